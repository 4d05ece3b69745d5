//! Every sentence that the program names exists in both languages, with the same parts and the same variables.

#![expect(clippy::disallowed_methods, reason = "a test reads its inputs")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use milepost::locale::{Language, Locale};

const ENGLISH: &str = include_str!("../src/locale/en.ftl");

/// What a Fluent file holds: by message and attribute, the variables that it uses.
fn sentences(text: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut message = String::new();
    let mut part = String::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let head = line.split_once(" =").map(|(head, _)| head);
        match head {
            Some(head) if !line.starts_with(' ') => {
                message = head.to_owned();
                part = message.clone();
            }
            Some(head) if head.trim_start().starts_with('.') => part = message.clone() + head.trim_start(),
            _ => {}
        }
        let variables = line.split('$').skip(1).map(|rest| {
            let end = rest
                .find(|c: char| !c.is_alphanumeric() && c != '_')
                .unwrap_or(rest.len());
            rest[..end].to_owned()
        });
        if !part.is_empty() {
            found.entry(part.clone()).or_default().extend(variables);
        }
    }
    found
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the sources are part of the project") {
        let path = entry.expect("a readable folder").path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            found.push(path);
        }
    }
}

/// The text of all sources, without their tests.
fn programs() -> Vec<String> {
    let mut files = Vec::new();
    rust_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    files.sort();
    let read = |file: &PathBuf| std::fs::read_to_string(file).expect("a readable source");
    let before_tests = |text: String| text.split("#[cfg(test)]").next().unwrap_or_default().to_owned();
    files.iter().map(read).map(before_tests).collect()
}

/// The identifiers in `Message::new("…")` of all sources.
fn named() -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    for program in programs() {
        for rest in program.split("Message::new(").skip(1) {
            if let Some(id) = rest
                .trim_start()
                .strip_prefix('"')
                .and_then(|rest| rest.split('"').next())
            {
                named.insert(id.to_owned());
            }
        }
    }
    named
}

#[test]
fn both_languages_have_the_same_sentences_with_the_same_variables() {
    let english = sentences(ENGLISH);
    let chinese = sentences(include_str!("../src/locale/zh-CN.ftl"));
    let names = |map: &BTreeMap<String, BTreeSet<String>>| map.keys().cloned().collect::<BTreeSet<_>>();
    assert_eq!(names(&english), names(&chinese));
    // A list of words or keys is given in the reader's language; a wrong quotation mark is shown in one only.
    let either: BTreeSet<String> = ["english", "chinese"].map(str::to_owned).into();
    for (name, variables) in &english {
        let one = variables - &either;
        let other = &chinese[name] - &either;
        assert_eq!(one, other, "{name}");
    }
}

#[test]
fn every_sentence_that_the_program_names_exists() {
    let named = named();
    assert!(named.len() > 50, "the sources are there");
    for language in Language::ALL {
        let locale = Locale::new(language);
        for id in &named {
            assert!(locale.has(id), "{id} in {}", language.tag());
        }
    }
}

#[test]
fn every_sentence_of_the_reader_is_spoken_somewhere() {
    let begin = ENGLISH
        .find("## Reading content: files and fences")
        .expect("the reader's block");
    let block = &ENGLISH[begin..];
    let end = block.find("limit-footnotes").expect("the end of the block");
    let programs = programs();
    for id in sentences(&block[..end]).keys().filter(|id| !id.contains('.')) {
        let literal = format!("\"{id}\"");
        let spoken = programs.iter().any(|program| program.contains(&literal));
        assert!(spoken, "{id}");
    }
}
