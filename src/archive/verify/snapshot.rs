//! The verdict `snapshot`: what a sealed year must be beyond a valid bag.

use std::collections::{BTreeMap, BTreeSet};

use super::bag::BagReading;
use super::evidence::Evidence;
use super::{Finding, Level, Scope};
use crate::archive::bag::{
    BAG_INFO_NAME, BAGIT, BAGIT_NAME, MANIFEST_SHA256, MANIFEST_SHA512, README_NAME, TAG_MANIFEST,
};
use crate::archive::build_record::{BuildRecord, RecordedFile};
use crate::archive::seal::{BUILD_RECORD, name_fault};
use crate::io::digest::Algorithm;
use crate::io::folder::EntryKind;
use crate::locale::Message;
use crate::path::fold;

/// The tag files that every snapshot has.
const TAG_FILES: [&str; 6] = [
    BAGIT_NAME,
    BAG_INFO_NAME,
    README_NAME,
    MANIFEST_SHA512,
    MANIFEST_SHA256,
    TAG_MANIFEST,
];

/// The parts of the payload that every snapshot has.
const PARTS: [&str; 6] = [
    BUILD_RECORD,
    "data/site/index.html",
    "data/source/content/site.yaml",
    "data/records.json",
    "data/records.csv",
    "data/generator/version.json",
];

/// Tells whether a folder claims to be a snapshot, however damaged: one of the marks is enough.
pub fn is_snapshot(evidence: &Evidence, reading: &BagReading) -> bool {
    let named = reading.info.iter().any(|(label, _)| label == "Milepost-Year");
    named || evidence.has(BUILD_RECORD)
}

/// Returns the record of the build, where it can be read.
pub fn build_record(evidence: &Evidence) -> Option<BuildRecord> {
    serde_json::from_slice(evidence.build.as_deref()?).ok()
}

/// Judges a folder as a snapshot; what is wrong with the bag is found already.
pub fn judge(evidence: &Evidence, reading: &BagReading) -> Vec<Finding> {
    let mut judge = Judge {
        evidence,
        findings: Vec::new(),
    };
    judge.entries();
    judge.names();
    judge.parts();
    judge.unlisted(reading);
    judge.record(reading);
    judge.links();
    judge.findings
}

struct Judge<'a> {
    evidence: &'a Evidence,
    findings: Vec<Finding>,
}

