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
            ghost: moved.and_then(|promised| self.ghost(axis, start, promised)),
            enters: start < axis.first_day(),
            leaves,
        }
    }

    /// Returns the line from the promised start to the promised end, where any of it is on the axis.
    fn ghost(&self, axis: Axis, start: Date, promised: Date) -> Option<((Percent, Percent), bool)> {
        let from = self.promised.and_then(|promised| promised.start).unwrap_or(start);
        let (from, to) = (axis.start_of(from.min(promised)), axis.end_of(promised));
        (from < to).then_some(((from, to), axis.contains(promised)))
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
            writer.line("b-base", (from, to), (rows.ghost, rows.ghost));
            if ends {
                writer.line("b-base", (to, to), (rows.ghost - 3.0, rows.ghost + 3.0));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::tests::{bar, year};

    fn percent(value: f64) -> Percent {
        Percent::from_value(value)
    }

    #[test]
    fn what_is_done_late_has_a_first_promise_but_no_hatch() {
        let parts = bar("2026-01-01", "2026-08-31", "2026-09-18", 100.0, Tone::Done).parts(year(1, 1));
        assert_eq!((parts.slip, parts.has_ghost()), (None, true));
        assert_eq!(parts.progress, parts.track.1);
    }

    #[test]
    fn what_ends_sooner_than_promised_is_quiet() {
        let parts = bar("2026-01-01", "2026-09-30", "2026-09-24", 50.0, Tone::On).parts(year(1, 1));
        assert_eq!((parts.slip, parts.has_ghost()), (None, false));
        assert_eq!(parts.track, (Percent::START, percent(73.15)));
    }

    #[test]
    fn progress_counts_from_the_real_start_where_that_is_before_the_axis() {
        let parts = bar("2025-03-01", "2026-11-30", "2027-02-05", 71.0, Tone::Late).parts(year(1, 1));
        assert_eq!(parts.progress, Percent::of(1_484, 3_650));
        assert_eq!(parts.slip, Some((percent(91.51), Percent::END)));
        assert!(parts.enters && parts.leaves);
    }

    #[test]
    fn an_end_before_the_start_is_one_day_and_an_undecided_end_the_promised_one() {
        let one = bar("2026-05-01", "2026-05-01", "2026-04-01", 0.0, Tone::On).parts(year(1, 1));
        assert_eq!(one.track.1.since(one.track.0), percent(0.27));
        let undecided = Bar {
            end: End::Undecided,
            ..bar("2026-01-01", "2026-11-30", "2026-11-30", 0.0, Tone::Late)
        };
        let parts = undecided.parts(year(1, 1));
        assert_eq!(
            (parts.track.1, parts.slip, parts.leaves),
            (percent(91.51), None, false)
        );
        assert!(
            Bar {
                end: End::Ongoing,
                ..undecided
            }
            .parts(year(1, 1))
            .leaves
        );
    }

    #[test]
    fn a_promise_before_the_axis_leaves_nothing_to_draw_below_the_bar() {
        let parts = bar("2024-01-01", "2025-06-30", "2026-06-30", 50.0, Tone::Late).parts(year(1, 1));
        assert!(!parts.has_ghost());
        assert_eq!(parts.slip, Some((Percent::START, percent(49.59))));
    }
}
