//! The archive of years: find an old year.

use std::collections::BTreeSet;

use chrono::Months;
use serde::Serialize;

use super::address::YearPage;
use super::difference;
use super::frame::{FrameOptions, Section, View, frame};
use super::part::{HealthCount, NameLink, health_counts};
use super::{Facts, Links, SealedSignature, SealedState, SealedYear};
use crate::figures::YearFigures;
use crate::locale::Args;
use crate::markup::months::{Month, months};
use crate::markup::svg::{Purpose, Svg};
use crate::model::Date;
use crate::path::SitePath;

/// The list of all years.
#[derive(Clone, Debug, Serialize)]
pub struct ArchivePage {
    /// Heading.
    pub heading: String,
    /// How many years and projects there are.
    pub sentence: String,
    /// One block a year, the newest first.
    pub years: Vec<ArchiveYear>,
    /// Sealed years of which the site has no pages of its own any more, the newest first.
    pub past: Vec<PastYear>,
}

/// A sealed year without live pages.
#[derive(Clone, Debug, Serialize)]
pub struct PastYear {
    /// The year.
    pub name: String,
    /// Its snapshots, the oldest first.
    pub sealed: Vec<SealedLine>,
}

/// A snapshot of a year.
#[derive(Clone, Debug, Serialize)]
pub struct SealedLine {
    /// Its name, with the link to its front page.
    pub link: NameLink,
    /// What it is, as of when, and whether it is signed.
    pub state: String,
    /// Whether its signature is wrong, so that it must not be trusted.
    pub is_suspect: bool,
    /// Its root hash.
    pub root_hash: String,
    /// What it differs in from the snapshots before it.
    pub differences: Vec<NameLink>,
}

/// One year of the archive.
#[derive(Clone, Debug, Serialize)]
pub struct ArchiveYear {
    /// The year, with the link to its overview.
    pub link: NameLink,
    /// Whether it is closed, and as of when its figures are.
    pub state: String,
    /// How many projects it has.
    pub projects: String,
    /// Counts by health.
    pub counts: Vec<HealthCount>,
    /// For which months there are updates.
    pub months: Svg,
    /// Its pages.
    pub pages: Vec<NameLink>,
    /// Its snapshots, the oldest first.
    pub sealed: Vec<SealedLine>,
}

/// The pages that the archive leads to, with the names of their words.
const PAGES: [(YearPage, &str); 14] = [
    (YearPage::Projects, "nav-projects"),
    (YearPage::Timeline, "nav-timeline"),
    (YearPage::Goals, "nav-goals"),
    (YearPage::Offices, "nav-offices"),
    (YearPage::Leads, "nav-leads"),
    (YearPage::Meetings, "nav-meetings"),
    (YearPage::Problems, "nav-problems"),
    (YearPage::Updates, "nav-updates"),
    (YearPage::Practices, "nav-practices"),
    (YearPage::Review, "nav-review"),
    (YearPage::Scorecard, "scorecard"),
    (YearPage::Compare, "compare"),
    (YearPage::Milestones, "nav-milestones"),
    (YearPage::Booklet, "booklet"),
];

/// Makes the archive.
pub fn archive(facts: &Facts, path: &SitePath) -> View<ArchivePage> {
    let links = Links::new(path);
    let years = facts.figures.years.iter().rev();
    let years: Vec<ArchiveYear> = years
        .filter(|(year, _)| facts.has_briefs(**year))
        .map(|(&year, figures)| archive_year(facts, links, year, figures))
        .collect();
    let args = Args::new()
        .with("years", years.len())
        .with("n", facts.project_count());
    let page = ArchivePage {
        heading: facts.words.text("nav-archive"),
        sentence: facts.say("archive-sentence", args),
        years,
        past: past_years(facts, links),
    };
    let options = FrameOptions {
        title: &page.heading,
        year: facts.figures.current_year().unwrap_or_default(),
        section: Some(Section::Archive),
        profile: "",
    };
    View {
        frame: frame(facts, path, options),
        page,
    }
}

