//! Every derived figure: pure functions of the content and a status date.
//!
//! One file a family. Nothing here asks what day it is, and nothing rounds: `view` and the data files turn
//! figures into text.

mod changes;
mod coverage;
mod health;
mod kept;
mod lineage;
mod progress;
mod rollup;
mod schedule;
mod scorecard;

pub use changes::{
    ChangesSince, DecisionState, HealthFlip, MovedDate, changes_since, decision_state, plan_at, plan_day,
    project_at, set_back,
};
pub use coverage::{ClauseCoverage, Coverage, clause_exists, coverage};
pub use health::{Finish, Health, ProjectFigures, project_figures};
pub use kept::{Before, Known};
pub use lineage::{Lineage, LineageFate, lineage};
pub use progress::{Pace, attainment, elapsed};
pub use rollup::{
    Figures, Group, MilestoneTally, RecordedYear, Rollup, YearFigures, figures, figures_with, rollup,
};
pub use schedule::{MilestoneFigures, MilestoneState, status_date};
pub use scorecard::{Evidence, PartKind, Scorecard, ScorecardPart, scorecard};
