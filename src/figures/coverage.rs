//! Which clause of a directive is carried out by which projects.

use std::collections::BTreeMap;

use super::{Figures, Health, Rollup, rollup};
use crate::model::{Directive, GoalRef, Portfolio};

/// How a directive is covered by the projects of its year.
#[derive(Clone, Debug, PartialEq)]
pub struct Coverage {
    /// In the order of the directive's clauses.
    pub clauses: Vec<ClauseCoverage>,
    /// The figures of all projects that carry out a clause of it, each counted once.
    pub rollup: Rollup,
}

/// How one clause is covered.
#[derive(Clone, Debug, PartialEq)]
pub struct ClauseCoverage {
    /// Places in the portfolio of the projects that cite it, ascending.
    pub projects: Vec<usize>,
    /// Their figures together.
    pub rollup: Rollup,
}

impl ClauseCoverage {
    /// Tells whether there are projects, and all of them are late.
    pub fn is_all_late(&self) -> bool {
        self.rollup.total > 0 && self.rollup.count(Health::Late) == self.rollup.total
    }
}

impl Coverage {
    /// Counts the clauses that no project carries out.
    pub fn uncovered(&self) -> usize {
        self.clauses
            .iter()
            .filter(|clause| clause.projects.is_empty())
            .count()
    }
}

/// Returns how `directive` is covered by the projects of its year.
pub fn coverage(directive: &Directive, portfolio: &Portfolio, figures: &Figures) -> Coverage {
    let mut citing: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let start = portfolio
        .projects
        .partition_point(|project| project.key.year < directive.year);
    for (offset, project) in portfolio.projects_of(directive.year).iter().enumerate() {
        for goal in project.goals.iter().filter(|goal| goal.directive == directive.id) {
            citing.entry(&goal.clause).or_default().push(start + offset);
        }
    }
    let together = |projects: &[usize]| rollup(projects.iter().map(|&index| &*figures.projects[index]));
    let mut all: Vec<usize> = Vec::new();
    let clauses = directive
        .clauses
        .iter()
        .map(|clause| {
            let mut projects = citing.remove(clause.id.as_str()).unwrap_or_default();
            projects.dedup();
            all.extend(&projects);
            ClauseCoverage {
                rollup: together(&projects),
                projects,
            }
        })
        .collect();
    all.sort_unstable();
    all.dedup();
    Coverage {
        clauses,
        rollup: together(&all),
    }
}

/// Tells whether a clause exists that `goal` names.
pub fn clause_exists(portfolio: &Portfolio, goal: &GoalRef) -> bool {
    let of_id = |directive: &&Directive| directive.id == goal.directive;
    let has = |directive: &Directive| directive.clauses.iter().any(|clause| clause.id == goal.clause);
    portfolio.directives.iter().filter(of_id).any(has)
}
