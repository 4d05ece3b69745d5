//! Looking at a content folder again and again, and reading only what changed.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use super::filling::read_file;
use super::stamp::Stamp;
use super::{Content, Found, Limits, Listing, ReadError, SETTINGS, Tree};
use super::{is_document, open_content, read_limited, unreadable};
use crate::io::clock;
use crate::pipeline::{Document, Rejected};

/// Where something may have changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hint {
    /// Anywhere.
    Everything,
    /// At these paths below `content/`, files or folders; `` is `content/` itself.
    Paths(BTreeSet<String>),
}

/// What is different from the look before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Files that are new, gone or different: paths below `content/`, sorted.
    pub paths: Vec<Arc<str>>,
    /// Records that are the same under another name: path before and path now.
    pub renamed: Vec<(Arc<str>, Arc<str>)>,
}

/// Why a look showed nothing that could be used; what was seen before is kept.
#[derive(Debug)]
pub enum LookError {
    /// The content folder cannot be read.
    Read(ReadError),
    /// More than half of the records are gone at once, as when a network drive is cut off.
    Vanished {
        /// Number of records before.
        before: usize,
        /// Number of records now.
        now: usize,
    },
}

/// Fewer records than this may all be deleted in one go.
const FEW: usize = 8;

/// A content folder that is looked at again and again.
#[derive(Debug)]
pub struct ContentReader {
    root: PathBuf,
    limits: Limits,
    folders: Folders,
    content: Content,
}

/// Every folder by its path below `content/`, that one included.
type Folders = BTreeMap<Arc<str>, Arc<Folder>>;

/// What one folder holds, without what its folders hold.
#[derive(Clone, Debug, Default)]
struct Folder {
    files: BTreeMap<Arc<str>, Kept>,
    folders: BTreeSet<String>,
    rejected: Vec<Rejected>,
}

/// A file as it was when it was read.
#[derive(Clone, Debug)]
pub(super) struct Kept {
    stamp: Stamp,
    /// Whether a change could go unnoticed by the stamp alone.
    is_fresh: bool,
    pub(super) found: Found,
}

impl ContentReader {
    /// Makes the reader of the site at `root`, which has seen nothing yet.
    pub fn new(root: &Path, limits: Limits) -> ContentReader {
        ContentReader {
            root: root.to_path_buf(),
            limits,
            folders: Folders::new(),
            content: Content::default(),
        }
    }

    /// Returns what was seen last.
    pub fn content(&self) -> &Content {
        &self.content
    }

    /// Returns what was seen last, and ends the reader.
    pub(super) fn into_content(self) -> Content {
        self.content
    }

    /// Says whether a file was read so shortly after a change that it should be looked at once more.
    pub fn has_fresh_files(&self) -> bool {
        let mut files = self.folders.values().flat_map(|folder| folder.files.values());
        files.any(|file| file.is_fresh)
    }

    /// Looks where `hint` says, and tells what is different; none where nothing is.
    ///
    /// # Errors
    /// The folder cannot be read, or most of it is gone; what was seen before is kept.
    pub fn look(&mut self, hint: &Hint) -> Result<Option<Changes>, LookError> {
        let tree = open_content(&self.root).map_err(LookError::Read)?;
        let mut look = Look::new(self, hint);
        look.walk(hint, &tree).map_err(LookError::Read)?;
        look.read(&tree);
        let folders = look.folders;
        let changes = changes(&self.folders, &folders);
        if let Some(edited) = edited(&self.folders, &folders) {
            self.folders = folders;
            edited.into_iter().for_each(|document| self.content.put(document));
            return Ok((!changes.paths.is_empty()).then_some(changes));
        }
        let content = gather(&folders, &self.root).map_err(LookError::Read)?;
        let (before, now) = (self.content.documents.len(), content.documents.len());
        if before >= FEW && now * 2 < before {
            return Err(LookError::Vanished { before, now });
        }
        let is_same = changes.paths.is_empty() && content.rejected == self.content.rejected;
        self.folders = folders;
        if is_same && !self.content.documents.is_empty() {
            return Ok(None);
        }
        self.content = content;
        Ok(Some(changes))
    }
}

