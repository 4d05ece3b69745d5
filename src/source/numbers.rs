//! Numbers: plain decimals, with a word on every other way in which people write them.

use unicode_normalization::UnicodeNormalization;

use super::context::Context;
use super::names::plain_text;
use super::words::{self, ATTAINED};
use super::yaml::Node;
use crate::locale::Message;
use crate::model::Quantity;

/// What a number must be beside being one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bounds {
    /// Any.
    Any,
    /// Zero or more.
    NotNegative,
    /// More than zero.
    Positive,
    /// 0–100.
    Score,
}

/// Decodes a number within `bounds`.
pub(crate) fn number(node: &Node<'_>, bounds: Bounds, cx: &mut Context<'_>) -> Option<f64> {
    let written = plain_text(node, cx)?.trim();
    let Some(number) = parse(written) else {
        cx.error("invalid-number", node.span, explain(written));
        return None;
    };
    let outside = match bounds {
        Bounds::Any => None,
        Bounds::NotNegative => (number < 0.0).then_some("number-negative"),
        Bounds::Positive => (number <= 0.0).then_some("number-not-positive"),
        Bounds::Score => (!(0.0..=100.0).contains(&number)).then_some("number-not-score"),
    };
    if let Some(id) = outside {
        let message = Message::new(id).with("text", written);
        cx.error("invalid-number", node.span, message);
        return None;
    }
    Some(number)
}

/// Decodes the value of an indicator: a number, or whether it is done.
pub(crate) fn quantity(node: &Node<'_>, cx: &mut Context<'_>) -> Option<Quantity> {
    let written = plain_text(node, cx)?.trim();
    if let Some(answer) = words::find(ATTAINED, written) {
        return Some(Quantity::Answer(answer));
    }
    number(node, Bounds::Any, cx).map(Quantity::Number)
}

/// Reads a plain decimal: `12`, `-3.5`.
pub(crate) fn parse(written: &str) -> Option<f64> {
    /// Longer numbers are not held exactly, and no office counts that far.
    const MOST_DIGITS: usize = 15;
    let digits = written.strip_prefix('-').unwrap_or(written);
    let (whole, fraction) = digits
        .split_once('.')
        .map_or((digits, None), |(whole, fraction)| (whole, Some(fraction)));
    let plain = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let valid = plain(whole) && fraction.is_none_or(plain) && digits.len() <= MOST_DIGITS + 1;
    written.parse().ok().filter(|_| valid)
}

/// Reads a whole number from 0 to 100 in Chinese numerals: 四十, 十五, 六十八, 百.
pub(crate) fn from_chinese(text: &str) -> Option<u32> {
    let digit = |c: char| "〇一二三四五六七八九".chars().position(|known| known == c);
    let digit = |c: char| digit(if c == '零' { '〇' } else { c }).and_then(|value| u32::try_from(value).ok());
    let characters: Vec<char> = text.chars().collect();
    match characters.as_slice() {
        ['百'] | ['一', '百'] => Some(100),
        ['十'] => Some(10),
        ['十', ones] => Some(10 + digit(*ones)?),
        [tens, '十'] => Some(10 * digit(*tens)?),
        [tens, '十', ones] => Some(10 * digit(*tens)? + digit(*ones)?),
        [one] => digit(*one),
        _ => None,
    }
}

/// Writes the Chinese numerals of a text as digits: 二〇二六年十二月 becomes 2026年12月.
pub(crate) fn with_digits(text: &str) -> String {
    let is_numeral = |c: char| "〇零一二三四五六七八九十".contains(c);
    let mut written = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(is_numeral) {
        written.push_str(&rest[..start]);
        rest = &rest[start..];
        let end = rest.find(|c| !is_numeral(c)).unwrap_or(rest.len());
        let run = &rest[..end];
        match from_chinese(run) {
            Some(number) => written.push_str(&number.to_string()),
            None => run.chars().for_each(|c| match from_chinese(&c.to_string()) {
                Some(digit) => written.push_str(&digit.to_string()),
                None => written.push(c),
            }),
        }
        rest = &rest[end..];
    }
    written + rest
}

