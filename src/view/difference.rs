//! Two snapshots side by side, from their `records.json` alone: what became of each project, and every changed field.

mod fields;
mod page;
pub mod report;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

pub use fields::{Field, FieldChange};
pub use page::{DifferencePage, difference, path};

/// What differs between two snapshots that lie beside the site.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// Name of the earlier snapshot.
    pub old: String,
    /// Name of the later snapshot: a correction of it, or of a later year.
    pub new: String,
    /// What differs.
    pub comparison: Comparison,
}

/// What differs between two snapshots.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// Projects without a predecessor.
    pub added: Vec<Named>,
    /// Projects that go on: of the same year, or carried into the next one.
    pub carried: Vec<Pair>,
    /// Projects that were finished in the old snapshot and do not go on.
    pub finished: Vec<Named>,
    /// Projects that were given up, or carried with an account to elsewhere, and do not go on.
    pub ended: Vec<Named>,
    /// Projects that were open in the old snapshot and are nowhere in the new one.
    pub vanished: Vec<Named>,
    /// Projects that go on under another title or id.
    pub renamed: Vec<Pair>,
    /// Fields that changed in projects that go on.
    pub changed: Vec<(Pair, Vec<FieldChange>)>,
}

/// A project.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Named {
    /// Year and id.
    pub key: String,
    /// Title, or the id where it is withheld.
    pub title: String,
}

/// A project in both snapshots.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pair {
    /// As it was.
    pub old: Named,
    /// As it is.
    pub new: Named,
}

/// Compares the projects of two `records.json`, both as JSON values; none where one of them has no projects' list.
pub fn compare(old: &Value, new: &Value) -> Option<Comparison> {
    let (old, new) = (projects(old)?, projects(new)?);
    let mut comparison = Comparison::default();
    let mut gone_on: BTreeSet<&str> = BTreeSet::new();
    for (&key, &project) in &new {
        let before = predecessors(key, project, &old);
        if before.is_empty() {
            comparison.added.push(named(key, project));
        }
        for (old_key, old_project) in before {
            gone_on.insert(old_key);
            comparison.pair((old_key, old_project), (key, project));
        }
    }
    for (&key, &project) in old.iter().filter(|(key, _)| !gone_on.contains(**key)) {
        let list = match (project["status"].as_str(), project["closed"].as_bool()) {
            (Some("done"), _) => &mut comparison.finished,
            (_, Some(true)) => &mut comparison.ended,
            _ => &mut comparison.vanished,
        };
        list.push(named(key, project));
    }
    Some(comparison)
}

impl Comparison {
    fn pair(&mut self, old: (&str, &Value), new: (&str, &Value)) {
        let pair = Pair {
            old: named(old.0, old.1),
            new: named(new.0, new.1),
        };
        if pair.old.title != pair.new.title || old.1["id"] != new.1["id"] {
            self.renamed.push(pair.clone());
        }
        let changes = fields::changes(old.1, new.1);
        if !changes.is_empty() {
            self.changed.push((pair.clone(), changes));
        }
        self.carried.push(pair);
    }
}

type Projects<'a> = BTreeMap<&'a str, &'a Value>;

fn projects(records: &Value) -> Option<Projects<'_>> {
    let list = records["projects"].as_array()?;
    list.iter()
        .map(|project| Some((project["key"].as_str()?, project)))
        .collect()
}

/// Finds what a project continues: itself in a snapshot of the same year, what it names, or else its own id in the
/// year before.
fn predecessors<'a>(key: &str, project: &Value, old: &Projects<'a>) -> Vec<(&'a str, &'a Value)> {
    let of = |key: &str| old.get_key_value(key).map(|(key, project)| (*key, *project));
    if let Some(same) = of(key) {
        return vec![same];
    }
    let continues = project["continues"].as_array().into_iter().flatten();
    let named: Vec<_> = continues.filter_map(Value::as_str).filter_map(of).collect();
    if !named.is_empty() {
        return named;
    }
    let year = project["year"].as_i64().unwrap_or_default() - 1;
    let id = project["id"].as_str().unwrap_or_default();
    of(&format!("{year}/{id}")).into_iter().collect()
}

fn named(key: &str, project: &Value) -> Named {
    let title = project["title"].as_str().or(project["id"].as_str());
    Named {
        key: key.to_owned(),
        title: title.unwrap_or(key).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn project(key: &str, status: &str, more: &Value) -> Value {
        let (year, id) = key.split_once('/').expect("a key");
        let mut project = json!({
            "key": key, "year": year.parse::<i32>().expect("a year"), "id": id, "title": id,
            "status": status, "closed": status != "active", "continues": [],
        });
        for (name, value) in more.as_object().into_iter().flatten() {
            project[name.as_str()] = value.clone();
        }
        project
    }

    #[test]
    fn every_project_is_told_once_of_what_became_of_it() {
        let old = json!({"projects": [
            project("2025/a", "carried", &json!({"due": "2025-12-31"})),
            project("2025/b", "done", &json!({})),
            project("2025/c", "active", &json!({})),
            project("2025/d", "cancelled", &json!({})),
            project("2025/e", "carried", &json!({})),
        ]});
        let new = json!({"projects": [
            project("2026/a", "active", &json!({"due": "2026-06-30", "title": "A"})),
            project("2026/f", "active", &json!({"continues": ["2025/e"]})),
            project("2026/g", "active", &json!({})),
        ]});
        let found = compare(&old, &new).expect("both have projects");
        let keys = |list: &[Named]| list.iter().map(|named| named.key.clone()).collect::<Vec<_>>();
        assert_eq!(keys(&found.added), ["2026/g"]);
        assert_eq!(keys(&found.finished), ["2025/b"]);
        assert_eq!(keys(&found.vanished), ["2025/c"]);
        assert_eq!(keys(&found.ended), ["2025/d"]);
        let pairs = |list: &[Pair]| {
            let pair = |pair: &Pair| format!("{} {}", pair.old.key, pair.new.key);
            list.iter().map(pair).collect::<Vec<_>>()
        };
        assert_eq!(pairs(&found.carried), ["2025/a 2026/a", "2025/e 2026/f"]);
        assert_eq!(pairs(&found.renamed), ["2025/a 2026/a", "2025/e 2026/f"]);
        let due = found.changed[0]
            .1
            .iter()
            .find(|change| change.field.to_string() == "due");
        let due = due.expect("the due date moved");
        assert_eq!((due.old.as_str(), due.new.as_str()), ("2025-12-31", "2026-06-30"));
    }

    #[test]
    fn a_snapshot_against_itself_differs_in_nothing() {
        let records = json!({"projects": [project("2025/a", "active", &json!({}))]});
        let found = compare(&records, &records).expect("it has projects");
        assert!(found.changed.is_empty() && found.added.is_empty() && found.vanished.is_empty());
    }
}
