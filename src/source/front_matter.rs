//! The fences: where the front matter of a content file begins and ends, and where the body begins.

use std::ops::Range;

use memchr::memchr2;

use super::yaml::Fault;
use crate::locale::Message;
use crate::text::Span;

/// The largest front matter, in bytes.
///
/// # Source
/// SECURITY.md, "Limits".
const MAX_FRONT_MATTER: usize = 64 * 1024;

/// The parts of a content file, as byte ranges of its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Parts {
    /// The opening fence without its line end; empty where there is none.
    pub fence: Span,
    /// What stands between the fences.
    pub front_matter: Range<usize>,
    /// What stands behind them.
    pub body: Range<usize>,
}

/// Finds the fences of `text`.
///
/// A fence is a line of exactly three hyphens; blanks may follow them. Line ends may be LF, CR LF or CR.
///
/// # Errors
/// What is wrong with the fences; there is no front matter then.
pub(crate) fn split(text: &str) -> Result<Parts, Fault> {
    let first = line_end(text, 0);
    let fence = Span::new(0, first);
    if !is_fence(&text[..first]) {
        return Err(no_opening(text, fence));
    }
    let start = after_line(text, first);
    let mut at = start;
    while at < text.len() {
        let end = line_end(text, at);
        if is_fence(&text[at..end]) {
            if let Some(fault) = closed_before(text, start..at) {
                return Err(fault);
            }
            return sized(Parts {
                fence,
                front_matter: start..at,
                body: after_line(text, end)..text.len(),
            });
        }
        at = after_line(text, end);
    }
    Err(no_closing(text, fence, start))
}

fn sized(parts: Parts) -> Result<Parts, Fault> {
    if parts.front_matter.len() <= MAX_FRONT_MATTER {
        return Ok(parts);
    }
    let message = Message::new("limit-front-matter").with("limit", MAX_FRONT_MATTER / 1024);
    Err(Fault {
        rule: "limit-exceeded",
        span: parts.fence,
        message,
    })
}

fn no_opening(text: &str, first: Span) -> Fault {
    let line = text[first.range()].trim();
    let id = if text.starts_with('\u{feff}') {
        "front-matter-second-mark"
    } else if looks_like_fence(line) {
        "front-matter-odd-fence"
    } else if begins_later(text) {
        "front-matter-late"
    } else {
        "front-matter-missing"
    };
    fault("missing-front-matter", first, Message::new(id))
}

/// Tells whether a fence with a key behind it stands further down.
fn begins_later(text: &str) -> bool {
    let mut lines = text.lines();
    lines.any(is_fence) && lines.next().is_some_and(|line| line.contains([':', '：']))
}

/// Finds what was meant to close the front matter in `range`, which ends at a fence: a rule of the body, as it seems.
fn closed_before(text: &str, range: Range<usize>) -> Option<Fault> {
    let mut at = range.start;
    let mut is_after_empty = false;
    while at < range.end {
        let end = line_end(text, at);
        let line = &text[at..end];
        let next = after_line(text, end);
        let is_heading = is_after_empty && line.starts_with("## ") && is_text(&text[next..range.end]);
        let id = if !line.starts_with(' ') && looks_like_fence(line) {
            Some("front-matter-odd-fence")
        } else {
            is_heading.then_some("front-matter-heading")
        };
        if let Some(id) = id {
            return Some(fault(
                "missing-front-matter",
                Span::new(at, end),
                Message::new(id),
            ));
        }
        is_after_empty = line.trim().is_empty();
        at = next;
    }
    None
}

/// Tells whether the first line with words is neither a key nor a part of a list nor a comment.
fn is_text(text: &str) -> bool {
    let mut lines = text.split(['\n', '\r']).map(str::trim);
    let first = lines.find(|line| !line.is_empty()).unwrap_or_default();
    !first.is_empty() && !first.contains([':', '：']) && !first.starts_with(['-', '#', '[', '{'])
}

