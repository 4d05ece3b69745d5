//! The place of a field, found again for a finding of a rule.

use std::cell::OnceCell;
use std::fmt;
use std::ops::Range;

use super::body::outline;
use super::context::Context;
use super::front_matter::{self, Parts};
use super::keys::{self, BRIEF, DIRECTIVE, Keys, MEETING, PAGE, PRACTICE, SITE, YEAR};
use super::updates::{PlacedUpdate, updates};
use super::yaml::{self, Entry, Node, Tree, Value};
use crate::config::Config;
use crate::text::{SourceFile, Span};

/// The way from the top of a file to one of its fields, in canonical English: `milestones[2].due`.
///
/// A key may have alternatives separated by `|`, for a facet that briefs may write by its key or its name:
/// `workstream|工作线`. `updates[3]` is the heading of the fourth update, `updates[3].percent` its percentage;
/// `body:120..140` are bytes of the body; `key:allow.stale-update` is the key itself, not its value; the empty
/// path is the first line of the front matter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldPath {
    steps: Vec<Step>,
    /// Whether it leads to the key, not to its value.
    to_key: bool,
}

/// One step of a field path.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    /// To the value of a key.
    Key(String),
    /// To a part of a list, from 0.
    Index(usize),
    /// To bytes of the body.
    Body(Range<usize>),
}

impl FieldPath {
    /// Reads a path; what is not understood ends it, so that a finding stands a little too early at worst.
    pub fn parse(text: &str) -> FieldPath {
        if let Some(range) = text.strip_prefix("body:").and_then(parse_range) {
            return FieldPath {
                steps: vec![Step::Body(range)],
                to_key: false,
            };
        }
        let (text, to_key) = match text.strip_prefix("key:") {
            Some(rest) => (rest, true),
            None => (text, false),
        };
        let mut steps = Vec::new();
        for part in text.split('.').filter(|part| !part.is_empty()) {
            let (key, indexes) = part.split_once('[').map_or((part, ""), |(key, rest)| (key, rest));
            if !key.is_empty() {
                steps.push(Step::Key(key.to_owned()));
            }
            let indexes = indexes.split('[').map(|index| index.trim_end_matches(']'));
            for index in indexes.filter(|index| !index.is_empty()) {
                match index.parse() {
                    Ok(index) => steps.push(Step::Index(index)),
                    Err(_) => return FieldPath { steps, to_key },
                }
            }
        }
        FieldPath { steps, to_key }
    }

    /// Returns the path to the value of `key` below this one; the key may hold any character.
    #[must_use]
    pub fn key(mut self, key: impl Into<String>) -> FieldPath {
        self.steps.push(Step::Key(key.into()));
        self
    }

    /// Returns the path to the part `index`, from 0, below this one.
    #[must_use]
    pub fn index(mut self, index: usize) -> FieldPath {
        self.steps.push(Step::Index(index));
        self
    }
}

fn parse_range(text: &str) -> Option<Range<usize>> {
    let (start, end) = text.split_once("..")?;
    Some(start.parse().ok()?..end.parse().ok()?)
}

impl fmt::Display for FieldPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.to_key {
            f.write_str("key:")?;
        }
        for (place, step) in self.steps.iter().enumerate() {
            match step {
                Step::Key(key) if place > 0 => write!(f, ".{key}")?,
                Step::Key(key) => f.write_str(key)?,
                Step::Index(index) => write!(f, "[{index}]")?,
                Step::Body(range) => write!(f, "body:{}..{}", range.start, range.end)?,
            }
        }
        Ok(())
    }
}

/// Returns the place of a field in `file`; where it is not there, that of the nearest field around it.
pub fn locate(file: &SourceFile, field: &FieldPath) -> Span {
    Places::new(file).find(field)
}

/// The places of a file's fields. What is needed to find them is read when the first one is asked for, and then
/// once: a file with one finding often has several, and most files have none.
#[derive(Debug)]
pub struct Places<'f> {
    file: &'f SourceFile,
    parts: Option<Parts>,
    front_matter: OnceCell<Tree<'f>>,
    updates: OnceCell<Vec<PlacedUpdate>>,
}

