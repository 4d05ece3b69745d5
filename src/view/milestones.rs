//! The ledger of milestones: every promise of the year, month by month, and what has become of it.
//!
//! It is the list behind the counts of milestones on other pages: a month's count leads to the month, a count of
//! one state within a month to the first row of that state, which the others of the state follow.

mod ledger;

use chrono::Datelike;
use serde::Serialize;

use super::address::YearPage;
use super::frame::{FrameOptions, Section, View, frame};
use super::mark::{StatusMark, milestone_mark, milestone_mark_of};
use super::overview::milestone_due;
use super::part::{HealthCount, MovedDate, NameLink, ProjectLink, office_link, project_link};
use super::timeline::Choice;
use super::{Facts, Links, phrase};
use crate::figures::MilestoneState;
use crate::locale::Args;
use crate::markup::marks::Mark;
use crate::path::SitePath;
use ledger::{Found, Month};
pub use ledger::{Ledger, Ledgers};

/// The milestones of a year.
#[derive(Clone, Debug, Serialize)]
pub struct MilestonesPage {
    /// Heading.
    pub heading: String,
    /// How many there are by state, in a sentence.
    pub sentence: String,
    /// Counts by state, for the filter.
    pub counts: Vec<HealthCount>,
    /// One group a month of the first promise.
    pub months: Vec<MonthRows>,
    /// The parts of a long ledger; empty where it fits on one page.
    pub parts: Vec<Choice>,
    /// What to do where there is no milestone.
    pub empty: String,
}

/// The milestones promised for one month.
#[derive(Clone, Debug, Serialize)]
pub struct MonthRows {
    /// The month, or the word for milestones without a date.
    pub name: String,
    /// Its place on the page.
    pub anchor: String,
    /// How many there are, in words.
    pub total: String,
    /// Handed over first, then owed, then to come; by day within each.
    pub rows: Vec<MilestoneRow>,
}

/// One milestone.
#[derive(Clone, Debug, Serialize)]
pub struct MilestoneRow {
    /// The place of the first row of its state within its month; none for the others.
    pub anchor: Option<String>,
    /// `done`, `owed` or `open`, for the filter.
    pub code: &'static str,
    /// Its diamond in the sprite.
    pub symbol: &'static str,
    /// What has become of it.
    pub mark: StatusMark,
    /// Its name.
    pub name: String,
    /// Its project.
    pub project: ProjectLink,
    /// The office that leads it.
    pub office: NameLink,
    /// The day handed over, else the promise and the current date.
    pub due: MovedDate,
}

/// Returns the link to all milestones of a year, or to those in one state.
pub fn link(links: Links<'_>, year: i32, state: Option<Mark>) -> String {
    let page = YearPage::Milestones.path(year);
    match state {
        Some(state) => links.to_place(&page, &format!("health={}", code(state))),
        None => links.to(&page),
    }
}

/// Returns on how many pages the ledger of `year` is spread.
pub fn part_count(facts: &Facts, year: i32) -> usize {
    let path = YearPage::Milestones.path(year);
    Ledger::new(facts, Links::new(&path), year).part_count()
}

/// Makes part `number`, from 1, of the ledger of `year`.
pub fn milestones(facts: &Facts, path: &SitePath, year: i32, number: usize) -> View<MilestonesPage> {
    let links = Links::new(path);
    let ledger = Ledger::new(facts, links, year);
    let heading = facts.say("milestones-heading", Args::new().with("year", year.to_string()));
    let page = MilestonesPage {
        sentence: sentence(facts, &ledger),
        counts: counts(facts, &ledger),
        months: months(facts, &ledger, number),
        parts: part_links(facts, &ledger, number),
        empty: facts.words.text("pile-empty"),
        heading,
    };
    let options = FrameOptions {
        title: &page.heading,
        year,
        section: Some(Section::Year(YearPage::Timeline)),
        profile: "",
    };
    View {
        frame: frame(facts, path, options),
        page,
    }
}

fn code(state: Mark) -> &'static str {
    match state {
        Mark::Done => "done",
        Mark::Owed => "owed",
        Mark::Open => "open",
    }
}

fn month_anchor(month: Month) -> String {
    month.map_or_else(
        || "m-undated".to_owned(),
        |(year, month)| format!("m-{year}-{month:02}"),
    )
}

/// The states in order, each with its milestone state that stands for it and the name of its word.
const STATES: [(Mark, MilestoneState, &str); 3] = [
    (Mark::Done, MilestoneState::Done, "delivered"),
    (Mark::Owed, MilestoneState::Overdue, "owed"),
    (Mark::Open, MilestoneState::Open, "to-come"),
];

