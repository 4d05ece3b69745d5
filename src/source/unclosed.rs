//! Quotation marks and brackets that are not closed, or not as they should be.

use std::ops::Range;

use granit_parser::ErrorKind;

use super::lines::{line_at, lines_up_from, trimmed, value_start};
use super::mistyped;
use super::syntax::{Cause, quoted};
use crate::locale::Message;

/// A quotation mark or bracket that is opened at or before `at` and not closed on its line.
pub(super) fn unclosed(text: &str, at: usize, kind: &ErrorKind) -> Option<Cause> {
    match kind {
        ErrorKind::UnclosedQuotedScalar
        | ErrorKind::InvalidTrailingDoubleQuotedScalar
        | ErrorKind::InvalidTrailingSingleQuotedScalar
        | ErrorKind::InvalidQuotedScalarIndent
        | ErrorKind::DocumentIndicatorInQuotedScalar
        | ErrorKind::TabInIndentation => lines_up_from(text, at).find_map(|line| unclosed_quote(text, &line)),
        ErrorKind::InvalidColonPlacement
        | ErrorKind::ExpectedFlowMappingSeparator
        | ErrorKind::ExpectedFlowSequenceSeparator
        | ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofImplicitFlowMapping
        | ErrorKind::UnclosedFlowCollection { .. }
        | ErrorKind::MismatchedFlowCollectionEnd { .. }
        | ErrorKind::BlockEntryInFlowCollection
        | ErrorKind::InvalidFlowScalarIndent
        | ErrorKind::UnexpectedEof => between_brackets(text, at)
            .or_else(|| lines_up_from(text, at).find_map(|line| unclosed_bracket(text, &line))),
        _ => None,
    }
}

/// Parts in brackets without a comma between them, where the line itself closes all its brackets.
pub(super) fn between_brackets(text: &str, at: usize) -> Option<Cause> {
    let line = line_at(text, at);
    let value = value_start(text, &line)?;
    let content = &text[value..line.end];
    let bracketed = content.starts_with(['[', '{']);
    if !bracketed || value >= at || unclosed_bracket(text, &line).is_some() {
        return None;
    }
    if let Some(found) = mistyped::wide_comma(text, value, at) {
        return Some(found.into());
    }
    let before = &text[value..at];
    let opened = before.matches(['[', '{']).count();
    let place = trimmed(text, at..line.end);
    let closed = opened <= before.matches([']', '}']).count();
    Some(if closed && !text[at..].starts_with(['[', '{']) {
        let message = Message::new("yaml-after-bracket").with("correct", quoted(content.trim_end()));
        Cause::new(place, message)
    } else {
        Cause::new(place, Message::new("yaml-missing-comma"))
    })
}

fn unclosed_quote(text: &str, line: &Range<usize>) -> Option<Cause> {
    let value = value_start(text, line)?;
    let content = &text[value..line.end];
    let quote = content.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    if content[1..].contains(quote) {
        return None;
    }
    let wide = content
        .char_indices()
        .find(|(_, c)| matches!(c, '“' | '”' | '‘' | '’' | '＂' | '＇'));
    let quote = quote.to_string();
    Some(match wide {
        Some((index, c)) => Cause::new(
            value + index..value + index + c.len_utf8(),
            Message::new("yaml-full-width-quote")
                .with("found", c.to_string())
                .with("quote", quote),
        ),
        None => Cause::new(
            value..line.end,
            Message::new("yaml-unclosed-quote").with("quote", quote),
        ),
    })
}

fn unclosed_bracket(text: &str, line: &Range<usize>) -> Option<Cause> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut quote = None;
    for (index, c) in text[line.clone()].char_indices() {
        match (quote, c) {
            (Some(q), c) if c == q => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(c),
            (None, '#') if !open.is_empty() && text[..line.start + index].ends_with([' ', '\t']) => {
                let place = line.start + index..line.end;
                return Some(Cause::new(place, Message::new("yaml-comment-in-brackets")));
            }
            (None, '[' | '{') if open.is_empty() && Some(line.start + index) != value_start(text, line) => {}
            (None, '[' | '{') => open.push((index, c)),
            (None, ']' | '}') => {
                open.pop();
            }
            _ => {}
        }
    }
    let (index, bracket) = open.pop()?;
    let close = if bracket == '[' { "]" } else { "}" };
    let wide = ['］', '｝', '】', '）']
        .into_iter()
        .find(|c| text[line.clone()].contains(*c));
    let place = line.start + index..line.start + index + 1;
    let message = match wide {
        Some(found) => Message::new("yaml-full-width-bracket")
            .with("found", found.to_string())
            .with("close", close),
        None => Message::new("yaml-unclosed-bracket")
            .with("open", bracket.to_string())
            .with("close", close),
    };
    Some(Cause::new(place, message))
}
