//! The judge: reads HTML and refuses what is not on its lists.

use std::cell::RefCell;
use std::collections::BTreeSet;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use milepost::markup::markdown::RawHtml;

/// Elements that Milepost writes, with their attributes.
const OWN: &[(&str, &[&str])] = &[
    (
        "a",
        &["href", "rel", "class", "id", "role", "aria-label", "title"],
    ),
    ("blockquote", &[]),
    ("br", &[]),
    ("code", &["class"]),
    ("del", &[]),
    ("div", &["class", "tabindex", "role", "aria-label"]),
    ("em", &[]),
    ("h3", &["id"]),
    ("h4", &["id"]),
    ("h5", &["id"]),
    ("h6", &["id"]),
    ("hr", &[]),
    ("img", &["src", "alt", "title", "loading"]),
    ("input", &["type", "disabled", "checked", "aria-label"]),
    ("li", &["class", "id"]),
    ("ol", &["start"]),
    ("p", &["class"]),
    ("pre", &["tabindex"]),
    ("section", &["class", "role", "aria-label"]),
    ("span", &["class"]),
    ("strong", &[]),
    ("sup", &["class"]),
    ("table", &[]),
    ("tbody", &[]),
    ("td", &["class"]),
    ("th", &["class", "scope"]),
    ("thead", &[]),
    ("tr", &[]),
    ("ul", &[]),
];

/// Elements that authors may write where raw HTML is sanitised.
const AUTHORS: &[&str] = &[
    "abbr",
    "b",
    "bdi",
    "bdo",
    "caption",
    "cite",
    "dd",
    "details",
    "dfn",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "i",
    "ins",
    "kbd",
    "mark",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "small",
    "sub",
    "summary",
    "tfoot",
    "time",
    "u",
    "var",
    "wbr",
];

/// Attributes that authors may write where raw HTML is sanitised.
const AUTHORS_ATTRIBUTES: &[&str] = &[
    "title", "lang", "dir", "open", "colspan", "rowspan", "width", "height", "start",
];

const CLASSES: &[&str] = &[
    "anchor",
    "back",
    "broken",
    "center",
    "cut",
    "flat",
    "footnotes",
    "left",
    "note",
    "raw",
    "right",
    "scroll",
    "task",
];

const VOID: &[&str] = &["br", "hr", "img", "input", "wbr"];

/// Reads the parts of one page.
pub struct Judge<'s> {
    source: &'s str,
    raw_html: RawHtml,
    ids: RefCell<BTreeSet<String>>,
    open: RefCell<Vec<String>>,
    bytes: usize,
}

impl<'s> Judge<'s> {
    pub fn new(source: &'s str, raw_html: RawHtml) -> Judge<'s> {
        Judge {
            source,
            raw_html,
            ids: RefCell::default(),
            open: RefCell::default(),
            bytes: 0,
        }
    }

    /// Reads one part; panics at the first thing that is not allowed.
    pub fn read(&mut self, html: &str) {
        if html.is_empty() {
            return;
        }
        self.bytes += html.len();
        if !self.source.contains('\u{e000}') && !self.source.contains("&#") {
            assert!(!html.contains('\u{e000}'), "a sentinel was left in {html:?}");
        }
        let queue = BufferQueue::default();
        queue.push_back(StrTendril::from(html));
        let options = TokenizerOpts {
            exact_errors: true,
            ..TokenizerOpts::default()
        };
        let tokenizer = Tokenizer::new(&*self, options);
        let _ = tokenizer.feed(&queue);
        tokenizer.end();
        let open = self.open.borrow();
        assert!(open.is_empty(), "{open:?} left open by {:?}", self.source);
    }

    /// Returns how many bytes have been read.
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    fn refuse(&self, what: &str) -> ! {
        panic!("{what}, from {:?}", self.source);
    }

    fn tag(&self, tag: &Tag) {
        let name = tag.name.as_ref();
        if tag.kind == TagKind::EndTag {
            if self.open.borrow_mut().pop().as_deref() != Some(name) {
                self.refuse(&format!("</{name}> in the wrong place"));
            }
            return;
        }
        let own = OWN
            .iter()
            .find(|(element, _)| *element == name)
            .map(|(_, attributes)| *attributes);
        let authors = self.raw_html == RawHtml::Sanitised;
        if own.is_none() && !(authors && AUTHORS.contains(&name)) {
            self.refuse(&format!("<{name}>"));
        }
        for attribute in &tag.attrs {
            let key = attribute.name.local.as_ref();
            let ours = own.is_some_and(|own| own.contains(&key));
            let theirs = authors && AUTHORS_ATTRIBUTES.contains(&key);
            if !ours && !theirs {
                self.refuse(&format!("<{name} {key}>"));
            }
            self.value(key, &attribute.value);
        }
        if !VOID.contains(&name) {
            self.open.borrow_mut().push(name.to_owned());
        }
    }

    fn value(&self, key: &str, value: &str) {
        let harmless = match key {
            "href" | "src" => is_harmless_address(value),
            "id" => {
                let ours = ["s-", "fn-", "fnref-"]
                    .iter()
                    .any(|prefix| value.starts_with(prefix));
                ours && self.ids.borrow_mut().insert(value.to_owned())
            }
            "class" => CLASSES.contains(&value) || value.starts_with("language-"),
            "type" => value == "checkbox",
            "tabindex" => value == "0",
            _ => true,
        };
        if !harmless {
            self.refuse(&format!("{key}={value:?}"));
        }
    }
}

/// Returns whether `url` is http, https, mailto, a fragment, or relative, the way a browser reads it.
fn is_harmless_address(url: &str) -> bool {
    let read: String = url
        .chars()
        .filter(|c| !c.is_ascii_control() && *c != ' ')
        .collect();
    let read = read.to_ascii_lowercase();
    let head = read.split(['/', '?', '#']).next().unwrap_or_default();
    let scheme = head.split_once(':').map(|(scheme, _)| scheme);
    read == url.to_ascii_lowercase()
        && !read.starts_with("//")
        && !read.contains('\\')
        && scheme.is_none_or(|scheme| matches!(scheme, "http" | "https" | "mailto"))
}

impl TokenSink for &Judge<'_> {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        match token {
            Token::TagToken(tag) => self.tag(&tag),
            Token::CommentToken(text) => self.refuse(&format!("comment {text:?}")),
            Token::DoctypeToken(_) => self.refuse("doctype"),
            Token::ParseError(error) => self.refuse(&error),
            Token::NullCharacterToken => self.refuse("null character"),
            Token::CharacterTokens(_) | Token::EOFToken => {}
        }
        TokenSinkResult::Continue
    }
}

#[test]
#[should_panic(expected = "<script>")]
fn the_judge_refuses_scripts() {
    Judge::new("", RawHtml::Sanitised).read("<p><script>alert(1)</script></p>");
}

#[test]
#[should_panic(expected = "href")]
fn the_judge_refuses_script_addresses() {
    Judge::new("", RawHtml::Text).read("<a href=\"java&#115;cript:alert(1)\">x</a>");
}

#[test]
#[should_panic(expected = "onclick")]
fn the_judge_refuses_handlers() {
    Judge::new("", RawHtml::Sanitised).read("<p onclick=\"x\"></p>");
}

#[test]
#[should_panic(expected = "wrong place")]
fn the_judge_refuses_crossed_elements() {
    Judge::new("", RawHtml::Text).read("<p><em></p></em>");
}
