//! One bar of time: what was planned, how much is done, and what lies beyond the first promise.

use super::axis::Axis;
use super::marks::Tone;
use super::svg::{Percent, Writer};
use crate::model::Date;

/// A project's or a phase's time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    /// First day of the current plan; none: not known, the bar begins with the axis.
    pub start: Option<Date>,
    /// The current plan's end, or the day on which it was done.
    pub end: End,
    /// What was promised first, where it is known.
    pub promised: Option<Promised>,
    /// How much is done, 0–100 percent of the promised time; none: not known.
    pub progress: Option<f64>,
    /// Colour; a [`Tone::Done`] bar is full and has no part beyond the promise.
    pub tone: Tone,
}

/// When a bar ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// With that day; one before the start counts as the start.
    On(Date),
    /// Never: it goes on beyond every axis.
    Ongoing,
    /// Not decided: it is drawn to its promised end, else to the axis's.
    Undecided,
}

/// The first promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Promised {
    /// First day; none: as the current plan's.
    pub start: Option<Date>,
    /// Last day.
    pub end: Date,
}

/// Where a bar is drawn, in pixels.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rows {
    /// Upper edge of the bar.
    pub top: f64,
    /// Height of the bar.
    pub height: f64,
    /// Middle of the line that shows the first promise.
    pub ghost: f64,
}

/// A bar's parts on an axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Parts {
    /// From the start to the promised end, or to the end where that is sooner.
    pub track: (Percent, Percent),
    /// Where the done part ends.
    progress: Percent,
    /// From the promised end to the current one.
    slip: Option<(Percent, Percent)>,
    /// The promised time, where the current end is later; and whether its end is on the axis.
    ghost: Option<((Percent, Percent), bool)>,
    /// Begins before the axis.
    pub enters: bool,
    /// Ends behind the axis.
    pub leaves: bool,
}

impl Bar {
    /// Computes the parts of the bar on `axis`.
    pub(super) fn parts(&self, axis: Axis) -> Parts {
        let start = self.start.unwrap_or(axis.first_day());
        let promised_end = self.promised.map(|promised| promised.end.max(start));
        let (end, leaves) = match self.end {
            End::On(date) => (date.max(start), date.max(start) > axis.last_day()),
            End::Ongoing => (axis.last_day().max(start), true),
            End::Undecided => (promised_end.unwrap_or(axis.last_day()).max(start), false),
        };
        let moved = promised_end.filter(|promised| *promised < end);
        let planned_end = moved.filter(|_| self.tone != Tone::Done).unwrap_or(end);
        let begin = axis.start_of(start);
        let planned = axis.end_of(planned_end);
        let progress = self.progress.map_or(begin, |percent| {
            let share = Percent::from_value(percent);
            axis.at_share(start, planned_end, share)
        });
        Parts {
            track: (begin, planned),
            progress: if self.tone == Tone::Done {
                planned
            } else {
                progress
            },
            slip: (planned_end < end).then_some((planned, axis.end_of(end))),
            ghost: moved.map(|promised| {
                let from = self.promised.and_then(|promised| promised.start).unwrap_or(start);
                let line = (axis.start_of(from.min(promised)), axis.end_of(promised));
                (line, axis.contains(promised))
            }),
            enters: start < axis.first_day(),
            leaves,
        }
    }
}

impl Parts {
    /// Returns whether the first promise is drawn below the bar.
    pub(super) fn has_ghost(&self) -> bool {
        self.ghost.is_some()
    }

    /// Draws track, progress, slip and ghost line, in this order.
    pub(super) fn draw(&self, writer: &mut Writer, tone: Tone, rows: Rows) {
        let (begin, end) = self.track;
        if end > begin {
            writer.rect("b-track", (begin, end.since(begin)), rows.top, rows.height);
        }
        if self.progress > begin {
            let done = self.progress.since(begin);
            writer.rect(tone.fill(), (begin, done), rows.top, rows.height);
        }
        if let Some((from, to)) = self.slip
            && to > from
        {
            writer.rect(
                tone.hatch(),
                (from, to.since(from)),
                rows.top + 0.5,
                rows.height - 1.0,
            );
        }
        if let Some(((from, to), ends)) = self.ghost {
            if to > from {
                writer.line("b-base", (from, to), (rows.ghost, rows.ghost));
            }
            if ends {
                writer.line("b-base", (to, to), (rows.ghost - 3.0, rows.ghost + 3.0));
            }
        }
    }
}
