//! Texts, names and references: trimmed, in one composition, by their registered spelling.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::context::Context;
use super::unread_list;
use super::yaml::{Node, Value};
use crate::config::Registry;
use crate::locale::Message;
use crate::text::Span;

/// Decodes one text, trimmed and in NFC.
pub(crate) fn text(node: &Node<'_>, cx: &mut Context<'_>) -> Option<String> {
    let written = plain_text(node, cx)?;
    Some(composed(written.trim()).into_owned())
}

/// Returns a text as written, or reports that something else stands there.
pub(crate) fn plain_text<'n>(node: &'n Node<'_>, cx: &mut Context<'_>) -> Option<&'n str> {
    let id = match &node.value {
        Value::Text(text) if !text.trim().is_empty() => return Some(text),
        Value::Text(_) | Value::Nothing => return None,
        Value::List(_) => "expected-text-not-list",
        Value::Group(_) => "expected-text-not-group",
    };
    cx.error("wrong-kind", node.span, Message::new(id));
    None
}

/// Returns the parts of a list; a single text is a list of one.
pub(crate) fn items<'n>(node: &'n Node<'n>, cx: &mut Context<'_>) -> &'n [Node<'n>] {
    match &node.value {
        Value::List(items) => {
            items.iter().for_each(|item| unread_list::report_item(item, cx));
            items
        }
        Value::Text(_) => {
            unread_list::report(node, cx);
            std::slice::from_ref(node)
        }
        Value::Nothing => &[],
        Value::Group(_) => {
            cx.error("wrong-kind", node.span, Message::new("expected-list-not-group"));
            &[]
        }
    }
}

/// Decodes a list with `decode` a part; parts that cannot be read are left out.
pub(crate) fn list<'n, T>(
    node: &'n Node<'n>,
    cx: &mut Context<'_>,
    decode: impl Fn(&'n Node<'n>, &mut Context<'_>) -> Option<T>,
) -> Vec<T> {
    items(node, cx)
        .iter()
        .filter_map(|item| decode(item, cx))
        .collect()
}

/// Decodes a list of texts; a word for "none" is none.
pub(crate) fn texts(node: &Node<'_>, cx: &mut Context<'_>) -> Option<Vec<String>> {
    Some(list(node, cx, something))
}

/// Decodes one text; a word for "none" counts as not given, so that nobody takes it for an answer.
pub(crate) fn something(node: &Node<'_>, cx: &mut Context<'_>) -> Option<String> {
    if report_none_word(node, cx) {
        return None;
    }
    text(node, cx)
}

/// Reports a word for "none" where something other than a name is expected; tells whether there is one.
pub(crate) fn report_none_word(node: &Node<'_>, cx: &mut Context<'_>) -> bool {
    let is_none = says_none(node);
    if is_none {
        let message = Message::new("none-given").with("text", cx.source(node.span));
        cx.warning("word-for-none", node.span, message);
    }
    is_none
}

