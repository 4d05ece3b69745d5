//! The search index: scripts that a page loads when somebody searches, also from a disk.
//!
//! An inverted index with one document a record. Postings are varints of the distance to the document before
//! with two bits of weight, in base64. Terms stand in sorted order in shards, so that a query loads the few that
//! it needs; texts stand in shards of their own, to confirm a match and show it in its context. A small site has
//! one file.

mod document;
mod postings;
mod tokens;

use std::fmt::Write;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use rayon::prelude::*;
use serde::Serialize;

pub use tokens::terms;

use document::{Document, Place, document, places};
use postings::{Dictionary, base64};

use super::Facts;
use crate::markup::html::json_for_script;
use crate::path::SitePath;

/// Up to so many documents stand in one file.
const ONE_FILE: usize = 300;
/// Bytes of a shard of terms, about.
const TERMS: usize = 160_000;
/// Bytes of a shard of texts, about: a list of results touches several of them.
const TEXTS: usize = 96_000;

/// One script of the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SearchFile {
    /// Where the shards begin; in a small site everything.
    Head,
    /// A shard of terms.
    Terms(usize),
    /// A shard of documents with their texts.
    Texts(usize),
}

/// Into which files the index of a site is cut: known before any text is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SearchPlan {
    documents: usize,
    /// Shards of terms; 0 where all is in one file.
    terms: usize,
    /// Documents of a shard of texts.
    per_text: usize,
}

impl SearchPlan {
    /// Plans the files by the size of the texts.
    pub fn new(facts: &Facts) -> SearchPlan {
        let documents = document::count(facts);
        if documents <= ONE_FILE {
            return SearchPlan {
                documents,
                terms: 0,
                per_text: documents.max(1),
            };
        }
        let bytes = document::text_size(facts);
        SearchPlan {
            documents,
            // Postings and terms take a tenth of the bytes of the texts where briefs repeat one another, and as many
            // where they do not: then a shard is twice as long as it should be, which is still little.
            terms: bytes.div_ceil(2 * TERMS),
            per_text: (TEXTS * documents / bytes).max(1),
        }
    }

    /// Lists the files with their addresses.
    pub fn files(self) -> Vec<(SitePath, SearchFile)> {
        let path =
            |name: String| SitePath::new(format!("assets/search/{name}.js")).expect("a plain name is a path");
        let mut files = vec![(path("index".to_owned()), SearchFile::Head)];
        files.extend((0..self.terms).map(|shard| (path(format!("terms-{shard}")), SearchFile::Terms(shard))));
        files.extend(
            (0..self.texts()).map(|shard| (path(format!("texts-{shard}")), SearchFile::Texts(shard))),
        );
        files
    }

    /// Counts the shards of texts; 0 where all is in one file.
    fn texts(self) -> usize {
        if self.terms == 0 {
            0
        } else {
            self.documents.div_ceil(self.per_text)
        }
    }
}

/// The index of a site.
///
/// Texts and terms both need every document. Who asks for all texts first, as `build` does, has each document made once:
/// the terms of a shard of texts are noted when it is written. Who asks for terms before, as a preview may, has the
/// documents made whose terms are not noted yet.
#[derive(Debug)]
pub struct SearchIndex {
    plan: SearchPlan,
    places: Vec<Place>,
    /// Whether the terms of each shard of texts are noted.
    noted: Vec<AtomicBool>,
    /// Terms that were noted, a part for each thread of the pool.
    parts: Vec<Mutex<Dictionary>>,
    /// Term and postings in turn, by shard.
    shards: OnceLock<Vec<Vec<String>>>,
}

impl SearchIndex {
    /// Lists what will be in it; no document is read yet.
    pub fn new(facts: &Facts, plan: SearchPlan) -> SearchIndex {
        SearchIndex {
            plan,
            places: places(facts),
            noted: (0..plan.texts().max(1)).map(|_| AtomicBool::new(false)).collect(),
            parts: (0..rayon::current_num_threads().max(1))
                .map(|_| Mutex::default())
                .collect(),
            shards: OnceLock::new(),
        }
    }

