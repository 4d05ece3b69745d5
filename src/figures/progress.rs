//! Progress reported, earned and expected, the pace, and the attainment of indicators.
//!
//! All figures are percentages, unrounded.

use crate::model::{Date, Days, Indicator, IndicatorKind, Milestone, Project, Quantity, Update};

/// Whether a project keeps to the share of its plan that should be done by now (序时).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pace {
    /// More than the tolerance ahead of its plan.
    Ahead,
    /// Within the tolerance.
    OnPace,
    /// More than the tolerance behind.
    Behind,
}

impl Pace {
    /// Returns the word that the data files use.
    pub fn word(self) -> &'static str {
        match self {
            Pace::Ahead => "ahead",
            Pace::OnPace => "on-pace",
            Pace::Behind => "behind",
        }
    }

    /// Classes a gap in percentage points by the site's tolerance.
    ///
    /// A gap of exactly the tolerance is within it, whatever the last bits of sums of weights say.
    pub(super) fn of(gap: f64, tolerance: f64) -> Pace {
        const NOISE: f64 = 1e-9;
        if gap > tolerance + NOISE {
            Pace::Ahead
        } else if gap < -tolerance - NOISE {
            Pace::Behind
        } else {
            Pace::OnPace
        }
    }
}

/// Returns the updates that exist at `t`, newest last; of two on one day the later in the file is the newer.
pub(super) fn updates_until(project: &Project, t: Date) -> Vec<&Update> {
    let mut updates: Vec<&Update> = project.updates.iter().filter(|update| update.date <= t).collect();
    updates.sort_by_key(|update| update.date);
    updates
}

/// Returns the percentage of the newest update that gives one.
pub(super) fn reported(updates: &[&Update]) -> Option<f64> {
    updates.iter().rev().find_map(|update| update.percent)
}

/// Returns the share of the milestones' weight that was handed over by `t`; none without milestones.
pub(super) fn earned(milestones: &[Milestone], t: Date) -> Option<f64> {
    weight_share(milestones, |milestone| {
        milestone.done.is_some_and(|done| done <= t)
    })
}

/// Returns the percentage that should be done at `t` (序时进度).
///
/// With milestones: the share of their weight whose baseline due date has come. Without: the elapsed share of
/// the baseline plan; none where its start or its due date is missing.
pub(super) fn expected(project: &Project, t: Date) -> Option<f64> {
    if !project.milestones.is_empty() {
        let promised = |milestone: &Milestone| milestone.baseline_day().is_some_and(|due| due <= t);
        return weight_share(&project.milestones, promised);
    }
    let (start, due) = (project.baseline_start()?, project.baseline_due()?);
    Some(elapsed(start, due, t))
}

fn weight_share(milestones: &[Milestone], counts: impl Fn(&Milestone) -> bool) -> Option<f64> {
    if milestones.is_empty() {
        return None;
    }
    let sum = |chosen: &mut dyn Iterator<Item = &Milestone>| chosen.map(|m| m.weight).sum::<f64>();
    let total = sum(&mut milestones.iter());
    let counted = sum(&mut milestones.iter().filter(|milestone| counts(milestone)));
    Some(100.0 * counted / total)
}

/// Returns how much of the time from `start` to `due` has passed at `t`, 0–100.
#[expect(
    clippy::cast_precision_loss,
    reason = "four-digit years span fewer than 2^53 days"
)]
pub fn elapsed(start: Date, due: Date, t: Date) -> f64 {
    if t >= due {
        100.0
    } else if t <= start {
        0.0
    } else {
        100.0 * Days::between(start, t).0 as f64 / Days::between(start, due).0 as f64
    }
}

/// Returns how much of an indicator's target is reached, 0–100; none without an actual value, and where its
/// target cannot be divided by.
///
/// # Source
/// docs/content-model.md, "Derived figures", attainment.
pub fn attainment(indicator: &Indicator) -> Option<f64> {
    let actual = indicator.actual?;
    if indicator.kind == IndicatorKind::Done {
        return Some(if is_done(actual, indicator.target) {
            100.0
        } else {
            0.0
        });
    }
    let (Quantity::Number(actual), Some(Quantity::Number(target))) = (actual, indicator.target) else {
        return None;
    };
    let base = indicator.base.unwrap_or(0.0);
    let share = match indicator.kind {
        IndicatorKind::Increase | IndicatorKind::Decrease => quotient(actual - base, target - base)?,
        IndicatorKind::AtLeast => quotient(actual, target)?,
        IndicatorKind::AtMost => quotient(target, actual).unwrap_or(100.0),
        IndicatorKind::Done => return None,
    };
    Some(share.clamp(0.0, 100.0))
}

fn is_done(actual: Quantity, target: Option<Quantity>) -> bool {
    match (actual, target) {
        (Quantity::Answer(answer), _) => answer,
        (Quantity::Number(actual), Some(Quantity::Number(target))) => actual >= target,
        (Quantity::Number(_), _) => false,
    }
}

fn quotient(dividend: f64, divisor: f64) -> Option<f64> {
    (divisor != 0.0).then(|| 100.0 * dividend / divisor)
}
