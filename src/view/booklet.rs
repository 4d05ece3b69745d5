//! The booklet: the whole year in one bundle for the binder.
//!
//! Cover, contents with sheet numbers, lanes and sheets. Where a year's sheets stand on several pages, those pages
//! are the booklet's parts: nothing is printed from two places, and the site does not hold every sheet twice.

use serde::Serialize;

use super::address::YearPage;
use super::frame::{FrameOptions, Section, View, frame};
use super::lane::{LaneFinish, lane_finish};
use super::mark::{StatusMark, status_mark};
use super::part::{NameLink, office_link, project_title};
use super::review::{ReviewPart, Sheet, review, sheet_address};
use super::timeline::{TimelinePage, timeline};
use super::{Entry, Facts, Links};
use crate::locale::Args;
use crate::markup::svg::Svg;
use crate::path::SitePath;

/// The booklet of a year.
#[derive(Clone, Debug, Serialize)]
pub struct BookletPage {
    /// Title of the cover.
    pub heading: String,
    /// What comes before the sheets.
    pub front: Front,
    /// Links to the pages of the sheets; empty where they stand on this one.
    pub parts: Vec<NameLink>,
    /// How to print it.
    pub print: String,
    /// The scale of the sheets' strips; none where the sheets stand on pages of their own.
    pub scale: Option<Svg>,
    /// The sheets; none where they stand on pages of their own.
    pub sheets: Vec<Sheet>,
}

/// What comes before the sheets.
#[derive(Clone, Debug, Serialize)]
pub struct Front {
    /// Who publishes it.
    pub organisation: Option<String>,
    /// As of when, in full.
    pub as_of: String,
    /// How many sheets follow.
    pub count: String,
    /// One line a sheet.
    pub contents: Vec<ContentsLine>,
    /// The lanes; a year with several pages of them has the first here, and `more_lanes`.
    pub lanes: TimelinePage,
    /// Links to the other pages of lanes.
    pub more_lanes: Vec<NameLink>,
}

/// One sheet in the contents.
#[derive(Clone, Debug, Serialize)]
pub struct ContentsLine {
    /// Number of the sheet.
    pub number: String,
    /// Title and link to the sheet.
    pub link: NameLink,
    /// The lead unit.
    pub office: NameLink,
    /// Health.
    pub mark: StatusMark,
    /// When it is, or was, to finish.
    pub finish: LaneFinish,
}

/// Makes the booklet of `year`.
pub fn booklet(facts: &Facts, path: &SitePath, year: i32) -> View<BookletPage> {
    let heading = facts.say("booklet-heading", Args::new().with("year", year.to_string()));
    let options = FrameOptions {
        title: &heading,
        year,
        section: Some(Section::Year(YearPage::Review)),
        profile: "sheets-page",
    };
    let total = facts.entries(year).len();
    let (print, scale, sheets) = if in_parts(facts, year) {
        ("booklet-print-parts", None, Vec::new())
    } else {
        let review = review(facts, path, year, 1).page;
        ("booklet-print", Some(review.scale), review.sheets)
    };
    View {
        frame: frame(facts, path, options),
        page: BookletPage {
            front: front(facts, path, year),
            parts: parts(facts, Links::new(path), year),
            print: facts.say(print, Args::new().with("n", total)),
            scale,
            sheets,
            heading,
        },
    }
}

/// Tells whether the year's sheets stand on several pages.
fn in_parts(facts: &Facts, year: i32) -> bool {
    facts.review_pages(year).len() > 1
}

fn parts(facts: &Facts, links: Links<'_>, year: i32) -> Vec<NameLink> {
    if !in_parts(facts, year) {
        return Vec::new();
    }
    let part = |(index, part): (usize, &ReviewPart)| {
        let numbers = Args::new()
            .with("from", part.range.start + 1)
            .with("to", part.range.end);
        NameLink {
            name: facts.say("booklet-part", numbers),
            href: Some(links.to(&YearPage::Review.part(year, index + 1))),
        }
    };
    facts.review_pages(year).iter().enumerate().map(part).collect()
}

fn front(facts: &Facts, path: &SitePath, year: i32) -> Front {
    let as_of = facts.format(year).full(facts.as_of(year));
    let lanes = timeline(facts, path, YearPage::Timeline, year, 1).page;
    let more = lanes.parts.iter().skip(1).map(|part| NameLink {
        name: part.label.clone(),
        href: Some(part.href.clone()),
    });
    Front {
        organisation: facts.config.organisation.clone(),
        as_of: facts.say("as-of", Args::new().with("date", as_of)),
        count: facts.say("booklet-count", Args::new().with("n", facts.entries(year).len())),
        contents: facts
            .entries(year)
            .map(|entry| contents_line(facts, path, entry))
            .collect(),
        more_lanes: more.collect(),
        lanes,
    }
}

fn contents_line(facts: &Facts, path: &SitePath, entry: Entry<'_>) -> ContentsLine {
    let year = entry.project.key.year;
    ContentsLine {
        number: entry.number.to_string(),
        link: NameLink {
            name: project_title(facts, entry),
            href: Some(sheet_link(facts, path, entry)),
        },
        office: office_link(facts, Links::new(path), entry),
        mark: status_mark(facts, entry.figures.health),
        finish: lane_finish(facts, facts.format(year), entry),
    }
}

/// Links to a project's sheet: on this page, or on the page of its part.
fn sheet_link(facts: &Facts, path: &SitePath, entry: Entry<'_>) -> String {
    let (page, place) = sheet_address(facts, entry);
    if in_parts(facts, entry.project.key.year) {
        Links::new(path).to_place(&page, &place)
    } else {
        Links::new(path).to_place(path, &place)
    }
}
