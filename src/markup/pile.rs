//! The milestone pile: one diamond for every promise of the year, stacked on the ISO week it was promised for.
//!
//! A diamond stays on its promised week whatever happened: left of today everything should be solid, and a red
//! hole is a broken promise.

use std::collections::BTreeMap;

use super::axis::Axis;
use super::labels::{Label, width};
use super::marks::Mark;
use super::ruler::{self, Place, TEXT};
use super::svg::{Percent, Purpose, Svg, Writer};
use crate::model::Date;

/// The promises of a year.
#[derive(Clone, Copy, Debug)]
pub struct Pile<'a> {
    /// The year's scale.
    pub axis: Axis,
    /// One label for each of [`Axis::periods`], in that order.
    pub labels: &'a [Label],
    /// The status date.
    pub today: Date,
    /// The words of the flag at the status date, such as `今天 11-22`.
    pub flag: &'a str,
    /// The words behind the flag, such as `剩39天`; may be empty.
    pub left: &'a str,
    /// Id of the title, unique in its page.
    pub id: &'a str,
    /// The finding, a sentence.
    pub finding: &'a str,
    /// The promises, in any order; those outside the axis are left out.
    pub promises: &'a [Promise],
}

/// One promised deliverable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Promise {
    /// The day first promised.
    pub date: Date,
    /// What has become of it.
    pub mark: Mark,
}

/// A drawn pile, and the numbers of the table beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piled {
    /// The drawing.
    pub svg: Svg,
    /// How many promises one diamond stands for; more than 1 must be said in the key.
    pub unit: usize,
    /// The promises by labelled stretch of the axis, as [`Axis::periods`] gives them.
    pub periods: Vec<Tally>,
    /// Their sum.
    pub total: Tally,
    /// How many promises lie outside the axis.
    pub outside: usize,
}

/// How many promises there are in each state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// 已交.
    pub done: usize,
    /// 待交.
    pub open: usize,
    /// 欠交.
    pub owed: usize,
}

impl Tally {
    /// Returns the sum.
    pub fn total(self) -> usize {
        self.done + self.open + self.owed
    }

    fn add(&mut self, mark: Mark) {
        match mark {
            Mark::Done => self.done += 1,
            Mark::Open => self.open += 1,
            Mark::Owed => self.owed += 1,
        }
    }

    /// Returns how many diamonds of `unit` promises each state needs; a state that occurs has one at least.
    fn diamonds(self, unit: usize) -> [(Mark, usize); 3] {
        let need = |count: usize| count.div_ceil(unit);
        [
            (Mark::Done, need(self.done)),
            (Mark::Open, need(self.open)),
            (Mark::Owed, need(self.owed)),
        ]
    }

    fn height(self, unit: usize) -> usize {
        self.diamonds(unit).iter().map(|(_, count)| count).sum()
    }
}

/// Distance of two diamonds of a stack, in pixels.
const PITCH: f64 = 12.2;
/// The tallest stack at full pitch.
const TALL: usize = 14;
/// The tallest stack at one promise a diamond.
const TALLEST: usize = 30;

/// Draws the pile; the stylesheet gives it height (196 px) and width.
pub fn pile(pile: &Pile<'_>) -> Piled {
    let weeks = weeks(pile);
    let tallest = weeks.values().map(|tally| tally.total()).max().unwrap_or(0);
    let unit = tallest.div_ceil(TALLEST).max(1);
    let mut writer = Writer::with_capacity(12_288 + 32 * pile.promises.len());
    let purpose = Purpose::Finding {
        id: pile.id,
        sentence: pile.finding,
    };
    writer.root(purpose, |svg| svg.attr("class", "pile"));
    let ground = writer.tag("svg").attr("x", 0).attr("y", Percent::END);
    ground
        .attr("width", Percent::END)
        .attr("height", 1)
        .attr("overflow", "visible")
        .open();
    ruler::draw_scale(
        &mut writer,
        pile.axis,
        pile.labels,
        pile.today,
        Place::Below(-26.0),
    );
    let pitch = pitch(weeks.values().map(|tally| tally.height(unit)).max().unwrap_or(0));
    for (monday, tally) in &weeks {
        draw_stack(
            &mut writer,
            centre(pile.axis, *monday),
            tally.diamonds(unit),
            pitch,
        );
    }
    if pile.axis.contains(pile.today) {
        draw_flag(&mut writer, pile);
    }
    let periods = periods(pile);
    Piled {
        svg: writer.finish(),
        unit,
        total: sum(&periods),
        outside: pile.promises.len() - sum(&periods).total(),
        periods,
    }
}

