//! A brief with its figures, as the rules ask it.

use super::Subject;
use super::unaccounted::owes;
use crate::figures::{Figures, Health, ProjectFigures};
use crate::model::{Date, Portfolio, Problem, Project, Status, Update};

/// A brief with its figures at its year's status date.
#[derive(Clone, Copy)]
pub struct Brief<'a> {
    /// Its place in the portfolio.
    pub index: usize,
    /// What it says.
    pub project: &'a Project,
    /// What follows from it.
    pub figures: &'a ProjectFigures,
}

impl<'a> Subject<'a> {
    /// Iterates over the briefs that are asked about, in the order of the portfolio.
    pub(super) fn briefs(&self) -> impl Iterator<Item = Brief<'a>> + use<'a> {
        let (asked, portfolio, figures) = (self.asked, self.portfolio, self.figures);
        let count = asked.map_or(portfolio.projects.len(), <[usize]>::len);
        (0..count).map(move |place| {
            let index = asked.map_or(place, |asked| asked[place]);
            brief(portfolio, figures, index)
        })
    }

    /// Iterates over the projects of these briefs.
    pub(super) fn projects(&self) -> impl Iterator<Item = &'a Project> + use<'a> {
        self.briefs().map(|brief| brief.project)
    }

    /// Returns the brief at `index` of the portfolio.
    pub(super) fn brief(&self, index: usize) -> Brief<'a> {
        brief(self.portfolio, self.figures, index)
    }

    /// Returns the subject with the question about the briefs at `asked` alone.
    pub(super) fn about<'b>(&'b self, asked: &'b [usize]) -> Subject<'b> {
        Subject {
            asked: Some(asked),
            ..*self
        }
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

fn brief<'a>(portfolio: &'a Portfolio, figures: &'a Figures, index: usize) -> Brief<'a> {
    Brief {
        index,
        project: &portfolio.projects[index],
        figures: &figures.projects[index],
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
