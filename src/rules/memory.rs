//! What rules found before, so that after an edit only what can have changed is checked again.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Found, Judged, RULES, Reach, Rule, Subject, found, judge};
use crate::config::Config;
use crate::figures::Figures;
use crate::model::{Date, Directive, Portfolio};

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
    surroundings: Surroundings,
    known: Known,
}

/// What is known of briefs by their places; a brief that is not named has nothing.
#[derive(Debug, Default)]
struct Known {
    /// Findings of the rules that look at one record.
    of_record: BTreeMap<usize, Vec<Found>>,
    /// Findings of the rules that look at one brief and those that go on with it.
    of_lineage: BTreeMap<usize, Vec<Found>>,
    /// By the name of each rule that looks at several records: the briefs that concern it.
    concerned: BTreeMap<&'static str, BTreeSet<usize>>,
    /// The briefs that silence a rule.
    allowing: BTreeSet<usize>,
}

/// What rules that look at one record may look at besides it and its figures.
#[derive(Debug, PartialEq)]
struct Surroundings {
    run_date: Date,
    year_end: Option<i32>,
    directives: Vec<Directive>,
    /// Years that are closed.
    closed: Vec<i32>,
}

impl Surroundings {
    fn of(subject: &Subject<'_>) -> Surroundings {
        let closed = subject
            .figures
            .years
            .iter()
            .filter(|(_, year)| year.closed.is_some());
        Surroundings {
            run_date: subject.figures.run_date,
            year_end: subject.year_end,
            directives: subject.portfolio.directives.clone(),
            closed: closed.map(|(name, _)| *name).collect(),
        }
    }
}

/// How the briefs differ from those of the last run.
struct Difference {
    /// The briefs that are new or other ones, or whose figures are, by place, ascending.
    changed: Vec<usize>,
    /// Those and all that one of them continues, or that continue one of them.
    related: Vec<usize>,
}

impl Memory {
    /// Returns what the last run was about, if there was one.
    pub fn basis(&self) -> Option<&Basis> {
        self.0.as_ref().map(|run| &run.basis)
    }

    /// Does what [`run`](super::run) does, with the same result. `basis` are those that `subject` borrows.
    pub fn run(&mut self, subject: &Subject<'_>, basis: Basis) -> Vec<Judged> {
        let surroundings = Surroundings::of(subject);
        let comparable = self
            .0
            .take()
            .filter(|run| run.surroundings == surroundings && run.basis.config.judges_alike(&basis.config));
        let (mut known, difference) = match comparable {
            Some(run) => compare(run, &basis),
            None => (Known::default(), Difference::all(&basis.portfolio)),
        };
        let all = known.update(subject, &difference);
        let allowing = known.allowing.iter();
        let judged = judge(
            all,
            subject,
            allowing.map(|&index| &*basis.portfolio.projects[index]),
        );
        self.0 = Some(Run {
            basis,
            surroundings,
            known,
        });
        judged
    }
}

impl Difference {
    fn all(portfolio: &Portfolio) -> Difference {
        let all: Vec<usize> = (0..portfolio.projects.len()).collect();
        Difference {
            changed: all.clone(),
            related: all,
        }
    }
}

/// Finds out what is different, and drops what is known of that.
fn compare(run: Run, now: &Basis) -> (Known, Difference) {
    let Run {
        basis: old,
        mut known,
        ..
    } = run;
    let Some(mut changed) = now.portfolio.changed_since(&old.portfolio) else {
        return compare_by_name(&old, known, now);
    };
    let pairs = old.figures.projects.iter().zip(&now.figures.projects);
    let others = pairs
        .enumerate()
        .filter(|(_, (old, now))| !Arc::ptr_eq(old, now) && old != now);
    changed.extend(others.map(|(index, _)| index));
    changed.sort_unstable();
    changed.dedup();
    known.forget(&changed);
    let related = if Arc::ptr_eq(&old.figures.lineage, &now.figures.lineage) {
        related(&changed, now)
    } else {
        (0..now.portfolio.projects.len()).collect()
    };
    related
        .iter()
        .for_each(|index| drop(known.of_lineage.remove(index)));
    (known, Difference { changed, related })
}

/// Returns the briefs at `changed` and those that go on with one of them.
fn related(changed: &[usize], now: &Basis) -> Vec<usize> {
    let lineage = &now.figures.lineage;
    let around = |&index: &usize| {
        let others = lineage.predecessors[index]
            .iter()
            .chain(&lineage.successors[index]);
        others.copied().chain([index]).collect::<Vec<usize>>()
    };
    let related: BTreeSet<usize> = changed.iter().flat_map(around).collect();
    related.into_iter().collect()
}

