//! Entries of a source folder that were not read, and what is said of them.

use std::io::ErrorKind;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Severity};
use crate::locale::Message;

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

impl Rejected {
    /// Says what was not read, and what to do.
    pub(super) fn finding(&self) -> Diagnostic {
        let (rule, message) = match &self.reason {
            RejectReason::Symlink => ("symlink", Message::new("rejected-symlink")),
            RejectReason::NotRegular => ("unreadable", Message::new("rejected-not-regular")),
            RejectReason::NameNotUtf8 => ("invalid-name", Message::new("rejected-name-not-utf8")),
            RejectReason::NameCharacters => ("invalid-name", Message::new("rejected-name-characters")),
            RejectReason::NameTooLong { limit } => (
                "invalid-name",
                Message::new("rejected-name-too-long").with("limit", *limit),
            ),
            RejectReason::PathTooLong { limit } => (
                "invalid-name",
                Message::new("rejected-path-too-long").with("limit", *limit),
            ),
            RejectReason::TooLarge { limit } => (
                "limit-exceeded",
                Message::new("rejected-too-large").with("limit", *limit),
            ),
            RejectReason::Unreadable(kind) => (
                "unreadable",
                Message::new("rejected-unreadable").with("reason", kind.to_string()),
            ),
        };
        Diagnostic {
            rule,
            severity: Severity::Error,
            file: Arc::from(self.path.as_str()),
            span: None,
            message,
            related: Vec::new(),
        }
    }
}
