//! The groups of a brief: promise, outcomes, problems, changes, money, close, account and review.

use super::milestone::check_start_before_due;
use super::{groups, required};
use crate::locale::Message;
use crate::model::{
    Account, Baseline, Budget, Change, ChangeTarget, Close, Indicator, Outcome, Problem, Review,
};
use crate::source::context::Context;
use crate::source::fields::{Fields, free_group};
use crate::source::keys::{self, BRIEF};
use crate::source::names::{anybody, name, something, text, texts};
use crate::source::numbers::{Bounds, number, quantity};
use crate::source::references::{parse_project_ref, parse_year};
use crate::source::words::{self, CONCLUSION, INDICATOR_KIND, RESULT};
use crate::source::yaml::{Node, Value};
use crate::source::{dates, suggest, unread_list};

/// Decodes the first promise.
pub(super) fn baseline(node: &Node<'_>, cx: &mut Context<'_>) -> Option<Baseline> {
    let fields = Fields::of(node, keys::BASELINE, cx)?;
    let start = fields.read("start", cx, dates::period);
    let due = fields.read("due", cx, dates::period);
    if let (Some(start), Some(due)) = (start, due) {
        check_start_before_due(&fields, start, due, cx);
    }
    Some(Baseline { start, due })
}

/// Decodes the expected results: texts and indicators.
pub(super) fn outcomes(node: &Node<'_>, cx: &mut Context<'_>) -> Option<Vec<Outcome>> {
    let nodes = match &node.value {
        Value::List(items) => {
            items.iter().for_each(|item| unread_list::report_item(item, cx));
            items.as_slice()
        }
        _ => {
            unread_list::report(node, cx);
            std::slice::from_ref(node)
        }
    };
    let outcomes = nodes.iter().filter_map(|node| match &node.value {
        Value::Group(_) => indicator(node, cx).map(Outcome::Indicator),
        _ => something(node, cx).map(Outcome::Text),
    });
    Some(outcomes.collect())
}

fn indicator(node: &Node<'_>, cx: &mut Context<'_>) -> Option<Indicator> {
    let fields = Fields::of(node, keys::INDICATOR, cx)?;
    let kind = fields.read("kind", cx, |node, cx| words::word(node, INDICATOR_KIND, cx));
    let indicator = Indicator {
        name: String::new(),
        unit: fields.read("unit", cx, name),
        base: fields.read("base", cx, |node, cx| number(node, Bounds::Any, cx)),
        target: fields.read("target", cx, quantity),
        actual: fields.read("actual", cx, quantity),
        kind: kind.unwrap_or_default(),
        by: fields.read("by", cx, dates::deadline),
    };
    let name = required(&fields, "name", node.span, "missing-indicator-name", cx, name)?;
    Some(Indicator { name, ..indicator })
}

/// Decodes the problems; one without a text is reported and left out.
pub(super) fn problems(node: &Node<'_>, cx: &mut Context<'_>) -> Option<Vec<Problem>> {
    let problems = groups(node, keys::PROBLEM, cx);
    let problems = problems.into_iter().filter_map(|(node, fields)| {
        let problem = Problem {
            text: String::new(),
            since: fields.read("since", cx, dates::start),
            owner: fields.read("owner", cx, anybody),
            needs: fields.read("needs", cx, something),
            decider: fields.read("decider", cx, anybody),
            due: fields.read("due", cx, dates::deadline),
            solved: fields.read("solved", cx, dates::day),
        };
        let text = required(&fields, "text", node.span, "missing-problem-text", cx, text)?;
        Some(Problem { text, ..problem })
    });
    Some(problems.collect())
}

/// Decodes the approved changes; one that does not say what it changed is reported and left out.
pub(super) fn changes(node: &Node<'_>, cx: &mut Context<'_>) -> Option<Vec<Change>> {
    let changes = groups(node, keys::CHANGE, cx);
    let changes = changes.into_iter().filter_map(|(node, fields)| {
        let change = Change {
            date: fields.read("date", cx, dates::day),
            what: ChangeTarget::Scope,
            from: fields.read("from", cx, text),
            to: fields.read("to", cx, text),
            reason: fields.read("reason", cx, text),
            approved_by: fields.read("approved_by", cx, name),
        };
        let what = required(
            &fields,
            "what",
            node.span,
            "missing-change-what",
            cx,
            change_target,
        )?;
        Some(Change { what, ..change })
    });
    Some(changes.collect())
}

fn change_target(node: &Node<'_>, cx: &mut Context<'_>) -> Option<ChangeTarget> {
    let written = name(node, cx)?;
    let (key, milestone) = match written.split_once(['.', '．', '。']) {
        Some((key, milestone)) => (key.trim(), Some(milestone.trim())),
        None => (written.as_str(), None),
    };
    let key = keys::find(BRIEF, key).map_or(key, |key| key.name);
    let target = match (key, milestone) {
        ("milestones", Some(milestone)) if !milestone.is_empty() => {
            Some(ChangeTarget::Milestone(milestone.to_owned()))
        }
        ("due", None) => Some(ChangeTarget::Due),
        ("start", None) => Some(ChangeTarget::Start),
        ("lead", None) => Some(ChangeTarget::Lead),
        ("office", None) => Some(ChangeTarget::Office),
        ("scope" | "范围", None) => Some(ChangeTarget::Scope),
        _ => None,
    };
    if target.is_none() {
        let message = Message::new("unknown-change-target").with("word", written);
        cx.error("unknown-word", node.span, message);
    }
    target
}

