//! Words of fixed vocabularies, in both languages.

use super::context::Context;
use super::names::text;
use super::suggest;
use super::yaml::Node;
use crate::config::{RawHtml, RuleLevel};
use crate::locale::{Language, Message};
use crate::model::{CloseResult, Conclusion, IndicatorKind, Stated, Status};

/// The spellings of a vocabulary, each with what it means; the first of a meaning is the English one.
pub(crate) type Words<T> = [(T, &'static [&'static str])];

/// What a brief says of the state of its project.
pub(crate) const STATUS: &Words<Status> = &[
    (Status::Planned, &["planned", "未启动"]),
    (Status::Active, &["active", "进行中"]),
    (Status::Paused, &["paused", "暂停"]),
    (Status::Done, &["done", "已完成"]),
    (Status::Cancelled, &["cancelled", "已取消"]),
    (Status::Carried, &["carried", "结转"]),
];

/// With what result a project was closed.
pub(crate) const RESULT: &Words<CloseResult> = &[
    (CloseResult::Done, &["done", "完成"]),
    (CloseResult::Partial, &["partial", "部分完成"]),
    (CloseResult::Cancelled, &["cancelled", "终止"]),
];

/// What the year-end meeting concluded.
pub(crate) const CONCLUSION: &Words<Conclusion> = &[
    (Conclusion::Done, &["done", "完成"]),
    (Conclusion::Mostly, &["mostly", "基本完成"]),
    (Conclusion::Unfinished, &["unfinished", "未完成"]),
    (Conclusion::Ended, &["ended", "终止"]),
];

/// How an indicator's values compare.
pub(crate) const INDICATOR_KIND: &Words<IndicatorKind> = &[
    (IndicatorKind::Increase, &["increase", "增加"]),
    (IndicatorKind::Decrease, &["decrease", "减少"]),
    (IndicatorKind::AtLeast, &["at_least", "不低于"]),
    (IndicatorKind::AtMost, &["at_most", "不高于"]),
    (IndicatorKind::Done, &["done", "完成"]),
];

/// The health that an update states.
pub(crate) const STATED: &Words<Stated> = &[
    (Stated::OnTrack, &["on-track", "正常", "按期"]),
    (Stated::AtRisk, &["at-risk", "有风险"]),
    (Stated::Late, &["late", "滞后"]),
    (Stated::Blocked, &["blocked", "受阻"]),
];

/// Yes and no.
pub(crate) const ANSWER: &Words<bool> = &[(true, &["yes", "true", "是"]), (false, &["no", "false", "否"])];

/// Yes and no as the value of an indicator.
pub(crate) const ATTAINED: &Words<bool> = &[
    (true, &["yes", "true", "是", "完成", "已完成"]),
    (false, &["no", "false", "否", "未完成"]),
];

/// What a site makes of a rule.
pub(crate) const RULE_LEVEL: &Words<RuleLevel> = &[
    (RuleLevel::Error, &["error"]),
    (RuleLevel::Warning, &["warning"]),
    (RuleLevel::Off, &["off"]),
];

/// What becomes of raw HTML.
pub(crate) const RAW_HTML: &Words<RawHtml> = &[
    (RawHtml::Text, &["text"]),
    (RawHtml::Sanitised, &["sanitised", "sanitized"]),
];

/// The languages of a site.
pub(crate) const LANGUAGE: &Words<Language> =
    &[(Language::Chinese, &["zh-CN"]), (Language::English, &["en"])];

/// Returns what `written` means.
pub(crate) fn find<T: Copy>(words: &Words<T>, written: &str) -> Option<T> {
    words
        .iter()
        .find(|(_, spellings)| spellings.contains(&written))
        .map(|(value, _)| *value)
}

/// Decodes a word; reports one that is not in the vocabulary.
pub(crate) fn word<T: Copy>(node: &Node<'_>, words: &Words<T>, cx: &mut Context<'_>) -> Option<T> {
    let written = text(node, cx)?;
    let found = find(words, &written);
    if found.is_none() {
        report_unknown(&written, node, words, cx);
    }
    found
}

fn report_unknown<T>(written: &str, node: &Node<'_>, words: &Words<T>, cx: &mut Context<'_>) {
    let all = words.iter().flat_map(|(_, spellings)| spellings.iter().copied());
    let message = match suggest::nearest(written, all) {
        Some(near) => Message::new("unknown-word-near")
            .with("word", written)
            .with("near", near),
        None => Message::new("unknown-word")
            .with("word", written)
            .with("english", spellings(words, english))
            .with("chinese", spellings(words, chinese)),
    };
    cx.error("unknown-word", node.span, message);
}

fn english(all: &'static [&'static str]) -> Option<&'static &'static str> {
    all.first()
}

/// The first Chinese spelling; words without one are written in English everywhere.
fn chinese(all: &'static [&'static str]) -> Option<&'static &'static str> {
    all.iter().find(|word| !word.is_ascii()).or(all.first())
}

fn spellings<T>(
    words: &Words<T>,
    choose: impl Fn(&'static [&'static str]) -> Option<&'static &'static str>,
) -> String {
    let chosen: Vec<String> = words
        .iter()
        .filter_map(|(_, all)| choose(all))
        .map(|word| format!("`{word}`"))
        .collect();
    chosen.join(" · ")
}
