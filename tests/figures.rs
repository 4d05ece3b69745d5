//! Every derived figure, by example: the pages of `tests/figures/` against `data/portfolio.json`.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    clippy::unwrap_used,
    reason = "tests look at the disk and say what they skip"
)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use milepost::diagnostic::Severity;
use milepost::model::Date;
use milepost::path::SitePath;
use milepost::pipeline::{Document, Inputs, Options, analyze, site};
use milepost::site::Content;
use milepost::theme::Theme;
use serde_json::Value;

/// One case of a page.
#[derive(Default)]
struct Case {
    title: String,
    as_of: String,
    /// The rule whose errors the case is about; figures do not wait for them.
    errors: String,
    settings: String,
    files: Vec<(String, String)>,
    expectations: Vec<(String, Value)>,
}

fn cases(page: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        if let Some(title) = line.strip_prefix("## ") {
            cases.push(Case {
                title: title.to_owned(),
                ..Case::default()
            });
            continue;
        }
        let Some(case) = cases.last_mut() else { continue };
        if let Some(as_of) = line.strip_prefix("as-of: ") {
            as_of.clone_into(&mut case.as_of);
        } else if let Some(rule) = line.strip_prefix("errors: ") {
            rule.clone_into(&mut case.errors);
        } else if let Some(kind) = line.strip_prefix("```") {
            let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            case.add(kind, &block.join("\n"));
        }
    }
    cases
}

impl Case {
    fn add(&mut self, kind: &str, block: &str) {
        let (kind, name) = kind.split_once(' ').unwrap_or((kind, ""));
        match kind {
            "settings" => block.clone_into(&mut self.settings),
            "brief" => self.files.push((format!("projects/{name}.md"), brief(block))),
            "file" => self.files.push((name.to_owned(), block.to_owned())),
            "expect" => {
                let value =
                    serde_json::from_str(block).unwrap_or_else(|error| panic!("{}: {error}", self.title));
                self.expectations.push((name.to_owned(), value));
            }
            other => panic!("{}: unknown block `{other}`", self.title),
        }
    }

    fn inputs(&self) -> Inputs {
        let settings = format!("title: 台账\nlanguage: zh-CN\n{}\n", self.settings);
        let mut files: BTreeMap<&str, &str> = BTreeMap::from([("site.yaml", settings.as_str())]);
        files.extend(
            self.files
                .iter()
                .map(|(path, text)| (path.as_str(), text.as_str())),
        );
        let document = |(path, text): (&str, &str)| {
            Arc::new(Document {
                path: Arc::from(path),
                bytes: text.as_bytes().to_vec().into(),
                size: text.len() as u64,
            })
        };
        Inputs {
            documents: files.into_iter().map(document).collect(),
            attachments: BTreeMap::new(),
            theme: Vec::new(),
            rejected: Vec::new(),
            sealed: Vec::new(),
            run_date: self
                .as_of
                .parse::<Date>()
                .unwrap_or_else(|_| panic!("{}: no as-of", self.title)),
            options: Options::default(),
        }
    }

    /// Builds the site of the case and returns its `data/portfolio.json`.
    fn portfolio(&self) -> Value {
        let analysis = analyze(&self.inputs(), &mut |_| {});
        let errors: Vec<_> = analysis
            .diagnostics()
            .iter()
            .filter(|found| found.severity == Severity::Error && found.rule != self.errors)
            .collect();
        assert!(errors.is_empty(), "{}: {errors:?}", self.title);
        let theme = Theme::load("default", &[], analysis.config.language).expect("the built-in theme loads");
        let site = site(&analysis, Arc::new(theme));
        let path = SitePath::new("data/portfolio.json").unwrap();
        match site.render(&path) {
            Ok(Some(Content::Rendered(bytes))) => serde_json::from_slice(&bytes).unwrap(),
            other => panic!("{}: {other:?}", self.title),
        }
    }

    fn failures(&self) -> Vec<String> {
        let portfolio = self.portfolio();
        let mut failures = Vec::new();
        for (name, expected) in &self.expectations {
            let found = match name.as_str() {
                "" => &portfolio["projects"][0],
                name => name.split('/').fold(&portfolio, |value, key| &value[key]),
            };
            compare(
                &format!("{} › {name}", self.title),
                expected,
                found,
                &mut failures,
            );
        }
        assert!(!self.expectations.is_empty(), "{}: expects nothing", self.title);
        failures
    }
}

/// Fills in what every brief needs and the case does not care for.
fn brief(block: &str) -> String {
    let (front, body) = block.split_once("---").unwrap_or((block, ""));
    let mut text = String::from("---\n");
    let given = |key: &str| front.lines().any(|line| line.starts_with(&format!("{key}:")));
    let withheld = front
        .lines()
        .find(|line| line.starts_with("withheld:"))
        .unwrap_or_default();
    for (key, value) in [
        ("title", "项目"),
        ("office", "某处"),
        ("lead", "某部长"),
        ("start", "2026-01-01"),
        ("due", "2026-12-31"),
    ] {
        if !given(key) && !withheld.contains(key) {
            let _ = writeln!(text, "{key}: {value}");
        }
    }
    let _ = write!(text, "{}\n---\n{body}", front.trim_end());
    text
}

/// Compares every key that is expected with what was found; a list must have the same length.
fn compare(place: &str, expected: &Value, found: &Value, failures: &mut Vec<String>) {
    match (expected, found) {
        (Value::Object(expected), Value::Object(found)) => {
            for (key, value) in expected {
                match found.get(key) {
                    Some(found) => compare(&format!("{place}.{key}"), value, found, failures),
                    None => failures.push(format!("{place}.{key}: missing")),
                }
            }
        }
        (Value::Array(expected), Value::Array(found)) if expected.len() == found.len() => {
            for (index, (expected, found)) in expected.iter().zip(found).enumerate() {
                compare(&format!("{place}[{index}]"), expected, found, failures);
            }
        }
        _ if expected == found => {}
        _ => failures.push(format!("{place}: expected {expected}, found {found}")),
    }
}

#[test]
fn figures_follow_their_definitions_to_the_decimal() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/figures");
    let (mut count, mut failures) = (0, Vec::new());
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.file_name().is_some_and(|name| name == "README.md") {
            continue;
        }
        for case in cases(&fs::read_to_string(&path).unwrap()) {
            count += 1;
            failures.extend(
                case.failures()
                    .into_iter()
                    .map(|line| format!("{}: {line}", path.display())),
            );
        }
    }
    assert!(count > 40, "only {count} cases were found");
    assert!(
        failures.is_empty(),
        "{} of {count} cases:\n{}",
        failures.len(),
        failures.join("\n")
    );
}

#[test]
fn a_wrong_expectation_fails() {
    let mut failures = Vec::new();
    let expected = serde_json::json!({"a": 1.0, "b": [1, 2], "c": null});
    compare(
        "x",
        &expected,
        &serde_json::json!({"a": 1.1, "b": [1]}),
        &mut failures,
    );
    assert_eq!(failures.len(), 3, "{failures:?}");
}
