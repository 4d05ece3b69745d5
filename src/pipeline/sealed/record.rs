//! The form of `records.json`, and what it says as records and figures of this program.
//!
//! Whatever is there and cannot be read makes the whole unreadable: half a year is never shown.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::figures::{
    Finish, Health, MilestoneFigures, MilestoneState, MilestoneTally, Pace, ProjectFigures, Rollup,
};
use crate::model::{
    Account, Baseline, Close, CloseResult, Conclusion, Date, Days, Deadline, GoalRef, Indicator,
    IndicatorKind, Milestone, Outcome, Problem, Project, ProjectKey, Quantity, Review, Stated, Status,
    Update,
};
use crate::text::Excerpt;

#[derive(Deserialize)]
pub(super) struct File {
    pub schema: u32,
    pub projects: Vec<ProjectRecord>,
    pub years: BTreeMap<String, YearRecord>,
}

#[derive(Deserialize)]
pub(super) struct YearRecord {
    pub as_of: String,
    pub total: usize,
    health: BTreeMap<String, usize>,
    pace: BTreeMap<String, usize>,
    mean_progress: Option<f64>,
    mean_expected: Option<f64>,
    milestones: TallyRecord,
    median_slip: Option<f64>,
}

#[derive(Deserialize)]
struct TallyRecord {
    total: usize,
    done: usize,
    overdue: usize,
    moved: usize,
    due_soon: usize,
    open: usize,
}

#[derive(Deserialize)]
pub(super) struct ProjectRecord {
    pub key: String,
    pub year: i32,
    pub id: String,
    title: Option<String>,
    lead: Option<String>,
    office: Option<String>,
    responsible: Option<String>,
    partners: Vec<String>,
    facets: BTreeMap<String, Vec<String>>,
    goals: Vec<String>,
    start: Option<String>,
    due: Option<String>,
    due_text: Option<String>,
    baseline_due: Option<String>,
    status: String,
    health: String,
    stated: Option<String>,
    pace: Option<String>,
    progress: Option<f64>,
    reported: Option<f64>,
    earned: Option<f64>,
    expected: Option<f64>,
    gap: Option<f64>,
    slip_days: Option<i64>,
    overdue: bool,
    silent: bool,
    finish: Option<String>,
    closed: bool,
    last_update: Option<String>,
    milestones: Vec<MilestoneRecord>,
    updates: Vec<UpdateRecord>,
    problems: Vec<ProblemRecord>,
    indicators: Vec<IndicatorRecord>,
    account: Option<AccountRecord>,
    close: Option<CloseRecord>,
    review: Option<ReviewRecord>,
    continues: Vec<String>,
}

#[derive(Deserialize)]
struct MilestoneRecord {
    name: String,
    due: Option<String>,
    baseline: Option<String>,
    done: Option<String>,
    weight: f64,
    slip_days: Option<i64>,
    state: String,
}

#[derive(Deserialize)]
struct UpdateRecord {
    date: String,
    percent: Option<f64>,
    health: Option<String>,
    headline: Option<String>,
}

#[derive(Deserialize)]
struct ProblemRecord {
    text: String,
    since: Option<String>,
    owner: Option<String>,
    due: Option<String>,
    solved: Option<String>,
}

#[derive(Deserialize)]
struct IndicatorRecord {
    name: String,
    unit: Option<String>,
    base: Option<f64>,
    target: Option<QuantityRecord>,
    actual: Option<QuantityRecord>,
    kind: String,
    attainment: Option<f64>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(untagged)]
enum QuantityRecord {
    Answer(bool),
    Number(f64),
}

#[derive(Deserialize)]
struct AccountRecord {
    reason: Option<String>,
    cause: Option<String>,
    remedy: Option<String>,
    responsible: Option<String>,
    new_due: Option<String>,
    carry_to: Option<String>,
}

#[derive(Deserialize)]
struct CloseRecord {
    date: Option<String>,
    result: Option<String>,
    summary: Option<String>,
    evidence: Vec<String>,
    score: Option<f64>,
}

#[derive(Deserialize)]
struct ReviewRecord {
    conclusion: Option<String>,
    score: Option<f64>,
    comment: Option<String>,
    by: Option<String>,
    date: Option<String>,
}

/// Reads a day.
pub(super) fn day(text: &str) -> Option<Date> {
    match Deadline::parse(text) {
        Some(Deadline::Day(day)) => Some(day),
        _ => None,
    }
}

/// Reads a value that may be missing; what is there and cannot be read makes the whole unreadable.
fn maybe<T>(text: Option<&String>, read: impl Fn(&str) -> Option<T>) -> Option<Option<T>> {
    match text {
        None => Some(None),
        Some(text) => read(text).map(Some),
    }
}

/// Finds the value that `text` is the word of.
fn word<T: Copy>(all: &[T], say: fn(T) -> &'static str, text: &str) -> Option<T> {
    all.iter().copied().find(|one| say(*one) == text)
}

