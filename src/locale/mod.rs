//! Words in both languages: Fluent messages with plural forms, for diagnostics, commands and pages.
//!
//! A [`Message`] names a sentence and its arguments without choosing a language; a [`Locale`] speaks it. So
//! one analysis can be shown in any language.

mod message;
mod number;
mod phrase;

use std::borrow::Cow;
use std::fmt;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

pub use message::{Args, Message, Value};
pub use number::group_digits;
use number::{group_thousands, push_grouped};
use phrase::{Part, Phrase, Phrases};

/// The sentences of diagnostics and of the command line.
const DIAGNOSTICS_EN: &str = include_str!("en.ftl");
const DIAGNOSTICS_ZH: &str = include_str!("zh-CN.ftl");

/// A language that Milepost speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// Simplified Chinese.
    Chinese,
    /// British English.
    English,
}

impl Language {
    /// Both languages.
    pub const ALL: [Language; 2] = [Language::Chinese, Language::English];

    /// Returns the language that a tag such as `zh-CN`, `zh_CN.UTF-8` or `en` asks for, or none.
    pub fn from_tag(tag: &str) -> Option<Language> {
        let primary = tag.split(['-', '_', '.']).next().unwrap_or_default();
        match primary.to_ascii_lowercase().as_str() {
            "zh" => Some(Language::Chinese),
            "en" => Some(Language::English),
            _ => None,
        }
    }

    /// Returns the BCP 47 tag.
    pub fn tag(self) -> &'static str {
        match self {
            Language::Chinese => "zh-CN",
            Language::English => "en",
        }
    }
}

/// The words of one language.
pub struct Locale {
    language: Language,
    bundle: FluentBundle<FluentResource>,
    /// The sentences of `bundle` that need no resolving.
    phrases: Phrases,
}

impl fmt::Debug for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Locale")
            .field("language", &self.language)
            .finish_non_exhaustive()
    }
}

/// A Fluent file that cannot be read: the byte offset of the first fault and what the reader said.
#[derive(Clone, Debug, PartialEq)]
pub struct FluentFault {
    /// Index of the text among those given.
    pub text: usize,
    /// Byte offset of the fault.
    pub offset: usize,
    /// What is wrong, as the Fluent reader says it.
    pub reason: String,
}

impl Locale {
    /// Makes the locale of `language` with the sentences of diagnostics and the command line.
    pub fn new(language: Language) -> Locale {
        Locale::with_texts(language, &[]).expect("the built-in sentences are valid Fluent, as a test shows")
    }

    /// Makes the locale of `language` with further Fluent texts; a later text overrides an earlier one.
    ///
    /// # Errors
    /// The first fault in one of `texts`.
    pub fn with_texts(language: Language, texts: &[&str]) -> Result<Locale, FluentFault> {
        let id: LanguageIdentifier = language.tag().parse().expect("both tags are valid");
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(group_thousands));
        let own = match language {
            Language::Chinese => DIAGNOSTICS_ZH,
            Language::English => DIAGNOSTICS_EN,
        };
        let mut phrases = Phrases::default();
        let mut add = |resource: FluentResource| {
            phrases.add(&resource);
            bundle.add_resource_overriding(resource);
        };
        add(resource(own, 0)?);
        for (index, text) in texts.iter().enumerate() {
            add(resource(text, index)?);
        }
        Ok(Locale {
            language,
            bundle,
            phrases,
        })
    }

    /// Returns the language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Tells whether the sentence exists.
    pub fn has(&self, id: &str) -> bool {
        self.bundle
            .get_message(id)
            .is_some_and(|message| message.value().is_some())
    }

    /// Speaks a sentence without arguments.
    pub fn text(&self, id: &str) -> String {
        self.say(id, &Args::new())
    }

    /// Speaks a sentence with arguments.
    pub fn say(&self, id: &str, args: &Args) -> String {
        let plain = self.phrases.get(id).and_then(|phrase| self.join(phrase, args));
        plain
            .or_else(|| self.format(id, None, args))
            .unwrap_or_else(|| missing(id))
    }

    /// Speaks a message.
    pub fn speak(&self, message: &Message) -> String {
        self.say(message.id, &message.args)
    }

    /// Speaks an attribute of a message, such as its `help`; none where the message has no such attribute.
    pub fn speak_attribute(&self, message: &Message, attribute: &str) -> Option<String> {
        self.format(message.id, Some(attribute), &message.args)
    }

    /// Speaks a plain sentence; none where an argument is missing.
    fn join(&self, phrase: &Phrase, args: &Args) -> Option<String> {
        if let [Part::Text(text)] = phrase.parts() {
            return Some(text.clone());
        }
        let mut spoken = String::with_capacity(phrase.length() + args.length());
        for part in phrase.parts() {
            match part {
                Part::Text(text) => spoken.push_str(text),
                Part::Argument(name) => match args.get(name)? {
                    Value::Text(text) => spoken.push_str(text),
                    Value::Number(number) => push_grouped(*number, &mut spoken),
                    Value::Message(message) => spoken.push_str(&self.speak(message)),
                },
            }
        }
        Some(spoken)
    }

    fn format(&self, id: &str, attribute: Option<&str>, args: &Args) -> Option<String> {
        let message = self.bundle.get_message(id)?;
        let pattern = match attribute {
            Some(name) => message.get_attribute(name)?.value(),
            None => message.value()?,
        };
        let mut fluent = FluentArgs::with_capacity(args.0.len());
        for (name, value) in &args.0 {
            fluent.set(*name, self.fluent_value(value));
        }
        let mut errors = Vec::new();
        Some(
            self.bundle
                .format_pattern(pattern, Some(&fluent), &mut errors)
                .into_owned(),
        )
    }

    fn fluent_value<'a>(&self, value: &'a Value) -> FluentValue<'a> {
        match value {
            Value::Text(text) => FluentValue::String(Cow::Borrowed(text)),
            Value::Number(number) => FluentValue::from(*number),
            Value::Message(message) => FluentValue::String(Cow::Owned(self.speak(message))),
        }
    }
}

