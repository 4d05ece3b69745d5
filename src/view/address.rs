//! Where every page lives: one place for all addresses.
//!
//! # Source
//! docs/content-model.md, "Names in addresses".

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use crate::config::Config;
use crate::figures::{Figures, Group};
use crate::model::{Portfolio, ProjectKey};
use crate::path::{SitePath, fold, slug};

/// A page of a reporting year that is there once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum YearPage {
    /// The year at a glance.
    Overview,
    /// All projects.
    Projects,
    /// Lanes by the first facet, or by office where there is none.
    Timeline,
    /// Lanes by office.
    TimelineByOffice,
    /// Lanes by lead.
    TimelineByLead,
    /// Lanes over three years.
    TimelineThreeYears,
    /// Every milestone, month by month.
    Milestones,
    /// Directives clause by clause.
    Goals,
    /// All offices.
    Offices,
    /// All leads.
    Leads,
    /// All meetings.
    Meetings,
    /// Problems in age order.
    Problems,
    /// Updates week by week.
    Updates,
    /// Outcomes and practices.
    Practices,
    /// The year-end review: one sheet a project.
    Review,
    /// The year in summary.
    Summary,
    /// The scorecards of all offices.
    Scorecard,
    /// The year against the one before.
    Compare,
    /// Everything for the binder.
    Booklet,
}

impl YearPage {
    /// The timelines.
    pub const TIMELINES: [YearPage; 4] = [
        YearPage::Timeline,
        YearPage::TimelineByOffice,
        YearPage::TimelineByLead,
        YearPage::TimelineThreeYears,
    ];

    /// All of them.
    pub const ALL: [YearPage; 19] = [
        YearPage::Overview,
        YearPage::Projects,
        YearPage::Timeline,
        YearPage::TimelineByOffice,
        YearPage::TimelineByLead,
        YearPage::TimelineThreeYears,
        YearPage::Milestones,
        YearPage::Goals,
        YearPage::Offices,
        YearPage::Leads,
        YearPage::Meetings,
        YearPage::Problems,
        YearPage::Updates,
        YearPage::Practices,
        YearPage::Review,
        YearPage::Summary,
        YearPage::Scorecard,
        YearPage::Compare,
        YearPage::Booklet,
    ];

    /// Returns the path within the year's folder.
    pub fn file(self) -> &'static str {
        match self {
            YearPage::Overview => "index.html",
            YearPage::Projects => "projects/index.html",
            YearPage::Timeline => "timeline.html",
            YearPage::TimelineByOffice => "timeline-offices.html",
            YearPage::TimelineByLead => "timeline-leads.html",
            YearPage::TimelineThreeYears => "timeline-years.html",
            YearPage::Milestones => "milestones.html",
            YearPage::Goals => "goals.html",
            YearPage::Offices => "offices/index.html",
            YearPage::Leads => "leads/index.html",
            YearPage::Meetings => "meetings/index.html",
            YearPage::Problems => "problems.html",
            YearPage::Updates => "updates.html",
            YearPage::Practices => "practices.html",
            YearPage::Review => "review.html",
            YearPage::Summary => "summary.html",
            YearPage::Scorecard => "scorecard.html",
            YearPage::Compare => "compare.html",
            YearPage::Booklet => "booklet.html",
        }
    }

    /// Returns the page's address in `year`.
    pub fn path(self, year: i32) -> SitePath {
        site_path(format!("{year}/{}", self.file()))
    }

    /// Returns the address of the page's part `number`, from 1, where its list is too long for one page.
    ///
    /// The first part has the page's own address, the others a number: `timeline.html`, `timeline-2.html`.
    pub fn part(self, year: i32, number: usize) -> SitePath {
        if number <= 1 {
            return self.path(year);
        }
        let stem = self.file().trim_end_matches(".html");
        site_path(format!("{year}/{stem}-{number}.html"))
    }
}

/// The addresses of everything that has a name of its own.
///
/// Names that would share an address, also on a file system that folds case, are numbered in sorted order.
#[derive(Clone, Debug, Default)]
pub struct Addresses {
    offices: BTreeMap<(i32, String), SitePath>,
    leads: BTreeMap<(i32, String), SitePath>,
    facets: BTreeMap<(i32, String, String), SitePath>,
}

impl Addresses {
    /// Settles the addresses of every office, lead and facet value of every year.
    pub fn new(config: &Config, figures: &Figures) -> Addresses {
        let mut addresses = Addresses::default();
        for (&year, figures) in &figures.years {
            for (name, file) in numbered(&figures.offices, Levels::One) {
                addresses
                    .offices
                    .insert((year, name), site_path(format!("{year}/offices/{file}.html")));
            }
            for (name, file) in numbered(&figures.leads, Levels::One) {
                addresses
                    .leads
                    .insert((year, name), site_path(format!("{year}/leads/{file}.html")));
            }
            for facet in &config.facets {
                for (name, file) in numbered(
                    figures.facets.get(&facet.key).map_or(&[][..], Vec::as_slice),
                    Levels::Folders,
                ) {
                    let path = site_path(format!("{year}/{}/{file}.html", facet.key));
                    addresses.facets.insert((year, facet.key.clone(), name), path);
                }
            }
        }
        addresses
    }

