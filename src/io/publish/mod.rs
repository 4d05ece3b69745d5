//! Publishing: the whole site or nothing, and never a file that is not Milepost's.
//!
//! The new site is put together in a stage beside the output. Files whose bytes have not changed are given a
//! second name there, so they keep their times; where nothing has changed at all, nothing is touched. Then one
//! call of the system exchanges the two folders, and the old one is cleared away by its own manifest. A run
//! that dies at any moment leaves a whole site, and the next one clears up after it.
//!
//! Beside an output `public` lie `.public.milepost-lock` and `.public.milepost-basis`, which stay, and, while a run is
//! at work, `.public.milepost-stage-<pid>`. In the output lies `.milepost-manifest`.

mod basis;
mod error;
mod lock;
mod manifest;
mod one_by_one;
mod output;
mod owner;
mod retire;
mod snapshot;
mod stage;
mod swap;
mod write;

use std::borrow::Cow;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Duration;

pub use basis::Basis;
pub use error::{Action, PublishError, Refusal, Stopped};
pub use lock::Locking;
pub use manifest::{MANIFEST, Manifest, ManifestEntry, parse as parse_manifest};
pub use owner::Owner;
pub use snapshot::{NewFolder, Written, WrittenFile, write_new};

use crate::io::Tree;
use crate::path::SitePath;
use lock::Lock;
use output::{Live, Output};
use stage::Stage;
use swap::Exchange;
use write::{Made, Writer};

/// Name of the folder of snapshots below a site's root.
pub const ARCHIVE: &str = "archive";

/// What is to be published where.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The output folder; it is made where it does not exist.
    pub output: &'a Path,
    /// The site's root: the folder that holds `content/`, from which attachments are copied.
    pub root: &'a Path,
    /// The user's own folder, which is never an output.
    pub home: Option<&'a Path>,
    /// Whether the lock is taken.
    pub locking: Locking,
    /// How the new site takes the place of the old one.
    pub replacing: Replacing,
}

/// How the new site takes the place of the old one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Replacing {
    /// In one step where the file system can do that, else file by file.
    Whole,
    /// File by file: the output folder itself stays the same one, for a server or a container that holds it
    /// open.
    OneByOne,
}

/// One file to publish, as its maker gives it.
#[derive(Clone, Debug)]
pub enum Piece<'a> {
    /// Its bytes.
    Bytes(Cow<'a, [u8]>),
    /// The path below `content/` of the file that it is a copy of.
    Attachment(Cow<'a, str>),
    /// The path below `archive/` of the file that it is a copy of.
    Archived(Cow<'a, str>),
}

/// What a publish did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishReport {
    /// How it was done.
    pub mode: Mode,
    /// Files that were written, because they are new, differ, or had been edited by hand.
    pub written: usize,
    /// Files that were left as they are.
    pub unchanged: usize,
    /// Paths that were not published before, sorted.
    pub added: Vec<SitePath>,
    /// Paths that are no longer published, sorted.
    pub removed: Vec<String>,
    /// Size of the whole site in bytes, without its manifest.
    pub bytes: u64,
    /// Files and folders of people that could not be moved across, at the place where they are now.
    pub left_behind: Vec<PathBuf>,
}

/// How a publish was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Nothing had changed, so nothing was touched.
    Nothing,
    /// There was no output folder, and now there is.
    Created,
    /// The old site was exchanged for the new one in one step.
    Exchanged,
    /// File by file: for so long old and new pages stood side by side.
    OneByOne(Duration),
}

/// Publishes the files at `paths`, each made by `render`, called from several threads at once.
///
/// The files are begun in the order of `paths`, which must not repeat. Nothing is kept in memory longer than one file.
/// `render` is given room for its bytes, an empty vector that another file's bytes were in before; whether it uses that
/// is its own choice.
///
/// # Errors
/// A page could not be made, or the world refused; the live folder is then as it was. Only where files are
/// replaced one by one can it be part old and part new; the next run completes it.
pub fn publish<'p, E, F>(
    request: &Request<'_>,
    paths: Vec<SitePath>,
    render: F,
) -> Result<PublishReport, Stopped<E>>
where
    E: Send,
    F: Fn(&SitePath, Vec<u8>) -> Result<Piece<'p>, E> + Sync,
{
    publish_from(request, None, paths, render)
}

