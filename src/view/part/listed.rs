//! A project as lists show it: number, title, link and health.

use serde::{Serialize, Serializer};
use tera::Value;

use super::project_title;
use crate::path::SitePath;
use crate::view::format::list_number;
use crate::view::kept::Kept;
use crate::view::mark::{StatusMark, status_mark};
use crate::view::{Entry, Facts, Links};

/// A project as lists show it. Templates see `number` (its number in the year's list, at least two digits), `title` (or what
/// stands for a withheld one), `href` (the link to its page) and `mark` (its health).
#[derive(Clone, Debug)]
pub struct ProjectLink {
    /// Its health.
    pub mark: StatusMark,
    /// What templates see. A project stands in about forty lists, and most of them lie in folders from which the link is
    /// the same: it is a value of the engine from the start.
    value: Value,
}

impl ProjectLink {
    /// Makes the link from the pages of `links` to the project of `entry`, with this health.
    pub fn new(facts: &Facts, links: Links<'_>, entry: Entry<'_>, mark: StatusMark) -> ProjectLink {
        let value = value(facts, links, entry, &mark);
        ProjectLink { mark, value }
    }

    /// Returns its title, or what stands for a withheld one.
    pub fn title(&self) -> &str {
        self.text("title")
    }

    /// Returns the link to its page.
    pub fn href(&self) -> &str {
        self.text("href")
    }

    fn text(&self, field: &'static str) -> &str {
        let text = self.value.get_from_path(field).and_then(Value::as_str);
        text.expect("a field that is a text")
    }
}

impl Serialize for ProjectLink {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}

/// What templates see of a link.
#[derive(Serialize)]
struct Fields<'a> {
    number: &'a str,
    title: &'a str,
    href: &'a str,
    mark: &'a StatusMark,
}

fn value(facts: &Facts, links: Links<'_>, entry: Entry<'_>, mark: &StatusMark) -> Value {
    Value::from_serializable(&Fields {
        number: &list_number(entry.number),
        title: &project_title(facts, entry),
        href: &links.to_project(&entry.project.key),
        mark,
    })
}

/// Makes the link to a project with its health.
pub fn project_link(facts: &Facts, links: Links<'_>, entry: Entry<'_>) -> ProjectLink {
    let mark = status_mark(facts, entry.figures.health);
    let make = || value(facts, links, entry, &mark);
    let own = facts.entry(entry.index);
    let is_own = std::ptr::eq(own.figures, entry.figures) && std::ptr::eq(own.project, entry.project);
    let value = match Folder::of(links.page(), entry.project.key.year).filter(|_| is_own) {
        Some(folder) => facts.listed[folder as usize].of(entry.index, make).clone(),
        None => make(),
    };
    ProjectLink { mark, value }
}

/// The links to projects from one of the folders that most lists lie in.
pub(in crate::view) type ListedProjects = [Kept<Value>; 2];

/// Gets ready for so many projects, for each [`Folder`].
pub(in crate::view) fn listed_projects(projects: usize) -> ListedProjects {
    [(); 2].map(|()| Kept::new(projects))
}

/// A folder of pages, as seen from the projects of the same year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Folder {
    /// The folder of the year.
    Year,
    /// A folder in that of the year, beside that of the projects.
    BesideProjects,
}

impl Folder {
    fn of(page: &SitePath, year: i32) -> Option<Folder> {
        let (first, rest) = page.as_str().split_once('/')?;
        // As an address writes a year: no sign, no zero before it.
        if !first.starts_with(|c: char| matches!(c, '1'..='9')) || first.parse() != Ok(year) {
            return None;
        }
        match rest.split_once('/') {
            None => Some(Folder::Year),
            Some((folder, name)) if folder != "projects" && !name.contains('/') => {
                Some(Folder::BesideProjects)
            }
            Some(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Language;
    use crate::view::sample::{facts, whole_portfolio};

    // Proved by sabotage: with the folder of projects taken for one beside it, or with the figures of a day before taken for
    // the project's own, this test fails.
    #[test]
    fn a_shared_link_is_what_each_page_would_have_made() {
        let facts = facts(whole_portfolio(), Language::Chinese);
        let year = 2026;
        let pages = [
            "index.html",
            "search.html",
            "2026/index.html",
            "2026/timeline.html",
            "2026/offices/a.html",
            "2026/leads/b.html",
            "2026/projects/a.html",
            "2026/projects/index.html",
            "2025/index.html",
            "2025/offices/a.html",
            "02026/index.html",
        ];
        for page in pages.map(|page| SitePath::new(page.to_owned()).expect("a path")) {
            let links = Links::new(&page);
            for entry in facts.entries(year) {
                let own = ProjectLink::new(&facts, links, entry, status_mark(&facts, entry.figures.health));
                for _ in 0..2 {
                    let shared = project_link(&facts, links, entry);
                    assert_eq!(shared.value, own.value, "{page}");
                    assert_eq!(shared.mark.code, own.mark.code);
                }
            }
        }
        let page = SitePath::new("2026/index.html".to_owned()).expect("a path");
        let entry = facts.entries(year).next().expect("a project");
        let mut figures = entry.figures.clone();
        figures.health = crate::figures::Health::Cancelled;
        let before = Entry {
            figures: &figures,
            ..entry
        };
        let link = project_link(&facts, Links::new(&page), before);
        let kind = link.value.get_from_path("mark.kind").and_then(Value::as_str);
        assert_eq!((link.mark.kind, kind), ("drop", Some("drop")));
    }
}
