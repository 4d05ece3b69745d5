//! `archive verify`: checks snapshots, and any other bag.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::super::Exit;
use super::super::args::{VerifyArchive, VerifyFormat};
use super::super::session::Session;
use crate::archive::shelf;
use crate::archive::verify::authenticity::{Trust, public_key};
use crate::archive::verify::report::{self, KeySource, Outcome, Standing};
use crate::archive::verify::{Request, Verdict, verify};
use crate::config::Config;
use crate::io::folder::Folder;
use crate::io::write;
use crate::locale::{Args, Locale};

/// Runs the command.
pub(super) fn run(session: &Session, options: &VerifyArchive) -> Result<Exit, Exit> {
    let site = session.site();
    let locale = session.locale(site.as_ref().map(|(_, config)| config.language));
    let asked = options.key.as_deref();
    let given = asked.map(|key| read_key(session, key, &locale)).transpose()?;
    let work = Work::find(session, options, &locale)?;
    let desk = Desk {
        session,
        options,
        locale: &locale,
        pinned: site.filter(|_| given.is_none()),
        given,
    };
    Ok(desk.check(&work))
}

/// What is to be checked.
struct Work {
    paths: Vec<PathBuf>,
    /// Names of snapshots that an earlier run has checked.
    left_out: Vec<String>,
}

impl Work {
    fn find(session: &Session, options: &VerifyArchive, locale: &Locale) -> Result<Work, Exit> {
        let Some(folder) = &options.all else {
            let paths = options
                .paths
                .iter()
                .map(|path| super::here(session, path, locale));
            return Ok(Work {
                paths: paths.collect::<Result<_, _>>()?,
                left_out: Vec::new(),
            });
        };
        let folder = super::shelf(session, folder.as_ref(), locale)?;
        let names = shelf::names(&folder).map_err(|error| session.fail(locale, &folder, &error))?;
        let refuse = |id: &str, args: Args| {
            let args = args.with("path", folder.display().to_string());
            session.console.error(locale, &locale.say(id, &args));
            Exit::Usage
        };
        if names.is_empty() {
            return Err(refuse("verify-none-found", Args::new()));
        }
        let first = match &options.from {
            None => 0,
            Some(from) => names
                .iter()
                .position(|name| name == from)
                .ok_or_else(|| refuse("verify-no-such-name", Args::new().with("name", from)))?,
        };
        Ok(Work {
            paths: names[first..].iter().map(|name| folder.join(name)).collect(),
            left_out: names[..first].to_vec(),
        })
    }
}

/// A run of the command: what is trusted, and how it is told.
struct Desk<'a> {
    session: &'a Session,
    options: &'a VerifyArchive,
    locale: &'a Locale,
    /// The key that was given for this run.
    given: Option<String>,
    /// The site's folder and settings, where its key counts.
    pinned: Option<(PathBuf, Config)>,
}

impl Desk<'_> {
    fn check(&self, work: &Work) -> Exit {
        let (console, locale) = (self.session.console, self.locale);
        let is_text = self.options.format == VerifyFormat::Text;
        let source = self.key_source(&work.paths);
        if is_text {
            console.result(&report::head(self.session.run_date, source, locale));
        }
        let mut outcomes = Vec::new();
        for (place, path) in work.paths.iter().enumerate() {
            self.tell(path, place + 1, work.paths.len());
            let outcome = Outcome {
                name: path.display().to_string(),
                result: self.judge(path),
            };
            // Each is printed as soon as it is known: a run that is broken off has said what it knew.
            if is_text {
                console.result(&report::text(&outcome, locale));
            }
            outcomes.push(outcome);
        }
        let left_out = &work.left_out;
        match self.options.format {
            VerifyFormat::Text if outcomes.len() > 1 || self.options.all.is_some() => {
                console.result(&report::summary(&outcomes, left_out, locale));
            }
            VerifyFormat::Text => {}
            VerifyFormat::Json => {
                console.result(&report::json(&outcomes, left_out, source, locale).to_string());
            }
            VerifyFormat::Sarif => console.result(&report::sarif(&outcomes, locale)),
        }
        worst(&outcomes)
    }

    /// Says which of several is being read, so that a run that is broken off can be gone on with.
    fn tell(&self, path: &Path, place: usize, count: usize) {
        if count > 1 && !self.session.common.quiet {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let args = Args::new()
                .with("place", place)
                .with("count", count)
                .with("name", name.into_owned());
            self.session
                .console
                .say(&self.locale.say("verify-progress", &args));
        }
    }

    fn key_source(&self, paths: &[PathBuf]) -> KeySource {
        if self.given.is_some() {
            KeySource::Given
        } else if paths.iter().any(|path| self.pinned_key(path).is_some()) {
            KeySource::Site
        } else {
            KeySource::None
        }
    }

    /// Returns the key that the site names, unless that site is part of what is checked: a snapshot has the
    /// settings that it was made from, and whoever forged it has written its key there too.
    fn pinned_key(&self, path: &Path) -> Option<&str> {
        let (root, config) = self.pinned.as_ref()?;
        let is_inside = match (write::real_path(root), write::real_path(path)) {
            (Ok(root), Ok(path)) => root.starts_with(path),
            _ => true,
        };
        config.archive_key.as_deref().filter(|_| !is_inside)
    }

    fn judge(&self, path: &Path) -> Result<Verdict, String> {
        let folder = Folder::open(path).map_err(|error| error.to_string())?;
        let key = self.given.as_deref().or_else(|| self.pinned_key(path));
        let request = Request {
            trust: Trust {
                key: key.map(str::to_owned),
                root_hash: self.options.expect.clone(),
            },
            beside: beside(path),
            rebuild: self.options.rebuild,
        };
        let bar = super::seal::bar(self.session, self.locale, "progress-verify", 0);
        bar.unset_length();
        let verdict = verify(&folder, &request, &|_| bar.inc(1));
        bar.finish_and_clear();
        Ok(verdict)
    }
}

/// Returns the root hashes of the snapshots that lie beside the one at `path`.
fn beside(path: &Path) -> BTreeMap<String, String> {
    let parent = path.parent().map(PathBuf::from).unwrap_or_default();
    let snapshots = shelf::snapshots(&parent, None).into_iter();
    snapshots.map(|found| (found.name, found.root_hash)).collect()
}

/// Reads a public key: from the file of that name where there is one, else the text is the key.
fn read_key(session: &Session, key: &str, locale: &Locale) -> Result<String, Exit> {
    let path = super::here(session, Path::new(key), locale)?;
    let text = if write::exists(&path) {
        let bytes = write::read(&path).map_err(|error| session.fail(locale, &path, &error))?;
        String::from_utf8_lossy(&bytes).into_owned()
    } else {
        key.to_owned()
    };
    if public_key(&text).is_some() {
        return Ok(text);
    }
    let args = Args::new().with("value", key);
    session
        .console
        .error(locale, &locale.say("archive-bad-key", &args));
    Err(Exit::Usage)
}

/// Returns the exit code of several folders: damage weighs most, then what could not be read, then what is no
/// snapshot.
fn worst(outcomes: &[Outcome]) -> Exit {
    let order = [
        (Standing::Damaged, Exit::Damaged),
        (Standing::Unreadable, Exit::World),
        (Standing::NotASnapshot, Exit::NotASnapshot),
        (Standing::Intact, Exit::Unsigned),
    ];
    let has = |standing: Standing| outcomes.iter().any(|one| one.standing() == standing);
    let found = order.into_iter().find(|(standing, _)| has(*standing));
    found.map_or(Exit::Done, |(_, exit)| exit)
}