fn no_closing(text: &str, fence: Span, start: usize) -> Fault {
    let mut at = start;
    while at < text.len() {
        let end = line_end(text, at);
        let line = text[at..end].trim();
        if looks_like_fence(line) || line.strip_prefix("---").is_some_and(|rest| rest.starts_with(' ')) {
            let message = Message::new("front-matter-odd-fence");
            return fault("missing-front-matter", Span::new(at, end), message);
        }
        at = after_line(text, end);
    }
    let message = Message::new("front-matter-unclosed");
    fault("missing-front-matter", fence, message)
}

fn fault(rule: &'static str, span: Span, message: Message) -> Fault {
    Fault { rule, span, message }
}

fn is_fence(line: &str) -> bool {
    line.trim_end_matches([' ', '\t']) == "---"
}

/// Tells whether a line is what a word processor or a slip makes of a fence.
fn looks_like_fence(line: &str) -> bool {
    let is_dash = |c| matches!(c, '-' | '–' | '—' | '－' | '─' | '−' | '_' | '=');
    if !line.starts_with(|c| is_dash(c) || c == ' ') {
        return false;
    }
    let dashes = line.chars().filter(|c| is_dash(*c)).count();
    let only_dashes = line.chars().all(|c| is_dash(c) || c == ' ') && line.trim() != "-";
    only_dashes && line.len() >= 2 && (1..=12).contains(&dashes)
}

/// Returns the end of the line that begins at `at`, without its line end.
fn line_end(text: &str, at: usize) -> usize {
    memchr2(b'\n', b'\r', &text.as_bytes()[at..]).map_or(text.len(), |index| at + index)
}

/// Returns where the line after the one that ends at `end` begins.
fn after_line(text: &str, end: usize) -> usize {
    let rest = &text.as_bytes()[end..];
    match rest {
        [b'\r', b'\n', ..] => end + 2,
        [] => end,
        _ => end + 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fences_are_found_with_every_line_end() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["---", "title: a", "---  ", "body", ""].join(end);
            let parts = split(&text).expect("both fences are there");
            assert_eq!(text[parts.front_matter].trim_end(), "title: a");
            assert_eq!(text[parts.body].trim_end(), "body");
        }
        let commented = "---\na: b\n\n## a comment\n\nc: d\n---\n";
        assert!(split(commented).is_ok());
        let parts = split("---\n---").expect("an empty front matter is one");
        assert_eq!((parts.front_matter, parts.body), (4..4, 7..7));
    }

    #[test]
    fn what_is_wrong_with_a_fence_is_named() {
        // Proved by sabotage: without the limit on front matter the last of it is read.
        let cases = [
            ("", "front-matter-missing"),
            ("title: a\n", "front-matter-missing"),
            ("\u{feff}---\na: b\n---\n", "front-matter-second-mark"),
            ("———\na: b\n———\n", "front-matter-odd-fence"),
            ("----\na: b\n---\n", "front-matter-odd-fence"),
            ("\n---\na: b\n---\n", "front-matter-late"),
            ("# a\n\n---\na: b\n---\n", "front-matter-late"),
            ("a\n\n---\n\nb\n", "front-matter-missing"),
            ("---\na: b\n- - -\nbody", "front-matter-odd-fence"),
            ("---\na: b\n--- body\n", "front-matter-odd-fence"),
            ("---\na: b\n———\n\n## c\n\nd\n\n---\n", "front-matter-odd-fence"),
            ("---\na: b\n\n## c\n\nd\n\n---\n", "front-matter-heading"),
            ("---\na: b\n", "front-matter-unclosed"),
            ("---\na: b\n—-\nbody", "front-matter-odd-fence"),
        ];
        for (text, id) in cases {
            assert_eq!(split(text).map_err(|fault| fault.message.id), Err(id), "{text}");
        }
        let long = format!("---\na: {}\n---\n", "b".repeat(MAX_FRONT_MATTER));
        assert_eq!(
            split(&long).map_err(|fault| fault.message.id),
            Err("limit-front-matter")
        );
    }
}
