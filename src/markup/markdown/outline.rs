//! What a body holds, read in one parse: headings, links, raw HTML, and what is wrong with it.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::cjk::is_cjk;
use super::headings::HeadingReader;
use super::limits::{Limit, MAX_FOOTNOTES, broken_by};
use super::raw_html::is_comment;
use super::sentinel::Prepared;
use crate::anchor::{Anchors, fold};
use crate::text::Span;

/// What a body holds. All spans count bytes from the start of the body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// Headings that stand in no list, quotation or footnote, in the order of the file.
    pub headings: Vec<Heading>,
    /// Links and images, in the order of the file.
    pub links: Vec<LinkUse>,
    /// Raw HTML and comments, in the order of the file. A comment is never shown; other raw HTML is shown as
    /// text or sanitised.
    pub raw_html: Vec<RawHtmlUse>,
    /// The words of all headings, those in lists and quotations too, in the order of the file.
    pub heading_texts: Vec<String>,
    /// `**` and `~~` that stay literal beside Chinese characters.
    pub unresolved_emphasis: Vec<Span>,
    /// How many footnotes are defined.
    pub footnotes: usize,
    /// Definitions of footnotes that nothing refers to, or that another of the same name precedes; they are
    /// not shown.
    pub unused_footnotes: Vec<Span>,
    /// The largest number of columns of a table; 0 without tables.
    pub table_columns: usize,
    /// Where the body goes beyond a limit, each limit once, at its first place.
    pub exceeded: Vec<(Limit, Span)>,
}

impl Outline {
    /// Returns the ids that rendering gives to the body's headings, for links that lead to one of them.
    pub fn anchors(&self) -> Anchors {
        let mut anchors = Anchors::default();
        for text in &self.heading_texts {
            anchors.add(text);
        }
        anchors
    }
}

/// A heading that structures the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// Its words, without markup and in one line.
    pub text: String,
    /// Its line, or lines where it is underlined, without the line end.
    pub span: Span,
    /// From its first byte to the next heading of the same or a higher rank, or to the end of the body.
    pub section: Span,
}

/// A link or an image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkUse {
    /// The destination with entities and escapes decoded; `url::classify` tells what it leads to.
    pub destination: String,
    /// The destination as written, or the whole link where the destination stands elsewhere.
    pub destination_span: Span,
    /// The whole link.
    pub span: Span,
    /// Whether it is an image.
    pub is_image: bool,
}

/// A piece of raw HTML: a block, or one inline tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RawHtmlUse {
    /// Where it stands.
    pub span: Span,
    /// Whether it is nothing but comments.
    pub is_comment: bool,
}

/// Reads the outline of the Markdown `source`.
pub fn outline(source: &str) -> Outline {
    let prepared = Prepared::new(source);
    let mut outliner = Outliner {
        prepared: &prepared,
        source,
        outline: Outline::default(),
        depth: 0,
        heading: HeadingReader::default(),
        open_links: Vec::new(),
        defined: BTreeSet::new(),
        definitions: Vec::new(),
        referenced: BTreeSet::new(),
        code_block: false,
        checked: 0,
        inner_end: 0,
    };
    for (event, range) in prepared.events() {
        outliner.read(&event, &range);
    }
    outliner.finish()
}

/// The state of one reading.
struct Outliner<'p> {
    prepared: &'p Prepared<'p>,
    source: &'p str,
    outline: Outline,
    depth: usize,
    heading: HeadingReader,
    /// Indexes into `outline.links` of the links around the current event, with their kinds.
    open_links: Vec<(usize, LinkType)>,
    defined: BTreeSet<String>,
    /// Definitions of footnotes: their folded labels, and whether they are the first with it.
    definitions: Vec<(String, bool, Span)>,
    referenced: BTreeSet<String>,
    code_block: bool,
    /// Up to where delimiter runs in the source have been looked at.
    checked: usize,
    /// End of the last event inside the current one, in the prepared text.
    inner_end: usize,
}

