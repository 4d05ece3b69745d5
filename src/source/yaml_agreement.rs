//! The reader's tree against that of an independent YAML library, wherever both accept a text.

use std::fs;
use std::path::{Path, PathBuf};

use serde_yaml::Value as Other;

use super::front_matter;
use super::yaml::{Node, Tree, Value, parse};

/// Says where two readings of one text differ.
fn difference(text: &str) -> Result<Option<String>, &'static str> {
    let tree = parse(text, 0);
    if !tree.faults.is_empty() {
        return Err("refused here");
    }
    let Ok(other) = serde_yaml::from_str::<Other>(text) else {
        return Err("refused there");
    };
    Ok(of_tree(&tree, &other))
}

fn of_tree(tree: &Tree<'_>, other: &Other) -> Option<String> {
    match other {
        Other::Null if tree.entries.is_empty() => None,
        Other::Mapping(pairs) if pairs.len() == tree.entries.len() => {
            let both = tree.entries.iter().zip(pairs);
            both.into_iter().find_map(|(entry, (key, value))| {
                of_scalar(&entry.key, key).or_else(|| of_node(&entry.value, value))
            })
        }
        _ => Some(format!("{} keys here, there {other:?}", tree.entries.len())),
    }
}

fn of_node(node: &Node<'_>, other: &Other) -> Option<String> {
    match (&node.value, other) {
        (Value::Nothing, Other::Null) => None,
        (Value::Text(text), other) => of_scalar(text, other),
        (Value::List(items), Other::Sequence(others)) if items.len() == others.len() => items
            .iter()
            .zip(others)
            .find_map(|(item, other)| of_node(item, other)),
        (Value::Group(entries), Other::Mapping(pairs)) if entries.len() == pairs.len() => {
            entries.iter().zip(pairs).find_map(|(entry, (key, value))| {
                of_scalar(&entry.key, key).or_else(|| of_node(&entry.value, value))
            })
        }
        (here, there) => Some(format!("{here:?} here, {there:?} there")),
    }
}

/// Here every scalar stays text; there it may have become a number or an answer, which must come from that text.
fn of_scalar(text: &str, other: &Other) -> Option<String> {
    let same = match other {
        Other::String(there) => text == there,
        Other::Bool(there) => text.eq_ignore_ascii_case(&there.to_string()),
        Other::Number(there) => text
            .parse::<f64>()
            .map_or(true, |here| there.as_f64() == Some(here)),
        Other::Null => matches!(text, "" | "~" | "null" | "Null" | "NULL"),
        _ => false,
    };
    (!same).then(|| format!("{text:?} here, {other:?} there"))
}

fn files(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            files(&path, ending, found);
        } else if path.extension().is_some_and(|end| end == ending) {
            found.push(path);
        }
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn every_front_matter_of_the_demonstration_is_read_alike() {
    let mut found = Vec::new();
    for folder in ["content", "tests/sites/english"] {
        files(&root().join(folder), "md", &mut found);
    }
    assert!(found.len() > 40, "the records are there");
    for path in found {
        let text = fs::read_to_string(&path).expect("a record");
        if let Ok(parts) = front_matter::split(&text) {
            assert_eq!(
                difference(&text[parts.front_matter]),
                Ok(None),
                "{}",
                path.display()
            );
        }
    }
}

/// What random texts are made of: signs with a meaning, words of all kinds, blanks and line ends.
const PIECES: [&str; 48] = [
    "a",
    "甲",
    "办公室",
    "2026",
    "2026-03-28",
    "0123",
    "1_000",
    "0x1f",
    ".5",
    "1e3",
    "yes",
    "No",
    "true",
    "NULL",
    "~",
    "null",
    ": ",
    ":",
    "：",
    "，",
    ", ",
    ",",
    "[",
    "]",
    "{",
    "}",
    "\"",
    "'",
    "''",
    "\\n",
    "\\u5904",
    "#",
    " # ",
    "- ",
    "-",
    "\n",
    "\n  ",
    "\n    ",
    "\n- ",
    " ",
    "  ",
    "|\n  ",
    ">-\n  ",
    "%",
    "@",
    "! ",
    "?",
    "=",
];

/// A small generator of numbers: the same seed, the same numbers, on every machine.
struct Numbers(u64);

impl Numbers {
    /// Returns the next number below `limit`, by SplitMix64.
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % limit as u64).expect("it is below a usize")
    }
}

// Proved once: with `No` read as nothing, it fails in round 81.
#[test]
fn random_values_are_read_alike_wherever_both_accept_them() {
    const SEED: u64 = 20_260_328;
    let mut numbers = Numbers(SEED);
    let mut accepted = 0;
    for round in 0..40_000 {
        let length = 1 + numbers.below(7);
        let value: String = (0..length).map(|_| PIECES[numbers.below(PIECES.len())]).collect();
        let text = format!("k: {value}\nl: end\n");
        match difference(&text) {
            Ok(None) => accepted += 1,
            Ok(Some(difference)) => panic!("seed {SEED}, round {round}: {text:?}: {difference}"),
            Err(_) => {}
        }
    }
    assert!(accepted > 5_000, "only {accepted} texts were accepted by both");
}
