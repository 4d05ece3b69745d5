//! Changing what lies below an open folder: making, linking, moving and removing.

use std::ffi::OsStr;
use std::fs::File;
use std::io;
use std::path::Path;

use rustix::fd::{AsFd, BorrowedFd};
use rustix::fs::{Access, AtFlags, FileType, Mode, OFlags};
use rustix::io::Errno;

use super::Tree;

/// Which file, folder or link it is, whatever its name: two names with one identity are one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::io) struct Identity {
    /// Number of the file system.
    pub(in crate::io) device: u64,
    /// Number within the file system.
    pub(in crate::io) number: u64,
    /// Whether it is a folder.
    pub(in crate::io) is_folder: bool,
}

/// Whether a move may replace what has the new name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::io) enum Replace {
    /// It takes the place of a file in one step.
    Yes,
    /// It fails where anything has the new name.
    No,
}

impl Tree {
    /// Makes a new file for writing, and the folders on the way to it.
    ///
    /// # Errors
    /// Anything has the name already, or the way leads through a link.
    pub(in crate::io) fn create(&self, path: impl AsRef<Path>) -> io::Result<File> {
        let path = path.as_ref();
        let flags = OFlags::CREATE | OFlags::EXCL | OFlags::WRONLY;
        let file = with_folder(self, path.parent(), || self.look_up(path, flags))?;
        Ok(File::from(file))
    }

    /// Opens the file `name` for reading and writing, and makes it where there is none.
    ///
    /// # Errors
    /// It is not a regular file, or may not be opened.
    pub(in crate::io) fn open_or_create(&self, name: &str) -> io::Result<File> {
        let file = self.look_up(Path::new(name), OFlags::CREATE | OFlags::RDWR)?;
        match FileType::from_raw_mode(rustix::fs::fstat(&file)?.st_mode) {
            FileType::RegularFile => Ok(File::from(file)),
            _ => Err(io::ErrorKind::InvalidInput.into()),
        }
    }

    /// Makes the folder at `path`.
    ///
    /// # Errors
    /// Anything has the name already, or there is no folder to make it in.
    pub(in crate::io) fn make_folder(&self, path: impl AsRef<Path>) -> io::Result<()> {
        let mode = Mode::from_raw_mode(0o777);
        self.in_parent(path.as_ref(), |parent, name| {
            Ok(rustix::fs::mkdirat(parent, name, mode)?)
        })
    }

    /// Opens the folder at `path`, and makes it and the folders on the way to it where there are none.
    ///
    /// # Errors
    /// Anything else has the name, or the way leads through a link.
    pub(in crate::io) fn folder_to_fill(&self, path: impl AsRef<Path>) -> io::Result<Tree> {
        let path = path.as_ref();
        with_folder(self, Some(path), || self.folder(path))
    }

    /// Gives the file or link at `path` the same path below `to` as well, and makes the folders on the way.
    ///
    /// # Errors
    /// Anything has that name already, the way leads through a link, the two are on different file systems, or the
    /// system does not allow a second name.
    pub(in crate::io) fn link(&self, path: impl AsRef<Path>, to: &Tree) -> io::Result<()> {
        let path = path.as_ref();
        let link = || {
            self.in_parent(path, |from, name| {
                to.in_parent(path, |into, new| {
                    Ok(rustix::fs::linkat(from, name, into, new, AtFlags::empty())?)
                })
            })
        };
        with_folder(to, path.parent(), link)
    }

    /// Moves what is at `path` to `target` below `to`, and makes the folders on the way there.
    ///
    /// # Errors
    /// The two are on different file systems, a folder is in the way, or `replace` forbids it.
    pub(in crate::io) fn rename(
        &self,
        path: impl AsRef<Path>,
        to: &Tree,
        target: impl AsRef<Path>,
        replace: Replace,
    ) -> io::Result<()> {
        let (path, target) = (path.as_ref(), target.as_ref());
        let rename = || {
            self.in_parent(path, |from, name| {
                to.in_parent(target, |into, new| Ok(rename_at(from, name, into, new, replace)?))
            })
        };
        with_folder(to, target.parent(), rename)
    }

