//! A derivation in the making: what it was made of, by name, before values and places are looked up.

use serde_json::Value;

use super::{Test, Working};
use crate::locale::Message;
use crate::model::Date;
use crate::source::FieldPath;
use crate::view::format::round_half_away;

/// How a figure was made.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// The formula in words.
    pub formula: Message,
    /// The formula with its numbers put in.
    pub working: Working,
    /// What it was made of, the deciding one first.
    pub inputs: Vec<Origin>,
    /// The figure as the data file has it.
    pub result: Value,
}

/// What a figure was made of.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Origin {
    /// Another figure, by its name.
    Figure(String),
    /// A field of a content file.
    Field {
        /// The name to show.
        name: String,
        /// Path below `content/`; none for what no file says.
        file: Option<String>,
        /// Its place in the file.
        path: FieldPath,
        /// Its value.
        value: Value,
    },
}

impl Draft {
    /// A figure that stands in the content as it is.
    pub(super) fn written(formula: Message, origin: Origin, result: Value) -> Draft {
        Draft {
            formula,
            working: Working::Written,
            inputs: vec![origin],
            result,
        }
    }

    /// Returns the derivation with one more input, if it does not have it yet.
    #[must_use]
    pub(super) fn with_input(mut self, origin: Origin) -> Draft {
        if !self.inputs.contains(&origin) {
            self.inputs.push(origin);
        }
        self
    }

    /// A figure that was calculated.
    pub(super) fn calculated(
        formula: Message,
        calculation: String,
        inputs: Vec<Origin>,
        result: Value,
    ) -> Draft {
        Draft {
            formula,
            working: Working::Calculation(calculation),
            inputs,
            result,
        }
    }
}

/// A figure that is decided by the first condition that holds.
pub(super) struct Decision {
    tests: Vec<Test>,
    inputs: Vec<Origin>,
    decided: bool,
}

impl Decision {
    /// Begins without conditions.
    pub(super) fn new() -> Decision {
        Decision {
            tests: Vec::new(),
            inputs: Vec::new(),
            decided: false,
        }
    }

    /// Adds a condition; after one that holds, no other is looked at.
    #[must_use]
    pub(super) fn test(
        mut self,
        holds: bool,
        condition: impl Into<String>,
        outcome: impl Into<Value>,
        inputs: impl IntoIterator<Item = Origin>,
    ) -> Decision {
        if self.decided {
            return self;
        }
        let new: Vec<Origin> = inputs
            .into_iter()
            .filter(|origin| holds || !self.inputs.contains(origin))
            .collect();
        if holds {
            self.inputs.retain(|origin| !new.contains(origin));
            self.inputs.splice(0..0, new);
        } else {
            self.inputs.extend(new);
        }
        self.tests.push(Test {
            condition: Some(condition.into()),
            holds,
            outcome: outcome.into(),
        });
        self.decided = holds;
        self
    }

    /// Ends with what the figure is where no condition holds.
    pub(super) fn otherwise(mut self, formula: Message, outcome: impl Into<Value>) -> Draft {
        if !self.decided {
            self.tests.push(Test {
                condition: None,
                holds: true,
                outcome: outcome.into(),
            });
        }
        let result = self.tests.last().map(|test| test.outcome.clone());
        Draft {
            formula,
            working: Working::Tests(self.tests),
            inputs: self.inputs,
            result: result.unwrap_or_default(),
        }
    }
}

/// Writes a number of a calculation with at most one decimal: `13`, `4.5`, `−33.3`.
pub(super) fn number(value: f64) -> String {
    format!("{}", round_half_away(value, 1)).replace('-', "\u{2212}")
}

/// Writes a day of a calculation, `null` where there is none.
pub(super) fn day(date: Option<Date>) -> String {
    date.map_or_else(|| "null".to_owned(), |date| date.to_string())
}

/// Writes a sum: up to this many summands one by one, more as their sum.
pub(super) fn sum(summands: &[f64]) -> String {
    /// More of them would not be read.
    const SHOWN: usize = 12;
    if summands.len() > SHOWN {
        return number(summands.iter().sum());
    }
    let written: Vec<String> = summands.iter().map(|value| number(*value)).collect();
    match written.as_slice() {
        [one] => one.clone(),
        _ => format!("({})", written.join(" + ")),
    }
}
