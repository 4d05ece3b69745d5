//! The fields of two records of one project, side by side.

use std::collections::BTreeMap;
use std::fmt;

use serde_json::Value;

/// A field with two values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    /// The field.
    pub field: Field,
    /// Its value before; empty where there was none.
    pub old: String,
    /// Its value after; empty where there is none.
    pub new: String,
}

/// A field of a record, however deep.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Field(Vec<Step>);

/// A step on the way to a field.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// To what stands under that key.
    Key(String),
    /// To the item of a list that is known by that name.
    Item(String),
}

impl Field {
    /// Returns the way to the field.
    pub fn steps(&self) -> &[Step] {
        &self.0
    }

    /// Returns the item of a list that the field belongs to, if it belongs to one.
    pub(super) fn item(&self) -> Option<Field> {
        let place = self.0.iter().position(|step| matches!(step, Step::Item(_)))?;
        Some(Field(self.0[..=place].to_vec()))
    }

    fn then(&self, step: Step) -> Field {
        let mut steps = self.0.clone();
        steps.push(step);
        Field(steps)
    }
}

impl fmt::Display for Field {
    /// Writes the field as programs name it: `due`, `milestones[Draft issued].due`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, step) in self.0.iter().enumerate() {
            match step {
                Step::Key(key) if place == 0 => f.write_str(key)?,
                Step::Key(key) => write!(f, ".{key}")?,
                Step::Item(name) => write!(f, "[{name}]")?,
            }
        }
        Ok(())
    }
}

impl FieldChange {
    /// Tells whether the field is what an item of a list is known by: where it changes, there is no such item on one
    /// side.
    pub(super) fn names_its_item(&self) -> bool {
        let is_label = |key: &str| LABELS.contains(&key);
        match self.field.steps() {
            [.., Step::Item(_), Step::Key(key)] => {
                is_label(key) && (self.old.is_empty() || self.new.is_empty())
            }
            _ => false,
        }
    }
}

/// Fields that an item of a list is known by, the first that it has.
const LABELS: [&str; 3] = ["name", "text", "date"];

/// Fields that name a record and say nothing of its project.
const NAMES: [&str; 6] = ["key", "year", "id", "path", "source", "continues"];

/// How deep records are looked into; they are four deep.
const MAX_DEPTH: usize = 8;

/// Values of one record by their fields.
type Fields = BTreeMap<Field, String>;

/// Lists the fields that differ between two records, by name.
pub(super) fn changes(old: &Value, new: &Value) -> Vec<FieldChange> {
    let (old, new) = (flat(old), flat(new));
    let mut names: Vec<&Field> = old.keys().chain(new.keys()).collect();
    names.sort_unstable();
    names.dedup();
    let value = |all: &Fields, name: &Field| all.get(name).cloned().unwrap_or_default();
    let change = |name: &Field| FieldChange {
        field: name.clone(),
        old: value(&old, name),
        new: value(&new, name),
    };
    names
        .into_iter()
        .map(change)
        .filter(|change| change.old != change.new)
        .collect()
}

fn flat(record: &Value) -> Fields {
    let mut fields = Fields::new();
    for (name, value) in record.as_object().into_iter().flatten() {
        if !NAMES.contains(&name.as_str()) {
            let field = Field(vec![Step::Key(name.clone())]);
            flatten(&field, value, MAX_DEPTH, &mut fields);
        }
    }
    fields
}

fn flatten(field: &Field, value: &Value, depth: usize, fields: &mut Fields) {
    match value {
        Value::Object(entries) if depth > 0 => {
            for (key, value) in entries {
                flatten(&field.then(Step::Key(key.clone())), value, depth - 1, fields);
            }
        }
        Value::Array(items) if depth > 0 && items.iter().any(Value::is_object) => {
            let mut seen: BTreeMap<String, usize> = BTreeMap::new();
            for (place, item) in items.iter().enumerate() {
                let label = label(item, place);
                // Two updates of one day are two.
                let count = seen.entry(label.clone()).or_default();
                *count += 1;
                let name = if *count == 1 {
                    label
                } else {
                    format!("{label} #{count}")
                };
                flatten(&field.then(Step::Item(name)), item, depth - 1, fields);
            }
        }
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(plain).collect();
            fields.insert(field.clone(), items.join("; "));
        }
        value => {
            fields.insert(field.clone(), plain(value));
        }
    }
}

/// Returns what an item of a list is known by: its name, else its text or its day, else its place from 1.
fn label(item: &Value, place: usize) -> String {
    let known = LABELS.iter().find_map(|key| item[*key].as_str());
    known.map_or_else(|| (place + 1).to_string(), str::to_owned)
}

fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn items_are_matched_by_name_and_not_by_place() {
        let old = json!({"milestones": [{"name": "a", "due": "1"}, {"name": "b", "due": "2"}]});
        let new = json!({"milestones": [{"name": "b", "due": "3"}, {"name": "a", "due": "1"}]});
        let found = changes(&old, &new);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].field.to_string(), "milestones[b].due");
        assert_eq!((found[0].old.as_str(), found[0].new.as_str()), ("2", "3"));
    }

    #[test]
    fn two_items_of_one_name_are_two() {
        let old = json!({"updates": [{"date": "d", "percent": 1}, {"date": "d", "percent": 2}]});
        let new = json!({"updates": [{"date": "d", "percent": 1}, {"date": "d", "percent": 3}]});
        let found = changes(&old, &new);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].field.to_string(), "updates[d #2].percent");
    }
}