/// Does the same where briefs have come, gone or been renamed: what is known moves to where they stand now.
fn compare_by_name(old: &Basis, known: Known, now: &Basis) -> (Known, Difference) {
    let mut before = old.portfolio.projects.iter().enumerate().peekable();
    let mut moved: BTreeMap<usize, usize> = BTreeMap::new();
    let mut changed = Vec::new();
    for (index, project) in now.portfolio.projects.iter().enumerate() {
        while before.next_if(|(_, old)| old.key < project.key).is_some() {}
        let same = before
            .next_if(|(_, old)| old.key == project.key)
            .filter(|(place, old_project)| {
                Arc::ptr_eq(old_project, project)
                    && old.figures.projects[*place] == now.figures.projects[index]
            });
        match same {
            Some((place, _)) => drop(moved.insert(place, index)),
            None => changed.push(index),
        }
    }
    let related = (0..now.portfolio.projects.len()).collect();
    (known.moved(&moved), Difference { changed, related })
}

impl Known {
    /// Forgets what was found about the briefs at `changed`.
    fn forget(&mut self, changed: &[usize]) {
        for index in changed {
            self.of_record.remove(index);
            self.allowing.remove(index);
            for places in self.concerned.values_mut() {
                places.remove(index);
            }
        }
    }

    /// Returns the same about briefs that stand elsewhere now; nothing of their lineages.
    fn moved(self, places: &BTreeMap<usize, usize>) -> Known {
        let to = |set: BTreeSet<usize>| {
            set.iter()
                .filter_map(|index| places.get(index).copied())
                .collect()
        };
        let of_record = self.of_record.into_iter();
        Known {
            of_record: of_record
                .filter_map(|(index, found)| Some((*places.get(&index)?, found)))
                .collect(),
            of_lineage: BTreeMap::new(),
            concerned: self
                .concerned
                .into_iter()
                .map(|(rule, set)| (rule, to(set)))
                .collect(),
            allowing: to(self.allowing),
        }
    }

    /// Checks what is different, and returns all findings.
    fn update(&mut self, subject: &Subject<'_>, difference: &Difference) -> Vec<Found> {
        let projects = &subject.portfolio.projects;
        let allows = |index: &usize| !projects[*index].allow.is_empty();
        self.allowing
            .extend(difference.changed.iter().copied().filter(allows));
        let of_reach = |wanted: fn(&Reach) -> bool| RULES.iter().filter(move |rule| wanted(&rule.reach));
        let near: Vec<&Rule> = of_reach(|reach| matches!(reach, Reach::Record)).collect();
        let mut all = keep(&near, subject, &difference.changed, &mut self.of_record);
        let kin: Vec<&Rule> = of_reach(|reach| matches!(reach, Reach::Lineage)).collect();
        all.extend(keep(&kin, subject, &difference.related, &mut self.of_lineage));
        let of_briefs = self.of_record.values().chain(self.of_lineage.values());
        all.extend(of_briefs.flatten().cloned());
        for rule in &RULES {
            let Reach::Portfolio { concerns } = rule.reach else {
                continue;
            };
            let concerned = self.concerned.entry(rule.name).or_default();
            let changed = difference.changed.iter().copied();
            concerned.extend(changed.filter(|&index| concerns(subject, subject.brief(index))));
            let asked: Vec<usize> = concerned.iter().copied().collect();
            all.extend(found(&[rule], &subject.about(&asked)));
        }
        all
    }
}

/// Checks the briefs at `asked`, and all records of other kinds; keeps what was found about each brief in `of_briefs`
/// and returns the rest.
fn keep(
    rules: &[&'static Rule],
    subject: &Subject<'_>,
    asked: &[usize],
    of_briefs: &mut BTreeMap<usize, Vec<Found>>,
) -> Vec<Found> {
    let place = |index: &usize| (subject.portfolio.projects[*index].file.as_str(), *index);
    let places: BTreeMap<&str, usize> = asked.iter().map(place).collect();
    let mut rest = Vec::new();
    for one in found(rules, &subject.about(asked)) {
        match places.get(one.1.file.as_str()) {
            Some(&place) => of_briefs.entry(place).or_default().push(one),
            None => rest.push(one),
        }
    }
    rest
}
