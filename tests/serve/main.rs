//! The preview, as a browser and as an attacker see it: the real program, asked over the network.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "these tests edit files and talk to a server"
)]

mod bench;
mod edits;
mod hostile;
mod overlay;
mod saves;
mod sealed;
mod words;
