//! The log: which headings of a body are dated updates, and what they say.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::body::{Heading, Outline};
use super::context::Context;
use super::date_advice::advice;
use super::dates::{self, Expected};
use super::numbers;
use super::update_missed;
use super::update_slip::{Percent, Wanted, slip};
use super::words::STATED;
use crate::locale::Message;
use crate::model::{Date, Stated, Update};
use crate::text::{SourceFile, Span};

/// An update with the places of its parts, for findings about it.
#[derive(Clone, Debug)]
pub(crate) struct PlacedUpdate {
    /// The update.
    pub update: Update,
    /// Its heading.
    pub heading: Span,
    /// Its day.
    pub date: Span,
    /// Its percentage.
    pub percent: Option<Span>,
    /// Its health word.
    pub stated: Option<Span>,
}

/// Takes the dated updates out of a body's headings, in the order written; reports those that nearly are.
pub(crate) fn updates(
    file: &SourceFile,
    outline: &Outline,
    body_end: usize,
    cx: &mut Context<'_>,
) -> Vec<PlacedUpdate> {
    let sections: Vec<&Heading> = outline
        .headings
        .iter()
        .filter(|heading| heading.level <= 2)
        .collect();
    update_missed::report(outline, cx);
    let mut updates = Vec::new();
    for (index, heading) in sections.iter().enumerate() {
        if heading.level != 2 {
            continue;
        }
        let end = sections
            .get(index + 1)
            .map_or(body_end, |next| next.span.start as usize);
        let section = Span::new(heading.span.start as usize, end);
        if let Some(parts) = Parts::read(heading, cx) {
            updates.push(parts.place(file, heading, section));
        }
    }
    updates
}

/// What a heading says, with the byte ranges of its parts in the heading's text.
struct Parts {
    date: Date,
    date_range: Range<usize>,
    percent: Option<(f64, Range<usize>)>,
    stated: Option<(Stated, Range<usize>)>,
    headline: Option<String>,
}

impl Parts {
    fn place(self, file: &SourceFile, heading: &Heading, section: Span) -> PlacedUpdate {
        let place = |range: Range<usize>| heading.place(range);
        PlacedUpdate {
            heading: heading.span,
            date: place(self.date_range),
            percent: self.percent.as_ref().map(|(_, range)| place(range.clone())),
            stated: self.stated.as_ref().map(|(_, range)| place(range.clone())),
            update: Update {
                date: self.date,
                percent: self.percent.map(|(percent, _)| percent),
                stated: self.stated.map(|(stated, _)| stated),
                headline: self.headline,
                section: file.excerpt(section),
            },
        }
    }

    /// Reads a heading; none where it is narrative, or where its date is reported as wrong.
    fn read(heading: &Heading, cx: &mut Context<'_>) -> Option<Parts> {
        let text = &heading.text;
        let start = text.len() - text.trim_start_matches(is_separator).len();
        let like_a_date = date_prefix(&text[start..])?;
        let date_range = start..start + like_a_date;
        let written = &text[date_range.clone()];
        let Some(date) = dates::parse_day(written) else {
            // Between year, month and day a dash is a hyphen mistyped; the advice would read it as a range.
            let plain = written.replace(DASHES, "-");
            let message = dates::message(advice(&plain, Expected::Day, cx.year), Expected::Day);
            let message = message.with("text", written);
            cx.error("invalid-update-date", heading.place(date_range), message);
            return None;
        };
        let rest = &text[date_range.end..];
        if !rest.is_empty() && !rest.starts_with(is_separator) {
            let message = Message::new("update-glued").with("text", written);
            cx.error("invalid-update-date", heading.place(date_range), message);
            return None;
        }
        let mut parts = Parts {
            date,
            date_range,
            percent: None,
            stated: None,
            headline: None,
        };
        parts.read_rest(heading, cx);
        Some(parts)
    }

