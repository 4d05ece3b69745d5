//! An explanation as one JSON object on one line, for programs.

use serde_json::{Value, json};

use super::{Derivation, Explanation, Input, Listing, Test, Working};
use crate::locale::Locale;

/// Writes an explanation; the formula is in the reader's language.
pub fn json(explanation: &Explanation, locale: &Locale) -> String {
    let value = match explanation {
        Explanation::Figure(derivation) => figure(derivation, locale),
        Explanation::List(listing) => list(listing),
    };
    value.to_string()
}

fn list(listing: &Listing) -> Value {
    let figure = |(name, value): &(String, Value)| json!({"subject": name, "value": value});
    json!({
        "subject": listing.subject,
        "figures": listing.figures.iter().map(figure).collect::<Vec<Value>>(),
    })
}

fn figure(derivation: &Derivation, locale: &Locale) -> Value {
    let (calculation, tests) = match &derivation.working {
        Working::Written => (None, Vec::new()),
        Working::Calculation(text) => (Some(text), Vec::new()),
        Working::Tests(tests) => (None, tests.iter().map(test).collect()),
    };
    json!({
        "subject": derivation.subject,
        "as_of": derivation.as_of.map(|day| day.to_string()),
        "formula": locale.speak(&derivation.formula),
        "calculation": calculation,
        "tests": tests,
        "inputs": derivation.inputs.iter().map(input).collect::<Vec<Value>>(),
        "result": derivation.result,
    })
}

fn test(test: &Test) -> Value {
    json!({"condition": test.condition, "holds": test.holds, "outcome": test.outcome})
}

fn input(input: &Input) -> Value {
    let place = input.place.as_ref();
    json!({
        "subject": input.name,
        "value": input.value,
        "file": place.map(|place| &place.file),
        "line": place.map(|place| place.line),
    })
}
