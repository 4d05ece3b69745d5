//! The program as a person meets it: exit codes, what goes to standard output, what goes beside it.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::disallowed_macros,
    clippy::unwrap_used,
    reason = "these tests start the program, look at the disk and say what they skip"
)]

mod building;
mod checking;
mod desk;
mod hostile;
mod starting;
mod teaching;
mod usage;
