//! The corpus of the fuzzers, replayed and mutated a bounded number of times, without a fuzzer.
//!
//! `tests/fuzz/` is a package of its own for cargo-fuzz, and `tests/fuzz/run` runs it. What a fuzzer finds goes to `tests/fuzz/corpus/<target>/` and
//! is replayed here ever after.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    clippy::unwrap_used,
    reason = "these tests read the corpus and report figures"
)]

#[path = "data/mod.rs"]
mod data;
#[path = "markup/oracle.rs"]
mod html_oracle;
#[path = "measure/mod.rs"]
mod measure;
mod random;
#[path = "fuzz/targets.rs"]
mod targets;

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use random::Random;

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name)
}

/// Reads every file below a folder of the tests with this ending.
fn files(folder: &str, ending: &str) -> Vec<Vec<u8>> {
    let entries = walkdir::WalkDir::new(path(folder))
        .sort_by_file_name()
        .into_iter()
        .map(Result::unwrap);
    let files = entries
        .filter(|entry| entry.file_type().is_file() && entry.path().to_string_lossy().ends_with(ending));
    files.map(|entry| fs::read(entry.path()).unwrap()).collect()
}

/// The seeds of a target: its corpus, and the data of the other tests that is of its kind.
fn seeds(target: &str) -> Vec<Vec<u8>> {
    let bytes = |texts: Vec<String>| texts.into_iter().map(String::into_bytes);
    let mut seeds = files(&format!("fuzz/corpus/{target}"), "");
    assert!(!seeds.is_empty(), "{target} has no corpus");
    match target {
        "front_matter" => {
            seeds.extend(files("parse", ".md"));
            seeds.extend(files("sites", ".md"));
            seeds.extend(bytes(data::naughty()).map(|text| [b"---\ntitle: ", &*text, b"\n---\n"].concat()));
        }
        "markdown" => seeds.extend(bytes(data::attacks().into_iter().collect())),
        "url" => {
            seeds.extend(bytes(data::traversals("a.md")));
            seeds.extend(bytes(data::naughty()));
        }
        "manifest" => seeds.extend(files("archive/bagit-conformance", ".txt")),
        "request" => seeds.extend(
            bytes(data::naughty()).map(|text| [b"GET / HTTP/1.1\r\nHost: ", &*text, b"\r\n\r\n"].concat()),
        ),
        _ => {}
    }
    seeds
}

/// Changes an input in one to four places: a byte, a piece gone, doubled, or taken from another input.
fn mutate(seeds: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    const SIGNS: &[&[u8]] = &[
        b"\0",
        b"\n",
        b"\"",
        b"'",
        b"<",
        b">",
        b"&",
        b":",
        b"%",
        b"\\",
        b"..",
        b"//",
        b"---\n",
        b"*",
        b"[",
        b"](",
        b"\xff",
        b"\xe2\x80\xae",
        b"{",
        b"\t",
    ];
    let mut input = seeds[random.below(seeds.len())].clone();
    input.truncate(4096);
    for _ in 0..=random.below(4) {
        let at = random.below(input.len() + 1);
        let end = (at + random.below(16)).min(input.len());
        match random.below(5) {
            0 => drop(input.splice(at..at, SIGNS[random.below(SIGNS.len())].iter().copied())),
            1 => drop(input.drain(at..end)),
            2 => {
                let piece = input[at..end].to_vec();
                drop(input.splice(at..at, piece));
            }
            3 => {
                let other = &seeds[random.below(seeds.len())];
                let from = random.below(other.len() + 1);
                let to = (from + random.below(32)).min(other.len());
                drop(input.splice(at..end, other[from..to].iter().copied()));
            }
            _ if at < input.len() => input[at] ^= 1 << random.below(8),
            _ => {}
        }
    }
    input
}

// Proved by sabotage: with every scheme let through in links, this test fails.
#[test]
fn the_corpus_and_its_mutants_break_no_promise() {
    let mutants = measure::size("mutated-seeds");
    let mut runs = Vec::new();
    for (number, (name, target)) in targets::TARGETS.into_iter().enumerate() {
        let seeds = seeds(name);
        let seed = 0x9e37_79b9_7f4a_7c15 ^ (number as u64 + 1);
        let mut random = Random(seed);
        let inputs = seeds
            .iter()
            .cloned()
            .chain((0..mutants).map(|_| mutate(&seeds, &mut random)));
        for input in inputs {
            let kept = catch_unwind(AssertUnwindSafe(|| target(&input)));
            assert!(
                kept.is_ok(),
                "{name}, seed {seed:#x}: {:?}",
                String::from_utf8_lossy(&input)
            );
        }
        runs.push(format!("{name} {}", seeds.len() + mutants));
    }
    measure::figure(
        "fuzz",
        format!(
            "replayed and mutated inputs by target: {}; 0 promises broken",
            runs.join(", ")
        ),
    );
}
