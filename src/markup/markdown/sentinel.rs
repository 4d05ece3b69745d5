//! Makes emphasis work beside Chinese punctuation.
//!
//! CommonMark decides by blanks and punctuation whether `**` opens or closes; Chinese has no blanks, so
//! `**粗体，**字` stays literal. A private-use character that is no punctuation, put between the delimiter run
//! and the punctuation beside it, lets the run open or close. It is taken out of every event again, and places
//! are mapped back, so that nothing else can see it.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Options, Parser, Tag};

use super::cjk::{is_cjk, is_punctuation_like, is_variation_selector};
use crate::text::Span;

/// Private-use characters, any of which can be the sentinel; all have three bytes.
const CANDIDATES: Range<u32> = 0xe000..0xf900;

/// How many bytes a sentinel has.
const SENTINEL_BYTES: usize = 3;

/// A body made ready for the parser.
#[derive(Debug)]
pub(super) struct Prepared<'s> {
    text: Cow<'s, str>,
    sentinel: char,
    /// Where sentinels stand in `text`, ascending.
    inserted: Vec<usize>,
}

impl<'s> Prepared<'s> {
    /// Puts sentinels into `source` where they are needed.
    pub(super) fn new(source: &'s str) -> Prepared<'s> {
        let places = places(source);
        match free_sentinel(source) {
            Some(sentinel) if !places.is_empty() => insert(source, &places, sentinel),
            _ => Prepared {
                text: Cow::Borrowed(source),
                sentinel: '\u{e000}',
                inserted: Vec::new(),
            },
        }
    }

    /// Returns the text that the parser reads; [`Prepared::span`] leads from it to the source.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Returns the events of the body with their places in [`Prepared::text`]; no event holds a sentinel.
    pub(super) fn events(&self) -> impl Iterator<Item = (Event<'_>, Range<usize>)> {
        let clean = self.inserted.is_empty();
        Parser::new_ext(&self.text, options())
            .into_offset_iter()
            .map(move |(event, range)| {
                let event = if clean { event } else { strip(event, self.sentinel) };
                (event, range)
            })
    }

    /// Returns the place in the source that `range` of [`Prepared::text`] is.
    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        Span::new(self.offset(range.start), self.offset(range.end))
    }

    /// Returns the byte of the source that byte `offset` of [`Prepared::text`] is.
    pub(super) fn offset(&self, offset: usize) -> usize {
        let before = self.inserted.partition_point(|&place| place < offset);
        offset - before * SENTINEL_BYTES
    }
}

/// Returns what Milepost reads beyond CommonMark. Heading attributes stay off: they write any attribute,
/// `onclick` included, into the page.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
}

/// Returns a private-use character that `source` neither holds nor names by a numeric reference.
fn free_sentinel(source: &str) -> Option<char> {
    // Private-use characters begin with these bytes; so do a few others, which costs only the closer look.
    let suspicious = |byte| matches!(byte, 0xee | 0xef);
    let holds = source.bytes().any(suspicious) && source.chars().any(|c| CANDIDATES.contains(&(c as u32)));
    if !holds && !source.contains("&#") {
        return Some('\u{e000}');
    }
    let mut used: BTreeSet<u32> = source.chars().map(u32::from).collect();
    used.extend(source.split("&#").skip(1).filter_map(reference));
    CANDIDATES
        .filter(|code| !used.contains(code))
        .find_map(char::from_u32)
}

/// Returns the code point of the numeric reference whose text behind `&#` begins `text`.
fn reference(text: &str) -> Option<u32> {
    let (digits, radix) = match text.strip_prefix(['x', 'X']) {
        Some(hex) => (hex, 16),
        None => (text, 10),
    };
    let end = digits.find(|c: char| !c.is_digit(radix)).unwrap_or(digits.len());
    u32::from_str_radix(&digits[..end], radix).ok()
}

/// Returns the bytes of `source` before which a sentinel is needed, ascending.
fn places(source: &str) -> Vec<usize> {
    let bytes = source.as_bytes();
    let mut places = Vec::new();
    let mut index = 0;
    while index < bytes.len() {
        match bytes[index] {
            // The escaped character is no delimiter, but it is what stands before the next run.
            b'\\' if bytes.get(index + 1).is_some_and(u8::is_ascii_punctuation) => index += 2,
            delimiter @ (b'*' | b'~') => {
                let length = bytes[index..]
                    .iter()
                    .take_while(|&&byte| byte == delimiter)
                    .count();
                if delimiter == b'*' || length == 2 {
                    places.extend(place(source, index..index + length));
                }
                index += length;
            }
            _ => index += 1,
        }
    }
    // Two runs that touch, as in `字**~~删~~**字`, may ask for the same place.
    places.dedup();
    places
}

