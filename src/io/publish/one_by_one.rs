//! Publishing file by file, where a whole tree cannot be exchanged: on network drives, and on request.
//!
//! Each file is whole at every moment, but for a while old and new pages stand side by side. What is to be
//! ours is written down before the first file is touched, so that a run that is broken off here leaves nothing
//! that the next one does not know.

use std::io::{self, ErrorKind, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use rayon::prelude::*;

use super::error::{Action, PublishError};
use super::manifest::{self, MANIFEST, Manifest, NEXT_MANIFEST};
use super::output::{Live, Output, folders_of};
use super::stage::Stage;
use crate::io::Tree;
use crate::io::tree::Replace;

/// Moves `changed` from the stage to their places, content first and the front page last, then removes what is
/// no longer published, then puts the manifest in its place; gives how long old and new stood side by side.
pub(super) fn replace(
    output: &Output,
    live: &Live,
    stage: &Stage<'_>,
    fresh: &Manifest,
    changed: &[&str],
) -> Result<Duration, PublishError> {
    let path = output.path();
    refuse_to_replace(live, &path, changed)?;
    write_down(live, stage, fresh).map_err(PublishError::disk(Action::Write, path.join(NEXT_MANIFEST)))?;
    stage.flush()?;
    let announce = move_over(&stage.tree, NEXT_MANIFEST, &live.tree, NEXT_MANIFEST);
    announce.map_err(PublishError::disk(Action::Move, path.join(NEXT_MANIFEST)))?;
    let start = Instant::now();
    for class in [Class::Asset, Class::Page, Class::Index, Class::Front] {
        changed
            .par_iter()
            .filter(|path| Class::of(path) == class)
            .try_for_each(|changed| {
                let moved = move_over(&stage.tree, changed, &live.tree, changed);
                moved.map_err(PublishError::disk(Action::Move, path.join(changed)))
            })?;
    }
    remove_stale(live, &path, fresh)?;
    let window = start.elapsed();
    move_over(&stage.tree, MANIFEST, &live.tree, MANIFEST)
        .and_then(|()| live.tree.remove_file(NEXT_MANIFEST))
        .map_err(PublishError::disk(Action::Move, path.join(MANIFEST)))?;
    let flush = live.tree.flush();
    flush.map_err(PublishError::disk(Action::Flush, path))?;
    Ok(window)
}

/// Writes the manifest-to-be into the stage: all that was ours, all that broken-off runs made, and all that
/// will be.
fn write_down(live: &Live, stage: &Stage<'_>, fresh: &Manifest) -> io::Result<()> {
    let mut all = live.owned.clone();
    all.extend(fresh.iter().map(|(path, entry)| (path.clone(), *entry)));
    let mut file = stage.tree.create(NEXT_MANIFEST)?;
    file.write_all(manifest::print(&all).as_bytes())
}

/// In which turn a file is replaced: a page that is new finds its pictures, a list that is new its pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    Asset,
    Page,
    Index,
    Front,
}

impl Class {
    fn of(path: &str) -> Class {
        if path == "index.html" {
            Class::Front
        } else if path.ends_with("/index.html") {
            Class::Index
        } else if path.ends_with(".html") {
            Class::Page
        } else {
            Class::Asset
        }
    }
}

/// Refuses, before anything is touched, to take the place of a file that is not ours.
fn refuse_to_replace(live: &Live, path: &Path, changed: &[&str]) -> Result<(), PublishError> {
    let is_free = |changed: &&&str| {
        let not_there = |error: io::Error| error.kind() == ErrorKind::NotFound;
        live.owned.contains_key(**changed) || live.tree.identity(**changed).is_err_and(not_there)
    };
    match changed.par_iter().find_first(|changed| !is_free(changed)) {
        None => Ok(()),
        Some(foreign) => Err(PublishError::Foreign {
            path: path.join(foreign),
        }),
    }
}

/// Moves a file to its place in one step; between file systems it is copied beside its place first.
fn move_over(from: &Tree, path: &str, to: &Tree, target: &str) -> io::Result<()> {
    match from.rename(path, to, target, Replace::Yes) {
        Err(error) if error.kind() == ErrorKind::CrossesDevices => {
            let (folder, name) = target
                .rsplit_once('/')
                .map_or((String::new(), target), |(folder, name)| {
                    (format!("{folder}/"), name)
                });
            let beside = format!("{folder}.{name}.milepost-new");
            // One that a run left here when it was broken off.
            drop(to.remove_file(&beside));
            let (mut file, _) = from.file(path)?;
            let mut copy = to.create(&beside)?;
            io::copy(&mut file, &mut copy)
                .and_then(|_| copy.sync_data())
                .and_then(|()| to.rename(&beside, to, target, Replace::Yes))
                .inspect_err(|_| drop(to.remove_file(&beside)))
        }
        done => done,
    }
}

/// Removes the files that are ours and no longer published, and the folders that become empty with them.
fn remove_stale(live: &Live, path: &Path, fresh: &Manifest) -> Result<(), PublishError> {
    let stale: Vec<&String> = live
        .owned
        .keys()
        .filter(|old| !fresh.contains_key(*old))
        .collect();
    stale.par_iter().try_for_each(|stale| {
        match live.tree.remove_file(stale.as_str()) {
            // Somebody removed it before us.
            Err(error) if error.kind() != ErrorKind::NotFound => {
                Err(PublishError::disk(Action::Remove, path.join(stale))(error))
            }
            _ => Ok(()),
        }
    })?;
    let kept = folders_of(fresh);
    let folders = folders_of(&live.owned);
    // Sorted, a folder comes before those in it.
    for folder in folders.iter().rev().filter(|folder| !kept.contains(*folder)) {
        // One with people's files in it stays.
        drop(live.tree.remove_folder(folder));
    }
    Ok(())
}
