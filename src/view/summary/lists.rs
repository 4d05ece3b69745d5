//! How the projects of a year ended: by class, carried over, or gone without a word.

use std::collections::BTreeMap;

use serde::Serialize;

use super::super::part::{NameLink, ProjectLink, project_link, project_title, projects_href};
use super::super::sentence::{Phrase, Sentence, join, linked};
use super::super::{Entry, Facts, Links};
use super::CarriedRow;
use crate::figures::{Finish, Health, LineageFate};
use crate::locale::Args;

/// How many projects of a class are named at once; the others are folded, and not printed.
const NAMED: usize = 40;

/// How a project of the year ended, in the order of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Class {
    Early,
    OnTime,
    Late,
    /// Done, but never promised for a day.
    Undated,
    /// Done; for which day it was promised is not published.
    Withheld,
    Carried,
    Cancelled,
    Unfinished,
}

impl Class {
    const ALL: [Class; 8] = [
        Class::Early,
        Class::OnTime,
        Class::Late,
        Class::Undated,
        Class::Withheld,
        Class::Carried,
        Class::Cancelled,
        Class::Unfinished,
    ];

    fn of(entry: Entry<'_>) -> Class {
        match (entry.figures.health, entry.figures.finish) {
            (Health::Done, Some(Finish::Early)) => Class::Early,
            (Health::Done, Some(Finish::OnTime)) => Class::OnTime,
            (Health::Done, Some(Finish::Late)) => Class::Late,
            (Health::Done, None) if entry.project.withheld.contains_key("due") => Class::Withheld,
            (Health::Done, None) => Class::Undated,
            (Health::Carried, _) => Class::Carried,
            (Health::Cancelled, _) => Class::Cancelled,
            _ => Class::Unfinished,
        }
    }

    fn is_done(self) -> bool {
        matches!(
            self,
            Class::Early | Class::OnTime | Class::Late | Class::Undated | Class::Withheld
        )
    }

    /// Returns the place of its row.
    fn anchor(self) -> &'static str {
        match self {
            Class::Early => "cls-early",
            Class::OnTime => "cls-on-time",
            Class::Late => "cls-late",
            Class::Undated => "cls-undated",
            Class::Withheld => "cls-withheld",
            Class::Carried => "cls-carried",
            Class::Cancelled => "cls-cancelled",
            Class::Unfinished => "cls-unfinished",
        }
    }

    fn word(self) -> &'static str {
        match self {
            Class::Early => "finish-early",
            Class::OnTime => "finish-on-time",
            Class::Late => "finish-late",
            Class::Undated => "summary-done-undated",
            Class::Withheld => "summary-done-withheld",
            Class::Carried => "health-carried",
            Class::Cancelled => "health-cancelled",
            Class::Unfinished => "summary-unfinished",
        }
    }
}

/// Projects that ended in the same way.
#[derive(Clone, Debug, Serialize)]
pub struct ClassRow {
    /// How.
    pub name: String,
    /// The place of its row.
    pub anchor: &'static str,
    /// How many, at least 1.
    pub count: usize,
    /// The first of them, in list order; of those not closed the late ones first.
    pub projects: Vec<ProjectLink>,
    /// The others, folded.
    pub others: Vec<ProjectLink>,
    /// How many others there are; none where all are named.
    pub more: Option<String>,
}

fn by_class(facts: &Facts, year: i32) -> BTreeMap<Class, Vec<Entry<'_>>> {
    let mut classes: BTreeMap<Class, Vec<Entry<'_>>> = BTreeMap::new();
    for entry in facts.entries(year) {
        classes.entry(Class::of(entry)).or_default().push(entry);
    }
    if let Some(unfinished) = classes.get_mut(&Class::Unfinished) {
        unfinished.sort_by_key(|entry| (entry.figures.health, entry.number));
    }
    classes
}

/// Lists the projects of a year by how they ended.
pub fn classes(facts: &Facts, links: Links<'_>, year: i32) -> Vec<ClassRow> {
    let row = |(class, entries): (Class, Vec<Entry<'_>>)| {
        let mut projects = entries.iter().map(|entry| project_link(facts, links, *entry));
        let named = projects.by_ref().take(NAMED).collect();
        let others: Vec<ProjectLink> = projects.collect();
        ClassRow {
            name: facts.words.text(class.word()),
            anchor: class.anchor(),
            count: entries.len(),
            projects: named,
            more: (!others.is_empty())
                .then(|| facts.say("summary-more", Args::new().with("n", others.len()))),
            others,
        }
    };
    by_class(facts, year).into_iter().map(row).collect()
}

