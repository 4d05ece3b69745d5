//! Findings as one line of JSON, for programs.

use serde_json::{Value, json as object};

use super::place::{BEGINNING, Places};
use super::{Diagnostic, Sources, Tally, visible};
use crate::locale::Locale;

/// Writes all findings as one JSON object on one line, without a line end.
///
/// Lines and columns count from 1, columns in characters; the end is the place behind the last character. A
/// finding about a whole file stands at its beginning. `help` is null where there is none.
///
/// # Source
/// docs/content-model.md, "Rules and their severity".
pub fn json(diagnostics: &[Diagnostic], sources: &dyn Sources, locale: &Locale) -> String {
    let mut places = Places::new(sources);
    let findings: Vec<Value> = diagnostics
        .iter()
        .map(|finding| {
            let place = places.of(finding).unwrap_or(BEGINNING);
            let help = locale.speak_attribute(&finding.message, "help");
            object!({
                "rule": finding.rule,
                "severity": finding.severity.word(),
                "file": visible(&finding.file),
                "line": place.start.line,
                "column": place.start.column,
                "end_line": place.end.line,
                "end_column": place.end.column,
                "message": visible(&locale.speak(&finding.message)),
                "help": help.map(|help| visible(&help).into_owned()),
            })
        })
        .collect();
    let tally = Tally::of(diagnostics);
    object!({"errors": tally.errors, "warnings": tally.warnings, "diagnostics": findings}).to_string()
}
