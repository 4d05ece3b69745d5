//! Roll-ups: the figures of a year, an office, a lead or any other group of projects.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::kept::{Kept, Known};
use super::lineage::{Lineage, lineage};
use super::{Health, MilestoneState, Pace, ProjectFigures, project_figures, status_date};
use crate::config::{Config, Registry};
use crate::model::{Date, Portfolio, Project, ReportingYear};

/// All figures of a portfolio at a run's status date.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    /// The run's status date.
    pub run_date: Date,
    /// In the order of the portfolio's projects, each at its year's status date. Shared, like the years, so that
    /// the figures after an edit cost no copy of those that stayed as they were.
    pub projects: Vec<Arc<ProjectFigures>>,
    /// By reporting year, for every year that has a record of any kind.
    pub years: BTreeMap<i32, Arc<YearFigures>>,
    /// Which briefs go on with which.
    pub lineage: Arc<Lineage>,
}

impl Figures {
    /// Returns the year that the front page shows: the newest one with briefs that has begun, else the
    /// newest one with briefs.
    pub fn current_year(&self) -> Option<i32> {
        let newest = |begun: bool| {
            self.years.iter().rev().find_map(|(name, year)| {
                let fits = year.rollup.total > 0
                    && !year.is_remembered
                    && (!begun || year.reporting_year.first_day() <= self.run_date);
                fits.then_some(*name)
            })
        };
        newest(true).or_else(|| newest(false))
    }
}

/// The figures of one reporting year.
#[derive(Clone, Debug, PartialEq)]
pub struct YearFigures {
    /// The year.
    pub reporting_year: ReportingYear,
    /// Its status date.
    pub as_of: Date,
    /// The day on which it was closed, if that is not after the run's status date.
    pub closed: Option<Date>,
    /// Whether its briefs are gone, and its projects are those of its snapshot's records.
    pub is_remembered: bool,
    /// Of all its projects.
    pub rollup: Rollup,
    /// By office, in registry order, else alphabetical.
    pub offices: Vec<Group>,
    /// By lead, in registry order, else alphabetical.
    pub leads: Vec<Group>,
    /// By the person who does it day to day, alphabetical.
    pub responsible: Vec<Group>,
    /// By facet key, then by value: declared values first, in their order. A value with levels
    /// (`基层党建/4+1`) counts for each of its levels.
    pub facets: BTreeMap<String, Vec<Group>>,
}

/// Projects that share an office, a lead or another value.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The shared value.
    pub name: String,
    /// Places of its projects in the portfolio, ascending.
    pub members: Vec<usize>,
    /// Their figures together.
    pub rollup: Rollup,
}

/// The figures of a group of projects. Percentages are unrounded.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rollup {
    /// Number of projects.
    pub total: usize,
    /// Counts by health; a word that does not occur is left out.
    pub health: BTreeMap<Health, usize>,
    /// Counts by pace; a word that does not occur is left out.
    pub pace: BTreeMap<Pace, usize>,
    /// Mean progress over the projects that have one, cancelled ones left out.
    pub mean_progress: Option<f64>,
    /// Mean expected progress over the projects that have one, cancelled ones left out.
    pub mean_expected: Option<f64>,
    /// Milestones by state, those of cancelled projects left out.
    pub milestones: MilestoneTally,
    /// Median slip in days over the projects that have one; of an even number the mean of the middle two.
    pub median_slip: Option<f64>,
}

impl Rollup {
    /// Counts the projects of that health.
    pub fn count(&self, health: Health) -> usize {
        self.health.get(&health).copied().unwrap_or_default()
    }
}

/// Counts of milestones by state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MilestoneTally {
    /// All.
    pub total: usize,
    /// Handed over.
    pub done: usize,
    /// Past their current due date.
    pub overdue: usize,
    /// Past their first promise, now promised for later.
    pub moved: usize,
    /// Due within the site's `due_soon` days.
    pub due_soon: usize,
    /// Still to come.
    pub open: usize,
}

impl MilestoneTally {
    /// Counts the owed ones (欠交): overdue and moved.
    pub fn owed(&self) -> usize {
        self.overdue + self.moved
    }

    /// Counts the ones still to come (待交): neither handed over nor owed.
    pub fn to_come(&self) -> usize {
        self.due_soon + self.open
    }

