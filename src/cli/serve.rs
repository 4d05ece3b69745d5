//! `serve`: shows the site while it is being written.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::{Duration, Instant};

use serde_json::json;

use super::Exit;
use super::args::{BuildFormat, Serve};
use super::session::{self, Session};
use crate::archive::remembered::LiveShelf;
use crate::diagnostic::{self, Diagnostic, Severity};
use crate::io::clock;
use crate::io::live::{Edition, LiveSite};
use crate::io::read::{Changes, LookError};
use crate::io::server::{self, Published, Server, ServerOptions};
use crate::io::watch::{Hints, Mode, Watch};
use crate::locale::{Args, Locale};
use crate::model::Date;
use crate::pipeline::Options;
use crate::theme::TemplateSources;

/// After a change, everything is looked at once more when nothing was reported for this long: what the system
/// did not report is found then.
const CONFIRM: Duration = Duration::from_millis(400);

/// A file that was read right after a change is looked at again after this long, when every file system's clock
/// has moved on.
const SETTLE: Duration = Duration::from_millis(2_100);

/// Runs the command, until the program is ended.
pub(super) fn run(session: &Session, options: &Serve) -> Exit {
    let root = match session.root() {
        Ok(root) => root,
        Err(exit) => return exit,
    };
    // Watching begins before reading, so that nothing is missed in between.
    let mut watch = Watch::new(&root, options.poll);
    let asked = Options {
        drafts: options.drafts,
        year_end: None,
    };
    let mut site = LiveSite::new(&root, asked).with_shelf(Box::new(LiveShelf::new(&root)));
    let first = match site.look(&Hints::everything(), today(session)) {
        Ok(Some(edition)) => edition,
        Ok(None) | Err(LookError::Vanished { .. }) => return Exit::Fault,
        Err(LookError::Read(error)) => return session.unreadable(&error),
    };
    let locale = session.locale(Some(first.analysis.config.language));
    let server = Server::start(&ServerOptions {
        root,
        port: options.port,
        lan: options.lan,
    });
    let server = match server {
        Ok(server) => server,
        Err(error) => {
            let args = Args::new()
                .with("port", options.port.to_string())
                .with("reason", error.to_string());
            session
                .console
                .error(&locale, &locale.say("serve-no-port", &args));
            return Exit::World;
        }
    };
    let mut desk = Desk {
        session,
        format: options.format,
        locale,
        server,
        said: BTreeSet::new(),
        trouble: None,
        run_date: today(session),
        last: first,
    };
    desk.greet(options, watch.mode());
    let first = desk.locale.text("serve-first");
    desk.publish(&first);
    desk.watch(&mut watch, &mut site)
}

/// Returns the status date: the one that was asked for, else today's.
fn today(session: &Session) -> Date {
    let is_fixed = session.common.as_of.is_some() || session.environment.source_date_epoch.is_some();
    if is_fixed {
        session.run_date
    } else {
        clock::today()
    }
}

/// The preview under way, and what was said of it.
struct Desk<'a> {
    session: &'a Session,
    format: BuildFormat,
    locale: Locale,
    server: Server,
    /// The findings that stood last, all of them printed.
    said: BTreeSet<Said>,
    /// Why the content cannot be read now, if it cannot.
    trouble: Option<String>,
    run_date: Date,
    last: Edition,
}

