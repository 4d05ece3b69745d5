//! The one place where a number or a date becomes text.

use chrono::Datelike;

use crate::locale::{Args, Language, Locale, group_digits};
use crate::model::{Date, Days, Deadline};

/// Writes numbers and dates as the site's language has them.
///
/// # Source
/// docs/theme.md, "Words, numbers and dates".
#[derive(Clone, Copy, Debug)]
pub struct Format<'a> {
    words: &'a Locale,
    year: i32,
}

impl<'a> Format<'a> {
    /// Makes a formatter for pages of `year`: dates of that calendar year are written without it.
    pub fn new(words: &'a Locale, year: i32) -> Format<'a> {
        Format { words, year }
    }

    /// Writes a date in running text: `11月22日`, `22 Nov`; dates of other years with the year.
    pub fn prose(self, date: Date) -> String {
        if date.year() != self.year {
            return self.full(date);
        }
        let mut text = String::with_capacity(DATE);
        match self.words.language() {
            Language::Chinese => {
                push_plain(date.month(), &mut text);
                text.push('月');
                push_plain(date.day(), &mut text);
                text.push('日');
            }
            Language::English => {
                push_plain(date.day(), &mut text);
                text.push(' ');
                text.push_str(month_name(date.month()));
            }
        }
        text
    }

    /// Writes a date in full: `2026年11月22日`, `22 Nov 2026`.
    pub fn full(self, date: Date) -> String {
        match self.words.language() {
            Language::Chinese => format!("{}年{}月{}日", date.year(), date.month(), date.day()),
            Language::English => format!("{} {} {}", date.day(), month_name(date.month()), date.year()),
        }
    }

    /// Writes a date in a table: `11-22`, in other years `2027-02-05`.
    pub fn short(self, date: Date) -> String {
        if date.year() != self.year {
            return date.to_string();
        }
        let mut text = String::with_capacity(DATE);
        push_two(date.month(), &mut text);
        text.push('-');
        push_two(date.day(), &mut text);
        text
    }

    /// Writes a deadline in a table, as exact as it is: `11-22`, `2027-02`, `Q2`, `年内`, `持续推进`.
    pub fn short_deadline(self, deadline: Deadline) -> String {
        match deadline {
            Deadline::Day(date) => self.short(date),
            other => self.period(other),
        }
    }

    /// Writes a deadline in running text, as exact as it is.
    pub fn prose_deadline(self, deadline: Deadline) -> String {
        match deadline {
            Deadline::Day(date) => self.prose(date),
            other => self.period(other),
        }
    }

    fn period(self, deadline: Deadline) -> String {
        let say = |id: &str, year: i32, part: u32| {
            let args = Args::new()
                .with("year", year.to_string())
                .with("part", part.to_string());
            self.words.say(id, &args)
        };
        match (deadline, self.words.language()) {
            (Deadline::Day(date), _) => self.prose(date),
            (Deadline::Month { year, month }, Language::Chinese) => say("deadline-month", year, month),
            (Deadline::Month { year, month }, Language::English) => format!("{} {year}", month_name(month)),
            (Deadline::Quarter { year, quarter }, _) => say("deadline-quarter", year, quarter),
            (Deadline::Year(year), _) => say("deadline-year", year, 0),
            (Deadline::Ongoing, _) => self.words.text("deadline-ongoing"),
            (Deadline::Undecided, _) => self.words.text("deadline-undecided"),
        }
    }

    /// Writes days of slip with their sign: `+14天`, `−1天`, `0天`; `+14 d`.
    pub fn slip(self, days: Days) -> String {
        let sign = match days.0 {
            ..0 => "\u{2212}",
            0 => "",
            1.. => "+",
        };
        self.words.say(
            "days-signed",
            &Args::new().with(
                "n",
                format!("{sign}{}", group_digits(days.0.unsigned_abs() as f64)),
            ),
        )
    }

    /// Writes a percentage rounded to a whole number, without the sign: `81`.
    pub fn percent(self, value: f64) -> String {
        group_digits(round_half_away(value, 0))
    }

    /// Writes a number with at most one decimal: `13`, `4.5`, `1,086`.
    pub fn number(self, value: f64) -> String {
        group_digits(round_half_away(value, 1))
    }

    /// Writes a number with one decimal, for a column of them: `13.0`, `4.5`.
    pub fn tenths(self, value: f64) -> String {
        let mut text = self.number(value);
        if !text.contains('.') {
            text.push_str(".0");
        }
        text
    }

    /// Returns the short name of a month: `1月`, `Jan`.
    pub fn month(self, month: u32) -> String {
        match self.words.language() {
            Language::Chinese => format!("{month}月"),
            Language::English => month_name(month).to_owned(),
        }
    }
}

/// Writes the number of a project in its year's list, with at least two digits: `07`, `128`.
pub fn list_number(number: usize) -> String {
    match u32::try_from(number) {
        Ok(number @ ..100) => {
            let mut text = String::with_capacity(2);
            push_two(number, &mut text);
            text
        }
        _ => number.to_string(),
    }
}

/// Bytes of a date without its year, at most. Dates are written by hand because a page has a hundred of them, and
/// the general way takes ten times as long.
const DATE: usize = 12;

/// Appends a number below a hundred with two digits.
fn push_two(number: u32, text: &mut String) {
    text.push(digit(number / 10));
    text.push(digit(number));
}

/// Appends a number below a hundred.
fn push_plain(number: u32, text: &mut String) {
    if number >= 10 {
        text.push(digit(number / 10));
    }
    text.push(digit(number));
}

/// Returns the last digit of a number.
fn digit(number: u32) -> char {
    char::from(b'0' + (number % 10) as u8)
}

/// Rounds to `decimals` places, halves away from zero.
///
/// A value that is a half but for the error of binary fractions counts as one: `0.15` becomes `0.2`.
pub fn round_half_away(value: f64, decimals: i32) -> f64 {
    /// Far below the distance of any exact figure from a half, far above the error of a few additions.
    const BINARY_ERROR: f64 = 1e-9;
    let scale = 10f64.powi(decimals);
    let rounded = (value.abs() * scale + 0.5 + BINARY_ERROR).floor() / scale;
    if value < 0.0 && rounded != 0.0 {
        -rounded
    } else {
        rounded
    }
}

fn month_name(month: u32) -> &'static str {
    const NAMES: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    NAMES[(month as usize - 1) % 12]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_have_their_year_only_where_it_is_another() {
        let date = |text: &str| text.parse::<Date>().expect("a date");
        let (same, other) = (date("2026-01-09"), date("2027-11-22"));
        let chinese = Locale::new(Language::Chinese);
        let english = Locale::new(Language::English);
        let both = [&chinese, &english].map(|words| Format::new(words, 2026));
        let prose = both.map(|format| [format.prose(same), format.prose(other)]);
        assert_eq!(prose, [["1月9日", "2027年11月22日"], ["9 Jan", "22 Nov 2027"]]);
        let short = both[0];
        assert_eq!(
            (short.short(same), short.short(other)),
            ("01-09".into(), "2027-11-22".into())
        );
        assert_eq!([0, 7, 42, 100].map(list_number), ["00", "07", "42", "100"]);
    }

    #[test]
    fn halves_go_away_from_zero() {
        let cases = [
            (0.25, 0.3),
            (0.35, 0.4),
            (0.15, 0.2),
            (-0.25, -0.3),
            (2.45, 2.5),
            (55.555_555, 55.6),
            (0.04, 0.0),
            (-0.04, 0.0),
            (99.95, 100.0),
            (1.149_999, 1.1),
        ];
        for (value, expected) in cases {
            assert!((round_half_away(value, 1) - expected).abs() < 1e-12, "{value}");
        }
        assert!(round_half_away(-0.04, 1).is_sign_positive(), "no negative zero");
    }
}
