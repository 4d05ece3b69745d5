//! `build`: checks the content and publishes the site, whole or not at all.

use std::borrow::Cow;
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde_json::json;

use super::Exit;
use super::args::{Build, BuildFormat};
use super::session::{Read, Session};
use crate::archive::shelf;
use crate::diagnostic::{self, Diagnostic, Severity, Tally};
use crate::io::environment;
use crate::io::publish::{
    self, ARCHIVE, Basis, Locking, Piece, PublishError, PublishReport, Refusal, Replacing, Request, Stopped,
};
use crate::locale::{Args, Locale};
use crate::path::SitePath;
use crate::pipeline::{self, Fingerprint, Options};
use crate::site::{Content, Entry, Site};
use crate::theme::TemplateSources;

/// Fewer pages than this are written before anybody could look at a bar.
const PROGRESS_FROM: usize = 500;

/// Runs the command.
pub(super) fn run(session: &Session, options: &Build) -> Exit {
    let start = Instant::now();
    let program = std::thread::spawn(environment::program_digest);
    let mut read = match session.read(Options {
        drafts: options.drafts,
        year_end: None,
    }) {
        // The program ends with the build; to give back every record first takes longer than to write fifty pages.
        Ok(read) => ManuallyDrop::new(read),
        Err(exit) => return exit,
    };
    session.print_findings(&read);
    let errors = read.analysis.count(Severity::Error);
    let in_spite = if errors > 0 && options.keep_going {
        pipeline::analyze_in_spite(&read.inputs, &read.analysis)
    } else {
        None
    };
    if errors > 0 && in_spite.is_none() {
        return refuse(session, &read, options, start.elapsed());
    }
    let tally = (options.format == BuildFormat::Json).then(|| Tally::of(read.analysis.diagnostics()));
    read.analysis.forget_findings();
    let analysis = in_spite.as_ref().unwrap_or(&read.analysis);
    let theme = match session.theme(&read) {
        Ok(theme) => theme,
        Err(exit) => return exit,
    };
    let output = match output(session, &read, options) {
        Ok(output) => output,
        Err(exit) => return exit,
    };
    let shelf_path = read.root.join(ARCHIVE);
    let shelf = shelf::look(&shelf_path, read.analysis.config.archive_key.as_deref());
    // Without a digest of the program nothing says that the pages would be the same, and all of them are made.
    let program = program.join().ok().and_then(Result::ok);
    let program = program.filter(|_| in_spite.is_none());
    let fingerprint = program.map(|program| read.inputs.fingerprint(&shelf, program));
    let site = pipeline::site_with_archive(analysis, theme, &shelf);
    let site = ManuallyDrop::new(site);
    let publishing = Publishing::new(session, &read, &site, options.format);
    match publishing.run(&output, options.no_lock, fingerprint) {
        Ok((report, render)) => {
            let built = Built::new(&read, &site, &report, start.elapsed(), render);
            publishing.finish(&built, &report, &output, tally);
            if errors == 0 {
                return Exit::Done;
            }
            let args = Args::new().with("n", errors);
            session.console.say(&read.locale.say("build-kept-going", &args));
            Exit::ContentErrors
        }
        Err(exit) => exit,
    }
}

/// Says that nothing is published, because of errors.
fn refuse(session: &Session, read: &Read, options: &Build, spent: Duration) -> Exit {
    let errors = read.analysis.count(Severity::Error);
    session
        .console
        .say(&read.locale.say("build-errors", &Args::new().with("n", errors)));
    if options.format == BuildFormat::Json {
        let tally = Tally::of(read.analysis.diagnostics());
        session.console.result(&Built::refused(read, spent).json(tally));
    }
    Exit::ContentErrors
}

fn output(session: &Session, read: &Read, options: &Build) -> Result<PathBuf, Exit> {
    let Some(output) = &options.output else {
        return Ok(read.root.join("public"));
    };
    let here =
        environment::current_folder().map_err(|error| session.fail(&read.locale, Path::new("."), &error))?;
    Ok(here.join(output))
}

/// A site on its way to the disk.
struct Publishing<'a> {
    session: &'a Session,
    read: &'a Read,
    site: &'a Site,
    bar: ProgressBar,
    /// Nanoseconds that all threads together spent on rendering.
    rendering: AtomicUsize,
}

