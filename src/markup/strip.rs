//! The milestone strip of a review sheet: the year ruler with one project's milestones on it.

use super::axis::Axis;
use super::labels::Label;
use super::lane::{Diamond, draw_diamonds};
use super::ruler::{self, Place};
use super::svg::{Purpose, Svg, Writer};
use crate::model::Date;

/// The milestones of one project.
#[derive(Clone, Copy, Debug)]
pub struct Strip<'a> {
    /// The year's scale.
    pub axis: Axis,
    /// One label for each of [`Axis::periods`], in that order.
    pub labels: &'a [Label],
    /// The status date.
    pub today: Date,
    /// Hidden where the sheet says the same in words, else an image with its finding.
    pub purpose: Purpose<'a>,
    /// The milestones that have a date, in any order; those outside the axis are left out.
    pub milestones: &'a [Diamond],
}

/// Draws the strip, 50 px high and as wide as its place.
pub fn strip(strip: &Strip<'_>) -> Svg {
    let mut writer = Writer::with_capacity(8_192 + 48 * strip.milestones.len());
    writer.root(strip.purpose, |svg| svg.attr("height", 50));
    ruler::draw_scale(
        &mut writer,
        strip.axis,
        strip.labels,
        strip.today,
        Place::Above(48.5),
    );
    draw_diamonds(&mut writer, strip.axis, strip.milestones, 18.5);
    writer.finish()
}
