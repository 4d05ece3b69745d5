//! The figures of one project: status, health (态势), pace, slip and finish.

use super::progress::{Pace, attainment, earned, expected, reported, updates_until};
use super::schedule::{MilestoneFigures, done_date, is_past_due, milestone_figures, slip};
use crate::config::Thresholds;
use crate::model::{Account, CloseResult, Date, Days, Project, Stated, Status};

/// The health of a project (态势), in the order in which pages list it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Health {
    /// 滞后: someone must act now.
    Late,
    /// 有风险
    AtRisk,
    /// 无更新: nothing was heard; silence is not green.
    Silent,
    /// 按期
    OnTrack,
    /// 已完成
    Done,
    /// 未启动
    NotStarted,
    /// 暂停
    Paused,
    /// 结转
    Carried,
    /// 已取消
    Cancelled,
}

impl Health {
    /// All words, in the order in which pages list them.
    pub const ALL: [Health; 9] = [
        Health::Late,
        Health::AtRisk,
        Health::Silent,
        Health::OnTrack,
        Health::Done,
        Health::NotStarted,
        Health::Paused,
        Health::Carried,
        Health::Cancelled,
    ];

    /// Returns the word that the data files use.
    pub fn word(self) -> &'static str {
        match self {
            Health::Late => "late",
            Health::AtRisk => "at-risk",
            Health::Silent => "silent",
            Health::OnTrack => "on-track",
            Health::Done => "done",
            Health::NotStarted => "not-started",
            Health::Paused => "paused",
            Health::Carried => "carried",
            Health::Cancelled => "cancelled",
        }
    }

    /// Tells whether the project is under way.
    pub fn is_under_way(self) -> bool {
        matches!(
            self,
            Health::Late | Health::AtRisk | Health::Silent | Health::OnTrack
        )
    }
}

/// How a done project was finished, against its baseline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Finish {
    /// Before the baseline due date.
    Early,
    /// On that day.
    OnTime,
    /// After it.
    Late,
}

impl Finish {
    /// Returns the word that the data files use.
    pub fn word(self) -> &'static str {
        match self {
            Finish::Early => "early",
            Finish::OnTime => "on-time",
            Finish::Late => "late",
        }
    }
}

/// Everything that is derived from one project at one status date. Percentages are unrounded.
#[derive(Clone, Debug, PartialEq)]
pub struct ProjectFigures {
    /// The status date.
    pub as_of: Date,
    /// The status, stated or derived.
    pub status: Status,
    /// The health.
    pub health: Health,
    /// The newest health word of the updates.
    pub stated: Option<Stated>,
    /// The pace; none without a gap.
    pub pace: Option<Pace>,
    /// Progress: 100 if done, else reported, else earned.
    pub progress: Option<f64>,
    /// The newest reported percentage.
    pub reported: Option<f64>,
    /// Share of the milestones' weight handed over.
    pub earned: Option<f64>,
    /// Share that should be done.
    pub expected: Option<f64>,
    /// Percentage points that a project under way is ahead of (positive) or behind (negative) its plan.
    pub gap: Option<f64>,
    /// Days after the baseline due date: of the done date if done, else of the current due date.
    pub slip: Option<Days>,
    /// Whether it should have been finished before the status date.
    pub overdue: bool,
    /// Whether nothing was heard of it for longer than the site allows.
    pub silent: bool,
    /// How it was finished; none unless done.
    pub finish: Option<Finish>,
    /// Whether nothing is owed any more: done, cancelled, or carried with a complete account.
    pub closed: bool,
    /// The day on which it was done.
    pub done_date: Option<Date>,
    /// The day of the newest update.
    pub last_update: Option<Date>,
    /// In the order of the project's milestones.
    pub milestones: Vec<MilestoneFigures>,
    /// In the order of the project's indicators, 0–100.
    pub attainments: Vec<Option<f64>>,
}

impl ProjectFigures {
    /// Counts the milestones that are owed (欠交).
    pub fn owed(&self) -> usize {
        self.milestones
            .iter()
            .filter(|milestone| milestone.state.is_owed())
            .count()
    }
}

