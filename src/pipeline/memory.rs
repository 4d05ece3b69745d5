//! What was read of every file before, so that after an edit only the file that changed is read again.

use std::cmp::Ordering;
use std::sync::Arc;

use rayon::prelude::*;

use super::{Document, SETTINGS};
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::source::{self, Parsed};
use crate::text::SourceFile;

/// What earlier runs have read, file by file.
///
/// An analysis is the same with a memory as without: a file is read by itself, so what it says follows from its
/// bytes and from those settings that reading looks at, and nothing is kept when either has changed.
#[derive(Debug, Default)]
pub struct Memory {
    config: Config,
    /// Sorted by path.
    files: Vec<Arc<ReadFile>>,
}

/// One file, as it was read.
#[derive(Debug)]
pub(super) struct ReadFile {
    document: Arc<Document>,
    /// Its text, or why it has none.
    pub text: Result<SourceFile, Diagnostic>,
    /// What it says; none for the settings, and where there is no text.
    pub parsed: Option<Parsed>,
}

impl Memory {
    /// Reads `documents`, sorted by path, under `config`; only those that are not known already.
    pub(super) fn read(&mut self, documents: &[Arc<Document>], config: &Config) -> &[Arc<ReadFile>] {
        if !config.reads_alike(&self.config) {
            self.files.clear();
        }
        self.config = config.clone();
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
        self.files = documents
            .par_iter()
            .zip(found)
            .map(|(document, known)| known.unwrap_or_else(|| Arc::new(ReadFile::new(document, config))))
            .collect();
        &self.files
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
        }
    }
}
