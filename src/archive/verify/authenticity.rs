//! Whether a snapshot is what was sealed: its signature, its root hash, its place in the chain.

use std::collections::BTreeMap;

use minisign_verify::{PublicKey, Signature};

use super::bag::BagReading;
use super::evidence::Evidence;
use super::{Authenticity, Finding, Level, Scope};
use crate::archive::bag::{BAG_INFO_NAME, PUBLIC_KEY, SIGNATURE, TAG_MANIFEST};
use crate::io::digest::sha512;
use crate::locale::Message;

/// What the caller trusts.
#[derive(Clone, Debug, Default)]
pub struct Trust {
    /// The text of a public key, a file's or its last line alone.
    pub key: Option<String>,
    /// The root hash in hexadecimal digits, as the minutes have it.
    pub root_hash: Option<String>,
}

/// Returns the root hash of a folder, where it has a tag manifest.
pub fn root_hash(evidence: &Evidence) -> Option<String> {
    evidence.tags.get(TAG_MANIFEST).map(|bytes| sha512(bytes))
}

/// Judges signature and root hash.
pub fn judge(evidence: &Evidence, trust: &Trust) -> (Authenticity, Vec<Finding>) {
    let mut findings = Vec::new();
    let error = |rule: &'static str, path: &str, message: Message| Finding {
        rule,
        scope: Scope::Snapshot,
        level: Level::Error,
        path: path.to_owned(),
        message: message.with("path", path),
    };
    let expected = trust.root_hash.as_ref().map(|hash| hash.to_ascii_lowercase());
    let is_expected = expected.is_some() && expected == root_hash(evidence);
    if expected.is_some() && !is_expected {
        findings.push(error(
            "wrong-root",
            TAG_MANIFEST,
            Message::new("snapshot-wrong-root"),
        ));
    }
    let signed = signature(evidence, trust);
    let authenticity = match &signed {
        Ok(Signed::Trusted) => Authenticity::Signed,
        _ if is_expected => Authenticity::Expected,
        Ok(Signed::Unknown) => Authenticity::UnknownKey,
        Ok(Signed::Not) | Err(_) => Authenticity::Unsigned,
    };
    if let Err((rule, path, id)) = signed {
        findings.push(error(rule, path, Message::new(id)));
    }
    (authenticity, findings)
}

enum Signed {
    Trusted,
    Unknown,
    Not,
}

type SignatureFault = (&'static str, &'static str, &'static str);

/// Verifies the signature that lies beside the tag manifest: by the caller's key, else by the key that lies there
/// too, which proves no more than that the two belong together.
fn signature(evidence: &Evidence, trust: &Trust) -> Result<Signed, SignatureFault> {
    let Some(signature) = evidence.tags.get(SIGNATURE) else {
        return Ok(Signed::Not);
    };
    let wrong = ("wrong-signature", SIGNATURE, "snapshot-wrong-signature");
    let manifest = evidence.tags.get(TAG_MANIFEST).ok_or(wrong)?;
    if !is_signature(signature) {
        return Err(wrong);
    }
    let beside = evidence
        .tags
        .get(PUBLIC_KEY)
        .map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    let (text, trusted) = match (&trust.key, beside) {
        (Some(key), _) => (key.clone(), Signed::Trusted),
        (None, Some(key)) => (key, Signed::Unknown),
        (None, None) => return Ok(Signed::Unknown),
    };
    public_key(&text).ok_or(("unreadable-key", PUBLIC_KEY, "snapshot-unreadable-key"))?;
    if is_signed_by(manifest, signature, &text) {
        Ok(trusted)
    } else {
        Err(wrong)
    }
}

/// Tells whether `bytes` are a file of a signature as minisign writes it.
pub fn is_signature(bytes: &[u8]) -> bool {
    let text = std::str::from_utf8(bytes);
    text.is_ok_and(|text| Signature::decode(text).is_ok())
}

/// Tells whether `signature`, the bytes of minisign's file, was made of `manifest` with the pair of the public key
/// that is the text `key`.
pub fn is_signed_by(manifest: &[u8], signature: &[u8], key: &str) -> bool {
    let signature = std::str::from_utf8(signature).ok();
    let signature = signature.and_then(|text| Signature::decode(text).ok());
    // Old minisign signed the bytes themselves, newer their digest: both are accepted.
    public_key(key)
        .zip(signature)
        .is_some_and(|(key, signature)| key.verify(manifest, &signature, true).is_ok())
}

/// Reads a public key: minisign's two lines, or the second alone.
pub fn public_key(text: &str) -> Option<PublicKey> {
    let line = text.lines().map(str::trim).rfind(|line| !line.is_empty())?;
    PublicKey::from_base64(line).ok()
}

/// Judges the chain: `beside` are the root hashes of the snapshots that lie beside this one, by their names.
///
/// Beside the findings the names of the checks that could not be made.
pub fn chain(reading: &BagReading, beside: &BTreeMap<String, String>) -> (Vec<Finding>, Vec<&'static str>) {
    let (mut findings, mut unchecked) = (Vec::new(), Vec::new());
    let value = |label: &str| {
        let found = reading.info.iter().find(|(found, _)| found == label);
        found.map(|(_, value)| value.as_str())
    };
    for (name, root, check) in [
        ("Milepost-Previous", "Milepost-Previous-Root", "previous"),
        ("Milepost-Replaces", "Milepost-Replaces-Root", "replaces"),
    ] {
        let (Some(name), Some(root)) = (value(name), value(root)) else {
            continue;
        };
        match beside.get(name) {
            Some(found) if found == root => {}
            Some(_) => findings.push(Finding {
                rule: "chain-broken",
                scope: Scope::Snapshot,
                level: Level::Error,
                path: BAG_INFO_NAME.to_owned(),
                message: Message::new("snapshot-chain-broken").with("name", name),
            }),
            None => unchecked.push(check),
        }
    }
    (findings, unchecked)
}
