//! The brief.

use std::collections::BTreeMap;

use super::milestone::{check_start_before_due, milestones};
use super::project_parts::{account, baseline, budget, changes, close, extra, outcomes, problems, review};
use super::report_missing;
use crate::locale::Message;
use crate::model::{Deadline, Project, ProjectKey, Update};
use crate::source::context::Context;
use crate::source::fields::{Fields, free_group};
use crate::source::keys::{self, BRIEF};
use crate::source::names::{self, name, names as name_list, text, texts};
use crate::source::words::{self, ANSWER, STATUS};
use crate::source::yaml::{Node, Tree};
use crate::source::{dates, suggest};
use crate::text::{Excerpt, Span};

/// What a project is made from.
pub(in crate::source) struct ProjectSource<'n> {
    /// The brief's name, by its path.
    pub key: ProjectKey,
    /// The file's path below `content/`.
    pub file: &'n str,
    /// The front matter.
    pub tree: &'n Tree<'n>,
    /// The opening fence, where missing keys are reported.
    pub fence: Span,
    /// The body.
    pub body: Excerpt,
    /// The dated updates of the body.
    pub updates: Vec<Update>,
}

/// Keys that a brief must give or withhold, each with a line that shows how.
const REQUIRED: [(&str, &str); 5] = [
    ("title", "example-project"),
    ("office", "example-office"),
    ("lead", "example-lead"),
    ("start", "example-start"),
    ("due", "example-due"),
];

/// Decodes a brief.
pub(in crate::source) fn project(source: ProjectSource<'_>, cx: &mut Context<'_>) -> Project {
    let config = cx.config;
    let facets: Vec<(&str, &str)> = config
        .facets
        .iter()
        .map(|facet| (facet.key.as_str(), facet.name.as_str()))
        .collect();
    let mut fields = Fields::new(&source.tree.entries, BRIEF, &facets, cx);
    let withheld = withhold(&mut fields, &facets, cx);
    for (key, example) in REQUIRED {
        let says_nothing = fields.given(key).is_some_and(names::says_none);
        if (fields.lacks(key) || says_nothing) && !withheld.contains_key(key) {
            report_missing(source.tree, source.fence, (BRIEF, key), example, cx);
        }
    }
    let plan = Plan::read(&fields, cx);
    let list = |name, cx: &mut Context<'_>| fields.read(name, cx, texts).unwrap_or_default();
    Project {
        key: source.key,
        file: source.file.to_owned(),
        title: fields.read("title", cx, name),
        lead: fields.read("lead", cx, names::lead),
        office: fields.read("office", cx, names::office),
        partners: fields.read("partners", cx, names::offices).unwrap_or_default(),
        responsible: fields.read("responsible", cx, name),
        start: plan.start,
        due: plan.due,
        due_written: plan.due_written,
        baseline: fields.read("baseline", cx, baseline).unwrap_or_default(),
        status: fields.read("status", cx, |node, cx| words::word(node, STATUS, cx)),
        continues: fields
            .read("continues", cx, names::project_keys)
            .unwrap_or_default(),
        approved: fields.read("approved", cx, dates::day),
        goals: fields.read("goals", cx, names::goals).unwrap_or_default(),
        facets: facet_values(&fields, &facets, cx),
        measures: list("measures", cx),
        milestones: fields.read("milestones", cx, milestones).unwrap_or_default(),
        outcomes: fields.read("outcomes", cx, outcomes).unwrap_or_default(),
        problems: fields.read("problems", cx, problems).unwrap_or_default(),
        changes: fields.read("changes", cx, changes).unwrap_or_default(),
        after: fields.read("after", cx, names::project_refs).unwrap_or_default(),
        budget: fields.read("budget", cx, budget),
        close: fields.read("close", cx, close),
        account: fields.read("account", cx, account),
        review: fields.read("review", cx, review),
        allow: fields.read("allow", cx, allow).unwrap_or_default(),
        draft: fields
            .read("draft", cx, |node, cx| words::word(node, ANSWER, cx))
            .unwrap_or(false),
        withheld,
        extra: fields.read("extra", cx, extra).unwrap_or_default(),
        body: source.body,
        updates: source.updates,
    }
}

/// The current plan's dates.
struct Plan {
    start: Option<Deadline>,
    due: Option<Deadline>,
    due_written: Option<String>,
}

impl Plan {
    fn read(fields: &Fields<'_>, cx: &mut Context<'_>) -> Plan {
        let start = fields.read("start", cx, dates::start);
        let due = fields.read("due", cx, dates::deadline);
        if let (Some(start), Some(due)) = (start, due) {
            check_start_before_due(fields, start, due, cx);
        }
        let due_written = due.and_then(|_| fields.read("due", cx, text));
        Plan {
            start,
            due,
            due_written,
        }
    }
}

/// Reads which fields are withheld and drops what is given for them all the same.
fn withhold(
    fields: &mut Fields<'_>,
    facets: &[(&str, &str)],
    cx: &mut Context<'_>,
) -> BTreeMap<String, String> {
    let mut withheld = BTreeMap::new();
    let Some(node) = fields.given("withheld") else {
        return withheld;
    };
    for entry in free_group(node, cx) {
        let written = entry.key.trim();
        let facet = facets
            .iter()
            .find(|(key, name)| *key == written || *name == written);
        let key = keys::find(BRIEF, written).map(|key| key.name);
        let Some(key) = key.or(facet.map(|(key, _)| *key)) else {
            let message = suggest::unknown_key(written, BRIEF, facets);
            cx.error("unknown-key", entry.key_span, message);
            continue;
        };
        match text(&entry.value, cx) {
            Some(reason) => {
                withheld.insert(key.to_owned(), reason);
            }
            None => cx.error("missing-key", entry.key_span, Message::new("missing-reason")),
        }
    }
    for key in withheld.keys() {
        if let Some(given) = fields.drop_given(key) {
            let message = Message::new("withheld-given").with("key", given.key.trim());
            cx.warning("withheld-given", given.key_span, message);
        }
    }
    withheld
}

/// Reads the values of every declared facet.
fn facet_values(
    fields: &Fields<'_>,
    facets: &[(&str, &str)],
    cx: &mut Context<'_>,
) -> BTreeMap<String, Vec<String>> {
    facets
        .iter()
        .map(|(key, _)| {
            let values = fields.read(key, cx, name_list).unwrap_or_default();
            ((*key).to_owned(), values)
        })
        .collect()
}

/// Reads which rules are silenced, each with its reason.
fn allow(node: &Node<'_>, cx: &mut Context<'_>) -> Option<BTreeMap<String, String>> {
    let mut allowed = BTreeMap::new();
    for entry in free_group(node, cx) {
        match text(&entry.value, cx) {
            Some(reason) => {
                allowed.insert(entry.key.trim().to_owned(), reason);
            }
            None => cx.error("missing-key", entry.key_span, Message::new("missing-reason")),
        }
    }
    Some(allowed)
}
