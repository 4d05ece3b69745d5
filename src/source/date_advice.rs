//! What was meant by a text that is not a date: the usual near misses, and what to write instead.

use chrono::Datelike;
use unicode_normalization::UnicodeNormalization;

use super::dates::Expected;
use crate::model::{Date, Deadline};

/// What to tell the author.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Advice {
    /// The month has fewer days: the month, how many it has, and its last day.
    NoSuchDay {
        /// `2026-02`
        month: String,
        /// Days that it has.
        days: u32,
        /// `2026-02-28`
        last: String,
    },
    /// No year has that month.
    NoSuchMonth,
    /// Another notation; the canonical form.
    Write(String),
    /// Another notation that can be read in two ways; both canonical forms.
    WriteEither(String, String),
    /// No year is given; the canonical form in the brief's own year.
    NeedsYear(String),
    /// Two dates; the canonical form of the one that belongs here.
    Range(String),
    /// A date after which something goes on; the canonical form of the date.
    OngoingFrom(String),
    /// A word for "goes on".
    Ongoing,
    /// A word for "not known".
    NotKnown,
    /// Nothing that is recognised.
    Other,
}

impl Advice {
    /// Returns the canonical form, where there is just one.
    pub(crate) fn correct(&self) -> Option<&str> {
        match self {
            Advice::Write(correct)
            | Advice::NeedsYear(correct)
            | Advice::Range(correct)
            | Advice::OngoingFrom(correct) => Some(correct),
            _ => None,
        }
    }
}

/// Finds what `written`, which is no deadline, was meant to be in a record of `year`.
pub(crate) fn advice(written: &str, expected: Expected, year: Option<i32>) -> Advice {
    /// Longer texts are no dates, and looking at them costs time.
    const LONGEST: usize = 60;
    if written.chars().count() > LONGEST {
        return Advice::Other;
    }
    let plain: String = written.nfkc().flat_map(char::to_lowercase).collect();
    let plain = plain.trim();
    if is_unknown(plain) {
        return Advice::NotKnown;
    }
    if ["持续", "长期", "常态", "常年", "全年推进", "ongoing", "continu"]
        .iter()
        .any(|word| plain.contains(word))
    {
        return match single(plain, year) {
            Advice::Write(correct) | Advice::NeedsYear(correct) => Advice::OngoingFrom(correct),
            _ => Advice::Ongoing,
        };
    }
    range(plain, expected, year).unwrap_or_else(|| single(plain, year))
}

fn is_unknown(plain: &str) -> bool {
    const WORDS: [&str; 24] = [
        "n/a",
        "#n/a",
        "na",
        "无",
        "暂无",
        "tbd",
        "tba",
        "tbc",
        "-",
        "--",
        "/",
        "?",
        "??",
        "未定",
        "待定",
        "待明确",
        "未明确",
        "待确定",
        "none",
        "no end date",
        "#ref!",
        "#value!",
        "to be decided",
        "unknown",
    ];
    WORDS.contains(&plain)
}

/// Reads two dates; a start takes the first of them, everything else the second.
fn range(plain: &str, expected: Expected, year: Option<i32>) -> Option<Advice> {
    let parts = ["至", "到", "~", "—", "–", "―", " to ", "..."]
        .iter()
        .find_map(|sign| plain.split_once(sign))
        .or_else(|| two_years(plain))?;
    let whole = |advice: Advice| match advice {
        Advice::Write(correct) => Some(correct),
        _ => None,
    };
    let canonical = |text: &str, year| {
        let text = text.trim_start_matches(['—', '–', '-']).trim();
        match Deadline::parse(text) {
            Some(_) => Some(text.to_owned()),
            None => match single(text, year) {
                Advice::NeedsYear(correct) if year.is_some() => Some(correct),
                advice => whole(advice),
            },
        }
    };
    let first = canonical(parts.0.trim(), year);
    let first_year = first.as_deref().and_then(|first| first.get(..4)?.parse().ok());
    let second = canonical(parts.1, first_year.or(year));
    let chosen = if expected == Expected::Start {
        first
    } else {
        second
    };
    Some(chosen.map_or(Advice::Other, Advice::Range))
}

/// Splits `2024-2026` and `2024/2026`.
fn two_years(plain: &str) -> Option<(&str, &str)> {
    let (first, second) = plain.split_once(['-', '/'])?;
    let is_year = |text: &str| text.trim().len() == 4 && text.trim().bytes().all(|b| b.is_ascii_digit());
    (is_year(first) && is_year(second)).then_some((first, second))
}

/// Reads one date in any of the usual notations.
fn single(plain: &str, year: Option<i32>) -> Advice {
    if let Some(advice) = quarter(plain, year) {
        return advice;
    }
    if let Some(advice) = named_month(plain) {
        return advice;
    }
    let numbers = numbers(plain);
    match numbers.as_slice() {
        [] => match part_of_year(plain) {
            Some(end) => in_year(year, |year| month(year, end)),
            None => Advice::Other,
        },
        [only] => one_number(only, plain, year),
        [first, second] => two_numbers(first, second, plain, year),
        [first, second, third] => three_numbers(first, second, third, plain),
        [first, second, third, ..] if first.len() == 4 && plain.contains(':') => {
            day(value(first), value(second), value(third))
        }
        _ => Advice::Other,
    }
}