    /// Writes one of its files.
    pub fn file(&self, facts: &Facts, file: SearchFile) -> String {
        match file {
            SearchFile::Head => self.head(facts),
            SearchFile::Terms(shard) => call("terms", shard, &self.shards(facts)[shard]),
            SearchFile::Texts(shard) => call("texts", shard, &self.texts(facts, shard)),
        }
    }

    fn head(&self, facts: &Facts) -> String {
        let one = self.plan.terms == 0;
        // Where all is in one file, its documents are made for their texts and their terms together.
        let texts = one.then(|| self.texts(facts, 0));
        let shards = self.shards(facts);
        let head = Head {
            documents: self.plan.documents,
            per: self.plan.per_text,
            starts: starts(shards),
        };
        let mut script = call("head", 0, &head);
        if let Some(texts) = texts {
            script.push_str(&call("terms", 0, &shards[0]));
            script.push_str(&call("texts", 0, &texts));
        }
        script
    }

    /// Makes the documents of a shard of texts, and notes their terms where nobody did.
    fn texts(&self, facts: &Facts, shard: usize) -> Vec<Document> {
        let first = shard * self.plan.per_text;
        let places = self.places.iter().skip(first).take(self.plan.per_text);
        let documents: Vec<Document> = places.map(|place| document(facts, *place)).collect();
        if !self.noted[shard].load(Ordering::Acquire) {
            let thread = rayon::current_thread_index().unwrap_or_default();
            let mut part = lock(&self.parts[thread % self.parts.len()]);
            for (number, document) in (first..).zip(&documents) {
                note(&mut part, number, document);
            }
            // Before the part is given back, so that who finds the mark finds the terms.
            self.noted[shard].store(true, Ordering::Release);
        }
        documents
    }

    /// Returns the terms of all documents.
    ///
    /// The threads of the pool are not used while the cell is held: one that waits for its share may take up the
    /// writing of another file of the index meanwhile, and would wait for itself.
    fn shards(&self, facts: &Facts) -> &[Vec<String>] {
        if let Some(shards) = self.shards.get() {
            return shards;
        }
        (0..self.noted.len())
            .into_par_iter()
            .filter(|shard| !self.noted[*shard].load(Ordering::Acquire))
            .for_each(|shard| drop(self.texts(facts, shard)));
        self.shards.get_or_init(|| {
            let mut parts = self.parts.iter().map(|part| std::mem::take(&mut *lock(part)));
            let mut all = parts.next().unwrap_or_default();
            parts.for_each(|part| all.join(part));
            cut(all, self.plan.terms.max(1))
        })
    }
}

/// Takes a part of the terms. One that a thread left when it panicked lacks only what is not marked as noted.
fn lock(part: &Mutex<Dictionary>) -> MutexGuard<'_, Dictionary> {
    part.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Returns the first term of every shard. One that stayed empty, because a term before it is longer than a shard,
/// begins like the next: the script takes the last that begins at or before a term.
fn starts(shards: &[Vec<String>]) -> Vec<&str> {
    /// Behind every term.
    const END: &str = "\u{ffff}";
    let mut starts: Vec<&str> = Vec::with_capacity(shards.len());
    for shard in shards.iter().rev() {
        let next = starts.last().copied().unwrap_or(END);
        starts.push(shard.first().map_or(next, String::as_str));
    }
    starts.reverse();
    starts
}

/// What a query must know before it loads a shard.
#[derive(Serialize)]
struct Head<'a> {
    documents: usize,
    per: usize,
    /// The first term of every shard of terms.
    starts: Vec<&'a str>,
}

/// Writes a call of the script's function `name` for shard `number`.
fn call(name: &str, number: usize, value: &impl Serialize) -> String {
    let json = json_for_script(value).expect("lists of texts and numbers are JSON");
    let mut script = String::with_capacity(json.as_str().len() + 64);
    let _ = writeln!(script, "milepostSearch.{name}({number},{json});");
    script
}

/// Notes the terms of the document `number`.
fn note(terms: &mut Dictionary, number: usize, document: &Document) {
    terms.add(&document.title, number, 3);
    for (kind, text) in &document.lines {
        terms.add(text, number, weight(*kind));
    }
}

/// Weighs the terms of a line: 2 in promises, problems and decisions, 1 in other lines that are no text, 0 in the
/// text. A title weighs 3.
fn weight(kind: document::Kind) -> u8 {
    match kind {
        document::Kind::Milestone | document::Kind::Problem => 2,
        document::Kind::Update | document::Kind::Practice | document::Kind::Directive => 1,
        document::Kind::Project | document::Kind::Meeting | document::Kind::Page => 0,
    }
}

