//! The promised deliverables: a table, the cumulative step chart, and how the promises moved.

use serde::Serialize;

use super::super::evidence::evidence_links;
use super::super::lane::axis_labels;
use super::super::mark::{StatusMark, milestone_mark_of};
use super::super::part::{NameLink, overdue_words};
use super::super::{Entry, Facts, Links};
use crate::figures::{Health, MilestoneFigures, MilestoneState, MilestoneTally};
use crate::locale::Args;
use crate::markup::axis::Axis;
use crate::markup::drift::{Drift, Series, drift};
use crate::markup::marks::Mark;
use crate::markup::steps::{Steps, Words, steps};
use crate::markup::svg::Svg;
use crate::model::{ChangeTarget, Date, Days, Deadline, Milestone};

/// Everything about the milestones of a project.
#[derive(Clone, Debug, Serialize)]
pub struct MilestoneSection {
    /// How many there are, and since when the plan is approved.
    pub remark: String,
    /// In the order of the brief.
    pub rows: Vec<MilestoneRow>,
    /// The cumulative step chart; none where fewer than three milestones have a date.
    pub steps: Option<Svg>,
    /// How the promises moved; none where none did.
    pub drift: Option<Svg>,
    /// What to do where there is none; of a brief that is history, that there is none.
    pub empty: String,
    /// An example of a milestone, as front matter; none where the brief is history.
    pub example: Option<String>,
}

/// One milestone.
#[derive(Clone, Debug, Serialize)]
pub struct MilestoneRow {
    /// Its state.
    pub mark: StatusMark,
    /// Its name.
    pub name: String,
    /// A remark.
    pub note: Option<String>,
    /// The first promise.
    pub baseline: String,
    /// The day on which it was delivered, else the current plan.
    pub current: String,
    /// The head of that column, for narrow screens.
    pub current_label: String,
    /// Whether the current date is one that someone must still keep.
    pub owed: bool,
    /// Days since it was due where that day has passed, else days of slip with their sign; none where a date is
    /// missing.
    pub slip: Option<String>,
    /// Whether these days are a reason to act.
    pub alarming: bool,
    /// What proves it.
    pub evidence: Vec<NameLink>,
}

/// Makes the section.
pub fn milestones(facts: &Facts, links: Links<'_>, entry: Entry<'_>) -> MilestoneSection {
    let pairs = || entry.project.milestones.iter().zip(&entry.figures.milestones);
    let count = Args::new().with("n", entry.project.milestones.len());
    let is_open = !facts.is_history(entry);
    MilestoneSection {
        remark: facts.say("project-milestones-remark", count),
        rows: pairs()
            .map(|(milestone, figures)| row(facts, links, entry, milestone, *figures))
            .collect(),
        steps: steps_chart(facts, entry),
        drift: drift_chart(facts, entry),
        empty: facts.words.text(if is_open {
            "project-milestones-empty"
        } else {
            "project-milestones-none"
        }),
        example: is_open.then(|| facts.words.text("project-milestones-example")),
    }
}

fn row(
    facts: &Facts,
    links: Links<'_>,
    entry: Entry<'_>,
    milestone: &Milestone,
    figures: MilestoneFigures,
) -> MilestoneRow {
    let format = facts.format(entry.project.key.year);
    let live = !facts.is_history(entry);
    let owed = figures.state.is_owed() && live;
    let overdue = milestone
        .due_day()
        .filter(|_| live && figures.state == MilestoneState::Overdue)
        .map(|due| Days::between(due, entry.figures.as_of));
    let slip = figures.slip.filter(|slip| *slip != Days(0));
    MilestoneRow {
        mark: milestone_mark_of(facts, entry, figures.state),
        name: milestone.name.clone(),
        note: milestone.note.clone(),
        baseline: format.short_deadline(milestone.baseline.unwrap_or(milestone.due)),
        current: figures
            .done
            .map_or_else(|| format.short_deadline(milestone.due), |done| format.short(done)),
        current_label: facts.words.text(if figures.done.is_some() {
            "project-actual"
        } else {
            "project-planned"
        }),
        owed,
        slip: overdue
            .map(|days| overdue_words(facts, days))
            .or_else(|| slip.map(|slip| format.slip(slip))),
        alarming: figures.done.is_none()
            && live
            && (overdue.is_some() || slip.is_some_and(|slip| slip.0 > 0)),
        evidence: evidence_links(facts, links, &entry.project.file, &milestone.evidence),
    }
}

/// Returns the scale of the two charts: from the start of the plan to its last date.
fn span(entry: Entry<'_>) -> Option<Axis> {
    let mut days: Vec<Date> = Vec::new();
    for (milestone, figures) in entry.project.milestones.iter().zip(&entry.figures.milestones) {
        days.extend(milestone.baseline_day());
        days.extend(milestone.due_day());
        days.extend(figures.done);
    }
    let first = *days.iter().min()?;
    let last = *days.iter().max()?;
    let start = entry
        .project
        .baseline_start()
        .map_or(first, |start| start.min(first));
    Some(Axis::span(start, last))
}

