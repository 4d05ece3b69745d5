//! Where the links of a record lead: other records and their headings, and attachments.

use std::cell::{LazyCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

use super::attachment::{self, Use};
use super::nearest::nearest;
use super::{BodyNotes, Subject};
use crate::anchor::Anchors;
use crate::locale::Message;
use crate::path::{Astray, content_path, fold};
use crate::text::Excerpt;
use crate::url::{Link, Refusal, RelativeLink, classify};

/// What is gathered when it is asked for first.
type Lazy<'a, T> = LazyCell<T, Box<dyn FnOnce() -> T + 'a>>;

/// All files that a link can lead to.
pub(super) struct Shelf<'a> {
    records: Lazy<'a, BTreeSet<&'a str>>,
    /// Where the briefs of sealed years were: their pages are in the snapshot, their headings are not known here.
    sealed: BTreeSet<String>,
    bodies: &'a BTreeMap<Arc<str>, Arc<BodyNotes>>,
    /// By path in NFC: what authors write and what is on the disk may be composed differently.
    attachments: Lazy<'a, BTreeMap<String, u64>>,
    /// The headings of the records that were asked for.
    anchors: RefCell<BTreeMap<&'a str, Anchors>>,
}

/// Lists where the briefs of sealed years were, below `content/`.
fn sealed(subject: &Subject<'_>) -> BTreeSet<String> {
    let years = subject.figures.years.iter();
    years
        .filter(|(_, figures)| figures.is_remembered)
        .flat_map(|(year, _)| subject.portfolio.projects_of(*year))
        .map(|project| format!("projects/{}.md", project.key))
        .collect()
}

/// A link as it stands in a record.
#[derive(Clone, Copy)]
pub(super) struct Standing<'l> {
    /// The record's path below `content/`.
    pub file: &'l str,
    /// The destination, decoded from Markdown.
    pub destination: &'l str,
    /// What it is for.
    pub used: Use,
    /// How many findings there are already.
    pub findings: usize,
}

impl<'a> Shelf<'a> {
    /// Gathers the files of `subject`.
    pub fn new(subject: &Subject<'a>) -> Shelf<'a> {
        let records = bodies(&Subject {
            asked: None,
            ..*subject
        });
        let attachments = subject.attachments;
        Shelf {
            records: LazyCell::new(Box::new(move || records.map(|(file, _)| file).collect())),
            sealed: sealed(subject),
            bodies: subject.bodies,
            attachments: LazyCell::new(Box::new(move || {
                let composed = |(path, size): (&Arc<str>, &u64)| (path.nfc().collect(), *size);
                attachments.iter().map(composed).collect()
            })),
            anchors: RefCell::default(),
        }
    }

    /// Says why a link cannot be followed; none where it can, or where it leads away from the site.
    pub fn fault(&self, link: Standing<'_>) -> Option<Message> {
        match classify(link.destination) {
            Link::External(_) => None,
            Link::Refused(Refusal::Empty) => Some(Message::new("broken-link-empty")),
            Link::Refused(Refusal::Backslash | Refusal::Scheme) if leads_to_a_disk(link.destination) => {
                Some(Message::new("broken-link-disk").with("link", link.destination))
            }
            Link::Refused(Refusal::Backslash) => Some(
                Message::new("broken-link-backslash")
                    .with("link", link.destination)
                    .with("correct", link.destination.replace('\\', "/")),
            ),
            Link::Refused(_) => Some(Message::new("broken-link-refused").with("link", link.destination)),
            Link::Fragment(fragment) => self.heading_fault(link, link.file, &fragment),
            Link::Relative(relative) => self.relative_fault(link, &relative),
        }
    }

    /// Tells whether `destination`, written in the record at `file`, leads to a file that is no record.
    pub fn is_attached(&self, file: &str, destination: &str) -> bool {
        let Link::Relative(relative) = classify(destination) else {
            return false;
        };
        content_path(file, &relative.path).is_ok_and(|path| self.attachments.contains_key(&path))
    }

    fn relative_fault(&self, link: Standing<'_>, relative: &RelativeLink) -> Option<Message> {
        let path = match content_path(link.file, &relative.path) {
            Ok(path) => path,
            Err(Astray::Folder) => return Some(folder(link)),
            Err(Astray::Outside) => {
                return Some(Message::new("broken-link-outside").with("link", link.destination));
            }
        };
        if let Some(size) = self.attachments.get(&path) {
            return attachment::fault(&path, *size, link.used);
        }
        let Some(record) = self.record(&path, &relative.path) else {
            let named = || format!("projects/{}.md", relative.path.nfc().collect::<String>());
            let is_sealed = self.sealed.contains(&path) || self.sealed.contains(&named());
            return (!is_sealed).then(|| self.nowhere(link, &path));
        };
        if link.used == Use::Picture {
            return Some(Message::new("attachment-picture").with("name", link.destination));
        }
        self.heading_fault(link, record, relative.fragment.as_deref()?)
    }

    /// Finds the record at `path`, or the brief that `written` names by year and id.
    fn record(&self, path: &str, written: &str) -> Option<&'a str> {
        let find = |path: &str| self.records.get(path).copied();
        let brief = || {
            path.starts_with("projects/")
                .then(|| find(&format!("{path}.md")))
                .flatten()
        };
        let named = || {
            let key = written.split_once('/').filter(|(year, _)| year.len() == 4);
            key.and_then(|_| find(&format!("projects/{}.md", written.nfc().collect::<String>())))
        };
        find(path).or_else(brief).or_else(named)
    }

