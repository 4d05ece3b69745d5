//! The sparkline: a word-sized line whose last point is marked.

use super::marks::Tone;
use super::plot::share;
use super::svg::{Points, Purpose, Svg, Writer};

/// Width from the first point to the last, in units of the drawing; the dot needs the rest of 88.
const WIDTH: f64 = 83.0;
/// Height at which the smallest value lies.
const LOW: f64 = 22.0;
/// Height at which the largest value lies.
const HIGH: f64 = 4.0;

/// Draws `values`, equally far apart, with a dot in `tone` at the last; what is not a finite number is left out.
///
/// Equal values lie in the middle. Without values the drawing is empty.
pub fn spark(values: &[f64], tone: Tone) -> Svg {
    let values: Vec<f64> = values.iter().copied().filter(|value| value.is_finite()).collect();
    let mut writer = Writer::with_capacity(256 + 14 * values.len());
    writer.root(Purpose::Decoration, |svg| svg.attr("viewBox", "0 0 88 26"));
    let points = points(&values);
    if points.len() > 1 {
        let line = writer.tag("polyline").attr("class", "spl");
        line.attr("points", Points(&points)).end();
    }
    if let Some((x, y)) = points.last() {
        let dot = writer.tag("circle").attr("class", tone.fill());
        dot.attr("cx", *x).attr("cy", *y).attr("r", 2.6).end();
    }
    writer.finish()
}

fn points(values: &[f64]) -> Vec<(f64, f64)> {
    let least = values.iter().copied().fold(f64::INFINITY, f64::min);
    let most = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let last = values.len().saturating_sub(1).max(1);
    let place = |(index, value): (usize, &f64)| {
        let x = if values.len() == 1 {
            WIDTH
        } else {
            WIDTH * index as f64 / last as f64
        };
        let y = LOW - (LOW - HIGH) * share(*value, least, most);
        (x, y)
    };
    values.iter().enumerate().map(place).collect()
}