/// The runs of digits, in order.
fn numbers(plain: &str) -> Vec<&str> {
    plain
        .split(|c: char| !c.is_ascii_digit())
        .filter(|run| !run.is_empty())
        .collect()
}

fn value(digits: &str) -> u32 {
    digits.parse().unwrap_or(u32::MAX)
}

fn one_number(only: &str, plain: &str, year: Option<i32>) -> Advice {
    match only.len() {
        8 => day(value(&only[..4]), value(&only[4..6]), value(&only[6..])),
        6 => month(value(&only[..4]), value(&only[4..])),
        4 => {
            let of_year = value(only);
            match part_of_year(plain) {
                Some(half) => month(of_year, half),
                None => canonical(of_year, format!("{of_year}")),
            }
        }
        1 | 2 if plain.contains('月') => in_year(year, |year| month(year, value(only))),
        _ => Advice::Other,
    }
}

/// The month that ends a part of the year: 上半年, 年底.
fn part_of_year(plain: &str) -> Option<u32> {
    if plain.contains("上半年") || plain.contains("年中") {
        Some(6)
    } else if ["下半年", "年底", "年末", "岁末"]
        .iter()
        .any(|word| plain.contains(word))
    {
        Some(12)
    } else {
        None
    }
}

fn two_numbers(first: &str, second: &str, plain: &str, year: Option<i32>) -> Advice {
    match (first.len(), second.len()) {
        (4, 1 | 2) => month(value(first), value(second)),
        (1 | 2, 4) if !plain.contains('月') => month(value(second), value(first)),
        (1 | 2, 1 | 2) => in_year(year, |year| day(year, value(first), value(second))),
        _ => Advice::Other,
    }
}

fn three_numbers(first: &str, second: &str, third: &str, plain: &str) -> Advice {
    let (a, b, c) = (value(first), value(second), value(third));
    match (first.len(), third.len()) {
        (4, 1 | 2) => day(a, b, c),
        (1 | 2, 4) => day_or_month_first(a, b, c),
        (2, 1 | 2) if plain.contains(['年', '-']) || a > 31 => day(2000 + a, b, c),
        (1 | 2, 2) if plain.contains('.') || c > 31 => day_or_month_first(a, b, 2000 + c),
        (1 | 2, 2) => either(day(2000 + c, b, a), day(2000 + a, b, c)),
        _ => Advice::Other,
    }
}

/// Reads `28/06/2018`: the day first, unless only the month can be.
fn day_or_month_first(a: u32, b: u32, year: u32) -> Advice {
    if a == b || a > 12 {
        day(year, b, a)
    } else if b > 12 {
        day(year, a, b)
    } else {
        either(day(year, b, a), day(year, a, b))
    }
}

fn either(first: Advice, second: Advice) -> Advice {
    match (first, second) {
        (Advice::Write(first), Advice::Write(second)) if first != second => {
            Advice::WriteEither(first, second)
        }
        (Advice::Write(only), _) | (_, Advice::Write(only)) => Advice::Write(only),
        (other, _) => other,
    }
}

/// Reads `2026Q2`, `Q2 2026`, `二季度`, `2026年第2季度`.
fn quarter(plain: &str, year: Option<i32>) -> Option<Advice> {
    let number = plain
        .split_once("季度")
        .and_then(|(before, _)| before.chars().next_back())
        .or_else(|| {
            plain
                .split_once('q')
                .and_then(|(_, after)| after.trim_start().chars().next())
        })?;
    let number = match number {
        '一' | '1' | '首' => 1,
        '二' | '2' => 2,
        '三' | '3' => 3,
        '四' | '4' => 4,
        _ => return None,
    };
    let given = numbers(plain).into_iter().find(|run| run.len() == 4).map(value);
    Some(match given {
        Some(year) => canonical(year, format!("{year}-Q{number}")),
        None => in_year(year, |year| canonical(year, format!("{year}-Q{number}"))),
    })
}

/// Reads `28 June 2026`, `June 28, 2026` and `Jun 2026`.
fn named_month(plain: &str) -> Option<Advice> {
    const MONTHS: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let word = plain
        .split(|c: char| !c.is_ascii_alphabetic())
        .find(|word| word.len() >= 3 && MONTHS.iter().any(|month| word.starts_with(month)))?;
    let number = MONTHS.iter().position(|month| word.starts_with(month))?;
    let number = u32::try_from(number + 1).ok()?;
    let numbers = numbers(plain);
    let year = value(numbers.iter().find(|run| run.len() == 4)?);
    Some(match numbers.iter().find(|run| run.len() <= 2) {
        Some(of_month) => day(year, number, value(of_month)),
        None => month(year, number),
    })
}

