//! The year ruler: the one place where a date becomes a coordinate.

use chrono::{Datelike, Months};

use super::svg::Percent;
use crate::model::{Date, Days, ReportingYear};

/// A horizontal scale of whole days.
///
/// A bar begins with the start of its first day and ends with the end of its last; a milestone stands at the
/// start of its day; today is noon. So an axis of 365 days has 11-22 at 89.18 % and 12-31, as an end, at 100 %.
///
/// # Source
/// docs/theme.md, "The year ruler".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Axis {
    first: Date,
    last: Date,
}

/// One labelled stretch of an axis: a calendar month, a calendar year or a reporting year, cut at the ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// Its first day, also where that lies before the axis.
    pub first: Date,
    /// Where it begins on the axis.
    pub start: Percent,
    /// Where it ends on the axis.
    pub end: Percent,
}

impl Period {
    /// Returns where its label stands.
    pub fn middle(self) -> Percent {
        self.start.middle(self.end)
    }
}

/// What the labelled stretches of an axis are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// Calendar months, with weeks between them.
    Months,
    /// Years of twelve months from the axis's first day or from 1 January, with quarters between them.
    Years,
}

/// An axis longer than this many days is labelled by years: eighteen months still have room for their names.
const LONGEST_BY_MONTHS: i64 = 550;

impl Axis {
    /// Returns the axis of a reporting year.
    pub fn year(year: ReportingYear) -> Axis {
        Axis::span(year.first_day(), year.last_day())
    }

    /// Returns the axis from the first day of reporting year `first` to the last day of `last`.
    pub fn years(first: ReportingYear, last: ReportingYear) -> Axis {
        Axis::span(first.first_day(), last.last_day())
    }

    /// Returns the axis from `first` to `last`, both included; a last day before the first counts as the first.
    pub fn span(first: Date, last: Date) -> Axis {
        Axis {
            first,
            last: last.max(first),
        }
    }

    /// Returns the first day.
    pub fn first_day(self) -> Date {
        self.first
    }

    /// Returns the last day.
    pub fn last_day(self) -> Date {
        self.last
    }

    /// Returns whether `date` lies on the axis.
    pub fn contains(self, date: Date) -> bool {
        self.first <= date && date <= self.last
    }

    /// Returns the start of `date`, at the nearer end where it lies outside.
    pub fn start_of(self, date: Date) -> Percent {
        self.at_half_days(date, 0)
    }

    /// Returns noon of `date`, at the nearer end where it lies outside.
    pub fn noon_of(self, date: Date) -> Percent {
        self.at_half_days(date, 1)
    }

    /// Returns the end of `date`, at the nearer end where it lies outside.
    pub fn end_of(self, date: Date) -> Percent {
        self.at_half_days(date, 2)
    }

    /// Returns where `share` of the days from the start of `first` to the end of `last` have passed.
    pub fn at_share(self, first: Date, last: Date, share: Percent) -> Percent {
        let before = Days::between(self.first, first).0;
        let length = Days::between(first, last).0 + 1;
        let whole = Percent::END.hundredths();
        Percent::of(before * whole + length * share.hundredths(), self.days() * whole)
    }

    fn at_half_days(self, date: Date, half_days: i64) -> Percent {
        let offset = Days::between(self.first, date).0 * 2 + half_days;
        Percent::of(offset, self.days() * 2)
    }

    fn days(self) -> i64 {
        Days::between(self.first, self.last).0 + 1
    }

    /// Returns how much of the axis has passed at noon of `today`.
    pub fn elapsed(self, today: Date) -> Percent {
        self.noon_of(today)
    }

    /// Returns what the labelled stretches are.
    pub fn scale(self) -> Scale {
        if self.days() <= LONGEST_BY_MONTHS {
            Scale::Months
        } else {
            Scale::Years
        }
    }

    /// Returns the labelled stretches from left to right; a label is given for each of them, in this order.
    pub fn periods(self) -> Vec<Period> {
        match self.scale() {
            Scale::Months => self.stretches(first_of_month(self.first), 1),
            Scale::Years => self.stretches(self.first_of_years(), 12),
        }
    }

    /// Returns the calendar quarters of a long axis, or the quarters from its first day where that begins a month.
    pub fn quarters(self) -> Vec<Period> {
        self.stretches(self.first_of_years(), 3)
    }

    /// Several whole reporting years keep their own start; any other span is counted in calendar years.
    fn first_of_years(self) -> Date {
        let next = self.last.succ_opt().unwrap_or(self.last);
        if (next.month(), next.day()) == (self.first.month(), self.first.day()) {
            self.first
        } else {
            Date::from_ymd_opt(self.first.year(), 1, 1).unwrap_or(self.first)
        }
    }

