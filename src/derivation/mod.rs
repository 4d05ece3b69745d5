//! How a figure was made: its formula, its inputs with their places in the content, and its result.
//!
//! Every figure of `data/portfolio.json`, and every part of a scorecard, answers for itself. A derivation is
//! computed again from the figures one step below it, and a test holds it to the data file; so an explanation
//! cannot drift away from what it explains.

mod coverage;
mod draft;
mod group;
mod health;
mod json;
mod milestone;
mod page;
mod place;
mod plan;
mod project;
mod record;
mod scorecard;
mod subject;
mod text;
mod year;

pub use json::json;
pub use text::text;

use std::cell::RefCell;
use std::collections::BTreeMap;

use serde_json::Value;

use crate::diagnostic::Sources;
use crate::locale::Message;
use crate::model::Date;
use crate::source::nearest;
use crate::view::Facts;

use draft::{Draft, Origin};
use subject::{Owner, Subject};

/// The answer to a question about a figure.
#[derive(Clone, Debug, PartialEq)]
pub enum Explanation {
    /// How one figure was made.
    Figure(Derivation),
    /// The figures of a page, a project or a group, each of which can be explained.
    List(Listing),
}

/// How one figure was made.
#[derive(Clone, Debug, PartialEq)]
pub struct Derivation {
    /// The figure's name: `2026/jcgb.expected`.
    pub subject: String,
    /// The status date that it was made for; none where it has none, as a setting of the site.
    pub as_of: Option<Date>,
    /// The formula in words.
    pub formula: Message,
    /// The formula with the numbers put in.
    pub working: Working,
    /// What it was made of, the deciding one first.
    pub inputs: Vec<Input>,
    /// The figure as the data file has it; null where it does not exist.
    pub result: Value,
}

/// A formula with its numbers put in.
#[derive(Clone, Debug, PartialEq)]
pub enum Working {
    /// The figure stands in the content as it is.
    Written,
    /// A calculation: `100 × 8 ÷ 9`.
    Calculation(String),
    /// Conditions in their order; the last one holds and decides, the others do not.
    Tests(Vec<Test>),
}

/// One condition of a figure that is decided by the first that holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Test {
    /// The condition with its numbers put in; none: otherwise.
    pub condition: Option<String>,
    /// Whether it holds.
    pub holds: bool,
    /// What the figure is if it holds.
    pub outcome: Value,
}

/// Something that a figure was made of.
#[derive(Clone, Debug, PartialEq)]
pub struct Input {
    /// The name of a figure, which can be explained in turn, or of a field as the file has it.
    pub name: String,
    /// Its value.
    pub value: Value,
    /// Where it comes from; none for a default and for the run's status date.
    pub place: Option<Place>,
}

/// A line of a content file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Path below the site's folder.
    pub file: String,
    /// Line, from 1.
    pub line: u32,
}

/// The figures of a page, a project or a group.
#[derive(Clone, Debug, PartialEq)]
pub struct Listing {
    /// What was asked for.
    pub subject: String,
    /// Names and values.
    pub figures: Vec<(String, Value)>,
}

/// A question that names nothing of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// What was most likely meant.
    pub nearest: Option<String>,
}

/// Explains the figures of one site.
pub struct Explainer<'a> {
    facts: &'a Facts,
    sources: &'a dyn Sources,
    /// What the data file says of the wholes that were asked for, by name: a roll-up asks often for the same.
    wholes: RefCell<BTreeMap<String, Value>>,
    /// Places already found, by the figure's name.
    places: RefCell<BTreeMap<String, Option<Place>>>,
}

