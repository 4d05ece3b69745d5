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

/// Opens words that a message offers as a link: `[[owed|欠交3个]]`; content would have to name a place of the message.
const OPEN: &str = "[[";
/// Ends such words.
const CLOSE: &str = "]]";

/// Where the words lead that a message offers as links, by name; a name without an address stays plain text.
pub type Places<'a> = [(&'a str, Option<String>)];

/// Speaks the message `id`, in which `[[name|words]]` are words that lead to the place called `name`.
pub fn linked(facts: &Facts, id: &str, args: Args, places: &Places<'_>) -> Sentence {
    split(&facts.say(id, args), places)
}

fn split(spoken: &str, places: &Places<'_>) -> Sentence {
    let (mut sentence, mut plain, mut rest) = (Sentence::new(), String::new(), spoken);
    while let Some((before, behind)) = rest.split_once(OPEN) {
        plain.push_str(before);
        let found = behind.split_once(CLOSE).and_then(|(inside, after)| {
            let (name, words) = inside.split_once('|')?;
            let (_, href) = places.iter().find(|(place, _)| *place == name)?;
            Some((words, href.clone(), after))
        });
        let Some((words, href, after)) = found else {
            plain.push_str(OPEN);
            rest = behind;
            continue;
        };
        match href {
            Some(href) => {
                sentence.push(Phrase::plain(std::mem::take(&mut plain)));
                sentence.push(Phrase::link(words.to_owned(), href));
            }
            None => plain.push_str(words),
        }
        rest = after;
    }
    plain.push_str(rest);
    sentence.push(Phrase::plain(plain));
    sentence.retain(|phrase| !phrase.text.is_empty());
    sentence
}

/// Marks the first link of a sentence as a reason to act.
pub fn alarming(mut sentence: Sentence) -> Sentence {
    if let Some(link) = sentence.iter_mut().find(|phrase| phrase.href.is_some()) {
        *link = link.clone().alarming();
    }
    sentence
}

/// Makes one sentence of clauses: with commas between them and a full stop.
pub fn full(facts: &Facts, clauses: Vec<Sentence>) -> Sentence {
    let mut sentence = join(facts, clauses, "list-comma");
    if !sentence.is_empty() {
        sentence.push(Phrase::plain(facts.words.text("full-stop")));
    }
    sentence
}

/// Joins whole sentences to a paragraph.
pub fn paragraph(facts: &Facts, sentences: Vec<Sentence>) -> Sentence {
    join(facts, sentences, "sentence-gap")
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_places_of_a_message_become_links() {
        let places = [("owed", Some("#owed".to_owned())), ("none", None)];
        let cases = [
            ("[[owed|3 owed]], 2 left", "(3 owed), 2 left"),
            ("a [[none|0]] b [[owed|1]]", "a 0 b (1)"),
            ("题[[别的|x]]目[[owed", "题[[别的|x]]目[[owed"),
            ("", ""),
        ];
        for (spoken, expected) in cases {
            let shown = split(spoken, &places)
                .into_iter()
                .map(|phrase| match phrase.href {
                    Some(_) => format!("({})", phrase.text),
                    None => phrase.text,
                });
            assert_eq!(shown.collect::<String>(), expected);
        }
    }
}
