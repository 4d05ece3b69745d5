//! `data/build.json`: what a snapshot was made from, how, and what came out, with the digest of every file.

use serde::{Deserialize, Serialize};

use super::seal::Snapshot;
use crate::diagnostic::Severity;
use crate::io::publish::Written;
use crate::view::frame::GENERATOR;

/// Version of the file's form; it changes when a key changes its meaning.
const SCHEMA: u32 = 1;

/// The place of a snapshot among others.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chain {
    /// Its own name: `2026`, or `2026-2` for its first correction.
    pub name: String,
    /// The snapshot of the year before, where there is one beside it.
    pub previous: Option<ChainLink>,
    /// The snapshot that it corrects.
    pub replaces: Option<ChainLink>,
}

/// Another snapshot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChainLink {
    /// Its name.
    pub name: String,
    /// SHA-512 of its tag manifest in hexadecimal digits.
    pub root_hash: String,
}

/// The record of a build.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BuildRecord {
    /// Version of the file's form.
    pub schema: u32,
    /// Name and version of the program.
    pub generator: String,
    /// The reporting year.
    pub year: i32,
    /// The status date of the run.
    pub run_date: String,
    /// The status date of the year's pages.
    pub as_of: String,
    /// Whether the year was sealed before everything was answered for.
    pub provisional: bool,
    /// Its place among other snapshots.
    pub chain: Chain,
    /// How many errors the content has.
    pub errors: usize,
    /// How many warnings the content has.
    pub warnings: usize,
    /// Every finding.
    pub findings: Vec<RecordedFinding>,
    /// What was read.
    pub inputs: Vec<RecordedFile>,
    /// What was made.
    pub outputs: Vec<RecordedFile>,
}

/// A finding in the content, without words of any language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordedFinding {
    /// Name of the rule.
    pub rule: String,
    /// `error` or `warning`.
    pub severity: String,
    /// The file below the site's root.
    pub file: String,
}

/// A file of the payload.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordedFile {
    /// Its path below the bag.
    pub path: String,
    /// Its size in bytes.
    pub size: u64,
    /// Its SHA-512 in hexadecimal digits.
    pub sha512: String,
}

/// Writes the record of a snapshot, all of whose other files of the payload are `written`.
pub fn print(snapshot: &Snapshot, written: &Written, chain: &Chain) -> String {
    let is_input = |path: &str| path.starts_with("data/source/") || path.starts_with("data/before/");
    let files = |inputs: bool| -> Vec<RecordedFile> {
        let chosen = written
            .iter()
            .filter(|(path, _)| is_input(path.as_str()) == inputs);
        chosen
            .map(|(path, file)| RecordedFile {
                path: path.to_string(),
                size: file.size,
                sha512: file.sha512.clone(),
            })
            .collect()
    };
    let analysis = &snapshot.analysis;
    let findings = analysis.diagnostics().iter().map(|found| RecordedFinding {
        rule: found.rule.to_owned(),
        severity: match found.severity {
            Severity::Error => "error".to_owned(),
            Severity::Warning => "warning".to_owned(),
        },
        file: found.file.to_string(),
    });
    let record = BuildRecord {
        schema: SCHEMA,
        generator: GENERATOR.to_owned(),
        year: snapshot.seal.year,
        run_date: snapshot.run_date().to_string(),
        as_of: snapshot.as_of().to_string(),
        provisional: snapshot.seal.is_provisional,
        chain: chain.clone(),
        errors: analysis.count(Severity::Error),
        warnings: analysis.count(Severity::Warning),
        findings: findings.collect(),
        inputs: files(true),
        outputs: files(false),
    };
    let text = serde_json::to_string_pretty(&record).expect("texts and numbers can be written as JSON");
    format!("{text}\n")
}
