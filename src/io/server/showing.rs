//! What the preview shows: one site, swapped whole, and the findings about what is being written now.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry as Slot;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use hyper::StatusCode;
use hyper::body::Bytes;
use serde_json::{Value, json};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};

use crate::diagnostic::{Diagnostic, Tally, framed};
use crate::io::live::{Edition, Times};
use crate::io::read::Changes;
use crate::locale::{Args, Language, Locale};
use crate::path::SitePath;
use crate::site::{Content, Entry, Site};
use crate::theme::TemplateSources;

/// Streams of events that are open at once.
const STREAMS: usize = 32;

/// Pages of one edition that are kept after they were rendered.
const KEPT_PAGES: usize = 64;

/// Findings that the overlay and the status report list; their number is always whole.
const LISTED: usize = 100;

/// What a server shows, and who is looking.
#[derive(Debug)]
pub struct Preview {
    token: String,
    root: PathBuf,
    showing: watch::Sender<Arc<Showing>>,
    streams: Arc<Semaphore>,
    open_pages: Arc<Mutex<BTreeMap<u64, SitePath>>>,
    opened: AtomicU64,
}

/// What became of an edition.
#[derive(Debug)]
pub struct Published {
    /// The number of the build, from 1.
    pub build: u64,
    /// A template's fault on a page that is being looked at; the site before stays.
    pub fault: Option<Diagnostic>,
    /// Whether the edition is what is shown now.
    pub is_shown: bool,
    /// How many findings stand.
    pub tally: Tally,
    /// The status report as JSON on one line.
    pub status: String,
}

/// What is shown between one change and the next.
#[derive(Debug)]
pub(super) struct Showing {
    /// The number of the build, from 1; 0 before the first.
    pub build: u64,
    /// The newest site without errors.
    pub site: Option<Arc<Site>>,
    /// The language of the site that is being written.
    pub language: Language,
    /// What the overlay shows, as JSON.
    pub findings: Bytes,
    /// The status report.
    pub status: Bytes,
    /// Style sheets, and everything else that pages load, as numbers that differ when they differ.
    styles: u64,
    assets: u64,
    attachments: u64,
    /// Pages that live elsewhere since their record was renamed.
    moved: BTreeMap<SitePath, SitePath>,
    /// Records renamed since the site was published last: path then and path now.
    renamed: Vec<(Arc<str>, Arc<str>)>,
    pages: Arc<Mutex<BTreeMap<SitePath, Arc<Page>>>>,
}

/// A page as it was rendered, without what the preview adds to it.
#[derive(Debug)]
pub(super) struct Page {
    /// Whether the address exists.
    pub status: StatusCode,
    /// Its bytes.
    pub bytes: Bytes,
    hash: u64,
}

/// The state of a page in a browser: numbers that differ when what they stand for differs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Version {
    pub page: u64,
    pub styles: u64,
    pub others: u64,
    pub findings: u64,
}

impl Version {
    /// Writes the version for the page's own script.
    pub(super) fn text(self) -> String {
        let Version {
            page,
            styles,
            others,
            findings,
        } = self;
        format!("{page:x}-{styles:x}-{others:x}-{findings:x}")
    }

    /// Reads what a page's script says that it has.
    pub(super) fn parse(text: &str) -> Option<Version> {
        let numbers: Result<Vec<u64>, _> = text
            .split('-')
            .map(|part| u64::from_str_radix(part, 16))
            .collect();
        let [page, styles, others, findings] = numbers.ok()?.try_into().ok()?;
        Some(Version {
            page,
            styles,
            others,
            findings,
        })
    }
}

/// One open stream; the page counts as looked at until this is dropped.
pub(super) struct StreamPlace {
    number: u64,
    open_pages: Arc<Mutex<BTreeMap<u64, SitePath>>>,
    _permit: OwnedSemaphorePermit,
}

impl Drop for StreamPlace {
    fn drop(&mut self) {
        locked(&self.open_pages).remove(&self.number);
    }
}

