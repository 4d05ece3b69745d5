//! Dates and deadlines, with a word on every other way in which people write them.

use super::context::Context;
use super::date_advice::{self, Advice};
use super::names::plain_text;
use super::yaml::Node;
use crate::locale::Message;
use crate::model::{Date, Deadline};

/// What a place takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Expected {
    /// A deadline of any kind.
    Deadline,
    /// A start: a day, a period or `tbd`.
    Start,
    /// A day or a period.
    Period,
    /// A day.
    Day,
}

/// Decodes a deadline of any kind.
pub(crate) fn deadline(node: &Node<'_>, cx: &mut Context<'_>) -> Option<Deadline> {
    decode(node, Expected::Deadline, cx)
}

/// Decodes a start: a day, a period or `tbd`.
pub(crate) fn start(node: &Node<'_>, cx: &mut Context<'_>) -> Option<Deadline> {
    decode(node, Expected::Start, cx)
}

/// Decodes a first promise: a day or a period.
pub(crate) fn period(node: &Node<'_>, cx: &mut Context<'_>) -> Option<Deadline> {
    decode(node, Expected::Period, cx)
}

/// Decodes the day on which something happened.
pub(crate) fn day(node: &Node<'_>, cx: &mut Context<'_>) -> Option<Date> {
    match decode(node, Expected::Day, cx)? {
        Deadline::Day(date) => Some(date),
        _ => None,
    }
}

/// Reads a day in its one form, `2026-03-31`.
pub(crate) fn parse_day(written: &str) -> Option<Date> {
    match Deadline::parse(written)? {
        Deadline::Day(date) => Some(date),
        _ => None,
    }
}

fn decode(node: &Node<'_>, expected: Expected, cx: &mut Context<'_>) -> Option<Deadline> {
    let written = plain_text(node, cx)?.trim();
    let message = match (Deadline::parse(written), expected) {
        (Some(Deadline::Day(date)), _) => return Some(Deadline::Day(date)),
        (Some(Deadline::Ongoing), Expected::Deadline) => return Some(Deadline::Ongoing),
        (Some(Deadline::Undecided), Expected::Deadline | Expected::Start) => {
            return Some(Deadline::Undecided);
        }
        (Some(Deadline::Ongoing), Expected::Start) => Message::new("date-start-ongoing"),
        (Some(Deadline::Ongoing | Deadline::Undecided), Expected::Period) => {
            Message::new("date-promise-open")
        }
        (Some(Deadline::Ongoing | Deadline::Undecided), Expected::Day) => Message::new("date-not-happened"),
        (Some(_), Expected::Day) => Message::new("date-needs-day"),
        (Some(period), _) => return Some(period),
        (None, _) => message(date_advice::advice(written, expected, cx.year), expected),
    };
    cx.error("invalid-date", node.span, message.with("text", written));
    None
}

/// Puts advice into words; the text that was written is still to be added.
pub(super) fn message(advice: Advice, expected: Expected) -> Message {
    if expected == Expected::Day
        && advice
            .correct()
            .is_some_and(|correct| parse_day(correct).is_none())
    {
        return Message::new("date-needs-day");
    }
    match advice {
        Advice::NoSuchDay { month, days, last } => Message::new("date-no-such-day")
            .with("month", month)
            .with("days", days)
            .with("last", last),
        Advice::NoSuchMonth => Message::new("date-no-such-month"),
        Advice::Write(correct) => Message::new("date-write").with("correct", correct),
        Advice::WriteEither(first, second) => Message::new("date-write-either")
            .with("first", first)
            .with("second", second),
        Advice::NeedsYear(correct) => Message::new("date-needs-year").with("correct", correct),
        Advice::Range(correct) => Message::new("date-range").with("correct", correct),
        Advice::OngoingFrom(correct) => Message::new("date-ongoing-from").with("correct", correct),
        Advice::Ongoing if expected == Expected::Deadline => Message::new("date-ongoing"),
        Advice::NotKnown if expected == Expected::Day => Message::new("date-not-happened"),
        Advice::NotKnown if expected == Expected::Period => Message::new("date-promise-open"),
        Advice::NotKnown => Message::new("date-not-known"),
        Advice::Ongoing | Advice::Other if expected == Expected::Day => Message::new("date-other-day"),
        Advice::Ongoing | Advice::Other => Message::new("date-other"),
    }
}
