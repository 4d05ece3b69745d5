//! Makers of markup: pure functions from facts and content to HTML that is safe by construction.

pub mod html;
pub mod markdown;
pub mod url;
