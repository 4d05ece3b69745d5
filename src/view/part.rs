//! Parts that many pages share: counts by health, a project in a list, a change of date.

mod listed;

pub(super) use listed::{ListedProjects, listed_projects};
pub use listed::{ProjectLink, project_link};
use serde::Serialize;

use super::address::YearPage;
use super::format::Format;
use super::lateness::Lateness;
use super::mark::{StatusMark, health_word, status_mark};
use super::sentence::{Sentence, linked};
use super::{Entry, Facts, Links};
use crate::figures::{Finish, Health};
use crate::locale::Args;
use crate::model::Days;

/// Counts of a group of projects by health, in the order of the marks; a word that does not occur is left out.
#[derive(Clone, Debug, Serialize)]
pub struct HealthCount {
    /// The mark.
    pub mark: StatusMark,
    /// How many, at least 1.
    pub count: usize,
}

/// Returns the counts of a roll-up by health.
pub fn health_counts(facts: &Facts, rollup: &crate::figures::Rollup) -> Vec<HealthCount> {
    let count = |(&health, &count): (&Health, &usize)| HealthCount {
        mark: status_mark(facts, health),
        count,
    };
    rollup.health.iter().map(count).collect()
}

/// Says how many projects a group has and how they stand: `共36项：滞后4，有风险6。`, with a link to their list.
pub fn health_sentence(facts: &Facts, rollup: &crate::figures::Rollup, list: Option<String>) -> Sentence {
    let part = |count: HealthCount| {
        let word = count.mark.word.to_lowercase();
        facts.say(
            "health-count",
            Args::new()
                .with("word", word)
                .with("code", count.mark.code)
                .with("n", count.count),
        )
    };
    let parts: Vec<String> = health_counts(facts, rollup).into_iter().map(part).collect();
    let args = Args::new()
        .with("n", rollup.total)
        .with("parts", parts.join(&facts.words.text("list-comma")));
    linked(facts, "projects-sentence", args, &[("list", list)])
}

/// Returns a project's title, or the word for a withheld one with the brief's id.
pub fn project_title(facts: &Facts, entry: Entry<'_>) -> String {
    entry
        .project
        .title
        .clone()
        .unwrap_or_else(|| facts.say("withheld-title", Args::new().with("id", &entry.project.key.id)))
}

/// A figure with the way to the list that it counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Figure {
    /// The number, with its unit where the column names none.
    pub text: String,
    /// Link to the list; none where there is nothing to list.
    pub href: Option<String>,
}

impl Figure {
    /// Makes a count; zero leads nowhere.
    pub fn count(n: usize, href: impl FnOnce() -> String) -> Figure {
        Figure {
            text: n.to_string(),
            href: (n > 0).then(href),
        }
    }
}

/// Returns the link to the projects of a year, or to those of one health.
pub fn projects_href(links: Links<'_>, year: i32, health: Option<Health>) -> String {
    let page = YearPage::Projects.path(year);
    match health {
        Some(health) => links.to_place(&page, &format!("health={}", health.word())),
        None => links.to(&page),
    }
}

/// A name that may have a page of its own.
#[derive(Clone, Debug, Serialize)]
pub struct NameLink {
    /// The name.
    pub name: String,
    /// Link to its page; none: plain text.
    pub href: Option<String>,
}

/// Makes the link to a project's office, or to nothing where the office is withheld.
pub fn office_link(facts: &Facts, links: Links<'_>, entry: Entry<'_>) -> NameLink {
    let (year, office) = (entry.project.key.year, entry.project.office.as_deref());
    let href = office
        .and_then(|name| facts.addresses.office(year, name))
        .map(|path| links.to(path));
    NameLink {
        name: office.map_or_else(|| facts.words.text("withheld"), str::to_owned),
        href,
    }
}

/// Makes the link to a project's lead, or to nothing where the lead is withheld.
pub fn lead_link(facts: &Facts, links: Links<'_>, entry: Entry<'_>) -> NameLink {
    let (year, lead) = (entry.project.key.year, entry.project.lead.as_deref());
    let href = lead
        .and_then(|name| facts.addresses.lead(year, name))
        .map(|path| links.to(path));
    NameLink {
        name: lead.map_or_else(|| facts.words.text("withheld"), str::to_owned),
        href,
    }
}

/// A date that may have been moved: the old one is shown struck, the days with their sign.
#[derive(Clone, Debug, Serialize)]
pub struct MovedDate {
    /// The first promise, where it differs.
    pub old: Option<String>,
    /// The current date, as exact as it is.
    pub new: String,
    /// Days of slip, where there are any.
    pub slip: Option<String>,
    /// Whether the slip is a reason to act: red is for nothing else.
    pub alarming: bool,
}

/// Says how many days have passed since a due date: `逾期9天`.
pub fn overdue_words(facts: &Facts, days: Days) -> String {
    facts.say("overdue-days", Args::new().with("n", days.0))
}

/// Returns the name of the word for what became of a project that no longer heads for its due date: it was
/// cancelled, or that day has passed while it is paused.
fn given_up(entry: Entry<'_>) -> Option<&'static str> {
    let has_passed = entry
        .project
        .due_day()
        .is_some_and(|due| due < entry.figures.as_of);
    match entry.figures.health {
        Health::Cancelled => Some(health_word(Health::Cancelled)),
        Health::Paused if has_passed => Some(health_word(Health::Paused)),
        _ => None,
    }
}

/// Shows when a project is, or was, to finish, and by how many days it is late or early.
pub fn finish_date(facts: &Facts, format: Format<'_>, entry: Entry<'_>) -> MovedDate {
    let (project, figures) = (entry.project, entry.figures);
    if let Some(word) = given_up(entry) {
        let due = project.due.filter(|due| due.last_day().is_some());
        return MovedDate {
            old: due.map(|due| format.short_deadline(due)),
            new: facts.words.text(word),
            slip: None,
            alarming: false,
        };
    }
    let moved = project
        .baseline
        .due
        .filter(|baseline| baseline.last_day() != project.due_day());
    let new = match (figures.health, figures.done_date, project.due) {
        (Health::Done, Some(done), _) => format.short(done),
        (_, _, Some(due)) => format.short_deadline(due),
        (_, _, None) => facts.words.text("withheld"),
    };
    let slip = figures.slip.filter(|slip| *slip != Days(0));
    let lateness = Lateness::of(project, figures);
    MovedDate {
        old: moved
            .filter(|_| figures.health != Health::Done)
            .map(|due| format.short_deadline(due)),
        new,
        slip: lateness
            .map(|lateness| lateness.text(facts, format))
            .or_else(|| slip.map(|slip| format.slip(slip))),
        alarming: matches!(figures.health, Health::Late | Health::AtRisk) && lateness.is_some(),
    }
}

/// Returns the name of the word for how a project was finished.
pub fn finish_word(finish: Finish) -> &'static str {
    match finish {
        Finish::Early => "finish-early",
        Finish::OnTime => "finish-on-time",
        Finish::Late => "finish-late",
    }
}
