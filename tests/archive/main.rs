//! The archive: what is sealed can be read, checked and rebuilt, and whatever is changed in it is found.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    clippy::unwrap_used,
    reason = "tests look at the disk and say what they skip"
)]

mod changing;
mod conformance;
#[path = "../data/mod.rs"]
mod data;
mod dying;
mod generator;
#[path = "../measure/mod.rs"]
mod measure;
mod outside;
#[path = "../random/mod.rs"]
mod random;
mod remembering;
mod reporting;
mod reproducing;
mod rules;
mod sealing;
mod shelf;
mod signing;
#[path = "../tmpfs/mod.rs"]
mod tmpfs;
