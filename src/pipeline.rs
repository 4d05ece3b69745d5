//! The two pure functions that carry the program: inputs to analysis, analysis to site.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::sync::Arc;

use crate::model::Date;
pub use crate::theme::ThemeFile;

/// Everything that a run has read from the world. Same inputs, same bytes.
#[derive(Clone, Debug)]
pub struct Inputs {
    /// Records and `site.yaml` below `content/`, sorted by path.
    pub documents: Vec<Arc<Document>>,
    /// Other files below `content/`: path and size in bytes.
    pub attachments: BTreeMap<Arc<str>, u64>,
    /// Files of the site's own themes.
    pub theme: Vec<ThemeFile>,
    /// What was not read, and why.
    pub rejected: Vec<Rejected>,
    /// The run's status date.
    pub run_date: Date,
    /// What the run asks for.
    pub options: Options,
}

/// What a run asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Whether drafts are shown.
    pub drafts: bool,
    /// The year whose projects must all be closed or accounted for.
    pub year_end: Option<i32>,
}

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
