//! `explain`: teaches what a rule finds, why that matters, and what to write.

use super::Exit;
use super::args::Explain;
use super::session::Session;
use crate::locale::{Args, Language, Locale};
use crate::{rules, source, suggest};

/// Something that can be explained.
struct Lesson {
    name: &'static str,
    en: &'static str,
    zh: &'static str,
}

/// Runs the command.
pub(super) fn run(session: &Session, options: &Explain) -> Exit {
    let locale = session.locale(session.site_language());
    let lessons = lessons();
    let Some(subject) = &options.subject else {
        session.console.result(&list(&lessons, &locale));
        return Exit::Done;
    };
    if let Some(lesson) = lessons.iter().find(|lesson| lesson.name == subject) {
        session.console.result(&format!("{}\n\n{}", lesson.name, text(lesson, &locale)));
        return Exit::Done;
    }
    let mut message = locale.say("explain-unknown", &Args::new().with("name", subject.as_str()));
    if let Some(near) = suggest::nearest(subject, lessons.iter().map(|lesson| lesson.name)) {
        message.push('\n');
        message.push_str(&locale.say("usage-did-you-mean", &Args::new().with("suggestion", near)));
    }
    session.console.error(&locale, &message);
    Exit::Usage
}

/// Gathers what rules find and what reading refuses, by name.
fn lessons() -> Vec<Lesson> {
    let rules = rules::rules().iter().map(|rule| Lesson {
        name: rule.name,
        en: rule.explanation.en,
        zh: rule.explanation.zh,
    });
    let faults = source::faults().iter().map(|fault| Lesson { name: fault.name, en: fault.en, zh: fault.zh });
    let mut lessons: Vec<Lesson> = rules.chain(faults).collect();
    lessons.sort_by_key(|lesson| lesson.name);
    lessons
}

fn text(lesson: &Lesson, locale: &Locale) -> &'static str {
    match locale.language() {
        Language::Chinese => lesson.zh,
        Language::English => lesson.en,
    }
}

/// Lists every name with the first sentence of its explanation.
fn list(lessons: &[Lesson], locale: &Locale) -> String {
    let width = lessons.iter().map(|lesson| lesson.name.len()).max().unwrap_or_default();
    let line = |lesson: &Lesson| {
        let first = text(lesson, locale).trim_start().lines().next().unwrap_or_default();
        format!("{:width$}  {first}", lesson.name)
    };
    lessons.iter().map(line).collect::<Vec<String>>().join("\n")
}
