//! Rendering a snapshot again from its own sources, and comparing byte for byte.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::evidence::Evidence;
use super::snapshot::build_record;
use super::{Finding, Level, Scope};
use crate::archive::build_record::BuildRecord;
use crate::archive::remembered::{MAX_RECORDS, RECORDS};
use crate::archive::seal::{BUILD_RECORD, RECORDS_BEFORE, Snapshot};
use crate::archive::selection::select;
use crate::diagnostic::Diagnostic;
use crate::io::digest::{Algorithm, sha512};
use crate::io::folder::Folder;
use crate::io::publish::{ARCHIVE, Piece};
use crate::locale::Message;
use crate::model::Deadline;
use crate::path::SitePath;
use crate::pipeline::{self, Document, Inputs, Options, SealedFault, SealedRecords, ThemeFile};
use crate::source::MAX_FILE;
use crate::theme::Theme;
use crate::view::Seal;
use crate::view::frame::GENERATOR;

/// Greatest size of a file of a theme, in bytes.
const MAX_THEME_FILE: u64 = 25 << 20;

/// Renders the snapshot in `folder` again and compares.
pub fn judge(folder: &Folder, evidence: &Evidence) -> Vec<Finding> {
    let Some(record) = build_record(evidence) else {
        return vec![impossible("snapshot-record")];
    };
    let Some(Deadline::Day(run_date)) = Deadline::parse(&record.run_date) else {
        return vec![impossible("snapshot-record")];
    };
    if record.generator != GENERATOR {
        let message = Message::new("snapshot-other-generator")
            .with("made", record.generator.as_str())
            .with("here", GENERATOR);
        return vec![finding(
            Level::Warning,
            "generator-differs",
            BUILD_RECORD,
            message,
        )];
    }
    let mut inputs = sealed_inputs(folder, evidence, run_date);
    inputs.sealed.extend(records_before(folder, evidence, &record));
    let selection = select(&inputs, record.year);
    let config = pipeline::settings_of(&inputs.documents);
    let Ok(theme) = Theme::load(&config.theme, &inputs.theme, config.language) else {
        return vec![impossible("snapshot-no-theme")];
    };
    let seal = Seal {
        year: record.year,
        is_provisional: record.provisional,
    };
    let snapshot = Snapshot::new(&selection, Arc::new(theme), seal);
    compare(&snapshot, evidence)
}

fn finding(level: Level, rule: &'static str, path: &str, message: Message) -> Finding {
    Finding {
        rule,
        scope: Scope::Snapshot,
        level,
        path: path.to_owned(),
        message: message.with("path", path),
    }
}

fn impossible(id: &'static str) -> Finding {
    finding(Level::Error, "rebuild-impossible", BUILD_RECORD, Message::new(id))
}

/// Reads the sealed sources as a run would have read them.
fn sealed_inputs(folder: &Folder, evidence: &Evidence, run_date: crate::model::Date) -> Inputs {
    let mut inputs = Inputs {
        documents: Vec::new(),
        attachments: BTreeMap::new(),
        theme: Vec::new(),
        rejected: Vec::new(),
        sealed: Vec::new(),
        run_date,
        options: Options::default(),
    };
    for (path, size) in evidence.payload() {
        let source = path.strip_prefix("data/source/");
        let before = path.strip_prefix("data/before/");
        let Some(below) = source.or(before) else {
            continue;
        };
        if let Some(theme) = below.strip_prefix("themes/") {
            let bytes = folder.read(path, MAX_THEME_FILE).unwrap_or_default();
            inputs.theme.push(ThemeFile {
                path: Arc::from(theme),
                bytes: Arc::from(bytes),
            });
        } else if let Some(content) = below.strip_prefix("content/") {
            if content == "site.yaml" || content.ends_with(".md") {
                let bytes = folder.read(path, MAX_FILE).unwrap_or_default();
                inputs.documents.push(Arc::new(Document {
                    path: Arc::from(content),
                    bytes: bytes.into(),
                    size,
                }));
            } else {
                inputs.attachments.insert(Arc::from(content), size);
            }
        }
    }
    inputs.documents.sort_by(|a, b| a.path.cmp(&b.path));
    inputs.theme.sort_by(|a, b| a.path.cmp(&b.path));
    inputs
}

/// Reads the records of the year before, where they were sealed instead of its briefs.
fn records_before(folder: &Folder, evidence: &Evidence, record: &BuildRecord) -> Option<SealedRecords> {
    let bytes = evidence
        .has(RECORDS_BEFORE)
        .then(|| folder.read(RECORDS_BEFORE, MAX_RECORDS));
    let previous = record.chain.previous.as_ref().map(|link| link.name.as_str());
    Some(SealedRecords {
        year: record.year - 1,
        path: format!("{ARCHIVE}/{}/{RECORDS}", previous.unwrap_or_default()),
        bytes: bytes?.map(Arc::from).map_err(|_| SealedFault::Changed),
    })
}

/// Compares every file of the payload but the record of the build, which names this one's digests.
fn compare(snapshot: &Snapshot, evidence: &Evidence) -> Vec<Finding> {
    let paths = snapshot.paths();
    let made: BTreeSet<&str> = paths.iter().map(SitePath::as_str).collect();
    let judge = |path: &SitePath| match snapshot.piece(path) {
        Ok(piece) => differs(path, &piece, evidence),
        Err(error) => Some(broken(path, &error)),
    };
    let mut findings: Vec<Finding> = paths.par_iter().filter_map(judge).collect();
    for (path, _) in evidence.payload() {
        if path != BUILD_RECORD && !made.contains(path) {
            findings.push(difference(path));
        }
    }
    findings
}

fn differs(path: &SitePath, piece: &Piece<'_>, evidence: &Evidence) -> Option<Finding> {
    let found = evidence.digest(path.as_str(), Algorithm::Sha512);
    let is_same = match piece {
        Piece::Bytes(bytes) => found == Some(sha512(bytes).as_str()),
        Piece::Attachment(source) | Piece::Archived(source) => {
            let sealed = format!("data/source/content/{source}");
            found.is_some() && found == evidence.digest(&sealed, Algorithm::Sha512)
        }
    };
    (!is_same).then(|| difference(path.as_str()))
}

/// Another build of the same version has other sources; that alone makes no page wrong.
fn difference(path: &str) -> Finding {
    if path.starts_with("data/generator/") {
        let message = Message::new("snapshot-generator-file");
        finding(Level::Warning, "generator-differs", path, message)
    } else {
        finding(
            Level::Error,
            "rebuild-differs",
            path,
            Message::new("snapshot-rebuild-differs"),
        )
    }
}

fn broken(path: &SitePath, error: &Diagnostic) -> Finding {
    let message = Message::new("snapshot-rebuild-broken").with("reason", error.message.clone());
    finding(Level::Error, "rebuild-differs", path.as_str(), message)
}
