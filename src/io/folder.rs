//! Reading a folder that somebody else may have changed: what is in it, and the bytes and digests of its files.
//!
//! No link is followed, nothing but regular files is opened, and a file that changes while it is read is found out.

use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::Tree;
use super::digest::{Algorithm, Hashing};
use super::names::escaped;

/// What an entry of a folder is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// A regular file of that size in bytes.
    File(u64),
    /// A folder, and whether it is empty.
    Folder(bool),
    /// A symbolic link.
    Symlink,
    /// A pipe, a socket or a device.
    Special,
    /// It could not be looked at.
    Unreadable(ErrorKind),
}

/// One entry of a folder, at any depth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FolderEntry {
    /// Its path below the folder with `/` between folders; bytes that are not text, and characters that would not
    /// show, are escaped.
    pub path: String,
    /// Whether `path` is its name as it is on disk, with nothing escaped.
    pub is_plain: bool,
    /// What it is.
    pub kind: EntryKind,
}

/// Why the bytes of a file are not known.
#[derive(Debug)]
pub enum FileFault {
    /// The system refused.
    Unreadable(io::Error),
    /// It changed while it was read.
    Changed,
    /// It is larger than what is read of such a file, in bytes.
    TooLarge(u64),
}

/// An open folder.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    tree: Tree,
}

impl Folder {
    /// Opens the folder at `path`.
    ///
    /// # Errors
    /// It is missing or not a folder.
    pub fn open(path: &Path) -> io::Result<Folder> {
        Ok(Folder {
            path: path.to_path_buf(),
            tree: Tree::open(path)?,
        })
    }

    /// Returns the folder's path.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Lists everything below the folder, sorted by path.
    pub fn entries(&self) -> Vec<FolderEntry> {
        let walk = WalkDir::new(&self.path)
            .follow_links(false)
            .follow_root_links(true)
            .min_depth(1)
            .sort_by_file_name();
        let mut entries: Vec<FolderEntry> = walk.into_iter().map(|entry| self.entry(entry)).collect();
        entries.sort_by(|a, b| a.path.cmp(&b.path));
        entries
    }

    fn entry(&self, entry: walkdir::Result<walkdir::DirEntry>) -> FolderEntry {
        match entry {
            Ok(entry) => {
                let (path, is_plain) = self.below(entry.path());
                let kind = kind_of(&entry);
                FolderEntry { path, is_plain, kind }
            }
            Err(error) => {
                let (path, is_plain) = self.below(error.path().unwrap_or(Path::new("")));
                let kind = error.io_error().map_or(ErrorKind::Other, io::Error::kind);
                FolderEntry {
                    path,
                    is_plain,
                    kind: EntryKind::Unreadable(kind),
                }
            }
        }
    }

    fn below(&self, path: &Path) -> (String, bool) {
        let rest = path.strip_prefix(&self.path).unwrap_or(path);
        let shown: Vec<String> = rest.iter().map(escaped).collect();
        let is_plain = rest
            .iter()
            .zip(&shown)
            .all(|(name, shown)| name == shown.as_str());
        (shown.join("/"), is_plain)
    }

    /// Reads a file of at most `limit` bytes.
    ///
    /// # Errors
    /// It is no regular file, cannot be read, changed meanwhile or is too large.
    pub fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, FileFault> {
        let (file, size) = self.tree.file(path).map_err(FileFault::Unreadable)?;
        if size > limit {
            return Err(FileFault::TooLarge(limit));
        }
        let mut bytes = Vec::new();
        file.take(limit + 1)
            .read_to_end(&mut bytes)
            .map_err(FileFault::Unreadable)?;
        if bytes.len() as u64 == size {
            Ok(bytes)
        } else {
            Err(FileFault::Changed)
        }
    }

    /// Returns the digests of a file; `expected` is the size that it had when the folder was listed.
    ///
    /// # Errors
    /// It is no regular file, cannot be read, or changed since it was listed.
    pub fn digests(
        &self,
        path: &str,
        expected: u64,
        algorithms: &[Algorithm],
    ) -> Result<Vec<(Algorithm, String)>, FileFault> {
        let mut hashing = Hashing::new(algorithms);
        self.pieces(path, expected, |piece| {
            hashing.update(piece);
            Ok(())
        })?;
        Ok(hashing.finish())
    }

    /// Copies a file to `target`, a piece at a time; `expected` is the size that it had when the folder was listed.
    ///
    /// # Errors
    /// It is no regular file, cannot be read, or changed since it was listed; or `target` refuses.
    pub fn copy(&self, path: &str, expected: u64, target: &mut impl Write) -> Result<(), FileFault> {
        self.pieces(path, expected, |piece| target.write_all(piece))
    }

    /// Reads a file and gives it on piece by piece.
    fn pieces(
        &self,
        path: &str,
        expected: u64,
        mut take: impl FnMut(&[u8]) -> io::Result<()>,
    ) -> Result<(), FileFault> {
        /// Bytes that are read at a time.
        const CHUNK: usize = 128 * 1024;
        let (mut file, size) = self.tree.file(path).map_err(FileFault::Unreadable)?;
        if size != expected {
            return Err(FileFault::Changed);
        }
        let mut chunk = vec![0; CHUNK];
        let mut total = 0;
        loop {
            match file.read(&mut chunk) {
                Ok(0) => break,
                Ok(read) => {
                    take(&chunk[..read]).map_err(FileFault::Unreadable)?;
                    total += read as u64;
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(FileFault::Unreadable(error)),
            }
        }
        let after = file.metadata().map_err(FileFault::Unreadable)?.len();
        if total == size && after == size {
            Ok(())
        } else {
            Err(FileFault::Changed)
        }
    }
}

fn kind_of(entry: &walkdir::DirEntry) -> EntryKind {
    let kind = entry.file_type();
    if kind.is_symlink() {
        EntryKind::Symlink
    } else if kind.is_dir() {
        match std::fs::read_dir(entry.path()) {
            Ok(mut entries) => EntryKind::Folder(entries.next().is_none()),
            Err(error) => EntryKind::Unreadable(error.kind()),
        }
    } else if kind.is_file() {
        match entry.metadata() {
            Ok(metadata) => EntryKind::File(metadata.len()),
            Err(error) => EntryKind::Unreadable(error.io_error().map_or(ErrorKind::Other, io::Error::kind)),
        }
    } else {
        EntryKind::Special
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_is_read_than_the_limit() {
        // Proved by sabotage: without the look at the size the file is read. Records of a sealed year and tag files are
        // read by this alone.
        let place = tempfile::tempdir().expect("a folder");
        std::fs::write(place.path().join("a"), "1234").expect("a file");
        let folder = Folder::open(place.path()).expect("it is there");
        assert!(matches!(folder.read("a", 3), Err(FileFault::TooLarge(3))));
        assert_eq!(folder.read("a", 4).expect("as large as it may be"), b"1234");
        assert!(folder.read("../a", 4).is_err());
    }

    #[test]
    fn a_file_of_another_size_than_was_listed_has_changed() {
        // Proved by sabotage: with any size taken for the listed one, a digest is given.
        let place = tempfile::tempdir().expect("a folder");
        std::fs::write(place.path().join("a"), "1234").expect("a file");
        let folder = Folder::open(place.path()).expect("it is there");
        let digests = |size| folder.digests("a", size, &[Algorithm::Sha512]);
        assert!(matches!(digests(3), Err(FileFault::Changed)));
        assert!(digests(4).is_ok());
    }
}
