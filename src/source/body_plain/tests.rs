use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use super::*;
use crate::source::body::{parsed, pieces};

/// What lines begin with.
const BEGINNINGS: [&str; 40] = [
    "", "", "", "", "# ", "## ", "###### ", "####### ", "#", "＃", "#  ", "- ", "* ", "+ ", "-", "- - ",
    "1. ", "2) ", "10. ", "1.", "> ", ">", "> - ", "> # ", "```", "````", "~~~", "| ", "|", "  ", "   ",
    "    ", "  - ", "   1. ", "\t", "  # ", "===", "---", ":--|:-", "  ```",
];

/// What lines hold.
const WORDS: [&str; 44] = [
    "",
    "a",
    "甲",
    "text",
    "2026-03-28",
    "85%",
    " ",
    "  ",
    "**b**",
    "*",
    "_",
    "~~",
    "**",
    "|",
    " | ",
    "|---|---|",
    ":-",
    "--",
    "---",
    "===",
    "#",
    " #",
    "##",
    "`",
    "```",
    "\\",
    "\\#",
    "&",
    "&amp;",
    "!",
    "[a](b)",
    "<b>",
    "<!-- -->",
    "：",
    "。",
    "\u{3000}",
    "\u{a0}",
    "1.",
    "- x",
    "* x",
    "\"",
    "(",
    "text",
    "\r",
];

/// Lines of plain bodies.
const LINES: [&str; 40] = [
    "",
    "",
    "",
    "# 一",
    "## 2026-03-28 85%",
    "### 背景与目标",
    "###### a b",
    "## x（甲）",
    "## a: b-c",
    "正文",
    "text",
    "- 甲",
    "* x",
    "+ y",
    "- **甲**：乙",
    "1. one",
    "2. two",
    "10) ten",
    "> 引",
    "> **b**",
    "```",
    "```",
    "```",
    "```text",
    "# in code",
    "| a | b |",
    "|---|---|",
    "| 1 | 2 |",
    "a | b",
    "  - 里",
    "  接着",
    "   1. three",
    "*b* and _c_",
    "a * b",
    "a&b",
    "1.5倍",
    "2026年",
    "(甲)",
    "## 甲 - 乙",
    "  ",
];

fn line() -> impl Strategy<Value = String> {
    let words = prop::collection::vec(prop::sample::select(&WORDS[..]), 0..4);
    let wild = (prop::sample::select(&BEGINNINGS[..]), words);
    let wild = wild.prop_map(|(beginning, words)| format!("{beginning}{}\n", words.concat()));
    let plain = prop::sample::select(&LINES[..]).prop_map(|line| format!("{line}\n"));
    prop_oneof![1 => wild, 6 => plain]
}

fn body() -> impl Strategy<Value = String> {
    (prop::collection::vec(line(), 0..12), any::<bool>()).prop_map(|(lines, is_cut)| {
        let text = lines.concat();
        let cut = text.strip_suffix('\n').filter(|_| is_cut);
        cut.map_or_else(|| text.clone(), str::to_owned)
    })
}

#[test]
fn a_byte_is_special_where_it_is_of_a_kind() {
    for byte in 0..=u8::MAX {
        assert_eq!(is_special(byte), kind(byte) != Kind::Plain, "{byte}");
    }
}

// Proved by sabotage: with seven signs taken for a heading, with code that may be open at the end, or with `- #` taken for
// words, this test fails.
#[test]
fn a_plain_body_has_the_outline_that_the_parser_finds() {
    let mut runner = TestRunner::deterministic();
    let (mut plain, mut headings, mut code) = (0, 0, 0);
    for _ in 0..200_000 {
        let tree = body().new_tree(&mut runner).expect("a body");
        let text = tree.current();
        let Some(found) = outline(&text, 100) else {
            continue;
        };
        let most = read(&text, 100).expect("it has an outline").pieces;
        assert!(pieces(&text).count() <= most, "{text:?}");
        plain += 1;
        headings += found.headings.len();
        code += found.code.len();
        assert_eq!(
            format!("{found:#?}"),
            format!("{:#?}", parsed(&text, 100)),
            "{text:?}"
        );
    }
    assert!(
        plain > 20_000 && headings > 20_000 && code > 2_000,
        "{plain} {headings} {code}"
    );
}

// Proved by sabotage: without the bound on signs, on bars, on pieces, without the cells that a table fills, or with `1. 1. a`
// taken for an item of words, this test
// fails.
#[test]
fn what_may_exceed_a_limit_is_left_to_the_parser() {
    let emphasis = format!("{}{}", "x *a\n".repeat(40), "b*\n".repeat(40));
    let table = format!("a{}\n|{}\n", "|a".repeat(70), "-|".repeat(71));
    for text in [
        emphasis,
        table,
        "1. ".repeat(40) + "a\n",
        "- ".repeat(40) + "a\n",
        "> ".repeat(40) + "a\n",
        "a\n\n".repeat(12_000),
        format!("{}\n{}\n{}", "|a".repeat(8), "|-".repeat(8), "a\n".repeat(2_300)),
    ] {
        let limited = format!("{:?}", parsed(&text, 0));
        assert!(limited.contains("Some("), "{text}");
        assert!(outline(&text, 0).is_none(), "{text}");
    }
}
