//! What a snapshot of a year holds, and how each of its files is made.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::bag;
use super::build_record::{self, Chain};
use super::generator;
use super::readme;
use super::records;
use super::selection::Selection;
use crate::diagnostic::Diagnostic;
use crate::io::publish::{Piece, Written};
use crate::model::Date;
use crate::path::{SitePath, fold};
use crate::pipeline::{self, Analysis};
use crate::site::{Content, Site};
use crate::theme::Theme;
use crate::view::Seal;
use crate::view::frame::GENERATOR;

/// Greatest length of a path in a snapshot, in bytes.
///
/// # Source
/// SECURITY.md, "Limits": it must fit below other folders on every system.
pub const MAX_PATH: usize = 180;

/// Where `data/build.json` lies.
pub const BUILD_RECORD: &str = "data/build.json";

/// Where the records of the year before lie, where its briefs were gone when the year was sealed.
pub const RECORDS_BEFORE: &str = "data/before/records.json";

/// A snapshot that is about to be written.
#[derive(Debug)]
pub struct Snapshot {
    /// What makes it one.
    pub seal: Seal,
    /// What its pages are made from.
    pub analysis: Analysis,
    site: Site,
    parts: BTreeMap<SitePath, Part>,
}

/// How a file of a snapshot is made.
#[derive(Clone, Debug)]
enum Part {
    /// It is a file of the rendered site.
    Site(SitePath),
    /// It is copied from below `content/`.
    Attachment(String),
    /// It is in memory.
    Bytes(Arc<[u8]>),
    /// It is part of the program.
    Generator(&'static [u8]),
}

/// A name that would not survive on every system, with the reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OddName {
    /// The path in the snapshot.
    pub path: String,
    /// Name of the rule that it breaks.
    pub rule: &'static str,
}

impl Snapshot {
    /// Lays out the snapshot of the year of `seal`; nothing is rendered yet.
    pub fn new(selection: &Selection, theme: Arc<Theme>, seal: Seal) -> Snapshot {
        let analysis = pipeline::analyze(&selection.inputs, &mut |_| {});
        let site = pipeline::sealed_site(&analysis, theme, seal);
        let mut snapshot = Snapshot {
            seal,
            analysis,
            site,
            parts: BTreeMap::new(),
        };
        snapshot.add_site();
        snapshot.add_sources(selection);
        snapshot.add_records();
        for (path, bytes) in generator::files() {
            snapshot.add(format!("data/generator/{path}"), Part::Generator(bytes));
        }
        snapshot
    }

    fn add(&mut self, path: String, part: Part) {
        let path = SitePath::new(path).expect("parts of a snapshot have paths without empty or dotted parts");
        self.parts.insert(path, part);
    }

    fn add_site(&mut self) {
        let paths: Vec<SitePath> = self.site.paths().cloned().collect();
        for path in paths {
            self.add(format!("data/site/{path}"), Part::Site(path));
        }
    }

    fn add_sources(&mut self, selection: &Selection) {
        for document in &selection.inputs.documents {
            let folder = if selection.before.contains(&document.path) {
                "data/before"
            } else {
                "data/source"
            };
            let path = format!("{folder}/content/{}", document.path);
            // Of a file over the limit no byte is in memory; it is an error, and sealed all the same if that is asked.
            let is_read = document.bytes.len() as u64 == document.size;
            let part = if is_read {
                Part::Bytes(document.bytes.shared())
            } else {
                Part::Attachment(document.path.to_string())
            };
            self.add(path, part);
        }
        for records in &selection.inputs.sealed {
            if let Ok(bytes) = &records.bytes {
                self.add(RECORDS_BEFORE.to_owned(), Part::Bytes(Arc::clone(bytes)));
            }
        }
        let linked: Vec<String> = self.analysis.linked.iter().map(|path| path.to_string()).collect();
        for path in linked {
            self.add(format!("data/source/content/{path}"), Part::Attachment(path));
        }
        for file in &selection.inputs.theme {
            let path = format!("data/source/themes/{}", file.path);
            self.add(path, Part::Bytes(Arc::clone(&file.bytes)));
        }
    }

    fn add_records(&mut self) {
        let facts = self.site.facts();
        let json = records::json(facts);
        let csv = records::csv(facts);
        let mut add = |path: &str, text: String| {
            self.add(path.to_owned(), Part::Bytes(Arc::from(text.into_bytes())));
        };
        add("data/records.json", json);
        add("data/records.csv", csv);
        add("data/schema/records.schema.json", records::SCHEMA.to_owned());
        add("data/schema/records.csv-metadata.json", records::csv_metadata());
    }

    /// Lists the paths of the payload, without the record of the build.
    pub fn paths(&self) -> Vec<SitePath> {
        self.parts.keys().cloned().collect()
    }