    /// Returns the address of an office's page, if it leads a project of that year.
    pub fn office(&self, year: i32, name: &str) -> Option<&SitePath> {
        self.offices.get(&(year, name.to_owned()))
    }

    /// Returns the address of a lead's page, if it leads a project of that year.
    pub fn lead(&self, year: i32, name: &str) -> Option<&SitePath> {
        self.leads.get(&(year, name.to_owned()))
    }

    /// Returns the address of a facet value's page, if a project of that year has the value.
    pub fn facet(&self, year: i32, facet: &str, value: &str) -> Option<&SitePath> {
        self.facets.get(&(year, facet.to_owned(), value.to_owned()))
    }

    /// Iterates over the addresses of all facet values: year, facet key, value, address.
    pub fn facet_pages(&self) -> impl Iterator<Item = (i32, &str, &str, &SitePath)> {
        self.facets
            .iter()
            .map(|((year, facet, value), path)| (*year, facet.as_str(), value.as_str(), path))
    }

    /// Iterates over the addresses of all offices: year, name, address.
    pub fn office_pages(&self) -> impl Iterator<Item = (i32, &str, &SitePath)> {
        self.offices
            .iter()
            .map(|((year, name), path)| (*year, name.as_str(), path))
    }

    /// Iterates over the addresses of all leads: year, name, address.
    pub fn lead_pages(&self) -> impl Iterator<Item = (i32, &str, &SitePath)> {
        self.leads
            .iter()
            .map(|((year, name), path)| (*year, name.as_str(), path))
    }
}

/// Returns the address of the front page.
pub fn front_path() -> SitePath {
    site_path("index.html".to_owned())
}

/// Returns the address of a project's page.
pub fn project_path(key: &ProjectKey) -> SitePath {
    site_path(project_address(key))
}

/// Returns the address of a project's page as a text.
pub(super) fn project_address(key: &ProjectKey) -> String {
    const BESIDE_THE_ID: usize = "2026/projects/.html".len();
    // Every layout asks for the address of every project: it is written into a text that need not grow.
    let mut path = String::with_capacity(BESIDE_THE_ID + key.id.len());
    let written = write!(path, "{}", key.year);
    written.expect("a text takes whatever is written");
    for part in ["/projects/", &key.id, ".html"] {
        path.push_str(part);
    }
    path
}

/// Returns the address of a meeting's page, which is its pack.
pub fn meeting_path(year: i32, id: &str) -> SitePath {
    site_path(format!("{year}/meetings/{id}.html"))
}

/// Returns the address of a practice's page.
pub fn practice_path(year: i32, id: &str) -> SitePath {
    site_path(format!("{year}/practices/{id}.html"))
}

/// Returns the address of a directive's page.
pub fn directive_path(year: i32, id: &str) -> SitePath {
    site_path(format!("{year}/goals/{id}.html"))
}

/// Returns the place of a clause on its directive's page; a name of an element holds no blanks.
pub fn clause_anchor(id: &str) -> String {
    let id: Vec<&str> = id.split_whitespace().collect();
    format!("c-{}", id.join("-"))
}

/// Returns the address of any other page.
pub fn page_path(id: &str) -> SitePath {
    site_path(format!("pages/{id}.html"))
}

/// Returns the address under which an attachment is published: its place below `content/projects/` moves to
/// the year's project folder, `projects/2026/a/x.pdf` to `2026/projects/a/x.pdf`.
///
/// None for a file that belongs to no brief.
pub fn attachment_path(source: &str) -> Option<SitePath> {
    let (year, rest) = source.strip_prefix("projects/")?.split_once('/')?;
    year.parse::<i32>().ok()?;
    rest.contains('/')
        .then(|| SitePath::new(format!("{year}/projects/{rest}")))?
}

/// Lists the pages of every reporting year.
pub fn pages(portfolio: &Portfolio, figures: &Figures) -> BTreeSet<(i32, YearPage)> {
    let has = |(year, page): &(i32, YearPage)| year_has(*page, *year, portfolio, figures);
    let years = figures.years.keys();
    years
        .flat_map(|&year| YearPage::ALL.into_iter().map(move |page| (year, page)))
        .filter(has)
        .collect()
}

fn year_has(page: YearPage, year: i32, portfolio: &Portfolio, figures: &Figures) -> bool {
    let Some(numbers) = figures.years.get(&year) else {
        return false;
    };
    if numbers.is_remembered {
        return has_records(page, year, portfolio);
    }
    match page {
        YearPage::Overview => true,
        YearPage::Goals | YearPage::Meetings => has_records(page, year, portfolio),
        YearPage::Milestones => portfolio
            .projects_of(year)
            .iter()
            .any(|project| !project.milestones.is_empty()),
        YearPage::Practices => {
            has_records(page, year, portfolio)
                || portfolio
                    .projects_of(year)
                    .iter()
                    .any(|project| !project.outcomes.is_empty())
        }
        YearPage::Problems => portfolio
            .projects_of(year)
            .iter()
            .any(|project| !project.problems.is_empty()),
        YearPage::Updates => portfolio
            .projects_of(year)
            .iter()
            .any(|project| !project.updates.is_empty()),
        YearPage::Compare => {
            let before = figures.years.get(&(year - 1));
            numbers.rollup.total > 0 && before.is_some_and(|before| before.rollup.total > 0)
        }
        _ => numbers.rollup.total > 0,
    }
}

