//! One date in the notations that people use: `2026/3/28`, `28.06.18`, 二季度, `June 2026`.

use chrono::Datelike;

use super::date_advice::Advice;
use crate::model::{Date, Deadline};

/// Reads one date in any of the usual notations.
pub(super) fn single(plain: &str, year: Option<i32>) -> Advice {
    if let Some(advice) = quarter(plain, year) {
        return advice;
    }
    if let Some(advice) = named_month(plain) {
        return advice;
    }
    if has_glued_letter(plain) {
        return Advice::Other;
    }
    let numbers = numbers(plain);
    match numbers.as_slice() {
        [] => match part_of_year(plain) {
            Some(end) => in_year(year, |year| month(year, end)),
            None => Advice::Other,
        },
        [only] => one_number(only, plain, year),
        [first, second] => two_numbers(first, second, plain, year),
        [first, second, third] => three_numbers([first, second, third], plain, year),
        [first, second, third, ..] if first.len() == 4 && plain.contains(':') => {
            day(value(first), value(second), value(third))
        }
        _ => Advice::Other,
    }
}

/// Tells whether a letter stands at a digit that is no letter of a date: `2026-W50`, `2026-12-2O`.
fn has_glued_letter(plain: &str) -> bool {
    let glued = |pair: &[char]| match pair {
        [digit, letter] | [letter, digit] if digit.is_ascii_digit() && letter.is_ascii_alphabetic() => {
            !matches!(letter, 't' | 'z')
        }
        _ => false,
    };
    let characters: Vec<char> = plain.chars().collect();
    characters.windows(2).any(glued)
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
    if ["上半年", "年中", "mid"].iter().any(|word| plain.contains(word)) {
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

fn three_numbers([first, second, third]: [&str; 3], plain: &str, year: Option<i32>) -> Advice {
    let (a, b, c) = (value(first), value(second), value(third));
    // `26.12.20` in a record of 2026 begins with the year; elsewhere points put the day first.
    let is_own = year.is_some_and(|year| i64::from(year) == 2000 + i64::from(a));
    match (first.len(), third.len()) {
        (4, 1 | 2) => day(a, b, c),
        (1 | 2, 4) => day_or_month_first(a, b, c),
        (2, 1 | 2) if plain.contains(['年', '-']) || a > 31 || (is_own && plain.contains('.')) => {
            day(2000 + a, b, c)
        }
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

/// Reads `2026Q2`, `Q2 2026`, `2Q 2026`, `2季度`, `2026年第2季度`, and halves: `2026 H1`.
fn quarter(plain: &str, year: Option<i32>) -> Option<Advice> {
    let number = match plain.split_once("季度") {
        Some((before, _)) => before.chars().next_back(),
        None => beside(plain, 'q'),
    };
    let part = match (number, beside(plain, 'h')) {
        (Some('1' | '首'), _) => "Q1",
        (Some('2'), _) => "Q2",
        (Some('3'), _) => "Q3",
        (Some('4'), _) => "Q4",
        (Some(other), _) if other.is_ascii_digit() => return Some(Advice::Other),
        (_, Some('1')) => "06",
        (_, Some('2')) => "12",
        _ => return None,
    };
    let given = numbers(plain).into_iter().find(|run| run.len() == 4).map(value);
    Some(match given {
        Some(year) => canonical(year, format!("{year}-{part}")),
        None => in_year(year, |year| canonical(year, format!("{year}-{part}"))),
    })
}

/// Returns the digit beside a letter that stands for a part of the year: `q2`, `q 2`, `2q`.
fn beside(plain: &str, letter: char) -> Option<char> {
    let (before, after) = plain.split_once(letter)?;
    if after.starts_with(|c: char| c.is_ascii_alphabetic())
        || before.ends_with(|c: char| c.is_ascii_alphabetic())
    {
        return None;
    }
    let is_digit = |c: &char| c.is_ascii_digit();
    let mut others = before.chars().rev().skip(1);
    let single = !others.next().is_some_and(|c| c.is_ascii_digit());
    let behind = after.trim_start().chars().next().filter(is_digit);
    let ahead = before.chars().next_back().filter(is_digit).filter(|_| single);
    ahead.or(behind)
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
