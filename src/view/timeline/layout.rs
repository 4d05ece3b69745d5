//! What all parts of a timeline share, settled once: its rows by group, and where they are cut.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::{Range, RangeInclusive};
use std::sync::{Arc, OnceLock};

use super::super::Facts;
use super::super::address::YearPage;
use super::super::parts::parts;
use super::super::unchanged::Unchanged;
use super::ROWS;
use super::groups::{Grouping, keyed, top_value};
use crate::figures::{Health, Rollup, rollup};
use crate::model::{Days, Deadline};

/// The timelines of all years, each laid out when its first part is asked for.
#[derive(Debug, Default)]
pub struct Layouts(BTreeMap<(i32, YearPage), Arc<OnceLock<Layout>>>);

impl Layouts {
    /// Gets ready for the timelines of `years`, with those that are unchanged.
    pub fn new(unchanged: Option<&Unchanged<'_>>, years: impl Iterator<Item = i32>) -> Layouts {
        let known = |name: (i32, YearPage)| {
            let is_kept = |unchanged: &&Unchanged<'_>| match name {
                (year, YearPage::TimelineThreeYears) => unchanged.has_around(year),
                (year, _) => unchanged.has(year),
            };
            let kept = unchanged.filter(is_kept)?;
            kept.before().timelines.0.get(&name).map(Arc::clone)
        };
        let names = years.flat_map(|year| YearPage::TIMELINES.into_iter().map(move |page| (year, page)));
        Layouts(
            names
                .map(|name| (name, known(name).unwrap_or_default()))
                .collect(),
        )
    }
}

/// The rows of a timeline.
#[derive(Debug, Default)]
pub(super) struct Layout {
    /// The groups in their order.
    pub(super) groups: Vec<Group>,
    /// The stretches of rows, counted over all groups, that share a page.
    pub(super) parts: Vec<Range<usize>>,
    /// What all rows together show.
    pub(super) together: Rollup,
    /// What crosses the borders of the year.
    pub(super) crossing: Crossing,
    /// In a timeline of three years: the briefs of the projects that have several, the oldest first, by the newest,
    /// which is the one among the rows.
    pub(super) continued: BTreeMap<usize, Vec<usize>>,
}

/// Rows that share a value.
#[derive(Debug)]
pub(super) struct Group {
    /// The value; none for rows without one.
    pub(super) key: Option<String>,
    /// The projects, by their place in the portfolio.
    pub(super) rows: Vec<usize>,
    /// What they show together.
    pub(super) together: Rollup,
}

impl Layout {
    /// Returns the layout of the timeline `page` of `year`.
    pub(super) fn of(facts: &Facts, page: YearPage, year: i32) -> &Layout {
        static EMPTY: OnceLock<Layout> = OnceLock::new();
        match facts.timelines.0.get(&(year, page)) {
            Some(layout) if page == YearPage::TimelineThreeYears => {
                layout.get_or_init(|| Layout::of_three_years(facts, year))
            }
            Some(layout) => layout.get_or_init(|| Layout::of_year(facts, Grouping::of(page), year)),
            None => EMPTY.get_or_init(|| Layout::new(facts, Vec::new())),
        }
    }

    fn of_year(facts: &Facts, grouping: Grouping, year: i32) -> Layout {
        let groups = keyed(facts, year, grouping.settled(facts));
        let group = |(key, entries): (Option<&str>, Vec<super::Entry<'_>>)| {
            let rows = entries.iter().map(|entry| entry.index).collect();
            (key.map(str::to_owned), rows)
        };
        Layout {
            crossing: Crossing::of(facts, year),
            ..Layout::new(facts, groups.into_iter().map(group).collect())
        }
    }

    fn of_three_years(facts: &Facts, year: i32) -> Layout {
        let mut continued = BTreeMap::new();
        let mut newest = Vec::new();
        for briefs in lineages(facts, year) {
            let Some(&last) = briefs.last() else { continue };
            newest.push(last);
            if briefs.len() > 1 {
                continued.insert(last, briefs);
            }
        }
        Layout {
            continued,
            ..Layout::new(facts, grouped(facts, newest))
        }
    }

    fn new(facts: &Facts, groups: Vec<(Option<String>, Vec<usize>)>) -> Layout {
        let together = |rows: &[usize]| rollup(rows.iter().map(|&row| facts.entry(row).figures));
        let all: Vec<usize> = groups.iter().flat_map(|(_, rows)| rows).copied().collect();
        let sizes: Vec<usize> = groups.iter().map(|(_, rows)| rows.len()).collect();
        let group = |(key, rows): (Option<String>, Vec<usize>)| Group {
            key,
            together: together(&rows),
            rows,
        };
        Layout {
            groups: groups.into_iter().map(group).collect(),
            parts: parts(&sizes, ROWS),
            together: together(&all),
            ..Layout::default()
        }
    }