/// Tells whether a page lists records of a year that are no briefs: they stay when the briefs have gone.
fn has_records(page: YearPage, year: i32, portfolio: &Portfolio) -> bool {
    match page {
        YearPage::Goals => portfolio
            .directives
            .iter()
            .any(|directive| directive.year == year),
        YearPage::Meetings => portfolio.meetings.iter().any(|meeting| meeting.year == year),
        YearPage::Practices => portfolio.practices.iter().any(|practice| practice.year == year),
        _ => false,
    }
}

fn site_path(path: String) -> SitePath {
    SitePath::new(path).expect("addresses are made of years, ids and slugs, which hold no separators")
}

/// What a `/` in a name means.
#[derive(Clone, Copy)]
enum Levels {
    /// Nothing: the name is one.
    One,
    /// A level of a facet, which is a folder.
    Folders,
}

/// Bytes of an address name, so that it is a file name everywhere with its number and ending.
const MAX_SLUG: usize = 120;

/// Returns the slug of a name, cut between two characters where it is too long for a file name.
fn short_slug(name: &str) -> String {
    let mut slug = slug(name);
    let mut end = slug.len().min(MAX_SLUG);
    while !slug.is_char_boundary(end) {
        end -= 1;
    }
    slug.truncate(end);
    slug
}

/// Gives every group a file name: the slugs of its levels, numbered where two would collide.
fn numbered(groups: &[Group], levels: Levels) -> Vec<(String, String)> {
    let mut names: Vec<&str> = groups.iter().map(|group| group.name.as_str()).collect();
    names.sort_unstable();
    let mut taken: BTreeMap<String, u32> = BTreeMap::new();
    names
        .into_iter()
        .map(|name| {
            let levels: Vec<String> = match levels {
                Levels::One => vec![short_slug(name)],
                Levels::Folders => name.split('/').map(short_slug).collect(),
            };
            let file = levels.join("/");
            let file = if fold(&file) == "index" {
                format!("{file}-")
            } else {
                file
            };
            let mut candidate = file.clone();
            loop {
                let count = taken.entry(fold(&candidate)).or_default();
                *count += 1;
                if *count == 1 {
                    return (name.to_owned(), candidate);
                }
                candidate = format!("{file}-{count}");
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::Rollup;

    fn numbered_folders(groups: &[Group]) -> Vec<(String, String)> {
        numbered(groups, Levels::Folders)
    }

    #[test]
    fn offices_are_files_of_any_length_and_never_folders() {
        // Proved by sabotage: without the limit on address names the long one is not cut.
        let group = |name: &str| Group {
            name: name.to_owned(),
            members: vec![],
            rollup: Rollup::default(),
        };
        let long = "处".repeat(200);
        let files = numbered(
            &[group("a/b"), group(&long), group(&format!("{long}室"))],
            Levels::One,
        );
        let file = |name: &str| files.iter().find(|(n, _)| n == name).map(|(_, f)| f.clone());
        assert_eq!(file("a/b").as_deref(), Some("a-b"));
        assert_eq!(file(&long), Some("处".repeat(40)));
        assert_eq!(file(&format!("{long}室")), Some(format!("{}-2", "处".repeat(40))));
    }

    #[test]
    fn colliding_names_are_numbered_in_sorted_order() {
        let group = |name: &str| Group {
            name: name.to_owned(),
            members: vec![],
            rollup: Rollup::default(),
        };
        let files = numbered_folders(&[
            group("b c"),
            group("B-C"),
            group("b/c"),
            group("b c-2"),
            group("Index"),
        ]);
        let file = |name: &str| files.iter().find(|(n, _)| n == name).map(|(_, f)| f.clone());
        assert_eq!(file("B-C").as_deref(), Some("B-C"));
        assert_eq!(file("b c").as_deref(), Some("b-c-2"));
        assert_eq!(file("b c-2").as_deref(), Some("b-c-2-2"));
        assert_eq!(file("b/c").as_deref(), Some("b/c"));
        assert_eq!(
            file("Index").as_deref(),
            Some("Index-"),
            "the list of all offices is `index.html`"
        );
    }

    #[test]
    fn attachments_move_with_their_brief() {
        let path = |source| attachment_path(source).map(|path| path.to_string());
        assert_eq!(
            path("projects/2026/a/x.pdf").as_deref(),
            Some("2026/projects/a/x.pdf")
        );
        assert_eq!(path("projects/2026/x.pdf"), None);
        assert_eq!(path("pages/x.pdf"), None);
    }
}
