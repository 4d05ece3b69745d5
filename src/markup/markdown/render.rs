//! Events to HTML: blocks, inline elements, depth, and the size of what is written.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

use super::cjk::joins;
use super::document::Document;
use super::footnotes::PartNotes;
use super::limits::{broken_by, output_budget};
use super::raw_html::RawState;
use super::tables::TableState;
use super::{RenderOptions, TocEntry};
use crate::markup::html::{Html, HtmlWriter};

/// How many characters the name of a code block's language has.
const MAX_LANGUAGE: usize = 32;

/// Renders the parts of one body.
pub(super) struct Renderer<'d> {
    pub(super) document: &'d Document<'d>,
    pub(super) options: &'d RenderOptions<'d>,
    pub(super) out: HtmlWriter,
    pub(super) notes: PartNotes,
    pub(super) raw: RawState,
    pub(super) table: TableState,
    pub(super) in_link: bool,
    /// The last character that was shown in the current block.
    pub(super) last_shown: Option<char>,
    /// What ends the elements that are open; empty where an element was not written.
    open: Vec<&'static str>,
    /// How many elements were open where a limit was reached, while its element lasts.
    flattened: Option<usize>,
    /// The first event of the heading that is open.
    pub(super) heading: Option<usize>,
    pub(super) toc: Vec<TocEntry>,
    /// How many bytes may still be written.
    budget: usize,
    cut: bool,
}

impl<'d> Renderer<'d> {
    /// Makes a renderer for a body of `source` bytes.
    pub(super) fn new(document: &'d Document<'d>, options: &'d RenderOptions<'d>, source: usize) -> Self {
        Renderer {
            document,
            options,
            out: HtmlWriter::new(),
            notes: PartNotes::default(),
            raw: RawState::default(),
            table: TableState::default(),
            in_link: false,
            last_shown: None,
            open: Vec::new(),
            flattened: None,
            heading: None,
            toc: Vec::new(),
            budget: output_budget(source),
            cut: false,
        }
    }

    /// Renders the blocks at `ranges` of the events as part `number`.
    pub(super) fn part(&mut self, number: usize, ranges: &[Range<usize>]) -> Html {
        let events: usize = ranges.iter().map(Range::len).sum();
        self.out = HtmlWriter::with_capacity(events * 24);
        self.notes = PartNotes::new(number, self.document.notes.definitions.len());
        self.raw = RawState::default();
        for range in ranges {
            self.walk(range.clone());
        }
        self.note_list();
        if self.cut {
            self.out
                .markup("<p class=\"cut\">")
                .text(self.options.words.cut)
                .markup("</p>\n");
        }
        self.budget = self.budget.saturating_sub(self.out.len());
        self.raw.finish(std::mem::take(&mut self.out))
    }

    /// Gives away the table of contents of what has been rendered.
    pub(super) fn take_toc(&mut self) -> Vec<TocEntry> {
        std::mem::take(&mut self.toc)
    }

    /// Returns whether only text is written, because a limit was reached further out.
    pub(super) fn is_flattened(&self) -> bool {
        self.flattened.is_some()
    }

    /// Returns whether the body has become too large; what is left is not written.
    pub(super) fn is_cut(&mut self) -> bool {
        self.cut = self.cut || self.out.len() > self.budget;
        self.cut
    }

    /// Writes the events at `range`, and the ends of what they leave open if the body becomes too large.
    pub(super) fn walk(&mut self, range: Range<usize>) {
        let document = self.document;
        let mut index = range.start;
        while index < range.end {
            if self.is_cut() {
                self.close_all();
                return;
            }
            match &document.events[index] {
                Event::Start(tag) => {
                    index = self.start(index, tag);
                    continue;
                }
                Event::End(end) => self.end(*end),
                Event::SoftBreak => self.soft_break(index),
                other => self.inline(other),
            }
            index += 1;
        }
    }

    /// Ends every open element.
    pub(super) fn close_all(&mut self) {
        while let Some(end) = self.open.pop() {
            self.out.markup(end);
        }
        self.flattened = None;
        self.heading = None;
        self.in_link = false;
    }

    /// Writes `text` and remembers how it ends.
    pub(super) fn show(&mut self, text: &str) {
        self.out.text(text);
        self.last_shown = text.chars().next_back().or(self.last_shown);
    }

    fn inline(&mut self, event: &Event<'_>) {
        match event {
            Event::Text(text) => self.show(text),
            Event::Code(text) if self.is_flattened() => self.show(text),
            Event::Code(text) => {
                self.out.markup("<code>");
                self.show(text);
                self.out.markup("</code>");
            }
            Event::InlineHtml(html) => self.inline_html(html),
            Event::FootnoteReference(label) if self.is_flattened() => {
                self.out.markup("[^").text(label).markup("]");
            }
            Event::FootnoteReference(label) => self.reference(label),
            Event::HardBreak if !self.is_flattened() => {
                self.out.markup("<br>\n");
            }
            Event::Rule if !self.is_flattened() => {
                self.out.markup("<hr>\n");
            }
            Event::TaskListMarker(done) => self.task(*done),
            // The parser is asked for no other kind; HTML blocks are written at their start.
            _ => {
                self.out.markup("\n");
            }
        }
    }

    fn task(&mut self, done: bool) {
        let words = self.options.words;
        let label = if done { words.task_done } else { words.task_open };
        if self.is_flattened() {
            self.out.text(label).markup(" ");
            return;
        }
        self.out.markup("<input type=\"checkbox\" disabled");
        self.out.markup(if done { " checked" } else { "" });
        self.out.attribute("aria-label", label).markup("> ");
    }

