//! The verdict `bag`: RFC 8493, and paths that are unsafe on any system.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization;

use super::evidence::{Evidence, ReadFault};
use super::{Finding, Level, Scope};
use crate::archive::bag::{BAG_INFO_NAME, BAGIT_NAME};
use crate::archive::tag_file::{
    self, Declaration, Encoding, Manifest, ManifestLine, fetch, is_unsafe, manifest_name, meant_path,
    metadata,
};
use crate::locale::Message;
use crate::path::fold;

/// Metadata of a bag, in its order.
pub type Metadata = Vec<(String, String)>;

/// What the tag files say, and what is wrong with the bag.
#[derive(Debug)]
pub struct BagReading {
    /// What is wrong.
    pub findings: Vec<Finding>,
    /// The manifests, of payload and of tag files.
    pub manifests: Vec<Manifest>,
    /// `bag-info.txt`.
    pub info: Metadata,
}

/// Judges a folder as a bag.
pub fn judge(evidence: &Evidence) -> BagReading {
    let mut judge = Judge {
        evidence,
        findings: Vec::new(),
        declaration: None,
    };
    judge.declaration();
    judge.unreadable();
    if evidence.payload().next().is_none() && !evidence.entries.iter().any(|entry| entry.path == "data") {
        judge.error("payload-missing", "data", Message::new("bag-payload-missing"));
    }
    let manifests = judge.manifests();
    for manifest in &manifests {
        judge.manifest(manifest);
    }
    judge.unlisted(&manifests);
    let info = judge.info();
    judge.oxum(&info);
    judge.fetch(&manifests);
    BagReading {
        findings: judge.findings,
        manifests,
        info,
    }
}

struct Judge<'a> {
    evidence: &'a Evidence,
    findings: Vec<Finding>,
    declaration: Option<Declaration>,
}

