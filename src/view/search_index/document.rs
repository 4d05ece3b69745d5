//! What the search finds: one document a record, with lines that say what they are.

use serde::{Serialize, Serializer};

use crate::markup::markdown::plain_text;
use crate::model::{Decision, Milestone, Outcome, Problem, Project};
use crate::path::{SitePath, relative_link};
use crate::view::Facts;
use crate::view::address::{directive_path, meeting_path, page_path, practice_path, project_path};
use crate::view::part::project_title;

/// What a line is, and in which group its results stand; the order is that of the words `search-kinds`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A project's title, people and text.
    Project,
    /// A milestone.
    Milestone,
    /// A meeting, its decisions and minutes.
    Meeting,
    /// A problem.
    Problem,
    /// The headline of an update.
    Update,
    /// A practice, or what is to come of a project.
    Practice,
    /// A directive and its clauses.
    Directive,
    /// Any other page.
    Page,
}

/// A record of the portfolio, by its place in its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// A project.
    Project(usize),
    /// A meeting.
    Meeting(usize),
    /// A practice.
    Practice(usize),
    /// A directive.
    Directive(usize),
    /// Any other page.
    Page(usize),
}

/// A document of the search; as the script reads it a list of kind, title, link, year and lines.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// What it is.
    pub kind: Kind,
    /// Its title.
    pub title: String,
    /// Link to its page from the site's root.
    pub href: String,
    /// Its year; none for pages that belong to no year.
    pub year: Option<i32>,
    /// Its text, line by line.
    pub lines: Vec<(Kind, String)>,
}

impl Serialize for Document {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.kind, &self.title, &self.href, self.year, &self.lines).serialize(serializer)
    }
}

impl Serialize for Kind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u8(*self as u8)
    }
}

/// Returns every record that the search finds, the newest year first, so that of equal results the newer comes
/// first and the texts of one year stand together.
pub fn places(facts: &Facts) -> Vec<Place> {
    let records = &facts.portfolio;
    let mut places: Vec<(i32, Place)> = Vec::with_capacity(count(facts));
    places.extend(
        records
            .projects
            .iter()
            .enumerate()
            .filter(|(_, r)| facts.has_briefs(r.key.year))
            .map(|(i, r)| (r.key.year, Place::Project(i))),
    );
    places.extend(
        records
            .meetings
            .iter()
            .enumerate()
            .map(|(i, r)| (r.year, Place::Meeting(i))),
    );
    places.extend(
        records
            .practices
            .iter()
            .enumerate()
            .map(|(i, r)| (r.year, Place::Practice(i))),
    );
    places.extend(
        records
            .directives
            .iter()
            .enumerate()
            .map(|(i, r)| (r.year, Place::Directive(i))),
    );
    places.extend((0..records.pages.len()).map(|i| (i32::MAX, Place::Page(i))));
    places.sort_by_key(|(year, place)| (std::cmp::Reverse(*year), *place));
    let shown = |year: i32| year == i32::MAX || facts.shows(year);
    places.retain(|(year, _)| shown(*year));
    places.into_iter().map(|(_, place)| place).collect()
}

/// Counts the records that the search finds.
pub fn count(facts: &Facts) -> usize {
    let records = &facts.portfolio;
    let lists = [
        records.meetings.len(),
        records.practices.len(),
        records.directives.len(),
        records.pages.len(),
    ];
    let years = facts.figures.years.keys().filter(|year| facts.has_briefs(**year));
    let projects = years.map(|year| records.projects_of(*year).len());
    projects.chain(lists).sum()
}

/// Estimates the bytes of all documents' texts without making them: bodies, and what stands beside them.
pub fn text_size(facts: &Facts) -> usize {
    /// Front matter that is searched, in a brief of middling length.
    const BESIDE_A_BODY: usize = 700;
    let records = &facts.portfolio;
    let bodies = facts.figures.years.keys().map(|year| facts.text_size(*year));
    let bodies = bodies.chain(records.meetings.iter().map(|record| record.body.len()));
    let bodies = bodies.chain(records.directives.iter().map(|record| record.body.len()));
    let bodies = bodies.chain(records.practices.iter().map(|record| record.body.len()));
    let bodies = bodies.chain(records.pages.iter().map(|record| record.body.len()));
    bodies.sum::<usize>() + BESIDE_A_BODY * count(facts)
}

