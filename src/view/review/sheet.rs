//! One sheet: exactly one printed page a project.

use serde::Serialize;

use super::super::format::Format;
use super::super::lane::{diamonds, ended_on, shown};
use super::super::lateness::Lateness;
use super::super::mark::{StatusMark, health_kind, health_word};
use super::super::part::{NameLink, project_title};
use super::super::timeline;
use super::super::{Entry, Facts, Links};
use super::promises::{Promises, in_words, promises};
use super::room::{FULL, Room, TITLE, cut, lines};
use super::unfinished::{Unfinished, unfinished};
use super::{SCALE, conclusion, sheet_address, sheet_place};
use crate::figures::{Finish, Health, MilestoneState};
use crate::locale::Args;
use crate::markup::axis::Axis;
use crate::markup::strip::{Strip, strip};
use crate::markup::svg::{Purpose, Svg};
use crate::model::{Conclusion, Days, Deadline};

/// Width of a wide cell of the form in Han characters.
const FORM: usize = 11;

/// Width of a narrow cell of the form in Han characters, and its most lines.
const CELL: (usize, usize) = (9, 2);

/// The review sheet of one project.
#[derive(Clone, Debug, Serialize)]
pub struct Sheet {
    /// Its place on the page.
    pub id: String,
    /// `2026年度重点项目交账单`
    pub head: String,
    /// `第7项／共36项 · 基层组织`
    pub place: String,
    /// Title.
    pub title: String,
    /// What the sheet is, for screen readers.
    pub label: String,
    /// Done or not, with the days.
    pub verdict: StatusMark,
    /// Progress, milestones and finish.
    pub figures: Vec<String>,
    /// Who and when: three pairs a line.
    pub form: Vec<Vec<Term>>,
    /// What was promised, against what was delivered.
    pub promises: Promises,
    /// The milestones on the ruler; none where none has a date.
    pub strip: Option<Svg>,
    /// What is unfinished, and why.
    pub unfinished: Unfinished,
    /// Summary of the close, and practices.
    pub results: Vec<String>,
    /// The four conclusions, the chosen one ticked.
    pub boxes: Vec<Tick>,
    /// What the year-end meeting said; none: lines to write on.
    pub remarks: Option<String>,
    /// When the figures are from.
    pub as_of: String,
    /// Number, and where the rest is.
    pub foot: String,
    /// Link to the project's page.
    pub href: String,
    /// The sheet before.
    pub previous: Option<NameLink>,
    /// The sheet after.
    pub next: Option<NameLink>,
}

/// A term and what stands for it.
#[derive(Clone, Debug, Serialize)]
pub struct Term {
    /// The term.
    pub label: String,
    /// What stands for it.
    pub text: String,
}

/// A box to tick.
#[derive(Clone, Debug, Serialize)]
pub struct Tick {
    /// Its word.
    pub word: String,
    /// Whether it is ticked.
    pub on: bool,
}

/// What the sheets of a page share.
pub struct Maker<'a> {
    /// The facts of the site.
    pub facts: &'a Facts,
    /// Links of the page.
    pub links: Links<'a>,
    /// The reporting year.
    pub year: i32,
    /// Its scale.
    pub axis: Axis,
    /// How many projects the year has.
    pub total: usize,
}

