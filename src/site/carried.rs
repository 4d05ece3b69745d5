//! What a site carries of the snapshots that lie beside it: their pages as they were sealed, and the links to them.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Entry;
use super::inside::{Target, page_links, with_links};
use crate::path::{SitePath, relative_link};

/// The files of snapshots' sites by their addresses. It is shared: one change of a brief copies none of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Carried(Arc<BTreeMap<SitePath, Entry>>);

impl Carried {
    /// Settles the addresses of `files`, paths below the folder of snapshots: `2025/data/site/index.html` gets the
    /// address `archive/2025/index.html`.
    pub fn new(files: Vec<String>) -> Carried {
        let address = |file: &str| {
            let (name, rest) = file.split_once("/data/site/")?;
            SitePath::new(format!("archive/{name}/{rest}"))
        };
        let entries = files.into_iter().filter_map(|file| {
            let address = address(&file)?;
            Some((address, Entry::Archived(file)))
        });
        Carried(Arc::new(entries.collect()))
    }

    /// Returns what stands at an address.
    pub fn get(&self, path: &SitePath) -> Option<(&SitePath, &Entry)> {
        self.0.get_key_value(path)
    }

    /// Iterates over all addresses in order; each begins with `archive/`.
    pub fn paths(&self) -> impl Iterator<Item = &SitePath> {
        self.0.keys()
    }

    /// Returns the page with its links to pages of `years` leading to the snapshot that is named beside the year;
    /// those that no snapshot has lose their address and keep their words. What `exists` on the site itself, a
    /// meeting's page, stays as it is.
    pub(super) fn with_links(
        &self,
        html: String,
        page: &SitePath,
        years: &BTreeMap<i32, &str>,
        exists: impl Fn(&SitePath) -> bool,
    ) -> String {
        // Most pages name no page of those years: looking for the folder's name is all that they cost.
        let is_near = |year: &i32| {
            let folder = format!("{year}/");
            page.as_str().starts_with(&folder) || html.contains(&folder)
        };
        if !years.keys().any(is_near) {
            return html;
        }
        let mut changes = Vec::new();
        for link in page_links(&html) {
            let Target::Inside(path) = link.target(page.as_str()) else {
                continue;
            };
            let year = path.split_once('/').and_then(|(year, _)| year.parse().ok());
            let Some(name) = year.and_then(|year: i32| years.get(&year)) else {
                continue;
            };
            let sealed = SitePath::new(format!("archive/{name}/{path}"));
            if SitePath::new(path).is_some_and(|path| exists(&path)) {
                continue;
            }
            let sealed = sealed.filter(|path| self.0.contains_key(path));
            let address = sealed.map(|sealed| {
                let fragment = link.address.split_once('#').map(|(_, fragment)| fragment);
                let mut address = relative_link(page.as_str(), sealed.as_str());
                if let Some(fragment) = fragment {
                    address.push('#');
                    address.push_str(fragment);
                }
                address
            });
            changes.push((link, address));
        }
        with_links(html, &changes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_to_a_sealed_year_lead_to_its_snapshot_and_keep_their_place() {
        let files = [
            "2025-2/data/site/2025/projects/a.html",
            "2025-2/data/site/index.html",
        ];
        let carried = Carried::new(files.map(str::to_owned).to_vec());
        let page = SitePath::new("2026/compare.html").expect("a path");
        let html = r##"<a class="n" href="../2025/projects/a.html#m">a</a> <a href="../2025/projects/b.html">b</a> <a href="../2024/x.html">c</a> <a href="../2025/goals.html">d</a>"##;
        let years = BTreeMap::from([(2025, "2025-2")]);
        assert_eq!(
            carried.with_links(html.to_owned(), &page, &years, |path| path.as_str()
                == "2025/goals.html"),
            r##"<a class="n" href="../archive/2025-2/2025/projects/a.html#m">a</a> <a>b</a> <a href="../2024/x.html">c</a> <a href="../2025/goals.html">d</a>"##
        );
    }
}
