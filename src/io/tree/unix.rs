//! Folders by their handles, as Unix systems have them.

mod change;

use std::ffi::OsStr;
use std::fs::File;
use std::io;
use std::path::{Component, Path};

use rustix::fd::{AsFd, BorrowedFd, OwnedFd};
use rustix::fs::{CWD, FileType, Mode, OFlags};

pub(in crate::io) use change::Replace;

/// A folder held open; all paths given to it are relative, with `/` between folders.
#[derive(Debug)]
pub struct Tree {
    root: OwnedFd,
    lookup: Lookup,
}

/// How a path is looked up without following links.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lookup {
    /// By the system in one call (Linux 5.6 and later, where no sandbox forbids it).
    #[cfg(target_os = "linux")]
    Beneath,
    /// By opening one folder after the other, each refusing to be a link.
    StepByStep,
}

/// What every open of this module asks for: never a link, never a terminal that takes over, nothing that a
/// child process inherits, and no waiting for the other end of a pipe.
const CAREFUL: OFlags = OFlags::NOFOLLOW
    .union(OFlags::NOCTTY)
    .union(OFlags::CLOEXEC)
    .union(OFlags::NONBLOCK);

impl Tree {
    /// Opens the folder at `path`, which may itself be reached through links: whoever runs the program named it.
    ///
    /// # Errors
    /// `path` does not exist, is not a folder, or may not be read.
    pub fn open(path: &Path) -> io::Result<Tree> {
        let flags = OFlags::DIRECTORY | OFlags::CLOEXEC;
        let root = rustix::fs::openat(CWD, path, flags, Mode::empty())?;
        let lookup = Lookup::of_system(root.as_fd());
        Ok(Tree { root, lookup })
    }

    /// Opens the folder at `path` below this one.
    ///
    /// # Errors
    /// `path` does not exist, is not a folder, leads through a link, or may not be read.
    pub fn folder(&self, path: impl AsRef<Path>) -> io::Result<Tree> {
        let root = self.look_up(path.as_ref(), OFlags::DIRECTORY)?;
        Ok(Tree {
            root,
            lookup: self.lookup,
        })
    }

    /// Opens the regular file at `path` for reading, and says its size in bytes.
    ///
    /// # Errors
    /// `path` does not exist, is not a regular file, leads through a link, or may not be read.
    pub fn file(&self, path: impl AsRef<Path>) -> io::Result<(File, u64)> {
        let file = self.look_up(path.as_ref(), OFlags::empty())?;
        let status = rustix::fs::fstat(&file)?;
        match FileType::from_raw_mode(status.st_mode) {
            FileType::RegularFile => Ok((File::from(file), u64::try_from(status.st_size).unwrap_or(0))),
            FileType::Directory => Err(io::ErrorKind::IsADirectory.into()),
            _ => Err(io::ErrorKind::InvalidInput.into()),
        }
    }

    fn look_up(&self, path: &Path, flags: OFlags) -> io::Result<OwnedFd> {
        match self.lookup {
            #[cfg(target_os = "linux")]
            Lookup::Beneath => Ok(open_beneath(self.root.as_fd(), path, flags)?),
            Lookup::StepByStep => open_step_by_step(self.root.as_fd(), path, flags),
        }
    }
}

impl Lookup {
    #[cfg(target_os = "linux")]
    fn of_system(root: BorrowedFd<'_>) -> Lookup {
        match open_beneath(root, Path::new("."), OFlags::DIRECTORY) {
            Ok(_) => Lookup::Beneath,
            // Old kernels have no such call, and some sandboxes refuse it.
            Err(_) => Lookup::StepByStep,
        }
    }

    #[cfg(not(target_os = "linux"))]
    fn of_system(_root: BorrowedFd<'_>) -> Lookup {
        Lookup::StepByStep
    }
}

#[cfg(target_os = "linux")]
fn open_beneath(root: BorrowedFd<'_>, path: &Path, flags: OFlags) -> rustix::io::Result<OwnedFd> {
    use rustix::fs::ResolveFlags;
    // No link is followed at all, so none of the system's own (`/proc/self/fd/3`) either.
    let resolve = ResolveFlags::BENEATH | ResolveFlags::NO_SYMLINKS;
    rustix::fs::openat2(root, path, CAREFUL | flags, mode_for(flags), resolve)
}

fn open_step_by_step(root: BorrowedFd<'_>, path: &Path, flags: OFlags) -> io::Result<OwnedFd> {
    let mut parts: Vec<&OsStr> = Vec::new();
    for part in path.components() {
        match part {
            Component::Normal(part) => parts.push(part),
            _ => return Err(io::ErrorKind::InvalidInput.into()),
        }
    }
    let name = parts.pop().ok_or(io::ErrorKind::InvalidInput)?;
    let mut folder: Option<OwnedFd> = None;
    for part in parts {
        let from = folder.as_ref().map_or(root, AsFd::as_fd);
        let next = rustix::fs::openat(from, part, CAREFUL | OFlags::DIRECTORY, Mode::empty())?;
        folder = Some(next);
    }
    let from = folder.as_ref().map_or(root, AsFd::as_fd);
    Ok(rustix::fs::openat(from, name, CAREFUL | flags, mode_for(flags))?)
}

