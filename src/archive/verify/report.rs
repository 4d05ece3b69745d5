//! The report of a verification, for people and for programs.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{Authenticity, Finding, Heading, Level, Scope, Verdict};
use crate::diagnostic::{sarif_file, sarif_log, visible};
use crate::locale::{Args, Locale};
use crate::model::Date;
use crate::view::frame::GENERATOR;

/// The headings of a printed report, in order, with the names of their words.
const HEADINGS: [(Heading, &str); 4] = [
    (Heading::Authenticity, "verify-authenticity"),
    (Heading::Completeness, "verify-completeness"),
    (Heading::Usability, "verify-usability"),
    (Heading::Safety, "verify-safety"),
];

/// What became of one folder.
#[derive(Debug)]
pub struct Outcome {
    /// The folder, as the reader knows it.
    pub name: String,
    /// What is known of it, or why nothing is.
    pub result: Result<Verdict, String>,
}

/// By whose key signatures were judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeySource {
    /// By one that was given for this run.
    Given,
    /// By the one that the site names.
    Site,
    /// By none.
    None,
}

impl KeySource {
    fn words(self) -> (&'static str, Option<&'static str>) {
        match self {
            KeySource::Given => ("verify-key-given", Some("given")),
            KeySource::Site => ("verify-key-site", Some("site")),
            KeySource::None => ("verify-key-none", None),
        }
    }
}

/// Writes what stands above all reports of a run: who checked, as of which day, by which key.
pub fn head(date: Date, key: KeySource, locale: &Locale) -> String {
    let args = Args::new()
        .with("program", GENERATOR)
        .with("date", date.to_string());
    format!(
        "{}\n{}\n",
        locale.say("verify-title", &args),
        locale.text(key.words().0)
    )
}

/// Writes the report of one folder. Every heading is there, with its findings or that there are none, so that the
/// text says by itself what was looked at and can be signed.
pub fn text(outcome: &Outcome, locale: &Locale) -> String {
    let name = &outcome.name;
    let verdict = match &outcome.result {
        Ok(verdict) => verdict,
        Err(reason) => {
            let words = locale.say("verify-unreadable", &Args::new().with("reason", reason));
            return format!("{name}\n  {words}\n");
        }
    };
    let mut text = format!("{name}\n");
    let mut line = |word: &str, value: String| text.push_str(&format!("  {}: {value}\n", locale.text(word)));
    line("verify-bag", locale.text(bag_word(verdict)));
    line("verify-snapshot", locale.text(snapshot_word(verdict)));
    if let Some(hash) = &verdict.root_hash {
        line("verify-root", hash.clone());
    }
    let read = Args::new()
        .with("files", verdict.read.0)
        .with("bytes", verdict.read.1);
    line("verify-read", locale.say("verify-read-count", &read));
    for (heading, word) in HEADINGS {
        text.push_str(&format!("  {}\n", locale.text(word)));
        for line in under(heading, verdict, locale) {
            text.push_str(&format!("    {line}\n"));
        }
    }
    text
}

/// Lists what stands under a heading.
fn under(heading: Heading, verdict: &Verdict, locale: &Locale) -> Vec<String> {
    let mut lines = Vec::new();
    if heading == Heading::Authenticity && verdict.is_snapshot {
        lines.push(format!(
            "{}: {}",
            locale.text("verify-signature"),
            locale.text(authenticity_word(verdict.authenticity))
        ));
        let unchecked = verdict.unchecked.iter().map(|check| {
            let check = locale.text(unchecked_word(check));
            format!("{}: {check}", locale.text("verify-unchecked"))
        });
        lines.extend(unchecked);
    }
    let found = verdict.findings.iter().filter(|found| found.heading() == heading);
    let found: Vec<String> = found.map(|found| finding_line(found, locale)).collect();
    if found.is_empty() {
        lines.push(locale.text("verify-nothing"));
    }
    lines.extend(found);
    lines
}

