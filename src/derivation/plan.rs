//! The figures that hold a project to its plan: earned, expected, gap, pace, slip, overdue, silent, finish.

use serde_json::{Value, json};

use super::draft::{Decision, Draft, Origin, day, number};
use super::record::{field, figure};
use super::year::setting_origin;
use crate::figures::{Finish, Pace, elapsed};
use crate::locale::Message;
use crate::model::{Date, Days, Milestone, Project, Status};
use crate::view::portfolio_json::percent;
use crate::view::{Entry, Facts};

/// Returns how a figure of that name was made, or none where this file has no such figure.
pub(super) fn draft(entry: Entry<'_>, facts: &Facts, name: &str) -> Option<Draft> {
    Some(match name {
        "earned" => weighed(entry, "done"),
        "expected" if entry.project.milestones.is_empty() => elapsed_share(entry),
        "expected" => weighed(entry, "baseline"),
        "gap" => gap(entry),
        "pace" => pace(entry, facts),
        "slip_days" => slip(entry),
        "overdue" => overdue(entry),
        "silent" => silent(entry, facts),
        "finish" => finish(entry),
        _ => return None,
    })
}

/// The share of the milestones' weight whose `date` has come: `done` or `baseline`.
fn weighed(entry: Entry<'_>, date: &str) -> Draft {
    let (project, t) = (entry.project, entry.figures.as_of);
    let formula = if date == "done" {
        Message::new("derive-earned")
    } else {
        Message::new("derive-expected")
    };
    let has_come = |milestone: &&Milestone| {
        let day = if date == "done" {
            milestone.done
        } else {
            milestone.baseline_day()
        };
        day.is_some_and(|day| day <= t)
    };
    let weigh = |chosen: Vec<&Milestone>| chosen.iter().map(|milestone| milestone.weight).sum::<f64>();
    let counted = weigh(project.milestones.iter().filter(has_come).collect());
    let total = weigh(project.milestones.iter().collect());
    let plain = project
        .milestones
        .iter()
        .all(|milestone| (milestone.weight - 1.0).abs() < f64::EPSILON);
    let mut inputs = Vec::new();
    for place in 0..project.milestones.len() {
        inputs.push(figure(project, format!("milestones[{place}].{date}")));
        if !plain {
            inputs.push(figure(project, format!("milestones[{place}].weight")));
        }
    }
    let share = (!project.milestones.is_empty()).then(|| 100.0 * counted / total);
    let calculation = format!("100 × {} ÷ {}", number(counted), number(total));
    Draft::calculated(formula, calculation, inputs, percent(share))
}

/// The elapsed share of the baseline plan of a project without milestones.
fn elapsed_share(entry: Entry<'_>) -> Draft {
    let (project, t) = (entry.project, entry.figures.as_of);
    let (start, due) = (project.baseline_start(), project.baseline_due());
    let share = start.zip(due).map(|(start, due)| elapsed(start, due, t));
    let calculation = match start.zip(due) {
        Some((start, due)) if start < t && t < due => {
            format!(
                "100 × ({t} − {start} = {}) ÷ ({due} − {start} = {})",
                between(start, t),
                between(start, due)
            )
        }
        Some((start, due)) => format!("{start} → {due}, {t}"),
        None => format!("{} → {}", day(start), day(due)),
    };
    let inputs = vec![baseline_start(project), figure(project, "baseline_due")];
    Draft::calculated(
        Message::new("derive-expected-plan"),
        calculation,
        inputs,
        percent(share),
    )
}

fn between(from: Date, to: Date) -> i64 {
    Days::between(from, to).0
}

fn baseline_start(project: &Project) -> Origin {
    match project.baseline.start {
        Some(start) => field(project, "baseline.start", json!(start.to_string())),
        None => figure(project, "start"),
    }
}

/// Returns the name of what is compared with the expected percentage, and its value.
fn comparable(entry: Entry<'_>) -> (&'static str, Option<f64>) {
    if entry.project.milestones.is_empty() {
        ("reported", entry.figures.reported)
    } else {
        ("earned", entry.figures.earned)
    }
}

/// Returns the gap of a project of any health: what was done against what was expected.
pub(super) fn raw_gap(entry: Entry<'_>) -> Option<f64> {
    let (_, done) = comparable(entry);
    done.zip(entry.figures.expected)
        .map(|(done, expected)| done - expected)
}

/// Names what the gap is made of.
pub(super) fn gap_inputs(entry: Entry<'_>) -> [Origin; 2] {
    let (name, _) = comparable(entry);
    [figure(entry.project, name), figure(entry.project, "expected")]
}

fn gap(entry: Entry<'_>) -> Draft {
    let figures = entry.figures;
    let (name, done) = comparable(entry);
    let formula = Message::new("derive-gap");
    let health = figure(entry.project, "health");
    if !figures.health.is_under_way() {
        let condition = format!("health = {}", figures.health.word());
        let decision = Decision::new().test(true, condition, Value::Null, [health]);
        return decision.otherwise(formula, Value::Null);
    }
    let [done_figure, expected] = gap_inputs(entry);
    let written = |value: Option<f64>| value.map_or_else(|| "null".to_owned(), number);
    let calculation = format!(
        "{name} {} − expected {}",
        written(done),
        written(figures.expected)
    );
    let inputs = vec![done_figure, expected, health];
    Draft::calculated(formula, calculation, inputs, percent(raw_gap(entry)))
}

