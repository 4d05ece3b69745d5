//! The pack of a meeting: what changed, what was promised, what must we decide?
//!
//! Everything is recomputed as of two days, the meeting's (or the status date, for a meeting to come) and the
//! meeting before; nothing is typed twice. It is printed as an official document.

mod annex;
mod change;
mod late;
mod matters;
mod standing;
#[cfg(test)]
mod tests;

use serde::Serialize;

pub use annex::Annex;
pub use change::{ChangeItem, ChangeParagraph};
pub use late::LateRow;
pub use matters::Matter;

use standing::Standing;

use super::address::YearPage;
use super::decision::{DecisionRow, DecisionTally, decision_row, meeting_link};
use super::frame::{FrameOptions, Section, View, frame};
use super::part::{NameLink, ProjectLink, office_link, project_link};
use super::prose::Prose;
use super::sentence::Sentence;
use super::{Facts, Links, phrase};
use crate::figures::{DecisionState, decision_state};
use crate::locale::Args;
use crate::markup::html::Html;
use crate::model::{Date, Decision, Meeting, ProjectRef};
use crate::path::SitePath;

/// The pack of a meeting.
#[derive(Clone, Debug, Serialize)]
pub struct PackPage {
    /// Title.
    pub heading: String,
    /// The day, in brackets beneath the title.
    pub date: String,
    /// Link back to the list of meetings.
    pub meetings: NameLink,
    /// The meeting before and the one after, of any year.
    pub previous: Option<NameLink>,
    /// The meeting after.
    pub next: Option<NameLink>,
    /// How the year stands.
    pub overall: PackSection<Sentence>,
    /// What changed since the meeting before; none for the first meeting of all.
    pub changes: Option<PackSection<Vec<ChangeParagraph>>>,
    /// What became of earlier decisions; none where there are none.
    pub decisions: Option<PackSection<Vec<DecisionRow>>>,
    /// Late projects.
    pub late: PackSection<Vec<LateRow>>,
    /// What the meeting is asked to decide.
    pub matters: PackSection<Vec<Matter>>,
    /// What it hears, in order.
    pub agenda: Option<PackSection<Vec<AgendaItem>>>,
    /// What it decided.
    pub decided: Option<PackSection<Vec<DecisionRow>>>,
    /// The heading of the minutes; empty where there are none.
    pub minutes: String,
    /// The minutes.
    pub body: Html,
    /// Where every project stood; none where there is none.
    pub annex: Option<Annex>,
    /// What stands between two sentences.
    pub gap: &'static str,
}

/// A numbered section of the pack.
#[derive(Clone, Debug, Serialize)]
pub struct PackSection<T> {
    /// `一、总体情况`.
    pub heading: String,
    /// A sentence before the rows, or instead of them; may be empty.
    pub text: String,
    /// What the section holds.
    pub rows: T,
}

/// A project that the meeting hears.
#[derive(Clone, Debug, Serialize)]
pub struct AgendaItem {
    /// The project; none: the reference leads to nothing.
    pub link: Option<ProjectLink>,
    /// The reference as it is written.
    pub written: String,
    /// Who reports.
    pub office: Option<NameLink>,
    /// The word for how the project stands, as it stands within a sentence.
    pub health: String,
}

/// Makes the pack of the meeting at `index` of the portfolio.
pub fn pack(facts: &Facts, path: &SitePath, index: usize) -> View<PackPage> {
    let meeting = &facts.portfolio.meetings[index];
    let options = FrameOptions {
        title: &meeting.title,
        year: meeting.year,
        section: Some(Section::Year(YearPage::Meetings)),
        profile: "gwbody",
    };
    let frame = frame(facts, path, options);
    let page = Pack::new(facts, Links::new(path), index).page();
    View { frame, page }
}

/// What all sections of a pack share.
struct Pack<'a> {
    facts: &'a Facts,
    links: Links<'a>,
    index: usize,
    meeting: &'a Meeting,
    /// The meeting's day, or the year's status date if that is earlier.
    day: Date,
    standing: Standing<'a>,
    /// The number of the section written last.
    sections: usize,
}