impl<'a> Publishing<'a> {
    fn new(session: &'a Session, read: &'a Read, site: &'a Site, format: BuildFormat) -> Publishing<'a> {
        let count = site.paths().count();
        let silent = session.common.quiet || session.environment.ci || format == BuildFormat::Json;
        let target = if silent || count < PROGRESS_FROM {
            ProgressDrawTarget::hidden()
        } else {
            ProgressDrawTarget::stderr()
        };
        let bar = ProgressBar::with_draw_target(Some(count as u64), target)
            .with_message(read.locale.text("progress-render"))
            .with_style(
                ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}")
                    .expect("the template names only what a bar knows"),
            );
        Publishing {
            session,
            read,
            site,
            bar,
            rendering: AtomicUsize::new(0),
        }
    }

    fn run(
        &self,
        output: &Path,
        no_lock: bool,
        fingerprint: Option<Fingerprint>,
    ) -> Result<(PublishReport, Duration), Exit> {
        let request = Request {
            output,
            root: &self.read.root,
            home: self.session.environment.home.as_deref(),
            locking: if no_lock { Locking::Off } else { Locking::Required },
            replacing: Replacing::Whole,
        };
        let is_copy = |path: &SitePath| {
            let entry = self.site.entry(path);
            matches!(entry, Some(Entry::Attachment(_) | Entry::Archived(_)))
        };
        let basis = fingerprint.map(|digest| Basis {
            digest,
            is_copy: &is_copy,
        });
        let paths = self.site.making_order();
        let published = publish::publish_from(&request, basis, paths, |path, room| self.piece(path, room));
        self.bar.finish_and_clear();
        match published {
            Ok(report) => {
                let nanoseconds = self.rendering.load(Ordering::Relaxed) as u64;
                Ok((report, Duration::from_nanos(nanoseconds)))
            }
            Err(Stopped::Page { error, .. }) => {
                let sources = TemplateSources::new(&self.read.inputs.theme);
                let style = self.session.console.style();
                self.session
                    .console
                    .say(&diagnostic::text(&[*error], &sources, &self.read.locale, style));
                Err(Exit::ContentErrors)
            }
            Err(Stopped::World(error)) => {
                self.session
                    .console
                    .error(&self.read.locale, &failure(&error, &self.read.locale));
                let locked = matches!(error, PublishError::Locked { .. });
                Err(if locked { Exit::Locked } else { Exit::World })
            }
        }
    }

    fn piece(&self, path: &SitePath, room: Vec<u8>) -> Result<Piece<'a>, Box<Diagnostic>> {
        let start = Instant::now();
        let content = self.site.render_into(path, room)?;
        let spent = usize::try_from(start.elapsed().as_nanos()).unwrap_or(usize::MAX);
        self.rendering.fetch_add(spent, Ordering::Relaxed);
        self.bar.inc(1);
        Ok(match content {
            Some(Content::Rendered(bytes)) => Piece::Bytes(Cow::Owned(bytes)),
            Some(Content::Asset(bytes)) => Piece::Bytes(Cow::Borrowed(bytes)),
            Some(Content::Attachment(source)) => Piece::Attachment(Cow::Borrowed(source)),
            Some(Content::Archived(source)) => Piece::Archived(Cow::Borrowed(source)),
            None => Piece::Bytes(Cow::Borrowed(&[])),
        })
    }

    fn finish(&self, built: &Built, report: &PublishReport, output: &Path, tally: Option<Tally>) {
        let (console, locale) = (self.session.console, &self.read.locale);
        let pages: Vec<&str> = report
            .removed
            .iter()
            .map(String::as_str)
            .filter(|path| path.ends_with(".html"))
            .collect();
        if !pages.is_empty() {
            console.say(&format!(
                "{}\n  {}",
                locale.text("build-removed"),
                pages.join("\n  ")
            ));
        }
        if let Some(tally) = tally {
            console.result(&built.json(tally));
        } else if !self.session.common.quiet {
            if self.session.common.verbose {
                report
                    .added
                    .iter()
                    .for_each(|path| console.say(&format!("+ {path}")));
                report
                    .removed
                    .iter()
                    .for_each(|path| console.say(&format!("- {path}")));
            }
            let args = Args::new()
                .with("path", output.display().to_string())
                .with("pages", built.pages)
                .with("written", report.written)
                .with("unchanged", report.unchanged)
                .with("removed", report.removed.len())
                .with("seconds", format!("{:.2}", built.total.as_secs_f64()));
            console.say(&locale.say("build-done", &args));
        }
    }
}

