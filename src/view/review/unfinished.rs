//! What is unfinished at year end: matter, reason, remedy, who, until when.

use serde::Serialize;

use super::super::{Entry, Facts};
use super::sheet::clamp;
use crate::figures::Health;
use crate::locale::Args;
use crate::model::Problem;

/// The most rows: with these a sheet stays on one printed page.
const ROWS: usize = 4;

/// The most characters of a cell: five printed lines of its column.
const CELL: usize = 70;

/// The table of unfinished matters.
#[derive(Clone, Debug, Serialize)]
pub struct Unfinished {
    /// Its rows.
    pub rows: Vec<UnfinishedRow>,
    /// That there is nothing, that the account is missing, or how many more there are.
    pub remark: Option<String>,
    /// Whether the remark is a fault of the brief.
    pub fault: bool,
}

/// One unfinished matter.
#[derive(Clone, Debug, Serialize)]
pub struct UnfinishedRow {
    /// What.
    pub matter: String,
    /// Why.
    pub reason: String,
    /// What is done about it.
    pub remedy: String,
    /// Who.
    pub who: String,
    /// Until when.
    pub limit: String,
}

/// Lists what a project still owes: its account, its unsolved problems, and its owed milestones.
pub fn unfinished(facts: &Facts, entry: Entry<'_>) -> Unfinished {
    if matches!(entry.figures.health, Health::Done | Health::Cancelled) {
        return Unfinished {
            rows: Vec::new(),
            remark: Some(facts.words.text("review-nothing-owed")),
            fault: false,
        };
    }
    let mut rows: Vec<UnfinishedRow> = account_row(facts, entry).into_iter().collect();
    let has_account = !rows.is_empty();
    rows.extend(problem_rows(facts, entry));
    rows.extend(milestone_rows(facts, entry));
    let left_out = rows.len().saturating_sub(ROWS);
    rows.truncate(ROWS);
    let owes = entry.figures.health != Health::OnTrack && entry.figures.health != Health::NotStarted;
    let remark = if !has_account && owes {
        Some(facts.words.text("review-account-missing"))
    } else if rows.is_empty() {
        Some(facts.words.text("review-nothing-owed"))
    } else {
        (left_out > 0).then(|| facts.say("review-more", Args::new().with("n", left_out)))
    };
    Unfinished {
        fault: !has_account && owes,
        rows,
        remark,
    }
}

fn account_row(facts: &Facts, entry: Entry<'_>) -> Option<UnfinishedRow> {
    let account = entry.project.account.as_ref()?;
    let format = facts.format(entry.project.key.year);
    let none = || facts.words.text("no-figure");
    let cell = |text: &Option<String>| {
        text.as_deref()
            .map_or_else(none, |text| clamp(facts, text, 2 * CELL))
    };
    let due = account.new_due.map(|due| format.prose_deadline(due));
    let carried = account
        .carry_to
        .as_ref()
        .map(|to| facts.say("review-carry", Args::new().with("to", to)));
    Some(UnfinishedRow {
        matter: facts.words.text("review-whole"),
        reason: cell(&account.reason),
        remedy: cell(&account.remedy),
        who: cell(&account.responsible),
        limit: due.or(carried).unwrap_or_else(none),
    })
}

fn problem_rows(facts: &Facts, entry: Entry<'_>) -> Vec<UnfinishedRow> {
    let t = entry.figures.as_of;
    let format = facts.format(entry.project.key.year);
    let none = || facts.words.text("no-figure");
    let cell = |text: Option<&str>| text.map_or_else(none, |text| clamp(facts, text, CELL));
    let row = |problem: &Problem| UnfinishedRow {
        matter: clamp(facts, &problem.text, CELL),
        reason: none(),
        remedy: cell(problem.needs.as_deref()),
        who: cell(problem.owner.as_deref()),
        limit: problem.due.map_or_else(none, |due| format.prose_deadline(due)),
    };
    entry
        .project
        .problems
        .iter()
        .filter(|problem| problem.solved.is_none_or(|solved| solved > t))
        .map(row)
        .collect()
}

fn milestone_rows(facts: &Facts, entry: Entry<'_>) -> Vec<UnfinishedRow> {
    let format = facts.format(entry.project.key.year);
    let none = || facts.words.text("no-figure");
    let pairs = entry.project.milestones.iter().zip(&entry.figures.milestones);
    pairs
        .filter(|(_, figures)| figures.state.is_owed())
        .map(|(milestone, _)| UnfinishedRow {
            matter: clamp(facts, &milestone.name, CELL),
            reason: milestone
                .note
                .as_deref()
                .map_or_else(none, |note| clamp(facts, note, CELL)),
            remedy: none(),
            who: none(),
            limit: format.prose_deadline(milestone.due),
        })
        .collect()
}