fn resource(text: &str, index: usize) -> Result<FluentResource, FluentFault> {
    FluentResource::try_new(text.to_owned()).map_err(|(_, faults)| {
        let fault = faults.first();
        FluentFault {
            text: index,
            offset: fault.map_or(0, |fault| fault.pos.start),
            reason: fault.map_or_else(String::new, ToString::to_string),
        }
    })
}

fn missing(id: &str) -> String {
    format!("[{id}]")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_and_choose_the_plural() {
        let text = "days = { $n ->\n    [one] { $n } day\n   *[other] { $n } days\n}\n";
        let locale = Locale::with_texts(Language::English, &[text]).expect("valid Fluent");
        let say = |n: f64| locale.say("days", &Args::new().with("n", n));
        assert_eq!(say(1.0), "1 day");
        assert_eq!(say(1086.0), "1,086 days");
        assert_eq!(say(-2.5), "\u{2212}2.5 days");
    }

    #[test]
    fn a_later_text_overrides_an_earlier_one_and_faults_are_located() {
        let locale =
            Locale::with_texts(Language::English, &["a = one\n", "a = two\n"]).expect("valid Fluent");
        assert_eq!(locale.text("a"), "two");
        let fault = Locale::with_texts(Language::English, &["a = one\n", "a = {\n"]).expect_err("a fault");
        assert_eq!(fault.text, 1);
    }

    #[test]
    fn plain_sentences_are_spoken_as_fluent_does() {
        let mut plain = 0;
        for language in Language::ALL {
            let locale = Locale::new(language);
            let text = match language {
                Language::Chinese => DIAGNOSTICS_ZH,
                Language::English => DIAGNOSTICS_EN,
            };
            let resource = resource(text, 0).expect("valid Fluent");
            for entry in resource.entries() {
                let fluent_syntax::ast::Entry::Message(message) = entry else {
                    continue;
                };
                let id = message.id.name;
                let Some(phrase) = locale.phrases.get(id) else {
                    continue;
                };
                let names = phrase.parts().iter().filter_map(|part| match part {
                    Part::Argument(name) => Some(name.clone()),
                    Part::Text(_) => None,
                });
                let args = names.enumerate().fold(Args::new(), |args, (place, name)| {
                    let name: &'static str = name.leak();
                    match place % 2 {
                        0 => args.with(name, -1234.5),
                        _ => args.with(name, "<文字>"),
                    }
                });
                assert_eq!(locale.join(phrase, &args), locale.format(id, None, &args), "{id}");
                plain += 1;
            }
        }
        assert!(plain > 500, "only {plain} sentences are plain");
    }

    #[test]
    fn language_tags_are_read_loosely() {
        assert_eq!(Language::from_tag("zh_CN.UTF-8"), Some(Language::Chinese));
        assert_eq!(Language::from_tag("EN-gb"), Some(Language::English));
        assert_eq!(Language::from_tag("C"), None);
    }
}
