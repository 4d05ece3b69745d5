//! `explain`: teaches what a rule finds, why that matters, and what to write.

use super::Exit;
use super::args::Explain;
use super::session::Session;
use crate::locale::{Args, Locale};
use crate::{rules, source};

/// Runs the command.
pub(super) fn run(session: &Session, options: &Explain) -> Exit {
    let locale = session.locale(session.site_language());
    let Some(subject) = &options.subject else {
        session.console.result(&list(&locale));
        return Exit::Done;
    };
    if let Some(text) = lesson(subject, &locale) {
        session.console.result(&format!("{subject}\n\n{}", text.trim()));
        return Exit::Done;
    }
    let mut message = locale.say("explain-unknown", &Args::new().with("name", subject.as_str()));
    if let Some(near) = source::nearest(subject, names().into_iter()) {
        message.push('\n');
        message.push_str(&locale.say("usage-did-you-mean", &Args::new().with("suggestion", near)));
    }
    session.console.error(&locale, &message);
    Exit::Usage
}

/// Returns what a rule, or a kind of finding that comes from reading, is about.
pub(super) fn lesson(name: &str, locale: &Locale) -> Option<&'static str> {
    let language = locale.language();
    let rule = rules::rule(name).map(|rule| rule.explanation.text(language));
    let fault = || source::faults().iter().find(|fault| fault.name == name);
    rule.or_else(|| fault().map(|fault| fault.explanation(language)))
}

/// Returns the names of everything that can be explained, sorted.
fn names() -> Vec<&'static str> {
    let rules = rules::rules().iter().map(|rule| rule.name);
    let mut names: Vec<&str> = rules
        .chain(source::faults().iter().map(|fault| fault.name))
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// Lists every name with the first sentence of its explanation.
fn list(locale: &Locale) -> String {
    let names = names();
    let width = names.iter().map(|name| name.len()).max().unwrap_or_default();
    let line = |name: &&str| {
        let text = lesson(name, locale).unwrap_or_default();
        format!(
            "{name:width$}  {}",
            text.trim_start().lines().next().unwrap_or_default()
        )
    };
    names.iter().map(line).collect::<Vec<String>>().join("\n")
}
