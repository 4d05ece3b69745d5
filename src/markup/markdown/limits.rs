//! How much of hostile or broken Markdown is rendered.

use pulldown_cmark::Tag;

/// How deep elements nest; what is deeper is shown as text.
///
/// # Source
/// SECURITY.md, "Limits": sanitizers and browsers are quadratic or recursive in depth; a brief never nests ten deep.
pub const MAX_DEPTH: usize = 32;

/// How many columns a table has; a wider one is shown as text.
pub const MAX_TABLE_COLUMNS: usize = 64;

/// How many footnotes a body has; later definitions stay where they were written.
pub const MAX_FOOTNOTES: usize = 500;

/// How many bytes one body may become.
const MAX_OUTPUT: usize = 4 * 1024 * 1024;

/// How many times its source's size a body may become, beside the allowance.
const MAX_RATIO: usize = 30;

/// What even the smallest body may become, in bytes.
const ALLOWANCE: usize = 64 * 1024;

/// A limit that a body goes beyond.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Limit {
    /// [`MAX_DEPTH`].
    Depth,
    /// [`MAX_TABLE_COLUMNS`].
    TableColumns,
    /// [`MAX_FOOTNOTES`].
    Footnotes,
}

/// Returns how many bytes of HTML a body of `source` bytes may become.
pub(super) fn output_budget(source: usize) -> usize {
    source
        .saturating_mul(MAX_RATIO)
        .saturating_add(ALLOWANCE)
        .min(MAX_OUTPUT)
}

/// Returns which limit `tag` breaks where `depth` elements are open around it.
///
/// A list and a table are only begun where their items and cells fit too, so that no half of one is left.
pub(super) fn broken_by(tag: &Tag<'_>, depth: usize) -> Option<Limit> {
    let levels = match tag {
        Tag::Table(columns) if columns.len() > MAX_TABLE_COLUMNS => return Some(Limit::TableColumns),
        Tag::Table(_) => 3,
        Tag::List(_) => 2,
        _ => 1,
    };
    (depth + levels > MAX_DEPTH).then_some(Limit::Depth)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_body_may_become_grows_with_it_up_to_a_limit() {
        // Proved by sabotage: without MAX_OUTPUT a body of a mebibyte may become thirty.
        assert_eq!(output_budget(0), 64 * 1024);
        assert_eq!(output_budget(1_000), 30_000 + 64 * 1024);
        assert_eq!(output_budget(1 << 20), 4 << 20);
        assert_eq!(output_budget(usize::MAX), 4 << 20);
    }
}
