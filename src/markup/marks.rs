//! The two families of marks: diamonds for milestones; square, triangle and circle for health.

use crate::figures::{Health, MilestoneState};

/// What a diamond says of a promise.
///
/// The order is that in which diamonds are stacked, and from harmless to serious.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// 已交: handed over; filled.
    Done,
    /// 待交: still to come; hollow.
    Open,
    /// 欠交: owed, overdue or moved past its promise; hollow and red with an exclamation mark.
    Owed,
}

impl From<MilestoneState> for Mark {
    fn from(state: MilestoneState) -> Mark {
        match state {
            MilestoneState::Done => Mark::Done,
            MilestoneState::Overdue | MilestoneState::Moved => Mark::Owed,
            MilestoneState::DueSoon | MilestoneState::Open => Mark::Open,
        }
    }
}

impl Mark {
    /// Returns the symbol for a diamond on a bar or a ruler.
    pub(super) fn diamond(self) -> &'static str {
        match self {
            Mark::Done => "#m-done",
            Mark::Open => "#m-todo",
            Mark::Owed => "#m-over",
        }
    }

    /// Returns the symbol for a diamond in the pile, where one is a unit and many stand close together.
    pub(super) fn unit(self) -> &'static str {
        match self {
            Mark::Done => "#u-done",
            Mark::Open => "#u-todo",
            Mark::Owed => "#u-over",
        }
    }
}

/// The colour of a bar, a dot or a status word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tone {
    /// 朱: someone must act now.
    Late,
    /// 赭: with risk.
    Risk,
    /// 松绿: on track.
    On,
    /// 黛: finished.
    Done,
    /// Grey: not under way, or nothing was heard.
    Idle,
}

impl From<Health> for Tone {
    fn from(health: Health) -> Tone {
        match health {
            Health::Late => Tone::Late,
            Health::AtRisk => Tone::Risk,
            Health::OnTrack => Tone::On,
            Health::Done => Tone::Done,
            Health::Silent | Health::NotStarted | Health::Paused | Health::Carried | Health::Cancelled => {
                Tone::Idle
            }
        }
    }
}

impl Tone {
    /// Returns the word that classes end with: `late`, `risk`, `on`, `done` or `idle`.
    pub fn word(self) -> &'static str {
        match self {
            Tone::Late => "late",
            Tone::Risk => "risk",
            Tone::On => "on",
            Tone::Done => "done",
            Tone::Idle => "idle",
        }
    }

    /// Returns the class that fills a shape.
    pub(super) fn fill(self) -> &'static str {
        match self {
            Tone::Late => "b-late",
            Tone::Risk => "b-risk",
            Tone::On => "b-on",
            Tone::Done => "b-done",
            Tone::Idle => "b-idle",
        }
    }

    /// Returns the classes of the hatched part beyond the first promise.
    ///
    /// Only lateness and risk are coloured: what is over is history.
    pub(super) fn hatch(self) -> &'static str {
        match self {
            Tone::Late => "slip late h-late",
            Tone::Risk => "slip risk h-risk",
            Tone::On | Tone::Done | Tone::Idle => "slip idle h-idle",
        }
    }
}

/// Returns the id of the sprite's glyph for a health word, without `#`.
pub fn glyph(health: Health) -> &'static str {
    match health {
        Health::Late => "g-late",
        Health::AtRisk => "g-risk",
        Health::Silent => "g-silent",
        Health::OnTrack => "g-on",
        Health::Done => "g-done",
        Health::NotStarted => "g-todo",
        Health::Paused => "g-hold",
        Health::Carried => "g-carried",
        Health::Cancelled => "g-drop",
    }
}
