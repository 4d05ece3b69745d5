//! The year's promises: the milestone pile, its key and its table by month.

use chrono::Datelike;
use serde::Serialize;

use crate::figures::{Health, MilestoneTally, YearFigures};
use crate::locale::Args;
use crate::markup::axis::Axis;
use crate::markup::marks::Mark;
use crate::markup::pile::{Pile, Piled, Promise, Tally, pile};
use crate::markup::svg::Svg;
use crate::model::{Date, Days};
use crate::view::format::Format;
use crate::view::lane::axis_labels;
use crate::view::milestones::{self, Ledger};
use crate::view::part::Figure;
use crate::view::{Facts, Links};

/// The milestone pile with its key and its table.
#[derive(Clone, Debug, Serialize)]
pub struct Promises {
    /// The drawing.
    pub drawing: Svg,
    /// Handed over, owed and to come; a state that does not occur is left out.
    pub key: Vec<KeyEntry>,
    /// What one diamond stands for, and what the pile leaves out.
    pub notes: Vec<String>,
    /// One row a month.
    pub months: Vec<MonthRow>,
    /// Whether there is any promise to show.
    pub any: bool,
}

/// An entry of the key.
#[derive(Clone, Debug, Serialize)]
pub struct KeyEntry {
    /// Symbol of the sprite.
    pub symbol: &'static str,
    /// Word and count.
    pub text: String,
    /// Link to the list that it counts.
    pub href: String,
}

/// The promises of one month.
#[derive(Clone, Debug, Serialize)]
pub struct MonthRow {
    /// The month.
    pub name: String,
    /// All promises.
    pub total: Figure,
    /// Handed over.
    pub done: Figure,
    /// Owed.
    pub owed: Figure,
    /// To come.
    pub open: Figure,
}

/// Makes the pile of `year`. Milestones of cancelled projects are left out, as in every roll-up.
pub fn promises(facts: &Facts, links: Links<'_>, year: &YearFigures) -> Promises {
    let name = year.reporting_year.name();
    let entries = facts
        .entries(name)
        .filter(|entry| entry.figures.health != Health::Cancelled);
    let (mut promises, mut undated) = (Vec::new(), 0);
    for entry in entries {
        for (milestone, figures) in entry.project.milestones.iter().zip(&entry.figures.milestones) {
            match milestone.baseline_day() {
                Some(date) => promises.push(Promise {
                    date,
                    mark: Mark::from(figures.state),
                }),
                None => undated += 1,
            }
        }
    }
    let piled = draw(facts, year, &promises);
    let axis = Axis::year(year.reporting_year);
    let format = facts.format(name);
    let months = axis.periods().into_iter().zip(&piled.periods);
    let ledger = Ledger::new(facts, links, name);
    Promises {
        key: key(facts, links, name, &year.rollup.milestones),
        notes: notes(facts, &piled, undated),
        months: months
            .map(|(period, tally)| month_row(format, &ledger, period.first, tally))
            .collect(),
        any: piled.total.total() > 0,
        drawing: piled.svg,
    }
}

fn month_row(format: Format<'_>, ledger: &Ledger<'_>, first: Date, tally: &Tally) -> MonthRow {
    let month = (first.year(), first.month());
    let count = |n: usize, state: Option<Mark>| Figure::count(n, || ledger.month(month, state));
    MonthRow {
        name: format.month(first.month()),
        total: count(tally.total(), None),
        done: count(tally.done, Some(Mark::Done)),
        owed: count(tally.owed, Some(Mark::Owed)),
        open: count(tally.open, Some(Mark::Open)),
    }
}

fn draw(facts: &Facts, year: &YearFigures, promises: &[Promise]) -> Piled {
    let axis = Axis::year(year.reporting_year);
    let format = facts.format(year.reporting_year.name());
    let labels = axis_labels(facts, axis);
    let flag = facts.say("lane-today", Args::new().with("date", format.short(year.as_of)));
    let left = Days::between(year.as_of, year.reporting_year.last_day()).0;
    let left = if left > 0 {
        facts.say("days-left", Args::new().with("n", left))
    } else {
        String::new()
    };
    let tallies = promises.iter().filter(|promise| axis.contains(promise.date));
    let count = |mark| tallies.clone().filter(|promise| promise.mark == mark).count();
    let (done, owed, open) = (count(Mark::Done), count(Mark::Owed), count(Mark::Open));
    let finding = facts.say(
        "pile-finding",
        Args::new()
            .with("done", done)
            .with("owed", owed)
            .with("open", open),
    );
    pile(&Pile {
        axis,
        labels: &labels,
        today: year.as_of,
        flag: &flag,
        left: &left,
        id: "pile-t",
        finding: &finding,
        promises,
    })
}

/// Counts the year's milestones as the ledger does, also those that the drawing has no place for: the notes
/// say how many those are.
fn key(facts: &Facts, links: Links<'_>, year: i32, all: &MilestoneTally) -> Vec<KeyEntry> {
    let entries = [
        (Mark::Done, "u-done", "pile-done", all.done),
        (Mark::Owed, "u-over", "pile-owed", all.owed()),
        (Mark::Open, "u-todo", "pile-open", all.to_come()),
    ];
    entries
        .into_iter()
        .filter(|(_, _, _, count)| *count > 0)
        .map(|(mark, symbol, word, count)| KeyEntry {
            symbol,
            text: facts.say(word, Args::new().with("n", count)),
            href: milestones::link(links, year, Some(mark)),
        })
        .collect()
}

fn notes(facts: &Facts, piled: &Piled, undated: usize) -> Vec<String> {
    let unit = facts.say("pile-unit", Args::new().with("n", piled.unit));
    let left_out = [("pile-outside", piled.outside), ("pile-undated", undated)];
    let left_out = left_out
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(id, count)| facts.say(id, Args::new().with("n", count)));
    std::iter::once(unit).chain(left_out).collect()
}
