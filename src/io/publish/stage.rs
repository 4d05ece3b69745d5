//! The folder beside the output in which a publish is put together, and what is left of those that died.

use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use super::error::{Action, PublishError};
use super::lock::Locking;
use super::output::{Live, Marks, Output};
use super::owner::Owner;
use super::retire::retire;
use crate::io::Tree;
use crate::io::tree::Replace;

/// Who works in the stage: the marker without which no folder is taken for a stage.
const OWNER: &str = "owner";
/// The new site; after the exchange, the old one.
const TREE: &str = "tree";
/// There from just before the exchange: from then on the tree may be the old one, with people's files in it.
const READY: &str = "ready";

/// A stage; what is in it is removed when it is dropped, unless it may hold files of people.
#[derive(Debug)]
pub(super) struct Stage<'a> {
    output: &'a Output,
    name: String,
    folder: Tree,
    /// The new site.
    pub(super) tree: Tree,
    may_hold_foreign: bool,
}

impl<'a> Stage<'a> {
    /// Makes the stage of this process for `output`; its tree gets the permissions of the live one.
    pub(super) fn make(output: &'a Output, live: Option<&Live>) -> Result<Stage<'a>, PublishError> {
        let name = output.beside(&format!("stage-{}", std::process::id()));
        let path = output.parent_path.join(&name);
        let make = || -> io::Result<(Tree, Tree)> {
            output.parent.make_folder(&name)?;
            let folder = output.parent.folder(&name)?;
            let line = Owner::this().line();
            folder.create(OWNER)?.write_all(line.as_bytes())?;
            folder.make_folder(TREE)?;
            if let Some(live) = live {
                folder.take_after(TREE, &live.tree)?;
            }
            let tree = folder.folder(TREE)?;
            Ok((folder, tree))
        };
        match make() {
            Ok((folder, tree)) => Ok(Stage {
                output,
                name,
                folder,
                tree,
                may_hold_foreign: false,
            }),
            Err(error) => {
                // A folder that was there before is somebody else's.
                if error.kind() != ErrorKind::AlreadyExists {
                    drop(std::fs::remove_dir_all(&path));
                }
                Err(PublishError::disk(Action::Write, path)(error))
            }
        }
    }

    /// Returns the path of the tree.
    pub(super) fn tree_path(&self) -> PathBuf {
        self.path().join(TREE)
    }

    fn path(&self) -> PathBuf {
        self.output.parent_path.join(&self.name)
    }

    /// Exchanges the tree with the live folder, in one step.
    ///
    /// Gives false, with nothing changed, where the file system cannot do that.
    pub(super) fn exchange(&mut self) -> Result<bool, PublishError> {
        let output = self.output;
        self.seal()?;
        self.may_hold_foreign = true;
        let exchange = self.folder.exchange(TREE, &output.parent, &output.name);
        let Err(error) = exchange else {
            output
                .parent
                .flush()
                .map_err(PublishError::disk(Action::Flush, &output.parent_path))?;
            return Ok(true);
        };
        self.may_hold_foreign = false;
        let unseal = self.folder.remove_file(READY);
        unseal.map_err(PublishError::disk(Action::Remove, self.path().join(READY)))?;
        if cannot_move(&error) {
            Ok(false)
        } else {
            Err(PublishError::disk(Action::Move, output.path())(error))
        }
    }

    /// Makes the tree the output where there is none yet.
    pub(super) fn become_output(&mut self) -> Result<(), PublishError> {
        let output = self.output;
        self.seal()?;
        let no = Replace::No;
        let rename = self.folder.rename(TREE, &output.parent, &output.name, no);
        rename.map_err(PublishError::disk(Action::Move, output.path()))?;
        let flush = output.parent.flush();
        flush.map_err(PublishError::disk(Action::Flush, &output.parent_path))
    }

    /// Sees to it that all of the tree is on the disk before anything depends on it.
    pub(super) fn flush(&self) -> Result<(), PublishError> {
        let flush = self.tree.flush_all();
        flush.map_err(PublishError::disk(Action::Flush, self.tree_path()))
    }

    fn seal(&self) -> Result<(), PublishError> {
        let sealed = self.folder.create(READY);
        sealed.map_err(PublishError::disk(Action::Write, self.path().join(READY)))?;
        self.flush()
    }

    /// Says that no file of people is in the stage, so that it is removed whole.
    pub(super) fn holds_only_ours(&mut self) {
        self.may_hold_foreign = false;
    }
}

impl Drop for Stage<'_> {
    fn drop(&mut self) {
        if !self.may_hold_foreign {
            // What cannot be removed now is removed by the next run.
            drop(std::fs::remove_dir_all(self.path()));
        }
    }
}