/// Says what is wrong with a number, and how to write it where that can be told.
pub(crate) fn explain(written: &str) -> Message {
    let plain: String = written.nfkc().filter(|c| !c.is_whitespace()).collect();
    let message = |id| Message::new(id).with("text", written);
    if plain.starts_with('#') || matches!(&*plain, "NaN" | "nan" | "inf") {
        return message("number-spreadsheet");
    }
    if matches!(
        &*plain,
        "/" | "-" | "--" | "无" | "暂无" | "N/A" | "n/a" | "none" | "待定" | "tbd" | "?"
    ) {
        return message("number-none");
    }
    let stripped = plain
        .replace([',', '，'], "")
        .replace(['−', '–'], "-")
        .trim_start_matches(['+', '¥', '￥', '£', '$', '€', '约', '近'])
        .to_owned();
    let percent = stripped.trim_end_matches(['%', '％']);
    if percent.len() < stripped.len() {
        return match parse(percent) {
            Some(_) => message("number-percent").with("correct", percent),
            None => message("number-other"),
        };
    }
    let digits_end = stripped
        .find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | '-'))
        .unwrap_or(stripped.len());
    let (number, unit) = stripped.split_at(digits_end);
    if unit.is_empty() && parse(number).is_some() {
        return message("number-write").with("correct", number);
    }
    if parse(number).is_some() && !unit.starts_with(['e', 'E', '/', '~', '至']) {
        return message("number-unit").with("correct", number).with("unit", unit);
    }
    let exact = stripped.parse::<f64>().ok().filter(|number| number.is_finite());
    match exact
        .map(|number| number.to_string())
        .filter(|text| parse(text).is_some())
    {
        Some(correct) => message("number-write").with("correct", correct),
        None => message("number-other"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_decimals_are_numbers_and_nothing_else_is() {
        let good = [("12", 12.0), ("-3.5", -3.5), ("97.8", 97.8), ("007", 7.0)];
        for (written, number) in good {
            assert_eq!(parse(written), Some(number), "{written}");
        }
        for bad in [
            "", "-", "1.", ".5", "1e3", "+1", "1,200", "0x1", "inf", "１２", "1 2",
        ] {
            assert_eq!(parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn chinese_numerals_are_read() {
        for (written, number) in [
            ("四十", 40),
            ("十五", 15),
            ("六十八", 68),
            ("十", 10),
            ("五", 5),
            ("百", 100),
            ("零", 0),
        ] {
            assert_eq!(from_chinese(written), Some(number), "{written}");
        }
        for bad in ["", "甲", "一二", "十十十", "四十的"] {
            assert_eq!(from_chinese(bad), None, "{bad}");
        }
        assert_eq!(with_digits("二〇二六年十二月二十五日"), "2026年12月25日");
        assert_eq!(with_digits("第三季度末"), "第3季度末");
        assert_eq!(with_digits("年底"), "年底");
    }

    #[test]
    fn near_misses_are_told_what_to_write() {
        let cases = [
            ("1,200", "number-write", Some("1200")),
            ("£1,403.00", "number-write", Some("1403.00")),
            ("１２", "number-write", Some("12")),
            ("−3", "number-write", Some("-3")),
            ("1e3", "number-write", Some("1000")),
            (".5", "number-write", Some("0.5")),
            ("97%", "number-percent", Some("97")),
            ("-7.89%", "number-percent", Some("-7.89")),
            ("300万元", "number-unit", Some("300")),
            ("#REF!", "number-spreadsheet", None),
            ("/", "number-none", None),
            ("无", "number-none", None),
            ("3~5", "number-other", None),
            ("许多", "number-other", None),
        ];
        for (written, id, correct) in cases {
            let mut expected = Message::new(id).with("text", written);
            if let Some(correct) = correct {
                expected = expected.with("correct", correct);
            }
            if id == "number-unit" {
                expected = expected.with("unit", "万元");
            }
            assert_eq!(explain(written), expected, "{written}");
        }
    }
}