/// Writes what stands below the reports of several folders: how many of each kind, and each by its name. A report
/// without it was broken off. `left_out` are those that an earlier run has checked.
pub fn summary(outcomes: &[Outcome], left_out: &[String], locale: &Locale) -> String {
    let count = |wanted: &[Standing]| {
        outcomes
            .iter()
            .filter(|one| wanted.contains(&one.standing()))
            .count()
    };
    let args = Args::new()
        .with("n", outcomes.len())
        .with("trusted", count(&[Standing::Authentic]))
        .with("intact", count(&[Standing::Intact]))
        .with("damaged", count(&[Standing::Damaged]))
        .with("others", count(&[Standing::NotASnapshot]))
        .with("unreadable", count(&[Standing::Unreadable]));
    let mut text = format!(
        "{}\n  {}\n",
        locale.text("verify-summary"),
        locale.say("verify-summary-counts", &args)
    );
    for outcome in outcomes {
        let words = match &outcome.result {
            Ok(verdict) => locale.text(snapshot_word(verdict)),
            Err(reason) => locale.say("verify-unreadable", &Args::new().with("reason", reason)),
        };
        let hash = outcome.result.as_ref().ok().and_then(|one| one.root_hash.clone());
        text.push_str(&format!("  {}: {words}\n", outcome.name));
        if let Some(hash) = hash {
            text.push_str(&format!("    {hash}\n"));
        }
    }
    for name in left_out {
        text.push_str(&format!("  {name}: {}\n", locale.text("verify-left-out")));
    }
    text
}

/// How a folder stands, as a word and an exit code say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Intact, and signed by a trusted key or with the expected root hash.
    Authentic,
    /// Intact, and nobody knows whose it is.
    Intact,
    /// Damaged.
    Damaged,
    /// No snapshot.
    NotASnapshot,
    /// It could not be read at all.
    Unreadable,
}

impl Outcome {
    /// Returns how the folder stands.
    pub fn standing(&self) -> Standing {
        let Ok(verdict) = &self.result else {
            return Standing::Unreadable;
        };
        match (
            verdict.is_snapshot,
            verdict.is_intact_snapshot(),
            verdict.authenticity,
        ) {
            (false, ..) => Standing::NotASnapshot,
            (true, false, _) => Standing::Damaged,
            (true, true, Authenticity::Signed | Authenticity::Expected) => Standing::Authentic,
            (true, true, Authenticity::UnknownKey | Authenticity::Unsigned) => Standing::Intact,
        }
    }
}

fn finding_line(finding: &Finding, locale: &Locale) -> String {
    let level = locale.text(match finding.level {
        Level::Error => "word-error",
        Level::Warning => "word-warning",
    });
    let message = locale.say(finding.message.id, &finding.message.args);
    format!("{level}[{}] {}: {message}", finding.rule, finding.path)
}

/// Writes all reports of a run as a JSON value.
pub fn json(outcomes: &[Outcome], left_out: &[String], key: KeySource, locale: &Locale) -> Value {
    let snapshots: Vec<Value> = outcomes.iter().map(|one| outcome_json(one, locale)).collect();
    json!({"key": key.words().1, "snapshots": snapshots, "left_out": left_out})
}

fn outcome_json(outcome: &Outcome, locale: &Locale) -> Value {
    let verdict = match &outcome.result {
        Ok(verdict) => verdict,
        Err(reason) => return json!({"path": outcome.name, "unreadable": reason}),
    };
    let findings: Vec<Value> = verdict
        .findings
        .iter()
        .map(|finding| finding_json(finding, locale))
        .collect();
    json!({
        "path": outcome.name,
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

fn finding_json(finding: &Finding, locale: &Locale) -> Value {
    json!({
        "rule": finding.rule,
        "scope": match finding.scope {
            Scope::Bag => "bag",
            Scope::Snapshot => "snapshot",
        },
        "severity": level_word(finding.level),
        "path": finding.path,
        "message": locale.say(finding.message.id, &finding.message.args),
    })
}

fn level_word(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
    }
}

/// Writes the findings of a run as a SARIF log, on one line; a folder that cannot be read is a finding too.
pub fn sarif(outcomes: &[Outcome], locale: &Locale) -> String {
    let mut names: BTreeSet<&str> = BTreeSet::new();
    let mut results = Vec::new();
    let mut add = |rule: &'static str, level: &str, file: &str, message: &str| {
        names.insert(rule);
        results.push(json!({
            "ruleId": rule,
            "level": level,
            "message": {"text": visible(message)},
            "locations": [sarif_file(file)],
        }));
    };
    for Outcome { name, result } in outcomes {
        match result {
            Err(reason) => add("unreadable", "error", name, reason),
            Ok(verdict) => verdict.findings.iter().for_each(|found| {
                let message = locale.say(found.message.id, &found.message.args);
                let file = format!("{}/{}", name.trim_end_matches('/'), found.path);
                add(found.rule, level_word(found.level), &file, &message);
            }),
        }
    }
    let rules = names.into_iter().map(|name| json!({"id": name})).collect();
    sarif_log(rules, results, locale)
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
