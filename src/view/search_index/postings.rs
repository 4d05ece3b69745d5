//! Which documents have a term, as the index writes it.

#![expect(
    clippy::disallowed_types,
    reason = "terms are looked up millions of times and sorted before they are written"
)]

use std::collections::HashMap;

use ahash::RandomState;

use super::tokens::{Term, terms};

/// The terms of documents with their postings, in no order.
#[derive(Debug, Default)]
pub(super) struct Dictionary {
    /// Terms of one or two characters: nearly all of a Chinese text.
    short: HashMap<Short, Postings, RandomState>,
    words: HashMap<String, Postings, RandomState>,
}

/// A term of one or two characters as one number, which is hashed at once: the first character, and 32 bits lower the
/// second, or zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Short(u64);

impl Short {
    fn pair(first: char, second: char) -> Short {
        Short(u64::from(first) << 32 | u64::from(second))
    }

    fn last(last: char) -> Short {
        Short(u64::from(last) << 32)
    }

    fn text(self) -> String {
        let characters = [self.0 >> 32, self.0 & u64::from(u32::MAX)];
        let codes = characters.into_iter().filter(|code| *code > 0);
        codes
            .filter_map(|code| char::from_u32(u32::try_from(code).ok()?))
            .collect()
    }
}

/// The documents of one term with their weights, in the order in which they were read.
type Postings = Vec<Posting>;

/// A document that has a term, and the greatest weight of the term in it, 0 to 3: `document << 2 | weight`, for there
/// are millions of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Posting(u32);

impl Posting {
    fn new(document: usize, weight: u8) -> Posting {
        let document = u32::try_from(document).expect("a site has at most half a million files");
        Posting(document << 2 | u32::from(weight & 3))
    }

    fn document(self) -> u32 {
        self.0 >> 2
    }

    fn weight(self) -> u32 {
        self.0 & 3
    }
}

impl Dictionary {
    /// Adds the terms of `text`, which stands in the document `number` and weighs `weight`, 0 to 3.
    pub(super) fn add(&mut self, text: &str, number: usize, weight: u8) {
        let posting = Posting::new(number, weight);
        terms(text, |term| match term {
            Term::Pair(first, second) => self.add_short(Short::pair(first, second), posting),
            Term::Last(last) => self.add_short(Short::last(last), posting),
            Term::Word(word) => match self.words.get_mut(word) {
                Some(known) => note(known, posting),
                None => drop(self.words.insert(word.to_owned(), vec![posting])),
            },
        });
    }

    fn add_short(&mut self, term: Short, posting: Posting) {
        match self.short.get_mut(&term) {
            Some(known) => note(known, posting),
            None => drop(self.short.insert(term, vec![posting])),
        }
    }

    /// Adds the terms of other documents, and of the same ones again.
    pub(super) fn join(&mut self, other: Dictionary) {
        for (term, postings) in other.short {
            self.short.entry(term).or_default().extend(postings);
        }
        for (term, postings) in other.words {
            self.words.entry(term).or_default().extend(postings);
        }
    }

    /// Returns the terms with their postings as bytes: ascending, as varints of `distance << 2 | weight`; a distance
    /// counts the documents between, the first those before.
    pub(super) fn into_terms(self) -> impl Iterator<Item = (String, Vec<u8>)> {
        let short = self
            .short
            .into_iter()
            .map(|(term, postings)| (term.text(), postings));
        short
            .chain(self.words)
            .map(|(term, postings)| (term, written(postings)))
    }
}

/// Adds a posting; of one document the terms come together.
fn note(postings: &mut Postings, posting: Posting) {
    match postings.last_mut() {
        Some(last) if last.document() == posting.document() => *last = (*last).max(posting),
        _ => postings.push(posting),
    }
}

fn written(mut postings: Postings) -> Vec<u8> {
    postings.sort_unstable();
    let mut bytes = Vec::with_capacity(postings.len() + postings.len() / 8 + 3);
    let mut next = 0;
    for same in postings.chunk_by(|a, b| a.document() == b.document()) {
        // The last of one document weighs the most.
        let Some(posting) = same.last() else { continue };
        write_posting(&mut bytes, posting.document() - next, posting.weight());
        next = posting.document() + 1;
    }
    bytes
}

fn write_posting(bytes: &mut Vec<u8>, distance: u32, weight: u32) {
    let mut value = u64::from(distance) << 2 | u64::from(weight);
    while value >= 0x80 {
        bytes.push(u8::try_from(value & 0x7f).unwrap_or_default() | 0x80);
        value >>= 7;
    }
    bytes.push(u8::try_from(value).unwrap_or_default());
}

/// Writes bytes as base64.
///
/// # Source
/// RFC 4648, section 4.
pub(super) fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let three = [
            group[0],
            group.get(1).copied().unwrap_or(0),
            group.get(2).copied().unwrap_or(0),
        ];
        let bits = u32::from(three[0]) << 16 | u32::from(three[1]) << 8 | u32::from(three[2]);
        for place in 0..4 {
            if place > group.len() {
                text.push('=');
            } else {
                text.push(char::from(DIGITS[(bits >> (18 - 6 * place) & 63) as usize]));
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_the_standards() {
        for (bytes, text) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }

    #[test]
    fn postings_are_distances_with_weights() {
        let mut dictionary = Dictionary::default();
        for (number, weight) in [(0, 1), (0, 3), (0, 2), (1, 0), (45, 3)] {
            dictionary.add("字", number, weight);
        }
        let mut other = Dictionary::default();
        for (number, weight) in [(42, 1), (44, 2), (1, 0)] {
            other.add("字", number, weight);
        }
        dictionary.join(other);
        let terms: Vec<(String, Vec<u8>)> = dictionary.into_terms().collect();
        assert_eq!(terms, [("字".to_owned(), vec![3, 0, 0xa1, 0x01, 6, 3])]);
    }

    #[test]
    fn pairs_last_characters_and_words_are_terms_of_their_own() {
        let mut dictionary = Dictionary::default();
        dictionary.add("人才 B2b 才", 0, 0);
        let mut terms: Vec<String> = dictionary.into_terms().map(|(term, _)| term).collect();
        terms.sort_unstable();
        assert_eq!(terms, ["b2b", "人才", "才"]);
    }
}