/// Publishes like [`publish`], but makes none of the files again that follow from the same `basis` as at the last
/// time and still have the bytes that they had then.
///
/// # Errors
/// Those of [`publish`].
pub fn publish_from<'p, E, F>(
    request: &Request<'_>,
    basis: Option<Basis<'_>>,
    paths: Vec<SitePath>,
    render: F,
) -> Result<PublishReport, Stopped<E>>
where
    E: Send,
    F: Fn(&SitePath, Vec<u8>) -> Result<Piece<'p>, E> + Sync,
{
    let output = Output::find(request)?;
    let free = || output.parent.free_bytes();
    let with_free = |error: PublishError| error.with_free(free);
    let _lock = match request.locking {
        Locking::Required => Some(Lock::take(&output).map_err(with_free)?),
        Locking::Off => None,
    };
    stage::sweep(&output, request.locking)?;
    let live = Live::open(&output)?;
    let content_path = request.root.join("content");
    let content = Tree::open(request.root)
        .and_then(|root| root.folder("content"))
        .map_err(PublishError::disk(Action::Read, &content_path))?;
    let mut stage = Stage::make(&output, live.as_ref()).map_err(with_free)?;
    let archive_path = request.root.join(ARCHIVE);
    let archive = Tree::open(request.root)
        .and_then(|root| root.folder(ARCHIVE))
        .ok();
    let is_settled =
        |live: &Live, basis: &Basis<'_>| live.is_whole() && basis::is_last(&output, basis, &live.owned);
    let settled = basis.filter(|basis| live.as_ref().is_some_and(|live| is_settled(live, basis)));
    let writer = Writer {
        stage: &stage.tree,
        settled,
        archive: archive.as_ref(),
        archive_path,
        content: &content,
        content_path,
        live: live.as_ref(),
        output_path: output.path(),
    };
    let made = writer
        .write_all(&paths, render)
        .map_err(|stopped| match stopped {
            Stopped::World(error) => Stopped::World(error.with_free(free)),
            page @ Stopped::Page { .. } => page,
        })?;
    let changes = Changes::new(&paths, &made, live.as_ref());
    let done = changes.apply(request, &output, live.as_ref(), &mut stage);
    // Asked before the stage goes, and the room with it that was missing.
    let (mode, left_behind) = done.map_err(with_free)?;
    drop(stage);
    if let Some(basis) = basis {
        // The site is there; without the record the next publish makes everything again, and that is all.
        drop(basis::remember(&output, &basis, &changes.fresh));
    }
    Ok(changes.report(mode, left_behind))
}

/// What differs between the live site and the new one.
struct Changes<'a> {
    fresh: Manifest,
    changed: Vec<&'a str>,
    unchanged: Vec<&'a str>,
    added: Vec<SitePath>,
    removed: Vec<String>,
}

impl<'a> Changes<'a> {
    fn new(paths: &'a [SitePath], made: &[Made], live: Option<&Live>) -> Changes<'a> {
        let is_ours = |path: &str| live.is_some_and(|live| live.owned.contains_key(path));
        let pairs = || paths.iter().zip(made);
        let with = |unchanged: bool| {
            let kind = pairs().filter(move |(_, made)| made.unchanged == unchanged);
            kind.map(|(path, _)| path.as_str()).collect()
        };
        let fresh: Manifest = pairs()
            .map(|(path, made)| (path.as_str().to_owned(), made.entry))
            .collect();
        let old = live.into_iter().flat_map(|live| live.owned.keys());
        let removed = old.filter(|path| !fresh.contains_key(*path)).cloned().collect();
        let added = paths.iter().filter(|path| !is_ours(path.as_str()));
        let mut added: Vec<SitePath> = added.cloned().collect();
        added.sort_unstable();
        Changes {
            changed: with(false),
            unchanged: with(true),
            added,
            removed,
            fresh,
        }
    }

    fn apply(
        &self,
        request: &Request<'_>,
        output: &Output,
        live: Option<&Live>,
        stage: &mut Stage<'_>,
    ) -> Result<(Mode, Vec<PathBuf>), PublishError> {
        let is_same = self.changed.is_empty() && self.removed.is_empty();
        if is_same && live.is_some_and(Live::is_whole) {
            return Ok((Mode::Nothing, Vec::new()));
        }
        let manifest = manifest::print(&self.fresh);
        stage
            .tree
            .create(MANIFEST)
            .and_then(|mut file| file.write_all(manifest.as_bytes()))
            .map_err(PublishError::disk(Action::Write, output.path().join(MANIFEST)))?;
        let Some(live) = live else {
            stage.become_output()?;
            return Ok((Mode::Created, Vec::new()));
        };
        if request.replacing == Replacing::Whole {
            let exchange = swap::exchange(output, live, stage, &self.fresh, &self.unchanged)?;
            if let Exchange::Done(left_behind) = exchange {
                return Ok((Mode::Exchanged, left_behind));
            }
        }
        let window = one_by_one::replace(output, live, stage, &self.fresh, &self.changed)?;
        Ok((Mode::OneByOne(window), Vec::new()))
    }

    fn report(self, mode: Mode, left_behind: Vec<PathBuf>) -> PublishReport {
        PublishReport {
            mode,
            written: self.changed.len(),
            unchanged: self.unchanged.len(),
            bytes: self.fresh.values().map(|entry| entry.size).sum(),
            added: self.added,
            removed: self.removed,
            left_behind,
        }
    }
}