fn counts(facts: &Facts, ledger: &Ledger<'_>) -> Vec<HealthCount> {
    let count = |(mark, state, word): &(Mark, MilestoneState, &str)| HealthCount {
        mark: StatusMark::new(
            milestone_mark(facts, *state).kind,
            facts.words.text(word),
            code(*mark),
        ),
        count: ledger.count(*mark),
    };
    let counts = STATES.iter().map(count);
    counts.filter(|count| count.count > 0).collect()
}

/// Says how many there are in each state; a state that does not occur is left out.
fn sentence(facts: &Facts, ledger: &Ledger<'_>) -> String {
    let states = [
        ("milestones-done", Mark::Done),
        ("milestones-owed", Mark::Owed),
        ("milestones-open", Mark::Open),
    ];
    let clauses: Vec<String> = states
        .into_iter()
        .map(|(word, mark)| (word, ledger.count(mark)))
        .filter(|(_, count)| *count > 0)
        .map(|(word, count)| facts.say(word, Args::new().with("n", count)))
        .collect();
    let args = Args::new()
        .with("n", ledger.total())
        .with("states", phrase::clauses(facts.language(), &clauses));
    facts.say("milestones-sentence", args)
}

/// Makes the rows of part `number`.
fn months(facts: &Facts, ledger: &Ledger<'_>, number: usize) -> Vec<MonthRows> {
    let mut months: Vec<MonthRows> = Vec::new();
    let mut above: Option<(Month, Mark)> = None;
    for found in ledger.part(number) {
        let found = &found;
        let begins_month = above.is_none_or(|(month, _)| month != found.month);
        if begins_month {
            let total = ledger.size_of(found.month);
            months.push(MonthRows {
                name: month_name(facts, found),
                anchor: month_anchor(found.month),
                total: facts.say("count-milestones", Args::new().with("n", total)),
                rows: Vec::new(),
            });
        }
        let begins_state = begins_month || above.is_none_or(|(_, mark)| mark != found.mark());
        above = Some((found.month, found.mark()));
        let month = months.last_mut().expect("the first row begins a month");
        month.rows.push(row(facts, ledger.links(), found, begins_state));
    }
    months
}

fn month_name(facts: &Facts, found: &Found<'_>) -> String {
    let Some(day) = found.day else {
        return facts.words.text("milestones-undated");
    };
    let format = facts.format(found.entry.project.key.year);
    if day.year() == found.entry.project.key.year {
        return format.month(day.month());
    }
    let args = Args::new()
        .with("year", day.year().to_string())
        .with("month", format.month(day.month()));
    facts.say("month-of-year", args)
}

fn row(facts: &Facts, links: Links<'_>, found: &Found<'_>, begins_state: bool) -> MilestoneRow {
    let milestone = &found.entry.project.milestones[found.index];
    let anchor = format!("{}-{}", month_anchor(found.month), code(found.mark()));
    MilestoneRow {
        anchor: begins_state.then_some(anchor),
        code: code(found.mark()),
        symbol: match found.mark() {
            Mark::Done => "m-done",
            Mark::Owed if !facts.is_history(found.entry) => "m-over",
            Mark::Owed | Mark::Open => "m-todo",
        },
        mark: milestone_mark_of(facts, found.entry, found.state),
        name: milestone.name.clone(),
        project: project_link(facts, links, found.entry),
        office: office_link(facts, links, found.entry),
        due: due(facts, found),
    }
}

/// Shows the day on which it was handed over, with its days of slip in grey: history is no alarm.
fn due(facts: &Facts, found: &Found<'_>) -> MovedDate {
    let (milestone, figures) = (
        &found.entry.project.milestones[found.index],
        found.entry.figures.milestones[found.index],
    );
    let format = facts.format(found.entry.project.key.year);
    let Some(done) = figures.done else {
        return milestone_due(facts, found.entry, milestone);
    };
    let slip = figures.slip.filter(|slip| slip.0 != 0);
    MovedDate {
        old: None,
        new: format.short(done),
        slip: slip.map(|slip| format.slip(slip)),
        alarming: false,
    }
}

fn part_links(facts: &Facts, ledger: &Ledger<'_>, number: usize) -> Vec<Choice> {
    let count = ledger.part_count();
    if count < 2 {
        return Vec::new();
    }
    let choice = |part: usize| Choice {
        label: facts.say("milestones-part", Args::new().with("n", part)),
        href: ledger.links().to(&YearPage::Milestones.part(ledger.year(), part)),
        current: part == number,
    };
    (1..=count).map(choice).collect()
}

#[cfg(test)]
mod tests;