impl Maker<'_> {
    /// Makes the sheet of one project.
    pub fn sheet(&self, entry: Entry<'_>) -> Sheet {
        let (facts, project) = (self.facts, entry.project);
        let title = project_title(facts, entry);
        let number = format!("{:02}", entry.number);
        let format = facts.format(self.year);
        let form = self.form(entry);
        let tallest = form
            .last()
            .into_iter()
            .flatten()
            .map(|term| lines(&term.text, FORM));
        let mut room = Room::new();
        room.head_of_sheet(lines(&title, TITLE), tallest.max().unwrap_or(1));
        let words = in_words(facts, entry, &mut room);
        let results = results(facts, entry, &mut room);
        let remarks = remarks(entry, &mut room);
        let unfinished = unfinished(facts, entry, &mut room);
        Sheet {
            id: sheet_place(entry.number),
            head: facts.say(
                "review-sheet-head",
                Args::new().with("year", self.year.to_string()),
            ),
            place: self.place(entry),
            label: facts.say("review-sheet-of", Args::new().with("title", title.as_str())),
            verdict: verdict(facts, entry),
            figures: figures(facts, format, entry),
            form,
            promises: promises(facts, entry, words, &mut room),
            strip: self.strip(entry),
            unfinished,
            results,
            boxes: boxes(facts, entry),
            remarks,
            as_of: facts.say(
                "as-of",
                Args::new().with("date", format.full(entry.figures.as_of)),
            ),
            foot: facts.say("review-material", Args::new().with("number", number)),
            href: self.links.to_project(&project.key),
            previous: self.neighbour(entry.number.checked_sub(1), "project-previous"),
            next: self.neighbour(Some(entry.number + 1), "project-next"),
            title,
        }
    }

    fn place(&self, entry: Entry<'_>) -> String {
        let args = Args::new().with("n", entry.number).with("total", self.total);
        let place = self.facts.say("review-place", args);
        match timeline::group_name(self.facts, entry.project) {
            Some(group) => format!("{place} · {group}"),
            None => place,
        }
    }

    fn neighbour(&self, number: Option<usize>, word: &str) -> Option<NameLink> {
        let other = self.facts.at_number(self.year, number?)?;
        let (page, place) = sheet_address(self.facts, other);
        let args = Args::new()
            .with("number", format!("{:02}", other.number))
            .with("title", project_title(self.facts, other));
        Some(NameLink {
            name: self.facts.say(word, args),
            href: Some(self.links.to_place(&page, &place)),
        })
    }

    fn form(&self, entry: Entry<'_>) -> Vec<Vec<Term>> {
        let (facts, project) = (self.facts, entry.project);
        let word = |id: &str| facts.words.text(id);
        let none = || facts.words.text("no-figure");
        let enumeration = word("list-enumeration");
        let partners = if project.partners.is_empty() {
            none()
        } else {
            project.partners.join(&enumeration)
        };
        let responsible = project.responsible.clone().unwrap_or_else(none);
        let term = |id: &str, text: String| Term {
            label: word(id),
            text,
        };
        vec![
            vec![
                term("office", shown(facts, project.office.as_ref())),
                term("lead", shown(facts, project.lead.as_ref())),
                term("review-responsible", responsible),
            ],
            vec![
                term("review-span", span(facts, facts.format(self.year), entry)),
                term("project-partners", cut(&partners, CELL.0, CELL.1)),
                term("review-basis", cut(&basis(facts, entry), CELL.0, CELL.1)),
            ],
        ]
    }

    fn strip(&self, entry: Entry<'_>) -> Option<Svg> {
        let milestones = diamonds(entry);
        if milestones.is_empty() {
            return None;
        }
        let states = || entry.figures.milestones.iter().map(|milestone| milestone.state);
        let args = Args::new()
            .with(
                "done",
                states().filter(|state| *state == MilestoneState::Done).count(),
            )
            .with("total", states().count())
            .with("owed", entry.figures.owed());
        Some(strip(&Strip {
            axis: self.axis,
            scale: SCALE,
            purpose: Purpose::Finding {
                id: &format!("s{:02}", entry.number),
                sentence: &self.facts.say("review-strip", args),
            },
            milestones: &milestones,
        }))
    }
}

fn verdict(facts: &Facts, entry: Entry<'_>) -> StatusMark {
    let health = entry.figures.health;
    let slip = entry.figures.slip.unwrap_or_default();
    let words = |id: &str, days: Days| facts.say(id, Args::new().with("n", days.0.abs()));
    let say = |id: &str| words(id, slip);
    let lateness = Lateness::of(entry.project, entry.figures);
    let word = match (health, entry.figures.finish) {
        (Health::Done, Some(Finish::Early)) => say("review-verdict-early"),
        (Health::Done, Some(Finish::Late)) => say("review-verdict-done-late"),
        (Health::Done, _) => say("review-verdict-done"),
        (Health::Late, _) if let Some(lateness) = lateness => match lateness {
            Lateness::Slip(days) => words("review-verdict-late", days),
            Lateness::Overdue(days) => words("review-verdict-overdue", days),
        },
        (Health::Late | Health::AtRisk | Health::Silent | Health::OnTrack, _) => {
            let word = facts.words.text(health_word(health)).to_lowercase();
            format!(
                "{}{}{word}",
                facts.words.text("review-verdict-open"),
                facts.words.text("list-comma")
            )
        }
        _ => facts.words.text(health_word(health)),
    };
    StatusMark::new(health_kind(health), word, health.word())
}

fn figures(facts: &Facts, format: Format<'_>, entry: Entry<'_>) -> Vec<String> {
    let mut list = Vec::new();
    if let Some(progress) = entry.figures.progress {
        list.push(facts.say("review-progress", Args::new().with("n", format.percent(progress))));
    }
    let total = entry.figures.milestones.len();
    if total > 0 {
        let states = entry.figures.milestones.iter().map(|milestone| milestone.state);
        let done = states.filter(|state| *state == MilestoneState::Done).count();
        let args = Args::new().with("done", done).with("total", total);
        list.push(facts.say("review-milestones-count", args));
    }
    list.extend(finish(format, entry).map(|(id, date)| facts.say(id, Args::new().with("date", date))));
    list
}

