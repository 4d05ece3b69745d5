//! Lines that were meant as updates and are narrative to the grammar, so that they would be lost without a word.

use super::date::{date_prefix, is_digit};
use super::slip::Word;
use crate::locale::Message;
use crate::source::body::Outline;
use crate::source::context::Context;
use crate::source::date_advice::{Advice, advice};
use crate::source::dates::{self, Expected};
use crate::source::numbers;
use crate::source::words::{self, STATED};
use crate::text::Span;

/// Reports headings of any level, and lines that were meant as headings, that give a day with progress or health
/// and are no updates.
pub(super) fn report(outline: &Outline, cx: &mut Context<'_>) {
    for heading in &outline.headings {
        let begins = date_prefix(heading.text.trim_start()).is_some();
        if heading.level == 2 && begins {
            continue;
        }
        if let Some(correct) = meant(&heading.text, cx.year) {
            say(heading.place(0..heading.text.len()), correct, cx);
        }
    }
    for span in &outline.marked {
        let line = cx.rest_of_line(span.start);
        let plain = line.trim_matches(|c: char| matches!(c, '#' | '＃' | '*' | '_') || c.is_whitespace());
        let is_sign = line.starts_with(['#', '＃']) && date_prefix(plain).is_some();
        let only_day = || day_of(plain, cx.year).map(|(day, _)| format!("## {day}"));
        let correct = meant(plain, cx.year).or_else(|| is_sign.then(only_day).flatten());
        if let Some(correct) = correct {
            let start = span.start as usize;
            say(Span::new(start, start + line.trim_end().len()), correct, cx);
        }
    }
}

fn say(place: Span, correct: String, cx: &mut Context<'_>) {
    cx.warning(
        "unread-update",
        place,
        Message::new("unread-update").with("correct", correct),
    );
}

/// Returns the beginning of the heading that was meant, where `text` names a day and behind it progress or health.
fn meant(text: &str, year: Option<i32>) -> Option<String> {
    let (day, end) = day_of(text, year)?;
    let mut parts = [None, None];
    let mut at = end;
    loop {
        let word = Word::at(text, at);
        if word.plain.is_empty() {
            break;
        }
        at = word.range.end;
        let is_percent = word
            .plain
            .strip_suffix('%')
            .is_some_and(|digits| numbers::parse(digits).is_some());
        let part = if is_percent { 0 } else { 1 };
        if is_percent || words::find(STATED, &word.plain).is_some() {
            parts[part].get_or_insert(word.plain);
        }
    }
    let given: Vec<String> = parts.into_iter().flatten().collect();
    (!given.is_empty()).then(|| format!("## {day} {}", given.join(" ")))
}

/// Finds the day that a line names, in any notation, and where it ends; a month alone becomes `2026-11-DD`.
fn day_of(text: &str, year: Option<i32>) -> Option<(String, usize)> {
    if !text.contains(is_digit) {
        return None;
    }
    let starts = text.char_indices().map(|(at, _)| at);
    let mut before = ' ';
    for at in starts {
        if !before.is_ascii_digit()
            && let Some(length) = date_prefix(&text[at..])
        {
            return Some((day(&text[at..at + length], year)?, at + length));
        }
        before = text[at..].chars().next().unwrap_or(' ');
    }
    let length = text
        .find(|c: char| c.is_whitespace() || c == '%')
        .unwrap_or(text.len());
    let first = &text[..length];
    let is_date = first.starts_with(|c: char| c.is_ascii_digit()) && first.contains(['-', '/', '月', '年']);
    is_date.then(|| Some((day(first, year)?, length))).flatten()
}

fn day(written: &str, year: Option<i32>) -> Option<String> {
    if dates::parse_day(written).is_some() {
        return Some(written.to_owned());
    }
    match advice(written, Expected::Day, year) {
        Advice::Write(correct) | Advice::NeedsYear(correct) if correct.len() == 10 => Some(correct),
        Advice::Write(month) | Advice::NeedsYear(month) if month.len() == 7 => Some(format!("{month}-DD")),
        _ => crate::model::Deadline::parse(written)
            .filter(|_| written.len() == 7)
            .map(|_| format!("{written}-DD")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_with_progress_or_health_was_meant_as_an_update() {
        let cases = [
            ("截至2026-11-10 50% 正常", "## 2026-11-10 50% 正常"),
            ("11-10 50% 正常 启动", "## 2026-11-10 50% 正常"),
            ("11月10日 正常", "## 2026-11-10 正常"),
            ("2026-11 50% 启动", "## 2026-11-DD 50%"),
            ("2026年11月10日，滞后", "## 2026-11-10 滞后"),
            ("Update 2026/11/10: at-risk, 50%", "## 2026-11-10 50% at-risk"),
        ];
        for (text, correct) in cases {
            assert_eq!(meant(text, Some(2026)).as_deref(), Some(correct), "{text}");
        }
        for text in [
            "2026年工作安排",
            "3月28日 会签",
            "2026-03 小结",
            "背景 2026-03-28",
            "滞后原因",
            "50% 的单位",
            "1.2 正常",
            "3.1 节 正常推进",
            "2026-2027 年规划",
        ] {
            assert_eq!(meant(text, Some(2026)), None, "{text}");
        }
    }
}
