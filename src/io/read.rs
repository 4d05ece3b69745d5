//! Reading a site: its content and its own theme, once, in parallel, and without following any link.

mod filling;
mod reader;
mod stamp;

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use walkdir::WalkDir;

use super::Tree;
use super::names::{escaped, is_leftover, refusal};
use crate::pipeline::{Document, RejectReason, Rejected, ThemeFile};
use crate::theme;
pub use reader::{Changes, ContentReader, Hint, LookError};
pub use stamp::{Stamp, stamp};

/// How much is read before something is refused.
///
/// # Source
/// SECURITY.md, "Limits".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Greatest size of a Markdown file and of `site.yaml`, in bytes; of a larger one no byte is kept.
    pub brief_bytes: u64,
    /// Greatest size of a file of a theme, in bytes.
    pub theme_bytes: u64,
    /// Greatest length of the name of a file or folder, in bytes.
    pub name_bytes: usize,
    /// Greatest length of a path below its source folder, in bytes.
    pub path_bytes: usize,
    /// Greatest number of files in a source folder.
    pub files: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            brief_bytes: 1 << 20,
            theme_bytes: 25 << 20,
            name_bytes: 100,
            path_bytes: 180,
            files: 500_000,
        }
    }
}

/// What was found below `content/`, each list sorted by the bytes of the path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Content {
    /// The Markdown files and `site.yaml`, read.
    pub documents: Vec<Arc<Document>>,
    /// All other files by their path below `content/`, with their size in bytes.
    pub attachments: BTreeMap<Arc<str>, u64>,
    /// What was not read, and why.
    pub rejected: Vec<Rejected>,
}

/// Why a source folder cannot be read at all.
#[derive(Debug)]
pub enum ReadError {
    /// There is no such folder, or what is there is not a folder, or is a link.
    NoFolder {
        /// Where it should be.
        path: PathBuf,
        /// What the system said.
        cause: io::Error,
    },
    /// `content/` has no `site.yaml`, so it is not known whether it is a site.
    NoSettings {
        /// Where it should be.
        path: PathBuf,
    },
    /// There are more files than a site may have.
    TooManyFiles {
        /// The source folder.
        path: PathBuf,
        /// Greatest number of files.
        limit: usize,
    },
}

/// Returns the site that `start` lies in: `start` or its nearest parent that has `content/site.yaml`.
pub fn find_root(start: &Path) -> Option<PathBuf> {
    let start = std::path::absolute(start).ok()?;
    start
        .ancestors()
        .find(|folder| folder.join("content/site.yaml").is_file())
        .map(Path::to_path_buf)
}

/// Returns the settings by a name that is not theirs, such as `site.yml`, in the `content/` nearest to `start`.
pub fn misnamed_settings(start: &Path) -> Option<PathBuf> {
    let start = std::path::absolute(start).ok()?;
    let names = ["site.yml", "Site.yaml", "Site.yml", "site.yaml.txt", "site.txt"];
    start.ancestors().find_map(|folder| {
        let content = folder.join("content");
        names
            .iter()
            .map(|name| content.join(name))
            .find(|path| path.is_file())
    })
}

/// Opens `content/` of the site at `root`, to read attachments from it.
///
/// # Errors
/// `content/` is missing, is not a folder, or is a link.
pub fn open_content(root: &Path) -> Result<Tree, ReadError> {
    open_below(root, "content")
}

/// Opens `archive/` of the site at `root`, to read pages of snapshots from it.
///
/// # Errors
/// `archive/` is missing, is not a folder, or is a link.
pub fn open_archive(root: &Path) -> Result<Tree, ReadError> {
    open_below(root, super::publish::ARCHIVE)
}

/// Reads the settings of the site at `root` alone.
///
/// # Errors
/// There is no such file, or it cannot be read.
pub fn settings(root: &Path, limits: &Limits) -> io::Result<Arc<Document>> {
    const NAME: &str = "site.yaml";
    let (file, size) = Tree::open(root)?.folder("content")?.file(NAME)?;
    let (bytes, size) = read_limited(file, size, limits.brief_bytes)?;
    Ok(Arc::new(Document {
        path: Arc::from(NAME),
        bytes: bytes.unwrap_or_default().into(),
        size,
    }))
}

/// Reads everything below `content/` of the site at `root`.
///
/// Names that begin with a dot and what editors and office programs leave behind are passed over.
///
/// # Errors
/// `content/` or its `site.yaml` is missing, or there are too many files. A single entry that cannot be read
/// is not an error: it is listed as rejected.
pub fn content(root: &Path, limits: &Limits) -> Result<Content, ReadError> {
    let mut reader = ContentReader::new(root, *limits);
    match reader.look(&Hint::Everything) {
        Ok(_) => Ok(reader.into_content()),
        Err(LookError::Read(error)) => Err(error),
        Err(LookError::Vanished { .. }) => unreachable!("a first look has nothing that could vanish"),
    }
}

