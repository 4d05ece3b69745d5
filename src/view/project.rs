//! The page of a project: where is it, why, who, by when?

mod account;
mod indicators;
mod lede;
mod log;
mod milestones;
mod particulars;
mod plan;
mod record;

use serde::Serialize;

pub use account::{Account, account};
pub use indicators::{judge, quantity, reached_of, target};
pub use particulars::{Fact, FactPart};
pub use record::conclusion_word;

use super::address::YearPage;
use super::format::list_number;
use super::frame::{FrameOptions, Section, View, frame};
use super::lateness::Lateness;
use super::mark::{health_kind, health_word};
use super::part::{NameLink, project_title};
use super::timeline::Choice;
use super::{Entry, Facts, Links, review};
use crate::figures::Health;
use crate::locale::Args;
use crate::markup::bullet::{Bullet, bullet};
use crate::markup::html::Html;
use crate::markup::marks::Tone;
use crate::markup::svg::Svg;
use crate::model::{Days, Project};
use crate::path::SitePath;
use indicators::IndicatorRow;
use log::{DecisionRow, ProblemRow, UpdateItem};
use milestones::MilestoneSection;
use plan::PlanFigure;
use record::{ChangeRow, Note, RecordItem};

/// The page of one project.
#[derive(Clone, Debug, Serialize)]
pub struct ProjectPage {
    /// From the overview down to the page.
    pub crumbs: Vec<NameLink>,
    /// The project's title.
    pub title: String,
    /// Its health, with the days of slip.
    pub pill: Pill,
    /// Where it is, in two or three sentences.
    pub lede: String,
    /// Who and when.
    pub facts: Vec<Fact>,
    /// Whatever else the front matter settles.
    pub more_facts: Vec<Fact>,
    /// How far it is.
    pub position: Position,
    /// The phases and milestones on the ruler; none where nothing has a date.
    pub plan: Option<PlanFigure>,
    /// Why it is late or at risk; none where it is neither.
    pub account: Option<Account>,
    /// Promised deliverables.
    pub milestones: MilestoneSection,
    /// Measured results.
    pub indicators: Vec<IndicatorRow>,
    /// What will be done.
    pub measures: Vec<String>,
    /// Expected results in words.
    pub outcomes: Vec<String>,
    /// The newest updates, newest first.
    pub updates: Vec<UpdateItem>,
    /// The older ones, newest first.
    pub older_updates: Vec<UpdateItem>,
    /// How many older ones there are.
    pub older_label: String,
    /// What to do where there is no update.
    pub updates_empty: String,
    /// An example of an update; none where the project has not begun, or the brief is history.
    pub updates_example: Option<String>,
    /// Unsolved problems, the oldest first.
    pub problems: Vec<ProblemRow>,
    /// Solved problems, the newest first.
    pub solved: Vec<ProblemRow>,
    /// How many problems are solved.
    pub solved_label: String,
    /// Decisions of meetings that concern it, the newest first.
    pub decisions: Vec<DecisionRow>,
    /// Approved changes, the newest first.
    pub changes: Vec<ChangeRow>,
    /// The close, what an unfinished project owes, and the year-end meeting's word.
    pub closing: Vec<RecordItem>,
    /// Files that the brief links to, and practices distilled from it.
    pub materials: Vec<NameLink>,
    /// The brief's narrative; none where it has no words.
    pub narrative: Option<Narrative>,
    /// What is withheld, and which rules are silenced, with the reasons.
    pub notes: Vec<Note>,
    /// The brief's file and how it is to be changed.
    pub source: String,
    /// The project before, its sheet, and the one after.
    pub pager: Pager,
    /// Free data of the brief by its keys, in the order written: texts, lists and groups of texts. For themes; the built-in page
    /// shows none of it.
    pub extra: serde_json::Map<String, serde_json::Value>,
}

/// A health with the days of slip, or of silence.
#[derive(Clone, Debug, Serialize)]
pub struct Pill {
    /// Class suffix and glyph.
    pub kind: &'static str,
    /// `滞后 23天`
    pub word: String,
}

/// How far a project is, against how far it should be.
#[derive(Clone, Debug, Serialize)]
pub struct Position {
    /// Progress as a whole number; none where nothing says it.
    pub progress: Option<String>,
    /// Progress and expected progress.
    pub bullet: Svg,
    /// The same in words: parts of one line.
    pub caption: Vec<Choice>,
}

/// The narrative part of a body.
#[derive(Clone, Debug, Serialize)]
pub struct Narrative {
    /// Its headings where it is long; else empty.
    pub toc: Vec<crate::markup::markdown::TocEntry>,
    /// The text.
    pub html: Html,
}

/// The neighbours of a project in its year's list.
#[derive(Clone, Debug, Serialize)]
pub struct Pager {
    /// The one before.
    pub previous: Option<NameLink>,
    /// Its sheet of the year-end review.
    pub sheet: String,
    /// The one after.
    pub next: Option<NameLink>,
}

