//! `archive list`: lists what is sealed.

use serde_json::json;

use super::super::Exit;
use super::super::args::{BuildFormat, ListArchive};
use super::super::session::Session;
use crate::archive::shelf;
use crate::view::{SealedSignature, SealedState, SealedYear};

/// Runs the command.
pub(super) fn run(session: &Session, options: &ListArchive) -> Result<Exit, Exit> {
    let site = session.site().map(|(_, config)| config);
    let locale = session.locale(site.as_ref().map(|config| config.language));
    let key = site.and_then(|config| config.archive_key);
    let path = super::shelf(session, options.output.as_ref(), &locale)?;
    let snapshots = shelf::snapshots(&path, key.as_deref());
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
                let signature = locale.text(signature_words(found.signature).0);
                let line = format!(
                    "{}\t{state}\t{as_of}\t{signature}\n  {}",
                    found.name, found.root_hash
                );
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

/// Returns the names of the sentence and of the value in JSON.
fn signature_words(signature: SealedSignature) -> (&'static str, &'static str) {
    match signature {
        SealedSignature::Missing => ("verify-unsigned", "missing"),
        SealedSignature::Unknown => ("verify-unknown-key", "unknown-key"),
        SealedSignature::Trusted => ("verify-signed", "signed"),
        SealedSignature::Wrong => ("verify-wrong-signature", "wrong"),
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
        "signature": signature_words(found.signature).1,
        "root_hash": found.root_hash,
    })
}
