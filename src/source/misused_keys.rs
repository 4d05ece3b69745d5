//! Names and texts that stand where keys are expected, and keys whose colon is not one.

use super::context::Context;
use super::fields::other_key;
use super::keys::{self, Key, Keys};
use super::suggest;
use super::yaml::{Entry, Node, Value};
use crate::locale::Message;
use crate::text::Span;

/// Shows how a group of these keys is written, with the words that stand in its place where they fit its first key.
pub(super) fn example_group(node: &Node<'_>, known: &'static Keys) -> Message {
    let words = match &node.value {
        Value::Text(text) => text.trim(),
        _ => "…",
    };
    let of = |spelling: fn(&Key) -> &str| {
        let pair = known.iter().take(2).map(|key| {
            let value = if matches!(key.name, "name" | "text") {
                words
            } else {
                "…"
            };
            format!("{}: {value}", spelling(key))
        });
        format!("{{{}}}", pair.collect::<Vec<String>>().join(", "))
    };
    Message::new("example-written")
        .with("english", of(|key| key.name))
        .with("chinese", of(|key| key.chinese.first().unwrap_or(&key.name)))
}

/// Reports `Topping out: 2026-06`, a name where a key is expected and its value behind it; tells whether it does.
pub(crate) fn report_names_as_keys(node: &Node<'_>, known: &'static Keys, cx: &mut Context<'_>) -> bool {
    let (Value::Group(entries), [first, second, ..]) = (&node.value, known) else {
        return false;
    };
    let is_name = |entry: &Entry<'_>| {
        let key = entry.key.trim();
        let unknown = keys::find(known, key).is_none() && suggest::nearest_key(key, known, &[]).is_none();
        unknown && !key.contains(['：', ':', '，']) && matches!(entry.value.value, Value::Text(_))
    };
    if entries.is_empty() || !matches!(first.name, "name" | "text") || !entries.iter().all(is_name) {
        return false;
    }
    for entry in entries {
        let Value::Text(value) = &entry.value.value else {
            continue;
        };
        let of = |spelling: fn(&Key) -> &str| {
            format!(
                "- {{{}: {}, {}: {}}}",
                spelling(first),
                entry.key.trim(),
                spelling(second),
                value.trim()
            )
        };
        let example = Message::new("example-written")
            .with("english", of(|key| key.name))
            .with("chinese", of(|key| key.chinese.first().unwrap_or(&key.name)));
        let message = Message::new("unknown-key-named")
            .with("key", entry.key.trim())
            .with("example", example);
        cx.error("unknown-key", entry.key_span, message);
    }
    true
}

/// Shows how a group with free keys is written, with the first word that stands in its place.
pub(super) fn example_line(node: &Node<'_>) -> Message {
    let first = match &node.value {
        Value::List(items) => items.first().map(|item| &item.value),
        value => Some(value),
    };
    let of = |otherwise: &str| match first {
        Some(Value::Text(text)) => format!("{}: …", text.trim()),
        _ => format!("{otherwise}: …"),
    };
    Message::new("example-written")
        .with("english", of("name"))
        .with("chinese", of("名称"))
}

/// Reports `- name：a`, which is read as a text.
pub(crate) fn report_colon_in_text(node: &Node<'_>, known: &'static Keys, cx: &mut Context<'_>) {
    let Value::Text(text) = &node.value else {
        return;
    };
    let Some((key, rest)) = text.split_once('：') else {
        return;
    };
    if keys::find(known, key.trim()).is_none() {
        return;
    }
    let start = node.span.start as usize + key.len();
    let message =
        Message::new("yaml-full-width-colon").with("correct", format!("{}: {}", key.trim(), rest.trim()));
    cx.error("yaml-syntax", Span::new(start, start + '：'.len_utf8()), message);
}

/// Reports `{name：a，due：b}` and `{name:a}`, which are read as one key without a value.
pub(super) fn report_colon(
    entry: &Entry<'_>,
    known: &'static Keys,
    others: &[(&str, &str)],
    cx: &mut Context<'_>,
) -> Vec<String> {
    let written = entry.key.trim();
    let parts = written.split(['，', ',', '；']);
    let meant: Vec<String> = parts
        .filter_map(|part| part.split_once([':', '：']))
        .filter_map(|(key, _)| {
            let known = keys::find(known, key.trim()).map(|key| key.name);
            known.or_else(|| other_key(others, key.trim())).map(str::to_owned)
        })
        .collect();
    let Some(colon) = written.find([':', '：']).filter(|_| !meant.is_empty()) else {
        return Vec::new();
    };
    let sign = written[colon..].chars().next().map_or(1, char::len_utf8);
    let id = if sign == 1 {
        "yaml-missing-blank"
    } else {
        "yaml-full-width-colon"
    };
    let start = entry.key_span.start as usize + colon;
    let rest = written[colon + sign..]
        .split(['，', ',', '；'])
        .next()
        .unwrap_or_default();
    let correct = format!("{}: {}", &written[..colon], rest.trim());
    let message = Message::new(id).with("correct", correct);
    cx.error("yaml-syntax", Span::new(start, start + sign), message);
    meant
}
