//! The figures of one project that follow from its log and its close: status, progress, what was stated, and
//! whether it is closed.

use serde_json::{Value, json};

use super::draft::{Decision, Draft, Origin, day};
use super::record::{self, field, figure};
use super::subject::Subject;
use super::{health, milestone, plan};
use crate::locale::Message;
use crate::model::{Account, CloseResult, Date, Project, Status};
use crate::view::portfolio_json::{date, percent};
use crate::view::{Entry, Facts};

/// Returns how a figure of the project at `index` was made, or none where `name` is no single figure of it.
pub(super) fn draft(facts: &Facts, index: usize, name: &str) -> Option<Draft> {
    let entry = facts.entry(index);
    let derived = match name {
        "status" => Some(status(entry)),
        "progress" => Some(progress(entry)),
        "reported" => Some(newest(entry, "reported")),
        "stated" => Some(newest(entry, "stated")),
        "last_update" => Some(newest(entry, "last_update")),
        "closed" => Some(closed(entry)),
        "health" => Some(health::draft(entry, facts)),
        _ => plan::draft(entry, facts, name).or_else(|| milestone::draft(entry, facts, name)),
    };
    derived.or_else(|| {
        let value = Subject::project(facts, index).at(name).value(facts)?;
        let whole = match &value {
            Value::Object(_) => true,
            Value::Array(items) => items.iter().any(Value::is_object),
            _ => false,
        };
        (!whole && !name.is_empty()).then(|| record::draft(facts, entry, name, value))
    })
}

/// Returns the close, if it has happened by `t`.
fn close_by(project: &Project, t: Date) -> Option<(Date, Option<CloseResult>)> {
    let close = project.close.as_ref()?;
    let date = close.date.filter(|date| *date <= t)?;
    Some((date, close.result))
}

fn status(entry: Entry<'_>) -> Draft {
    let (project, t) = (entry.project, entry.figures.as_of);
    let word = |status: Option<Status>| status.map(Status::word);
    let closing = project.close.as_ref().and_then(|close| close.date);
    let ends = matches!(
        project.status,
        Some(Status::Done | Status::Cancelled | Status::Carried)
    );
    let premature = ends && closing.is_some_and(|closing| closing > t);
    let mut decision = Decision::new().test(
        project.status.is_some() && !premature,
        match (premature, project.status) {
            (true, Some(status)) => format!("status: {} (close.date {} > {t})", status.word(), day(closing)),
            _ => format!("status: {}", word(project.status).unwrap_or("null")),
        },
        json!(word(project.status)),
        [field(project, "status", json!(word(project.status)))],
    );
    let closed = close_by(project, t);
    let results = [
        (CloseResult::Done, Status::Done),
        (CloseResult::Partial, Status::Carried),
        (CloseResult::Cancelled, Status::Cancelled),
    ];
    for (result, status) in results {
        decision = decision.test(
            closed.is_some_and(|(_, found)| found == Some(result)),
            format!(
                "close.date {} ≤ {t}, close.result = {}",
                day(closing),
                result.word()
            ),
            status.word(),
            [figure(project, "close.date"), figure(project, "close.result")]
                .into_iter()
                .filter(|_| closed.is_some()),
        );
    }
    let start = project.start_day();
    decision
        .test(
            start.is_some_and(|start| start > t),
            format!("start {} > {t}", day(start)),
            Status::Planned.word(),
            [figure(project, "start")],
        )
        .otherwise(Message::new("derive-status"), Status::Active.word())
}

fn progress(entry: Entry<'_>) -> Draft {
    let (project, figures) = (entry.project, entry.figures);
    let given = |name: &str, value: Option<f64>| {
        let holds = value.is_some();
        (
            holds,
            format!("{name} = {}", percent(value)),
            percent(value),
            [figure(project, name)],
        )
    };
    let (reported, earned) = (
        given("reported", figures.reported),
        given("earned", figures.earned),
    );
    Decision::new()
        .test(
            figures.status == Status::Done,
            format!("status = {}", figures.status.word()),
            json!(100.0),
            [figure(project, "status")],
        )
        .test(reported.0, reported.1, reported.2, reported.3)
        .test(earned.0, earned.1, earned.2, earned.3)
        .otherwise(Message::new("derive-progress"), Value::Null)
}

/// The newest update that gives what is asked for.
fn newest(entry: Entry<'_>, name: &str) -> Draft {
    let project = entry.project;
    let (key, formula) = match name {
        "reported" => ("percent", Message::new("derive-reported")),
        "stated" => ("health", Message::new("derive-stated")),
        _ => ("date", Message::new("derive-last-update")),
    };
    let places = record::updates(entry);
    let given = |index: usize| {
        let update = &project.updates[index];
        match name {
            "reported" => percent(update.percent),
            "stated" => json!(update.stated.map(crate::model::Stated::word)),
            _ => date(Some(update.date)),
        }
    };
    let found = places
        .iter()
        .enumerate()
        .rev()
        .map(|(place, &index)| (place, given(index)))
        .find(|(_, value)| !value.is_null());
    match found {
        Some((place, value)) => {
            let origin = figure(project, format!("updates[{place}].{key}"));
            Draft::written(formula, origin, value)
        }
        None => Draft::calculated(
            formula,
            format!("updates: {}", places.len()),
            Vec::new(),
            Value::Null,
        ),
    }
}

fn closed(entry: Entry<'_>) -> Draft {
    let (project, status) = (entry.project, entry.figures.status);
    let complete = project.account.as_ref().is_some_and(Account::is_complete);
    let account: Vec<Origin> = ["reason", "remedy", "responsible", "new_due", "carry_to"]
        .into_iter()
        .filter(|_| project.account.is_some())
        .map(|part| figure(project, format!("account.{part}")))
        .collect();
    let carried = status == Status::Carried;
    Decision::new()
        .test(
            matches!(status, Status::Done | Status::Cancelled),
            format!("status = {}", status.word()),
            true,
            [figure(project, "status")],
        )
        .test(
            carried && complete,
            format!(
                "status = {}, account: {}",
                status.word(),
                parts_given(project.account.as_ref())
            ),
            true,
            account,
        )
        .otherwise(Message::new("derive-closed"), false)
}

/// Lists the parts of an account that are given.
fn parts_given(account: Option<&Account>) -> String {
    let Some(account) = account else {
        return "null".to_owned();
    };
    let parts = [
        ("reason", account.reason.is_some()),
        ("remedy", account.remedy.is_some()),
        ("responsible", account.responsible.is_some()),
        ("new_due", account.new_due.is_some()),
        ("carry_to", account.carry_to.is_some()),
    ];
    let given: Vec<&str> = parts
        .iter()
        .filter(|(_, given)| *given)
        .map(|(name, _)| *name)
        .collect();
    given.join(" + ")
}
