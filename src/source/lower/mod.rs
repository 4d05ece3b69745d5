//! From keys and values to the model, one file a kind of record.
//!
//! What the model cannot hold is refused here, at its place; a field that is refused counts as absent, and the
//! rest of the record is read all the same.

mod directive;
mod meeting;
mod milestone;
mod page;
mod practice;
mod project;
mod project_parts;
mod site;
mod year;

pub(super) use directive::directive;
pub(super) use meeting::meeting;
pub(super) use page::{index, page};
pub(super) use practice::practice;
pub(super) use project::{ProjectSource, project};
pub(super) use site::site;
pub(super) use year::year;

use super::context::Context;
use super::fields::Fields;
use super::keys::{self, Keys};
use super::misused_keys;
use super::names;
use super::yaml::{Node, Tree, Value};
use crate::locale::Message;
use crate::text::{Excerpt, Span};

/// The front matter, the body and the place of a record that is no project.
pub(super) struct RecordSource<'n> {
    /// The file's path below `content/`.
    pub file: &'n str,
    /// The front matter.
    pub tree: &'n Tree<'n>,
    /// The opening fence, where missing keys are reported.
    pub fence: Span,
    /// The body.
    pub body: Excerpt,
}

impl<'n> RecordSource<'n> {
    fn fields(&self, known: &'static Keys, cx: &mut Context<'_>) -> Fields<'n> {
        Fields::new(&self.tree.entries, known, &[], cx)
    }

    /// Reports a required key that is not given, unless its block could not be read.
    fn missing(&self, known: &'static Keys, key: &'static str, example: &'static str, cx: &mut Context<'_>) {
        report_missing(self.tree, self.fence, (known, key), example, cx);
    }

    fn title(&self, fields: &Fields<'n>, known: &'static Keys, cx: &mut Context<'_>) -> Option<String> {
        if let Some(node) = fields.given("title").filter(|node| names::says_none(node)) {
            report_none((known, "title"), node, "example-title", cx);
            return None;
        }
        if fields.lacks("title") {
            self.missing(known, "title", "example-title", cx);
        }
        fields.read("title", cx, names::name)
    }
}

/// Reports a required key that is not given, unless it may stand in a part that could not be read: where it is
/// there without a value, at the key.
fn report_missing(
    tree: &Tree<'_>,
    fence: Span,
    (known, name): (&'static Keys, &'static str),
    example: &'static str,
    cx: &mut Context<'_>,
) {
    let Some(key) = keys::find(known, name) else {
        return;
    };
    let names_key = |written: &str| keys::find(known, written).is_some_and(|found| found.name == name);
    let given = tree.entries.iter().find(|entry| names_key(entry.key.trim()));
    if tree.may_hide(known, name) {
        return;
    }
    let may_be_withheld = keys::find(known, "withheld").is_some();
    let (id, place) = match (given, may_be_withheld) {
        (None, true) => ("missing-brief-key", fence),
        (None, false) => ("missing-key", fence),
        (Some(entry), true) => ("empty-brief-key", entry.key_span),
        (Some(entry), false) => ("empty-key", entry.key_span),
    };
    let message = Message::new(id)
        .with("english", key.name)
        .with("chinese", *key.chinese.first().unwrap_or(&key.name))
        .with("example", Message::new(example));
    let message = match given {
        Some(entry) => message.with("key", entry.key.trim()),
        None => message,
    };
    cx.error("missing-key", place, message);
}

/// Reports a word such as `none` where a name must be given.
fn report_none(
    (known, name): (&'static Keys, &'static str),
    node: &Node<'_>,
    example: &'static str,
    cx: &mut Context<'_>,
) {
    let (Some(key), Value::Text(written)) = (keys::find(known, name), &node.value) else {
        return;
    };
    let message = Message::new("none-for-required")
        .with("text", written.trim())
        .with("english", key.name)
        .with("chinese", *key.chinese.first().unwrap_or(&key.name))
        .with("example", Message::new(example));
    cx.error("missing-key", node.span, message);
}

/// Reports a key of a group that must be given, at the key where it is there without a value; returns its value
/// where it can be read.
fn required<'n, T>(
    fields: &Fields<'n>,
    name: &str,
    place: Span,
    missing: &'static str,
    cx: &mut Context<'_>,
    decode: impl FnOnce(&'n Node<'n>, &mut Context<'_>) -> Option<T>,
) -> Option<T> {
    // What to write for a date that is not known, its own message says.
    let says_none = |node: &&Node<'_>| name != "due" && names::says_none(node);
    if let Some(node) = fields.given(name).filter(|node| says_none(node)) {
        cx.error("missing-key", node.span, Message::new(missing));
        return None;
    }
    if fields.lacks(name) {
        let place = fields.entry(name).map_or(place, |entry| entry.key_span);
        cx.error("missing-key", place, Message::new(missing));
    }
    fields.read(name, cx, decode)
}

/// Returns the groups of a list; a single group is a list of one.
fn groups<'n>(
    node: &'n Node<'n>,
    known: &'static Keys,
    cx: &mut Context<'_>,
) -> Vec<(&'n Node<'n>, Fields<'n>)> {
    let nodes = match &node.value {
        Value::List(items) => items.as_slice(),
        _ => std::slice::from_ref(node),
    };
    nodes
        .iter()
        .filter(|node| !matches!(node.value, Value::Nothing))
        .filter_map(|node| {
            if misused_keys::report_names_as_keys(node, known, cx) {
                return None;
            }
            Some((node, Fields::of(node, known, cx)?))
        })
        .collect()
}
