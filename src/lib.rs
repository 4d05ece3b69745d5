//! Milepost: from a folder of Markdown briefs to a published report site.
//!
//! Bytes are read once into inputs; each content file is parsed into typed records with the place of every
//! field; together they form the portfolio; figures are computed from it; rules look at both and add
//! diagnostics; every page is a view model made from both; the site maps paths to pages.

#![forbid(unsafe_code)]
#![cfg_attr(
    test,
    allow(
        clippy::disallowed_methods,
        clippy::disallowed_macros,
        reason = "tests may look at the disk; the same code is also checked without its tests"
    )
)]

pub mod anchor;
pub mod archive;
pub mod cli;
pub mod config;
pub mod derivation;
pub mod diagnostic;
pub mod figures;
pub mod io;
pub mod locale;
pub mod markup;
pub mod model;
pub mod path;
pub mod pipeline;
pub mod rules;
pub mod site;
pub mod source;
pub mod text;
pub mod theme;
pub mod url;
pub mod view;
