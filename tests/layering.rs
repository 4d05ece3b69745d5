//! Layers point down: a room of `src/` imports only rooms of a lower layer, and its own files.

#![allow(
    clippy::disallowed_methods,
    reason = "this test reads the sources of the crate"
)]

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

/// Every room of `src/` by its layer, as ARCHITECTURE.md, "Rooms", has them.
const LAYERS: [&[&str]; 14] = [
    &["text", "path", "locale"],
    &["diagnostic", "anchor", "url"],
    &["model"],
    &["config"],
    &["source", "figures"],
    &["rules", "markup"],
    &["view"],
    &["theme", "derivation"],
    &["site"],
    &["pipeline"],
    &["io"],
    &["archive"],
    &["cli"],
    // The program itself; the list of rooms in `lib.rs` imports nothing.
    &["main"],
];

#[derive(Debug, PartialEq, Eq)]
enum Fault {
    /// The room at the place is not in the table.
    UnknownRoom(String),
    /// `from` imports `to`, which is not lower.
    Import { from: String, to: String },
}

#[derive(Debug, PartialEq, Eq)]
struct Finding {
    file: PathBuf,
    line: usize,
    fault: Fault,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: ", self.file.display(), self.line)?;
        match &self.fault {
            Fault::UnknownRoom(room) => write!(f, "the room `{room}` is not in the table of layers"),
            Fault::Import { from, to } => write!(f, "`{from}` imports `{to}`, which is not a lower room"),
        }
    }
}

fn layer(room: &str) -> Option<usize> {
    LAYERS.iter().position(|rooms| rooms.contains(&room))
}

/// Returns what is wrong with a source, given its path below `src/`.
fn findings(file: &Path, source: &str) -> Vec<Finding> {
    let modules = modules_of(file);
    let Some(room) = modules.first() else {
        return Vec::new();
    };
    let at = |line, fault| Finding {
        file: file.to_path_buf(),
        line,
        fault,
    };
    let Some(own) = layer(room) else {
        return vec![at(1, Fault::UnknownRoom(room.clone()))];
    };
    let mut findings = Vec::new();
    for (line, imported) in imports(&modules, &tokens(source)) {
        let fault = match layer(&imported) {
            _ if imported == *room => continue,
            Some(lower) if lower < own => continue,
            Some(_) => Fault::Import {
                from: room.clone(),
                to: imported,
            },
            None => Fault::UnknownRoom(imported),
        };
        findings.push(at(line, fault));
    }
    findings
}

/// Returns the modules that a file is: `["model", "date"]` for `model/date.rs`; none for `lib.rs`.
fn modules_of(file: &Path) -> Vec<String> {
    let file = file.with_extension("");
    let parts = file.iter().map(|part| part.to_string_lossy().into_owned());
    parts.filter(|part| part != "lib" && part != "mod").collect()
}

/// Splits a source into words and signs with their lines; comments, texts and characters are left out.
fn tokens(source: &str) -> Vec<(usize, String)> {
    let mut tokens: Vec<(usize, String)> = Vec::new();
    let mut rest = source;
    let line_of = |rest: &str| source[..source.len() - rest.len()].matches('\n').count() + 1;
    while let Some(first) = rest.chars().next() {
        let skipped = skipped(rest);
        if skipped > 0 {
            rest = &rest[skipped..];
            continue;
        }
        let is_word = |c: char| c.is_alphanumeric() || c == '_';
        let length = if is_word(first) {
            rest.find(|c| !is_word(c)).unwrap_or(rest.len())
        } else if rest.starts_with("::") {
            2
        } else {
            first.len_utf8()
        };
        tokens.push((line_of(rest), rest[..length].to_owned()));
        rest = &rest[length..];
    }
    tokens
}

/// Returns how many bytes of blanks, of a comment, a text or a character `rest` begins with.
fn skipped(rest: &str) -> usize {
    let blanks = rest.len() - rest.trim_start().len();
    if blanks > 0 {
        return blanks;
    }
    if rest.starts_with("//") {
        return rest.find('\n').unwrap_or(rest.len());
    }
    if rest.starts_with("/*") {
        return rest.find("*/").map_or(rest.len(), |end| end + 2);
    }
    let bytes = usize::from(rest.starts_with("br"));
    if let Some(raw) = rest[bytes..].strip_prefix('r') {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        if raw[hashes..].starts_with('"') {
            let close = format!("\"{}", "#".repeat(hashes));
            let body = &raw[hashes + 1..];
            let end = body.find(&close).map_or(body.len(), |end| end + close.len());
            return bytes + 1 + hashes + 1 + end;
        }
    }
    match rest.chars().next() {
        Some('"') => quoted(rest, '"').unwrap_or(rest.len()),
        // A lifetime has no second quote right behind it.
        Some('\'') => quoted(rest, '\'')
            .filter(|&end| is_character(&rest[..end]))
            .unwrap_or(1),
        _ => 0,
    }
}