    fn heading_fault(&self, link: Standing<'_>, record: &str, fragment: &str) -> Option<Message> {
        let record = self.records.get(record).copied()?;
        let notes = self.bodies.get(record)?;
        let mut anchors = self.anchors.borrow_mut();
        let anchors = anchors.entry(record).or_insert_with(|| anchors_of(notes));
        if anchors.find(fragment).is_some() {
            return None;
        }
        let headings = notes.headings.iter().map(AsRef::as_ref);
        let (id, near) = match (record == link.file, nearest(fragment, headings, link.findings)) {
            (true, Some(near)) => ("broken-link-here-near", near),
            (true, None) => ("broken-link-here", ""),
            (false, Some(near)) => ("broken-link-heading-near", near),
            (false, None) => ("broken-link-heading", ""),
        };
        Some(
            Message::new(id)
                .with("heading", fragment)
                .with("file", format!("content/{record}"))
                .with("near", near),
        )
    }

    /// Returns the file whose path differs in capitals only: systems that do not tell them apart open it.
    fn same_but_for_case(&self, path: &str, findings: usize) -> Option<&str> {
        /// Whoever has more broken links than that has another problem than capitals, and every look takes time.
        const MOST: usize = 200;
        if findings >= MOST {
            return None;
        }
        let folded = fold(path);
        let attachments = self.attachments.keys().map(String::as_str);
        let mut all = self.records.iter().copied().chain(attachments);
        all.find(|known| known.len() == path.len() && fold(known) == folded)
    }

    /// Says that there is no file at `path`, and which one may be meant.
    fn nowhere(&self, link: Standing<'_>, path: &str) -> Message {
        let inside = format!("{path}/");
        let attached = self.attachments.range(inside.clone()..).next();
        if attached.is_some_and(|(path, _)| path.starts_with(&inside)) {
            return folder(link);
        }
        if let Some(same) = self.same_but_for_case(path, link.findings) {
            let here = link.file.rfind('/').map_or("", |end| &link.file[..=end]);
            let near = same
                .strip_prefix(here)
                .map_or_else(|| format!("/{same}"), str::to_owned);
            return Message::new("broken-link-near")
                .with("link", link.destination)
                .with("path", format!("content/{path}"))
                .with("near", near);
        }
        let folder = path.rfind('/').map_or("", |end| &path[..=end]);
        let name = &path[folder.len()..];
        let records = self.records.range(folder..).copied();
        let attachments = self
            .attachments
            .range(folder.to_owned()..)
            .map(|(path, _)| path.as_str());
        let within = |path: &&str| path.starts_with(folder);
        let siblings = records.take_while(within).chain(attachments.take_while(within));
        let names = siblings
            .map(|path| &path[folder.len()..])
            .filter(|name| !name.contains('/'));
        match nearest(name, names, link.findings) {
            Some(near) => {
                let written = link.destination;
                let start = written.rfind('/').map_or("", |end| &written[..=end]);
                Message::new("broken-link-near")
                    .with("link", written)
                    .with("path", format!("content/{path}"))
                    .with("near", format!("{start}{near}"))
            }
            None => Message::new("broken-link")
                .with("link", link.destination)
                .with("path", format!("content/{path}")),
        }
    }
}

/// Tells whether an address is a place on the disk of one computer: `C:\x`, `file:///x`, `\\server\x`.
fn leads_to_a_disk(destination: &str) -> bool {
    let mut start = destination.chars();
    let drive = start.next().is_some_and(|c| c.is_ascii_alphabetic()) && start.next() == Some(':');
    drive || destination.starts_with("\\\\") || destination.to_ascii_lowercase().starts_with("file:")
}

/// Says that a link leads to a folder, which is no page.
fn folder(link: Standing<'_>) -> Message {
    Message::new("broken-link-folder").with("link", link.destination)
}

fn anchors_of(notes: &BodyNotes) -> Anchors {
    let mut anchors = Anchors::default();
    for heading in &notes.headings {
        anchors.add(heading);
    }
    anchors
}

/// Iterates over all records that have a body, of briefs those that are asked about: path below `content/` and body.
pub(super) fn bodies<'a>(subject: &Subject<'a>) -> impl Iterator<Item = (&'a str, &'a Excerpt)> + use<'a> {
    let portfolio = subject.portfolio;
    let projects = subject.projects().map(|record| (&record.file, &record.body));
    let directives = portfolio
        .directives
        .iter()
        .map(|record| (&record.file, &record.body));
    let meetings = portfolio
        .meetings
        .iter()
        .map(|record| (&record.file, &record.body));
    let practices = portfolio
        .practices
        .iter()
        .map(|record| (&record.file, &record.body));
    let years = portfolio
        .years
        .values()
        .map(|record| (&record.file, &record.body));
    let pages = portfolio
        .pages
        .iter()
        .chain(&portfolio.index)
        .map(|record| (&record.file, &record.body));
    let all = projects
        .chain(directives)
        .chain(meetings)
        .chain(practices)
        .chain(years)
        .chain(pages);
    all.map(|(file, body)| (file.as_str(), body))
}
