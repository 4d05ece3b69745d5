//! Markdown from hostile authors: whatever goes in, only harmless HTML comes out.
//!
//! The judge is an HTML tokenizer that Milepost itself does not render with.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    clippy::unwrap_used,
    reason = "tests look at the disk and say what they skip"
)]

mod commonmark;
#[path = "../data/mod.rs"]
mod data;
mod hostile;
#[path = "../measure/mod.rs"]
mod measure;
mod oracle;
mod random;
mod vectors;

use std::ops::Range;

use milepost::markup::markdown::{
    LinkKind, Parts, RawHtml, RenderOptions, Target, Words, first_paragraph, outline, plain_text,
    render_parts,
};
use milepost::markup::url::{RelativeLink, SafeUrl};

const WORDS: Words<'static> = Words {
    heading_link: "Link to “{}”",
    table: "Table {}",
    task_done: "Done",
    task_open: "Open",
    footnotes: "Footnotes",
    footnote: "Footnote {}",
    footnote_back: "Back to reference {}",
    cut: "The rest is too long and left out",
};

/// Finds every path that is no image of a kind that can hold scripts.
fn resolve(link: &RelativeLink, kind: LinkKind) -> Target {
    if kind == LinkKind::Image && link.path.contains("svg") {
        return Target::Broken;
    }
    Target::Page(SafeUrl::relative("2026/projects/a.html", &link.path))
}

/// Renders `source` with its level-2 sections as updates.
fn parts(source: &str, raw_html: RawHtml) -> Parts {
    let sections: Vec<Range<usize>> = outline(source)
        .headings
        .iter()
        .filter(|heading| heading.level == 2)
        .map(|heading| heading.section.range())
        .collect();
    let options = RenderOptions {
        heading_base: 3,
        id_prefix: "",
        raw_html,
        words: &WORDS,
        resolve: &resolve,
    };
    render_parts(source, &sections, &options)
}

/// Puts everything that `source` becomes before the judge, and returns how many bytes of HTML that was.
fn judge(source: &str) -> usize {
    let shown = parts(source, RawHtml::Text);
    let sanitised = parts(source, RawHtml::Sanitised);
    let same = shown == sanitised;
    let mut bytes = 0;
    for (raw_html, parts) in [(RawHtml::Text, shown), (RawHtml::Sanitised, sanitised)] {
        if same && raw_html == RawHtml::Sanitised {
            continue;
        }
        let mut judge = oracle::Judge::new(source, raw_html);
        judge.read(parts.narrative.as_str());
        for update in &parts.updates {
            judge.read(update.html.as_str());
        }
        bytes = bytes.max(judge.bytes());
    }
    spans_are_inside(source);
    let _ = (plain_text(source), first_paragraph(source));
    bytes
}

/// Every span of the outline can be cut out of the source.
fn spans_are_inside(source: &str) {
    let outline = outline(source);
    let headings = outline
        .headings
        .iter()
        .flat_map(|heading| [heading.span, heading.section]);
    let links = outline
        .links
        .iter()
        .flat_map(|link| [link.span, link.destination_span]);
    let raw = outline.raw_html.iter().map(|html| html.span);
    let notes = outline
        .unused_footnotes
        .iter()
        .chain(&outline.unresolved_emphasis)
        .copied();
    let exceeded = outline.exceeded.iter().map(|(_, span)| *span);
    for span in headings.chain(links).chain(raw).chain(notes).chain(exceeded) {
        assert!(source.get(span.range()).is_some(), "{span:?} in {source:?}");
    }
}
