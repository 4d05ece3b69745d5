//! The year-end review (过堂): one sheet a project, item by item: promised, delivered, unfinished why?
//!
//! Sheets keep the order of the year's list. Above [`SHEETS`] they stand on several pages, which begin with a
//! group of the first facet wherever that is possible.

mod promises;
mod room;
mod sheet;
mod unfinished;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use serde::Serialize;

pub use sheet::Sheet;

use super::address::YearPage;
use super::frame::{FrameOptions, Section, View, frame};
use super::lane::axis_labels;
use super::mark::health_word;
use super::parts::parts;
use super::project::conclusion_word;
use super::timeline::{self, Choice};
use super::{Entry, Facts, Links};
use crate::locale::Args;
use crate::markup::axis::Axis;
use crate::markup::ruler::strip_scale;
use crate::markup::svg::Svg;
use crate::model::Conclusion;
use crate::path::SitePath;

/// The most sheets of one page: a sheet takes 4 to 10 kB, so that no page exceeds a megabyte.
pub const SHEETS: usize = 90;

/// Id of the scale that every strip of a page refers to.
const SCALE: &str = "ys";

/// The sheets of a year, or a part of them.
#[derive(Clone, Debug, Serialize)]
pub struct ReviewPage {
    /// Heading.
    pub heading: String,
    /// Totals by conclusion.
    pub totals: String,
    /// Totals by health, for what is not reviewed yet.
    pub by_health: String,
    /// How many sheets the page prints.
    pub print: String,
    /// Link to the summary of the year.
    pub summary: String,
    /// The pages of a long review; empty where it fits on one.
    pub parts: Vec<Choice>,
    /// The scale of all strips, once a page.
    pub scale: Svg,
    /// One sheet a project.
    pub sheets: Vec<Sheet>,
    /// What to do where there is none.
    pub empty: String,
}

/// Cuts a year's sheets into pages: stretches of the year's list, which begin with a group of the first facet
/// wherever that is possible.
pub fn layout(facts: &Facts, year: i32) -> Arc<[ReviewPart]> {
    cut(&timeline::groups_in_list(facts, year)).into()
}

/// A page of a year's sheets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewPart {
    /// The stretch of the year's list, counted from 0.
    pub range: Range<usize>,
    /// The values of the first facet that stand on it, in order.
    pub groups: Vec<String>,
}

fn cut(groups: &[(Option<&str>, usize)]) -> Vec<ReviewPart> {
    let sizes: Vec<usize> = groups.iter().map(|(_, size)| *size).collect();
    let mut stretches = Vec::with_capacity(groups.len());
    let mut first = 0;
    for (name, size) in groups {
        stretches.push((*name, first..first + size));
        first += size;
    }
    let part = |range: Range<usize>| {
        let on_page = stretches
            .iter()
            .filter(|(_, group)| group.start < range.end && range.start < group.end);
        ReviewPart {
            groups: on_page.filter_map(|(name, _)| name.map(str::to_owned)).collect(),
            range,
        }
    };
    parts(&sizes, SHEETS).into_iter().map(part).collect()
}

/// Returns the page and the place on it of a project's sheet.
pub fn sheet_address(facts: &Facts, entry: Entry<'_>) -> (SitePath, String) {
    let year = entry.project.key.year;
    let pages = facts.review_pages(year);
    let page = pages.partition_point(|part| part.range.end < entry.number);
    (YearPage::Review.part(year, page + 1), sheet_place(entry.number))
}

/// Returns the place of the sheet with that number on its page.
fn sheet_place(number: usize) -> String {
    format!("p{number:02}")
}

/// Makes page `number`, from 1, of the review of `year`.
pub fn review(facts: &Facts, path: &SitePath, year: i32, number: usize) -> View<ReviewPage> {
    let links = Links::new(path);
    let heading = facts.say("review-heading", Args::new().with("year", year.to_string()));
    let options = FrameOptions {
        title: &heading,
        year,
        section: Some(Section::Year(YearPage::Review)),
        profile: "sheets-page",
    };
    let frame = frame(facts, path, options);
    let part = facts.review_pages(year).get(number - 1);
    let range = part.map_or(0..0, |part| part.range.clone());
    let axis = Axis::year(facts.config.year_starts.reporting_year(year));
    let maker = sheet::Maker {
        facts,
        links,
        year,
        axis,
        total: facts.entries(year).len(),
    };
    let entries = facts.entries(year).skip(range.start).take(range.len());
    let sheets: Vec<Sheet> = entries.map(|entry| maker.sheet(entry)).collect();
    let page = ReviewPage {
        totals: totals(facts, year),
        by_health: by_health(facts, year),
        print: facts.say("review-print", Args::new().with("n", sheets.len())),
        summary: links.to(&YearPage::Summary.path(year)),
        parts: part_links(facts, links, year, number),
        scale: strip_scale(axis, &axis_labels(facts, axis), facts.as_of(year), SCALE),
        sheets,
        empty: facts.say("review-empty", Args::new().with("year", year.to_string())),
        heading,
    };
    View { frame, page }
}

/// Counts the conclusions of the year; what has none is counted as still to be reviewed.
fn totals(facts: &Facts, year: i32) -> String {
    let mut counts: BTreeMap<Conclusion, usize> = BTreeMap::new();
    let (mut total, mut open) = (0, 0);
    for entry in facts.entries(year) {
        total += 1;
        match conclusion(entry) {
            Some(conclusion) => *counts.entry(conclusion).or_default() += 1,
            None => open += 1,
        }
    }
    let mut list: Vec<String> = counts
        .into_iter()
        .map(|(conclusion, n)| {
            let word = facts.words.text(conclusion_word(conclusion)).to_lowercase();
            facts.say("review-count", Args::new().with("word", word).with("n", n))
        })
        .collect();
    if open > 0 {
        list.push(facts.say("review-open", Args::new().with("n", open)));
    }
    let total = facts.say("review-total", Args::new().with("n", total));
    let list = list.join(&facts.words.text("list-comma"));
    facts.say(
        "review-counts",
        Args::new().with("total", total).with("list", list),
    )
}

/// Returns the year-end meeting's conclusion, if it met by the status date.
fn conclusion(entry: Entry<'_>) -> Option<Conclusion> {
    entry.project.review_at(entry.figures.as_of)?.conclusion
}

fn by_health(facts: &Facts, year: i32) -> String {
    let Some(figures) = facts.year(year) else {
        return String::new();
    };
    let count = |(health, n): (&crate::figures::Health, &usize)| {
        let word = facts.words.text(health_word(*health)).to_lowercase();
        facts.say("review-count", Args::new().with("word", word).with("n", *n))
    };
    let list: Vec<String> = figures.rollup.health.iter().map(count).collect();
    let list = list.join(&facts.words.text("list-comma"));
    facts.say("review-by-health", Args::new().with("list", list))
}

/// Makes the links to the pages of a long review, each with its numbers and the groups on it.
fn part_links(facts: &Facts, links: Links<'_>, year: i32, number: usize) -> Vec<Choice> {
    let pages = facts.review_pages(year);
    if pages.len() < 2 {
        return Vec::new();
    }
    let enumeration = facts.words.text("list-enumeration");
    let link = |(index, part): (usize, &ReviewPart)| {
        let args = Args::new()
            .with("from", part.range.start + 1)
            .with("to", part.range.end)
            .with("list", part.groups.join(&enumeration));
        Choice {
            label: facts.say("review-part", args),
            href: links.to(&YearPage::Review.part(year, index + 1)),
            current: index + 1 == number,
        }
    };
    pages.iter().enumerate().map(link).collect()
}

#[cfg(test)]
mod tests;