    /// Adds one milestone.
    pub fn add(&mut self, state: MilestoneState) {
        self.total += 1;
        match state {
            MilestoneState::Done => self.done += 1,
            MilestoneState::Overdue => self.overdue += 1,
            MilestoneState::Moved => self.moved += 1,
            MilestoneState::DueSoon => self.due_soon += 1,
            MilestoneState::Open => self.open += 1,
        }
    }
}

/// The figures of a year as they were sealed.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordedYear {
    /// Its status date.
    pub as_of: Date,
    /// Of all its projects.
    pub rollup: Rollup,
    /// In the order of the portfolio's projects of that year.
    pub projects: Vec<Arc<ProjectFigures>>,
}

/// Computes every figure of `portfolio` at the run's status date.
pub fn figures(portfolio: &Portfolio, config: &Config, run_date: Date) -> Figures {
    figures_with(portfolio, config, run_date, &Known::default())
}

/// Does what [`figures`] does, and computes nothing that is known.
pub fn figures_with(portfolio: &Portfolio, config: &Config, run_date: Date, known: &Known<'_>) -> Figures {
    let kept = Kept::new(known, portfolio);
    let years: BTreeMap<i32, YearFigures> = portfolio
        .reporting_years()
        .into_iter()
        .map(|year| (year, empty_year(portfolio, config, run_date, year)))
        .collect();
    let mut projects = kept.projects(portfolio, &years);
    let missing: Vec<usize> = (0..projects.len())
        .filter(|&index| projects[index].is_none())
        .collect();
    let compute = |&index: &usize| {
        let project = &portfolio.projects[index];
        let as_of = years[&project.key.year].as_of;
        (
            index,
            Arc::new(project_figures(project, as_of, &config.thresholds)),
        )
    };
    let computed: Vec<(usize, Arc<ProjectFigures>)> = missing.par_iter().map(compute).collect();
    for (index, figures) in computed {
        projects[index] = Some(figures);
    }
    let projects: Vec<Arc<ProjectFigures>> = projects.into_iter().flatten().collect();
    let year = |(name, year): (i32, YearFigures)| {
        let filled = |year| {
            filled(
                year,
                name,
                (portfolio, &projects),
                config,
                known.recorded.get(&name).copied(),
            )
        };
        let year = kept
            .year(portfolio, name, &year)
            .unwrap_or_else(|| Arc::new(filled(year)));
        (name, year)
    };
    let years = years.into_iter().map(year).collect();
    let known_lineage = kept.lineage(portfolio);
    Figures {
        run_date,
        years,
        projects,
        lineage: known_lineage.unwrap_or_else(|| Arc::new(lineage(portfolio))),
    }
}

/// Fills the figures of a year of which only the days are known.
fn filled(
    mut year: YearFigures,
    name: i32,
    (portfolio, projects): (&Portfolio, &[Arc<ProjectFigures>]),
    config: &Config,
    recorded: Option<&RecordedYear>,
) -> YearFigures {
    let members: Vec<usize> = portfolio.places_of(name).collect();
    year.rollup = rollup(members.iter().map(|&index| &*projects[index]));
    if let Some(recorded) = recorded {
        year.is_remembered = true;
        year.as_of = recorded.as_of;
        year.rollup = recorded.rollup.clone();
    }
    fill_groups(&mut year, portfolio, config, projects, &members);
    year
}

fn empty_year(portfolio: &Portfolio, config: &Config, run_date: Date, year: i32) -> YearFigures {
    let reporting_year = config.year_starts.reporting_year(year);
    let closed = portfolio.years.get(&year).and_then(|record| record.closed);
    YearFigures {
        reporting_year,
        as_of: status_date(run_date, reporting_year, closed),
        closed: closed.filter(|closed| *closed <= run_date),
        is_remembered: false,
        rollup: Rollup::default(),
        offices: Vec::new(),
        leads: Vec::new(),
        responsible: Vec::new(),
        facets: BTreeMap::new(),
    }
}

