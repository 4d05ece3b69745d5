//! Hostile content on its way through the whole program: naughty strings, names that lead elsewhere, bombs.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::disallowed_macros,
    clippy::unwrap_used,
    reason = "these tests start the program, look at the disk and say what they found"
)]

mod attachments;
mod bombs;
#[path = "../data/mod.rs"]
mod data;
#[path = "../measure/mod.rs"]
mod measure;
mod memory;
mod names;
mod naughty;
mod traversal;
