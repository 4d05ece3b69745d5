//! Good practice.

use super::RecordSource;
use super::directive::year;
use crate::model::Practice;
use crate::source::context::Context;
use crate::source::keys::PRACTICE;
use crate::source::names::{list, name, texts};
use crate::source::references::project_refs;

/// Decodes a practice; none where its title or its year is not known.
pub(in crate::source) fn practice(
    id: String,
    source: &RecordSource<'_>,
    cx: &mut Context<'_>,
) -> Option<Practice> {
    let fields = source.fields(PRACTICE, cx);
    let title = source.title(&fields, PRACTICE, cx);
    let year = fields.read("year", cx, year);
    if fields.lacks("year") {
        source.missing(PRACTICE, "year", "example-year", cx);
    }
    cx.year = year;
    let kind = fields.read("kind", cx, name);
    let from = fields.read("from", cx, project_refs).unwrap_or_default();
    let adopted = fields
        .read("adopted", cx, |node, cx| Some(list(node, cx, name)))
        .unwrap_or_default();
    let evidence = fields.read("evidence", cx, texts).unwrap_or_default();
    Some(Practice {
        id,
        file: source.file.to_owned(),
        title: title?,
        year: year?,
        kind,
        from,
        adopted,
        evidence,
        body: source.body.clone(),
    })
}
