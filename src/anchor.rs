//! The ids that headings get, and the way from a fragment as written to one of them.
//!
//! The rules and the pages both follow links to headings; this is the one place that says where they lead.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::path::slug;

/// What every id from content begins with, so that no heading can take the place of a name that scripts or
/// the theme use.
pub const ID_PREFIX: &str = "s-";

/// How many characters of a heading go into its id.
const MAX_ID_CHARS: usize = 60;

/// The slugs of all headings of one body, each different from the others even where case is folded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Anchors {
    /// From the folded slug to the slug.
    slugs: BTreeMap<String, String>,
    /// From the folded slug to the number that the last heading with it got.
    numbers: BTreeMap<String, u32>,
}

impl Anchors {
    /// Adds a heading with `text` and returns its slug: of two alike the second gets `-2`.
    pub fn add(&mut self, text: &str) -> String {
        let short: String = text.chars().take(MAX_ID_CHARS).collect();
        let base = slug(&short);
        let key = fold(&base);
        if let Entry::Vacant(place) = self.slugs.entry(key.clone()) {
            return place.insert(base).clone();
        }
        let number = self.numbers.entry(key.clone()).or_insert(1);
        loop {
            *number += 1;
            if let Entry::Vacant(place) = self.slugs.entry(format!("{key}-{number}")) {
                return place.insert(format!("{base}-{number}")).clone();
            }
        }
    }

    /// Returns the slug of the heading that `fragment` (decoded, without `#`) means: its text, its slug or
    /// its id, without regard to case.
    pub fn slug(&self, fragment: &str) -> Option<&str> {
        let short: String = fragment.chars().take(2 * MAX_ID_CHARS).collect();
        let found = self.slugs.get(&fold(&slug(&short)));
        let found = found.or_else(|| self.slugs.get(&fold(&slug(short.strip_prefix(ID_PREFIX)?))));
        found.map(String::as_str)
    }

    /// Returns the id, without `#`, of the heading that `fragment` (decoded, without `#`) means, or none
    /// where the body has no such heading.
    pub fn find(&self, fragment: &str) -> Option<String> {
        self.slug(fragment).map(|slug| format!("{ID_PREFIX}{slug}"))
    }

    /// Returns the ids of all headings, in the order of their folded slugs.
    pub fn ids(&self) -> impl Iterator<Item = String> {
        self.slugs.values().map(|slug| format!("{ID_PREFIX}{slug}"))
    }
}

/// Returns [`crate::path::fold`] of `name`, by a short way for the names that nearly all are: ASCII and Han, of
/// which only A to Z have another case or form.
pub(crate) fn fold(name: &str) -> String {
    let simple = |c: char| c.is_ascii() || crate::path::is_han(c);
    if name.chars().all(simple) {
        name.to_ascii_lowercase()
    } else {
        crate::path::fold(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_unique_even_where_case_is_folded() {
        let mut anchors = Anchors::default();
        let slugs: Vec<String> = ["背景", "a 2", "a", "A", "a", "背景", "", "!"]
            .iter()
            .map(|text| anchors.add(text))
            .collect();
        assert_eq!(slugs, ["背景", "a-2", "a", "A-3", "a-4", "背景-2", "x", "x-2"]);
    }

    #[test]
    fn fragments_find_headings_by_text_slug_and_id() {
        let mut anchors = Anchors::default();
        anchors.add("一、背景（续）");
        anchors.add("Next Steps");
        for fragment in ["一、背景（续）", "一-背景-续", "s-一-背景-续"] {
            assert_eq!(
                anchors.find(fragment).as_deref(),
                Some("s-一-背景-续"),
                "{fragment}"
            );
        }
        assert_eq!(anchors.find("next-steps").as_deref(), Some("s-Next-Steps"));
        assert_eq!(anchors.find("nothing"), None);
    }

    #[test]
    fn long_headings_have_short_ids_that_their_text_finds() {
        let mut anchors = Anchors::default();
        let text = "甲".repeat(500);
        let slug = anchors.add(&text);
        assert_eq!(slug.chars().count(), MAX_ID_CHARS);
        assert_eq!(anchors.find(&slug), Some(format!("s-{slug}")));
    }
}
