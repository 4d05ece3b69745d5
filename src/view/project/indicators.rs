//! Measured results: promised, reached, and what that means at the status date.

use serde::Serialize;

use super::super::format::Format;
use super::super::mark::StatusMark;
use super::super::{Entry, Facts};
use crate::locale::Args;
use crate::markup::bullet::{Bullet, bullet};
use crate::markup::marks::Tone;
use crate::markup::svg::Svg;
use crate::model::{Deadline, Indicator, IndicatorKind, Quantity};

/// One indicator.
#[derive(Clone, Debug, Serialize)]
pub struct IndicatorRow {
    /// What is measured.
    pub name: String,
    /// Value at the start, and until when the target is to be reached.
    pub note: Option<String>,
    /// Value promised.
    pub target: String,
    /// Value reached.
    pub actual: String,
    /// How much of it is reached.
    pub bullet: Svg,
    /// What that means.
    pub judgement: StatusMark,
}

/// Makes the rows.
pub fn indicators(facts: &Facts, entry: Entry<'_>) -> Vec<IndicatorRow> {
    let pairs = entry.project.indicators().zip(&entry.figures.attainments);
    pairs
        .map(|(indicator, attainment)| row(facts, entry, indicator, *attainment))
        .collect()
}

fn row(facts: &Facts, entry: Entry<'_>, indicator: &Indicator, attainment: Option<f64>) -> IndicatorRow {
    let format = facts.format(entry.project.key.year);
    let judgement = judge(facts, entry, indicator, attainment);
    let base = indicator.base.map(|base| {
        let value = quantity(facts, format, indicator, Some(Quantity::Number(base)));
        facts.say("project-indicator-base", Args::new().with("value", value))
    });
    let by = indicator.by.map(|by| {
        let date = format.prose_deadline(by);
        facts.say("project-indicator-by", Args::new().with("date", date))
    });
    let note: Vec<String> = [base, by].into_iter().flatten().collect();
    IndicatorRow {
        name: indicator.name.clone(),
        note: (!note.is_empty()).then(|| note.join(&facts.words.text("list-comma"))),
        target: target(facts, format, indicator),
        actual: quantity(facts, format, indicator, indicator.actual),
        bullet: bullet(&Bullet {
            value: attainment,
            expected: None,
            tone: tone(judgement.kind),
        }),
        judgement,
    }
}

fn tone(kind: &str) -> Tone {
    match kind {
        "late" => Tone::Late,
        "risk" => Tone::Risk,
        "on" => Tone::On,
        "done" => Tone::Done,
        _ => Tone::Idle,
    }
}

/// Writes a target with its direction, where the direction is not upwards.
pub fn target(facts: &Facts, format: Format<'_>, indicator: &Indicator) -> String {
    let is_answer =
        indicator.kind == IndicatorKind::Done && !matches!(indicator.actual, Some(Quantity::Number(_)));
    if is_answer && indicator.target.is_none() {
        return facts.words.text("project-yes");
    }
    let value = quantity(facts, format, indicator, indicator.target);
    let id = match indicator.kind {
        IndicatorKind::AtLeast => "project-at-least",
        IndicatorKind::AtMost => "project-at-most",
        IndicatorKind::Increase | IndicatorKind::Decrease | IndicatorKind::Done => return value,
    };
    facts.say(id, Args::new().with("value", value))
}

/// Writes what was reached of what was promised: `1,086／1,200人`; the unit stands once.
pub fn reached_of(facts: &Facts, format: Format<'_>, indicator: &Indicator) -> String {
    let args = Args::new()
        .with("actual", bare(facts, format, indicator.actual))
        .with("target", target(facts, format, indicator));
    facts.say("indicator-value", args)
}

/// Writes a value without its unit.
fn bare(facts: &Facts, format: Format<'_>, value: Option<Quantity>) -> String {
    match value {
        None => facts.words.text("no-figure"),
        Some(Quantity::Answer(answer)) => facts
            .words
            .text(if answer { "project-yes" } else { "project-no" }),
        Some(Quantity::Number(number)) => format.number(number),
    }
}