    /// Writes a line break of the source, unless it only wraps text that knows no blanks.
    fn soft_break(&mut self, index: usize) {
        let next = self.document.events[index + 1..]
            .iter()
            .find_map(|event| match event {
                Event::Text(text) | Event::Code(text) => text.chars().next().map(Some),
                Event::FootnoteReference(_) => None,
                Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. }) => None,
                Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link) => None,
                _ => Some(None),
            });
        match (self.last_shown, next.flatten()) {
            (Some(before), Some(after)) if joins(before, after) => {}
            _ => {
                self.out.markup("\n");
            }
        }
    }

    /// Begins the element of `tag`, which event `index` is, and returns the event to go on with.
    fn start(&mut self, index: usize, tag: &Tag<'_>) -> usize {
        match tag {
            Tag::FootnoteDefinition(_) => {
                if let Some(behind) = self.document.notes.behind(index) {
                    return behind;
                }
            }
            Tag::HtmlBlock => {
                let end = self.end_of(index);
                let html: String = self.document.events[index..end]
                    .iter()
                    .filter_map(|event| match event {
                        Event::Html(line) | Event::Text(line) => Some(&**line),
                        _ => None,
                    })
                    .collect();
                self.html_block(&html);
                return end + 1;
            }
            Tag::Image { dest_url, title, .. } if !self.is_flattened() => {
                let end = self.end_of(index);
                self.image(dest_url, title, index + 1..end);
                return end + 1;
            }
            _ => {}
        }
        let end = if self.is_flattened() {
            ""
        } else if broken_by(tag, self.open.len()).is_some() {
            self.flattened = Some(self.open.len());
            self.open_flattened(tag)
        } else {
            self.open_element(index, tag)
        };
        self.open.push(end);
        index + 1
    }

    /// Begins what stands for an element that is beyond a limit.
    fn open_flattened(&mut self, tag: &Tag<'_>) -> &'static str {
        if is_inline(tag) {
            return "";
        }
        self.out.markup("<p class=\"flat\">");
        "</p>\n"
    }

    /// Begins an element and returns its end.
    fn open_element(&mut self, index: usize, tag: &Tag<'_>) -> &'static str {
        if !is_inline(tag) {
            self.end_line();
            self.last_shown = None;
        }
        let (start, end) = match tag {
            Tag::Paragraph => ("<p>", "</p>\n"),
            Tag::BlockQuote(_) => ("<blockquote>\n", "</blockquote>\n"),
            Tag::List(None) => ("<ul>\n", "</ul>\n"),
            Tag::List(Some(1)) => ("<ol>\n", "</ol>\n"),
            Tag::List(Some(first)) => return self.open_numbered(*first),
            Tag::Item if self.is_task(index) => ("<li class=\"task\">", "</li>\n"),
            Tag::Item => ("<li>", "</li>\n"),
            Tag::Emphasis => ("<em>", "</em>"),
            Tag::Strong => ("<strong>", "</strong>"),
            Tag::Strikethrough => ("<del>", "</del>"),
            Tag::Heading { level, .. } => return self.open_heading(index, *level as u8),
            Tag::CodeBlock(kind) => return self.open_code(kind),
            Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            } => {
                return self.open_link(*link_type, dest_url, title);
            }
            Tag::Table(alignments) => return self.open_table(alignments),
            Tag::TableHead => return self.open_head(),
            Tag::TableRow => return self.open_row(),
            Tag::TableCell => return self.open_cell(index),
            // A footnote beyond the limit stays where it was written.
            Tag::FootnoteDefinition(_) => ("<div class=\"note\">\n", "</div>\n"),
            // The parser is asked for no other kind.
            _ => ("", ""),
        };
        self.out.markup(start);
        end
    }

    fn open_numbered(&mut self, first: u64) -> &'static str {
        self.out
            .markup("<ol")
            .attribute("start", &first.to_string())
            .markup(">\n");
        "</ol>\n"
    }

    /// Returns whether the item that event `index` begins is a task.
    fn is_task(&self, index: usize) -> bool {
        let marker = |offset| {
            matches!(
                self.document.events.get(index + offset),
                Some(Event::TaskListMarker(_))
            )
        };
        marker(1) || (marker(2) && self.document.events[index + 1] == Event::Start(Tag::Paragraph))
    }

    fn open_code(&mut self, kind: &CodeBlockKind<'_>) -> &'static str {
        self.out.markup("<pre tabindex=\"0\"><code");
        if let CodeBlockKind::Fenced(info) = kind {
            let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '#' | '.' | '-');
            let word = info.split([' ', '\t', ',', '{']).next().unwrap_or_default();
            let language: String = word.chars().filter(|&c| allowed(c)).take(MAX_LANGUAGE).collect();
            if !language.is_empty() {
                self.out.attribute_parts("class", &["language-", &language]);
            }
        }
        self.out.markup(">");
        "</code></pre>\n"
    }

    /// Ends an element.
    fn end(&mut self, end: TagEnd) {
        if matches!(
            end,
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableCell | TagEnd::Item
        ) {
            self.end_line();
        }
        if let TagEnd::Heading(_) = end
            && let Some(heading) = self.heading.take()
        {
            self.heading_link(heading);
        }
        let Some(markup) = self.open.pop() else {
            return;
        };
        self.out.markup(markup);
        match end {
            TagEnd::Link => self.in_link = false,
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => {}
            _ if self.flattened == Some(self.open.len()) => {}
            _ if self.is_flattened() => {
                self.out.markup("\n");
            }
            _ => {}
        }
        if self.flattened == Some(self.open.len()) {
            self.flattened = None;
        }
    }
}

/// Returns whether `tag` stands inside a line.
fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }
    )
}
