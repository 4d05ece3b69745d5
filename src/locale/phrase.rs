//! Sentences of texts and arguments alone: most are, and need none of Fluent's machinery to be spoken.

#![expect(
    clippy::disallowed_types,
    reason = "a sentence is looked up by its name, a hundred times a page; nothing goes through them in order"
)]

use std::collections::HashMap;

use ahash::RandomState;
use fluent_bundle::FluentResource;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

/// The plain sentences of a language, by name.
#[derive(Debug, Default)]
pub(super) struct Phrases(HashMap<String, Phrase, RandomState>);

/// A plain sentence.
#[derive(Debug)]
pub(super) struct Phrase(Vec<Part>);

/// A part of a plain sentence.
#[derive(Debug)]
pub(super) enum Part {
    /// Words.
    Text(String),
    /// The name of an argument.
    Argument(String),
}

impl Phrases {
    /// Takes the sentences of a resource, over those of the same names.
    pub(super) fn add(&mut self, resource: &FluentResource) {
        for entry in resource.entries() {
            let Entry::Message(message) = entry else {
                continue;
            };
            let name = message.id.name.to_owned();
            match message.value.as_ref().and_then(Phrase::new) {
                Some(phrase) => drop(self.0.insert(name, phrase)),
                None => drop(self.0.remove(&name)),
            }
        }
    }

    /// Returns the sentence of that name, where it is a plain one.
    pub(super) fn get(&self, id: &str) -> Option<&Phrase> {
        self.0.get(id)
    }
}

impl Phrase {
    fn new(pattern: &Pattern<&str>) -> Option<Phrase> {
        let part = |element: &PatternElement<&str>| match element {
            PatternElement::TextElement { value } => Some(Part::Text((*value).to_owned())),
            PatternElement::Placeable {
                expression: Expression::Inline(InlineExpression::VariableReference { id }),
            } => Some(Part::Argument(id.name.to_owned())),
            // Words in quotation marks begin or end with a blank, or are none at all; an escape is left to Fluent.
            PatternElement::Placeable {
                expression: Expression::Inline(InlineExpression::StringLiteral { value }),
            } => (!value.contains('\\')).then(|| Part::Text((*value).to_owned())),
            PatternElement::Placeable { .. } => None,
        };
        let parts: Option<Vec<Part>> = pattern.elements.iter().map(part).collect();
        parts.map(Phrase)
    }

    /// Returns how many bytes its words have, without its arguments.
    pub(super) fn length(&self) -> usize {
        let length = |part: &Part| match part {
            Part::Text(text) => text.len(),
            Part::Argument(_) => 0,
        };
        self.0.iter().map(length).sum()
    }

    /// Returns its parts in order.
    pub(super) fn parts(&self) -> &[Part] {
        &self.0
    }
}