/// Returns where the delimiter run at `run` needs a sentinel: between it and punctuation on one side, where
/// the other side is a character that is no punctuation and at least one of the two is Chinese.
///
/// An opening bracket before a run, or a closing one behind it, says already which way the run goes. Beside
/// `|` nothing is put: the parser looks there for the border of a table cell.
fn place(source: &str, run: Range<usize>) -> Option<usize> {
    let mut before_run = source[..run.start].chars().rev();
    let before = before_run.next()?;
    let after = source[run.end..].chars().next()?;
    if before.is_whitespace() || after.is_whitespace() || before == '|' || after == '|' {
        return None;
    }
    let base = if is_variation_selector(before) {
        before_run.next().unwrap_or(before)
    } else {
        before
    };
    if !is_cjk(base) && !is_cjk(after) {
        return None;
    }
    match (is_punctuation_like(before), is_punctuation_like(after)) {
        (true, false) if !is_opening_bracket(before) => Some(run.start),
        (false, true) if !is_closing_bracket(after) => Some(run.end),
        _ => None,
    }
}

/// Returns whether `c` opens a bracket. Quotation marks do not count: many authors use one for both ends.
fn is_opening_bracket(c: char) -> bool {
    "([{（［｛「『【《〈〔〖".contains(c)
}

/// Returns whether `c` closes a bracket.
fn is_closing_bracket(c: char) -> bool {
    ")]}）］｝」』】》〉〕〗".contains(c)
}

/// Puts `sentinel` before every byte of `places`.
fn insert<'s>(source: &str, places: &[usize], sentinel: char) -> Prepared<'s> {
    let mut text = String::with_capacity(source.len() + places.len() * SENTINEL_BYTES);
    let mut inserted = Vec::with_capacity(places.len());
    let mut done = 0;
    for &place in places {
        text.push_str(&source[done..place]);
        inserted.push(text.len());
        text.push(sentinel);
        done = place;
    }
    text.push_str(&source[done..]);
    Prepared {
        text: Cow::Owned(text),
        sentinel,
        inserted,
    }
}

/// Takes the sentinel out of `event`.
fn strip(event: Event<'_>, sentinel: char) -> Event<'_> {
    match event {
        Event::Text(text) => Event::Text(without(text, sentinel)),
        Event::Code(text) => Event::Code(without(text, sentinel)),
        Event::Html(text) => Event::Html(without(text, sentinel)),
        Event::InlineHtml(text) => Event::InlineHtml(without(text, sentinel)),
        Event::FootnoteReference(label) => Event::FootnoteReference(without(label, sentinel)),
        Event::Start(tag) => Event::Start(strip_tag(tag, sentinel)),
        other => other,
    }
}

/// Takes the sentinel out of the texts that `tag` holds.
fn strip_tag(tag: Tag<'_>, sentinel: char) -> Tag<'_> {
    match tag {
        Tag::Link {
            link_type,
            dest_url,
            title,
            id,
        } => Tag::Link {
            link_type,
            dest_url: without(dest_url, sentinel),
            title: without(title, sentinel),
            id: without(id, sentinel),
        },
        Tag::Image {
            link_type,
            dest_url,
            title,
            id,
        } => Tag::Image {
            link_type,
            dest_url: without(dest_url, sentinel),
            title: without(title, sentinel),
            id: without(id, sentinel),
        },
        Tag::FootnoteDefinition(label) => Tag::FootnoteDefinition(without(label, sentinel)),
        Tag::CodeBlock(CodeBlockKind::Fenced(info)) => {
            Tag::CodeBlock(CodeBlockKind::Fenced(without(info, sentinel)))
        }
        other => other,
    }
}

/// Takes the sentinel out of `text`; at the ends, where it nearly always is, without a copy.
fn without(text: CowStr<'_>, sentinel: char) -> CowStr<'_> {
    match text {
        CowStr::Borrowed(text) => {
            let trimmed = text.trim_matches(sentinel);
            if trimmed.contains(sentinel) {
                CowStr::from(trimmed.replace(sentinel, ""))
            } else {
                CowStr::Borrowed(trimmed)
            }
        }
        owned if owned.contains(sentinel) => CowStr::from(owned.replace(sentinel, "")),
        owned => owned,
    }
}
