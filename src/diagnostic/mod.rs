//! What is wrong, where, and what to write instead: one type, one order, and its renderers.

use std::sync::Arc;

use crate::locale::Message;
use crate::text::Span;

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

/// Sorts diagnostics into their one order: by file, place, then rule; and drops exact repetitions.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by(|a, b| {
        let key = |d: &Diagnostic| (d.span.unwrap_or_default(), d.severity, d.rule);
        a.file.cmp(&b.file).then_with(|| key(a).cmp(&key(b)))
    });
    diagnostics.dedup();
}
