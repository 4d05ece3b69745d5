//! What happened: updates, problems, and what meetings decided.

use serde::Serialize;

use super::super::address::meeting_path;
use super::super::format::Format;
use super::super::mark::StatusMark;
use super::super::prose::Prose;
use super::super::{Entry, Facts, Links};
use super::Narrative;
use crate::figures::{DecisionState, Health, decision_state};
use crate::locale::Args;
use crate::markup::html::Html;
use crate::markup::markdown::UpdateMarkup;
use crate::model::{Date, Decision, Meeting, Problem, Stated, Update};

/// How many updates stand open; the older ones are folded.
const NEWEST: usize = 6;

/// From how many headings on a narrative gets a table of contents.
const TOC: usize = 4;

/// One update.
#[derive(Clone, Debug, Serialize)]
pub struct UpdateItem {
    /// Its place on the page; empty where nothing links to it.
    pub id: String,
    /// Its day for machines.
    pub day: String,
    /// Its day.
    pub date: String,
    /// The rest of its heading.
    pub headline: Option<String>,
    /// Its text.
    pub html: Html,
    /// Reported progress.
    pub percent: Option<String>,
    /// The health that its author states.
    pub stated: Option<StatusMark>,
}

/// What the body of a brief holds.
pub struct Written {
    /// The newest updates.
    pub updates: Vec<UpdateItem>,
    /// The older ones.
    pub older: Vec<UpdateItem>,
    /// Everything else.
    pub narrative: Option<Narrative>,
}

/// Reads the body: updates until the status date, newest first, and the narrative.
pub fn written(facts: &Facts, links: Links<'_>, entry: Entry<'_>) -> Written {
    let parts = Prose::new(facts, links).at_level(3).brief(entry.project);
    let markup = parts.updates.into_iter().map(Some).chain(std::iter::repeat(None));
    let mut updates: Vec<(&Update, Option<UpdateMarkup>)> = entry
        .project
        .updates
        .iter()
        .zip(markup)
        .filter(|(update, _)| update.date <= entry.figures.as_of)
        .collect();
    updates.sort_by_key(|(update, _)| update.date);
    let format = facts.format(entry.project.key.year);
    let mut items: Vec<UpdateItem> = updates
        .into_iter()
        .rev()
        .map(|(update, markup)| update_item(facts, format, update, markup.unwrap_or_default()))
        .collect();
    let older = items.split_off(items.len().min(NEWEST));
    let narrative = (!parts.narrative.as_str().trim().is_empty()).then(|| Narrative {
        toc: if parts.toc.len() >= TOC {
            parts.toc
        } else {
            Vec::new()
        },
        html: parts.narrative,
    });
    Written {
        updates: items,
        older,
        narrative,
    }
}

fn update_item(facts: &Facts, format: Format<'_>, update: &Update, markup: UpdateMarkup) -> UpdateItem {
    UpdateItem {
        id: markup.id,
        day: update.date.to_string(),
        date: format.short(update.date),
        headline: update.headline.clone(),
        html: markup.html,
        percent: update
            .percent
            .map(|value| facts.say("percent", Args::new().with("n", format.percent(value)))),
        stated: update.stated.map(|stated| stated_mark(facts, stated)),
    }
}

/// Makes the mark of a stated health: the author's word, not the derived one.
fn stated_mark(facts: &Facts, stated: Stated) -> StatusMark {
    let (kind, id) = match stated {
        Stated::OnTrack => ("on", "project-stated-on-track"),
        Stated::AtRisk => ("risk", "project-stated-at-risk"),
        Stated::Late => ("late", "project-stated-late"),
        Stated::Blocked => ("late", "project-stated-blocked"),
    };
    StatusMark::new(kind, facts.words.text(id), stated.word())
}

/// Says what to do where there is no update yet.
pub fn empty(facts: &Facts, entry: Entry<'_>) -> String {
    facts.words.text(if entry.figures.health == Health::NotStarted {
        "project-updates-not-yet"
    } else if facts.is_history(entry) {
        "project-updates-none"
    } else {
        "project-updates-empty"
    })
}

/// Shows how an update is written; none where the project has not begun, or the brief is history.
pub fn example(facts: &Facts, entry: Entry<'_>) -> Option<String> {
    let is_running = entry.figures.health != Health::NotStarted && !facts.is_history(entry);
    is_running.then(|| facts.words.text("project-updates-example"))
}

/// One problem.
#[derive(Clone, Debug, Serialize)]
pub struct ProblemRow {
    /// What it is.
    pub text: String,
    /// Its limit, or the day on which it was solved.
    pub mark: StatusMark,
    /// Since when, who solves it, who decides.
    pub note: String,
    /// What must be coordinated.
    pub needs: Option<String>,
}

/// Counts the unsolved problems.
pub fn unsolved_count(entry: Entry<'_>) -> usize {
    let t = entry.figures.as_of;
    let problems = entry.project.problems.iter();
    problems.filter(|problem| problem.is_open_at(t)).count()
}

