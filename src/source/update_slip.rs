//! Progress and health that an update's heading gives in a form which its grammar does not take, so that they
//! would be lost in the headline without a word.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::numbers;
use super::words::{self, STATED};

/// What the beginning of a headline was meant to be.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Slip {
    /// The bytes of the headline that are meant.
    pub range: Range<usize>,
    /// The percentage with its sign, as it is to be written.
    pub percent: Option<String>,
    /// The health word, as it is to be written.
    pub health: Option<String>,
    /// What is left of the headline.
    pub rest: String,
}

/// What an update still lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wanted {
    /// Whether it gives no percentage.
    pub percent: bool,
    /// Whether it gives no health word.
    pub health: bool,
}

/// Signs that people put between the parts of a heading, beside those that its grammar takes.
const SIGNS: &[char] = &[
    '，', ',', '；', ';', '、', '。', '/', '／', '(', ')', '（', '）', '[', ']', '【', '】', '「', '」', '—',
    '–', '~', '～',
];

/// Brackets that belong to what stands in them.
const OPENING: [char; 5] = ['(', '（', '[', '【', '「'];
const CLOSING: [char; 5] = [')', '）', ']', '】', '」'];

/// Words that introduce a percentage or a health word.
const LABELS: [&str; 14] = [
    "进度",
    "进展",
    "完成",
    "已完成",
    "完成率",
    "总体进度",
    "状态",
    "态势",
    "progress",
    "complete",
    "completed",
    "done",
    "status",
    "health",
];

/// Health words that are written apart or together.
const NEAR_HEALTH: [(&str, &str); 4] = [
    ("ontrack", "on-track"),
    ("on track", "on-track"),
    ("atrisk", "at-risk"),
    ("at risk", "at-risk"),
];

/// Finds what is lost at the beginning of `headline`.
///
/// Only what stands alone is meant: in 正常推进 and 30%的单位 it is part of what the headline says.
pub(super) fn slip(headline: &str, wanted: Wanted) -> Option<Slip> {
    let mut found = Slip {
        range: 0..0,
        percent: None,
        health: None,
        rest: String::new(),
    };
    let mut at = 0;
    let mut begin = None;
    loop {
        let word = Word::at(headline, at);
        let opening = headline[..word.range.start].chars().next_back();
        let start = word.range.start - opening.filter(|c| OPENING.contains(c)).map_or(0, char::len_utf8);
        if wanted.percent
            && found.percent.is_none()
            && let Some((percent, end)) = percentage(headline, &word)
        {
            found.percent = Some(percent);
            at = end;
        } else if wanted.health
            && found.health.is_none()
            && let Some((health, end)) = health(headline, &word)
        {
            found.health = Some(health);
            at = end;
        } else if begin.is_none() && LABELS.contains(&&*word.plain) {
            begin = Some(start);
            at = word.range.end;
            continue;
        } else {
            break;
        }
        let closing = headline[at..].chars().next().filter(|c| CLOSING.contains(c));
        at += closing.map_or(0, char::len_utf8);
        found.range = begin.unwrap_or(start)..at;
        begin = Some(found.range.start);
    }
    let rest = headline[found.range.end..].trim_start_matches(is_between);
    found.rest = rest.trim().to_owned();
    (found.percent.is_some() || found.health.is_some()).then_some(found)
}

/// A run of characters between blanks and signs.
struct Word {
    range: Range<usize>,
    /// Half-width and in lower case.
    plain: String,
}

impl Word {
    /// Returns the first word of `text` at or behind `at`.
    fn at(text: &str, at: usize) -> Word {
        let start = text.len() - text[at..].trim_start_matches(is_between).len();
        let length = text[start..].find(is_between).unwrap_or(text.len() - start);
        let range = start..start + length;
        let plain = text[range.clone()].nfkc().flat_map(char::to_lowercase).collect();
        Word { range, plain }
    }
}

fn is_between(c: char) -> bool {
    super::updates::is_separator(c) || SIGNS.contains(&c)
}

/// Reads `40%`, `进度40%`, `百分之四十`, `40 percent`, and a bare `40` before a health word or at the end; returns
/// the percentage as it is to be written, and where it ends.
fn percentage(text: &str, word: &Word) -> Option<(String, usize)> {
    let unlabelled = LABELS
        .iter()
        .find_map(|label| word.plain.strip_prefix(label))
        .filter(|rest| !rest.is_empty());
    let plain = unlabelled.unwrap_or(&word.plain);
    let end = word.range.end;
    if let Some(share) = plain.strip_prefix("百分之") {
        let digits = share.trim_end_matches('%');
        let digits = if numbers::parse(digits).is_some() {
            digits.to_owned()
        } else {
            chinese_number(digits)?.to_string()
        };
        return within(&digits, end);
    }
    if let Some(digits) = plain.strip_suffix('%').or_else(|| plain.strip_suffix("percent")) {
        return within(digits, end);
    }
    numbers::parse(plain)?;
    let next = Word::at(text, end);
    if matches!(&*next.plain, "percent" | "pct") {
        return within(plain, next.range.end);
    }
    let alone = next.plain.is_empty() && unlabelled.is_none();
    (alone || health(text, &next).is_some())
        .then(|| within(plain, end))
        .flatten()
}

