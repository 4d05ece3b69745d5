//! The project Gantt: phases as rows, first promises below them, and what must come before what.
//!
//! A project without phases is one row, named like the project: its milestones stand on one bar, as in a lane,
//! with up to four lines of names below. A row a milestone would be mostly white paper.

mod names;

use self::names::{Names, Placed};
use super::axis::Axis;
use super::bar::{Bar, Parts, Rows};
use super::labels::Label;
use super::lane::Diamond;
use super::marks::Mark;
use super::ruler;
use super::svg::{Purpose, Svg, Writer};
use crate::model::Date;

/// The plan of one project.
#[derive(Clone, Copy, Debug)]
pub struct Gantt<'a> {
    /// The reporting year, or the project's own span where it is longer.
    pub axis: Axis,
    /// One label for each of [`Axis::periods`], in that order.
    pub labels: &'a [Label],
    /// The status date.
    pub today: Date,
    /// Id of the title, unique in its page.
    pub id: &'a str,
    /// The finding, a sentence.
    pub finding: &'a str,
    /// The phases from top to bottom.
    pub rows: &'a [Row],
    /// What must come before what; an arrow to or from a place that does not exist is left out.
    pub arrows: &'a [Arrow],
}

/// One phase.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What it is called; cut where it is longer than the chart.
    pub name: String,
    /// Its time; none where it is not known.
    pub bar: Option<Bar>,
    /// Its milestones that have a date, in any order.
    pub milestones: Vec<Named>,
}

/// A milestone with the words below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Date, promise and state.
    pub diamond: Diamond,
    /// What it is called; cut where it is long.
    pub name: String,
    /// Its date in words, such as `11-27`; never cut.
    pub date: String,
}

/// One milestone that must come before another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arrow {
    /// The one that comes first.
    pub from: Spot,
    /// The one that waits for it.
    pub to: Spot,
}

/// A milestone's place in [`Gantt::rows`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// Index of the row.
    pub row: usize,
    /// Index in the row's milestones.
    pub milestone: usize,
}

/// A drawn plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// The drawing.
    pub svg: Svg,
    /// How many milestones on the axis found no room for their name; the table beside it names them all.
    pub unnamed: usize,
}

/// Where the axis line lies, in pixels.
const HEAD: f64 = 26.0;
/// Height of a row with one line of milestone names, in pixels.
const ROW: f64 = 60.0;
/// Height that each further line of milestone names adds.
const LINE: f64 = 16.0;

/// Draws the plan; its height follows from its rows.
pub fn gantt(gantt: &Gantt<'_>) -> Planned {
    let lines = if gantt.rows.len() == 1 { 4 } else { 3 };
    let mut top = HEAD;
    let mut placed = Vec::with_capacity(gantt.rows.len());
    for row in gantt.rows {
        let parts = row.bar.map(|bar| bar.parts(gantt.axis));
        let names = Names::place(gantt.axis, row, parts, lines);
        let height = ROW + LINE * names.extra_lines();
        placed.push(Band {
            row,
            parts,
            names,
            top,
        });
        top += height;
    }
    let mut writer = Writer::with_capacity(4_096 + 1_024 * gantt.rows.len());
    let purpose = Purpose::Finding {
        id: gantt.id,
        sentence: gantt.finding,
    };
    let height = top + LINE;
    writer.root(purpose, |svg| svg.attr("class", "gantt").attr("height", height));
    draw_head(&mut writer, gantt, height);
    for band in &placed {
        band.draw_marks(&mut writer, gantt.axis);
    }
    for arrow in gantt.arrows {
        draw_arrow(&mut writer, gantt.axis, &placed, *arrow);
    }
    for band in &placed {
        band.draw_words(&mut writer);
    }
    Planned {
        svg: writer.finish(),
        unnamed: placed.iter().map(|band| band.names.dropped).sum(),
    }
}

