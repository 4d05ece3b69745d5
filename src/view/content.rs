//! Pages that are all words: the site's own pages, and the page for addresses that do not exist.

use serde::Serialize;

use super::frame::{FrameOptions, Section, View, frame};
use super::prose::Prose;
use super::{Facts, Links};
use crate::markup::html::Html;
use crate::markup::markdown::TocEntry;
use crate::path::SitePath;

/// A page of words.
#[derive(Clone, Debug, Serialize)]
pub struct ContentPage {
    /// Heading.
    pub title: String,
    /// Its headings, where there are enough of them to need a table.
    pub toc: Vec<TocEntry>,
    /// The text.
    pub body: Html,
    /// What to do where there is no text.
    pub empty: Option<String>,
}

/// A page without facts of its own.
#[derive(Clone, Debug, Serialize)]
pub struct NotFound {}

/// The fewest headings that need a table of contents.
const FEWEST_HEADINGS: usize = 4;

/// Makes the site's own page at `place` of the portfolio. It lies in no year; its frame is the current one's.
pub fn own_page(facts: &Facts, path: &SitePath, place: usize) -> View<ContentPage> {
    let page = &facts.portfolio.pages[place];
    let title = page.title.clone().unwrap_or_else(|| page.id.clone());
    let options = FrameOptions {
        title: &title,
        year: current_year(facts),
        section: Some(Section::Page(place)),
        profile: "",
    };
    let rendered = Prose::new(facts, Links::new(path)).whole(&page.file, &page.body);
    let is_empty = rendered.html.is_empty();
    View {
        frame: frame(facts, path, options),
        page: ContentPage {
            toc: if rendered.toc.len() < FEWEST_HEADINGS {
                Vec::new()
            } else {
                rendered.toc
            },
            title,
            body: rendered.html,
            empty: is_empty.then(|| facts.words.text("page-empty")),
        },
    }
}

/// Makes the page for addresses that do not exist.
pub fn not_found(facts: &Facts, path: &SitePath) -> View<NotFound> {
    let title = facts.words.text("not-found-title");
    let options = FrameOptions {
        title: &title,
        year: current_year(facts),
        section: None,
        profile: "",
    };
    View {
        frame: frame(facts, path, options),
        page: NotFound {},
    }
}

/// Returns the year whose frame pages outside the years have.
fn current_year(facts: &Facts) -> i32 {
    let run_date = facts.figures.run_date;
    facts
        .figures
        .current_year()
        .unwrap_or_else(|| facts.config.year_starts.year_of(run_date))
}