    /// Returns how many rows there are.
    pub(super) fn total(&self) -> usize {
        self.groups.iter().map(|group| group.rows.len()).sum()
    }
}

/// Returns the years that the timeline of three years around `year` shows.
pub(super) fn shown_years(year: i32) -> RangeInclusive<i32> {
    year - 1..=year + 1
}

/// What crosses the borders of a year, and what was moved within it.
#[derive(Debug, Default)]
pub(super) struct Crossing {
    /// Projects of the year.
    pub(super) total: usize,
    /// Those that began before it.
    pub(super) carried_in: usize,
    /// Those that go on behind it.
    pub(super) continuing: usize,
    /// Those whose due date was moved.
    pub(super) moved: usize,
    /// The longest of these moves; 0 where none was to a later day.
    pub(super) longest: Days,
}

impl Crossing {
    fn of(facts: &Facts, year: i32) -> Crossing {
        let reporting_year = facts.config.year_starts.reporting_year(year);
        let (first, last) = (reporting_year.first_day(), reporting_year.last_day());
        let mut crossing = Crossing::default();
        for entry in facts.entries(year) {
            let project = entry.project;
            crossing.total += 1;
            let began = project.start_day().is_some_and(|start| start < first);
            crossing.carried_in += usize::from(began || !facts.relations.earlier(entry.index).is_empty());
            let over = matches!(entry.figures.health, Health::Done | Health::Cancelled);
            let goes_on = project.due == Some(Deadline::Ongoing)
                || project.due_day().is_some_and(|due| due > last)
                || entry.figures.health == Health::Carried;
            crossing.continuing += usize::from(goes_on && !over);
            let baseline = project.baseline.due.and_then(Deadline::last_day);
            if let Some((promised, due)) = baseline.zip(project.due_day())
                && promised != due
            {
                crossing.moved += 1;
                crossing.longest = crossing.longest.max(Days::between(promised, due));
            }
        }
        crossing
    }
}

/// Groups the rows of three years by the first facet's value; groups in the order in which their values stand in
/// the lists of the years, rows in list order.
fn grouped(facts: &Facts, rows: Vec<usize>) -> Vec<(Option<String>, Vec<usize>)> {
    let mut order: Vec<Option<String>> = Vec::new();
    let mut groups: BTreeMap<Option<String>, Vec<usize>> = BTreeMap::new();
    for row in rows {
        let key = top_value(facts, facts.entry(row).project).map(str::to_owned);
        if !groups.contains_key(&key) {
            order.push(key.clone());
        }
        groups.entry(key).or_default().push(row);
    }
    let declared = facts
        .config
        .facets
        .first()
        .and_then(|facet| facet.values.as_ref());
    let rank = |key: &Option<String>| match (key, declared) {
        (None, _) => usize::MAX,
        (Some(key), Some(values)) => values
            .iter()
            .position(|value| value == key)
            .unwrap_or(usize::MAX - 1),
        (Some(_), None) => 0,
    };
    order.sort_by_key(rank);
    order
        .into_iter()
        .filter_map(|key| groups.remove_entry(&key))
        .collect()
}

/// Returns the briefs of every project of the three years around `year`, the oldest first; the projects of the year
/// itself come first, in list order.
fn lineages(facts: &Facts, year: i32) -> Vec<Vec<usize>> {
    let mut taken = BTreeSet::new();
    let mut lineages = Vec::new();
    for name in [year, year + 1, year - 1] {
        for entry in facts.entries(name) {
            if taken.contains(&entry.index) {
                continue;
            }
            let briefs = connected(facts, entry.index, &shown_years(year));
            taken.extend(briefs.iter().copied());
            lineages.push(briefs);
        }
    }
    lineages
}

/// Returns all briefs of `years` that continue one another with the one at `index`, ascending.
fn connected(facts: &Facts, index: usize, years: &RangeInclusive<i32>) -> Vec<usize> {
    let mut found = vec![index];
    let mut next = 0;
    while let Some(&brief) = found.get(next) {
        let related = facts.relations.earlier(brief).iter();
        for &other in related.chain(facts.relations.later(brief)) {
            let year = facts.entry(other).project.key.year;
            if years.contains(&year) && !found.contains(&other) {
                found.push(other);
            }
        }
        next += 1;
    }
    found.sort_unstable();
    found
}
