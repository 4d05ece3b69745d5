//! The year-end review (过堂): one sheet a project.

use std::collections::BTreeMap;
use std::ops::Range;

use super::address::YearPage;
use super::parts::parts;
use super::{Entry, Facts, timeline};
use crate::path::SitePath;

/// The most sheets of one page: a sheet takes about 9 kB, so that no page exceeds a megabyte.
pub const SHEETS: usize = 100;

/// Cuts every year's sheets into pages: stretches of the year's list, which begin with a group of the first
/// facet wherever that is possible.
pub fn layouts(facts: &Facts) -> BTreeMap<i32, Vec<Range<usize>>> {
    let layout = |&year: &i32| {
        let sizes = timeline::group_sizes(facts, year);
        (year, parts(&sizes, SHEETS))
    };
    facts.figures.years.keys().map(layout).collect()
}

/// Returns the page and the place on it of a project's sheet.
pub fn sheet_address(facts: &Facts, entry: Entry<'_>) -> (SitePath, String) {
    let year = entry.project.key.year;
    let pages = facts.review_pages(year);
    let page = pages.partition_point(|range| range.end < entry.number);
    (YearPage::Review.part(year, page + 1), sheet_place(entry.number))
}

/// Returns the place of the sheet with that number on its page.
fn sheet_place(number: usize) -> String {
    format!("p{number:02}")
}
