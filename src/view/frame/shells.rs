//! What the frames of many pages share, made once.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use super::{FrameOptions, Section, Shell, shell};
use crate::path::SitePath;
use crate::view::Facts;

/// The shells of a site, each made when the first page asks for it: ten thousand projects have a few dozen.
#[derive(Debug, Default)]
pub(in crate::view) struct Shells(RwLock<BTreeMap<ShellKey, Arc<Shell>>>);

/// What a shell follows from, for pages that are not in the navigation themselves: folder, year, entry.
type ShellKey = (String, i32, Option<Section>);

impl Shells {
    pub(super) fn of(&self, facts: &Facts, path: &SitePath, options: FrameOptions<'_>) -> Arc<Shell> {
        let made = || Arc::new(shell(facts, path, options));
        // Only pages that the navigation leads to are marked in it; they lie in the folder of their year or above.
        let Some((folder, _)) = path
            .as_str()
            .rsplit_once('/')
            .filter(|(folder, _)| folder.contains('/'))
        else {
            return made();
        };
        if path.as_str().ends_with("/index.html") {
            return made();
        }
        let key = (folder.to_owned(), options.year, options.section);
        // A thread that panicked while it held the lock has left only whole shells.
        if let Some(shell) = self.0.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return Arc::clone(shell);
        }
        let shell = made();
        let mut shells = self.0.write().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(shells.entry(key).or_insert(shell))
    }
}

#[cfg(test)]
mod tests {
    use super::super::frame;
    use super::*;
    use crate::locale::Language;
    use crate::view::address::YearPage;
    use crate::view::sample::{facts, whole_portfolio};

    // Proved by sabotage: without the exception for `index.html`, this test fails.
    #[test]
    fn shared_shells_are_what_each_page_would_have_made() {
        let facts = facts(whole_portfolio(), Language::Chinese);
        let year = 2026;
        let of_year = YearPage::ALL.map(|page| (page.path(year), Section::Year(page)));
        let projects = ["b", "a"].map(|id| {
            let path = SitePath::new(format!("{year}/projects/{id}.html")).expect("a path");
            (path, Section::Year(YearPage::Projects))
        });
        for (path, section) in projects.into_iter().chain(of_year) {
            let options = FrameOptions {
                title: "",
                year,
                section: Some(section),
                profile: "",
            };
            let shared = serde_json::to_string(&frame(&facts, &path, options).shell).expect("JSON");
            let own = serde_json::to_string(&shell(&facts, &path, options)).expect("JSON");
            assert_eq!(shared, own, "{path}");
        }
        assert_eq!(
            facts.shells.0.read().expect("no panic").len(),
            1,
            "two projects share one"
        );
    }
}
