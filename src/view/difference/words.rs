//! Fields and values of `records.json` in the reader's words.

use super::fields::{Field, Step};
use crate::config::DEFAULT_CAUSES;
use crate::locale::{Args, Locale};
use crate::view::phrase;

/// The keys of `records.json` that have a word.
const FIELDS: [&str; 63] = [
    "title",
    "lead",
    "office",
    "responsible",
    "partners",
    "facets",
    "goals",
    "start",
    "due",
    "due_text",
    "baseline_due",
    "status",
    "health",
    "stated",
    "pace",
    "progress",
    "reported",
    "earned",
    "expected",
    "gap",
    "slip_days",
    "overdue",
    "silent",
    "finish",
    "closed",
    "last_update",
    "milestones",
    "updates",
    "problems",
    "indicators",
    "account",
    "close",
    "review",
    "name",
    "baseline",
    "done",
    "weight",
    "state",
    "date",
    "percent",
    "headline",
    "text",
    "since",
    "owner",
    "solved",
    "unit",
    "base",
    "target",
    "actual",
    "kind",
    "attainment",
    "reason",
    "cause",
    "remedy",
    "new_due",
    "carry_to",
    "result",
    "summary",
    "evidence",
    "score",
    "conclusion",
    "comment",
    "by",
];

/// Fields whose values are words of a fixed list.
const LISTED: [&str; 12] = [
    "status",
    "health",
    "stated",
    "pace",
    "finish",
    "state",
    "kind",
    "result",
    "conclusion",
    "overdue",
    "silent",
    "closed",
];

/// The words of those lists.
const VALUES: [&str; 31] = [
    "planned",
    "active",
    "paused",
    "done",
    "cancelled",
    "carried",
    "late",
    "at-risk",
    "silent",
    "on-track",
    "not-started",
    "blocked",
    "ahead",
    "on-pace",
    "behind",
    "early",
    "on-time",
    "overdue",
    "moved",
    "due-soon",
    "open",
    "increase",
    "decrease",
    "at_least",
    "at_most",
    "partial",
    "mostly",
    "unfinished",
    "ended",
    "true",
    "false",
];

/// Names a field: `milestone “Draft issued” · due`.
pub(super) fn field(field: &Field, locale: &Locale) -> String {
    let mut text = String::new();
    for step in field.steps() {
        match step {
            Step::Key(key) => {
                if !text.is_empty() {
                    text.push_str(" · ");
                }
                text.push_str(&key_word(key, locale));
            }
            Step::Item(name) => {
                text.push_str(phrase::gap(locale.language()));
                text.push_str(&locale.say("diff-item", &Args::new().with("name", name)));
            }
        }
    }
    text
}

/// Names the last step of a field alone: `due`.
pub(super) fn last(field: &Field, locale: &Locale) -> String {
    match field.steps().last() {
        Some(Step::Key(key)) => key_word(key, locale),
        Some(Step::Item(name)) => name.clone(),
        None => String::new(),
    }
}

/// Returns the word of a key; a facet's key is the site's own and has none.
fn key_word(key: &str, locale: &Locale) -> String {
    if FIELDS.contains(&key) {
        locale.text(&format!("diff-field-{}", key.replace('_', "-")))
    } else {
        key.to_owned()
    }
}

/// Writes a value of a field.
pub(super) fn value(field: &Field, value: &str, locale: &Locale) -> String {
    let is_word = match field.steps().last() {
        Some(Step::Key(key)) if key == "cause" => DEFAULT_CAUSES.contains(&value),
        Some(Step::Key(key)) => LISTED.contains(&key.as_str()) && VALUES.contains(&value),
        _ => false,
    };
    if is_word {
        locale.text(&format!("diff-value-{}", value.replace('_', "-")))
    } else {
        value.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Language;

    #[test]
    fn every_key_and_every_listed_value_has_a_word_in_both_languages() {
        for language in Language::ALL {
            let locale = Locale::new(language);
            let fields = FIELDS.map(|key| format!("diff-field-{}", key.replace('_', "-")));
            let values = VALUES.into_iter().chain(DEFAULT_CAUSES);
            let values: Vec<String> = values
                .map(|value| format!("diff-value-{}", value.replace('_', "-")))
                .collect();
            for id in fields.iter().chain(&values) {
                assert!(locale.has(id), "{id} in {}", language.tag());
            }
        }
    }

    #[test]
    fn every_key_of_the_schema_is_known() {
        let schema = include_str!("../../archive/records.schema.json");
        let schema: serde_json::Value = serde_json::from_str(schema).expect("the schema is JSON");
        for (_, kind) in schema["$defs"].as_object().expect("the schema has kinds") {
            for (key, _) in kind["properties"].as_object().into_iter().flatten() {
                let is_of_rollup = kind["properties"].get("mean_progress").is_some()
                    || kind["properties"].get("due_soon").is_some();
                let is_name = ["key", "year", "id", "path", "source", "continues", "file", "line"]
                    .contains(&key.as_str());
                assert!(is_of_rollup || is_name || FIELDS.contains(&key.as_str()), "{key}");
            }
        }
    }
}
