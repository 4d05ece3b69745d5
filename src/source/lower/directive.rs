//! Directives and their clauses.

use super::{RecordSource, groups, required};
use crate::locale::Message;
use crate::model::{Clause, Directive};
use crate::source::context::Context;
use crate::source::dates;
use crate::source::keys::{self, DIRECTIVE};
use crate::source::names::{self, name, text};
use crate::source::references::parse_year;
use crate::source::yaml::Node;
use crate::text::Span;

/// Decodes a directive; none where its title or its year is not known.
pub(in crate::source) fn directive(
    id: String,
    source: &RecordSource<'_>,
    cx: &mut Context<'_>,
) -> Option<Directive> {
    let fields = source.fields(DIRECTIVE, cx);
    let title = source.title(&fields, DIRECTIVE, cx);
    let date = fields.read("date", cx, dates::day);
    let given = fields.read("year", cx, year);
    if fields.lacks("year") && fields.lacks("date") {
        source.missing(DIRECTIVE, "year", "example-year", cx);
    }
    let by_date = date.map(|date| cx.config.year_starts.year_of(date));
    // A clause may name a month without its year.
    cx.year = given.or(by_date);
    let directive = Directive {
        id,
        file: source.file.to_owned(),
        title: String::new(),
        source: fields.read("source", cx, name),
        date,
        year: 0,
        clauses: fields.read("clauses", cx, clauses).unwrap_or_default(),
        body: source.body.clone(),
    };
    Some(Directive {
        title: title?,
        year: cx.year?,
        ..directive
    })
}

/// Decodes the name of a reporting year.
pub(super) fn year(node: &Node<'_>, cx: &mut Context<'_>) -> Option<i32> {
    let written = text(node, cx)?;
    let year = parse_year(&written);
    if year.is_none() {
        let message = Message::new("invalid-year").with("text", written);
        cx.error("invalid-date", node.span, message);
    }
    year
}

/// Decodes the clauses; one without an id, or with an id given before, is reported and left out.
fn clauses(node: &Node<'_>, cx: &mut Context<'_>) -> Option<Vec<Clause>> {
    let mut clauses: Vec<(Clause, Span)> = Vec::new();
    for (group, fields) in groups(node, keys::CLAUSE, cx) {
        let clause = Clause {
            id: String::new(),
            text: fields.read("text", cx, text).unwrap_or_default(),
            office: fields.read("office", cx, names::office),
            due: fields.read("due", cx, dates::deadline),
        };
        let Some(id) = required(&fields, "id", group.span, "missing-clause-id", cx, name) else {
            continue;
        };
        let span = fields.entry("id").map_or(group.span, |entry| entry.value.span);
        let first = clauses.iter().find(|(other, _)| other.id == id);
        if let Some((_, first)) = first {
            let message = Message::new("duplicate-id-in-list").with("id", id);
            let why = Message::new("first-given-here");
            cx.error_with("duplicate-name", span, message, (*first, why));
            continue;
        }
        clauses.push((Clause { id, ..clause }, span));
    }
    Some(clauses.into_iter().map(|(clause, _)| clause).collect())
}
