//! What was meant as a link and is shown as it stands: an address with a blank, or full-width brackets.

use memchr::memmem;

use super::body::Outline;
use super::context::Context;
use super::lines::boundary;
use crate::locale::Message;
use crate::text::Span;

/// Bytes of words, or of an address, beyond which something is no link.
const LONGEST: usize = 400;

/// Findings of one file: more of them say the same.
const MOST: usize = 20;

/// Signs of a link outside of links that are looked at: a text has few, a bomb nothing else.
const MOST_SIGNS: usize = 2_000;

/// Reports what was meant as a link in `body`, which begins at byte `offset` of its file.
pub(crate) fn report(body: &str, offset: usize, outline: &Outline, cx: &mut Context<'_>) {
    let taken = Taken::new(outline);
    let meant = ["](", "]（"].into_iter().flat_map(|sign| {
        let found = memmem::find_iter(body.as_bytes(), sign);
        let free = found.filter(|at| !taken.holds(offset + at)).take(MOST_SIGNS);
        free.filter_map(|at| unread_link(body, at, sign.len()))
    });
    for (span, correct) in meant.take(MOST) {
        let message = Message::new("unread-link").with("correct", correct);
        cx.warning("unread-link", span.shifted(offset), message);
    }
}

/// The places where nothing is sought: links, code and HTML.
struct Taken {
    /// Where each begins, with the farthest end of those so far.
    places: Vec<(u32, u32)>,
}

impl Taken {
    fn new(outline: &Outline) -> Taken {
        let links = outline.links.iter().map(|link| &link.span);
        let all = links.chain(&outline.code).chain(&outline.html);
        let mut places: Vec<(u32, u32)> = all.map(|span| (span.start, span.end)).collect();
        places.sort_unstable();
        let mut farthest = 0;
        for (_, end) in &mut places {
            farthest = farthest.max(*end);
            *end = farthest;
        }
        Taken { places }
    }

    fn holds(&self, at: usize) -> bool {
        let before = self.places.partition_point(|(start, _)| *start as usize <= at);
        before
            .checked_sub(1)
            .is_some_and(|last| at < self.places[last].1 as usize)
    }
}

/// Reads `[words](address)` around the `]` at `close`; none where it is no link to a file.
fn unread_link(body: &str, close: usize, sign: usize) -> Option<(Span, String)> {
    let is_end = |c: char| c == '\n' || c == '\r';
    let before = &body[boundary(body, close.saturating_sub(LONGEST))..close];
    let words = before.rsplit(|c: char| c == '[' || is_end(c)).next()?;
    let open = close
        .checked_sub(words.len() + 1)
        .filter(|at| body[*at..].starts_with('['))?;
    let start = close + sign;
    let rest = &body[start..boundary(body, start + LONGEST)];
    let line = rest.split(is_end).next().unwrap_or_default();
    let end = line.find([')', '）'])?;
    let address = line[..end].trim();
    let name = address.rsplit('/').next().unwrap_or_default();
    let is_file = name.rsplit_once('.').is_some_and(|(stem, kind)| {
        !stem.is_empty() && (1..=5).contains(&kind.len()) && kind.chars().all(|c| c.is_ascii_alphanumeric())
    });
    if !is_file && !address.starts_with("http") {
        return None;
    }
    let bracket = line[end..].chars().next().map_or(1, char::len_utf8);
    let correct = if address.contains(char::is_whitespace) {
        format!("[{words}](<{address}>)")
    } else {
        format!("[{words}]({address})")
    };
    Some((Span::new(open, start + end + bracket), correct))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::body::outline;

    #[test]
    fn what_was_meant_as_a_link_is_found() {
        let cases = [
            ("见 [清单](a/b c.pdf)。", Some("[清单](<a/b c.pdf>)")),
            ("见 [清单]（a/list.pdf）。", Some("[清单](a/list.pdf)")),
            (
                "[网站]（https://example.org/）",
                Some("[网站](https://example.org/)"),
            ),
            ("[清单](a/list.pdf) [甲](<a/b c.pdf>)", None),
            ("`[清单](a/b c.pdf)`", None),
            ("```\n[清单](a/b c.pdf)\n```", None),
            ("[一]（二〇二六年）和 [x](y z)", None),
        ];
        for (body, correct) in cases {
            let said = said(body);
            let expected = correct.map(|correct| Message::new("unread-link").with("correct", correct));
            assert_eq!(said, expected.into_iter().collect::<Vec<_>>(), "{body}");
        }
    }

    #[test]
    fn a_body_of_nothing_but_brackets_is_read_in_one_pass() {
        let long = "](".repeat(100_000);
        assert_eq!(said(&long), []);
        let many = "[甲]（a.pdf）".repeat(1_000);
        assert_eq!(said(&many).len(), MOST);
    }

    fn said(body: &str) -> Vec<Message> {
        let file = crate::text::SourceFile::new("a.md", body);
        let config = crate::config::Config::default();
        let mut cx = Context::new(&file, &config);
        report(body, 0, &outline(body, 0), &mut cx);
        cx.finish().into_iter().map(|finding| finding.message).collect()
    }
}
