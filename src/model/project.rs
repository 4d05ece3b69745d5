//! The project: what one brief says of one project in one reporting year.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use super::{
    Account, Close, Date, Deadline, GoalRef, Indicator, Milestone, Outcome, ProjectRef, Review, Update,
};
use crate::text::{Excerpt, Span};

/// The name of a brief: reporting year and id, written `<year>/<id>`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProjectKey {
    /// Reporting year.
    pub year: i32,
    /// File stem, in NFC; unique within the year under case folding.
    pub id: String,
}

impl fmt::Display for ProjectKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.year, self.id)
    }
}

/// One project in one reporting year.
///
/// `title`, `office`, `lead`, `start` and `due` are absent only where `withheld` gives a reason for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Project {
    /// Its name.
    pub key: ProjectKey,
    /// The brief's path below `content/`.
    pub file: String,
    /// What the project is called.
    pub title: Option<String>,
    /// The one person or post that answers for it.
    pub lead: Option<String>,
    /// The lead unit, by its registered name where there is a registry.
    pub office: Option<String>,
    /// Units that help.
    pub partners: Vec<String>,
    /// Who does it day to day.
    pub responsible: Option<String>,
    /// The current plan's start; a period counts by its first day; never `ongoing`.
    pub start: Option<Deadline>,
    /// The current plan's due date; a period counts by its last day.
    pub due: Option<Deadline>,
    /// The due date as the author wrote it.
    pub due_written: Option<String>,
    /// The first promise, where it differs from the current plan.
    pub baseline: Baseline,
    /// The status as stated; none: it follows from dates and the close.
    pub status: Option<Status>,
    /// The briefs of earlier years that this one continues, as written.
    pub continues: Vec<ProjectKey>,
    /// When the project was approved.
    pub approved: Option<Date>,
    /// What it carries out.
    pub goals: Vec<GoalRef>,
    /// Values by facet key; every declared facet has an entry.
    pub facets: BTreeMap<String, Vec<String>>,
    /// What will be done.
    pub measures: Vec<Measure>,
    /// Promised deliverables, in the order written.
    pub milestones: Vec<Milestone>,
    /// Expected results, in the order written.
    pub outcomes: Vec<Outcome>,
    /// Open and solved problems, in the order written.
    pub problems: Vec<Problem>,
    /// Approved changes, in the order written.
    pub changes: Vec<Change>,
    /// Projects that must finish first.
    pub after: Vec<ProjectRef>,
    /// Money.
    pub budget: Option<Budget>,
    /// How it ended.
    pub close: Option<Close>,
    /// What an unfinished project owes at year end.
    pub account: Option<Account>,
    /// The year-end meeting's word.
    pub review: Option<Review>,
    /// Rules silenced on this brief, with the reason that its page prints.
    pub allow: BTreeMap<String, String>,
    /// Left out of everything unless drafts are asked for.
    pub draft: bool,
    /// Fields that are withheld, with the reason.
    pub withheld: BTreeMap<String, String>,
    /// Free data for themes: keys in the order written, each with its value as JSON text.
    pub extra: Vec<(String, String)>,
    /// The whole Markdown body.
    pub body: Excerpt,
    /// Dated updates, in the order written.
    pub updates: Vec<Update>,
}

/// What `measures` lists.
pub type Measure = String;

impl Project {
    /// Iterates over the problems that were raised by `t`.
    pub fn problems_at(&self, t: Date) -> impl Iterator<Item = &Problem> {
        self.problems.iter().filter(move |problem| problem.exists_at(t))
    }

    /// Returns the year-end meeting's word, if it met by `t`.
    pub fn review_at(&self, t: Date) -> Option<&Review> {
        let review = self.review.as_ref();
        review.filter(|review| review.date.is_none_or(|date| date <= t))
    }

    /// Returns where in the file the updates stand that are dated after `t`, in order: they do not exist yet.
    pub fn later_updates(&self, t: Date) -> Vec<Span> {
        let later = self.updates.iter().filter(|update| update.date > t);
        let mut places: Vec<Span> = later.map(|update| update.section.span()).collect();
        places.sort_unstable();
        places
    }

