//! What is unfinished at year end: matter, reason, remedy, who, until when.

use serde::Serialize;

use super::super::{Entry, Facts};
use super::room::{Room, cut};
use crate::figures::{Health, MilestoneState};
use crate::locale::Args;
use crate::model::Problem;

/// Widths of the columns in Han characters: matter, reason, remedy, who, until when.
const WIDTHS: [usize; 5] = [8, 13, 11, 6, 5];

/// The most lines of a cell.
const LINES: usize = 4;

/// Millimetres that the table leaves to the promises.
const RESERVE: f64 = 42.0;

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

/// Lists what a project still owes, as far as there is room: its account, its unsolved problems, and its owed
/// milestones.
pub fn unfinished(facts: &Facts, entry: Entry<'_>, room: &mut Room) -> Unfinished {
    if matches!(entry.figures.health, Health::Done | Health::Cancelled) {
        return Unfinished {
            rows: Vec::new(),
            remark: Some(facts.words.text("review-nothing-owed")),
            fault: false,
        };
    }
    let mut all: Vec<UnfinishedRow> = account_row(facts, entry).into_iter().collect();
    let has_account = !all.is_empty();
    all.extend(problem_rows(facts, entry));
    all.extend(milestone_rows(facts, entry));
    if !all.is_empty() {
        room.head();
    }
    let total = all.len();
    let rows: Vec<UnfinishedRow> = all.into_iter().take_while(|row| row.fits(room)).collect();
    let left_out = total - rows.len();
    let owes = !matches!(entry.figures.health, Health::OnTrack | Health::NotStarted);
    let fault = !has_account && owes;
    let remark = if fault {
        Some(facts.words.text("review-account-missing"))
    } else if total == 0 {
        Some(nothing_owed(facts, entry))
    } else {
        (left_out > 0).then(|| facts.say("review-more", Args::new().with("n", left_out)))
    };
    if total > 0
        && let Some(remark) = &remark
    {
        room.paragraph(remark);
    }
    Unfinished { rows, remark, fault }
}

/// Says of a project that goes on and owes nothing what is still to come.
fn nothing_owed(facts: &Facts, entry: Entry<'_>) -> String {
    let states = entry.figures.milestones.iter().map(|milestone| milestone.state);
    let to_come = states.filter(|state| *state != MilestoneState::Done).count();
    if to_come == 0 {
        return facts.words.text("review-not-closed");
    }
    facts.say("review-to-come", Args::new().with("n", to_come))
}

impl UnfinishedRow {
    /// Takes the row's room, if there is so much.
    fn fits(&self, room: &mut Room) -> bool {
        let [matter, reason, remedy, who, limit] = WIDTHS;
        let cells = [
            (self.matter.as_str(), matter),
            (self.reason.as_str(), reason),
            (self.remedy.as_str(), remedy),
            (self.who.as_str(), who),
            (self.limit.as_str(), limit),
        ];
        room.row(&cells, RESERVE)
    }
}

/// Cuts a text to the lines of a column.
fn cell(text: &str, column: usize, lines: usize) -> String {
    cut(text, WIDTHS[column], lines)
}

fn account_row(facts: &Facts, entry: Entry<'_>) -> Option<UnfinishedRow> {
    let account = entry.project.account.as_ref()?;
    let format = facts.format(entry.project.key.year);
    let none = || facts.words.text("no-figure");
    let shown = |text: &Option<String>, column: usize| {
        text.as_deref()
            .map_or_else(none, |text| cell(text, column, LINES + 2))
    };
    let due = account.new_due.map(|due| format.prose_deadline(due));
    let carried = account
        .carry_to
        .as_ref()
        .map(|to| facts.say("review-carry", Args::new().with("to", to)));
    Some(UnfinishedRow {
        matter: facts.words.text("review-whole"),
        reason: shown(&account.reason, 1),
        remedy: shown(&account.remedy, 2),
        who: shown(&account.responsible, 3),
        limit: due.or(carried).unwrap_or_else(none),
    })
}

fn problem_rows(facts: &Facts, entry: Entry<'_>) -> Vec<UnfinishedRow> {
    let t = entry.figures.as_of;
    let format = facts.format(entry.project.key.year);
    let none = || facts.words.text("no-figure");
    let shown = |text: Option<&str>, column: usize| text.map_or_else(none, |text| cell(text, column, LINES));
    let row = |problem: &Problem| UnfinishedRow {
        matter: cell(&problem.text, 0, LINES),
        reason: none(),
        remedy: shown(problem.needs.as_deref(), 2),
        who: shown(problem.owner.as_deref(), 3),
        limit: problem.due.map_or_else(none, |due| format.prose_deadline(due)),
    };
    entry
        .project
        .problems
        .iter()
        .filter(|problem| problem.is_open_at(t))
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
            matter: cell(&milestone.name, 0, LINES),
            reason: milestone
                .note
                .as_deref()
                .map_or_else(none, |note| cell(note, 1, LINES)),
            remedy: none(),
            who: none(),
            limit: format.prose_deadline(milestone.due),
        })
        .collect()
}