impl Outliner<'_> {
    fn read(&mut self, event: &Event<'_>, range: &Range<usize>) {
        if let Some((level, text)) = self.heading.read(event) {
            self.end_heading(level, text, range);
        }
        match event {
            Event::Start(tag) => {
                self.start(tag, range);
                self.depth += 1;
                self.inner_end = range.start;
                return;
            }
            Event::End(end) => {
                self.depth -= 1;
                self.end(*end, range);
            }
            Event::Text(text) if !self.code_block && holds_delimiter(text) => self.delimiters(range),
            Event::InlineHtml(html) => self.raw_html(is_comment(html), range),
            Event::FootnoteReference(label) => {
                self.referenced.insert(fold(label));
            }
            _ => {}
        }
        self.inner_end = range.end;
    }

    fn start(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        if let Some(limit) = broken_by(tag, self.depth) {
            self.exceed(limit, range);
        }
        match tag {
            Tag::Link {
                link_type, dest_url, ..
            } => self.link(*link_type, dest_url, range, false),
            Tag::Image {
                link_type, dest_url, ..
            } => self.link(*link_type, dest_url, range, true),
            Tag::Table(columns) => {
                self.outline.table_columns = self.outline.table_columns.max(columns.len());
            }
            Tag::CodeBlock(_) => self.code_block = true,
            Tag::HtmlBlock => {
                let html = &self.prepared.text()[range.clone()];
                self.raw_html(is_comment(html.trim()), range);
            }
            Tag::FootnoteDefinition(label) => self.footnote(label, range),
            _ => {}
        }
    }

    fn end(&mut self, end: TagEnd, range: &Range<usize>) {
        match end {
            TagEnd::CodeBlock => self.code_block = false,
            TagEnd::Link | TagEnd::Image => {
                if let Some((index, kind)) = self.open_links.pop() {
                    let written = destination(self.prepared.text(), range, self.inner_end, kind);
                    self.outline.links[index].destination_span = self.prepared.span(&written);
                }
            }
            _ => {}
        }
    }

    fn end_heading(&mut self, level: u8, text: String, range: &Range<usize>) {
        self.outline.heading_texts.push(text.clone());
        // Read at the heading's end, before its own level is given up.
        if self.depth == 1 {
            let length = self.prepared.text()[range.clone()].trim_end().len();
            let span = self.prepared.span(&(range.start..range.start + length));
            let section = Span::new(span.start as usize, self.source.len());
            let heading = Heading {
                level,
                text,
                span,
                section,
            };
            self.outline.headings.push(heading);
        }
    }

    fn link(&mut self, kind: LinkType, destination: &str, range: &Range<usize>, is_image: bool) {
        let span = self.prepared.span(range);
        let scheme = if kind == LinkType::Email { "mailto:" } else { "" };
        self.open_links.push((self.outline.links.len(), kind));
        self.outline.links.push(LinkUse {
            destination: format!("{scheme}{destination}"),
            destination_span: span,
            span,
            is_image,
        });
    }

    fn raw_html(&mut self, is_comment: bool, range: &Range<usize>) {
        let span = self.prepared.span(range);
        self.outline.raw_html.push(RawHtmlUse { span, is_comment });
    }

    fn footnote(&mut self, label: &str, range: &Range<usize>) {
        let label = fold(label);
        let first = self.defined.insert(label.clone());
        self.definitions.push((label, first, self.prepared.span(range)));
        self.outline.footnotes += 1;
        if self.outline.footnotes > MAX_FOOTNOTES {
            self.exceed(Limit::Footnotes, range);
        }
    }

    fn exceed(&mut self, limit: Limit, range: &Range<usize>) {
        if self.outline.exceeded.iter().all(|(known, _)| *known != limit) {
            self.outline.exceeded.push((limit, self.prepared.span(range)));
        }
    }

    /// Looks at the delimiter runs that the text at `range` shows as they are.
    fn delimiters(&mut self, range: &Range<usize>) {
        let text = self.prepared.text();
        let bytes = text.as_bytes();
        let mut index = range.start.max(self.checked);
        while index < range.end {
            let delimiter = bytes[index];
            if !matches!(delimiter, b'*' | b'~') {
                index += 1;
                continue;
            }
            let length = bytes[index..]
                .iter()
                .take_while(|&&byte| byte == delimiter)
                .count();
            if is_unresolved(text, index, length) {
                let span = self.prepared.span(&(index..index + length));
                self.outline.unresolved_emphasis.push(span);
            }
            index += length;
        }
        self.checked = self.checked.max(index);
    }

    fn finish(mut self) -> Outline {
        for (label, first, span) in self.definitions {
            if !first || !self.referenced.contains(&label) {
                self.outline.unused_footnotes.push(span);
            }
        }
        end_sections(&mut self.outline.headings);
        self.outline
    }
}

