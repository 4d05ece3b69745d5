//! The one door to the world: files, the clock and the environment.
//!
//! Everything else in the crate works on values that this room has read, and makes values that it writes.

#![expect(
    clippy::disallowed_methods,
    reason = "this is the door through which files, the clock and the environment are reached"
)]

pub mod clock;
pub mod digest;
pub mod environment;
pub mod folder;
pub mod live;
mod names;
pub mod publish;
pub mod read;
pub mod server;
mod tree;
pub mod watch;
pub mod write;

pub use tree::Tree;
