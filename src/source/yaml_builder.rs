//! The tree of a YAML text, built from the parser's events without recursion, within the limits.

use std::borrow::Cow;
use std::ops::Range;

use granit_parser::{Event, ScalarStyle};

use super::yaml::{Entry, Fault, Node, Tree, Value};
use crate::locale::Message;
use crate::text::Span;

/// Levels of nesting that a front matter may have; the keys at its top are level 1.
///
/// # Source
/// SECURITY.md, "Limits".
const MAX_DEPTH: usize = 8;

/// Texts, lists and groups that a front matter may hold.
///
/// # Source
/// SECURITY.md, "Limits".
const MAX_NODES: usize = 5_000;

/// Findings of one kind about anchors, aliases and tags that a file is given.
const MAX_REPETITIONS: usize = 3;

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

/// The tree so far, with what is still open.
pub(super) struct Builder<'a> {
    offset: usize,
    open: Vec<Open<'a>>,
    root: Option<Node<'a>>,
    nodes: usize,
    documents: usize,
    faults: Vec<Fault>,
    broken: Vec<String>,
}

impl<'a> Builder<'a> {
    /// Begins the tree of a text that starts at byte `offset` of its file.
    pub(super) fn new(offset: usize) -> Builder<'a> {
        Builder {
            offset,
            open: Vec::new(),
            root: None,
            nodes: 0,
            documents: 0,
            faults: Vec::new(),
            broken: Vec::new(),
        }
    }

    /// Returns the tree.
    ///
    /// # Errors
    /// Where the top is not a group of keys, its place.
    pub(super) fn finish(self) -> Result<Tree<'a>, Span> {
        let entries = match self.root.map(|node| (node.span, node.value)) {
            None | Some((_, Value::Nothing)) => Vec::new(),
            Some((_, Value::Group(entries))) => entries,
            Some((span, _)) => return Err(span),
        };
        Ok(Tree {
            entries,
            faults: self.faults,
            broken: self.broken,
            gave_up: false,
        })
    }

    /// Takes the next event, whose text stands at `bytes`.
    ///
    /// # Errors
    /// Something after which reading on would be a guess, or too much.
    pub(super) fn take(&mut self, event: Event<'a>, bytes: Range<usize>) -> Result<(), Fault> {
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
    pub(super) fn refuse(&mut self, message: &'static str, bytes: Range<usize>) {
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

    /// Takes a text, which is the next key where one is due.
    ///
    /// # Errors
    /// Something after which reading on would be too much.
    pub(super) fn push_text(
        &mut self,
        text: Cow<'a, str>,
        style: ScalarStyle,
        span: Span,
    ) -> Result<(), Fault> {
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

    /// Begins a list, or else a group, at byte `start`.
    ///
    /// # Errors
    /// One level too many.
    pub(super) fn start(&mut self, start: usize, list: bool) -> Result<(), Fault> {
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

    /// Ends the innermost list or group at byte `end`.
    ///
    /// # Errors
    /// One part too many.
    pub(super) fn end(&mut self, end: usize) -> Result<(), Fault> {
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

/// Says that a text is nested too deep.
pub(super) fn too_deep(span: Span) -> Fault {
    limit(span, Message::new("limit-depth").with("limit", MAX_DEPTH))
}

fn limit(span: Span, message: Message) -> Fault {
    Fault {
        rule: "limit-exceeded",
        span,
        message,
    }
}
