//! Links and images: where they lead, and how they are written.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType};

use super::plain::PlainText;
use super::render::Renderer;
use super::{LinkKind, Target};
use crate::markup::html::HtmlWriter;
use crate::markup::url::{Link, SafeUrl, classify};

/// Where a link leads once it is judged.
pub(super) enum Destination {
    /// To a page, file or place of the site.
    Page(SafeUrl),
    /// Away from the site.
    Outside(SafeUrl),
    /// Nowhere.
    Broken,
}

impl Renderer<'_> {
    /// Judges the destination `url`, decoded but not trusted.
    pub(super) fn destination(&self, url: &str, kind: LinkKind) -> Destination {
        match classify(url) {
            Link::External(url) => Destination::Outside(url),
            Link::Fragment(fragment) => match self.document.anchors.slug(&fragment) {
                Some(slug) => Destination::Page(SafeUrl::fragment(&self.id(slug))),
                None => Destination::Broken,
            },
            Link::Relative(link) => match (self.options.resolve)(&link, kind) {
                Target::Page(url) => Destination::Page(url),
                Target::Broken => Destination::Broken,
            },
            Link::Refused(_) => Destination::Broken,
        }
    }

    /// Begins a link and returns its end.
    pub(super) fn open_link(&mut self, kind: LinkType, url: &str, title: &str) -> &'static str {
        let destination = if kind == LinkType::Email {
            self.destination(&format!("mailto:{url}"), LinkKind::Link)
        } else {
            self.destination(url, LinkKind::Link)
        };
        match destination {
            Destination::Page(url) => self.out.markup("<a").url("href", &url),
            Destination::Outside(url) => self.outside(&url),
            Destination::Broken => {
                self.out.markup("<span class=\"broken\">");
                return "</span>";
            }
        };
        if !title.is_empty() {
            self.out.attribute("title", title);
        }
        self.out.markup(">");
        self.in_link = true;
        "</a>"
    }

    /// Begins the start tag of a link that leads away from the site.
    fn outside(&mut self, url: &SafeUrl) -> &mut HtmlWriter {
        self.out
            .markup("<a")
            .url("href", url)
            .markup(" rel=\"noopener noreferrer\"")
    }

    /// Writes an image whose description is the text of the events at `inner`.
    ///
    /// An image of another site becomes a link to it: a page loads nothing from elsewhere.
    pub(super) fn image(&mut self, url: &str, title: &str, inner: Range<usize>) {
        let mut description = PlainText::default();
        for event in &self.document.events[inner] {
            description.add(event);
        }
        let description = description.finish();
        match self.destination(url, LinkKind::Image) {
            Destination::Page(url) => {
                self.out
                    .markup("<img")
                    .url("src", &url)
                    .attribute("alt", &description);
                if !title.is_empty() {
                    self.out.attribute("title", title);
                }
                self.out.markup(" loading=\"lazy\">");
            }
            Destination::Outside(url) if !self.in_link => {
                let words = if description.is_empty() {
                    url.as_str()
                } else {
                    &description
                };
                self.outside(&url).markup(">").text(words).markup("</a>");
            }
            Destination::Outside(_) => {
                self.out.text(&description);
            }
            Destination::Broken => {
                let words = if description.is_empty() { url } else { &description };
                self.out
                    .markup("<span class=\"broken\">")
                    .text(words)
                    .markup("</span>");
            }
        }
        self.last_shown = None;
    }

    /// Returns the index of the event that ends the element which event `start` begins.
    pub(super) fn end_of(&self, start: usize) -> usize {
        let mut depth = 0_usize;
        for (offset, event) in self.document.events[start..].iter().enumerate() {
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return start + offset;
            }
        }
        self.document.events.len() - 1
    }
}
