//! Meetings and what they decided.

use super::{RecordSource, groups, required};
use crate::locale::Message;
use crate::model::{Date, Decision, Meeting};
use crate::source::context::Context;
use crate::source::dates;
use crate::source::keys::{self, MEETING};
use crate::source::names::{anybody, name, text};
use crate::source::references::{project_ref, project_refs};
use crate::source::yaml::Node;
use crate::text::Span;

/// Decodes a meeting; none where its title or its date is not known.
///
/// `named` is the day that the file's name begins with.
pub(in crate::source) fn meeting(
    (id, named): (String, Option<Date>),
    source: &RecordSource<'_>,
    cx: &mut Context<'_>,
) -> Option<Meeting> {
    let fields = source.fields(MEETING, cx);
    let title = source.title(&fields, MEETING, cx);
    let given = fields.read("date", cx, dates::day);
    if fields.lacks("date") && named.is_none() {
        source.missing(MEETING, "date", "example-date", cx);
    }
    if let (Some(given), Some(named), Some(node)) = (given, named, fields.given("date"))
        && given != named
    {
        let message = Message::new("date-conflict")
            .with("given", given.to_string())
            .with("named", named.to_string());
        cx.error("date-conflict", node.span, message);
    }
    let date = given.or(named);
    // A decision may name a project of the meeting's own year by its id alone.
    cx.year = date.map(|date| cx.config.year_starts.year_of(date));
    let kind = fields.read("kind", cx, name);
    let agenda = fields.read("agenda", cx, project_refs).unwrap_or_default();
    let decisions = fields.read("decisions", cx, decisions).unwrap_or_default();
    Some(Meeting {
        id,
        file: source.file.to_owned(),
        title: title?,
        date: date?,
        year: cx.year?,
        kind,
        agenda,
        decisions,
        body: source.body.clone(),
    })
}

/// Decodes the decisions; one without a text, or with an id given before, is reported and left out.
fn decisions(node: &Node<'_>, cx: &mut Context<'_>) -> Option<Vec<Decision>> {
    let mut decisions: Vec<(Decision, Span)> = Vec::new();
    for (index, (group, fields)) in groups(node, keys::DECISION, cx).into_iter().enumerate() {
        let id = fields
            .read("id", cx, name)
            .unwrap_or_else(|| (index + 1).to_string());
        let decision = Decision {
            id,
            text: String::new(),
            owner: fields.read("owner", cx, anybody),
            project: fields.read("project", cx, project_ref),
            due: fields.read("due", cx, dates::deadline),
            done: fields.read("done", cx, dates::day),
        };
        let Some(words) = required(&fields, "text", group.span, "missing-decision-text", cx, text) else {
            continue;
        };
        let span = fields.given("id").map_or(group.span, |node| node.span);
        let first = decisions.iter().find(|(other, _)| other.id == decision.id);
        if let Some((_, first)) = first {
            let message = Message::new("duplicate-id-in-list").with("id", decision.id);
            let why = Message::new("first-given-here");
            cx.error_with("duplicate-name", span, message, (*first, why));
            continue;
        }
        let decision = Decision {
            text: words,
            ..decision
        };
        decisions.push((decision, span));
    }
    Some(decisions.into_iter().map(|(decision, _)| decision).collect())
}