fn pace(entry: Entry<'_>, facts: &Facts) -> Draft {
    let gap = entry.figures.gap;
    let tolerance = facts.config.thresholds.tolerance;
    let (shown, limit) = (gap.map_or_else(|| "null".to_owned(), number), number(tolerance));
    let inputs = || {
        [
            figure(entry.project, "gap"),
            setting_origin("thresholds.tolerance"),
        ]
    };
    let (ahead, behind) = (
        gap.is_some_and(|gap| gap > tolerance),
        gap.is_some_and(|gap| gap < -tolerance),
    );
    Decision::new()
        .test(
            gap.is_none(),
            "gap = null",
            Value::Null,
            [figure(entry.project, "gap")],
        )
        .test(
            ahead,
            format!("gap {shown} > {limit}"),
            Pace::Ahead.word(),
            inputs(),
        )
        .test(
            behind,
            format!("gap {shown} < −{limit}"),
            Pace::Behind.word(),
            inputs(),
        )
        .otherwise(Message::new("derive-pace"), Pace::OnPace.word())
}

/// Returns the day that a slip is measured at, with its origin: the done date of a done project, else the
/// current due date.
fn reached(entry: Entry<'_>) -> (Option<Date>, Origin) {
    let (project, figures) = (entry.project, entry.figures);
    if figures.status != Status::Done {
        return (project.due_day(), figure(project, "due"));
    }
    let close = project.close.as_ref().and_then(|close| close.date);
    if close.is_some_and(|close| close <= figures.as_of) {
        return (figures.done_date, figure(project, "close.date"));
    }
    let days = figures.milestones.iter().map(|milestone| milestone.done);
    let latest = days
        .enumerate()
        .max_by_key(|(_, done)| *done)
        .map(|(place, _)| place);
    let origin = latest.filter(|_| figures.done_date.is_some()).map_or_else(
        || figure(project, "close.date"),
        |place| figure(project, format!("milestones[{place}].done")),
    );
    (figures.done_date, origin)
}

fn slip(entry: Entry<'_>) -> Draft {
    let (reached, origin) = reached(entry);
    let baseline = entry.project.baseline_due();
    let slip = reached
        .zip(baseline)
        .map(|(reached, baseline)| between(baseline, reached));
    let calculation = format!("{} − {}", day(reached), day(baseline));
    let project = entry.project;
    let inputs = vec![origin, figure(project, "baseline_due"), figure(project, "status")];
    Draft::calculated(Message::new("derive-slip"), calculation, inputs, json!(slip))
}

/// Adds that a project which is not open is none of the question.
fn only_open(entry: Entry<'_>) -> Decision {
    let status = entry.figures.status;
    Decision::new().test(
        !matches!(status, Status::Active | Status::Planned),
        format!("status = {}", status.word()),
        false,
        [figure(entry.project, "status")],
    )
}

fn overdue(entry: Entry<'_>) -> Draft {
    let (due, t) = (entry.project.due_day(), entry.figures.as_of);
    only_open(entry)
        .test(
            due.is_some_and(|due| due < t),
            format!("due {} < {t}", day(due)),
            true,
            [figure(entry.project, "due")],
        )
        .otherwise(Message::new("derive-overdue"), false)
}

fn silent(entry: Entry<'_>, facts: &Facts) -> Draft {
    let (project, t) = (entry.project, entry.figures.as_of);
    let start = project.start_day();
    let begun = start.is_some_and(|start| start <= t);
    let (heard, name) = match entry.figures.last_update {
        Some(update) => (Some(update), "last_update"),
        None => (start, "start"),
    };
    let limit = facts.config.thresholds.stale_after;
    let silence = heard.map(|heard| between(heard, t));
    let inputs = [figure(project, name), setting_origin("thresholds.stale_after")];
    only_open(entry)
        .test(
            !begun,
            format!("start {} > {t}", day(start)),
            false,
            [figure(project, "start")],
        )
        .test(
            silence.is_some_and(|silence| silence > limit),
            format!("{t} − {} = {} > {limit}", day(heard), silence.unwrap_or_default()),
            true,
            inputs,
        )
        .otherwise(Message::new("derive-silent"), false)
}

fn finish(entry: Entry<'_>) -> Draft {
    let (project, figures) = (entry.project, entry.figures);
    let slip = figures.slip.map(|slip| slip.0);
    let shown = slip.map_or_else(|| "null".to_owned(), number_of_days);
    let input = || [figure(project, "slip_days")];
    Decision::new()
        .test(
            figures.status != Status::Done,
            format!("status = {}", figures.status.word()),
            Value::Null,
            [figure(project, "status")],
        )
        .test(slip.is_none(), "slip_days = null", Value::Null, input())
        .test(
            slip < Some(0),
            format!("slip_days {shown} < 0"),
            Finish::Early.word(),
            input(),
        )
        .test(
            slip == Some(0),
            format!("slip_days {shown} = 0"),
            Finish::OnTime.word(),
            input(),
        )
        .otherwise(Message::new("derive-finish"), Finish::Late.word())
}

/// Writes a number of days with a true minus sign.
fn number_of_days(days: i64) -> String {
    days.to_string().replace('-', "\u{2212}")
}