/// Reads the files of the site's own theme `name`, below `themes/<name>/`, sorted by path; beside them, what
/// was not read.
///
/// # Errors
/// `name` is not the name of a folder below `themes/`, or there are too many files.
pub fn theme(root: &Path, name: &str, limits: &Limits) -> Result<(Vec<ThemeFile>, Vec<Rejected>), ReadError> {
    let themes = open_below(root, "themes")?;
    let base = format!("themes/{name}");
    let refused = refusal(name, limits.name_bytes).is_some();
    if refused || name.is_empty() || name.contains('/') || name.starts_with('.') {
        let path = root.join("themes").join(escaped(OsStr::new(name)));
        let cause = ErrorKind::InvalidInput.into();
        return Err(ReadError::NoFolder { path, cause });
    }
    let tree = themes.folder(name).map_err(|cause| ReadError::NoFolder {
        path: root.join(&base),
        cause,
    })?;
    let walk = walk(root, &base, limits)?;
    let read = |path: Arc<str>| {
        let bytes = tree
            .file(&*path)
            .and_then(|(file, size)| read_limited(file, size, limits.theme_bytes));
        (path, bytes)
    };
    let found: Vec<_> = walk.files.into_par_iter().map(read).collect();
    let mut files = Vec::with_capacity(found.len());
    let mut rejected = walk.rejected;
    for (path, bytes) in found {
        match bytes {
            Ok((Some(bytes), _)) => files.push(ThemeFile {
                path: Arc::from(format!("{name}/{path}")),
                bytes: Arc::from(bytes),
            }),
            Ok((None, _)) => rejected.push(Rejected {
                path: format!("{base}/{path}"),
                reason: RejectReason::TooLarge {
                    limit: limits.theme_bytes,
                },
            }),
            Err(error) => rejected.extend(unreadable(&base, &path, &error)),
        }
    }
    rejected.sort_by(|a, b| a.path.cmp(&b.path));
    Ok((files, rejected))
}

/// Returns the names of the folders in the folder at `path`, sorted; links, and names that are not text, are passed
/// over.
///
/// # Errors
/// There is no such folder, or it cannot be listed.
pub fn folder_names(path: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(path)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            names.extend(entry.file_name().into_string());
        }
    }
    names.sort();
    Ok(names)
}

/// Reads the files of the theme `name` and of those that it extends; the built-in theme needs no files, and
/// neither does one that is missing: loading it says so.
///
/// # Errors
/// There are too many files.
pub fn themes(
    root: &Path,
    name: &str,
    limits: &Limits,
) -> Result<(Vec<ThemeFile>, Vec<Rejected>), ReadError> {
    let (mut files, mut rejected) = (Vec::new(), Vec::new());
    let mut names: Vec<String> = Vec::new();
    let mut next = name.to_owned();
    while next != theme::DEFAULT_NAME && !names.contains(&next) {
        match theme(root, &next, limits) {
            Ok((found, refused)) => {
                files.extend(found);
                rejected.extend(refused);
            }
            Err(ReadError::NoFolder { .. }) => break,
            Err(error) => return Err(error),
        }
        let parent = theme::extends(&next, &files);
        names.push(std::mem::replace(&mut next, parent));
    }
    Ok((files, rejected))
}

/// Name of the site's settings below `content/`.
const SETTINGS: &str = "site.yaml";

/// What a file is to the site.
#[derive(Clone, Debug)]
enum Found {
    Document(Arc<Document>),
    /// With its size in bytes.
    Attachment(u64),
}

fn is_document(path: &str) -> bool {
    path == SETTINGS || path.ends_with(".md")
}

fn open_below(root: &Path, folder: &str) -> Result<Tree, ReadError> {
    Tree::open(root)
        .and_then(|tree| tree.folder(folder))
        .map_err(|cause| ReadError::NoFolder {
            path: root.join(folder),
            cause,
        })
}

/// Reads a file whose size was just found to be `size`; gives no bytes of one larger than `limit`, and the
/// size in bytes.
fn read_limited(mut file: File, size: u64, limit: u64) -> io::Result<(Option<Vec<u8>>, u64)> {
    if size > limit {
        return Ok((None, size));
    }
    // One byte of room more than the file has: a read that leaves it empty has seen the end of the file, and
    // the usual file takes one call.
    let room = usize::try_from(size + 1).map_err(|_| ErrorKind::FileTooLarge)?;
    let mut bytes = vec![0; room];
    let mut filled = 0;
    while filled < room {
        match file.read(&mut bytes[filled..]) {
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        }
        if filled == room - 1 {
            break;
        }
    }
    bytes.truncate(filled);
    // A file that grows while it is read may fill the room; the rest of it is read up to the limit.
    if filled == room {
        file.take(limit + 1 - size.min(limit)).read_to_end(&mut bytes)?;
    }
    let read = bytes.len() as u64;
    Ok(((read <= limit).then_some(bytes), read))
}