fn archive_year(facts: &Facts, links: Links<'_>, year: i32, figures: &YearFigures) -> ArchiveYear {
    let format = facts.format(year);
    let has = |page: YearPage| facts.has(page, year);
    let pages = PAGES.iter().filter(|(page, _)| has(*page));
    let state = match figures.closed {
        Some(closed) => facts.say("archive-closed", Args::new().with("date", format.full(closed))),
        None => facts.say(
            "archive-open",
            Args::new().with("date", format.full(figures.as_of)),
        ),
    };
    let name = facts.say("year-name", Args::new().with("year", year.to_string()));
    ArchiveYear {
        state,
        projects: facts.say("archive-projects", Args::new().with("n", figures.rollup.total)),
        counts: health_counts(facts, &figures.rollup),
        months: availability(facts, year, figures),
        sealed: sealed_lines(facts, links, year),
        pages: pages
            .map(|(page, word)| NameLink {
                name: facts.words.text(word),
                href: Some(links.to(&page.path(year))),
            })
            .collect(),
        link: NameLink {
            name,
            href: Some(links.to(&YearPage::Overview.path(year))),
        },
    }
}

fn past_years(facts: &Facts, links: Links<'_>) -> Vec<PastYear> {
    let past = |year: &i32| facts.year(*year).is_none() || !facts.has_briefs(*year);
    let years: BTreeSet<i32> = facts.sealed_years().filter(past).collect();
    let years = years.into_iter().rev();
    years
        .map(|year| PastYear {
            name: facts.say("year-name", Args::new().with("year", year.to_string())),
            sealed: sealed_lines(facts, links, year),
        })
        .collect()
}

fn sealed_lines(facts: &Facts, links: Links<'_>, year: i32) -> Vec<SealedLine> {
    let line = |sealed: &SealedYear| {
        let word = match sealed.state {
            SealedState::Final => "archive-sealed-final",
            SealedState::Provisional => "archive-sealed-provisional",
            SealedState::Corrected => "archive-sealed-corrected",
        };
        let as_of = sealed.as_of.map(|date| {
            let args = Args::new().with("date", facts.format(year).full(date));
            facts.say("as-of", args)
        });
        let signature = facts.words.text(match sealed.signature {
            SealedSignature::Missing => "archive-signature-missing",
            SealedSignature::Unknown => "archive-signature-unknown",
            SealedSignature::Trusted => "archive-signature-trusted",
            SealedSignature::Wrong => "archive-signature-wrong",
        });
        let parts = [Some(facts.words.text(word)), as_of, Some(signature)];
        SealedLine {
            link: NameLink {
                name: facts.say(
                    "archive-sealed-link",
                    Args::new().with("name", sealed.name.as_str()),
                ),
                href: sealed_front(&sealed.name).map(|path| links.to(&path)),
            },
            state: parts.into_iter().flatten().collect::<Vec<_>>().join(" · "),
            is_suspect: sealed.signature == SealedSignature::Wrong,
            root_hash: sealed.root_hash.clone(),
            differences: differences(facts, links, &sealed.name),
        }
    };
    facts.sealed(year).map(line).collect()
}

/// Lists what a snapshot differs in from those before it.
fn differences(facts: &Facts, links: Links<'_>, name: &str) -> Vec<NameLink> {
    let differences = facts.differences().iter().filter(|found| found.new == name);
    differences
        .map(|found| NameLink {
            name: facts.say("archive-difference", Args::new().with("name", found.old.as_str())),
            href: Some(links.to(&difference::path(found))),
        })
        .collect()
}

/// Returns the address of a snapshot's front page, where the site carries it.
fn sealed_front(name: &str) -> Option<SitePath> {
    SitePath::new(format!("archive/{name}/index.html"))
}

/// Draws for which months of a year there are updates.
fn availability(facts: &Facts, year: i32, figures: &YearFigures) -> Svg {
    let first = figures.reporting_year.first_day();
    let starts: Vec<Date> = (0..=12)
        .filter_map(|month| first.checked_add_months(Months::new(month)))
        .collect();
    let mut present = [false; 12];
    let updates = facts.entries(year).flat_map(|entry| &entry.project.updates);
    for update in updates.filter(|update| update.date <= figures.as_of) {
        let month = starts.partition_point(|start| *start <= update.date);
        if let Some(found) = month.checked_sub(1).and_then(|month| present.get_mut(month)) {
            *found = true;
        }
    }
    let state = |(month, present): (usize, &bool)| match present {
        true => Month::Present,
        false if starts.get(month).is_some_and(|start| *start <= figures.as_of) => Month::Missing,
        false => Month::Outside,
    };
    let drawn: Vec<Month> = present.iter().enumerate().map(state).collect();
    let with_updates = present.iter().filter(|present| **present).count();
    let sentence = facts.say("archive-months", Args::new().with("n", with_updates));
    let id = format!("m{year}");
    months(
        &drawn,
        Purpose::Finding {
            id: &id,
            sentence: &sentence,
        },
    )
}
