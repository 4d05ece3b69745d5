//! What changed between two days, recomputed from the content as of both.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Health, MilestoneState, ProjectFigures, project_figures, status_date};
use crate::config::{Config, Thresholds};
use crate::model::{Change, ChangeTarget, Date, Days, Deadline, Decision, Portfolio, Project, YearRecord};

/// Returns the project as its plan stood on `day`: approved changes dated later are undone.
///
/// A change without a date, or whose earlier value is not written or not readable, cannot be undone and
/// stays. Updates, deliveries and the close need no undoing: figures leave out what is dated later.
pub fn project_at(project: &Project, day: Date) -> Cow<'_, Project> {
    let mut later: Vec<&Change> = project
        .changes
        .iter()
        .filter(|change| change.date.is_some_and(|date| date > day))
        .collect();
    if later.is_empty() {
        return Cow::Borrowed(project);
    }
    later.sort_by_key(|change| change.date);
    let mut earlier = project.clone();
    for change in later.into_iter().rev() {
        undo(&mut earlier, change);
    }
    Cow::Owned(earlier)
}

/// Sets every plan back to what it was on its year's status date: a change approved later does not exist yet, no more
/// than an update or a delivery dated later. So a page of March, built in November, says what March said.
pub fn set_back(portfolio: &mut Portfolio, config: &Config, run_date: Date) {
    let Portfolio { projects, years, .. } = portfolio;
    for project in projects {
        let day = plan_day(project, years, config, run_date);
        if let Cow::Owned(earlier) = project_at(project, day) {
            *project = Arc::new(earlier);
        }
    }
}

/// Returns the brief as [`set_back`] leaves it.
pub fn plan_at(project: &Arc<Project>, day: Date) -> Arc<Project> {
    match project_at(project, day) {
        Cow::Owned(earlier) => Arc::new(earlier),
        Cow::Borrowed(_) => Arc::clone(project),
    }
}

/// Returns the day as of which a brief's plan is shown: its year's status date.
pub fn plan_day(
    project: &Project,
    years: &BTreeMap<i32, YearRecord>,
    config: &Config,
    run_date: Date,
) -> Date {
    let year = project.key.year;
    let closed = years.get(&year).and_then(|record| record.closed);
    status_date(run_date, config.year_starts.reporting_year(year), closed)
}

fn undo(project: &mut Project, change: &Change) {
    let Some(from) = change.from.as_deref() else {
        return;
    };
    let deadline = Deadline::parse(from);
    match (&change.what, deadline) {
        (ChangeTarget::Due, Some(due)) => {
            project.due = Some(due);
            project.due_written = Some(from.to_owned());
        }
        (ChangeTarget::Start, Some(start)) => project.start = Some(start),
        (ChangeTarget::Lead, _) => project.lead = Some(from.to_owned()),
        (ChangeTarget::Office, _) => project.office = Some(from.to_owned()),
        (ChangeTarget::Milestone(name), Some(due)) => {
            let milestone = project
                .milestones
                .iter_mut()
                .find(|milestone| milestone.name == *name);
            if let Some(milestone) = milestone {
                milestone.due = due;
                from.clone_into(&mut milestone.due_written);
            }
        }
        (ChangeTarget::Scope | ChangeTarget::Due | ChangeTarget::Start | ChangeTarget::Milestone(_), _) => {}
    }
}

/// What changed in a year's projects after one day and until another. Projects are named by their place in
/// the portfolio; every list is in that order.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangesSince {
    /// The earlier day; what is dated on it belongs to the past.
    pub since: Date,
    /// The later day.
    pub until: Date,
    /// Projects approved in between.
    pub added: Vec<usize>,
    /// Projects closed in between.
    pub closed: Vec<usize>,
    /// Projects whose health differs.
    pub flips: Vec<HealthFlip>,
    /// Due dates that differ.
    pub moved: Vec<MovedDate>,
    /// Milestones handed over in between: project and milestone.
    pub delivered: Vec<(usize, usize)>,
    /// Problems raised in between: project and problem.
    pub new_problems: Vec<(usize, usize)>,
    /// Problems solved in between: project and problem.
    pub solved_problems: Vec<(usize, usize)>,
}

