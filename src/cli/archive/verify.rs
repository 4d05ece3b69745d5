//! `archive verify`: checks snapshots, and any other bag.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::super::Exit;
use super::super::args::{BuildFormat, VerifyArchive};
use super::super::session::Session;
use crate::archive::shelf;
use crate::archive::verify::authenticity::{Trust, public_key};
use crate::archive::verify::{Authenticity, Request, Verdict, report, verify};
use crate::io::folder::Folder;
use crate::io::write;
use crate::locale::{Args, Locale};

/// Runs the command.
pub(super) fn run(session: &Session, options: &VerifyArchive) -> Result<Exit, Exit> {
    let locale = session.locale(session.site_language());
    let key = options
        .key
        .as_deref()
        .map(|key| read_key(session, key, &locale))
        .transpose()?;
    let trust = Trust {
        key,
        root_hash: options.expect.clone(),
    };
    let (mut exits, mut reports) = (Vec::new(), Vec::new());
    for path in &options.paths {
        let path = super::here(session, path, &locale)?;
        let verdict = judge(session, &path, &trust, options.rebuild, &locale)?;
        let name = path.display().to_string();
        match options.format {
            BuildFormat::Text => session.console.result(&report::text(&name, &verdict, &locale)),
            BuildFormat::Json => reports.push(report::json(&name, &verdict, &locale)),
        }
        exits.push(exit(&verdict));
    }
    if options.format == BuildFormat::Json {
        let report: Value = json!({ "snapshots": reports });
        session.console.result(&report.to_string());
    }
    Ok(worst(&exits))
}

fn judge(
    session: &Session,
    path: &Path,
    trust: &Trust,
    rebuild: bool,
    locale: &Locale,
) -> Result<Verdict, Exit> {
    let folder = Folder::open(path).map_err(|error| session.fail(locale, path, &error))?;
    let request = Request {
        trust: trust.clone(),
        beside: beside(path),
        rebuild,
    };
    let bar = super::seal::bar(session, locale, "progress-verify", 0);
    bar.unset_length();
    let verdict = verify(&folder, &request, &|_| bar.inc(1));
    bar.finish_and_clear();
    Ok(verdict)
}

/// Returns the root hashes of the snapshots that lie beside the one at `path`.
fn beside(path: &Path) -> BTreeMap<String, String> {
    let parent = path.parent().map(PathBuf::from).unwrap_or_default();
    let snapshots = shelf::snapshots(&parent).into_iter();
    snapshots.map(|found| (found.name, found.root_hash)).collect()
}

/// Reads a public key: from the file of that name where there is one, else the text is the key.
fn read_key(session: &Session, key: &str, locale: &Locale) -> Result<String, Exit> {
    let path = super::here(session, Path::new(key), locale)?;
    let text = if write::exists(&path) {
        let bytes = write::read(&path).map_err(|error| session.fail(locale, &path, &error))?;
        String::from_utf8_lossy(&bytes).into_owned()
    } else {
        key.to_owned()
    };
    if public_key(&text).is_some() {
        return Ok(text);
    }
    let args = Args::new().with("value", key);
    session
        .console
        .error(locale, &locale.say("archive-bad-key", &args));
    Err(Exit::Usage)
}

fn exit(verdict: &Verdict) -> Exit {
    match (
        verdict.is_snapshot,
        verdict.is_intact_snapshot(),
        verdict.authenticity,
    ) {
        (false, ..) => Exit::NotASnapshot,
        (true, false, _) => Exit::Damaged,
        (true, true, Authenticity::Signed | Authenticity::Expected) => Exit::Done,
        (true, true, Authenticity::UnknownKey | Authenticity::Unsigned) => Exit::Unsigned,
    }
}

/// Returns the exit code of several snapshots: damage weighs most, then what is no snapshot.
fn worst(exits: &[Exit]) -> Exit {
    let order = [Exit::Damaged, Exit::NotASnapshot, Exit::Unsigned];
    order
        .into_iter()
        .find(|exit| exits.contains(exit))
        .unwrap_or(Exit::Done)
}
