//! The YAML test suite against the front matter reader: what is taken equals the suite's own JSON, or stands on a
//! frozen list with the reason.
//!
//! The reader takes the plain part of YAML and guesses nothing, so every text of the suite's JSON is compared as it is
//! written: numbers, truth values and dates stay text here by design.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;

use serde_json::Value as Json;

use super::yaml::{Entry, Node, Value, parse};

const CASES: &str = include_str!("../../tests/data/yaml/cases.json");

/// Where what differs is frozen, below the crate's folder.
const FROZEN: &str = "tests/data/yaml/differences.tsv";

/// Returns the JSON that a tree means; repeated keys keep the last, as the suite's JSON does.
fn json(node: &Node<'_>) -> Json {
    match &node.value {
        Value::Nothing => Json::Null,
        Value::Text(text) => Json::String(text.clone().into_owned()),
        Value::List(items) => items.iter().map(json).collect(),
        Value::Group(entries) => group(entries),
    }
}

fn group(entries: &[Entry<'_>]) -> Json {
    let pairs = entries
        .iter()
        .map(|entry| (entry.key.clone().into_owned(), json(&entry.value)));
    Json::Object(pairs.collect())
}

/// Tells whether `read` is what the suite expects, a number or a truth value being the text that it is written as.
fn is_same(expected: &Json, read: &Json) -> bool {
    match (expected, read) {
        (Json::Array(expected), Json::Array(read)) => {
            expected.len() == read.len()
                && expected
                    .iter()
                    .zip(read)
                    .all(|(expected, read)| is_same(expected, read))
        }
        (Json::Object(expected), Json::Object(read)) => {
            expected.len() == read.len()
                && expected
                    .iter()
                    .all(|(key, expected)| read.get(key).is_some_and(|read| is_same(expected, read)))
        }
        (Json::Number(number), Json::String(text)) => {
            number.to_string() == *text || text.parse::<f64>().ok() == number.as_f64()
        }
        (Json::Bool(truth), Json::String(text)) => text.parse() == Ok(*truth),
        (expected, read) => expected == read,
    }
}

/// What became of a case.
fn outcome(case: &Json) -> (&'static str, String) {
    let text = case["yaml"].as_str().expect("a text");
    let tree = parse(text, 0);
    if let Some(fault) = tree.faults.first() {
        return ("refused", format!("{} {}", fault.rule, fault.message.id));
    }
    if case["fail"] == true {
        return ("taken", "the suite refuses it".to_owned());
    }
    let Some(expected) = case["json"].as_str() else {
        return ("taken", String::new());
    };
    let expected: Json = match serde_json::from_str(expected) {
        Ok(expected) => expected,
        Err(_) => return ("taken", "the suite has several documents".to_owned()),
    };
    let read = group(&tree.entries);
    let is_empty = tree.entries.is_empty() && matches!(&expected, Json::Null);
    if is_empty || is_same(&expected, &read) {
        ("equal", String::new())
    } else {
        ("differs", read.to_string())
    }
}

#[test]
fn what_is_taken_of_the_yaml_test_suite_equals_its_json() {
    // Proved by sabotage: with an empty value left a text, cases differ that are not on the list.
    let cases: Vec<Json> = serde_json::from_str(CASES).expect("a list of cases");
    assert_eq!(cases.len(), 406);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut frozen = String::from("case\toutcome\tdetail\n");
    for case in &cases {
        let (outcome, detail) = outcome(case);
        *counts.entry(outcome).or_default() += 1;
        let must_fail = case["fail"] == true;
        let is_plain = outcome == "equal" || detail.is_empty() || (must_fail && outcome == "refused");
        if !is_plain {
            let id = case["id"].as_str().expect("a name");
            writeln!(frozen, "{id}\t{outcome}\t{detail}").expect("a text takes more");
        }
    }
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(FROZEN);
    if std::env::var_os("MILEPOST_BLESS").is_some() {
        fs::write(&path, &frozen).expect("the list can be written");
    }
    println!(
        "figure: yaml {counts:?} of 406 cases, {} of them on the frozen list, 0 panics",
        frozen.lines().count() - 1
    );
    let known = fs::read_to_string(&path).expect("the frozen list");
    assert!(
        known == frozen,
        "other cases differ; MILEPOST_BLESS=1 writes the list anew:\n{frozen}"
    );
}
