//! Which documents have a term, as the index writes it.

#![expect(
    clippy::disallowed_types,
    reason = "terms are looked up millions of times and sorted before they are written"
)]

use std::collections::HashMap;

use ahash::RandomState;

use super::tokens::terms;

/// The terms of documents with their postings, in no order.
#[derive(Debug, Default)]
pub(super) struct Dictionary(HashMap<String, Postings, RandomState>);

impl Dictionary {
    /// Adds the terms of `text`, which stands in the document `number` and weighs `weight`, 0 to 3.
    ///
    /// Documents come in ascending order.
    pub(super) fn add(&mut self, text: &str, number: usize, weight: u8) {
        terms(text, |term| match self.0.get_mut(term) {
            Some(known) => known.add(number, weight),
            None => {
                self.0.insert(term.to_owned(), Postings::new(number, weight));
            }
        });
    }

    /// Returns these terms with those of later documents.
    pub(super) fn followed_by(mut self, later: Dictionary) -> Dictionary {
        if self.0.is_empty() {
            return later;
        }
        for (term, postings) in later.0 {
            match self.0.get_mut(&term) {
                Some(earlier) => earlier.append(postings),
                None => {
                    self.0.insert(term, postings);
                }
            }
        }
        self
    }

    /// Returns the terms with their postings as bytes, the first as its distance from document 0.
    pub(super) fn into_terms(self) -> impl Iterator<Item = (String, Vec<u8>)> {
        self.0
            .into_iter()
            .map(|(term, postings)| (term, postings.into_bytes()))
    }
}

/// The documents of one term, ascending, as varints of `distance << 2 | weight`; a distance counts the documents
/// between.
#[derive(Debug)]
struct Postings {
    /// The number of the first document.
    first: usize,
    /// All but the last document, the first with the distance 0.
    written: Vec<u8>,
    /// The number that the next written document has at the least.
    next: usize,
    /// The last document and its greatest weight so far.
    last: (usize, u8),
}

impl Postings {
    fn new(document: usize, weight: u8) -> Postings {
        Postings {
            first: document,
            written: Vec::new(),
            next: document,
            last: (document, weight),
        }
    }

    fn add(&mut self, document: usize, weight: u8) {
        if self.last.0 == document {
            self.last.1 = self.last.1.max(weight);
        } else {
            self.write_last();
            self.last = (document, weight);
        }
    }

    fn write_last(&mut self) {
        let (document, weight) = self.last;
        write_posting(&mut self.written, document - self.next, weight);
        self.next = document + 1;
    }

    /// Adds the postings of later documents.
    fn append(&mut self, later: Postings) {
        self.write_last();
        if let [weight, rest @ ..] = later.written.as_slice() {
            // At the distance 0 a posting is its weight.
            write_posting(&mut self.written, later.first - self.next, *weight);
            self.written.extend_from_slice(rest);
            self.next = later.next;
        }
        self.last = later.last;
    }

    fn into_bytes(mut self) -> Vec<u8> {
        self.write_last();
        let mut bytes = Vec::with_capacity(self.written.len() + 3);
        write_posting(&mut bytes, self.first, self.written[0]);
        bytes.extend_from_slice(&self.written[1..]);
        bytes
    }
}

fn write_posting(bytes: &mut Vec<u8>, distance: usize, weight: u8) {
    let mut value = distance << 2 | usize::from(weight);
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
        let mut postings = Postings::new(0, 1);
        postings.add(0, 3);
        postings.add(0, 2);
        postings.add(1, 0);
        let mut later = Postings::new(42, 1);
        later.add(44, 2);
        postings.append(later);
        postings.append(Postings::new(45, 3));
        assert_eq!(postings.into_bytes(), [3, 0, 0xa1, 0x01, 6, 3]);
    }
}
