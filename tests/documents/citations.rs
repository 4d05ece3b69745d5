//! Comments that cite a page of the project cite one that exists, with a heading that it has.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::tables::{anchor, headings};
use super::{read, root};

/// Documents whose links and headings are looked at.
pub const DOCUMENTS: [&str; 8] = [
    "README.md",
    "ARCHITECTURE.md",
    "SECURITY.md",
    "benches/README.md",
    "docs/content-model.md",
    "docs/content-model.zh-CN.md",
    "docs/theme.md",
    "docs/theme.zh-CN.md",
];

/// Lists every file below `folder` that ends as given.
pub fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|kind| kind == ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// A page that a comment names, with the headings that it quotes behind it.
#[derive(Debug, PartialEq)]
struct Citation {
    line: usize,
    page: String,
    headings: Vec<String>,
}

/// Finds the Markdown pages that the comments of a source cite: those that are documents of the project by
/// their names, and all that stand below `# Source`.
fn citations(source: &str) -> Vec<Citation> {
    let names: BTreeSet<&str> = DOCUMENTS
        .iter()
        .map(|path| path.rsplit('/').next().unwrap())
        .filter(|name| *name != "README.md")
        .collect();
    let mut found = Vec::new();
    let mut is_source = false;
    for (index, line) in source.lines().enumerate() {
        let comment = line.trim_start();
        let Some(comment) = ["///", "//!", "//"]
            .iter()
            .find_map(|sign| comment.strip_prefix(sign))
        else {
            is_source = false;
            continue;
        };
        is_source = is_source && !comment.trim().is_empty() || comment.trim() == "# Source";
        if comment.trim() == "# Source" {
            continue;
        }
        for (at, _) in comment.match_indices(".md") {
            let is_part = |c: char| c.is_alphanumeric() || "-_./<>*".contains(c);
            let start = comment[..at].trim_end_matches(is_part).len();
            let page = &comment[start..at + 3];
            let ends = !comment[at + 3..].starts_with(is_part) || comment[at + 3..].starts_with('.');
            if ends && (is_source || names.contains(page.rsplit('/').next().unwrap())) {
                found.push(Citation {
                    line: index + 1,
                    page: page.to_owned(),
                    headings: quoted(&comment[at + 3..]),
                });
            }
        }
    }
    found
}

/// Returns the headings in `, "Dates", "The brief" and "site.yaml"`.
fn quoted(rest: &str) -> Vec<String> {
    let mut headings = Vec::new();
    let mut rest = rest;
    let next = |rest: &str| rest.starts_with(", \"") || rest.starts_with(" and \"");
    while next(rest) {
        let Some((heading, behind)) = rest.split_once('"').and_then(|(_, open)| open.split_once('"')) else {
            break;
        };
        headings.push(heading.to_owned());
        rest = behind;
    }
    headings
}

// Proved by sabotage: a heading misspelt in a source was refused; so were 43 pages that were not there when this
// test was written.
#[test]
fn comments_cite_pages_and_headings_that_exist() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for folder in ["src", "tests", "benches"] {
        for file in files(&root().join(folder), "rs") {
            let path = file.strip_prefix(root()).unwrap().display().to_string();
            let source = fs::read_to_string(&file).unwrap();
            for Citation { line, page, headings } in citations(&source) {
                if path.starts_with("tests/documents") {
                    continue;
                }
                count += 1;
                if !DOCUMENTS.contains(&page.as_str()) {
                    wrong.push(format!("{path}:{line}: there is no {page}"));
                    continue;
                }
                if headings.is_empty() {
                    wrong.push(format!("{path}:{line}: {page} is cited without a heading"));
                }
                let known = super::tables::headings(&read(&page));
                let is_there = |heading: &&String| known.iter().any(|(_, known)| known == *heading);
                for heading in headings.iter().filter(|heading| !is_there(heading)) {
                    wrong.push(format!("{path}:{line}: {page} has no heading `{heading}`"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count > 20, "only {count} citations were found");
}

#[test]
fn citations_are_found_as_they_are_written() {
    let source = "/// A thing.\n///\n/// # Source\n/// SECURITY.md, \"Limits\" and \"Threats\"; a/b.md §2.\n\
                  fn a() {}\n// See docs/theme.md, and `projects/2026/a.md`.\n";
    let page = |line, page: &str, headings: &[&str]| Citation {
        line,
        page: page.to_owned(),
        headings: headings.iter().map(|heading| (*heading).to_owned()).collect(),
    };
    assert_eq!(
        citations(source),
        [
            page(4, "SECURITY.md", &["Limits", "Threats"]),
            page(4, "a/b.md", &[]),
            page(6, "docs/theme.md", &[]),
        ]
    );
}

// Proved by sabotage: a link to a file that is not there was refused.
#[test]
fn the_links_of_the_documents_lead_somewhere() {
    for document in DOCUMENTS {
        let text = read(document);
        let links = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        for link in links.filter(|link| !link.contains("://")) {
            let (path, place) = link.split_once('#').unwrap_or((link, ""));
            let folder = root().join(document).parent().unwrap().to_path_buf();
            let target = if path.is_empty() {
                root().join(document)
            } else {
                folder.join(path)
            };
            assert!(target.exists(), "{document} links to {link}, which is not there");
            if !place.is_empty() {
                let known = headings(&fs::read_to_string(&target).unwrap());
                let has = known.iter().any(|(_, heading)| anchor(heading) == place);
                assert!(has, "{document} links to {link}, which has no such heading");
            }
        }
    }
}
