//! The two pure functions that carry the program: inputs to analysis, analysis to site.

mod memory;

use std::collections::{BTreeMap, BTreeSet};
use std::io::ErrorKind;
use std::sync::Arc;

use rayon::prelude::*;

use crate::config::Config;
use crate::diagnostic::{self, Diagnostic, Severity, Sources};
use crate::figures::{self, Figures};
use crate::locale::Message;
use crate::model::{Date, Portfolio};
use crate::path::{percent_decode, resolve};
use crate::rules::{self, Judged, Subject};
use crate::site::Site;
use crate::source::{self, BodyNotes, Drafts};
use crate::text::SourceFile;
pub use crate::theme::ThemeFile;
use crate::theme::{self, TemplateSources, Theme};
use crate::view::{Facts, Seal, SealedYear};
use memory::{FileMemory, ReadFile};

/// Everything that a run has read from the world. Same inputs, same bytes.
#[derive(Clone, Debug)]
pub struct Inputs {
    /// Records and `site.yaml` below `content/`, sorted by path.
    pub documents: Vec<Arc<Document>>,
    /// Other files below `content/`: path and size in bytes.
    pub attachments: BTreeMap<Arc<str>, u64>,
    /// Files of the site's own themes.
    pub theme: Vec<ThemeFile>,
    /// What was not read, and why.
    pub rejected: Vec<Rejected>,
    /// The run's status date.
    pub run_date: Date,
    /// What the run asks for.
    pub options: Options,
}

/// What a run asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Whether drafts are shown.
    pub drafts: bool,
    /// The year whose projects must all be closed or accounted for.
    pub year_end: Option<i32>,
}

/// One text file below `content/` that Milepost reads: a Markdown file, or `site.yaml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The path below `content/`, with `/` between folders.
    pub path: Arc<str>,
    /// The file's bytes; empty where the file is larger than a brief may be.
    pub bytes: Arc<[u8]>,
    /// The file's size on disk, in bytes.
    pub size: u64,
}

/// One entry of a source folder that was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejected {
    /// The path below the site's root, with `/` between folders; bytes that are not text, and characters
    /// that would not show, are escaped as `\xE4` and `\u{202e}`.
    pub path: String,
    /// Why it was not read.
    pub reason: RejectReason,
}

/// Why an entry of a source folder was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RejectReason {
    /// A symbolic link: what it points to may lie outside the site.
    Symlink,
    /// A pipe, a socket or a device.
    NotRegular,
    /// The name is not UTF-8.
    NameNotUtf8,
    /// The name has a control character, a character that changes the direction of text, or a backslash.
    NameCharacters,
    /// The name is longer than `limit` bytes.
    NameTooLong {
        /// Greatest length of a name, in bytes.
        limit: usize,
    },
    /// The path below the source folder is longer than `limit` bytes.
    PathTooLong {
        /// Greatest length of a path, in bytes.
        limit: usize,
    },
    /// The file is larger than `limit` bytes; only of files of a theme.
    TooLarge {
        /// Greatest size, in bytes.
        limit: u64,
    },
    /// The system refused to read it.
    Unreadable(ErrorKind),
}

/// What the content says, what follows from it, and everything that is wrong.
#[derive(Debug)]
pub struct Analysis {
    /// The site's settings.
    pub config: Arc<Config>,
    /// All records.
    pub portfolio: Arc<Portfolio>,
    /// All figures.
    pub figures: Arc<Figures>,
    /// All findings, in their one order.
    pub diagnostics: Vec<Diagnostic>,
    /// Paths below `content/` of the attachments that a record links to.
    pub linked: BTreeSet<Arc<str>>,
    /// The text files, for source frames.
    pub sources: SourceTexts,
}

impl Analysis {
    /// Counts the findings of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.severity == severity)
            .count()
    }

    /// Tells whether something stops a publish.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }
}

/// The text files of a run.
#[derive(Debug, Default)]
pub struct SourceTexts {
    /// Those of the content, by path.
    content: Vec<Arc<ReadFile>>,
    /// Those of the site's themes.
    themes: TemplateSources,
}

impl SourceTexts {
    fn new(files: &[Arc<ReadFile>], theme: &[ThemeFile]) -> SourceTexts {
        let mut content = files.to_vec();
        content.sort_by(|a, b| a.path().cmp(b.path()));
        SourceTexts {
            content,
            themes: TemplateSources::new(theme),
        }
    }

    /// Returns the file at a path below the site's root.
    fn read(&self, file: &str) -> Option<&ReadFile> {
        let path = file.strip_prefix("content/")?;
        let place = self.content.binary_search_by(|file| file.path().cmp(path)).ok()?;
        Some(&self.content[place])
    }
}

