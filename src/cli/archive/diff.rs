//! `archive diff`: compares two snapshots.

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::super::Exit;
use super::super::args::{DiffArchive, DiffFormat};
use super::super::session::Session;
use crate::archive::remembered::vouched;
use crate::archive::shelf::name_parts;
use crate::io::publish::ARCHIVE;
use crate::io::write;
use crate::locale::{Args, Locale};
use crate::pipeline::SealedFault;
use crate::view::difference::{compare, report};

/// Runs the command.
pub(super) fn run(session: &Session, options: &DiffArchive) -> Result<Exit, Exit> {
    let locale = session.locale(session.site_language());
    let old = find(session, &options.old, &locale)?;
    let new = find(session, &options.new, &locale)?;
    let comparison = compare(
        &records(session, &old, &locale)?,
        &records(session, &new, &locale)?,
    );
    let Some(comparison) = comparison else {
        return Err(no_records(session, &old, &locale));
    };
    let names = [name(&old), name(&new)];
    let names = [names[0].as_str(), names[1].as_str()];
    session.console.result(&match options.format {
        DiffFormat::Text => report::text(names, &comparison, &locale),
        DiffFormat::Json => report::json(names, &comparison).to_string(),
        DiffFormat::Html => report::html(names, &comparison, &locale),
    });
    Ok(Exit::Done)
}

/// Finds a snapshot: at the path, or by its name alone in `archive/` of the site.
fn find(session: &Session, path: &Path, locale: &Locale) -> Result<PathBuf, Exit> {
    let here = super::here(session, path, locale)?;
    let is_name = path.to_str().is_some_and(|name| name_parts(name).is_some());
    if write::exists(&here) || !is_name {
        return Ok(here);
    }
    Ok(session.root()?.join(ARCHIVE).join(path))
}

/// Reads the records of a snapshot; those that are not the bytes that were sealed are not compared.
fn records(session: &Session, snapshot: &Path, locale: &Locale) -> Result<Value, Exit> {
    let args = || Args::new().with("path", snapshot.display().to_string());
    let refuse = |id: &str, args: Args, exit: Exit| {
        session.console.error(locale, &locale.say(id, &args));
        exit
    };
    let bytes = vouched(snapshot, None).map_err(|fault| match fault {
        SealedFault::Unreadable(reason) => refuse("world-failed", args().with("reason", reason), Exit::World),
        SealedFault::Changed | SealedFault::Form => refuse("archive-records-changed", args(), Exit::Damaged),
    })?;
    serde_json::from_slice(&bytes).map_err(|_| no_records(session, snapshot, locale))
}

fn no_records(session: &Session, snapshot: &Path, locale: &Locale) -> Exit {
    let args = Args::new().with("path", snapshot.display().to_string());
    session
        .console
        .error(locale, &locale.say("archive-no-records", &args));
    Exit::NotASnapshot
}

fn name(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}
