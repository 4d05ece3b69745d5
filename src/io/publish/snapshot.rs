//! Writing a new folder that is never changed again: the whole of it appears in one step, or nothing does.
//!
//! The files are put together in `.<name>.milepost-seal-<pid>` beside the output and moved to their name when all
//! of them are on the disk. A run that dies before leaves nothing under that name, and the next one clears up.

use std::collections::BTreeMap;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::error::{Action, PublishError, Stopped};
use super::lock::{Lock, Locking};
use super::output::Output;
use super::{Piece, Replacing, Request};
use crate::io::Tree;
use crate::io::digest::{Algorithm, Hashing, sha256, sha512};
use crate::io::tree::Replace;
use crate::path::SitePath;

/// What was written of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenFile {
    /// Its size in bytes.
    pub size: u64,
    /// Its SHA-256 in hexadecimal digits.
    pub sha256: String,
    /// Its SHA-512 in hexadecimal digits.
    pub sha512: String,
}

/// The files of a new folder by their paths below it.
pub type Written = BTreeMap<SitePath, WrittenFile>;

/// What is to be written where, once and for all.
#[derive(Clone, Copy, Debug)]
pub struct NewFolder<'a> {
    /// The folder; there must be nothing there yet.
    pub output: &'a Path,
    /// The site's root, from whose `content/` attachments are copied.
    pub root: &'a Path,
    /// The user's own folder, which is never an output.
    pub home: Option<&'a Path>,
}

/// Writes a new folder with the files at `paths`, each made by `render` on several threads, and those that `finish`
/// makes when it knows the digests of the others.
///
/// # Errors
/// A file could not be made, there is something at the output already, or the world refused; nothing is there
/// then.
pub fn write_new<'p, E, F, G>(
    request: &NewFolder<'_>,
    paths: &[SitePath],
    render: F,
    finish: G,
) -> Result<PathBuf, Stopped<E>>
where
    E: Send,
    F: Fn(&SitePath) -> Result<Piece<'p>, E> + Sync,
    G: FnOnce(&Written) -> Vec<(SitePath, Vec<u8>)>,
{
    let output = Output::find(&Request {
        output: request.output,
        root: request.root,
        home: request.home,
        locking: Locking::Required,
        replacing: Replacing::Whole,
    })?;
    let _lock = Lock::take(&output)?;
    sweep(&output)?;
    if output.parent.identity(&output.name).is_ok() {
        return Err(exists(output.path()).into());
    }
    let content_path = request.root.join("content");
    let content = Tree::open(request.root)
        .and_then(|root| root.folder("content"))
        .map_err(PublishError::disk(Action::Read, &content_path))?;
    let seal = Seal::make(&output)?;
    let writer = SealWriter {
        tree: &seal.tree,
        content: &content,
        content_path,
        output_path: output.path(),
    };
    let free = |error: PublishError| error.with_free(|| output.parent.free_bytes());
    let make = |path: &SitePath| match writer.write(path, &render) {
        Ok(file) => Ok((path.clone(), file)),
        Err(Stopped::World(error)) => Err(Stopped::World(free(error))),
        Err(page) => Err(page),
    };
    let made: Vec<_> = paths.par_iter().map(make).collect();
    // Of several failures that of the first path is reported, whatever came first in time.
    let written = made.into_iter().collect::<Result<Written, Stopped<E>>>()?;
    for (path, bytes) in finish(&written) {
        writer.bytes(&path, &bytes).map_err(free)?;
    }
    seal.become_output()?;
    Ok(output.path())
}

fn exists(path: PathBuf) -> PublishError {
    PublishError::disk(Action::Move, path)(ErrorKind::AlreadyExists.into())
}

/// The folder in which the new one is put together; it is removed when it is dropped.
struct Seal<'a> {
    output: &'a Output,
    name: String,
    tree: Tree,
}

