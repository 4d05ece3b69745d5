//! Milestones: named, dated, weighted, in an order that their authors may give.

use std::collections::BTreeMap;

use super::{groups, required};
use crate::locale::Message;
use crate::model::{Deadline, Milestone};
use crate::source::context::Context;
use crate::source::fields::Fields;
use crate::source::keys;
use crate::source::names::{self, name, names, plain_text, text, texts};
use crate::source::numbers::{Bounds, number};
use crate::source::yaml::Node;
use crate::source::{dates, suggest};
use crate::text::Span;

/// Decodes the milestones of a brief; one without a name or a due date, or with a name given before, is
/// reported and left out.
pub(super) fn milestones(node: &Node<'_>, cx: &mut Context<'_>) -> Option<Vec<Milestone>> {
    let mut read: Vec<(Milestone, Fields<'_>, Span)> = Vec::new();
    // A name that is known though its milestone cannot be held: another one may still come after it.
    let mut known: Vec<String> = Vec::new();
    for (group, fields) in groups(node, keys::MILESTONE, cx) {
        let place = group.span;
        let title = required(&fields, "name", place, "missing-milestone-name", cx, name);
        let due = required(
            &fields,
            "due",
            place,
            "missing-milestone-due",
            cx,
            dates::deadline,
        );
        known.extend(title.clone());
        let rest = rest(&fields, due, cx);
        let (Some(title), Some(due)) = (title, due) else {
            continue;
        };
        let span = fields.entry("name").map_or(place, |entry| entry.value.span);
        if let Some((_, _, first)) = read.iter().find(|(other, _, _)| other.name == title) {
            report_twice(&title, span, *first, cx);
            continue;
        }
        let milestone = Milestone {
            name: title,
            due,
            ..rest
        };
        read.push((milestone, fields, span));
    }
    check_order(&read, &known, cx);
    // Collected, they would stay in the memory of what was read, which is larger and kept as long as they are.
    let mut milestones = Vec::with_capacity(read.len());
    milestones.extend(read.into_iter().map(|(milestone, _, _)| milestone));
    Some(milestones)
}

/// Decodes everything but the name and the due date.
fn rest(fields: &Fields<'_>, due: Option<Deadline>, cx: &mut Context<'_>) -> Milestone {
    let start = fields.read("start", cx, dates::start);
    if let (Some(start), Some(due)) = (start, due) {
        check_start_before_due(fields, start, due, cx);
    }
    let weight = fields.read("weight", cx, |node, cx| number(node, Bounds::Positive, cx));
    Milestone {
        name: String::new(),
        due: Deadline::Undecided,
        due_written: fields
            .read("due", cx, plain_text)
            .map_or_else(String::new, |written| written.trim().to_owned()),
        baseline: fields.read("baseline", cx, dates::period),
        done: fields.read("done", cx, dates::day),
        weight: weight.unwrap_or(1.0),
        phase: fields.read("phase", cx, name),
        start,
        evidence: fields.read("evidence", cx, texts).unwrap_or_default(),
        after: fields.read("after", cx, names).unwrap_or_default(),
        note: fields.read("note", cx, text),
    }
}

/// Reports a due date that ends before the start begins, at the due date.
pub(super) fn check_start_before_due(
    fields: &Fields<'_>,
    start: Deadline,
    due: Deadline,
    cx: &mut Context<'_>,
) {
    let (Some(first), Some(last)) = (start.first_day(), due.last_day()) else {
        return;
    };
    let (Some(start_node), Some(due_node)) = (fields.given("start"), fields.given("due")) else {
        return;
    };
    if last < first {
        let message = Message::new("due-before-start")
            .with("due", last.to_string())
            .with("start", first.to_string());
        let why = Message::new("start-is-here");
        cx.error_with("due-before-start", due_node.span, message, (start_node.span, why));
    }
}

fn report_twice(title: &str, span: Span, first: Span, cx: &mut Context<'_>) {
    let message = Message::new("duplicate-milestone").with("name", title);
    let why = Message::new("first-given-here");
    cx.error_with("duplicate-name", span, message, (first, why));
}

/// Reports names in `after` that no milestone has, and milestones that wait for themselves.
fn check_order(read: &[(Milestone, Fields<'_>, Span)], known: &[String], cx: &mut Context<'_>) {
    for (milestone, fields, _) in read {
        let Some(node) = fields.given("after") else {
            continue;
        };
        for item in names::items(node, cx) {
            let written = match &item.value {
                crate::source::yaml::Value::Text(text) => names::composed(text.trim()).into_owned(),
                _ => continue,
            };
            if milestone.after.contains(&written) && !known.contains(&written) {
                report_unknown(&written, item.span, known, cx);
            }
        }
    }
    report_circle(read, cx);
}

fn report_unknown(written: &str, span: Span, known: &[String], cx: &mut Context<'_>) {
    let message = match suggest::nearest(written, known.iter().map(String::as_str)) {
        Some(near) => Message::new("unknown-milestone-near")
            .with("name", written)
            .with("near", near),
        None => Message::new("unknown-milestone").with("name", written),
    };
    cx.error("unknown-milestone", span, message);
}

/// Takes away, again and again, what waits for nothing; what remains waits in a circle or behind one.
fn report_circle(read: &[(Milestone, Fields<'_>, Span)], cx: &mut Context<'_>) {
    let mut waiting: BTreeMap<&str, Vec<&str>> = read
        .iter()
        .map(|(milestone, _, _)| {
            let after = milestone.after.iter().map(String::as_str).collect();
            (milestone.name.as_str(), after)
        })
        .collect();
    loop {
        let before = waiting.len();
        let names: Vec<&str> = waiting.keys().copied().collect();
        waiting.retain(|_, after| after.iter().any(|name| names.binary_search(name).is_ok()));
        if waiting.len() == before {
            break;
        }
    }
    let circle = circle_in(&waiting);
    let first = read
        .iter()
        .find(|(milestone, _, _)| circle.first() == Some(&milestone.name.as_str()));
    if let Some((_, fields, span)) = first {
        let place = fields.given("after").map_or(*span, |node| node.span);
        let names = circle.join(" → ");
        let message = Message::new("milestone-circle").with("names", names);
        cx.error("milestone-circle", place, message);
    }
}

/// Follows the first of what still waits until a name comes back; returns the circle with that name twice.
fn circle_in<'m>(waiting: &BTreeMap<&'m str, Vec<&'m str>>) -> Vec<&'m str> {
    let mut path: Vec<&str> = Vec::new();
    let mut next = waiting.keys().next().copied();
    while let Some(name) = next {
        if let Some(begin) = path.iter().position(|seen| *seen == name) {
            path.push(name);
            return path.split_off(begin);
        }
        path.push(name);
        next = waiting
            .get(name)
            .and_then(|after| after.iter().find(|name| waiting.contains_key(*name)).copied());
    }
    Vec::new()
}
