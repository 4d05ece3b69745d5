//! How text becomes terms, here for the index and in `assets/search.js` for queries: the two must agree.
//!
//! Text is NFKC and lower case. A run of Han, kana or hangul gives its overlapping pairs and, by itself, its last
//! character, so that every word of two characters is found exactly and a single one by its prefix. A run of
//! other letters and digits is one term.
//!
//! # Source
//! dependencies.md, "Search".

use unicode_normalization::UnicodeNormalization;

/// Calls `found` with every term of `text`, in order, repeats included.
pub fn terms(text: &str, mut found: impl FnMut(&str)) {
    let text = text.nfkc().collect::<String>().to_lowercase();
    let mut rest = text.as_str();
    while let Some(c) = rest.chars().next() {
        let kind = Kind::of(c);
        let end = rest.find(|c| Kind::of(c) != kind).unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        match kind {
            Kind::Pairs => pairs(run, &mut found),
            Kind::Word => found(run),
            Kind::Between => {}
        }
        rest = after;
    }
}

fn pairs(run: &str, found: &mut impl FnMut(&str)) {
    let starts: Vec<usize> = run
        .char_indices()
        .map(|(start, _)| start)
        .chain([run.len()])
        .collect();
    for pair in starts.windows(3) {
        found(&run[pair[0]..pair[2]]);
    }
    if let [.., last, end] = starts[..] {
        found(&run[last..end]);
    }
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
    fn of(c: char) -> Kind {
        match c {
            '\u{3005}'..='\u{3007}'
            | '\u{3040}'..='\u{30ff}'
            | '\u{3400}'..='\u{4dbf}'
            | '\u{4e00}'..='\u{9fff}'
            | '\u{ac00}'..='\u{d7af}'
            | '\u{f900}'..='\u{faff}'
            | '\u{20000}'..='\u{323af}' => Kind::Pairs,
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
        terms(text, |term| found.push(term.to_owned()));
        found
    }

    #[test]
    fn han_gives_pairs_and_the_last_character() {
        assert_eq!(all("领军人才"), ["领军", "军人", "人才", "才"]);
        assert_eq!(all("才"), ["才"]);
        assert_eq!(all("“两个覆盖”"), ["两个", "个覆", "覆盖", "盖"]);
    }

    #[test]
    fn words_are_whole_and_folded() {
        assert_eq!(all("Mill Lane, Ｂridge 2026"), ["mill", "lane", "bridge", "2026"]);
        assert_eq!(all("512计划"), ["512", "计划", "划"]);
        assert_eq!(all(" ，。 "), Vec::<String>::new());
    }
}