fn steps_chart(facts: &Facts, entry: Entry<'_>) -> Option<Svg> {
    let axis = span(entry)?;
    let pairs = || entry.project.milestones.iter().zip(&entry.figures.milestones);
    let promised: Vec<Date> = pairs()
        .filter_map(|(milestone, _)| milestone.baseline_day())
        .collect();
    if promised.len() < 3 {
        return None;
    }
    let t = entry.figures.as_of;
    let done: Vec<Date> = pairs().filter_map(|(_, figures)| figures.done).collect();
    let open = |state: MilestoneState| state != MilestoneState::Done;
    let live = entry.figures.health.is_under_way() || entry.figures.health == Health::NotStarted;
    let forecast: Vec<Date> = pairs()
        .filter(|(_, figures)| live && open(figures.state))
        .filter_map(|(milestone, _)| milestone.due_day())
        .collect();
    let mut tally = MilestoneTally::default();
    for figures in &entry.figures.milestones {
        tally.add(figures.state);
    }
    let due_by_now = promised.iter().filter(|day| **day <= t).count();
    // What is due on the day itself is not owed yet.
    let due_before = promised.iter().filter(|day| **day < t).count();
    let count = |id: &str, n: usize| facts.say(id, Args::new().with("n", n));
    let format = facts.format(entry.project.key.year);
    let last = forecast.iter().filter(|day| **day >= t).max();
    let passed = forecast.iter().filter(|day| **day < t).count();
    let all_promised = due_by_now == promised.len();
    let words = [
        if all_promised {
            String::new()
        } else {
            count("project-steps-promised", due_by_now)
        },
        count("project-steps-done", done.len()),
        count("project-steps-gap", due_before.saturating_sub(done.len())),
        last.map_or_else(String::new, |day| {
            let reached = done.len() + forecast.len() - passed;
            let args = Args::new()
                .with("date", format.short(*day))
                .with("passed", passed)
                .with("n", reached);
            facts.say("project-steps-forecast", args)
        }),
        facts.words.text("project-today"),
    ];
    let finding = Args::new()
        .with("promised", due_by_now)
        .with("done", done.len())
        .with("total", tally.total);
    Some(steps(&Steps {
        axis,
        labels: &axis_labels(facts, axis),
        today: t,
        id: "steps-title",
        finding: &facts.say("project-steps-title", finding),
        promised: &promised,
        done: &done,
        forecast: &forecast,
        words: Words {
            promised: &words[0],
            done: &words[1],
            gap: &words[2],
            forecast: &words[3],
            today: &words[4],
        },
    }))
}

/// Draws how the promises moved; none where no milestone's date did.
fn drift_chart(facts: &Facts, entry: Entry<'_>) -> Option<Svg> {
    let axis = span(entry)?;
    let pairs = entry.project.milestones.iter().zip(&entry.figures.milestones);
    let format = facts.format(entry.project.key.year);
    let mut series = Vec::new();
    let mut moved = Vec::new();
    for (milestone, figures) in pairs {
        let points = forecasts(entry, milestone, figures.done);
        let (Some(first), Some(last)) = (points.first(), points.last()) else {
            continue;
        };
        let date = format.short(last.1);
        if last.1 > first.1 && figures.state != MilestoneState::Done {
            let args = Args::new()
                .with("name", &milestone.name)
                .with("from", format.prose(first.1))
                .with("to", format.prose(last.1));
            moved.push(facts.say("project-drift-move", args));
        }
        series.push(Series {
            name: milestone.name.clone(),
            date,
            points,
            mark: Mark::from(figures.state),
        });
    }
    if moved.is_empty() {
        return None;
    }
    let list = moved.join(&facts.words.text("list-comma"));
    Some(drift(&Drift {
        axis,
        labels: &axis_labels(facts, axis),
        today: entry.figures.as_of,
        id: "drift-title",
        finding: &facts.say("project-drift-title", Args::new().with("list", list)),
        diagonal: &facts.words.text("project-drift-diagonal"),
        series: &series,
    }))
}

/// Returns what was forecast for a milestone, by the day on which it was: first the baseline, at the project's
/// start, then each approved change, and last what is known at the status date.
fn forecasts(entry: Entry<'_>, milestone: &Milestone, done: Option<Date>) -> Vec<(Date, Date)> {
    let t = entry.figures.as_of;
    let Some(start) = entry.project.baseline_start().filter(|start| *start <= t) else {
        return Vec::new();
    };
    let Some(promised) = milestone.baseline_day() else {
        return Vec::new();
    };
    let mut changes: Vec<(Date, Date)> = entry
        .project
        .changes
        .iter()
        .filter(|change| change.what == ChangeTarget::Milestone(milestone.name.clone()))
        .filter_map(|change| {
            let to = Deadline::parse(change.to.as_deref()?)?.last_day()?;
            Some((change.date.filter(|date| *date <= t && *date > start)?, to))
        })
        .collect();
    changes.sort_by_key(|(date, _)| *date);
    let mut points = vec![(start, promised)];
    for (date, to) in changes {
        let before = points.last().map_or(promised, |point| point.1);
        if let Some(eve) = date.pred_opt().filter(|eve| *eve > start) {
            points.push((eve, before));
        }
        points.push((date, to));
    }
    match done {
        Some(done) => points.push((done.max(start), done)),
        None => points.extend(milestone.due_day().map(|due| (t, due))),
    }
    points.dedup();
    points
}
