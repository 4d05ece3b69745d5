//! What shows that a project is late or at risk: the worst fact, with its place.

use super::brief::{Brief, shown};
use crate::config::Config;
use crate::figures::Pace;
use crate::locale::Message;
use crate::model::{Date, Days, Stated};

/// A fact that speaks for a delay.
pub(super) struct Delay {
    /// Where it stands in the brief.
    pub field: String,
    /// A clause that says it, to stand in a sentence.
    pub fact: Message,
    /// Whether the project is late by it, and not only at risk.
    pub is_late: bool,
}

/// Returns the worst fact of the brief's dates, milestones and problems; none where they are in order.
pub(super) fn by_dates(brief: Brief<'_>, config: &Config) -> Option<Delay> {
    overdue(brief)
        .or_else(|| slipped(brief, config))
        .or_else(|| owed(brief))
        .or_else(|| behind(brief))
        .or_else(|| overdue_problem(brief))
}

/// Returns the newest statement that the project is late or blocked.
pub(super) fn by_words(brief: Brief<'_>) -> Option<Delay> {
    let (place, update) = brief.newest_update(|update| update.stated.is_some())?;
    let is_late = matches!(update.stated, Some(Stated::Late | Stated::Blocked));
    is_late.then(|| Delay {
        field: format!("updates[{place}].stated"),
        fact: Message::new("delay-stated")
            .with("date", update.date.to_string())
            .with("said", word(update.stated)),
        is_late,
    })
}

/// Returns the word for a stated health, in the language of the reader.
pub(super) fn word(stated: Option<Stated>) -> Message {
    Message::new(match stated {
        Some(Stated::OnTrack) | None => "stated-on-track",
        Some(Stated::AtRisk) => "stated-at-risk",
        Some(Stated::Late) => "stated-late",
        Some(Stated::Blocked) => "stated-blocked",
    })
}

fn overdue(brief: Brief<'_>) -> Option<Delay> {
    let due = brief.project.due_day().filter(|_| brief.figures.overdue)?;
    Some(Delay {
        field: "due".to_owned(),
        fact: Message::new("delay-overdue")
            .with("due", due.to_string())
            .with("days", Days::between(due, brief.as_of()).0),
        is_late: true,
    })
}

fn slipped(brief: Brief<'_>, config: &Config) -> Option<Delay> {
    let slip = brief.figures.slip.filter(|slip| slip.0 > 0)?;
    let (due, baseline) = (brief.project.due_day()?, brief.project.baseline_due()?);
    Some(Delay {
        field: "due".to_owned(),
        fact: Message::new("delay-slip")
            .with("due", due.to_string())
            .with("baseline", baseline.to_string())
            .with("days", slip.0),
        is_late: slip.0 > config.thresholds.late_after,
    })
}

fn owed(brief: Brief<'_>) -> Option<Delay> {
    let milestones = brief
        .project
        .milestones
        .iter()
        .zip(&brief.figures.milestones)
        .enumerate();
    let owed = milestones.filter(|(_, (_, figures))| figures.state.is_owed());
    let owed: Vec<(Date, usize)> = owed
        .filter_map(|(place, (milestone, _))| Some((milestone.baseline_day()?, place)))
        .collect();
    let (promised, place) = owed.iter().min()?;
    Some(Delay {
        field: format!("milestones[{place}].due"),
        fact: Message::new("delay-owed")
            .with("count", owed.len())
            .with("name", &brief.project.milestones[*place].name)
            .with("promised", promised.to_string()),
        is_late: false,
    })
}

fn behind(brief: Brief<'_>) -> Option<Delay> {
    let gap = brief
        .figures
        .gap
        .filter(|_| brief.figures.pace == Some(Pace::Behind))?;
    Some(Delay {
        field: String::new(),
        fact: Message::new("delay-gap").with("points", shown(-gap)),
        is_late: false,
    })
}

fn overdue_problem(brief: Brief<'_>) -> Option<Delay> {
    let past = |due: Option<Date>| due.filter(|due| *due < brief.as_of());
    let day = |place: usize| past(brief.project.problems[place].due.and_then(|due| due.last_day()));
    let (place, due) = brief
        .unsolved()
        .find_map(|(place, _)| Some((place, day(place)?)))?;
    Some(Delay {
        field: format!("problems[{place}].due"),
        fact: Message::new("delay-problem").with("due", due.to_string()),
        is_late: false,
    })
}
