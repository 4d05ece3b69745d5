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

/// Writes a new file with what `fill` puts into it; of a failure nothing stays, and at no moment is there a part
/// of it under its name.
///
/// # Errors
/// There is something at `path` already (`AlreadyExists`), or `fill` or the system refuses.
pub fn create_with(path: &Path, fill: impl FnOnce(&mut fs::File) -> io::Result<()>) -> io::Result<()> {
    if exists(path) {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    let mut name = std::ffi::OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".milepost-{}", std::process::id()));
    let new = path.with_file_name(name);
    let mut file = fs::File::create(&new)?;
    // A second name fails where the first one is taken by now; a move would replace it.
    let written = fill(&mut file)
        .and_then(|()| file.sync_all())
        .and_then(|()| fs::hard_link(&new, path));
    let written = match written {
        // A memory stick knows no second names.
        Err(error) if is_without_links(&error) && !exists(path) => fs::rename(&new, path),
        written => fs::remove_file(&new).and(written),
    };
    if written.is_err() && exists(&new) {
        fs::remove_file(&new)?;
    }
    written
}

fn is_without_links(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::Unsupported | io::ErrorKind::PermissionDenied
    )
}

/// Returns the one path of what is at `path`, links followed.
///
/// # Errors
/// There is nothing, or the system refuses.
pub fn real_path(path: &Path) -> io::Result<std::path::PathBuf> {
    fs::canonicalize(path)
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
