//! Making every file of the new site and writing those that differ from the live ones.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, ErrorKind, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::Piece;
use super::basis::Basis;
use super::error::{Action, PublishError, Stopped};
use super::manifest::ManifestEntry;
use super::output::Live;
use crate::io::Tree;
use crate::path::SitePath;

/// Bytes that are copied or compared at a time.
pub(super) const CHUNK: usize = 128 * 1024;

/// Room for bytes that is kept from one file to the next, at most: more than nearly every page needs.
const MOST_ROOM: usize = 2 * 1024 * 1024;

/// What became of one file of the new site.
#[derive(Clone, Copy, Debug)]
pub(super) struct Made {
    /// Its line in the new manifest.
    pub(super) entry: ManifestEntry,
    /// Whether the live file has the same bytes, so that nothing was written.
    pub(super) unchanged: bool,
}

/// Where the files of the new site come from and go to.
pub(super) struct Writer<'a> {
    /// The new site.
    pub(super) stage: &'a Tree,
    /// Where attachments are.
    pub(super) content: &'a Tree,
    /// The path of `content`, for messages.
    pub(super) content_path: PathBuf,
    /// Where snapshots are, if there are any.
    pub(super) archive: Option<&'a Tree>,
    /// The path of the snapshots, for messages.
    pub(super) archive_path: PathBuf,
    /// The site as it is now.
    pub(super) live: Option<&'a Live>,
    /// The path of the output, for messages.
    pub(super) output_path: PathBuf,
    /// What the live site was made from, where that of the new one is the same.
    pub(super) settled: Option<Basis<'a>>,
}

impl Writer<'_> {
    /// Makes all of `paths`, in parallel, and writes what differs; gives what became of each, in their order.
    ///
    /// No more is in memory than the files that are being made. Of several failures the one of the path that
    /// was given first is reported, whatever came first in time.
    pub(super) fn write_all<'p, E, F>(&self, paths: &[SitePath], render: F) -> Result<Vec<Made>, Stopped<E>>
    where
        E: Send,
        F: Fn(&SitePath, Vec<u8>) -> Result<Piece<'p>, E> + Sync,
    {
        let first_failure = AtomicUsize::new(usize::MAX);
        let write = |room: &mut Vec<u8>, (index, path): (usize, &SitePath)| {
            if index > first_failure.load(Ordering::Relaxed) {
                return None;
            }
            let made = self.make(path, &render, room);
            if made.is_err() {
                first_failure.fetch_min(index, Ordering::Relaxed);
            }
            Some(made)
        };
        // One after another from a queue: files that others need come first, and no thread is left with all the large ones.
        let queue = paths.iter().enumerate().par_bridge();
        let written = queue.map_init(Vec::new, |room, item| (item.0, write(room, item)));
        let mut made: Vec<(usize, Option<_>)> = written.collect();
        made.sort_unstable_by_key(|(index, _)| *index);
        // What was left out comes after a failure, which ends the collection.
        made.into_iter().filter_map(|(_, made)| made).collect()
    }

    /// Makes one file; `room`, which is empty, has room for its bytes; after a file of bytes of its own it is given back for the next
    /// one.
    fn make<'p, E, F>(&self, path: &SitePath, render: &F, room: &mut Vec<u8>) -> Result<Made, Stopped<E>>
    where
        F: Fn(&SitePath, Vec<u8>) -> Result<Piece<'p>, E>,
    {
        if let Some(made) = self.made_before(path) {
            return Ok(made);
        }
        let piece = render(path, std::mem::take(room)).map_err(|error| Stopped::Page {
            path: path.clone(),
            error,
        })?;
        let made = match piece {
            Piece::Bytes(bytes) => {
                let made = self.write_bytes(path, &bytes);
                if let Cow::Owned(mut bytes) = bytes
                    && bytes.capacity() <= MOST_ROOM
                {
                    bytes.clear();
                    *room = bytes;
                }
                made
            }
            Piece::Attachment(source) => {
                self.copy(path, self.content, &source, self.content_path.join(&*source))
            }
            Piece::Archived(source) => {
                let source_path = self.archive_path.join(&*source);
                let none = || PublishError::disk(Action::Read, &source_path)(ErrorKind::NotFound.into());
                self.archive
                    .ok_or_else(none)
                    .and_then(|archive| self.copy(path, archive, &source, source_path.clone()))
            }
        };
        Ok(made?)
    }

    /// Returns what became of a file that need not be made: it would have the bytes that the manifest says, and the
    /// live file still has them. The manifest's word alone is not taken for it.
    fn made_before(&self, path: &SitePath) -> Option<Made> {
        let basis = self.settled.as_ref()?;
        if (basis.is_copy)(path) {
            return None;
        }
        let entry = *self.live?.owned.get(path.as_str())?;
        let mut live = self.live_file(path, |_| true)?;
        let mut hash = Sha256::new();
        let mut size = 0;
        let mut chunk = vec![0; CHUNK.min(usize::try_from(entry.size).unwrap_or(CHUNK) + 1)];
        loop {
            let read = fill(&mut live, &mut chunk).ok()?;
            hash.update(&chunk[..read]);
            size += read as u64;
            if read < chunk.len() {
                break;
            }
        }
        let sha256 = hash.finalize().into();
        (entry == ManifestEntry { sha256, size }).then_some(Made {
            entry,
            unchanged: true,
        })
    }

    fn write_bytes(&self, path: &SitePath, bytes: &[u8]) -> Result<Made, PublishError> {
        let entry = ManifestEntry {
            sha256: Sha256::digest(bytes).into(),
            size: bytes.len() as u64,
        };
        let unchanged = self
            .live_file(path, |old| *old == entry)
            .is_some_and(|live| has_bytes(live, bytes).unwrap_or(false));
        if !unchanged {
            self.stage
                .create(path.as_str())
                .and_then(|mut file| file.write_all(bytes))
                .map_err(PublishError::disk(
                    Action::Write,
                    self.output_path.join(path.as_str()),
                ))?;
        }
        Ok(Made { entry, unchanged })
    }

    /// Opens the live file at `path`, if it is ours, has the size that our manifest says, and `is_candidate`
    /// of what the manifest says of it.
    fn live_file(&self, path: &SitePath, is_candidate: impl Fn(&ManifestEntry) -> bool) -> Option<File> {
        let live = self.live?;
        let entry = live.owned.get(path.as_str())?;
        let (file, size) = if is_candidate(entry) {
            live.tree.file(path.as_str()).ok()?
        } else {
            return None;
        };
        (size == entry.size).then_some(file)
    }

    fn copy(
        &self,
        path: &SitePath,
        from: &Tree,
        source: &str,
        source_path: PathBuf,
    ) -> Result<Made, PublishError> {
        let reading = || PublishError::disk(Action::Read, &source_path);
        let (mut file, size) = from.file(source).map_err(reading())?;
        if let Some(live) = self.live_file(path, |old| old.size == size) {
            let same = hash_of_same(&mut file, live).map_err(reading())?;
            let known = self.live.and_then(|live| live.owned.get(path.as_str()));
            if let Some(entry) = same.filter(|entry| known == Some(entry)) {
                return Ok(Made {
                    entry,
                    unchanged: true,
                });
            }
            file.rewind().map_err(reading())?;
        }
        let target = self.output_path.join(path.as_str());
        let create = self.stage.create(path.as_str());
        let create = create.map_err(PublishError::disk(Action::Write, &target))?;
        let entry = copy_hashing(&mut file, create, &source_path, &target)?;
        Ok(Made {
            entry,
            unchanged: false,
        })
    }
}

