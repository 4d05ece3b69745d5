//! Source text: files as they were read, places in them, and slices that share their bytes.

use std::fmt;
use std::ops::{Deref, Range};
use std::sync::Arc;

/// A half-open range of bytes in one source file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte; never before `start`.
    pub end: u32,
}

impl Span {
    /// Makes a span from byte offsets; an end before the start becomes an empty span at the start.
    ///
    /// Offsets beyond 4 GiB saturate: no file that large is ever read.
    pub fn new(start: usize, end: usize) -> Span {
        let clamp = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Span {
            start: clamp(start),
            end: clamp(end.max(start)),
        }
    }

    /// Returns the span as a range of byte indexes.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Returns the same span moved towards the end of the file by `offset` bytes.
    pub fn shifted(self, offset: usize) -> Span {
        Span::new(self.start as usize + offset, self.end as usize + offset)
    }
}

/// The bytes of a file, known to be text where they are: text and bytes then share their memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileBytes {
    /// UTF-8, a leading byte order mark included.
    Text(Arc<str>),
    /// Anything else.
    Other(Arc<[u8]>),
}

impl FileBytes {
    /// Returns the bytes, without copying them.
    pub fn shared(&self) -> Arc<[u8]> {
        match self {
            FileBytes::Text(text) => Arc::from(Arc::clone(text)),
            FileBytes::Other(bytes) => Arc::clone(bytes),
        }
    }
}

impl From<Vec<u8>> for FileBytes {
    fn from(bytes: Vec<u8>) -> FileBytes {
        match String::from_utf8(bytes) {
            Ok(text) => FileBytes::Text(text.into()),
            Err(error) => FileBytes::Other(error.into_bytes().into()),
        }
    }
}

impl Deref for FileBytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            FileBytes::Text(text) => text.as_bytes(),
            FileBytes::Other(bytes) => bytes,
        }
    }
}

/// A text file of the content folder, as it was read.
///
/// The text is valid UTF-8 without a leading byte order mark; line ends are as written (LF, CR LF or CR).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    path: Arc<str>,
    text: Arc<str>,
}

impl SourceFile {
    /// Makes a source file from its path below `content/` (with `/` between folders) and its text.
    pub fn new(path: impl Into<Arc<str>>, text: impl Into<Arc<str>>) -> SourceFile {
        SourceFile {
            path: path.into(),
            text: text.into(),
        }
    }

    /// Returns the path below `content/`, with `/` between folders on every system.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Returns the whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the bytes of `span` as a slice that keeps the file's text alive.
    ///
    /// A span that is not inside the text, or that cuts a character, gives an empty excerpt.
    pub fn excerpt(&self, span: Span) -> Excerpt {
        let valid = self.text.get(span.range()).is_some();
        Excerpt {
            text: Arc::clone(&self.text),
            span: if valid { span } else { Span::default() },
        }
    }
}

/// A part of a source file's text that shares the file's bytes instead of copying them.
#[derive(Clone)]
pub struct Excerpt {
    text: Arc<str>,
    span: Span,
}

impl Excerpt {
    /// Returns where the excerpt stands in its file.
    pub fn span(&self) -> Span {
        self.span
    }

    /// Returns the part of this excerpt at `range`, counted in bytes from the excerpt's start.
    pub fn part(&self, range: Range<usize>) -> Excerpt {
        let span = Span::new(range.start, range.end).shifted(self.span.start as usize);
        let valid = span.end <= self.span.end && self.text.get(span.range()).is_some();
        Excerpt {
            text: Arc::clone(&self.text),
            span: if valid { span } else { Span::default() },
        }
    }
}

impl Default for Excerpt {
    fn default() -> Excerpt {
        Excerpt {
            text: Arc::from(""),
            span: Span::default(),
        }
    }
}

impl Deref for Excerpt {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text[self.span.range()]
    }
}

impl fmt::Debug for Excerpt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl PartialEq for Excerpt {
    fn eq(&self, other: &Excerpt) -> bool {
        **self == **other
    }
}

/// A place as a reader of the file counts it: line and column from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters (Unicode scalar values), from 1.
    pub column: u32,
}

/// The starts of all lines of a text, to turn byte offsets into lines and columns.
///
/// A line ends after LF, after CR LF, or after a CR that no LF follows.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
}

impl LineIndex {
    /// Finds the line starts of `text`.
    pub fn new(text: &str) -> LineIndex {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for (index, &byte) in bytes.iter().enumerate() {
            let ends = byte == b'\n' || (byte == b'\r' && bytes.get(index + 1) != Some(&b'\n'));
            if ends {
                starts.push(u32::try_from(index + 1).unwrap_or(u32::MAX));
            }
        }
        LineIndex { starts }
    }

    /// Returns the position of byte `offset` of `text`, the text that this index was made from.
    ///
    /// An offset inside a character counts as that character's start, one beyond the end as the end.
    pub fn position(&self, text: &str, offset: u32) -> Position {
        let line = self.starts.partition_point(|&start| start <= offset).max(1);
        let start = self.starts[line - 1] as usize;
        let mut end = (offset as usize).min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let column = text.get(start..end).map_or(0, |before| before.chars().count());
        Position {
            line: u32::try_from(line).unwrap_or(u32::MAX),
            column: u32::try_from(column + 1).unwrap_or(u32::MAX),
        }
    }

    /// Returns the span of line `line` (from 1) without its line end, or none where there is no such line.
    pub fn line_span(&self, text: &str, line: u32) -> Option<Span> {
        let index = usize::try_from(line).ok()?.checked_sub(1)?;
        let start = *self.starts.get(index)? as usize;
        let end = self
            .starts
            .get(index + 1)
            .map_or(text.len(), |&next| next as usize);
        let trimmed = text.get(start..end)?.trim_end_matches(['\n', '\r']).len();
        Some(Span::new(start, start + trimmed))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_characters_and_all_line_ends() {
        let text = "一二\r\nab\rc\n";
        let index = LineIndex::new(text);
        let at = |offset| {
            let position = index.position(text, offset);
            (position.line, position.column)
        };
        assert_eq!(at(0), (1, 1));
        assert_eq!(at(3), (1, 2));
        assert_eq!(at(4), (1, 2), "inside a character counts as its start");
        assert_eq!(at(8), (2, 1));
        assert_eq!(at(11), (3, 1));
        assert_eq!(at(13), (4, 1));
        assert_eq!(at(99), (4, 1), "beyond the end is the end");
    }

    #[test]
    fn line_spans_leave_the_line_end_out() {
        let text = "ab\r\ncd";
        let index = LineIndex::new(text);
        assert_eq!(index.line_span(text, 1), Some(Span::new(0, 2)));
        assert_eq!(index.line_span(text, 2), Some(Span::new(4, 6)));
        assert_eq!(index.line_span(text, 3), None);
    }

    #[test]
    fn excerpts_share_and_never_cut_characters() {
        let file = SourceFile::new("a.md", "一二三");
        let excerpt = file.excerpt(Span::new(3, 9));
        assert_eq!(&*excerpt, "二三");
        assert_eq!(&*excerpt.part(3..6), "三");
        assert_eq!(&*excerpt.part(1..3), "");
        assert_eq!(&*file.excerpt(Span::new(2, 4)), "");
    }
}
