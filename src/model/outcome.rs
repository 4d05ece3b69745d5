//! Expected results: words, and indicators with their values.

use super::Deadline;

/// An expected result.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// In words.
    Text(String),
    /// Measured.
    Indicator(Indicator),
}

/// A measured result.
#[derive(Clone, Debug, PartialEq)]
pub struct Indicator {
    /// What is measured.
    pub name: String,
    /// Unit, as written behind the number.
    pub unit: Option<String>,
    /// Value at the start.
    pub base: Option<f64>,
    /// Value promised.
    pub target: Option<Quantity>,
    /// Value reached.
    pub actual: Option<Quantity>,
    /// How target and actual compare.
    pub kind: IndicatorKind,
    /// When the target is to be reached.
    pub by: Option<Deadline>,
}

/// A measured value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Quantity {
    /// A finite number.
    Number(f64),
    /// Done (`true`) or not.
    Answer(bool),
}

/// How an indicator's target and actual value compare.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum IndicatorKind {
    /// From base up to target.
    #[default]
    Increase,
    /// From base down to target.
    Decrease,
    /// The target is a floor.
    AtLeast,
    /// The target is a ceiling.
    AtMost,
    /// Done or not.
    Done,
}

impl IndicatorKind {
    /// Returns the word that the content and the data files use.
    pub fn word(self) -> &'static str {
        match self {
            IndicatorKind::Increase => "increase",
            IndicatorKind::Decrease => "decrease",
            IndicatorKind::AtLeast => "at_least",
            IndicatorKind::AtMost => "at_most",
            IndicatorKind::Done => "done",
        }
    }
}