/// A project whose health differs between two days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HealthFlip {
    /// The project.
    pub project: usize,
    /// Its health on the earlier day.
    pub from: Health,
    /// Its health on the later day.
    pub to: Health,
}

/// A due date that differs between two days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MovedDate {
    /// The project.
    pub project: usize,
    /// The milestone; none: the project itself.
    pub milestone: Option<usize>,
    /// The date on the earlier day.
    pub from: Deadline,
    /// The date on the later day.
    pub to: Deadline,
}

impl MovedDate {
    /// Returns by how many days it moved; none where one of the dates is no day.
    pub fn days(&self) -> Option<Days> {
        Some(Days::between(self.from.last_day()?, self.to.last_day()?))
    }
}

/// Returns what changed in the projects of `year` after `since` and until `until`.
pub fn changes_since(
    portfolio: &Portfolio,
    year: i32,
    (since, until): (Date, Date),
    thresholds: &Thresholds,
) -> ChangesSince {
    let mut changes = ChangesSince {
        since,
        until,
        added: Vec::new(),
        closed: Vec::new(),
        flips: Vec::new(),
        moved: Vec::new(),
        delivered: Vec::new(),
        new_problems: Vec::new(),
        solved_problems: Vec::new(),
    };
    let start = portfolio
        .projects
        .partition_point(|project| project.key.year < year);
    for (offset, project) in portfolio.projects_of(year).iter().enumerate() {
        changes.look_at(start + offset, project, thresholds);
    }
    changes
}

impl ChangesSince {
    fn look_at(&mut self, index: usize, project: &Project, thresholds: &Thresholds) {
        let (before, after) = (project_at(project, self.since), project_at(project, self.until));
        let figures_before = project_figures(&before, self.since, thresholds);
        let figures_after = project_figures(&after, self.until, thresholds);
        let added = project.approved.is_some_and(|date| self.is_between(date));
        if added {
            self.added.push(index);
        } else if figures_before.health != figures_after.health {
            let (from, to) = (figures_before.health, figures_after.health);
            self.flips.push(HealthFlip {
                project: index,
                from,
                to,
            });
        }
        if figures_after.closed && !figures_before.closed {
            self.closed.push(index);
        }
        self.find_moves(index, &before, &after);
        self.find_deliveries(index, &figures_before, &figures_after);
        for (place, problem) in project.problems.iter().enumerate() {
            let raised = problem.since.and_then(Deadline::first_day);
            if raised.is_some_and(|day| self.is_between(day)) {
                self.new_problems.push((index, place));
            }
            if problem.solved.is_some_and(|day| self.is_between(day)) {
                self.solved_problems.push((index, place));
            }
        }
    }

    fn is_between(&self, day: Date) -> bool {
        self.since < day && day <= self.until
    }

    fn find_moves(&mut self, project: usize, before: &Project, after: &Project) {
        let pairs = before.milestones.iter().zip(&after.milestones).enumerate();
        let milestones = pairs.map(|(place, (before, after))| (Some(place), before.due, after.due));
        let own = before
            .due
            .zip(after.due)
            .map(|(before, after)| (None, before, after));
        for (milestone, from, to) in own.into_iter().chain(milestones) {
            if from != to {
                self.moved.push(MovedDate {
                    project,
                    milestone,
                    from,
                    to,
                });
            }
        }
    }

    fn find_deliveries(&mut self, project: usize, before: &ProjectFigures, after: &ProjectFigures) {
        for (place, (before, after)) in before.milestones.iter().zip(&after.milestones).enumerate() {
            if before.state != MilestoneState::Done && after.state == MilestoneState::Done {
                self.delivered.push((project, place));
            }
        }
    }
}

/// What has become of a decision by a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecisionState {
    /// Done on that day.
    Done(Date),
    /// Not done, and so many days over its due date.
    Overdue(Days),
    /// Not done, and not due yet, or without a due date.
    Open,
}

/// Returns what has become of `decision` by `t`.
pub fn decision_state(decision: &Decision, t: Date) -> DecisionState {
    if let Some(done) = decision.done.filter(|done| *done <= t) {
        return DecisionState::Done(done);
    }
    match decision.due.and_then(Deadline::last_day) {
        Some(due) if due < t => DecisionState::Overdue(Days::between(due, t)),
        _ => DecisionState::Open,
    }
}
