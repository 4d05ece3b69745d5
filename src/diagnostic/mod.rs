//! What is wrong, where, and what to write instead: one type, one order, and its renderers.

mod framed;
mod github;
mod json;
mod place;
mod sarif;
mod text;
mod visible;

use std::sync::Arc;

use crate::locale::{Args, Locale, Message};
use crate::text::{SourceFile, Span};

pub use framed::framed;
pub use github::github;
pub use json::json;
pub use sarif::{sarif, sarif_file, sarif_log};
pub use text::{Colour, text};
pub use visible::visible;

/// How much a diagnostic matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing is published while it stands.
    Error,
    /// Published all the same.
    Warning,
}

impl Severity {
    /// Returns the word that the machine formats use.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        }
    }
}

/// One finding.
///
/// The message's Fluent attributes `label` and `help`, where it has them, say what is seen at the place and
/// what to write.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// Name of the rule, in kebab case; `explain` teaches it.
    pub rule: &'static str,
    /// Whether it stops a publish.
    pub severity: Severity,
    /// The file's path below the site's root, with `/` between folders: `content/projects/2026/a.md`.
    pub file: Arc<str>,
    /// Where in the file; none: the file as a whole.
    pub span: Option<Span>,
    /// What is wrong.
    pub message: Message,
    /// Other places in the same file that explain it.
    pub related: Vec<(Span, Message)>,
}

impl Diagnostic {
    /// Makes an error at `span` of `file`.
    pub fn error(rule: &'static str, file: &Arc<str>, span: Span, message: Message) -> Diagnostic {
        Diagnostic {
            rule,
            severity: Severity::Error,
            file: Arc::clone(file),
            span: Some(span),
            message,
            related: Vec::new(),
        }
    }
}

/// The files that findings point into.
pub trait Sources {
    /// Returns the file at `path` below the site's root, or none where it was not read.
    fn source(&self, path: &str) -> Option<&SourceFile>;
}

/// How many findings of each severity there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Findings that stop a publish.
    pub errors: usize,
    /// All others.
    pub warnings: usize,
}

impl Tally {
    /// Counts `diagnostics`.
    pub fn of(diagnostics: &[Diagnostic]) -> Tally {
        let is_error = |finding: &&Diagnostic| finding.severity == Severity::Error;
        let errors = diagnostics.iter().filter(is_error).count();
        Tally {
            errors,
            warnings: diagnostics.len() - errors,
        }
    }

    /// Says the counts: "3 errors, 2 warnings".
    pub fn say(self, locale: &Locale) -> String {
        let id = match (self.errors, self.warnings) {
            (0, 0) => "tally-none",
            (_, 0) => "tally-errors",
            (0, _) => "tally-warnings",
            _ => "tally-both",
        };
        let args = Args::new()
            .with("errors", self.errors)
            .with("warnings", self.warnings);
        locale.say(id, &args)
    }
}

/// Sorts diagnostics into their one order: by file, place, then rule; and drops exact repetitions.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by(|a, b| {
        let key = |d: &Diagnostic| (d.span.unwrap_or_default(), d.severity, d.rule);
        a.file.cmp(&b.file).then_with(|| key(a).cmp(&key(b)))
    });
    diagnostics.dedup();
}
