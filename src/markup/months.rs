//! The availability strip: twelve boxes, one a month, that say for which months something is there.

use super::svg::{Purpose, Svg, Writer};

/// What one month has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Month {
    /// There is a record.
    Present,
    /// There should be one and is none.
    Missing,
    /// The month has not come, or lies before the first record.
    Outside,
}

/// Draws a box for each month, 11 units apart and 14 high; records are filled, gaps hollow, the rest a dot.
pub fn months(months: &[Month], purpose: Purpose<'_>) -> Svg {
    let mut writer = Writer::with_capacity(256 + 72 * months.len());
    let view = format!("0 0 {} 14", (11 * months.len()).max(2) - 2);
    writer.root(purpose, |svg| svg.attr("class", "avail").attr("viewBox", &*view));
    for (index, month) in months.iter().enumerate() {
        let x = 11.0 * index as f64;
        match month {
            Month::Present => writer.rect("b-done", (x, 9.0), 2.5, 9.0),
            Month::Missing => writer.rect("av-gap", (x + 0.5, 8.0), 3.0, 8.0),
            Month::Outside => writer.rect("av-off", (x + 3.5, 2.0), 6.0, 2.0),
        }
    }
    writer.finish()
}