    /// Exchanges the folder at `path` with the one at `target` below `to`, in one step.
    ///
    /// # Errors
    /// The system or the file system cannot do that, or one of the two is missing.
    pub(in crate::io) fn exchange(&self, path: &str, to: &Tree, target: &str) -> io::Result<()> {
        exchange_at(self.root.as_fd(), path, to.root.as_fd(), target)
    }

    /// Removes the file or link at `path`.
    ///
    /// # Errors
    /// There is none, or it is a folder.
    pub(in crate::io) fn remove_file(&self, path: impl AsRef<Path>) -> io::Result<()> {
        self.in_parent(path.as_ref(), |parent, name| {
            Ok(rustix::fs::unlinkat(parent, name, AtFlags::empty())?)
        })
    }

    /// Removes the empty folder at `path`.
    ///
    /// # Errors
    /// There is none, or it is not empty.
    pub(in crate::io) fn remove_folder(&self, path: impl AsRef<Path>) -> io::Result<()> {
        self.in_parent(path.as_ref(), |parent, name| {
            Ok(rustix::fs::unlinkat(parent, name, AtFlags::REMOVEDIR)?)
        })
    }

    /// Returns the identity of what is at `path`, a link's own where it is one.
    ///
    /// # Errors
    /// There is nothing, or the way leads through a link or a file.
    pub(in crate::io) fn identity(&self, path: impl AsRef<Path>) -> io::Result<Identity> {
        let status = self.in_parent(path.as_ref(), |parent, name| {
            Ok(rustix::fs::statat(parent, name, AtFlags::SYMLINK_NOFOLLOW)?)
        })?;
        Ok(Identity {
            device: status.st_dev,
            number: status.st_ino,
            is_folder: FileType::from_raw_mode(status.st_mode) == FileType::Directory,
        })
    }

    /// Says whether the folder at `path` can be moved away by this user, as far as that can be known before.
    pub(in crate::io) fn can_move_folder(&self, path: &Path) -> bool {
        let same_device = match (self.identity(path), rustix::fs::fstat(&self.root)) {
            (Ok(folder), Ok(root)) => folder.device == root.st_dev,
            _ => false,
        };
        // Moving a folder rewrites its `..`, so it must be writable itself.
        same_device && rustix::fs::accessat(&self.root, path, Access::WRITE_OK, AtFlags::EACCESS).is_ok()
    }

    /// Gives the folder at `path` the permissions and, where this user may, the owner of `model`.
    ///
    /// # Errors
    /// The folder cannot be opened, or its permissions cannot be set.
    pub(in crate::io) fn take_after(&self, path: &str, model: &Tree) -> io::Result<()> {
        let folder = self.folder(path)?;
        let status = rustix::fs::fstat(&model.root)?;
        let owner = rustix::fs::Uid::from_raw(status.st_uid);
        let group = rustix::fs::Gid::from_raw(status.st_gid);
        // Only an administrator may give a folder away, a member may give it to the group: others keep it.
        if rustix::fs::fchown(&folder.root, Some(owner), Some(group)).is_err() {
            let _ = rustix::fs::fchown(&folder.root, None, Some(group));
        }
        let mode = Mode::from_raw_mode(status.st_mode & 0o7777);
        Ok(rustix::fs::fchmod(&folder.root, mode)?)
    }

    /// Makes sure that everything written so far on this folder's file system survives a loss of power, where
    /// the system can do that in one call; elsewhere that the folder's own entries do.
    ///
    /// # Errors
    /// The disk reported a failure.
    pub(in crate::io) fn flush_all(&self) -> io::Result<()> {
        #[cfg(target_os = "linux")]
        return Ok(rustix::fs::syncfs(&self.root)?);
        #[cfg(not(target_os = "linux"))]
        return self.flush();
    }

