//! What was meant by a text that is not a date: the usual near misses, and what to write instead.

use unicode_normalization::UnicodeNormalization;

use super::date_notation::single;
use super::dates::Expected;
use super::numbers;
use crate::model::Deadline;

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
    let plain = &numbers::with_digits(plain);
    if let Some(hyphens) = with_hyphens(plain) {
        return single(&hyphens, year);
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

/// Returns a day whose numbers stand between other dashes than hyphens, with hyphens: `2026—12—20` is no range.
fn with_hyphens(plain: &str) -> Option<String> {
    let is_dash = |c: char| matches!(c, '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '-');
    let parts: Vec<&str> = plain.split(is_dash).map(str::trim).collect();
    let digits = |part: &&str, most: usize| {
        part.len() <= most && !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit())
    };
    match parts.as_slice() {
        [year, month, day] if year.len() == 4 && digits(year, 4) && digits(month, 2) && digits(day, 2) => {
            Some(parts.join("-"))
        }
        _ => None,
    }
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
            ("2026-4Q", write("2026-Q4")),
            ("2026-Q5", Advice::Other),
            ("2026 H1", write("2026-06")),
            ("2026-H2", write("2026-12")),
            ("mid-2026", write("2026-06")),
            ("2026-W50", Advice::Other),
            ("2026-12-2O", Advice::Other),
            ("二〇二六年十二月", write("2026-12")),
            ("二〇二六年十二月二十五日前", write("2026-12-25")),
            ("十二月底", in_year("2026-12")),
            ("2026—12—20", write("2026-12-20")),
            ("26.12.20", write("2026-12-20")),
            (
                "26/12/20",
                Advice::WriteEither("2020-12-26".into(), "2026-12-20".into()),
            ),
            ("28th June 2026", write("2026-06-28")),
            ("by 2026-12-20", write("2026-12-20")),
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
