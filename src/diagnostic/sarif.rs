//! Findings as SARIF, for viewers and services that collect them.

use std::collections::BTreeSet;

use serde_json::{Value, json as object};

use super::place::{Place, Places};
use super::{Diagnostic, Severity, Sources, visible};
use crate::locale::Locale;
use crate::path::percent_encode;

/// Writes all findings as a SARIF log, on one line.
///
/// `explain` gives the explanation of a rule by its name.
///
/// # Source
/// OASIS, Static Analysis Results Interchange Format 2.1.0.
pub fn sarif(
    diagnostics: &[Diagnostic],
    sources: &dyn Sources,
    locale: &Locale,
    explain: &dyn Fn(&str) -> Option<String>,
) -> String {
    let rules: Vec<&str> = diagnostics
        .iter()
        .map(|finding| finding.rule)
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    let mut places = Places::new(sources);
    let results: Vec<Value> = diagnostics
        .iter()
        .map(|finding| result(finding, &rules, &mut places, locale))
        .collect();
    let rules: Vec<Value> = rules.iter().map(|name| rule(name, explain)).collect();
    sarif_log(rules, results, locale)
}

/// Writes a SARIF log of `rules` and `results`, on one line.
pub fn sarif_log(rules: Vec<Value>, results: Vec<Value>, locale: &Locale) -> String {
    let driver = object!({
        "name": "Milepost",
        "version": env!("CARGO_PKG_VERSION"),
        "rules": rules,
    });
    object!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": driver},
            "language": locale.language().tag(),
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
    .to_string()
}

fn rule(name: &str, explain: &dyn Fn(&str) -> Option<String>) -> Value {
    let mut rule = object!({"id": name});
    if let Some(explanation) = explain(name) {
        rule["help"] = object!({"text": explanation});
    }
    rule
}

fn result(finding: &Diagnostic, rules: &[&str], places: &mut Places<'_>, locale: &Locale) -> Value {
    let level = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let mut words = locale.speak(&finding.message);
    for attribute in ["label", "help"] {
        if let Some(more) = locale.speak_attribute(&finding.message, attribute) {
            words.push_str(" · ");
            words.push_str(&more);
        }
    }
    let place = places.of(finding);
    let mut result = object!({
        "ruleId": finding.rule,
        "ruleIndex": rules.binary_search(&finding.rule).ok(),
        "level": level,
        "message": {"text": visible(&words)},
        "locations": [location(&finding.file, place)],
    });
    if !finding.related.is_empty() {
        let related = finding.related.iter().map(|(span, message)| {
            let mut location = location(&finding.file, places.of_span(&finding.file, *span));
            location["message"] = object!({"text": visible(&locale.speak(message))});
            location
        });
        result["relatedLocations"] = related.collect();
    }
    result
}

fn location(file: &str, place: Option<Place>) -> Value {
    let mut location = sarif_file(file);
    if let Some(place) = place {
        location["physicalLocation"]["region"] = object!({
            "startLine": place.start.line,
            "startColumn": place.start.column,
            "endLine": place.end.line,
            "endColumn": place.end.column,
        });
    }
    location
}

/// Writes the location of a whole file.
pub fn sarif_file(file: &str) -> Value {
    let mut uri = String::new();
    for (index, part) in file.split('/').enumerate() {
        if index > 0 {
            uri.push('/');
        }
        percent_encode(part, &mut uri);
    }
    object!({"physicalLocation": {"artifactLocation": {"uri": uri}}})
}