    /// Returns stretches of `months` months from `origin` on that touch the axis.
    fn stretches(self, origin: Date, months: u32) -> Vec<Period> {
        let begin = |index: u32| origin.checked_add_months(Months::new(index * months));
        // A year that begins inside a month touches 13 of them.
        let mut stretches = Vec::with_capacity(13);
        let mut first = origin;
        for index in 1.. {
            let Some(next) = begin(index).filter(|_| first <= self.last) else {
                break;
            };
            if next > self.first {
                let (start, end) = (self.start_of(first), self.start_of(next));
                stretches.push(Period { first, start, end });
            }
            first = next;
        }
        stretches
    }

    /// Returns the Mondays on which the ISO weeks begin that touch the axis, from left to right.
    pub fn weeks(self) -> impl Iterator<Item = Date> {
        monday_of(self.first)
            .iter_days()
            .step_by(7)
            .take_while(move |monday| *monday <= self.last)
    }

    /// Returns the centre, Thursday noon, of the ISO week that `date` lies in.
    pub fn centre_of_week(self, date: Date) -> Percent {
        self.noon_of(monday_of(date) + chrono::Days::new(3))
    }
}

fn first_of_month(date: Date) -> Date {
    date.with_day(1).unwrap_or(date)
}

/// Returns the Monday of the ISO week that `date` lies in.
pub(crate) fn monday_of(date: Date) -> Date {
    let days = u64::from(date.weekday().num_days_from_monday());
    date.checked_sub_days(chrono::Days::new(days)).unwrap_or(date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::YearStart;

    fn date(text: &str) -> Date {
        text.parse().expect("a date")
    }

    fn year(year: i32, month: u32, day: u32) -> Axis {
        let starts = YearStart::new(month, day).expect("a day of every year");
        Axis::year(starts.reporting_year(year))
    }

    fn percent(value: f64) -> Percent {
        Percent::from_value(value)
    }

    #[test]
    fn the_calendar_year_of_the_prototype_has_its_coordinates() {
        let axis = year(2026, 1, 1);
        let starts = [
            ("2026-03-06", 17.53),
            ("2026-09-24", 72.88),
            ("2026-12-23", 97.53),
        ];
        for (day, expected) in starts {
            assert_eq!(axis.start_of(date(day)), percent(expected), "{day}");
        }
        assert_eq!(axis.noon_of(date("2026-11-22")), percent(89.18));
        assert_eq!(axis.end_of(date("2026-09-24")), percent(73.15));
        assert_eq!(axis.end_of(date("2026-12-31")), Percent::END);
        assert_eq!(axis.centre_of_week(date("2026-02-01")), percent(7.81));
        let months = axis.periods();
        assert_eq!(months.len(), 12);
        assert_eq!(months[0].middle(), percent(4.24));
        assert_eq!(months[1].start, percent(8.49));
        assert_eq!(axis.weeks().count(), 53);
    }

    #[test]
    fn days_outside_stand_at_the_nearer_end() {
        let axis = year(2026, 1, 1);
        assert_eq!(axis.end_of(date("2025-12-31")), Percent::START);
        assert_eq!(axis.start_of(date("2027-01-01")), Percent::END);
        assert!(!axis.contains(date("2027-01-01")));
    }

    #[test]
    fn a_reporting_year_that_begins_in_april_has_its_own_months() {
        let axis = year(2027, 4, 1);
        let months = axis.periods();
        assert_eq!(months.len(), 12);
        assert_eq!(months[0].first, date("2027-04-01"));
        assert_eq!(months[11].end, Percent::END);
        assert_eq!(
            axis.end_of(date("2028-02-29")),
            Percent::of(335, 366),
            "a leap year"
        );
    }

    #[test]
    fn a_year_that_begins_inside_a_month_cuts_the_first_and_last() {
        let months = year(2026, 9, 15).periods();
        assert_eq!(months.len(), 13);
        assert_eq!(
            (months[0].first, months[0].start),
            (date("2026-09-01"), Percent::START)
        );
        assert_eq!(
            (months[12].first, months[12].end),
            (date("2027-09-01"), Percent::END)
        );
    }

    #[test]
    fn long_axes_are_labelled_by_years() {
        let april = YearStart::new(4, 1).expect("a day of every year");
        let axis = Axis::years(april.reporting_year(2025), april.reporting_year(2027));
        let firsts: Vec<Date> = axis.periods().iter().map(|period| period.first).collect();
        assert_eq!(
            firsts,
            [date("2025-04-01"), date("2026-04-01"), date("2027-04-01")]
        );
        assert_eq!(axis.quarters().len(), 12);
        let project = Axis::span(date("2024-06-01"), date("2027-02-05"));
        let firsts: Vec<Date> = project.periods().iter().map(|period| period.first).collect();
        assert_eq!(
            firsts,
            [
                date("2024-01-01"),
                date("2025-01-01"),
                date("2026-01-01"),
                date("2027-01-01")
            ]
        );
    }

    #[test]
    fn an_axis_has_at_least_one_day() {
        let axis = Axis::span(date("2026-05-01"), date("2026-04-01"));
        assert_eq!(axis.last_day(), date("2026-05-01"));
        assert_eq!(axis.end_of(date("2026-05-01")), Percent::END);
        assert_eq!(axis.noon_of(date("2026-05-01")), percent(50.0));
    }
}