impl<'a> Pack<'a> {
    fn new(facts: &'a Facts, links: Links<'a>, index: usize) -> Pack<'a> {
        let meeting = &facts.portfolio.meetings[index];
        let day = meeting.date.min(facts.as_of(meeting.year));
        Pack {
            facts,
            links,
            index,
            meeting,
            day,
            standing: Standing::new(facts, meeting.year, day),
            sections: 0,
        }
    }

    fn page(mut self) -> PackPage {
        let (facts, meeting) = (self.facts, self.meeting);
        let meetings = &facts.portfolio.meetings;
        let link = |meeting: &Meeting| meeting_link(self.links, meeting);
        let format = facts.format(meeting.year);
        let year = Args::new().with("year", meeting.year.to_string());
        let date = Args::new().with("date", format.full(meeting.date));
        PackPage {
            heading: facts.say("pack-heading", year.with("title", &meeting.title)),
            date: facts.say("pack-date", date),
            meetings: NameLink {
                name: facts.words.text("nav-meetings"),
                href: Some(self.links.to(&YearPage::Meetings.path(meeting.year))),
            },
            previous: self.before().map(link),
            next: meetings.get(self.index + 1).map(link),
            overall: self.overall(),
            changes: self.changes(),
            decisions: self.earlier_decisions(),
            late: self.late(),
            matters: self.matters(),
            agenda: self.agenda(),
            decided: self.decided(),
            // Of a meeting still to come there are no minutes yet.
            minutes: if meeting.body.trim().is_empty() || meeting.date > facts.as_of(meeting.year) {
                String::new()
            } else {
                self.heading("pack-minutes")
            },
            body: Prose::new(facts, self.links)
                .at_level(3)
                .whole(&meeting.file, &meeting.body)
                .html,
            annex: self.annex(),
            gap: phrase::gap(facts.language()),
        }
    }

    /// Returns the meeting before, of any year.
    fn before(&self) -> Option<&'a Meeting> {
        self.index
            .checked_sub(1)
            .map(|index| &self.facts.portfolio.meetings[index])
    }

    /// Returns the next section's heading with its number.
    fn heading(&mut self, word: &str) -> String {
        self.sections += 1;
        let text = self.facts.words.text(word);
        self.facts.say(
            "pack-section",
            Args::new().with("n", self.sections).with("text", text),
        )
    }

    fn section<T>(&mut self, word: &str, text: String, rows: T) -> PackSection<T> {
        PackSection {
            heading: self.heading(word),
            text,
            rows,
        }
    }

    fn overall(&mut self) -> PackSection<Sentence> {
        let text = self.standing.paragraph();
        self.section("pack-overall", String::new(), text)
    }

    fn changes(&mut self) -> Option<PackSection<Vec<ChangeParagraph>>> {
        let (facts, before) = (self.facts, self.before()?);
        let since = before.date.min(self.day);
        let rows = change::change_paragraphs(facts, self.links, self.meeting.year, (since, self.day));
        let date = facts.format(self.meeting.year).prose(before.date);
        let args = Args::new().with("title", &before.title).with("date", date);
        let word = if rows.is_empty() {
            "pack-no-changes"
        } else {
            "pack-since"
        };
        let text = facts.say(word, args);
        Some(self.section("pack-changes", text, rows))
    }

    /// Shows overdue decisions of all meetings before the last one, then all of the last one's.
    fn earlier_decisions(&mut self) -> Option<PackSection<Vec<DecisionRow>>> {
        let (facts, day, year) = (self.facts, self.day, self.meeting.year);
        let before = self.before()?;
        let mut rows = Vec::new();
        for meeting in &facts.portfolio.meetings[..self.index - 1] {
            let overdue = |decision: &&_| matches!(decision_state(decision, day), DecisionState::Overdue(_));
            let overdue = meeting.decisions.iter().filter(overdue);
            rows.extend(
                overdue.map(|decision| decision_row(facts, self.links, (meeting, decision), (day, year))),
            );
        }
        let older = rows.len();
        let last = before.decisions.iter();
        rows.extend(last.map(|decision| self.own_row(before, decision, day)));
        if rows.is_empty() {
            return None;
        }
        let tally = DecisionTally::of(before, day);
        let mut sentences = Vec::new();
        if tally.total > 0 {
            let args = Args::new()
                .with("n", tally.total)
                .with("states", tally.spoken(facts));
            sentences.push(facts.say("pack-last-decisions", args));
        }
        if older > 0 {
            sentences.push(facts.say("pack-older-decisions", Args::new().with("n", older)));
        }
        let text = phrase::paragraph(facts.language(), sentences);
        Some(self.section("pack-decisions", text, rows))
    }

    fn agenda(&mut self) -> Option<PackSection<Vec<AgendaItem>>> {
        let facts = self.facts;
        if self.meeting.agenda.is_empty() {
            return None;
        }
        let item = |reference: &ProjectRef| {
            let project = facts.portfolio.resolve(reference, self.meeting.year);
            let index = project.and_then(|project| facts.portfolio.position(&project.key));
            let Some(index) = index else {
                return AgendaItem {
                    link: None,
                    written: reference.to_string(),
                    office: None,
                    health: String::new(),
                };
            };
            let known = self
                .standing
                .projects
                .iter()
                .find(|project| project.entry.index == index);
            let entry = facts.entry(index);
            let link = known.map_or_else(
                || project_link(facts, self.links, entry),
                |project| project.link(facts, self.links),
            );
            AgendaItem {
                health: phrase::inline(facts.language(), &link.mark.word),
                link: Some(link),
                written: reference.to_string(),
                office: Some(office_link(facts, self.links, entry)),
            }
        };
        let rows = self.meeting.agenda.iter().map(item).collect();
        Some(self.section("pack-agenda", String::new(), rows))
    }

    /// Shows a decision of a meeting that the section names.
    fn own_row(&self, meeting: &Meeting, decision: &Decision, day: Date) -> DecisionRow {
        let days = (day, self.meeting.year);
        DecisionRow {
            meeting: None,
            ..decision_row(self.facts, self.links, (meeting, decision), days)
        }
    }

    /// Shows what the meeting decided, and what has become of it by the year's status date.
    fn decided(&mut self) -> Option<PackSection<Vec<DecisionRow>>> {
        let (facts, meeting) = (self.facts, self.meeting);
        let as_of = facts.as_of(meeting.year);
        // What a meeting still to come is to decide has not been decided.
        if meeting.decisions.is_empty() || meeting.date > as_of {
            return None;
        }
        let rows = meeting.decisions.iter();
        let rows = rows
            .map(|decision| self.own_row(meeting, decision, as_of))
            .collect();
        let tally = DecisionTally::of(meeting, as_of);
        let args = Args::new()
            .with("date", facts.format(meeting.year).prose(as_of))
            .with("n", tally.total)
            .with("states", tally.spoken(facts));
        let text = facts.say("pack-decided-note", args);
        Some(self.section("pack-decided", text, rows))
    }
}
