//! Markup made in Rust: charts as SVG.
//!
//! A chart is a function from plain facts (dates, states, finished words) to [`svg::Svg`]. It knows neither
//! projects nor languages; the view layer maps those.

pub mod axis;
pub mod bar;
pub mod bullet;
pub mod gantt;
pub mod labels;
pub mod lane;
pub mod marks;
pub mod pile;
pub mod ruler;
pub mod spark;
pub mod sprite;
pub mod svg;
#[cfg(test)]
pub(crate) mod wellformed;
