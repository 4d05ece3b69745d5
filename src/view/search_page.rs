//! The search page: without a script it is the index of all projects by year and office.

use serde::Serialize;

use super::address::YearPage;
use super::frame::{FrameOptions, View, frame};
use super::part::{NameLink, ProjectLink, project_link};
use super::{Facts, Links};
use crate::figures::Group;
use crate::locale::Args;
use crate::path::SitePath;

/// Up to so many projects the index names each of them; a longer one counts them by office and year, or the
/// page would take megabytes.
const MAX_NAMED: usize = 1_500;

/// The search page.
#[derive(Clone, Debug, Serialize)]
pub struct SearchPage {
    /// Heading.
    pub heading: String,
    /// What the index below holds.
    pub sentence: String,
    /// The index, the newest year first.
    pub years: Vec<IndexYear>,
}

/// One year of the index.
#[derive(Clone, Debug, Serialize)]
pub struct IndexYear {
    /// The year, with the link to its list of projects.
    pub link: NameLink,
    /// Whether it is unfolded: the year that the front page shows.
    pub open: bool,
    /// How many projects it has.
    pub count: String,
    /// Its offices.
    pub offices: Vec<IndexOffice>,
}

/// One office of a year.
#[derive(Clone, Debug, Serialize)]
pub struct IndexOffice {
    /// The office, with the link to its page.
    pub link: NameLink,
    /// How many projects it has.
    pub count: String,
    /// Its projects; empty in a long index.
    pub projects: Vec<ProjectLink>,
}

/// Makes the search page.
pub fn search_page(facts: &Facts, path: &SitePath) -> View<SearchPage> {
    let links = Links::new(path);
    let current = facts.figures.current_year();
    let total = facts.project_count();
    let years = facts.years().iter().rev();
    let page = SearchPage {
        heading: facts.words.text("search"),
        sentence: facts.say("search-sentence", Args::new().with("n", total)),
        years: years
            .map(|&year| index_year(facts, links, year, current == Some(year)))
            .collect(),
    };
    let options = FrameOptions {
        title: &page.heading,
        year: current.unwrap_or_default(),
        section: None,
        profile: "",
    };
    View {
        frame: frame(facts, path, options),
        page,
    }
}

fn index_year(facts: &Facts, links: Links<'_>, year: i32, open: bool) -> IndexYear {
    let figures = facts.year(year);
    let offices = figures.map_or(&[][..], |figures| &figures.offices[..]);
    let count = figures.map_or(0, |figures| figures.rollup.total);
    IndexYear {
        link: NameLink {
            name: facts.say("year-name", Args::new().with("year", year.to_string())),
            href: Some(links.to(&YearPage::Projects.path(year))),
        },
        open,
        count: facts.say("archive-projects", Args::new().with("n", count)),
        offices: offices
            .iter()
            .map(|group| index_office(facts, links, year, group))
            .chain(withheld_office(facts, links, year))
            .collect(),
    }
}

/// Returns the projects whose office is withheld, if there are any.
fn withheld_office(facts: &Facts, links: Links<'_>, year: i32) -> Option<IndexOffice> {
    let entries = facts.entries(year).filter(|entry| entry.project.office.is_none());
    let projects: Vec<ProjectLink> = entries.map(|entry| project_link(facts, links, entry)).collect();
    (!projects.is_empty()).then(|| IndexOffice {
        link: NameLink {
            name: facts.words.text("withheld"),
            href: None,
        },
        count: projects.len().to_string(),
        projects: if is_named(facts) { projects } else { Vec::new() },
    })
}

/// Tells whether the index names every project.
fn is_named(facts: &Facts) -> bool {
    facts.project_count() <= MAX_NAMED
}

fn index_office(facts: &Facts, links: Links<'_>, year: i32, group: &Group) -> IndexOffice {
    let members = group.members.iter().filter(|_| is_named(facts));
    IndexOffice {
        link: NameLink {
            name: group.name.clone(),
            href: facts
                .addresses
                .office(year, &group.name)
                .map(|path| links.to(path)),
        },
        count: group.members.len().to_string(),
        projects: members
            .map(|&index| project_link(facts, links, facts.entry(index)))
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Language;
    use crate::model::Portfolio;
    use crate::view::frame::search_path;
    use crate::view::sample::{facts, portfolio, project};

    #[test]
    fn every_project_is_in_the_index_also_one_whose_office_is_withheld() {
        let facts = facts(portfolio(), Language::Chinese);
        let page = search_page(&facts, &search_path()).page;
        let listed: usize = page.years[0]
            .offices
            .iter()
            .map(|office| office.projects.len())
            .sum();
        assert_eq!(listed, facts.portfolio.projects.len());
        assert_eq!(
            page.years[0]
                .offices
                .last()
                .map(|office| office.link.name.as_str()),
            Some("不公开")
        );
    }

    #[test]
    fn a_long_index_counts_by_office_and_year() {
        let projects = (0..=MAX_NAMED)
            .map(|number| project(2026, &format!("p{number:04}")).into())
            .collect();
        let portfolio = Portfolio {
            projects,
            ..Portfolio::default()
        };
        let page = search_page(&facts(portfolio, Language::English), &search_path()).page;
        let office = &page.years[0].offices[0];
        assert_eq!((office.count.as_str(), office.projects.len()), ("1501", 0));
    }
}