    /// Makes a file of the payload.
    ///
    /// # Errors
    /// The fault of a template.
    pub fn piece(&self, path: &SitePath) -> Result<Piece<'_>, Box<Diagnostic>> {
        let none = || Piece::Bytes(Cow::Borrowed(&[]));
        Ok(match self.parts.get(path) {
            Some(Part::Bytes(bytes)) => Piece::Bytes(Cow::Borrowed(bytes)),
            Some(Part::Generator(bytes)) => Piece::Bytes(Cow::Borrowed(bytes)),
            Some(Part::Attachment(source)) => Piece::Attachment(Cow::Borrowed(source)),
            Some(Part::Site(path)) => match self.site.render(path)? {
                Some(Content::Rendered(bytes)) => Piece::Bytes(Cow::Owned(bytes)),
                Some(Content::Asset(bytes)) => Piece::Bytes(Cow::Borrowed(bytes)),
                Some(Content::Attachment(source)) => Piece::Attachment(Cow::Borrowed(source)),
                Some(Content::Archived(_)) | None => none(),
            },
            None => none(),
        })
    }

    /// Lists the names that a copy to another system could lose or confuse.
    pub fn odd_names(&self) -> Vec<OddName> {
        let mut seen = BTreeSet::new();
        let mut odd = Vec::new();
        for path in self.parts.keys().map(SitePath::as_str) {
            let rule = name_fault(path).or((!seen.insert(fold(path))).then_some("name-collision"));
            odd.extend(rule.map(|rule| OddName {
                path: path.to_owned(),
                rule,
            }));
        }
        odd
    }

    /// Makes the record of the build and the tag files, when the digests of the payload are known.
    pub fn finish(&self, written: &Written, chain: &Chain) -> Vec<(SitePath, Vec<u8>)> {
        let record = build_record::print(self, written, chain).into_bytes();
        let path = SitePath::new(BUILD_RECORD).expect("a constant path");
        let mut payload = written.clone();
        payload.insert(path.clone(), bag::written_file(&record));
        let info = bag::bag_info(&self.info(&payload, chain));
        let readme = readme::print(self, chain);
        let mut files = vec![(path, record)];
        files.extend(bag::tag_files(&payload, info, readme));
        files
    }

    fn info(&self, payload: &Written, chain: &Chain) -> Vec<(&'static str, String)> {
        let config = &self.analysis.config;
        let state = if self.seal.is_provisional {
            "provisional"
        } else {
            "final"
        };
        let mut info = vec![
            (
                "Source-Organization",
                config.organisation.clone().unwrap_or_default(),
            ),
            ("External-Identifier", chain.name.clone()),
            (
                "External-Description",
                format!("{} · {}", config.title, self.seal.year),
            ),
            ("Bagging-Date", self.run_date().to_string()),
            ("Payload-Oxum", bag::oxum(payload)),
            ("Bag-Software-Agent", GENERATOR.to_owned()),
            ("Milepost-Year", self.seal.year.to_string()),
            ("Milepost-As-Of", self.as_of().to_string()),
            ("Milepost-State", state.to_owned()),
        ];
        for (name, link) in [("Previous", &chain.previous), ("Replaces", &chain.replaces)] {
            let (label, root) = match name {
                "Previous" => ("Milepost-Previous", "Milepost-Previous-Root"),
                _ => ("Milepost-Replaces", "Milepost-Replaces-Root"),
            };
            if let Some(link) = link {
                info.push((label, link.name.clone()));
                info.push((root, link.root_hash.clone()));
            }
        }
        info.retain(|(_, value)| !value.is_empty());
        info
    }

    /// Returns the status date of the run that seals.
    pub fn run_date(&self) -> Date {
        self.analysis.figures.run_date
    }

    /// Returns the status date of the year's pages.
    pub fn as_of(&self) -> Date {
        self.site.facts().as_of(self.seal.year)
    }
}

/// Returns the name of the rule that a path breaks, if it could not be copied to every system.
pub fn name_fault(path: &str) -> Option<&'static str> {
    use unicode_normalization::is_nfc;
    if path.len() > MAX_PATH {
        Some("name-too-long")
    } else if !is_nfc(path) {
        Some("name-not-nfc")
    } else if path.split('/').any(is_reserved) {
        Some("name-reserved")
    } else {
        None
    }
}

/// Tells whether Windows, or a manifest, has another meaning for a name.
///
/// # Source
/// Microsoft, "Naming Files, Paths, and Namespaces"; RFC 8493, section 2.1.3, for `%`.
fn is_reserved(name: &str) -> bool {
    const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];
    let stem = name
        .split('.')
        .next()
        .unwrap_or(name)
        .trim_end()
        .to_ascii_lowercase();
    let numbered = |kind: &str| {
        let number = stem.strip_prefix(kind);
        number.is_some_and(|number| {
            number.chars().count() == 1 && number.chars().all(|c| "0123456789¹²³".contains(c))
        })
    };
    DEVICES.contains(&stem.as_str())
        || numbered("com")
        || numbered("lpt")
        || name.ends_with(['.', ' '])
        || name.contains(['<', '>', ':', '"', '|', '?', '*', '\\', '%'])
        || name.chars().any(char::is_control)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_would_not_travel_are_told() {
        // Proved by sabotage: without the limit on paths the long one is let in.
        for (path, rule) in [
            ("data/site/con.html", "name-reserved"),
            ("data/a/LPT1", "name-reserved"),
            ("data/a./b", "name-reserved"),
            ("data/a%b", "name-reserved"),
            ("data/e\u{301}", "name-not-nfc"),
        ] {
            assert_eq!(name_fault(path), Some(rule), "{path}");
        }
        assert_eq!(
            name_fault(&format!("data/{}", "a".repeat(176))),
            Some("name-too-long")
        );
        for path in [
            "data/site/2026/offices/组织一处.html",
            "data/console",
            "data/com10",
            "data/a.b",
        ] {
            assert_eq!(name_fault(path), None, "{path}");
        }
    }
}
