//! `records.json` and `records.csv`: every project of a year with its figures, for other programs.

use serde_json::{Map, Value, json};

use crate::view::{Facts, portfolio_json};

/// What `records.json` holds, as a JSON Schema.
pub const SCHEMA: &str = include_str!("records.schema.json");

/// The columns of `records.csv`: keys of a project in `records.json`, with what they mean.
pub const COLUMNS: [(&str, &str); 20] = [
    ("key", "year and id of the brief"),
    ("title", "title"),
    ("office", "lead unit"),
    ("lead", "the person or post that answers for it"),
    ("responsible", "who does it day to day"),
    ("start", "start, day"),
    ("due", "due date, day"),
    ("due_text", "due date as written"),
    ("baseline_due", "due date first promised, day"),
    ("status", "planned, active, paused, done, cancelled or carried"),
    (
        "health",
        "late, at-risk, silent, on-track, not-started, paused, done, cancelled or carried",
    ),
    ("progress", "progress, percent"),
    ("expected", "expected progress, percent"),
    ("gap", "earned or reported less expected, percentage points"),
    (
        "slip_days",
        "days later (positive) or earlier than first promised",
    ),
    ("overdue", "whether it is past its due date"),
    ("finish", "early, on-time or late, of a finished project"),
    (
        "closed",
        "whether it is finished, ended, or carried with an account",
    ),
    ("last_update", "day of the newest update"),
    ("path", "its page below data/site"),
];

/// Writes `records.json`: the projects and years of the portfolio's data file.
pub fn json(facts: &Facts) -> String {
    portfolio_json::portfolio_json(facts)
}

/// Writes `records.csv`: UTF-8 with a mark, commas, CR LF, one line a project.
///
/// # Source
/// RFC 4180; the mark is what spreadsheet programs know UTF-8 by.
pub fn csv(facts: &Facts) -> String {
    let file: Value = serde_json::from_str(&json(facts)).expect("the file was just written as JSON");
    let head: Vec<&str> = COLUMNS.iter().map(|(name, _)| *name).collect();
    let mut csv = format!("\u{feff}{}\r\n", head.join(","));
    for project in file["projects"].as_array().into_iter().flatten() {
        let cells: Vec<String> = head.iter().map(|name| cell(&project[*name])).collect();
        csv.push_str(&cells.join(","));
        csv.push_str("\r\n");
    }
    csv
}

/// Describes `records.csv`.
///
/// # Source
/// W3C, Metadata Vocabulary for Tabular Data.
pub fn csv_metadata() -> String {
    let columns: Vec<Value> = COLUMNS
        .iter()
        .map(|(name, meaning)| {
            let mut column = Map::new();
            column.insert("name".into(), json!(name));
            column.insert("titles".into(), json!(name));
            column.insert("dc:description".into(), json!(meaning));
            Value::Object(column)
        })
        .collect();
    let metadata = json!({
        "@context": "http://www.w3.org/ns/csvw",
        "url": "../records.csv",
        "dialect": {"encoding": "utf-8", "lineTerminators": ["\r\n"]},
        "tableSchema": {"columns": columns, "primaryKey": "key"},
    });
    format!("{metadata:#}\n")
}

/// Writes a value as a cell; only text can be mistaken for a formula, and is made harmless.
fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => quoted(&harmless(text)),
        other => other.to_string(),
    }
}

/// Puts an apostrophe before a text that a spreadsheet program would take for a formula.
///
/// # Source
/// OWASP ASVS 5.0, requirement 1.2.10; beyond it full-width signs count, and leading blanks are looked through.
fn harmless(text: &str) -> String {
    let first = text.trim_start().chars().next();
    let is_formula =
        first.is_some_and(|c| "=+-@＝＋－＠\0".contains(c)) || text.starts_with(['\t', '\r', '\n']);
    if is_formula {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

fn quoted(text: &str) -> String {
    if text.contains([',', '"', '\r', '\n']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_never_formulas() {
        // Proved by sabotage: without the apostrophe, this test fails.
        assert_eq!(cell(&json!("a,\"b\"")), "\"a,\"\"b\"\"\"");
        assert_eq!(cell(&json!("=1+1")), "'=1+1");
        assert_eq!(cell(&json!(" ＝1")), "' ＝1");
        assert_eq!(cell(&json!(-3.5)), "-3.5");
        assert_eq!(cell(&Value::Null), "");
    }
}
