//! Pages that are all words: the site's own pages, and the page for addresses that do not exist.

use serde::Serialize;

use super::Facts;
use super::frame::{FrameOptions, View, frame};
use crate::path::SitePath;

/// A page without facts of its own.
#[derive(Clone, Debug, Serialize)]
pub struct NotFound {}

/// Makes the page for addresses that do not exist.
pub fn not_found(facts: &Facts, path: &SitePath) -> View<NotFound> {
    let title = facts.words.text("not-found-title");
    let year = facts.figures.current_year().unwrap_or_default();
    let options = FrameOptions {
        title: &title,
        year,
        section: None,
        profile: "",
    };
    View {
        frame: frame(facts, path, options),
        page: NotFound {},
    }
}
