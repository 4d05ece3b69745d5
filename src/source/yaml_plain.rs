//! The plain part of YAML that nearly every brief keeps to, read line by line: keys, lists by hyphens, words without
//! signs and words in double quotation marks, each on one line.
//!
//! What is read here is what the parser would have read, to the last place; whatever is not as plain is left to it. That
//! takes a tenth of its time.

use std::borrow::Cow;

use granit_parser::ScalarStyle;
use memchr::memchr;

use super::names::is_ordinary;
use super::yaml::Tree;
use super::yaml_builder::Builder;
use crate::text::Span;

/// The longest key, in bytes; the parser knows a longer limit.
const LONGEST_KEY: usize = 120;

/// Reads `text`, which begins at byte `offset` of its file; none where it is not plain throughout, or not within the
/// limits.
pub(super) fn read(text: &str, offset: usize) -> Option<Tree<'_>> {
    let mut reading = Reading {
        text,
        offset,
        builder: Builder::new(offset),
        open: Vec::new(),
        is_awaited: false,
    };
    let mut at = 0;
    while at < text.len() {
        let end = memchr(b'\n', &text.as_bytes()[at..]).map_or(text.len(), |index| at + index);
        reading.line(at, end)?;
        at = (end + 1).min(text.len());
    }
    reading.finish()
}

/// A list or a group that is still open.
#[derive(Clone, Copy)]
struct Level {
    /// How far its parts are indented.
    column: usize,
    is_list: bool,
}

/// A text of which some lines are read.
struct Reading<'a> {
    text: &'a str,
    offset: usize,
    builder: Builder<'a>,
    /// From the top inwards.
    open: Vec<Level>,
    /// Whether a key came last, whose value must begin on the next line.
    is_awaited: bool,
}

impl<'a> Reading<'a> {
    fn line(&mut self, start: usize, end: usize) -> Option<()> {
        let line = &self.text[start..end];
        let column = line.len() - line.trim_start_matches(' ').len();
        let at = start + column;
        let is_item = self.text[at..end].starts_with("- ");
        self.enter(column, at, is_item)?;
        if !is_item {
            return self.entry(at, end);
        }
        let part = at + "- ".len();
        if key_end(&self.text[part..end]).is_none() {
            return self.words(part, end);
        }
        self.begin(column + "- ".len(), part, false)?;
        self.entry(part, end)
    }

    /// Begins the list or group that a line at `column` belongs to, or goes back to it.
    fn enter(&mut self, column: usize, at: usize, is_list: bool) -> Option<()> {
        if self.is_awaited || self.open.is_empty() {
            let is_deeper = self
                .open
                .last()
                .map_or(column == 0 && !is_list, |last| column > last.column);
            self.is_awaited = false;
            return is_deeper.then(|| self.begin(column, at, is_list)).flatten();
        }
        while self.open.last()?.column > column {
            self.open.pop();
            self.builder.end(at).ok()?;
        }
        let last = self.open.last()?;
        (last.column == column && last.is_list == is_list).then_some(())
    }

    fn begin(&mut self, column: usize, at: usize, is_list: bool) -> Option<()> {
        self.open.push(Level { column, is_list });
        self.builder.start(at, is_list).ok()
    }

    /// Reads `key: value`, or a key with nothing behind it.
    fn entry(&mut self, at: usize, end: usize) -> Option<()> {
        let key = &self.text[at..at + key_end(&self.text[at..end])?];
        let behind = at + key.len() + ":".len();
        self.push(key, ScalarStyle::Plain, at, at + key.len())?;
        if behind == end {
            self.is_awaited = true;
            return Some(());
        }
        self.text[behind..end].strip_prefix(' ')?;
        self.words(behind + " ".len(), end)
    }

    /// Reads a value that ends with its line.
    fn words(&mut self, at: usize, end: usize) -> Option<()> {
        let written = &self.text[at..end];
        if let Some(quoted) = written.strip_prefix('"') {
            let inner = quoted.strip_suffix('"')?;
            let is_plain = inner.chars().all(|c| is_ordinary(c) && !matches!(c, '"' | '\\'));
            return is_plain
                .then(|| self.push(inner, ScalarStyle::DoubleQuoted, at, end))
                .flatten();
        }
        let is_plain = written.starts_with(char::is_alphanumeric)
            && !written.ends_with(' ')
            && written.chars().all(|c| is_ordinary(c) && !matches!(c, ':' | '#'));
        is_plain
            .then(|| self.push(written, ScalarStyle::Plain, at, end))
            .flatten()
    }