/// Decodes a name: one line without invisible characters; a word for "none" is no name.
pub(crate) fn name(node: &Node<'_>, cx: &mut Context<'_>) -> Option<String> {
    let text = text(node, cx)?;
    if let Some(hidden) = text.chars().find(|c| is_hidden(*c)) {
        let code = format!("U+{:04X}", u32::from(hidden));
        let message = Message::new("hidden-character").with("code", code);
        cx.error("hidden-character", node.span, message);
        return None;
    }
    if is_none_word(&text) {
        let message = Message::new("word-for-none").with("text", text);
        cx.warning("word-for-none", node.span, message);
        return None;
    }
    // Word processors and input methods have many blanks; two names that look alike must not be two names.
    let is_odd = |c: char| c.is_whitespace() && c != ' ';
    if text.contains(is_odd) || text.contains("  ") {
        return Some(text.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    Some(text)
}

/// Tells whether a value is one of the words that people write where there is nobody to name.
pub(crate) fn says_none(node: &Node<'_>) -> bool {
    matches!(&node.value, Value::Text(text) if is_none_word(text.trim()))
}

fn is_none_word(text: &str) -> bool {
    const WORDS: [&str; 12] = [
        "无",
        "暂无",
        "没有",
        "不涉及",
        "无。",
        "n/a",
        "none",
        "nil",
        "/",
        "-",
        "—",
        "——",
    ];
    WORDS.iter().any(|word| word.eq_ignore_ascii_case(text))
}

/// Decodes a list of names; reports `[甲，乙]`, which is one name with a full-width comma in it.
pub(crate) fn names(node: &Node<'_>, cx: &mut Context<'_>) -> Option<Vec<String>> {
    report_wide_comma(node, cx);
    Some(list(node, cx, name))
}

/// Decodes the name of an office by its registered spelling.
pub(crate) fn office(node: &Node<'_>, cx: &mut Context<'_>) -> Option<String> {
    let written = name(node, cx)?;
    Some(registered(cx.config.offices.as_ref(), written))
}

/// Decodes a list of offices by their registered spellings.
pub(crate) fn offices(node: &Node<'_>, cx: &mut Context<'_>) -> Option<Vec<String>> {
    report_wide_comma(node, cx);
    Some(list(node, cx, office))
}

/// Decodes the name of somebody who may be an office, a lead or anybody else.
pub(crate) fn anybody(node: &Node<'_>, cx: &mut Context<'_>) -> Option<String> {
    let written = name(node, cx)?;
    let known = registered(cx.config.offices.as_ref(), written);
    Some(registered(cx.config.leads.as_ref(), known))
}

/// Decodes the one lead; several are an error.
pub(crate) fn lead(node: &Node<'_>, cx: &mut Context<'_>) -> Option<String> {
    let one = match &node.value {
        Value::List(items) if items.len() == 1 => &items[0],
        Value::List(items) => {
            let first = items.first().map_or(node.span, |item| item.span);
            let last = items.last().map_or(node.span, |item| item.span);
            let span = Span::new(first.start as usize, last.end as usize);
            cx.error("several-leads", span, Message::new("several-leads"));
            return None;
        }
        _ => node,
    };
    let written = name(one, cx)?;
    if written.contains(['、', '；', ';']) {
        let mut parts = written
            .split(['、', '；', ';'])
            .map(str::trim)
            .filter(|part| !part.is_empty());
        let message = match (parts.next(), parts.next()) {
            (Some(only), None) => Message::new("lead-with-sign")
                .with("text", &written)
                .with("correct", only),
            _ => Message::new("several-leads"),
        };
        cx.error("several-leads", one.span, message);
        return None;
    }
    Some(registered(cx.config.leads.as_ref(), written))
}

fn registered(registry: Option<&Registry>, written: String) -> String {
    match registry.and_then(|registry| registry.find(&written)) {
        Some((_, name)) => name.to_owned(),
        None => written,
    }
}

/// Reports the parts of a list of names that hold a sign which separates names in Chinese.
pub(crate) fn report_wide_comma(node: &Node<'_>, cx: &mut Context<'_>) {
    if report_wide_brackets(node, cx) {
        return;
    }
    let parts = match &node.value {
        Value::List(items) => items.as_slice(),
        _ => std::slice::from_ref(node),
    };
    for item in parts {
        if let Value::Text(text) = &item.value
            && let Some(comma) = text.find(['，', '、'])
        {
            let correct = text.split(['，', '、']).map(str::trim).collect::<Vec<_>>();
            let message = Message::new("wide-comma")
                .with(
                    "sign",
                    text[comma..].chars().next().map_or(String::new(), String::from),
                )
                .with("correct", format!("[{}]", correct.join(", ")));
            cx.warning("wide-comma", item.span, message);
        }
    }
}

/// Reports 【甲, 乙】, which is one name; tells whether it does.
fn report_wide_brackets(node: &Node<'_>, cx: &mut Context<'_>) -> bool {
    let Value::Text(text) = &node.value else {
        return false;
    };
    let text = text.trim();
    let pair = [('【', '】'), ('［', '］')].into_iter();
    let inner = pair
        .into_iter()
        .find_map(|(open, close)| text.strip_prefix(open)?.strip_suffix(close));
    let Some(inner) = inner else {
        return false;
    };
    let parts = inner.split([',', '，', '、']).map(str::trim).collect::<Vec<_>>();
    let message = Message::new("wide-brackets").with("correct", format!("[{}]", parts.join(", ")));
    cx.warning("wide-comma", node.span, message);
    true
}

/// Tells whether a character cannot be seen or turns the text around it.
///
/// # Source
/// SECURITY.md, "Threats in short".
pub(crate) fn is_hidden(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Tells of the letters, digits and signs that most texts are made of, Latin and Chinese ones: they are in NFC whatever
/// stands beside them, and no line end, no mark, no blank but the usual one is among them.
pub(super) fn is_ordinary(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{a1}'..='\u{2ff}' | '\u{2010}'..='\u{2027}' | '\u{3001}'..='\u{3029}' | '\u{4e00}'..='\u{9fff}' | '\u{ff01}'..='\u{ff5e}')
}

/// Returns `text` in NFC.
pub(crate) fn composed(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_ordinary) || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_counts_as_composed_is() {
        let found = ('\0'..=char::MAX).filter(|c| is_ordinary(*c));
        for c in found {
            // Behind a letter that takes marks: one that joined it, or changed places with another, would show.
            let text = ['e', c, c];
            assert_eq!(is_nfc_quick(text.into_iter()), IsNormalized::Yes, "{c:?}");
        }
    }
}
