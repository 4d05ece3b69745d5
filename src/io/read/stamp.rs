//! What the system says of a file without opening it: whether it may have changed since it was read.

use std::fs::Metadata;
use std::path::Path;

/// Size, times and number of a file: where all are the same, the file is taken to be the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    size: u64,
    /// Nanoseconds since 1970 of the last change of the content.
    modified: i128,
    /// Nanoseconds since 1970 of the last change of anything, the name included.
    changed: i128,
    /// The file's number on its file system; a file that replaces another has its own.
    pub inode: u64,
}

/// Returns the stamp of what is at `path`, if anything is.
pub fn stamp(path: &Path) -> Option<Stamp> {
    std::fs::symlink_metadata(path)
        .ok()
        .map(|status| Stamp::of(&status))
}

impl Stamp {
    /// Returns the stamp of a file that was just looked at.
    #[cfg(unix)]
    pub(super) fn of(status: &Metadata) -> Stamp {
        use std::os::unix::fs::MetadataExt;
        let nanoseconds = |seconds: i64, rest: i64| i128::from(seconds) * 1_000_000_000 + i128::from(rest);
        Stamp {
            size: status.len(),
            modified: nanoseconds(status.mtime(), status.mtime_nsec()),
            changed: nanoseconds(status.ctime(), status.ctime_nsec()),
            inode: status.ino(),
        }
    }

    /// Says whether a later change could leave the same stamp: the file was changed so shortly before `now`, in
    /// nanoseconds since 1970, that the next change may fall into the same tick of the file system's clock.
    ///
    /// # Source
    /// The coarsest clock of a file system in use is FAT's, of two seconds; git calls such a file "racily clean".
    pub(super) fn is_fresh(&self, now: i128) -> bool {
        const TICK: i128 = 2_000_000_000;
        self.modified.max(self.changed) + TICK > now
    }
}
