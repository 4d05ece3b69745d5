//! The examples of `docs/content-model.md` and its Chinese sister, read by the program itself.

use std::fs;
use std::process::Command;

use serde_json::Value;

use super::content_model::DOCUMENTS;
use super::read;
use super::tables::{blocks, code, leading_code, table};

/// Runs the program on the example site of a document; returns its findings and its `portfolio.json`.
fn run_example(document: &str) -> (Value, Value) {
    let folder = tempfile::tempdir().unwrap();
    let files = blocks(&read(document));
    let files = files.iter().filter_map(|(info, text)| {
        let (kind, path) = info.split_once(' ')?;
        matches!(kind, "yaml" | "markdown").then_some((path, text))
    });
    for (path, text) in files {
        let path = folder.path().join("content").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let run = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_milepost"))
            .args(arguments)
            .args(["--as-of", "2026-11-22", "--root"])
            .arg(folder.path())
            .output()
            .unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let findings = serde_json::from_str(&run(&["check", "--format", "json"])).unwrap();
    run(&["build"]);
    let portfolio = fs::read_to_string(folder.path().join("public/data/portfolio.json"));
    let portfolio = portfolio.unwrap_or_else(|error| panic!("{document}: {findings}: {error}"));
    (findings, serde_json::from_str(&portfolio).unwrap())
}

// Proved by sabotage: an unknown key in an example and 12 days of slip instead of 11 were both refused.
#[test]
fn the_examples_make_a_site_without_findings() {
    for (document, _) in DOCUMENTS {
        let (findings, portfolio) = run_example(document);
        assert_eq!(findings["diagnostics"], serde_json::json!([]), "{document}");
        let projects = portfolio["projects"].as_array().unwrap();
        let stated = blocks(&read(document));
        let stated = stated.iter().filter_map(|(info, text)| {
            let key = info.strip_prefix("json ")?;
            Some((key, serde_json::from_str::<Value>(text).unwrap()))
        });
        let mut count = 0;
        for (key, figures) in stated {
            let project = projects.iter().find(|project| project["key"] == key);
            let project = project.unwrap_or_else(|| panic!("{document}: no project {key}"));
            for (name, value) in figures.as_object().unwrap() {
                assert_eq!(&project[name], value, "{document}: {key}.{name}");
                count += 1;
            }
        }
        assert!(count > 10, "{document}: {count} figures");
    }
}

/// Returns the value that a path such as `projects[].milestones[]` leads to; `<…>` is the first entry there.
fn at<'v>(portfolio: &'v Value, path: &str) -> &'v Value {
    path.split('.').fold(portfolio, |value, step| match step {
        "" => value,
        step if step.starts_with('<') => value.as_object().unwrap().values().next().unwrap(),
        step => match step.strip_suffix("[]") {
            Some(list) => &value[list][0],
            None => &value[step],
        },
    })
}

// Proved by sabotage: two keys in each other's place were refused.
#[test]
fn the_keys_of_portfolio_json_are_those_of_the_file() {
    for (document, _) in DOCUMENTS {
        let (_, portfolio) = run_example(document);
        let rows = table(&read(document), "<!-- json -->");
        assert!(rows.len() > 8, "{document}");
        for row in rows {
            let keys = leading_code(&row[1]);
            let paths = code(&row[0]);
            let paths = if paths.is_empty() {
                vec![String::new()]
            } else {
                paths
            };
            for path in paths {
                let object = at(&portfolio, &path).as_object();
                let object = object.unwrap_or_else(|| panic!("{document}: nothing at {path}"));
                let found: Vec<&String> = object.keys().collect();
                if keys.is_empty() {
                    // It has the keys of another object, but for the one that is named.
                    let [other, without] = &code(&row[1])[..] else {
                        panic!("{document}: {}", row[1]);
                    };
                    let other = at(&portfolio, other).as_object().unwrap().keys();
                    let expected: Vec<&String> = other.filter(|key| *key != without).collect();
                    assert_eq!(found, expected, "{document}: {path}");
                } else {
                    assert_eq!(found, keys.iter().collect::<Vec<_>>(), "{document}: {path}");
                }
            }
        }
    }
}