/// Decodes the money.
pub(super) fn budget(node: &Node<'_>, cx: &mut Context<'_>) -> Option<Budget> {
    let fields = Fields::of(node, keys::BUDGET, cx)?;
    let amount = |name, cx: &mut Context<'_>| fields.read(name, cx, |node, cx| number(node, Bounds::Any, cx));
    Some(Budget {
        total: amount("total", cx),
        year_plan: amount("year_plan", cx),
        spent: amount("spent", cx),
        unit: fields.read("unit", cx, name),
    })
}

/// Decodes how the project ended.
pub(super) fn close(node: &Node<'_>, cx: &mut Context<'_>) -> Option<Close> {
    let fields = Fields::of(node, keys::CLOSE, cx)?;
    if fields.given("date").is_none() || fields.given("result").is_none() {
        cx.warning("incomplete-close", node.span, Message::new("incomplete-close"));
    }
    Some(Close {
        date: fields.read("date", cx, dates::day),
        result: fields.read("result", cx, |node, cx| words::word(node, RESULT, cx)),
        summary: fields.read("summary", cx, text),
        evidence: fields.read("evidence", cx, texts).unwrap_or_default(),
        score: fields.read("score", cx, |node, cx| number(node, Bounds::Score, cx)),
    })
}

/// Decodes what an unfinished project owes.
pub(super) fn account(node: &Node<'_>, cx: &mut Context<'_>) -> Option<Account> {
    let fields = Fields::of(node, keys::ACCOUNT, cx)?;
    Some(Account {
        reason: fields.read("reason", cx, something),
        cause: fields.read("cause", cx, cause),
        remedy: fields.read("remedy", cx, something),
        responsible: fields.read("responsible", cx, name),
        new_due: fields.read("new_due", cx, dates::deadline),
        carry_to: fields.read("carry_to", cx, carry_to),
    })
}

fn cause(node: &Node<'_>, cx: &mut Context<'_>) -> Option<String> {
    let written = text(node, cx)?;
    let causes = &cx.config.causes;
    if causes.contains(&written) {
        return Some(written);
    }
    let message = match suggest::nearest(&written, causes.iter().map(String::as_str)) {
        Some(near) => Message::new("unknown-word-near").with("near", near),
        None => {
            let all: Vec<String> = causes.iter().map(|cause| format!("`{cause}`")).collect();
            let all = all.join(" · ");
            Message::new("unknown-word")
                .with("english", &*all)
                .with("chinese", &*all)
        }
    };
    cx.warning("unknown-cause", node.span, message.with("word", &written));
    Some(written)
}

/// Decodes where an unfinished project goes on: a year or a brief.
fn carry_to(node: &Node<'_>, cx: &mut Context<'_>) -> Option<String> {
    let written = text(node, cx)?;
    let brief = parse_project_ref(&written).is_some_and(|reference| reference.year.is_some());
    if brief || parse_year(&written).is_some() {
        return Some(written);
    }
    let message = Message::new("invalid-carry-to").with("text", written);
    cx.error("invalid-reference", node.span, message);
    None
}

/// Decodes the year-end meeting's word.
pub(super) fn review(node: &Node<'_>, cx: &mut Context<'_>) -> Option<Review> {
    let fields = Fields::of(node, keys::REVIEW, cx)?;
    Some(Review {
        conclusion: fields.read("conclusion", cx, |node, cx| words::word(node, CONCLUSION, cx)),
        score: fields.read("score", cx, |node, cx| number(node, Bounds::Score, cx)),
        comment: fields.read("comment", cx, text),
        by: fields.read("by", cx, name),
        date: fields.read("date", cx, dates::day),
    })
}

/// Keeps free data: every key with its value as JSON text.
pub(super) fn extra(node: &Node<'_>, cx: &mut Context<'_>) -> Option<Vec<(String, String)>> {
    let entries = free_group(node, cx).into_iter().map(|entry| {
        let value = json(&entry.value);
        (entry.key.trim().to_owned(), value.to_string())
    });
    Some(entries.collect())
}

/// Turns a value into JSON, every text into a string; the depth is bounded by the YAML reader.
fn json(node: &Node<'_>) -> serde_json::Value {
    match &node.value {
        Value::Nothing => serde_json::Value::Null,
        Value::Text(text) => serde_json::Value::String(text.clone().into_owned()),
        Value::List(items) => items.iter().map(json).collect(),
        Value::Group(entries) => entries
            .iter()
            .map(|entry| (entry.key.clone().into_owned(), json(&entry.value)))
            .collect(),
    }
}
