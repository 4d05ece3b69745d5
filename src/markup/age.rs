//! The age strip: one dot for every open problem, at the number of days it has been open.
//!
//! In a table row, one problem's age against its limit is a [`super::bullet::bullet`] on the same scale.

use super::labels::width;
use super::marks::Tone;
use super::ruler::TEXT;
use super::svg::{Percent, Purpose, Svg, Writer};

/// The ages of open problems.
#[derive(Clone, Copy, Debug)]
pub struct Ages<'a> {
    /// Id of the title, unique in its page.
    pub id: &'a str,
    /// The finding, a sentence.
    pub finding: &'a str,
    /// Labels for the days that [`scale`] gives, in that order.
    pub labels: &'a [String],
    /// Days after which a problem should be solved, and the words at that place.
    pub limit: Option<(i64, &'a str)>,
    /// Age in days and tone of each problem, in any order; a negative age counts as 0.
    pub dots: &'a [(i64, Tone)],
}

/// Returns the days that the ruler of `ages` has labels for: from 0 in equal steps to at least the oldest.
pub fn scale(oldest: i64) -> Vec<i64> {
    let oldest = oldest.max(1);
    let mut unit = 1;
    let step = loop {
        let fitting = [7, 15, 30, 60].into_iter().find(|step| step * unit * 4 >= oldest);
        match fitting {
            Some(step) => break step * unit,
            None => unit *= 10,
        }
    };
    (0..)
        .map(|index| index * step)
        .take_while(|day| *day < oldest + step)
        .collect()
}

/// Height of the axis line, in pixels.
const GROUND: f64 = 62.0;
/// Distance of two dots of a stack at most, in pixels.
const PITCH: f64 = 9.0;
/// Dots of one stack that have room at that distance.
const TALL: usize = 6;
/// Dots nearer than this share of the ruler are stacked, in percent.
const CLOSE: i64 = 1;

/// Draws the strip, 84 px high and as wide as its place.
pub fn ages(ages: &Ages<'_>) -> Svg {
    let oldest = ages.dots.iter().map(|(days, _)| *days).max().unwrap_or(0);
    let days = scale(oldest.max(ages.limit.map_or(0, |(days, _)| days)));
    let last = days.last().copied().unwrap_or(1);
    let purpose = Purpose::Finding {
        id: ages.id,
        sentence: ages.finding,
    };
    let mut writer = Writer::with_capacity(1_024 + 64 * ages.dots.len());
    writer.root(purpose, |svg| svg.attr("class", "ages").attr("height", 84));
    writer.line("ax-l", (Percent::START, Percent::END), (GROUND, GROUND));
    for (day, label) in days.iter().zip(ages.labels) {
        draw_tick(&mut writer, Percent::of(*day, last), label);
    }
    if let Some((limit, words)) = ages.limit {
        draw_limit(&mut writer, Percent::of(limit, last), words);
    }
    draw_dots(&mut writer, ages.dots, last);
    writer.finish()
}

fn draw_tick(writer: &mut Writer, x: Percent, label: &str) {
    writer.line("tk", (x, x), (GROUND, GROUND + 4.0));
    word(writer, "", x, GROUND + 17.0, anchor(x), label);
}

/// Words at the ends stay inside.
fn anchor(x: Percent) -> (&'static str, f64) {
    match x {
        Percent::START => ("start", 0.0),
        Percent::END => ("end", 0.0),
        _ => ("middle", 0.0),
    }
}

fn draw_limit(writer: &mut Writer, x: Percent, words: &str) {
    writer.line("k", (x, x), (2.0, GROUND));
    let right = x.along(600.0) + width(words, TEXT) + 5.0 <= 600.0;
    let side = if right { ("start", 5.0) } else { ("end", -5.0) };
    word(writer, "an", x, 12.0, side, words);
}

fn word(writer: &mut Writer, class: &str, x: Percent, y: f64, (anchor, dx): (&str, f64), words: &str) {
    let mut text = writer.tag("text");
    if !class.is_empty() {
        text = text.attr("class", class);
    }
    let text = text.attr("x", x).attr("dx", dx).attr("y", y);
    text.attr("text-anchor", anchor).text(words);
}

/// Draws dots from young to old; those within one percent of the ruler stand on each other.
fn draw_dots(writer: &mut Writer, dots: &[(i64, Tone)], last: i64) {
    let mut sorted: Vec<(i64, Tone)> = dots.iter().map(|(days, tone)| ((*days).max(0), *tone)).collect();
    sorted.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
    let mut rest = &sorted[..];
    while let Some((first, _)) = rest.first() {
        let near = rest.partition_point(|(days, _)| (days - first) * 100 < CLOSE * last.max(100));
        let (stack, next) = rest.split_at(near.max(1));
        let x = Percent::of(*first, last);
        let pitch = if stack.len() > TALL {
            PITCH * (TALL - 1) as f64 / (stack.len() - 1) as f64
        } else {
            PITCH
        };
        for (index, (_, tone)) in stack.iter().enumerate() {
            let dot = writer.tag("circle").attr("class", tone.fill()).attr("cx", x);
            dot.attr("cy", GROUND - 6.0 - pitch * index as f64)
                .attr("r", 4)
                .end();
        }
        rest = next;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scale_counts_in_weeks_then_in_months_and_covers_the_oldest() {
        let cases = [
            (0, vec![0, 7]),
            (20, vec![0, 7, 14, 21]),
            (76, vec![0, 30, 60, 90]),
            (240, vec![0, 60, 120, 180, 240]),
        ];
        for (oldest, days) in cases {
            assert_eq!(scale(oldest), days, "{oldest}");
        }
    }
}