    fn push(&mut self, text: &'a str, style: ScalarStyle, start: usize, end: usize) -> Option<()> {
        let span = Span::new(start, end).shifted(self.offset);
        self.builder.push_text(Cow::Borrowed(text), style, span).ok()
    }

    fn finish(mut self) -> Option<Tree<'a>> {
        if self.is_awaited || self.open.is_empty() {
            return None;
        }
        for _ in &self.open {
            self.builder.end(self.text.len()).ok()?;
        }
        self.builder.finish().ok()
    }
}

/// Returns where the key ends that `line` begins with; none where it begins with none.
fn key_end(line: &str) -> Option<usize> {
    let is_sign = |c: char| !(is_ordinary(c) && (c.is_alphanumeric() || matches!(c, '_' | '-')));
    let end = line.find(is_sign)?;
    let is_key = line.starts_with(char::is_alphanumeric) && line[end..].starts_with(':');
    (is_key && end <= LONGEST_KEY).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::super::yaml::read_once;
    use super::*;

    /// Tells whether `text` is plain; then it must be what the parser reads.
    fn agrees(text: &str) -> bool {
        let Some(tree) = read(text, 4) else {
            return false;
        };
        assert_eq!(read_once(text, 4).ok(), Some(tree), "{text:?}");
        true
    }

    #[test]
    fn a_plain_brief_is_read_without_the_parser() {
        let brief = "title: \"优化干部分析研判(992)\"\noffice: 组织二处\nstart: 2022-03-22\nmeasures:\n  - \"a: #b\"\n  - 甲，乙\n\
                     milestones:\n  - name: \"第1阶段:强化\"\n    due: 2022-04-24\n    baseline:\n      x: null\n  - name: b\nstatus: done\n\
                     baseline:\n  due: 2022\n";
        assert!(agrees(brief));
        assert!(agrees(&format!(
            "{brief}deep:\n   - a: b\n     c:\n         - \"\"\n         - d"
        )));
    }

    #[test]
    fn whatever_is_not_plain_is_left_to_the_parser() {
        let cases = [
            "",
            "\n",
            "a",
            "a:",
            "a: b\r\n",
            "a: b \n",
            "a:  b\n",
            "a: b: c\n",
            "a: b # c\n",
            "a: \"b\\n\"\n",
            "a: \"b\" c\n",
            "a: 'b'\n",
            "a: [b]\n",
            "a: b\n c\n",
            "a:\n- b\n",
            "a:\n  - b\n  c: d\n",
            "a:\n  b: c\n d: e\n",
            "a: ~\n",
            "- a\n",
            " a: b\n",
            "a:\n  - - b\n",
            "a: b\n\nc: d\n",
            "a: *b\n",
            "\"a\": b\n",
            "a: b\u{85}c\n",
            "a: b\u{2028}c\n",
            "a:\tb\n",
            "a: |\n  b\n",
            "a:\n  -  b\n",
            "a: b\n...\n",
            "a: \"b\nc: d\"\n",
        ];
        for text in cases {
            assert!(read(text, 0).is_none(), "{text:?}");
        }
        let deep: String = (0..10)
            .map(|depth| format!("{}a:\n", " ".repeat(depth)))
            .collect();
        assert!(read(&format!("{deep}{}b: c\n", " ".repeat(10)), 0).is_none());
    }

    /// What the lines of random texts are made of.
    const LINES: [&str; 18] = [
        "a: b",
        "甲: 乙，丙",
        "c: \"d: #e\"",
        "f:",
        "- g",
        "- h: 2026-03",
        "- i:",
        "- \"j\"",
        "k: null",
        "- null",
        "l: \"\"",
        "m",
        "- - n",
        "o: 'p'",
        "- q : r",
        "s: 1:2",
        "\"t",
        "",
    ];

    #[test]
    fn random_texts_are_read_like_the_parser_reads_them() {
        let mut state: u64 = 20_260_328;
        let mut below = |limit: usize| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(state >> 33).expect("31 bits") % limit
        };
        let mut accepted = 0;
        for _ in 0..100_000 {
            let count = 1 + below(6);
            // Half of them are made of what is plain alone.
            let kinds = [11, LINES.len()][below(2)];
            let text: String = (0..count)
                .map(|line| {
                    let indent = if line == 0 { 0 } else { 2 * below(4) };
                    format!("{}{}\n", " ".repeat(indent), LINES[below(kinds)])
                })
                .collect();
            accepted += usize::from(agrees(&text));
        }
        assert!(accepted > 5_000, "only {accepted} texts were plain");
    }
}