/// One look under way.
struct Look<'a> {
    root: PathBuf,
    limits: &'a Limits,
    before: &'a Folders,
    /// Files that are read whatever their stamp says.
    forced: BTreeSet<&'a str>,
    folders: Folders,
    to_read: Vec<(Arc<str>, Arc<str>)>,
    /// Files and refused entries of all folders so far.
    seen: usize,
}

impl<'a> Look<'a> {
    fn new(reader: &'a ContentReader, hint: &'a Hint) -> Look<'a> {
        let (folders, forced) = match hint {
            Hint::Everything => (Folders::new(), BTreeSet::new()),
            Hint::Paths(paths) => (reader.folders.clone(), paths.iter().map(String::as_str).collect()),
        };
        let seen = folders
            .values()
            .map(|folder: &Arc<Folder>| folder.files.len() + folder.rejected.len())
            .sum();
        Look {
            root: reader.root.join("content"),
            limits: &reader.limits,
            before: &reader.folders,
            forced,
            folders,
            to_read: Vec::new(),
            seen,
        }
    }

    fn walk(&mut self, hint: &Hint, tree: &Tree) -> Result<(), ReadError> {
        match hint {
            Hint::Everything => self.list_deep(String::new()),
            Hint::Paths(paths) => {
                let unread = paths.iter().filter(|path| !self.read_known(path, tree));
                let unread: Vec<&String> = unread.collect();
                let folders: BTreeSet<&str> = unread.into_iter().map(|path| self.nearest(path)).collect();
                folders.into_iter().try_for_each(|folder| self.list_again(folder))
            }
        }
    }

    /// Reads a record that is known and still there without listing its folder, and tells whether there was one.
    ///
    /// Nearly every save is this one; what else happened in the folder has hints of its own, or is found when everything
    /// is looked at.
    fn read_known(&mut self, path: &str, tree: &Tree) -> bool {
        let folder = path.rfind('/').map_or("", |end| &path[..end]);
        let known = self.before.get_key_value(folder);
        let Some((folder, (name, kept))) =
            known.and_then(|(name, folder)| Some((name, folder.files.get_key_value(path)?)))
        else {
            return false;
        };
        let now = is_document(path).then(|| read_file(tree, name, self.limits.brief_bytes, Some(kept)));
        let (Some(Ok(now)), Some(folder)) = (now, self.folders.get_mut(folder)) else {
            return false;
        };
        Arc::make_mut(folder).files.insert(Arc::clone(name), now);
        true
    }

    /// Returns the nearest known folder above `path`.
    fn nearest(&self, path: &str) -> &'a str {
        let mut end = path.rfind('/').unwrap_or(0);
        while !self.before.contains_key(&path[..end]) && end > 0 {
            end = path[..end].rfind('/').unwrap_or(0);
        }
        self.before.get_key_value(&path[..end]).map_or("", |(key, _)| key)
    }

    /// Lists one known folder again; of its folders only those that are new, or that the hint names.
    fn list_again(&mut self, folder: &str) -> Result<(), ReadError> {
        let below = self.list(folder)?;
        let known = self.before.get(folder).map(|known| &known.folders);
        for gone in known
            .into_iter()
            .flatten()
            .filter(|known| !below.contains(*known))
        {
            self.forget(gone);
        }
        for found in below {
            if self.forced.contains(found.as_str()) || !self.before.contains_key(found.as_str()) {
                self.forget(&found);
                self.list_deep(found)?;
            }
        }
        Ok(())
    }

    fn list_deep(&mut self, folder: String) -> Result<(), ReadError> {
        let mut waiting = vec![folder];
        while let Some(folder) = waiting.pop() {
            waiting.extend(self.list(&folder)?);
        }
        Ok(())
    }

    /// Drops a folder and everything below it.
    fn forget(&mut self, folder: &str) {
        let inside = format!("{folder}/");
        self.folders
            .retain(|path, _| &**path != folder && !path.starts_with(&inside));
    }

    /// Lists a folder, keeps the files that have not changed, and returns its folders.
    fn list(&mut self, path: &str) -> Result<BTreeSet<String>, ReadError> {
        let listing = Listing::of(&self.root, "content", path, self.limits);
        let before = self.before.get(path);
        let judged: Vec<(Arc<str>, Option<Kept>)> = listing
            .files
            .into_par_iter()
            .map(|(file, entry)| {
                let known = before.and_then(|folder| folder.files.get(&file));
                let known = known.filter(|known| !known.is_fresh && !self.forced.contains(&*file));
                let kept = known.filter(|known| {
                    let status = entry.metadata();
                    status.is_ok_and(|status| Stamp::of(&status) == known.stamp)
                });
                (file, kept.cloned())
            })
            .collect();
        let name: Arc<str> = Arc::from(path);
        let mut folder = Folder {
            folders: listing.folders.into_iter().collect(),
            rejected: listing.rejected,
            ..Folder::default()
        };
        self.seen += judged.len() + folder.rejected.len();
        for (file, kept) in judged {
            match kept {
                Some(kept) => drop(folder.files.insert(file, kept)),
                None => self.to_read.push((Arc::clone(&name), file)),
            }
        }
        let folders = folder.folders.clone();
        let old = self.folders.insert(name, Arc::new(folder));
        self.seen -= old.map_or(0, |old| old.files.len() + old.rejected.len());
        if self.seen > self.limits.files {
            return Err(ReadError::TooManyFiles {
                path: self.root.clone(),
                limit: self.limits.files,
            });
        }
        Ok(folders)
    }

    /// Reads the files that changed.
    fn read(&mut self, tree: &Tree) {
        let before = self.before;
        let limit = self.limits.brief_bytes;
        let read: Vec<_> = std::mem::take(&mut self.to_read)
            .into_par_iter()
            .map(|(folder, file)| {
                let known = before.get(&folder).and_then(|folder| folder.files.get(&file));
                let kept = read_file(tree, &file, limit, known);
                (folder, file, kept)
            })
            .collect();
        for (folder, file, kept) in read {
            let Some(folder) = self.folders.get_mut(&folder) else {
                continue;
            };
            let folder = Arc::make_mut(folder);
            match kept {
                Ok(kept) => drop(folder.files.insert(file, kept)),
                Err(error) => folder.rejected.extend(unreadable("content", &file, &error)),
            }
        }
    }
}

