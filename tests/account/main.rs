//! A year answered for: every figure explained, the sentences of a year run month by month, the year-end gate.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::cast_precision_loss,
    reason = "tests look at the disk and run the program"
)]

mod closing;
mod explaining;
mod sample;
mod sentences;
