//! Makes emphasis work beside Chinese punctuation.
//!
//! CommonMark decides by blanks and punctuation whether `**` opens or closes; Chinese has no blanks, so
//! `**粗体，**字` stays literal. A private-use character that is no punctuation, put between the delimiter run
//! and the punctuation beside it, lets the run open or close. It is taken out of every event again, and places
//! are mapped back, so that nothing else can see it.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

use memchr::{memchr, memchr3};
use pulldown_cmark::{CodeBlockKind, CowStr, Event, Options, Parser, Tag};

use super::cjk::{is_cjk, is_punctuation_like, is_variation_selector};
use crate::text::Span;

/// Private-use characters, any of which can be the sentinel; all have the same first byte.
const CANDIDATES: Range<u32> = 0xe000..0xf000;

/// The first byte of every candidate, and of no other character.
const LEAD: u8 = 0xee;

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
        if !places.is_empty()
            && let Some(sentinel) = free_sentinel(source)
        {
            return insert(source, &places, sentinel);
        }
        Prepared {
            text: Cow::Borrowed(source),
            sentinel: '\u{e000}',
            inserted: Vec::new(),
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
            .map(move |(mut event, range)| {
                if !clean {
                    strip(&mut event, self.sentinel);
                }
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
    if memchr(LEAD, source.as_bytes()).is_none() && !source.contains("&#") {
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
    while let Some(skipped) = bytes
        .get(index..)
        .and_then(|rest| memchr3(b'*', b'~', b'\\', rest))
    {
        index += skipped;
        match bytes.get(index) {
            // The escaped character is no delimiter, but it is what stands before the next run.
            Some(b'\\') if bytes.get(index + 1).is_some_and(u8::is_ascii_punctuation) => index += 2,
            Some(b'*' | b'~') => {
                let start = index;
                let (mut end, mut borders) = (None, Vec::new());
                while let length @ 1.. = run_length(&bytes[index..]) {
                    index += length;
                    borders.extend(end.replace(index));
                }
                match end {
                    Some(end) => add_places(source, start..end, &borders, &mut places),
                    // One tilde, or more than two, is no delimiter.
                    None => index += bytes[index..].iter().take_while(|&&byte| byte == b'~').count(),
                }
            }
            _ => index += 1,
        }
    }
    places
}

/// Returns the length of the delimiter run that `bytes` begin with, 0 without one.
fn run_length(bytes: &[u8]) -> usize {
    let count = |delimiter| bytes.iter().take_while(|&&byte| byte == delimiter).count();
    match (count(b'*'), count(b'~')) {
        (0, 2) => 2,
        (stars, _) => stars,
    }
}

/// Adds to `places` where the delimiter runs at `runs`, which touch each other at `borders`, need sentinels.
///
/// That is between them and punctuation on one side, where the other side is a character that is no punctuation
/// and at least one of the two is Chinese; and then between the runs too, for each is punctuation to the other.
/// An opening bracket before a run, or a closing one behind it, says already which way the run goes. Beside `|`
/// nothing is put: the parser looks there for the border of a table cell.
fn add_places(source: &str, runs: Range<usize>, borders: &[usize], places: &mut Vec<usize>) {
    let Some((before, after)) = neighbours(source, &runs) else {
        return;
    };
    match (is_punctuation_like(before), is_punctuation_like(after)) {
        (true, false) if !is_opening_bracket(before) => {
            places.push(runs.start);
            places.extend(borders);
        }
        (false, true) if !is_closing_bracket(after) => {
            places.extend(borders);
            places.push(runs.end);
        }
        (false, false) => places.extend(borders),
        _ => {}
    }
}

/// Returns the characters before and behind `runs`, or none where these runs need nothing: at a blank or the
/// border of a cell, or with nothing Chinese beside them.
fn neighbours(source: &str, runs: &Range<usize>) -> Option<(char, char)> {
    let mut before_runs = source[..runs.start].chars().rev();
    let before = before_runs.next()?;
    let after = source[runs.end..].chars().next()?;
    if before.is_whitespace() || after.is_whitespace() || before == '|' || after == '|' {
        return None;
    }
    let base = if is_variation_selector(before) {
        before_runs.next().unwrap_or(before)
    } else {
        before
    };
    (is_cjk(base) || is_cjk(after)).then_some((before, after))
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

/// Takes the sentinel out of the texts that `event` holds.
fn strip(event: &mut Event<'_>, sentinel: char) {
    match event {
        Event::Text(text)
        | Event::Code(text)
        | Event::Html(text)
        | Event::InlineHtml(text)
        | Event::FootnoteReference(text)
        | Event::Start(Tag::FootnoteDefinition(text))
        | Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(text))) => strip_text(text, sentinel),
        Event::Start(Tag::Link { dest_url, title, .. } | Tag::Image { dest_url, title, .. }) => {
            strip_text(dest_url, sentinel);
            strip_text(title, sentinel);
        }
        _ => {}
    }
}

/// Takes the sentinel out of `text`; at the ends, where it nearly always is, without a copy.
fn strip_text(text: &mut CowStr<'_>, sentinel: char) {
    if memchr(LEAD, text.as_bytes()).is_none() {
        return;
    }
    if let CowStr::Borrowed(borrowed) = text {
        *borrowed = borrowed.trim_matches(sentinel);
    }
    if text.contains(sentinel) {
        *text = CowStr::from(text.replace(sentinel, ""));
    }
}

#[cfg(test)]
mod tests;
