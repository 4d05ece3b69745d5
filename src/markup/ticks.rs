//! Updates per week on the year ruler: one tick a week, as high as its updates are many.

use std::collections::BTreeMap;

use super::axis::{Axis, monday_of};
use super::labels::Label;
use super::ruler::{self, Place};
use super::svg::{Purpose, Svg, Writer};
use crate::model::Date;

/// The updates of a year.
#[derive(Clone, Copy, Debug)]
pub struct Ticks<'a> {
    /// The year's scale.
    pub axis: Axis,
    /// One label for each of [`Axis::periods`], in that order.
    pub labels: &'a [Label],
    /// The status date.
    pub today: Date,
    /// Id of the title, unique in its page.
    pub id: &'a str,
    /// The finding, a sentence.
    pub finding: &'a str,
    /// The updates' dates, in any order; those outside the axis are left out.
    pub dates: &'a [Date],
}

/// A drawn year of updates, and the numbers of the table beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ticked {
    /// The drawing.
    pub svg: Svg,
    /// The Monday of every week on the axis up to the status date, with the number of updates, 0 included.
    pub weeks: Vec<(Date, usize)>,
}

/// Height of the axis line, in pixels.
const GROUND: f64 = 44.0;
/// Height of the tick of the busiest week, in pixels.
const HIGHEST: f64 = 28.0;

/// Draws the ruler with its ticks, 70 px high and as wide as its place.
pub fn ticks(ticks: &Ticks<'_>) -> Ticked {
    let weeks = weeks(ticks);
    let purpose = Purpose::Finding {
        id: ticks.id,
        sentence: ticks.finding,
    };
    let mut writer = Writer::with_capacity(12_288);
    writer.root(purpose, |svg| svg.attr("class", "weeks").attr("height", 70));
    ruler::draw_scale(
        &mut writer,
        ticks.axis,
        ticks.labels,
        ticks.today,
        Place::Below(GROUND),
    );
    let most = weeks.iter().map(|(_, count)| *count).max().unwrap_or(0);
    for (monday, count) in weeks.iter().filter(|(_, count)| *count > 0) {
        let x = ticks.axis.centre_of_week(*monday);
        let height = HIGHEST * *count as f64 / most as f64;
        writer.line("wk", (x, x), (GROUND - 2.0 - height, GROUND - 2.0));
    }
    draw_counts(&mut writer, ticks.axis, &weeks, most);
    Ticked {
        svg: writer.finish(),
        weeks,
    }
}

fn weeks(ticks: &Ticks<'_>) -> Vec<(Date, usize)> {
    let until = monday_of(ticks.today);
    let mut weeks: BTreeMap<Date, usize> = ticks
        .axis
        .weeks()
        .take_while(|monday| *monday <= until)
        .map(|monday| (monday, 0))
        .collect();
    for date in ticks.dates.iter().filter(|date| ticks.axis.contains(**date)) {
        if let Some(count) = weeks.get_mut(&monday_of(*date)) {
            *count += 1;
        }
    }
    weeks.into_iter().collect()
}

/// Writes the counts of the busiest week and, three weeks or more apart, of the newest; the table has them all.
fn draw_counts(writer: &mut Writer, axis: Axis, weeks: &[(Date, usize)], most: usize) {
    let Some(busiest) = weeks.iter().position(|(_, count)| *count == most && most > 0) else {
        return;
    };
    let newest = Some(weeks.len() - 1).filter(|newest| newest - busiest >= 3);
    for index in [busiest].into_iter().chain(newest) {
        let (monday, count) = weeks[index];
        let y = GROUND - 6.0 - HIGHEST * count as f64 / most as f64;
        let text = writer
            .tag("text")
            .attr("class", "an")
            .attr("x", axis.centre_of_week(monday));
        text.attr("y", y)
            .attr("text-anchor", "middle")
            .text(&count.to_string());
    }
}
