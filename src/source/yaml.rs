//! YAML with places: one tree for the front matter and the settings, every plain word as the author wrote it.
//!
//! Only the plain part of YAML is read: texts, lists and keys. Anchors, aliases, tags and several documents
//! are refused, and nothing is guessed: `no`, `0123` and `2026-03` stay text. A fault in one block costs that
//! block only: it is blanked and the rest is read again, so that one run shows every fault of a file.

use std::borrow::Cow;
use std::ops::Range;

use granit_parser::{ErrorKind, Parser, options};

use super::keys::{self, Keys};
use super::lines;
use super::suggest;
use super::syntax;
use super::yaml_builder::{Builder, too_deep};
use super::yaml_plain;
use crate::locale::Message;
use crate::text::Span;

/// Blocks that are blanked before the reader gives up on a file.
const MAX_FAULTS: usize = 20;

/// Words of unread parts that are looked at: each is compared with every key, and a part with more of them may hold
/// any key.
const MAX_WORDS: usize = 100;

/// A text, a list, a group of keys, or nothing, with its place in the file.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Node<'a> {
    /// Where it stands in the file.
    pub span: Span,
    /// What it is.
    pub value: Value<'a>,
}

/// What stands at a place.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value<'a> {
    /// An empty value, `~` or `null`.
    Nothing,
    /// A text, with quotes and escapes resolved.
    Text(Cow<'a, str>),
    /// A list.
    List(Vec<Node<'a>>),
    /// Keys with their values, in order, repetitions included.
    Group(Vec<Entry<'a>>),
}

/// A key with its value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entry<'a> {
    /// The key, quotes resolved.
    pub key: Cow<'a, str>,
    /// Where the key stands.
    pub key_span: Span,
    /// Its value.
    pub value: Node<'a>,
}

/// Something that this reader does not take, at its place.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Fault {
    /// The name under which `explain` teaches it.
    pub rule: &'static str,
    /// Where.
    pub span: Span,
    /// What is wrong.
    pub message: Message,
}

/// What could be read of a text, and everything in it that could not.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Tree<'a> {
    /// The keys at the top.
    pub entries: Vec<Entry<'a>>,
    /// What is wrong, in the order found.
    pub faults: Vec<Fault>,
    /// What may be a key at the top of a part that could not be read, as written.
    pub broken: Vec<String>,
    /// Whether nothing was read, for there was too much wrong.
    pub gave_up: bool,
}

impl Tree<'_> {
    /// Tells whether the key `name` may stand in a part that could not be read, perhaps with a slip of its own.
    pub(crate) fn may_hide(&self, known: &'static Keys, name: &str) -> bool {
        let means = |written: &String| {
            let key = keys::find(known, written).or_else(|| {
                let near = suggest::nearest_key(written, known, &[])?;
                keys::find(known, near)
            });
            key.is_some_and(|key| key.name == name)
        };
        self.gave_up || self.broken.len() > MAX_WORDS || self.broken.iter().any(means)
    }
}

/// Reads `text`, which begins at byte `offset` of its file.
pub(crate) fn parse(text: &str, offset: usize) -> Tree<'_> {
    yaml_plain::read(text, offset)
        .unwrap_or_else(|| read_once(text, offset).unwrap_or_else(|stop| parse_around(text, offset, stop)))
}

/// Reads `text` again and again, each time with one more block blanked.
fn parse_around(text: &str, offset: usize, first: Stop) -> Tree<'static> {
    let mut faults = Vec::new();
    let mut broken = Vec::new();
    let mut masked = text.to_owned();
    let mut stop = first;
    loop {
        let (fault, block) = stop.explain(text, &masked, offset);
        broken.extend(
            lines::first_words(&text[block.clone()])
                .take(MAX_WORDS + 1)
                .map(str::to_owned),
        );
        faults.push(fault);
        blank(&mut masked, block);
        match read_once(&masked, offset) {
            Ok(tree) => {
                faults.extend(tree.faults);
                broken.extend(tree.broken);
                return Tree {
                    entries: tree.entries.into_iter().map(Entry::into_owned).collect(),
                    faults,
                    broken,
                    gave_up: false,
                };
            }
            Err(_) if faults.len() >= MAX_FAULTS => {
                return Tree {
                    entries: Vec::new(),
                    faults,
                    broken,
                    gave_up: true,
                };
            }
            Err(next) => stop = next,
        }
    }
}