/// Says whether an error of a move or a link means that the file system, or the place, cannot do it at all.
pub(super) fn cannot_move(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::InvalidInput
            | ErrorKind::Unsupported
            | ErrorKind::CrossesDevices
            | ErrorKind::ResourceBusy
            | ErrorKind::PermissionDenied
            | ErrorKind::TooManyLinks
    )
}

/// Clears away the stages of runs of this machine that died, and gives back what they held of people's files.
///
/// A stage is known by its name and its marker. With the lock held no other run of this machine can be at
/// work on the output, whatever process has its number now; without it only those whose process is gone count.
pub(super) fn sweep(output: &Output, locking: Locking) -> Result<(), PublishError> {
    let parent = &output.parent_path;
    let disk = || PublishError::disk(Action::Read, parent);
    let start = output.beside("stage-");
    for entry in std::fs::read_dir(parent).map_err(disk())? {
        let name = entry.map_err(disk())?.file_name();
        let Some(name) = name.to_str().filter(|name| name.starts_with(&start)) else {
            continue;
        };
        let Ok(folder) = output.parent.folder(name) else {
            continue;
        };
        match owner_of(&folder) {
            Some(owner) if owner.is_here() && (locking == Locking::Required || !owner.may_be_alive()) => {
                clear(output, name, &folder)?;
            }
            None if locking == Locking::Required => remove_unmarked(output, name, &folder),
            _ => {}
        }
    }
    Ok(())
}

fn owner_of(stage: &Tree) -> Option<Owner> {
    let mut line = String::new();
    stage.file(OWNER).ok()?.0.read_to_string(&mut line).ok()?;
    Owner::parse(&line)
}

/// Removes a stage whose run died before it had written its marker; anything else in it keeps it there.
fn remove_unmarked(output: &Output, name: &str, folder: &Tree) {
    if folder.file(OWNER).is_ok_and(|(_, size)| size == 0) {
        drop(folder.remove_file(OWNER));
    }
    drop(output.parent.remove_folder(name));
}

fn clear(output: &Output, name: &str, folder: &Tree) -> Result<(), PublishError> {
    let path = output.parent_path.join(name);
    let is_sealed = folder.identity(READY).is_ok();
    if is_sealed && folder.identity(TREE).is_ok() && !give_back(output, folder, &path)? {
        return Ok(());
    }
    std::fs::remove_dir_all(&path).map_err(PublishError::disk(Action::Remove, path))
}

/// Gives the files of people in a sealed stage back to the output; says whether none of them is left in it.
fn give_back(output: &Output, folder: &Tree, path: &Path) -> Result<bool, PublishError> {
    let old_path = path.join(TREE);
    let old = folder
        .folder(TREE)
        .map_err(PublishError::disk(Action::Read, &old_path))?;
    let owned = Marks::read(&old, &old_path)?.owned();
    let made = output.parent.make_folder(&output.name).is_ok();
    let live = output.parent.folder(&output.name);
    let live = live.map_err(PublishError::disk(Action::Read, output.path()))?;
    let left = retire(&old, &old_path, &owned, &live)?;
    if made {
        // It was only there to take files back; where there were none it was not there.
        drop(output.parent.remove_folder(&output.name));
    }
    Ok(left.is_empty())
}