/// Lists the unsolved problems, the oldest first; those without a day last.
pub fn unsolved(facts: &Facts, entry: Entry<'_>) -> Vec<ProblemRow> {
    let t = entry.figures.as_of;
    let mut problems: Vec<&Problem> = entry
        .project
        .problems
        .iter()
        .filter(|problem| problem.is_open_at(t))
        .collect();
    problems.sort_by_key(|problem| {
        let since = problem.raised_day();
        (since.is_none(), since)
    });
    problems
        .into_iter()
        .map(|problem| problem_row(facts, entry, problem))
        .collect()
}

/// Lists the solved problems, the one solved last first.
pub fn solved(facts: &Facts, entry: Entry<'_>) -> Vec<ProblemRow> {
    let t = entry.figures.as_of;
    let mut problems: Vec<&Problem> = entry
        .project
        .problems_at(t)
        .filter(|problem| !problem.is_open_at(t))
        .collect();
    problems.sort_by_key(|problem| std::cmp::Reverse(problem.solved));
    problems
        .into_iter()
        .map(|problem| problem_row(facts, entry, problem))
        .collect()
}

fn problem_row(facts: &Facts, entry: Entry<'_>, problem: &Problem) -> ProblemRow {
    let format = facts.format(entry.project.key.year);
    let t = entry.figures.as_of;
    let dated = |id: &str, date: String| facts.say(id, Args::new().with("date", date));
    let mut note = Vec::new();
    note.extend(
        problem
            .since
            .map(|since| dated("project-problem-since", format.prose_deadline(since))),
    );
    note.extend(problem.owner.clone());
    note.extend(
        problem
            .decider
            .as_ref()
            .map(|decider| facts.say("project-problem-decider", Args::new().with("who", decider))),
    );
    ProblemRow {
        text: problem.text.clone(),
        mark: problem_mark(facts, format, problem, t),
        note: note.join(" · "),
        needs: problem
            .needs
            .as_ref()
            .map(|needs| facts.say("project-problem-needs", Args::new().with("needs", needs))),
    }
}

fn problem_mark(facts: &Facts, format: Format<'_>, problem: &Problem, t: Date) -> StatusMark {
    if let Some(solved) = problem.solved.filter(|solved| *solved <= t) {
        let args = Args::new().with("date", format.short(solved));
        return StatusMark::new("done", facts.say("project-problem-solved", args), "done");
    }
    let Some(due) = problem.due else {
        return StatusMark::new("todo", facts.words.text("project-problem-no-limit"), "open");
    };
    let overdue = due.last_day().is_some_and(|due| due < t);
    let args = Args::new().with("date", format.short_deadline(due));
    let (kind, code) = if overdue {
        ("late", "overdue")
    } else {
        ("risk", "open")
    };
    StatusMark::new(kind, facts.say("project-problem-limit", args), code)
}

/// One decision of a meeting.
#[derive(Clone, Debug, Serialize)]
pub struct DecisionRow {
    /// What was decided.
    pub text: String,
    /// Done, under way, or overdue.
    pub mark: StatusMark,
    /// Which meeting.
    pub meeting: String,
    /// Its page.
    pub href: String,
    /// Who sees to it, until when.
    pub note: String,
}

/// Lists the decisions that name the project, of meetings until the status date, the newest meeting first.
pub fn decisions(facts: &Facts, links: Links<'_>, entry: Entry<'_>) -> Vec<DecisionRow> {
    facts
        .relations
        .decisions(&facts.portfolio, entry.index)
        .rev()
        .filter(|(meeting, _)| meeting.date <= entry.figures.as_of)
        .map(|(meeting, decision)| decision_row(facts, links, entry, meeting, decision))
        .collect()
}

fn decision_row(
    facts: &Facts,
    links: Links<'_>,
    entry: Entry<'_>,
    meeting: &Meeting,
    decision: &Decision,
) -> DecisionRow {
    let format = facts.format(entry.project.key.year);
    let state = decision_state(decision, entry.figures.as_of);
    let (kind, code, word) = match state {
        DecisionState::Done(day) => {
            let args = Args::new().with("date", format.short(day));
            ("done", "done", facts.say("project-decision-done", args))
        }
        DecisionState::Overdue(days) => {
            let args = Args::new().with("n", days.0);
            ("late", "overdue", facts.say("project-decision-overdue", args))
        }
        DecisionState::Open => ("on", "open", facts.words.text("project-decision-open")),
    };
    let mut note: Vec<String> = decision.owner.clone().into_iter().collect();
    note.extend(decision.due.map(|due| {
        let args = Args::new().with("date", format.short_deadline(due));
        facts.say("project-problem-limit", args)
    }));
    let name = Args::new()
        .with("title", &meeting.title)
        .with("date", format.short(meeting.date));
    DecisionRow {
        text: decision.text.clone(),
        mark: StatusMark::new(kind, word, code),
        meeting: facts.say("project-decision-meeting", name),
        href: links.to(&meeting_path(meeting.year, &meeting.id)),
        note: note.join(" · "),
    }
}