/// Writes a value with its unit: `1,200人`, `97.8%`, `是`; a dash where there is none.
pub fn quantity(facts: &Facts, format: Format<'_>, indicator: &Indicator, value: Option<Quantity>) -> String {
    let written = bare(facts, format, value);
    match value {
        Some(Quantity::Number(_)) => amount(facts, indicator.unit.as_deref(), &written),
        Some(Quantity::Answer(_)) | None => written,
    }
}

/// Puts a unit behind a number; a percent sign stands without a gap in every language.
fn amount(facts: &Facts, unit: Option<&str>, number: &str) -> String {
    match unit {
        None => number.to_owned(),
        Some(unit @ ("%" | "％" | "°")) => format!("{number}{unit}"),
        Some(unit) => facts.say("project-amount", Args::new().with("n", number).with("unit", unit)),
    }
}

/// Judges an indicator at the status date.
///
/// Reached is reached. Not reached after its day (its own, else the project's due date) is late. Before that
/// it is at risk where it lags behind the share of the plan that is due, by more than the site's tolerance. In a
/// brief that is history it is no alarm, only not reached.
pub fn judge(facts: &Facts, entry: Entry<'_>, indicator: &Indicator, attainment: Option<f64>) -> StatusMark {
    let mark = |kind, code, word: String| StatusMark::new(kind, word, code);
    let Some(attainment) = attainment else {
        return mark("silent", "silent", facts.words.text("project-indicator-none"));
    };
    if attainment >= 100.0 {
        let id = if exceeds(indicator) {
            "project-indicator-exceeded"
        } else {
            "project-indicator-reached"
        };
        return mark("done", "done", facts.words.text(id));
    }
    let last = indicator.by.map_or(entry.project.due_day(), Deadline::last_day);
    let expected = entry.figures.expected.unwrap_or(0.0);
    let (kind, code) = if facts.is_history(entry) {
        ("drop", "cancelled")
    } else if last.is_some_and(|last| last < entry.figures.as_of) {
        ("late", "late")
    } else if attainment + facts.config.thresholds.tolerance < expected {
        ("risk", "at-risk")
    } else {
        ("on", "on-track")
    };
    mark(kind, code, short_of(facts, entry, indicator, attainment))
}

/// Says how much is lacking, in the indicator's own unit where it is a number.
fn short_of(facts: &Facts, entry: Entry<'_>, indicator: &Indicator, attainment: f64) -> String {
    let format = facts.format(entry.project.key.year);
    let percent = format.percent(attainment);
    let (Some(Quantity::Number(actual)), Some(Quantity::Number(target))) =
        (indicator.actual, indicator.target)
    else {
        return facts.words.text("project-indicator-undone");
    };
    let lack = format.number((target - actual).abs());
    if matches!(indicator.unit.as_deref(), Some("%" | "％")) {
        let args = Args::new().with("n", lack).with("percent", percent);
        return facts.say("project-indicator-points", args);
    }
    let lack = amount(facts, indicator.unit.as_deref(), &lack);
    facts.say(
        "project-indicator-short",
        Args::new().with("lack", lack).with("percent", percent),
    )
}

/// Tells whether the value is better than the target, and not just equal to it.
fn exceeds(indicator: &Indicator) -> bool {
    let (Some(Quantity::Number(actual)), Some(Quantity::Number(target))) =
        (indicator.actual, indicator.target)
    else {
        return false;
    };
    match indicator.kind {
        IndicatorKind::Increase if target < indicator.base.unwrap_or(0.0) => actual < target,
        IndicatorKind::Increase | IndicatorKind::AtLeast => actual > target,
        IndicatorKind::Decrease | IndicatorKind::AtMost => actual < target,
        IndicatorKind::Done => false,
    }
}
