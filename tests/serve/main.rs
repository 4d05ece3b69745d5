//! The preview, as a browser and as an attacker see it: the real program, asked over the network.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    clippy::disallowed_types,
    reason = "these tests edit files, talk to a server and say what they found"
)]

mod bench;
#[path = "../data/mod.rs"]
mod data;
mod edits;
mod hostile;
#[path = "../measure/mod.rs"]
mod measure;
mod overlay;
#[path = "../random/mod.rs"]
mod random;
mod saves;
mod sealed;
mod words;
