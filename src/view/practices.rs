//! Outcomes and practices: what came of it, and what can be copied elsewhere?

use std::collections::BTreeMap;

use serde::Serialize;

use super::address::{YearPage, practice_path};
use super::evidence::evidence_links;
use super::frame::{FrameOptions, Section, View, frame};
use super::part::{NameLink, ProjectLink, project_link};
use super::project::reached_of;
use super::prose::Prose;
use super::{Entry, Facts, Links, phrase};
use crate::locale::Args;
use crate::markup::html::Html;
use crate::model::{Indicator, Outcome, Practice};
use crate::path::SitePath;

/// The outcomes and practices of a year.
#[derive(Clone, Debug, Serialize)]
pub struct PracticesPage {
    /// Heading.
    pub heading: String,
    /// How many there are of each kind, in a sentence.
    pub sentence: String,
    /// Practices by kind.
    pub kinds: Vec<Kind>,
    /// What was promised and reached, project by project.
    pub outcomes: Vec<OutcomeRow>,
}

/// The practices of one kind.
#[derive(Clone, Debug, Serialize)]
pub struct Kind {
    /// The kind.
    pub name: String,
    /// Its practices.
    pub rows: Vec<PracticeRow>,
}

/// A practice in the list.
#[derive(Clone, Debug, Serialize)]
pub struct PracticeRow {
    /// Title, with the link to its page.
    pub link: NameLink,
    /// The projects that it comes from.
    pub from: Vec<ProjectLink>,
    /// What proves it.
    pub evidence: Vec<NameLink>,
    /// Who took it over.
    pub adopted: Option<String>,
}

/// What a project promised and reached.
#[derive(Clone, Debug, Serialize)]
pub struct OutcomeRow {
    /// The project.
    pub link: ProjectLink,
    /// Results in words.
    pub texts: Vec<String>,
    /// Measured results.
    pub indicators: Vec<IndicatorLine>,
}

/// A measured result.
#[derive(Clone, Debug, Serialize)]
pub struct IndicatorLine {
    /// What is measured.
    pub name: String,
    /// `1,086／1,200人`.
    pub value: String,
    /// How much of the target is reached; none: nothing was measured yet.
    pub attainment: Option<String>,
}

/// Makes the list of `year`.
pub fn practices(facts: &Facts, path: &SitePath, year: i32) -> View<PracticesPage> {
    let links = Links::new(path);
    let heading = facts.say("practices-heading", Args::new().with("year", year.to_string()));
    let kinds = kinds(facts, links, year);
    let outcomes: Vec<OutcomeRow> = facts
        .entries(year)
        .filter(|entry| !entry.project.outcomes.is_empty())
        .map(|entry| outcome_row(facts, links, entry))
        .collect();
    let page = PracticesPage {
        sentence: sentence(facts, &kinds, outcomes.len()),
        kinds,
        outcomes,
        heading,
    };
    let options = FrameOptions {
        title: &page.heading,
        year,
        section: Some(Section::Year(YearPage::Practices)),
        profile: "",
    };
    View {
        frame: frame(facts, path, options),
        page,
    }
}

fn kinds(facts: &Facts, links: Links<'_>, year: i32) -> Vec<Kind> {
    let mut kinds: BTreeMap<String, Vec<PracticeRow>> = BTreeMap::new();
    for practice in facts
        .portfolio
        .practices
        .iter()
        .filter(|practice| practice.year == year)
    {
        let kind = practice
            .kind
            .clone()
            .unwrap_or_else(|| facts.words.text("practice-no-kind"));
        kinds
            .entry(kind)
            .or_default()
            .push(practice_row(facts, links, practice));
    }
    let mut kinds: Vec<Kind> = kinds
        .into_iter()
        .map(|(name, rows)| Kind { name, rows })
        .collect();
    kinds.sort_by_key(|kind| std::cmp::Reverse(kind.rows.len()));
    kinds
}

