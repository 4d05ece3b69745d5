//! `archive list`: lists what is sealed.

use serde_json::json;

use super::super::Exit;
use super::super::args::{BuildFormat, ListArchive};
use super::super::session::Session;
use crate::archive::shelf;
use crate::view::{SealedState, SealedYear};

/// Runs the command.
pub(super) fn run(session: &Session, options: &ListArchive) -> Result<Exit, Exit> {
    let locale = session.locale(session.site_language());
    let snapshots = shelf::snapshots(&super::shelf(session, options.output.as_ref(), &locale)?);
    match options.format {
        BuildFormat::Json => {
            let list: Vec<serde_json::Value> = snapshots.iter().map(json).collect();
            session.console.result(&json!({ "snapshots": list }).to_string());
        }
        BuildFormat::Text if snapshots.is_empty() => session.console.say(&locale.text("archive-list-empty")),
        BuildFormat::Text => {
            for found in &snapshots {
                let state = locale.text(state_word(found.state));
                let as_of = found.as_of.map(|date| date.to_string()).unwrap_or_default();
                let line = format!("{}\t{state}\t{as_of}\n  {}", found.name, found.root_hash);
                session.console.result(&line);
            }
        }
    }
    Ok(Exit::Done)
}

fn state_word(state: SealedState) -> &'static str {
    match state {
        SealedState::Final => "archive-state-final",
        SealedState::Provisional => "archive-state-provisional",
        SealedState::Corrected => "archive-state-corrected",
    }
}

fn json(found: &SealedYear) -> serde_json::Value {
    json!({
        "name": found.name,
        "year": found.year,
        "state": match found.state {
            SealedState::Final => "final",
            SealedState::Provisional => "provisional",
            SealedState::Corrected => "corrected",
        },
        "as_of": found.as_of.map(|date| date.to_string()),
        "root_hash": found.root_hash,
    })
}
