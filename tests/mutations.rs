//! Every record of the demonstration and of the English site, changed at random: reading never panics, every place
//! lies within its file, and every finding is a sentence in both languages.
//!
//! The number of changed files is bounded here; `MILEPOST_MUTATIONS=60000 cargo test --test mutations` makes more.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a test reads its inputs and its number of rounds, and says its seed"
)]

mod random;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use milepost::config::Config;
use milepost::diagnostic::{Colour, Diagnostic, Sources, text};
use milepost::locale::{Language, Locale};
use milepost::source::{FieldPath, Places, decode, read, read_site};
use milepost::text::{FileBytes, SourceFile, Span};
use random::Random;

const SEED: u64 = 20_260_328;

/// Changed files of a run where nobody asks for more.
const ROUNDS: usize = 1_500;

/// Of the reports, which are slow to write, one in so many is written.
const SPOKEN: usize = 10;

/// What hurried hands, input methods, word processors and broken disks put into a file.
const PIECES: [&str; 64] = [
    "\n",
    "\r",
    "\r\n",
    "\t",
    " ",
    "  ",
    "\u{a0}",
    "\u{3000}",
    "\u{200b}",
    "\u{feff}",
    "\u{202e}",
    "\0",
    "\u{1b}",
    ": ",
    ":",
    "：",
    "，",
    "、",
    "；",
    ", ",
    "- ",
    "-",
    "— ",
    "• ",
    "－",
    "[",
    "]",
    "{",
    "}",
    "［",
    "｛",
    "【",
    "】",
    "（",
    "）",
    "\"",
    "'",
    "“",
    "”",
    "---\n",
    "----\n",
    "———\n",
    "...\n",
    "#",
    " #",
    "## ",
    "＃＃",
    "@",
    "`",
    "%",
    "％",
    "&a ",
    "*a",
    "!t ",
    "<<: ",
    "? ",
    "| ",
    "> ",
    "~",
    "无",
    "2026-02-30",
    "120%",
    "百分之四十",
    "e\u{301}",
];

/// Returns a place in a text of `length` characters, every other time in its first lines, where the keys are.
fn place(random: &mut Random, length: usize) -> usize {
    let near = length.min(600);
    if random.below(2) == 0 {
        random.below(near + 1)
    } else {
        random.below(length + 1)
    }
}

fn mutate(good: &str, numbers: &mut Random) -> String {
    let mut text: Vec<char> = good.chars().collect();
    for _ in 0..=numbers.below(6) {
        let at = place(numbers, text.len());
        let end = (at + 1 + numbers.below(40)).min(text.len());
        match numbers.below(5) {
            0 => drop(text.drain(at..end)),
            1 => {
                let again = text[at..end].to_vec();
                text.splice(at..at, again);
            }
            2 if !text.is_empty() => {
                let (one, other) = (numbers.below(text.len()), numbers.below(text.len()));
                text.swap(one, other);
            }
            3 => {
                let length = 1.min(text.len() - at);
                text.splice(at..at + length, PIECES[numbers.below(PIECES.len())].chars());
            }
            _ => drop(text.splice(at..at, PIECES[numbers.below(PIECES.len())].chars())),
        }
    }
    text.into_iter().collect()
}

/// All records below a content folder, with their paths.
fn records(content: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut waiting: Vec<PathBuf> = vec![content.to_path_buf()];
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(folder).expect("a folder of the project") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                waiting.push(path);
            } else if path.extension().is_some_and(|end| end == "md" || end == "yaml") {
                let below = path
                    .strip_prefix(content)
                    .expect("found below it")
                    .to_string_lossy()
                    .replace('\\', "/");
                found.push((below, fs::read_to_string(&path).expect("UTF-8")));
            }
        }
    }
    found.sort();
    found
}

struct One<'f>(&'f SourceFile);

impl Sources for One<'_> {
    fn source(&self, _: &str) -> Option<&SourceFile> {
        Some(self.0)
    }
}