/// What a build did, as its report says it.
struct Built {
    pages: usize,
    bytes: u64,
    written: usize,
    unchanged: usize,
    removed: usize,
    times: [Duration; 6],
    total: Duration,
}

impl Built {
    fn refused(read: &Read, total: Duration) -> Built {
        let times = read.times;
        Built {
            pages: 0,
            bytes: 0,
            written: 0,
            unchanged: 0,
            removed: 0,
            times: [
                times.read,
                times.parse,
                times.derive,
                times.check,
                Duration::ZERO,
                Duration::ZERO,
            ],
            total,
        }
    }

    /// Gathers the report. Pages are rendered while they are written: `rendering` is the time that all threads
    /// spent on it together, so its share of the wall time is that over the number of threads.
    fn new(read: &Read, site: &Site, report: &PublishReport, total: Duration, rendering: Duration) -> Built {
        let mut built = Built::refused(read, total);
        let threads = u32::try_from(rayon::current_num_threads()).unwrap_or(1).max(1);
        let render = rendering / threads;
        let before: Duration = built.times.iter().sum();
        built.times[4] = render;
        built.times[5] = total.saturating_sub(before).saturating_sub(render);
        let is_page = |path: &&SitePath| matches!(site.entry(path), Some(Entry::Page(_)));
        built.pages = site.paths().filter(is_page).count();
        built.bytes = report.bytes;
        built.written = report.written;
        built.unchanged = report.unchanged;
        built.removed = report.removed.len();
        built
    }

    /// Writes the report, with the count of findings, as one JSON object on one line.
    fn json(&self, tally: Tally) -> String {
        let ms = |time: Duration| (time.as_secs_f64() * 10_000.0).round() / 10.0;
        let [read, parse, derive, check, render, publish] = self.times.map(ms);
        json!({
            "pages": self.pages,
            "bytes": self.bytes,
            "written": self.written,
            "unchanged": self.unchanged,
            "removed": self.removed,
            "errors": tally.errors,
            "warnings": tally.warnings,
            "ms": {
                "read": read,
                "parse": parse,
                "derive": derive,
                "check": check,
                "render": render,
                "publish": publish,
                "total": ms(self.total),
            },
        })
        .to_string()
    }
}

/// Says why nothing was published.
pub(super) fn failure(error: &PublishError, locale: &Locale) -> String {
    let path = |path: &Path| Args::new().with("path", path.display().to_string());
    match error {
        PublishError::Refused { output, reason } => locale.say(refusal(*reason), &path(output)),
        PublishError::Locked { lock, holder } => {
            let holder = holder
                .as_ref()
                .map(|owner| format!("{} · {} · {}", owner.pid, owner.host, owner.since));
            locale.say(
                "publish-locked",
                &path(lock).with("holder", holder.unwrap_or_else(|| "?".to_owned())),
            )
        }
        PublishError::LockUnsupported { lock } => locale.say("publish-no-locks", &path(lock)),
        PublishError::DamagedManifest { path: manifest, line } => {
            locale.say("publish-damaged-manifest", &path(manifest).with("line", *line))
        }
        PublishError::Foreign { path: file } => locale.say("publish-foreign", &path(file)),
        PublishError::Disk {
            path: file,
            cause,
            free: Some(free),
            ..
        } => {
            let args = path(file).with("reason", cause.to_string()).with("free", *free);
            locale.say("publish-disk-full", &args)
        }
        PublishError::Disk {
            path: file,
            cause,
            free: None,
            ..
        } => locale.say("world-failed", &path(file).with("reason", cause.to_string())),
    }
}

fn refusal(reason: Refusal) -> &'static str {
    match reason {
        Refusal::Symlink => "publish-refused-symlink",
        Refusal::NotAFolder => "publish-refused-not-a-folder",
        Refusal::Name => "publish-refused-name",
        Refusal::FileSystemRoot => "publish-refused-root",
        Refusal::Home => "publish-refused-home",
        Refusal::Source => "publish-refused-source",
        Refusal::HoldsSource => "publish-refused-holds-source",
        Refusal::InsideSource => "publish-refused-inside-source",
        Refusal::NotOurs => "publish-refused-not-ours",
    }
}
