//! What the last publish was made from, so that the same files are not made again only to be compared.
//!
//! Beside an output `public` lies `.public.milepost-basis`: the digest of what its files were made from, and that
//! of the manifest that came of it. It may be removed at any time; the next publish then makes everything.

use std::io::{self, Read, Write};

use super::manifest::{self, Manifest};
use super::output::Output;
use crate::io::digest;
use crate::path::SitePath;

/// First line of the record: its format and the format's version.
const HEAD: &str = "milepost-basis 1";

/// What the files of a publish follow from.
#[derive(Clone, Copy)]
pub struct Basis<'a> {
    /// Digest of everything that made files follow from: with the same one they have the same bytes.
    pub digest: [u8; 32],
    /// Says whether a file is a copy, and so does not follow from that alone.
    pub is_copy: &'a (dyn Fn(&SitePath) -> bool + Sync),
}

/// Says whether the site of `published` was made from `basis`.
pub(super) fn is_last(output: &Output, basis: &Basis<'_>, published: &Manifest) -> bool {
    let mut text = String::new();
    let read = output
        .parent
        .file(output.beside("basis"))
        .and_then(|(file, _)| file.take(1024).read_to_string(&mut text));
    read.is_ok() && text == record(basis, published)
}

/// Remembers that the site of `published` was made from `basis`.
pub(super) fn remember(output: &Output, basis: &Basis<'_>, published: &Manifest) -> io::Result<()> {
    if is_last(output, basis, published) {
        return Ok(());
    }
    let mut file = output.parent.open_or_create(&output.beside("basis"))?;
    file.set_len(0)?;
    file.write_all(record(basis, published).as_bytes())
}

fn record(basis: &Basis<'_>, published: &Manifest) -> String {
    let manifest = digest::sha256(manifest::print(published).as_bytes());
    format!("{HEAD}\n{}\n{manifest}\n", digest::hex(&basis.digest))
}
