//! A project on the year ruler: its lane, the sentence that says the same, and when it finishes.

mod spoken;

use serde::Serialize;
use tera::Value;

use super::format::{Format, list_number};
use super::kept::Kept;
use super::lateness::Lateness;
use super::mark::health_kind;
use super::part::{ProjectLink, project_link};
use super::{Entry, Facts, Links};
use crate::figures::Health;
use crate::locale::{Args, Language};
use crate::markup::axis::{Axis, Scale};
use crate::markup::bar::{Bar, End, Promised};
use crate::markup::labels::Label;
use crate::markup::lane::{Diamond, Lane, lane};
use crate::markup::marks::{Mark, Tone};
use crate::markup::ruler::{Ruler, grid, ruler};
use crate::markup::svg::Svg;
use crate::model::{Date, Deadline, Project};
use chrono::Datelike;
use spoken::spoken;

/// Id of the month lines that every lane of a page refers to.
pub const GRID: &str = "mg";

/// The head of a table of lanes, and what its rows share.
#[derive(Clone, Debug, Serialize)]
pub struct LaneHead {
    /// The month lines, once a page.
    pub grid: Svg,
    /// Months, weeks, elapsed line and today's flag.
    pub ruler: Svg,
    /// The span of the ruler in words, for screen readers.
    pub span: String,
}

/// One project as a row of lanes.
#[derive(Clone, Debug, Serialize)]
pub struct LaneRow {
    /// Number, title, link and health.
    pub link: ProjectLink,
    /// The lead unit, or whatever else a page puts into the second column.
    pub owner: String,
    /// Its lane, and what stands beside it on every page.
    pub drawn: DrawnLane,
}

/// A lane and what it says, a value of the engine from the start. Templates see `spoken` (what the drawing shows, in words),
/// `lane` (the drawing), `finish` (when the project finishes, a [`LaneFinish`]) and `after` (what must finish first: `前置 03`;
/// none where nothing must).
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct DrawnLane(Value);

#[derive(Serialize)]
struct Fields {
    spoken: String,
    lane: Svg,
    finish: LaneFinish,
    after: Option<String>,
}

/// The lanes of projects on the rulers of their own years: a project stands on about eight of them.
pub(super) type Lanes = Kept<DrawnLane>;

#[cfg(test)]
impl DrawnLane {
    /// Returns the text at a path of fields; empty where there is none.
    pub(super) fn text(&self, path: &'static str) -> &str {
        let text = self.0.get_from_path(path).and_then(Value::as_str);
        text.unwrap_or_default()
    }
}

/// When a project finishes, as short as a column of lanes needs it.
#[derive(Clone, Debug, Serialize)]
pub struct LaneFinish {
    /// Date or word.
    pub text: String,
    /// `late` or `risk` where someone must act.
    pub kind: Option<&'static str>,
    /// By how many days it is late, where it is late or at risk.
    pub slip: Option<String>,
}

/// Makes the head of lanes on `axis` at status date `today`.
pub fn lane_head(facts: &Facts, format: Format<'_>, axis: Axis, today: Date) -> LaneHead {
    let flag = facts.say("lane-today", Args::new().with("date", format.short(today)));
    let labels = axis_labels(facts, axis);
    let span = Args::new()
        .with("from", format.full(axis.first_day()))
        .with("to", format.full(axis.last_day()));
    LaneHead {
        grid: grid(axis, GRID),
        ruler: ruler(&Ruler {
            axis,
            labels: &labels,
            today,
            flag: &flag,
        }),
        span: facts.say("lane-span", span),
    }
}

/// Returns a label for each labelled stretch of `axis`: months, or years where it is long.
pub fn axis_labels(facts: &Facts, axis: Axis) -> Vec<Label> {
    let by_months = axis.scale() == Scale::Months;
    let month = facts.words.text("lane-month-tail");
    let label = |first: Date| match (by_months, facts.language()) {
        (true, Language::Chinese) => Label {
            head: first.month().to_string(),
            tail: month.clone(),
        },
        (true, Language::English) => {
            let name = facts.format(first.year()).month(first.month());
            let (head, tail) = name.split_at(1);
            Label {
                head: head.to_owned(),
                tail: tail.to_owned(),
            }
        }
        (false, _) => Label {
            head: first.year().to_string(),
            tail: String::new(),
        },
    };
    axis.periods().iter().map(|period| label(period.first)).collect()
}

/// Makes the row of a project of `entry.project.key.year` on the ruler of that year, as it is at the year's status date, with
/// `owner` in the second column.
pub fn own_lane_row(facts: &Facts, links: Links<'_>, index: usize, owner: String) -> LaneRow {
    let entry = facts.entry(index);
    let year = entry.project.key.year;
    let drawn = facts.lanes.of(index, || {
        let axis = Axis::year(facts.config.year_starts.reporting_year(year));
        drawn_lane(facts, entry, drawing(axis, entry), year)
    });
    LaneRow {
        link: project_link(facts, links, entry),
        owner,
        drawn: drawn.clone(),
    }
}

