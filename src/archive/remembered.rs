//! The records of sealed years that have no briefs any more, for the comparison of years: read, and vouched for by the
//! snapshot's own manifests.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::bag::{MANIFEST_SHA512, SIGNATURE, TAG_MANIFEST};
use super::shelf::{self, name_parts};
use super::tag_file;
use super::verify::authenticity::is_signed_by;
use crate::config::Config;
use crate::io::digest::sha512;
use crate::io::folder::{FileFault, Folder};
use crate::io::live::ShelfReader;
use crate::io::publish::ARCHIVE;
use crate::io::read::{Stamp, stamp};
use crate::pipeline::{Document, SealedFault, SealedRecords, Shelf};

/// The records in a snapshot.
pub const RECORDS: &str = "data/records.json";

/// Greatest size of a manifest that is read here, in bytes: that of a snapshot of about 300,000 files.
const MAX_MANIFEST: u64 = 64 << 20;

/// Greatest size of the records that are read here, in bytes: those of about 300,000 projects.
pub const MAX_RECORDS: u64 = 512 << 20;

/// Reads the records of the newest snapshot of every sealed year of which `documents` have no brief. `path` is the
/// folder of snapshots, beside `content/`; where `key` is given, no signature may be another's.
pub fn records(path: &Path, documents: &[Arc<Document>], key: Option<&str>) -> Vec<SealedRecords> {
    let briefed = briefed_years(documents);
    let names = shelf::names(path).unwrap_or_default();
    let newest: BTreeMap<i32, String> = names
        .into_iter()
        .filter_map(|name| Some((name_parts(&name)?.0, name)))
        .collect();
    let is_snapshot = |name: &str| {
        let has = |file: &str| stamp(&path.join(name).join(file)).is_some();
        has(TAG_MANIFEST) || has(RECORDS)
    };
    let gone = newest
        .into_iter()
        .filter(|(year, name)| !briefed.contains(year) && is_snapshot(name));
    gone.map(|(year, name)| SealedRecords {
        year,
        path: format!("{ARCHIVE}/{name}/{RECORDS}"),
        bytes: vouched(&path.join(&name), key),
    })
    .collect()
}

/// Returns the years that have a brief, whatever it says.
fn briefed_years(documents: &[Arc<Document>]) -> BTreeSet<i32> {
    let year = |document: &Arc<Document>| {
        let (year, _) = document.path.strip_prefix("projects/")?.split_once('/')?;
        year.parse().ok()
    };
    documents.iter().filter_map(year).collect()
}

/// Reads the records of a snapshot where its manifest names them, the tag manifest the manifest, and no signature
/// speaks against that.
///
/// # Errors
/// They cannot be read, or are not the bytes that were sealed.
pub fn vouched(snapshot: &Path, key: Option<&str>) -> Result<Arc<[u8]>, SealedFault> {
    let folder = Folder::open(snapshot).map_err(|error| SealedFault::Unreadable(error.to_string()))?;
    let read = |path: &str, limit: u64| folder.read(path, limit).map_err(fault);
    let tag_manifest = read(TAG_MANIFEST, MAX_MANIFEST)?;
    let signature = folder.read(SIGNATURE, MAX_MANIFEST).ok();
    if let Some((key, signature)) = key.zip(signature)
        && !is_signed_by(&tag_manifest, &signature, key)
    {
        return Err(SealedFault::Changed);
    }
    let manifest = read(MANIFEST_SHA512, MAX_MANIFEST)?;
    let records = read(RECORDS, MAX_RECORDS)?;
    let names = |list: &[u8], list_name: &str, path: &str, bytes: &[u8]| {
        let text = std::str::from_utf8(list).ok();
        let list = text.and_then(|text| tag_file::manifest(list_name, text));
        let line = list.and_then(|list| list.lines.into_iter().find(|line| line.path == path));
        line.is_some_and(|line| line.digest == sha512(bytes))
    };
    let is_sealed = names(&tag_manifest, TAG_MANIFEST, MANIFEST_SHA512, &manifest)
        && names(&manifest, MANIFEST_SHA512, RECORDS, &records);
    if is_sealed {
        Ok(Arc::from(records))
    } else {
        Err(SealedFault::Changed)
    }
}

fn fault(fault: FileFault) -> SealedFault {
    match fault {
        FileFault::Unreadable(error) => SealedFault::Unreadable(error.to_string()),
        FileFault::Changed | FileFault::TooLarge(_) => SealedFault::Changed,
    }
}

/// The snapshots beside a site that is being written: looked at again only when something about them has changed.
#[derive(Debug)]
pub struct LiveShelf {
    path: PathBuf,
    seen: Option<Seen>,
    shelf: Shelf,
    records: Vec<SealedRecords>,
}

/// What the shelf followed from.
#[derive(Debug, PartialEq)]
struct Seen {
    stamps: Vec<(String, Vec<Option<Stamp>>)>,
    key: Option<String>,
    briefed: BTreeSet<i32>,
}

impl LiveShelf {
    /// Makes the shelf of the site at `root`, of which nothing is known yet.
    pub fn new(root: &Path) -> LiveShelf {
        LiveShelf {
            path: root.join(ARCHIVE),
            seen: None,
            shelf: Shelf::default(),
            records: Vec::new(),
        }
    }
}

impl ShelfReader for LiveShelf {
    fn look(&mut self, documents: &[Arc<Document>], config: &Config) -> bool {
        let names = shelf::names(&self.path).unwrap_or_default();
        let stamp_of = |name: String| {
            let files = [TAG_MANIFEST, SIGNATURE, MANIFEST_SHA512, RECORDS];
            let stamps = files.map(|file| stamp(&self.path.join(&name).join(file)));
            (name, stamps.to_vec())
        };
        let seen = Seen {
            stamps: names.into_iter().map(stamp_of).collect(),
            key: config.archive_key.clone(),
            briefed: briefed_years(documents),
        };
        if self.seen.as_ref() == Some(&seen) {
            return false;
        }
        let key = seen.key.as_deref();
        self.shelf = shelf::look(&self.path, key);
        self.records = records(&self.path, documents, key);
        self.seen = Some(seen);
        true
    }

    fn shelf(&self) -> &Shelf {
        &self.shelf
    }

    fn records(&self) -> &[SealedRecords] {
        &self.records
    }
}
