//! The year ruler: labelled months or years, weeks or quarters, and a heavy line for the time that has passed.

use super::axis::{Axis, Period, Scale};
use super::labels::{Label, width};
use super::svg::{Percent, Purpose, Svg, Value, Writer};
use crate::model::Date;

/// Font size of the words on a ruler, in pixels.
pub(super) const TEXT: f64 = 12.0;

/// The ruler at the head of a table of lanes.
#[derive(Clone, Copy, Debug)]
pub struct Ruler<'a> {
    /// The scale of all lanes below.
    pub axis: Axis,
    /// One label for each of [`Axis::periods`], in that order.
    pub labels: &'a [Label],
    /// The status date; what has passed is drawn heavy, the whole axis where the date lies behind it.
    pub today: Date,
    /// The words of the flag at the status date, such as `今天 11-22`; drawn only where that is on the axis.
    pub flag: &'a str,
}

/// Draws the ruler, 44 px high, in an `svg` as wide as its place.
pub fn ruler(ruler: &Ruler<'_>) -> Svg {
    let mut writer = Writer::with_capacity(8_192);
    writer.root(Purpose::Decoration, |svg| svg.attr("height", 44));
    if ruler.axis.contains(ruler.today) {
        let x = ruler.axis.noon_of(ruler.today);
        writer.line("tl-today", (x, x), (16, 44));
    }
    draw_scale(
        &mut writer,
        ruler.axis,
        ruler.labels,
        ruler.today,
        Place::Above(42.5),
    );
    if ruler.axis.contains(ruler.today) {
        draw_flag(&mut writer, ruler.axis.noon_of(ruler.today), ruler.flag);
    }
    writer.finish()
}

/// Which part of the axis from either end a flag does not reach over, so that nothing cuts it off.
const EDGE: f64 = 10.0;

/// Draws the flag as a dash as long as the words are wide, and text: when Chromium prints a repeated table head it keeps
/// the place on the screen of a nested `svg` and forgets the `transform` of a `rect`. Near an end of the axis it hangs to
/// the inner side of its line.
fn draw_flag(writer: &mut Writer, x: Percent, words: &str) {
    let wide = (width(words, TEXT) + 12.0).ceil();
    let place = x.along(100.0);
    // A line along the axis, of which the dash is the beginning; in the middle it is a short thick one across.
    let (end, anchor, dx) = if place > 100.0 - EDGE {
        (Some(Percent::START), "end", -6)
    } else if place < EDGE {
        (Some(Percent::END), "start", 6)
    } else {
        (None, "middle", 0)
    };
    writer.tag("g").attr("class", "now").open();
    let cloth = writer.tag("line").attr("class", "fl");
    let cloth = match end {
        Some(end) => cloth
            .attr("stroke-width", 18)
            .attr("stroke-dasharray", Dash(wide))
            .attr("x1", x)
            .attr("x2", end)
            .attr("y1", 9)
            .attr("y2", 9),
        None => cloth
            .attr("stroke-width", wide)
            .attr("x1", x)
            .attr("x2", x)
            .attr("y1", 0)
            .attr("y2", 18),
    };
    cloth.end();
    let text = writer.tag("text").attr("class", "nh").attr("x", x).attr("y", 13);
    let text = if dx == 0 { text } else { text.attr("dx", dx) };
    text.attr("text-anchor", anchor).text(words);
    writer.close();
}

/// One dash of so many pixels, and then nothing.
struct Dash(f64);

impl Value for Dash {
    fn append(&self, out: &mut String) {
        self.0.append(out);
        out.push_str(" 9999");
    }
}

/// Where words and ticks stand around the axis line, whose `y` is given in pixels.
#[derive(Clone, Copy, Debug)]
pub(super) enum Place {
    /// Words and ticks stand on the line.
    Above(f64),
    /// Words and ticks hang from the line.
    Below(f64),
}

