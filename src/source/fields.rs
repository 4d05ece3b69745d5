//! The keys of one group, known by their English names whatever language they are written in.

use super::context::Context;
use super::keys::{self, Keys};
use super::misused_keys::{example_group, example_line, report_colon};
use super::names;
use super::numbers;
use super::suggest;
use super::yaml::{Entry, Node, Value};
use crate::locale::Message;
use crate::text::Span;

/// The values of a group by the English names of their keys.
pub(crate) struct Fields<'n> {
    found: Vec<(&'n str, &'n Entry<'n>)>,
    /// Keys that were meant, as it seems, by what was reported as unknown.
    meant: Vec<String>,
}

impl<'n> Fields<'n> {
    /// Takes the keys of `entries`; reports unknown keys, and keys that are given twice in any spelling.
    ///
    /// `others` are further keys of this level, each with the name that means the same.
    pub(crate) fn new(
        entries: &'n [Entry<'n>],
        known: &'static Keys,
        others: &[(&'n str, &'n str)],
        cx: &mut Context<'_>,
    ) -> Fields<'n> {
        let mut fields = Fields {
            found: Vec::with_capacity(entries.len()),
            meant: Vec::new(),
        };
        let mut rest = entries;
        while let Some((entry, behind)) = rest.split_first() {
            rest = behind;
            if let Some((groups, span, message)) = split_number(entry, behind) {
                cx.error("invalid-number", span, message);
                rest = &behind[groups..];
            }
            report_glued_comment(entry, cx);
            let written = entry.key.trim();
            let name = keys::find(known, written)
                .map(|key| key.name)
                .or_else(|| other_key(others, written));
            match name {
                Some(name) => fields.add(name, entry, cx),
                None => fields.meant.extend(report_unknown(entry, known, others, cx)),
            }
        }
        fields
    }

    /// Takes the keys of the group at `node`; reports anything else that stands there.
    pub(crate) fn of(node: &'n Node<'n>, known: &'static Keys, cx: &mut Context<'_>) -> Option<Fields<'n>> {
        let entries = group(node, known, cx)?;
        Some(Fields::new(entries, known, &[], cx))
    }

    fn add(&mut self, name: &'n str, entry: &'n Entry<'n>, cx: &mut Context<'_>) {
        if let Some((_, first)) = self.found.iter().find(|(found, _)| *found == name) {
            report_duplicate(first, entry, cx);
        } else {
            self.found.push((name, entry));
        }
    }

    /// Returns the entry of a key, even where its value is empty.
    pub(crate) fn entry(&self, name: &str) -> Option<&'n Entry<'n>> {
        self.found
            .iter()
            .find(|(found, _)| *found == name)
            .map(|(_, entry)| *entry)
    }

    /// Returns the value of a key; an empty value counts as not given.
    pub(crate) fn given(&self, name: &str) -> Option<&'n Node<'n>> {
        let node = &self.entry(name)?.value;
        let empty = match &node.value {
            Value::Nothing => true,
            Value::Text(text) => text.trim().is_empty(),
            Value::List(items) => items.is_empty(),
            Value::Group(entries) => entries.is_empty(),
        };
        (!empty).then_some(node)
    }

    /// Tells whether a key is given neither as it should be nor, as it seems, with a slip that is reported.
    pub(crate) fn lacks(&self, name: &str) -> bool {
        self.given(name).is_none() && !self.meant.iter().any(|meant| meant == name)
    }

    /// Forgets what is given for a key; returns its entry where something was.
    pub(crate) fn drop_given(&mut self, name: &str) -> Option<&'n Entry<'n>> {
        self.given(name)?;
        let index = self.found.iter().position(|(found, _)| *found == name)?;
        Some(self.found.remove(index).1)
    }

    /// Decodes the value of a key where it is given.
    pub(crate) fn read<T>(
        &self,
        name: &str,
        cx: &mut Context<'_>,
        decode: impl FnOnce(&'n Node<'n>, &mut Context<'_>) -> Option<T>,
    ) -> Option<T> {
        self.given(name).and_then(|node| decode(node, cx))
    }
}

/// Returns the keys of a group; reports anything else, saying which keys are expected.
pub(crate) fn group<'n>(
    node: &'n Node<'n>,
    known: &'static Keys,
    cx: &mut Context<'_>,
) -> Option<&'n [Entry<'n>]> {
    if let Value::Group(entries) = &node.value {
        return Some(entries);
    }
    if names::report_none_word(node, cx) {
        return None;
    }
    let (english, chinese) = suggest::lists(known);
    let message = Message::new("expected-group")
        .with("english", english)
        .with("chinese", chinese)
        .with("example", example_group(node, known));
    cx.error("wrong-kind", node.span, message);
    None
}

