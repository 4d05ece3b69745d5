//! Civil dates, deadlines that may be less exact than a day, and reporting years.

use std::fmt;
use std::ops::{Add, Sub};

use chrono::{Datelike, NaiveDate};

/// A civil date without a zone.
pub type Date = NaiveDate;

/// A number of calendar days; positive is later, negative is earlier.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Days(pub i64);

impl Days {
    /// Counts the days from `from` to `to`.
    pub fn between(from: Date, to: Date) -> Days {
        Days(i64::from(to.num_days_from_ce() - from.num_days_from_ce()))
    }
}

impl Add for Days {
    type Output = Days;

    fn add(self, other: Days) -> Days {
        Days(self.0 + other.0)
    }
}

impl Sub for Days {
    type Output = Days;

    fn sub(self, other: Days) -> Days {
        Days(self.0 - other.0)
    }
}

/// A point of time that somebody promised, as exact as they promised it.
///
/// Periods are calendar periods. In arithmetic a deadline means the last day of its period, and a start the
/// first.
///
/// # Source
/// docs/content-model.md, "Dates".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Deadline {
    /// `2026-03-31`
    Day(Date),
    /// `2026-03`; the month is 1–12.
    Month {
        /// Calendar year.
        year: i32,
        /// Month, 1–12.
        month: u32,
    },
    /// `2026-Q2`; the quarter is 1–4.
    Quarter {
        /// Calendar year.
        year: i32,
        /// Quarter, 1–4.
        quarter: u32,
    },
    /// `2026`: within the year.
    Year(i32),
    /// `ongoing`: no due date, never late.
    Ongoing,
    /// `tbd`: not decided yet.
    Undecided,
}

impl Deadline {
    /// Reads a deadline in any of its forms, or none where `text` is not one.
    ///
    /// Years have four digits and begin at 1000; a day must exist. `2026-1-5` is not accepted: a date that is
    /// written in one way only can be sorted, searched and compared as text.
    pub fn parse(text: &str) -> Option<Deadline> {
        match text {
            "ongoing" | "持续推进" => return Some(Deadline::Ongoing),
            "tbd" | "待定" => return Some(Deadline::Undecided),
            _ => {}
        }
        let digits = |part: &str, length: usize| {
            let valid = part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
            part.parse::<u32>().ok().filter(|_| valid)
        };
        let (year, rest) = text
            .split_once('-')
            .map_or((text, None), |(year, rest)| (year, Some(rest)));
        let year = i32::try_from(digits(year, 4)?)
            .ok()
            .filter(|year| *year >= 1000)?;
        let Some(rest) = rest else {
            return Some(Deadline::Year(year));
        };
        if let Some(quarter) = rest.strip_prefix(['Q', 'q']) {
            let quarter = digits(quarter, 1).filter(|quarter| (1..=4).contains(quarter))?;
            return Some(Deadline::Quarter { year, quarter });
        }
        let Some((month, day)) = rest.split_once('-') else {
            let month = digits(rest, 2).filter(|month| (1..=12).contains(month))?;
            return Some(Deadline::Month { year, month });
        };
        Date::from_ymd_opt(year, digits(month, 2)?, digits(day, 2)?).map(Deadline::Day)
    }

    /// Returns the first day of the period, or none for `ongoing` and `tbd`.
    pub fn first_day(self) -> Option<Date> {
        match self {
            Deadline::Day(date) => Some(date),
            Deadline::Month { year, month } => Date::from_ymd_opt(year, month, 1),
            Deadline::Quarter { year, quarter } => Date::from_ymd_opt(year, quarter * 3 - 2, 1),
            Deadline::Year(year) => Date::from_ymd_opt(year, 1, 1),
            Deadline::Ongoing | Deadline::Undecided => None,
        }
    }

    /// Returns the last day of the period, or none for `ongoing` and `tbd`.
    pub fn last_day(self) -> Option<Date> {
        match self {
            Deadline::Day(date) => Some(date),
            Deadline::Month { year, month } => last_day_of_month(year, month),
            Deadline::Quarter { year, quarter } => last_day_of_month(year, quarter * 3),
            Deadline::Year(year) => Date::from_ymd_opt(year, 12, 31),
            Deadline::Ongoing | Deadline::Undecided => None,
        }
    }
}

impl fmt::Display for Deadline {
    /// Writes the canonical form: `2026-03-31`, `2026-03`, `2026-Q2`, `2026`, `ongoing` or `tbd`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Deadline::Day(date) => write!(f, "{date}"),
            Deadline::Month { year, month } => write!(f, "{year:04}-{month:02}"),
            Deadline::Quarter { year, quarter } => write!(f, "{year:04}-Q{quarter}"),
            Deadline::Year(year) => write!(f, "{year:04}"),
            Deadline::Ongoing => f.write_str("ongoing"),
            Deadline::Undecided => f.write_str("tbd"),
        }
    }
}

