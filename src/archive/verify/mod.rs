//! Judging a snapshot: as a bag of RFC 8493, and by the stricter rules of snapshots.
//!
//! Everything is looked at and everything that is wrong is reported; nothing is repaired. The judgement is pure:
//! [`evidence`] gathers what it looks at.

pub mod authenticity;
pub mod bag;
pub mod evidence;
pub mod rebuild;
pub mod report;
pub mod snapshot;

use std::collections::BTreeMap;

use authenticity::Trust;

use crate::io::folder::Folder;
use crate::locale::Message;

/// What a verification is asked to do.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// What the caller trusts.
    pub trust: Trust,
    /// Root hashes of the snapshots beside this one, by their names.
    pub beside: BTreeMap<String, String>,
    /// Whether everything is rendered again and compared.
    pub rebuild: bool,
}

/// Judges a folder. `read` hears the bytes of each file that was read.
pub fn verify(folder: &Folder, request: &Request, read: &(dyn Fn(u64) + Sync)) -> Verdict {
    let evidence = evidence::gather(folder, read);
    let reading = bag::judge(&evidence);
    let (authenticity, of_trust) = authenticity::judge(&evidence, &request.trust);
    let is_snapshot = snapshot::is_snapshot(&evidence, &reading);
    let mut verdict = Verdict {
        is_snapshot,
        authenticity,
        root_hash: authenticity::root_hash(&evidence),
        read: (evidence.sizes.len(), evidence.sizes.values().sum()),
        unchecked: Vec::new(),
        findings: Vec::new(),
    };
    if is_snapshot {
        verdict.findings.extend(snapshot::judge(&evidence, &reading));
        verdict.findings.extend(of_trust);
        let (broken, unchecked) = authenticity::chain(&reading, &request.beside);
        verdict.findings.extend(broken);
        verdict.unchecked.extend(unchecked);
        if authenticity == Authenticity::UnknownKey {
            verdict.unchecked.push("signature");
        }
        if request.rebuild {
            verdict.findings.extend(rebuild::judge(folder, &evidence));
        } else {
            verdict.unchecked.push("rebuild");
        }
    }
    verdict.findings.extend(reading.findings);
    verdict.settle();
    verdict
}

/// Something that is wrong with a bag or a snapshot.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Name of the rule.
    pub rule: &'static str,
    /// Which verdict it concerns.
    pub scope: Scope,
    /// Whether it spoils the verdict.
    pub level: Level,
    /// The file that is wrong, below the bag.
    pub path: String,
    /// What is wrong.
    pub message: Message,
}

/// Which verdict a finding concerns; what is wrong with a bag is wrong with a snapshot too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// RFC 8493.
    Bag,
    /// The rules of snapshots.
    Snapshot,
}

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// It spoils the verdict.
    Error,
    /// It is told, and spoils nothing.
    Warning,
}

/// Under which heading of the report a finding stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Heading {
    /// Is it what was sealed, and by whom?
    Authenticity,
    /// Is all of it there, and nothing else?
    Completeness,
    /// Can it be read and copied?
    Usability,
    /// Can it do harm?
    Safety,
}

impl Finding {
    /// Returns the heading under which the finding stands.
    pub fn heading(&self) -> Heading {
        match self.rule {
            "wrong-signature" | "unreadable-key" | "chain-broken" | "chain-missing" | "wrong-root"
            | "rebuild-differs" | "rebuild-impossible" | "generator-differs" | "build-mismatch" => {
                Heading::Authenticity
            }
            "broken-link" | "outside-resource" | "name-too-long" | "name-not-nfc" | "name-reserved"
            | "name-collision" | "empty-folder" => Heading::Usability,
            "symlink" | "special-file" | "unsafe-path" | "odd-name" => Heading::Safety,
            _ => Heading::Completeness,
        }
    }
}

/// How authentic a snapshot is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Authenticity {
    /// Signed by a key that the caller trusts.
    Signed,
    /// Its root hash is the one that the caller expects.
    Expected,
    /// Signed, but no key was given to judge it by.
    UnknownKey,
    /// Not signed.
    Unsigned,
}

/// Everything that is known of a folder after it was judged.
#[derive(Clone, Debug)]
pub struct Verdict {
    /// The findings, by scope, rule and path.
    pub findings: Vec<Finding>,
    /// Whether the folder claims to be a snapshot of Milepost's.
    pub is_snapshot: bool,
    /// How authentic it is.
    pub authenticity: Authenticity,
    /// SHA-512 of the tag manifest, where there is one.
    pub root_hash: Option<String>,
    /// How many files were read, and their bytes.
    pub read: (usize, u64),
    /// Names of the checks that were not made.
    pub unchecked: Vec<&'static str>,
}

impl Verdict {
    /// Tells whether the folder is a valid bag of RFC 8493.
    pub fn is_valid_bag(&self) -> bool {
        !self.has_error(|finding| finding.scope == Scope::Bag)
    }

    /// Tells whether the folder is an undamaged snapshot.
    pub fn is_intact_snapshot(&self) -> bool {
        self.is_snapshot && !self.has_error(|_| true)
    }

    fn has_error(&self, concerns: impl Fn(&Finding) -> bool) -> bool {
        self.findings
            .iter()
            .any(|finding| finding.level == Level::Error && concerns(finding))
    }

    /// Sorts the findings into their one order, without repetitions.
    fn settle(&mut self) {
        self.findings
            .sort_by(|a, b| (a.level, a.scope, a.rule, &a.path).cmp(&(b.level, b.scope, b.rule, &b.path)));
        self.findings.dedup();
    }
}
