//! The drift chart: what was forecast for each milestone at each report.
//!
//! Across: the day of the report. Up: the day then forecast. A level line is a stable promise, a rising one
//! slips, and a milestone is handed over where its line meets the diagonal.

use super::axis::Axis;
use super::labels::{Area, Label, fit, spread, width};
use super::marks::{Mark, Tone};
use super::plot::{self, Plot, WIDTH};
use super::ruler::TEXT;
use super::svg::{Points, Purpose, Svg, Writer};
use crate::model::Date;

/// The forecasts of a project's milestones.
#[derive(Clone, Copy, Debug)]
pub struct Drift<'a> {
    /// The time shown, across and up; points outside are left out.
    pub axis: Axis,
    /// One label for each of [`Axis::periods`], in that order.
    pub labels: &'a [Label],
    /// The status date, where the diagonal ends.
    pub today: Date,
    /// Id of the title, unique in its page.
    pub id: &'a str,
    /// The finding, a sentence.
    pub finding: &'a str,
    /// The words below the diagonal, such as `对角线＝按时交账`; may be empty.
    pub diagonal: &'a str,
    /// The milestones.
    pub series: &'a [Series],
}

/// The forecasts of one milestone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// What it is called; cut where there is no room.
    pub name: String,
    /// Its last forecast in words, such as `11-27`; shown where it slips.
    pub date: String,
    /// Day of the report and day then forecast, by day of the report.
    pub points: Vec<(Date, Date)>,
    /// Its state: what is handed over is history and stays grey.
    pub mark: Mark,
}

impl Series {
    /// Returns whether it is still owed or to come and was last forecast for later than at first.
    fn slips(&self) -> bool {
        let ends = self.points.first().zip(self.points.last());
        self.mark != Mark::Done && ends.is_some_and(|(first, last)| last.1 > first.1)
    }
}

const PLOT: Plot = Plot {
    left: 34.0,
    right: 334.0,
    top: 14.0,
    bottom: 274.0,
};

/// More names than these do not find room at the line ends; the rest is in the table.
const MOST_NAMES: usize = 12;

/// Draws the chart, the slipping lines last.
pub fn drift(drift: &Drift<'_>) -> Svg {
    let purpose = Purpose::Finding {
        id: drift.id,
        sentence: drift.finding,
    };
    let mut writer = Writer::with_capacity(4_096 + 1_024 * drift.series.len());
    writer.root(purpose, plot::frame);
    draw_scales(&mut writer, drift);
    let diagonal = Diagonal::of(drift);
    if let Some(diagonal) = &diagonal {
        writer.line("d", diagonal.across, diagonal.up);
    }
    let mut lines: Vec<Line<'_>> = drift
        .series
        .iter()
        .filter_map(|series| line(drift.axis, series))
        .collect();
    lines.sort_by_key(|line| line.slips);
    for line in &lines {
        draw_line(&mut writer, line);
    }
    let names = draw_names(&mut writer, &lines);
    if let Some(diagonal) = &diagonal {
        diagonal.draw_words(&mut writer, drift.diagonal, (&names, &lines));
    }
    writer.finish()
}

fn draw_scales(writer: &mut Writer, drift: &Drift<'_>) {
    let labelled = PLOT.labelled(drift.axis, drift.labels);
    for (period, label) in &labelled {
        let y = PLOT.y(period.start);
        writer.line("g", (PLOT.left, PLOT.right), (y, y));
        let text = writer.tag("text").attr("x", PLOT.left - 6.0).attr("y", y + 4.0);
        text.attr("text-anchor", "end").open();
        super::ruler::draw_label(writer, label);
        writer.close();
    }
    plot::draw_foot(writer, &PLOT, &labelled);
}

/// The diagonal is labelled only where it is long enough.
const LONG: f64 = 150.0;

/// Where along the diagonal its words may stand, the best place first.
const PLACES: [f64; 6] = [0.42, 0.3, 0.2, 0.55, 0.68, 0.8];

/// The line on which a milestone is handed over on the day forecast.
struct Diagonal {
    across: (f64, f64),
    up: (f64, f64),
}

impl Diagonal {
    /// Returns the diagonal, or none where the status date lies before the axis.
    fn of(drift: &Drift<'_>) -> Option<Diagonal> {
        let place = drift.axis.noon_of(drift.today);
        (drift.today >= drift.axis.first_day()).then(|| Diagonal {
            across: (PLOT.left, PLOT.x(place)),
            up: (PLOT.bottom, PLOT.y(place)),
        })
    }

