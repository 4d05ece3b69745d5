//! Paths that lead out of a folder, in every place where content can name something: nothing outside is read or
//! written, and nobody panics. Milepost reads no archives of other programs, so no entry of a ZIP can name a path.
//!
//! The same paths are asked of the preview in `tests/serve/hostile.rs` and stand in a manifest in
//! `tests/archive/conformance.rs`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use assert_cmd::Command;

use crate::data::traversals;
use crate::measure::figure;
use crate::memory::{Files, analysis, page, quoted, site};

/// What stands in the file that nobody may read.
const SECRET: &str = "b7e23ec29af22b0b4e41da31e868d572";

fn brief(of: &str) -> String {
    let text = quoted(of);
    let line = of.replace(['\r', '\n'], " ");
    format!(
        "---\ntitle: T\noffice: {text}\nlead: {text}\nstart: 2026-01-05\ndue: 2026-11-30\nstream: {text}\ncontinues: {text}\ngoals: [{text}]\nafter: [{text}]\n\
         milestones: [{{name: m, due: 2026-06-30, done: 2026-06-30, evidence: {text}}}]\n\
         close: {{date: 2026-11-01, result: done, summary: s, evidence: {text}}}\n---\n\n\
         [a]({line}) ![b](<{line}>) [c]: {line}\n\n<a href=\"{line}\">d</a>\n\n[c]: {line}\n"
    )
}

const SETTINGS: &str = "title: T\nlanguage: en\nraw_html: sanitised\nfacets: [{key: stream, name: Stream}]\n";

/// Fails unless every address of a site stays below its root.
fn assert_inside(site: &milepost::site::Site) -> usize {
    let paths: Vec<&str> = site.paths().map(|path| path.as_str()).collect();
    for path in &paths {
        let is_plain = |part: &str| !matches!(part, "" | "." | "..") && !part.contains(['\\', '\0', ':']);
        assert!(path.split('/').all(is_plain), "{path}");
    }
    paths.len()
}

#[test]
fn names_and_links_that_lead_out_stay_inside() {
    let mut addresses = 0;
    for target in ["secret.txt", "etc/passwd"] {
        let mut files = Files::from([("site.yaml".to_owned(), SETTINGS.to_owned())]);
        for (number, path) in traversals(target).iter().enumerate() {
            files.insert(format!("projects/2026/p{number}.md"), brief(path));
            files.insert(format!("projects/2026/{path}.md"), brief("T"));
            files.insert(format!("pages/{path}"), "---\ntitle: T\n---\n".to_owned());
            files.insert(
                format!("meetings/2026-01-05-{path}.md"),
                "---\ntitle: T\n---\n".to_owned(),
            );
        }
        let analysis = analysis(&files);
        assert_eq!(analysis.linked, BTreeSet::new());
        let site = site(&analysis);
        addresses += assert_inside(&site);
        for number in 0..1027 {
            page(&site, &format!("2026/projects/p{number}.html"));
        }
    }
    figure(
        "traversal-content",
        format!("1027 paths as id, reference, link, attachment and name: {addresses} addresses, 0 outside"),
    );
}

/// Lists the files and links below `folder` with their bytes.
fn tree(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = walkdir::WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .map(Result::unwrap);
    let files = entries.filter(|entry| !entry.file_type().is_dir());
    files
        .map(|entry| {
            (
                entry.path().display().to_string(),
                fs::read(entry.path()).unwrap_or_default(),
            )
        })
        .collect()
}

#[test]
fn nothing_outside_is_read_or_written() {
    let desk = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| {
        let path = desk.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    for place in [
        "secret.txt",
        "around/secret.txt",
        "around/site/secret.txt",
        "around/site/themes/secret.txt",
    ] {
        write(place, SECRET);
    }
    write("around/site/content/site.yaml", SETTINGS);
    for (number, path) in traversals("secret.txt").iter().enumerate() {
        // A snapshot refuses addresses that could not be copied to every system, so none follows from these.
        let text = quoted(path);
        let brief = ["office", "lead", "stream"]
            .iter()
            .fold(brief(path), |brief, key| {
                brief.replacen(&format!("\n{key}: {text}\n"), &format!("\n{key}: Name\n"), 1)
            });
        write(&format!("around/site/content/projects/2026/p{number}.md"), &brief);
    }
    let before = tree(desk.path());
    let mut program = Command::cargo_bin("milepost").unwrap();
    program.env_clear().args([
        "archive",
        "2026",
        "--provisional",
        "--quiet",
        "--as-of",
        "2026-11-22",
        "--root",
    ]);
    program.arg(desk.path().join("around/site")).assert().success();
    let is_ours =
        |path: &str| path.starts_with(&desk.path().join("around/site/archive").display().to_string());
    let (made, kept): (Vec<_>, Vec<_>) = tree(desk.path()).into_iter().partition(|(path, _)| is_ours(path));
    assert!(kept == before, "a file outside the shelf was written");
    let leaked: Vec<&String> = made
        .iter()
        .filter(|(_, bytes)| {
            bytes
                .windows(SECRET.len())
                .any(|window| window == SECRET.as_bytes())
        })
        .map(|(path, _)| path)
        .collect();
    assert!(leaked.is_empty(), "{leaked:?}");
    figure(
        "traversal-disk",
        format!(
            "1027 paths in links, pictures and evidence: {} files sealed, 0 bytes read or written outside",
            made.len()
        ),
    );
}
