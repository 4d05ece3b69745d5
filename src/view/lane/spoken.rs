//! What a lane shows, in a sentence for those who do not see it.

use crate::figures::{Health, MilestoneState};
use crate::locale::Args;
use crate::model::Deadline;
use crate::view::format::Format;
use crate::view::{Entry, Facts};

/// Says what a lane shows: when it began, what was promised, what is planned, and how far it is.
pub(super) fn spoken(facts: &Facts, format: Format<'_>, entry: Entry<'_>) -> String {
    let started = entry.project.start_day().map(|start| {
        let id = if start > entry.figures.as_of {
            "lane-will-start"
        } else {
            "lane-started"
        };
        facts.say(id, Args::new().with("date", format.prose(start)))
    });
    let progress = entry
        .figures
        .progress
        .map(|progress| facts.say("lane-progress", Args::new().with("n", format.percent(progress))));
    let [milestones, owed] = spoken_milestones(facts, entry);
    let comma = facts.words.text("list-comma");
    let dates = joined([started, Some(spoken_end(facts, format, entry))], &comma);
    let figures = joined([progress, milestones, owed], &comma);
    joined([dates, figures], &facts.words.text("list-semicolon")).unwrap_or_default()
}

/// Joins the clauses that there are.
fn joined<const N: usize>(clauses: [Option<String>; N], separator: &str) -> Option<String> {
    let clauses = clauses.into_iter().flatten().filter(|clause| !clause.is_empty());
    clauses.reduce(|mut before, clause| {
        before.push_str(separator);
        before.push_str(&clause);
        before
    })
}

fn spoken_end(facts: &Facts, format: Format<'_>, entry: Entry<'_>) -> String {
    let (project, figures) = (entry.project, entry.figures);
    let baseline = project
        .baseline
        .due
        .filter(|_| project.baseline_due() != project.due_day());
    let args = Args::new().with(
        "old",
        baseline.map_or_else(String::new, |date| format.prose_deadline(date)),
    );
    if let (Health::Done, Some(done)) = (figures.health, figures.done_date) {
        return facts.say("lane-done", args.with("date", format.prose(done)));
    }
    match project.due {
        None => facts.words.text("lane-due-withheld"),
        Some(Deadline::Ongoing) => facts.words.text("lane-ongoing"),
        Some(Deadline::Undecided) => facts.words.text("lane-undecided"),
        Some(due) => {
            let id = if baseline.is_some() {
                "lane-moved"
            } else {
                "lane-due"
            };
            facts.say(id, args.with("date", format.prose_deadline(due)))
        }
    }
}

/// Says how many milestones are delivered and how many are owed; nothing where there are none.
fn spoken_milestones(facts: &Facts, entry: Entry<'_>) -> [Option<String>; 2] {
    let total = entry.figures.milestones.len();
    if total == 0 {
        return [None, None];
    }
    let states = entry.figures.milestones.iter().map(|milestone| milestone.state);
    let done = states.filter(|state| *state == MilestoneState::Done).count();
    let delivered = Args::new().with("done", done).with("total", total);
    let owed = Some(entry.figures.owed()).filter(|owed| *owed > 0);
    [
        Some(facts.say("lane-milestones", delivered)),
        owed.map(|owed| facts.say("lane-owed", Args::new().with("n", owed))),
    ]
}
