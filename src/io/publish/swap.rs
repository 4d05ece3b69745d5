//! Publishing in one step: the whole new tree takes the place of the old one.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::WalkDir;

use super::error::{Action, PublishError};
use super::manifest::Manifest;
use super::output::{Live, Output, folders_of};
use super::retire::{is_ours, retire};
use super::stage::{Stage, cannot_move};
use crate::io::Tree;

/// How an exchange went.
pub(super) enum Exchange {
    /// The new tree is live; the files of people that could not be moved across are named.
    Done(Vec<PathBuf>),
    /// It cannot be done here; nothing live was changed.
    Impossible,
}

/// Completes the stage with the unchanged files and with what is not ours, and exchanges it with the live tree.
///
/// Unchanged files get a second name in the stage, so they keep their times. Single files of people get one too
/// and are never absent; a folder that is wholly theirs (`.git`) is moved right after the exchange.
pub(super) fn exchange(
    output: &Output,
    live: &Live,
    stage: &mut Stage<'_>,
    fresh: &Manifest,
    unchanged: &[&str],
) -> Result<Exchange, PublishError> {
    let linked = link_unchanged(live, stage, unchanged);
    let linked = linked.map_err(|(path, error)| (output.path().join(path), error));
    match linked {
        Ok(()) => {}
        Err((_, error)) if cannot_move(&error) => return Ok(Exchange::Impossible),
        Err((path, error)) => return Err(PublishError::disk(Action::Write, path)(error)),
    }
    if !take_foreign_along(output, live, stage, fresh)? {
        return Ok(Exchange::Impossible);
    }
    if !stage.exchange()? {
        return Ok(Exchange::Impossible);
    }
    // The handles stay with their folders: the live one is now the old tree, and the stage's is live.
    let left = retire(&live.tree, &stage.tree_path(), &live.owned, &stage.tree)?;
    if left.is_empty() {
        stage.holds_only_ours();
    }
    Ok(Exchange::Done(left))
}

/// Gives the unchanged files a second name in the stage; of a failure it says which file or folder it was.
///
/// Folder by folder, each opened beneath the live one: no file gets a second name here that somebody has meanwhile put a
/// link in the way of, and the way is looked up once a folder.
fn link_unchanged<'a>(
    live: &Live,
    stage: &Stage<'_>,
    unchanged: &[&'a str],
) -> Result<(), (&'a str, io::Error)> {
    let mut folders: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
    let mut top = Vec::new();
    for path in unchanged {
        match path.rsplit_once('/') {
            Some((folder, name)) => folders.entry(folder).or_default().push((*path, name)),
            None => top.push((*path, *path)),
        }
    }
    link_all(&top, &live.tree, &stage.tree)?;
    folders.par_iter().try_for_each(|(folder, files)| {
        let open = || Ok((live.tree.folder(folder)?, stage.tree.folder_to_fill(folder)?));
        let (from, to) = open().map_err(|error| (*folder, error))?;
        link_all(files, &from, &to)
    })
}

/// Gives files, each with its whole path and its name, a second name in another folder.
fn link_all<'a>(files: &[(&'a str, &str)], from: &Tree, to: &Tree) -> Result<(), (&'a str, io::Error)> {
    files
        .par_iter()
        .try_for_each(|(path, name)| from.link(name, to).map_err(|error| (*path, error)))
}

/// Gives what is not ours in the live tree a second name in the stage; says whether all of it will come across.
fn take_foreign_along(
    output: &Output,
    live: &Live,
    stage: &Stage<'_>,
    fresh: &Manifest,
) -> Result<bool, PublishError> {
    let live_path = output.path();
    let shared: BTreeSet<&str> = &folders_of(&live.owned) | &folders_of(fresh);
    let mut walk = WalkDir::new(&live_path).min_depth(1).into_iter();
    while let Some(entry) = walk.next() {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(&live_path).to_path_buf();
            PublishError::disk(Action::Read, path)(error.into())
        })?;
        let path = entry.path().strip_prefix(&live_path).unwrap_or(entry.path());
        if entry.file_type().is_dir() {
            if path.to_str().is_some_and(|path| shared.contains(path)) {
                continue;
            }
            walk.skip_current_dir();
            refuse_to_replace(stage, path, entry.path())?;
            if !live.tree.can_move_folder(path) {
                return Ok(false);
            }
        } else if !is_ours(path, &live.owned) {
            link_foreign(live, stage, path, entry.path())?;
        }
    }
    Ok(true)
}

fn refuse_to_replace(stage: &Stage<'_>, path: &Path, shown: &Path) -> Result<(), PublishError> {
    if stage.tree.identity(path).is_ok() {
        let path = shown.to_path_buf();
        return Err(PublishError::Foreign { path });
    }
    Ok(())
}

fn link_foreign(live: &Live, stage: &Stage<'_>, path: &Path, shown: &Path) -> Result<(), PublishError> {
    match live.tree.link(path, &stage.tree) {
        Err(error) if matches!(error.kind(), ErrorKind::AlreadyExists | ErrorKind::NotADirectory) => {
            let path = shown.to_path_buf();
            Err(PublishError::Foreign { path })
        }
        // What may not have a second name is moved after the exchange, when the old tree is cleared away.
        _ => Ok(()),
    }
}
