//! The two pure functions that carry the program: inputs to analysis, analysis to site.

mod aside;
mod findings;
mod fingerprint;
mod gathered;
mod linked;
mod memory;
mod rejected;
mod sealed;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::config::Config;
use crate::diagnostic::{Diagnostic, Severity, Sources};
use crate::figures::{self, Before, Figures};
use crate::model::{Date, Portfolio};
use crate::rules::{self, Subject};
use crate::site::{Carried, Site};
use crate::source::{self, Drafts};
use crate::text::{FileBytes, SourceFile};
pub use crate::theme::ThemeFile;
use crate::theme::{self, TemplateSources, Theme};
use crate::view::difference::Difference;
use crate::view::unchanged::Unchanged;
use crate::view::{Facts, Seal, SealedYear};
pub use aside::analyze_in_spite;
use findings::Findings;
pub use fingerprint::Fingerprint;
use gathered::{Gathered, GatheredMemory, Setting};
use linked::linked;
use memory::{FileMemory, ReadFile};
pub use rejected::{RejectReason, Rejected};
use sealed::SealedMemory;
pub use sealed::{SealedFault, SealedRecords};

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
    /// Records of sealed years that have no briefs any more.
    pub sealed: Vec<SealedRecords>,
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
    pub bytes: FileBytes,
    /// The file's size on disk, in bytes.
    pub size: u64,
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
    findings: Findings,
    /// Paths below `content/` of the attachments that a record links to.
    pub linked: BTreeSet<Arc<str>>,
    /// The text files, for source frames.
    pub sources: SourceTexts,
    /// Paths below `content/` of the records that could not be read and have another in their place; none but in
    /// [`analyze_in_spite`].
    pub unread: BTreeSet<Arc<str>>,
}

impl Analysis {
    /// Returns all findings, in their one order. Their places are looked up when this is called first.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        self.findings.placed(&self.sources)
    }

    /// Counts the findings of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        // Of findings that say the same at one place only one counts, so there is no count without places.
        if severity == Severity::Error && !self.has_errors() {
            return 0;
        }
        self.diagnostics()
            .iter()
            .filter(|diagnostic| diagnostic.severity == severity)
            .count()
    }

    /// Gives back the memory of what only findings need, the findings themselves among it: a site that is laid out and
    /// published afterwards needs none of it. Whether one was an error stays known.
    pub fn forget_findings(&mut self) {
        let forgotten = (self.findings.forget(), std::mem::take(&mut self.sources));
        // There is much of it, and nobody waits for it.
        rayon::spawn(move || drop(forgotten));
    }

    /// Tells whether something stops a publish.
    pub fn has_errors(&self) -> bool {
        self.findings.has_errors()
    }
}

/// The text files of a run.
#[derive(Debug, Default)]
pub struct SourceTexts {
    /// Those of the content, sorted by path.
    content: Arc<Vec<Arc<ReadFile>>>,
    /// Those of the site's themes.
    themes: TemplateSources,
}

impl SourceTexts {
    fn new(files: &Arc<Vec<Arc<ReadFile>>>, theme: &[ThemeFile]) -> SourceTexts {
        SourceTexts {
            content: Arc::clone(files),
            themes: TemplateSources::new(theme),
        }
    }