/// Says what is wrong with a place: it must lie within the file, cut no character and no line.
fn misplaced(file: &SourceFile, span: Span) -> Option<String> {
    match file.text().get(span.range()) {
        None => Some(format!("{span:?} is not within the file")),
        Some(marked) if marked.contains(['\n', '\r']) => Some(format!("{span:?} marks several lines")),
        Some(_) => None,
    }
}

fn check(file: &SourceFile, config: &Config, speak: bool) -> Result<usize, String> {
    let (findings, is_read) = if file.path() == "site.yaml" {
        (read_site(file).1, true)
    } else {
        let parsed = read(file, config);
        let is_read = parsed.record.is_some() || parsed.has_errors();
        (parsed.diagnostics, is_read)
    };
    if !is_read {
        return Err("neither a record nor an error".to_owned());
    }
    for finding in &findings {
        let span = finding.span.ok_or("a finding without a place")?;
        let places = std::iter::once(span).chain(finding.related.iter().map(|(span, _)| *span));
        if let Some(wrong) = places.into_iter().find_map(|span| misplaced(file, span)) {
            return Err(format!("{}: {wrong}", finding.message.id));
        }
    }
    let places = Places::new(file);
    for field in [
        "",
        "title",
        "key:due",
        "milestones[0].due",
        "updates[0].percent",
        "problems[1]",
        "body:3..900000",
    ] {
        let span = places.find(&FieldPath::parse(field));
        if file.text().get(span.range()).is_none() {
            return Err(format!("{field}: {span:?} is not within the file"));
        }
    }
    if speak {
        said(file, &findings)?;
    }
    Ok(findings.len())
}

fn said(file: &SourceFile, findings: &[Diagnostic]) -> Result<(), String> {
    for language in Language::ALL {
        let report = text(findings, &One(file), &Locale::new(language), Colour::Never);
        let unseen = report.contains(['\u{1b}', '\u{202e}', '\0', '\u{200b}']);
        let title = |line: &str| {
            line.split_once("]: ")
                .is_some_and(|(_, title)| title.starts_with('['))
        };
        let is_title = |line: &&str| {
            ["错误[", "警告[", "error[", "warning["]
                .iter()
                .any(|word| line.starts_with(word))
        };
        let unspoken = report.contains("{$") || report.lines().filter(is_title).any(title);
        if unseen || unspoken {
            return Err(format!("a report in {}: {report}", language.tag()));
        }
    }
    Ok(())
}

// Proved once: with findings that mark all lines of what they are about, it fails in round 50.
#[test]
fn changed_records_are_read_with_every_place_within_the_file() {
    let rounds = std::env::var("MILEPOST_MUTATIONS")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(ROUNDS);
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let sites = ["content", "tests/sites/english/content"].map(|folder| records(&root.join(folder)));
    let mut numbers = Random(SEED);
    let mut rules = BTreeSet::new();
    let mut found = 0;
    for round in 0..rounds {
        let site = &sites[round % 2];
        let (path, good) = &site[numbers.below(site.len())];
        let changed = mutate(good, &mut numbers);
        let Ok(file) = decode(path, &FileBytes::from(changed.clone().into_bytes()), 0) else {
            continue;
        };
        let outcome = std::panic::catch_unwind(|| check(&file, &Config::default(), round % SPOKEN == 0));
        match outcome {
            Ok(Ok(count)) => found += count,
            Ok(Err(wrong)) => panic!("seed {SEED}, round {round}, {path}: {wrong}\n{changed:?}"),
            Err(_) => panic!("seed {SEED}, round {round}, {path}: the reader panicked\n{changed:?}"),
        }
        if path != "site.yaml" {
            rules.extend(
                read(&file, &Config::default())
                    .diagnostics
                    .iter()
                    .map(|finding| finding.rule),
            );
        }
    }
    println!(
        "{rounds} changed files, {found} findings of {} kinds",
        rules.len()
    );
    // The changes reach the reader: far more kinds of findings than the few that any broken file has.
    assert!(rules.len() >= 15, "only {rules:?}");
}
