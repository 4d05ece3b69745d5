//! Bodies made to exhaust: deep, long and repeated. What comes out stays small, and nothing overflows.

use crate::judge;

const REPEATS: usize = 20_000;

/// What a body may become beside 30 times its size: the allowance, the last piece, and the ends of what is open.
const SLACK: usize = 256 * 1024;

/// Beginnings, repeated pieces and ends.
#[rustfmt::skip]
const PATTERNS: &[(&str, &str, &str)] = &[
    ("", "> ", "甲"), ("", "- ", "甲"), ("", "1. ", "甲"), ("", "> - ", "甲"), ("", "*甲 ", ""), ("", "**甲", ""), ("", "*", "甲"),
    ("", "**甲，", "乙"), ("", "*a _b ", ""), ("", "~~甲", ""), ("", "~", "甲"), ("", "[", ""), ("", "[a](", ""), ("", "![", "](x)"), ("", "[a](<b", ""),
    ("", "[a][b] ", "\n\n[b]: c"), ("", "`a``", ""), ("", "`", "甲"), ("", "<", ""), ("", "<b>", ""), ("", "<b>\n\n", "甲"), ("", "<div>\n\n", "甲"),
    ("", "<div>", "\n\n甲"), ("", "<p><b title=\"x\">", "\n\n甲"), ("甲<i title=a><b title=b>", "<p>甲", ""), ("<p><b>\n", "<div>甲</div>", ""),
    ("<div><b><i>\n\n", "甲\n\n", ""), ("", "<!--", ""), ("", "<!-- a\n", ""), ("", "<a b=\"", ""), ("", "<?", ""), ("", "<![CDATA[", ""),
    ("|a|b|\n|-|-|\n", "|\n", ""), ("|a|b|\n|-|-|\n", "x\n", ""), ("", "|", "\n|-|"), ("", "a|", "\n"), ("", "# 甲\n", ""), ("", "## 甲\n\n", ""),
    ("", "甲[^1]", "\n\n[^1]: 乙"), ("[^1]\n\n", "[^1]: [^1]\n", ""), ("", "甲\n", ""), ("", "甲  \n", ""), ("", "\\", ""), ("", "&#", ""),
    ("", "- [ ] a\n", ""), ("", "***\n", ""), ("", "    a\n", ""), ("```\n", "<\n", ""), ("", "\"", ""), ("", "<x@y.org>", ""),
    ("", "[甲](#乙)", ""), ("# 乙\n\n", "[甲](#乙)", ""), ("", "*甲*\n**乙**\n", ""),
];

#[test]
fn repeated_pieces_neither_overflow_nor_swell() {
    for (start, piece, end) in PATTERNS {
        let body = format!("{start}{}{end}", piece.repeat(REPEATS));
        let bytes = judge(&body);
        let most = body.len() * 30 + SLACK;
        assert!(
            bytes <= most.min(4 * 1024 * 1024 + SLACK),
            "{bytes} bytes from {piece:?}"
        );
    }
}

#[test]
fn many_footnotes_and_references_stay_small() {
    let mut body = String::new();
    for note in 0..REPEATS {
        body.push_str(&format!(
            "[^{note}] [^{}]\n\n[^{note}]: 注 [^{}]\n\n",
            note / 2,
            note / 3
        ));
    }
    assert!(judge(&body) <= 4 * 1024 * 1024 + SLACK);
}

#[test]
fn a_note_used_in_every_update_stays_small() {
    let mut body = format!("[^a]: {}\n\n", "长".repeat(10_000));
    for day in 0..2_000 {
        body.push_str(&format!("## 2026-{day}\n\n[^a]\n\n"));
    }
    assert!(judge(&body) <= body.len() * 30 + SLACK);
}
