//! What lies on the desk of an office or a lead: decisions, problems, and what was heard of its projects.

use std::cmp::Reverse;

use serde::Serialize;

use super::GroupName;
use crate::config::Registry;
use crate::figures::{DecisionState, Group, YearFigures, decision_state};
use crate::locale::Args;
use crate::model::{Date, Days, Deadline, Problem, Update};
use crate::view::address::meeting_path;
use crate::view::mark::StatusMark;
use crate::view::part::{NameLink, ProjectLink, project_link};
use crate::view::since::decision_mark;
use crate::view::{Entry, Facts, Links};

/// A decision of a meeting that is not done yet.
#[derive(Clone, Debug, Serialize)]
pub struct DecisionRow {
    /// What was decided.
    pub text: String,
    /// The meeting.
    pub meeting: NameLink,
    /// Until when.
    pub due: String,
    /// In hand or overdue.
    pub mark: StatusMark,
}

/// A problem that is not solved yet.
#[derive(Clone, Debug, Serialize)]
pub struct ProblemRow {
    /// What it is.
    pub text: String,
    /// Its project.
    pub project: ProjectLink,
    /// Whether this group solves it or decides it.
    pub role: String,
    /// What must be coordinated.
    pub needs: Option<String>,
    /// Until when; empty without a limit.
    pub due: String,
    /// Whether that day has passed.
    pub overdue: bool,
}

/// An update of a project.
#[derive(Clone, Debug, Serialize)]
pub struct UpdateRow {
    /// Its day.
    pub date: String,
    /// Its day for programs.
    pub machine_date: String,
    /// Its project.
    pub project: ProjectLink,
    /// Its headline, or the progress that it reports.
    pub text: String,
}

/// The most updates on a page.
const MOST_UPDATES: usize = 10;

/// Lists the decisions of the year's meetings that the group has to carry out, the longest overdue first.
pub fn decisions(facts: &Facts, links: Links<'_>, year: &YearFigures, name: &GroupName) -> Vec<DecisionRow> {
    let number = year.reporting_year.name();
    let format = facts.format(number);
    let meetings = facts.portfolio.meetings.iter();
    let held = meetings.filter(|meeting| meeting.year == number && meeting.date <= year.as_of);
    let mut open = Vec::new();
    for meeting in held {
        for decision in &meeting.decisions {
            let state = decision_state(decision, year.as_of);
            let is_done = matches!(state, DecisionState::Done(_));
            if is_done || !means(facts, name, decision.owner.as_deref()) {
                continue;
            }
            let due = decision.due;
            let row = DecisionRow {
                text: decision.text.clone(),
                meeting: NameLink {
                    name: meeting.title.clone(),
                    href: Some(links.to(&meeting_path(meeting.year, &meeting.id))),
                },
                due: due.map_or_else(|| facts.words.text("no-figure"), |due| format.short_deadline(due)),
                mark: decision_mark(facts, state),
            };
            open.push((due.and_then(Deadline::last_day).unwrap_or(Date::MAX), row));
        }
    }
    open.sort_by_key(|(due, _)| *due);
    open.into_iter().map(|(_, row)| row).collect()
}

/// Tells whether a name written in a record means the group, also by another spelling of its registry.
fn means(facts: &Facts, name: &GroupName, written: Option<&str>) -> bool {
    let Some(written) = written else {
        return false;
    };
    let registry = match name {
        GroupName::Office(_) => facts.config.offices.as_ref(),
        GroupName::Lead(_) => facts.config.leads.as_ref(),
        GroupName::Facet { .. } => None,
    };
    registered(registry, written) == name.name()
}

fn registered<'a>(registry: Option<&'a Registry>, written: &'a str) -> &'a str {
    registry
        .and_then(|registry| registry.find(written))
        .map_or(written, |(_, name)| name)
}

