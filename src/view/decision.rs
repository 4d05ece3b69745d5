//! Decisions of meetings: what has become of them, and how old they are.

use serde::Serialize;

use super::address::meeting_path;
use super::mark::StatusMark;
use super::part::{NameLink, ProjectLink, project_link};
use super::since::decision_mark;
use super::{Facts, Links, phrase};
use crate::figures::{DecisionState, decision_state};
use crate::locale::Args;
use crate::model::{Date, Days, Decision, Meeting};

/// A decision in a table.
#[derive(Clone, Debug, Serialize)]
pub struct DecisionRow {
    /// Its id within its meeting.
    pub number: String,
    /// What was decided.
    pub text: String,
    /// Who sees to it.
    pub owner: NameLink,
    /// The project that it concerns.
    pub project: Option<ProjectLink>,
    /// The meeting that decided it; none where the page names it.
    pub meeting: Option<NameLink>,
    /// Until when.
    pub due: String,
    /// What has become of it: shape, word and colour.
    pub mark: StatusMark,
    /// How long it took, or how long ago it was decided.
    pub age: Option<String>,
}

/// How many decisions there are, by what has become of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DecisionTally {
    /// All.
    pub total: usize,
    /// Done.
    pub done: usize,
    /// Not done and not due.
    pub open: usize,
    /// Not done and past the due date.
    pub overdue: usize,
    /// Days that the done ones took together, counted from their meetings.
    pub days: i64,
}

impl DecisionTally {
    /// Counts the decisions of a meeting as of `day`.
    pub fn add(&mut self, meeting: &Meeting, day: Date) {
        for decision in &meeting.decisions {
            self.total += 1;
            match decision_state(decision, day) {
                DecisionState::Done(done) => {
                    self.done += 1;
                    self.days += Days::between(meeting.date, done).0;
                }
                DecisionState::Open => self.open += 1,
                DecisionState::Overdue(_) => self.overdue += 1,
            }
        }
    }

    /// Counts the decisions of a meeting as of `day`.
    pub fn of(meeting: &Meeting, day: Date) -> DecisionTally {
        let mut tally = DecisionTally::default();
        tally.add(meeting, day);
        tally
    }

    /// Returns the mean number of days from the meeting to the day on which a decision was done; none where
    /// nothing was done.
    #[expect(
        clippy::cast_precision_loss,
        reason = "counts of days and decisions are far below 2^53"
    )]
    pub fn mean_days(self) -> Option<f64> {
        (self.done > 0).then(|| self.days as f64 / self.done as f64)
    }

    /// Says what has become of them: `已办4条，在办2条，逾期1条`; what does not occur is left out.
    pub fn spoken(self, facts: &Facts) -> String {
        let counts = [
            ("tally-done", self.done),
            ("tally-open", self.open),
            ("tally-overdue", self.overdue),
        ];
        let said: Vec<String> = counts
            .iter()
            .filter(|(_, count)| *count > 0)
            .map(|(word, count)| facts.say(word, Args::new().with("n", *count)))
            .collect();
        phrase::clauses(facts.language(), &said)
    }
}

/// Shows a decision of `meeting` as of `day`, on a page of `year`.
pub fn decision_row(
    facts: &Facts,
    links: Links<'_>,
    (meeting, decision): (&Meeting, &Decision),
    (day, year): (Date, i32),
) -> DecisionRow {
    let state = decision_state(decision, day);
    let format = facts.format(year);
    let project = decision.project.as_ref();
    let project = project
        .and_then(|reference| facts.portfolio.resolve(reference, meeting.year))
        .and_then(|project| facts.portfolio.position(&project.key))
        .map(|index| project_link(facts, links, facts.entry(index)));
    DecisionRow {
        number: decision.id.clone(),
        text: decision.text.clone(),
        owner: owner_link(facts, links, meeting.year, decision),
        project,
        meeting: Some(meeting_link(links, meeting)),
        due: decision
            .due
            .map_or_else(|| facts.words.text("no-figure"), |due| format.short_deadline(due)),
        mark: decision_mark(facts, state),
        age: age(facts, meeting, state, day),
    }
}

/// Makes the link to a meeting.
pub fn meeting_link(links: Links<'_>, meeting: &Meeting) -> NameLink {
    NameLink {
        name: meeting.title.clone(),
        href: Some(links.to(&meeting_path(meeting.year, &meeting.id))),
    }
}

fn age(facts: &Facts, meeting: &Meeting, state: DecisionState, day: Date) -> Option<String> {
    let (word, until) = match state {
        DecisionState::Done(done) => ("decision-took", done),
        DecisionState::Open | DecisionState::Overdue(_) => ("decision-age", day),
    };
    let days = Days::between(meeting.date, until).0;
    // Something decided before the meeting, or at it, has no age worth a word.
    (days > 0).then(|| facts.say(word, Args::new().with("n", days)))
}

fn owner_link(facts: &Facts, links: Links<'_>, year: i32, decision: &Decision) -> NameLink {
    let Some(owner) = &decision.owner else {
        return NameLink {
            name: facts.words.text("no-figure"),
            href: None,
        };
    };
    let addresses = &facts.addresses;
    let page = addresses
        .office(year, owner)
        .or_else(|| addresses.lead(year, owner));
    NameLink {
        name: owner.clone(),
        href: page.map(|path| links.to(path)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Language;
    use crate::view::sample::{date, facts, meeting, portfolio};

    #[test]
    fn what_does_not_occur_is_not_said() {
        let mut held = meeting("2026-10-28", "组织一处", "late");
        let mut done = held.decisions[0].clone();
        done.done = Some(date("2026-11-04"));
        let mut open = held.decisions[0].clone();
        open.due = None;
        held.decisions.extend([done, open]);
        let facts = facts(portfolio(), Language::Chinese);
        let cases = [
            ("2026-10-30", "在办3条", None),
            ("2026-11-10", "已办1条，在办2条", Some(7.0)),
            ("2026-11-22", "已办1条，在办1条，逾期1条", Some(7.0)),
        ];
        for (day, expected, days) in cases {
            let tally = DecisionTally::of(&held, date(day));
            assert_eq!(tally.spoken(&facts), expected, "{day}");
            assert_eq!(tally.mean_days(), days, "{day}");
        }
    }
}
