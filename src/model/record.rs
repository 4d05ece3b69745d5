//! The other kinds of record: directives, meetings, years, practices and pages.

use std::fmt;

use super::{Date, Deadline};
use crate::text::Excerpt;

/// A reference to a clause of a directive, written `<directive>/<clause>`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GoalRef {
    /// The directive's id.
    pub directive: String,
    /// The clause's id within it.
    pub clause: String,
}

impl fmt::Display for GoalRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.directive, self.clause)
    }
}

/// A reference to a project as written: `<id>` (of the same year) or `<year>/<id>`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProjectRef {
    /// The year, where it is written.
    pub year: Option<i32>,
    /// The id.
    pub id: String,
}

impl fmt::Display for ProjectRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.year {
            Some(year) => write!(f, "{year}/{}", self.id),
            None => f.write_str(&self.id),
        }
    }
}

/// What was asked from above, clause by clause.
#[derive(Clone, Debug, PartialEq)]
pub struct Directive {
    /// File stem.
    pub id: String,
    /// Path below `content/`.
    pub file: String,
    /// Title.
    pub title: String,
    /// Issuing body.
    pub source: Option<String>,
    /// When it was issued.
    pub date: Option<Date>,
    /// The reporting year that it is for.
    pub year: i32,
    /// Its clauses, in the order written; ids are unique.
    pub clauses: Vec<Clause>,
    /// Its text.
    pub body: Excerpt,
}

/// One clause of a directive.
#[derive(Clone, Debug, PartialEq)]
pub struct Clause {
    /// Unique within its directive.
    pub id: String,
    /// What is asked.
    pub text: String,
    /// Who is asked.
    pub office: Option<String>,
    /// Until when.
    pub due: Option<Deadline>,
}

/// A meeting that pushed projects.
#[derive(Clone, Debug, PartialEq)]
pub struct Meeting {
    /// File stem.
    pub id: String,
    /// Path below `content/`.
    pub file: String,
    /// Title.
    pub title: String,
    /// When it met.
    pub date: Date,
    /// The reporting year that the date lies in.
    pub year: i32,
    /// What kind of meeting.
    pub kind: Option<String>,
    /// Projects heard, in order.
    pub agenda: Vec<ProjectRef>,
    /// What was decided, in order.
    pub decisions: Vec<Decision>,
    /// Minutes.
    pub body: Excerpt,
}

/// A decision with an owner, followed until it is done.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// Unique within its meeting; its place in the list (from 1) where none is written.
    pub id: String,
    /// What was decided.
    pub text: String,
    /// Who sees to it.
    pub owner: Option<String>,
    /// The project that it concerns.
    pub project: Option<ProjectRef>,
    /// Until when.
    pub due: Option<Deadline>,
    /// The day on which it was done.
    pub done: Option<Date>,
}

/// The narrative of a year and its closing.
#[derive(Clone, Debug, PartialEq)]
pub struct YearRecord {
    /// The reporting year.
    pub year: i32,
    /// Path below `content/`.
    pub file: String,
    /// Title.
    pub title: Option<String>,
    /// The day on which the year was closed.
    pub closed: Option<Date>,
    /// Targets of the year: keys in the order written, each with its value as written.
    pub targets: Vec<(String, String)>,
    /// Narrative.
    pub body: Excerpt,
}

/// Good practice distilled from finished projects.
#[derive(Clone, Debug, PartialEq)]
pub struct Practice {
    /// File stem.
    pub id: String,
    /// Path below `content/`.
    pub file: String,
    /// Title.
    pub title: String,
    /// The reporting year.
    pub year: i32,
    /// What kind of result.
    pub kind: Option<String>,
    /// The projects that it comes from.
    pub from: Vec<ProjectRef>,
    /// Who took it over.
    pub adopted: Vec<String>,
    /// What proves it.
    pub evidence: Vec<String>,
    /// Text.
    pub body: Excerpt,
}

/// Any other page.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// File stem.
    pub id: String,
    /// Path below `content/`.
    pub file: String,
    /// Title; the front page's words need none.
    pub title: Option<String>,
    /// Place in the navigation; none: not in it.
    pub nav: Option<f64>,
    /// Text.
    pub body: Excerpt,
}
