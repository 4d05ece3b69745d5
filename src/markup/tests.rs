//! Pictures and laws of all charts together; what one chart decides by itself is tested in its own file.

mod laws;
mod pictures;

use super::axis::Axis;
use super::bar::{Bar, End, Promised};
use super::labels::Label;
use super::lane::Diamond;
use super::marks::{Mark, Tone};
use crate::model::{Date, YearStart};

pub(crate) fn date(text: &str) -> Date {
    text.parse().expect("a date")
}

/// The reporting year 2026 that begins on that day.
pub(crate) fn year(month: u32, day: u32) -> Axis {
    let starts = YearStart::new(month, day).expect("a day of every year");
    Axis::year(starts.reporting_year(2026))
}

/// Labels that name each stretch of `axis` by its first day's month or year.
pub(crate) fn labels(axis: Axis) -> Vec<Label> {
    let label = |first: Date| Label {
        head: first.format("%-m").to_string(),
        tail: "月".to_owned(),
    };
    axis.periods().iter().map(|period| label(period.first)).collect()
}

pub(crate) fn diamond(day: &str, promised: Option<&str>, mark: Mark) -> Diamond {
    Diamond {
        date: date(day),
        promised: promised.map(date),
        mark,
    }
}

pub(crate) fn bar(start: &str, promised: &str, end: &str, progress: f64, tone: Tone) -> Bar {
    Bar {
        start: Some(date(start)),
        end: End::On(date(end)),
        promised: Some(Promised {
            start: None,
            end: date(promised),
        }),
        progress: Some(progress),
        tone,
    }
}