/// Says whether the file has exactly these bytes. The manifest's word is not taken for it: somebody may have
/// edited the file since, and its time of change can be made to say anything.
fn has_bytes(mut file: File, bytes: &[u8]) -> io::Result<bool> {
    // One byte of room more than expected shows a file that goes on.
    let mut chunk = vec![0; bytes.len().min(CHUNK) + 1];
    let mut rest = bytes;
    loop {
        match file.read(&mut chunk) {
            Ok(0) => return Ok(rest.is_empty()),
            Ok(read) => match rest.strip_prefix(&chunk[..read]) {
                // The usual file takes one call: it has the size that was just found, and ends here.
                Some([]) if read < chunk.len() => return Ok(true),
                Some(after) => rest = after,
                None => return Ok(false),
            },
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

/// Reads two files side by side; gives the manifest's line of `file` if they have the same bytes.
fn hash_of_same(file: &mut File, mut other: File) -> io::Result<Option<ManifestEntry>> {
    let mut hash = Sha256::new();
    let mut size = 0;
    let (mut chunk, mut other_chunk) = (vec![0; CHUNK], vec![0; CHUNK]);
    loop {
        let read = fill(file, &mut chunk)?;
        // A live file that cannot be read is one that differs.
        let other_read = fill(&mut other, &mut other_chunk).unwrap_or(0);
        if chunk[..read] != other_chunk[..other_read] {
            return Ok(None);
        }
        if read == 0 {
            let sha256 = hash.finalize().into();
            return Ok(Some(ManifestEntry { sha256, size }));
        }
        hash.update(&chunk[..read]);
        size += read as u64;
    }
}

fn copy_hashing(
    file: &mut File,
    mut target: File,
    source_path: &Path,
    target_path: &Path,
) -> Result<ManifestEntry, PublishError> {
    let mut hash = Sha256::new();
    let mut size = 0;
    let mut chunk = vec![0; CHUNK];
    loop {
        let read = fill(file, &mut chunk).map_err(PublishError::disk(Action::Read, source_path))?;
        if read == 0 {
            let sha256 = hash.finalize().into();
            return Ok(ManifestEntry { sha256, size });
        }
        hash.update(&chunk[..read]);
        size += read as u64;
        let write = target.write_all(&chunk[..read]);
        write.map_err(PublishError::disk(Action::Write, target_path))?;
    }
}

/// Fills `chunk` as far as the file goes; gives how many bytes there were.
pub(super) fn fill(file: &mut File, chunk: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while filled < chunk.len() {
        match file.read(&mut chunk[filled..]) {
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}
