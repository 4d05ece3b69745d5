//! Markdown to safe HTML: CommonMark with tables, footnotes, task lists and strikethrough, made right for
//! Chinese text.
//!
//! A body is read twice: [`outline`] tells the analysis what it holds, [`render_parts`] makes its HTML. Both
//! see the same headings, ids and limits. Raw HTML is shown as text unless a site asks for it to be sanitised;
//! comments are never shown, and the outline reports them, for authors hide notes in them that a published
//! source would reveal. No element that is written has a style, an event handler, or an address that was not
//! judged by [`classify`](super::url::classify).

mod cjk;
mod document;
mod footnotes;
mod headings;
mod limits;
mod links;
mod outline;
mod plain;
mod raw_html;
mod render;
mod sentinel;
mod tables;

use std::ops::Range;

pub use crate::anchor::Anchors;
pub use limits::{Limit, MAX_DEPTH, MAX_FOOTNOTES, MAX_TABLE_COLUMNS};
pub use outline::{Heading, LinkUse, Outline, RawHtmlUse, outline};
pub use plain::{first_paragraph, plain_text};

use self::document::Document;
use self::render::Renderer;
use self::sentinel::Prepared;
use super::html::Html;
use super::url::{RelativeLink, SafeUrl};

/// Words for people that the HTML holds, in the language of the site. In a phrase, `{}` stands for the value.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    /// Names the link to a heading; `{}` is the heading's text.
    pub heading_link: &'a str,
    /// Names the scroll region around a table; `{}` is the table's number in the body.
    pub table: &'a str,
    /// Names the box of a task that is done.
    pub task_done: &'a str,
    /// Names the box of a task that is not done.
    pub task_open: &'a str,
    /// Names the list of footnotes.
    pub footnotes: &'a str,
    /// Names a reference to a footnote; `{}` is its number.
    pub footnote: &'a str,
    /// Names the way back from a footnote; `{}` is its number.
    pub footnote_back: &'a str,
    /// Says that the rest of the text is left out because it is too long.
    pub cut: &'a str,
}

/// How a body is rendered.
#[derive(Clone, Copy)]
pub struct RenderOptions<'a> {
    /// The level, 1 to 6, that headings of level 1 and 2 get in the page; deeper ones follow, at most 6.
    pub heading_base: u8,
    /// Stands in every id behind its prefix, so that bodies can share a page; empty where there is only one,
    /// and only then the ids are those of the outline. Letters, digits and `-` only.
    pub id_prefix: &'a str,
    /// What becomes of raw HTML.
    pub raw_html: RawHtml,
    /// Words for people.
    pub words: &'a Words<'a>,
    /// Tells where a relative link or image leads. Links of other kinds never come here.
    pub resolve: &'a dyn Fn(&RelativeLink, LinkKind) -> Target,
}

/// What becomes of raw HTML.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RawHtml {
    /// It is shown as text.
    #[default]
    Text,
    /// Harmless elements and attributes are kept, all others dropped.
    Sanitised,
}

/// What a destination is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkKind {
    /// To be followed.
    Link,
    /// To be shown in the page.
    Image,
}

/// Where a relative link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// To this address of the site.
    Page(SafeUrl),
    /// Nowhere: its words are shown as text of the class `broken`.
    Broken,
}

/// A heading in a table of contents.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct TocEntry {
    /// The heading's level in the page, 1 to 6.
    pub level: u8,
    /// The heading's words.
    pub text: String,
    /// The heading's id, without `#`.
    pub id: String,
}

/// A body as HTML.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rendered {
    /// The whole body.
    pub html: Html,
    /// Its headings, but for those in lists, quotations and footnotes.
    pub toc: Vec<TocEntry>,
}

/// A body as HTML, its updates apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// Everything but the updates.
    pub narrative: Html,
    /// The narrative's headings, but for those in lists, quotations and footnotes.
    pub toc: Vec<TocEntry>,
    /// The updates, in the order in which their ranges were given.
    pub updates: Vec<UpdateMarkup>,
}

/// A dated update as HTML.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UpdateMarkup {
    /// The id, without `#`, that links inside the body to the update's heading lead to. The page puts it on
    /// what it shows in place of that heading. Empty where the range holds no heading.
    pub id: String,
    /// The update without its heading.
    pub html: Html,
}

/// Renders the Markdown `source` as one piece.
pub fn render(source: &str, options: &RenderOptions<'_>) -> Rendered {
    let parts = render_parts(source, &[], options);
    Rendered {
        html: parts.narrative,
        toc: parts.toc,
    }
}

/// Renders the Markdown `source` with the sections at `updates` apart from the rest.
///
/// The ranges are those of [`Heading::section`], heading included, in any order. All parts share link
/// definitions, ids and footnotes; each prints, numbered from 1, the footnotes that it refers to.
pub fn render_parts(source: &str, updates: &[Range<usize>], options: &RenderOptions<'_>) -> Parts {
    let prepared = Prepared::new(source);
    let document = Document::parse(&prepared);
    let mut renderer = Renderer::new(&document, options, source.len());
    let (narrative, sections) = split(&document, updates);
    let narrative = renderer.part(0, &narrative);
    let toc = renderer.take_toc();
    let updates = sections
        .iter()
        .enumerate()
        .map(|(index, section)| UpdateMarkup {
            id: section
                .heading
                .map_or_else(String::new, |heading| renderer.heading_id(heading)),
            html: renderer.part(index + 1, &section.blocks),
        })
        .collect();
    Parts {
        narrative,
        toc,
        updates,
    }
}

/// The blocks of one update.
#[derive(Default)]
struct Section {
    /// The first event of the update's heading, which is not among `blocks`.
    heading: Option<usize>,
    blocks: Vec<Range<usize>>,
}

/// Sorts the blocks of `document` into those of the narrative and those of each update.
fn split(document: &Document<'_>, updates: &[Range<usize>]) -> (Vec<Range<usize>>, Vec<Section>) {
    let mut by_start: Vec<usize> = (0..updates.len()).collect();
    by_start.sort_by_key(|&index| updates[index].start);
    let mut narrative = Vec::new();
    let mut sections: Vec<Section> = updates.iter().map(|_| Section::default()).collect();
    for (start, block) in &document.blocks {
        let begun = by_start.partition_point(|&index| updates[index].start <= *start);
        let update = by_start[..begun]
            .last()
            .filter(|&&index| updates[index].contains(start));
        match update.map(|&index| &mut sections[index]) {
            None => narrative.push(block.clone()),
            Some(section) => {
                let is_first = section.heading.is_none() && section.blocks.is_empty();
                if is_first && document.headings.contains_key(&block.start) {
                    section.heading = Some(block.start);
                } else {
                    section.blocks.push(block.clone());
                }
            }
        }
    }
    (narrative, sections)
}

#[cfg(test)]
mod tests;
