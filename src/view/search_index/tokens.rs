//! How text becomes terms, here for the index and in `assets/search.js` for queries: the two must agree.
//!
//! Text is NFKC and lower case. A run of Han, kana or hangul gives its overlapping pairs and, by itself, its last
//! character, so that every word of two characters is found exactly and a single one by its prefix. A run of
//! other letters and digits is one term.
//!
//! # Source
//! Unicode Standard Annex 15 (NFKC).

use std::borrow::Cow;
use std::fmt;

use unicode_normalization::UnicodeNormalization;

use crate::path::is_han;

/// One term of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Term<'a> {
    /// Two neighbouring characters of a run without blanks.
    Pair(char, char),
    /// The last character of such a run.
    Last(char),
    /// A run of letters and digits.
    Word(&'a str),
}

impl fmt::Display for Term<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Term::Pair(first, second) => write!(f, "{first}{second}"),
            Term::Last(last) => write!(f, "{last}"),
            Term::Word(word) => f.write_str(word),
        }
    }
}

/// Calls `found` with every term of `text`, in order, repeats included.
pub fn terms(text: &str, mut found: impl FnMut(Term<'_>)) {
    let text = folded(text);
    // The last character of a run of pairs, or the place where a run of letters and digits begins.
    let (mut last, mut word) = (None, None);
    for (place, c) in text.char_indices() {
        let kind = Kind::of(c);
        if kind != Kind::Word
            && let Some(begin) = word.take()
        {
            found(Term::Word(&text[begin..place]));
        }
        match kind {
            Kind::Pairs => {
                if let Some(before) = last.replace(c) {
                    found(Term::Pair(before, c));
                }
                continue;
            }
            Kind::Word => {
                word.get_or_insert(place);
            }
            Kind::Between => {}
        }
        if let Some(last) = last.take() {
            found(Term::Last(last));
        }
    }
    if let Some(begin) = word {
        found(Term::Word(&text[begin..]));
    }
    if let Some(last) = last {
        found(Term::Last(last));
    }
}

/// Returns `text` in NFKC and lower case.
fn folded(text: &str) -> Cow<'_, str> {
    let mut has_capitals = false;
    for c in text.chars() {
        if c.is_ascii() {
            has_capitals |= c.is_ascii_uppercase();
        } else if !is_han(c) && !is_settled(c) {
            return Cow::Owned(text.nfkc().collect::<String>().to_lowercase());
        }
    }
    if has_capitals {
        Cow::Owned(text.to_ascii_lowercase())
    } else {
        Cow::Borrowed(text)
    }
}

/// Says whether NFKC leaves `c` as it is beside any other such character, or makes of it another that stands
/// between terms; most text has no other characters, and their tables cost more than the rest of the index.
fn is_settled(c: char) -> bool {
    c.is_ascii()
        || is_han(c)
        || matches!(c,
            '\u{2013}'..='\u{2014}' | '\u{2018}'..='\u{201d}'
            | '\u{3001}'..='\u{3002}' | '\u{3008}'..='\u{3011}'
            | '（' | '）' | '，' | '：' | '；' | '！' | '？' | '％')
}

/// What a character belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Scripts without blanks between words.
    Pairs,
    /// Letters and digits of all others.
    Word,
    /// Blanks, punctuation, marks.
    Between,
}

impl Kind {
    #[inline]
    fn of(c: char) -> Kind {
        // First what most texts are made of; the tables of the standard library are slow.
        if is_han(c) {
            return Kind::Pairs;
        }
        match c {
            '0'..='9' | 'a'..='z' | 'A'..='Z' => Kind::Word,
            '\0'..='\x7f' => Kind::Between,
            '\u{3005}'..='\u{3007}'
            | '\u{3040}'..='\u{30ff}'
            | '\u{3400}'..='\u{4dbf}'
            | '\u{ac00}'..='\u{d7af}'
            | '\u{f900}'..='\u{faff}'
            | '\u{20000}'..='\u{323af}' => Kind::Pairs,
            c if is_settled(c) => Kind::Between,
            c if c.is_alphanumeric() => Kind::Word,
            _ => Kind::Between,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<String> {
        let mut found = Vec::new();
        terms(text, |term| found.push(term.to_string()));
        found
    }

    #[test]
    fn han_gives_pairs_and_the_last_character() {
        assert_eq!(all("领军人才"), ["领军", "军人", "人才", "才"]);
        assert_eq!(all("才"), ["才"]);
        assert_eq!(all("“两个覆盖”"), ["两个", "个覆", "覆盖", "盖"]);
    }

    #[test]
    fn settled_characters_give_the_terms_of_their_normal_form() {
        let settled: Vec<char> = ('\0'..=char::MAX).filter(|c| is_settled(*c)).collect();
        assert!(settled.len() > 20_000);
        for pair in settled.windows(2).chain([&['字', '%'][..], &['A', '，'][..]]) {
            let text: String = pair.iter().chain(pair).collect();
            let normal: String = text.nfkc().collect::<String>().to_lowercase();
            assert_eq!(all(&text), all(&normal), "{text:?}");
        }
    }

    #[test]
    fn settled_characters_are_neither_letters_nor_digits_but_for_han_and_ascii() {
        let settled = ('\u{80}'..=char::MAX).filter(|c| is_settled(*c) && !is_han(*c));
        assert!(settled.into_iter().all(|c| !c.is_alphanumeric()));
    }

    #[test]
    fn words_are_whole_and_folded() {
        assert_eq!(all("Mill Lane, Ｂridge 2026"), ["mill", "lane", "bridge", "2026"]);
        assert_eq!(all("512计划"), ["512", "计划", "划"]);
        assert_eq!(all(" ，。 "), Vec::<String>::new());
    }
}
