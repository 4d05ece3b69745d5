//! Slope lines: one measure of each thing in one year and the next, with its values at both ends.

use super::labels::{Area, fit, spread, width};
use super::plot;
use super::ruler::TEXT;
use super::svg::{Purpose, Svg, Writer};

/// Values of two years that share one measure and one scale.
#[derive(Clone, Copy, Debug)]
pub struct Slope<'a> {
    /// Id of the title, unique in its page.
    pub id: &'a str,
    /// The finding, a sentence.
    pub finding: &'a str,
    /// The words above the left end, such as `2025`.
    pub before: &'a str,
    /// The words above the right end, such as `2026`.
    pub after: &'a str,
    /// The lines.
    pub lines: &'a [Pair],
}

/// One thing in two years.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// What it is called; may be empty where the chart has one line.
    pub name: String,
    /// Value of the year before.
    pub before: f64,
    /// Value of this year.
    pub after: f64,
    /// The value of the year before in words.
    pub before_words: String,
    /// The value of this year in words.
    pub after_words: String,
    /// How it is drawn.
    pub weight: Weight,
}

/// How much a line is to be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// Thin and grey.
    Quiet,
    /// In ink.
    Strong,
}

/// Width of the drawing.
const WIDTH: f64 = 300.0;
/// Abscissa of the year before.
const LEFT: f64 = 112.0;
/// Abscissa of this year.
const RIGHT: f64 = 188.0;
/// First ordinate below the words at the head.
const TOP: f64 = 34.0;
/// Room that a line's words take.
const LINE: f64 = 15.0;

/// Draws the lines, as high as they need; values that are not finite numbers are left out.
pub fn slope(slope: &Slope<'_>) -> Svg {
    let finite = |pair: &&Pair| pair.before.is_finite() && pair.after.is_finite();
    let lines: Vec<&Pair> = slope.lines.iter().filter(finite).collect();
    let bottom = TOP + (lines.len() as f64 * LINE * 1.4).max(76.0);
    let view = format!("0 0 {WIDTH} {}", (bottom + 14.0).ceil());
    let purpose = Purpose::Finding {
        id: slope.id,
        sentence: slope.finding,
    };
    let mut writer = Writer::with_capacity(512 + 384 * lines.len());
    writer.root(purpose, |svg| {
        svg.attr("class", "chart slope").attr("viewBox", &*view)
    });
    for (x, words) in [(LEFT, slope.before), (RIGHT, slope.after)] {
        plot::word(&mut writer, "", (x, 14.0), "middle", words);
        writer.line("g", (x, x), (TOP - 12.0, bottom + 8.0));
    }
    let scale = Scale::new(&lines, bottom);
    for pair in &lines {
        draw_pair(&mut writer, pair, &scale);
    }
    draw_ends(&mut writer, &lines, &scale, bottom);
    writer.finish()
}

struct Scale {
    least: f64,
    most: f64,
    bottom: f64,
}

impl Scale {
    fn new(lines: &[&Pair], bottom: f64) -> Scale {
        let values = || lines.iter().flat_map(|pair| [pair.before, pair.after]);
        Scale {
            least: values().fold(f64::INFINITY, f64::min),
            most: values().fold(f64::NEG_INFINITY, f64::max),
            bottom,
        }
    }

    fn y(&self, value: f64) -> f64 {
        self.bottom - (self.bottom - TOP) * plot::share(value, self.least, self.most)
    }
}

fn draw_pair(writer: &mut Writer, pair: &Pair, scale: &Scale) {
    let (class, dot, radius) = match pair.weight {
        Weight::Quiet => ("l0", "s0", 2.2),
        Weight::Strong => ("a", "s1", 2.8),
    };
    let ends = [(LEFT, scale.y(pair.before)), (RIGHT, scale.y(pair.after))];
    writer.line(class, (LEFT, RIGHT), (ends[0].1, ends[1].1));
    for (x, y) in ends {
        let circle = writer.tag("circle").attr("class", dot);
        circle.attr("cx", x).attr("cy", y).attr("r", radius).end();
    }
}

/// Writes name and value at the left ends and the value at the right ends, moved apart where they would overlap.
fn draw_ends(writer: &mut Writer, lines: &[&Pair], scale: &Scale, bottom: f64) {
    let area = |value: f64| {
        let y = scale.y(value);
        Area {
            left: 0.0,
            right: WIDTH,
            top: y - LINE / 2.0,
            bottom: y + LINE / 2.0,
        }
    };
    let before: Vec<Area> = lines.iter().map(|pair| area(pair.before)).collect();
    let after: Vec<Area> = lines.iter().map(|pair| area(pair.after)).collect();
    let limit = bottom + LINE / 2.0;
    let tops = spread(&before, TOP - LINE / 2.0, limit);
    for (pair, top) in lines.iter().zip(tops) {
        let room = LEFT - 8.0 - width(&pair.before_words, TEXT) - TEXT / 2.0;
        let name = fit(&pair.name, TEXT, room.max(0.0));
        let words = if pair.name.is_empty() {
            pair.before_words.clone()
        } else {
            format!("{name} {}", pair.before_words)
        };
        plot::word(writer, class(pair), (LEFT - 8.0, top + 11.5), "end", &words);
    }
    let tops = spread(&after, TOP - LINE / 2.0, limit);
    for (pair, top) in lines.iter().zip(tops) {
        let at = (RIGHT + 8.0, top + 11.5);
        plot::word(writer, class(pair), at, "start", &pair.after_words);
    }
}

fn class(pair: &Pair) -> &'static str {
    match pair.weight {
        Weight::Quiet => "",
        Weight::Strong => "lab",
    }
}
