//! What a judgement looks at: the listing of a folder, its tag files, the digests of its files, its pages' links.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::archive::bag::{PUBLIC_KEY, SIGNATURE};
use crate::archive::seal::BUILD_RECORD;
use crate::archive::tag_file::manifest_name;
use crate::io::digest::{Algorithm, Hashing};
use crate::io::folder::{EntryKind, FileFault, Folder, FolderEntry};
use crate::site::inside::{Target, page_links};

/// Greatest size of a tag file that is read, in bytes: a manifest of about five million files.
const MAX_TAG_FILE: u64 = 1 << 30;
/// Greatest size of a page whose links are looked at, in bytes.
const MAX_PAGE: u64 = 64 << 20;

/// What a folder holds.
#[derive(Debug, Default)]
pub struct Evidence {
    /// Everything in it.
    pub entries: Vec<FolderEntry>,
    /// Sizes in bytes of its regular files.
    pub sizes: BTreeMap<String, u64>,
    /// The files of its root by name, where they could be read.
    pub tags: BTreeMap<String, Vec<u8>>,
    /// The record of the build, where there is one.
    pub build: Option<Vec<u8>>,
    /// Digests of every regular file by every algorithm that a manifest names, and SHA-512.
    pub digests: BTreeMap<String, BTreeMap<Algorithm, String>>,
    /// Files that could not be read, or changed meanwhile.
    pub faults: BTreeMap<String, ReadFault>,
    /// Links of pages that lead to nothing, or load something from outside: page and address.
    pub dead_links: Vec<(String, String)>,
    /// What pages load from outside: page and address.
    pub outside_resources: Vec<(String, String)>,
}

/// Why a file is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadFault {
    /// The system refused, with its words.
    Unreadable(String),
    /// It changed while it was read.
    Changed,
}

/// Reads a folder. `read` hears the bytes of each file that was read.
pub fn gather(folder: &Folder, read: &(dyn Fn(u64) + Sync)) -> Evidence {
    let entries = folder.entries();
    let sizes: BTreeMap<String, u64> = entries
        .iter()
        .filter(|entry| entry.is_plain)
        .filter_map(|entry| match entry.kind {
            EntryKind::File(size) => Some((entry.path.clone(), size)),
            _ => None,
        })
        .collect();
    let algorithms = algorithms(&sizes);
    let files: Vec<(&String, &u64)> = sizes.iter().collect();
    let known: BTreeSet<&str> = sizes.keys().map(String::as_str).collect();
    let look = |(path, size): (&String, &u64)| {
        let seen = look(folder, path, *size, &algorithms, &known);
        read(*size);
        seen
    };
    let seen: Vec<Seen> = files.into_par_iter().map(look).collect();
    let mut evidence = Evidence {
        entries,
        ..Evidence::default()
    };
    for seen in seen {
        evidence.add(seen);
    }
    evidence.sizes = sizes;
    evidence
}

/// Finds which algorithms the manifests name; SHA-512 is always among them, for the record of the build.
fn algorithms(sizes: &BTreeMap<String, u64>) -> Vec<Algorithm> {
    let named = sizes.keys().filter_map(|path| manifest_name(path));
    let named = named.filter_map(|(_, name)| Algorithm::from_name(&name.to_ascii_lowercase()));
    let all: BTreeSet<Algorithm> = named.chain([Algorithm::Sha512]).collect();
    all.into_iter().collect()
}

/// What one look at a file has shown.
struct Seen {
    path: String,
    digests: Result<BTreeMap<Algorithm, String>, ReadFault>,
    bytes: Option<Vec<u8>>,
    dead_links: Vec<String>,
    outside: Vec<String>,
}

fn look(folder: &Folder, path: &str, size: u64, algorithms: &[Algorithm], known: &BTreeSet<&str>) -> Seen {
    let is_kept = !path.contains('/') || path == BUILD_RECORD;
    let page = path
        .strip_prefix("data/site/")
        .filter(|page| page.ends_with(".html"));
    let limit = if page.is_some() { MAX_PAGE } else { MAX_TAG_FILE };
    let is_wanted = (is_kept || page.is_some()) && size <= limit;
    let (digests, bytes) = if is_wanted {
        once(folder, path, size, algorithms)
    } else {
        (folder.digests(path, size, algorithms), None)
    };
    let digests = digests.map(|all| all.into_iter().collect()).map_err(fault);
    let (dead_links, outside) = match (page, &bytes) {
        (Some(page), Some(bytes)) => links(page, &String::from_utf8_lossy(bytes), known),
        _ => (Vec::new(), Vec::new()),
    };
    Seen {
        path: path.to_owned(),
        digests,
        bytes: bytes.filter(|_| is_kept),
        dead_links,
        outside,
    }
}

