//! Random bodies made of the pieces that parsers stumble over.

use proptest::prelude::*;
use proptest::sample::select;

use crate::judge;
use crate::measure::size;

#[rustfmt::skip]
const PIECES: &[&str] = &[
    "甲", "乙丙", "，", "。", "（", "）", "“", "”", "《", "：", "a", "word", "1", "é", "한", "😀", "\u{fe0f}", "\u{e000}",
    " ", "  ", "\n", "\n\n", "\r\n", "\t", "\\", "\u{0}", "\u{3000}",
    "*", "**", "***", "_", "~", "~~", "`", "``", "```", "```rust\n", "|", "|-|-|\n", "|a|b|\n|:-|-:|\n",
    "# ", "## ", "## 2026-03-28 ", "###### ", "\n===\n", "\n---\n", "> ", "- ", "* ", "1. ", "7) ", "- [ ] ", "- [x] ", "    ",
    "[", "]", "(", ")", "](", "](b.md)", "](#甲)", "](javascript:x)", "](https://a.org)", "![", "[^1]", "\n\n[^1]: ", "[^2]", "\n\n[^2]: ",
    "[r]", "\n\n[r]: u 't'\n", "<", ">", "<b>", "</b>", "<b title=\"", "<i>", "</i>", "<p>", "</p>", "<div>\n", "\n</div>\n",
    "<details>\n", "<table>", "<td>", "<a href='x'>", "</a>", "<script>", "</script>", "<svg>", "<style>", "<!--", "-->", "<!-- x -->",
    "<https://a.org>", "<x@y.org>", "<img src=x onerror=y>", "<?", "<![CDATA[", "]]>", "&", "&amp;", "&#", "&#xE000;", "\"", "'", "=",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(u32::try_from(size("random-bodies")).expect("a small number")))]

    #[test]
    fn bodies_of_pieces_become_harmless(pieces in prop::collection::vec(select(PIECES), 0..40)) {
        judge(&pieces.concat());
    }

    #[test]
    fn bodies_of_any_characters_become_harmless(body in "\\PC{0,60}|(?s).{0,60}") {
        judge(&body);
    }
}
