//! The CommonMark specification, example by example: what safety changes of it is frozen in `commonmark.tsv`.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use milepost::markup::markdown::{RawHtml, RenderOptions, render_parts};
use milepost::path::percent_decode;
use pulldown_cmark::{Event, Options, Parser, html::push_html};

use crate::measure::figure;
use crate::{WORDS, resolve};

/// Attributes and classes that Milepost adds to what an author wrote, which change nothing of it.
const ADDED: &[&str] = &["id", "rel", "tabindex", "loading", "role", "aria-label", "class"];

/// One example: Markdown, and the HTML that the specification gives.
struct Example {
    source: String,
    html: String,
}

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name)
}

fn examples() -> Vec<Example> {
    let spec = fs::read_to_string(path("data/commonmark/spec.txt")).expect("the specification");
    let fence = "`".repeat(32);
    let (start, end) = (format!("\n{fence} example\n"), format!("\n{fence}"));
    let blocks = spec.split(&start).skip(1).map(|block| {
        let block = block.split(&end).next().unwrap_or_default();
        let block = format!("\n{block}\n").replace('→', "\t");
        let (source, html) = block.split_once("\n.\n").expect("two parts");
        Example {
            source: source.trim_start_matches('\n').to_owned() + "\n",
            html: html.to_owned(),
        }
    });
    blocks.collect()
}

/// What a browser would read: tags with the attributes that mean something, and texts without blanks around them.
#[derive(Default)]
struct Reading {
    said: RefCell<Vec<String>>,
    /// Inside the link that Milepost puts beside a heading.
    anchor: RefCell<bool>,
}

impl Reading {
    fn of(html: &str) -> Vec<String> {
        let reading = Reading::default();
        let queue = BufferQueue::default();
        queue.push_back(StrTendril::from(html));
        let tokenizer = Tokenizer::new(&reading, TokenizerOpts::default());
        let _ = tokenizer.feed(&queue);
        tokenizer.end();
        let said = reading.said.into_inner();
        let said = said.into_iter().map(|said| said.trim().to_owned());
        said.filter(|said| !said.is_empty()).collect()
    }

    fn text(&self, text: &str) {
        let mut said = self.said.borrow_mut();
        match said.last_mut() {
            Some(last) if !last.starts_with('<') => last.push_str(text),
            _ => said.push(text.to_owned()),
        }
    }
}

/// An address without what our pages write otherwise: the way from a page to the root, and escapes.
fn address(value: &str) -> String {
    let value = value.strip_prefix("../../").unwrap_or(value);
    percent_decode(value).unwrap_or_else(|| value.to_owned())
}

impl TokenSink for &Reading {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        match token {
            Token::CharacterTokens(text) if !*self.anchor.borrow() => self.text(&text),
            Token::TagToken(tag) => {
                let name = tag.name.as_ref();
                let is_anchor = tag
                    .attrs
                    .iter()
                    .any(|attribute| &*attribute.name.local == "class" && &*attribute.value == "anchor");
                if tag.kind == TagKind::EndTag && name == "a" && self.anchor.replace(false) {
                    return TokenSinkResult::Continue;
                }
                if tag.kind == TagKind::StartTag && name == "a" && is_anchor {
                    self.anchor.replace(true);
                    return TokenSinkResult::Continue;
                }
                // Headings begin lower on our pages, and lists scroll in a box of their own.
                let name = if matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6") {
                    "heading"
                } else {
                    name
                };
                let mut attributes: Vec<String> = tag
                    .attrs
                    .iter()
                    .filter(|attribute| !ADDED.contains(&&*attribute.name.local))
                    .map(|attribute| format!(" {}={:?}", attribute.name.local, address(&attribute.value)))
                    .collect();
                attributes.sort();
                let end = if tag.kind == TagKind::EndTag { "/" } else { "" };
                self.said
                    .borrow_mut()
                    .push(format!("<{end}{name}{}>", attributes.concat()));
            }
            Token::CommentToken(text) => self.said.borrow_mut().push(format!("<!--{text}-->")),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// Says why safety reads an example otherwise: it changes nothing but raw HTML and links.
fn reason(source: &str) -> &'static str {
    let is_html = |event| matches!(event, Event::Html(_) | Event::InlineHtml(_));
    if Parser::new(source).any(is_html) {
        "raw HTML is text"
    } else {
        "link is refused or written anew"
    }
}

fn ours(source: &str) -> String {
    let options = RenderOptions {
        heading_base: 3,
        id_prefix: "",
        raw_html: RawHtml::Text,
        words: &WORDS,
        resolve: &resolve,
    };
    render_parts(source, &[], &options).narrative.as_str().to_owned()
}

// Proved by sabotage: with another option of the parser switched on, this test fails.
#[test]
fn what_safety_changes_of_commonmark_is_frozen() {
    let examples = examples();
    assert_eq!(examples.len(), 652);
    let mut parsed = 0;
    let mut changed = String::from("example\treason\n");
    let mut reasons: BTreeMap<&str, usize> = BTreeMap::new();
    for (place, example) in examples.iter().enumerate() {
        let mut html = String::new();
        push_html(&mut html, Parser::new_ext(&example.source, Options::empty()));
        let expected = Reading::of(&example.html);
        parsed += usize::from(Reading::of(&html) == expected);
        if Reading::of(&ours(&example.source)) != expected {
            let reason = reason(&example.source);
            *reasons.entry(reason).or_default() += 1;
            changed.push_str(&format!("{}\t{reason}\n", place + 1));
        }
    }
    let frozen = path("markup/commonmark.tsv");
    if std::env::var_os("MILEPOST_BLESS").is_some() {
        fs::write(&frozen, &changed).expect("the list can be written");
    }
    let counts: Vec<String> = reasons
        .iter()
        .map(|(reason, count)| format!("{count} {reason}"))
        .collect();
    figure(
        "commonmark",
        format!(
            "{parsed} of 652 by the parser; safe mode changes {} ({})",
            reasons.values().sum::<usize>(),
            counts.join(", ")
        ),
    );
    assert_eq!(parsed, 652);
    let known = fs::read_to_string(&frozen).expect("the frozen list");
    assert!(
        known == changed,
        "safe mode changes other examples; MILEPOST_BLESS=1 writes the list anew:\n{changed}"
    );
}
