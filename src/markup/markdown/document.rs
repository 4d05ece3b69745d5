//! A parsed body, ready to be rendered part by part.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::headings::HeadingReader;
use super::limits::MAX_FOOTNOTES;
use super::sentinel::Prepared;
use crate::anchor::{Anchors, fold};

/// The events of a body, with what has to be known before the first one is rendered.
pub(super) struct Document<'p> {
    pub(super) events: Vec<Event<'p>>,
    /// Top-level blocks: where each begins in the source, and its events.
    pub(super) blocks: Vec<(usize, Range<usize>)>,
    /// Headings, by the index of their first event.
    pub(super) headings: BTreeMap<usize, HeadingInfo>,
    pub(super) anchors: Anchors,
    pub(super) notes: Notes,
}

/// What is known of a heading before it is rendered.
pub(super) struct HeadingInfo {
    pub(super) text: String,
    pub(super) slug: String,
    /// Whether it stands in no list, quotation or footnote.
    pub(super) is_top: bool,
}

/// The definitions of footnotes.
#[derive(Default)]
pub(super) struct Notes {
    /// The events inside each definition.
    pub(super) definitions: Vec<Range<usize>>,
    /// From the folded label to the index of its definition.
    by_label: BTreeMap<String, usize>,
    /// From the index of the event that begins a definition to that of the event behind it.
    skips: BTreeMap<usize, usize>,
}

impl Notes {
    /// Returns the index of the definition that `label` refers to.
    pub(super) fn find(&self, label: &str) -> Option<usize> {
        self.by_label.get(&fold(label)).copied()
    }

    /// Returns the event behind the definition that begins at event `index`, or none where that definition
    /// is beyond the limit and stays where it is.
    pub(super) fn behind(&self, index: usize) -> Option<usize> {
        self.skips.get(&index).copied()
    }
}

impl<'p> Document<'p> {
    /// Parses `prepared`.
    pub(super) fn parse(prepared: &'p Prepared<'_>) -> Document<'p> {
        let mut document = Document {
            events: Vec::with_capacity(prepared.text().len() / 16),
            blocks: Vec::new(),
            headings: BTreeMap::new(),
            anchors: Anchors::default(),
            notes: Notes::default(),
        };
        let mut reader = HeadingReader::default();
        let mut open: Vec<usize> = Vec::new();
        for (event, range) in prepared.events() {
            let index = document.events.len();
            if open.is_empty() {
                document
                    .blocks
                    .push((prepared.offset(range.start), index..index + 1));
            }
            if let Some((_, text)) = reader.read(&event) {
                document.add_heading(text, &open);
            }
            match &event {
                Event::Start(_) => open.push(index),
                Event::End(end) => {
                    let start = open.pop().expect("events are balanced");
                    if *end == TagEnd::FootnoteDefinition {
                        document.add_note(start, index);
                    }
                }
                _ => {}
            }
            document.events.push(event);
            if open.is_empty()
                && let Some((_, block)) = document.blocks.last_mut()
            {
                block.end = index + 1;
            }
        }
        document
    }

    /// Adds the heading that is the innermost of `open`.
    fn add_heading(&mut self, text: String, open: &[usize]) {
        let slug = self.anchors.add(&text);
        let start = *open.last().expect("a heading ends inside itself");
        let is_top = open.len() == 1;
        self.headings.insert(start, HeadingInfo { text, slug, is_top });
    }

    /// Adds the definition whose first and last events are given.
    fn add_note(&mut self, start: usize, end: usize) {
        if self.notes.definitions.len() == MAX_FOOTNOTES {
            return;
        }
        if let Event::Start(Tag::FootnoteDefinition(label)) = &self.events[start] {
            let next = self.notes.definitions.len();
            self.notes.by_label.entry(fold(label)).or_insert(next);
            self.notes.definitions.push(start + 1..end);
            self.notes.skips.insert(start, end + 1);
        }
    }
}