/// Returns when a project was handed over, or is expected; of a day that has passed, that it was due then.
fn finish(format: Format<'_>, entry: Entry<'_>) -> Option<(&'static str, String)> {
    let (project, figures) = (entry.project, entry.figures);
    let due = match figures.health {
        Health::Done if figures.done_date.is_some() => {
            return figures
                .done_date
                .map(|done| ("review-delivered-on", format.prose(done)));
        }
        Health::Cancelled => return None,
        Health::Carried => project.account.as_ref().and_then(|account| account.new_due),
        _ => project.due,
    }?;
    let has_passed = due.last_day().is_some_and(|day| day < figures.as_of);
    let id = if has_passed {
        "review-was-due"
    } else {
        "review-expected"
    };
    Some((id, format.prose_deadline(due)))
}

/// Writes from when to when the project ran, with the first promise where it was moved.
fn span(facts: &Facts, format: Format<'_>, entry: Entry<'_>) -> String {
    let project = entry.project;
    let date = |date: Option<Deadline>| {
        date.map_or_else(
            || facts.words.text("withheld"),
            |date| format.prose_deadline(date),
        )
    };
    let end = ended_on(entry).map_or_else(|| date(project.due), |day| format.prose(day));
    let args = Args::new().with("from", date(project.start)).with("to", end);
    let mut text = facts.say("review-from-to", args);
    let moved = project
        .baseline
        .due
        .filter(|promised| promised.last_day() != ended_on(entry).or(project.due_day()));
    if let Some(promised) = moved {
        let args = Args::new().with("date", format.prose_deadline(promised));
        text.push_str(&facts.say("review-promised-for", args));
    }
    text
}

/// Names the first clause that the project carries out and counts the others; else says when it was approved.
fn basis(facts: &Facts, entry: Entry<'_>) -> String {
    let project = entry.project;
    let Some(goal) = project.goals.first() else {
        return project.approved.map_or_else(
            || facts.words.text("no-figure"),
            |date| facts.format(project.key.year).prose(date),
        );
    };
    let directive = facts.relations.directive(&facts.portfolio, goal);
    let first = directive.map_or_else(
        || goal.to_string(),
        |directive| {
            let args = Args::new()
                .with("directive", &directive.title)
                .with("clause", &goal.clause);
            facts.say("project-clause", args)
        },
    );
    match project.goals.len() {
        1 => first,
        n => facts.say("review-basis-more", Args::new().with("first", first).with("n", n)),
    }
}

/// The most lines of the summary of a close, and of the remarks.
const LINES: usize = 3;

/// How many practices a sheet names.
const PRACTICES: usize = 2;

fn results(facts: &Facts, entry: Entry<'_>, room: &mut Room) -> Vec<String> {
    let t = entry.figures.as_of;
    let close = entry.project.close.as_ref();
    let summary = close
        .filter(|close| close.date.is_some_and(|date| date <= t))
        .and_then(|close| close.summary.as_deref());
    let mut list: Vec<String> = summary.map(|text| cut(text, FULL, LINES)).into_iter().collect();
    let practices = facts.relations.practices(&facts.portfolio, entry.index);
    list.extend(practices.take(PRACTICES).map(|practice| {
        let text = facts.say("project-practice", Args::new().with("title", &practice.title));
        cut(&text, FULL, 1)
    }));
    if list.is_empty() {
        list.push(facts.words.text("review-no-results"));
    }
    list.iter().for_each(|text| room.paragraph(text));
    list
}

/// Returns the four boxes; the unfinished one names the year into which the project goes on.
fn boxes(facts: &Facts, entry: Entry<'_>) -> Vec<Tick> {
    let chosen = conclusion(entry);
    let next = (entry.project.key.year + 1).to_string();
    let tick = |conclusion: Conclusion| Tick {
        word: match conclusion {
            Conclusion::Unfinished => {
                facts.say("review-box-unfinished", Args::new().with("year", next.as_str()))
            }
            other => facts.words.text(super::conclusion_word(other)),
        },
        on: chosen == Some(conclusion),
    };
    [
        Conclusion::Done,
        Conclusion::Mostly,
        Conclusion::Unfinished,
        Conclusion::Ended,
    ]
    .map(tick)
    .into()
}

fn remarks(entry: Entry<'_>, room: &mut Room) -> Option<String> {
    let review = entry.project.review_at(entry.figures.as_of)?;
    let comment = review.comment.as_deref()?;
    let text = cut(comment, FULL, LINES);
    room.paragraph(&text);
    Some(text)
}