fn fill_groups(
    year: &mut YearFigures,
    portfolio: &Portfolio,
    config: &Config,
    projects: &[Arc<ProjectFigures>],
    members: &[usize],
) {
    let grouping = Grouping {
        portfolio,
        figures: projects,
        members,
    };
    year.offices = grouping.by(registered(config.offices.as_ref()), |project| {
        project.office.as_deref()
    });
    year.leads = grouping.by(registered(config.leads.as_ref()), |project| {
        project.lead.as_deref()
    });
    year.responsible = grouping.by(Vec::new(), |project| project.responsible.as_deref());
    for facet in &config.facets {
        let order = facet.values.clone().unwrap_or_default();
        let groups = grouping.by(order, |project| levels(project.facets.get(&facet.key)));
        year.facets.insert(facet.key.clone(), groups);
    }
}

fn registered(registry: Option<&Registry>) -> Vec<String> {
    registry
        .map(|r| r.entries().iter().map(|entry| entry.name.clone()).collect())
        .unwrap_or_default()
}

/// Returns each value with all the levels above it, once each: `a/b` gives `a` and `a/b`.
fn levels(values: Option<&Vec<String>>) -> Vec<&str> {
    let mut all: Vec<&str> = Vec::new();
    for value in values.into_iter().flatten() {
        let ends = value.match_indices('/').map(|(end, _)| end).chain([value.len()]);
        all.extend(ends.map(|end| &value[..end]));
    }
    all.sort_unstable();
    all.dedup();
    all
}

struct Grouping<'a> {
    portfolio: &'a Portfolio,
    figures: &'a [Arc<ProjectFigures>],
    members: &'a [usize],
}

impl Grouping<'_> {
    /// Groups the members by the values that `values` finds: those in `order` first, the rest alphabetically;
    /// a level comes behind the value above it.
    fn by<'b, V: IntoIterator<Item = &'b str>>(
        &'b self,
        order: Vec<String>,
        values: impl Fn(&'b Project) -> V,
    ) -> Vec<Group> {
        let mut members: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for &index in self.members {
            for value in values(&self.portfolio.projects[index]) {
                members.entry(value).or_default().push(index);
            }
        }
        let place = |name: &str| {
            let top = name.split('/').next().unwrap_or(name);
            let find = |wanted: &str| order.iter().position(|known| known == wanted);
            find(name).or_else(|| find(top)).unwrap_or(usize::MAX)
        };
        let mut groups: Vec<Group> = members
            .into_iter()
            .map(|(name, members)| Group {
                name: name.to_owned(),
                rollup: rollup(members.iter().map(|&index| &*self.figures[index])),
                members,
            })
            .collect();
        groups.sort_by_cached_key(|group| (place(&group.name), group.name.clone()));
        groups
    }
}

/// Returns the figures of a group of projects together.
pub fn rollup<'a>(projects: impl Iterator<Item = &'a ProjectFigures>) -> Rollup {
    let mut rollup = Rollup::default();
    let (mut progress, mut expected, mut slips) = (Mean::default(), Mean::default(), Vec::new());
    for figures in projects {
        rollup.total += 1;
        *rollup.health.entry(figures.health).or_default() += 1;
        if let Some(pace) = figures.pace {
            *rollup.pace.entry(pace).or_default() += 1;
        }
        slips.extend(figures.slip.map(|slip| slip.0));
        if figures.health == Health::Cancelled {
            continue;
        }
        progress.add(figures.progress);
        expected.add(figures.expected);
        for milestone in &figures.milestones {
            rollup.milestones.add(milestone.state);
        }
    }
    rollup.mean_progress = progress.value();
    rollup.mean_expected = expected.value();
    rollup.median_slip = median(slips);
    rollup
}

/// A mean over the values that exist.
#[derive(Default)]
struct Mean {
    sum: f64,
    count: u32,
}

impl Mean {
    /// Adds a value, if there is one.
    fn add(&mut self, value: Option<f64>) {
        if let Some(value) = value {
            self.sum += value;
            self.count += 1;
        }
    }

    /// Returns the mean, or none where no value was added.
    fn value(&self) -> Option<f64> {
        (self.count > 0).then(|| self.sum / f64::from(self.count))
    }
}

/// Returns the median; of an even number of values the mean of the middle two.
#[expect(
    clippy::cast_precision_loss,
    reason = "four-digit years span fewer than 2^53 days"
)]
fn median(mut values: Vec<i64>) -> Option<f64> {
    values.sort_unstable();
    let middle = values.len() / 2;
    let upper = *values.get(middle)? as f64;
    Some(if values.len() % 2 == 1 {
        upper
    } else {
        f64::midpoint(values[middle - 1] as f64, upper)
    })
}
