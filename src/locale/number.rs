//! How numbers are written.

use fluent_bundle::FluentValue;
use fluent_bundle::types::FluentNumber;

/// Writes the numbers of Fluent's own sentences.
pub(super) fn group_thousands<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    let FluentValue::Number(FluentNumber { value, .. }) = value else {
        return None;
    };
    Some(group_digits(*value))
}

/// Writes a number with its thousands grouped by commas and a true minus sign: `1,086`, `−2.5`.
///
/// # Source
/// docs/theme.md, "Words, numbers and dates".
pub fn group_digits(number: f64) -> String {
    let mut out = String::new();
    push_grouped(number, &mut out);
    out
}

/// Appends [`group_digits`] of a number.
pub(super) fn push_grouped(number: f64, out: &mut String) {
    // Nearly all numbers are small counts, and writing those as fractions takes longer than the sentence around them.
    if let Some(count) = small_count(number) {
        return push_count(count, out);
    }
    let plain = format!("{}", number.abs());
    let (whole, fraction) = plain
        .split_once('.')
        .map_or((plain.as_str(), None), |(w, f)| (w, Some(f)));
    if number < 0.0 {
        out.push('\u{2212}');
    }
    for (index, digit) in whole.char_indices() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
}

/// Appends a count below a thousand.
fn push_count(count: u16, out: &mut String) {
    for place in [100, 10, 1] {
        if count >= place || place == 1 {
            out.push(char::from(b'0' + (count / place % 10) as u8));
        }
    }
}

/// Returns a whole number below a thousand, which has nothing to group and no sign.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the number is within 0 and 999"
)]
fn small_count(number: f64) -> Option<u16> {
    ((0.0..1000.0).contains(&number) && number.fract() == 0.0).then_some(number as u16)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_with_groups_and_sign() {
        let written = [0.0, -0.0, 7.0, 999.0, 999.5, 1000.0, 1_234_567.25, -1.0].map(group_digits);
        let expected = [
            "0",
            "0",
            "7",
            "999",
            "999.5",
            "1,000",
            "1,234,567.25",
            "\u{2212}1",
        ];
        assert_eq!(written, expected);
    }
}
