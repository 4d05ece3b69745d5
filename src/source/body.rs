//! The body in one pass: its headings, links and raw HTML, and whether it keeps within the limits.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::body_plain;
use super::context::Context;
use crate::config::RawHtml;
use crate::locale::Message;
use crate::text::Span;

/// Levels of nesting that a body may have.
///
/// # Source
/// SECURITY.md, "Limits".
const MAX_DEPTH: usize = 32;

/// Columns that a table may have.
///
/// # Source
/// SECURITY.md, "Limits".
const MAX_COLUMNS: usize = 64;

/// Footnotes that a body may have.
///
/// # Source
/// SECURITY.md, "Limits".
const MAX_FOOTNOTES: usize = 500;

/// Pieces of text and markup that a body may have: a megabyte of nothing but openers takes hundreds of megabytes to
/// render, one of sentences has less than a third of this.
///
/// # Source
/// Measured by the bombs of tests/hostile.
pub(super) const MAX_PIECES: usize = 30_000;

/// A link or a picture of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Where it leads, as CommonMark reads it: escapes and entities resolved, `%XX` as written.
    pub destination: String,
    /// Where it stands in the file.
    pub span: Span,
    /// Whether it is a picture.
    pub is_image: bool,
}

/// A heading outside of lists, quotations and footnotes.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Heading {
    /// 1–6.
    pub level: usize,
    /// Its plain text.
    pub text: String,
    /// Where it stands in the file.
    pub span: Span,
    /// Byte offsets in `text` with the bytes of the file that they come from.
    pub(super) pieces: Vec<(usize, Span)>,
}

impl Heading {
    /// Returns where `range` of the heading's text stands in the file, as exactly as it can be told.
    pub(crate) fn place(&self, range: Range<usize>) -> Span {
        let start = self.offset(range.start, |span| span.start);
        let end = self.offset(range.end.saturating_sub(1), |span| span.end);
        match (start, end) {
            (Some(start), Some(end)) => Span::new(start, end + usize::from(range.end > range.start)),
            _ => self.span,
        }
    }

    fn offset(&self, at: usize, otherwise: impl Fn(Span) -> u32) -> Option<usize> {
        let index = self
            .pieces
            .partition_point(|(start, _)| *start <= at)
            .checked_sub(1)?;
        let (start, span) = self.pieces[index];
        let next = self
            .pieces
            .get(index + 1)
            .map_or(self.text.len(), |(next, _)| *next);
        let same_length = next - start == span.range().len();
        Some(if same_length {
            span.start as usize + (at - start)
        } else {
            otherwise(span) as usize
        })
    }
}

/// What one pass over a body finds.
#[derive(Debug, Default)]
pub(crate) struct Outline {
    /// The headings, in order.
    pub headings: Vec<Heading>,
    /// Links and pictures, in order.
    pub links: Vec<Link>,
    /// Code, in which nothing is a link.
    pub code: Vec<Span>,
    /// Paragraphs that begin like a heading of another program, or in bold.
    pub marked: Vec<Span>,
    /// Raw HTML, by element or block.
    pub html: Vec<Span>,
    /// HTML comments.
    comments: Vec<Span>,
    /// Where the body is nested too deep, has too wide a table, or one footnote too many.
    too_deep: Option<Span>,
    too_wide: Option<Span>,
    too_many_notes: Option<Span>,
    /// Where it holds one piece too many; nothing behind is read.
    too_many_pieces: Option<Span>,
}

/// Reads `body`, which begins at byte `offset` of its file.
pub(crate) fn outline(body: &str, offset: usize) -> Outline {
    body_plain::outline(body, offset).unwrap_or_else(|| parsed(body, offset))
}

/// Reads `body` with the Markdown parser.
pub(super) fn parsed(body: &str, offset: usize) -> Outline {
    let mut pass = Pass {
        body,
        offset,
        outline: Outline::default(),
        depth: 0,
        containers: 0,
        notes: 0,
        heading: None,
    };
    for (number, (event, range)) in pieces(body).enumerate() {
        if number == MAX_PIECES {
            pass.outline.too_many_pieces = Some(Span::new(range.start, range.end).shifted(offset));
            break;
        }
        pass.take(event, range);
    }
    pass.outline
}

/// Iterates over the pieces of `body`, each with its place.
pub(super) fn pieces(body: &str) -> impl Iterator<Item = (Event<'_>, Range<usize>)> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    Parser::new_ext(body, options).into_offset_iter()
}

/// Reports raw HTML, comments and exceeded limits.
pub(crate) fn report(outline: &Outline, cx: &mut Context<'_>) {
    if cx.config.raw_html == RawHtml::Text {
        for span in &outline.html {
            cx.warning("raw-html", *span, Message::new("raw-html"));
        }
    }
    for span in &outline.comments {
        cx.warning("html-comment", *span, Message::new("html-comment"));
    }
    let limits = [
        (outline.too_deep, "limit-body-depth", MAX_DEPTH),
        (outline.too_wide, "limit-table-columns", MAX_COLUMNS),
        (outline.too_many_notes, "limit-footnotes", MAX_FOOTNOTES),
        (outline.too_many_pieces, "limit-pieces", MAX_PIECES),
    ];
    for (place, id, limit) in limits {
        if let Some(span) = place {
            cx.error("limit-exceeded", span, Message::new(id).with("limit", limit));
        }
    }
}

