//! What rules found about each brief before, so that after an edit only the brief that changed is checked again
//! by the rules that look at nothing else.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Found, Judged, RULES, Reach, Rule, Subject, found, judge};
use crate::config::Config;
use crate::figures::Figures;
use crate::model::{Portfolio, Project};

/// What a subject is about, shared, so that it can be compared with the next one.
#[derive(Clone, Debug)]
pub struct Basis {
    /// The site's settings.
    pub config: Arc<Config>,
    /// What the content says.
    pub portfolio: Arc<Portfolio>,
    /// What follows from it.
    pub figures: Arc<Figures>,
}

/// What rules found in the last run.
#[derive(Debug, Default)]
pub struct Memory(Option<Run>);

#[derive(Debug)]
struct Run {
    basis: Basis,
    /// Findings of the rules that look at one record, in the order of the portfolio's projects.
    found: Vec<Arc<[Found]>>,
}

impl Memory {
    /// Returns what the last run was about, if there was one.
    pub fn basis(&self) -> Option<&Basis> {
        self.0.as_ref().map(|run| &run.basis)
    }

    /// Does what [`run`](super::run) does, with the same result. `basis` are those that `subject` borrows.
    pub fn run(&mut self, subject: &Subject<'_>, basis: Basis) -> Vec<Judged> {
        let (near, far): (Vec<&Rule>, Vec<&Rule>) =
            RULES.iter().partition(|rule| rule.reach == Reach::Record);
        let kept = self.kept(&basis);
        let changed: Vec<usize> = (0..kept.len()).filter(|&index| kept[index].is_none()).collect();
        let (of_changed, mut all) = of_briefs(&near, subject, &changed);
        let mut of_changed = of_changed.into_iter();
        let of_briefs: Vec<Arc<[Found]>> = kept
            .into_iter()
            .map(|kept| kept.or_else(|| of_changed.next()).unwrap_or_default())
            .collect();
        all.extend(of_briefs.iter().flat_map(|found| found.iter().cloned()));
        all.extend(found(&far, subject));
        self.0 = Some(Run {
            basis,
            found: of_briefs,
        });
        judge(all, subject)
    }

    /// Returns, for each brief, what was found about it where nothing that it follows from has changed.
    fn kept(&self, now: &Basis) -> Vec<Option<Arc<[Found]>>> {
        let projects = &now.portfolio.projects;
        let Some(run) = &self.0 else {
            return vec![None; projects.len()];
        };
        let before = &run.basis;
        let same_day = before.figures.run_date == now.figures.run_date;
        if !same_day || !before.config.judges_alike(&now.config) {
            return vec![None; projects.len()];
        }
        let mut old = before.portfolio.projects.iter().enumerate().peekable();
        let keep = |(index, project): (usize, &Arc<Project>)| {
            while old.next_if(|(_, old)| old.key < project.key).is_some() {}
            let (place, old) = old.next_if(|(_, old)| old.key == project.key)?;
            let is_same =
                Arc::ptr_eq(old, project) && before.figures.projects[place] == now.figures.projects[index];
            is_same.then(|| Arc::clone(&run.found[place]))
        };
        projects.iter().enumerate().map(keep).collect()
    }
}

/// Checks the briefs at `changed`, and all records of other kinds; returns what was found about each brief, and
/// the rest.
fn of_briefs(
    rules: &[&'static Rule],
    subject: &Subject<'_>,
    changed: &[usize],
) -> (Vec<Arc<[Found]>>, Vec<Found>) {
    let only = |index: &usize| Arc::clone(&subject.portfolio.projects[*index]);
    let portfolio = Portfolio {
        projects: changed.iter().map(only).collect(),
        directives: subject.portfolio.directives.clone(),
        meetings: subject.portfolio.meetings.clone(),
        practices: subject.portfolio.practices.clone(),
        years: subject.portfolio.years.clone(),
        pages: subject.portfolio.pages.clone(),
        index: subject.portfolio.index.clone(),
    };
    let figures = Figures {
        run_date: subject.figures.run_date,
        projects: changed
            .iter()
            .map(|&index| subject.figures.projects[index].clone())
            .collect(),
        years: subject.figures.years.clone(),
    };
    let found = found(
        rules,
        &Subject {
            portfolio: &portfolio,
            figures: &figures,
            ..*subject
        },
    );
    let places: BTreeMap<&str, usize> = portfolio
        .projects
        .iter()
        .enumerate()
        .map(|(place, project)| (project.file.as_str(), place))
        .collect();
    let mut of_briefs: Vec<Vec<Found>> = vec![Vec::new(); changed.len()];
    let mut rest = Vec::new();
    for one in found {
        match places.get(one.1.file.as_str()) {
            Some(&place) => of_briefs[place].push(one),
            None => rest.push(one),
        }
    }
    (of_briefs.into_iter().map(Arc::from).collect(), rest)
}