impl<'a> Seal<'a> {
    fn make(output: &'a Output) -> Result<Seal<'a>, PublishError> {
        let name = output.beside(&format!("seal-{}", std::process::id()));
        let path = output.parent_path.join(&name);
        output
            .parent
            .make_folder(&name)
            .and_then(|()| output.parent.folder(&name))
            .map(|tree| Seal {
                output,
                name: name.clone(),
                tree,
            })
            .map_err(PublishError::disk(Action::Write, path))
    }

    fn become_output(self) -> Result<(), PublishError> {
        let output = self.output;
        let flushed = self.tree.flush_all();
        flushed.map_err(PublishError::disk(
            Action::Flush,
            output.parent_path.join(&self.name),
        ))?;
        // Fails where anything has the name by now: what is sealed is never replaced.
        let moved = output
            .parent
            .rename(&self.name, &output.parent, &output.name, Replace::No);
        moved.map_err(PublishError::disk(Action::Move, output.path()))?;
        let flushed = output.parent.flush();
        flushed.map_err(PublishError::disk(Action::Flush, &output.parent_path))
    }
}

impl Drop for Seal<'_> {
    fn drop(&mut self) {
        // After the move there is nothing of that name; what cannot be removed now is by the next run.
        drop(std::fs::remove_dir_all(self.output.parent_path.join(&self.name)));
    }
}

/// Removes what runs that died have left: with the lock held, none of them is still at work.
fn sweep(output: &Output) -> Result<(), PublishError> {
    let parent = &output.parent_path;
    let disk = || PublishError::disk(Action::Read, parent);
    let start = output.beside("seal-");
    for entry in std::fs::read_dir(parent).map_err(disk())? {
        let entry = entry.map_err(disk())?;
        let name = entry.file_name();
        let pid = name.to_str().and_then(|name| name.strip_prefix(&start));
        if pid.is_some_and(|pid| pid.bytes().all(|b| b.is_ascii_digit())) {
            let path = entry.path();
            std::fs::remove_dir_all(&path).map_err(PublishError::disk(Action::Remove, path))?;
        }
    }
    Ok(())
}

/// Where the files of a new folder come from and go to.
struct SealWriter<'a> {
    tree: &'a Tree,
    content: &'a Tree,
    content_path: PathBuf,
    output_path: PathBuf,
}

impl SealWriter<'_> {
    fn write<'p, E, F>(&self, path: &SitePath, render: &F) -> Result<WrittenFile, Stopped<E>>
    where
        F: Fn(&SitePath) -> Result<Piece<'p>, E>,
    {
        let piece = render(path).map_err(|error| Stopped::Page {
            path: path.clone(),
            error,
        })?;
        Ok(match piece {
            Piece::Bytes(bytes) => self.bytes(path, &bytes)?,
            Piece::Attachment(source) | Piece::Archived(source) => self.copy(path, &source)?,
        })
    }

    fn bytes(&self, path: &SitePath, bytes: &[u8]) -> Result<WrittenFile, PublishError> {
        let written = self
            .tree
            .create(path.as_str())
            .and_then(|mut file| file.write_all(bytes));
        let target = self.output_path.join(path.as_str());
        written.map_err(PublishError::disk(Action::Write, target))?;
        Ok(WrittenFile {
            size: bytes.len() as u64,
            sha256: sha256(bytes),
            sha512: sha512(bytes),
        })
    }

    fn copy(&self, path: &SitePath, source: &str) -> Result<WrittenFile, PublishError> {
        let source_path = self.content_path.join(source);
        let target_path = self.output_path.join(path.as_str());
        let reading = || PublishError::disk(Action::Read, &source_path);
        let writing = || PublishError::disk(Action::Write, &target_path);
        let (mut file, _) = self.content.file(source).map_err(reading())?;
        let mut target = self.tree.create(path.as_str()).map_err(writing())?;
        let mut hashing = Hashing::new(&[Algorithm::Sha256, Algorithm::Sha512]);
        let mut chunk = vec![0; super::write::CHUNK];
        let mut size = 0;
        loop {
            let read = super::write::fill(&mut file, &mut chunk).map_err(reading())?;
            if read == 0 {
                break;
            }
            hashing.update(&chunk[..read]);
            target.write_all(&chunk[..read]).map_err(writing())?;
            size += read as u64;
        }
        let mut digests = hashing.finish().into_iter().map(|(_, digest)| digest);
        Ok(WrittenFile {
            size,
            sha256: digests.next().unwrap_or_default(),
            sha512: digests.next().unwrap_or_default(),
        })
    }
}