fn draw_head(writer: &mut Writer, gantt: &Gantt<'_>, height: f64) {
    ruler::draw_grid(writer, gantt.axis, (HEAD, height));
    ruler::draw_words(writer, &gantt.axis.periods(), gantt.labels, HEAD - 7.0);
    ruler::draw_quarters(writer, gantt.axis, (HEAD - 4.0, HEAD));
    ruler::draw_line(writer, gantt.axis, gantt.today, HEAD);
    if gantt.axis.contains(gantt.today) {
        let x = gantt.axis.noon_of(gantt.today);
        writer.line("tl-today", (x, x), (HEAD, height));
    }
}

/// A row with its place.
struct Band<'a> {
    row: &'a Row,
    parts: Option<Parts>,
    names: Names,
    top: f64,
}

impl Band<'_> {
    /// Middle of the bar and of the diamonds on it.
    fn middle(&self) -> f64 {
        self.top + 42.0
    }

    fn ghost(&self) -> f64 {
        self.top + 52.0
    }

    fn draw_marks(&self, writer: &mut Writer, axis: Axis) {
        let rows = Rows {
            top: self.middle() - 4.0,
            height: 8.0,
            ghost: self.ghost(),
        };
        if let (Some(parts), Some(bar)) = (self.parts, self.row.bar) {
            parts.draw(writer, bar.tone, rows);
        }
        let mut sorted: Vec<&Diamond> = self.row.milestones.iter().map(|named| &named.diamond).collect();
        sorted.sort_by_key(|diamond| (diamond.date, diamond.mark));
        for promised in sorted.iter().filter_map(|diamond| diamond.moved_from()) {
            if axis.contains(promised) {
                writer.symbol("#m-ghost", axis.start_of(promised), self.ghost());
            }
        }
        for diamond in sorted.iter().filter(|diamond| axis.contains(diamond.date)) {
            writer.symbol(diamond.mark.diamond(), axis.start_of(diamond.date), self.middle());
        }
        if let Some(parts) = self.parts {
            super::lane::draw_edges(writer, parts, self.middle());
        }
    }

    fn draw_words(&self, writer: &mut Writer) {
        let (name, x, anchor) = names::phase(&self.row.name, self.parts);
        let text = writer.tag("text").attr("class", "pl").attr("x", x);
        text.attr("y", self.top + 29.0)
            .attr("text-anchor", anchor)
            .text(&name);
        for placed in &self.names.placed {
            self.draw_name(writer, placed);
        }
    }

    fn draw_name(&self, writer: &mut Writer, placed: &Placed) {
        let class = if placed.mark == Mark::Owed {
            "ml over"
        } else {
            "ml"
        };
        let text = writer.tag("text").attr("class", class).attr("x", placed.x);
        let text = text
            .attr("dx", placed.anchor.shift())
            .attr("y", self.top + placed.down);
        text.attr("text-anchor", placed.anchor.word()).text(&placed.words);
    }
}

/// Draws a right-angled line from one milestone to another, with an arrow into the latter.
///
/// The level part lies between the milestone names of the row above and the name of the phase below.
fn draw_arrow(writer: &mut Writer, axis: Axis, bands: &[Band<'_>], arrow: Arrow) {
    let place = |spot: Spot| {
        let band = bands.get(spot.row)?;
        let date = band.row.milestones.get(spot.milestone)?.diamond.date;
        axis.contains(date).then(|| (axis.start_of(date), band))
    };
    let (Some((x1, from)), Some((x2, to))) = (place(arrow.from), place(arrow.to)) else {
        return;
    };
    if arrow.from == arrow.to {
        return;
    }
    let (y1, level, y2) = if arrow.from.row < arrow.to.row {
        (from.middle() + 8.0, to.top + 15.0, to.middle() - 8.0)
    } else if arrow.from.row > arrow.to.row {
        (from.middle() - 8.0, from.top + 15.0, to.middle() + 8.0)
    } else {
        (from.middle() + 8.0, from.middle() + 15.0, from.middle() + 8.0)
    };
    writer.line("dep", (x1, x1), (y1, level));
    writer.line("dep", (x1, x2), (level, level));
    let head = writer
        .tag("line")
        .attr("class", "dep")
        .attr("marker-end", "url(#arr)");
    head.attr("x1", x2)
        .attr("x2", x2)
        .attr("y1", level)
        .attr("y2", y2)
        .end();
}
