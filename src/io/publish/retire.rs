//! Clearing away an old tree: what its manifest names is removed, everything else goes back to the live folder.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::WalkDir;

use super::error::{Action, PublishError};
use super::manifest::{MANIFEST, Manifest, NEXT_MANIFEST};
use super::output::folders_of;
use crate::io::Tree;
use crate::io::tree::Replace;

/// Clears the tree `old`, at `old_path`, away: removes the files of `owned` and the folders that become empty.
///
/// A file of people that `live` has too (by its identity, not by its name) loses only its second name; one
/// that `live` lacks is moved there, a whole folder of theirs in one step. What can be neither is left where it
/// is and returned: nothing of theirs is ever removed.
pub(super) fn retire(
    old: &Tree,
    old_path: &Path,
    owned: &Manifest,
    live: &Tree,
) -> Result<Vec<PathBuf>, PublishError> {
    let mut retirement = Retirement {
        old,
        live,
        owned,
        owned_folders: folders_of(owned),
        files: BTreeMap::new(),
        manifests: Vec::new(),
        folders: Vec::new(),
        left: Vec::new(),
    };
    retirement.sort_out(old_path)?;
    // People's files are safe before the first of ours goes.
    retirement.remove_ours(old_path)?;
    Ok(retirement.left.iter().map(|path| old_path.join(path)).collect())
}

struct Retirement<'a> {
    old: &'a Tree,
    live: &'a Tree,
    owned: &'a Manifest,
    owned_folders: BTreeSet<&'a str>,
    /// Our files, by their folder.
    files: BTreeMap<PathBuf, Vec<OsString>>,
    /// What says which files are ours: it goes last, so that a run that dies here can be completed.
    manifests: Vec<PathBuf>,
    /// Folders that become empty, each before those in it.
    folders: Vec<PathBuf>,
    left: Vec<PathBuf>,
}

impl Retirement<'_> {
    fn sort_out(&mut self, old_path: &Path) -> Result<(), PublishError> {
        let mut walk = WalkDir::new(old_path).min_depth(1).into_iter();
        while let Some(entry) = walk.next() {
            let entry = entry.map_err(|error| {
                let path = error.path().unwrap_or(old_path).to_path_buf();
                PublishError::disk(Action::Read, path)(error.into())
            })?;
            let path = entry.path().strip_prefix(old_path).unwrap_or(entry.path());
            if entry.file_type().is_dir() {
                if self.give_folder_back(path) {
                    walk.skip_current_dir();
                } else {
                    self.folders.push(path.to_path_buf());
                }
            } else if is_manifest(path) {
                self.manifests.push(path.to_path_buf());
            } else if is_ours(path, self.owned) {
                let folder = path.parent().unwrap_or(Path::new("")).to_path_buf();
                let name = entry.file_name().to_owned();
                self.files.entry(folder).or_default().push(name);
            } else {
                self.give_file_back(path);
            }
        }
        Ok(())
    }

    /// Moves a folder that is wholly people's to the live tree; says whether there is no more to do about it.
    fn give_folder_back(&mut self, path: &Path) -> bool {
        if path
            .to_str()
            .is_some_and(|path| self.owned_folders.contains(path))
        {
            return false;
        }
        match self.old.rename(path, self.live, path, Replace::No) {
            Ok(()) => true,
            Err(error) if error.kind() == ErrorKind::AlreadyExists => false,
            Err(_) => {
                self.left.push(path.to_path_buf());
                true
            }
        }
    }

    fn give_file_back(&mut self, path: &Path) {
        let same = match (self.old.identity(path), self.live.identity(path)) {
            (Ok(old), Ok(live)) => old == live,
            _ => false,
        };
        let given = if same {
            self.old.remove_file(path)
        } else {
            self.old.rename(path, self.live, path, Replace::No)
        };
        if given.is_err() {
            self.left.push(path.to_path_buf());
        }
    }

    fn remove_ours(&self, old_path: &Path) -> Result<(), PublishError> {
        let files: Vec<_> = self.files.iter().collect();
        files.into_par_iter().try_for_each(|(folder, names)| {
            self.remove_files(folder, names)
                .map_err(PublishError::disk(Action::Remove, old_path.join(folder)))
        })?;
        for manifest in &self.manifests {
            let remove = self.old.remove_file(manifest);
            remove.map_err(PublishError::disk(Action::Remove, old_path.join(manifest)))?;
        }
        for folder in self.folders.iter().rev() {
            match self.old.remove_folder(folder) {
                Ok(()) => {}
                // Something of people's is left in it.
                Err(error) if error.kind() == ErrorKind::DirectoryNotEmpty => {}
                Err(error) => return Err(PublishError::disk(Action::Remove, old_path.join(folder))(error)),
            }
        }
        Ok(())
    }

    fn remove_files(&self, folder: &Path, names: &[OsString]) -> io::Result<()> {
        if folder.as_os_str().is_empty() {
            return names.iter().try_for_each(|name| self.old.remove_file(name));
        }
        let folder = self.old.folder(folder)?;
        names.iter().try_for_each(|name| folder.remove_file(name))
    }
}

/// Says whether the file at `path` is one that a publish made.
pub(super) fn is_ours(path: &Path, owned: &Manifest) -> bool {
    is_manifest(path) || path.to_str().is_some_and(|path| owned.contains_key(path))
}

fn is_manifest(path: &Path) -> bool {
    path == Path::new(MANIFEST) || path == Path::new(NEXT_MANIFEST)
}
