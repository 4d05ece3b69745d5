//! Headings: their words, their level in the page, their ids, and the links that lead to them.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::TocEntry;
use super::plain::PlainText;
use super::render::Renderer;
use crate::anchor::ID_PREFIX;
use crate::markup::url::SafeUrl;

/// The ends of headings by level, from 1.
const HEADING_ENDS: [&str; 6] = ["</h1>\n", "</h2>\n", "</h3>\n", "</h4>\n", "</h5>\n", "</h6>\n"];

/// The beginnings of headings by level, from 1.
const HEADING_STARTS: [&str; 6] = ["<h1", "<h2", "<h3", "<h4", "<h5", "<h6"];

/// Gathers the words of headings from a stream of events.
#[derive(Debug, Default)]
pub(super) struct HeadingReader {
    current: Option<PlainText>,
}

impl HeadingReader {
    /// Reads the next event and returns a heading's level (1 to 6) and words at its end.
    pub(super) fn read(&mut self, event: &Event<'_>) -> Option<(u8, String)> {
        match event {
            Event::Start(Tag::Heading { .. }) => self.current = Some(PlainText::default()),
            Event::End(TagEnd::Heading(level)) => {
                let text = self.current.take()?.finish();
                return Some((*level as u8, text));
            }
            other => {
                if let Some(current) = &mut self.current {
                    current.add(other);
                }
            }
        }
        None
    }
}

impl Renderer<'_> {
    /// Returns the id of the heading that event `start` begins.
    pub(super) fn heading_id(&self, start: usize) -> String {
        let heading = self.document.headings.get(&start);
        heading.map_or_else(String::new, |heading| self.id(&heading.slug))
    }

    /// Returns the id of the heading with `slug`.
    pub(super) fn id(&self, slug: &str) -> String {
        format!("{ID_PREFIX}{}{slug}", self.options.id_prefix)
    }

    /// Begins the heading that event `index` begins and returns its end.
    pub(super) fn open_heading(&mut self, index: usize, level: u8) -> &'static str {
        let level = self.page_level(level);
        let id = self.heading_id(index);
        self.out
            .markup(HEADING_STARTS[usize::from(level - 1)])
            .attribute("id", &id)
            .markup(">");
        self.heading = Some(index);
        if let Some(heading) = self
            .document
            .headings
            .get(&index)
            .filter(|heading| heading.is_top)
        {
            let text = heading.text.clone();
            self.toc.push(TocEntry { level, text, id });
        }
        HEADING_ENDS[usize::from(level - 1)]
    }

    /// Returns the level in the page of a heading of `level` in the body.
    fn page_level(&self, level: u8) -> u8 {
        let below = level.saturating_sub(2);
        self.options.heading_base.saturating_add(below).clamp(1, 6)
    }

    /// Writes the link that leads to the heading itself.
    pub(super) fn heading_link(&mut self, heading: usize) {
        let Some(info) = self.document.headings.get(&heading) else {
            return;
        };
        let url = SafeUrl::fragment(&self.id(&info.slug));
        self.out
            .markup(" <a class=\"anchor\"")
            .url("href", &url)
            .attribute_phrase("aria-label", self.options.words.heading_link, &info.text)
            .markup(">#</a>");
    }
}
