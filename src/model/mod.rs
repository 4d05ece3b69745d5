//! The vocabulary: what an organisation's year is made of.
//!
//! These types know nothing of files, YAML, places or pages. A value of them is always well formed: what
//! cannot be held here was refused when the source was read.

mod date;
mod ending;
mod milestone;
mod outcome;
mod portfolio;
mod project;
mod record;
mod update;

pub use date::{Date, Days, Deadline, ReportingYear, YearStart};
pub use ending::{Account, Close, CloseResult, Conclusion, Review};
pub use milestone::Milestone;
pub use outcome::{Indicator, IndicatorKind, Outcome, Quantity};
pub use portfolio::Portfolio;
pub use project::{Baseline, Budget, Change, ChangeTarget, Measure, Problem, Project, ProjectKey, Status};
pub use record::{Clause, Decision, Directive, GoalRef, Meeting, Page, Practice, ProjectRef, YearRecord};
pub use update::{Stated, Update};
