//! The page of what differs between two snapshots.

use serde::Serialize;

use super::report::{Side, body, sentence};
use super::{Difference, Named};
use crate::locale::Args;
use crate::markup::html::{Html, HtmlWriter};
use crate::path::SitePath;
use crate::view::frame::{FrameOptions, Section, View, frame};
use crate::view::{Facts, Links};

/// What differs between two snapshots.
#[derive(Clone, Debug, Serialize)]
pub struct DifferencePage {
    /// Heading: which two.
    pub heading: String,
    /// How much of what.
    pub sentence: String,
    /// The lists and tables.
    pub body: Html,
}

/// Returns the address of the page.
pub fn path(difference: &Difference) -> SitePath {
    let Difference { old, new, .. } = difference;
    SitePath::new(format!("differences/{old}_{new}.html")).expect("names of snapshots are digits and a dash")
}

/// Makes the page; `number` counts the differences that the site knows.
pub fn difference(facts: &Facts, path: &SitePath, number: usize) -> View<DifferencePage> {
    let links = Links::new(path);
    let Difference { old, new, comparison } = &*facts.differences()[number];
    let address = |side: Side, named: &Named| {
        let snapshot = if side == Side::Old { old } else { new };
        let (year, id) = named.key.split_once('/')?;
        let page = SitePath::new(format!("archive/{snapshot}/{year}/projects/{id}.html"))?;
        Some(links.to(&page))
    };
    let mut writer = HtmlWriter::new();
    body(&mut writer, comparison, &facts.words, &address);
    let names = Args::new().with("old", old).with("new", new);
    let page = DifferencePage {
        heading: facts.say("difference-heading", names),
        sentence: sentence(comparison, &facts.words),
        body: writer.finish(),
    };
    let options = FrameOptions {
        title: &page.heading,
        year: facts.figures.current_year().unwrap_or_default(),
        section: Some(Section::Archive),
        profile: "",
    };
    View {
        frame: frame(facts, path, options),
        page,
    }
}
