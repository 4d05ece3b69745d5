//! The milestone strip of a review sheet: the year ruler with one project's milestones on it.

use super::axis::Axis;
use super::lane::{Diamond, Reference, draw_diamonds};
use super::svg::{Purpose, Svg, Writer};

/// The milestones of one project.
#[derive(Clone, Copy, Debug)]
pub struct Strip<'a> {
    /// The year's scale.
    pub axis: Axis,
    /// Id of the page's [`super::ruler::strip_scale`] of the same axis, without `#`.
    pub scale: &'a str,
    /// Hidden where the sheet says the same in words, else an image with its finding.
    pub purpose: Purpose<'a>,
    /// The milestones that have a date, in any order; those outside the axis are left out.
    pub milestones: &'a [Diamond],
}

/// Draws the strip, 50 px high and as wide as its place.
pub fn strip(strip: &Strip<'_>) -> Svg {
    let mut writer = Writer::with_capacity(256 + 48 * strip.milestones.len());
    writer.root(strip.purpose, |svg| svg.attr("height", 50));
    writer.tag("use").attr("href", Reference(strip.scale)).end();
    draw_diamonds(&mut writer, strip.axis, strip.milestones, 18.5);
    writer.finish()
}