const STATUSES: [Status; 6] = [
    Status::Planned,
    Status::Active,
    Status::Paused,
    Status::Done,
    Status::Cancelled,
    Status::Carried,
];
const STATED: [Stated; 4] = [Stated::OnTrack, Stated::AtRisk, Stated::Late, Stated::Blocked];
const PACES: [Pace; 3] = [Pace::Ahead, Pace::OnPace, Pace::Behind];
const FINISHES: [Finish; 3] = [Finish::Early, Finish::OnTime, Finish::Late];
const STATES: [MilestoneState; 5] = [
    MilestoneState::Done,
    MilestoneState::Overdue,
    MilestoneState::Moved,
    MilestoneState::DueSoon,
    MilestoneState::Open,
];
const KINDS: [IndicatorKind; 5] = [
    IndicatorKind::Increase,
    IndicatorKind::Decrease,
    IndicatorKind::AtLeast,
    IndicatorKind::AtMost,
    IndicatorKind::Done,
];
const RESULTS: [CloseResult; 3] = [CloseResult::Done, CloseResult::Partial, CloseResult::Cancelled];
const CONCLUSIONS: [Conclusion; 4] = [
    Conclusion::Done,
    Conclusion::Mostly,
    Conclusion::Unfinished,
    Conclusion::Ended,
];

impl YearRecord {
    pub fn rollup(&self) -> Option<Rollup> {
        let health = self.health.iter();
        let health = health.map(|(text, n)| Some((word(&Health::ALL, Health::word, text)?, *n)));
        let pace = self.pace.iter();
        let pace = pace.map(|(text, n)| Some((word(&PACES, Pace::word, text)?, *n)));
        let tally = &self.milestones;
        Some(Rollup {
            total: self.total,
            health: health.collect::<Option<_>>()?,
            pace: pace.collect::<Option<_>>()?,
            mean_progress: self.mean_progress,
            mean_expected: self.mean_expected,
            milestones: MilestoneTally {
                total: tally.total,
                done: tally.done,
                overdue: tally.overdue,
                moved: tally.moved,
                due_soon: tally.due_soon,
                open: tally.open,
            },
            median_slip: self.median_slip,
        })
    }
}

impl ProjectRecord {
    pub fn project(&self, file: String) -> Option<Project> {
        let deadline = |text: Option<&String>| Some(maybe(text, day)?.map(Deadline::Day));
        let baseline = deadline(self.baseline_due.as_ref())?;
        let due = deadline(self.due.as_ref())?;
        Some(Project {
            key: ProjectKey {
                year: self.year,
                id: self.id.clone(),
            },
            file,
            title: self.title.clone(),
            lead: self.lead.clone(),
            office: self.office.clone(),
            partners: self.partners.clone(),
            responsible: self.responsible.clone(),
            start: deadline(self.start.as_ref())?,
            // Without a day it was ongoing, undecided or withheld; what was written says which of the first two.
            due: due.or_else(|| Deadline::parse(self.due_text.as_deref()?)),
            due_written: self.due_text.clone(),
            baseline: Baseline {
                start: None,
                due: baseline.filter(|baseline| Some(*baseline) != due),
            },
            status: word(&STATUSES, Status::word, &self.status),
            continues: self
                .continues
                .iter()
                .map(|text| key(text))
                .collect::<Option<_>>()?,
            goals: self.goals.iter().map(|text| goal(text)).collect::<Option<_>>()?,
            facets: self.facets.clone(),
            milestones: list(&self.milestones, MilestoneRecord::milestone)?,
            outcomes: list(&self.indicators, IndicatorRecord::outcome)?,
            problems: list(&self.problems, ProblemRecord::problem)?,
            close: part(self.close.as_ref(), CloseRecord::close)?,
            account: part(self.account.as_ref(), AccountRecord::account)?,
            review: part(self.review.as_ref(), ReviewRecord::review)?,
            updates: list(&self.updates, UpdateRecord::update)?,
            approved: None,
            measures: Vec::new(),
            changes: Vec::new(),
            after: Vec::new(),
            budget: None,
            allow: BTreeMap::new(),
            draft: false,
            withheld: BTreeMap::new(),
            extra: Vec::new(),
            body: Excerpt::default(),
        })
    }

    pub fn figures(&self, project: &Project, as_of: Date) -> Option<ProjectFigures> {
        let status = word(&STATUSES, Status::word, &self.status)?;
        let closing = project.close.as_ref().and_then(|close| close.date);
        let handed_over = || {
            let days: Option<Vec<Date>> = project.milestones.iter().map(|one| one.done).collect();
            days?.into_iter().max()
        };
        Some(ProjectFigures {
            as_of,
            status,
            health: word(&Health::ALL, Health::word, &self.health)?,
            stated: maybe(self.stated.as_ref(), |text| word(&STATED, Stated::word, text))?,
            pace: maybe(self.pace.as_ref(), |text| word(&PACES, Pace::word, text))?,
            progress: self.progress,
            reported: self.reported,
            earned: self.earned,
            expected: self.expected,
            gap: self.gap,
            slip: self.slip_days.map(Days),
            overdue: self.overdue,
            silent: self.silent,
            finish: maybe(self.finish.as_ref(), |text| word(&FINISHES, Finish::word, text))?,
            closed: self.closed,
            done_date: closing.or_else(handed_over).filter(|_| status == Status::Done),
            last_update: maybe(self.last_update.as_ref(), day)?,
            milestones: list(&self.milestones, MilestoneRecord::figures)?,
            attainments: self.indicators.iter().map(|one| one.attainment).collect(),
        })
    }
}

