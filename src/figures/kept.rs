//! What need not be computed again: the figures of sealed years, and of what is the same as it was before.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::lineage::Lineage;
use super::{Figures, ProjectFigures, RecordedYear, YearFigures};
use crate::model::{Portfolio, Project};

/// What need not be computed.
#[derive(Clone, Debug, Default)]
pub struct Known<'a> {
    /// The figures of years as they were sealed.
    pub recorded: BTreeMap<i32, &'a RecordedYear>,
    /// What was computed before.
    pub before: Option<Before<'a>>,
}

/// An earlier portfolio and its figures under the same settings: those of a brief that is the same value in both are
/// the same on the same day, and so are those of a year whose briefs are.
#[derive(Clone, Copy, Debug)]
pub struct Before<'a> {
    /// What the content said.
    pub portfolio: &'a Portfolio,
    /// What followed from it.
    pub figures: &'a Figures,
}

/// What is known of a portfolio that is being computed.
pub(super) struct Kept<'a> {
    known: &'a Known<'a>,
    /// Where the briefs have the same names as before: the places of those that are different now.
    changed: Option<Vec<usize>>,
}

impl<'a> Kept<'a> {
    /// Finds out what of `known` can be used for `portfolio`.
    pub fn new(known: &'a Known<'a>, portfolio: &Portfolio) -> Kept<'a> {
        let before = known.before.as_ref();
        Kept {
            known,
            changed: before.and_then(|before| portfolio.changed_since(before.portfolio)),
        }
    }

    /// Returns for every project of `portfolio` its figures, where they are known; `years` hold the status dates.
    pub fn projects(
        &self,
        portfolio: &Portfolio,
        years: &BTreeMap<i32, YearFigures>,
    ) -> Vec<Option<Arc<ProjectFigures>>> {
        let mut kept = match (&self.changed, &self.known.before) {
            (Some(changed), Some(before)) => {
                let mut kept: Vec<_> = before.figures.projects.iter().cloned().map(Some).collect();
                changed.iter().for_each(|&index| kept[index] = None);
                kept
            }
            (None, Some(before)) => same_values(portfolio, *before),
            _ => vec![None; portfolio.projects.len()],
        };
        for (&name, year) in years {
            let of_year = portfolio.places_of(name);
            if let Some(recorded) = self.known.recorded.get(&name) {
                let recorded = recorded.projects.iter().cloned().map(Some);
                let all = recorded.chain(std::iter::repeat(None));
                kept[of_year]
                    .iter_mut()
                    .zip(all)
                    .for_each(|(kept, recorded)| *kept = recorded);
            } else if self.old_year(name).is_none_or(|old| !is_alike(old, year)) {
                kept[of_year].fill(None);
            }
        }
        kept
    }

    /// Returns the figures of a year, where none of its briefs is different and neither is its status date; `year` has
    /// these and nothing else.
    pub fn year(&self, portfolio: &Portfolio, name: i32, year: &YearFigures) -> Option<Arc<YearFigures>> {
        let of_year = portfolio.places_of(name);
        let changed = self.changed.as_ref()?;
        let is_touched = changed.iter().any(|index| of_year.contains(index));
        let old = self.old_year(name).filter(|old| is_alike(old, year));
        let is_recorded = self.known.recorded.contains_key(&name);
        old.filter(|_| !is_touched && !is_recorded).map(Arc::clone)
    }

    fn old_year(&self, name: i32) -> Option<&'a Arc<YearFigures>> {
        self.known.before.as_ref()?.figures.years.get(&name)
    }

    /// Returns the lineages, where no brief says anything else of them.
    pub fn lineage(&self, portfolio: &Portfolio) -> Option<Arc<Lineage>> {
        let before = self.known.before.as_ref()?;
        let continues = |portfolio: &Portfolio, index: usize| portfolio.projects[index].continues.clone();
        let is_same = |&index: &usize| continues(portfolio, index) == continues(before.portfolio, index);
        let is_kept = self.changed.as_ref()?.iter().all(is_same);
        is_kept.then(|| Arc::clone(&before.figures.lineage))
    }
}

/// Tells whether two years have the same days, and neither is one whose briefs are gone.
fn is_alike(old: &YearFigures, now: &YearFigures) -> bool {
    !old.is_remembered
        && (old.reporting_year, old.as_of, old.closed) == (now.reporting_year, now.as_of, now.closed)
}

/// Returns for every project of `portfolio` its figures from `before`, where it is the same value there.
fn same_values(portfolio: &Portfolio, before: Before<'_>) -> Vec<Option<Arc<ProjectFigures>>> {
    let pairs = before.portfolio.projects.iter().zip(&before.figures.projects);
    let mut pairs = pairs.peekable();
    let known = |project: &Arc<Project>| {
        while pairs.next_if(|(old, _)| old.key < project.key).is_some() {}
        let (old, figures) = pairs.next_if(|(old, _)| old.key == project.key)?;
        Arc::ptr_eq(old, project).then(|| Arc::clone(figures))
    };
    portfolio.projects.iter().map(known).collect()
}
