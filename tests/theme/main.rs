//! Themes: one file overrides one thing, and whatever is wrong is said at its place.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests look at the disk and run the program"
)]

mod faults;
mod overriding;
mod sample;
mod variables;