/// Makes the document of a record.
pub fn document(facts: &Facts, place: Place) -> Document {
    let records = &facts.portfolio;
    match place {
        Place::Project(index) => project(facts, index),
        Place::Meeting(index) => {
            let meeting = &records.meetings[index];
            // A meeting still to come has decided nothing, and its page shows no minutes.
            let is_held = meeting.date <= facts.as_of(meeting.year);
            let decisions = meeting.decisions.iter().filter(|_| is_held);
            let decisions = decisions.map(|decision| (Kind::Meeting, decided(decision)));
            let minutes: &str = if is_held { &meeting.body } else { "" };
            let kind = meeting.kind.clone().into_iter().map(|kind| (Kind::Meeting, kind));
            Document {
                kind: Kind::Meeting,
                title: meeting.title.clone(),
                href: href(&meeting_path(meeting.year, &meeting.id)),
                year: Some(meeting.year),
                lines: kind
                    .chain(decisions)
                    .chain(body(Kind::Meeting, minutes))
                    .collect(),
            }
        }
        Place::Practice(index) => {
            let practice = &records.practices[index];
            let beside = practice.kind.iter().chain(&practice.adopted).cloned();
            let beside: Vec<String> = beside.collect();
            Document {
                kind: Kind::Practice,
                title: practice.title.clone(),
                href: href(&practice_path(practice.year, &practice.id)),
                year: Some(practice.year),
                lines: line(Kind::Practice, &beside)
                    .chain(body(Kind::Practice, &practice.body))
                    .collect(),
            }
        }
        Place::Directive(index) => {
            let directive = &records.directives[index];
            let clauses = directive
                .clauses
                .iter()
                .map(|clause| (Kind::Directive, clause.text.clone()));
            Document {
                kind: Kind::Directive,
                title: directive.title.clone(),
                href: href(&directive_path(directive.year, &directive.id)),
                year: Some(directive.year),
                lines: clauses.chain(body(Kind::Directive, &directive.body)).collect(),
            }
        }
        Place::Page(index) => {
            let page = &records.pages[index];
            Document {
                kind: Kind::Page,
                title: page.title.clone().unwrap_or_else(|| page.id.clone()),
                href: href(&page_path(&page.id)),
                year: None,
                lines: body(Kind::Page, &page.body).collect(),
            }
        }
    }
}

fn project(facts: &Facts, index: usize) -> Document {
    let entry = facts.entry(index);
    let project = entry.project;
    let t = entry.figures.as_of;
    let known = project.updates.iter().filter(|update| update.date <= t);
    let headlines = known.filter_map(|update| Some((Kind::Update, update.headline.clone()?)));
    let outcomes = project.outcomes.iter().map(|outcome| match outcome {
        Outcome::Text(text) => (Kind::Practice, text.clone()),
        Outcome::Indicator(indicator) => (Kind::Practice, indicator.name.clone()),
    });
    let mut lines: Vec<(Kind, String)> = line(Kind::Project, &people(project)).collect();
    lines.extend(
        project
            .milestones
            .iter()
            .map(|milestone| (Kind::Milestone, promised(milestone))),
    );
    lines.extend(
        project
            .problems_at(t)
            .map(|problem| (Kind::Problem, stuck(problem))),
    );
    lines.extend(headlines);
    lines.extend(outcomes);
    lines.extend(
        project
            .measures
            .iter()
            .map(|measure| (Kind::Project, measure.clone())),
    );
    lines.extend(body(Kind::Project, &project.known_body(t)));
    Document {
        kind: Kind::Project,
        title: project_title(facts, entry),
        href: href(&project_path(&project.key)),
        year: Some(project.key.year),
        lines,
    }
}

/// Returns the units and posts that a project names.
fn people(project: &Project) -> Vec<String> {
    let named = [&project.office, &project.lead, &project.responsible];
    let facets = project.facets.values().flatten();
    named
        .into_iter()
        .flatten()
        .chain(&project.partners)
        .chain(facets)
        .cloned()
        .collect()
}

fn promised(milestone: &Milestone) -> String {
    join(&milestone.name, milestone.note.as_deref())
}

fn stuck(problem: &Problem) -> String {
    join(&problem.text, problem.needs.as_deref())
}

fn decided(decision: &Decision) -> String {
    join(&decision.text, decision.owner.as_deref())
}

fn join(text: &str, more: Option<&str>) -> String {
    more.map_or_else(|| text.to_owned(), |more| format!("{text} · {more}"))
}

fn line(kind: Kind, parts: &[String]) -> impl Iterator<Item = (Kind, String)> {
    let text = parts.join(" · ");
    (!text.is_empty()).then_some((kind, text)).into_iter()
}

fn body(kind: Kind, source: &str) -> impl Iterator<Item = (Kind, String)> {
    let text = plain_text(source);
    let lines: Vec<(Kind, String)> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| (kind, line.to_owned()))
        .collect();
    lines.into_iter()
}

fn href(path: &SitePath) -> String {
    relative_link("index.html", path.as_str())
}
