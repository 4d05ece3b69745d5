//! YAML with places: one tree for the front matter and the settings, every plain word as the author wrote it.
//!
//! Only the plain part of YAML is read: texts, lists and keys. Anchors, aliases, tags and several documents
//! are refused, and nothing is guessed: `no`, `0123` and `2026-03` stay text. A fault in one block costs that
//! block only: it is blanked and the rest is read again, so that one run shows every fault of a file.

use std::borrow::Cow;
use std::ops::Range;

use granit_parser::{ErrorKind, Event, Parser, ScalarStyle, options};

use super::syntax;
use crate::locale::Message;
use crate::text::Span;

/// Levels of nesting that a front matter may have; the keys at its top are level 1.
///
/// # Source
/// trust.md, B.6.
const MAX_DEPTH: usize = 8;

/// Texts, lists and groups that a front matter may hold.
///
/// # Source
/// trust.md, B.6.
const MAX_NODES: usize = 5_000;

/// Findings of one kind about anchors, aliases and tags that a file is given.
const MAX_REPETITIONS: usize = 3;

/// Blocks that are blanked before the reader gives up on a file.
const MAX_FAULTS: usize = 20;

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
    /// Keys at the top whose blocks could not be read, as written.
    pub broken: Vec<String>,
}

/// Reads `text`, which begins at byte `offset` of its file.
pub(crate) fn parse(text: &str, offset: usize) -> Tree<'_> {
    read_once(text, offset).unwrap_or_else(|stop| parse_around(text, offset, stop))
}

/// Reads `text` again and again, each time with one more block blanked.
fn parse_around(text: &str, offset: usize, first: Stop) -> Tree<'static> {
    let mut faults = Vec::new();
    let mut broken = Vec::new();
    let mut masked = text.to_owned();
    let mut stop = first;
    loop {
        let (fault, block) = stop.explain(text, &masked, offset);
        broken.extend(syntax::key_of_block(&text[block.clone()]).map(str::to_owned));
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
                };
            }
            Err(_) if faults.len() >= MAX_FAULTS => {
                return Tree {
                    entries: Vec::new(),
                    faults,
                    broken,
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
enum Stop {
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
                let block = syntax::block_at(masked, at);
                (fault, block)
            }
        }
    }
}

type Reading<'a> = Result<Tree<'a>, Stop>;

fn read_once(text: &str, offset: usize) -> Reading<'_> {
    let options = options! {
        emit_comments: false,
        emit_unresolved_aliases: true,
        emit_anchor_events: true,
        flow_nesting_limit: 64,
        block_nesting_limit: 64,
    };
    let mut builder = Builder {
        offset,
        open: Vec::new(),
        root: None,
        nodes: 0,
        documents: 0,
        faults: Vec::new(),
        broken: Vec::new(),
    };
    for event in Parser::new_from_str_with_options(text, options) {
        let (event, span) = event.map_err(Stop::Syntax)?;
        let bytes = span.byte_range().unwrap_or(0..0);
        if let Some(tag) = span.tag_span().and_then(|tag| tag.byte_range()) {
            builder.refuse("yaml-tag", tag);
        }
        builder.take(event, bytes).map_err(Stop::Refused)?;
    }
    let entries = match builder.root.map(|node| (node.span, node.value)) {
        None | Some((_, Value::Nothing)) => Vec::new(),
        Some((_, Value::Group(entries))) => entries,
        Some((span, _)) => return Err(Stop::NoKeys((span.start as usize).saturating_sub(offset))),
    };
    Ok(Tree {
        entries,
        faults: builder.faults,
        broken: builder.broken,
    })
}

/// A list or a group that is still open.
struct Open<'a> {
    start: usize,
    content: Content<'a>,
}

enum Content<'a> {
    List(Vec<Node<'a>>),
    Group {
        entries: Vec<Entry<'a>>,
        key: Option<(Cow<'a, str>, Span)>,
    },
}

/// Builds the tree from the parser's events, without recursion.
struct Builder<'a> {
    offset: usize,
    open: Vec<Open<'a>>,
    root: Option<Node<'a>>,
    nodes: usize,
    documents: usize,
    faults: Vec<Fault>,
    broken: Vec<String>,
}

