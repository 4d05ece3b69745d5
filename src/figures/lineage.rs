//! Lineages: one project over several years.

use super::Figures;
use crate::model::{Portfolio, ProjectKey, Status};

/// Which briefs go on with which, by their places in the portfolio.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lineage {
    /// Of every project: the briefs that it continues, ascending.
    pub predecessors: Vec<Vec<usize>>,
    /// Of every project: the briefs that continue it, ascending.
    pub successors: Vec<Vec<usize>>,
}

/// Finds all lineages: the same id in the next year, or `continues`.
pub fn lineage(portfolio: &Portfolio) -> Lineage {
    let count = portfolio.projects.len();
    let mut lineage = Lineage {
        predecessors: vec![Vec::new(); count],
        successors: vec![Vec::new(); count],
    };
    for (index, project) in portfolio.projects.iter().enumerate() {
        let namesake = ProjectKey {
            year: project.key.year - 1,
            id: project.key.id.clone(),
        };
        let mut predecessors: Vec<usize> = std::iter::once(&namesake)
            .chain(&project.continues)
            .filter_map(|key| portfolio.position(key))
            .filter(|&before| portfolio.projects[before].key.year < project.key.year)
            .collect();
        predecessors.sort_unstable();
        predecessors.dedup();
        for &before in &predecessors {
            lineage.successors[before].push(index);
        }
        lineage.predecessors[index] = predecessors;
    }
    lineage
}

/// What became of a project after its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineageFate {
    /// Done or cancelled.
    Finished,
    /// Goes on in a later brief, or was carried with a complete account.
    Carried,
    /// Goes on in a later brief together with others.
    Merged,
    /// There in one year, absent in the next, never closed.
    Vanished,
    /// The next year has no projects yet.
    Open,
}

impl Lineage {
    /// Returns what became of the project at `index` after its year.
    pub fn fate(&self, index: usize, portfolio: &Portfolio, figures: &Figures) -> LineageFate {
        let project = &figures.projects[index];
        let year = portfolio.projects[index].key.year;
        let merged = |successor: &usize| {
            let same_year = |before: &&usize| portfolio.projects[**before].key.year == year;
            self.predecessors[*successor].iter().filter(same_year).count() > 1
        };
        if matches!(project.status, Status::Done | Status::Cancelled) {
            LineageFate::Finished
        } else if self.successors[index].iter().any(merged) {
            LineageFate::Merged
        } else if !self.successors[index].is_empty() || project.closed {
            LineageFate::Carried
        } else if portfolio.projects_of(year + 1).is_empty() {
            LineageFate::Open
        } else {
            LineageFate::Vanished
        }
    }
}
