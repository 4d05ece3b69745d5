//! Pure makers of markup: Markdown to safe HTML, charts to SVG, and the typed writers that all text goes through.
//!
//! A chart is a function from plain facts (dates, states, finished words) to [`svg::Svg`]. It knows neither
//! projects nor languages; the view layer maps those.

pub mod age;
pub mod axis;
pub mod bar;
pub mod bullet;
pub mod drift;
pub mod gantt;
pub mod html;
pub mod labels;
pub mod lane;
pub mod markdown;
pub mod marks;
pub mod months;
pub mod pile;
mod plot;
pub mod ruler;
pub mod slope;
pub mod spark;
pub mod sprite;
pub mod steps;
pub mod strip;
pub mod svg;
#[cfg(test)]
mod tests;
pub mod ticks;
#[cfg(test)]
pub(crate) mod wellformed;

pub use crate::url;
