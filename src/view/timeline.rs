//! Lanes: what overlaps, what slips, what crosses the year?
//!
//! One page a grouping; above [`ROWS`] rows a page is cut into parts, between groups wherever that is possible.

mod groups;
mod years;

use std::ops::Range;

use serde::Serialize;

pub use groups::{Grouping, sizes_in_list as group_sizes, top_value as group_name};
pub use years::ThreeYears;

use super::address::YearPage;
use super::frame::{FrameOptions, Section, View, frame};
use super::lane::{LaneHead, LaneRow, lane_head};
use super::part::{HealthCount, health_counts};
use super::parts::parts;
use super::{Entry, Facts, Links};
use crate::figures::{Health, rollup};
use crate::locale::Args;
use crate::markup::axis::Axis;
use crate::model::{Days, Deadline};
use crate::path::SitePath;
use groups::Grouped;

/// The most rows of one page: twice what was measured to open at once in an office browser.
///
/// # Source
/// docs/theme.md, "Lanes".
pub const ROWS: usize = 400;

/// The timeline of a year.
#[derive(Clone, Debug, Serialize)]
pub struct TimelinePage {
    /// Heading.
    pub heading: String,
    /// How many rows, what was carried in, goes on, or was moved.
    pub sentence: String,
    /// The other groupings.
    pub groupings: Vec<Choice>,
    /// One year or three.
    pub scales: Vec<Choice>,
    /// Counts by health, for the filter.
    pub counts: Vec<HealthCount>,
    /// The table's caption.
    pub caption: String,
    /// Head of the second column.
    pub owner: String,
    /// Ruler and month lines.
    pub head: LaneHead,
    /// The rows by group.
    pub groups: Vec<LaneGroup>,
    /// The parts of a long timeline; empty where it fits on one page.
    pub parts: Vec<Choice>,
    /// What to do where there is no project.
    pub empty: String,
}

/// A link to another view of the same projects.
#[derive(Clone, Debug, Serialize)]
pub struct Choice {
    /// Its word.
    pub label: String,
    /// Its link.
    pub href: String,
    /// Whether it is this page.
    pub current: bool,
}

/// Projects that share a value.
#[derive(Clone, Debug, Serialize)]
pub struct LaneGroup {
    /// The value, or the word for none.
    pub name: String,
    /// Link to its page.
    pub href: Option<String>,
    /// How many there are, in words; of a group cut between pages, all of them.
    pub total: String,
    /// Counts by health.
    pub counts: Vec<HealthCount>,
    /// Its projects on this page.
    pub rows: Vec<LaneRow>,
}

/// Returns how many parts the timeline `page` of `year` has.
pub fn part_count(facts: &Facts, page: YearPage, year: i32) -> usize {
    if page == YearPage::TimelineThreeYears {
        return years::part_count(facts, year);
    }
    let sizes: Vec<usize> = groups::sizes(facts, year, Grouping::of(page));
    parts(&sizes, ROWS).len()
}

/// Makes part `number`, from 1, of the timeline `page` of `year`.
pub fn timeline(
    facts: &Facts,
    path: &SitePath,
    page: YearPage,
    year: i32,
    number: usize,
) -> View<TimelinePage> {
    if page == YearPage::TimelineThreeYears {
        return years::three_years(facts, path, year, number);
    }
    let links = Links::new(path);
    let grouping = Grouping::of(page);
    let groups = groups::groups(facts, links, year, grouping);
    let sizes: Vec<usize> = groups.iter().map(|group| group.entries.len()).collect();
    let ranges = parts(&sizes, ROWS);
    let range = ranges.get(number - 1).cloned().unwrap_or(0..0);
    let reporting_year = facts.config.year_starts.reporting_year(year);
    let axis = Axis::year(reporting_year);
    let names: Vec<&str> = groups.iter().map(|group| group.name.as_str()).collect();
    let place = Place {
        links,
        page,
        year,
        number,
    };
    let part_links = part_links(facts, &place, &ranges, &names, &sizes);
    let row = |entry: Entry<'_>| grouping.row(facts, links, axis, entry);
    let shown = cut(facts, &groups, &range, row);
    let total: usize = sizes.iter().sum();
    let heading = facts.say("timeline-heading", Args::new().with("year", year.to_string()));
    let caption = Args::new().with("year", year.to_string()).with("n", total);
    let page_facts = TimelinePage {
        sentence: sentence(facts, year, grouping),
        groupings: groupings(facts, &place),
        scales: scales(facts, &place),
        counts: facts
            .year(year)
            .map(|figures| health_counts(facts, &figures.rollup))
            .unwrap_or_default(),
        caption: facts.say("timeline-caption", caption),
        owner: facts.words.text(grouping.second_column()),
        head: lane_head(facts, facts.format(year), axis, facts.as_of(year)),
        groups: shown,
        parts: part_links,
        empty: facts.say("projects-empty", Args::new().with("year", year.to_string())),
        heading,
    };
    View {
        frame: wide_frame(facts, path, &page_facts.heading, year),
        page: page_facts,
    }
}

fn wide_frame(facts: &Facts, path: &SitePath, title: &str, year: i32) -> super::frame::Frame {
    let options = FrameOptions {
        title,
        year,
        section: Some(Section::Year(YearPage::Timeline)),
        profile: "wide",
    };
    frame(facts, path, options)
}

/// Which part of which timeline a page is.
struct Place<'a> {
    links: Links<'a>,
    page: YearPage,
    year: i32,
    number: usize,
}

