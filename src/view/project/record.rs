//! What stays on record: approved changes, the close, the review, files, and what is withheld.

use std::collections::BTreeMap;

use serde::Serialize;

use super::super::address::practice_path;
use super::super::evidence::{evidence_link, evidence_links};
use super::super::lane::close_date;
use super::super::part::{NameLink, project_title};
use super::super::{Entry, Facts, Links};
use crate::locale::Args;
use crate::markup::markdown::outline;
use crate::markup::url::{Link, classify};
use crate::model::{Change, ChangeTarget, CloseResult, Conclusion, Deadline, ProjectKey};

/// One approved change.
#[derive(Clone, Debug, Serialize)]
pub struct ChangeRow {
    /// When.
    pub date: String,
    /// What was changed.
    pub what: String,
    /// The value before.
    pub from: Option<String>,
    /// The value after.
    pub to: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// Who approved it; none is itself a remark.
    pub approved_by: Option<String>,
}

/// Lists the changes until the status date, the newest first; of one day those of the whole project come before those of
/// milestones, for paper has room for the first alone.
pub fn changes(facts: &Facts, entry: Entry<'_>) -> Vec<ChangeRow> {
    let format = facts.format(entry.project.key.year);
    let t = entry.figures.as_of;
    let mut changes: Vec<&Change> = entry
        .project
        .changes
        .iter()
        .filter(|change| change.date.is_none_or(|date| date <= t))
        .collect();
    let is_of_part = |change: &Change| matches!(change.what, ChangeTarget::Milestone(_));
    changes.sort_by_key(|change| (std::cmp::Reverse(change.date), is_of_part(change)));
    let value = |text: &Option<String>| {
        text.as_deref().map(|text| {
            Deadline::parse(text).map_or_else(|| text.to_owned(), |date| format.short_deadline(date))
        })
    };
    let row = |change: &Change| ChangeRow {
        date: change
            .date
            .map_or_else(|| facts.words.text("no-figure"), |date| format.short(date)),
        what: changed(facts, &change.what),
        from: value(&change.from),
        to: value(&change.to),
        reason: change.reason.clone(),
        approved_by: change.approved_by.clone(),
    };
    changes.into_iter().map(row).collect()
}

fn changed(facts: &Facts, what: &ChangeTarget) -> String {
    let word = match what {
        ChangeTarget::Due => "project-change-due",
        ChangeTarget::Start => "project-change-start",
        ChangeTarget::Lead => "lead",
        ChangeTarget::Office => "office",
        ChangeTarget::Scope => "project-change-scope",
        ChangeTarget::Milestone(name) => {
            return facts.say("project-change-milestone", Args::new().with("name", name));
        }
    };
    facts.words.text(word)
}

/// A term of the record and what was written.
#[derive(Clone, Debug, Serialize)]
pub struct RecordItem {
    /// The term.
    pub label: String,
    /// What was written.
    pub text: String,
    /// What proves it.
    pub links: Vec<NameLink>,
}

/// Lists the close, the year-end account of what is not late, and the review, as far as they have happened.
pub fn closing(facts: &Facts, links: Links<'_>, entry: Entry<'_>) -> Vec<RecordItem> {
    let mut items = close(facts, links, entry);
    if !entry.figures.health.is_under_way() {
        items.extend(carried(facts, links, entry));
    }
    items.extend(reviewed(facts, entry));
    items
}

fn item(facts: &Facts, word: &str, text: String) -> RecordItem {
    RecordItem {
        label: facts.words.text(word),
        text,
        links: Vec::new(),
    }
}

fn close(facts: &Facts, links: Links<'_>, entry: Entry<'_>) -> Vec<RecordItem> {
    let Some((close, date)) = entry
        .project
        .close
        .as_ref()
        .zip(close_date(entry.project, entry.figures.as_of))
    else {
        return Vec::new();
    };
    let format = facts.format(entry.project.key.year);
    let word = match close.result {
        Some(CloseResult::Partial) => "project-result-partial",
        Some(CloseResult::Cancelled) => "project-result-cancelled",
        Some(CloseResult::Done) | None => "project-result-done",
    };
    let result = Args::new()
        .with("date", format.full(date))
        .with("result", facts.words.text(word));
    let mut items = vec![item(
        facts,
        "project-close",
        facts.say("project-closed-on", result),
    )];
    items.extend(
        close
            .summary
            .clone()
            .map(|summary| item(facts, "project-summary", summary)),
    );
    items.extend(
        close
            .score
            .map(|score| item(facts, "project-close-score", format.number(score))),
    );
    if !close.evidence.is_empty() {
        items.push(RecordItem {
            links: evidence_links(facts, links, &entry.project.file, &close.evidence),
            ..item(facts, "project-evidence", String::new())
        });
    }
    items
}

