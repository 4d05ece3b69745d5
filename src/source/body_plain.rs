//! The outline of a plain body, line by line: most briefs have headings, paragraphs, lists, tables and code that begin where
//! their lines begin, and no links.
//!
//! Where anything else stands, and wherever it is not certain what the Markdown parser would say, there is no outline, and
//! the parser is asked. Both must agree to the last byte; the tests hold them against each other.

use memchr::memchr_iter;

use super::body::{Heading, MAX_PIECES, Outline};
use crate::text::Span;

/// Pieces that a line can be at most, without what its signs open and close.
const PIECES_OF_LINE: usize = 12;

/// Signs of emphasis between two places where all emphasis ends: two for a level, and levels are bounded.
const MOST_SIGNS: usize = 38;

/// Bars of a line of a table; its columns are bounded.
const MOST_BARS: usize = 60;

/// Blanks before a line: with more of them it may be code, or the item of a deep list.
const MOST_BLANKS: usize = 3;

/// What a byte is to a line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Plain,
    /// Opens or closes emphasis.
    Sign,
    /// Parts the cells of a table.
    Bar,
    /// What stands for another character, which matters in headings alone.
    Escape,
    /// Begins what is left to the parser: links, HTML, code between words, control characters.
    Other,
}

const fn kind(byte: u8) -> Kind {
    match byte {
        b'*' | b'_' | b'~' => Kind::Sign,
        b'|' => Kind::Bar,
        b'\\' | b'&' | b'!' => Kind::Escape,
        b'[' | b']' | b'<' | b'`' | 0..=0x1f | 0x7f => Kind::Other,
        _ => Kind::Plain,
    }
}

/// Tells what [`kind`] tells of a byte that is not plain, without a branch: the compiler looks at many bytes at a time.
const fn is_special(byte: u8) -> bool {
    (byte < 0x20)
        | (byte == b'*')
        | (byte == b'_')
        | (byte == b'~')
        | (byte == b'|')
        | (byte == b'\\')
        | (byte == b'&')
        | (byte == b'!')
        | (byte == b'[')
        | (byte == b']')
        | (byte == b'<')
        | (byte == b'`')
        | (byte == 0x7f)
}

/// Bytes that are looked at together.
const CHUNK: usize = 16;

/// Gives every byte of `text` that is not plain.
fn specials(text: &str, mut found: impl FnMut(u8)) {
    let (chunks, rest) = text.as_bytes().as_chunks::<CHUNK>();
    let mut look = |bytes: &[u8]| {
        bytes
            .iter()
            .filter(|byte| is_special(**byte))
            .for_each(|byte| found(*byte))
    };
    for chunk in chunks {
        if has_special(chunk) {
            look(chunk);
        }
    }
    look(rest);
}

fn has_special(chunk: &[u8; CHUNK]) -> bool {
    chunk.iter().fold(false, |found, byte| found | is_special(*byte))
}

/// Reads `body`, which begins at byte `offset` of its file; none where the parser must.
pub(crate) fn outline(body: &str, offset: usize) -> Option<Outline> {
    let reading = read(body, offset)?;
    (reading.pieces < MAX_PIECES).then_some(reading.outline)
}

fn read(body: &str, offset: usize) -> Option<Reading> {
    let mut reading = Reading {
        offset,
        outline: Outline::default(),
        signs: 0,
        bars: 0,
        pieces: 0,
        code: None,
    };
    let mut start = 0;
    for end in memchr_iter(b'\n', body.as_bytes())
        .map(|place| place + 1)
        .chain([body.len()])
    {
        reading.line(&body[start..end], start)?;
        start = end;
    }
    reading.code.is_none().then_some(reading)
}

struct Reading {
    offset: usize,
    outline: Outline,
    /// Signs of emphasis since all emphasis ended.
    signs: usize,
    /// The most bars of a line since the last blank one: a table fills every row to the cells of its head.
    bars: usize,
    /// More pieces than there can be so far.
    pieces: usize,
    /// Where the code began that is open.
    code: Option<usize>,
}

