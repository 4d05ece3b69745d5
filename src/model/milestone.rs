//! Milestones: what is promised, by when.

use super::{Date, Deadline};

/// A promised deliverable.
#[derive(Clone, Debug, PartialEq)]
pub struct Milestone {
    /// Unique within its brief.
    pub name: String,
    /// Current plan.
    pub due: Deadline,
    /// The due date as the author wrote it.
    pub due_written: String,
    /// First promise, where it differs; never `ongoing` or `tbd`.
    pub baseline: Option<Deadline>,
    /// The day on which it was handed over.
    pub done: Option<Date>,
    /// Positive; 1 where the brief gives none.
    pub weight: f64,
    /// Milestones with the same phase share a row of the chart.
    pub phase: Option<String>,
    /// Start of the work, for the phase's bar.
    pub start: Option<Deadline>,
    /// What proves it: texts or relative links.
    pub evidence: Vec<String>,
    /// Names of milestones of the same brief that come first.
    pub after: Vec<String>,
    /// A remark.
    pub note: Option<String>,
}

impl Milestone {
    /// Returns the current due date as a day, or none for `ongoing` and `tbd`.
    pub fn due_day(&self) -> Option<Date> {
        self.due.last_day()
    }

    /// Returns the day first promised: the baseline, else the current due date.
    pub fn baseline_day(&self) -> Option<Date> {
        self.baseline.unwrap_or(self.due).last_day()
    }
}
