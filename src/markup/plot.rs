//! The frame that the charts with two scales share: 430 by 300 units, words of 12 units, no box and no legend.

use super::axis::{Axis, Period};
use super::labels::Label;
use super::ruler::TEXT;
use super::svg::{Percent, Tag, Writer};

/// Width of the drawing.
pub(super) const WIDTH: f64 = 430.0;

/// The field in which lines are drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plot {
    pub left: f64,
    pub right: f64,
    pub top: f64,
    pub bottom: f64,
}

impl Plot {
    /// Returns the abscissa of a place on the horizontal axis.
    pub(super) fn x(&self, place: Percent) -> f64 {
        self.left + place.along(self.right - self.left)
    }

    /// Returns the ordinate of a place on a vertical axis that rises from the bottom.
    pub(super) fn y(&self, place: Percent) -> f64 {
        self.bottom - place.along(self.bottom - self.top)
    }

    /// Returns the stretches of `axis` whose labels have room side by side, without the first, each with its label.
    pub(super) fn labelled<'a>(&self, axis: Axis, labels: &'a [Label]) -> Vec<(Period, &'a Label)> {
        let widest = labels.iter().map(|label| label.width(TEXT)).fold(0.0, f64::max);
        let periods = axis.periods();
        let room = ((self.right - self.left) / (widest + 18.0)).max(1.0);
        let every = ((periods.len() as f64 / room).ceil() as usize).max(1);
        periods.into_iter().zip(labels).skip(1).step_by(every).collect()
    }
}

/// Returns where `value` lies between `least` (0) and `most` (1); in the middle where those are equal.
///
/// Halves keep the difference of the two largest numbers finite.
pub(super) fn share(value: f64, least: f64, most: f64) -> f64 {
    let range = most / 2.0 - least / 2.0;
    if range > 0.0 {
        (value / 2.0 - least / 2.0) / range
    } else {
        0.5
    }
}

/// Sets the attributes of the outer element.
pub(super) fn frame(svg: Tag<'_>) -> Tag<'_> {
    svg.attr("class", "chart").attr("viewBox", "0 0 430 300")
}

/// Writes a word of the chart; an empty class is left out.
pub(super) fn word(writer: &mut Writer, class: &str, (x, y): (f64, f64), anchor: &str, words: &str) {
    let mut text = writer.tag("text");
    if !class.is_empty() {
        text = text.attr("class", class);
    }
    text = text.attr("x", x).attr("y", y);
    if anchor != "start" {
        text = text.attr("text-anchor", anchor);
    }
    text.text(words);
}

/// Writes the labels below the field, each at the start of its stretch.
pub(super) fn draw_foot(writer: &mut Writer, plot: &Plot, labelled: &[(Period, &Label)]) {
    for (period, label) in labelled {
        let text = writer.tag("text").attr("x", plot.x(period.start)).attr("y", 292);
        text.attr("text-anchor", "middle").open();
        super::ruler::draw_label(writer, label);
        writer.close();
    }
}
