//! How large the tests of trust are, and the figures that they report.
//!
//! Every size stands in `sizes.json`, beside this file: the first number is the one of every run, the second that
//! of `tests/trust --full`.

#![allow(dead_code, reason = "each test program uses what it needs of it")]

use serde_json::Value;

const SIZES: &str = include_str!("sizes.json");

/// The variable that asks for full size where it says `full`.
const VARIABLE: &str = "MILEPOST_TRUST";

/// Returns the size of the test `name` in this run.
pub fn size(name: &str) -> usize {
    let sizes: Value = serde_json::from_str(SIZES).expect("the sizes are JSON");
    let is_full = std::env::var(VARIABLE).is_ok_and(|value| value == "full");
    let size = sizes[name][usize::from(is_full)].as_u64();
    usize::try_from(size.unwrap_or_else(|| panic!("sizes.json does not name {name}")))
        .expect("a small number")
}

/// Reports a figure in the form that `tests/trust` collects.
pub fn figure(key: &str, value: impl std::fmt::Display) {
    println!("figure: {key} {value}");
}