/// Locks a value that is whole between any two statements, so that a thread that panicked has not harmed it.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn hash(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

impl Preview {
    /// Makes a preview that shows nothing yet. `root` is the site's folder.
    pub(super) fn new(token: String, root: PathBuf) -> Preview {
        let nothing = Showing {
            build: 0,
            site: None,
            language: Language::English,
            findings: Bytes::from_static(b"{}"),
            status: Bytes::from_static(b"{\"build\":0,\"ok\":false}"),
            styles: 0,
            assets: 0,
            attachments: 0,
            moved: BTreeMap::new(),
            renamed: Vec::new(),
            pages: Arc::default(),
        };
        Preview {
            token,
            root,
            showing: watch::Sender::new(Arc::new(nothing)),
            streams: Arc::new(Semaphore::new(STREAMS)),
            open_pages: Arc::default(),
            opened: AtomicU64::new(0),
        }
    }

    /// Returns the random part of the preview's own addresses.
    pub fn token(&self) -> &str {
        &self.token
    }

    pub(super) fn root(&self) -> &std::path::Path {
        &self.root
    }

    pub(super) fn showing(&self) -> Arc<Showing> {
        Arc::clone(&self.showing.borrow())
    }

    pub(super) fn subscribe(&self) -> watch::Receiver<Arc<Showing>> {
        self.showing.subscribe()
    }

    /// Notes that a page is being looked at; none where there are too many.
    pub(super) fn open_stream(&self, page: &SitePath) -> Option<StreamPlace> {
        let permit = Arc::clone(&self.streams).try_acquire_owned().ok()?;
        let number = self.opened.fetch_add(1, Ordering::Relaxed);
        locked(&self.open_pages).insert(number, page.clone());
        Some(StreamPlace {
            number,
            open_pages: Arc::clone(&self.open_pages),
            _permit: permit,
        })
    }

    /// Shows an edition, where nothing stands against it; else its findings over the site before.
    pub fn publish(&self, edition: &Edition) -> Published {
        let before = self.showing();
        let mut pages = BTreeMap::new();
        let mut fault = None;
        if let Some(site) = &edition.site {
            let open: Vec<SitePath> = locked(&self.open_pages).values().cloned().collect();
            for path in open {
                match render(site, &path) {
                    Ok(Some(page)) => drop(pages.insert(path, Arc::new(page))),
                    Ok(None) => {}
                    Err(found) => fault = Some(*found),
                }
            }
        }
        let report = Report::new(edition, fault.as_ref(), before.build + 1);
        let shown = edition.site.as_ref().filter(|_| fault.is_none());
        let mut next = Showing {
            build: report.build,
            language: edition.analysis.config.language,
            findings: Bytes::from(report.overlay()),
            status: Bytes::from(report.status()),
            ..before.without_site(&edition.changes)
        };
        if let Some(site) = shown {
            next.show(site, edition, &before);
            next.pages = Arc::new(Mutex::new(pages));
        }
        let status = String::from_utf8_lossy(&next.status).into_owned();
        self.showing.send_replace(Arc::new(next));
        Published {
            build: report.build,
            tally: report.tally,
            is_shown: shown.is_some(),
            fault,
            status,
        }
    }
}

impl Preview {
    /// Says over the pages that stay that the content cannot be read, and returns the status report.
    pub fn interrupt(&self, message: &str) -> String {
        let before = self.showing();
        let report = Report::interruption(message, before.language, before.build + 1);
        let next = Showing {
            build: report.build,
            findings: Bytes::from(report.overlay()),
            status: Bytes::from(report.status()),
            ..before.without_site(&Changes::default())
        };
        let status = report.status();
        self.showing.send_replace(Arc::new(next));
        status
    }
}