struct Pass<'b> {
    body: &'b str,
    offset: usize,
    outline: Outline,
    depth: usize,
    /// Open lists, quotations and footnotes.
    containers: usize,
    notes: usize,
    heading: Option<Heading>,
}

impl Pass<'_> {
    fn take(&mut self, event: Event<'_>, range: Range<usize>) {
        let span = Span::new(range.start, range.end).shifted(self.offset);
        match event {
            Event::Start(tag) => self.start(tag, range, span),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.add_text(&text, span),
            Event::Code(text) => {
                self.outline.code.push(span);
                self.add_text(&text, span);
            }
            Event::SoftBreak | Event::HardBreak => self.add_text(" ", span),
            Event::InlineHtml(_) => self.add_html(range, span),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>, span: Span) {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            self.outline.too_deep.get_or_insert(span);
        }
        match tag {
            Tag::Heading { level, .. } if self.containers == 0 => self.open_heading(level, span),
            Tag::Link { dest_url, .. } => self.add_link(dest_url.into_string(), span, false),
            Tag::Image { dest_url, .. } => self.add_link(dest_url.into_string(), span, true),
            Tag::HtmlBlock => self.add_html(range, span),
            Tag::CodeBlock(_) => self.outline.code.push(span),
            Tag::Paragraph
                if self.containers == 0 && self.body[range.clone()].starts_with(['#', '＃', '*', '_']) =>
            {
                self.outline.marked.push(span);
            }
            Tag::Table(columns) if columns.len() > MAX_COLUMNS => {
                self.outline.too_wide.get_or_insert(span);
            }
            Tag::FootnoteDefinition(_) => self.add_note(span),
            Tag::List(_) | Tag::Item | Tag::BlockQuote(_) => self.containers += 1,
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        self.depth = self.depth.saturating_sub(1);
        match tag {
            TagEnd::Heading(_) => self.outline.headings.extend(self.heading.take()),
            TagEnd::List(_) | TagEnd::Item | TagEnd::BlockQuote(_) | TagEnd::FootnoteDefinition => {
                self.containers = self.containers.saturating_sub(1);
            }
            _ => {}
        }
    }

    fn open_heading(&mut self, level: HeadingLevel, span: Span) {
        self.heading = Some(Heading {
            level: level as usize,
            span,
            ..Heading::default()
        });
    }

    fn add_text(&mut self, text: &str, span: Span) {
        if let Some(heading) = &mut self.heading {
            heading.pieces.push((heading.text.len(), span));
            heading.text.push_str(text);
        }
    }

    fn add_link(&mut self, destination: String, span: Span, is_image: bool) {
        self.outline.links.push(Link {
            destination,
            span,
            is_image,
        });
    }

    fn add_html(&mut self, range: Range<usize>, span: Span) {
        let html = self.body[range].trim_start();
        if html.starts_with("<!--") {
            self.outline.comments.push(span);
        } else if !html.starts_with("</") {
            self.outline.html.push(span);
        }
    }

    fn add_note(&mut self, span: Span) {
        self.containers += 1;
        self.notes += 1;
        if self.notes > MAX_FOOTNOTES {
            self.outline.too_many_notes.get_or_insert(span);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_the_top_level_are_found_with_their_places() {
        let body = "# a\n\n> ## quoted\n\n- ## in a list\n\n## 2026-03-28 **粗**体 `x`\n\ntext\n\nb\n---\n";
        let outline = outline(body, 100);
        let texts: Vec<(usize, &str)> = outline
            .headings
            .iter()
            .map(|heading| (heading.level, &*heading.text))
            .collect();
        assert_eq!(texts, [(1, "a"), (2, "2026-03-28 粗体 x"), (2, "b")]);
        let place = outline.headings[1].place(0..10);
        let range = place.start as usize - 100..place.end as usize - 100;
        assert_eq!(&body[range], "2026-03-28");
    }

    #[test]
    fn links_html_and_limits_are_found() {
        // Proved by sabotage: without the limit on depth, on columns, or on footnotes, this test fails each time.
        let body = "[a](b.md) ![](c.png) <b>x</b>\n\n<!-- note -->\n";
        let found = outline(body, 0);
        let links: Vec<(&str, bool)> = found
            .links
            .iter()
            .map(|link| (&*link.destination, link.is_image))
            .collect();
        assert_eq!(links, [("b.md", false), ("c.png", true)]);
        assert_eq!((found.html.len(), found.comments.len()), (1, 1));
        assert!(found.too_deep.is_none() && found.too_wide.is_none() && found.too_many_notes.is_none());

        let deep = format!("{} a", ">".repeat(5_000));
        assert!(outline(&deep, 0).too_deep.is_some());
        let wide = format!("|{}\n|{}\n", "a|".repeat(65), "-|".repeat(65));
        assert!(outline(&wide, 0).too_wide.is_some());
        let notes: String = (0..501).map(|n| format!("a[^{n}]\n\n[^{n}]: b\n\n")).collect();
        assert!(outline(&notes, 0).too_many_notes.is_some());
    }

    #[test]
    fn nothing_is_read_behind_the_last_piece() {
        // Proved by sabotage: without the limit on pieces the link is read.
        let paragraphs = "a\n\n".repeat(MAX_PIECES / 3);
        let found = outline(&format!("{paragraphs}[a](b.md)\n"), 0);
        assert!(found.too_many_pieces.is_some());
        assert!(found.links.is_empty());
        let found = outline(&paragraphs, 0);
        assert!(found.too_many_pieces.is_none());
    }
}
