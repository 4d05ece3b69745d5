//! The archive: a year sealed as a folder that anyone can read and check, today or in thirty years.
//!
//! A snapshot is a BagIt 1.0 bag. `seal` makes one, `verify` judges one; both work on listings and bytes that `io`
//! supplies. Two are compared in `view::difference`, for it is a page too.

pub mod bag;
pub mod build_record;
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
