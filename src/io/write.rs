//! Single files that a command writes for its user: never over something, never by halves.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// Writes a new file and the folders above it.
///
/// # Errors
/// There is something at `path` already (`AlreadyExists`), or the system refuses.
pub fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut file = fs::File::create_new(path)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    if written.is_err() {
        fs::remove_file(path)?;
    }
    written
}

/// Replaces the contents of a file at once: readers see the old or the new text, never a part.
///
/// # Errors
/// The system refuses; the file is then as it was.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let permissions = fs::metadata(path)?.permissions();
    let mut name = std::ffi::OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".milepost-{}", std::process::id()));
    let new = path.with_file_name(name);
    let mut file = fs::File::create_new(&new)?;
    let written = file
        .write_all(bytes)
        .and_then(|()| file.set_permissions(permissions))
        .and_then(|()| file.sync_all())
        .and_then(|()| fs::rename(&new, path));
    if written.is_err() {
        fs::remove_file(&new)?;
    }
    written
}

/// Reads a file.
///
/// # Errors
/// The system refuses.
pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    fs::read(path)
}

/// Tells whether there is anything at `path`.
pub fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}
