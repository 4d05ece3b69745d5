//! Percentages in forms that the grammar of a heading does not take.

use super::slip::{LABELS, Word, health};
use crate::source::numbers;

/// A percentage that the grammar does not take.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Percent {
    /// One, as it is to be written.
    One(String),
    /// A number without a sign that may be a share of 1: as a percentage in both readings.
    Share(String, String),
    /// Several, the last as it is to be written.
    Several(String),
    /// None from 0 to 100.
    Bad,
}

impl Percent {
    /// Returns it as it is to be written, where that can be told.
    pub(super) fn written(&self) -> Option<&str> {
        match self {
            Percent::One(text) | Percent::Several(text) | Percent::Share(text, _) => Some(text),
            Percent::Bad => None,
        }
    }
}

/// What people write before a percentage that is not exact.
const ABOUT: [&str; 12] = [
    "大约", "约", "近", "超过", "超", "about", "approx.", "≈", "≥", "≤", ">", "<",
];

/// Puts a percentage behind another one: two are several.
pub(super) fn joined(first: Option<Percent>, next: Percent) -> Percent {
    match (first, next) {
        (Some(_), Percent::One(next)) => Percent::Several(next),
        (Some(first), _) => first,
        (None, next) => next,
    }
}

/// Reads `40%`, `进度40%`, `约40%`, `百分之四十`, `四成`, `30%-40%`, `40 percent`, and a bare `40` before a health word
/// or at the end; returns the percentage, and where it ends.
pub(super) fn percentage(text: &str, word: &Word) -> Option<(Percent, usize)> {
    let end = word.range.end;
    let unlabelled = LABELS.iter().find_map(|label| word.plain.strip_prefix(label));
    let unlabelled = unlabelled.filter(|rest| !rest.is_empty());
    let plain = unlabelled.unwrap_or(&word.plain);
    let exact = ABOUT
        .iter()
        .find_map(|about| plain.strip_prefix(about))
        .unwrap_or(plain);
    if let Some(percent) = in_words(exact).or_else(|| with_sign(exact)) {
        return Some((percent, end));
    }
    let value = numbers::parse(exact)?;
    let next = Word::at(text, end);
    if matches!(&*next.plain, "percent" | "pct") {
        return Some((within(exact), next.range.end));
    }
    let alone = next.plain.is_empty() && unlabelled.is_none();
    if !alone && health(text, &next).is_none() {
        return None;
    }
    let is_share = value > 0.0 && value <= 1.0 && exact.contains('.');
    Some(if is_share {
        (
            Percent::Share(format!("{exact}%"), format!("{}%", value * 100.0)),
            end,
        )
    } else {
        (within(exact), end)
    })
}

/// Reads 百分之四十 and 四成.
fn in_words(plain: &str) -> Option<Percent> {
    let number =
        |digits: &str| numbers::parse(digits).or_else(|| numbers::from_chinese(digits).map(f64::from));
    if let Some(share) = plain.strip_prefix("百分之") {
        return number(share.trim_end_matches('%')).map(|value| within(&value.to_string()));
    }
    let tenths = number(plain.strip_suffix('成')?)?;
    Some(within(&(tenths * 10.0).to_string()))
}

/// Reads `40%`, `40percent` and `30%-40%`.
pub(super) fn with_sign(plain: &str) -> Option<Percent> {
    let digits = |part: &str| {
        let part = part
            .strip_suffix('%')
            .or_else(|| part.strip_suffix("percent"))
            .unwrap_or(part);
        numbers::parse(part).map(|_| part.to_owned())
    };
    if let Some((first, second)) = plain.split_once(['-', '→', '至', '到']) {
        let both = (digits(first)?, digits(second)?);
        return plain
            .contains('%')
            .then(|| Percent::Several(format!("{}%", both.1)));
    }
    let signed = plain.ends_with('%') || plain.ends_with("percent");
    if !signed || !plain.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    Some(digits(plain).map_or(Percent::Bad, |digits| within(&digits)))
}

fn within(digits: &str) -> Percent {
    match numbers::parse(digits) {
        Some(value) if (0.0..=100.0).contains(&value) => Percent::One(format!("{digits}%")),
        _ => Percent::Bad,
    }
}