impl<'a> Builder<'a> {
    fn take(&mut self, event: Event<'a>, bytes: Range<usize>) -> Result<(), Fault> {
        let span = Span::new(bytes.start, bytes.end).shifted(self.offset);
        match event {
            Event::DocumentStart(..) => self.count_document(span)?,
            Event::Scalar(text, style, ..) => self.push_text(text, style, span)?,
            Event::Anchor(..) => self.refuse("yaml-anchor", bytes),
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.refuse("yaml-alias", bytes);
                self.give_up_key();
                self.push(span, Value::Nothing)?;
            }
            Event::SequenceStart(..) => self.start(bytes.start, true)?,
            Event::MappingStart(..) => self.start(bytes.start, false)?,
            Event::SequenceEnd | Event::MappingEnd => self.end(bytes.end)?,
            _ => {}
        }
        Ok(())
    }

    fn count_document(&mut self, span: Span) -> Result<(), Fault> {
        self.documents += 1;
        if self.documents > 1 {
            return Err(feature("yaml-documents", span));
        }
        Ok(())
    }

    /// Reports a feature that is not taken; a file full of them is told so often enough by the first few.
    fn refuse(&mut self, message: &'static str, bytes: Range<usize>) {
        let same = |fault: &&Fault| fault.message.id == message;
        if self.faults.iter().filter(same).count() >= MAX_REPETITIONS {
            return;
        }
        let span = Span::new(bytes.start, bytes.end).shifted(self.offset);
        self.faults.push(feature(message, span));
    }

    /// Notes that the value of a key at the top cannot be read, so that nobody calls it missing.
    fn give_up_key(&mut self) {
        if let [
            Open {
                content: Content::Group {
                    key: Some((key, _)), ..
                },
                ..
            },
        ] = self.open.as_slice()
        {
            self.broken.push(key.clone().into_owned());
        }
    }

    fn push_text(&mut self, text: Cow<'a, str>, style: ScalarStyle, span: Span) -> Result<(), Fault> {
        if self.expects_key() {
            self.count_node(span)?;
            if text == "<<" {
                self.faults.push(feature("yaml-merge-key", span));
            }
            self.set_key(text, span);
            return Ok(());
        }
        let nothing = style == ScalarStyle::Plain && matches!(&*text, "" | "~" | "null" | "Null" | "NULL");
        let value = if nothing {
            Value::Nothing
        } else {
            Value::Text(text)
        };
        self.push(span, value)
    }

    fn expects_key(&self) -> bool {
        matches!(
            self.open.last(),
            Some(Open {
                content: Content::Group { key: None, .. },
                ..
            })
        )
    }

    fn set_key(&mut self, text: Cow<'a, str>, span: Span) {
        if let Some(Open {
            content: Content::Group { key, .. },
            ..
        }) = self.open.last_mut()
        {
            *key = Some((text, span));
        }
    }

    fn start(&mut self, start: usize, list: bool) -> Result<(), Fault> {
        let span = Span::new(start, start + 1).shifted(self.offset);
        if self.expects_key() {
            return Err(feature("yaml-key-group", span));
        }
        if self.open.len() >= MAX_DEPTH {
            return Err(too_deep(span));
        }
        let content = if list {
            Content::List(Vec::new())
        } else {
            Content::Group {
                entries: Vec::new(),
                key: None,
            }
        };
        self.open.push(Open { start, content });
        Ok(())
    }

    fn end(&mut self, end: usize) -> Result<(), Fault> {
        let Some(open) = self.open.pop() else {
            return Ok(());
        };
        let span = Span::new(open.start, end).shifted(self.offset);
        let value = match open.content {
            Content::List(items) => Value::List(items),
            Content::Group { entries, .. } => Value::Group(entries),
        };
        self.push(span, value)
    }

    fn count_node(&mut self, span: Span) -> Result<(), Fault> {
        self.nodes += 1;
        if self.nodes > MAX_NODES {
            let message = Message::new("limit-nodes").with("limit", MAX_NODES);
            return Err(limit(span, message));
        }
        Ok(())
    }

    fn push(&mut self, span: Span, value: Value<'a>) -> Result<(), Fault> {
        self.count_node(span)?;
        let node = Node { span, value };
        match self.open.last_mut().map(|open| &mut open.content) {
            None => self.root = Some(node),
            Some(Content::List(items)) => items.push(node),
            Some(Content::Group { entries, key }) => match key.take() {
                Some((key, key_span)) => entries.push(Entry {
                    key,
                    key_span,
                    value: node,
                }),
                None => return Err(feature("yaml-key-group", span)),
            },
        }
        Ok(())
    }
}

fn feature(message: &'static str, span: Span) -> Fault {
    Fault {
        rule: "yaml-feature",
        span,
        message: Message::new(message),
    }
}

fn too_deep(span: Span) -> Fault {
    limit(span, Message::new("limit-depth").with("limit", MAX_DEPTH))
}

fn limit(span: Span, message: Message) -> Fault {
    Fault {
        rule: "limit-exceeded",
        span,
        message,
    }
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
    /// Copies what it borrows; the depth is bounded by [`MAX_DEPTH`].
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
