//! Which files belong to a year: its own records as read, and those of the year before for comparison.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::config::Config;
use crate::diagnostic::{Diagnostic, Severity};
use crate::pipeline::{self, Document, Inputs, Options};
use crate::source::{self, Record};

/// The inputs of a year.
#[derive(Clone, Debug)]
pub struct Selection {
    /// What a snapshot of the year is rendered from: its own records, and those of the year before.
    pub inputs: Inputs,
    /// The records of the year before, by their paths below `content/`.
    pub before: BTreeSet<Arc<str>>,
    /// Records of other years and drafts: what is wrong with them does not concern this year.
    pub left_out: BTreeSet<Arc<str>>,
    /// Records of other sealed years that are not compared with this one, by their paths below the site's root.
    pub far: BTreeSet<String>,
}

/// Chooses what belongs to `year`. Drafts are left out.
pub fn select(inputs: &Inputs, year: i32) -> Selection {
    let config = pipeline::settings_of(&inputs.documents);
    let (mut documents, mut before, mut left_out) = (Vec::new(), BTreeSet::new(), BTreeSet::new());
    for document in &inputs.documents {
        match belonging(document, &config) {
            Belonging::Year(named) if named == year => documents.push(Arc::clone(document)),
            Belonging::Always => documents.push(Arc::clone(document)),
            Belonging::Year(named) if named == year - 1 && is_compared(&document.path) => {
                before.insert(Arc::clone(&document.path));
                left_out.insert(Arc::clone(&document.path));
                documents.push(Arc::clone(document));
            }
            Belonging::Year(_) | Belonging::Draft => {
                left_out.insert(Arc::clone(&document.path));
            }
        }
    }
    let attachments = inputs
        .attachments
        .iter()
        .filter(|(path, _)| folder_year(path).is_none_or(|named| named == year));
    let sealed = inputs.sealed.iter().cloned();
    let (near, far): (Vec<_>, Vec<_>) = sealed.partition(|records| records.year == year - 1);
    let inputs = Inputs {
        documents,
        attachments: attachments
            .map(|(path, size)| (Arc::clone(path), *size))
            .collect(),
        theme: inputs.theme.clone(),
        rejected: Vec::new(),
        sealed: near,
        run_date: inputs.run_date,
        options: Options::default(),
    };
    Selection {
        inputs,
        before,
        left_out,
        far: far.into_iter().map(|records| records.path).collect(),
    }
}

impl Selection {
    /// Lists the errors that concern the year: all but those of other years' records.
    pub fn errors<'a>(&self, diagnostics: &'a [Diagnostic]) -> Vec<&'a Diagnostic> {
        let is_of_year = |found: &&Diagnostic| {
            let path = found.file.strip_prefix("content/");
            let is_far = path.map_or_else(
                || self.far.contains(&*found.file),
                |path| self.left_out.contains(path),
            );
            found.severity == Severity::Error && !is_far
        };
        diagnostics.iter().filter(is_of_year).collect()
    }
}

enum Belonging {
    /// To every year: the settings, pages and the words of the front page.
    Always,
    Year(i32),
    Draft,
}

/// Finds to which year a file belongs: by its folder or its name where that says it, else by what it says itself.
/// A file that cannot be read belongs to every year, so that nothing is lost in silence.
fn belonging(document: &Document, config: &Config) -> Belonging {
    let path = &*document.path;
    let text = source::decode(path, &document.bytes, document.size);
    let record = text.ok().and_then(|text| source::read(&text, config).record);
    let year = match &record {
        Some(Record::Project(project)) if project.draft => return Belonging::Draft,
        Some(Record::Project(project)) => Some(project.key.year),
        Some(Record::Directive(directive)) => Some(directive.year),
        Some(Record::Meeting(meeting)) => Some(meeting.year),
        Some(Record::Practice(practice)) => Some(practice.year),
        Some(Record::Year(year)) => Some(year.year),
        Some(Record::Page(_) | Record::Index(_)) => None,
        None => folder_year(path).or_else(|| name_year(path)),
    };
    year.map_or(Belonging::Always, Belonging::Year)
}

/// Returns the year in `projects/2026/…`.
fn folder_year(path: &str) -> Option<i32> {
    let (year, _) = path.strip_prefix("projects/")?.split_once('/')?;
    year.parse().ok()
}

/// Returns the year in `years/2026.md`.
fn name_year(path: &str) -> Option<i32> {
    path.strip_prefix("years/")?.strip_suffix(".md")?.parse().ok()
}

/// Tells whether a record of the year before is looked at by the pages of a year: briefs, and the closing.
fn is_compared(path: &str) -> bool {
    path.starts_with("projects/") || path.starts_with("years/")
}