impl Showing {
    /// Returns the same site, with the renames that the next one has to follow.
    fn without_site(&self, changes: &Changes) -> Showing {
        let mut renamed = self.renamed.clone();
        for (from, to) in &changes.renamed {
            match renamed.iter_mut().find(|(_, now)| now == from) {
                Some(earlier) => earlier.1 = Arc::clone(to),
                None => renamed.push((Arc::clone(from), Arc::clone(to))),
            }
        }
        Showing {
            build: self.build,
            site: self.site.clone(),
            language: self.language,
            findings: self.findings.clone(),
            status: self.status.clone(),
            styles: self.styles,
            assets: self.assets,
            attachments: self.attachments,
            moved: self.moved.clone(),
            renamed,
            pages: Arc::clone(&self.pages),
        }
    }

    fn show(&mut self, site: &Arc<Site>, edition: &Edition, before: &Showing) {
        for (from, to) in std::mem::take(&mut self.renamed) {
            let old = before.site.as_ref().and_then(|site| site.page_of(&from));
            if let Some((old, new)) = old.zip(site.page_of(&to)) {
                self.moved.insert(old, new);
            }
        }
        self.moved
            .retain(|old, new| site.entry(old).is_none() && site.entry(new).is_some());
        if edition.theme_changed || before.site.is_none() {
            self.assets = loaded(site, |path| !path.ends_with(".css"));
        }
        let is_attachment = |path: &Arc<str>| !path.ends_with(".md") && &**path != "site.yaml";
        if edition.changes.paths.iter().any(is_attachment) {
            self.attachments += 1;
        }
        self.styles = loaded(site, |path| path.ends_with(".css"));
        self.site = Some(Arc::clone(site));
    }

    /// Returns the page at `path`, or the one that says that there is none; none where no site could be made yet.
    ///
    /// # Errors
    /// The fault of a template.
    pub(super) fn page(&self, path: &SitePath) -> Result<Option<Arc<Page>>, Box<Diagnostic>> {
        let Some(site) = &self.site else {
            return Ok(None);
        };
        if let Some(page) = locked(&self.pages).get(path) {
            return Ok(Some(Arc::clone(page)));
        }
        let page = match render(site, path)? {
            Some(page) => page,
            None => Page::new(StatusCode::NOT_FOUND, site.not_found(path)?),
        };
        let page = Arc::new(page);
        let mut pages = locked(&self.pages);
        if pages.len() < KEPT_PAGES
            && let Slot::Vacant(slot) = pages.entry(path.clone())
        {
            slot.insert(Arc::clone(&page));
        }
        Ok(Some(page))
    }

    /// Returns where the page at `path` went when its record was renamed.
    pub(super) fn moved(&self, path: &SitePath) -> Option<&SitePath> {
        self.moved.get(path)
    }

    /// Returns the state of the page at `path`.
    pub(super) fn version(&self, path: &SitePath) -> Version {
        let page = match (self.moved(path), self.page(path)) {
            (Some(to), _) => hash(&to),
            (None, Ok(Some(page))) => page.hash,
            (None, Ok(None)) => 0,
            // A page whose template fails is shown with its fault: it is another page when the fault is another.
            (None, Err(fault)) => hash(&(self.language, fault.file, fault.span.map(|span| span.start))),
        };
        Version {
            page,
            styles: self.styles,
            others: hash(&(self.assets, self.attachments)),
            findings: hash(&self.findings),
        }
    }
}

impl Page {
    fn new(status: StatusCode, bytes: Vec<u8>) -> Page {
        Page {
            status,
            hash: hash(&bytes),
            bytes: Bytes::from(bytes),
        }
    }
}

/// Renders the page at `path`; none where there is none.
fn render(site: &Site, path: &SitePath) -> Result<Option<Page>, Box<Diagnostic>> {
    if !matches!(site.entry(path), Some(Entry::Page(_))) {
        return Ok(None);
    }
    let content = site.render(path)?;
    Ok(content.and_then(|content| match content {
        Content::Rendered(bytes) => Some(Page::new(StatusCode::OK, bytes)),
        Content::Asset(_) | Content::Attachment(_) | Content::Archived(_) => None,
    }))
}

