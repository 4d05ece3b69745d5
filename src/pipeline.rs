//! What goes into an analysis, as plain values.

use std::io::ErrorKind;
use std::sync::Arc;

/// One text file below `content/` that Milepost reads: a Markdown file, or `site.yaml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The path below `content/`, with `/` between folders.
    pub path: Arc<str>,
    /// The file's bytes; empty where the file is larger than a brief may be.
    pub bytes: Arc<[u8]>,
    /// The file's size on disk, in bytes.
    pub size: u64,
}

/// One file of the site's own theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeFile {
    /// The path below `themes/`, with `/` between folders; it begins with the theme's name.
    pub path: Arc<str>,
    /// The file's bytes.
    pub bytes: Arc<[u8]>,
}

/// One entry of a source folder that was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejected {
    /// The path below the site's root, with `/` between folders; bytes that are not text, and characters
    /// that would not show, are escaped as `\xE4` and `\u{202e}`.
    pub path: String,
    /// Why it was not read.
    pub reason: RejectReason,
}

/// Why an entry of a source folder was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RejectReason {
    /// A symbolic link: what it points to may lie outside the site.
    Symlink,
    /// A pipe, a socket or a device.
    NotRegular,
    /// The name is not UTF-8.
    NameNotUtf8,
    /// The name has a control character, a character that changes the direction of text, or a backslash.
    NameCharacters,
    /// The name is longer than `limit` bytes.
    NameTooLong {
        /// Greatest length of a name, in bytes.
        limit: usize,
    },
    /// The path below the source folder is longer than `limit` bytes.
    PathTooLong {
        /// Greatest length of a path, in bytes.
        limit: usize,
    },
    /// The file is larger than `limit` bytes; only of files of a theme.
    TooLarge {
        /// Greatest size, in bytes.
        limit: u64,
    },
    /// The system refused to read it.
    Unreadable(ErrorKind),
}