    /// Writes its words below it, where they meet neither a name nor a line; nowhere if there is no such place.
    fn draw_words(&self, writer: &mut Writer, words: &str, (names, lines): (&[Area], &[Line<'_>])) {
        if self.across.1 - self.across.0 < LONG || words.is_empty() {
            return;
        }
        let at = |share: f64| {
            let along = |(begin, end): (f64, f64)| begin + (end - begin) * share;
            (along(self.across), along(self.up) + 26.0)
        };
        let is_free = |&(x, y): &(f64, f64)| {
            let area = Area {
                left: x,
                right: x + width(words, TEXT),
                top: y - 11.0,
                bottom: y + 3.0,
            };
            let meets = |other: &Area| {
                area.left < other.right
                    && other.left < area.right
                    && area.top < other.bottom
                    && other.top < area.bottom
            };
            area.bottom < PLOT.bottom
                && !names.iter().any(meets)
                && !lines.iter().any(|line| line.crosses(&area))
        };
        if let Some(place) = PLACES.into_iter().map(at).find(is_free) {
            plot::word(writer, "", place, "start", words);
        }
    }
}

struct Line<'a> {
    series: &'a Series,
    points: Vec<(f64, f64)>,
    slips: bool,
}

impl Line<'_> {
    /// Tells whether the line passes through an area.
    fn crosses(&self, area: &Area) -> bool {
        /// Finer than the height of a word on the longest stretch that fits the field.
        const STEPS: u32 = 64;
        let mut stretches = self.points.windows(2).flat_map(|ends| {
            let ((x0, y0), (x1, y1)) = (ends[0], ends[1]);
            let share = |step: u32| f64::from(step) / f64::from(STEPS);
            (0..=STEPS).map(move |step| (x0 + (x1 - x0) * share(step), y0 + (y1 - y0) * share(step)))
        });
        stretches.any(|(x, y)| area.left < x && x < area.right && area.top < y && y < area.bottom)
    }
}

/// Returns the points of `series` on the axis, or none where there are none.
fn line(axis: Axis, series: &Series) -> Option<Line<'_>> {
    let on_axis = |(report, forecast): &&(Date, Date)| axis.contains(*report) && axis.contains(*forecast);
    let points: Vec<(f64, f64)> = series
        .points
        .iter()
        .filter(on_axis)
        .map(|(report, forecast)| (PLOT.x(axis.start_of(*report)), PLOT.y(axis.start_of(*forecast))))
        .collect();
    let slips = series.slips();
    (!points.is_empty()).then_some(Line {
        series,
        points,
        slips,
    })
}

fn draw_line(writer: &mut Writer, line: &Line<'_>) {
    let (class, dot, radius) = if line.slips {
        ("l1", Tone::Late.fill(), 2.4)
    } else {
        ("l0", "s0", 1.8)
    };
    let drawn = writer.tag("polyline").attr("class", class);
    drawn.attr("points", Points(&line.points)).end();
    for (x, y) in &line.points {
        let circle = writer.tag("circle").attr("class", dot);
        circle.attr("cx", *x).attr("cy", *y).attr("r", radius).end();
    }
}

/// Writes the names at the ends of the lines, moved apart where they would overlap; returns where they stand.
fn draw_names(writer: &mut Writer, lines: &[Line<'_>]) -> Vec<Area> {
    let named: Vec<(&Line<'_>, String, Area)> = lines
        .iter()
        .rev()
        .take(MOST_NAMES)
        .filter_map(|line| {
            let (x, y) = *line.points.last()?;
            let words = words(line, WIDTH - x - 8.0);
            let area = Area {
                left: x + 8.0,
                right: x + 8.0 + width(&words, TEXT),
                top: y - 7.0,
                bottom: y + 7.0,
            };
            Some((line, words, area))
        })
        .collect();
    let areas: Vec<Area> = named.iter().map(|(_, _, area)| *area).collect();
    let tops = spread(&areas, 6.0, PLOT.bottom);
    let place = |((line, words, area), top): (&(&Line<'_>, String, Area), f64)| {
        let class = if line.slips { "tred" } else { "" };
        plot::word(writer, class, (area.left, top + 11.0), "start", words);
        let bottom = top + area.bottom - area.top;
        Area { top, bottom, ..*area }
    };
    named.iter().zip(tops).map(place).collect()
}

/// Returns the name, cut to `room`, and where it slips the last forecast.
fn words(line: &Line<'_>, room: f64) -> String {
    if !line.slips {
        return fit(&line.series.name, TEXT, room);
    }
    let date = width(&line.series.date, TEXT) + TEXT / 2.0;
    let name = fit(&line.series.name, TEXT, (room - date).max(0.0));
    format!("{name} {}", line.series.date)
}
