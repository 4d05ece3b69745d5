//! Three years on one ruler: one lane a lineage, so that a project carried over is one line.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use super::super::address::YearPage;
use super::super::frame::View;
use super::super::lane::{GRID, bar, diamonds, lane_finish, lane_head, lane_row};
use super::super::part::health_counts;
use super::super::parts::parts;
use super::super::{Entry, Facts, Links};
use super::groups::{Grouped, top_value};
use super::{Place, ROWS, TimelinePage, cut, groupings, part_links, scales, wide_frame};
use crate::figures::rollup;
use crate::locale::Args;
use crate::markup::axis::Axis;
use crate::markup::lane::{Diamond, Lane, lane};
use crate::markup::marks::Mark;
use crate::path::SitePath;

/// The briefs of one project over the years shown, the oldest first.
#[derive(Debug)]
struct Lineage {
    briefs: Vec<usize>,
}

impl Lineage {
    /// Returns the newest brief, which the row is named after.
    fn newest(&self) -> usize {
        self.briefs.last().copied().unwrap_or_default()
    }
}

/// The rows of a timeline of three years, by group.
#[derive(Debug)]
pub struct ThreeYears(Vec<(Option<String>, Vec<Lineage>)>);

impl ThreeYears {
    /// Returns the rows for `year`. All parts of a timeline show stretches of the same rows, so they are gathered
    /// once.
    fn of(facts: &Facts, year: i32) -> &[(Option<String>, Vec<Lineage>)] {
        let known = facts.three_years.get(&year);
        known.map_or(&[][..], |rows| {
            rows.get_or_init(|| ThreeYears(grouped(facts, year))).0.as_slice()
        })
    }
}

fn shown_years(year: i32) -> RangeInclusive<i32> {
    year - 1..=year + 1
}

/// Returns how many parts the three-year timeline of `year` has.
pub fn part_count(facts: &Facts, year: i32) -> usize {
    let sizes: Vec<usize> = ThreeYears::of(facts, year)
        .iter()
        .map(|(_, rows)| rows.len())
        .collect();
    parts(&sizes, ROWS).len()
}

/// Makes part `number` of the timeline of three years around `year`.
pub fn three_years(facts: &Facts, path: &SitePath, year: i32, number: usize) -> View<TimelinePage> {
    let years = shown_years(year);
    let reporting_year = |name: i32| facts.config.year_starts.reporting_year(name);
    let axis = Axis::years(reporting_year(*years.start()), reporting_year(*years.end()));
    let lineages = ThreeYears::of(facts, year);
    let groups: Vec<Grouped<'_>> = lineages
        .iter()
        .map(|(key, rows)| group(facts, key.as_deref(), rows))
        .collect();
    let sizes: Vec<usize> = groups.iter().map(|group| group.entries.len()).collect();
    let names: Vec<&str> = groups.iter().map(|group| group.name.as_str()).collect();
    let ranges = parts(&sizes, ROWS);
    let range = ranges.get(number - 1).cloned().unwrap_or(0..0);
    let rows = lineages.iter().flat_map(|(_, rows)| rows);
    let shown = rows.skip(range.start).take(range.len());
    let by_newest: BTreeMap<usize, &Lineage> = shown.map(|lineage| (lineage.newest(), lineage)).collect();
    let place = Place {
        links: Links::new(path),
        page: YearPage::TimelineThreeYears,
        year,
        number,
    };
    let row = |entry: Entry<'_>| row(facts, &place, axis, entry, by_newest.get(&entry.index).copied());
    let span = || {
        Args::new()
            .with("from", years.start().to_string())
            .with("to", years.end().to_string())
    };
    let heading = facts.say("timeline-years-heading", span());
    let continued = lineages
        .iter()
        .flat_map(|(_, rows)| rows)
        .filter(|lineage| lineage.briefs.len() > 1)
        .count();
    let total: usize = sizes.iter().sum();
    let all = rollup(
        groups
            .iter()
            .flat_map(|group| &group.entries)
            .map(|entry| entry.figures),
    );
    let page = TimelinePage {
        sentence: facts.say(
            "timeline-years-sentence",
            span().with("n", total).with("continued", continued),
        ),
        groupings: groupings(facts, &place),
        scales: scales(facts, &place),
        counts: health_counts(facts, &all),
        caption: heading.clone(),
        owner: facts.words.text("timeline-years-column"),
        head: lane_head(facts, facts.format(year), axis, facts.as_of(year)),
        groups: cut(facts, &groups, &range, row),
        parts: part_links(facts, &place, &ranges, &names, &sizes),
        empty: facts.say("projects-empty", Args::new().with("year", year.to_string())),
        heading,
    };
    View {
        frame: wide_frame(facts, path, &page.heading, year),
        page,
    }
}