fn last_day_of_month(year: i32, month: u32) -> Option<Date> {
    let next = if month == 12 {
        (year + 1, 1)
    } else {
        (year, month + 1)
    };
    Date::from_ymd_opt(next.0, next.1, 1)?.pred_opt()
}

/// The month and day on which every reporting year begins; never 29 February.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YearStart {
    month: u32,
    day: u32,
}

impl YearStart {
    /// Makes a year start, or none where not every calendar year has that day.
    pub fn new(month: u32, day: u32) -> Option<YearStart> {
        Date::from_ymd_opt(2025, month, day).map(|_| YearStart { month, day })
    }

    /// Returns the reporting year named `year`.
    pub fn reporting_year(self, year: i32) -> ReportingYear {
        ReportingYear { year, starts: self }
    }

    /// Returns the name of the reporting year that `date` lies in.
    pub fn year_of(self, date: Date) -> i32 {
        let before = (date.month(), date.day()) < (self.month, self.day);
        if before { date.year() - 1 } else { date.year() }
    }
}

impl Default for YearStart {
    fn default() -> YearStart {
        YearStart { month: 1, day: 1 }
    }
}

/// One reporting year: twelve months, named by the calendar year in which it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReportingYear {
    year: i32,
    starts: YearStart,
}

impl ReportingYear {
    /// Returns the year's name: the calendar year in which it begins.
    pub fn name(self) -> i32 {
        self.year
    }

    /// Returns the first day.
    pub fn first_day(self) -> Date {
        Date::from_ymd_opt(self.year, self.starts.month, self.starts.day)
            .expect("years are limited to 1000–9999 and a year start exists in every year")
    }

    /// Returns the last day.
    pub fn last_day(self) -> Date {
        let next = ReportingYear {
            year: self.year + 1,
            starts: self.starts,
        };
        next.first_day()
            .pred_opt()
            .expect("a day of a four-digit year has a day before it")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().expect("a date")
    }

    #[test]
    fn deadlines_mean_their_last_day_and_starts_their_first() {
        let cases = [
            (Deadline::Day(date("2026-03-31")), "2026-03-31", "2026-03-31"),
            (
                Deadline::Month { year: 2024, month: 2 },
                "2024-02-01",
                "2024-02-29",
            ),
            (
                Deadline::Month {
                    year: 2026,
                    month: 12,
                },
                "2026-12-01",
                "2026-12-31",
            ),
            (
                Deadline::Quarter {
                    year: 2026,
                    quarter: 2,
                },
                "2026-04-01",
                "2026-06-30",
            ),
            (
                Deadline::Quarter {
                    year: 2026,
                    quarter: 4,
                },
                "2026-10-01",
                "2026-12-31",
            ),
            (Deadline::Year(2026), "2026-01-01", "2026-12-31"),
        ];
        for (deadline, first, last) in cases {
            assert_eq!(deadline.first_day(), Some(date(first)), "{deadline}");
            assert_eq!(deadline.last_day(), Some(date(last)), "{deadline}");
        }
        for open in [Deadline::Ongoing, Deadline::Undecided] {
            assert_eq!((open.first_day(), open.last_day()), (None, None));
        }
    }

    #[test]
    fn only_the_canonical_forms_are_deadlines() {
        for text in ["2026-03-31", "2026-03", "2026-Q2", "2026", "ongoing", "tbd"] {
            assert_eq!(
                Deadline::parse(text).map(|d| d.to_string()).as_deref(),
                Some(text)
            );
        }
        assert_eq!(Deadline::parse("持续推进"), Some(Deadline::Ongoing));
        assert_eq!(Deadline::parse("待定"), Some(Deadline::Undecided));
        assert_eq!(
            Deadline::parse("2026-q3"),
            Some(Deadline::Quarter {
                year: 2026,
                quarter: 3
            })
        );
        for bad in [
            "",
            "26",
            "2026-",
            "2026-1-5",
            "2026-13",
            "2026-00",
            "2026-02-29",
            "2026-Q5",
            "2026-Q",
            "0999",
            "2026/03/01",
            "+026",
            "2026-+1",
            "２０２６",
            "2026-03-31 ",
            "12026",
            "2026-03-31-01",
        ] {
            assert_eq!(Deadline::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_reporting_year_is_named_by_the_year_in_which_it_begins() {
        let april = YearStart::new(4, 1).expect("a day of every year");
        let year = april.reporting_year(2026);
        assert_eq!(
            (year.first_day(), year.last_day()),
            (date("2026-04-01"), date("2027-03-31"))
        );
        assert_eq!(april.year_of(date("2027-03-31")), 2026);
        assert_eq!(april.year_of(date("2027-04-01")), 2027);
        assert_eq!(YearStart::new(2, 29), None);
    }
}
