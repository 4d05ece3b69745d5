//! Signs that an input method, a word processor or a slip put where YAML wants another one.

use std::ops::Range;

use super::lines::{content_start, trimmed, value_start};
use crate::locale::Message;

/// What is to blame, from the text's start, and what is said of it.
pub(super) type Mistyped = (Range<usize>, Message);

/// Signs that begin the parts of lists elsewhere.
pub(super) const BULLETS: [char; 16] = [
    '—', '–', '－', '−', '‐', '•', '·', '●', '○', '◆', '◇', '■', '□', '▪', '►', '※',
];

/// Finds such a sign on a line that cannot be read.
pub(super) fn mistyped(text: &str, line: &Range<usize>) -> Option<Mistyped> {
    odd_indentation(text, line)
        .or_else(|| odd_bullet(text, line))
        .or_else(|| decorated_key(text, line))
        .or_else(|| wide_bracket(text, line))
}

/// Tells whether a character looks like a blank, or like nothing, and is no blank to YAML.
pub(super) fn is_odd_blank(c: char) -> bool {
    (c.is_whitespace() && !matches!(c, ' ' | '\t' | '\n' | '\r'))
        || matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// Says that another blank than the ordinary one stands at `at`.
pub(super) fn odd_blank(text: &str, at: usize) -> Option<Mistyped> {
    let found = text[at..].chars().next().filter(|c| is_odd_blank(*c))?;
    let message = Message::new("yaml-odd-blank").with("code", format!("U+{:04X}", u32::from(found)));
    Some((at..at + found.len_utf8(), message))
}

fn odd_indentation(text: &str, line: &Range<usize>) -> Option<Mistyped> {
    let content = &text[line.clone()];
    let indentation = content
        .find(|c: char| !(is_odd_blank(c) || c == ' ' || c == '\t'))
        .unwrap_or(content.len());
    let odd = content[..indentation].find(is_odd_blank)?;
    odd_blank(text, line.start + odd)
}

/// `•` or `—` before the part of a list, or a hyphen without a blank behind it.
fn odd_bullet(text: &str, line: &Range<usize>) -> Option<Mistyped> {
    let place = trimmed(text, line.clone());
    let content = &text[place.clone()];
    let sign = content.chars().next()?;
    let rest = &content[sign.len_utf8()..];
    let is_hyphen = sign == '-' && !rest.is_empty() && !rest.starts_with([' ', '-', '\t']);
    if !is_hyphen && !BULLETS.contains(&sign) {
        return None;
    }
    let rest = rest.trim_start_matches(|c: char| c == ' ' || is_odd_blank(c));
    let id = if is_hyphen {
        "yaml-hyphen-blank"
    } else {
        "yaml-odd-bullet"
    };
    let message = Message::new(id)
        .with("sign", sign.to_string())
        .with("correct", shortened(&format!("- {rest}")));
    Some((place.start..place.start + sign.len_utf8(), message))
}

/// `**key**: value`, as word processors and Markdown mark a heading.
fn decorated_key(text: &str, line: &Range<usize>) -> Option<Mistyped> {
    let start = content_start(text, line);
    let content = text[start..line.end].trim_end();
    let plain = content.trim_start_matches(['*', '_']);
    let colon = plain.find([':', '：'])?;
    let sign = plain[colon..].chars().next()?;
    let key = plain[..colon].trim_end_matches(['*', '_', ' ']);
    if plain.len() == content.len() || key.is_empty() || key.chars().count() > 20 {
        return None;
    }
    let value = plain[colon + sign.len_utf8()..].trim_matches(|c| matches!(c, '*' | '_' | ' '));
    let message = Message::new("yaml-decorated-key").with("correct", shortened(&format!("{key}: {value}")));
    Some((start..start + content.len() - plain.len(), message))
}

/// `｛` or `［` where a group or a list begins.
fn wide_bracket(text: &str, line: &Range<usize>) -> Option<Mistyped> {
    let starts = [Some(content_start(text, line)), value_start(text, line)];
    starts.into_iter().flatten().find_map(|start| {
        let found = text[start..line.end].chars().next()?;
        let pair = match found {
            '｛' => ("{", "}"),
            '［' => ("[", "]"),
            _ => return None,
        };
        let message = Message::new("yaml-wide-bracket")
            .with("found", found.to_string())
            .with("open", pair.0)
            .with("close", pair.1);
        Some((start..start + found.len_utf8(), message))
    })
}

/// Finds a full-width sign that stands for the comma before `at`, in what begins at `from`.
pub(super) fn wide_comma(text: &str, from: usize, at: usize) -> Option<Mistyped> {
    let before = text.get(from..at)?;
    let last = before.rfind([',', '，', '、', '；'])?;
    let found = before[last..].chars().next().filter(|c| *c != ',')?;
    let message = Message::new("yaml-wide-comma").with("found", found.to_string());
    Some((from + last..from + last + found.len_utf8(), message))
}

/// Shortens what a message repeats; a whole paragraph in a message helps nobody.
pub(super) fn shortened(text: &str) -> String {
    const MOST: usize = 60;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
