//! Writing the tag files of a bag.
//!
//! # Source
//! RFC 8493, The BagIt File Packaging Format (V1.0).

use std::collections::BTreeMap;

use crate::io::digest::{sha256, sha512};
use crate::io::publish::{Written, WrittenFile};
use crate::path::SitePath;

/// `bagit.txt`, byte for byte.
pub const BAGIT: &str = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

/// Names of the tag files of a snapshot.
pub const BAGIT_NAME: &str = "bagit.txt";
/// Metadata.
pub const BAG_INFO_NAME: &str = "bag-info.txt";
/// How to check it by hand.
pub const README_NAME: &str = "README.txt";
/// Digests of the payload.
pub const MANIFEST_SHA512: &str = "manifest-sha512.txt";
/// Further digests of the payload.
pub const MANIFEST_SHA256: &str = "manifest-sha256.txt";
/// Digests of the tag files; its own SHA-512 is the root hash.
pub const TAG_MANIFEST: &str = "tagmanifest-sha512.txt";
/// The signature of the tag manifest, laid beside it afterwards.
pub const SIGNATURE: &str = "tagmanifest-sha512.txt.minisig";
/// The public key, laid beside it afterwards.
pub const PUBLIC_KEY: &str = "milepost.pub";

/// Writes `bag-info.txt`: a line an entry, line ends and runs of blanks in values made one blank.
pub fn bag_info(entries: &[(&str, String)]) -> String {
    let line = |(name, value): &(&str, String)| {
        let words: Vec<&str> = value.split_whitespace().collect();
        format!("{name}: {}\n", words.join(" "))
    };
    entries.iter().map(line).collect()
}

/// Returns how many bytes and files the payload has, as `Payload-Oxum` says it.
pub fn oxum(written: &Written) -> String {
    let payload = || written.iter().filter(|(path, _)| is_payload(path));
    let bytes: u64 = payload().map(|(_, file)| file.size).sum();
    format!("{bytes}.{}", payload().count())
}

/// Puts the tag files around a payload.
///
/// `written` are the files of the payload; `info` is `bag-info.txt`.
pub fn tag_files(written: &Written, info: String, readme: String) -> Vec<(SitePath, Vec<u8>)> {
    let mut tags: BTreeMap<&str, String> = BTreeMap::from([
        (BAGIT_NAME, BAGIT.to_owned()),
        (BAG_INFO_NAME, info),
        (README_NAME, readme),
        (MANIFEST_SHA512, manifest(written, |file| &file.sha512)),
        (MANIFEST_SHA256, manifest(written, |file| &file.sha256)),
    ]);
    let lines = tags
        .iter()
        .map(|(name, text)| line(&sha512(text.as_bytes()), name));
    tags.insert(TAG_MANIFEST, lines.collect());
    let file = |(name, text): (&str, String)| {
        let path = SitePath::new(name).expect("a plain name is a path");
        (path, text.into_bytes())
    };
    tags.into_iter().map(file).collect()
}

/// Returns what is written of a file that is made in memory.
pub fn written_file(bytes: &[u8]) -> WrittenFile {
    WrittenFile {
        size: bytes.len() as u64,
        sha256: sha256(bytes),
        sha512: sha512(bytes),
    }
}

fn is_payload(path: &SitePath) -> bool {
    path.as_str().starts_with("data/")
}

fn manifest(written: &Written, digest: fn(&WrittenFile) -> &String) -> String {
    let payload = written.iter().filter(|(path, _)| is_payload(path));
    payload
        .map(|(path, file)| line(digest(file), path.as_str()))
        .collect()
}

/// Writes one line of a manifest: digest, two blanks, path; so `sha512sum -c` reads it too.
///
/// A site path has no control characters, and a snapshot has no path with `%`: that one would be written `%25`
/// (RFC 8493, section 2.1.3), which `sha512sum` does not read.
fn line(digest: &str, path: &str) -> String {
    format!("{digest}  {path}\n")
}