fn sentence(facts: &Facts, kinds: &[Kind], projects: usize) -> String {
    let total: usize = kinds.iter().map(|kind| kind.rows.len()).sum();
    let mut sentences = Vec::new();
    if total > 0 {
        let count = |kind: &Kind| {
            let args = Args::new().with("kind", &kind.name).with("n", kind.rows.len());
            facts.say("practices-of-kind", args)
        };
        let counts: Vec<String> = kinds.iter().map(count).collect();
        let list = phrase::list(facts.language(), &counts);
        sentences.push(facts.say(
            "practices-total",
            Args::new().with("n", total).with("kinds", list),
        ));
    }
    if projects > 0 {
        sentences.push(facts.say("practices-outcomes", Args::new().with("n", projects)));
    }
    phrase::paragraph(facts.language(), sentences)
}

fn practice_row(facts: &Facts, links: Links<'_>, practice: &Practice) -> PracticeRow {
    PracticeRow {
        link: NameLink {
            name: practice.title.clone(),
            href: Some(links.to(&practice_path(practice.year, &practice.id))),
        },
        from: sources(facts, links, practice),
        evidence: evidence_links(facts, links, &practice.file, &practice.evidence),
        adopted: (!practice.adopted.is_empty()).then(|| {
            let names = phrase::list(facts.language(), &practice.adopted);
            facts.say("practice-adopted-by", Args::new().with("names", names))
        }),
    }
}

fn sources(facts: &Facts, links: Links<'_>, practice: &Practice) -> Vec<ProjectLink> {
    let find = |reference| facts.portfolio.resolve(reference, practice.year);
    let projects = practice.from.iter().filter_map(find);
    let places = projects.filter_map(|project| facts.portfolio.position(&project.key));
    places
        .map(|index| project_link(facts, links, facts.entry(index)))
        .collect()
}

fn outcome_row(facts: &Facts, links: Links<'_>, entry: Entry<'_>) -> OutcomeRow {
    let texts = entry.project.outcomes.iter().filter_map(|outcome| match outcome {
        Outcome::Text(text) => Some(text.clone()),
        Outcome::Indicator(_) => None,
    });
    let measured = entry.project.indicators().zip(&entry.figures.attainments);
    OutcomeRow {
        link: project_link(facts, links, entry),
        texts: texts.collect(),
        indicators: measured
            .map(|(indicator, attainment)| {
                indicator_line(facts, entry.project.key.year, indicator, *attainment)
            })
            .collect(),
    }
}

fn indicator_line(facts: &Facts, year: i32, indicator: &Indicator, attainment: Option<f64>) -> IndicatorLine {
    let format = facts.format(year);
    let percent = |value: f64| facts.say("percent", Args::new().with("n", format.percent(value)));
    IndicatorLine {
        name: indicator.name.clone(),
        value: reached_of(facts, format, indicator),
        attainment: attainment.map(percent),
    }
}

/// The page of a practice.
#[derive(Clone, Debug, Serialize)]
pub struct PracticePage {
    /// Its title.
    pub heading: String,
    /// Link back to the year's list.
    pub practices: NameLink,
    /// What kind of result it is.
    pub kind: Option<String>,
    /// The projects that it comes from.
    pub from: Vec<ProjectLink>,
    /// Who took it over.
    pub adopted: Vec<String>,
    /// What proves it.
    pub evidence: Vec<NameLink>,
    /// Its text.
    pub body: Html,
}

/// Makes the page of the practice at `index` of the portfolio.
pub fn practice(facts: &Facts, path: &SitePath, index: usize) -> View<PracticePage> {
    let practice = &facts.portfolio.practices[index];
    let links = Links::new(path);
    let options = FrameOptions {
        title: &practice.title,
        year: practice.year,
        section: Some(Section::Year(YearPage::Practices)),
        profile: "",
    };
    View {
        frame: frame(facts, path, options),
        page: PracticePage {
            heading: practice.title.clone(),
            practices: NameLink {
                name: facts.words.text("nav-practices"),
                href: Some(links.to(&YearPage::Practices.path(practice.year))),
            },
            kind: practice.kind.clone(),
            from: sources(facts, links, practice),
            adopted: practice.adopted.clone(),
            evidence: evidence_links(facts, links, &practice.file, &practice.evidence),
            body: Prose::new(facts, links)
                .whole(&practice.file, &practice.body)
                .html,
        },
    }
}
