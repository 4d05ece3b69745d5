//! The report of a verification, for people and for programs.

use serde_json::{Value, json};

use super::{Authenticity, Finding, Heading, Level, Scope, Verdict};
use crate::locale::{Args, Locale};

/// The headings of a printed report, in order, with the names of their words.
const HEADINGS: [(Heading, &str); 4] = [
    (Heading::Authenticity, "verify-authenticity"),
    (Heading::Completeness, "verify-completeness"),
    (Heading::Usability, "verify-usability"),
    (Heading::Safety, "verify-safety"),
];

/// Writes the report of the folder called `name`.
pub fn text(name: &str, verdict: &Verdict, locale: &Locale) -> String {
    let mut text = format!("{name}\n");
    let mut line = |word: &str, value: String| text.push_str(&format!("  {}: {value}\n", locale.text(word)));
    line("verify-bag", locale.text(bag_word(verdict)));
    line("verify-snapshot", locale.text(snapshot_word(verdict)));
    if verdict.is_snapshot {
        line(
            "verify-signature",
            locale.text(authenticity_word(verdict.authenticity)),
        );
    }
    if let Some(hash) = &verdict.root_hash {
        line("verify-root", hash.clone());
    }
    let read = Args::new()
        .with("files", verdict.read.0)
        .with("bytes", verdict.read.1);
    line("verify-read", locale.say("verify-read-count", &read));
    for check in &verdict.unchecked {
        line("verify-unchecked", locale.text(unchecked_word(check)));
    }
    for (heading, word) in HEADINGS {
        let found: Vec<&Finding> = verdict
            .findings
            .iter()
            .filter(|finding| finding.heading() == heading)
            .collect();
        if !found.is_empty() {
            text.push_str(&format!("  {}\n", locale.text(word)));
            for finding in found {
                text.push_str(&format!("    {}\n", finding_line(finding, locale)));
            }
        }
    }
    text
}

fn finding_line(finding: &Finding, locale: &Locale) -> String {
    let level = locale.text(match finding.level {
        Level::Error => "word-error",
        Level::Warning => "word-warning",
    });
    let message = locale.say(finding.message.id, &finding.message.args);
    format!("{level}[{}] {}: {message}", finding.rule, finding.path)
}

/// Writes the report as a JSON value.
pub fn json(name: &str, verdict: &Verdict, locale: &Locale) -> Value {
    let findings: Vec<Value> = verdict
        .findings
        .iter()
        .map(|finding| {
            json!({
                "rule": finding.rule,
                "scope": match finding.scope {
                    Scope::Bag => "bag",
                    Scope::Snapshot => "snapshot",
                },
                "severity": match finding.level {
                    Level::Error => "error",
                    Level::Warning => "warning",
                },
                "path": finding.path,
                "message": locale.say(finding.message.id, &finding.message.args),
            })
        })
        .collect();
    json!({
        "path": name,
        "bag": if verdict.is_valid_bag() { "valid" } else { "invalid" },
        "snapshot": match (verdict.is_snapshot, verdict.is_intact_snapshot()) {
            (false, _) => "none",
            (true, true) => "intact",
            (true, false) => "damaged",
        },
        "authenticity": match verdict.authenticity {
            Authenticity::Signed => "signed",
            Authenticity::Expected => "expected",
            Authenticity::UnknownKey => "unknown-key",
            Authenticity::Unsigned => "unsigned",
        },
        "root_hash": verdict.root_hash,
        "files": verdict.read.0,
        "bytes": verdict.read.1,
        "unchecked": verdict.unchecked,
        "findings": findings,
    })
}

fn bag_word(verdict: &Verdict) -> &'static str {
    if verdict.is_valid_bag() {
        "verify-bag-valid"
    } else {
        "verify-bag-invalid"
    }
}

fn snapshot_word(verdict: &Verdict) -> &'static str {
    match (verdict.is_snapshot, verdict.is_intact_snapshot()) {
        (false, _) => "verify-snapshot-none",
        (true, true) => "verify-snapshot-intact",
        (true, false) => "verify-snapshot-damaged",
    }
}

fn authenticity_word(authenticity: Authenticity) -> &'static str {
    match authenticity {
        Authenticity::Signed => "verify-signed",
        Authenticity::Expected => "verify-expected",
        Authenticity::UnknownKey => "verify-unknown-key",
        Authenticity::Unsigned => "verify-unsigned",
    }
}

fn unchecked_word(check: &str) -> &'static str {
    match check {
        "previous" => "verify-unchecked-previous",
        "replaces" => "verify-unchecked-replaces",
        "rebuild" => "verify-unchecked-rebuild",
        _ => "verify-unchecked-signature",
    }
}