/// Returns the entries of a group with free keys; reports repeated keys and anything that is no group.
pub(crate) fn free_group<'n>(node: &'n Node<'n>, cx: &mut Context<'_>) -> Vec<&'n Entry<'n>> {
    let Value::Group(entries) = &node.value else {
        if !names::report_none_word(node, cx) {
            let message = Message::new("expected-free-group").with("example", example_line(node));
            cx.error("wrong-kind", node.span, message);
        }
        return Vec::new();
    };
    let mut distinct: Vec<&Entry<'_>> = Vec::with_capacity(entries.len());
    for entry in entries {
        match distinct.iter().find(|first| first.key == entry.key) {
            Some(first) => report_duplicate(first, entry, cx),
            None => distinct.push(entry),
        }
    }
    distinct
}

/// Recognises `{total: 1,200}`, which is read as a number and a key, by what stands behind the number; returns how
/// many such keys there are, where the number stands, and what to write.
fn split_number(entry: &Entry<'_>, behind: &[Entry<'_>]) -> Option<(usize, Span, Message)> {
    let Value::Text(first) = &entry.value.value else {
        return None;
    };
    numbers::parse(first)?;
    let mut end = entry.value.span.end;
    let mut number = first.clone().into_owned();
    let mut groups = 0;
    for next in behind {
        let three = next
            .key
            .get(..3)
            .is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()));
        let more = next.key.as_bytes().get(3).is_some_and(u8::is_ascii_digit);
        if end + 1 != next.key_span.start || !three || more || next.value.value != Value::Nothing {
            break;
        }
        number.push(',');
        number.push_str(&next.key);
        end = next.key_span.end;
        groups += 1;
    }
    let span = Span::new(entry.value.span.start as usize, end as usize);
    (groups > 0).then(|| (groups, span, numbers::explain(&number)))
}

/// Reports `key: #value`, of which YAML reads nothing: a comment begins there. Behind a blank it is one indeed.
fn report_glued_comment(entry: &Entry<'_>, cx: &mut Context<'_>) {
    let end = match entry.value.value {
        Value::Nothing => entry.key_span.end,
        Value::Text(_) => entry.value.span.end,
        _ => return,
    };
    let rest = cx.rest_of_line(end);
    let comment = rest.trim_start_matches([':', ' ', '\t', '"', '\'', '~']);
    let is_glued = comment
        .strip_prefix('#')
        .is_some_and(|words| words.chars().next().is_some_and(|c| c.is_alphanumeric()));
    if !is_glued {
        return;
    }
    let start = end as usize + rest.len() - comment.len();
    let value = match entry.value.value {
        Value::Nothing => "",
        _ => cx.source(Span::new(entry.value.span.start as usize, start)),
    };
    let whole = format!("{value}{}", comment.trim_end());
    let message = Message::new("unread-comment")
        .with("text", comment.trim_end())
        .with("correct", format!("'{}'", whole.replace('\'', "''")));
    let place = Span::new(start, start + comment.trim_end().len());
    cx.warning("unread-comment", place, message);
}

pub(super) fn other_key<'n>(others: &[(&'n str, &'n str)], written: &str) -> Option<&'n str> {
    let composed = names::composed(written);
    others
        .iter()
        .find(|(key, name)| *key == composed || *name == composed)
        .map(|(key, _)| *key)
}

fn report_duplicate(first: &Entry<'_>, second: &Entry<'_>, cx: &mut Context<'_>) {
    let message = if first.key == second.key {
        Message::new("duplicate-key").with("key", &*second.key)
    } else {
        Message::new("duplicate-key-spelling")
            .with("key", &*second.key)
            .with("first", &*first.key)
    };
    let why = Message::new("first-given-here");
    cx.error_with("duplicate-key", second.key_span, message, (first.key_span, why));
}

/// Reports a key that is not known, and returns the names of the keys that were meant.
fn report_unknown(
    entry: &Entry<'_>,
    known: &'static Keys,
    others: &[(&str, &str)],
    cx: &mut Context<'_>,
) -> Vec<String> {
    let written = entry.key.trim();
    if written == "<<" {
        // The YAML reader has reported it.
        return Vec::new();
    }
    let meant = report_colon(entry, known, others, cx);
    if !meant.is_empty() {
        return meant;
    }
    let message = suggest::unknown_key(written, known, others);
    cx.error("unknown-key", entry.key_span, message);
    let near = suggest::nearest_key(written, known, others);
    let name = near.and_then(|near| keys::find(known, near));
    name.map(|key| key.name.to_owned()).into_iter().collect()
}
