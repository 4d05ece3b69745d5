//! What every command starts from: the site's folder, the status date, the language, and the console.

use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use anstream::ColorChoice;

use super::Exit;
use super::args::{Color, Common};
use crate::archive::remembered;
use crate::config::Config;
use crate::diagnostic::{self, Colour, Severity};
use crate::io::clock;
use crate::io::environment::{self, Environment};
use crate::io::publish::ARCHIVE;
use crate::io::read::{self, Limits, ReadError};
use crate::locale::{Args, Language, Locale};
use crate::model::{Date, Deadline};
use crate::pipeline::{self, Analysis, Inputs, Options, Phase};
use crate::theme::{self, Theme};

/// Whether a result could not be written.
static RESULT_LOST: AtomicBool = AtomicBool::new(false);

/// Where a run writes its words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Console {
    choice: ColorChoice,
}

impl Console {
    /// Makes a console that colours as asked.
    pub(super) fn new(color: Color, no_color: bool) -> Console {
        let choice = match color {
            Color::Always => ColorChoice::Always,
            Color::Auto if !no_color => ColorChoice::Auto,
            Color::Auto | Color::Never => ColorChoice::Never,
        };
        choice.write_global();
        Console { choice }
    }

    /// Tells how diagnostics are to be styled for standard error.
    pub(super) fn style(self) -> Colour {
        let colours = match self.choice {
            ColorChoice::Auto => anstream::AutoStream::choice(&anstream_stderr()) != ColorChoice::Never,
            ColorChoice::Never => false,
            ColorChoice::Always | ColorChoice::AlwaysAnsi => true,
        };
        if colours { Colour::Always } else { Colour::Never }
    }

    /// Prints a result; it ends with a line end. One that a full disk does not take is remembered; a reader who
    /// has gone away, such as `head`, has seen what he wanted.
    pub(super) fn result(self, text: &str) {
        let mut out = anstream::stdout();
        let written = writeln!(out, "{}", text.trim_end_matches('\n')).and_then(|()| out.flush());
        match written {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => {
                RESULT_LOST.store(true, Ordering::Relaxed);
                self.say(&format!("stdout: {error}"));
            }
            _ => {}
        }
    }

    /// Prints what is said beside the results; where nobody can hear it, the exit code says it.
    pub(super) fn say(self, text: &str) {
        drop(writeln!(anstream::stderr(), "{}", text.trim_end_matches('\n')));
    }

    /// Tells whether a result of this run could not be written.
    pub(super) fn has_lost_a_result() -> bool {
        RESULT_LOST.load(Ordering::Relaxed)
    }

    /// Prints an error that is no finding.
    pub(super) fn error(self, locale: &Locale, text: &str) {
        self.say(&format!("{}: {text}", locale.text("word-error")));
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the console asks whether standard error is a terminal"
)]
fn anstream_stderr() -> std::io::Stderr {
    std::io::stderr()
}

/// The start of a run.
#[derive(Debug)]
pub(super) struct Session {
    /// Options of every command.
    pub(super) common: Common,
    /// What the environment says.
    pub(super) environment: Environment,
    /// Where it prints.
    pub(super) console: Console,
    /// The run's status date.
    pub(super) run_date: Date,
    /// The language that the reader asked for, if any.
    spoken: Option<Language>,
}

/// A site that was read and analysed.
#[derive(Debug)]
pub(super) struct Read {
    /// The site's folder.
    pub(super) root: PathBuf,
    /// What was read.
    pub(super) inputs: Inputs,
    /// What it says.
    pub(super) analysis: Analysis,
    /// How long each part took.
    pub(super) times: Times,
    /// The words for the reader.
    pub(super) locale: Locale,
}

impl Read {
    /// Loads the site's theme.
    pub(super) fn theme(&self) -> Result<Theme, Vec<diagnostic::Diagnostic>> {
        let config = &self.analysis.config;
        Theme::load(&config.theme, &self.inputs.theme, config.language)
    }
}

