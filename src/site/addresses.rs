//! Which addresses a site has, and what stands at each.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{DataFile, Entry, PageId, Site};
use crate::model::Project;
use crate::path::SitePath;
use crate::view::address::{self, YearPage};
use crate::view::frame::{archive_path, search_path, year_style_path};
use crate::view::group::GroupName;
use crate::view::search_index::SearchPlan;
use crate::view::unchanged::{Unchanged, per_year};
use crate::view::{self, Facts};

/// Iterates over the addresses of two maps in order; one that is in both comes once.
pub(super) fn merged<'a>(
    one: impl Iterator<Item = (&'a SitePath, &'a Entry)>,
    other: impl Iterator<Item = (&'a SitePath, &'a Entry)>,
) -> impl Iterator<Item = &'a SitePath> {
    let (mut one, mut other) = (
        one.map(|(path, _)| path).peekable(),
        other.map(|(path, _)| path).peekable(),
    );
    std::iter::from_fn(move || match (one.peek(), other.peek()) {
        (Some(first), Some(second)) if first == second => {
            other.next();
            one.next()
        }
        (Some(first), Some(second)) if first > second => other.next(),
        (None, _) => other.next(),
        _ => one.next(),
    })
}

/// Lists the pages of all projects.
pub(super) fn project_pages(facts: &Facts) -> BTreeMap<SitePath, Entry> {
    let projects = facts.portfolio.projects.iter().enumerate();
    let projects = projects.filter(|(_, project)| facts.has_briefs(project.key.year));
    let page = |(index, project): (usize, &Arc<Project>)| {
        let page = Entry::Page(PageId::Project(index));
        (address::project_path(&project.key), page)
    };
    // Collected at once: putting ten thousand pages in one by one takes several times as long.
    projects.map(page).collect()
}

/// Lists the pages of all years, those of unchanged years as they were.
pub(super) fn of_years(
    before: Option<(&Site, &Unchanged<'_>)>,
    facts: &Facts,
) -> BTreeMap<i32, Arc<[(SitePath, PageId)]>> {
    let shown = facts
        .figures
        .years
        .keys()
        .copied()
        .filter(|&year| facts.shows(year));
    let known = |year: i32| {
        let (site, _) = before.filter(|(_, unchanged)| unchanged.has_around(year))?;
        site.of_years.get(&year).map(Arc::clone)
    };
    per_year(shown, known, |year| year_pages(facts, year).into())
}

/// Lists the pages that belong neither to a project nor to a group of them, nor are there once a year.
pub(super) fn other_pages(facts: &Facts) -> Vec<(SitePath, PageId)> {
    let mut pages = vec![
        (address::front_path(), PageId::Front),
        (plain("404.html"), PageId::NotFound),
        (archive_path(), PageId::Archive),
    ];
    if facts.config.search {
        pages.push((search_path(), PageId::Search));
    }
    let differences = facts.differences().iter().enumerate();
    pages.extend(
        differences
            .map(|(number, difference)| (view::difference::path(difference), PageId::Difference(number))),
    );
    let records = &facts.portfolio;
    let directives = records.directives.iter().enumerate();
    let directives = directives.filter(|(_, directive)| facts.shows(directive.year));
    pages.extend(directives.map(|(index, directive)| {
        (
            address::directive_path(directive.year, &directive.id),
            PageId::Directive(index),
        )
    }));
    let meetings = records.meetings.iter().enumerate();
    let meetings = meetings.filter(|(_, meeting)| facts.shows(meeting.year));
    pages.extend(meetings.map(|(index, meeting)| {
        (
            address::meeting_path(meeting.year, &meeting.id),
            PageId::Meeting(index),
        )
    }));
    let practices = records.practices.iter().enumerate();
    let practices = practices.filter(|(_, practice)| facts.shows(practice.year));
    pages.extend(practices.map(|(index, practice)| {
        (
            address::practice_path(practice.year, &practice.id),
            PageId::Practice(index),
        )
    }));
    let own = facts.portfolio.pages.iter().enumerate();
    pages.extend(own.map(|(place, page)| (address::page_path(&page.id), PageId::Own(place))));
    pages
}

/// Lists the pages of all offices, leads and facet values of all years.
pub(super) fn group_pages(facts: &Facts) -> Vec<(SitePath, PageId)> {
    let addresses = &facts.addresses;
    let offices = addresses
        .office_pages()
        .map(|(year, name, path)| (path, year, GroupName::Office(name.to_owned())));
    let leads = addresses
        .lead_pages()
        .map(|(year, name, path)| (path, year, GroupName::Lead(name.to_owned())));
    let facets = addresses.facet_pages().map(|(year, key, value, path)| {
        let (key, value) = (key.to_owned(), value.to_owned());
        (path, year, GroupName::Facet { key, value })
    });
    let groups = offices.chain(leads).chain(facets);
    groups
        .filter(|(_, year, _)| facts.has_briefs(*year))
        .map(|(path, year, name)| (path.clone(), PageId::Group(year, name)))
        .collect()
}

/// Lists the pages of a year.
fn year_pages(facts: &Facts, year: i32) -> Vec<(SitePath, PageId)> {
    let mut pages = Vec::new();
    for page in YearPage::ALL {
        if facts.has(page, year) {
            pages.push((page.path(year), PageId::Year(page, year)));
            for part in 2..=part_count(facts, page, year) {
                pages.push((page.part(year, part), PageId::Part(page, year, part)));
            }
        }
    }
    pages
}

/// Returns on how many pages a page of a year is spread.
fn part_count(facts: &Facts, page: YearPage, year: i32) -> usize {
    match page {
        YearPage::Timeline
        | YearPage::TimelineByOffice
        | YearPage::TimelineByLead
        | YearPage::TimelineThreeYears => view::timeline::part_count(facts, page, year),
        YearPage::Milestones => view::milestones::part_count(facts, year),
        YearPage::Review => facts.review_pages(year).len(),
        _ => 1,
    }
}

/// Lists what is made from the facts and is no page.
pub(super) fn data_files(facts: &Facts) -> Vec<(SitePath, DataFile)> {
    let mut files = vec![(plain("data/portfolio.json"), DataFile::Portfolio)];
    if facts.config.search {
        let scripts = SearchPlan::new(facts).files().into_iter();
        files.extend(scripts.map(|(path, file)| (path, DataFile::Search(file))));
    }
    files.extend(
        facts
            .figures
            .years
            .keys()
            .filter(|year| facts.shows(**year))
            .map(|&year| (year_style_path(year), DataFile::YearStyle(year))),
    );
    files
}

pub(super) fn plain(path: &str) -> SitePath {
    SitePath::new(path).expect("a constant path without empty or dotted parts")
}
