//! Status dates, slips, and the states of milestones.

use crate::config::Thresholds;
use crate::model::{Date, Days, Deadline, Milestone, Project, ReportingYear};

/// Returns the status date of a reporting year: the earlier of the run's status date and the day on which the
/// year was closed, or, where it is not closed, its last day.
///
/// A year not yet begun gets the run's date, for that is earlier than its last day.
///
/// # Source
/// docs/content-model.md, "Derived figures".
pub fn status_date(run: Date, year: ReportingYear, closed: Option<Date>) -> Date {
    run.min(closed.unwrap_or_else(|| year.last_day()))
}

/// What has become of a milestone by the status date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MilestoneState {
    /// Handed over.
    Done,
    /// Its current due date has passed.
    Overdue,
    /// Its first promise has passed, and it is now promised for later: owed all the same.
    Moved,
    /// Due within the site's `due_soon` days.
    DueSoon,
    /// Still to come, or without a due date.
    Open,
}

impl MilestoneState {
    /// All states, in their order.
    pub const ALL: [MilestoneState; 5] = [
        MilestoneState::Done,
        MilestoneState::Overdue,
        MilestoneState::Moved,
        MilestoneState::DueSoon,
        MilestoneState::Open,
    ];

    /// Returns the word that the data files use.
    pub fn word(self) -> &'static str {
        match self {
            MilestoneState::Done => "done",
            MilestoneState::Overdue => "overdue",
            MilestoneState::Moved => "moved",
            MilestoneState::DueSoon => "due-soon",
            MilestoneState::Open => "open",
        }
    }

    /// Tells whether the milestone is owed (欠交): promised for a day before the status date and not handed
    /// over. Moving a date does not unmake the promise.
    pub fn is_owed(self) -> bool {
        matches!(self, MilestoneState::Overdue | MilestoneState::Moved)
    }
}

/// The figures of one milestone at a status date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MilestoneFigures {
    /// The day on which it was handed over, if that is not after the status date.
    pub done: Option<Date>,
    /// Days after the baseline: of the done date, else of the current due date. None where a date is missing.
    pub slip: Option<Days>,
    /// What has become of it.
    pub state: MilestoneState,
}

/// Returns the figures of `milestone` at status date `t`.
pub(super) fn milestone_figures(milestone: &Milestone, t: Date, thresholds: &Thresholds) -> MilestoneFigures {
    let done = milestone.done.filter(|done| *done <= t);
    let due = milestone.due_day();
    let baseline = milestone.baseline_day();
    let soon = |due: Date| Days::between(t, due).0 <= thresholds.due_soon;
    let state = if done.is_some() {
        MilestoneState::Done
    } else if due.is_some_and(|due| due < t) {
        MilestoneState::Overdue
    } else if baseline.is_some_and(|baseline| baseline < t) {
        MilestoneState::Moved
    } else if due.is_some_and(soon) {
        MilestoneState::DueSoon
    } else {
        MilestoneState::Open
    };
    MilestoneFigures {
        done,
        slip: slip(done.or(due), baseline),
        state,
    }
}

/// Returns how many days after `baseline` the date `reached` lies, or none where one is missing.
pub(super) fn slip(reached: Option<Date>, baseline: Option<Date>) -> Option<Days> {
    Some(Days::between(baseline?, reached?))
}

/// Returns the day on which the project was done: the close's, else the last milestone's if all are done.
///
/// What is dated after `t` has not happened.
pub(super) fn done_date(project: &Project, t: Date) -> Option<Date> {
    let closed = project
        .close
        .as_ref()
        .and_then(|close| close.date)
        .filter(|date| *date <= t);
    let delivered = || {
        let dates: Option<Vec<Date>> = project
            .milestones
            .iter()
            .map(|milestone| milestone.done.filter(|done| *done <= t))
            .collect();
        dates?.into_iter().max()
    };
    closed.or_else(delivered)
}

/// Tells whether a project that is under way or planned should have been finished before `t`.
pub(super) fn is_past_due(due: Option<Deadline>, t: Date) -> bool {
    due.and_then(Deadline::last_day).is_some_and(|due| due < t)
}
