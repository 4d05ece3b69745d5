//! The milestone pile: one diamond for every promise of the year, stacked on the ISO week it was promised for.
//!
//! A diamond stays on its promised week whatever happened: left of today everything should be solid, and a red
//! hole is a broken promise.

mod flag;

use std::collections::BTreeMap;

use self::flag::{Flag, WIDTH, draw_flag};
use super::axis::Axis;
use super::labels::Label;
use super::marks::Mark;
use super::ruler::{self, Place};
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
/// Height of a stack that ends below the flag, in pixels.
const UNDER: f64 = 126.0;
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
    let pitch = pitch(pile, &weeks, unit);
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

/// Returns the distance of two diamonds: stacks of more than fourteen are pressed together, and so are those that
/// would reach the flag; all stacks alike, so that heights compare.
fn pitch(pile: &Pile<'_>, weeks: &BTreeMap<Date, Tally>, unit: usize) -> f64 {
    let flag = Flag::new(pile);
    let pressed = weeks.iter().map(|(monday, tally)| {
        let x = centre(pile.axis, *monday).along(WIDTH);
        let under = pile.axis.contains(pile.today) && flag.left - 8.0 < x && x < flag.right + 8.0;
        let room = if under { UNDER } else { PITCH * (TALL - 1) as f64 };
        room / tally.height(unit).saturating_sub(1).max(1) as f64
    });
    pressed.fold(PITCH, f64::min)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::tests::{date, labels, year};

    fn piled(today: &str, counts: [usize; 3], day: &str) -> Piled {
        let axis = year(1, 1);
        let marks = [Mark::Done, Mark::Open, Mark::Owed].into_iter().zip(counts);
        let promises: Vec<Promise> = marks
            .flat_map(|(mark, count)| {
                std::iter::repeat_n(
                    Promise {
                        date: date(day),
                        mark,
                    },
                    count,
                )
            })
            .collect();
        pile(&Pile {
            axis,
            labels: &labels(axis),
            today: date(today),
            flag: "今天",
            left: "剩1天",
            id: "p",
            finding: "f",
            promises: &promises,
        })
    }

    /// Returns the heights of the diamonds above the ground, from the lowest.
    fn heights(piled: &Piled) -> Vec<f64> {
        let tags = piled.svg.as_str().split("<use ").skip(1);
        tags.map(|tag| {
            let (_, y) = tag.split_once("y=\"").expect("a diamond has a height");
            let (y, _) = y.split_once('"').expect("a value ends");
            -y.parse::<f64>().expect("a number")
        })
        .collect()
    }

    #[test]
    fn fourteen_stand_at_full_pitch_and_more_are_pressed_to_the_same_height() {
        assert_eq!(
            heights(&piled("2026-11-22", [14, 0, 0], "2026-03-05")).last(),
            Some(&158.6)
        );
        assert_eq!(
            heights(&piled("2026-11-22", [20, 5, 3], "2026-03-05")).last(),
            Some(&158.6)
        );
    }

    #[test]
    fn a_stack_below_the_flag_does_not_reach_it() {
        assert_eq!(
            heights(&piled("2026-11-22", [14, 0, 0], "2026-11-17")).last(),
            Some(&126.0)
        );
    }

    #[test]
    fn above_thirty_a_diamond_stands_for_several_and_no_state_disappears() {
        let piled = piled("2026-11-22", [40, 20, 1], "2026-03-05");
        assert_eq!(piled.unit, 3);
        assert_eq!(heights(&piled).len(), 14 + 7 + 1);
        assert_eq!(
            piled.total,
            Tally {
                done: 40,
                open: 20,
                owed: 1
            }
        );
        assert_eq!(piled.periods[2], piled.total, "all in March");
    }
}
