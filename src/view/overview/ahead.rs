//! 未来三周: the milestones that fall due in the three weeks from the status date on.

use chrono::Days as CalendarDays;
use serde::Serialize;

use crate::figures::{Health, MilestoneFigures, YearFigures};
use crate::locale::Args;
use crate::model::{Date, Milestone};
use crate::view::address::YearPage;
use crate::view::part::{NameLink, ProjectLink, project_link};
use crate::view::{Entry, Facts, Links};

/// The milestones of the coming three weeks.
#[derive(Clone, Debug, Serialize)]
pub struct Ahead {
    /// How many there are, until when, and how many of them are owed.
    pub intro: String,
    /// In order of their dates.
    pub rows: Vec<AheadRow>,
    /// How many are not shown, and where they are; none where all are shown.
    pub more: Option<NameLink>,
    /// What is said where there is none.
    pub empty: String,
}

/// One milestone.
#[derive(Clone, Debug, Serialize)]
pub struct AheadRow {
    /// Its date.
    pub date: String,
    /// Its date for programs: `2026-12-02`.
    pub machine_date: String,
    /// Whether the row before has the same date.
    pub same_day: bool,
    /// Its name.
    pub name: String,
    /// Whether it is owed: promised for an earlier day and moved.
    pub owed: bool,
    /// Its project.
    pub project: ProjectLink,
    /// The lead unit; empty where it is withheld.
    pub office: String,
}

/// The last day of the list, counted from the status date: three weeks with it.
const SPAN: u64 = 20;

/// The most milestones on the page.
const MOST: usize = 40;

/// Lists the milestones of `year` that fall due in the three weeks from its status date on.
pub fn ahead(facts: &Facts, links: Links<'_>, year: &YearFigures) -> Ahead {
    let name = year.reporting_year.name();
    let until = year
        .as_of
        .checked_add_days(CalendarDays::new(SPAN))
        .unwrap_or(year.as_of);
    let mut due = due_until(facts, year, until);
    due.sort_by_key(|(entry, place, day)| (*day, entry.number, *place));
    let owed = due
        .iter()
        .filter(|(entry, place, _)| entry.figures.milestones[*place].state.is_owed())
        .count();
    let total = due.len();
    let intro = Args::new()
        .with("date", facts.format(name).prose(until))
        .with("n", total)
        .with("owed", owed);
    let id = if owed > 0 {
        "ahead-intro-owed"
    } else {
        "ahead-intro"
    };
    let mut rows: Vec<AheadRow> = Vec::with_capacity(total.min(MOST));
    for (entry, place, day) in due.into_iter().take(MOST) {
        let mut row = row(facts, links, entry, place, day);
        row.same_day = rows.last().is_some_and(|before| before.date == row.date);
        rows.push(row);
    }
    Ahead {
        intro: facts.say(id, intro),
        rows,
        more: (total > MOST).then(|| NameLink {
            name: facts.say("ahead-more", Args::new().with("n", total - MOST)),
            href: Some(links.to(&YearPage::Timeline.path(name))),
        }),
        empty: facts.words.text("ahead-empty"),
    }
}

/// Finds the milestones not handed over that fall due from the status date until `until`: project, place, day.
fn due_until<'a>(facts: &'a Facts, year: &YearFigures, until: Date) -> Vec<(Entry<'a>, usize, Date)> {
    let mut due = Vec::new();
    for entry in facts.entries(year.reporting_year.name()) {
        if entry.figures.health == Health::Cancelled {
            continue;
        }
        let pairs = entry.project.milestones.iter().zip(&entry.figures.milestones);
        let falls_due = |(milestone, figures): (&Milestone, &MilestoneFigures)| {
            let day = milestone.due_day()?;
            (figures.done.is_none() && year.as_of <= day && day <= until).then_some(day)
        };
        let found = pairs
            .enumerate()
            .filter_map(|(place, pair)| Some((entry, place, falls_due(pair)?)));
        due.extend(found);
    }
    due
}

fn row(facts: &Facts, links: Links<'_>, entry: Entry<'_>, place: usize, day: Date) -> AheadRow {
    let milestone = &entry.project.milestones[place];
    AheadRow {
        date: facts.format(entry.project.key.year).short_deadline(milestone.due),
        machine_date: day.to_string(),
        same_day: false,
        name: milestone.name.clone(),
        owed: entry.figures.milestones[place].state.is_owed(),
        project: project_link(facts, links, entry),
        office: entry.project.office.clone().unwrap_or_default(),
    }
}