impl Judge<'_> {
    fn find(&mut self, level: Level, rule: &'static str, path: &str, message: Message) {
        self.findings.push(Finding {
            rule,
            scope: Scope::Bag,
            level,
            path: path.to_owned(),
            message: message.with("path", path),
        });
    }

    fn error(&mut self, rule: &'static str, path: &str, message: Message) {
        self.find(Level::Error, rule, path, message);
    }

    fn is_one(&self) -> bool {
        self.declaration.is_none_or(Declaration::is_one)
    }

    fn declaration(&mut self) {
        match self.evidence.tags.get(BAGIT_NAME) {
            None => self.error(
                "bagit-missing",
                BAGIT_NAME,
                Message::new("bag-declaration-missing"),
            ),
            Some(bytes) => {
                self.declaration = Declaration::parse(bytes);
                if self.declaration.is_none() {
                    self.error("bagit-form", BAGIT_NAME, Message::new("bag-declaration-form"));
                }
            }
        }
    }

    fn unreadable(&mut self) {
        for (path, fault) in &self.evidence.faults {
            match fault {
                ReadFault::Unreadable(reason) => {
                    let message = Message::new("bag-unreadable").with("reason", reason.as_str());
                    self.error("unreadable", path, message);
                }
                ReadFault::Changed => self.error("changed", path, Message::new("bag-changed")),
            }
        }
    }

    fn text(&mut self, name: &str) -> Option<String> {
        let bytes = self.evidence.tags.get(name)?;
        let encoding = self.declaration.map_or(Encoding::Utf8, |found| found.encoding);
        let text = encoding.decode(bytes);
        if text.is_none() {
            self.error("tag-encoding", name, Message::new("bag-encoding"));
        }
        text
    }

    fn manifests(&mut self) -> Vec<Manifest> {
        let names: Vec<String> = self
            .evidence
            .tags
            .keys()
            .filter(|name| manifest_name(name).is_some())
            .cloned()
            .collect();
        let mut manifests = Vec::new();
        for name in names {
            if let Some(manifest) = self.text(&name).and_then(|text| tag_file::manifest(&name, &text)) {
                manifests.push(manifest);
            }
        }
        let is_checked = |manifest: &Manifest| !manifest.lists_tags && manifest.algorithm.is_some();
        if !manifests.iter().any(is_checked) {
            self.error(
                "manifest-missing",
                "manifest-sha512.txt",
                Message::new("bag-manifest-missing"),
            );
        }
        manifests
    }

    fn manifest(&mut self, manifest: &Manifest) {
        let name = &manifest.name;
        if manifest.algorithm.is_none() {
            self.find(
                Level::Warning,
                "unknown-algorithm",
                name,
                Message::new("bag-algorithm"),
            );
        }
        for line in &manifest.wrong_lines {
            self.error(
                "manifest-line",
                name,
                Message::new("bag-line").with("line", *line),
            );
        }
        let mut seen: BTreeMap<String, &ManifestLine> = BTreeMap::new();
        for line in &manifest.lines {
            if is_unsafe(&line.path) {
                self.unsafe_path(&line.path, name);
                continue;
            }
            let path = self.path_on_disk(&line.path);
            self.form(manifest, line);
            if let Some(first) = seen.get(&path) {
                let differs = first.digest != line.digest;
                self.duplicate(name, &path, differs);
            }
            seen.entry(path.clone()).or_insert(line);
            self.listed(manifest, line, &path);
        }
    }

    fn unsafe_path(&mut self, path: &str, manifest: &str) {
        let message = Message::new("bag-unsafe-path").with("manifest", manifest);
        self.error("unsafe-path", path, message);
    }

    /// Returns the path that a line means: as it is written where there is such a file, else with its escapes
    /// decoded, which versions before 1.0 did not have.
    fn path_on_disk(&self, written: &str) -> String {
        let plain = written.strip_prefix("./").unwrap_or(written);
        if self.evidence.has(plain) && !self.is_one() {
            plain.to_owned()
        } else {
            meant_path(written)
        }
    }

    fn form(&mut self, manifest: &Manifest, line: &ManifestLine) {
        if line.has_star {
            let message = Message::new("bag-star").with("line", line.number);
            self.find(Level::Warning, "manifest-star", &manifest.name, message);
        }
        if line.path.starts_with("./") {
            let message = Message::new("bag-dot-path").with("line", line.number);
            self.find(Level::Warning, "manifest-dot-path", &manifest.name, message);
        }
    }

    fn duplicate(&mut self, manifest: &str, path: &str, differs: bool) {
        let level = if differs || self.is_one() {
            Level::Error
        } else {
            Level::Warning
        };
        let message = Message::new("bag-duplicate").with("manifest", manifest);
        self.find(level, "duplicate-entry", path, message);
    }

    fn listed(&mut self, manifest: &Manifest, line: &ManifestLine, path: &str) {
        if !manifest.lists_tags && !path.starts_with("data/") {
            let message = Message::new("bag-not-payload").with("manifest", manifest.name.as_str());
            self.error("not-payload", path, message);
        }
        if !self.evidence.has(path) {
            let hint = self.hint(path);
            let message = Message::new("bag-missing-file")
                .with("manifest", manifest.name.as_str())
                .with("hint", Message::new(hint));
            self.error("missing-file", path, message);
            return;
        }
        let found = manifest
            .algorithm
            .and_then(|algorithm| self.evidence.digest(path, algorithm));
        if found.is_some_and(|found| found != line.digest) {
            let message = Message::new("bag-wrong-digest").with("manifest", manifest.name.as_str());
            self.error("wrong-digest", path, message);
        }
    }

    /// Says why a file may be missing: another system keeps names differently, or leaves system files out.
    fn hint(&self, path: &str) -> &'static str {
        const SYSTEM: [&str; 3] = [".DS_Store", "Thumbs.db", "desktop.ini"];
        let nfc = |text: &str| text.nfc().collect::<String>();
        let others = || self.evidence.sizes.keys();
        let name = path.rsplit('/').next().unwrap_or(path);
        if SYSTEM.contains(&name) {
            "bag-hint-system"
        } else if others().any(|other| nfc(other) == nfc(path)) {
            "bag-hint-normalisation"
        } else if others().any(|other| fold(other) == fold(path)) {
            "bag-hint-case"
        } else {
            "bag-hint-none"
        }
    }

    fn unlisted(&mut self, manifests: &[Manifest]) {
        let payload: Vec<&Manifest> = manifests.iter().filter(|manifest| !manifest.lists_tags).collect();
        let listed: Vec<(&str, BTreeSet<String>)> = payload
            .iter()
            .map(|manifest| {
                let paths = manifest.lines.iter().map(|line| self.path_on_disk(&line.path));
                (manifest.name.as_str(), paths.collect())
            })
            .collect();
        let files: Vec<String> = self.evidence.payload().map(|(path, _)| path.to_owned()).collect();
        for path in files {
            let missing = listed.iter().filter(|(_, paths)| !paths.contains(&path));
            let missing: Vec<&str> = missing.map(|(name, _)| *name).collect();
            let is_wrong = if self.is_one() {
                !missing.is_empty()
            } else {
                missing.len() == listed.len()
            };
            if is_wrong {
                let message = Message::new("bag-unlisted-file").with("manifest", missing.join(", "));
                self.error("unlisted-file", &path, message);
            }
        }
    }

    fn info(&mut self) -> Metadata {
        let name = [BAG_INFO_NAME, "package-info.txt"]
            .into_iter()
            .find(|name| self.evidence.tags.contains_key(*name));
        let Some(name) = name else {
            return Vec::new();
        };
        let (info, wrong) = metadata(&self.text(name).unwrap_or_default());
        for line in wrong {
            self.error("info-line", name, Message::new("bag-line").with("line", line));
        }
        info
    }

    fn oxum(&mut self, info: &Metadata) {
        let Some((_, declared)) = info.iter().find(|(label, _)| label == "Payload-Oxum") else {
            return;
        };
        let bytes: u64 = self.evidence.payload().map(|(_, size)| size).sum();
        let found = format!("{bytes}.{}", self.evidence.payload().count());
        if *declared != found {
            let message = Message::new("bag-oxum")
                .with("declared", declared.as_str())
                .with("found", found);
            self.error("wrong-oxum", BAG_INFO_NAME, message);
        }
    }

    fn fetch(&mut self, manifests: &[Manifest]) {
        const NAME: &str = "fetch.txt";
        let Some(text) = self.text(NAME) else {
            return;
        };
        let (paths, wrong) = fetch(&text);
        for line in wrong {
            self.error("fetch-line", NAME, Message::new("bag-line").with("line", line));
        }
        for path in paths {
            let meant = meant_path(&path);
            let lines = manifests.iter().filter(|manifest| !manifest.lists_tags);
            let mut lines = lines.flat_map(|manifest| &manifest.lines);
            if is_unsafe(&path) {
                self.unsafe_path(&path, NAME);
            } else if !lines.any(|line| meant_path(&line.path) == meant) {
                self.error("fetch-unlisted", &path, Message::new("bag-fetch-unlisted"));
            }
        }
    }
}
