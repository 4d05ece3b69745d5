//! What was read of every file before, so that after an edit only the file that changed is read again.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rayon::prelude::*;

use super::{Document, SETTINGS};
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::source::{self, FieldPath, Parsed, Places};
use crate::text::{SourceFile, Span};

/// What earlier runs have read, file by file.
///
/// A file is read by itself, so what it says follows from its
/// bytes and from those settings that reading looks at, and nothing is kept when either has changed.
#[derive(Debug, Default)]
pub(super) struct FileMemory {
    config: Config,
    /// Those that the files were read from, sorted by path.
    documents: Vec<Arc<Document>>,
    /// In the order of the documents. Shared with the analysis that was made of them.
    files: Arc<Vec<Arc<ReadFile>>>,
}

/// The files of a run.
pub(super) struct Files<'a> {
    /// All of them, sorted by path.
    pub all: &'a Arc<Vec<Arc<ReadFile>>>,
    /// Where there are the same files as in the run before: those that were read again.
    pub changed: Option<Vec<Changed>>,
}

/// A file that was read again.
pub(super) struct Changed {
    /// As it was.
    pub before: Arc<ReadFile>,
    /// As it is.
    pub now: Arc<ReadFile>,
}

/// One file, as it was read.
#[derive(Debug)]
pub(super) struct ReadFile {
    document: Arc<Document>,
    /// Its text, or why it has none.
    pub text: Result<SourceFile, Diagnostic>,
    /// What it says; none for the settings, and where there is no text.
    pub parsed: Option<Parsed>,
    /// The places of fields that findings asked for: finding one reads the file's front matter again.
    located: Mutex<BTreeMap<String, Span>>,
}

impl FileMemory {
    /// Reads `documents` under `config`; only those that are not known already.
    pub(super) fn read(&mut self, documents: &[Arc<Document>], config: &Config) -> Files<'_> {
        if !config.reads_alike(&self.config) {
            self.documents.clear();
            self.files = Arc::default();
        }
        self.config = config.clone();
        let changed = match self.places_of_edits(documents) {
            Some(places) => Some(
                places
                    .into_iter()
                    .map(|place| self.read_again(place, &documents[place]))
                    .collect(),
            ),
            None => {
                self.read_all(documents, config);
                None
            }
        };
        Files {
            all: &self.files,
            changed,
        }
    }

    /// Returns the places of the documents that are other values than before; none where they are not those of the
    /// same files.
    fn places_of_edits(&self, documents: &[Arc<Document>]) -> Option<Vec<usize>> {
        if self.documents.is_empty() || self.documents.len() != documents.len() {
            return None;
        }
        let pairs = || self.documents.iter().zip(documents);
        let has_same_path =
            |(old, now): (&Arc<Document>, &Arc<Document>)| Arc::ptr_eq(old, now) || old.path == now.path;
        let is_other = |index: &usize| !is_same(&self.documents[*index], &documents[*index]);
        pairs()
            .all(has_same_path)
            .then(|| (0..documents.len()).filter(is_other).collect())
    }

    fn read_again(&mut self, place: usize, document: &Arc<Document>) -> Changed {
        let now = Arc::new(ReadFile::new(document, &self.config));
        self.documents[place] = Arc::clone(document);
        let slot = &mut Arc::make_mut(&mut self.files)[place];
        let before = std::mem::replace(slot, Arc::clone(&now));
        Changed { before, now }
    }

    fn read_all(&mut self, documents: &[Arc<Document>], config: &Config) {
        let mut documents = documents.to_vec();
        documents.sort_by(|a, b| a.path.cmp(&b.path));
        let mut known = self.files.iter().peekable();
        let found: Vec<Option<Arc<ReadFile>>> = documents
            .iter()
            .map(|document| {
                while known.next_if(|file| file.document.path < document.path).is_some() {}
                let same_path =
                    known.next_if(|file| file.document.path.cmp(&document.path) == Ordering::Equal)?;
                is_same(&same_path.document, document).then(|| Arc::clone(same_path))
            })
            .collect();
        let read = documents
            .par_iter()
            .zip(found)
            .map(|(document, known)| known.unwrap_or_else(|| Arc::new(ReadFile::new(document, config))));
        self.files = Arc::new(read.collect());
        self.documents = documents;
    }
}

fn is_same(one: &Arc<Document>, other: &Arc<Document>) -> bool {
    Arc::ptr_eq(one, other) || one == other
}

impl ReadFile {
    /// Returns its path below `content/`.
    pub fn path(&self) -> &str {
        &self.document.path
    }

    /// Tells whether it is the site's settings, as text.
    pub fn is_settings(&self) -> bool {
        self.text.is_ok() && self.path() == SETTINGS
    }

    /// Gets ready to find the places of findings; none where the file is no text.
    pub fn places(&self) -> Option<KnownPlaces<'_>> {
        let text = self.text.as_ref().ok()?;
        // A thread that panicked while it held the lock has not harmed a map that only grows.
        let known = self.located.lock().unwrap_or_else(PoisonError::into_inner);
        Some(KnownPlaces {
            known,
            places: Places::new(text),
        })
    }

    fn new(document: &Arc<Document>, config: &Config) -> ReadFile {
        let text = source::decode(&document.path, &document.bytes, document.size);
        let parsed = match &text {
            Ok(text) if text.path() != SETTINGS => Some(source::read(text, config)),
            _ => None,
        };
        ReadFile {
            document: Arc::clone(document),
            text,
            parsed,
            located: Mutex::default(),
        }
    }
}

/// The places of a file's fields, those that were asked for before without reading the file again.
pub(super) struct KnownPlaces<'f> {
    known: MutexGuard<'f, BTreeMap<String, Span>>,
    places: Places<'f>,
}

impl KnownPlaces<'_> {
    /// Returns the place of a finding's field.
    pub fn find(&mut self, field: &str) -> Span {
        if let Some(span) = self.known.get(field) {
            return *span;
        }
        let span = self.places.find(&FieldPath::parse(field));
        self.known.insert(field.to_owned(), span);
        span
    }
}