fn within(digits: &str, end: usize) -> Option<(String, usize)> {
    let value = numbers::parse(digits)?;
    (0.0..=100.0)
        .contains(&value)
        .then(|| (format!("{digits}%"), end))
}

/// Reads a whole number from 0 to 100 in Chinese: 四十, 十五, 六十八, 百.
fn chinese_number(text: &str) -> Option<u32> {
    let digit = |c: char| {
        "零一二三四五六七八九"
            .chars()
            .position(|known| known == c)
            .and_then(|value| u32::try_from(value).ok())
    };
    let characters: Vec<char> = text.chars().collect();
    match characters.as_slice() {
        ['百'] | ['一', '百'] => Some(100),
        [one] if *one != '十' => digit(*one),
        ['十'] => Some(10),
        ['十', ones] => Some(10 + digit(*ones)?),
        [tens, '十'] => Some(10 * digit(*tens)?),
        [tens, '十', ones] => Some(10 * digit(*tens)? + digit(*ones)?),
        _ => None,
    }
}

/// Reads a health word, and returns it as it is to be written, and where it ends.
fn health(text: &str, word: &Word) -> Option<(String, usize)> {
    let plain = word.plain.replace('_', "-");
    if words::find(STATED, &plain).is_some() {
        return Some((plain, word.range.end));
    }
    let next = Word::at(text, word.range.end);
    let both = format!("{} {}", word.plain, next.plain);
    NEAR_HEALTH.iter().find_map(|(near, correct)| {
        let end = if both == *near {
            next.range.end
        } else {
            word.range.end
        };
        (word.plain == *near || both == *near).then(|| ((*correct).to_owned(), end))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOTH: Wanted = Wanted {
        percent: true,
        health: true,
    };

    #[test]
    fn what_was_meant_as_grammar_is_found_at_the_beginning() {
        let cases = [
            ("40%，正常，方案", Some("40%"), Some("正常"), "方案", "40%，正常"),
            (
                "40%, on-track, x",
                Some("40%"),
                Some("on-track"),
                "x",
                "40%, on-track",
            ),
            (
                "百分之四十 正常 方案",
                Some("40%"),
                Some("正常"),
                "方案",
                "百分之四十 正常",
            ),
            ("百分之62.5", Some("62.5%"), None, "", "百分之62.5"),
            (
                "（４０％）有风险：等批复",
                Some("40%"),
                Some("有风险"),
                "等批复",
                "（４０％）有风险",
            ),
            ("进度40% 方案", Some("40%"), None, "方案", "进度40%"),
            (
                "进度：40%，滞后",
                Some("40%"),
                Some("滞后"),
                "",
                "进度：40%，滞后",
            ),
            (
                "40 percent at risk Plan",
                Some("40%"),
                Some("at-risk"),
                "Plan",
                "40 percent at risk",
            ),
            ("40 正常", Some("40%"), Some("正常"), "", "40 正常"),
            ("40", Some("40%"), None, "", "40"),
            (
                "On Track, plan sent",
                None,
                Some("on-track"),
                "plan sent",
                "On Track",
            ),
            ("【正常】方案", None, Some("正常"), "方案", "【正常】"),
            ("状态：正常", None, Some("正常"), "", "状态：正常"),
        ];
        for (headline, percent, health, rest, place) in cases {
            let found = slip(headline, BOTH).expect(headline);
            assert_eq!(
                (found.percent.as_deref(), found.health.as_deref()),
                (percent, health),
                "{headline}"
            );
            assert_eq!(
                (&*found.rest, &headline[found.range]),
                (rest, place),
                "{headline}"
            );
        }
    }

    #[test]
    fn words_of_a_headline_are_left_alone() {
        for headline in [
            "正常推进",
            "滞后两周",
            "30%的单位已自查",
            "百分之三十的单位已自查",
            "3 个节点",
            "完成 3 个节点",
            "完成验收",
            "方案 40%",
            "一、二期开工",
            "late-stage review",
            "140%，过头",
            "on the way",
            "done by the board",
            "3",
            "",
        ] {
            let wanted = Wanted {
                percent: headline != "3",
                health: true,
            };
            assert_eq!(slip(headline, wanted), None, "{headline}");
        }
    }
}
