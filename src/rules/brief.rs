//! A brief with its figures, as the rules ask it.

use super::Subject;
use super::unaccounted::owes;
use crate::figures::{Health, ProjectFigures};
use crate::model::{Date, Problem, Project, Status, Update};

/// A brief with its figures at its year's status date.
#[derive(Clone, Copy)]
pub(super) struct Brief<'a> {
    /// Its place in the portfolio.
    pub index: usize,
    /// What it says.
    pub project: &'a Project,
    /// What follows from it.
    pub figures: &'a ProjectFigures,
}

impl<'a> Subject<'a> {
    /// Iterates over all briefs, in the order of the portfolio.
    pub(super) fn briefs(&self) -> impl Iterator<Item = Brief<'a>> + use<'a> {
        let pairs = self.portfolio.projects.iter().zip(&self.figures.projects);
        pairs.enumerate().map(|(index, (project, figures))| Brief {
            index,
            project,
            figures,
        })
    }

    /// Tells whether the rule `unaccounted` reports the brief: nothing less has to be said of it then.
    pub(super) fn owes_account(&self, brief: Brief<'_>) -> bool {
        let year = brief.project.key.year;
        let closed = self
            .figures
            .years
            .get(&year)
            .is_some_and(|figures| figures.closed.is_some());
        (closed || self.year_end == Some(year)) && owes(brief.figures)
    }
}

impl<'a> Brief<'a> {
    /// Returns the status date.
    pub fn as_of(self) -> Date {
        self.figures.as_of
    }

    /// Tells whether the project is planned, under way or paused: its work is not over.
    pub fn is_open(self) -> bool {
        matches!(
            self.figures.status,
            Status::Planned | Status::Active | Status::Paused
        )
    }

    /// Tells whether the project is planned or under way, and not paused.
    pub fn is_running(self) -> bool {
        matches!(self.figures.status, Status::Planned | Status::Active)
    }

    /// Tells whether the project is late.
    pub fn is_late(self) -> bool {
        self.figures.health == Health::Late
    }

    /// Returns the updates that exist at the status date with their places in the brief, oldest first; of two
    /// on one day the later in the file is the newer.
    pub fn updates(self) -> Vec<(usize, &'a Update)> {
        let mut updates: Vec<(usize, &Update)> = self
            .project
            .updates
            .iter()
            .enumerate()
            .filter(|(_, update)| update.date <= self.as_of())
            .collect();
        updates.sort_by_key(|(_, update)| update.date);
        updates
    }

    /// Returns the newest update for which `wanted` holds, with its place in the brief.
    pub fn newest_update(self, wanted: impl Fn(&Update) -> bool) -> Option<(usize, &'a Update)> {
        self.updates()
            .into_iter()
            .rev()
            .find(|(_, update)| wanted(update))
    }

    /// Iterates over the problems that are not solved at the status date, with their places.
    pub fn unsolved(self) -> impl Iterator<Item = (usize, &'a Problem)> {
        let problems = self.project.problems.iter().enumerate();
        problems.filter(move |(_, problem)| problem.solved.is_none_or(|solved| solved > self.as_of()))
    }
}

/// Rounds a percentage to one decimal, half away from zero, as pages show it.
pub(super) fn shown(percent: f64) -> f64 {
    (percent * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn percentages_are_rounded_half_away_from_zero() {
        for (percent, text) in [(33.333, "33.3"), (2.25, "2.3"), (-2.25, "-2.3"), (68.0, "68")] {
            assert_eq!(shown(percent).to_string(), text);
        }
    }
}
