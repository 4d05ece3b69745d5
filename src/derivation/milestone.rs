//! The figures of one milestone, and the attainment of one indicator.

use serde_json::json;

use super::draft::{Decision, Draft, Origin, day, number};
use super::record::{figure, indexed};
use super::year::setting_origin;
use crate::figures::{MilestoneState, attainment};
use crate::locale::Message;
use crate::model::{Days, Indicator, IndicatorKind, Quantity};
use crate::view::portfolio_json::percent;
use crate::view::{Entry, Facts};

/// Returns how a figure of that name was made, or none where it is no figure of a milestone or an indicator.
pub(super) fn draft(entry: Entry<'_>, facts: &Facts, name: &str) -> Option<Draft> {
    if let Some((place, figure)) = indexed(name, "milestones") {
        return match figure {
            "state" => state(entry, facts, place),
            "slip_days" => slip(entry, place),
            _ => None,
        };
    }
    let (place, figure) = indexed(name, "indicators")?;
    (figure == "attainment").then(|| reached(entry, place)).flatten()
}

fn part(entry: Entry<'_>, place: usize, key: &str) -> Origin {
    figure(entry.project, format!("milestones[{place}].{key}"))
}

fn state(entry: Entry<'_>, facts: &Facts, place: usize) -> Option<Draft> {
    let milestone = entry.project.milestones.get(place)?;
    let t = entry.figures.as_of;
    let done = milestone.done.filter(|done| *done <= t);
    let (due, baseline) = (milestone.due_day(), milestone.baseline_day());
    let soon = facts.config.thresholds.due_soon;
    let ahead = due.map(|due| Days::between(t, due).0);
    let one = |key: &str| [part(entry, place, key)];
    let decision = Decision::new()
        .test(
            done.is_some(),
            format!("done {} ≤ {t}", day(done)),
            MilestoneState::Done.word(),
            one("done"),
        )
        .test(
            due.is_some_and(|due| due < t),
            format!("due {} < {t}", day(due)),
            MilestoneState::Overdue.word(),
            one("due"),
        )
        .test(
            baseline.is_some_and(|baseline| baseline < t),
            format!("baseline {} < {t}", day(baseline)),
            MilestoneState::Moved.word(),
            one("baseline"),
        )
        .test(
            ahead.is_some_and(|ahead| ahead <= soon),
            format!("due {} ≤ {t} + {soon}", day(due)),
            MilestoneState::DueSoon.word(),
            [part(entry, place, "due"), setting_origin("thresholds.due_soon")],
        );
    Some(decision.otherwise(Message::new("derive-state"), MilestoneState::Open.word()))
}

fn slip(entry: Entry<'_>, place: usize) -> Option<Draft> {
    let milestone = entry.project.milestones.get(place)?;
    let done = milestone.done.filter(|done| *done <= entry.figures.as_of);
    let (reached, key) = match done {
        Some(done) => (Some(done), "done"),
        None => (milestone.due_day(), "due"),
    };
    let baseline = milestone.baseline_day();
    let slip = reached
        .zip(baseline)
        .map(|(reached, from)| Days::between(from, reached).0);
    Some(Draft::calculated(
        Message::new("derive-milestone-slip"),
        format!("{} − {}", day(reached), day(baseline)),
        vec![part(entry, place, key), part(entry, place, "baseline")],
        json!(slip),
    ))
}

fn reached(entry: Entry<'_>, place: usize) -> Option<Draft> {
    let indicator = entry.project.indicators().nth(place)?;
    let keys: &[&str] = match indicator.kind {
        IndicatorKind::Increase | IndicatorKind::Decrease => &["actual", "base", "target", "kind"],
        _ => &["actual", "target", "kind"],
    };
    let inputs = keys
        .iter()
        .map(|key| figure(entry.project, format!("indicators[{place}].{key}")))
        .collect();
    Some(Draft::calculated(
        Message::new("derive-attainment"),
        share(indicator),
        inputs,
        percent(attainment(indicator)),
    ))
}

/// Writes the formula of an indicator's kind with its numbers.
fn share(indicator: &Indicator) -> String {
    let quantity = |quantity: Option<Quantity>| match quantity {
        Some(Quantity::Number(value)) => number(value),
        Some(Quantity::Answer(answer)) => answer.to_string(),
        None => "null".to_owned(),
    };
    let (actual, target) = (quantity(indicator.actual), quantity(indicator.target));
    let base = number(indicator.base.unwrap_or(0.0));
    match indicator.kind {
        IndicatorKind::Increase | IndicatorKind::Decrease => {
            format!("100 × ({actual} − {base}) ÷ ({target} − {base})")
        }
        IndicatorKind::AtLeast => format!("100 × {actual} ÷ {target}"),
        IndicatorKind::AtMost => format!("100 × {target} ÷ {actual}"),
        IndicatorKind::Done => format!("{actual} (≥ {target})"),
    }
}
