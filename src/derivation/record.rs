//! What a brief says as it is: values of the data file that no formula has touched.

use serde_json::Value;

use super::draft::{Draft, Origin};
use crate::locale::Message;
use crate::model::{Deadline, Outcome, Project};
use crate::source::FieldPath;
use crate::view::{Entry, Facts};

/// Names another figure of the same project as an input.
pub(super) fn figure(project: &Project, field: impl AsRef<str>) -> Origin {
    Origin::Figure(format!("{}.{}", project.key, field.as_ref()))
}

/// Names a field of the brief as an input; `path` is in canonical English.
pub(super) fn field(project: &Project, path: &str, value: impl Into<Value>) -> Origin {
    Origin::Field {
        name: format!("{}: {path}", project.key),
        file: Some(project.file.clone()),
        path: FieldPath::parse(path),
        value: value.into(),
    }
}

/// Returns how a field that the brief states came into the data file.
pub(super) fn draft(facts: &Facts, entry: Entry<'_>, name: &str, value: Value) -> Draft {
    let project = entry.project;
    let (path, shown) = source_path(facts, entry, name);
    let origin = Origin::Field {
        name: format!("{}: {shown}", project.key),
        file: Some(project.file.clone()),
        path,
        value: value.clone(),
    };
    let formula = match deadline(project, name) {
        Some((true, _)) => Message::new("derive-first-day"),
        Some((false, _)) => Message::new("derive-last-day"),
        None if is_the_program_s(name) => Message::new("derive-name"),
        None => Message::new("derive-written"),
    };
    Draft::written(formula, origin, value)
}

/// Tells whether the value follows from where the brief lies.
fn is_the_program_s(name: &str) -> bool {
    matches!(
        name,
        "key" | "year" | "id" | "path" | "source.file" | "source.line"
    )
}

/// Returns the period that a field holds, if it holds one that is no day, and whether its first day counts.
fn deadline(project: &Project, name: &str) -> Option<(bool, Deadline)> {
    let milestone = |rest: &str| {
        let (index, rest) = rest.split_once("].")?;
        Some((
            project.milestones.get(index.parse::<usize>().ok()?)?,
            rest.to_owned(),
        ))
    };
    let found = match name {
        "start" => (true, project.start?),
        "due" => (false, project.due?),
        "baseline_due" => (false, project.baseline.due.or(project.due)?),
        _ => {
            let (milestone, rest) = milestone(name.strip_prefix("milestones[")?)?;
            match rest.as_str() {
                "due" => (false, milestone.due),
                "baseline" => (false, milestone.baseline.unwrap_or(milestone.due)),
                _ => return None,
            }
        }
    };
    (!matches!(found.1, Deadline::Day(_))).then_some(found)
}

/// Returns the place in the brief of a field of the data file, and its name there.
fn source_path(facts: &Facts, entry: Entry<'_>, name: &str) -> (FieldPath, String) {
    let project = entry.project;
    if let Some(key) = name.strip_prefix("facets.") {
        let facets = &facts.config.facets;
        let other = facets
            .iter()
            .find(|facet| facet.key == key)
            .map(|facet| &facet.name);
        let spelling = other.map_or_else(|| key.to_owned(), |name| format!("{key}|{name}"));
        return (FieldPath::default().key(spelling), key.to_owned());
    }
    let path = match name {
        "due_text" => "due".to_owned(),
        "baseline_due" if project.baseline.due.is_some() => "baseline.due".to_owned(),
        "baseline_due" => "due".to_owned(),
        name if is_the_program_s(name) => String::new(),
        name => {
            let update = indexed(name, "updates").and_then(|(place, rest)| {
                let index = *updates(entry).get(place)?;
                let rest = if rest == "health" { "stated" } else { rest };
                Some(format!("updates[{index}].{rest}"))
            });
            let indicator = || {
                let (place, rest) = indexed(name, "indicators")?;
                Some(format!("outcomes[{}].{rest}", outcome(project, place)?))
            };
            update.or_else(indicator).unwrap_or_else(|| name.to_owned())
        }
    };
    (FieldPath::parse(&path), path)
}

/// Parts `updates[3].percent` into 3 and `percent`.
pub(super) fn indexed<'n>(name: &'n str, list: &str) -> Option<(usize, &'n str)> {
    let (index, rest) = name.strip_prefix(list)?.strip_prefix('[')?.split_once(']')?;
    Some((index.parse().ok()?, rest.strip_prefix('.')?))
}

/// Returns the places in the brief of the updates that the data file lists, in its order.
pub(super) fn updates(entry: Entry<'_>) -> Vec<usize> {
    let updates = &entry.project.updates;
    let mut places: Vec<usize> = (0..updates.len())
        .filter(|&index| updates[index].date <= entry.figures.as_of)
        .collect();
    places.sort_by_key(|&index| updates[index].date);
    places
}

/// Returns the place among the outcomes of the indicator at `place` among the indicators.
fn outcome(project: &Project, place: usize) -> Option<usize> {
    let outcomes = project.outcomes.iter().enumerate();
    let mut measured = outcomes.filter(|(_, outcome)| matches!(outcome, Outcome::Indicator(_)));
    measured.nth(place).map(|(index, _)| index)
}
