//! The log: which headings of a body are dated updates, and what they say.

mod date;
mod heading;
mod missed;
mod percent;
mod slip;

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

pub use self::heading::UpdateHeading;

use self::date::{DASHES, date_prefix};
use self::percent::Percent;
use self::slip::{Wanted, slip};
use super::body::{Heading, Outline};
use super::context::Context;
use super::date_advice::advice;
use super::dates::{self, Expected};
use super::numbers;
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
    missed::report(outline, cx);
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
        let plain: Cow<'_, str> = if part.is_ascii() {
            Cow::Borrowed(part)
        } else {
            Cow::Owned(part.nfkc().collect())
        };
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
fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, '·' | '|' | ':' | '：')
}

#[cfg(test)]
mod tests;
