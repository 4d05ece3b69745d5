//! The vocabulary: what an organisation's year is made of.
//!
//! These types know nothing of files, YAML, places or pages. A value of them is always well formed: what
//! cannot be held here was refused when the source was read.

mod date;
mod portfolio;
mod project;
mod record;

pub use date::{Date, Days, Deadline, ReportingYear, YearStart};
pub use portfolio::Portfolio;
pub use project::{
    Account, Baseline, Budget, Change, ChangeTarget, Close, CloseResult, Conclusion, Indicator,
    IndicatorKind, Measure, Milestone, Outcome, Problem, Project, ProjectKey, Quantity, Review, Stated,
    Status, Update,
};
pub use record::{Clause, Decision, Directive, GoalRef, Meeting, Page, Practice, ProjectRef, YearRecord};