fn list<R, T>(records: &[R], read: fn(&R) -> Option<T>) -> Option<Vec<T>> {
    records.iter().map(read).collect()
}

fn part<R, T>(record: Option<&R>, read: fn(&R) -> Option<T>) -> Option<Option<T>> {
    record.map_or(Some(None), |record| read(record).map(Some))
}

fn key(text: &str) -> Option<ProjectKey> {
    let (year, id) = text.split_once('/')?;
    Some(ProjectKey {
        year: year.parse().ok()?,
        id: id.to_owned(),
    })
}

fn goal(text: &str) -> Option<GoalRef> {
    let (directive, clause) = text.split_once('/')?;
    Some(GoalRef {
        directive: directive.to_owned(),
        clause: clause.to_owned(),
    })
}

impl MilestoneRecord {
    fn milestone(&self) -> Option<Milestone> {
        let due = maybe(self.due.as_ref(), day)?.map_or(Deadline::Undecided, Deadline::Day);
        let baseline = maybe(self.baseline.as_ref(), day)?.map(Deadline::Day);
        Some(Milestone {
            name: self.name.clone(),
            due,
            due_written: self.due.clone().unwrap_or_default(),
            baseline: baseline.filter(|baseline| *baseline != due),
            done: maybe(self.done.as_ref(), day)?,
            weight: self.weight,
            phase: None,
            start: None,
            evidence: Vec::new(),
            after: Vec::new(),
            note: None,
        })
    }

    fn figures(&self) -> Option<MilestoneFigures> {
        Some(MilestoneFigures {
            done: maybe(self.done.as_ref(), day)?,
            slip: self.slip_days.map(Days),
            state: word(&STATES, MilestoneState::word, &self.state)?,
        })
    }
}

impl UpdateRecord {
    fn update(&self) -> Option<Update> {
        Some(Update {
            date: day(&self.date)?,
            percent: self.percent,
            stated: maybe(self.health.as_ref(), |text| word(&STATED, Stated::word, text))?,
            headline: self.headline.clone(),
            section: Excerpt::default(),
        })
    }
}

impl ProblemRecord {
    fn problem(&self) -> Option<Problem> {
        Some(Problem {
            text: self.text.clone(),
            since: maybe(self.since.as_ref(), day)?.map(Deadline::Day),
            owner: self.owner.clone(),
            needs: None,
            decider: None,
            due: maybe(self.due.as_ref(), day)?.map(Deadline::Day),
            solved: maybe(self.solved.as_ref(), day)?,
        })
    }
}

impl IndicatorRecord {
    fn outcome(&self) -> Option<Outcome> {
        let quantity = |one: QuantityRecord| match one {
            QuantityRecord::Answer(answer) => Quantity::Answer(answer),
            QuantityRecord::Number(number) => Quantity::Number(number),
        };
        Some(Outcome::Indicator(Indicator {
            name: self.name.clone(),
            unit: self.unit.clone(),
            base: self.base,
            target: self.target.map(quantity),
            actual: self.actual.map(quantity),
            kind: word(&KINDS, IndicatorKind::word, &self.kind)?,
            by: None,
        }))
    }
}

impl AccountRecord {
    fn account(&self) -> Option<Account> {
        Some(Account {
            reason: self.reason.clone(),
            cause: self.cause.clone(),
            remedy: self.remedy.clone(),
            responsible: self.responsible.clone(),
            new_due: maybe(self.new_due.as_ref(), day)?.map(Deadline::Day),
            carry_to: self.carry_to.clone(),
        })
    }
}

impl CloseRecord {
    fn close(&self) -> Option<Close> {
        Some(Close {
            date: maybe(self.date.as_ref(), day)?,
            result: maybe(self.result.as_ref(), |text| {
                word(&RESULTS, CloseResult::word, text)
            })?,
            summary: self.summary.clone(),
            evidence: self.evidence.clone(),
            score: self.score,
        })
    }
}

impl ReviewRecord {
    fn review(&self) -> Option<Review> {
        Some(Review {
            conclusion: maybe(self.conclusion.as_ref(), |text| {
                word(&CONCLUSIONS, Conclusion::word, text)
            })?,
            score: self.score,
            comment: self.comment.clone(),
            by: self.by.clone(),
            date: maybe(self.date.as_ref(), day)?,
        })
    }
}
