//! The figures of a reporting year, its status date, and the settings that figures depend on.

use serde_json::{Value, json};

use super::draft::{Decision, Draft, Origin};
use super::group;
use super::subject::Subject;
use crate::config::Config;
use crate::locale::Message;
use crate::source::FieldPath;
use crate::view::Facts;
use crate::view::portfolio_json::{date, number, rollup_json};

/// Returns what the data file says of a year, and the day on which it was closed.
pub(super) fn value(facts: &Facts, year: i32) -> Option<Value> {
    let figures = facts.year(year)?;
    let mut value = serde_json::Map::new();
    value.insert("as_of".into(), date(Some(figures.as_of)));
    value.insert("closed".into(), date(figures.closed));
    value.extend(rollup_json(&figures.rollup));
    Some(Value::Object(value))
}

/// Returns how a figure of the year was made, or none where `name` is no single figure of it.
pub(super) fn draft(facts: &Facts, year: i32, name: &str) -> Option<Draft> {
    match name {
        "as_of" => as_of(facts, year),
        "closed" => closed(facts, year),
        _ => {
            let projects = &facts.portfolio.projects;
            let start = projects.partition_point(|project| project.key.year < year);
            let members: Vec<usize> = (start..start + facts.portfolio.projects_of(year).len()).collect();
            group::rolled_up(facts, &members, name)
        }
    }
}

fn closed(facts: &Facts, year: i32) -> Option<Draft> {
    let closed = facts.year(year)?.closed;
    let record = facts.portfolio.years.get(&year);
    let origin = Origin::Field {
        name: format!("years/{year}: closed"),
        file: record.map(|record| record.file.clone()),
        path: FieldPath::parse("closed"),
        value: date(closed),
    };
    Some(Draft::written(
        Message::new("derive-year-closed"),
        origin,
        date(closed),
    ))
}

fn as_of(facts: &Facts, year: i32) -> Option<Draft> {
    let figures = facts.year(year)?;
    let run = facts.figures.run_date;
    let run_date = || Origin::Field {
        name: "--as-of".to_owned(),
        file: None,
        path: FieldPath::default(),
        value: date(Some(run)),
    };
    let closing = Origin::Figure(Subject::year(year).at("closed").to_string());
    let last = figures.reporting_year.last_day();
    let decision = match figures.closed {
        Some(closed) => Decision::new().test(
            true,
            format!("closed {closed} ≤ {run}"),
            json!(closed.to_string()),
            [closing, run_date()],
        ),
        None => Decision::new()
            .test(false, format!("closed = null ≤ {run}"), Value::Null, [closing])
            .test(
                last < run,
                format!("{last} < {run}"),
                json!(last.to_string()),
                [run_date()],
            ),
    };
    let formula = Message::new("derive-as-of");
    Some(
        decision
            .otherwise(formula, json!(run.to_string()))
            .with_input(run_date()),
    )
}

/// Returns the settings that figures depend on.
pub(super) fn settings(facts: &Facts) -> Value {
    let Config {
        thresholds,
        scorecard,
        ..
    } = &*facts.config;
    json!({
        "thresholds": {
            "tolerance": number(thresholds.tolerance),
            "due_soon": thresholds.due_soon,
            "stale_after": thresholds.stale_after,
            "late_after": thresholds.late_after,
        },
        "scorecard": {
            "completion": number(scorecard.completion),
            "punctuality": number(scorecard.punctuality),
            "outcomes": number(scorecard.outcomes),
            "diligence": number(scorecard.diligence),
            "quality": number(scorecard.quality),
        },
    })
}

/// Names a setting of the site as an input.
pub(super) fn setting_origin(path: &str) -> Origin {
    Origin::Figure(format!("site.{path}"))
}

/// Returns where a setting comes from, or none where there is no such number.
pub(super) fn setting(facts: &Facts, path: &str) -> Option<Draft> {
    let value = Subject::find(facts, &format!("site.{path}"))?.value(facts)?;
    if !value.is_number() {
        return None;
    }
    let origin = Origin::Field {
        name: format!("site.yaml: {path}"),
        file: Some("site.yaml".to_owned()),
        path: FieldPath::parse(path),
        value: value.clone(),
    };
    Some(Draft::written(Message::new("derive-setting"), origin, value))
}
