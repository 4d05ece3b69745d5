//! The narrative of a year and its closing.

use super::RecordSource;
use crate::model::YearRecord;
use crate::source::context::Context;
use crate::source::dates;
use crate::source::fields::free_group;
use crate::source::keys::YEAR;
use crate::source::names::{name, text};
use crate::source::yaml::Node;

/// Decodes the record of `year`.
pub(in crate::source) fn year(year: i32, source: &RecordSource<'_>, cx: &mut Context<'_>) -> YearRecord {
    let fields = source.fields(YEAR, cx);
    YearRecord {
        year,
        file: source.file.to_owned(),
        title: fields.read("title", cx, name),
        closed: fields.read("closed", cx, dates::day),
        targets: fields.read("targets", cx, targets).unwrap_or_default(),
        body: source.body.clone(),
    }
}

fn targets(node: &Node<'_>, cx: &mut Context<'_>) -> Option<Vec<(String, String)>> {
    let mut targets = Vec::new();
    for entry in free_group(node, cx) {
        if let Some(value) = text(&entry.value, cx) {
            targets.push((entry.key.trim().to_owned(), value));
        }
    }
    Some(targets)
}
