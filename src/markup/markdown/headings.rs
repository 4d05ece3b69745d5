//! The words of headings, as they are read from a stream of events.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::plain::PlainText;

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