impl<'f> Places<'f> {
    /// Gets ready to find places in `file`.
    pub fn new(file: &'f SourceFile) -> Places<'f> {
        Places {
            file,
            parts: front_matter::split(file.text()).ok(),
            front_matter: OnceCell::new(),
            updates: OnceCell::new(),
        }
    }

    /// Returns the place of a field; where it is not there, that of the nearest field around it.
    pub fn find(&self, field: &FieldPath) -> Span {
        let text = self.file.text();
        let first_line = || Span::new(0, text.find(['\n', '\r']).unwrap_or(text.len()));
        if self.file.path() == "site.yaml" {
            return self.in_front_matter(0..text.len(), SITE, field, first_line());
        }
        let Some(parts) = &self.parts else {
            return match field.steps.as_slice() {
                [Step::Body(range)] => in_body(text, 0, range),
                _ => first_line(),
            };
        };
        match field.steps.as_slice() {
            [Step::Body(range)] => in_body(text, parts.body.start, range),
            [Step::Key(key), Step::Index(index), rest @ ..] if key == "updates" => {
                self.in_update(parts, *index, rest).unwrap_or(parts.fence)
            }
            _ => {
                let known = keys_of(self.file.path());
                self.in_front_matter(parts.front_matter.clone(), known, field, parts.fence)
            }
        }
    }

    fn in_front_matter(
        &self,
        range: Range<usize>,
        known: &'static Keys,
        field: &FieldPath,
        top: Span,
    ) -> Span {
        let offset = range.start;
        let tree = self
            .front_matter
            .get_or_init(|| yaml::parse(&self.file.text()[range], offset));
        let Some((Step::Key(key), rest)) = field.steps.split_first() else {
            return top;
        };
        match entry_of(&tree.entries, Some(known), key) {
            Some((entry, below)) => below_entry((entry, below), rest, field.to_key),
            None => top,
        }
    }

    fn in_update(&self, parts: &Parts, index: usize, rest: &[Step]) -> Option<Span> {
        let text = self.file.text();
        let read = || {
            let config = Config::default();
            let mut cx = Context::new(self.file, &config);
            let outline = outline(&text[parts.body.clone()], parts.body.start);
            updates(self.file, &outline, parts.body.end, &mut cx)
        };
        let found = self.updates.get_or_init(read).get(index)?;
        let part = match rest {
            [Step::Key(key)] if key == "date" => Some(found.date),
            [Step::Key(key)] if key == "percent" => found.percent,
            [Step::Key(key)] if key == "stated" => found.stated,
            _ => None,
        };
        let line = text[found.heading.range()].trim_end().len();
        let start = found.heading.start as usize;
        Some(part.unwrap_or(Span::new(start, start + line)))
    }
}

fn keys_of(path: &str) -> &'static Keys {
    match path.split('/').next().unwrap_or_default() {
        "projects" => BRIEF,
        "directives" => DIRECTIVE,
        "meetings" => MEETING,
        "practices" => PRACTICE,
        "years" => YEAR,
        _ => PAGE,
    }
}

