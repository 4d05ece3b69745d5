//! Lines and columns of findings, with the line index of one file kept while its findings go by.

use super::{Diagnostic, Sources};
use crate::text::{LineIndex, Position, SourceFile, Span};

/// The first character of a span and the one behind its last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// Where it begins.
    pub start: Position,
    /// Where it has ended.
    pub end: Position,
}

/// Finds places, file by file.
pub(super) struct Places<'s> {
    sources: &'s dyn Sources,
    current: Option<(String, LineIndex)>,
}

impl<'s> Places<'s> {
    /// Begins with no file.
    pub(super) fn new(sources: &'s dyn Sources) -> Places<'s> {
        Places {
            sources,
            current: None,
        }
    }

    /// Returns the source of `path` with its line index, or none where it was not read.
    pub(super) fn file(&mut self, path: &str) -> Option<(&'s SourceFile, &LineIndex)> {
        let source = self.sources.source(path)?;
        if self.current.as_ref().is_none_or(|(current, _)| current != path) {
            self.current = Some((path.to_owned(), LineIndex::new(source.text())));
        }
        self.current.as_ref().map(|(_, index)| (source, index))
    }

    /// Returns the place of `span` in the file at `path`, or none where the file was not read.
    pub(super) fn of_span(&mut self, path: &str, span: Span) -> Option<Place> {
        let (source, index) = self.file(path)?;
        Some(Place {
            start: index.position(source.text(), span.start),
            end: index.position(source.text(), span.end),
        })
    }

    /// Returns the place of a finding, or none where it is about the file as a whole.
    pub(super) fn of(&mut self, finding: &Diagnostic) -> Option<Place> {
        self.of_span(&finding.file, finding.span?)
    }
}

/// The first character of a file, where machine formats put a finding about the whole of it.
pub(super) const BEGINNING: Place = Place {
    start: Position { line: 1, column: 1 },
    end: Position { line: 1, column: 1 },
};
