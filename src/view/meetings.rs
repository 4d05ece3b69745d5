//! The meetings of a year, and what has become of what they decided.

use serde::Serialize;

use super::address::YearPage;
use super::decision::{DecisionRow, DecisionTally, decision_row, meeting_link};
use super::frame::{FrameOptions, Section, View, frame};
use super::part::NameLink;
use super::sentence::{Sentence, linked, paragraph};
use super::{Facts, Links};
use crate::figures::{DecisionState, decision_state};
use crate::locale::Args;
use crate::model::{Date, Deadline, Meeting};
use crate::path::SitePath;

/// The list of a year's meetings.
#[derive(Clone, Debug, Serialize)]
pub struct MeetingsPage {
    /// Heading.
    pub heading: String,
    /// The next meeting, and what became of the last one's decisions, in a sentence.
    pub sentence: Sentence,
    /// One row a meeting, the newest first.
    pub rows: Vec<MeetingRow>,
    /// Decisions of these and earlier meetings that are not done: overdue ones first.
    pub owed: Vec<DecisionRow>,
    /// What the list of them says, with its count.
    pub owed_note: String,
    /// What to say where nothing is owed.
    pub none_owed: String,
}

/// One meeting of the list.
#[derive(Clone, Debug, Serialize)]
pub struct MeetingRow {
    /// Title, with the link to its pack.
    pub link: NameLink,
    /// When.
    pub date: String,
    /// What kind of meeting.
    pub kind: Option<String>,
    /// How many projects were heard, or will be.
    pub agenda: String,
    /// How many decisions there are.
    pub total: String,
    /// Done.
    pub done: String,
    /// Not done and not due.
    pub open: String,
    /// Overdue.
    pub overdue: String,
    /// Whether some are: red is for what someone must act on.
    pub alarming: bool,
    /// Mean days until a decision was done.
    pub days: String,
    /// Whether it is still to come.
    pub to_come: bool,
}

/// Makes the list of the meetings of `year`.
pub fn meetings(facts: &Facts, path: &SitePath, year: i32) -> View<MeetingsPage> {
    let links = Links::new(path);
    let as_of = facts.as_of(year);
    let meetings: Vec<&Meeting> = meetings_of(facts, year).collect();
    let heading = facts.say("meetings-heading", Args::new().with("year", year.to_string()));
    let owed = owed(facts, links, (as_of, year));
    let page = MeetingsPage {
        sentence: sentence(facts, links, &meetings, (as_of, year)),
        rows: meetings
            .iter()
            .rev()
            .map(|meeting| row(facts, links, meeting, as_of))
            .collect(),
        owed_note: facts.say("meetings-owed-note", Args::new().with("n", owed.len())),
        none_owed: facts.words.text("meetings-none-owed"),
        owed,
        heading,
    };
    let options = FrameOptions {
        title: &page.heading,
        year,
        section: Some(Section::Year(YearPage::Meetings)),
        profile: "",
    };
    View {
        frame: frame(facts, path, options),
        page,
    }
}

/// Returns the meetings of a year, the earliest first.
pub fn meetings_of(facts: &Facts, year: i32) -> impl DoubleEndedIterator<Item = &Meeting> {
    facts
        .portfolio
        .meetings
        .iter()
        .filter(move |meeting| meeting.year == year)
}

fn row(facts: &Facts, links: Links<'_>, meeting: &Meeting, as_of: Date) -> MeetingRow {
    let format = facts.format(meeting.year);
    // A meeting that decided nothing shows dashes, not zeros: there was nothing to count. One to come has not
    // decided anything yet.
    let is_held = meeting.date <= as_of;
    let tally = if is_held {
        DecisionTally::of(meeting, as_of)
    } else {
        DecisionTally::default()
    };
    let count = |count: usize| match tally.total {
        0 => facts.words.text("no-figure"),
        _ => count.to_string(),
    };
    let days = |days: f64| {
        facts.say(
            "days",
            Args::new().with("n", super::format::round_half_away(days, 0)),
        )
    };
    MeetingRow {
        link: meeting_link(links, meeting),
        date: format.short(meeting.date),
        kind: meeting.kind.clone(),
        agenda: meeting.agenda.len().to_string(),
        total: count(tally.total),
        done: count(tally.done),
        open: count(tally.open),
        overdue: count(tally.overdue),
        alarming: tally.overdue > 0,
        days: tally
            .mean_days()
            .map_or_else(|| facts.words.text("no-figure"), days),
        to_come: !is_held,
    }
}

/// Says when the next meeting is, and what became of the decisions of the last one.
fn sentence(facts: &Facts, links: Links<'_>, meetings: &[&Meeting], (as_of, year): (Date, i32)) -> Sentence {
    let format = facts.format(year);
    let split = meetings.partition_point(|meeting| meeting.date <= as_of);
    let mut sentences = Vec::new();
    if let Some(next) = meetings.get(split) {
        let args = Args::new()
            .with("title", &next.title)
            .with("date", format.prose(next.date));
        let next = ("next", meeting_link(links, next).href);
        sentences.push(linked(facts, "meetings-next", args, &[next]));
    }
    let held = &meetings[..split];
    if let Some(last) = held.iter().rev().find(|meeting| !meeting.decisions.is_empty()) {
        let tally = DecisionTally::of(last, as_of);
        let args = Args::new()
            .with("title", &last.title)
            .with("date", format.prose(last.date))
            .with("n", tally.total)
            .with("states", tally.spoken(facts));
        let last = ("last", meeting_link(links, last).href);
        sentences.push(linked(facts, "meetings-last", args, &[last]));
    }
    if !held.is_empty() {
        let decisions: usize = held.iter().map(|meeting| meeting.decisions.len()).sum();
        let args = Args::new().with("n", held.len()).with("decisions", decisions);
        let list = ("list", Some("#h-list".to_owned()));
        sentences.push(linked(facts, "meetings-total", args, &[list]));
    }
    paragraph(facts, sentences)
}

/// Returns the decisions that are not done as of `as_of`: overdue ones first, then by meeting.
fn owed(facts: &Facts, links: Links<'_>, (as_of, year): (Date, i32)) -> Vec<DecisionRow> {
    let held = facts
        .portfolio
        .meetings
        .iter()
        .filter(|meeting| meeting.date <= as_of && meeting.year <= year);
    let mut owed = Vec::new();
    for meeting in held {
        for decision in &meeting.decisions {
            let urgency = match decision_state(decision, as_of) {
                DecisionState::Done(_) => continue,
                DecisionState::Overdue(days) => -days.0,
                DecisionState::Open => 0,
            };
            owed.push((urgency, meeting, decision));
        }
    }
    owed.sort_by_key(|(urgency, _, decision)| {
        (
            *urgency,
            decision.due.and_then(Deadline::last_day).unwrap_or(Date::MAX),
        )
    });
    owed.into_iter()
        .map(|(_, meeting, decision)| decision_row(facts, links, (meeting, decision), (as_of, year)))
        .collect()
}
