//! Roll-ups: the figures of projects together.

use serde_json::{Value, json};

use super::draft::{Draft, Origin, number, sum};
use super::record::figure;
use super::scorecard;
use super::subject::GroupName;
use crate::figures::{Health, MilestoneState, Pace, ProjectFigures};
use crate::locale::Message;
use crate::view::portfolio_json::{percent, rollup_json};
use crate::view::{Entry, Facts};

/// Returns what the data file says of a group, and its scorecard where its pages have one.
pub(super) fn value(facts: &Facts, name: &GroupName) -> Option<Value> {
    let group = name.find(facts)?;
    let mut value = rollup_json(&group.rollup);
    if scorecard::has_one(name) {
        value.insert("scorecard".into(), scorecard::value(facts, group));
    }
    Some(Value::Object(value))
}

/// Returns how a figure of a group was made, or none where `field` is no single figure of it.
pub(super) fn draft(facts: &Facts, name: &GroupName, field: &str) -> Option<Draft> {
    let group = name.find(facts)?;
    match field.strip_prefix("scorecard.") {
        Some(part) if scorecard::has_one(name) => scorecard::draft(facts, name, group, part),
        _ => rolled_up(facts, &group.members, field),
    }
}

/// Returns how a roll-up of the projects at `members` was made.
pub(super) fn rolled_up(facts: &Facts, members: &[usize], field: &str) -> Option<Draft> {
    let entries: Vec<Entry<'_>> = members.iter().map(|&index| facts.entry(index)).collect();
    if let Some(word) = field.strip_prefix("health.") {
        let health = Health::ALL.into_iter().find(|health| health.word() == word)?;
        let message = Message::new("derive-count-health").with("word", word);
        return Some(count(&entries, message, "health", |figures| {
            figures.health == health
        }));
    }
    if let Some(word) = field.strip_prefix("pace.") {
        let pace = [Pace::Ahead, Pace::OnPace, Pace::Behind];
        let pace = pace.into_iter().find(|pace| pace.word() == word)?;
        let message = Message::new("derive-count-pace").with("word", word);
        return Some(count(&entries, message, "pace", |figures| {
            figures.pace == Some(pace)
        }));
    }
    if let Some(word) = field.strip_prefix("milestones.") {
        return milestones(&entries, word);
    }
    match field {
        "total" => Some(count(&entries, Message::new("derive-total"), "status", |_| true)),
        "mean_progress" => Some(mean(
            &entries,
            "progress",
            Message::new("derive-mean-progress"),
            |f| f.progress,
        )),
        "mean_expected" => Some(mean(
            &entries,
            "expected",
            Message::new("derive-mean-expected"),
            |f| f.expected,
        )),
        "median_slip" => Some(median_slip(&entries)),
        _ => None,
    }
}

fn count(
    entries: &[Entry<'_>],
    formula: Message,
    name: &str,
    counts: impl Fn(&ProjectFigures) -> bool,
) -> Draft {
    let counted = entries.iter().filter(|entry| counts(entry.figures));
    let inputs: Vec<Origin> = counted.map(|entry| figure(entry.project, name)).collect();
    let n = inputs.len();
    Draft::calculated(formula, n.to_string(), inputs, json!(n))
}

/// Counts milestones by state, those of cancelled projects left out; `word` is `total` or a state as the
/// data file writes it, with `_` for `-`.
fn milestones(entries: &[Entry<'_>], word: &str) -> Option<Draft> {
    let states = [
        MilestoneState::Done,
        MilestoneState::Overdue,
        MilestoneState::Moved,
        MilestoneState::DueSoon,
        MilestoneState::Open,
    ];
    let wanted = states
        .into_iter()
        .find(|state| state.word().replace('-', "_") == word);
    if wanted.is_none() && word != "total" {
        return None;
    }
    let mut inputs = Vec::new();
    for entry in entries
        .iter()
        .filter(|entry| entry.figures.health != Health::Cancelled)
    {
        for (place, milestone) in entry.figures.milestones.iter().enumerate() {
            if wanted.is_none_or(|state| milestone.state == state) {
                inputs.push(figure(entry.project, format!("milestones[{place}].state")));
            }
        }
    }
    let formula = match wanted {
        Some(state) => Message::new("derive-count-milestones").with("word", state.word()),
        None => Message::new("derive-all-milestones"),
    };
    let n = inputs.len();
    Some(Draft::calculated(formula, n.to_string(), inputs, json!(n)))
}

fn mean(
    entries: &[Entry<'_>],
    name: &str,
    formula: Message,
    value: impl Fn(&ProjectFigures) -> Option<f64>,
) -> Draft {
    let counted = entries
        .iter()
        .filter(|entry| entry.figures.health != Health::Cancelled);
    let found: Vec<(Origin, f64)> = counted
        .filter_map(|entry| Some((figure(entry.project, name), value(entry.figures)?)))
        .collect();
    let values: Vec<f64> = found.iter().map(|(_, value)| *value).collect();
    let inputs = found.into_iter().map(|(origin, _)| origin).collect();
    averaged(formula, &values, inputs)
}

/// A mean of `values`; none where there is none.
pub(super) fn averaged(formula: Message, values: &[f64], inputs: Vec<Origin>) -> Draft {
    let n = u32::try_from(values.len()).unwrap_or(u32::MAX);
    let mean = (n > 0).then(|| values.iter().sum::<f64>() / f64::from(n));
    let calculation = match values.is_empty() {
        true => "0 ÷ 0".to_owned(),
        false => format!("{} ÷ {n}", sum(values)),
    };
    Draft::calculated(formula, calculation, inputs, percent(mean))
}

fn median_slip(entries: &[Entry<'_>]) -> Draft {
    let mut slips: Vec<(i64, Origin)> = entries
        .iter()
        .filter_map(|entry| Some((entry.figures.slip?.0, figure(entry.project, "slip_days"))))
        .collect();
    slips.sort_by_key(|(slip, _)| *slip);
    let at = |place: usize| {
        slips
            .get(place)
            .and_then(|(slip, _)| i32::try_from(*slip).ok())
            .map(f64::from)
    };
    let middle = slips.len() / 2;
    let (median, calculation) = match slips.len() {
        0 => (None, "null".to_owned()),
        n if n % 2 == 1 => (at(middle), format!("({n} + 1) ÷ 2 = {}", middle + 1)),
        _ => {
            let (lower, upper) = (at(middle - 1).unwrap_or_default(), at(middle).unwrap_or_default());
            let calculation = format!("({} + {}) ÷ 2", number(lower), number(upper));
            (Some(f64::midpoint(lower, upper)), calculation)
        }
    };
    let inputs = slips.into_iter().map(|(_, origin)| origin).collect();
    Draft::calculated(
        Message::new("derive-median-slip"),
        calculation,
        inputs,
        percent(median),
    )
}
