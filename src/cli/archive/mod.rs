//! `archive`: seals a year, and checks, lists and compares sealed ones.

mod diff;
mod list;
mod seal;
mod verify;

use std::path::{Path, PathBuf};

use super::Exit;
use super::args::{Archive, ArchiveAction};
use super::session::Session;
use crate::io::environment;
use crate::io::publish::ARCHIVE;
use crate::locale::Locale;

/// Runs the command.
pub(super) fn run(session: &Session, options: &Archive) -> Exit {
    let done = match &options.action {
        None => seal::run(session, &options.seal),
        Some(ArchiveAction::Verify(options)) => verify::run(session, options),
        Some(ArchiveAction::List(options)) => list::run(session, options),
        Some(ArchiveAction::Diff(options)) => diff::run(session, options),
    };
    done.unwrap_or_else(|exit| exit)
}

/// Returns the folder of snapshots: as asked, else `archive/` beside `content/`.
fn shelf(session: &Session, output: Option<&PathBuf>, locale: &Locale) -> Result<PathBuf, Exit> {
    match output {
        Some(output) => here(session, output, locale),
        None => Ok(session.root()?.join(ARCHIVE)),
    }
}

/// Returns a path as it is meant from where the program was started.
fn here(session: &Session, path: &Path, locale: &Locale) -> Result<PathBuf, Exit> {
    let folder =
        environment::current_folder().map_err(|error| session.fail(locale, Path::new("."), &error))?;
    Ok(folder.join(path))
}
