//! The list of a year's projects: which one do I want?

use serde::Serialize;

use super::address::YearPage;
use super::frame::{FrameOptions, Section, View, frame};
use super::part::{
    HealthCount, MovedDate, NameLink, ProjectLink, finish_date, health_counts, lead_link, office_link,
    project_link,
};
use super::{Entry, Facts, Links};
use crate::locale::Args;
use crate::path::SitePath;

/// The list of a year's projects.
#[derive(Clone, Debug, Serialize)]
pub struct ProjectsPage {
    /// Heading.
    pub heading: String,
    /// How many there are and how they stand, in a sentence.
    pub sentence: String,
    /// Counts by health.
    pub counts: Vec<HealthCount>,
    /// One row a project, in list order.
    pub rows: Vec<ProjectRow>,
    /// What to do where there is none.
    pub empty: String,
}

/// One project of the list.
#[derive(Clone, Debug, Serialize)]
pub struct ProjectRow {
    /// Number, title, link and health.
    pub link: ProjectLink,
    /// Who answers for it.
    pub lead: NameLink,
    /// The lead unit.
    pub office: NameLink,
    /// Progress in words.
    pub progress: String,
    /// When it is, or was, to finish.
    pub finish: MovedDate,
}

/// Makes the list of the projects of `year`.
pub fn projects(facts: &Facts, path: &SitePath, year: i32) -> View<ProjectsPage> {
    let heading = facts.say("projects-heading", Args::new().with("year", year.to_string()));
    let section = Some(Section::Year(YearPage::Projects));
    let options = FrameOptions {
        title: &heading,
        year,
        section,
        profile: "",
    };
    let frame = frame(facts, path, options);
    let counts = facts
        .year(year)
        .map(|figures| health_counts(facts, &figures.rollup))
        .unwrap_or_default();
    let links = Links::new(path);
    let rows: Vec<ProjectRow> = facts
        .entries(year)
        .map(|entry| row(facts, links, entry))
        .collect();
    let sentence = facts.say("projects-sentence", Args::new().with("n", rows.len()));
    let empty = facts.say("projects-empty", Args::new().with("year", year.to_string()));
    View {
        frame,
        page: ProjectsPage {
            heading,
            sentence,
            counts,
            rows,
            empty,
        },
    }
}

fn row(facts: &Facts, links: Links<'_>, entry: Entry<'_>) -> ProjectRow {
    let format = facts.format(entry.project.key.year);
    let percent = |value: f64| facts.say("percent", Args::new().with("n", format.percent(value)));
    ProjectRow {
        link: project_link(facts, links, entry),
        lead: lead_link(facts, links, entry),
        office: office_link(facts, links, entry),
        progress: entry
            .figures
            .progress
            .map_or_else(|| facts.words.text("no-figure"), percent),
        finish: finish_date(facts, format, entry),
    }
}
