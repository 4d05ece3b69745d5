//! Three years on one ruler: one lane a lineage, so that a project carried over is one line.

use super::super::address::YearPage;
use super::super::frame::View;
use super::super::lane::{GRID, bar, diamonds, drawn_lane, lane_head};
use super::super::part::{health_counts, project_link};
use super::super::{Entry, Facts, Links};
use super::layout::{Layout, shown_years};
use super::{GroupHead, Place, TimelinePage, cut, groupings, part_links, scales, wide_frame};
use crate::locale::Args;
use crate::markup::axis::Axis;
use crate::markup::lane::{Diamond, Lane, lane};
use crate::markup::marks::Mark;
use crate::path::SitePath;

/// Makes part `number` of the timeline of three years around `year`.
pub fn three_years(facts: &Facts, path: &SitePath, year: i32, number: usize) -> View<TimelinePage> {
    let years = shown_years(year);
    let reporting_year = |name: i32| facts.config.year_starts.reporting_year(name);
    let axis = Axis::years(reporting_year(*years.start()), reporting_year(*years.end()));
    let layout = Layout::of(facts, YearPage::TimelineThreeYears, year);
    let heads: Vec<GroupHead> = layout
        .groups
        .iter()
        .map(|group| GroupHead {
            name: group
                .key
                .clone()
                .unwrap_or_else(|| facts.words.text("timeline-no-value")),
            href: None,
        })
        .collect();
    let place = Place {
        links: Links::new(path),
        page: YearPage::TimelineThreeYears,
        year,
        number,
    };
    let row = |entry: Entry<'_>| {
        let briefs = layout.continued.get(&entry.index).map_or(&[][..], Vec::as_slice);
        row(facts, &place, axis, entry, briefs)
    };
    let span = || {
        Args::new()
            .with("from", years.start().to_string())
            .with("to", years.end().to_string())
    };
    let heading = facts.say("timeline-years-heading", span());
    let page = TimelinePage {
        sentence: facts.say(
            "timeline-years-sentence",
            span()
                .with("n", layout.total())
                .with("continued", layout.continued.len()),
        ),
        groupings: groupings(facts, &place),
        scales: scales(facts, &place),
        counts: health_counts(facts, &layout.together),
        caption: heading.clone(),
        by_lead: false,
        owner: facts.words.text("timeline-years-column"),
        head: lane_head(facts, facts.format(year), axis, facts.as_of(year)),
        groups: cut(facts, layout, &heads, number, row),
        parts: part_links(facts, &place, layout, &heads),
        empty: facts.say("projects-empty", Args::new().with("year", year.to_string())),
        heading,
    };
    View {
        frame: wide_frame(facts, path, &page.heading, year),
        page,
    }
}

/// Makes the row of a project: the newest brief's name and state, on the time of all its `briefs`, of which there are
/// none where it has that one only.
///
/// Of earlier briefs only what was delivered is drawn: the newest one says what is still promised.
fn row(facts: &Facts, place: &Place<'_>, axis: Axis, entry: Entry<'_>, briefs: &[usize]) -> super::LaneRow {
    let briefs = if briefs.is_empty() {
        std::slice::from_ref(&entry.index)
    } else {
        briefs
    };
    let years: Vec<i32> = briefs
        .iter()
        .map(|&brief| facts.entry(brief).project.key.year)
        .collect();
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
    let drawing = lane(&Lane {
        axis,
        today: facts.as_of(place.year),
        grid: GRID,
        bar,
        milestones: &all,
    });
    super::LaneRow {
        link: project_link(facts, place.links, entry),
        owner: span_of_years(&years),
        drawn: drawn_lane(facts, entry, drawing, place.year),
    }
}

/// Writes the first and the last of `years`, ascending: `2026`, `2025–2026`.
fn span_of_years(years: &[i32]) -> String {
    match (years.first(), years.last()) {
        (Some(first), Some(last)) if first != last => format!("{first}–{last}"),
        (Some(first), _) => first.to_string(),
        _ => String::new(),
    }
}
