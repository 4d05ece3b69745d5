//! The fields of two records of one project, side by side.

use std::collections::BTreeMap;

use serde_json::Value;

/// A field with two values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    /// The field: `due`, `milestones[Draft issued].due`.
    pub field: String,
    /// Its value before; empty where there was none.
    pub old: String,
    /// Its value after; empty where there is none.
    pub new: String,
}

/// Fields that name a record and say nothing of its project.
const NAMES: [&str; 6] = ["key", "year", "id", "path", "source", "continues"];

/// How deep records are looked into; they are four deep.
const MAX_DEPTH: usize = 8;

/// Lists the fields that differ between two records, by name.
pub(super) fn changes(old: &Value, new: &Value) -> Vec<FieldChange> {
    let (old, new) = (flat(old), flat(new));
    let mut names: Vec<&String> = old.keys().chain(new.keys()).collect();
    names.sort_unstable();
    names.dedup();
    let value = |all: &BTreeMap<String, String>, name: &String| all.get(name).cloned().unwrap_or_default();
    let change = |name: &String| FieldChange {
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

fn flat(record: &Value) -> BTreeMap<String, String> {
    let mut fields = BTreeMap::new();
    for (name, value) in record.as_object().into_iter().flatten() {
        if !NAMES.contains(&name.as_str()) {
            flatten(name, value, MAX_DEPTH, &mut fields);
        }
    }
    fields
}

fn flatten(name: &str, value: &Value, depth: usize, fields: &mut BTreeMap<String, String>) {
    match value {
        Value::Object(entries) if depth > 0 => {
            for (key, value) in entries {
                flatten(&format!("{name}.{key}"), value, depth - 1, fields);
            }
        }
        Value::Array(items) if depth > 0 && items.iter().any(Value::is_object) => {
            for (place, item) in items.iter().enumerate() {
                let label = format!("{name}[{}]", label(item, place));
                flatten(&unique(label, fields), item, depth - 1, fields);
            }
        }
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(plain).collect();
            fields.insert(name.to_owned(), items.join("; "));
        }
        value => {
            fields.insert(name.to_owned(), plain(value));
        }
    }
}

/// Returns what an item of a list is known by: its name, else its text or its day, else its place from 1.
fn label(item: &Value, place: usize) -> String {
    let known = ["name", "text", "date"]
        .iter()
        .find_map(|key| item[*key].as_str());
    known.map_or_else(|| (place + 1).to_string(), str::to_owned)
}

/// Numbers a label that an earlier item has already: two updates of one day are two.
fn unique(label: String, fields: &BTreeMap<String, String>) -> String {
    let is_taken = |label: &str| {
        let next = fields.range(label.to_owned()..).next();
        next.is_some_and(|(field, _)| field.starts_with(label))
    };
    let mut candidate = label.clone();
    let mut number = 2;
    while is_taken(&candidate) {
        candidate = format!("{label}#{number}");
        number += 1;
    }
    candidate
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
        assert_eq!(found[0].field, "milestones[b].due");
        assert_eq!((found[0].old.as_str(), found[0].new.as_str()), ("2", "3"));
    }

    #[test]
    fn two_items_of_one_name_are_two() {
        let old = json!({"updates": [{"date": "d", "percent": 1}, {"date": "d", "percent": 2}]});
        let new = json!({"updates": [{"date": "d", "percent": 1}, {"date": "d", "percent": 3}]});
        let found = changes(&old, &new);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].field, "updates[d]#2.percent");
    }
}
