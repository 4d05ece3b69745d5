//! The lines of a YAML text: where they begin and end, their content, and the blocks that they form.

use std::ops::Range;

/// Returns the lines around `at` that belong to one key at the top level.
pub(super) fn block_at(text: &str, at: usize) -> Range<usize> {
    let mut start = line_at(text, boundary(text, at)).start;
    while start > 0 && !begins_block(text, start) {
        start = line_at(text, previous_line(text, start)).start;
    }
    let mut end = next_line(text, start);
    while end < text.len() && !begins_block(text, end) {
        end = next_line(text, end);
    }
    start..end
}

/// Iterates over the words that lines of a block begin with: its keys, as far as they can be told.
///
/// A quotation mark that is not closed swallows the lines below it, so any line may hold a key.
pub(super) fn first_words(block: &str) -> impl Iterator<Item = &str> {
    let is_sign = |c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-'));
    block.split(['\n', '\r']).filter_map(move |line| {
        let line = line.trim_start_matches(|c: char| c != '-' && is_sign(c));
        let word = line.split(is_sign).next().unwrap_or_default();
        (!word.is_empty()).then_some(word)
    })
}

/// Returns where the content of a line begins: behind its indentation and a list's dash.
pub(super) fn content_start(text: &str, line: &Range<usize>) -> usize {
    let content = &text[line.clone()];
    let rest = content.trim_start_matches([' ', '\t']);
    let rest = rest.strip_prefix("- ").map_or(rest, str::trim_start);
    line.end - rest.len()
}

/// Returns where the value of a line begins, behind `key: ` or `- `; none where nothing stands there.
pub(super) fn value_start(text: &str, line: &Range<usize>) -> Option<usize> {
    let start = content_start(text, line);
    let content = &text[start..line.end];
    let is_item = text[line.start..start].contains('-');
    let value = match content.find(": ") {
        Some(colon) if !content.starts_with(['[', '{', '"', '\'']) => content[colon + 2..].trim_start(),
        _ if is_item => content,
        _ => return None,
    };
    (!value.is_empty()).then(|| line.end - value.len())
}

/// Iterates over the line at `at` and those above it.
pub(super) fn lines_up_from(text: &str, at: usize) -> impl Iterator<Item = Range<usize>> {
    let mut next = Some(line_at(text, at));
    std::iter::from_fn(move || {
        let line = next.take()?;
        next = (line.start > 0).then(|| line_at(text, previous_line(text, line.start)));
        Some(line)
    })
}

/// Returns `range` without the blanks at its ends, but never empty where a character stands there.
pub(super) fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let content = &text[range.clone()];
    let start = range.end - content.trim_start().len();
    let end = range.start + content.trim_end().len();
    if start < end { start..end } else { range }
}

/// Returns the line around `at` without its line end.
pub(super) fn line_at(text: &str, at: usize) -> Range<usize> {
    let is_end = |c: char| c == '\n' || c == '\r';
    let start = text[..at].rfind(is_end).map_or(0, |index| index + 1);
    let end = text[at..].find(is_end).map_or(text.len(), |index| at + index);
    start..end
}

/// Returns a place in the line before the one that begins at `start`.
pub(super) fn previous_line(text: &str, start: usize) -> usize {
    let before = &text[..start];
    let end = before
        .strip_suffix("\r\n")
        .or_else(|| before.strip_suffix(['\n', '\r']))
        .map_or(0, str::len);
    boundary(text, end)
}

/// Returns where the line after the one around `at` begins, or the end of the text.
pub(super) fn next_line(text: &str, at: usize) -> usize {
    let end = line_at(text, at).end;
    let rest = &text[end..];
    let skip = if rest.starts_with("\r\n") { 2 } else { 1 };
    (end + skip).min(text.len())
}

/// Tells whether the line that begins at `start` begins a new key at the top level.
fn begins_block(text: &str, start: usize) -> bool {
    text[start..]
        .chars()
        .next()
        .is_some_and(|c| !matches!(c, ' ' | '\t' | '\n' | '\r' | '-' | '#' | ']' | '}'))
}

/// Returns the place at or before `at` where a character begins.
pub(super) fn boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