/// Returns the figures of `project` at status date `t`. What is dated after `t` does not exist yet.
///
/// # Source
/// docs/content-model.md, "Derived figures".
pub fn project_figures(project: &Project, t: Date, thresholds: &Thresholds) -> ProjectFigures {
    let status = status(project, t);
    let updates = updates_until(project, t);
    let last_update = updates.last().map(|update| update.date);
    let stated = updates.iter().rev().find_map(|update| update.stated);
    let reported = reported(&updates);
    let earned = earned(&project.milestones, t);
    let expected = expected(project, t);
    let comparable = if project.milestones.is_empty() {
        reported
    } else {
        earned
    };
    let raw_gap = comparable.zip(expected).map(|(done, expected)| done - expected);
    let done_date = done_date(project, t);
    let reached = if status == Status::Done {
        done_date
    } else {
        project.due_day()
    };
    let slip = slip(reached, project.baseline_due());
    let open = matches!(status, Status::Active | Status::Planned);
    let overdue = open && is_past_due(project.due, t);
    let silent = open && is_silent(project, last_update, t, thresholds);
    let milestones: Vec<MilestoneFigures> = project
        .milestones
        .iter()
        .map(|milestone| milestone_figures(milestone, t, thresholds))
        .collect();
    let evidence = Evidence {
        project,
        t,
        thresholds,
        milestones: &milestones,
        overdue,
        silent,
        slip,
        stated,
        raw_gap,
    };
    let health = evidence.health(status);
    let gap = raw_gap.filter(|_| health.is_under_way());
    ProjectFigures {
        as_of: t,
        status,
        health,
        stated,
        pace: gap.map(|gap| Pace::of(gap, thresholds.tolerance)),
        progress: if status == Status::Done {
            Some(100.0)
        } else {
            reported.or(earned)
        },
        reported,
        earned,
        expected,
        gap,
        slip,
        overdue,
        silent,
        finish: slip.filter(|_| status == Status::Done).map(finish),
        closed: is_closed(status, project.account.as_ref()),
        done_date,
        last_update,
        milestones,
        attainments: project.indicators().map(attainment).collect(),
    }
}

/// Returns the status at `t`: the stated one, unless it tells of an end that has not come yet.
fn status(project: &Project, t: Date) -> Status {
    let close = project.close.as_ref();
    let close_date = close.and_then(|close| close.date);
    let ended = |status: &Status| matches!(status, Status::Done | Status::Cancelled | Status::Carried);
    let premature = |status: &Status| ended(status) && close_date.is_some_and(|date| date > t);
    if let Some(stated) = project.status.filter(|status| !premature(status)) {
        return stated;
    }
    let result = close
        .and_then(|close| close.result)
        .filter(|_| close_date.is_some_and(|date| date <= t));
    match result {
        Some(CloseResult::Done) => Status::Done,
        Some(CloseResult::Partial) => Status::Carried,
        Some(CloseResult::Cancelled) => Status::Cancelled,
        None if project.start_day().is_some_and(|start| start > t) => Status::Planned,
        None => Status::Active,
    }
}

fn is_silent(project: &Project, last_update: Option<Date>, t: Date, thresholds: &Thresholds) -> bool {
    let Some(start) = project.start_day().filter(|start| *start <= t) else {
        return false;
    };
    Days::between(last_update.unwrap_or(start), t).0 > thresholds.stale_after
}

fn is_closed(status: Status, account: Option<&Account>) -> bool {
    match status {
        Status::Done | Status::Cancelled => true,
        Status::Carried => account.is_some_and(Account::is_complete),
        Status::Planned | Status::Active | Status::Paused => false,
    }
}

fn finish(slip: Days) -> Finish {
    match slip.0 {
        ..0 => Finish::Early,
        0 => Finish::OnTime,
        1.. => Finish::Late,
    }
}

/// What speaks for and against a project's health.
struct Evidence<'a> {
    project: &'a Project,
    t: Date,
    thresholds: &'a Thresholds,
    milestones: &'a [MilestoneFigures],
    overdue: bool,
    silent: bool,
    slip: Option<Days>,
    stated: Option<Stated>,
    raw_gap: Option<f64>,
}

impl Evidence<'_> {
    /// Returns the first health that fits. A stated word only makes it worse, never better.
    fn health(&self, status: Status) -> Health {
        match status {
            Status::Cancelled => return Health::Cancelled,
            Status::Carried => return Health::Carried,
            Status::Done => return Health::Done,
            Status::Paused => return Health::Paused,
            Status::Planned | Status::Active => {}
        }
        if self.project.start_day().is_some_and(|start| start > self.t) {
            Health::NotStarted
        } else if self.is_late() {
            Health::Late
        } else if self.is_at_risk() {
            Health::AtRisk
        } else if self.silent {
            Health::Silent
        } else {
            Health::OnTrack
        }
    }

    fn is_late(&self) -> bool {
        let slipped = self.slip.is_some_and(|slip| slip.0 > self.thresholds.late_after);
        self.overdue || slipped || matches!(self.stated, Some(Stated::Late | Stated::Blocked))
    }

    fn is_at_risk(&self) -> bool {
        let behind = |gap: f64| Pace::of(gap, self.thresholds.tolerance) == Pace::Behind;
        self.milestones.iter().any(|milestone| milestone.state.is_owed())
            || self.slip.is_some_and(|slip| slip.0 > 0)
            || self.raw_gap.is_some_and(behind)
            || self.has_overdue_problem()
            || self.stated == Some(Stated::AtRisk)
    }

    fn has_overdue_problem(&self) -> bool {
        let mut open = self
            .project
            .problems
            .iter()
            .filter(|problem| problem.is_open_at(self.t));
        open.any(|problem| is_past_due(problem.due, self.t))
    }
}