/// Says how many projects there were and how they ended; a class without projects is left out.
pub fn sentence(facts: &Facts, links: Links<'_>, year: i32) -> Sentence {
    let classes = by_class(facts, year);
    let count = |class: Class| classes.get(&class).map_or(0, Vec::len);
    let total: usize = classes.values().map(Vec::len).sum();
    let done: usize = Class::ALL
        .into_iter()
        .filter(|class| class.is_done())
        .map(count)
        .sum();
    let named = |class: Class| {
        let n = count(class);
        let id = match class {
            Class::Early => "summary-n-early",
            Class::OnTime => "summary-n-on-time",
            Class::Late => "summary-n-late",
            Class::Undated => "summary-n-undated",
            Class::Withheld => "summary-n-withheld",
            Class::Carried => "summary-n-carried",
            Class::Cancelled => "summary-n-cancelled",
            Class::Unfinished => "summary-n-unfinished",
        };
        let place = ("list", Some(format!("#{}", class.anchor())));
        (n > 0).then(|| linked(facts, id, Args::new().with("n", n), &[place]))
    };
    let list = |finished: bool| {
        let clauses = Class::ALL.into_iter().filter(|class| class.is_done() == finished);
        join(facts, clauses.filter_map(named).collect(), "list-enumeration")
    };
    let all = ("list", Some(projects_href(links, year, None)));
    let mut clauses = vec![linked(
        facts,
        "summary-n-projects",
        Args::new().with("n", total),
        &[all],
    )];
    if done > 0 {
        let place = ("list", Some(projects_href(links, year, Some(Health::Done))));
        let mut clause = linked(facts, "summary-n-done", Args::new().with("n", done), &[place]);
        clause.extend(linked(facts, "summary-done-open", Args::new(), &[]));
        clause.extend(list(true));
        clause.extend(linked(facts, "summary-done-shut", Args::new(), &[]));
        clauses.push(clause);
    }
    clauses.push(list(false));
    let mut sentence = join(facts, clauses, "list-semicolon");
    sentence.push(Phrase::plain(facts.words.text("full-stop")));
    sentence
}

/// Lists the projects that go on in a later year.
pub fn carried(facts: &Facts, links: Links<'_>, year: i32) -> Vec<CarriedRow> {
    facts
        .entries(year)
        .filter(|entry| goes_on(facts, *entry))
        .map(|entry| carried_row(facts, links, entry))
        .collect()
}

fn goes_on(facts: &Facts, entry: Entry<'_>) -> bool {
    let ended = matches!(entry.figures.health, Health::Done | Health::Cancelled);
    let account = entry.project.account.as_ref();
    let carried = account.is_some_and(|account| account.carry_to.is_some());
    let continued = !facts.relations.later(entry.index).is_empty();
    entry.figures.health == Health::Carried || (!ended && (carried || continued))
}

fn carried_row(facts: &Facts, links: Links<'_>, entry: Entry<'_>) -> CarriedRow {
    let account = entry.project.account.as_ref();
    let format = facts.format(entry.project.key.year);
    let due = account.and_then(|account| account.new_due);
    let to = account.and_then(|account| account.carry_to.clone());
    let next = facts.relations.later(entry.index).first().map(|&next| {
        let next = facts.entry(next);
        let args = Args::new()
            .with("year", next.project.key.year.to_string())
            .with("title", project_title(facts, next));
        NameLink {
            name: facts.say("project-of-year", args),
            href: Some(links.to_project(&next.project.key)),
        }
    });
    CarriedRow {
        link: project_link(facts, links, entry),
        reason: account.and_then(|account| account.reason.clone()),
        until: due
            .map(|due| format.short_deadline(due))
            .or(to)
            .unwrap_or_else(|| facts.words.text("no-figure")),
        next,
    }
}

/// A project that was there in one year, is absent in the next, and was never closed.
#[derive(Clone, Debug, Serialize)]
pub struct ExitRow {
    /// The project.
    pub link: ProjectLink,
    /// The year in which it was last seen.
    pub year: String,
    /// The day of its last update.
    pub last: String,
}

/// Lists the projects of the year before, and of this year, that vanished.
pub fn exits(facts: &Facts, links: Links<'_>, year: i32) -> Vec<ExitRow> {
    let lineage = facts.relations.lineage();
    let format = facts.format(year);
    let vanished = |entry: &Entry<'_>| {
        lineage.fate(entry.index, &facts.portfolio, &facts.figures) == LineageFate::Vanished
    };
    let row = |entry: Entry<'_>| ExitRow {
        link: project_link(facts, links, entry),
        year: entry.project.key.year.to_string(),
        last: entry
            .figures
            .last_update
            .map_or_else(|| facts.words.text("no-figure"), |day| format.short(day)),
    };
    let both = facts.entries(year - 1).chain(facts.entries(year));
    both.filter(vanished).map(row).collect()
}