    /// Returns the body without the updates that are dated after `t`.
    pub fn known_body(&self, t: Date) -> Cow<'_, str> {
        let later = self.later_updates(t);
        if later.is_empty() {
            return Cow::Borrowed(&self.body);
        }
        let start = self.body.span().start as usize;
        let (mut known, mut end) = (String::with_capacity(self.body.len()), 0);
        for place in later.into_iter().map(Span::range) {
            let from = place.start.saturating_sub(start).max(end);
            known.push_str(self.body.get(end..from).unwrap_or_default());
            end = place.end.saturating_sub(start).max(end);
        }
        known.push_str(self.body.get(end..).unwrap_or_default());
        Cow::Owned(known)
    }

    /// Returns the start as a day, or none where it is withheld or not decided.
    pub fn start_day(&self) -> Option<Date> {
        self.start.and_then(Deadline::first_day)
    }

    /// Returns the current due date as a day, or none where it is withheld, `ongoing` or not decided.
    pub fn due_day(&self) -> Option<Date> {
        self.due.and_then(Deadline::last_day)
    }

    /// Returns the day on which the start was first promised: the baseline's, else the current plan's.
    pub fn baseline_start(&self) -> Option<Date> {
        self.baseline.start.map_or(self.start_day(), Deadline::first_day)
    }

    /// Returns the day that was first promised: the baseline's due date, else the current plan's.
    pub fn baseline_due(&self) -> Option<Date> {
        self.baseline.due.map_or(self.due_day(), Deadline::last_day)
    }

    /// Returns the title, or the id where the title is withheld.
    pub fn name(&self) -> &str {
        self.title.as_deref().unwrap_or(&self.key.id)
    }

    /// Iterates over the outcomes that are measured.
    pub fn indicators(&self) -> impl Iterator<Item = &Indicator> {
        self.outcomes.iter().filter_map(|outcome| match outcome {
            Outcome::Indicator(indicator) => Some(indicator),
            Outcome::Text(_) => None,
        })
    }
}

/// The first promise; a date that is absent was never changed. Never `ongoing` or `tbd`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Baseline {
    /// First promised start.
    pub start: Option<Deadline>,
    /// First promised due date.
    pub due: Option<Deadline>,
}

/// What a brief says of the state of its project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Not begun.
    Planned,
    /// Under way.
    Active,
    /// Stopped for a time.
    Paused,
    /// Finished.
    Done,
    /// Given up.
    Cancelled,
    /// Goes on in a later year.
    Carried,
}

impl Status {
    /// Returns the word that the content and the data files use.
    pub fn word(self) -> &'static str {
        match self {
            Status::Planned => "planned",
            Status::Active => "active",
            Status::Paused => "paused",
            Status::Done => "done",
            Status::Cancelled => "cancelled",
            Status::Carried => "carried",
        }
    }
}

/// Something that stands in the way.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// What it is.
    pub text: String,
    /// Since when; a period counts by its first day.
    pub since: Option<Deadline>,
    /// Who solves it.
    pub owner: Option<String>,
    /// What must be coordinated.
    pub needs: Option<String>,
    /// Who decides it.
    pub decider: Option<String>,
    /// Until when it is to be solved.
    pub due: Option<Deadline>,
    /// The day on which it was solved.
    pub solved: Option<Date>,
}

impl Problem {
    /// Returns the day on which it was raised: the first of its period.
    pub fn raised_day(&self) -> Option<Date> {
        self.since.and_then(Deadline::first_day)
    }

    /// Tells whether it was raised by `t`; one without a day always was.
    pub fn exists_at(&self, t: Date) -> bool {
        self.raised_day().is_none_or(|raised| raised <= t)
    }

    /// Tells whether it was raised and not solved at `t`.
    pub fn is_open_at(&self, t: Date) -> bool {
        self.exists_at(t) && self.solved.is_none_or(|solved| solved > t)
    }
}

/// An approved change of the plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// When it was approved; none: since ever.
    pub date: Option<Date>,
    /// What was changed.
    pub what: ChangeTarget,
    /// The value before.
    pub from: Option<String>,
    /// The value after.
    pub to: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// By whom.
    pub approved_by: Option<String>,
}

/// What an approved change is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChangeTarget {
    /// The project's due date.
    Due,
    /// The project's start.
    Start,
    /// The lead.
    Lead,
    /// The office.
    Office,
    /// What is to be done.
    Scope,
    /// The due date of the milestone of that name.
    Milestone(String),
}

/// Money, in the unit named; a plan is not an account.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Budget {
    /// For the whole project.
    pub total: Option<f64>,
    /// For this year.
    pub year_plan: Option<f64>,
    /// Spent so far this year.
    pub spent: Option<f64>,
    /// Unit, as written behind the number.
    pub unit: Option<String>,
}