impl Desk<'_> {
    /// Says where the preview is, and how changes come to be known.
    fn greet(&self, options: &Serve, mode: Mode) {
        let (console, locale) = (self.session.console, &self.locale);
        let server = &self.server;
        if self.format == BuildFormat::Json {
            let addresses = json!({
                "url": server.url(),
                "lan_url": server.lan_url(),
                "port": server.port,
                "status": server.status_url(),
            });
            console.result(&addresses.to_string());
        }
        if options.port != 0 && options.port != server.port {
            let args = Args::new()
                .with("asked", options.port.to_string())
                .with("port", server.port.to_string());
            console.say(&locale.say("serve-other-port", &args));
        }
        if options.lan {
            console.say(&server.lan_url().map_or_else(
                || locale.text("serve-lan-nowhere"),
                |url| locale.say("serve-lan", &Args::new().with("url", url)),
            ));
            console.say(&locale.text("serve-lan-warning"));
        }
        match mode {
            Mode::Events => {}
            Mode::PollAsked => console.say(&locale.text("serve-poll-asked")),
            Mode::PollNetwork => console.say(&locale.text("serve-poll-network")),
            Mode::PollRefused => console.say(&locale.text("serve-poll-refused")),
        }
        console.say(&locale.say("serve-ready", &Args::new().with("url", server.url())));
        if options.open
            && let Err(error) = server::open_browser(&server.url())
        {
            let args = Args::new().with("reason", error.to_string());
            console.say(&locale.say("serve-no-browser", &args));
        }
    }

    fn watch(&mut self, watch: &mut Watch, site: &mut LiveSite) -> Exit {
        let mut confirm = Some(Instant::now() + SETTLE);
        loop {
            let until_day = clock::until_tomorrow();
            let left = confirm.map(|at| at.saturating_duration_since(Instant::now()));
            let mut hints = watch.next(left.unwrap_or(until_day).min(until_day));
            let is_due = confirm.is_some_and(|at| at <= Instant::now());
            let confirms = hints.is_nothing() && is_due;
            if confirms {
                hints = Hints::everything();
            }
            self.look(site, &hints);
            if !hints.is_nothing() {
                let wait = if confirms { SETTLE } else { CONFIRM };
                let again = !confirms || site.has_fresh_files();
                confirm = again.then(|| Instant::now() + wait);
            }
        }
    }

    /// Looks where `hints` say, and shows what is new.
    fn look(&mut self, site: &mut LiveSite, hints: &Hints) {
        let run_date = today(self.session);
        let edition = match site.look(hints, run_date) {
            Ok(edition) => edition,
            Err(error) => return self.keep(&error),
        };
        let was_in_trouble = self.trouble.take().is_some();
        let is_new_day = std::mem::replace(&mut self.run_date, run_date) != run_date;
        match edition {
            Some(edition) => {
                self.last = edition;
                let what = self.what(is_new_day);
                self.publish(&what);
            }
            None if was_in_trouble => {
                let what = self.locale.text("serve-first");
                self.publish(&what);
            }
            None => {}
        }
    }

    /// Says, once, that the content cannot be read, and keeps what is shown.
    fn keep(&mut self, error: &LookError) {
        let message = match error {
            LookError::Read(error) => session::unreadable(error, &self.locale),
            LookError::Vanished { before, now } => {
                let args = Args::new().with("before", *before).with("now", *now);
                self.locale.say("serve-vanished", &args)
            }
        };
        if self.trouble.as_ref() == Some(&message) {
            return;
        }
        self.session.console.error(&self.locale, &message);
        let status = self.server.preview.interrupt(&message);
        if self.format == BuildFormat::Json {
            self.session.console.result(&status);
        }
        self.trouble = Some(message);
    }

    /// Names what changed in one line.
    fn what(&self, is_new_day: bool) -> String {
        let locale = &self.locale;
        let Changes { paths, renamed } = &self.last.changes;
        if let [(from, to)] = &renamed[..] {
            let args = Args::new()
                .with("from", diagnostic::visible(from).into_owned())
                .with("to", diagnostic::visible(to).into_owned());
            return locale.say("serve-renamed", &args);
        }
        match &paths[..] {
            [] if is_new_day => {
                let date = self.run_date.to_string();
                locale.say("serve-new-day", &Args::new().with("date", date))
            }
            [] if self.last.theme_changed => locale.text("serve-theme"),
            [] => locale.text("serve-first"),
            [path] => diagnostic::visible(path).into_owned(),
            [path, rest @ ..] => {
                let args = Args::new()
                    .with("path", diagnostic::visible(path).into_owned())
                    .with("n", rest.len());
                locale.say("serve-and-more", &args)
            }
        }
    }

    fn publish(&mut self, what: &str) {
        let start = Instant::now();
        let published = self.server.preview.publish(&self.last);
        let time = self.last.times.total() + start.elapsed();
        if self.format == BuildFormat::Json {
            self.session.console.result(&published.status);
        }
        self.print_findings(&published);
        if self.session.common.quiet {
            return;
        }
        let id = if published.is_shown {
            "serve-rebuilt"
        } else {
            "serve-kept"
        };
        let args = Args::new()
            .with("build", published.build.to_string())
            .with("what", what)
            .with("found", published.tally.say(&self.locale))
            .with("ms", time.as_millis().to_string());
        self.session.console.say(&self.locale.say(id, &args));
    }

    /// Prints the findings that were not there before; says when the last error is mended.
    fn print_findings(&mut self, published: &Published) {
        let quiet = self.session.common.quiet;
        let mut of_theme = self.last.theme_faults.clone();
        of_theme.extend(published.fault.clone());
        let mut of_content = self.last.analysis.diagnostics().to_vec();
        of_content.retain(|found| !quiet || found.severity == Severity::Error);
        let now: BTreeSet<Said> = of_theme
            .iter()
            .chain(&of_content)
            .map(|found| self.said_of(found))
            .collect();
        of_theme.retain(|found| !self.said.contains(&self.said_of(found)));
        of_content.retain(|found| !self.said.contains(&self.said_of(found)));
        let (console, style) = (self.session.console, self.session.console.style());
        let templates = TemplateSources::new(&self.last.theme_files);
        let text = diagnostic::text(&of_theme, &templates, &self.locale, style)
            + &diagnostic::text(&of_content, &self.last.analysis.sources, &self.locale, style);
        if !text.is_empty() {
            console.say(&text);
        }
        let has_errors = |said: &BTreeSet<Said>| said.iter().any(|one| one.severity == Severity::Error);
        if has_errors(&self.said) && !has_errors(&now) {
            console.say(&self.locale.text("serve-mended"));
        }
        self.said = now;
    }

    /// Returns what makes a finding the same one after an edit that moved it to another line.
    fn said_of(&self, found: &Diagnostic) -> Said {
        Said {
            severity: found.severity,
            file: Arc::clone(&found.file),
            message: self.locale.speak(&found.message),
        }
    }
}

/// A finding as the terminal has shown it.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Said {
    severity: Severity,
    file: Arc<str>,
    message: String,
}
