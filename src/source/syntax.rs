//! Faults of YAML in the reader's words: which line is to blame, what is wrong with it, what to write.
//!
//! A parser reports where it gave up, often a line or more behind the cause, and in the words of the YAML
//! specification. Here the commonest causes are recognised by looking at the lines themselves.

use std::ops::Range;

use granit_parser::{ErrorKind, ScanError};

use super::lines::{
    block_at, boundary, content_start, line_at, lines_up_from, next_line, trimmed, value_start,
};
use super::mistyped::{self, Mistyped, mistyped, shortened};
use super::unclosed::{between_brackets, unclosed};
use super::yaml::Fault;
use crate::locale::Message;
use crate::text::Span;

/// Explains what stopped the parser in `masked`, a copy of `text` with earlier faults blanked.
///
/// Returns the finding and the block at the top level that is to be blanked before reading on.
pub(super) fn explain(text: &str, masked: &str, offset: usize, error: &ScanError) -> (Fault, Range<usize>) {
    let at = boundary(masked, error.marker().byte_offset().unwrap_or(0));
    let cause = cause(masked, at, error);
    let block = block_at(masked, cause.place.start);
    let block = if masked[block.clone()].trim().is_empty() {
        0..text.len()
    } else {
        block
    };
    (cause.fault(offset), block)
}

/// Explains the line at `start`, where a text without any key begins.
pub(super) fn explain_line(text: &str, offset: usize, start: usize) -> (Fault, Range<usize>) {
    let line = line_at(text, boundary(text, start));
    let found = mistyped(text, &line).map(Cause::from);
    let cause = found.or_else(|| misspelt_key(text, &line)).unwrap_or_else(|| {
        let written = text[line.clone()].trim().to_owned();
        Cause::new(
            trimmed(text, line.clone()),
            Message::new("yaml-no-key").with("line", shortened(&written)),
        )
    });
    (cause.fault(offset), line)
}

/// What is to blame, from the text's start.
pub(super) struct Cause {
    place: Range<usize>,
    message: Message,
}

impl Cause {
    /// Blames `place`.
    pub(super) fn new(place: Range<usize>, message: Message) -> Cause {
        Cause { place, message }
    }

    fn fault(self, offset: usize) -> Fault {
        Fault {
            rule: "yaml-syntax",
            span: Span::new(self.place.start, self.place.end).shifted(offset),
            message: self.message,
        }
    }
}

impl From<Mistyped> for Cause {
    fn from((place, message): Mistyped) -> Cause {
        Cause::new(place, message)
    }
}

fn cause(text: &str, at: usize, error: &ScanError) -> Cause {
    let line = line_at(text, at);
    first_line(text, error.kind())
        .or_else(|| tab_in_indentation(text, at))
        .or_else(|| control_character(text, at, error.kind()))
        .or_else(|| unclosed(text, at, error.kind()))
        .or_else(|| misspelt_key_near(text, &line))
        .or_else(|| mistyped(text, &line).map(Cause::from))
        .or_else(|| reserved_start(text, at, error.kind()))
        .or_else(|| by_kind(text, at, error.kind()))
        .unwrap_or_else(|| {
            let place = trimmed(text, at..line.end.max(at));
            Cause::new(place, Message::new("yaml-other").with("reason", error.info()))
        })
}

/// A first key that is indented: the parser gives up only at the next one, which stands further left.
fn first_line(text: &str, kind: &ErrorKind) -> Option<Cause> {
    if !matches!(kind, ErrorKind::ExpectedDocumentStart) {
        return None;
    }
    let line = line_at(text, text.len() - text.trim_start().len());
    let content = &text[line.clone()];
    let indentation = content.len() - content.trim_start().len();
    match content[..indentation].find('\t') {
        Some(tab) => {
            let place = line.start + tab..line.start + tab + 1;
            Some(Cause::new(place, Message::new("yaml-tab-first")))
        }
        None => (indentation > 0).then(|| indented_first(text, &line)),
    }
}

fn indented_first(text: &str, line: &Range<usize>) -> Cause {
    Cause::new(trimmed(text, line.clone()), Message::new("yaml-indented-first"))
}

/// A tab before the first visible character of the line at `at` or of the one after it.
fn tab_in_indentation(text: &str, at: usize) -> Option<Cause> {
    let line = line_at(text, at);
    let next = line_at(text, next_line(text, line.start).min(text.len()));
    [line, next].into_iter().find_map(|line| {
        let content = &text[line.clone()];
        let indentation = content.len() - content.trim_start_matches([' ', '\t']).len();
        let tab = content[..indentation].find('\t')?;
        let place = line.start + tab..line.start + tab + 1;
        Some(Cause::new(place, Message::new("yaml-tab")))
    })
}

fn control_character(text: &str, at: usize, kind: &ErrorKind) -> Option<Cause> {
    let ErrorKind::UnexpectedCharacter { character } = kind else {
        return None;
    };
    if !character.is_control() && !('\u{fff0}'..='\u{ffff}').contains(character) {
        return None;
    }
    let code = format!("U+{:04X}", u32::from(*character));
    let place = at..at + text[at..].chars().next().map_or(0, char::len_utf8);
    Some(Cause::new(
        place,
        Message::new("yaml-control-character").with("code", code),
    ))
}

