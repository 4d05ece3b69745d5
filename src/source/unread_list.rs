//! Lines that look like a list and are none to YAML, so that they are read as one text.

use super::context::Context;
use super::mistyped::BULLETS;
use super::yaml::{Node, Value};
use crate::locale::Message;

/// Reports a text that stands for a list and looks like several of its parts.
pub(super) fn report(node: &Node<'_>, cx: &mut Context<'_>) {
    let Some(lines) = plain_lines(node, cx) else {
        return;
    };
    let marked = match lines.as_slice() {
        [only] => bullet(only),
        lines => lines
            .iter()
            .find_map(|line| bullet(line).or_else(|| number(line))),
    };
    say(node, marked, cx);
}

/// Reports a part of a list that holds the next one: its hyphen is indented too far, and continues the text.
pub(super) fn report_item(node: &Node<'_>, cx: &mut Context<'_>) {
    if let Some(lines) = plain_lines(node, cx) {
        say(node, lines.iter().skip(1).find_map(|line| bullet(line)), cx);
    }
}

/// Returns the lines of a text without quotation marks.
fn plain_lines<'c>(node: &Node<'_>, cx: &Context<'c>) -> Option<Vec<&'c str>> {
    let written = cx.source(node.span);
    let plain = matches!(node.value, Value::Text(_)) && !written.starts_with(['"', '\'', '|', '>']);
    let lines = written
        .split(['\n', '\r'])
        .map(str::trim)
        .filter(|line| !line.is_empty());
    plain.then(|| lines.collect())
}

fn say(node: &Node<'_>, words: Option<&str>, cx: &mut Context<'_>) {
    if let Some(words) = words {
        let words: String = words.chars().take(30).collect();
        let message = Message::new("unread-list").with("correct", format!("- {words}"));
        cx.warning("unread-list", node.span, message);
    }
}

/// Returns what stands behind a bullet, or behind a hyphen.
fn bullet(line: &str) -> Option<&str> {
    let sign = line.chars().next()?;
    let rest = line[sign.len_utf8()..].trim_start();
    let is_bullet = BULLETS.contains(&sign) || sign == '-';
    (is_bullet && !rest.is_empty() && !rest.starts_with(sign)).then_some(rest)
}

/// Returns what stands behind a number: `1. `, `2）`, 一、, （三）.
fn number(line: &str) -> Option<&str> {
    let line = line.trim_start_matches(['(', '（']);
    let is_digit = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let end = line.find(|c| !is_digit(c)).filter(|end| *end > 0)?;
    let sign = line[end..].chars().next()?;
    let rest = &line[end + sign.len_utf8()..];
    let is_date = sign == '.' && rest.starts_with(|c: char| c.is_ascii_digit());
    (matches!(sign, '.' | '．' | '、' | ')' | '）') && !is_date).then(|| rest.trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bullets_and_numbers_begin_parts_and_words_and_dates_do_not() {
        for (line, words) in [("— 甲", "甲"), ("-甲", "甲"), ("• a", "a"), ("-\u{a0}甲", "甲")] {
            assert_eq!(bullet(line), Some(words), "{line}");
        }
        for (line, words) in [
            ("1. 甲", "甲"),
            ("2）乙", "乙"),
            ("一、甲", "甲"),
            ("（三）丙", "丙"),
            ("12.甲", "甲"),
        ] {
            assert_eq!(number(line), Some(words), "{line}");
        }
        for line in ["甲", "——", "-", "---", "2026.3.28", "3 个", "一处", "十月"] {
            assert_eq!(bullet(line).or_else(|| number(line)), None, "{line}");
        }
    }
}
