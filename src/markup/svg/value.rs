//! What stands in markup: positions, numbers and text, each printed in one way.

use crate::markup::html::append_to_drawing;

/// A position or length along an axis, in hundredths of a percent of its width; negative is left of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Percent(i32);

impl Percent {
    /// The left end.
    pub const START: Percent = Percent(0);
    /// The right end.
    pub const END: Percent = Percent(10_000);
    /// One percent.
    pub const ONE: Percent = Percent(100);

    /// Returns `part` ÷ `whole` as a percentage, rounded half up, within 0–100.
    ///
    /// A whole that is not positive gives 0: a chart of nothing has no extent.
    pub fn of(part: i64, whole: i64) -> Percent {
        if whole <= 0 {
            return Percent::START;
        }
        /// Up to here 20,000 parts and the whole again fit into 64 bits, which a processor divides at once.
        const SMALL: i64 = i64::MAX / 20_001;
        let part = part.clamp(0, whole);
        let hundredths = if whole <= SMALL {
            (part * 20_000 + whole) / (2 * whole)
        } else {
            let (part, whole) = (i128::from(part), i128::from(whole));
            i64::try_from((part * 20_000 + whole) / (2 * whole)).unwrap_or(Percent::END.hundredths())
        };
        Percent(i32::try_from(hundredths).expect("a part of a whole is at most 10,000 hundredths"))
    }

    /// Returns a value that is already a percentage, rounded half up, within 0–100; not a number gives 0.
    pub fn from_value(value: f64) -> Percent {
        Percent(hundredths(value.clamp(0.0, 100.0)) as i32)
    }

    /// Returns the position as a share of `width`, in the unit of `width`.
    pub fn along(self, width: f64) -> f64 {
        f64::from(self.0) * width / 10_000.0
    }

    /// Returns the length from `start` to this position; never negative.
    pub fn since(self, start: Percent) -> Percent {
        Percent((self.0 - start.0).max(0))
    }

    /// Returns the position half way between this one and `other`.
    pub fn middle(self, other: Percent) -> Percent {
        Percent((self.0 + other.0).div_euclid(2))
    }

    /// Returns the number of hundredths of a percent.
    pub fn hundredths(self) -> i64 {
        i64::from(self.0)
    }
}

/// What an attribute can hold.
pub trait Value {
    /// Appends the value as it stands between the quotation marks.
    fn append(&self, out: &mut String);
}

impl Value for &str {
    fn append(&self, out: &mut String) {
        append_to_drawing(self, out);
    }
}

impl Value for f64 {
    fn append(&self, out: &mut String) {
        append_decimal(hundredths(*self), out);
    }
}

impl Value for i32 {
    fn append(&self, out: &mut String) {
        append_decimal(i64::from(*self) * 100, out);
    }
}

impl Value for Percent {
    fn append(&self, out: &mut String) {
        append_decimal(i64::from(self.0), out);
        out.push('%');
    }
}

/// A list of points, `x,y x,y`.
pub struct Points<'a>(pub &'a [(f64, f64)]);

impl Value for Points<'_> {
    fn append(&self, out: &mut String) {
        for (index, (x, y)) in self.0.iter().enumerate() {
            if index > 0 {
                out.push(' ');
            }
            x.append(out);
            out.push(',');
            y.append(out);
        }
    }
}

/// Rounds half away from zero to hundredths; what is not a number becomes 0.
fn hundredths(value: f64) -> i64 {
    (value * 100.0).round() as i64
}

/// Appends a number given in hundredths, with at most two decimals and no trailing zero.
fn append_decimal(hundredths: i64, out: &mut String) {
    if hundredths < 0 {
        out.push('-');
    }
    let digits = hundredths.unsigned_abs();
    append_integer(digits / 100, out);
    let fraction = (digits % 100) as usize;
    let length = match fraction {
        0 => return,
        _ if fraction.is_multiple_of(10) => 2,
        _ => 3,
    };
    out.push_str(&FRACTIONS[3 * fraction..3 * fraction + length]);
}

/// Appends a number without a sign. Nearly all coordinates have one or two digits before the point.
fn append_integer(number: u64, out: &mut String) {
    if number >= 100 {
        append_integer(number / 100, out);
    }
    // Of the two digits behind the point, which is left out here.
    let end = 3 * (number % 100) as usize + 3;
    let length = if number < 10 { 1 } else { 2 };
    out.push_str(&FRACTIONS[end - length..end]);
}

/// `.00.01.02` and so on to `.99`, so that two digits are appended at once.
const FRACTIONS: &str = match str::from_utf8(&FRACTION_BYTES) {
    Ok(text) => text,
    Err(_) => panic!("points and digits are ASCII"),
};

const FRACTION_BYTES: [u8; 300] = {
    let mut bytes = [b'.'; 300];
    let mut number = 0;
    while number < 100 {
        bytes[3 * number + 1] = b'0' + (number / 10) as u8;
        bytes[3 * number + 2] = b'0' + (number % 10) as u8;
        number += 1;
    }
    bytes
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_at_most_two_decimals_and_no_trailing_zero() {
        let print = |value: f64| {
            let mut out = String::new();
            value.append(&mut out);
            out
        };
        let cases = [
            (0.0, "0"),
            (f64::MIN, "-92233720368547758.08"),
            (-0.001, "0"),
            (1.5, "1.5"),
            (-12.2, "-12.2"),
            (89.178, "89.18"),
            (1.05, "1.05"),
            (1234.0, "1234"),
            (10_005.4, "10005.4"),
            (100.0, "100"),
            (f64::NAN, "0"),
        ];
        for (value, expected) in cases {
            assert_eq!(print(value), expected, "{value}");
        }
    }

    #[test]
    fn percentages_stay_within_the_whole() {
        assert_eq!(Percent::of(64, 365), Percent(1753));
        assert_eq!(Percent::of(-3, 365), Percent::START);
        assert_eq!(Percent::of(400, 365), Percent::END);
        assert_eq!(Percent::of(1, 0), Percent::START);
        assert_eq!(Percent::of(i64::MAX / 3, i64::MAX), Percent(3333));
        assert_eq!(Percent::from_value(f64::NAN), Percent::START);
        assert_eq!(Percent::from_value(250.0), Percent::END);
    }
}