    fn read_rest(&mut self, heading: &Heading, cx: &mut Context<'_>) {
        let text = &heading.text;
        let mut at = self.date_range.end;
        loop {
            at = text.len() - text[at..].trim_start_matches(is_separator).len();
            let length = text[at..].find(is_separator).unwrap_or(text.len() - at);
            let range = at..at + length;
            let part = &text[range.clone()];
            if self.percent.is_none()
                && let Some(percent) = self.percentage(part, &text[range.end..])
            {
                let end = range.end + percent.beyond;
                match percent.value {
                    Ok(value) => self.percent = Some((value, at..end)),
                    Err(message) => cx.error("invalid-percent", heading.place(at..end), message),
                }
                at = end;
            } else if self.stated.is_none()
                && let Some(stated) = stated(part)
            {
                self.stated = Some((stated, range.clone()));
                at = range.end;
            } else {
                break;
            }
        }
        self.report_slip(heading, at, cx);
        let headline = text[at..].trim_matches(|c: char| c.is_whitespace());
        self.headline = (!headline.is_empty()).then(|| headline.to_owned());
    }

    /// Reports progress or health that would be read as words of the headline, which begins at `at`.
    fn report_slip(&self, heading: &Heading, at: usize, cx: &mut Context<'_>) {
        let wanted = Wanted {
            percent: self.percent.is_none(),
            health: self.stated.is_none(),
        };
        let Some(slip) = slip(&heading.text[at..], wanted) else {
            return;
        };
        let range = at + slip.range.start..at + slip.range.end;
        let given = |part: Option<&Range<usize>>| part.map(|range| heading.text[range.clone()].to_owned());
        let percent = slip
            .percent
            .as_ref()
            .and_then(Percent::written)
            .map(str::to_owned);
        let percent = percent.or(given(self.percent.as_ref().map(|(_, range)| range)));
        let health = slip
            .health
            .or(given(self.stated.as_ref().map(|(_, range)| range)));
        let parts = [Some(self.date.to_string()), percent, health, Some(slip.rest)];
        let parts: Vec<String> = parts
            .into_iter()
            .flatten()
            .filter(|part| !part.is_empty())
            .collect();
        let message = |id| {
            Message::new(id)
                .with("text", &heading.text[range.clone()])
                .with("correct", format!("## {}", parts.join(" ")))
        };
        let place = heading.place(range.clone());
        match slip.percent {
            None => cx.warning("unread-health", place, message("health-in-headline")),
            Some(Percent::One(_)) => cx.error("invalid-percent", place, message("percent-in-headline")),
            Some(Percent::Share(plain, share)) => {
                let message = message("percent-share").with("plain", plain).with("share", share);
                cx.error("invalid-percent", place, message);
            }
            Some(Percent::Several(_)) => cx.error("invalid-percent", place, message("percent-several")),
            Some(Percent::Bad) => cx.error("invalid-percent", place, message("percent-bad")),
        }
    }

    /// Reads a percentage, or says what is wrong with one.
    fn percentage(&self, part: &str, after: &str) -> Option<Percentage> {
        let plain: String = part.nfkc().collect();
        let apart = after.trim_start_matches([' ', '\u{3000}']);
        if numbers::parse(&plain).is_some() && apart.starts_with(['%', '％']) {
            let sign = apart.chars().next().map_or(0, char::len_utf8);
            let beyond = after.len() - apart.len() + sign;
            let whole = format!("{part}{}", &after[..beyond]);
            return Some(Percentage {
                value: Err(written_as(&whole, &plain)),
                beyond,
            });
        }
        let (digits, rest) = plain.split_once('%')?;
        let value = numbers::parse(digits)?;
        let glued = !rest.is_empty() && stated(rest).is_some();
        if !rest.is_empty() && !glued {
            return None;
        }
        let result = if !(0.0..=100.0).contains(&value) {
            Err(Message::new("percent-range").with("text", part))
        } else if glued || !part.starts_with(digits) {
            Err(written_as(part, digits))
        } else {
            Ok(value)
        };
        Some(Percentage {
            value: result,
            beyond: 0,
        })
    }
}

/// A percentage that was recognised, and how many bytes of it lie beyond the part that was looked at.
struct Percentage {
    value: Result<f64, Message>,
    beyond: usize,
}

fn written_as(part: &str, digits: &str) -> Message {
    Message::new("percent-write")
        .with("text", part)
        .with("correct", format!("{digits}%"))
}

fn stated(part: &str) -> Option<Stated> {
    STATED
        .iter()
        .find(|(_, words)| words.iter().any(|word| word.eq_ignore_ascii_case(part)))
        .map(|(stated, _)| *stated)
}

/// Tells whether a character separates the parts of a heading.
pub(super) fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, '·' | '|' | ':' | '：')
}

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
const DASHES: [char; 7] = ['‐', '‑', '‒', '–', '—', '―', '−'];

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

