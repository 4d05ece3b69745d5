//! Scorecards of offices, leads and responsible persons, each part with what stands behind it.
//!
//! # Source
//! docs/content-model.md, "Derived figures", scorecard.

use chrono::Datelike;

use super::{Figures, Health, ProjectFigures};
use crate::config::ScorecardWeights;
use crate::model::{Date, Portfolio, Project};

/// A scorecard: parts of 0–100 and their weighted mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Scorecard {
    /// The parts, in the order completion, punctuality, outcomes, diligence, quality.
    pub parts: [ScorecardPart; 5],
    /// The weighted mean of the parts that could be measured; none where there is none.
    pub total: Option<f64>,
}

/// What a part of a scorecard measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PartKind {
    /// Mean progress.
    Completion,
    /// Milestones promised until now that were handed over by their baseline due date.
    Punctuality,
    /// Mean attainment of the indicators with an actual value.
    Outcomes,
    /// Calendar months, from the start to now or to the done date, with an update.
    Diligence,
    /// Mean of the reviewers' scores.
    Quality,
}

/// One part of a scorecard.
#[derive(Clone, Debug, PartialEq)]
pub struct ScorecardPart {
    /// What it measures.
    pub kind: PartKind,
    /// 0–100; none where there is nothing to measure.
    pub score: Option<f64>,
    /// Its weight as configured.
    pub weight: f64,
    /// What was measured, project by project: those with nothing to measure are left out.
    pub evidence: Vec<Evidence>,
}

/// What one project adds to a part of a scorecard.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Evidence {
    /// Its place in the portfolio.
    pub project: usize,
    /// Points: a percentage for completion and quality, a sum of attainments for outcomes, a count of kept
    /// promises or of months with an update otherwise.
    pub gained: f64,
    /// How many values, promises or months were measured.
    pub measured: u32,
}

/// Returns the scorecard of the projects at `members` of the portfolio; cancelled ones count for quality only.
pub fn scorecard(
    members: &[usize],
    portfolio: &Portfolio,
    figures: &Figures,
    weights: &ScorecardWeights,
) -> Scorecard {
    let kinds = [
        (PartKind::Completion, weights.completion),
        (PartKind::Punctuality, weights.punctuality),
        (PartKind::Outcomes, weights.outcomes),
        (PartKind::Diligence, weights.diligence),
        (PartKind::Quality, weights.quality),
    ];
    let parts = kinds.map(|(kind, weight)| {
        let measure = |&index: &usize| {
            let (gained, measured) = measure(kind, &portfolio.projects[index], &figures.projects[index])?;
            (measured > 0).then_some(Evidence {
                project: index,
                gained,
                measured,
            })
        };
        let evidence: Vec<Evidence> = members.iter().filter_map(measure).collect();
        ScorecardPart {
            kind,
            score: score(kind, &evidence),
            weight,
            evidence,
        }
    });
    let total = weighted_mean(&parts);
    Scorecard { parts, total }
}

/// Returns what a project gains and how much of it was measured; none where it does not count.
fn measure(kind: PartKind, project: &Project, figures: &ProjectFigures) -> Option<(f64, u32)> {
    let counts = figures.health != Health::Cancelled;
    match kind {
        PartKind::Completion => figures.progress.filter(|_| counts).map(|progress| (progress, 1)),
        PartKind::Punctuality => counts.then(|| kept_promises(project, figures)),
        PartKind::Outcomes => counts.then(|| {
            let reached: Vec<f64> = figures.attainments.iter().copied().flatten().collect();
            (
                reached.iter().sum(),
                u32::try_from(reached.len()).unwrap_or(u32::MAX),
            )
        }),
        PartKind::Diligence => counts.then(|| months_with_update(project, figures)).flatten(),
        PartKind::Quality => review_score(project, figures.as_of).map(|score| (score, 1)),
    }
}

fn kept_promises(project: &Project, figures: &ProjectFigures) -> (f64, u32) {
    let (mut kept, mut promised) = (0.0, 0);
    for (milestone, state) in project.milestones.iter().zip(&figures.milestones) {
        let Some(baseline) = milestone.baseline_day().filter(|day| *day <= figures.as_of) else {
            continue;
        };
        promised += 1;
        if state.done.is_some_and(|done| done <= baseline) {
            kept += 1.0;
        }
    }
    (kept, promised)
}

/// Counts the calendar months from the start's to the earlier of the status date and the done date, and those
/// of them with an update; none where the project has no start or has not begun.
fn months_with_update(project: &Project, figures: &ProjectFigures) -> Option<(f64, u32)> {
    let month = |date: Date| date.year() * 12 + i32::try_from(date.month0()).unwrap_or_default();
    let until = figures
        .done_date
        .map_or(figures.as_of, |done| done.min(figures.as_of));
    let start = project.start_day().filter(|start| *start <= figures.as_of)?;
    let (first, last) = (month(start), month(until));
    let mut months: Vec<i32> = project
        .updates
        .iter()
        .filter(|update| update.date <= figures.as_of)
        .map(|update| month(update.date))
        .filter(|month| (first..=last).contains(month))
        .collect();
    months.sort_unstable();
    months.dedup();
    let with_update = u32::try_from(months.len()).unwrap_or(u32::MAX);
    Some((
        f64::from(with_update),
        u32::try_from(last - first + 1).unwrap_or_default(),
    ))
}

fn review_score(project: &Project, t: Date) -> Option<f64> {
    let close = project
        .close
        .as_ref()
        .filter(|close| close.date.is_none_or(|date| date <= t));
    let review = project.review_at(t).and_then(|review| review.score);
    review.or_else(|| close.and_then(|close| close.score))
}

fn score(kind: PartKind, evidence: &[Evidence]) -> Option<f64> {
    let gained: f64 = evidence.iter().map(|part| part.gained).sum();
    let measured: u32 = evidence.iter().map(|part| part.measured).sum();
    let share = matches!(kind, PartKind::Punctuality | PartKind::Diligence);
    let scale = if share { 100.0 } else { 1.0 };
    (measured > 0).then(|| scale * gained / f64::from(measured))
}

fn weighted_mean(parts: &[ScorecardPart]) -> Option<f64> {
    let measured = || parts.iter().filter_map(|part| Some((part.score?, part.weight)));
    let weight: f64 = measured().map(|(_, weight)| weight).sum();
    (weight > 0.0).then(|| measured().map(|(score, weight)| score * weight).sum::<f64>() / weight)
}
