//! Headings and links of a body.

use crate::source::Link;
use crate::text::Span;

/// What a body holds that other records and rules ask for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BodyNotes {
    /// Words and place of every heading, in order.
    pub headings: Vec<(String, Span)>,
    /// Links and pictures, in order.
    pub links: Vec<Link>,
}
