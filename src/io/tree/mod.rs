//! A folder held open, through which everything below it is reached without ever following a symbolic link.
//!
//! A path is looked up by the system beneath the open folder, so no `..`, no link and no exchange of a folder
//! for a link between two steps leads out of it.

#[cfg(unix)]
mod unix;

#[cfg(unix)]
pub(in crate::io) use unix::Replace;
#[cfg(unix)]
pub use unix::Tree;
