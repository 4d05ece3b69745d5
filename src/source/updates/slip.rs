//! Progress and health that an update's heading gives in a form which its grammar does not take, so that they
//! would be lost in the headline without a word.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::percent::{Percent, joined, percentage, with_sign};
use crate::source::words::{self, STATED};

/// What the beginning of a headline was meant to be.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Slip {
    /// The bytes of the headline that are meant.
    pub range: Range<usize>,
    /// The percentage.
    pub percent: Option<Percent>,
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
pub(super) const LABELS: [&str; 14] = [
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

/// The lights that other reports have for health.
const LIGHTS: [(&str, &str); 7] = [
    ("green", "on-track"),
    ("amber", "at-risk"),
    ("yellow", "at-risk"),
    ("red", "late"),
    ("绿灯", "正常"),
    ("黄灯", "有风险"),
    ("红灯", "滞后"),
];

/// Ends of the names of the days of the week, which say nothing about progress.
const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

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
        let opening = opening.filter(|c| OPENING.contains(c)).map_or(0, char::len_utf8);
        let start = word.range.start - opening;
        if wanted.percent
            && let Some((percent, end)) = percentage(headline, &word)
        {
            found.percent = Some(joined(found.percent, percent));
            at = end;
        } else if wanted.health
            && found.health.is_none()
            && let Some((health, end)) = health(headline, &word)
        {
            found.health = Some(health);
            at = end;
        } else if begin.is_none() && is_label(&word.plain) {
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
pub(super) struct Word {
    /// Where it stands.
    pub range: Range<usize>,
    /// Half-width and in lower case.
    pub plain: String,
}

impl Word {
    /// Returns the first word of `text` at or behind `at`.
    pub(super) fn at(text: &str, at: usize) -> Word {
        let start = text.len() - text[at..].trim_start_matches(is_between).len();
        let length = text[start..].find(is_between).unwrap_or(text.len() - start);
        let range = start..start + length;
        let word = &text[range.clone()];
        let plain = if word.is_ascii() {
            word.to_ascii_lowercase()
        } else {
            word.nfkc().flat_map(char::to_lowercase).collect()
        };
        Word { range, plain }
    }
}

fn is_between(c: char) -> bool {
    super::is_separator(c) || SIGNS.contains(&c)
}

fn is_label(plain: &str) -> bool {
    let is_weekday = WEEKDAYS.iter().any(|day| plain.starts_with(day)) && plain.len() <= 9
        || (plain.starts_with('周') && plain.chars().count() == 2)
        || plain.starts_with("星期");
    LABELS.contains(&plain) || is_weekday
}

/// Reads a health word, and returns it as it is to be written, and where it ends.
pub(super) fn health(text: &str, word: &Word) -> Option<(String, usize)> {
    let plain = word.plain.replace('_', "-");
    if words::find(STATED, &plain).is_some() {
        return Some((plain, word.range.end));
    }
    let next = Word::at(text, word.range.end);
    let light = LIGHTS.iter().find(|(light, _)| *light == word.plain);
    if let Some((_, correct)) = light.filter(|_| next.plain.is_empty() || with_sign(&next.plain).is_some()) {
        return Some(((*correct).to_owned(), word.range.end));
    }
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
            ("五成", Some("50%"), None, "", "五成"),
            ("约50% 正常", Some("50%"), Some("正常"), "", "约50% 正常"),
            (">50%", Some("50%"), None, "", ">50%"),
            ("50%-60% 正常", Some("60%"), Some("正常"), "", "50%-60% 正常"),
            ("50%~60%", Some("60%"), None, "", "50%~60%"),
            ("50%→60% 启动", Some("60%"), None, "启动", "50%→60%"),
            ("50.5.5%", None, None, "", "50.5.5%"),
            ("140%，过头", None, None, "过头", "140%"),
            ("0.5 正常", Some("0.5%"), Some("正常"), "", "0.5 正常"),
            ("Green 50%", Some("50%"), Some("on-track"), "", "Green 50%"),
            ("红灯", None, Some("滞后"), "", "红灯"),
            (
                "(Tue) 50% on-track",
                Some("50%"),
                Some("on-track"),
                "",
                "(Tue) 50% on-track",
            ),
            ("（周二）正常", None, Some("正常"), "", "（周二）正常"),
            ("状态：正常", None, Some("正常"), "", "状态：正常"),
        ];
        for (headline, percent, health, rest, place) in cases {
            let found = slip(headline, BOTH).expect(headline);
            assert_eq!(
                (
                    found.percent.as_ref().and_then(Percent::written),
                    found.health.as_deref()
                ),
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
            "Red tape removed",
            "一成不变",
            "monday meeting",
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
