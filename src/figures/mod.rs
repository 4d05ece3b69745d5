//! Every derived figure: pure functions of the content and a status date.
//!
//! One file a family. Nothing here asks what day it is, and nothing rounds: `view` and the data files turn
//! figures into text.

mod health;
mod progress;
mod rollup;
mod schedule;

pub use health::{Finish, Health, ProjectFigures, project_figures};
pub use progress::{Pace, attainment, elapsed};
pub use rollup::{Figures, Group, MilestoneTally, Rollup, YearFigures, figures, rollup};
pub use schedule::{MilestoneFigures, MilestoneState, status_date};
