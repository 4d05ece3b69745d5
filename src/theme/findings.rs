//! What a site's theme says to nobody: a template that no page asks for, a word that nothing speaks, a file in a folder
//! that is not read.
//!
//! None of these stops a build, and all of them are silent otherwise: the built-in piece is shown, and the author looks
//! for the fault in the wrong place.

use std::collections::BTreeSet;

use super::{ThemeFile, built_in, chain, fault};
use crate::diagnostic::{Diagnostic, Severity};
use crate::locale::{Language, Message};
use crate::source::nearest;
use crate::text::Span;

/// Keys of `theme.yaml`; all but the first are for people.
const KEYS: [&str; 3] = ["extends", "title", "description"];

/// Lists what the theme `name`, and those that it extends, hold in vain. A theme that cannot be loaded has faults instead.
pub fn findings(name: &str, files: &[ThemeFile]) -> Vec<Diagnostic> {
    let Ok(chain) = chain(name, files) else {
        return Vec::new();
    };
    if chain.is_empty() {
        return Vec::new();
    }
    let known = Known::new(&chain, files);
    let of_theme = |theme: &String| {
        let prefix = format!("{theme}/");
        let own = files.iter().filter(move |file| file.path.starts_with(&prefix));
        own.flat_map(|file| known.judge(file)).collect::<Vec<_>>()
    };
    chain.iter().flat_map(of_theme).collect()
}

/// What a theme may override or use.
struct Known {
    /// Templates of the built-in theme.
    templates: BTreeSet<String>,
    /// Words of the built-in theme.
    words: BTreeSet<String>,
    /// The text of all templates of the site's themes: they may use templates and words of their own.
    own: String,
}

impl Known {
    fn new(chain: &[String], files: &[ThemeFile]) -> Known {
        let layer = built_in();
        let texts = layer.words.values();
        let words = texts.flat_map(|text| message_names(text).map(|(_, id)| id.to_owned()));
        let in_chain = |file: &&ThemeFile| {
            let mut parts = file.path.split('/');
            let theme = parts.next().unwrap_or_default();
            chain.iter().any(|name| name == theme) && parts.next() == Some("templates")
        };
        let own = files.iter().filter(in_chain);
        Known {
            words: words.collect(),
            templates: layer.templates.into_iter().map(|(path, _)| path).collect(),
            own: own
                .filter_map(|file| std::str::from_utf8(&file.bytes).ok())
                .collect(),
        }
    }

    fn judge(&self, file: &ThemeFile) -> Vec<Diagnostic> {
        let text = std::str::from_utf8(&file.bytes).unwrap_or_default();
        let path = file.path.split_once('/').map_or("", |(_, path)| path);
        match path.split_once('/') {
            Some(("templates", template)) => self.template(file, template).into_iter().collect(),
            Some(("locale", words)) => self.words(file, words, text),
            Some(("assets", _)) => Vec::new(),
            None if path == "theme.yaml" => keys(file, text),
            None if is_for_people(path) => Vec::new(),
            _ => vec![warning(file, None, Message::new("theme-unread-file"))],
        }
    }

    fn template(&self, file: &ThemeFile, template: &str) -> Option<Diagnostic> {
        if self.templates.contains(template) || self.own.contains(&format!("\"{template}\"")) {
            return None;
        }
        let near = nearest(template, self.templates.iter().map(String::as_str));
        Some(warning(
            file,
            None,
            near_message(
                ("theme-unused-template", "theme-unused-template-near"),
                template,
                near,
            ),
        ))
    }

    fn words(&self, file: &ThemeFile, name: &str, text: &str) -> Vec<Diagnostic> {
        let is_spoken = |tag: &str| Language::ALL.iter().any(|language| language.tag() == tag);
        if !name.strip_suffix(".ftl").is_some_and(is_spoken) {
            return vec![warning(file, None, Message::new("theme-unread-file"))];
        }
        let used =
            |id: &str| self.words.contains(id) || self.own.contains(&format!("t.{}", id.replace('-', "_")));
        let unused = message_names(text).filter(|(_, id)| !used(id));
        unused
            .map(|(offset, id)| {
                let near = nearest(id, self.words.iter().map(String::as_str));
                let span = Span::new(offset, offset + id.len());
                warning(
                    file,
                    Some(span),
                    near_message(("theme-unused-word", "theme-unused-word-near"), id, near),
                )
            })
            .collect()
    }
}

fn is_for_people(path: &str) -> bool {
    path.starts_with("README") || path.starts_with("LICENSE") || path.starts_with('.')
}

fn keys(file: &ThemeFile, text: &str) -> Vec<Diagnostic> {
    let mut offset = 0;
    let mut found = Vec::new();
    for line in text.split_inclusive('\n') {
        let key = line.split_once(':').map(|(key, _)| key);
        let key = key.filter(|key| !key.starts_with([' ', '#', '-']) && !KEYS.contains(key));
        if let Some(key) = key {
            let span = Span::new(offset, offset + key.len());
            let message = near_message(
                ("theme-unknown-key", "theme-unknown-key-near"),
                key,
                nearest(key, KEYS.into_iter()),
            );
            found.push(warning(file, Some(span), message));
        }
        offset += line.len();
    }
    found
}

/// Iterates over the messages of a Fluent text: where each name stands, and the name.
fn message_names(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = text.split_inclusive('\n').scan(0, |offset, line| {
        let start = *offset;
        *offset += line.len();
        Some((start, line))
    });
    lines.filter_map(|(start, line)| {
        let id = line.split_once('=')?.0.trim_end();
        let is_name = id.starts_with(|c: char| c.is_ascii_alphabetic())
            && id
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
        is_name.then_some((start, id))
    })
}

/// Says it with the nearest known name, where there is one.
fn near_message((id, id_near): (&'static str, &'static str), name: &str, near: Option<&str>) -> Message {
    match near {
        Some(near) => Message::new(id_near).with("name", name).with("near", near),
        None => Message::new(id).with("name", name),
    }
}

fn warning(file: &ThemeFile, span: Option<Span>, message: Message) -> Diagnostic {
    Diagnostic {
        severity: Severity::Warning,
        ..fault(&file.path, span, message)
    }
}