pub(super) fn read_once(tree: &Tree, path: &Arc<str>, limit: u64, known: Option<&Kept>) -> io::Result<Kept> {
    let (file, size) = tree.file(&**path)?;
    let stamp = Stamp::of(&file.metadata()?);
    let is_fresh = stamp.is_fresh(clock::nanoseconds());
    if !is_document(path) {
        let found = Found::Attachment(size);
        return Ok(Kept {
            stamp,
            is_fresh,
            found,
        });
    }
    let (bytes, size) = read_limited(file, size, limit)?;
    let bytes = bytes.unwrap_or_default();
    let found = match known.map(|known| &known.found) {
        // The same bytes stay the same value, so nothing that was made of them is made again.
        Some(Found::Document(old)) if old.size == size && *old.bytes == *bytes => Arc::clone(old),
        _ => Arc::new(Document {
            path: Arc::clone(path),
            bytes: bytes.into(),
            size,
        }),
    };
    let found = Found::Document(found);
    Ok(Kept {
        stamp,
        is_fresh,
        found,
    })
}

/// Returns the records that are different, where nothing else is: no file and no folder is new or gone, and none is
/// refused that was not before.
fn edited(before: &Folders, now: &Folders) -> Option<Vec<Arc<Document>>> {
    if before.is_empty() || !before.keys().eq(now.keys()) {
        return None;
    }
    let mut edited = Vec::new();
    let pairs = before.values().zip(now.values());
    for (old, now) in pairs.filter(|(old, now)| !Arc::ptr_eq(old, now)) {
        if old.rejected != now.rejected || !old.files.keys().eq(now.files.keys()) {
            return None;
        }
        for (old, now) in old.files.values().zip(now.files.values()) {
            match (&old.found, &now.found) {
                (Found::Document(old), Found::Document(now)) if Arc::ptr_eq(old, now) => {}
                (Found::Document(_), Found::Document(now)) => edited.push(Arc::clone(now)),
                (Found::Attachment(old), Found::Attachment(now)) if old == now => {}
                _ => return None,
            }
        }
    }
    Some(edited)
}

