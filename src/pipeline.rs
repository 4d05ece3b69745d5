//! The two pure functions that carry the program: inputs to analysis, analysis to site.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::Date;
use crate::theme::ThemeFile;

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

/// One text file of the content folder, as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Path below `content/`, with `/` between folders.
    pub path: Arc<str>,
    /// Its bytes; empty where the file is larger than is ever read.
    pub bytes: Arc<[u8]>,
    /// Its size on disk in bytes.
    pub size: u64,
}

/// A file below `content/` that was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejected {
    /// Path below `content/`; bytes that are no text are written as escapes.
    pub path: String,
    /// Why.
    pub reason: RejectReason,
}

/// Why a file is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RejectReason {
    /// A symbolic link: links are never followed.
    Symlink,
    /// A device, pipe or socket.
    NotAFile,
    /// A name that is not UTF-8.
    Name,
    /// A name or a path that is too long: its length and the limit, in bytes.
    TooLong {
        /// Length in bytes.
        length: usize,
        /// The limit.
        limit: usize,
    },
    /// The system refused to read it, in the system's words.
    Unreadable(String),
}

/// What a run asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Whether drafts are shown.
    pub drafts: bool,
    /// The year whose projects must all be closed or accounted for.
    pub year_end: Option<i32>,
}
