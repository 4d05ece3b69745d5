//! Findings as workflow commands, which the forge shows beside the lines of a change.

use std::fmt::Write;

use super::place::Places;
use super::{Diagnostic, Sources, visible};
use crate::locale::Locale;

/// Writes one workflow command a finding, each with its line end.
///
/// # Source
/// GitHub Docs, "Workflow commands for GitHub Actions", and the escaping of actions/toolkit.
pub fn github(diagnostics: &[Diagnostic], sources: &dyn Sources, locale: &Locale) -> String {
    let mut places = Places::new(sources);
    let mut out = String::new();
    for finding in diagnostics {
        let mut command = format!("::{} file={}", finding.severity.word(), property(&finding.file));
        if let Some(place) = places.of(finding) {
            let (start, end) = (place.start, place.end);
            let _ = write!(
                command,
                ",line={},endLine={},col={}",
                start.line, end.line, start.column
            );
            if start.line == end.line {
                let _ = write!(command, ",endColumn={}", end.column);
            }
        }
        let _ = write!(command, ",title={}::", property(finding.rule));
        command.push_str(&data(&locale.speak(&finding.message)));
        for attribute in ["label", "help"] {
            if let Some(more) = locale.speak_attribute(&finding.message, attribute) {
                command.push_str("%0A");
                command.push_str(&data(&more));
            }
        }
        out.push_str(&command);
        out.push('\n');
    }
    out
}

/// Escapes the text of a command.
fn data(text: &str) -> String {
    visible(text).replace('%', "%25")
}

/// Escapes a property of a command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