fn in_body(text: &str, body: usize, range: &Range<usize>) -> Span {
    let within = |at: usize| {
        let mut at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    Span::new(within(body + range.start), within(body + range.end))
}

/// Follows `steps` from an entry, as far as they lead.
fn below_entry((entry, below): (&Entry<'_>, Option<&'static Keys>), steps: &[Step], to_key: bool) -> Span {
    let place_of = |entry: &Entry<'_>| if to_key { entry.key_span } else { place_of(entry) };
    let mut node = &entry.value;
    let mut known = below;
    let mut place = place_of(entry);
    for step in steps {
        let next = match (step, &node.value) {
            (Step::Index(index), Value::List(items)) => items.get(*index).map(|item| (item, item.span)),
            (Step::Index(0), _) => Some((node, place)),
            (Step::Key(key), Value::Group(entries)) => entry_of(entries, known, key).map(|(entry, below)| {
                known = below;
                (&entry.value, place_of(entry))
            }),
            _ => None,
        };
        let Some((found, span)) = next else {
            break;
        };
        (node, place) = (found, span);
    }
    place
}

/// Returns the value's place, or the key's where the value is long or empty.
fn place_of(entry: &Entry<'_>) -> Span {
    match &entry.value {
        Node {
            value: Value::Text(_),
            span,
        } => *span,
        _ => entry.key_span,
    }
}

fn entry_of<'t>(
    entries: &'t [Entry<'t>],
    known: Option<&'static Keys>,
    key: &str,
) -> Option<(&'t Entry<'t>, Option<&'static Keys>)> {
    let canonical = |written: &str| known.and_then(|known| keys::find(known, written));
    entries.iter().find_map(|entry| {
        let written = entry.key.trim();
        let found = canonical(written);
        let fits = |key: &str| written == key || found.is_some_and(|found| found.name == key);
        (fits(key) || key.split('|').any(fits)).then(|| (entry, found.and_then(|found| found.below)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const BRIEF: &str = "---\r\n项目: 甲\r\ndue: 2026-12\r\n工作线: 干部\r\n节点:\r\n  - {name: 一, 时限: 2026-06}\r\n  \
                         - name: 二\r\nproblems: {内容: 缺}\r\nextra:\r\n---\r\n\r\n## 2026-03-28 40% 正常 x\r\n字\r\n\r\n## 2026-04-02\r\n";

    fn found(field: &str) -> &'static str {
        let file = SourceFile::new("projects/2026/a.md", BRIEF);
        let span = locate(&file, &FieldPath::parse(field));
        &BRIEF[span.range()]
    }

    #[test]
    fn fields_are_found_by_their_canonical_names() {
        let cases = [
            ("", "---"),
            ("title", "甲"),
            ("due", "2026-12"),
            ("lead", "---"),
            ("lead[3].x", "---"),
            ("milestones", "节点"),
            ("milestones[0].due", "2026-06"),
            ("milestones[1].name", "二"),
            ("milestones[1].due", "name: 二"),
            ("milestones[7].due", "节点"),
            ("problems[0].text", "缺"),
            ("extra.anything", "extra"),
            ("workstream|工作线", "干部"),
            ("key:due", "due"),
            ("key:milestones[0].due", "时限"),
            ("updates[0]", "## 2026-03-28 40% 正常 x"),
            ("updates[0].date", "2026-03-28"),
            ("updates[0].percent", "40%"),
            ("updates[0].stated", "正常"),
            ("updates[1].percent", "## 2026-04-02"),
            ("updates[2]", "---"),
            ("body:2..7", "## 20"),
        ];
        for (field, expected) in cases {
            assert_eq!(found(field).trim_end(), expected, "{field}");
        }
    }

    #[test]
    fn a_path_is_written_as_it_is_read() {
        for text in [
            "",
            "due",
            "milestones[2].due",
            "body:120..140",
            "key:rules.stale-update",
            "updates[3].percent",
        ] {
            assert_eq!(FieldPath::parse(text).to_string(), text);
        }
        let built = FieldPath::default().key("allow").key("stale-update");
        assert_eq!(built, FieldPath::parse("allow.stale-update"));
        assert_eq!(FieldPath::parse("a[x].b").to_string(), "a");
    }

    #[test]
    fn a_file_without_front_matter_has_a_first_line() {
        let file = SourceFile::new("projects/2026/a.md", "甲\n乙");
        assert_eq!(locate(&file, &FieldPath::parse("due")), Span::new(0, 3));
        let site = SourceFile::new("site.yaml", "title: 甲\nfacets:\n  - {key: a, name: 乙}\n");
        let span = locate(&site, &FieldPath::parse("facets[0].name"));
        assert_eq!(&site.text()[span.range()], "乙");
    }
}