    /// Tells whether the record at a path below `content/` could not be read as it is written; of a draft only where
    /// drafts count.
    fn is_unread(&self, path: &str, drafts: bool) -> bool {
        let file = self.read(&format!("content/{path}"));
        file.is_some_and(|file| match &file.parsed {
            Some(parsed) => parsed.has_errors() && (drafts || !parsed.is_draft()),
            None => file.text.is_err(),
        })
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
#[derive(Debug)]
pub struct Memory {
    files: FileMemory,
    sealed: SealedMemory,
    gathered: GatheredMemory,
    /// None where there is no later run for which findings would be kept.
    rules: Option<rules::Memory>,
}

impl Default for Memory {
    fn default() -> Memory {
        Memory {
            files: FileMemory::default(),
            sealed: SealedMemory::default(),
            gathered: GatheredMemory::default(),
            rules: Some(rules::Memory::default()),
        }
    }
}

/// Reads, computes and checks everything. `ended` hears when a phase has ended.
pub fn analyze(inputs: &Inputs, ended: &mut dyn FnMut(Phase)) -> Analysis {
    let mut once = Memory {
        rules: None,
        ..Memory::default()
    };
    analyze_again(inputs, &mut once, ended)
}

/// Does what [`analyze`] does, with the same result, and spares itself what `memory` knows: the reading of files, the
/// figures of briefs, the findings about them.
pub fn analyze_again(inputs: &Inputs, memory: &mut Memory, ended: &mut dyn FnMut(Phase)) -> Analysis {
    let mut diagnostics: Vec<Diagnostic> = inputs.rejected.iter().map(Rejected::finding).collect();
    diagnostics.extend(inputs.attachments.keys().filter_map(|path| source::unread(path)));
    let (config, found) = settings(&inputs.documents);
    diagnostics.extend(found);
    let files = memory.files.read(&inputs.documents, &config);
    diagnostics.extend(theme::findings::findings(&config.theme, &inputs.theme));
    let (sealed, found) = memory.sealed.read(&inputs.sealed);
    diagnostics.extend(found);
    let setting = Setting {
        config: &config,
        run_date: inputs.run_date,
        drafts: if inputs.options.drafts {
            Drafts::Include
        } else {
            Drafts::Leave
        },
        sealed: &sealed,
    };
    let Gathered {
        portfolio,
        bodies,
        remembered,
        findings,
    } = memory.gathered.gather(&files, setting);
    diagnostics.extend(findings);
    let before = memory.rules.as_ref().and_then(rules::Memory::basis);
    let before = before.filter(|before| before.config.computes_alike(&config));
    let known = figures::Known {
        recorded: remembered
            .iter()
            .map(|(year, read)| (*year, &read.figures))
            .collect(),
        before: before.map(|before| Before {
            portfolio: &before.portfolio,
            figures: &before.figures,
        }),
    };
    let sources = SourceTexts::new(files.all, &inputs.theme);
    ended(Phase::Parse);
    let figures = figures::figures_with(&portfolio, &config, inputs.run_date, &known);
    ended(Phase::Derive);
    let basis = rules::Basis {
        config: Arc::new(config),
        portfolio,
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
        lineage: &figures.lineage,
        bodies: &bodies,
        attachments: &inputs.attachments,
        year_end: inputs.options.year_end,
        asked: None,
    };
    let judged = match &mut memory.rules {
        Some(rules) => rules.run(&subject, basis),
        None => rules::run(&subject),
    };
    let linked = linked(&portfolio, &figures, &bodies, &inputs.attachments);
    ended(Phase::Check);
    Analysis {
        config,
        portfolio,
        figures,
        findings: Findings::new(diagnostics, judged),
        linked,
        sources,
        unread: BTreeSet::new(),
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
    let is_it = |document: &&Arc<Document>| *document.path == *SETTINGS;
    let place = documents.binary_search_by(|document| (*document.path).cmp(SETTINGS));
    // They are sorted nearly always, and nothing may follow from their order.
    let file = place.map_or_else(|_| documents.iter().find(is_it), |place| Some(&documents[place]));
    file.and_then(|file| source::decode(&file.path, &file.bytes, file.size).ok())
        .map_or_else(
            || (Config::default(), Vec::new()),
            |text| source::read_site(&text),
        )
}

/// Gathers the facts of an analysis, with the words of a theme.
pub fn facts(analysis: &Analysis, theme: &Theme) -> Facts {
    Facts::new(
        Arc::clone(&analysis.config),
        Arc::clone(&analysis.portfolio),
        Arc::clone(&analysis.figures),
        theme.locale(),
    )
    .with_unread(analysis.unread.clone())
}

/// Lays out the site of an analysis in a theme.
pub fn site(analysis: &Analysis, theme: Arc<Theme>) -> Site {
    let facts = facts(analysis, &theme);
    Site::new(facts, theme, analysis.linked.iter().map(AsRef::as_ref))
}

/// The snapshots that lie beside a site.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shelf {
    /// What the archive page lists.
    pub sealed: Vec<SealedYear>,
    /// Their pages.
    pub carried: Carried,
    /// What differs between those that follow on one another.
    pub differences: Vec<Arc<Difference>>,
}

/// Lays out the site of an analysis beside which snapshots lie: the archive page lists them, and their pages are
/// carried under `archive/` as they are.
pub fn site_with_archive(analysis: &Analysis, theme: Arc<Theme>, shelf: &Shelf) -> Site {
    site_again(analysis, theme, shelf, None)
}

/// Does what [`site_with_archive`] does, with the same result, and spares itself what the site `before` has settled.
pub fn site_again(analysis: &Analysis, theme: Arc<Theme>, shelf: &Shelf, before: Option<&Site>) -> Site {
    let Analysis {
        config,
        portfolio,
        figures,
        linked,
        ..
    } = analysis;
    let unchanged = before.and_then(|site| Unchanged::since(site.facts(), config, portfolio, figures));
    let facts = Facts::after(
        unchanged.as_ref(),
        Arc::clone(config),
        Arc::clone(portfolio),
        Arc::clone(figures),
        theme.locale(),
    );
    let facts = facts
        .with_sealed(shelf.sealed.clone(), shelf.differences.clone())
        .with_unread(analysis.unread.clone());
    let site = Site::after(
        before.zip(unchanged.as_ref()),
        facts,
        theme,
        linked.iter().map(AsRef::as_ref),
    );
    site.with_carried(shelf.carried.clone())
}

/// Lays out the site of a snapshot: that of one year, out of which no link leads.
pub fn sealed_site(analysis: &Analysis, theme: Arc<Theme>, seal: Seal) -> Site {
    let facts = facts(analysis, &theme).with_seal(seal);
    Site::new(facts, theme, analysis.linked.iter().map(AsRef::as_ref))
}