fn in_year(year: Option<i32>, read: impl FnOnce(u32) -> Advice) -> Advice {
    let Some(own) = year.and_then(|year| u32::try_from(year).ok()) else {
        return Advice::Other;
    };
    match read(own) {
        Advice::Write(correct) => Advice::NeedsYear(correct),
        other => other,
    }
}

fn day(year: u32, month: u32, day: u32) -> Advice {
    if !(1..=12).contains(&month) {
        return Advice::NoSuchMonth;
    }
    let period = i32::try_from(year).map(|year| Deadline::Month { year, month });
    let Some(last) = period.ok().and_then(Deadline::last_day) else {
        return Advice::Other;
    };
    match last.with_day(day) {
        Some(date) => write_day(year, date),
        None => Advice::NoSuchDay {
            month: format!("{year:04}-{month:02}"),
            days: last.day(),
            last: last.to_string(),
        },
    }
}

fn write_day(year: u32, date: Date) -> Advice {
    canonical(year, date.to_string())
}

fn month(year: u32, month: u32) -> Advice {
    if (1..=12).contains(&month) {
        canonical(year, format!("{year}-{month:02}"))
    } else {
        Advice::NoSuchMonth
    }
}

fn canonical(year: u32, text: String) -> Advice {
    if (1000..=9999).contains(&year) {
        Advice::Write(text)
    } else {
        Advice::Other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn no_such_day(month: &str, days: u32) -> Advice {
        Advice::NoSuchDay {
            month: month.to_owned(),
            days,
            last: format!("{month}-{days}"),
        }
    }

    #[test]
    fn near_misses_are_told_what_to_write() {
        let write = |text: &str| Advice::Write(text.to_owned());
        let in_year = |text: &str| Advice::NeedsYear(text.to_owned());
        let range = |text: &str| Advice::Range(text.to_owned());
        let cases = [
            ("2026/3/28", write("2026-03-28")),
            ("2026.3.28", write("2026-03-28")),
            ("2026年3月28日", write("2026-03-28")),
            ("2026-3-5", write("2026-03-05")),
            ("２０２６－０３－２８", write("2026-03-28")),
            ("20260328", write("2026-03-28")),
            ("2026-03-28 10:00", write("2026-03-28")),
            ("2026-03-28T00:00:00Z", write("2026-03-28")),
            ("28/06/2018", write("2018-06-28")),
            ("06/28/2018", write("2018-06-28")),
            (
                "03/04/2026",
                Advice::WriteEither("2026-04-03".into(), "2026-03-04".into()),
            ),
            ("30.04.25", write("2025-04-30")),
            ("26-03-28", write("2026-03-28")),
            ("26年3月28日", write("2026-03-28")),
            ("28 June 2026", write("2026-06-28")),
            ("June 2026", write("2026-06")),
            ("2026-02-30", no_such_day("2026-02", 28)),
            ("2024年2月30日", no_such_day("2024-02", 29)),
            ("2026-13", Advice::NoSuchMonth),
            ("2026-13-01", Advice::NoSuchMonth),
            ("2026年6月", write("2026-06")),
            ("2026年6月底前", write("2026-06")),
            ("2026年底", write("2026-12")),
            ("2026年上半年", write("2026-06")),
            ("2026年", write("2026")),
            ("12月底前", in_year("2026-12")),
            ("3月28日", in_year("2026-03-28")),
            ("二季度", in_year("2026-Q2")),
            ("年底", in_year("2026-12")),
            ("2026Q2", write("2026-Q2")),
            ("Q2 2026", write("2026-Q2")),
            ("2026年第三季度", write("2026-Q3")),
            ("2026年6月持续跟踪", Advice::OngoingFrom("2026-06".into())),
            ("长期坚持", Advice::Ongoing),
            ("Ongoing", Advice::Ongoing),
            ("2024-2026", range("2026")),
            ("2026年3月至6月", range("2026-06")),
            ("2026-03-01 ~ 2026-06-30", range("2026-06-30")),
            ("N/A", Advice::NotKnown),
            ("#N/A", Advice::NotKnown),
            ("无", Advice::NotKnown),
            ("TBD", Advice::NotKnown),
            ("tba", Advice::NotKnown),
            ("No end date", Advice::NotKnown),
            ("Exempt under Section 43", Advice::Other),
            ("0999", Advice::Other),
            ("适时", Advice::Other),
        ];
        for (written, expected) in cases {
            assert_eq!(
                advice(written, Expected::Deadline, Some(2026)),
                expected,
                "{written}"
            );
        }
        assert_eq!(
            advice("2024-2026", Expected::Start, Some(2026)),
            Advice::Range("2024".into())
        );
    }

    #[test]
    fn every_corrected_date_is_a_deadline() {
        for written in [
            "2026/3/28",
            "2026年",
            "2026Q4",
            "12月底前",
            "2024-2026",
            "２０２６年６月",
        ] {
            let advice = advice(written, Expected::Deadline, Some(2026));
            let correct = advice.correct().and_then(Deadline::parse);
            assert!(correct.is_some(), "{written}: {advice:?}");
        }
    }
}
