//! Why a publish stopped; whatever it was, the live folder is as it was before or whole and new.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::owner::Owner;
use crate::path::SitePath;

/// Why a publish stopped: a page could not be made, or the world failed.
#[derive(Debug)]
pub enum Stopped<E> {
    /// A page could not be made; of several, the one whose path was given first.
    Page {
        /// The page.
        path: SitePath,
        /// What its maker said.
        error: E,
    },
    /// It could not be written or published.
    World(PublishError),
}

impl<E> From<PublishError> for Stopped<E> {
    fn from(error: PublishError) -> Stopped<E> {
        Stopped::World(error)
    }
}

/// Why an output folder could not be published.
#[derive(Debug)]
pub enum PublishError {
    /// The output is a place where nothing may be published. Nothing was touched.
    Refused {
        /// The output, with links resolved where it exists.
        output: PathBuf,
        /// Why not there.
        reason: Refusal,
    },
    /// Another run is publishing to the same folder.
    Locked {
        /// The lock file.
        lock: PathBuf,
        /// Who holds it, where the file says so.
        holder: Option<Owner>,
    },
    /// The file system, a network drive's perhaps, has no locks.
    LockUnsupported {
        /// The lock file.
        lock: PathBuf,
    },
    /// The manifest of the output cannot be understood, so it is not known which files are Milepost's.
    DamagedManifest {
        /// The manifest.
        path: PathBuf,
        /// The first line that is wrong, from 1.
        line: usize,
    },
    /// A page would take the place of a file that Milepost did not make.
    Foreign {
        /// The file that is in the way.
        path: PathBuf,
    },
    /// The disk, or the system, refused.
    Disk {
        /// What was being done.
        action: Action,
        /// To which file or folder.
        path: PathBuf,
        /// What the system said.
        cause: io::Error,
        /// Bytes that may still be written there, where the cause is a full disk or quota.
        free: Option<u64>,
    },
}

/// Why nothing may be published to a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is a symbolic link.
    Symlink,
    /// It is a file, or something else that is not a folder.
    NotAFolder,
    /// Its name is not UTF-8, or it has none.
    Name,
    /// It is the root of the file system.
    FileSystemRoot,
    /// It is the user's own folder, or holds it.
    Home,
    /// It is the site's own folder.
    Source,
    /// It holds the site's own folder.
    HoldsSource,
    /// It lies in the content or in a theme of the site.
    InsideSource,
    /// It holds files and no manifest of Milepost's.
    NotOurs,
}

/// What was being done when the system refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Taking the lock.
    Lock,
    /// Reading a file or listing a folder.
    Read,
    /// Making a file or a folder, or writing to it.
    Write,
    /// Moving a file or a folder to its place.
    Move,
    /// Removing what is no longer published.
    Remove,
    /// Making sure that all of it is on the disk.
    Flush,
}

impl PublishError {
    /// Puts the path and the deed to an error of the system.
    pub(super) fn disk(action: Action, path: impl AsRef<Path>) -> impl FnOnce(io::Error) -> PublishError {
        let path = path.as_ref().to_path_buf();
        move |cause| PublishError::Disk {
            action,
            path,
            cause,
            free: None,
        }
    }

    /// Adds how many bytes are free to an error that says that the disk or the quota is full.
    pub(super) fn with_free(self, bytes: impl FnOnce() -> Option<u64>) -> PublishError {
        match self {
            PublishError::Disk {
                action, path, cause, ..
            } if matches!(cause.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded) => {
                let free = bytes();
                PublishError::Disk {
                    action,
                    path,
                    cause,
                    free,
                }
            }
            other => other,
        }
    }
}