/// Returns whether `text` holds a byte that could have been emphasis.
fn holds_delimiter(text: &str) -> bool {
    text.as_bytes().contains(&b'*') || text.as_bytes().contains(&b'~')
}

/// Ends the section of every heading where the next one of its rank or a higher one begins.
fn end_sections(headings: &mut [Heading]) {
    let mut open: Vec<usize> = Vec::new();
    for index in 0..headings.len() {
        let (level, start) = (headings[index].level, headings[index].span.start);
        while let Some(above) = open.pop_if(|above| headings[*above].level >= level) {
            headings[above].section.end = start;
        }
        open.push(index);
    }
}

/// Returns whether the delimiter run of `length` bytes at `index` of `text` was surely meant as emphasis: two
/// or more, not escaped, with a Chinese character on one side or one blank away from it.
fn is_unresolved(text: &str, index: usize, length: usize) -> bool {
    let before = &text[..index];
    let escapes = before.bytes().rev().take_while(|&byte| byte == b'\\').count();
    if length < 2 || escapes % 2 == 1 {
        return false;
    }
    let seen = |c: &char| *c != ' ' && !('\u{e000}'..'\u{f000}').contains(c);
    let neighbour_before = before.chars().rev().take(3).find(seen);
    let neighbour_after = text[index + length..].chars().take(3).find(seen);
    neighbour_before.is_some_and(is_cjk) || neighbour_after.is_some_and(is_cjk)
}

/// Returns where the destination of the link at `range` of `text` stands, given where the last thing inside
/// it ends; the whole link where the destination stands in a definition.
fn destination(text: &str, range: &Range<usize>, inner_end: usize, kind: LinkType) -> Range<usize> {
    match kind {
        LinkType::Autolink | LinkType::Email => range.start + 1..range.end - 1,
        LinkType::Inline => inline_destination(text, range, inner_end).unwrap_or(range.clone()),
        _ => range.clone(),
    }
}

/// Finds the destination in `](destination "title")`.
fn inline_destination(text: &str, range: &Range<usize>, inner_end: usize) -> Option<Range<usize>> {
    let tail = text.get(inner_end..range.end)?;
    let open = inner_end + tail.find("](")? + 2;
    let blank = text[open..range.end].len() - text[open..range.end].trim_start().len();
    let start = open + blank;
    let pointed = text[start..].starts_with('<');
    let start = start + usize::from(pointed);
    let mut parentheses = 0_usize;
    let mut escaped = false;
    for (offset, c) in text[start..range.end].char_indices() {
        let ends = match c {
            _ if escaped => false,
            '>' => pointed,
            ')' if !pointed => parentheses == 0,
            c => !pointed && c.is_whitespace(),
        };
        if ends {
            return Some(start..start + offset);
        }
        match c {
            '(' if !escaped => parentheses += 1,
            ')' if !escaped => parentheses = parentheses.saturating_sub(1),
            _ => {}
        }
        escaped = c == '\\' && !escaped;
    }
    None
}
