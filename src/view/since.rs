//! 上次会议以来: what changed between two days, and what became of the earlier meeting's decisions.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use super::address::{YearPage, meeting_path};
use super::mark::{StatusMark, health_kind, status_mark};
use super::overview::newest_headline;
use super::part::{MovedDate, NameLink, ProjectLink, project_link};
use super::{Facts, Links};
use crate::figures::{self, ChangesSince, DecisionState, Health, changes_since, decision_state};
use crate::locale::Args;
use crate::model::{Date, Days, Decision, Meeting};

/// What changed between two days in the projects of a year.
#[derive(Clone, Debug, Serialize)]
pub struct Since {
    /// The two days in words: `10月28日第10次调度会至今，25天。`.
    pub intro: String,
    /// Healths that differ.
    pub flips: Block<FlipRow>,
    /// Due dates that differ, one row a project.
    pub moved: Block<MoveRow>,
    /// Milestones handed over.
    pub delivered: Block<DeliveryRow>,
    /// The earlier meeting's decisions; none without a meeting.
    pub decisions: Option<Decisions>,
}

/// A list with its heading.
#[derive(Clone, Debug, Serialize)]
pub struct Block<T> {
    /// How many there are: `4项`; empty where there is none.
    pub count: String,
    /// The first of them.
    pub rows: Vec<T>,
    /// How many are not shown and where they are; none where all are shown.
    pub more: Option<NameLink>,
    /// What is said where there is none.
    pub empty: String,
}

/// A project whose health differs.
#[derive(Clone, Debug, Serialize)]
pub struct FlipRow {
    /// The project.
    pub project: ProjectLink,
    /// Its health on the earlier day.
    pub from: StatusMark,
    /// Its health on the later day.
    pub to: StatusMark,
    /// The newest headline in between.
    pub reason: Option<String>,
}

/// A due date that differs.
#[derive(Clone, Debug, Serialize)]
pub struct MoveRow {
    /// The project.
    pub project: ProjectLink,
    /// The milestone, or the word for the whole project.
    pub what: String,
    /// The old and the new date, and the days in between.
    pub date: MovedDate,
}

/// A milestone that was handed over.
#[derive(Clone, Debug, Serialize)]
pub struct DeliveryRow {
    /// Its name.
    pub name: String,
    /// The project.
    pub project: ProjectLink,
    /// When.
    pub date: String,
}

/// What became of a meeting's decisions.
#[derive(Clone, Debug, Serialize)]
pub struct Decisions {
    /// `7条：已办4，在办2，逾期1`.
    pub count: String,
    /// Link to the meeting.
    pub href: String,
    /// Those not done first, the longest overdue of them on top.
    pub rows: Vec<DecisionRow>,
    /// What is said where the meeting decided nothing.
    pub empty: String,
}

/// One decision.
#[derive(Clone, Debug, Serialize)]
pub struct DecisionRow {
    /// What was decided.
    pub text: String,
    /// Who sees to it.
    pub owner: Option<String>,
    /// `已办`, `在办` or `逾期9天`.
    pub mark: StatusMark,
}

/// The two days that are compared, and how much is shown.
#[derive(Clone, Copy, Debug)]
pub struct Span<'a> {
    /// The reporting year.
    pub year: i32,
    /// The earlier day.
    pub since: Date,
    /// The later day.
    pub until: Date,
    /// The meeting on the earlier day.
    pub meeting: Option<&'a Meeting>,
    /// The most rows of a list.
    pub most: usize,
}

/// Returns the last meeting of `year` before `day`.
pub fn meeting_before(facts: &Facts, year: i32, day: Date) -> Option<&Meeting> {
    let meetings = &facts.portfolio.meetings;
    let next = meetings.partition_point(|meeting| meeting.date < day);
    meetings[..next].last().filter(|meeting| meeting.year == year)
}

