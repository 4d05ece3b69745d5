//! By how many days a project is late, for lists that show and sort by one number.

use super::Facts;
use super::format::Format;
use crate::figures::ProjectFigures;
use crate::locale::Args;
use crate::model::{Days, Project};

/// The larger of the two numbers that can make a project late, and which of them it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lateness {
    /// The current plan, or the day it was done, lies so many days after the first promise.
    Slip(Days),
    /// The current due date passed so many days ago.
    Overdue(Days),
}

impl Lateness {
    /// Tells how late a project is; none where it neither slipped nor is overdue. `project` is its plan as of
    /// the day of `figures`.
    pub fn of(project: &Project, figures: &ProjectFigures) -> Option<Lateness> {
        let overdue = overdue_days(project, figures);
        let slip = figures.slip.unwrap_or_default();
        match slip.max(overdue) {
            Days(..=0) => None,
            days if days == overdue => Some(Lateness::Overdue(days)),
            days => Some(Lateness::Slip(days)),
        }
    }

    /// Returns the days, more than 0.
    pub fn days(self) -> Days {
        let (Lateness::Slip(days) | Lateness::Overdue(days)) = self;
        days
    }

    /// Writes the days as what they are: `+14天`, `逾期9天`.
    pub fn text(self, facts: &Facts, format: Format<'_>) -> String {
        match self {
            Lateness::Slip(days) => format.slip(days),
            Lateness::Overdue(days) => facts.say("overdue-days", Args::new().with("n", days.0)),
        }
    }
}

/// Counts the days that an overdue project is past its current due date; 0 for one that is not.
pub fn overdue_days(project: &Project, figures: &ProjectFigures) -> Days {
    let due = project.due_day().filter(|_| figures.overdue);
    due.map_or(Days(0), |due| Days::between(due, figures.as_of))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Thresholds;
    use crate::figures::project_figures;
    use crate::view::sample::{date, deadline, project};

    #[test]
    fn the_larger_number_counts_and_says_what_it_is() {
        let table = [
            ("2026-11-30", None, None),
            ("2026-11-30", Some("2026-12-23"), None),
            ("2026-12-23", Some("2026-11-30"), Some(Lateness::Slip(Days(23)))),
            ("2026-10-31", None, Some(Lateness::Overdue(Days(22)))),
            ("2026-11-15", Some("2026-06-30"), Some(Lateness::Slip(Days(138)))),
            (
                "2026-06-30",
                Some("2026-06-20"),
                Some(Lateness::Overdue(Days(145))),
            ),
        ];
        for (due, baseline, expected) in table {
            let mut project = project(2026, "a");
            project.due = Some(deadline(due));
            project.baseline.due = baseline.map(deadline);
            let figures = project_figures(&project, date("2026-11-22"), &Thresholds::default());
            assert_eq!(Lateness::of(&project, &figures), expected, "{due} {baseline:?}");
        }
    }
}
