//! Status marks: shape, word and colour of a health, a milestone's state and whatever else has a state.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Serialize, Serializer};
use tera::Value;

use super::{Entry, Facts};
use crate::figures::{Health, MilestoneState};
use crate::locale::Locale;

/// A state as it is shown.
#[derive(Clone, Debug)]
pub struct StatusMark {
    /// Class suffix and glyph: `late`, `risk`, `on`, `done`, `todo`, `hold`, `drop`, `silent`, `carried`.
    pub kind: &'static str,
    /// The word.
    pub word: Arc<str>,
    /// The data files' word, for filters.
    pub code: &'static str,
    /// The same three as templates see them. A project has about fifty marks on all pages together, nearly all of them
    /// one of two dozen: those are values of the engine from the start.
    value: Value,
}

impl StatusMark {
    /// Makes a mark.
    pub fn new(kind: &'static str, word: impl Into<Arc<str>>, code: &'static str) -> StatusMark {
        let word = word.into();
        let value = Value::from_serializable(&Fields {
            kind,
            word: &word,
            code,
        });
        StatusMark {
            kind,
            word,
            code,
            value,
        }
    }
}

/// What templates see of a mark.
#[derive(Serialize)]
struct Fields<'a> {
    kind: &'static str,
    word: &'a str,
    code: &'static str,
}

impl Serialize for StatusMark {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}

/// The marks that nearly all pages have, in the words of a site.
#[derive(Debug)]
pub struct Marks {
    healths: BTreeMap<Health, StatusMark>,
    milestones: BTreeMap<MilestoneState, StatusMark>,
    /// Those of milestones in a brief that is history.
    past_milestones: BTreeMap<MilestoneState, StatusMark>,
}

impl Marks {
    /// Makes the marks in these words.
    pub fn new(words: &Locale) -> Marks {
        let health = |health: Health| {
            StatusMark::new(
                health_kind(health),
                words.text(health_word(health)),
                health.word(),
            )
        };
        let milestone = |state: MilestoneState| {
            let (kind, word) = milestone_kind(state);
            StatusMark::new(kind, words.text(word), state.word())
        };
        let past = |state: MilestoneState| {
            let kind = if state.is_owed() {
                "drop"
            } else {
                milestone_kind(state).0
            };
            StatusMark::new(kind, words.text(milestone_kind(state).1), state.word())
        };
        Marks {
            healths: Health::ALL.map(|each| (each, health(each))).into(),
            milestones: MilestoneState::ALL.map(|each| (each, milestone(each))).into(),
            past_milestones: MilestoneState::ALL.map(|each| (each, past(each))).into(),
        }
    }
}

/// Returns the class suffix and glyph name of a health.
///
/// # Source
/// docs/theme.md, "Status and milestone marks".
pub fn health_kind(health: Health) -> &'static str {
    match health {
        Health::Late => "late",
        Health::AtRisk => "risk",
        Health::Silent => "silent",
        Health::OnTrack => "on",
        Health::Done => "done",
        Health::NotStarted => "todo",
        Health::Paused => "hold",
        Health::Carried => "carried",
        Health::Cancelled => "drop",
    }
}

/// Returns the name of the word for a health.
pub fn health_word(health: Health) -> &'static str {
    match health {
        Health::Late => "health-late",
        Health::AtRisk => "health-at-risk",
        Health::Silent => "health-silent",
        Health::OnTrack => "health-on-track",
        Health::Done => "health-done",
        Health::NotStarted => "health-not-started",
        Health::Paused => "health-paused",
        Health::Carried => "health-carried",
        Health::Cancelled => "health-cancelled",
    }
}

/// Returns the glyph that a milestone's state is like, and the name of its own word.
fn milestone_kind(state: MilestoneState) -> (&'static str, &'static str) {
    match state {
        MilestoneState::Done => ("done", "milestone-done"),
        MilestoneState::Overdue => ("late", "milestone-overdue"),
        MilestoneState::Moved => ("late", "milestone-moved"),
        MilestoneState::DueSoon => ("on", "milestone-due-soon"),
        MilestoneState::Open => ("todo", "milestone-open"),
    }
}

/// Returns the mark of a health.
pub fn status_mark(facts: &Facts, health: Health) -> StatusMark {
    facts.marks.healths[&health].clone()
}

/// Returns the mark of a milestone's state.
pub fn milestone_mark(facts: &Facts, state: MilestoneState) -> StatusMark {
    facts.marks.milestones[&state].clone()
}

/// Returns the mark of a milestone of `entry`: what is still not handed over of a brief that is history is no alarm.
///
/// # Source
/// docs/theme.md, "Rules of the design".
pub fn milestone_mark_of(facts: &Facts, entry: Entry<'_>, state: MilestoneState) -> StatusMark {
    if facts.is_history(entry) {
        return facts.marks.past_milestones[&state].clone();
    }
    milestone_mark(facts, state)
}
