//! References to other records: clauses, projects and briefs of other years.

use unicode_normalization::UnicodeNormalization;

use super::context::Context;
use super::names::{list, report_wide_comma, something};
use super::place::is_id;
use super::yaml::Node;
use crate::locale::Message;
use crate::model::{GoalRef, ProjectKey, ProjectRef};

/// Decodes a list of references to clauses.
pub(crate) fn goals(node: &Node<'_>, cx: &mut Context<'_>) -> Option<Vec<GoalRef>> {
    report_wide_comma(node, cx);
    Some(list(node, cx, goal))
}

fn goal(node: &Node<'_>, cx: &mut Context<'_>) -> Option<GoalRef> {
    let written = something(node, cx)?;
    let goal = parse_goal(&written);
    if goal.is_none() {
        let plain: String = written.nfkc().collect();
        let message = match parse_goal(&plain.replace('\\', "/")) {
            Some(meant) => Message::new("invalid-goal-write").with("correct", meant.to_string()),
            None => Message::new("invalid-goal"),
        };
        cx.error("invalid-reference", node.span, message.with("text", written));
    }
    goal
}

fn parse_goal(written: &str) -> Option<GoalRef> {
    let (directive, clause) = written.split_once('/')?;
    let goal = GoalRef {
        directive: directive.trim().to_owned(),
        clause: clause.trim().to_owned(),
    };
    (is_id(&goal.directive) && !goal.clause.is_empty()).then_some(goal)
}

/// Decodes a reference to a project, `<id>` or `<year>/<id>`.
pub(crate) fn project_ref(node: &Node<'_>, cx: &mut Context<'_>) -> Option<ProjectRef> {
    let written = something(node, cx)?;
    let reference = parse_project_ref(&written);
    if reference.is_none() {
        let correct = correct_reference(&written, cx.year);
        let message = Message::new("invalid-project-reference")
            .with("text", written)
            .with("correct", correct);
        cx.error("invalid-reference", node.span, message);
    }
    reference
}

/// Decodes a list of references to projects.
pub(crate) fn project_refs(node: &Node<'_>, cx: &mut Context<'_>) -> Option<Vec<ProjectRef>> {
    report_wide_comma(node, cx);
    Some(list(node, cx, project_ref))
}

/// Decodes a list of the full names of briefs, `<year>/<id>`.
pub(crate) fn project_keys(node: &Node<'_>, cx: &mut Context<'_>) -> Option<Vec<ProjectKey>> {
    report_wide_comma(node, cx);
    Some(list(node, cx, project_key))
}

fn project_key(node: &Node<'_>, cx: &mut Context<'_>) -> Option<ProjectKey> {
    let written = something(node, cx)?;
    let key = parse_project_ref(&written).and_then(|reference| {
        reference.year.map(|year| ProjectKey {
            year,
            id: reference.id,
        })
    });
    if key.is_none() {
        let before = cx.year.map(|year| year - 1);
        let correct = correct_reference(&written, before);
        let message = Message::new("invalid-project-key")
            .with("text", written)
            .with("correct", correct);
        cx.error("invalid-reference", node.span, message);
    }
    key
}

/// Reads `<id>` or `<year>/<id>`.
pub(crate) fn parse_project_ref(written: &str) -> Option<ProjectRef> {
    let (year, id) = match written.split_once('/') {
        Some((year, id)) => (Some(parse_year(year)?), id),
        None => (None, written),
    };
    is_id(id).then(|| ProjectRef {
        year,
        id: id.to_owned(),
    })
}

/// Reads a year of four digits, 1000–9999.
pub(crate) fn parse_year(written: &str) -> Option<i32> {
    let digits = written.len() == 4 && written.bytes().all(|byte| byte.is_ascii_digit());
    written.parse().ok().filter(|year| digits && *year >= 1000)
}

/// Guesses the reference that was meant, from a path or a link to the brief.
fn correct_reference(written: &str, year: Option<i32>) -> String {
    let plain: String = written.replace('\u{3000}', "/").nfkc().collect();
    let path = plain
        .trim_end_matches(".md")
        .trim_end_matches(".html")
        .replace(['\\', '-'], "/");
    let mut parts = path.rsplit('/').filter(|part| !part.is_empty());
    let usable = |id: &&str| is_id(id) && parse_year(id).is_none();
    let id = parts.next().filter(usable).unwrap_or("project-id");
    let given = path.split('/').find_map(|part| parse_year(part.trim()));
    match given.or(year) {
        Some(year) => format!("{year}/{id}"),
        None => id.to_owned(),
    }
}
