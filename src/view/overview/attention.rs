//! 需要过问: the projects that somebody must look into, late ones first.

use std::cmp::Reverse;

use serde::Serialize;

use crate::figures::{Health, YearFigures};
use crate::locale::Args;
use crate::model::{Date, Days, Deadline, Milestone};
use crate::view::address::YearPage;
use crate::view::lateness::Lateness;
use crate::view::obstacle::obstacle;
use crate::view::part::{
    MovedDate, NameLink, ProjectLink, lead_link, office_link, overdue_words, project_link,
};
use crate::view::{Entry, Facts, Links};

/// The projects that are late or at risk.
#[derive(Clone, Debug, Serialize)]
pub struct Attention {
    /// How many there are and how they are sorted.
    pub intro: String,
    /// The first of them.
    pub rows: Vec<AttentionRow>,
    /// How many are not shown, and the link to all; none where all are shown.
    pub more: Option<NameLink>,
    /// What is said where there is none.
    pub empty: String,
}

/// One project that needs attention.
#[derive(Clone, Debug, Serialize)]
pub struct AttentionRow {
    /// Number, title, link and health.
    pub link: ProjectLink,
    /// What stands in the way; none where the brief does not say.
    pub blocker: Option<String>,
    /// Who answers for it.
    pub lead: NameLink,
    /// The lead unit.
    pub office: NameLink,
    /// The next milestone.
    pub next: Option<NextMilestone>,
    /// By how many days it is late, the number that the rows are sorted by; or that its date was not changed.
    pub slip: String,
    /// Whether there is a slip to be coloured.
    pub slipping: bool,
    /// When it is to finish.
    pub finish: String,
}

/// The milestone that comes next.
#[derive(Clone, Debug, Serialize)]
pub struct NextMilestone {
    /// Its name.
    pub name: String,
    /// The first promise, where it differs, and the current date.
    pub due: MovedDate,
}

/// The most rows on the page: a desk can look into twenty projects at a time.
const MOST: usize = 20;

/// Makes the list of the projects of `year` that are late or at risk.
pub fn attention(facts: &Facts, links: Links<'_>, year: &YearFigures) -> Attention {
    let name = year.reporting_year.name();
    let mut entries: Vec<Entry<'_>> = facts.entries(name).filter(needs_attention).collect();
    entries.sort_by_key(|entry| {
        let days = Lateness::of(entry.project, entry.figures).map(Lateness::days);
        (entry.figures.health, Reverse(days), entry.number)
    });
    let total = entries.len();
    let list = links.to_place(&YearPage::Projects.path(name), "health=late+at-risk");
    Attention {
        intro: facts.say("attention-intro", Args::new().with("n", total)),
        rows: entries
            .into_iter()
            .take(MOST)
            .map(|entry| row(facts, links, entry))
            .collect(),
        more: (total > MOST).then(|| NameLink {
            name: facts.say("attention-more", Args::new().with("n", total - MOST)),
            href: Some(list),
        }),
        empty: facts.words.text("attention-empty"),
    }
}

fn needs_attention(entry: &Entry<'_>) -> bool {
    matches!(entry.figures.health, Health::Late | Health::AtRisk)
}

fn row(facts: &Facts, links: Links<'_>, entry: Entry<'_>) -> AttentionRow {
    let format = facts.format(entry.project.key.year);
    let lateness = Lateness::of(entry.project, entry.figures);
    AttentionRow {
        link: project_link(facts, links, entry),
        blocker: obstacle(entry.project, (entry.figures.as_of, true)),
        lead: lead_link(facts, links, entry),
        office: office_link(facts, links, entry),
        next: next_milestone(facts, entry),
        slip: lateness.map_or_else(
            || facts.words.text("not-moved"),
            |lateness| lateness.text(facts, format),
        ),
        slipping: lateness.is_some(),
        finish: entry
            .project
            .due
            .map_or_else(|| facts.words.text("withheld"), |due| format.short_deadline(due)),
    }
}

/// Returns the headline of the newest update that has one, after the first day, where one is given, and until
/// the second.
pub fn newest_headline(entry: Entry<'_>, (since, until): (Option<Date>, Date)) -> Option<String> {
    let updates = entry.project.updates.iter();
    updates
        .filter(|update| update.date <= until && since.is_none_or(|since| update.date > since))
        .filter(|update| update.headline.is_some())
        .max_by_key(|update| update.date)
        .and_then(|update| update.headline.clone())
}

/// Returns the milestone that is due first among those not handed over.
fn next_milestone(facts: &Facts, entry: Entry<'_>) -> Option<NextMilestone> {
    let pairs = entry.project.milestones.iter().zip(&entry.figures.milestones);
    let open = pairs.filter(|(_, figures)| figures.done.is_none());
    let (milestone, _) = open.min_by_key(|(milestone, _)| milestone.due_day().unwrap_or(Date::MAX))?;
    Some(NextMilestone {
        name: milestone.name.clone(),
        due: milestone_due(facts, entry, milestone),
    })
}

/// Shows a milestone's current date, with the first promise where that differs: and the days since it was due,
/// else those by which it was moved.
pub fn milestone_due(facts: &Facts, entry: Entry<'_>, milestone: &Milestone) -> MovedDate {
    let format = facts.format(entry.project.key.year);
    let moved = milestone
        .baseline
        .filter(|baseline| baseline.last_day() != milestone.due_day());
    let due = milestone.due_day();
    let overdue = due
        .map(|due| Days::between(due, entry.figures.as_of))
        .filter(|days| days.0 > 0);
    let slip = moved
        .and_then(Deadline::last_day)
        .zip(due)
        .map(|(promised, due)| Days::between(promised, due));
    MovedDate {
        old: moved.map(|baseline| format.short_deadline(baseline)),
        new: format.short_deadline(milestone.due),
        slip: overdue
            .map(|days| overdue_words(facts, days))
            .or_else(|| slip.map(|slip| format.slip(slip))),
        alarming: !facts.is_history(entry) && (overdue.is_some() || slip.is_some_and(|slip| slip.0 > 0)),
    }
}