impl Sources for SourceTexts {
    fn source(&self, file: &str) -> Option<&SourceFile> {
        if file.starts_with("themes/") {
            return self.themes.source(file);
        }
        self.read(file)?.text.as_ref().ok()
    }
}

/// A part of the analysis, named when it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Files became records.
    Parse,
    /// Figures were computed.
    Derive,
    /// Rules were checked.
    Check,
}

/// What earlier runs found out, part by part. An analysis is the same with a memory as without.
#[derive(Debug, Default)]
pub struct Memory {
    files: FileMemory,
    rules: rules::Memory,
}

/// Reads, computes and checks everything. `ended` hears when a phase has ended.
pub fn analyze(inputs: &Inputs, ended: &mut dyn FnMut(Phase)) -> Analysis {
    analyze_again(inputs, &mut Memory::default(), ended)
}

/// Does what [`analyze`] does, with the same result, and spares itself the reading of files that `memory` knows.
pub fn analyze_again(inputs: &Inputs, memory: &mut Memory, ended: &mut dyn FnMut(Phase)) -> Analysis {
    let mut diagnostics: Vec<Diagnostic> = inputs.rejected.iter().map(rejection).collect();
    let (config, found) = settings(&inputs.documents);
    diagnostics.extend(found);
    let files = memory.files.read(&inputs.documents, &config);
    diagnostics.extend(files.iter().filter_map(|file| file.text.as_ref().err().cloned()));
    let drafts = if inputs.options.drafts {
        Drafts::Include
    } else {
        Drafts::Leave
    };
    let parsed = || files.iter().filter_map(|file| file.parsed.as_ref());
    let bodies: BTreeMap<Arc<str>, Arc<BodyNotes>> = parsed()
        .filter(|file| drafts == Drafts::Include || !file.is_draft())
        .map(|file| (Arc::clone(&file.path), Arc::clone(&file.body)))
        .collect();
    let (mut portfolio, found) = source::assemble(parsed(), drafts);
    figures::set_back(&mut portfolio, &config, inputs.run_date);
    diagnostics.extend(found);
    diagnostics.extend(theme::findings::findings(&config.theme, &inputs.theme));
    let sources = SourceTexts::new(files, &inputs.theme);
    ended(Phase::Parse);
    let figures = figures::figures(&portfolio, &config, inputs.run_date);
    ended(Phase::Derive);
    let basis = rules::Basis {
        config: Arc::new(config),
        portfolio: Arc::new(portfolio),
        figures: Arc::new(figures),
    };
    let rules::Basis {
        config,
        portfolio,
        figures,
    } = basis.clone();
    let subject = Subject {
        config: &config,
        portfolio: &portfolio,
        figures: &figures,
        lineage: &figures::lineage(&portfolio),
        bodies: &bodies,
        attachments: &inputs.attachments,
        year_end: inputs.options.year_end,
    };
    diagnostics.extend(locate(memory.rules.run(&subject, basis), &sources));
    diagnostic::sort(&mut diagnostics);
    let linked = linked(&portfolio, &bodies, &inputs.attachments);
    ended(Phase::Check);
    Analysis {
        config,
        portfolio,
        figures,
        diagnostics,
        linked,
        sources,
    }
}

/// The site's settings, below `content/`.
const SETTINGS: &str = "site.yaml";

/// Returns the site's settings, for what must be known before everything is read, such as its theme.
pub fn settings_of(documents: &[Arc<Document>]) -> Config {
    settings(documents).0
}

/// Reads the settings; a file that is no text leaves the defaults, and is reported with the other files.
fn settings(documents: &[Arc<Document>]) -> (Config, Vec<Diagnostic>) {
    let file = documents.iter().find(|document| *document.path == *SETTINGS);
    file.and_then(|file| source::decode(&file.path, &file.bytes, file.size).ok())
        .map_or_else(
            || (Config::default(), Vec::new()),
            |text| source::read_site(&text),
        )
}

fn rejection(rejected: &Rejected) -> Diagnostic {
    let (rule, message) = match &rejected.reason {
        RejectReason::Symlink => ("symlink", Message::new("rejected-symlink")),
        RejectReason::NotRegular => ("unreadable", Message::new("rejected-not-regular")),
        RejectReason::NameNotUtf8 => ("invalid-name", Message::new("rejected-name-not-utf8")),
        RejectReason::NameCharacters => ("invalid-name", Message::new("rejected-name-characters")),
        RejectReason::NameTooLong { limit } => (
            "invalid-name",
            Message::new("rejected-name-too-long").with("limit", *limit),
        ),
        RejectReason::PathTooLong { limit } => (
            "invalid-name",
            Message::new("rejected-path-too-long").with("limit", *limit),
        ),
        RejectReason::TooLarge { limit } => (
            "limit-exceeded",
            Message::new("rejected-too-large").with("limit", *limit),
        ),
        RejectReason::Unreadable(kind) => (
            "unreadable",
            Message::new("rejected-unreadable").with("reason", kind.to_string()),
        ),
    };
    Diagnostic {
        rule,
        severity: Severity::Error,
        file: Arc::from(rejected.path.as_str()),
        span: None,
        message,
        related: Vec::new(),
    }
}

