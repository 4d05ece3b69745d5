//! The project's Gantt: its phases and milestones on the ruler.

use std::collections::BTreeMap;

use serde::Serialize;

use super::super::lane::{axis_labels, bar, diamonds};
use super::super::part::project_title;
use super::super::{Entry, Facts};
use crate::figures::{Health, MilestoneState};
use crate::locale::Args;
use crate::markup::axis::Axis;
use crate::markup::bar::{Bar, End, Promised};
use crate::markup::gantt::{Arrow, Gantt, Named, Row, Spot, gantt};
use crate::markup::lane::Diamond;
use crate::markup::marks::{Mark, Tone};
use crate::markup::svg::Svg;
use crate::model::{Date, Milestone};

/// The drawing with what its key must explain.
#[derive(Clone, Debug, Serialize)]
pub struct PlanFigure {
    /// The drawing.
    pub svg: Svg,
    /// How many milestones have no name on it: a remark, or none.
    pub unnamed: Option<String>,
    /// Whether a bar goes beyond its first promise.
    pub has_slip: bool,
    /// Whether a milestone is owed.
    pub has_owed: bool,
    /// Whether there is an arrow.
    pub has_arrows: bool,
}

/// Draws the plan of a project; none where nothing of it has a date.
pub fn plan(facts: &Facts, entry: Entry<'_>) -> Option<PlanFigure> {
    let placed = rows(facts, entry);
    let axis = axis(facts, entry);
    if placed
        .rows
        .iter()
        .all(|row| row.bar.is_none() && row.milestones.is_empty())
    {
        return None;
    }
    let labels = axis_labels(facts, axis);
    let title = project_title(facts, entry);
    let args = Args::new()
        .with("title", title)
        .with("phases", placed.phases)
        .with("milestones", entry.project.milestones.len());
    let finding = facts.say("project-plan-title", args);
    let arrows = arrows(entry, &placed.spots);
    let planned = gantt(&Gantt {
        axis,
        labels: &labels,
        today: entry.figures.as_of,
        id: "plan-title",
        finding: &finding,
        rows: &placed.rows,
        arrows: &arrows,
    });
    let slips = |row: &Row| {
        row.bar.is_some_and(|bar| match (bar.end, bar.promised) {
            (End::On(end), Some(promised)) => bar.tone != Tone::Done && end > promised.end,
            _ => false,
        })
    };
    let unnamed = (planned.unnamed > 0)
        .then(|| facts.say("project-plan-unnamed", Args::new().with("n", planned.unnamed)));
    Some(PlanFigure {
        svg: planned.svg,
        unnamed,
        has_slip: placed.rows.iter().any(slips),
        has_owed: entry.figures.owed() > 0,
        has_arrows: !arrows.is_empty(),
    })
}

/// Returns the scale: the reporting year, or the project's own time where that crosses its borders.
fn axis(facts: &Facts, entry: Entry<'_>) -> Axis {
    let year = facts.config.year_starts.reporting_year(entry.project.key.year);
    let project = entry.project;
    let mut days: Vec<Date> = [project.start_day(), project.due_day(), project.baseline_due()]
        .into_iter()
        .flatten()
        .collect();
    days.extend(diamonds(entry).iter().map(|diamond| diamond.date));
    let first = days
        .iter()
        .min()
        .map_or(year.first_day(), |day| (*day).min(year.first_day()));
    let last = days
        .iter()
        .max()
        .map_or(year.last_day(), |day| (*day).max(year.last_day()));
    Axis::span(first, last)
}

/// The rows of a plan, and where each milestone stands in them.
struct Rows {
    rows: Vec<Row>,
    /// By milestone's name.
    spots: BTreeMap<String, Spot>,
    /// How many of the rows are phases.
    phases: usize,
}

/// Makes one row a phase, in the order of the brief; milestones without a phase share one named like the
/// project.
fn rows(facts: &Facts, entry: Entry<'_>) -> Rows {
    let mut names: Vec<Option<&str>> = Vec::new();
    for milestone in &entry.project.milestones {
        let phase = milestone.phase.as_deref();
        if !names.contains(&phase) {
            names.push(phase);
        }
    }
    let phases = names.iter().flatten().count();
    if phases == 0 {
        names = vec![None];
    }
    let mut rows = Vec::with_capacity(names.len());
    let mut spots = BTreeMap::new();
    let mut previous_due = None;
    for name in names {
        let members: Vec<usize> = (0..entry.project.milestones.len())
            .filter(|&index| entry.project.milestones[index].phase.as_deref() == name)
            .collect();
        let milestones = named(facts, entry, &members, rows.len(), &mut spots);
        let bar = match name {
            Some(_) => phase_bar(entry, &members, previous_due),
            None if phases == 0 => bar(entry),
            None => phase_bar(entry, &members, entry.project.start_day()),
        };
        let last = |index: &usize| entry.project.milestones[*index].due_day();
        previous_due = members.iter().filter_map(last).max().or(previous_due);
        rows.push(Row {
            name: name.map_or_else(|| unphased(facts, entry, phases), str::to_owned),
            bar,
            milestones,
        });
    }
    Rows { rows, spots, phases }
}

