//! Scorecards of offices, leads and responsible persons, part by part.

use chrono::Datelike;
use serde_json::{Map, Value, json};

use super::draft::{Draft, Origin, number};
use super::group::averaged;
use super::record::{self, figure};
use super::subject::GroupName;
use super::year::setting_origin;
use crate::figures::{Group, PartKind, ScorecardPart, scorecard};
use crate::locale::Message;
use crate::view::portfolio_json::percent;
use crate::view::{Entry, Facts};

/// Tells whether a group has a scorecard: facet values have none.
pub(super) fn has_one(name: &GroupName) -> bool {
    matches!(name.folder.as_str(), "offices" | "leads" | "people")
}

/// Returns a part's name, as the settings have it.
fn key(kind: PartKind) -> &'static str {
    match kind {
        PartKind::Completion => "completion",
        PartKind::Punctuality => "punctuality",
        PartKind::Outcomes => "outcomes",
        PartKind::Diligence => "diligence",
        PartKind::Quality => "quality",
    }
}

/// Returns the scores of a group: every part, then the total.
pub(super) fn value(facts: &Facts, group: &Group) -> Value {
    let card = scorecard(
        &group.members,
        &facts.portfolio,
        &facts.figures,
        &facts.config.scorecard,
    );
    let parts = card.parts.iter();
    let mut value: Map<String, Value> = parts
        .map(|part| (key(part.kind).to_owned(), percent(part.score)))
        .collect();
    value.insert("total".into(), percent(card.total));
    Value::Object(value)
}

/// Returns how a part of a scorecard, or its total, was made.
pub(super) fn draft(facts: &Facts, name: &GroupName, group: &Group, part: &str) -> Option<Draft> {
    let card = scorecard(
        &group.members,
        &facts.portfolio,
        &facts.figures,
        &facts.config.scorecard,
    );
    if part == "total" {
        return Some(total(name, &card.parts));
    }
    let part = card.parts.iter().find(|found| key(found.kind) == part)?;
    let entries: Vec<Entry<'_>> = part
        .evidence
        .iter()
        .map(|evidence| facts.entry(evidence.project))
        .collect();
    let origins = |of: fn(Entry<'_>) -> Vec<Origin>| entries.iter().flat_map(|entry| of(*entry)).collect();
    let gained: Vec<f64> = part.evidence.iter().map(|evidence| evidence.gained).collect();
    Some(match part.kind {
        PartKind::Completion => averaged(Message::new("derive-completion"), &gained, origins(progress)),
        PartKind::Punctuality => share(part, Message::new("derive-punctuality"), origins(promises)),
        PartKind::Outcomes => {
            let reached = |entry: &Entry<'_>| entry.figures.attainments.iter().copied().flatten().collect();
            let values: Vec<f64> = entries.iter().flat_map::<Vec<f64>, _>(reached).collect();
            averaged(Message::new("derive-outcomes"), &values, origins(attainments))
        }
        PartKind::Diligence => share(part, Message::new("derive-diligence"), origins(heard)),
        PartKind::Quality => averaged(Message::new("derive-quality"), &gained, origins(scores)),
    })
}

fn share(part: &ScorecardPart, formula: Message, inputs: Vec<Origin>) -> Draft {
    let gained: f64 = part.evidence.iter().map(|evidence| evidence.gained).sum();
    let measured: u32 = part.evidence.iter().map(|evidence| evidence.measured).sum();
    let calculation = format!("100 × {} ÷ {measured}", number(gained));
    let share = (measured > 0).then(|| 100.0 * gained / f64::from(measured));
    Draft::calculated(formula, calculation, inputs, percent(share))
}

fn progress(entry: Entry<'_>) -> Vec<Origin> {
    vec![figure(entry.project, "progress")]
}

/// The milestones promised until now: of each the promise and the day it was handed over.
fn promises(entry: Entry<'_>) -> Vec<Origin> {
    let milestones = entry.project.milestones.iter().enumerate();
    let due = |day: crate::model::Date| day <= entry.figures.as_of;
    milestones
        .filter(|(_, milestone)| milestone.baseline_day().is_some_and(due))
        .flat_map(|(place, _)| ["baseline", "done"].map(|key| format!("milestones[{place}].{key}")))
        .map(|field| figure(entry.project, field))
        .collect()
}

fn attainments(entry: Entry<'_>) -> Vec<Origin> {
    let attainments = entry.figures.attainments.iter().enumerate();
    attainments
        .filter(|(_, attainment)| attainment.is_some())
        .map(|(place, _)| figure(entry.project, format!("indicators[{place}].attainment")))
        .collect()
}

/// Of each calendar month with an update its first one, and the start that the months are counted from.
fn heard(entry: Entry<'_>) -> Vec<Origin> {
    let project = entry.project;
    let mut origins = vec![figure(project, "start")];
    let mut last = None;
    for (place, index) in record::updates(entry).into_iter().enumerate() {
        let day = project.updates[index].date;
        let month = (day.year(), day.month());
        if last != Some(month) {
            origins.push(figure(project, format!("updates[{place}].date")));
        }
        last = Some(month);
    }
    origins
}

fn scores(entry: Entry<'_>) -> Vec<Origin> {
    let reviewed = entry
        .project
        .review_at(entry.figures.as_of)
        .is_some_and(|review| review.score.is_some());
    let field = if reviewed { "review.score" } else { "close.score" };
    vec![figure(entry.project, field)]
}

fn total(name: &GroupName, parts: &[ScorecardPart]) -> Draft {
    let measured: Vec<(&ScorecardPart, f64)> = parts
        .iter()
        .filter_map(|part| Some((part, part.score?)))
        .collect();
    let weight: f64 = measured.iter().map(|(part, _)| part.weight).sum();
    let gained: f64 = measured.iter().map(|(part, score)| score * part.weight).sum();
    let summand =
        |(part, score): &(&ScorecardPart, f64)| format!("{} × {}", number(*score), number(part.weight));
    let summands: Vec<String> = measured.iter().map(summand).collect();
    let calculation = format!("({}) ÷ {}", summands.join(" + "), number(weight));
    let owner = name.clone().subject();
    let inputs = measured
        .iter()
        .flat_map(|(part, _)| {
            let key = key(part.kind);
            let score = owner.at(format!("scorecard.{key}")).to_string();
            [Origin::Figure(score), setting_origin(&format!("scorecard.{key}"))]
        })
        .collect();
    let total = (weight > 0.0).then(|| gained / weight);
    let calculation = if measured.is_empty() {
        json!(null).to_string()
    } else {
        calculation
    };
    Draft::calculated(Message::new("derive-score"), calculation, inputs, percent(total))
}
