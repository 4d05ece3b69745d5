//! From the bytes of content files to records: front matter, keys in both languages, dates, the log.
//!
//! Reading never fails: it returns what could be read and everything that is wrong with it, each at its
//! place. Each file is read by itself, so files can be read in any order, in parallel, and kept.

mod assemble;
mod body;
mod body_plain;
mod context;
mod date_advice;
mod date_notation;
mod dates;
mod encoding;
mod faults;
mod fields;
mod front_matter;
mod keys;
mod lines;
mod locate;
mod lower;
mod misplaced;
mod mistyped;
mod misused_keys;
mod names;
mod numbers;
mod place;
mod references;
mod suggest;
mod synonyms;
mod syntax;
mod unclosed;
mod unread_link;
mod unread_list;
mod updates;
mod words;
mod yaml;
#[cfg(test)]
mod yaml_agreement;
mod yaml_builder;
mod yaml_plain;
#[cfg(test)]
#[allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "the test reads its frozen list and reports a figure"
)]
mod yaml_suite;

use std::sync::Arc;

pub use assemble::{Drafts, assemble};
pub use body::Link;
pub use encoding::{MAX_FILE, decode};
pub use faults::{Fault, faults, faults_of_files};
pub use locate::{FieldPath, Places, locate};
pub use misplaced::unread;
pub use place::is_id;
pub use suggest::nearest;
pub use updates::UpdateHeading;

use context::Context;
use front_matter::Parts;
use lower::{ProjectSource, RecordSource};
use place::Place;

use crate::config::Config;
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{Directive, Meeting, Page, Practice, Project, YearRecord};
use crate::path::fold;
use crate::text::{SourceFile, Span};

/// What one content file says, with everything that is wrong with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Parsed {
    /// The file's path below `content/`.
    pub path: Arc<str>,
    /// The record, where one could be made.
    pub record: Option<Record>,
    /// What is wrong, in the one order of diagnostics.
    pub diagnostics: Vec<Diagnostic>,
    /// What rules want to know of the body.
    pub body: Arc<BodyNotes>,
    /// The path as a file system that folds case and composes characters has it.
    pub folded: Box<str>,
}

/// The headings and links of a body, in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BodyNotes {
    /// The plain text of all headings.
    pub headings: Box<[Box<str>]>,
    /// Links and pictures.
    pub links: Vec<Link>,
}

impl Parsed {
    /// Tells whether anything in the file stops a publish.
    pub fn has_errors(&self) -> bool {
        self.diagnostics
            .iter()
            .any(|finding| finding.severity == Severity::Error)
    }

    /// Tells whether the file is a brief marked as a draft.
    pub fn is_draft(&self) -> bool {
        matches!(&self.record, Some(Record::Project(project)) if project.draft)
    }
}

/// A record of any kind.
#[derive(Clone, Debug, PartialEq)]
pub enum Record {
    /// A brief.
    Project(Arc<Project>),
    /// What was asked from above.
    Directive(Directive),
    /// A meeting.
    Meeting(Meeting),
    /// The narrative of a year.
    Year(YearRecord),
    /// Good practice.
    Practice(Practice),
    /// Any other page.
    Page(Page),
    /// Words for the front page.
    Index(Page),
}

/// Reads `site.yaml`; what is not given, or cannot be read, keeps its default.
pub fn read_site(file: &SourceFile) -> (Config, Vec<Diagnostic>) {
    let usual = Config::default();
    let mut cx = Context::new(file, &usual);
    let mut tree = yaml::parse(file.text(), 0);
    cx.faults(std::mem::take(&mut tree.faults));
    let config = lower::site(&tree, &mut cx);
    (config, cx.finish())
}

/// Reads one content file other than `site.yaml`.
pub fn read(file: &SourceFile, config: &Config) -> Parsed {
    let mut cx = Context::new(file, config);
    let first_line = file.text().find(['\n', '\r']).unwrap_or(file.text().len());
    let place = place::of(file.path(), Span::new(0, first_line), &mut cx);
    let is_placed = cx.is_clean();
    let mut notes = BodyNotes::default();
    let record = match parts(file, place.as_ref(), &mut cx) {
        Some(parts) => read_parts(file, place, &parts, &mut notes, &mut cx),
        None => None,
    };
    Parsed {
        path: Arc::from(file.path()),
        record: record.filter(|_| is_placed),
        diagnostics: cx.finish(),
        body: Arc::new(notes),
        folded: fold(file.path()).into_boxed_str(),
    }
}

/// Finds the fences; only the front page's words may do without.
fn parts(file: &SourceFile, place: Option<&Place>, cx: &mut Context<'_>) -> Option<Parts> {
    let text = file.text();
    if place == Some(&Place::Index) && !text.starts_with("---") {
        return Some(Parts {
            fence: Span::default(),
            front_matter: 0..0,
            body: 0..text.len(),
        });
    }
    match front_matter::split(text) {
        Ok(parts) => Some(parts),
        Err(fault) => {
            cx.faults(vec![fault]);
            None
        }
    }
}

fn read_parts(
    file: &SourceFile,
    place: Option<Place>,
    parts: &Parts,
    notes: &mut BodyNotes,
    cx: &mut Context<'_>,
) -> Option<Record> {
    let text = file.text();
    let mut tree = yaml::parse(&text[parts.front_matter.clone()], parts.front_matter.start);
    cx.faults(std::mem::take(&mut tree.faults));
    let outline = body::outline(&text[parts.body.clone()], parts.body.start);
    body::report(&outline, cx);
    unread_link::report(&text[parts.body.clone()], parts.body.start, &outline, cx);
    let body = file.excerpt(Span::new(parts.body.start, parts.body.end));
    let record = RecordSource {
        file: file.path(),
        tree: &tree,
        fence: parts.fence,
        body: body.clone(),
    };
    let found = match place? {
        Place::Project(key) => {
            cx.year = Some(key.year);
            let placed = updates::updates(file, &outline, parts.body.end, cx);
            // Collected, they would stay in the memory of their places, which is larger and kept as long as they are.
            let mut updates = Vec::with_capacity(placed.len());
            updates.extend(placed.into_iter().map(|placed| placed.update));
            let source = ProjectSource {
                key,
                file: file.path(),
                tree: &tree,
                fence: parts.fence,
                body,
                updates,
            };
            Some(Record::Project(Arc::new(lower::project(source, cx))))
        }
        Place::Directive(id) => lower::directive(id, &record, cx).map(Record::Directive),
        Place::Meeting(id, named) => lower::meeting((id, named), &record, cx).map(Record::Meeting),
        Place::Practice(id) => lower::practice(id, &record, cx).map(Record::Practice),
        Place::Year(year) => Some(Record::Year(lower::year(year, &record, cx))),
        Place::Page(id) => Some(Record::Page(lower::page(id, &record, cx))),
        Place::Index => Some(Record::Index(lower::index(&record, cx))),
    };
    *notes = BodyNotes {
        headings: outline
            .headings
            .into_iter()
            .map(|heading| heading.text.into_boxed_str())
            .collect(),
        links: outline.links,
    };
    found
}