/// Cuts the terms into `count` shards of about the same size, in the order in which scripts compare texts: by
/// UTF-16 units.
fn cut(dictionary: Dictionary, count: usize) -> Vec<Vec<String>> {
    let mut terms: Vec<(String, Vec<u8>)> = dictionary.into_terms().collect();
    terms.sort_unstable_by(|(a, _), (b, _)| a.encode_utf16().cmp(b.encode_utf16()));
    let size = |(term, postings): &(String, Vec<u8>)| term.len() + postings.len() * 4 / 3 + 8;
    let share = terms.iter().map(size).sum::<usize>() / count + 1;
    let mut shards = vec![Vec::new(); count];
    let mut before = 0;
    for term in terms {
        let shard = &mut shards[before / share];
        before += size(&term);
        shard.push(term.0);
        shard.push(base64(&term.1));
    }
    shards
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Language;
    use crate::view::sample::{facts, portfolio, project, whole_portfolio};

    #[test]
    fn a_small_site_has_one_file_and_a_large_one_shards() {
        let facts_of = |portfolio| facts(portfolio, Language::Chinese);
        let small = SearchPlan::new(&facts_of(whole_portfolio()));
        assert_eq!(small.files().len(), 1);
        let mut large = portfolio();
        large.projects = (0..400)
            .map(|number| project(2026, &format!("p{number:03}")).into())
            .collect();
        let facts = facts_of(large);
        let plan = SearchPlan::new(&facts);
        let index = SearchIndex::new(&facts, plan);
        let files: Vec<String> = plan
            .files()
            .iter()
            .map(|(_, file)| index.file(&facts, *file))
            .collect();
        assert!(files.len() > 3, "a head, terms and several shards of texts");
        let titles: usize = files.iter().map(|text| text.matches("\"项目p").count()).sum();
        assert_eq!(titles, 400, "every document stands in one shard of texts");
        let starts = files
            .iter()
            .filter(|text| text.starts_with("milepostSearch.terms("))
            .count();
        assert_eq!(starts, plan.terms);
    }

    #[test]
    fn a_term_longer_than_a_shard_hides_none_behind_it() {
        let shards = [&["甲", "x"][..], &[], &["丙", "x"], &[]]
            .map(|shard| shard.iter().map(ToString::to_string).collect());
        assert_eq!(starts(&shards), ["甲", "丙", "丙", "\u{ffff}"]);
    }

    // Proved by sabotage: with the terms of those shards alone whose texts were asked for, this test fails.
    #[test]
    fn the_order_in_which_files_are_asked_for_makes_no_difference() {
        let mut large = portfolio();
        large.projects = (0..400)
            .map(|number| project(2026, &format!("p{number:03}")).into())
            .collect();
        let facts = facts(large, Language::English);
        let plan = SearchPlan::new(&facts);
        let files = plan.files();
        let texts_first = SearchIndex::new(&facts, plan);
        for (_, file) in files.iter().rev() {
            texts_first.file(&facts, *file);
        }
        let some_texts_first = SearchIndex::new(&facts, plan);
        some_texts_first.file(&facts, SearchFile::Texts(1));
        let terms_first = SearchIndex::new(&facts, plan);
        for (_, file) in files {
            let expected = terms_first.file(&facts, file);
            assert_eq!(texts_first.file(&facts, file), expected);
            assert_eq!(some_texts_first.file(&facts, file), expected);
        }
    }

    #[test]
    fn every_posting_of_a_shard_comes_after_the_last_of_the_shard_before() {
        let facts = facts(whole_portfolio(), Language::English);
        let plan = SearchPlan {
            terms: 4,
            ..SearchPlan::new(&facts)
        };
        let index = SearchIndex::new(&facts, plan);
        let terms: Vec<&String> = index
            .shards(&facts)
            .iter()
            .flat_map(|shard| shard.iter().step_by(2))
            .collect();
        assert!(
            terms
                .windows(2)
                .all(|pair| pair[0].encode_utf16().lt(pair[1].encode_utf16()))
        );
    }
}
