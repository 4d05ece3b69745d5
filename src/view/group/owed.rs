//! 欠交节点: the milestones of a group that were promised for a day that has passed.

use serde::Serialize;

use crate::figures::Health;
use crate::locale::Args;
use crate::model::{Date, Days};
use crate::view::overview::milestone_due;
use crate::view::part::{MovedDate, ProjectLink, project_link};
use crate::view::{Entry, Facts, Links};

/// The milestones that a group owes.
#[derive(Clone, Debug, Serialize)]
pub struct Owed {
    /// How many there are and how long the oldest promise is past; none where nothing is owed.
    pub summary: Option<String>,
    /// The oldest promise first.
    pub rows: Vec<OwedRow>,
    /// What is said where nothing is owed.
    pub empty: String,
}

/// One milestone owed.
#[derive(Clone, Debug, Serialize)]
pub struct OwedRow {
    /// Its name.
    pub name: String,
    /// Its project.
    pub project: ProjectLink,
    /// The first promise and the current date.
    pub due: MovedDate,
}

/// Lists what the projects at `members` of the portfolio owe. Cancelled projects owe nothing.
pub fn owed(facts: &Facts, links: Links<'_>, members: &[usize]) -> Owed {
    let mut owed: Vec<(Date, Entry<'_>, usize)> = Vec::new();
    for &index in members {
        let entry = facts.entry(index);
        if entry.figures.health == Health::Cancelled {
            continue;
        }
        for (place, milestone) in entry.figures.milestones.iter().enumerate() {
            let promised = entry.project.milestones[place].baseline_day();
            let promised = promised.or(entry.project.milestones[place].due_day());
            owed.extend(
                promised
                    .filter(|_| milestone.state.is_owed())
                    .map(|day| (day, entry, place)),
            );
        }
    }
    owed.sort_by_key(|(day, entry, place)| (*day, entry.number, *place));
    let summary = owed.first().map(|(oldest, entry, _)| {
        let days = Days::between(*oldest, entry.figures.as_of).0;
        facts.say(
            "group-owed-summary",
            Args::new().with("n", owed.len()).with("days", days),
        )
    });
    Owed {
        summary,
        rows: owed
            .into_iter()
            .map(|(_, entry, place)| row(facts, links, entry, place))
            .collect(),
        empty: facts.words.text("group-owed-empty"),
    }
}

fn row(facts: &Facts, links: Links<'_>, entry: Entry<'_>, place: usize) -> OwedRow {
    let milestone = &entry.project.milestones[place];
    OwedRow {
        name: milestone.name.clone(),
        project: project_link(facts, links, entry),
        due: milestone_due(facts, entry, milestone),
    }
}
