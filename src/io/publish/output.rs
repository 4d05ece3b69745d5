//! Which folders may be published to, and what is in them.

use std::collections::BTreeSet;
use std::io::{ErrorKind, Read};
use std::path::{Component, Path, PathBuf};

use super::Request;
use super::error::{Action, PublishError, Refusal};
use super::manifest::{self, MANIFEST, Manifest, NEXT_MANIFEST};
use crate::io::Tree;

/// An output folder that may be published to, by the folder that it lies in.
#[derive(Debug)]
pub(super) struct Output {
    /// The folder that holds the output, the lock and the stage.
    pub(super) parent: Tree,
    /// Its path, with links resolved.
    pub(super) parent_path: PathBuf,
    /// The output's own name.
    pub(super) name: String,
}

impl Output {
    /// Finds the output of `request`, makes the folders above it, and refuses the places where a mistyped name
    /// would cost somebody's files.
    pub(super) fn find(request: &Request<'_>) -> Result<Output, PublishError> {
        let path = resolve(request.output)?;
        let refused = |reason| PublishError::Refused {
            output: path.clone(),
            reason,
        };
        let parent_path = path.parent().ok_or_else(|| refused(Refusal::FileSystemRoot))?;
        let name = path.file_name().and_then(|name| name.to_str());
        let name = name.ok_or_else(|| refused(Refusal::Name))?.to_owned();
        if let Some(reason) = misplaced(&path, request) {
            return Err(refused(reason));
        }
        std::fs::create_dir_all(parent_path).map_err(PublishError::disk(Action::Write, parent_path))?;
        let parent = Tree::open(parent_path).map_err(PublishError::disk(Action::Read, parent_path))?;
        Ok(Output {
            parent,
            parent_path: parent_path.to_path_buf(),
            name,
        })
    }

    /// Returns the output's own path.
    pub(super) fn path(&self) -> PathBuf {
        self.parent_path.join(&self.name)
    }

    /// Returns the name of Milepost's own file or folder of `kind` beside the output.
    pub(super) fn beside(&self, kind: &str) -> String {
        format!(".{}.milepost-{kind}", self.name)
    }
}

/// Returns the absolute path with all links resolved but the last part, which must not be one.
fn resolve(output: &Path) -> Result<PathBuf, PublishError> {
    let absolute = std::path::absolute(output).map_err(PublishError::disk(Action::Read, output))?;
    // Put together again, it has no slash at its end, behind which a link would be followed.
    let absolute: PathBuf = absolute.components().collect();
    let refused = |reason| PublishError::Refused {
        output: absolute.clone(),
        reason,
    };
    match std::fs::symlink_metadata(&absolute) {
        Ok(found) if found.is_symlink() => return Err(refused(Refusal::Symlink)),
        Ok(found) if !found.is_dir() => return Err(refused(Refusal::NotAFolder)),
        Ok(_) => {}
        Err(error) if error.kind() == ErrorKind::NotADirectory => return Err(refused(Refusal::NotAFolder)),
        Err(_) => {}
    }
    let there = absolute
        .ancestors()
        .find(|path| std::fs::symlink_metadata(path).is_ok())
        .unwrap_or(&absolute);
    let missing = absolute.strip_prefix(there).unwrap_or(Path::new(""));
    // A `..` behind a folder that does not exist leads nowhere that can be checked.
    if !missing
        .components()
        .all(|part| matches!(part, Component::Normal(_)))
    {
        return Err(refused(Refusal::Name));
    }
    let there = std::fs::canonicalize(there).map_err(PublishError::disk(Action::Read, there))?;
    if missing.as_os_str().is_empty() {
        Ok(there)
    } else {
        Ok(there.join(missing))
    }
}

/// Returns why the folder at `path` is not one to publish to, whatever is in it.
fn misplaced(path: &Path, request: &Request<'_>) -> Option<Refusal> {
    let real = |path: PathBuf| std::fs::canonicalize(&path).unwrap_or(path);
    let root = real(request.root.to_path_buf());
    let sources = [real(root.join("content")), real(root.join("themes"))];
    let home = request.home.map(|home| real(home.to_path_buf()));
    if path == root {
        Some(Refusal::Source)
    } else if sources.iter().any(|source| path.starts_with(source)) {
        Some(Refusal::InsideSource)
    } else if root.starts_with(path) || sources.iter().any(|source| source.starts_with(path)) {
        Some(Refusal::HoldsSource)
    } else if home.is_some_and(|home| home.starts_with(path)) {
        Some(Refusal::Home)
    } else {
        None
    }
}

