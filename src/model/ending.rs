//! How a project ends: its close, its account at year end, the word of the year-end meeting.

use super::{Date, Deadline};

/// How a project ended.
#[derive(Clone, Debug, PartialEq)]
pub struct Close {
    /// When it was closed; a close without a date has not happened.
    pub date: Option<Date>,
    /// With what result.
    pub result: Option<CloseResult>,
    /// In words.
    pub summary: Option<String>,
    /// What proves it.
    pub evidence: Vec<String>,
    /// Score, 0–100.
    pub score: Option<f64>,
}

/// With what result a project was closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CloseResult {
    /// All of it.
    Done,
    /// A part; the rest is carried.
    Partial,
    /// None; given up.
    Cancelled,
}

impl CloseResult {
    /// Returns the word that the content and the data files use.
    pub fn word(self) -> &'static str {
        match self {
            CloseResult::Done => "done",
            CloseResult::Partial => "partial",
            CloseResult::Cancelled => "cancelled",
        }
    }
}

/// What an unfinished project owes at year end.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Account {
    /// Why it is unfinished.
    pub reason: Option<String>,
    /// Coded reason, one of the site's causes.
    pub cause: Option<String>,
    /// What is done about it.
    pub remedy: Option<String>,
    /// Who answers for it.
    pub responsible: Option<String>,
    /// New due date.
    pub new_due: Option<Deadline>,
    /// Where it goes on: a year or a brief.
    pub carry_to: Option<String>,
}

impl Account {
    /// Tells whether nothing is owed: reason, remedy, responsible, and a new due date or where it is carried.
    pub fn is_complete(&self) -> bool {
        let promised = self.new_due.is_some() || self.carry_to.is_some();
        self.reason.is_some() && self.remedy.is_some() && self.responsible.is_some() && promised
    }
}

/// The year-end meeting's word on a project.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Review {
    /// The conclusion.
    pub conclusion: Option<Conclusion>,
    /// Score, 0–100.
    pub score: Option<f64>,
    /// In words.
    pub comment: Option<String>,
    /// Who reviewed it.
    pub by: Option<String>,
    /// When.
    pub date: Option<Date>,
}

/// What the year-end meeting concluded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Conclusion {
    /// Done.
    Done,
    /// Done for the most part.
    Mostly,
    /// Not done.
    Unfinished,
    /// Ended.
    Ended,
}

impl Conclusion {
    /// Returns the word that the content and the data files use.
    pub fn word(self) -> &'static str {
        match self {
            Conclusion::Done => "done",
            Conclusion::Mostly => "mostly",
            Conclusion::Unfinished => "unfinished",
            Conclusion::Ended => "ended",
        }
    }
}