impl Reading {
    /// Reads the line that begins at byte `start` of the body.
    fn line(&mut self, line: &str, start: usize) -> Option<()> {
        self.pieces += PIECES_OF_LINE;
        let text = line.strip_suffix('\n').unwrap_or(line);
        if let Some(opened) = self.code {
            return self.code_line(text, opened, start);
        }
        let words = text.trim_start_matches(' ');
        if words.is_empty() {
            (self.signs, self.bars) = (0, 0);
            return Some(());
        }
        let blanks = text.len() - words.len();
        if blanks > MOST_BLANKS {
            return None;
        }
        let (marker, content) = words.split_at(marker(words)?);
        match marker.as_bytes().first() {
            Some(b'#') => return (blanks == 0).then(|| self.heading(marker, content, start, line.len()))?,
            Some(b'`') => return (blanks == 0).then(|| self.open_code(content, start))?,
            // A list may begin anywhere, and ends all emphasis; with a number it may not.
            Some(b'-' | b'+' | b'*') => self.signs = 0,
            _ => {}
        }
        self.words(content)
    }

    /// Reads what stands in a line behind its marker.
    fn words(&mut self, content: &str) -> Option<()> {
        let (mut signs, mut bars, mut is_other) = (0, 0, false);
        specials(content, |byte| match kind(byte) {
            Kind::Plain => {}
            Kind::Sign => signs += 1,
            Kind::Bar => bars += 1,
            Kind::Escape => self.pieces += 2,
            Kind::Other => is_other = true,
        });
        self.signs += signs;
        self.bars = self.bars.max(bars);
        self.pieces += 3 * signs + 3 * self.bars;
        (!is_other && self.signs <= MOST_SIGNS && bars <= MOST_BARS).then_some(())
    }

    fn heading(&mut self, marker: &str, content: &str, start: usize, length: usize) -> Option<()> {
        let mut is_plain = true;
        specials(content, |_| is_plain = false);
        // Signs and blanks at its end do not belong to a heading's text.
        if !is_plain || content.ends_with(['#', ' ']) {
            return None;
        }
        self.signs = 0;
        let text = start + marker.len();
        let place = Span::new(text, text + content.len()).shifted(self.offset);
        self.outline.headings.push(Heading {
            level: marker.len() - 1,
            text: content.to_owned(),
            span: Span::new(start, start + length).shifted(self.offset),
            pieces: vec![(0, place)],
        });
        Some(())
    }

    fn open_code(&mut self, language: &str, start: usize) -> Option<()> {
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric();
        self.signs = 0;
        self.code = Some(start);
        language.bytes().all(is_plain).then_some(())
    }

    fn code_line(&mut self, text: &str, opened: usize, start: usize) -> Option<()> {
        if text == "```" {
            self.code = None;
            let span = Span::new(opened, start + text.len());
            self.outline.code.push(span.shifted(self.offset));
            return Some(());
        }
        let has_fence = text.trim_start_matches(' ').starts_with("```");
        (!has_fence && !text.contains('\r')).then_some(())
    }
}

/// Returns the length of the marker that `words`, not empty, begin with, the blank behind it included; 0 for a paragraph, and
/// none where it is not certain that it is one of a heading, a list, a quotation or code.
fn marker(words: &str) -> Option<usize> {
    let bytes = words.as_bytes();
    let count = |is: fn(&u8) -> bool| bytes.iter().take_while(|byte| is(byte)).count();
    let signs = match bytes[0] {
        b'#' => count(|byte| *byte == b'#'),
        b'-' | b'+' | b'*' | b'>' => 1,
        b'0'..=b'9' => match bytes.get(count(u8::is_ascii_digit)) {
            Some(b'.' | b')') => count(u8::is_ascii_digit) + 1,
            _ => return Some(0),
        },
        b'`' => return words.starts_with("```").then_some(3),
        b'_' | b'~' | b'=' | b':' => return None,
        _ => return (!words.starts_with('＃')).then_some(0),
    };
    if bytes[0] == b'#' && signs > 6 {
        return None;
    }
    // Behind a marker other ones may follow, and a bar may begin a table: that is the parser's.
    let is_blank = bytes.get(signs) == Some(&b' ');
    let begins = bytes.get(signs + 1).is_some_and(|byte| {
        let begins_words = byte.is_ascii_alphanumeric() || *byte >= 0x80;
        begins_words || (bytes[0] != b'#' && matches!(byte, b'*' | b'"' | b'(' | b'|'))
    });
    let is_item = bytes.get(signs + 1..).is_some_and(begins_item);
    (is_blank && begins && !is_item).then_some(signs + 1)
}

/// Tells whether words begin like the item of a list.
fn begins_item(words: &[u8]) -> bool {
    let digits = words.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let behind = words.get(digits..digits + 2).unwrap_or_default();
    match words.first() {
        Some(b'0'..=b'9') => matches!(behind.first(), Some(b'.' | b')') | None),
        Some(b'*') => words.get(1) != Some(&b'*'),
        _ => false,
    }
}

#[cfg(test)]
mod tests;