/// Compares two days.
pub fn since(facts: &Facts, links: Links<'_>, span: Span<'_>) -> Since {
    let thresholds = &facts.config.thresholds;
    let changes = changes_since(&facts.portfolio, span.year, (span.since, span.until), thresholds);
    let listing = Listing { facts, links, span };
    Since {
        intro: listing.intro(),
        flips: listing.flips(&changes),
        moved: listing.moved(&changes),
        delivered: listing.delivered(&changes),
        decisions: span.meeting.map(|meeting| listing.decisions(meeting)),
    }
}

struct Listing<'a> {
    facts: &'a Facts,
    links: Links<'a>,
    span: Span<'a>,
}

impl Listing<'_> {
    fn intro(&self) -> String {
        let format = self.facts.format(self.span.year);
        let args = Args::new()
            .with("date", format.prose(self.span.since))
            .with("n", Days::between(self.span.since, self.span.until).0);
        match self.span.meeting {
            Some(meeting) => self
                .facts
                .say("since-meeting", args.with("meeting", &meeting.title)),
            None => self.facts.say("since-day", args),
        }
    }

    fn project(&self, index: usize) -> ProjectLink {
        project_link(self.facts, self.links, self.facts.entry(index))
    }

    fn block<T>(&self, (count, empty): (&str, &str), mut rows: Vec<T>) -> Block<T> {
        let (total, most) = (rows.len(), self.span.most);
        rows.truncate(most);
        Block {
            count: if total > 0 {
                self.facts.say(count, Args::new().with("n", total))
            } else {
                String::new()
            },
            rows,
            more: (total > most).then(|| NameLink {
                name: self.facts.say("since-more", Args::new().with("n", total - most)),
                href: Some(self.links.to(&YearPage::Updates.path(self.span.year))),
            }),
            empty: self.facts.words.text(empty),
        }
    }

    fn flips(&self, changes: &ChangesSince) -> Block<FlipRow> {
        let mut flips = changes.flips.clone();
        flips.sort_by_key(|flip| (flip.to, self.facts.entry(flip.project).number));
        let row = |flip: &figures::HealthFlip| FlipRow {
            project: self.project(flip.project),
            from: status_mark(self.facts, flip.from),
            to: status_mark(self.facts, flip.to),
            reason: newest_headline(
                self.facts.entry(flip.project),
                (Some(self.span.since), self.span.until),
            ),
        };
        let rows = flips.iter().map(row).collect();
        self.block(("count-projects", "since-no-flips"), rows)
    }

    /// Lists the moved dates, one row a project: its largest move stands for the others.
    fn moved(&self, changes: &ChangesSince) -> Block<MoveRow> {
        let mut by_project: BTreeMap<usize, Vec<figures::MovedDate>> = BTreeMap::new();
        for moved in &changes.moved {
            by_project.entry(moved.project).or_default().push(*moved);
        }
        let largest = |moves: Vec<figures::MovedDate>| {
            let first = moves.iter().copied().rev().max_by_key(figures::MovedDate::days)?;
            Some((first, moves.len()))
        };
        let mut moved: Vec<(figures::MovedDate, usize)> =
            by_project.into_values().filter_map(largest).collect();
        moved.sort_by_key(|(moved, _)| (Reverse(moved.days()), self.facts.entry(moved.project).number));
        let rows = moved
            .iter()
            .map(|(moved, count)| self.move_row(moved, *count))
            .collect();
        let mut block = self.block(("count-dates", "since-no-moves"), rows);
        if !changes.moved.is_empty() {
            let args = Args::new().with("n", changes.moved.len());
            block.count = self.facts.say("count-dates", args);
        }
        block
    }

    fn move_row(&self, moved: &figures::MovedDate, count: usize) -> MoveRow {
        let format = self.facts.format(self.span.year);
        let days = moved.days().filter(|days| days.0 != 0);
        let name = moved.milestone.map_or_else(
            || self.facts.words.text("whole-project"),
            |place| {
                self.facts.entry(moved.project).project.milestones[place]
                    .name
                    .clone()
            },
        );
        MoveRow {
            project: self.project(moved.project),
            what: if count > 1 {
                let args = Args::new()
                    .with("name", name)
                    .with("n", count)
                    .with("others", count - 1);
                self.facts.say("moves-of-project", args)
            } else {
                name
            },
            date: MovedDate {
                old: Some(format.short_deadline(moved.from)),
                new: format.short_deadline(moved.to),
                slip: days.map(|days| format.slip(days)),
                alarming: days.is_some_and(|days| days.0 > 0),
            },
        }
    }

    fn delivered(&self, changes: &ChangesSince) -> Block<DeliveryRow> {
        let done = |&(project, place): &(usize, usize)| {
            let entry = self.facts.entry(project);
            let milestone = &entry.project.milestones[place];
            (milestone.done, entry.number, place)
        };
        let mut delivered = changes.delivered.clone();
        delivered.sort_by_key(|delivery| {
            let (date, number, place) = done(delivery);
            (Reverse(date), number, place)
        });
        let format = self.facts.format(self.span.year);
        let row = |delivery: &(usize, usize)| DeliveryRow {
            name: self.facts.entry(delivery.0).project.milestones[delivery.1]
                .name
                .clone(),
            project: self.project(delivery.0),
            date: done(delivery)
                .0
                .map_or_else(String::new, |date| format.short(date)),
        };
        let rows = delivered.iter().map(row).collect();
        self.block(("count-milestones", "since-no-deliveries"), rows)
    }

    fn decisions(&self, meeting: &Meeting) -> Decisions {
        let mut states: Vec<(DecisionState, &Decision)> = meeting
            .decisions
            .iter()
            .map(|decision| (decision_state(decision, self.span.until), decision))
            .collect();
        states.sort_by_key(|(state, _)| match state {
            DecisionState::Overdue(days) => (0, Reverse(*days)),
            DecisionState::Open => (1, Reverse(Days(0))),
            DecisionState::Done(_) => (2, Reverse(Days(0))),
        });
        let count =
            |wanted: fn(&DecisionState) -> bool| states.iter().filter(|(state, _)| wanted(state)).count();
        let parts = [
            (
                "decisions-done",
                count(|state| matches!(state, DecisionState::Done(_))),
            ),
            ("decisions-open", count(|state| *state == DecisionState::Open)),
            (
                "decisions-overdue",
                count(|state| matches!(state, DecisionState::Overdue(_))),
            ),
        ];
        let parts: Vec<String> = parts
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .map(|(id, count)| self.facts.say(id, Args::new().with("n", count)))
            .collect();
        let args = Args::new()
            .with("n", states.len())
            .with("parts", parts.join(&self.facts.words.text("list-comma")));
        Decisions {
            count: if states.is_empty() {
                String::new()
            } else {
                self.facts.say("decisions-count", args)
            },
            href: self.links.to(&meeting_path(meeting.year, &meeting.id)),
            rows: states
                .into_iter()
                .map(|(state, decision)| DecisionRow {
                    text: decision.text.clone(),
                    owner: decision.owner.clone(),
                    mark: decision_mark(self.facts, state),
                })
                .collect(),
            empty: self.facts.words.text("since-no-decisions"),
        }
    }
}

/// Makes the mark of a decision's state.
pub fn decision_mark(facts: &Facts, state: DecisionState) -> StatusMark {
    let (health, word) = match state {
        DecisionState::Done(_) => (Health::Done, facts.words.text("decision-done")),
        DecisionState::Open => (Health::OnTrack, facts.words.text("decision-open")),
        DecisionState::Overdue(days) => (
            Health::Late,
            facts.say("overdue-days", Args::new().with("n", days.0)),
        ),
    };
    StatusMark::new(health_kind(health), word, health.word())
}