/// Overwrites `block` with blanks, byte for byte, and leaves its line ends.
fn blank(text: &mut String, block: Range<usize>) {
    let blanks: String = text[block.clone()]
        .bytes()
        .map(|byte| match byte {
            b'\n' | b'\r' => char::from(byte),
            _ => ' ',
        })
        .collect();
    text.replace_range(block, &blanks);
}

/// Why a reading could not go on.
pub(super) enum Stop {
    /// The text is not YAML: what the parser says and where, from the text's start.
    Syntax(granit_parser::ScanError),
    /// The text holds something that is refused.
    Refused(Fault),
    /// The top is not a group of keys; where it starts.
    NoKeys(usize),
}

impl Stop {
    /// Returns the finding and the block to blank; both reach at least one character further than before.
    fn explain(self, text: &str, masked: &str, offset: usize) -> (Fault, Range<usize>) {
        match self {
            Stop::Syntax(error) if *error.kind() == ErrorKind::RecursionLimitExceeded => {
                // Brackets are counted before the parts between them are read.
                let at = error.marker().byte_offset().unwrap_or(0).min(text.len());
                let span = Span::new(at, at).shifted(offset);
                Stop::Refused(too_deep(span)).explain(text, masked, offset)
            }
            Stop::Syntax(error) => syntax::explain(text, masked, offset, &error),
            Stop::NoKeys(start) => syntax::explain_line(text, offset, start),
            Stop::Refused(fault) => {
                let at = (fault.span.start as usize).saturating_sub(offset);
                let block = lines::block_at(masked, at);
                (fault, block)
            }
        }
    }
}

pub(super) type Reading<'a> = Result<Tree<'a>, Stop>;

/// Reads `text` as it is, with the parser.
///
/// # Errors
/// The first thing after which nothing more can be read.
pub(super) fn read_once(text: &str, offset: usize) -> Reading<'_> {
    let options = options! {
        emit_comments: false,
        emit_unresolved_aliases: true,
        emit_anchor_events: true,
        flow_nesting_limit: 64,
        block_nesting_limit: 64,
    };
    let mut builder = Builder::new(offset);
    for event in Parser::new_from_str_with_options(text, options) {
        let (event, span) = event.map_err(Stop::Syntax)?;
        let bytes = span.byte_range().unwrap_or(0..0);
        if let Some(tag) = span.tag_span().and_then(|tag| tag.byte_range()) {
            builder.refuse("yaml-tag", tag);
        }
        builder.take(event, bytes).map_err(Stop::Refused)?;
    }
    builder
        .finish()
        .map_err(|span| Stop::NoKeys((span.start as usize).saturating_sub(offset)))
}

impl Entry<'_> {
    fn into_owned(self) -> Entry<'static> {
        Entry {
            key: Cow::Owned(self.key.into_owned()),
            key_span: self.key_span,
            value: self.value.into_owned(),
        }
    }
}

impl Node<'_> {
    /// Copies what it borrows; the depth was bounded when it was built.
    fn into_owned(self) -> Node<'static> {
        let value = match self.value {
            Value::Nothing => Value::Nothing,
            Value::Text(text) => Value::Text(Cow::Owned(text.into_owned())),
            Value::List(items) => Value::List(items.into_iter().map(Node::into_owned).collect()),
            Value::Group(entries) => Value::Group(entries.into_iter().map(Entry::into_owned).collect()),
        };
        Node {
            span: self.span,
            value,
        }
    }
}
