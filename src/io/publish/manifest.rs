//! The list of the files that a publish made: only those are ever replaced or removed.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::io::digest::hex;
use crate::path::SitePath;

/// Name of the manifest in the output folder. Servers do not list names that begin with a dot.
pub const MANIFEST: &str = ".milepost-manifest";

/// Name of the manifest-to-be while files are replaced one by one: what it names is Milepost's too.
pub(super) const NEXT_MANIFEST: &str = ".milepost-manifest.next";

/// First line of a manifest: its format and the format's version.
const HEAD: &str = "milepost-manifest 1";

/// What a manifest says of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ManifestEntry {
    /// SHA-256 of the bytes.
    pub sha256: [u8; 32],
    /// Size in bytes.
    pub size: u64,
}

/// The files of a publish by their path below the output, the manifest itself left out.
pub type Manifest = BTreeMap<String, ManifestEntry>;

/// Returns the manifest as text: the head, then a line a file with its SHA-256, size in bytes and path.
pub(super) fn print(manifest: &Manifest) -> String {
    let mut text = String::with_capacity(manifest.len() * 128);
    text.push_str(HEAD);
    text.push('\n');
    for (path, entry) in manifest {
        text.push_str(&hex(&entry.sha256));
        writeln!(text, " {} {path}", entry.size).expect("text takes everything");
    }
    text
}

/// Reads a manifest.
///
/// A path that would lead out of the folder is refused, so nothing outside is ever removed because of a
/// manifest that somebody wrote by hand.
///
/// # Errors
/// The number of the first line, from 1, that is wrong.
pub fn parse(text: &str) -> Result<Manifest, usize> {
    let mut manifest = Manifest::new();
    let mut lines = text.lines();
    if lines.next() != Some(HEAD) {
        return Err(1);
    }
    for (index, line) in lines.enumerate() {
        let (path, entry) = parse_line(line).ok_or(index + 2)?;
        manifest.insert(path, entry);
    }
    Ok(manifest)
}

fn parse_line(line: &str) -> Option<(String, ManifestEntry)> {
    let mut parts = line.splitn(3, ' ');
    let sha256 = parse_hash(parts.next()?)?;
    let size = parts.next()?.parse().ok()?;
    let path = SitePath::new(parts.next()?)?;
    Some((path.as_str().to_owned(), ManifestEntry { sha256, size }))
}

fn parse_hash(text: &str) -> Option<[u8; 32]> {
    let mut hash = [0; 32];
    if text.len() != 64 || !text.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    for (index, byte) in hash.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[2 * index..2 * index + 2], 16).ok()?;
    }
    Some(hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(byte: u8, size: u64) -> ManifestEntry {
        let sha256 = [byte; 32];
        ManifestEntry { sha256, size }
    }

    #[test]
    fn a_manifest_is_read_back_as_it_was_written() {
        let manifest = Manifest::from([
            ("2026/offices/组 织.html".to_owned(), entry(0xab, 12)),
            ("index.html".to_owned(), entry(1, 0)),
        ]);
        let text = print(&manifest);
        assert!(text.starts_with("milepost-manifest 1\nabab"), "{text}");
        assert!(text.ends_with(" 0 index.html\n"), "{text}");
        assert_eq!(parse(&text), Ok(manifest));
    }

    #[test]
    fn a_manifest_that_names_files_outside_is_refused() {
        // Proved by sabotage: with `..` and empty parts let in, this test and one of a publish fail.
        let hash = "00".repeat(32);
        for (line, path) in [
            (2, "../x"),
            (2, "/etc/passwd"),
            (2, "a/../../b"),
            (2, ""),
            (2, "a//b"),
        ] {
            let text = format!("milepost-manifest 1\n{hash} 1 {path}\n");
            assert_eq!(parse(&text), Err(line), "{path}");
        }
        assert_eq!(parse(""), Err(1));
        assert_eq!(parse("milepost-manifest 2\n"), Err(1));
        assert_eq!(
            parse(&format!("milepost-manifest 1\n{hash} 1 a\n{hash} a\n")),
            Err(3)
        );
        assert_eq!(
            parse(&format!("milepost-manifest 1\n+{} 1 a\n", &hash[1..])),
            Err(2)
        );
    }
}