/// Makes the page of the project at `index` of the portfolio.
pub fn project(facts: &Facts, path: &SitePath, index: usize) -> View<ProjectPage> {
    let entry = facts.entry(index);
    let links = Links::new(path);
    let title = project_title(facts, entry);
    let options = FrameOptions {
        title: &title,
        year: entry.project.key.year,
        section: Some(Section::Year(YearPage::Projects)),
        profile: "",
    };
    let frame = frame(facts, path, options);
    let written = log::written(facts, links, entry);
    let solved = log::solved(facts, entry);
    let count = |id: &str, n: usize| facts.say(id, Args::new().with("n", n));
    let page = ProjectPage {
        crumbs: crumbs(facts, links, entry),
        pill: pill(facts, entry),
        lede: lede::lede(facts, entry),
        facts: particulars::facts(facts, links, entry),
        more_facts: particulars::more(facts, links, entry),
        position: position(facts, entry),
        plan: plan::plan(facts, entry),
        account: account(facts, entry),
        milestones: milestones::milestones(facts, links, entry),
        indicators: indicators::indicators(facts, entry),
        measures: entry.project.measures.clone(),
        outcomes: particulars::outcomes(entry.project),
        updates: written.updates,
        older_label: count("project-updates-older", written.older.len()),
        older_updates: written.older,
        updates_empty: log::empty(facts, entry),
        updates_example: log::example(facts, entry),
        problems: log::unsolved(facts, entry),
        solved_label: count("project-problems-solved", solved.len()),
        solved,
        decisions: log::decisions(facts, links, entry),
        changes: record::changes(facts, entry),
        closing: record::closing(facts, links, entry),
        materials: record::materials(facts, links, entry),
        narrative: written.narrative,
        notes: record::notes(facts, entry),
        source: facts.say("project-source", Args::new().with("file", &entry.project.file)),
        pager: pager(facts, links, entry),
        extra: extra(entry.project),
        title,
    };
    View { frame, page }
}

fn extra(project: &Project) -> serde_json::Map<String, serde_json::Value> {
    let values = project.extra.iter();
    let values = values.filter_map(|(key, json)| Some((key.clone(), serde_json::from_str(json).ok()?)));
    values.collect()
}

fn crumbs(facts: &Facts, links: Links<'_>, entry: Entry<'_>) -> Vec<NameLink> {
    let year = entry.project.key.year;
    let mut crumbs = vec![NameLink {
        name: facts.words.text("nav-overview"),
        href: Some(links.to(&YearPage::Overview.path(year))),
    }];
    crumbs.extend(particulars::first_facet(facts, links, entry));
    let number = list_number(entry.number);
    crumbs.push(NameLink {
        name: facts.say("project-number", Args::new().with("number", number)),
        href: None,
    });
    crumbs
}

/// Makes the pill: the health's word, with the days where they say more than the word; the lede says of what.
fn pill(facts: &Facts, entry: Entry<'_>) -> Pill {
    let health = entry.figures.health;
    let word = facts.words.text(health_word(health));
    let days = match health {
        Health::Late | Health::AtRisk => Lateness::of(entry.project, entry.figures).map(Lateness::days),
        Health::Silent => {
            let last = entry.figures.last_update.or(entry.project.start_day());
            last.map(|last| Days::between(last, entry.figures.as_of))
        }
        _ => None,
    };
    Pill {
        kind: health_kind(health),
        word: match days {
            Some(days) => facts.say("project-pill", Args::new().with("word", word).with("n", days.0)),
            None => word,
        },
    }
}

fn position(facts: &Facts, entry: Entry<'_>) -> Position {
    let figures = entry.figures;
    let format = facts.format(entry.project.key.year);
    Position {
        progress: figures.progress.map(|value| format.percent(value)),
        bullet: bullet(&Bullet {
            value: figures.progress,
            expected: figures.expected.filter(|_| figures.health.is_under_way()),
            tone: Tone::from(figures.health),
        }),
        caption: lede::caption(facts, entry),
    }
}

fn pager(facts: &Facts, links: Links<'_>, entry: Entry<'_>) -> Pager {
    let neighbour = |number: usize, word: &str| {
        let other = facts.at_number(entry.project.key.year, number)?;
        let title = project_title(facts, other);
        let args = Args::new()
            .with("number", list_number(other.number))
            .with("title", title);
        Some(NameLink {
            name: facts.say(word, args),
            href: Some(links.to_project(&other.project.key)),
        })
    };
    let (sheet, place) = review::sheet_address(facts, entry);
    Pager {
        previous: entry
            .number
            .checked_sub(1)
            .and_then(|number| neighbour(number, "project-previous")),
        sheet: links.to_place(&sheet, &place),
        next: neighbour(entry.number + 1, "project-next"),
    }
}

#[cfg(test)]
mod tests;