/// How long each part of a run took.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Times {
    /// Reading files.
    pub(super) read: Duration,
    /// Making records of them.
    pub(super) parse: Duration,
    /// Computing figures.
    pub(super) derive: Duration,
    /// Checking rules.
    pub(super) check: Duration,
}

impl Session {
    /// Settles what every command needs; says what is wrong otherwise.
    pub(super) fn new(
        common: Common,
        environment: Environment,
        spoken: Option<Language>,
        console: Console,
    ) -> Result<Session, Exit> {
        let locale = Locale::new(spoken.unwrap_or(Language::English));
        let refuse = |id: &str, value: &str| {
            console.error(&locale, &locale.say(id, &Args::new().with("value", value)));
            Exit::Usage
        };
        if let Some(lang) = common
            .lang
            .as_deref()
            .filter(|lang| Language::from_tag(lang).is_none())
        {
            return Err(refuse("usage-unknown-language", lang));
        }
        let run_date = match common.as_of.as_deref() {
            Some(text) => match Deadline::parse(text) {
                Some(Deadline::Day(date)) => date,
                _ => return Err(refuse("usage-invalid-as-of", text)),
            },
            None => match clock::run_date(environment.source_date_epoch.as_deref()) {
                Ok(date) => date,
                Err(_) => {
                    let value = environment.source_date_epoch.as_deref().unwrap_or_default();
                    return Err(refuse("usage-invalid-epoch", value));
                }
            },
        };
        Ok(Session {
            common,
            environment,
            console,
            run_date,
            spoken,
        })
    }

    /// Returns the words for the reader: `--lang`, else the site's language, else the environment's.
    pub(super) fn locale(&self, site: Option<Language>) -> Locale {
        let asked = self.common.lang.as_deref().and_then(Language::from_tag);
        Locale::new(asked.or(site).or(self.spoken).unwrap_or(Language::English))
    }

    /// Returns the language of the site that the run is in, if there is one and it can be read.
    pub(super) fn site_language(&self) -> Option<Language> {
        self.site().map(|(_, config)| config.language)
    }

    /// Returns the folder and the settings of the site that the run is in, if there is one and they can be read;
    /// nothing else of it is.
    pub(super) fn site(&self) -> Option<(PathBuf, Config)> {
        let here = environment::current_folder().ok()?;
        let root = self
            .common
            .root
            .as_ref()
            .map(|root| here.join(root))
            .or_else(|| read::find_root(&here))?;
        let settings = read::settings(&root, &Limits::default()).ok()?;
        Some((root, pipeline::settings_of(&[settings])))
    }

    /// Finds the site's folder: `--root`, else the current folder or its nearest parent with a site.
    pub(super) fn root(&self) -> Result<PathBuf, Exit> {
        let locale = self.locale(None);
        let here = match environment::current_folder() {
            Ok(folder) => folder,
            Err(error) => return Err(self.fail(&locale, Path::new("."), &error)),
        };
        if let Some(root) = &self.common.root {
            return Ok(here.join(root));
        }
        read::find_root(&here).ok_or_else(|| {
            let text = match read::misnamed_settings(&here) {
                Some(path) => misnamed(&path, &locale),
                None => locale.text("no-site"),
            };
            self.console.error(&locale, &text);
            Exit::World
        })
    }