/// The output folder as an earlier publish, and people, left it.
#[derive(Debug)]
pub(super) struct Live {
    /// The folder.
    pub(super) tree: Tree,
    /// The files in it that are Milepost's.
    pub(super) owned: Manifest,
    /// Whether the last publish, which replaced files one by one, was broken off.
    pending: bool,
    /// Whether it has a manifest.
    published: bool,
}

impl Live {
    /// Opens the output, or gives none where it does not exist.
    ///
    /// # Errors
    /// It holds files, and no manifest that says which of them are Milepost's. Files and folders whose names
    /// begin with a dot do not count: `.gitkeep` and `.git` make no folder somebody's.
    pub(super) fn open(output: &Output) -> Result<Option<Live>, PublishError> {
        let path = output.path();
        let tree = match output.parent.folder(&output.name) {
            Ok(tree) => tree,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(PublishError::disk(Action::Read, path)(error)),
        };
        let marks = Marks::read(&tree, &path)?;
        let (published, pending) = (marks.manifest.is_some(), marks.next.is_some());
        if !published && !pending && has_visible_entries(&path)? {
            return Err(PublishError::Refused {
                output: path,
                reason: Refusal::NotOurs,
            });
        }
        Ok(Some(Live {
            tree,
            owned: marks.owned(),
            pending,
            published,
        }))
    }

    /// Says whether the last publish was carried through.
    pub(super) fn is_whole(&self) -> bool {
        self.published && !self.pending
    }
}

/// The manifests of a tree.
pub(super) struct Marks {
    manifest: Option<Manifest>,
    next: Option<Manifest>,
}

impl Marks {
    /// Reads the manifests of `tree`, which is at `path`.
    pub(super) fn read(tree: &Tree, path: &Path) -> Result<Marks, PublishError> {
        Ok(Marks {
            manifest: read_manifest(tree, path, MANIFEST)?,
            next: read_manifest(tree, path, NEXT_MANIFEST)?,
        })
    }

    /// Returns the files that are ours, those of a publish that was broken off among them.
    pub(super) fn owned(self) -> Manifest {
        let mut owned = self.manifest.unwrap_or_default();
        owned.extend(self.next.unwrap_or_default());
        owned
    }
}

/// Reads the manifest `name` of the folder at `path`, or gives none where there is none.
fn read_manifest(tree: &Tree, path: &Path, name: &str) -> Result<Option<Manifest>, PublishError> {
    let path = path.join(name);
    let mut file = match tree.file(name) {
        Ok((file, _)) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(PublishError::disk(Action::Read, path)(error)),
    };
    let mut text = String::new();
    match file.read_to_string(&mut text) {
        Ok(_) => {}
        Err(error) if error.kind() == ErrorKind::InvalidData => {
            return Err(PublishError::DamagedManifest { path, line: 1 });
        }
        Err(error) => return Err(PublishError::disk(Action::Read, path)(error)),
    }
    let manifest = manifest::parse(&text);
    manifest
        .map(Some)
        .map_err(|line| PublishError::DamagedManifest { path, line })
}

fn has_visible_entries(path: &Path) -> Result<bool, PublishError> {
    let disk = || PublishError::disk(Action::Read, path);
    for entry in std::fs::read_dir(path).map_err(disk())? {
        let name = entry.map_err(disk())?.file_name();
        if !name.as_encoded_bytes().starts_with(b".") {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Returns all folders that hold a file of `manifest`, at any depth.
pub(super) fn folders_of(manifest: &Manifest) -> BTreeSet<&str> {
    let mut folders = BTreeSet::new();
    for path in manifest.keys() {
        let mut rest = path.as_str();
        while let Some((folder, _)) = rest.rsplit_once('/') {
            if !folders.insert(folder) {
                break;
            }
            rest = folder;
        }
    }
    folders
}