impl Place {
    fn line(self) -> f64 {
        match self {
            Place::Above(y) | Place::Below(y) => y,
        }
    }

    /// Returns the two ends of a tick of `length` pixels.
    fn tick(self, length: f64) -> (f64, f64) {
        match self {
            Place::Above(y) => (y - length, y),
            Place::Below(y) => (y, y + length),
        }
    }

    fn words(self) -> f64 {
        match self {
            Place::Above(y) => y - 9.0,
            Place::Below(y) => y + 21.0,
        }
    }

    /// Returns the length of the ticks between labelled stretches: long enough to part the words.
    fn long_tick(self) -> f64 {
        match self {
            Place::Above(_) => 11.0,
            Place::Below(_) => 16.0,
        }
    }
}

/// Draws small ticks, labelled stretches, the axis line and what has passed of it.
pub(super) fn draw_scale(writer: &mut Writer, axis: Axis, labels: &[Label], today: Date, place: Place) {
    for x in small_ticks(axis) {
        writer.line("tk", (x, x), place.tick(4.0));
    }
    let periods = axis.periods();
    for period in periods.iter().skip(1).take(MOST_TICKS) {
        writer.line("tkm", (period.start, period.start), place.tick(place.long_tick()));
    }
    draw_words(writer, &periods, labels, place.words());
    draw_line(writer, axis, today, place.line());
}

/// Draws the axis line and, heavy, what has passed of it.
pub(super) fn draw_line(writer: &mut Writer, axis: Axis, today: Date, y: f64) {
    let begin = Percent::START;
    writer.line("ax-l", (begin, Percent::END), (y, y));
    let elapsed = axis.elapsed(today);
    if elapsed > begin && axis.first_day() <= today {
        writer.line("ax-f", (begin, elapsed), (y, y));
    }
}

/// A ruler with more ticks than this is grey, not divided.
const MOST_TICKS: usize = 100;

/// Returns the weeks of an axis labelled by months, the quarters of one labelled by years.
fn small_ticks(axis: Axis) -> Vec<Percent> {
    let ticks: Vec<Percent> = match axis.scale() {
        Scale::Months => axis.weeks().map(|monday| axis.start_of(monday)).collect(),
        Scale::Years => axis
            .quarters()
            .iter()
            .skip(1)
            .map(|quarter| quarter.start)
            .collect(),
    };
    if ticks.len() > MOST_TICKS {
        Vec::new()
    } else {
        ticks
    }
}

/// Draws the quarters of an axis labelled by years as small ticks; one labelled by months has none.
pub(super) fn draw_quarters(writer: &mut Writer, axis: Axis, y: (f64, f64)) {
    if axis.scale() == Scale::Years {
        for x in small_ticks(axis) {
            writer.line("tk", (x, x), y);
        }
    }
}

/// Width of the narrowest ruler on a screen that shows whole words, in pixels.
const NARROWEST: f64 = 600.0;

/// Width of the ruler of a telephone, in pixels.
const TELEPHONE: f64 = 330.0;

/// Draws the labels of `periods` at `y`, leaving out those that would run into another; those for which a telephone has
/// no room are of the class that it hides.
pub(super) fn draw_words(writer: &mut Writer, periods: &[Period], labels: &[Label], y: f64) {
    let all: Vec<usize> = (0..periods.len().min(labels.len())).collect();
    let shown = without_collisions(periods, &all, NARROWEST, |index| labels[index].width(TEXT));
    let on_telephone = without_collisions(periods, &shown, TELEPHONE, |index| {
        width(&labels[index].head, TEXT)
    });
    for index in shown {
        let text = writer.tag("text").attr("x", periods[index].middle()).attr("y", y);
        let text = match on_telephone.contains(&index) {
            true => text,
            false => text.attr("class", "ru"),
        };
        text.attr("text-anchor", "middle").open();
        draw_label(writer, &labels[index]);
        writer.close();
    }
}