/// Lists the account of a project that is not under way: one carried over, paused, or not begun.
fn carried(facts: &Facts, links: Links<'_>, entry: Entry<'_>) -> Vec<RecordItem> {
    let Some(account) = &entry.project.account else {
        return Vec::new();
    };
    let format = facts.format(entry.project.key.year);
    let due = account.new_due.map(|due| format.prose_deadline(due));
    let fields = [
        ("project-reason", account.reason.clone()),
        ("project-remedy", account.remedy.clone()),
        ("project-duties", account.responsible.clone()),
        ("project-new-due-word", due),
    ];
    let mut items: Vec<RecordItem> = fields
        .into_iter()
        .filter_map(|(word, text)| Some(item(facts, word, text?)))
        .collect();
    items.extend(account.carry_to.as_ref().map(|name| {
        let link = carried_to(facts, links, name);
        let text = link.as_ref().map_or_else(|| name.clone(), |_| String::new());
        RecordItem {
            links: link.into_iter().collect(),
            ..item(facts, "project-carry-to-word", text)
        }
    }));
    items
}

/// Returns the link to the brief that a `carry_to` names; none where there is no such brief.
fn carried_to(facts: &Facts, links: Links<'_>, name: &str) -> Option<NameLink> {
    let (year, id) = name.split_once('/')?;
    let key = ProjectKey {
        year: year.parse().ok()?,
        id: id.to_owned(),
    };
    let entry = facts.entry(facts.portfolio.position(&key)?);
    Some(NameLink {
        name: format!("{year} {}", project_title(facts, entry)),
        href: Some(links.to_project(&key)),
    })
}

fn reviewed(facts: &Facts, entry: Entry<'_>) -> Vec<RecordItem> {
    let Some(review) = entry.project.review_at(entry.figures.as_of) else {
        return Vec::new();
    };
    let format = facts.format(entry.project.key.year);
    let fields = [
        (
            "review-conclusion",
            review
                .conclusion
                .map(|word| facts.words.text(conclusion_word(word))),
        ),
        ("review-score", review.score.map(|score| format.number(score))),
        ("review-comment", review.comment.clone()),
        ("review-by", review.by.clone()),
        ("review-date", review.date.map(|date| format.full(date))),
    ];
    fields
        .into_iter()
        .filter_map(|(word, text)| Some(item(facts, word, text?)))
        .collect()
}

/// Returns the name of the word for a conclusion.
pub fn conclusion_word(conclusion: Conclusion) -> &'static str {
    match conclusion {
        Conclusion::Done => "review-done",
        Conclusion::Mostly => "review-mostly",
        Conclusion::Unfinished => "review-unfinished",
        Conclusion::Ended => "review-ended",
    }
}

/// Lists the files that the brief links to, each once, and the practices distilled from it.
pub fn materials(facts: &Facts, links: Links<'_>, entry: Entry<'_>) -> Vec<NameLink> {
    let project = entry.project;
    let milestones = project
        .milestones
        .iter()
        .flat_map(|milestone| &milestone.evidence);
    let close = project.close.iter().flat_map(|close| &close.evidence);
    let mut found: BTreeMap<String, NameLink> = BTreeMap::new();
    // A relative link stands in brackets; most bodies have none, and reading one takes longer than the rest.
    let body = project.known_body(entry.figures.as_of);
    let written = if body.contains(']') {
        outline(&body).links
    } else {
        Vec::new()
    };
    let in_body = written.iter().map(|link| &link.destination);
    for text in milestones.chain(close).chain(in_body) {
        if !matches!(classify(text), Link::Relative(_)) {
            continue;
        }
        let link = evidence_link(facts, links, &project.file, text);
        let is_file = link.href.as_deref().is_some_and(|href| !href.contains(".html"));
        if let Some(href) = link.href.clone().filter(|_| is_file) {
            found.entry(href).or_insert(link);
        }
    }
    let practices = facts.relations.practices(&facts.portfolio, entry.index);
    let practices = practices.map(|practice| NameLink {
        name: facts.say("project-practice", Args::new().with("title", &practice.title)),
        href: Some(links.to(&practice_path(practice.year, &practice.id))),
    });
    found.into_values().chain(practices).collect()
}

/// A reason that the page owes its reader.
#[derive(Clone, Debug, Serialize)]
pub struct Note {
    /// What it is about.
    pub label: String,
    /// The reason.
    pub reason: String,
}

/// Lists what is withheld, and which rules are silenced on the brief, each with its reason.
pub fn notes(facts: &Facts, entry: Entry<'_>) -> Vec<Note> {
    let withheld = entry.project.withheld.iter().map(|(field, reason)| Note {
        label: facts.say(
            "project-withheld",
            Args::new().with("field", field_word(facts, field)),
        ),
        reason: reason.clone(),
    });
    let allowed = entry.project.allow.iter().map(|(rule, reason)| Note {
        label: facts.say("project-allowed", Args::new().with("rule", rule)),
        reason: reason.clone(),
    });
    withheld.chain(allowed).collect()
}

/// Names a field of a brief as the page does; one without a word of its own by its key.
fn field_word(facts: &Facts, field: &str) -> String {
    let word = match field {
        "title" => "project",
        "office" => "office",
        "lead" => "lead",
        "start" => "project-change-start",
        "due" => "project-change-due",
        "responsible" => "project-responsible",
        "partners" => "project-partners",
        "budget" => "project-budget",
        other => return other.to_owned(),
    };
    facts.words.text(word)
}
