//! The documents say what is so.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    clippy::unwrap_used,
    reason = "tests look at the disk and say what they skip"
)]

mod citations;
mod content_model;
mod examples;
mod limits;
mod tables;
mod theme;

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Lists what lies directly below `folder`, folders with a `/` behind them.
fn entries(folder: &Path) -> Vec<String> {
    let name = |entry: fs::DirEntry| {
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() {
            format!("{name}/")
        } else {
            name
        }
    };
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| name(entry.unwrap()))
        .collect();
    names.sort();
    names
}

#[test]
fn the_architecture_names_every_room() {
    let text = read("ARCHITECTURE.md");
    let missing: Vec<String> = entries(&root().join("src"))
        .into_iter()
        .filter(|name| name != "lib.rs" && name != "main.rs")
        .filter(|name| !text.contains(&format!("`{name}`")))
        .collect();
    assert!(missing.is_empty(), "ARCHITECTURE.md does not name {missing:?}");
}

#[test]
fn the_architecture_names_every_kind_of_test() {
    let text = read("ARCHITECTURE.md");
    let folders = entries(&root().join("tests"))
        .into_iter()
        .filter(|name| name.ends_with('/'));
    let missing: Vec<String> = folders
        .filter(|name| !text.contains(&format!("`tests/{name}`")))
        .collect();
    assert!(missing.is_empty(), "ARCHITECTURE.md does not name {missing:?}");
}

#[test]
fn the_readme_names_every_command() {
    let text = read("README.md");
    let source = read("src/cli/args.rs");
    let commands = source
        .split("pub enum Command {")
        .nth(1)
        .unwrap()
        .split("\n}")
        .next()
        .unwrap();
    let names: Vec<String> = commands
        .lines()
        .filter_map(|line| {
            line.trim()
                .split_once('(')
                .filter(|(name, _)| name.chars().all(char::is_alphabetic))
        })
        .map(|(name, _)| name.to_lowercase())
        .collect();
    assert!(names.len() >= 5, "only {names:?} were found in src/cli/args.rs");
    for name in names {
        assert!(
            text.contains(&format!("milepost {name}")),
            "README.md does not name `milepost {name}`"
        );
    }
}

#[test]
fn the_test_command_of_the_readme_is_the_one_that_ci_runs() {
    assert!(read("README.md").contains("tests/run"));
    assert!(read(".ci/run").contains("tests/run"));
}

#[test]
fn every_file_that_the_readme_links_to_exists() {
    let text = read("README.md");
    let links = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    let local: Vec<&str> = links
        .filter(|link| !link.contains("://") && !link.starts_with('#'))
        .collect();
    assert!(!local.is_empty());
    for link in local {
        assert!(
            root().join(link).exists(),
            "README.md links to {link}, which is not there"
        );
    }
}