/// Looks up the places of the rules' findings, all those of one file together.
fn locate(judged: Vec<Judged>, sources: &SourceTexts) -> Vec<Diagnostic> {
    let mut by_file: BTreeMap<String, Vec<Judged>> = BTreeMap::new();
    for one in judged {
        match by_file.get_mut(&one.finding.file) {
            Some(found) => found.push(one),
            None => {
                by_file.insert(one.finding.file.clone(), vec![one]);
            }
        }
    }
    let located = |(file, found): (String, Vec<Judged>)| locate_in(&file, found, sources);
    by_file.into_par_iter().flat_map_iter(located).collect()
}

fn locate_in(file: &str, found: Vec<Judged>, sources: &SourceTexts) -> Vec<Diagnostic> {
    let file: Arc<str> = Arc::from(format!("content/{file}"));
    let mut places = sources.read(&file).and_then(ReadFile::places);
    let located = |Judged {
                       rule,
                       severity,
                       finding,
                   }: Judged| Diagnostic {
        rule,
        severity,
        file: Arc::clone(&file),
        span: places.as_mut().map(|places| places.find(&finding.field)),
        message: finding.message,
        related: Vec::new(),
    };
    found.into_iter().map(located).collect()
}

/// Finds the attachments that a body, or a piece of evidence, links to.
fn linked(
    portfolio: &Portfolio,
    bodies: &BTreeMap<Arc<str>, Arc<BodyNotes>>,
    attachments: &BTreeMap<Arc<str>, u64>,
) -> BTreeSet<Arc<str>> {
    let mut linked = BTreeSet::new();
    if attachments.is_empty() {
        return linked;
    }
    let mut link = |file: &str, destination: &str| {
        let path = percent_decode(destination).and_then(|path| resolve(file, &path));
        if let Some((path, _)) = path.and_then(|path| attachments.get_key_value(path.as_str())) {
            linked.insert(Arc::clone(path));
        }
    };
    for (file, notes) in bodies {
        for found in &notes.links {
            link(file, &found.destination);
        }
    }
    for project in &portfolio.projects {
        let closing = project.close.iter().flat_map(|close| &close.evidence);
        let milestones = project
            .milestones
            .iter()
            .flat_map(|milestone| &milestone.evidence);
        closing
            .chain(milestones)
            .for_each(|evidence| link(&project.file, evidence));
    }
    for practice in &portfolio.practices {
        practice
            .evidence
            .iter()
            .for_each(|evidence| link(&practice.file, evidence));
    }
    linked
}

/// Gathers the facts of an analysis, with the words of a theme.
pub fn facts(analysis: &Analysis, theme: &Theme) -> Facts {
    let words = theme
        .locale()
        .expect("the words of a loaded theme were read when it was loaded");
    Facts::new(
        Arc::clone(&analysis.config),
        Arc::clone(&analysis.portfolio),
        Arc::clone(&analysis.figures),
        words,
    )
}

/// Lays out the site of an analysis in a theme.
pub fn site(analysis: &Analysis, theme: Arc<Theme>) -> Site {
    let facts = facts(analysis, &theme);
    Site::new(facts, theme, analysis.linked.iter().map(AsRef::as_ref))
}

/// Lays out the site of an analysis beside which snapshots lie: the archive page lists them, and `files`, by
/// their paths below the folder of snapshots, are carried under `archive/` as they are.
pub fn site_with_archive(
    analysis: &Analysis,
    theme: Arc<Theme>,
    sealed: Vec<SealedYear>,
    files: &[String],
) -> Site {
    let facts = facts(analysis, &theme).with_sealed(sealed);
    Site::new(facts, theme, analysis.linked.iter().map(AsRef::as_ref)).with_archive(files)
}

/// Lays out the site of a snapshot: that of one year, out of which no link leads.
pub fn sealed_site(analysis: &Analysis, theme: Arc<Theme>, seal: Seal) -> Site {
    let facts = facts(analysis, &theme).with_seal(seal);
    Site::new(facts, theme, analysis.linked.iter().map(AsRef::as_ref))
}
