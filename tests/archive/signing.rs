//! Signatures that somebody lays beside a snapshot, and the exit codes that follow.

use std::fs;
use std::io::Cursor;
use std::path::Path;

use minisign::KeyPair;

use crate::shelf::Shelf;

/// A pair of keys.
pub struct Keys {
    pair: KeyPair,
    /// The text of the public key's file.
    pub public: String,
}

impl Keys {
    /// Makes a pair.
    pub fn new() -> Keys {
        let pair = KeyPair::generate_unencrypted_keypair().unwrap();
        let public = pair.pk.to_box().unwrap().to_string();
        Keys { pair, public }
    }
}

/// Signs a snapshot as the minisign program would.
pub fn sign(snapshot: &Path, keys: &Keys) {
    let manifest = fs::read(snapshot.join("tagmanifest-sha512.txt")).unwrap();
    let signature = minisign::sign(
        Some(&keys.pair.pk),
        &keys.pair.sk,
        Cursor::new(manifest),
        None,
        None,
    )
    .unwrap();
    fs::write(
        snapshot.join("tagmanifest-sha512.txt.minisig"),
        signature.to_string(),
    )
    .unwrap();
}

fn verify(shelf: &Shelf, arguments: &[&str]) -> (Option<i32>, serde_json::Value) {
    let mut all = vec!["archive", "verify", "archive/2026", "--format", "json"];
    all.extend(arguments);
    let output = shelf.run(&all);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    (output.status.code(), report["snapshots"][0].clone())
}

#[test]
fn the_exit_code_tells_how_far_a_snapshot_can_be_trusted() {
    let shelf = Shelf::new();
    let hash = shelf.seal(2026);
    let (code, report) = verify(&shelf, &[]);
    assert_eq!(
        (code, report["authenticity"].as_str()),
        (Some(10), Some("unsigned"))
    );
    assert_eq!(report["root_hash"].as_str(), Some(hash.as_str()));
    assert_eq!(verify(&shelf, &["--expect", &hash]).0, Some(0));
    assert_eq!(verify(&shelf, &["--expect", &hash.replace('a', "b")]).0, Some(11));

    let keys = Keys::new();
    sign(&shelf.path("archive/2026"), &keys);
    let (code, report) = verify(&shelf, &[]);
    assert_eq!(
        (code, report["authenticity"].as_str()),
        (Some(10), Some("unknown-key"))
    );
    shelf.write("trusted.pub", &keys.public);
    let (code, report) = verify(&shelf, &["--key", "trusted.pub"]);
    assert_eq!((code, report["authenticity"].as_str()), (Some(0), Some("signed")));
    let line = keys.public.lines().last().unwrap().to_owned();
    assert_eq!(verify(&shelf, &["--key", &line]).0, Some(0));
    shelf.write("archive/2026/milepost.pub", &keys.public);
    assert_eq!(
        verify(&shelf, &[]).0,
        Some(10),
        "a key that lies beside proves nothing"
    );

    shelf.write("other.pub", Keys::new().public);
    assert_eq!(verify(&shelf, &["--key", "other.pub"]).0, Some(11));
    assert_eq!(
        shelf
            .run(&["archive", "verify", "archive/2026", "--key", "nonsense"])
            .status
            .code(),
        Some(2)
    );
}

#[test]
fn what_is_no_snapshot_and_what_is_damaged_have_their_own_codes() {
    let shelf = Shelf::new();
    shelf.seal(2026);
    assert_eq!(
        shelf.run(&["archive", "verify", "content"]).status.code(),
        Some(12)
    );
    assert_eq!(
        shelf.run(&["archive", "verify", "nowhere"]).status.code(),
        Some(3)
    );
    shelf.write("archive/2026/data/site/index.html", "changed");
    let output = shelf.run(&["archive", "verify", "content", "archive/2026"]);
    assert_eq!(output.status.code(), Some(11), "damage weighs most");
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(
        text.contains("error[wrong-digest] data/site/index.html"),
        "{text}"
    );
    assert!(text.contains("DAMAGED"), "{text}");
}
