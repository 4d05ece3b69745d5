//! Who speaks of whom: what other records say of a project, gathered once for all pages.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::figures::Lineage;
use crate::model::{Decision, Directive, GoalRef, Meeting, Portfolio, Practice, ProjectKey};

/// For every project: the decisions and practices that name it, and its briefs of other years.
#[derive(Clone, Debug, Default)]
pub struct Relations {
    /// Meeting and decision, by project; meetings in order of their dates.
    decisions: BTreeMap<usize, Vec<(usize, usize)>>,
    practices: BTreeMap<usize, Vec<usize>>,
    directives: BTreeMap<String, usize>,
    lineage: Arc<Lineage>,
}

impl Relations {
    /// Gathers them; each record is read once.
    pub fn new(portfolio: &Portfolio, lineage: Arc<Lineage>) -> Relations {
        let mut relations = Relations {
            lineage,
            ..Relations::default()
        };
        relations.read_meetings(portfolio);
        for (index, practice) in portfolio.practices.iter().enumerate() {
            for reference in &practice.from {
                let key = ProjectKey {
                    year: reference.year.unwrap_or(practice.year),
                    id: reference.id.clone(),
                };
                if let Some(project) = portfolio.position(&key) {
                    relations.practices.entry(project).or_default().push(index);
                }
            }
        }
        for (index, directive) in portfolio.directives.iter().enumerate() {
            relations.directives.entry(directive.id.clone()).or_insert(index);
        }
        relations
    }

    fn read_meetings(&mut self, portfolio: &Portfolio) {
        for (place, meeting) in portfolio.meetings.iter().enumerate() {
            for (number, decision) in meeting.decisions.iter().enumerate() {
                let Some(reference) = &decision.project else {
                    continue;
                };
                let key = ProjectKey {
                    year: reference.year.unwrap_or(meeting.year),
                    id: reference.id.clone(),
                };
                if let Some(project) = portfolio.position(&key) {
                    self.decisions.entry(project).or_default().push((place, number));
                }
            }
        }
    }

    /// Iterates over the decisions that name the project at `index`, the earliest meeting first.
    pub fn decisions<'a>(
        &'a self,
        portfolio: &'a Portfolio,
        index: usize,
    ) -> impl DoubleEndedIterator<Item = (&'a Meeting, &'a Decision)> {
        let places = self.decisions.get(&index).map_or(&[][..], Vec::as_slice);
        places.iter().map(|&(meeting, decision)| {
            let meeting = &portfolio.meetings[meeting];
            (meeting, &meeting.decisions[decision])
        })
    }

    /// Iterates over the practices distilled from the project at `index`.
    pub fn practices<'a>(
        &'a self,
        portfolio: &'a Portfolio,
        index: usize,
    ) -> impl Iterator<Item = &'a Practice> {
        let places = self.practices.get(&index).map_or(&[][..], Vec::as_slice);
        places.iter().map(|&practice| &portfolio.practices[practice])
    }

    /// Returns the directive that `goal` cites, if it exists.
    pub fn directive<'a>(&self, portfolio: &'a Portfolio, goal: &GoalRef) -> Option<&'a Directive> {
        let place = self.directives.get(&goal.directive)?;
        portfolio.directives.get(*place)
    }

    /// Returns which briefs go on with which.
    pub fn lineage(&self) -> &Lineage {
        &self.lineage
    }

    /// Returns the places of the briefs that the project at `index` continues.
    pub fn earlier(&self, index: usize) -> &[usize] {
        self.lineage.predecessors.get(index).map_or(&[], Vec::as_slice)
    }

    /// Returns the places of the briefs that continue the project at `index`.
    pub fn later(&self, index: usize) -> &[usize] {
        self.lineage.successors.get(index).map_or(&[], Vec::as_slice)
    }
}