/// Returns a number for all files that pages load whose path fits; it differs when one of them differs.
fn loaded(site: &Site, fits: impl Fn(&str) -> bool) -> u64 {
    let mut hasher = DefaultHasher::new();
    for path in site.paths().filter(|path| fits(path.as_str())) {
        let is_loaded = match site.entry(path) {
            Some(Entry::Asset(_)) => true,
            Some(Entry::Data(_)) => path.as_str().ends_with(".css"),
            _ => false,
        };
        if !is_loaded {
            continue;
        }
        path.hash(&mut hasher);
        match site.render(path) {
            Ok(Some(Content::Rendered(bytes))) => bytes.hash(&mut hasher),
            Ok(Some(Content::Asset(bytes))) => bytes.hash(&mut hasher),
            _ => {}
        }
    }
    hasher.finish()
}

/// What is said of an edition to people and to programs.
struct Report {
    build: u64,
    tally: Tally,
    listed: Vec<Value>,
    times: Times,
    locale: Locale,
}

impl Report {
    fn new(edition: &Edition, fault: Option<&Diagnostic>, build: u64) -> Report {
        let locale = Locale::new(edition.analysis.config.language);
        let mut of_theme: Vec<Diagnostic> = edition.theme_faults.clone();
        of_theme.extend(fault.cloned());
        let mut of_content: Vec<Diagnostic> = edition.analysis.diagnostics().to_vec();
        // Errors first: they are what keeps the page from changing.
        of_content.sort_by_key(|finding| finding.severity);
        let mut tally = Tally::of(&of_content);
        tally.errors += of_theme.len();
        of_content.truncate(LISTED);
        let templates = TemplateSources::new(&edition.theme_files);
        let mut listed = framed(&of_theme, &templates, &locale);
        listed.extend(framed(&of_content, &edition.analysis.sources, &locale));
        Report {
            build,
            tally,
            listed,
            times: edition.times,
            locale,
        }
    }

    /// Reports that nothing could be read.
    fn interruption(message: &str, language: Language, build: u64) -> Report {
        let finding = json!({
            "severity": "error",
            "rule": "unreadable",
            "message": message,
            "file": "content/",
            "line": null,
            "source": null,
            "label": null,
            "help": null,
        });
        Report {
            build,
            tally: Tally {
                errors: 1,
                warnings: 0,
            },
            listed: vec![finding],
            times: Times::default(),
            locale: Locale::new(language),
        }
    }

    /// Writes what the overlay shows; nothing in it differs from build to build unless a finding does.
    fn overlay(&self) -> String {
        let word = |id: &str| self.locale.text(id);
        let line = self.locale.say("preview-line", &Args::new().with("line", "#"));
        json!({
            "errors": self.tally.errors,
            "count": self.tally.say(&self.locale),
            "stays": word("preview-stays"),
            "hint": word("preview-hint"),
            "fold": word("preview-fold"),
            "unfold": word("preview-unfold"),
            "label": word("preview-label"),
            "lost": word("preview-lost"),
            "line": line,
            "more": (self.tally.errors + self.tally.warnings > self.listed.len()).then(|| word("preview-more")),
            "findings": self.listed,
        })
        .to_string()
    }

    fn status(&self) -> String {
        let ms = |time: std::time::Duration| (time.as_secs_f64() * 10_000.0).round() / 10.0;
        let times = self.times;
        json!({
            "build": self.build,
            "ok": self.tally.errors == 0,
            "errors": self.tally.errors,
            "warnings": self.tally.warnings,
            "findings": self.listed,
            "ms": {
                "read": ms(times.read),
                "parse": ms(times.parse),
                "derive": ms(times.derive),
                "check": ms(times.check),
                "layout": ms(times.layout),
                "total": ms(times.total()),
            },
        })
        .to_string()
    }
}
