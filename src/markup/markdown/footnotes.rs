//! Footnotes: references in the text, and the list at the end of each part.

use pulldown_cmark::{Event, TagEnd};

use super::render::Renderer;

/// The footnotes that one part refers to.
#[derive(Debug, Default)]
pub(super) struct PartNotes {
    /// The part's number: 0 is the narrative, updates follow from 1.
    pub(super) part: usize,
    /// Indexes of definitions, in the order of their first reference; a note's number is its place here, from 1.
    order: Vec<usize>,
    /// How many references each of them has had so far.
    references: Vec<usize>,
    /// The number of each definition in this part, 0 where it has none.
    numbers: Vec<usize>,
}

impl PartNotes {
    /// Makes the notes of part `part` of a body with `definitions` definitions.
    pub(super) fn new(part: usize, definitions: usize) -> PartNotes {
        PartNotes {
            part,
            order: Vec::new(),
            references: Vec::new(),
            numbers: vec![0; definitions],
        }
    }

    /// Counts one more reference to `definition`; returns the note's number and which reference it is, from 1.
    fn refer(&mut self, definition: usize) -> (usize, usize) {
        if self.numbers[definition] == 0 {
            self.order.push(definition);
            self.references.push(0);
            self.numbers[definition] = self.order.len();
        }
        let number = self.numbers[definition];
        self.references[number - 1] += 1;
        (number, self.references[number - 1])
    }
}

impl Renderer<'_> {
    /// Writes a reference to the footnote `label`.
    pub(super) fn reference(&mut self, label: &str) {
        let Some(definition) = self.document.notes.find(label) else {
            self.out.markup("[^").text(label).markup("]");
            return;
        };
        let (number, count) = self.notes.refer(definition);
        let number_text = number.to_string();
        let note = self.note_id(number);
        let id = self.reference_id(number, count);
        self.out
            .markup("<sup class=\"note\"><a")
            .attribute_parts("href", &["#", &note])
            .attribute("id", &id)
            .markup(" role=\"doc-noteref\"")
            .attribute_phrase("aria-label", self.options.words.footnote, &number_text)
            .markup(">")
            .text(&number_text)
            .markup("</a></sup>");
    }

    /// Writes the footnotes of the part. Notes that notes refer to follow them.
    pub(super) fn note_list(&mut self) {
        if self.notes.order.is_empty() || self.is_cut() {
            return;
        }
        self.out
            .markup("<section class=\"footnotes\" role=\"doc-endnotes\"")
            .attribute("aria-label", self.options.words.footnotes)
            .markup("><ol>\n");
        let mut next = 0;
        while let Some(&definition) = self.notes.order.get(next)
            && !self.is_cut()
        {
            next += 1;
            self.note(next, definition);
        }
        self.out.markup("</ol></section>\n");
    }

    /// Writes note `number`. The ways back stand in its last paragraph.
    fn note(&mut self, number: usize, definition: usize) {
        let id = self.note_id(number);
        self.out.markup("<li").attribute("id", &id).markup(">");
        let events = self.document.notes.definitions[definition].clone();
        let last = events.clone().last().map(|index| &self.document.events[index]);
        if let Some(Event::End(TagEnd::Paragraph)) = last {
            self.walk(events.start..events.end - 1);
            self.ways_back(number);
            self.close_all();
        } else {
            self.walk(events);
            self.ways_back(number);
        }
        self.out.markup("</li>\n");
    }

    /// Writes a link back to each reference to note `number` that has been written.
    fn ways_back(&mut self, number: usize) {
        let number_text = number.to_string();
        for count in 1..=self.notes.references[number - 1] {
            if self.is_cut() {
                return;
            }
            let id = self.reference_id(number, count);
            self.out
                .markup(" <a class=\"back\"")
                .attribute_parts("href", &["#", &id])
                .markup(" role=\"doc-backlink\"")
                .attribute_phrase("aria-label", self.options.words.footnote_back, &number_text)
                .markup(">↩</a>");
        }
    }

    fn note_id(&self, number: usize) -> String {
        format!("fn-{}{}-{number}", self.options.id_prefix, self.notes.part)
    }

    fn reference_id(&self, number: usize, count: usize) -> String {
        format!(
            "fnref-{}{}-{number}-{count}",
            self.options.id_prefix, self.notes.part
        )
    }
}
