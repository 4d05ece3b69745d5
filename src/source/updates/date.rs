//! What looks like a date at the beginning of a heading.

use unicode_normalization::UnicodeNormalization;

use crate::source::dates;

/// Returns the length of the beginning of `text` that looks like a date: four digits, month and day.
pub(super) fn date_prefix(text: &str) -> Option<usize> {
    let (year, end) = digits(text, 0);
    if year == 8 {
        let plain: String = text[..end].nfkc().collect();
        let day = format!("{}-{}-{}", &plain[..4], &plain[4..6], &plain[6..]);
        return dates::parse_day(&day).map(|_| end);
    }
    if year != 4 {
        return None;
    }
    let month_end = part_of_date(text, end, '年')?;
    let day_end = part_of_date(text, month_end, '月')?;
    let closing = text[day_end..]
        .chars()
        .next()
        .filter(|c| matches!(c, '日' | '号'));
    Some(day_end + closing.map_or(0, char::len_utf8))
}

/// What input methods and word processors put where a hyphen was meant.
pub(super) const DASHES: [char; 7] = ['‐', '‑', '‒', '–', '—', '―', '−'];

/// The other signs between the numbers of a date, the full-width ones too.
const DATE_SIGNS: [char; 6] = ['-', '/', '.', '－', '／', '．'];

/// Reads `unit` or a sign that parts the numbers of a date, then one or two digits, each after blanks or
/// none; returns the end.
fn part_of_date(text: &str, at: usize, unit: char) -> Option<usize> {
    let rest = text[at..].trim_start();
    let is_sign = |c: &char| *c == unit || DASHES.contains(c) || DATE_SIGNS.contains(c);
    let sign = rest.chars().next().filter(is_sign)?;
    let rest = rest[sign.len_utf8()..].trim_start();
    let (count, end) = digits(text, text.len() - rest.len());
    (1..=2).contains(&count).then_some(end)
}

/// Tells whether a character is a digit, as a Latin or as a Chinese input method writes it.
pub(super) fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

/// Counts the digits, full-width ones too, that stand at `at`, and returns where they end.
fn digits(text: &str, at: usize) -> (usize, usize) {
    let run = text[at..].chars().take_while(|c| is_digit(*c));
    run.fold((0, at), |(count, end), c| (count + 1, end + c.len_utf8()))
}