/// Returns those of `labels` that have room side by side on a ruler of `room` pixels. Where two collide the one of the
/// longer stretch stays: the first and the last stretch of an axis are often a part of a year.
fn without_collisions(
    periods: &[Period],
    labels: &[usize],
    room: f64,
    width: impl Fn(usize) -> f64,
) -> Vec<usize> {
    let ends = |index: usize| {
        let (centre, half) = (periods[index].middle().along(room), width(index) / 2.0);
        (centre - half, centre + half)
    };
    let long = |index: usize| periods[index].end.since(periods[index].start).along(room);
    let mut kept: Vec<usize> = Vec::with_capacity(labels.len());
    for &index in labels {
        let (start, end) = ends(index);
        if start < -8.0 || end > room + 8.0 {
            continue;
        }
        match kept.last() {
            Some(&last) if start < ends(last).1 + 4.0 => {
                if long(index) > 1.5 * long(last) {
                    kept.pop();
                    kept.push(index);
                }
            }
            _ => kept.push(index),
        }
    }
    kept
}

/// Writes a label's text, the part that narrow screens hide in a `tspan` of class `ru`.
pub(super) fn draw_label(writer: &mut Writer, label: &Label) {
    writer.text(&label.head);
    if !label.tail.is_empty() {
        writer.tag("tspan").attr("class", "ru").text(&label.tail);
    }
}

/// Draws the vertical lines between the labelled stretches once, as the group `id` that every lane refers to.
///
/// The lines take the height of the `svg` that uses them. Place it in the page before the lanes.
pub fn grid(axis: Axis, id: &str) -> Svg {
    let mut writer = Writer::with_capacity(1_024);
    writer.root(Purpose::Decoration, |svg| {
        svg.attr("class", "sprite").attr("width", 0).attr("height", 0)
    });
    writer.tag("defs").open();
    writer.tag("g").attr("id", id).open();
    draw_grid(&mut writer, axis, (Percent::START, Percent::END));
    writer.finish()
}

/// Draws the scale of all strips of a page once, as the group `id` that each of them refers to: its ticks and words
/// would be more than half of a sheet. Place it in the page before the strips.
pub fn strip_scale(axis: Axis, labels: &[Label], today: Date, id: &str) -> Svg {
    let mut writer = Writer::with_capacity(8_192);
    writer.root(Purpose::Decoration, |svg| {
        svg.attr("class", "sprite").attr("width", 0).attr("height", 0)
    });
    writer.tag("defs").open();
    // The class is what the words of a ruler are styled by.
    writer.tag("g").attr("id", id).attr("class", "ruler").open();
    draw_scale(&mut writer, axis, labels, today, Place::Above(48.5));
    writer.finish()
}

/// Draws the vertical lines between the labelled stretches from one `y` to another.
pub(super) fn draw_grid<Y: Value + Copy>(writer: &mut Writer, axis: Axis, y: (Y, Y)) {
    for period in axis.periods().iter().skip(1).take(MOST_TICKS) {
        writer.line("mg", (period.start, period.start), y);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // Proved by sabotage: where the first of two labels that collide always stays, 2008 is shown and 2009 is not.
    #[test]
    fn part_of_a_year_gives_way_to_the_whole_year_beside_it() {
        let day = |text: &str| text.parse().expect("a day");
        let axis = Axis::span(day("2008-07-15"), day("2033-06-30"));
        let periods = axis.periods();
        let all: Vec<usize> = (0..periods.len()).collect();
        let years = |room: f64| -> Vec<String> {
            let kept = without_collisions(&periods, &all, room, |_| 28.0);
            kept.into_iter()
                .map(|index| periods[index].first.format("%Y").to_string())
                .collect()
        };
        assert_eq!(years(1_000.0)[..2], ["2009", "2010"]);
        let narrow = years(330.0);
        assert!((5..=10).contains(&narrow.len()), "{narrow:?}");
    }
}