/// Lists the unsolved problems of the year's projects that the group has to solve or to decide, those with the
/// earliest limit first.
pub fn problems(facts: &Facts, links: Links<'_>, year: &YearFigures, name: &GroupName) -> Vec<ProblemRow> {
    let mut open = Vec::new();
    for entry in facts.entries(year.reporting_year.name()) {
        for problem in entry
            .project
            .problems
            .iter()
            .filter(|problem| problem.is_open_at(year.as_of))
        {
            let role = if means(facts, name, problem.decider.as_deref()) {
                "group-decides"
            } else if means(facts, name, problem.owner.as_deref()) {
                "group-solves"
            } else {
                continue;
            };
            open.push(problem_row(facts, links, (entry, problem), role));
        }
    }
    open.sort_by_key(|(due, _)| *due);
    open.into_iter().map(|(_, row)| row).collect()
}

fn problem_row(
    facts: &Facts,
    links: Links<'_>,
    (entry, problem): (Entry<'_>, &Problem),
    role: &str,
) -> (Date, ProblemRow) {
    let format = facts.format(entry.project.key.year);
    let due = problem.due.and_then(Deadline::last_day).unwrap_or(Date::MAX);
    let row = ProblemRow {
        text: problem.text.clone(),
        project: project_link(facts, links, entry),
        role: facts.words.text(role),
        needs: problem.needs.clone(),
        due: problem.due.map_or_else(String::new, |due| {
            facts.say(
                "group-problem-due",
                Args::new().with("date", format.short_deadline(due)),
            )
        }),
        overdue: due < entry.figures.as_of,
    };
    (due, row)
}

/// Lists the newest updates of the group's projects.
pub fn updates(facts: &Facts, links: Links<'_>, group: &Group) -> Vec<UpdateRow> {
    let mut updates: Vec<(Entry<'_>, &Update)> = Vec::new();
    for &index in &group.members {
        let entry = facts.entry(index);
        let known = entry
            .project
            .updates
            .iter()
            .filter(|update| update.date <= entry.figures.as_of);
        updates.extend(known.map(|update| (entry, update)));
    }
    updates.sort_by_key(|(entry, update)| (Reverse(update.date), entry.number));
    let newest = updates.into_iter().take(MOST_UPDATES);
    newest
        .map(|(entry, update)| UpdateRow {
            date: facts.format(entry.project.key.year).short(update.date),
            machine_date: update.date.to_string(),
            project: project_link(facts, links, entry),
            text: update_text(facts, entry, update),
        })
        .collect()
}

fn update_text(facts: &Facts, entry: Entry<'_>, update: &Update) -> String {
    let format = facts.format(entry.project.key.year);
    let percent = || {
        let percent = update.percent?;
        Some(facts.say("update-percent", Args::new().with("n", format.percent(percent))))
    };
    update.headline.clone().or_else(percent).unwrap_or_default()
}

/// Lists the projects of which nothing was heard for longer than the site allows, the longest silence first.
pub fn silent(facts: &Facts, links: Links<'_>, group: &Group) -> Vec<NameLink> {
    let mut silent: Vec<(Days, Entry<'_>)> = group
        .members
        .iter()
        .map(|&index| facts.entry(index))
        .filter(|entry| entry.figures.silent)
        .map(|entry| (silence(entry), entry))
        .collect();
    silent.sort_by_key(|(days, entry)| (Reverse(*days), entry.number));
    silent
        .into_iter()
        .map(|(days, entry)| {
            let link = project_link(facts, links, entry);
            let args = Args::new().with("title", link.title()).with("n", days.0);
            NameLink {
                name: facts.say("stale-project", args),
                href: Some(link.href().to_owned()),
            }
        })
        .collect()
}

/// Counts the days since the newest update, or since the start where there is none.
fn silence(entry: Entry<'_>) -> Days {
    let heard = entry.figures.last_update.or(entry.project.start_day());
    heard.map_or(Days(0), |heard| Days::between(heard, entry.figures.as_of))
}
