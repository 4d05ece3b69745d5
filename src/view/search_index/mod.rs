//! The search index: scripts that a page loads when somebody searches, also from a disk.
//!
//! An inverted index with one document a record. Postings are varints of the distance to the document before
//! with two bits of weight, in base64. Terms stand in sorted order in shards, so that a query loads the few that
//! it needs; texts stand in shards of their own, to confirm a match and show it in its context. A small site has
//! one file.

mod document;
mod postings;
mod tokens;

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
/// Documents that one thread indexes at a time.
const STRETCH: usize = 500;
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

/// The index of a site, built once when its first file is asked for.
#[derive(Debug)]
pub struct SearchIndex {
    plan: SearchPlan,
    places: Vec<Place>,
    /// Term and postings in turn, by shard.
    shards: Vec<Vec<String>>,
}

impl SearchIndex {
    /// Reads every document once, on all threads.
    pub fn new(facts: &Facts, plan: SearchPlan) -> SearchIndex {
        let places = places(facts);
        let stretch = |(number, stretch): (usize, &[Place])| index(facts, stretch, number * STRETCH);
        let dictionary = places
            .par_chunks(STRETCH)
            .enumerate()
            .map(stretch)
            .reduce(Dictionary::default, Dictionary::followed_by);
        SearchIndex {
            plan,
            places,
            shards: cut(dictionary, plan.terms.max(1)),
        }
    }

    /// Writes one of its files.
    pub fn file(&self, facts: &Facts, file: SearchFile) -> String {
        match file {
            SearchFile::Head => self.head(facts),
            SearchFile::Terms(shard) => call("terms", shard, &self.shards[shard]),
            SearchFile::Texts(shard) => call("texts", shard, &self.texts(facts, shard)),
        }
    }

    fn head(&self, facts: &Facts) -> String {
        let one = self.plan.terms == 0;
        let head = Head {
            documents: self.plan.documents,
            per: self.plan.per_text,
            starts: self.starts(),
        };
        let mut script = call("head", 0, &head);
        if one {
            script.push_str(&call("terms", 0, &self.shards[0]));
            script.push_str(&call("texts", 0, &self.texts(facts, 0)));
        }
        script
    }

    /// Returns the first term of every shard. One that stayed empty, because a term before it is longer than a
    /// shard, begins like the next: the script takes the last that begins at or before a term.
    fn starts(&self) -> Vec<&str> {
        /// Behind every term.
        const END: &str = "\u{ffff}";
        let mut starts: Vec<&str> = Vec::with_capacity(self.shards.len());
        for shard in self.shards.iter().rev() {
            let next = starts.last().copied().unwrap_or(END);
            starts.push(shard.first().map_or(next, String::as_str));
        }
        starts.reverse();
        starts
    }

    fn texts(&self, facts: &Facts, shard: usize) -> Vec<Text> {
        let documents = self
            .places
            .iter()
            .skip(shard * self.plan.per_text)
            .take(self.plan.per_text);
        documents
            .map(|place| Text::new(document(facts, *place)))
            .collect()
    }
}

/// What a query must know before it loads a shard.
#[derive(Serialize)]
struct Head<'a> {
    documents: usize,
    per: usize,
    /// The first term of every shard of terms.
    starts: Vec<&'a str>,
}

/// A document as the script reads it: kind, title, link, year, lines.
#[derive(Serialize)]
struct Text(u8, String, String, Option<i32>, Vec<(u8, String)>);

impl Text {
    fn new(document: Document) -> Text {
        let lines = document.lines.into_iter().map(|(kind, text)| (kind as u8, text));
        Text(
            document.kind as u8,
            document.title,
            document.href,
            document.year,
            lines.collect(),
        )
    }
}

/// Writes a call of the script's function `name` for shard `number`.
fn call(name: &str, number: usize, value: &impl Serialize) -> String {
    let json = json_for_script(value).expect("lists of texts and numbers are JSON");
    format!("milepostSearch.{name}({number},{json});\n")
}

/// Indexes the documents at `places`, the first of which has the number `first`.
fn index(facts: &Facts, places: &[Place], first: usize) -> Dictionary {
    let mut dictionary = Dictionary::default();
    for (number, place) in (first..).zip(places) {
        let document = document(facts, *place);
        dictionary.add(&document.title, number, 3);
        for (kind, text) in &document.lines {
            dictionary.add(text, number, weight(*kind));
        }
    }
    dictionary
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
    terms.par_sort_unstable_by(|(a, _), (b, _)| a.encode_utf16().cmp(b.encode_utf16()));
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
        let facts = facts(whole_portfolio(), Language::Chinese);
        let mut index = SearchIndex::new(&facts, SearchPlan::new(&facts));
        index.shards = [&["甲", "x"][..], &[], &["丙", "x"], &[]]
            .map(|shard| shard.iter().map(ToString::to_string).collect())
            .to_vec();
        assert_eq!(index.starts(), ["甲", "丙", "丙", "\u{ffff}"]);
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
            .shards
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
