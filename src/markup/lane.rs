//! One lane of the timeline: the drawing in one cell of a table of projects.

use super::axis::Axis;
use super::bar::{Bar, Parts, Rows};
use super::marks::Mark;
use super::svg::{Percent, Purpose, Svg, Writer};
use crate::model::Date;

/// One project's row.
#[derive(Clone, Copy, Debug)]
pub struct Lane<'a> {
    /// The scale, the same in every row of a table.
    pub axis: Axis,
    /// The status date; its line is drawn where it is on the axis.
    pub today: Date,
    /// Id of the page's [`super::ruler::grid`], without `#`.
    pub grid: &'a str,
    /// The project's time; none where neither start nor end is known.
    pub bar: Option<Bar>,
    /// The milestones that have a date, in any order.
    pub milestones: &'a [Diamond],
}

/// A milestone on a lane or a strip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Diamond {
    /// The day on which it was done, else its current due date.
    pub date: Date,
    /// The day first promised, where there is one.
    pub promised: Option<Date>,
    /// Its state.
    pub mark: Mark,
}

impl Diamond {
    /// Returns the day first promised, where that is before the current date.
    pub(super) fn moved_from(&self) -> Option<Date> {
        self.promised.filter(|promised| *promised < self.date)
    }
}

/// Pixels below the middle of a lane at which the first promise is drawn.
const GHOST: f64 = 7.5;

/// Draws a lane into an `svg` whose height the stylesheet sets; it is hidden, for the row says the same in words.
pub fn lane(lane: &Lane<'_>) -> Svg {
    let mut writer = Writer::with_capacity(1_024 + 48 * lane.milestones.len());
    writer.root(Purpose::Decoration, |svg| svg.attr("class", "ln"));
    writer.tag("use").attr("href", Reference(lane.grid)).end();
    if lane.axis.contains(lane.today) {
        let x = lane.axis.noon_of(lane.today);
        writer.line("tl-today", (x, x), (Percent::START, Percent::END));
    }
    let parts = lane.bar.map(|bar| bar.parts(lane.axis));
    let ghosts = ghosts(lane);
    let raised = !ghosts.is_empty() || parts.is_some_and(|parts| parts.has_ghost());
    let middle = if raised { -3.0 } else { 0.0 };
    let svg = writer.tag("svg").attr("y", Percent::START.middle(Percent::END));
    svg.attr("overflow", "visible").open();
    if let (Some(parts), Some(bar)) = (parts, lane.bar) {
        let rows = Rows {
            top: middle - 3.5,
            height: 7.0,
            ghost: GHOST,
        };
        parts.draw(&mut writer, bar.tone, rows);
    }
    for x in ghosts {
        writer.symbol("#m-ghost", x, GHOST);
    }
    draw_diamonds(&mut writer, lane.axis, lane.milestones, middle);
    if let Some(parts) = parts {
        draw_edges(&mut writer, parts, middle);
    }
    writer.finish()
}

/// Refers to an element of the page by its id.
pub(super) struct Reference<'a>(pub(super) &'a str);

impl super::svg::Value for Reference<'_> {
    fn append(&self, out: &mut String) {
        out.push('#');
        self.0.append(out);
    }
}

/// Returns where the moved milestones that are owed were first promised.
fn ghosts(lane: &Lane<'_>) -> Vec<Percent> {
    let owed = lane
        .milestones
        .iter()
        .filter(|diamond| diamond.mark == Mark::Owed);
    let mut days: Vec<Date> = owed
        .filter_map(Diamond::moved_from)
        .filter(|promised| lane.axis.contains(*promised))
        .collect();
    days.sort_unstable();
    days.dedup();
    days.into_iter().map(|day| lane.axis.start_of(day)).collect()
}

/// Draws what says that a bar began before the axis or goes on behind it.
pub(super) fn draw_edges(writer: &mut Writer, parts: Parts, middle: f64) {
    if parts.enters {
        writer.symbol("#e-in", Percent::START, middle);
    }
    if parts.leaves {
        writer.symbol("#e-out", Percent::END, middle);
    }
}

/// Diamonds so close, as a share of the axis, become one where there are three or more.
const CLOSE: Percent = Percent::ONE;

/// A milestone on the axis: where it stands, its day and its state.
type Standing = (Percent, Date, Mark);

/// Draws the milestones on the axis in the order of their dates, so that a later one covers an earlier one.
pub(super) fn draw_diamonds(writer: &mut Writer, axis: Axis, diamonds: &[Diamond], y: f64) {
    let mut sorted: Vec<Standing> = diamonds
        .iter()
        .filter(|diamond| axis.contains(diamond.date))
        .map(|diamond| (axis.start_of(diamond.date), diamond.date, diamond.mark))
        .collect();
    sorted.sort_by_key(|(_, date, mark)| (*date, *mark));
    let mut rest = &sorted[..];
    while let Some((begin, _, mark)) = rest.first() {
        let close = rest.partition_point(|(x, ..)| x.since(*begin) <= CLOSE);
        if close < 3 {
            writer.symbol(mark.diamond(), *begin, y);
            rest = &rest[1..];
        } else {
            draw_group(writer, &rest[..close], y);
            rest = &rest[close..];
        }
    }
}

/// Draws one diamond for several, in the most serious state among them, and how many there are: `4`, or `1/4`
/// where only one of the four is in that state.
fn draw_group(writer: &mut Writer, group: &[Standing], y: f64) {
    let worst = group.iter().map(|(.., mark)| *mark).max().unwrap_or(Mark::Open);
    let count = group.iter().filter(|(.., mark)| *mark == worst).count();
    let (x, ..) = group[group.len() / 2];
    writer.symbol(worst.diamond(), x, y);
    let words = if count == group.len() {
        count.to_string()
    } else {
        format!("{count}/{}", group.len())
    };
    let text = writer.tag("text").attr("class", "mc").attr("x", x).attr("dx", 6);
    text.attr("y", y - 5.0).text(&words);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::tests::{diamond, year};

    fn drawn(diamonds: &[Diamond]) -> String {
        let mut writer = Writer::with_capacity(256);
        draw_diamonds(&mut writer, year(1, 1), diamonds, 0.0);
        writer.finish().to_string()
    }

    #[test]
    fn two_close_milestones_stay_two_and_three_become_one_with_a_count() {
        let days = ["2026-05-01", "2026-05-02", "2026-05-03"];
        let done: Vec<Diamond> = days.iter().map(|day| diamond(day, None, Mark::Done)).collect();
        assert_eq!(drawn(&done[..2]).matches("<use").count(), 2);
        let three = drawn(&done);
        assert_eq!(three.matches("<use").count(), 1);
        assert!(three.contains(">3</text>"));
    }

    #[test]
    fn a_group_shows_its_most_serious_state_and_how_many_are_in_it() {
        let mixed = [
            diamond("2026-05-01", None, Mark::Done),
            diamond("2026-05-02", None, Mark::Owed),
            diamond("2026-05-03", None, Mark::Open),
        ];
        let one = drawn(&mixed);
        assert!(one.contains("#m-over") && one.contains(">1/3</text>"));
    }
}