/// Makes the row of one project as `entry` has it, with its office in the second column.
pub fn lane_row(facts: &Facts, links: Links<'_>, axis: Axis, entry: Entry<'_>) -> LaneRow {
    LaneRow {
        link: project_link(facts, links, entry),
        owner: shown(facts, entry.project.office.as_ref()),
        drawn: drawn_lane(facts, entry, drawing(axis, entry), entry.project.key.year),
    }
}

fn drawing(axis: Axis, entry: Entry<'_>) -> Svg {
    let milestones = diamonds(entry);
    lane(&Lane {
        axis,
        today: entry.figures.as_of,
        grid: GRID,
        bar: bar(entry),
        milestones: &milestones,
    })
}

/// Says what belongs to a drawing of a project, on a page where dates of `year` stand without it.
pub fn drawn_lane(facts: &Facts, entry: Entry<'_>, drawing: Svg, year: i32) -> DrawnLane {
    DrawnLane(Value::from_serializable(&Fields {
        spoken: spoken(facts, facts.format(entry.project.key.year), entry),
        lane: drawing,
        finish: lane_finish(facts, facts.format(year), entry),
        after: after(facts, entry),
    }))
}

/// Returns a name, or the word for a withheld one.
pub fn shown(facts: &Facts, name: Option<&String>) -> String {
    name.cloned().unwrap_or_else(|| facts.words.text("withheld"))
}

/// Returns a project's time as a bar; none where neither its start nor its end is known.
pub fn bar(entry: Entry<'_>) -> Option<Bar> {
    let (project, figures) = (entry.project, entry.figures);
    let start = project.start_day();
    let end = bar_end(entry);
    if start.is_none() && end == End::Undecided {
        return None;
    }
    let promised = project.baseline_due().map(|due| Promised {
        start: project.baseline_start(),
        end: due,
    });
    Some(Bar {
        start,
        end,
        promised,
        progress: figures.progress,
        tone: Tone::from(figures.health),
    })
}

/// Returns where a project's bar ends: on the day on which it ended, else with its current due date.
fn bar_end(entry: Entry<'_>) -> End {
    match (ended_on(entry), entry.project.due) {
        (Some(day), _) => End::On(day),
        (None, Some(Deadline::Ongoing)) => End::Ongoing,
        (None, _) => entry.project.due_day().map_or(End::Undecided, End::On),
    }
}

/// Returns the day on which a project was done or cancelled; none where it goes on.
pub fn ended_on(entry: Entry<'_>) -> Option<Date> {
    match entry.figures.health {
        Health::Done => entry.figures.done_date,
        Health::Cancelled => close_date(entry.project, entry.figures.as_of),
        _ => None,
    }
}

/// Returns the day on which the project was closed, if that is not after `t`.
pub fn close_date(project: &Project, t: Date) -> Option<Date> {
    let date = project.close.as_ref().and_then(|close| close.date);
    date.filter(|date| *date <= t)
}

/// Returns the milestones that have a date.
pub fn diamonds(entry: Entry<'_>) -> Vec<Diamond> {
    let pairs = entry.project.milestones.iter().zip(&entry.figures.milestones);
    pairs
        .filter_map(|(milestone, figures)| {
            Some(Diamond {
                date: figures.done.or(milestone.due_day())?,
                promised: milestone.baseline_day(),
                mark: Mark::from(figures.state),
            })
        })
        .collect()
}

/// Shows when a project finishes: the done date, the current due date, or the word of its health.
pub fn lane_finish(facts: &Facts, format: Format<'_>, entry: Entry<'_>) -> LaneFinish {
    let (project, figures) = (entry.project, entry.figures);
    let due = || {
        project
            .due
            .map_or_else(|| facts.words.text("withheld"), |due| format.short_deadline(due))
    };
    let text = match (figures.health, figures.done_date) {
        (Health::Done, Some(done)) => {
            facts.say("lane-delivered", Args::new().with("date", format.short(done)))
        }
        (Health::Paused, _) => facts.words.text("health-paused"),
        (Health::Cancelled, _) => facts.words.text("health-cancelled"),
        _ => due(),
    };
    let alarming = matches!(figures.health, Health::Late | Health::AtRisk);
    let lateness = Lateness::of(project, figures).filter(|_| alarming);
    LaneFinish {
        text,
        kind: lateness.map(|_| health_kind(figures.health)),
        slip: lateness.map(|lateness| lateness.text(facts, format)),
    }
}

/// Names the numbers of the projects of the same year that must finish first, or their keys.
fn after(facts: &Facts, entry: Entry<'_>) -> Option<String> {
    let year = entry.project.key.year;
    let name = |reference: &crate::model::ProjectRef| {
        let project = facts.portfolio.resolve(reference, year)?;
        let place = facts.portfolio.position(&project.key)?;
        let number = list_number(facts.entry(place).number);
        Some(if project.key.year == year {
            number
        } else {
            format!("{}/{number}", project.key.year)
        })
    };
    let names: Vec<String> = entry.project.after.iter().filter_map(name).collect();
    let list = names.join(&facts.words.text("list-enumeration"));
    (!names.is_empty()).then(|| facts.say("lane-after", Args::new().with("list", list)))
}
