//! The archive: a year sealed as a folder that anyone can read and check, today or in thirty years.
//!
//! A snapshot is a BagIt 1.0 bag. `seal` makes one, `verify` judges one, `diff` compares two; all three work on
//! listings and bytes that `io` supplies.

pub mod bag;
pub mod build_record;
pub mod diff;
pub mod generator;
pub mod packed;
pub mod readme;
pub mod records;
pub mod remembered;
pub mod seal;
pub mod selection;
pub mod shelf;
pub mod tag_file;
pub mod verify;
