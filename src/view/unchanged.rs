//! What a site has in common with the one before it, so that after the edit of a brief only its year is laid out again.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::Facts;
use crate::config::Config;
use crate::figures::{Figures, Group, YearFigures};
use crate::model::Portfolio;

/// The facts of a site before an edit, and which of its years are as they were.
///
/// It exists only where both sites have settings that lay them out alike, the same briefs by name and by lineage, and the
/// same records of other kinds, so that every place in the portfolio means the same brief in both.
#[derive(Debug)]
pub struct Unchanged<'a> {
    before: &'a Facts,
    touched: BTreeSet<i32>,
}

impl<'a> Unchanged<'a> {
    /// Compares the facts `before` with what the next ones are made from; none where too much is different.
    pub fn since(
        before: &'a Facts,
        config: &Config,
        portfolio: &Portfolio,
        figures: &Figures,
    ) -> Option<Unchanged<'a>> {
        let old = &before.portfolio;
        let is_alike = before.seal.is_none()
            && before.config.lays_out_alike(config)
            && before.figures.run_date == figures.run_date
            && Arc::ptr_eq(&before.figures.lineage, &figures.lineage)
            && old.directives == portfolio.directives
            && old.meetings == portfolio.meetings
            && old.practices == portfolio.practices
            && before.figures.years.keys().eq(figures.years.keys());
        if !is_alike {
            return None;
        }
        portfolio.changed_since(old)?;
        let pairs = before.figures.years.iter().zip(&figures.years);
        let touched = pairs.filter(|((_, old), (_, now))| !Arc::ptr_eq(old, now));
        let touched: BTreeSet<i32> = touched.map(|((name, _), _)| *name).collect();
        Some(Unchanged { before, touched })
    }

    /// Returns the facts before.
    pub fn before(&self) -> &'a Facts {
        self.before
    }

    /// Tells whether nothing of a year is different: not one of its briefs, and none of its figures.
    pub fn has(&self, year: i32) -> bool {
        !self.touched.contains(&year)
    }

    /// Tells whether nothing is different of a year, the one before it and the one behind it.
    pub fn has_around(&self, year: i32) -> bool {
        (year - 1..=year + 1).all(|year| self.has(year))
    }

    /// Tells whether every year has its offices, leads and facet values by the same names.
    pub(super) fn has_same_groups(&self, figures: &Figures) -> bool {
        let names = |groups: &[Group], others: &[Group]| {
            let mut pairs = groups.iter().zip(others);
            groups.len() == others.len() && pairs.all(|(one, other)| one.name == other.name)
        };
        let same = |old: &YearFigures, now: &YearFigures| {
            let mut facets = old.facets.iter().zip(&now.facets);
            names(&old.offices, &now.offices)
                && names(&old.leads, &now.leads)
                && old.facets.len() == now.facets.len()
                && facets.all(|((key, old), (name, now))| key == name && names(old, now))
        };
        let pairs = self.before.figures.years.values().zip(figures.years.values());
        let mut pairs = pairs.filter(|(old, now)| !Arc::ptr_eq(old, now));
        pairs.all(|(old, now)| same(old, now))
    }
}

/// Returns what finds something of a year in the facts before, where the year is unchanged.
pub(super) fn of_same<T: Clone>(
    unchanged: Option<&Unchanged<'_>>,
    of: impl Fn(&Facts) -> &BTreeMap<i32, T>,
) -> impl Fn(i32) -> Option<T> {
    move |year| {
        let unchanged = unchanged.filter(|unchanged| unchanged.has(year))?;
        of(unchanged.before).get(&year).cloned()
    }
}

/// Makes something for every year that is not known already.
pub fn per_year<T: Send>(
    years: impl Iterator<Item = i32>,
    known: impl Fn(i32) -> Option<T>,
    make: impl Fn(i32) -> T + Sync,
) -> BTreeMap<i32, T> {
    /// To wake another thread takes longer than to look at a few years.
    const FEW: usize = 3;
    let (mut all, mut missing) = (BTreeMap::new(), Vec::new());
    for year in years {
        match known(year) {
            Some(known) => drop(all.insert(year, known)),
            None => missing.push(year),
        }
    }
    let make = |year: i32| (year, make(year));
    if missing.len() <= FEW {
        all.extend(missing.into_iter().map(make));
    } else {
        all.extend(missing.into_par_iter().map(make).collect::<Vec<_>>());
    }
    all
}