    /// Reads and analyses the site.
    pub(super) fn read(&self, options: Options) -> Result<Read, Exit> {
        let root = self.root()?;
        let start = Instant::now();
        let content = read::content(&root, &Limits::default()).map_err(|error| self.unreadable(&error))?;
        let config = pipeline::settings_of(&content.documents);
        let (theme, rejected) = read::themes(&root, &config.theme, &Limits::default())
            .map_err(|error| self.unreadable(&error))?;
        let sealed = remembered::records(
            &root.join(ARCHIVE),
            &content.documents,
            config.archive_key.as_deref(),
        );
        let inputs = Inputs {
            documents: content.documents,
            attachments: content.attachments,
            theme,
            rejected: content.rejected.into_iter().chain(rejected).collect(),
            sealed,
            run_date: self.run_date,
            options,
        };
        let mut times = Times {
            read: start.elapsed(),
            ..Times::default()
        };
        let mut last = Instant::now();
        let analysis = pipeline::analyze(&inputs, &mut |phase| {
            let time = match phase {
                Phase::Parse => &mut times.parse,
                Phase::Derive => &mut times.derive,
                Phase::Check => &mut times.check,
            };
            *time = last.elapsed();
            last = Instant::now();
        });
        let locale = self.locale(Some(analysis.config.language));
        Ok(Read {
            root,
            inputs,
            analysis,
            times,
            locale,
        })
    }

    /// Loads the theme; prints what is wrong with it otherwise.
    pub(super) fn theme(&self, read: &Read) -> Result<Arc<Theme>, Exit> {
        read.theme().map(Arc::new).map_err(|faults| {
            self.print_faults(read, &faults);
            Exit::ContentErrors
        })
    }

    /// Prints what is wrong with the site's theme.
    pub(super) fn print_faults(&self, read: &Read, faults: &[diagnostic::Diagnostic]) {
        let sources = theme::TemplateSources::new(&read.inputs.theme);
        let text = diagnostic::text(faults, &sources, &read.locale, self.console.style());
        self.console.say(&text);
    }

    /// Prints the findings of an analysis; warnings only where they were not silenced by `--quiet`.
    pub(super) fn print_findings(&self, read: &Read) {
        let quiet = self.common.quiet;
        if quiet && !read.analysis.has_errors() {
            return;
        }
        let shown: Vec<diagnostic::Diagnostic> = read
            .analysis
            .diagnostics()
            .iter()
            .filter(|found| !quiet || found.severity == Severity::Error)
            .cloned()
            .collect();
        if !shown.is_empty() {
            let style = self.console.style();
            self.console.say(&diagnostic::text(
                &shown,
                &read.analysis.sources,
                &read.locale,
                style,
            ));
        }
    }

    /// Says that the world failed, with the path and the system's words.
    pub(super) fn fail(&self, locale: &Locale, path: &Path, error: &std::io::Error) -> Exit {
        let args = Args::new()
            .with("path", path.display().to_string())
            .with("reason", error.to_string());
        self.console.error(locale, &locale.say("world-failed", &args));
        Exit::World
    }

    /// Says why the site cannot be read.
    pub(super) fn unreadable(&self, error: &ReadError) -> Exit {
        let locale = self.locale(None);
        self.console.error(&locale, &unreadable(error, &locale));
        Exit::World
    }
}

/// Says that the settings of a site have a name that is not theirs.
fn misnamed(path: &Path, locale: &Locale) -> String {
    locale.say(
        "misnamed-settings",
        &Args::new().with("path", path.display().to_string()),
    )
}

/// Returns why the site cannot be read, in words.
pub(super) fn unreadable(error: &ReadError, locale: &Locale) -> String {
    match error {
        ReadError::NoFolder { path, cause } => {
            let args = Args::new()
                .with("path", path.display().to_string())
                .with("reason", cause.to_string());
            locale.say("no-folder", &args)
        }
        ReadError::NoSettings { path } => {
            let root = path.ancestors().nth(2);
            match root.and_then(read::misnamed_settings) {
                Some(found) if found.parent() == path.parent() => misnamed(&found, locale),
                _ => locale.say(
                    "no-settings",
                    &Args::new().with("path", path.display().to_string()),
                ),
            }
        }
        ReadError::TooManyFiles { path, limit } => {
            let args = Args::new()
                .with("path", path.display().to_string())
                .with("limit", *limit);
            locale.say("too-many-files", &args)
        }
    }
}
