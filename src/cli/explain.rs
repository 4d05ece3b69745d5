//! `explain`: says how a figure was made, and teaches what a rule finds, why that matters, and what to write.

use serde_json::{Value, json};

use super::Exit;
use super::args::{Explain, ExplainFormat};
use super::session::Session;
use crate::derivation::{self, Explainer};
use crate::locale::{Args, Locale};
use crate::pipeline::{self, Options};
use crate::{rules, source};

/// Runs the command.
pub(super) fn run(session: &Session, options: &Explain) -> Exit {
    let locale = session.locale(session.site_language());
    let Some(subject) = &options.subject else {
        session.console.result(&list(&locale, options.format));
        return Exit::Done;
    };
    if let Some(text) = lesson(subject, &locale) {
        let text = text.trim();
        session.console.result(&match options.format {
            ExplainFormat::Text => format!("{subject}\n\n{text}"),
            ExplainFormat::Json => json!({"rule": subject, "explanation": text}).to_string(),
        });
        return Exit::Done;
    }
    let near = || source::nearest(subject, names().into_iter()).map(str::to_owned);
    if session.site_language().is_none() {
        return unknown(session, &locale, subject, near());
    }
    match figure(session, options, subject) {
        Ok(None) => Exit::Done,
        Ok(Some(derivation::Unknown { nearest })) => unknown(session, &locale, subject, near().or(nearest)),
        Err(exit) => exit,
    }
}

/// Explains a figure of the site, or returns what was most likely meant.
fn figure(session: &Session, options: &Explain, subject: &str) -> Result<Option<derivation::Unknown>, Exit> {
    let asked = Options {
        drafts: options.drafts,
        year_end: None,
    };
    let read = session.read(asked)?;
    let theme = session.theme(&read)?;
    let facts = pipeline::facts(&read.analysis, &theme);
    match Explainer::new(&facts, &read.analysis.sources).explain(subject) {
        Ok(explanation) => {
            session.console.result(&match options.format {
                ExplainFormat::Text => derivation::text(&explanation, &read.locale),
                ExplainFormat::Json => derivation::json(&explanation, &read.locale),
            });
            Ok(None)
        }
        Err(unknown) => Ok(Some(unknown)),
    }
}

fn unknown(session: &Session, locale: &Locale, subject: &str, nearest: Option<String>) -> Exit {
    let mut message = locale.say("explain-unknown", &Args::new().with("name", subject));
    if let Some(near) = nearest {
        message.push('\n');
        message.push_str(&locale.say("usage-did-you-mean", &Args::new().with("suggestion", near)));
    }
    session.console.error(locale, &message);
    Exit::Usage
}

/// Returns what a rule, or a kind of finding that comes from reading, is about.
pub(super) fn lesson(name: &str, locale: &Locale) -> Option<&'static str> {
    let language = locale.language();
    let rule = rules::rule(name).map(|rule| rule.explanation.text(language));
    let fault = || faults().find(|fault| fault.name == name);
    rule.or_else(|| fault().map(|fault| fault.explanation(language)))
}

/// Iterates over the kinds of findings that come from reading.
fn faults() -> impl Iterator<Item = &'static source::Fault> {
    source::faults().iter().chain(source::faults_of_files())
}

/// Returns the names of everything that can be explained, sorted.
fn names() -> Vec<&'static str> {
    let rules = rules::rules().iter().map(|rule| rule.name);
    let mut names: Vec<&str> = rules.chain(faults().map(|fault| fault.name)).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// Lists every rule with the first sentence of its explanation.
fn list(locale: &Locale, format: ExplainFormat) -> String {
    let names = names();
    let width = names.iter().map(|name| name.len()).max().unwrap_or_default();
    let first = |name: &str| first_sentence(lesson(name, locale).unwrap_or_default());
    if format == ExplainFormat::Json {
        let rule = |name: &&str| json!({"rule": name, "explanation": first(name)});
        return json!({"rules": names.iter().map(rule).collect::<Vec<Value>>()}).to_string();
    }
    let line = |name: &&str| format!("{name:width$}  {}", first(name));
    names.iter().map(line).collect::<Vec<String>>().join("\n")
}

/// Returns the first sentence of an explanation.
fn first_sentence(text: &str) -> &str {
    let text = text.trim_start();
    let is_end = |(at, c): &(usize, char)| {
        let next = text[at + c.len_utf8()..].chars().next();
        *c == '。' || (*c == '.' && next.is_none_or(char::is_whitespace))
    };
    let end = text
        .char_indices()
        .find(is_end)
        .map_or(text.len(), |(at, c)| at + c.len_utf8());
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Language;

    #[test]
    fn every_lesson_begins_with_one_sentence_for_the_list() {
        assert_eq!(
            first_sentence("`a` of `site.yaml`, or 2.5. More."),
            "`a` of `site.yaml`, or 2.5."
        );
        for language in Language::ALL {
            let locale = Locale::new(language);
            for name in names() {
                let sentence = first_sentence(lesson(name, &locale).expect("a name of the list"));
                assert!(
                    sentence.ends_with(['.', '。']) && !sentence.contains('\n'),
                    "{name}: {sentence}"
                );
                assert_eq!(
                    sentence.matches('。').count() + sentence.matches(". ").count(),
                    usize::from(language == Language::Chinese),
                    "{name}: {sentence}"
                );
            }
        }
    }
}