fn unphased(facts: &Facts, entry: Entry<'_>, phases: usize) -> String {
    if phases == 0 {
        project_title(facts, entry)
    } else {
        facts.words.text("project-no-phase")
    }
}

fn named(
    facts: &Facts,
    entry: Entry<'_>,
    members: &[usize],
    row: usize,
    spots: &mut BTreeMap<String, Spot>,
) -> Vec<Named> {
    let format = facts.format(entry.project.key.year);
    let mut shown = Vec::with_capacity(members.len());
    for &index in members {
        let milestone = &entry.project.milestones[index];
        let figures = entry.figures.milestones[index];
        let Some(date) = figures.done.or(milestone.due_day()) else {
            continue;
        };
        let spot = Spot {
            row,
            milestone: shown.len(),
        };
        spots.insert(milestone.name.clone(), spot);
        let words = figures
            .done
            .map_or_else(|| format.short_deadline(milestone.due), |done| format.short(done));
        shown.push(Named {
            diamond: Diamond {
                date,
                promised: milestone.baseline_day(),
                mark: Mark::from(figures.state),
            },
            name: milestone.name.clone(),
            date: words,
        });
    }
    shown
}

/// Returns the bar of a phase: from the earliest `start` given in it, else the last due date of the phase
/// before, else the project's start, to its last due date.
///
/// # Source
/// docs/content-model.md, "Groups in a brief".
fn phase_bar(entry: Entry<'_>, members: &[usize], previous_due: Option<Date>) -> Option<Bar> {
    let milestones: Vec<&Milestone> = members
        .iter()
        .map(|&index| &entry.project.milestones[index])
        .collect();
    let figures = || members.iter().map(|&index| entry.figures.milestones[index]);
    let starts = milestones
        .iter()
        .filter_map(|milestone| milestone.start?.first_day());
    let start = starts.min().or(previous_due).or(entry.project.start_day());
    let all_done = figures().all(|figures| figures.state == MilestoneState::Done);
    let last_done = figures().filter_map(|figures| figures.done).max();
    let end = if all_done {
        last_done
    } else {
        milestones
            .iter()
            .filter_map(|milestone| milestone.due_day())
            .max()
    };
    let promised = milestones
        .iter()
        .filter_map(|milestone| milestone.baseline_day())
        .max();
    let weight: f64 = milestones.iter().map(|milestone| milestone.weight).sum();
    let done: f64 = milestones
        .iter()
        .zip(figures())
        .filter(|(_, figures)| figures.state == MilestoneState::Done)
        .map(|(milestone, _)| milestone.weight)
        .sum();
    let owes = figures().any(|figures| figures.state.is_owed());
    let project_tone = Tone::from(entry.figures.health);
    let tone = match (all_done, owes) {
        (true, _) => Tone::Done,
        (false, true) => project_tone,
        (false, false) if entry.figures.health.is_under_way() => Tone::On,
        (false, false) => project_tone,
    };
    let over = matches!(entry.figures.health, Health::Done);
    Some(Bar {
        start,
        end: end.map_or(End::Undecided, End::On),
        promised: promised.map(|end| Promised { start: None, end }),
        progress: Some(if over { 100.0 } else { 100.0 * done / weight }),
        tone: if over { Tone::Done } else { tone },
    })
    .filter(|bar| bar.start.is_some() || bar.end != End::Undecided)
}

/// Returns the arrows between milestones that must come one after the other.
fn arrows(entry: Entry<'_>, spots: &BTreeMap<String, Spot>) -> Vec<Arrow> {
    let mut arrows = Vec::new();
    for milestone in &entry.project.milestones {
        for before in &milestone.after {
            if let (Some(&from), Some(&to)) = (spots.get(before), spots.get(&milestone.name)) {
                arrows.push(Arrow { from, to });
            }
        }
    }
    arrows
}