/// Makes the groups of one page: those rows that lie in `range`.
fn cut<'a>(
    facts: &Facts,
    groups: &[Grouped<'a>],
    range: &Range<usize>,
    row: impl Fn(Entry<'a>) -> LaneRow,
) -> Vec<LaneGroup> {
    let mut first = 0;
    let mut shown = Vec::new();
    for group in groups {
        let end = first + group.entries.len();
        let (from, to) = (range.start.max(first), range.end.min(end));
        if from < to {
            let members = &group.entries[from - first..to - first];
            let together = rollup(group.entries.iter().map(|entry| entry.figures));
            shown.push(LaneGroup {
                name: group.name.clone(),
                href: group.href.clone(),
                total: facts.say("timeline-group", Args::new().with("n", group.entries.len())),
                counts: health_counts(facts, &together),
                rows: members.iter().map(|entry| row(*entry)).collect(),
            });
        }
        first = end;
    }
    shown
}

/// Makes the links to the parts of a long timeline, each with the groups that begin on it.
fn part_links(
    facts: &Facts,
    place: &Place<'_>,
    ranges: &[Range<usize>],
    names: &[&str],
    sizes: &[usize],
) -> Vec<Choice> {
    if ranges.len() < 2 {
        return Vec::new();
    }
    let mut starts = Vec::with_capacity(sizes.len());
    let mut first = 0;
    for size in sizes {
        starts.push(first..first + size);
        first += size;
    }
    let enumeration = facts.words.text("list-enumeration");
    let link = |(index, range): (usize, &Range<usize>)| {
        let on_page = starts
            .iter()
            .zip(names)
            .filter(|(group, _)| group.start < range.end && range.start < group.end);
        let list: Vec<&str> = on_page.map(|(_, name)| *name).collect();
        let args = Args::new()
            .with("n", index + 1)
            .with("list", list.join(&enumeration));
        Choice {
            label: facts.say("timeline-part", args),
            href: place.links.to(&place.page.part(place.year, index + 1)),
            current: index + 1 == place.number,
        }
    };
    ranges.iter().enumerate().map(link).collect()
}

/// Makes the links to the groupings of the year's lanes.
fn groupings(facts: &Facts, place: &Place<'_>) -> Vec<Choice> {
    let mut choices = Vec::new();
    if let Some(facet) = facts.config.facets.first() {
        choices.push((facet.name.clone(), YearPage::Timeline));
        choices.push((facts.words.text("timeline-by-office"), YearPage::TimelineByOffice));
    } else {
        choices.push((facts.words.text("timeline-by-office"), YearPage::Timeline));
    }
    choices.push((facts.words.text("timeline-by-lead"), YearPage::TimelineByLead));
    let choice = |(label, page): (String, YearPage)| Choice {
        label,
        href: place.links.to(&page.path(place.year)),
        current: page == place.page,
    };
    choices.into_iter().map(choice).collect()
}

/// Makes the links to the scales: three years, or this one.
fn scales(facts: &Facts, place: &Place<'_>) -> Vec<Choice> {
    let three = place.page == YearPage::TimelineThreeYears;
    let choice = |word: &str, page: YearPage, current: bool| Choice {
        label: facts.words.text(word),
        href: place.links.to(&page.path(place.year)),
        current,
    };
    let year = if three { YearPage::Timeline } else { place.page };
    vec![
        choice("timeline-three-years", YearPage::TimelineThreeYears, three),
        choice("timeline-one-year", year, !three),
    ]
}

/// Says how many projects there are, and what was carried in, goes on, or was moved.
fn sentence(facts: &Facts, year: i32, grouping: Grouping) -> String {
    let crossing = Crossing::of(facts, year);
    let by = grouping.name(facts);
    let mut text = facts.say(
        "timeline-sentence",
        Args::new().with("n", crossing.total).with("by", by),
    );
    let count = |id: &str, n: usize| (n > 0).then(|| facts.say(id, Args::new().with("n", n)));
    let crossing_clauses: Vec<String> = [
        count("timeline-carried-in", crossing.carried_in),
        count("timeline-continuing", crossing.continuing),
    ]
    .into_iter()
    .flatten()
    .collect();
    let moved = (crossing.moved > 0).then(|| {
        let args = Args::new()
            .with("n", crossing.moved)
            .with("days", crossing.longest.0.max(0))
            .with("later", if crossing.longest.0 > 0 { "yes" } else { "no" });
        facts.say("timeline-moved", args)
    });
    let mut halves = Vec::new();
    if !crossing_clauses.is_empty() {
        halves.push(crossing_clauses.join(&facts.words.text("list-comma")));
    }
    halves.extend(moved);
    if !halves.is_empty() {
        text.push_str(&facts.words.text("sentence-gap"));
        text.push_str(&halves.join(&facts.words.text("list-semicolon")));
        text.push_str(&facts.words.text("full-stop"));
    }
    text
}

/// What crosses the borders of a year, and what was moved within it.
struct Crossing {
    total: usize,
    carried_in: usize,
    continuing: usize,
    moved: usize,
    longest: Days,
}

impl Crossing {
    fn of(facts: &Facts, year: i32) -> Crossing {
        let reporting_year = facts.config.year_starts.reporting_year(year);
        let (first, last) = (reporting_year.first_day(), reporting_year.last_day());
        let mut crossing = Crossing {
            total: 0,
            carried_in: 0,
            continuing: 0,
            moved: 0,
            longest: Days(0),
        };
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

#[cfg(test)]
mod tests;