impl<'a> Explainer<'a> {
    /// Makes an explainer of `facts`, whose content was read from `sources`.
    pub fn new(facts: &'a Facts, sources: &'a dyn Sources) -> Explainer<'a> {
        Explainer {
            facts,
            sources,
            wholes: RefCell::default(),
            places: RefCell::default(),
        }
    }

    /// Explains a figure (`2026/jcgb.expected`, `2026.mean_progress`), or lists the figures of a project, a
    /// group or a page (`2026/projects/jcgb.html`).
    ///
    /// # Errors
    /// Where `question` names none of them.
    pub fn explain(&self, question: &str) -> Result<Explanation, Unknown> {
        if let Some(owners) = page::owners(self.facts, question) {
            let figures = owners.iter().flat_map(|owner| self.below(owner)).collect();
            return Ok(Explanation::List(Listing {
                subject: question.to_owned(),
                figures,
            }));
        }
        let Some(subject) = Subject::find(self.facts, question) else {
            return Err(self.unknown_owner(question));
        };
        if let Some(draft) = self.draft(&subject) {
            return Ok(Explanation::Figure(self.finish(&subject, draft)));
        }
        let below = self.below(&subject);
        if below.is_empty() {
            return Err(self.unknown_field(&subject));
        }
        Ok(Explanation::List(Listing {
            subject: subject.to_string(),
            figures: below,
        }))
    }

    /// Returns how the figure was made, or none where the subject is no single figure.
    fn draft(&self, subject: &Subject) -> Option<Draft> {
        let field = &subject.field;
        match &subject.owner {
            Owner::Project(index) => project::draft(self.facts, *index, field),
            Owner::Year(year) => year::draft(self.facts, *year, field),
            Owner::Group(group) => group::draft(self.facts, group, field),
            Owner::Directive(index) => coverage::draft(self.facts, *index, field),
            Owner::Site => year::setting(self.facts, field),
        }
    }

    fn finish(&self, subject: &Subject, draft: Draft) -> Derivation {
        let inputs = draft.inputs.iter().map(|origin| self.input(origin)).collect();
        Derivation {
            subject: subject.to_string(),
            as_of: subject.as_of(self.facts),
            formula: draft.formula,
            working: draft.working,
            inputs,
            result: draft.result,
        }
    }

    fn input(&self, origin: &Origin) -> Input {
        match origin {
            Origin::Figure(name) => {
                let subject = Subject::find(self.facts, name);
                let value = subject.as_ref().and_then(|subject| self.value(subject));
                Input {
                    name: name.clone(),
                    value: value.unwrap_or_default(),
                    place: subject.and_then(|subject| self.place(&subject)),
                }
            }
            Origin::Field { name, value, .. } => Input {
                name: name.clone(),
                value: value.clone(),
                place: place::of_origin(self.sources, origin),
            },
        }
    }

    /// Returns what the data file says of `subject`, or none where it says nothing.
    fn value(&self, subject: &Subject) -> Option<Value> {
        if let Some(whole) = self.wholes.borrow().get(&subject.name) {
            return subject::pick(whole, &subject.field).cloned();
        }
        let whole = subject.at("").value(self.facts)?;
        let value = subject::pick(&whole, &subject.field).cloned();
        self.wholes.borrow_mut().insert(subject.name.clone(), whole);
        value
    }

    /// Returns the place of a figure: of the first input of all that stands in a file; a project's figure that
    /// is made of nothing stands where its brief begins.
    ///
    /// It ends, for every figure is made of others further down: roll-ups of projects, projects of fields.
    fn place(&self, subject: &Subject) -> Option<Place> {
        let name = subject.to_string();
        if let Some(place) = self.places.borrow().get(&name) {
            return place.clone();
        }
        let draft = self.draft(subject)?;
        let place = match (draft.inputs.first(), &subject.owner) {
            (Some(Origin::Figure(name)), _) => self.place(&Subject::find(self.facts, name)?),
            (Some(origin), _) => place::of_origin(self.sources, origin),
            (None, Owner::Project(index)) => {
                let brief = record::field(self.facts.entry(*index).project, "", Value::Null);
                place::of_origin(self.sources, &brief)
            }
            (None, _) => None,
        };
        self.places.borrow_mut().insert(name, place.clone());
        place
    }

    /// Lists the figures below a subject that is a whole.
    fn below(&self, subject: &Subject) -> Vec<(String, Value)> {
        let Some(value) = self.value(subject) else {
            return Vec::new();
        };
        let mut found = Vec::new();
        subject::leaves(&value, &subject.field, &mut found);
        let name = |(field, value): (String, Value)| (subject.at(field).to_string(), value);
        found.into_iter().map(name).collect()
    }

    fn unknown_field(&self, subject: &Subject) -> Unknown {
        let known = self.below(&subject.at(""));
        let asked = subject.to_string();
        Unknown {
            nearest: nearest(&asked, known.iter().map(|(name, _)| name.as_str())).map(str::to_owned),
        }
    }

    fn unknown_owner(&self, question: &str) -> Unknown {
        let known = subject::owners(self.facts);
        let (owner, field) = subject::split(question);
        let near = nearest(owner, known.iter().map(String::as_str));
        Unknown {
            nearest: near.map(|owner| format!("{owner}{field}")),
        }
    }
}
