//! A packed copy for transport: a ZIP file whose bytes follow from the snapshot's alone.

use std::io::{self, Seek, Write};
use std::path::Path;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::io::folder::{EntryKind, FileFault, Folder};

/// Packs the folder at `path`, every file below its own name, a piece of a file at a time; nothing is compressed, so that no compressor's version
/// changes the bytes.
///
/// # Errors
/// A file cannot be read, or the system refuses to write.
pub fn pack(path: &Path, target: impl Write + Seek) -> io::Result<()> {
    let folder = Folder::open(path)?;
    let name = path
        .file_name()
        .and_then(|name| name.to_str())
        .unwrap_or("snapshot");
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        // The first moment that the format knows: when a file was written is in bag-info.txt.
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut writer = ZipWriter::new(target);
    for entry in folder.entries() {
        if let EntryKind::File(size) = entry.kind {
            /// From here on a file needs the large form of its entry: 4 GiB less one byte.
            const LARGE: u64 = 0xffff_ffff;
            writer
                .start_file(
                    format!("{name}/{}", entry.path),
                    options.large_file(size >= LARGE),
                )
                .map_err(io::Error::other)?;
            folder.copy(&entry.path, size, &mut writer).map_err(refused)?;
        }
    }
    writer.finish().map_err(io::Error::other)?;
    Ok(())
}

fn refused(fault: FileFault) -> io::Error {
    match fault {
        FileFault::Unreadable(error) => error,
        FileFault::Changed | FileFault::TooLarge(_) => io::ErrorKind::ResourceBusy.into(),
    }
}
