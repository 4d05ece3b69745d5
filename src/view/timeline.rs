//! Lanes: what overlaps, what slips, what crosses the year?
//!
//! One page a grouping; above [`ROWS`] rows a page is cut into parts, between groups wherever that is possible.

mod groups;
mod layout;
mod years;

use std::ops::Range;

use serde::Serialize;

pub use groups::{Grouping, groups_in_list, top_value as group_name};
pub use layout::Layouts;

use super::address::YearPage;
use super::frame::{FrameOptions, Section, View, frame};
use super::lane::{LaneHead, LaneRow, lane_head};
use super::part::{HealthCount, health_counts};
use super::{Entry, Facts, Links};
use crate::locale::Args;
use crate::markup::axis::Axis;
use crate::path::SitePath;
use layout::{Crossing, Layout};

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
    /// Whether the second column shows the lead: it needs more room than an office.
    pub by_lead: bool,
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
    Layout::of(facts, page, year).parts.len()
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
    let layout = Layout::of(facts, page, year);
    let heads: Vec<GroupHead> = layout
        .groups
        .iter()
        .map(|group| GroupHead {
            name: groups::name_of(facts, grouping, group.key.as_deref()),
            href: group
                .key
                .as_deref()
                .and_then(|key| groups::address(facts, year, grouping, key))
                .map(|path| links.to(path)),
        })
        .collect();
    let reporting_year = facts.config.year_starts.reporting_year(year);
    let axis = Axis::year(reporting_year);
    let place = Place {
        links,
        page,
        year,
        number,
    };
    let row = |entry: Entry<'_>| grouping.row(facts, links, entry);
    let total = layout.total();
    let heading = facts.say("timeline-heading", Args::new().with("year", year.to_string()));
    let caption = Args::new().with("year", year.to_string()).with("n", total);
    let page_facts = TimelinePage {
        sentence: sentence(facts, &layout.crossing, grouping),
        groupings: groupings(facts, &place),
        scales: scales(facts, &place),
        counts: facts
            .year(year)
            .map(|figures| health_counts(facts, &figures.rollup))
            .unwrap_or_default(),
        caption: facts.say("timeline-caption", caption),
        owner: facts.words.text(grouping.second_column()),
        by_lead: grouping == Grouping::Office,
        head: lane_head(facts, facts.format(year), axis, facts.as_of(year)),
        groups: cut(facts, layout, &heads, number, row),
        parts: part_links(facts, &place, layout, &heads),
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

/// What a group is called on a page, and where its own page is.
struct GroupHead {
    name: String,
    href: Option<String>,
}

/// Makes the groups of part `number`: those of its rows.
fn cut<'a>(
    facts: &'a Facts,
    layout: &Layout,
    heads: &[GroupHead],
    number: usize,
    row: impl Fn(Entry<'a>) -> LaneRow,
) -> Vec<LaneGroup> {
    let range = layout.parts.get(number - 1).cloned().unwrap_or(0..0);
    let mut first = 0;
    let mut shown = Vec::new();
    for (group, head) in layout.groups.iter().zip(heads) {
        let end = first + group.rows.len();
        let (from, to) = (range.start.max(first), range.end.min(end));
        if from < to {
            let members = &group.rows[from - first..to - first];
            shown.push(LaneGroup {
                name: head.name.clone(),
                href: head.href.clone(),
                total: facts.say("timeline-group", Args::new().with("n", group.rows.len())),
                counts: health_counts(facts, &group.together),
                rows: members.iter().map(|&index| row(facts.entry(index))).collect(),
            });
        }
        first = end;
    }
    shown
}

/// Makes the links to the parts of a long timeline, each with the groups that stand on it.
fn part_links(facts: &Facts, place: &Place<'_>, layout: &Layout, heads: &[GroupHead]) -> Vec<Choice> {
    if layout.parts.len() < 2 {
        return Vec::new();
    }
    let mut stretches = Vec::with_capacity(heads.len());
    let mut first = 0;
    for group in &layout.groups {
        stretches.push(first..first + group.rows.len());
        first += group.rows.len();
    }
    let enumeration = facts.words.text("list-enumeration");
    let link = |(index, range): (usize, &Range<usize>)| {
        let on_page = stretches
            .iter()
            .zip(heads)
            .filter(|(group, _)| group.start < range.end && range.start < group.end);
        let list: Vec<&str> = on_page.map(|(_, head)| head.name.as_str()).collect();
        let args = Args::new()
            .with("n", index + 1)
            .with("list", list.join(&enumeration));
        Choice {
            label: facts.say("timeline-part", args),
            href: place.links.to(&place.page.part(place.year, index + 1)),
            current: index + 1 == place.number,
        }
    };
    layout.parts.iter().enumerate().map(link).collect()
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
fn sentence(facts: &Facts, crossing: &Crossing, grouping: Grouping) -> String {
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

#[cfg(test)]
mod tests;
