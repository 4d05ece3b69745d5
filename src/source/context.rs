//! What one file is read with: the settings, the file's own place, and the findings so far.

use std::sync::Arc;

use memchr::memchr2;

use super::yaml::Fault;
use crate::config::Config;
use crate::diagnostic::{self, Diagnostic, Severity};
use crate::locale::Message;
use crate::text::{SourceFile, Span};

/// Characters that a finding marks at most.
const MAX_MARK: usize = 100;

/// The surroundings of the file that is being read.
pub(crate) struct Context<'c> {
    /// The site's settings.
    pub config: &'c Config,
    /// The reporting year that the file's folder names, where it does.
    pub year: Option<i32>,
    file: Arc<str>,
    text: &'c str,
    findings: Vec<Diagnostic>,
}

impl<'c> Context<'c> {
    /// Begins to read `file`.
    pub(crate) fn new(file: &'c SourceFile, config: &'c Config) -> Context<'c> {
        Context {
            config,
            year: None,
            file: Arc::from(format!("content/{}", file.path())),
            text: file.text(),
            findings: Vec::new(),
        }
    }

    /// Reports an error.
    pub(crate) fn error(&mut self, rule: &'static str, span: Span, message: Message) {
        self.report(rule, Severity::Error, span, message);
    }

    /// Reports a warning.
    pub(crate) fn warning(&mut self, rule: &'static str, span: Span, message: Message) {
        self.report(rule, Severity::Warning, span, message);
    }

    /// Reports an error that another place of the file explains.
    pub(crate) fn error_with(
        &mut self,
        rule: &'static str,
        span: Span,
        message: Message,
        (other, why): (Span, Message),
    ) {
        let other = self.first_line(other);
        self.error(rule, span, message);
        if let Some(finding) = self.findings.last_mut() {
            finding.related.push((other, why));
        }
    }

    /// Reports what the YAML reader found.
    pub(crate) fn faults(&mut self, faults: Vec<Fault>) {
        for fault in faults {
            self.error(fault.rule, fault.span, fault.message);
        }
    }

    /// Returns what is written at a place of the file.
    pub(crate) fn source(&self, span: Span) -> &'c str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// Returns what is written from a place to the end of its line.
    pub(crate) fn rest_of_line(&self, at: u32) -> &'c str {
        let rest = self.text.get(at as usize..).unwrap_or_default();
        let end = memchr2(b'\n', b'\r', rest.as_bytes()).unwrap_or(rest.len());
        &rest[..end]
    }

    /// Tells whether nothing was found yet.
    pub(crate) fn is_clean(&self) -> bool {
        self.findings.is_empty()
    }

    /// Returns all findings in their one order.
    pub(crate) fn finish(mut self) -> Vec<Diagnostic> {
        diagnostic::sort(&mut self.findings);
        self.findings
    }

    fn report(&mut self, rule: &'static str, severity: Severity, span: Span, message: Message) {
        self.findings.push(Diagnostic {
            rule,
            severity,
            file: Arc::clone(&self.file),
            span: Some(self.first_line(span)),
            message,
            related: Vec::new(),
        });
    }

    /// Cuts a span at the end of its first line or after some words: a finding points, it does not paint a page.
    fn first_line(&self, span: Span) -> Span {
        let Some(text) = self.text.get(span.range()) else {
            return Span::default();
        };
        let line = text.split(['\n', '\r']).next().unwrap_or_default();
        let end = line
            .char_indices()
            .nth(MAX_MARK)
            .map_or(line.len(), |(end, _)| end);
        let start = span.start as usize;
        Span::new(start, start + line[..end].trim_end().len())
    }
}
