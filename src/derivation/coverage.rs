//! What of a directive is carried out: its clauses with their projects.

use serde_json::{Value, json};

use super::draft::{Draft, Origin};
use super::record::figure;
use super::subject::Subject;
use crate::figures::{ClauseCoverage, coverage};
use crate::locale::Message;
use crate::model::Directive;
use crate::source::FieldPath;
use crate::view::Facts;
use crate::view::portfolio_json::directive_json;

/// Returns what the data file says of the directive at `index`.
pub(super) fn value(facts: &Facts, index: usize) -> Value {
    directive_json(facts, &facts.portfolio.directives[index])
}

/// Returns how a figure of the directive was made, or none where `name` is no single figure of it.
pub(super) fn draft(facts: &Facts, index: usize, name: &str) -> Option<Draft> {
    let directive = &facts.portfolio.directives[index];
    let result = Subject::directive(facts, index).at(name).value(facts)?;
    let clauses = coverage(directive, &facts.portfolio, &facts.figures).clauses;
    let chosen = |holds: fn(&ClauseCoverage) -> bool| -> Vec<usize> {
        let places = clauses.iter().enumerate();
        places
            .filter(|(_, clause)| holds(clause))
            .map(|(place, _)| place)
            .collect()
    };
    let (formula, places) = match name {
        "total" => (Message::new("derive-clauses"), chosen(|_| true)),
        "uncovered" => (
            Message::new("derive-uncovered"),
            chosen(|clause| clause.projects.is_empty()),
        ),
        "all_late" => (
            Message::new("derive-all-late"),
            chosen(ClauseCoverage::is_all_late),
        ),
        "year" | "title" => {
            let origin = field(directive, name, result.clone());
            return Some(Draft::written(Message::new("derive-written"), origin, result));
        }
        _ => return one_clause(facts, directive, name, result),
    };
    let mut inputs = Vec::new();
    for place in &places {
        inputs.push(clause(directive, *place));
        if name == "all_late" {
            let projects = clauses[*place].projects.iter();
            inputs.extend(projects.map(|&index| figure(facts.entry(index).project, "health")));
        }
    }
    let ids: Vec<&str> = places
        .iter()
        .map(|&place| directive.clauses[place].id.as_str())
        .collect();
    let calculation = match name {
        "total" => ids.len().to_string(),
        _ => format!("[{}]", ids.join(", ")),
    };
    Some(Draft::calculated(formula, calculation, inputs, result))
}

fn one_clause(facts: &Facts, directive: &Directive, name: &str, result: Value) -> Option<Draft> {
    let id = name.strip_prefix("clauses.")?;
    let place = directive.clauses.iter().position(|clause| clause.id == id)?;
    let found = coverage(directive, &facts.portfolio, &facts.figures);
    let projects = &found.clauses.get(place)?.projects;
    let mut inputs = vec![clause(directive, place)];
    inputs.extend(
        projects
            .iter()
            .map(|&index| figure(facts.entry(index).project, "goals")),
    );
    let formula = Message::new("derive-clause");
    let keys: Vec<String> = projects
        .iter()
        .map(|&index| facts.entry(index).project.key.to_string())
        .collect();
    let calculation = format!("[{}]", keys.join(", "));
    Some(Draft::calculated(formula, calculation, inputs, result))
}

fn clause(directive: &Directive, place: usize) -> Origin {
    let text = json!(directive.clauses[place].text);
    field(directive, &format!("clauses[{place}].id"), text)
}

fn field(directive: &Directive, path: &str, value: Value) -> Origin {
    Origin::Field {
        name: format!("directives/{}: {path}", directive.id),
        file: Some(directive.file.clone()),
        path: FieldPath::parse(path),
        value,
    }
}