/// Returns the permissions of what an open makes: all that the user's mask allows for a new file, else none,
/// which the system asks for where nothing is made.
fn mode_for(flags: OFlags) -> Mode {
    if flags.contains(OFlags::CREATE) {
        Mode::from_raw_mode(0o666)
    } else {
        Mode::empty()
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::Read;
    use std::os::unix::fs::symlink;

    use super::*;

    fn in_both_ways(root: &Path, check: impl Fn(&Tree)) {
        let tree = Tree::open(root).expect("the folder was just made");
        check(&tree);
        check(&Tree {
            lookup: Lookup::StepByStep,
            ..tree
        });
    }

    #[test]
    fn files_are_read_beneath_and_never_through_links() {
        let outside = tempfile::tempdir().expect("a folder");
        fs::write(outside.path().join("secret.md"), "secret").expect("a file");
        let inside = tempfile::tempdir().expect("a folder");
        let root = inside.path();
        fs::create_dir_all(root.join("a/b")).expect("folders");
        fs::write(root.join("a/b/c.md"), "text").expect("a file");
        symlink(outside.path(), root.join("door")).expect("a link");
        symlink(outside.path().join("secret.md"), root.join("window.md")).expect("a link");
        symlink("a", root.join("near")).expect("a link");
        let up = format!(
            "../{}/secret.md",
            outside.path().file_name().expect("a name").display()
        );

        // Proved by sabotage, one layer at a time: without NO_SYMLINKS the link in the middle is followed, without
        // BENEATH the paths upwards and from the root are read; step by step, without NOFOLLOW the last part may be a
        // link, and without it on the way the others may, and with `..` or the root let through as parts those paths
        // are read.
        in_both_ways(root, |tree| {
            let mut text = String::new();
            let (mut file, size) = tree.file("a/b/c.md").expect("a regular file");
            file.read_to_string(&mut text).expect("text");
            assert_eq!((&*text, size), ("text", 4));
            let absolute = outside.path().join("secret.md");
            let absolute = absolute.to_str().expect("a path of ASCII letters");
            for bad in ["door/secret.md", "window.md", "near/b/c.md", &up, absolute] {
                assert!(tree.file(bad).is_err(), "{bad}");
            }
            assert!(tree.file("a").is_err(), "a folder is not a file");
            assert!(tree.folder("door").is_err());
            assert!(tree.folder("a/b").expect("a folder").file("c.md").is_ok());
        });
    }

    #[test]
    fn a_pipe_is_refused_at_once() {
        // Proved by sabotage: without NONBLOCK the test waits for a writer, without the question what kind of file it
        // is the pipe is given out.
        let inside = tempfile::tempdir().expect("a folder");
        let mode = Mode::RUSR | Mode::WUSR;
        rustix::fs::mknodat(CWD, inside.path().join("pipe"), FileType::Fifo, mode, 0).expect("a pipe");
        in_both_ways(inside.path(), |tree| {
            let error = tree.file("pipe").expect_err("nobody writes to it");
            assert_eq!(error.kind(), io::ErrorKind::InvalidInput);
        });
    }

    #[test]
    fn nothing_is_changed_through_links_or_upwards() {
        // Proved by sabotage: with the folder above a path opened without a look at links, all of these are changed
        // outside; with the second name of a file given by its whole path, their file gets one here.
        let outside = tempfile::tempdir().expect("a folder");
        let there = outside.path();
        fs::create_dir(there.join("folder")).expect("a folder");
        fs::write(there.join("file.md"), "theirs").expect("a file");
        let inside = tempfile::tempdir().expect("a folder");
        let root = inside.path();
        fs::create_dir(root.join("own")).expect("a folder");
        fs::write(root.join("own.md"), "ours").expect("a file");
        symlink(there, root.join("door")).expect("a link");
        let up = format!("../{}", there.file_name().expect("a name").display());
        // Another tree that has folders and files where this one has the link.
        let beside = tempfile::tempdir().expect("a folder");
        fs::create_dir(beside.path().join("door")).expect("a folder");
        fs::write(beside.path().join("door/new.md"), "ours").expect("a file");
        let second = Tree::open(beside.path()).expect("a folder");
        let listed = || {
            let mut names: Vec<_> = fs::read_dir(there)
                .expect("a folder")
                .map(|entry| entry.expect("an entry").file_name())
                .collect();
            names.sort();
            names
        };
        in_both_ways(root, |tree| {
            for way in ["door", &up] {
                let at = |name: &str| format!("{way}/{name}");
                assert!(tree.create(at("new.md")).is_err(), "{way}");
                assert!(tree.create(at("deep/new.md")).is_err(), "{way}");
                assert!(tree.make_folder(at("new")).is_err(), "{way}");
                assert!(tree.folder_to_fill(at("new")).is_err(), "{way}");
                assert!(tree.link(at("file.md"), &second).is_err(), "{way}");
                assert!(second.link(at("new.md"), tree).is_err(), "{way}");
                for replace in [Replace::Yes, Replace::No] {
                    assert!(
                        tree.rename("own.md", tree, at("new.md"), replace).is_err(),
                        "{way}"
                    );
                    assert!(
                        tree.rename(at("file.md"), tree, "taken.md", replace).is_err(),
                        "{way}"
                    );
                }
                assert!(tree.remove_file(at("file.md")).is_err(), "{way}");
                assert!(tree.remove_folder(at("folder")).is_err(), "{way}");
                assert!(tree.identity(at("file.md")).is_err(), "{way}");
                assert!(tree.take_after(&at("folder"), tree).is_err(), "{way}");
            }
            assert!(tree.open_or_create("door").is_err());
            assert_eq!(listed(), ["file.md", "folder"]);
            assert_eq!(fs::read(there.join("file.md")).expect("a file"), b"theirs");
            assert_eq!(fs::read(root.join("own.md")).expect("a file"), b"ours");
        });
    }
}
