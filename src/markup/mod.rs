//! Makers of markup: pure functions from plain facts and content to HTML and SVG that are safe by construction.
//!
//! A chart is a function from dates, states and finished words to [`svg::Svg`]. It knows neither projects nor
//! languages; the view layer maps those.

pub mod axis;
pub mod bar;
pub mod bullet;
pub mod html;
pub mod labels;
pub mod lane;
pub mod markdown;
pub mod marks;
pub mod pile;
pub mod ruler;
pub mod spark;
pub mod sprite;
pub mod svg;
pub mod url;
#[cfg(test)]
pub(crate) mod wellformed;
