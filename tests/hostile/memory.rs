//! A site made in memory from the texts of its files.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use milepost::diagnostic::Severity;
use milepost::pipeline::{self, Analysis, Document, Inputs, Options};
use milepost::site::{Content, Site};
use milepost::theme::Theme;

/// Files by their path below `content/`.
pub type Files = BTreeMap<String, String>;

/// Reads and checks these files.
pub fn analysis(files: &Files) -> Analysis {
    let documents = files.iter().map(|(path, text)| {
        Arc::new(Document {
            path: path.as_str().into(),
            size: text.len() as u64,
            bytes: text.clone().into_bytes().into(),
        })
    });
    let inputs = Inputs {
        documents: documents.collect(),
        attachments: BTreeMap::new(),
        theme: Vec::new(),
        rejected: Vec::new(),
        sealed: Default::default(),
        run_date: "2026-11-22".parse().unwrap(),
        options: Options::default(),
    };
    pipeline::analyze(&inputs, &mut |_| {})
}

/// Lays out the site of an analysis, errors or not.
pub fn site(analysis: &Analysis) -> Site {
    let theme = Theme::load("default", &[], analysis.config.language).unwrap();
    pipeline::site(analysis, Arc::new(theme))
}

/// Renders what is at `path` of a site.
pub fn page(site: &Site, path: &str) -> String {
    let path = milepost::path::SitePath::new(path).unwrap();
    match site.render(&path).unwrap() {
        Some(Content::Rendered(bytes)) => String::from_utf8(bytes).unwrap(),
        _ => panic!("{path} is not rendered"),
    }
}

/// Names the files, below `content/`, with an error, and the rules that found it.
pub fn errors(analysis: &Analysis) -> BTreeMap<String, BTreeSet<&'static str>> {
    let mut found: BTreeMap<String, BTreeSet<&'static str>> = BTreeMap::new();
    for diagnostic in analysis.diagnostics() {
        if diagnostic.severity == Severity::Error {
            let file = diagnostic
                .file
                .strip_prefix("content/")
                .unwrap_or(&diagnostic.file);
            found.entry(file.to_owned()).or_default().insert(diagnostic.rule);
        }
    }
    found
}

/// The texts of a page, and the values of its attributes, as a browser reads them.
pub fn texts(html: &str) -> Vec<String> {
    struct Sink(std::cell::RefCell<Vec<String>>, std::cell::Cell<bool>);
    impl TokenSink for Sink {
        type Handle = ();

        fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
            let mut said = self.0.borrow_mut();
            match token {
                Token::CharacterTokens(ref text) => match said.last_mut() {
                    Some(last) if self.1.get() => last.push_str(text),
                    _ => said.push(text.to_string()),
                },
                Token::TagToken(ref tag) => {
                    said.extend(tag.attrs.iter().map(|attribute| attribute.value.to_string()));
                }
                _ => {}
            }
            self.1.set(matches!(token, Token::CharacterTokens(_)));
            TokenSinkResult::Continue
        }
    }
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from(html));
    let sink = Sink(std::cell::RefCell::default(), std::cell::Cell::new(false));
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    let _ = tokenizer.feed(&queue);
    tokenizer.end();
    tokenizer.sink.0.into_inner()
}

/// A text as YAML has it between double quotes.
pub fn quoted(text: &str) -> String {
    let mut quoted = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            ' '..='~' => quoted.push(c),
            _ => quoted.push_str(&format!("\\U{:08X}", u32::from(c))),
        }
    }
    quoted.push('"');
    quoted
}
