//! An explanation as text for people.

use std::fmt::Write as _;

use serde_json::Value;
use unicode_width::UnicodeWidthStr;

use super::{Derivation, Explanation, Input, Listing, Test, Working};
use crate::locale::{Args, Locale};

/// Writes an explanation in the reader's language.
pub fn text(explanation: &Explanation, locale: &Locale) -> String {
    match explanation {
        Explanation::Figure(derivation) => figure(derivation, locale),
        Explanation::List(listing) => list(listing),
    }
}

/// Every figure on a line of its own: its name and its value.
fn list(listing: &Listing) -> String {
    let rows: Vec<[String; 2]> = listing
        .figures
        .iter()
        .map(|(name, value)| [name.clone(), plain(value)])
        .collect();
    format!("{}\n\n{}", listing.subject, table(&rows))
}

fn figure(derivation: &Derivation, locale: &Locale) -> String {
    let mut text = format!("{} = {}\n\n", derivation.subject, plain(&derivation.result));
    if let Some(day) = derivation.as_of {
        let args = Args::new().with("day", day.to_string());
        line(&mut text, &locale.say("explain-as-of", &args));
    }
    line(&mut text, &locale.speak(&derivation.formula));
    match &derivation.working {
        Working::Written => {}
        Working::Calculation(calculation) => {
            let result = plain(&derivation.result);
            let is_list = derivation.result.is_array();
            if is_list || *calculation == result {
                line(&mut text, calculation);
            } else {
                line(&mut text, &format!("{calculation} = {result}"));
            }
        }
        Working::Tests(tests) => tests.iter().for_each(|one| line(&mut text, &test(one, locale))),
    }
    if !derivation.inputs.is_empty() {
        let _ = write!(text, "\n{}\n", locale.text("explain-inputs"));
        text.push_str(&inputs(&derivation.inputs, locale));
    }
    text
}

fn line(text: &mut String, words: &str) {
    let _ = writeln!(text, "  {words}");
}

/// A condition with its answer; the one that holds says what follows.
fn test(test: &Test, locale: &Locale) -> String {
    let otherwise = || locale.text("explain-otherwise");
    let condition = test.condition.clone().unwrap_or_else(otherwise);
    match (test.holds, &test.condition) {
        (true, _) => format!("✓ {condition} → {}", plain(&test.outcome)),
        (false, _) => format!("✗ {condition}"),
    }
}

fn inputs(inputs: &[Input], locale: &Locale) -> String {
    let place = |input: &Input| match &input.place {
        Some(place) => format!("{}:{}", place.file, place.line),
        None if input.name.starts_with("site.") => locale.text("explain-no-place"),
        None => String::new(),
    };
    let rows: Vec<[String; 3]> = inputs
        .iter()
        .map(|input| [input.name.clone(), plain(&input.value), place(input)])
        .collect();
    table(&rows)
}

/// Sets rows in columns, by the width of their characters; a long text is cut short, but for the last column.
fn table<const COLUMNS: usize>(rows: &[[String; COLUMNS]]) -> String {
    let mut widths = [0; COLUMNS];
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.width());
        }
    }
    let mut text = String::new();
    for row in rows {
        let mut written = String::from("  ");
        for (cell, width) in row.iter().zip(widths) {
            written.push_str(cell);
            written.push_str(&" ".repeat(width - cell.width() + 2));
        }
        let _ = writeln!(text, "{}", written.trim_end());
    }
    text
}

/// Writes a value as a reader would: a text without its quotation marks and cut short, `null` where there is
/// none.
fn plain(value: &Value) -> String {
    /// Longer texts are read in the file.
    const LONGEST: usize = 40;
    let text = match value {
        Value::String(text) => text.replace(['\n', '\r', '\t'], " "),
        Value::Number(number) => number.to_string(),
        Value::Array(items) => format!(
            "[{}]",
            items.iter().map(plain).collect::<Vec<String>>().join(", ")
        ),
        other => other.to_string(),
    };
    if text.chars().count() <= LONGEST {
        return text;
    }
    let cut: String = text.chars().take(LONGEST).collect();
    format!("{cut}…")
}