/// A key that is not one because of its colon, on the line itself or on the nearest one above that is not empty.
fn misspelt_key_near(text: &str, line: &Range<usize>) -> Option<Cause> {
    misspelt_key(text, line).or_else(|| {
        let mut above = lines_up_from(text, line.start).skip(1);
        let before = above.find(|line| !text[line.clone()].trim().is_empty())?;
        misspelt_key(text, &before)
    })
}

fn misspelt_key(text: &str, line: &Range<usize>) -> Option<Cause> {
    let start = content_start(text, line);
    let content = &text[start..line.end];
    let colon = content.find([':', '：', '﹕', '︰', '=', '＝'])?;
    let sign = content[colon..].chars().next()?;
    let key = content[..colon].trim_end();
    let behind = colon + sign.len_utf8();
    let rest = &content[behind..];
    let plausible = !key.is_empty() && key.chars().count() <= 20 && !key.contains(char::is_whitespace);
    let missing_blank = sign == ':' && !rest.is_empty() && !rest.starts_with([' ', '/', '\t']);
    if !plausible || key.starts_with(['"', '\'', '#', '*']) || (sign == ':' && !missing_blank) {
        return None;
    }
    if let Some(found) = mistyped::odd_blank(text, start + behind).filter(|_| sign == ':') {
        return Some(found.into());
    }
    let id = match sign {
        ':' => "yaml-missing-blank",
        '=' | '＝' => "yaml-equals-sign",
        _ => "yaml-full-width-colon",
    };
    let place = start + colon..start + behind;
    let correct = format!("{key}: {}", rest.trim());
    Some(Cause::new(
        place,
        Message::new(id).with("correct", shortened(correct.trim_end())),
    ))
}

/// A value that begins with a sign that means something else in YAML.
fn reserved_start(text: &str, at: usize, kind: &ErrorKind) -> Option<Cause> {
    let line = line_at(text, at);
    let start = value_start(text, &line)?;
    let content = text[start..line.end].trim_end();
    let sign = content.chars().next()?;
    let reserved = match sign {
        '@' | '`' | '%' | '!' | '&' | '*' | ',' | '?' => true,
        '>' | '|' => matches!(kind, ErrorKind::InvalidBlockScalarHeader),
        ']' | '}' => matches!(kind, ErrorKind::MisplacedFlowCollectionEnd),
        _ => false,
    };
    reserved.then(|| {
        Cause::new(
            start..start + sign.len_utf8(),
            Message::new("yaml-reserved-start")
                .with("sign", sign.to_string())
                .with("correct", quoted(content)),
        )
    })
}

fn by_kind(text: &str, at: usize, kind: &ErrorKind) -> Option<Cause> {
    let line = line_at(text, at);
    let rest = trimmed(text, at..line.end);
    match kind {
        ErrorKind::MappingValueNotAllowed if value_start(text, &line).is_some_and(|value| value < at) => {
            let value = value_start(text, &line)?;
            let correct = quoted(text[value..line.end].trim_end());
            let message = Message::new("yaml-colon-inside").with("correct", correct);
            Some(Cause::new(at..at + 1, message))
        }
        ErrorKind::MappingValueNotAllowed
        | ErrorKind::InvalidIndentation
        | ErrorKind::ExpectedBlockSequenceEntry => Some(indentation(text, &line)),
        ErrorKind::ExpectedBlockMappingKey if between_brackets(text, at).is_some() => {
            between_brackets(text, at)
        }
        ErrorKind::ExpectedBlockMappingKey if text[line.clone()].starts_with("- ") => Some(Cause::new(
            trimmed(text, line.clone()),
            Message::new("yaml-stray-item"),
        )),
        ErrorKind::ExpectedBlockMappingKey => Some(indentation(text, &line)),
        ErrorKind::BlockSequenceEntryNotAllowed => Some(Cause::new(rest, Message::new("yaml-item-in-line"))),
        ErrorKind::InvalidTrailingDoubleQuotedScalar | ErrorKind::InvalidTrailingSingleQuotedScalar => {
            Some(Cause::new(rest, Message::new("yaml-after-quote")))
        }
        ErrorKind::UnknownQuotedScalarEscape
        | ErrorKind::InvalidQuotedScalarHexEscape
        | ErrorKind::InvalidUnicodeEscape => Some(Cause::new(rest, Message::new("yaml-backslash"))),
        ErrorKind::SimpleKeyExpected => {
            let written = shortened(text[line.clone()].trim());
            let message = Message::new("yaml-no-key").with("line", written);
            Some(Cause::new(trimmed(text, line), message))
        }
        _ => None,
    }
}

fn indentation(text: &str, line: &Range<usize>) -> Cause {
    Cause::new(trimmed(text, line.clone()), Message::new("yaml-indentation"))
}

/// Writes `value` in single quotation marks, as YAML takes any text.
pub(super) fn quoted(value: &str) -> String {
    shortened(&format!("'{}'", value.replace('\'', "''")))
}