    /// Makes sure that the folder's own entries survive a loss of power.
    ///
    /// # Errors
    /// The disk reported a failure.
    pub(in crate::io) fn flush(&self) -> io::Result<()> {
        match rustix::fs::fsync(&self.root) {
            // Some network file systems cannot flush a folder.
            Ok(()) | Err(Errno::INVAL | Errno::BADF) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// Returns how many bytes this user may still write on the folder's file system, where the system says.
    pub(in crate::io) fn free_bytes(&self) -> Option<u64> {
        let status = rustix::fs::fstatvfs(&self.root).ok()?;
        status.f_bavail.checked_mul(status.f_frsize)
    }

    /// Runs `act` on the open folder that holds `path` and the name in it, so that no link is followed.
    fn in_parent<T>(
        &self,
        path: &Path,
        act: impl FnOnce(BorrowedFd<'_>, &OsStr) -> io::Result<T>,
    ) -> io::Result<T> {
        let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?;
        match path.parent().filter(|parent| !parent.as_os_str().is_empty()) {
            None => act(self.root.as_fd(), name),
            Some(parent) => act(self.folder(parent)?.root.as_fd(), name),
        }
    }
}

/// Runs `act`; where it fails for want of `folder` below `tree`, makes that and the folders above it and runs it
/// again: most files find their folder there, so nothing is asked beforehand.
fn with_folder<T>(tree: &Tree, folder: Option<&Path>, act: impl Fn() -> io::Result<T>) -> io::Result<T> {
    match act() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let folders: Vec<&Path> = folder.into_iter().flat_map(Path::ancestors).collect();
            for folder in folders.into_iter().rev().filter(|f| !f.as_os_str().is_empty()) {
                match tree.make_folder(folder) {
                    Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
                    _ => {}
                }
            }
            act()
        }
        done => done,
    }
}

#[cfg(any(target_os = "linux", target_vendor = "apple"))]
fn rename_at(
    from: BorrowedFd<'_>,
    name: &OsStr,
    into: BorrowedFd<'_>,
    new: &OsStr,
    replace: Replace,
) -> rustix::io::Result<()> {
    use rustix::fs::RenameFlags;
    if replace == Replace::Yes {
        return rustix::fs::renameat(from, name, into, new);
    }
    match rustix::fs::renameat_with(from, name, into, new, RenameFlags::NOREPLACE) {
        Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP) => rename_checked(from, name, into, new),
        done => done,
    }
}

#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
fn rename_at(
    from: BorrowedFd<'_>,
    name: &OsStr,
    into: BorrowedFd<'_>,
    new: &OsStr,
    replace: Replace,
) -> rustix::io::Result<()> {
    match replace {
        Replace::Yes => rustix::fs::renameat(from, name, into, new),
        Replace::No => rename_checked(from, name, into, new),
    }
}

/// Looks before it moves, where the system cannot do both in one step.
fn rename_checked(
    from: BorrowedFd<'_>,
    name: &OsStr,
    into: BorrowedFd<'_>,
    new: &OsStr,
) -> rustix::io::Result<()> {
    match rustix::fs::statat(into, new, AtFlags::SYMLINK_NOFOLLOW) {
        Ok(_) => Err(Errno::EXIST),
        Err(Errno::NOENT) => rustix::fs::renameat(from, name, into, new),
        Err(error) => Err(error),
    }
}

#[cfg(any(target_os = "linux", target_vendor = "apple"))]
fn exchange_at(from: BorrowedFd<'_>, path: &str, into: BorrowedFd<'_>, target: &str) -> io::Result<()> {
    let flags = rustix::fs::RenameFlags::EXCHANGE;
    Ok(rustix::fs::renameat_with(from, path, into, target, flags)?)
}

#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
fn exchange_at(_: BorrowedFd<'_>, _: &str, _: BorrowedFd<'_>, _: &str) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