impl Content {
    /// Puts a record in the place of the one with its path.
    fn put(&mut self, document: Arc<Document>) {
        let place = self
            .documents
            .binary_search_by(|known| known.path.cmp(&document.path));
        let place = place.expect("the same files have the same records");
        self.documents[place] = document;
    }
}

/// Puts what all folders hold into one order.
fn gather(folders: &Folders, root: &Path) -> Result<Content, ReadError> {
    let mut content = Content::default();
    for folder in folders.values() {
        content.rejected.extend(folder.rejected.iter().cloned());
        for (path, kept) in &folder.files {
            match &kept.found {
                Found::Document(document) => content.documents.push(Arc::clone(document)),
                Found::Attachment(size) => drop(content.attachments.insert(Arc::clone(path), *size)),
            }
        }
    }
    content.documents.par_sort_by(|a, b| a.path.cmp(&b.path));
    content.rejected.sort_by(|a, b| a.path.cmp(&b.path));
    let settings = content
        .documents
        .binary_search_by(|document| (*document.path).cmp(SETTINGS));
    let is_rejected = content
        .rejected
        .iter()
        .any(|rejected| matches!(&*rejected.path, "content" | "content/" | "content/site.yaml"));
    if settings.is_ok() || is_rejected {
        return Ok(content);
    }
    let path = root.join("content").join(SETTINGS);
    Err(ReadError::NoSettings { path })
}

/// Compares two looks; folders that were not listed again are the same value in both.
fn changes(before: &Folders, now: &Folders) -> Changes {
    let mut compared = Compared::default();
    for (path, folder) in now {
        match before.get(path) {
            Some(old) if Arc::ptr_eq(old, folder) => {}
            old => compared.compare(old.map(AsRef::as_ref), folder),
        }
    }
    for folder in before.iter().filter(|(path, _)| !now.contains_key(*path)) {
        compared.gone.extend(folder.1.files.iter());
    }
    compared.changes()
}

#[derive(Default)]
struct Compared<'a> {
    new: Vec<(&'a Arc<str>, &'a Kept)>,
    gone: Vec<(&'a Arc<str>, &'a Kept)>,
    different: Vec<Arc<str>>,
}

impl<'a> Compared<'a> {
    fn compare(&mut self, before: Option<&'a Folder>, now: &'a Folder) {
        for (path, kept) in &now.files {
            match before.and_then(|before| before.files.get(path)) {
                None => self.new.push((path, kept)),
                Some(old) if is_same(old, kept) => {}
                Some(_) => self.different.push(Arc::clone(path)),
            }
        }
        let old = before.into_iter().flat_map(|before| &before.files);
        self.gone
            .extend(old.filter(|(path, _)| !now.files.contains_key(*path)));
    }

    fn changes(self) -> Changes {
        let mut renamed = Vec::new();
        let mut by_inode: BTreeMap<u64, &Arc<str>> = BTreeMap::new();
        for (path, kept) in self.gone.iter().filter(|(path, _)| is_document(path)) {
            by_inode.insert(kept.stamp.inode, path);
        }
        for (path, kept) in self.new.iter().filter(|(path, _)| is_document(path)) {
            if let Some(old) = by_inode.remove(&kept.stamp.inode) {
                renamed.push((Arc::clone(old), Arc::clone(path)));
            }
        }
        let moved = self
            .new
            .iter()
            .chain(&self.gone)
            .map(|(path, _)| Arc::clone(path));
        let mut paths: Vec<Arc<str>> = moved.chain(self.different).collect();
        paths.sort_unstable();
        Changes { paths, renamed }
    }
}

/// Says whether a file says the same: a record by its bytes, any other file by its stamp.
fn is_same(old: &Kept, now: &Kept) -> bool {
    match (&old.found, &now.found) {
        (Found::Document(old), Found::Document(now)) => Arc::ptr_eq(old, now),
        _ => old.stamp == now.stamp,
    }
}