/// Counts the promises on the axis by the Monday of their ISO week.
fn weeks(pile: &Pile<'_>) -> BTreeMap<Date, Tally> {
    let mut weeks = BTreeMap::new();
    for promise in pile
        .promises
        .iter()
        .filter(|promise| pile.axis.contains(promise.date))
    {
        let tally: &mut Tally = weeks.entry(super::axis::monday_of(promise.date)).or_default();
        tally.add(promise.mark);
    }
    weeks
}

fn periods(pile: &Pile<'_>) -> Vec<Tally> {
    let periods = pile.axis.periods();
    let mut tallies = vec![Tally::default(); periods.len()];
    for promise in pile
        .promises
        .iter()
        .filter(|promise| pile.axis.contains(promise.date))
    {
        let index = periods.partition_point(|period| period.first <= promise.date) - 1;
        tallies[index].add(promise.mark);
    }
    tallies
}

fn sum(tallies: &[Tally]) -> Tally {
    tallies.iter().fold(Tally::default(), |sum, tally| Tally {
        done: sum.done + tally.done,
        open: sum.open + tally.open,
        owed: sum.owed + tally.owed,
    })
}

/// Stacks of more than fourteen diamonds are pressed together, all stacks alike, so that heights compare.
fn pitch(height: usize) -> f64 {
    if height <= TALL {
        PITCH
    } else {
        PITCH * (TALL - 1) as f64 / (height - 1) as f64
    }
}

/// The first and the last week may lie half outside the year; their diamonds stay whole.
fn centre(axis: Axis, monday: Date) -> Percent {
    let edge = Percent::of(6, 1_000);
    let far = Percent::of(994, 1_000);
    axis.centre_of_week(monday).clamp(edge, far)
}

fn draw_stack(writer: &mut Writer, x: Percent, diamonds: [(Mark, usize); 3], pitch: f64) {
    let svg = writer.tag("svg").attr("x", x).attr("y", -35);
    svg.attr("overflow", "visible").open();
    writer.tag("g").attr("class", "stk").open();
    let marks = diamonds
        .into_iter()
        .flat_map(|(mark, count)| std::iter::repeat_n(mark, count));
    for (index, mark) in marks.enumerate() {
        let y = -(pitch * index as f64);
        writer.tag("use").attr("href", mark.unit()).attr("y", y).end();
    }
    writer.close();
    writer.close();
}

/// Width of the pile on a full page, in pixels.
const WIDTH: f64 = 1_200.0;

/// Draws the today line, its flag on the left where there is room, and the words about what is left.
fn draw_flag(writer: &mut Writer, pile: &Pile<'_>) {
    let x = pile.axis.noon_of(pile.today);
    let wide = (width(pile.flag, TEXT) + 12.0).ceil();
    let flag_right = x.along(WIDTH) < wide;
    let words_wide = width(pile.left, TEXT) + 10.0;
    let words_left = !flag_right && x.along(WIDTH) + words_wide > WIDTH;
    let flag = writer.tag("svg").attr("class", "now pflag").attr("x", x);
    flag.attr("y", 0).attr("overflow", "visible").open();
    writer.line("tl-today", (0, 0), (-172, -22));
    let from = if flag_right { -0.6 } else { 0.6 - wide };
    writer
        .tag("rect")
        .attr("x", from)
        .attr("y", -190)
        .attr("width", wide)
        .attr("height", 18)
        .end();
    let text = writer.tag("text").attr("x", from + wide / 2.0).attr("y", -177);
    text.attr("text-anchor", "middle").text(pile.flag);
    writer.close();
    if pile.left.is_empty() {
        return;
    }
    let words = writer.tag("svg").attr("class", "pflag").attr("x", x);
    words.attr("y", 0).attr("overflow", "visible").open();
    let (dx, anchor) = match (flag_right, words_left) {
        (true, _) => (wide + 8.0, "start"),
        (false, true) => (-wide - 8.0, "end"),
        (false, false) => (8.0, "start"),
    };
    let text = writer
        .tag("text")
        .attr("class", "an")
        .attr("x", dx)
        .attr("y", -177);
    text.attr("text-anchor", anchor).text(pile.left);
    writer.close();
}