/// Counts the digits, full-width ones too, that stand at `at`, and returns where they end.
fn digits(text: &str, at: usize) -> (usize, usize) {
    let is_digit = |c: &char| c.is_ascii_digit() || ('０'..='９').contains(c);
    let run = text[at..].chars().take_while(is_digit);
    run.fold((0, at), |(count, end), c| (count + 1, end + c.len_utf8()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::source::body::outline;

    fn read(body: &str) -> (Vec<PlacedUpdate>, Vec<&'static str>) {
        let file = SourceFile::new("projects/2026/a.md", body);
        let config = Config::default();
        let mut cx = Context::new(&file, &config);
        let found = updates(&file, &outline(body, 0), body.len(), &mut cx);
        let findings = cx.finish();
        (found, findings.iter().map(|finding| finding.message.id).collect())
    }

    #[test]
    fn headings_are_read_as_the_grammar_says() {
        let cases = [
            ("2026-03-28", None, None, None),
            (
                "2026-03-28 40% 正常 方案印发",
                Some(40.0),
                Some(Stated::OnTrack),
                Some("方案印发"),
            ),
            ("2026-03-28 有风险 40％", Some(40.0), Some(Stated::AtRisk), None),
            (
                "2026-03-28　62.5%　滞后　经费 未到",
                Some(62.5),
                Some(Stated::Late),
                Some("经费 未到"),
            ),
            (
                "2026-03-28 · 40% | blocked：等批复",
                Some(40.0),
                Some(Stated::Blocked),
                Some("等批复"),
            ),
            ("2026-03-28: At-Risk: x", None, Some(Stated::AtRisk), Some("x")),
            ("2026-03-28 方案 40%", None, None, Some("方案 40%")),
            ("2026-03-28 40% 50% 正常", Some(40.0), None, Some("50% 正常")),
            ("2026-03-28 正常 按期", None, Some(Stated::OnTrack), Some("按期")),
            ("2026-03-28 30%的单位已自查", None, None, Some("30%的单位已自查")),
            (
                "2026-03-28 **40%** `正常`",
                Some(40.0),
                Some(Stated::OnTrack),
                None,
            ),
            ("2026-03-28 3 个节点", None, None, Some("3 个节点")),
        ];
        for (heading, percent, stated, headline) in cases {
            let (found, findings) = read(&format!("## {heading}\n"));
            assert_eq!(findings, [""; 0], "{heading}");
            let update = &found[0].update;
            assert_eq!(update.date.to_string(), "2026-03-28");
            assert_eq!(
                (update.percent, update.stated, update.headline.as_deref()),
                (percent, stated, headline),
                "{heading}"
            );
        }
    }

    #[test]
    fn what_is_no_update_is_narrative() {
        let narrative = [
            "## 2026年工作安排",
            "## 2026-03 小结",
            "## 3月28日 会签",
            "## 20261345 号文",
            "# 2026-03-28 一级",
            "### 2026-03-28 三级",
            "> ## 2026-03-28 引用",
            "- ## 2026-03-28 列表",
            "## 背景 2026-03-28",
        ];
        for heading in narrative {
            let (found, findings) = read(&format!("{heading}\n"));
            assert!(found.is_empty() && findings.is_empty(), "{heading}");
        }
    }

    #[test]
    fn a_day_written_with_another_dash_is_reported_and_not_taken_for_a_range() {
        for dash in DASHES {
            let (found, ids) = read(&format!("## 2026{dash}03{dash}28 40% 正常"));
            assert!(found.is_empty(), "{dash}");
            assert_eq!(ids.len(), 1, "{dash}");
            assert_ne!(ids[0], "date-range", "{dash}");
        }
        let (_, ids) = read("## 2026—2027 年规划");
        assert!(ids.is_empty());
    }

    #[test]
    fn a_section_runs_to_the_next_heading_of_the_first_two_levels() {
        let body = "## 2026-03-28 一\na\n\n### b\n\n> ## c\n\n## 2026-03-27\n\n# d\n\n## 2026-03-28 末\ne";
        let (found, _) = read(body);
        let sections: Vec<&str> = found.iter().map(|placed| &*placed.update.section).collect();
        let expected = [
            "## 2026-03-28 一\na\n\n### b\n\n> ## c\n\n",
            "## 2026-03-27\n\n",
            "## 2026-03-28 末\ne",
        ];
        assert_eq!(sections, expected);
    }
}