impl Judge<'_> {
    fn error(&mut self, rule: &'static str, path: &str, message: Message) {
        self.findings.push(Finding {
            rule,
            scope: Scope::Snapshot,
            level: Level::Error,
            path: path.to_owned(),
            message: message.with("path", path),
        });
    }

    fn entries(&mut self) {
        for entry in &self.evidence.entries {
            let path = entry.path.as_str();
            if !entry.is_plain {
                self.error("odd-name", path, Message::new("snapshot-odd-name"));
            }
            match entry.kind {
                EntryKind::Symlink => self.error("symlink", path, Message::new("snapshot-symlink")),
                EntryKind::Special => self.error("special-file", path, Message::new("snapshot-special")),
                EntryKind::Folder(true) => {
                    self.error("empty-folder", path, Message::new("snapshot-empty-folder"));
                }
                EntryKind::Unreadable(kind) => {
                    let message = Message::new("bag-unreadable").with("reason", kind.to_string());
                    self.error("unreadable", path, message);
                }
                EntryKind::File(_) | EntryKind::Folder(false) => {}
            }
        }
    }

    fn names(&mut self) {
        let mut seen: BTreeMap<String, &str> = BTreeMap::new();
        for path in self.evidence.sizes.keys() {
            if let Some(rule) = name_fault(path) {
                self.error(rule, path, Message::new("snapshot-name"));
            }
            if let Some(other) = seen.insert(fold(path), path) {
                let message = Message::new("snapshot-collision").with("other", other);
                self.error("name-collision", path, message);
            }
        }
    }

    fn parts(&mut self) {
        for path in TAG_FILES.into_iter().chain(PARTS) {
            if !self.evidence.has(path) {
                self.error("part-missing", path, Message::new("snapshot-part-missing"));
            }
        }
        let declaration = self.evidence.tags.get(BAGIT_NAME);
        if declaration.is_some_and(|bytes| bytes != BAGIT.as_bytes()) {
            self.error("bagit-form", BAGIT_NAME, Message::new("snapshot-declaration"));
        }
        if self.evidence.has("fetch.txt") {
            self.error("fetch-file", "fetch.txt", Message::new("snapshot-fetch"));
        }
    }

    /// Finds what no manifest lists: outside the payload everything must stand in the tag manifest.
    fn unlisted(&mut self, reading: &BagReading) {
        let tag_manifest = reading
            .manifests
            .iter()
            .find(|manifest| manifest.name == TAG_MANIFEST);
        let lines = tag_manifest.into_iter().flat_map(|manifest| &manifest.lines);
        let listed: BTreeSet<&str> = lines.map(|line| line.path.as_str()).collect();
        for path in self.evidence.sizes.keys() {
            let is_outside = !path.starts_with("data/");
            let is_known =
                listed.contains(path.as_str()) || path == TAG_MANIFEST || Evidence::may_be_unlisted(path);
            if is_outside && !is_known {
                self.error("unlisted-tag-file", path, Message::new("snapshot-unlisted"));
            }
        }
    }

    /// Compares the payload with the record of the build: manifests that were made anew do not agree with it.
    fn record(&mut self, reading: &BagReading) {
        if !self.evidence.has(BUILD_RECORD) {
            return;
        }
        let Some(record) = build_record(self.evidence) else {
            self.error("build-record", BUILD_RECORD, Message::new("snapshot-record"));
            return;
        };
        let of_record: BTreeMap<&str, &RecordedFile> = record
            .inputs
            .iter()
            .chain(&record.outputs)
            .map(|file| (file.path.as_str(), file))
            .collect();
        for (path, file) in &of_record {
            let found = self.evidence.digest(path, Algorithm::Sha512);
            if found != Some(file.sha512.as_str()) {
                self.error("build-mismatch", path, Message::new("snapshot-record-differs"));
            }
        }
        let unknown: Vec<&str> = self
            .evidence
            .payload()
            .map(|(path, _)| path)
            .filter(|path| *path != BUILD_RECORD && !of_record.contains_key(path))
            .collect();
        for path in unknown {
            self.error("build-mismatch", path, Message::new("snapshot-record-lacks"));
        }
        self.info(reading, &record);
    }

    /// Compares `bag-info.txt` with the record of the build.
    fn info(&mut self, reading: &BagReading, record: &BuildRecord) {
        let link = |link: &Option<crate::archive::build_record::ChainLink>| {
            link.as_ref().map(|link| link.root_hash.clone())
        };
        let expected = [
            ("Milepost-Year", Some(record.year.to_string())),
            ("Milepost-As-Of", Some(record.as_of.clone())),
            ("Bagging-Date", Some(record.run_date.clone())),
            ("External-Identifier", Some(record.chain.name.clone())),
            ("Milepost-Previous-Root", link(&record.chain.previous)),
            ("Milepost-Replaces-Root", link(&record.chain.replaces)),
        ];
        for (label, expected) in expected {
            let found = reading.info.iter().find(|(found, _)| found == label);
            if found.map(|(_, value)| value) != expected.as_ref() {
                let message = Message::new("snapshot-info").with("label", label);
                self.error("info-mismatch", BAG_INFO_NAME, message);
            }
        }
    }

    fn links(&mut self) {
        let evidence = self.evidence;
        for (page, address) in &evidence.dead_links {
            let message = Message::new("snapshot-dead-link").with("address", address.as_str());
            self.error("broken-link", page, message);
        }
        for (page, address) in &evidence.outside_resources {
            let message = Message::new("snapshot-outside").with("address", address.as_str());
            self.error("outside-resource", page, message);
        }
    }
}