/// What a source folder holds, before any file is opened.
struct Walk {
    files: Vec<Arc<str>>,
    rejected: Vec<Rejected>,
}

fn walk(root: &Path, base: &str, limits: &Limits) -> Result<Walk, ReadError> {
    let folder = root.join(base);
    let mut walk = Walk {
        files: Vec::new(),
        rejected: Vec::new(),
    };
    let mut waiting = vec![String::new()];
    while let Some(below) = waiting.pop() {
        let listing = Listing::of(&folder, base, &below, limits);
        walk.files.extend(listing.files.into_iter().map(|(path, _)| path));
        walk.rejected.extend(listing.rejected);
        waiting.extend(listing.folders);
        if walk.files.len() + walk.rejected.len() > limits.files {
            let limit = limits.files;
            return Err(ReadError::TooManyFiles { path: folder, limit });
        }
    }
    walk.files.par_sort_unstable();
    Ok(walk)
}

/// What one folder holds, without what its folders hold.
#[derive(Default)]
struct Listing {
    /// Regular files: the path below the source folder, and the entry to ask for its state.
    files: Vec<(Arc<str>, walkdir::DirEntry)>,
    /// Folders, by their path below the source folder.
    folders: Vec<String>,
    rejected: Vec<Rejected>,
}

impl Listing {
    /// Lists the folder `below` of the source folder `folder`, which lies at `base` of the site.
    fn of(folder: &Path, base: &str, below: &str, limits: &Limits) -> Listing {
        let mut listing = Listing::default();
        let entries = WalkDir::new(folder.join(below))
            .follow_links(false)
            .follow_root_links(false)
            .min_depth(1)
            .max_depth(1);
        for entry in entries {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    listing.rejected.extend(unlisted(base, folder, error));
                    continue;
                }
            };
            if is_leftover(entry.file_name()) {
                continue;
            }
            match judge(folder, &entry, limits) {
                Ok(path) if entry.file_type().is_file() => listing.files.push((Arc::from(path), entry)),
                Ok(path) => listing.folders.push(path),
                Err(reason) => listing.rejected.push(Rejected {
                    path: self::below(base, folder, entry.path()),
                    reason,
                }),
            }
        }
        listing
    }
}

/// Returns the path below the source folder of an entry that may be read, or why it may not.
fn judge(folder: &Path, entry: &walkdir::DirEntry, limits: &Limits) -> Result<String, RejectReason> {
    let kind = entry.file_type();
    if kind.is_symlink() {
        return Err(RejectReason::Symlink);
    }
    if !kind.is_file() && !kind.is_dir() {
        return Err(RejectReason::NotRegular);
    }
    let Some(name) = entry.file_name().to_str() else {
        return Err(RejectReason::NameNotUtf8);
    };
    if let Some(reason) = refusal(name, limits.name_bytes) {
        return Err(reason);
    }
    // Every folder on the way was judged before, so the whole path is text.
    let path = relative(folder, entry.path());
    let limit = limits.path_bytes;
    if path.len() > limit {
        return Err(RejectReason::PathTooLong { limit });
    }
    Ok(path)
}

/// Returns the path below `folder` with `/` between folders, escaped where it would not show.
fn relative(folder: &Path, path: &Path) -> String {
    let rest = path.strip_prefix(folder).unwrap_or(path);
    let parts: Vec<String> = rest.iter().map(escaped).collect();
    parts.join("/")
}

fn below(base: &str, folder: &Path, path: &Path) -> String {
    format!("{base}/{}", relative(folder, path))
}

/// Returns the rejection of a folder that could not be listed; one that is gone again was never there.
fn unlisted(base: &str, folder: &Path, error: walkdir::Error) -> Option<Rejected> {
    let path = error
        .path()
        .map_or_else(|| base.to_owned(), |path| below(base, folder, path));
    let kind = error.io_error().map_or(ErrorKind::Other, io::Error::kind);
    (kind != ErrorKind::NotFound).then_some(Rejected {
        path,
        reason: RejectReason::Unreadable(kind),
    })
}

/// Returns the rejection of a file that could not be read; one that is gone again was never there.
fn unreadable(base: &str, path: &str, error: &io::Error) -> Option<Rejected> {
    let reason = match error.kind() {
        ErrorKind::NotFound => return None,
        kind => RejectReason::Unreadable(kind),
    };
    Some(Rejected {
        path: format!("{base}/{path}"),
        reason,
    })
}

#[cfg(test)]
mod tests;