/// The digests of a file, by algorithm.
type Digests = Vec<(Algorithm, String)>;

/// Reads a file whose bytes are looked at, too: opened once, so that what is looked at is what was digested.
fn once(
    folder: &Folder,
    path: &str,
    size: u64,
    algorithms: &[Algorithm],
) -> (Result<Digests, FileFault>, Option<Vec<u8>>) {
    let mut bytes = Vec::new();
    let digests = folder.copy(path, size, &mut bytes).map(|()| {
        let mut hashing = Hashing::new(algorithms);
        hashing.update(&bytes);
        hashing.finish()
    });
    let bytes = digests.is_ok().then_some(bytes);
    (digests, bytes)
}

fn fault(fault: FileFault) -> ReadFault {
    match fault {
        FileFault::Unreadable(error) => ReadFault::Unreadable(error.to_string()),
        FileFault::Changed | FileFault::TooLarge(_) => ReadFault::Changed,
    }
}

/// Finds the links of a page that lead to no file of the site, and what it loads from outside.
fn links(page: &str, html: &str, known: &BTreeSet<&str>) -> (Vec<String>, Vec<String>) {
    let (mut dead, mut outside) = (Vec::new(), Vec::new());
    for link in page_links(html) {
        match link.target(page) {
            Target::Inside(path) if known.contains(format!("data/site/{path}").as_str()) => {}
            Target::Inside(_) | Target::Nowhere => dead.push(link.address),
            Target::Outside if link.is_loaded && !link.address.starts_with("data:") => {
                outside.push(link.address);
            }
            Target::Here | Target::Outside => {}
        }
    }
    (dead, outside)
}

impl Evidence {
    fn add(&mut self, seen: Seen) {
        let pairs = |addresses: Vec<String>| {
            let path = seen.path.clone();
            addresses.into_iter().map(move |address| (path.clone(), address))
        };
        self.dead_links.extend(pairs(seen.dead_links));
        self.outside_resources.extend(pairs(seen.outside));
        match seen.bytes {
            Some(bytes) if seen.path == BUILD_RECORD => self.build = Some(bytes),
            Some(bytes) => {
                self.tags.insert(seen.path.clone(), bytes);
            }
            None => {}
        }
        match seen.digests {
            Ok(digests) => {
                self.digests.insert(seen.path, digests);
            }
            Err(fault) => {
                self.faults.insert(seen.path, fault);
            }
        }
    }

    /// Returns the digest of a file, where it could be read.
    pub fn digest(&self, path: &str, algorithm: Algorithm) -> Option<&str> {
        self.digests.get(path)?.get(&algorithm).map(String::as_str)
    }

    /// Tells whether there is a regular file at `path`.
    pub fn has(&self, path: &str) -> bool {
        self.sizes.contains_key(path)
    }

    /// Iterates over the files of the payload with their sizes in bytes.
    pub fn payload(&self) -> impl Iterator<Item = (&str, u64)> {
        let files = self.sizes.iter().filter(|(path, _)| path.starts_with("data/"));
        files.map(|(path, size)| (path.as_str(), *size))
    }

    /// Tells whether a file may lie in the root of a snapshot without being listed.
    pub fn may_be_unlisted(path: &str) -> bool {
        path == SIGNATURE || path == PUBLIC_KEY
    }
}

#[cfg(test)]
mod tests {
    use std::fs::File;
    use std::io::Write;

    use super::*;

    #[test]
    fn what_is_too_large_is_not_kept_and_its_links_are_not_looked_at() {
        // Proved by sabotage: without the limits both files are kept in memory, and the dead link is found.
        let place = tempfile::tempdir().expect("a folder");
        std::fs::create_dir_all(place.path().join("data/site")).expect("folders");
        let make = |path: &str, size: u64| {
            let mut file = File::create(place.path().join(path)).expect("a file");
            file.write_all(b"<a href=\"none.html\">a</a>").expect("a disk");
            // The rest is a hole: it takes no room on the disk.
            file.set_len(size).expect("a disk");
        };
        let folder = Folder::open(place.path()).expect("it is there");
        let seen = |path: &str, size: u64| {
            make(path, size);
            look(&folder, path, size, &[], &BTreeSet::new())
        };
        assert_eq!(seen("data/site/a.html", 4_096).dead_links, ["none.html"]);
        let large = seen("data/site/b.html", MAX_PAGE + 1);
        assert!(large.dead_links.is_empty() && large.digests.is_ok());
        assert!(seen("manifest-sha512.txt", 4_096).bytes.is_some());
        assert!(seen("manifest-md5.txt", MAX_TAG_FILE + 1).bytes.is_none());
    }
}
