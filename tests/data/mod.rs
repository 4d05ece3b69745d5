//! The collections of hostile data beside this file; each folder says where it is from and under which licence.

#![allow(dead_code, reason = "each test program uses what it needs of it")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data")
        .join(name)
}

fn texts(name: &str) -> Vec<String> {
    let text = fs::read_to_string(path(name)).expect("a file of the repository");
    serde_json::from_str(&text).expect("a list of texts")
}

/// The big list of naughty strings.
pub fn naughty() -> Vec<String> {
    texts("naughty/blns.json")
}

/// Attacks on pages, each once.
pub fn attacks() -> BTreeSet<String> {
    let mut attacks = BTreeSet::from_iter(naughty());
    attacks.extend(texts("xss/markdown-vectors.json"));
    for file in fs::read_dir(path("xss")).expect("a folder").flatten() {
        if file.path().extension().is_some_and(|kind| kind == "txt") {
            let text = fs::read_to_string(file.path()).expect("a text");
            attacks.extend(text.lines().map(str::to_owned));
        }
    }
    attacks
}

/// Paths that lead out of a folder, to `target`.
pub fn traversals(target: &str) -> Vec<String> {
    let lists = ["directory_traversal.txt", "traversals-8-deep-exotic-encoding.txt"];
    let lines =
        lists.map(|list| fs::read_to_string(path("traversal").join(list)).expect("a file of the repository"));
    let lines: Vec<String> = lines
        .iter()
        .flat_map(|text| text.lines())
        .map(|line| line.replace("{FILE}", target))
        .collect();
    assert_eq!(lines.len(), 1027);
    lines
}
