//! The tags of templates, as far as putting things in their place needs to read them.

use std::collections::BTreeMap;
use std::fmt::Write as _;

/// A stretch of a template.
pub(super) enum Piece<'a> {
    Text(&'a str),
    /// `{{ … }}`, `{% … %}` or `{# … #}`, with its braces.
    Tag(&'a str),
}

impl<'a> Piece<'a> {
    /// Returns it as it is written.
    pub(super) fn text(&self) -> &'a str {
        match self {
            Piece::Text(text) | Piece::Tag(text) => text,
        }
    }
}

/// Iterates over the stretches of a template.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let tag_end = |text: &str| {
            let end = if text.starts_with("{{<") {
                "/>}}"
            } else if text.starts_with("{{") {
                "}}"
            } else if text.starts_with("{%") {
                "%}"
            } else if text.starts_with("{#") {
                "#}"
            } else {
                return None;
            };
            text.find(end).map(|at| at + end.len())
        };
        let (length, is_tag) = match tag_end(rest) {
            Some(end) => (end, true),
            None => {
                let next = rest
                    .char_indices()
                    .skip(1)
                    .find(|(at, c)| *c == '{' && rest.get(*at..).is_some_and(|rest| tag_end(rest).is_some()));
                (next.map_or(rest.len(), |(at, _)| at), false)
            }
        };
        let (piece, behind) = rest.split_at(length);
        rest = behind;
        Some(if is_tag {
            Piece::Tag(piece)
        } else {
            Piece::Text(piece)
        })
    })
}

/// Returns what stands between the braces of a tag, without the space around it.
pub(super) fn inner<'a>(tag: &'a str, open: &str, close: &str) -> Option<&'a str> {
    Some(tag.strip_prefix(open)?.strip_suffix(close)?.trim())
}

/// Reads `{{<name parameter={value} />}}`; none where a tag is not a call, or gives anything that is not in braces.
pub(super) fn call(tag: &str) -> Option<(&str, Vec<(&str, &str)>)> {
    let call = tag.strip_prefix("{{<")?.strip_suffix("/>}}")?.trim();
    let (name, mut rest) = call.split_once(' ').unwrap_or((call, ""));
    let mut arguments = Vec::new();
    while !rest.trim().is_empty() {
        let (parameter, behind) = rest.split_once("={")?;
        let (value, behind) = behind.split_once('}')?;
        arguments.push((parameter.trim(), value.trim()));
        rest = behind;
    }
    Some((name, arguments))
}

pub(super) fn is_name(c: char) -> bool {
    c == '_' || c.is_ascii_alphanumeric()
}

/// Says whether a value is nothing but a name and fields: `row.link.mark`.
pub(super) fn is_path(value: &str) -> bool {
    value.split('.').all(|part| {
        part.starts_with(|c: char| c == '_' || c.is_ascii_alphabetic()) && part.chars().all(is_name)
    })
}

/// Iterates over the names in a tag that are not fields of others, and over its texts in quotes, with their quotes.
fn words_of(tag: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let rest = tag.get(at..)?;
            let first = rest.chars().next()?;
            let length = match first {
                '"' => rest.get(1..)?.find('"').map_or(rest.len(), |end| end + 2),
                _ if is_name(first) => rest.find(|c| !is_name(c)).unwrap_or(rest.len()),
                _ => first.len_utf8(),
            };
            let start = at;
            at += length;
            let is_field = tag.get(..start).is_some_and(|before| before.ends_with('.'));
            if (first == '"' || is_name(first)) && !is_field && !first.is_ascii_digit() {
                return Some((start, rest.get(..length)?));
            }
        }
    })
}

pub(super) fn roots(tag: &str) -> impl Iterator<Item = &str> {
    words_of(tag).map(|(_, word)| word)
}

/// Returns a tag with what stands for its names.
pub(super) fn renamed(tag: &str, arguments: &BTreeMap<&str, &str>) -> String {
    if let Some((name, given)) = call(tag) {
        let mut out = format!("{{{{<{name}");
        for (parameter, value) in given {
            let value = renamed(value, arguments);
            write!(out, " {parameter}={{{value}}}").expect("a string takes everything");
        }
        out.push_str(" />}}");
        return out;
    }
    let (mut out, mut done) = (String::with_capacity(tag.len()), 0);
    for (start, word) in words_of(tag) {
        if let Some(value) = arguments.get(word) {
            out.push_str(tag.get(done..start).unwrap_or_default());
            out.push_str(value);
            done = start + word.len();
        }
    }
    out.push_str(tag.get(done..).unwrap_or_default());
    out
}
