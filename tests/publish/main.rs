//! Publishing on a real disk: nothing but the whole site, and never a file that is not Milepost's.
//!
//! Each guard was proved once by sabotage: the comment beside its test says what was broken to see it fail.

#![cfg(unix)]
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    clippy::unwrap_used,
    reason = "these tests look at the disk, start processes and say what they skip"
)]

mod changes;
mod crash;
mod desk;
mod disk;
mod faults;
mod many;
#[path = "../measure/mod.rs"]
mod measure;
mod ownership;
mod places;
#[path = "../random/mod.rs"]
mod random;
mod readers;
mod settled;
#[path = "../tmpfs/mod.rs"]
mod tmpfs;
