//! The findings of an analysis: their places are looked up when somebody looks at them.
//!
//! What reading finds has its place. What a rule finds names a field, and the place of that is found by reading the
//! file's front matter a second time: a build that prints no warnings never needs it.

use std::collections::BTreeMap;
use std::mem;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use rayon::prelude::*;

use super::SourceTexts;
use super::memory::ReadFile;
use crate::diagnostic::{self, Diagnostic, Severity};
use crate::rules::Judged;

/// Everything that is wrong.
#[derive(Debug, Default)]
pub(super) struct Findings {
    has_errors: bool,
    found: Mutex<Found>,
    placed: OnceLock<Vec<Diagnostic>>,
}

/// Findings in no order.
#[derive(Debug, Default)]
struct Found {
    /// Those that have their places.
    stated: Vec<Diagnostic>,
    /// Those of rules.
    judged: Vec<Judged>,
}

impl Findings {
    /// Takes what has its place already, and what rules found.
    pub(super) fn new(stated: Vec<Diagnostic>, judged: Vec<Judged>) -> Findings {
        let severities = stated.iter().map(|found| found.severity);
        let mut severities = severities.chain(judged.iter().map(|one| one.severity));
        Findings {
            has_errors: severities.any(|severity| severity == Severity::Error),
            found: Mutex::new(Found { stated, judged }),
            placed: OnceLock::new(),
        }
    }

    /// Tells whether one of them is an error; no place is looked up for that.
    pub(super) fn has_errors(&self) -> bool {
        self.has_errors
    }

    /// Takes them out; whether one was an error stays known.
    pub(super) fn forget(&mut self) -> Findings {
        let none = Findings {
            has_errors: self.has_errors,
            ..Findings::default()
        };
        mem::replace(self, none)
    }

    /// Returns all of them at their places in `sources`, in their one order.
    pub(super) fn placed(&self, sources: &SourceTexts) -> &[Diagnostic] {
        self.placed.get_or_init(|| {
            // A panic on the way to their places would end the program's work on this analysis, and nobody asks again.
            let mut found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
            let Found { mut stated, judged } = mem::take(&mut *found);
            stated.extend(locate(judged, sources));
            diagnostic::sort(&mut stated);
            stated
        })
    }
}

/// How the path of a record begins that does not lie below `content/`: the records of a sealed year.
pub(super) const OUTSIDE: &str = "../";

/// Looks up the places of the rules' findings, all those of one file together.
fn locate(judged: Vec<Judged>, sources: &SourceTexts) -> Vec<Diagnostic> {
    let mut by_file: BTreeMap<String, Vec<Judged>> = BTreeMap::new();
    for one in judged {
        match by_file.get_mut(&one.finding.file) {
            Some(found) => found.push(one),
            None => {
                by_file.insert(one.finding.file.clone(), vec![one]);
            }
        }
    }
    let located = |(file, found): (String, Vec<Judged>)| locate_in(&file, found, sources);
    by_file.into_par_iter().flat_map_iter(located).collect()
}

fn locate_in(file: &str, found: Vec<Judged>, sources: &SourceTexts) -> Vec<Diagnostic> {
    let file: Arc<str> = match file.strip_prefix(OUTSIDE) {
        Some(beside) => Arc::from(beside),
        None => Arc::from(format!("content/{file}")),
    };
    let mut places = sources.read(&file).and_then(ReadFile::places);
    let located = |Judged {
                       rule,
                       severity,
                       finding,
                   }: Judged| Diagnostic {
        rule,
        severity,
        file: Arc::clone(&file),
        span: places.as_mut().map(|places| places.find(&finding.field)),
        message: finding.message,
        related: Vec::new(),
    };
    found.into_iter().map(located).collect()
}
