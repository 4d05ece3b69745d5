//! What all parts of a year's ledger share, settled once: its rows in order, and where they are cut.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use chrono::Datelike;

use super::super::address::YearPage;
use super::super::parts::parts;
use super::super::unchanged::{Unchanged, of_same};
use super::super::{Entry, Facts, Links};
use super::{code, month_anchor};
use crate::figures::{Health, MilestoneState};
use crate::markup::marks::Mark;
use crate::model::Date;

/// The most rows of one page; a row is a fifth as heavy as a lane.
pub(super) const ROWS: usize = 1500;

/// A month in which milestones were promised; none for those without a date.
pub(super) type Month = Option<(i32, u32)>;

/// The ledgers of all years, each settled when it is first asked for.
#[derive(Debug, Default)]
pub struct Ledgers(BTreeMap<i32, Arc<OnceLock<Settled>>>);

impl Ledgers {
    /// Gets ready for the ledgers of `years`, with those that are unchanged.
    pub fn new(unchanged: Option<&Unchanged<'_>>, years: impl Iterator<Item = i32>) -> Ledgers {
        let known = of_same(unchanged, |facts| &facts.ledgers.0);
        Ledgers(
            years
                .map(|year| (year, known(year).unwrap_or_default()))
                .collect(),
        )
    }
}

/// The rows of a year's ledger.
#[derive(Debug, Default)]
struct Settled {
    /// By month, state, day and project: the project's place in the portfolio and the milestone's in its brief.
    rows: Vec<(usize, usize)>,
    /// How many rows each month has, in the order of the rows.
    months: Vec<(Month, usize)>,
    /// How many rows each state has.
    states: BTreeMap<Mark, usize>,
    /// The stretches of rows that share a page.
    ranges: Vec<Range<usize>>,
}

impl Settled {
    /// Milestones of cancelled projects are left out, as in every roll-up.
    fn new(facts: &Facts, year: i32) -> Settled {
        let entries = facts.entries(year);
        let counted = entries.filter(|entry| entry.figures.health != Health::Cancelled);
        let mut all: Vec<Found<'_>> = counted
            .flat_map(|entry| (0..entry.project.milestones.len()).map(move |index| Found::new(entry, index)))
            .collect();
        all.sort_by_key(|found| {
            let place = (found.month.is_none(), found.month);
            (place, found.order(), found.day, found.entry.number, found.index)
        });
        let mut months: Vec<(Month, usize)> = Vec::new();
        let mut states = BTreeMap::new();
        for found in &all {
            match months.last_mut() {
                Some((month, size)) if *month == found.month => *size += 1,
                _ => months.push((found.month, 1)),
            }
            *states.entry(found.mark()).or_default() += 1;
        }
        let sizes: Vec<usize> = months.iter().map(|(_, size)| *size).collect();
        Settled {
            rows: all.iter().map(|found| (found.entry.index, found.index)).collect(),
            ranges: parts(&sizes, ROWS),
            months,
            states,
        }
    }
}

/// Where the counts of a year's milestones lead.
#[derive(Debug)]
pub struct Ledger<'a> {
    facts: &'a Facts,
    links: Links<'a>,
    year: i32,
    settled: &'a Settled,
}

impl<'a> Ledger<'a> {
    /// Opens the ledger of `year` for the links of one page.
    pub fn new(facts: &'a Facts, links: Links<'a>, year: i32) -> Ledger<'a> {
        static EMPTY: OnceLock<Settled> = OnceLock::new();
        let settled = match facts.ledgers.0.get(&year) {
            Some(settled) => settled.get_or_init(|| Settled::new(facts, year)),
            None => EMPTY.get_or_init(Settled::default),
        };
        Ledger {
            facts,
            links,
            year,
            settled,
        }
    }

    /// Returns the year.
    pub(super) fn year(&self) -> i32 {
        self.year
    }

    /// Returns the links of the page.
    pub(super) fn links(&self) -> Links<'a> {
        self.links
    }

    /// Returns on how many pages it is spread.
    pub(super) fn part_count(&self) -> usize {
        self.settled.ranges.len().max(1)
    }

    /// Returns how many milestones there are.
    pub(super) fn total(&self) -> usize {
        self.settled.rows.len()
    }

    /// Returns how many milestones are in a state.
    pub(super) fn count(&self, state: Mark) -> usize {
        self.settled.states.get(&state).copied().unwrap_or_default()
    }

    /// Returns how many milestones were promised for a month.
    pub(super) fn size_of(&self, month: Month) -> usize {
        let found = self.settled.months.iter().find(|(each, _)| *each == month);
        found.map_or(0, |(_, size)| *size)
    }

    /// Iterates over the rows of part `number`, from 1.
    pub(super) fn part(&self, number: usize) -> impl Iterator<Item = Found<'a>> + use<'a> {
        let (facts, settled) = (self.facts, self.settled);
        let range = settled.ranges.get(number - 1).cloned().unwrap_or(0..0);
        let rows = &settled.rows[range];
        rows.iter()
            .map(|(project, milestone)| Found::new(facts.entry(*project), *milestone))
    }

    /// Returns the link to the milestones of a month, or to those in one state.
    pub fn month(&self, (year, month): (i32, u32), state: Option<Mark>) -> String {
        let Settled { months, ranges, .. } = self.settled;
        let before = months
            .iter()
            .take_while(|(found, _)| *found != Some((year, month)));
        let first: usize = before.map(|(_, size)| size).sum();
        let part = ranges.iter().position(|range| range.contains(&first));
        let page = YearPage::Milestones.part(self.year, part.unwrap_or(0) + 1);
        let anchor = month_anchor(Some((year, month)));
        let anchor = state.map_or_else(|| anchor.clone(), |state| format!("{anchor}-{}", code(state)));
        self.links.to_place(&page, &anchor)
    }
}

/// A milestone of a project that is not cancelled, as every roll-up counts it.
pub(super) struct Found<'a> {
    pub(super) entry: Entry<'a>,
    /// Its place among the project's milestones.
    pub(super) index: usize,
    /// The day first promised.
    pub(super) day: Option<Date>,
    pub(super) month: Month,
    pub(super) state: MilestoneState,
}

impl<'a> Found<'a> {
    fn new(entry: Entry<'a>, index: usize) -> Found<'a> {
        let day = entry.project.milestones[index].baseline_day();
        Found {
            entry,
            index,
            day,
            month: day.map(|day| (day.year(), day.month())),
            state: entry.figures.milestones[index].state,
        }
    }

    pub(super) fn mark(&self) -> Mark {
        Mark::from(self.state)
    }

    fn order(&self) -> u8 {
        match self.mark() {
            Mark::Done => 0,
            Mark::Owed => 1,
            Mark::Open => 2,
        }
    }
}