fn group<'a>(facts: &'a Facts, key: Option<&str>, rows: &[Lineage]) -> Grouped<'a> {
    Grouped {
        name: key.map_or_else(|| facts.words.text("timeline-no-value"), str::to_owned),
        href: None,
        entries: rows.iter().map(|lineage| facts.entry(lineage.newest())).collect(),
    }
}

/// Makes the row of a lineage: the newest brief's name and state, on the time of all.
///
/// Of earlier briefs only what was delivered is drawn: the newest one says what is still promised.
fn row(
    facts: &Facts,
    place: &Place<'_>,
    axis: Axis,
    entry: Entry<'_>,
    lineage: Option<&Lineage>,
) -> super::LaneRow {
    let mut row = lane_row(facts, place.links, axis, entry);
    let briefs = lineage.map_or(&[][..], |lineage| &lineage.briefs);
    let years: Vec<i32> = briefs
        .iter()
        .map(|&brief| facts.entry(brief).project.key.year)
        .collect();
    row.owner = span_of_years(&years);
    row.finish = lane_finish(facts, facts.format(place.year), entry);
    let mut all: Vec<Diamond> = briefs
        .iter()
        .flat_map(|&brief| {
            diamonds(facts.entry(brief))
                .into_iter()
                .map(move |diamond| (brief, diamond))
        })
        .filter(|(brief, diamond)| *brief == entry.index || diamond.mark == Mark::Done)
        .map(|(_, diamond)| diamond)
        .collect();
    all.sort_by_key(|diamond| (diamond.date, diamond.mark, diamond.promised));
    all.dedup();
    let starts = briefs
        .iter()
        .filter_map(|&brief| facts.entry(brief).project.start_day());
    let earliest = starts.min();
    let bar = bar(entry).map(|mut bar| {
        bar.start = earliest.or(bar.start);
        bar
    });
    row.lane = lane(&Lane {
        axis,
        today: facts.as_of(place.year),
        grid: GRID,
        bar,
        milestones: &all,
    });
    row
}

/// Writes the first and the last of `years`, ascending: `2026`, `2025–2026`.
fn span_of_years(years: &[i32]) -> String {
    match (years.first(), years.last()) {
        (Some(first), Some(last)) if first != last => format!("{first}–{last}"),
        (Some(first), _) => first.to_string(),
        _ => String::new(),
    }
}

/// Returns the lineages of the three years by the first facet's value of their newest brief; groups in the
/// order in which their values stand in the lists of the years, rows in list order.
fn grouped(facts: &Facts, year: i32) -> Vec<(Option<String>, Vec<Lineage>)> {
    let mut order: Vec<Option<String>> = Vec::new();
    let mut groups: BTreeMap<Option<String>, Vec<Lineage>> = BTreeMap::new();
    for lineage in lineages(facts, year) {
        let key = top_value(facts, facts.entry(lineage.newest()).project).map(str::to_owned);
        if !groups.contains_key(&key) {
            order.push(key.clone());
        }
        groups.entry(key).or_default().push(lineage);
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

/// Returns the lineages of the three years around `year`, those of its own projects first, in list order.
fn lineages(facts: &Facts, year: i32) -> Vec<Lineage> {
    let mut taken = BTreeSet::new();
    let mut lineages = Vec::new();
    for name in [year, year + 1, year - 1] {
        for entry in facts.entries(name) {
            if taken.contains(&entry.index) {
                continue;
            }
            let briefs = connected(facts, entry.index, &shown_years(year));
            taken.extend(briefs.iter().copied());
            lineages.push(Lineage { briefs });
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
