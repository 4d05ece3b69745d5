//! Sentences with links in them: a word order is the translator's, so the link is a part of the message.

use serde::Serialize;

use super::Facts;
use crate::locale::Args;

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Phrase {
    /// The words.
    pub text: String,
    /// Link to the list that the words count; none: plain text.
    pub href: Option<String>,
    /// Class suffix of a health, where the words call for somebody to act.
    pub kind: Option<&'static str>,
}

impl Phrase {
    /// Makes a piece of plain text.
    pub fn plain(text: impl Into<String>) -> Phrase {
        Phrase {
            text: text.into(),
            href: None,
            kind: None,
        }
    }

    /// Makes a link.
    pub fn link(text: String, href: String) -> Phrase {
        Phrase {
            text,
            href: Some(href),
            kind: None,
        }
    }

    /// Marks the words as a reason to act.
    #[must_use]
    pub fn alarming(mut self) -> Phrase {
        self.kind = Some("late");
        self
    }
}

/// A sentence, piece by piece.
pub type Sentence = Vec<Phrase>;

/// Stands where a link goes while a message is spoken; no content can hold it.
const HOLE: &str = "\u{0}";

/// Speaks the message `id`, whose argument `link` is the phrase `link`.
pub fn with_link(facts: &Facts, id: &str, args: Args, link: Phrase) -> Sentence {
    let spoken = facts.say(id, args.with("link", HOLE));
    let (before, after) = spoken
        .split_once(HOLE)
        .unwrap_or((spoken.as_str(), Default::default()));
    let pieces = [Phrase::plain(before), link, Phrase::plain(after)];
    pieces
        .into_iter()
        .filter(|piece| !piece.text.is_empty())
        .collect()
}

/// Joins the clauses that are not empty with the word `separator`.
pub fn join(facts: &Facts, clauses: Vec<Sentence>, separator: &str) -> Sentence {
    let mut sentence = Sentence::new();
    for clause in clauses.into_iter().filter(|clause| !clause.is_empty()) {
        if !sentence.is_empty() {
            sentence.push(Phrase::plain(facts.words.text(separator)));
        }
        sentence.extend(clause);
    }
    sentence
}

/// Returns the words without their links, for titles of drawings and for tests.
pub fn plain_words(sentence: &[Phrase]) -> String {
    sentence.iter().map(|phrase| phrase.text.as_str()).collect()
}
