//! The only place that asks what day it is.

use std::time::Duration;

use chrono::{DateTime, Local, SecondsFormat, Timelike};

use crate::model::Date;

/// Returns today's civil date in the machine's own zone.
pub fn today() -> Date {
    Local::now().date_naive()
}

/// Returns the date of the run where `--as-of` does not give one: the day of `SOURCE_DATE_EPOCH`, else today.
///
/// # Errors
/// `epoch` is set and is not a count of seconds.
pub fn run_date(epoch: Option<&str>) -> Result<Date, InvalidEpoch> {
    epoch.map_or_else(|| Ok(today()), epoch_date)
}

/// Returns the civil date, in UTC, of a `SOURCE_DATE_EPOCH`: seconds since 1970-01-01, in decimal digits only.
///
/// # Errors
/// `text` is empty, has anything but digits, or means a day after the year 9999.
///
/// # Source
/// reproducible-builds.org, "SOURCE_DATE_EPOCH specification" 1.1: an invalid value must not be ignored.
pub fn epoch_date(text: &str) -> Result<Date, InvalidEpoch> {
    let invalid = || InvalidEpoch {
        value: text.to_owned(),
    };
    if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit()) {
        return Err(invalid());
    }
    let seconds: i64 = text.parse().map_err(|_| invalid())?;
    if seconds > LAST_SECOND {
        return Err(invalid());
    }
    let moment = DateTime::from_timestamp(seconds, 0).ok_or_else(invalid)?;
    Ok(moment.date_naive())
}

/// 9999-12-31T23:59:59Z: years are written with four digits everywhere.
const LAST_SECOND: i64 = 253_402_300_799;

/// A `SOURCE_DATE_EPOCH` that is not a count of seconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidEpoch {
    /// The value, as it was found.
    pub value: String,
}

/// Returns this moment with its zone, for a message to a person; it never reaches a page.
pub(in crate::io) fn moment() -> String {
    Local::now().to_rfc3339_opts(SecondsFormat::Secs, false)
}

/// Returns the nanoseconds since 1970, to compare with the times of files.
#[expect(clippy::disallowed_types, reason = "the clock is asked here and nowhere else")]
pub(in crate::io) fn nanoseconds() -> i128 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    since.map_or(0, |since| i128::try_from(since.as_nanos()).unwrap_or(i128::MAX))
}

/// Returns how long it is until the next civil day begins, at most an hour: the clock may be set, and the machine
/// may sleep.
pub fn until_tomorrow() -> Duration {
    const HOUR: u32 = 3_600;
    let now = Local::now();
    let left = 24 * HOUR - now.num_seconds_from_midnight().min(24 * HOUR - 1);
    Duration::from_secs(u64::from(left.min(HOUR)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_epoch_is_a_day_in_utc() {
        let date = |text| epoch_date(text).map(|date| date.to_string());
        assert_eq!(date("0").as_deref(), Ok("1970-01-01"));
        assert_eq!(date("1795392000").as_deref(), Ok("2026-11-23"));
        assert_eq!(date("1795391999").as_deref(), Ok("2026-11-22"));
        assert_eq!(date("253402300799").as_deref(), Ok("9999-12-31"));
    }

    #[test]
    fn an_epoch_that_is_not_a_count_of_seconds_is_an_error() {
        for bad in [
            "",
            "-1",
            "+1",
            " 1",
            "1.5",
            "2026-11-22",
            "253402300800",
            "99999999999999999999",
        ] {
            let error = epoch_date(bad).expect_err(bad);
            assert_eq!(error.value, bad);
            assert!(run_date(Some(bad)).is_err(), "{bad} must not mean today");
        }
    }
}