fn quoted(rest: &str, quote: char) -> Option<usize> {
    let mut escaped = false;
    for (index, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return Some(index + 1),
            _ => {}
        }
    }
    None
}

fn is_character(quoted: &str) -> bool {
    let inside = &quoted[1..quoted.len() - 1];
    inside.starts_with('\\') || inside.chars().count() == 1
}

/// Returns the rooms that are named from the crate's root, with their lines: behind `crate::`, `milepost::`,
/// or as many `super::` as lead there, one by one where several stand in braces.
fn imports(modules: &[String], tokens: &[(usize, String)]) -> Vec<(usize, String)> {
    let word = |index: usize| tokens.get(index).map_or("", |(_, word)| word.as_str());
    let mut found = Vec::new();
    // The inline modules around a place, each by the depth of braces at which it ends.
    let mut inline: Vec<usize> = Vec::new();
    let mut depth = 0;
    let mut index = 0;
    while index < tokens.len() {
        match word(index) {
            "{" if index >= 2 && word(index - 2) == "mod" => {
                inline.push(depth);
                depth += 1;
            }
            "{" => depth += 1,
            "}" => {
                depth -= 1;
                inline.pop_if(|end| *end == depth);
            }
            "crate" | "milepost" if word(index + 1) == "::" => {
                found.extend(named(tokens, index + 2));
            }
            "super" if word(index + 1) == "::" => {
                let mut ups = 1;
                while word(index + 2 * ups) == "super" && word(index + 2 * ups + 1) == "::" {
                    ups += 1;
                }
                if ups == modules.len() + inline.len() {
                    found.extend(named(tokens, index + 2 * ups));
                }
                index += 2 * ups - 1;
            }
            _ => {}
        }
        index += 1;
    }
    found
}

/// Returns the name at `index`, or each first name of the list in braces there.
fn named(tokens: &[(usize, String)], index: usize) -> Vec<(usize, String)> {
    let mut names = Vec::new();
    let mut depth = 0;
    let mut expects_name = true;
    for (line, word) in &tokens[index.min(tokens.len())..] {
        match word.as_str() {
            "{" => depth += 1,
            "}" => depth -= 1,
            "," => expects_name = depth == 1,
            _ if expects_name => {
                names.push((*line, word.clone()));
                expects_name = false;
            }
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    names
}

#[test]
fn every_room_of_the_crate_imports_only_lower_rooms() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut findings_of_all = Vec::new();
    let mut files = 0;
    for entry in walkdir::WalkDir::new(&src).sort_by_file_name() {
        let entry = entry.expect("the sources can be listed");
        let path = entry.path();
        if path.extension().is_some_and(|extension| extension == "rs") {
            let source = fs::read_to_string(path).expect("a source is text");
            let file = path.strip_prefix(&src).expect("below the sources");
            findings_of_all.extend(findings(file, &source));
            files += 1;
        }
    }
    assert!(files > 10, "the sources were not found");
    let lines: Vec<String> = findings_of_all.iter().map(Finding::to_string).collect();
    assert!(lines.is_empty(), "\n{}", lines.join("\n"));
}

#[test]
fn an_upward_import_is_found_in_all_its_forms() {
    let source = r##"//! crate::cli in a comment is none.
use crate::{
    model::{Project, crate_free},
    rules::{Rule, view::x},
    text::Span,
};
pub(in crate::figures) fn f(x: &'static str) -> char { let _ = "crate::cli::x"; '"' }
fn g() { crate::io::read::content(r#"crate::cli"#, br#"" crate::cli"#); super::super::theme::load(); }
mod tests { use super::*; use super::super::super::site::Site; use super::super::text; }
fn h(source: super::health::Health) -> crate::source::Parsed { todo }
use milepost::nowhere::X;
"##;
    let found: Vec<(usize, String)> = findings(Path::new("figures/health.rs"), source)
        .into_iter()
        .map(|finding| match finding.fault {
            Fault::Import { to, .. } => (finding.line, to),
            Fault::UnknownRoom(room) => (finding.line, format!("unknown {room}")),
        })
        .collect();
    let expected = [
        (4, "rules"),
        (8, "io"),
        (8, "theme"),
        (9, "site"),
        // A room of the same layer is not a lower one.
        (10, "source"),
        (11, "unknown nowhere"),
    ];
    assert_eq!(found, expected.map(|(line, room)| (line, room.to_owned())));
}

#[test]
fn a_room_that_is_not_in_the_table_is_found() {
    let found = findings(Path::new("utils/mod.rs"), "");
    assert_eq!(found.len(), 1);
    assert_eq!(
        found[0].to_string(),
        "utils/mod.rs:1: the room `utils` is not in the table of layers"
    );
    assert_eq!(findings(Path::new("lib.rs"), "pub mod utils;"), []);
    let main = findings(Path::new("main.rs"), "fn main() { milepost::cli::run() }");
    assert_eq!(main, []);
}
