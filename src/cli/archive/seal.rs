//! `archive YEAR`: seals a year.

use std::path::Path;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::super::Exit;
use super::super::args::SealYear;
use super::super::build::failure;
use super::super::session::{Read, Session};
use crate::archive::build_record::Chain;
use crate::archive::packed;
use crate::archive::seal::Snapshot;
use crate::archive::selection::{Selection, select};
use crate::archive::shelf;
use crate::diagnostic::{self, Diagnostic};
use crate::io::publish::{NewFolder, PublishError, Stopped, write_new};
use crate::io::write;
use crate::locale::{Args, Locale};
use crate::pipeline::Options;
use crate::theme::TemplateSources;
use crate::view::Seal;

/// Runs the command.
pub(super) fn run(session: &Session, options: &SealYear) -> Result<Exit, Exit> {
    let year = options
        .year
        .expect("clap demands the year where no subcommand stands");
    let read = session.read(Options {
        drafts: false,
        year_end: Some(year),
    })?;
    let locale = &read.locale;
    if read
        .analysis
        .figures
        .years
        .get(&year)
        .is_none_or(|found| found.rollup.total == 0)
    {
        // A folder that could not be read looks like a year without briefs.
        if read.analysis.has_errors() {
            session.print_findings(&read);
        }
        let args = Args::new().with("year", year.to_string());
        session
            .console
            .error(locale, &locale.say("archive-no-year", &args));
        return Err(Exit::Usage);
    }
    let selection = select(&read.inputs, year);
    let is_provisional = judge(session, &read, &selection, options)?;
    let shelf_path = super::shelf(session, options.output.as_ref(), locale)?;
    let chain = shelf::chain(&shelf::snapshots(&shelf_path, None), year);
    refuse_second(session, locale, &chain, options)?;
    let theme = session.theme(&read)?;
    let seal = Seal { year, is_provisional };
    let snapshot = Snapshot::new(&selection, theme, seal);
    refuse_odd_names(session, locale, &snapshot)?;
    let output = shelf_path.join(&chain.name);
    let written = seal_to(session, &read, &snapshot, &chain, &output)?;
    tell(session, locale, &written, &shelf_path, &chain);
    if options.zip {
        pack(session, locale, &written)?;
    }
    Ok(Exit::Done)
}

/// Tells whether the year may only be sealed provisionally; prints what is wrong and refuses it otherwise.
fn judge(session: &Session, read: &Read, selection: &Selection, options: &SealYear) -> Result<bool, Exit> {
    let errors = selection.errors(read.analysis.diagnostics());
    if errors.is_empty() {
        return Ok(false);
    }
    let shown: Vec<Diagnostic> = errors.into_iter().cloned().collect();
    let style = session.console.style();
    let text = diagnostic::text(&shown, &read.analysis.sources, &read.locale, style);
    session.console.say(&text);
    if options.provisional {
        return Ok(true);
    }
    let args = Args::new().with("n", shown.len());
    session.console.say(&read.locale.say("archive-errors", &args));
    Err(Exit::ContentErrors)
}

fn refuse_second(session: &Session, locale: &Locale, chain: &Chain, options: &SealYear) -> Result<(), Exit> {
    let refuse = |id: &str, name: &str| {
        let args = Args::new().with("name", name);
        session.console.error(locale, &locale.say(id, &args));
        Exit::Usage
    };
    match &chain.replaces {
        Some(sealed) if !options.correction => Err(refuse("archive-sealed-already", &sealed.name)),
        None if options.correction => Err(refuse("archive-nothing-to-correct", &chain.name)),
        _ => Ok(()),
    }
}

fn refuse_odd_names(session: &Session, locale: &Locale, snapshot: &Snapshot) -> Result<(), Exit> {
    let odd = snapshot.odd_names();
    for name in &odd {
        let args = Args::new().with("path", name.path.as_str());
        session
            .console
            .error(locale, &locale.say("archive-odd-name", &args));
    }
    if odd.is_empty() {
        Ok(())
    } else {
        Err(Exit::ContentErrors)
    }
}

fn seal_to(
    session: &Session,
    read: &Read,
    snapshot: &Snapshot,
    chain: &Chain,
    output: &Path,
) -> Result<std::path::PathBuf, Exit> {
    let request = NewFolder {
        output,
        root: &read.root,
        home: session.environment.home.as_deref(),
    };
    let paths = snapshot.paths();
    let bar = bar(session, &read.locale, "progress-seal", paths.len() as u64);
    let render = |path: &crate::path::SitePath| {
        let piece = snapshot.piece(path);
        bar.inc(1);
        piece
    };
    let done = write_new(&request, &paths, render, |written| {
        snapshot.finish(written, chain)
    });
    bar.finish_and_clear();
    done.map_err(|stopped| match stopped {
        Stopped::Page { error, .. } => {
            let sources = TemplateSources::new(&read.inputs.theme);
            let style = session.console.style();
            session
                .console
                .say(&diagnostic::text(&[*error], &sources, &read.locale, style));
            Exit::ContentErrors
        }
        Stopped::World(error) => {
            session
                .console
                .error(&read.locale, &failure(&error, &read.locale));
            let is_locked = matches!(error, PublishError::Locked { .. });
            if is_locked { Exit::Locked } else { Exit::World }
        }
    })
}

/// Makes a bar for long work; nobody sees it where nobody watches.
pub(super) fn bar(session: &Session, locale: &Locale, word: &str, count: u64) -> ProgressBar {
    let is_silent = session.common.quiet || session.environment.ci;
    let target = if is_silent {
        ProgressDrawTarget::hidden()
    } else {
        ProgressDrawTarget::stderr()
    };
    ProgressBar::with_draw_target(Some(count), target)
        .with_message(locale.text(word))
        .with_style(
            ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}")
                .expect("the template names only what a bar knows"),
        )
}

/// Prints the root hash, for the minutes.
fn tell(session: &Session, locale: &Locale, written: &Path, shelf_path: &Path, chain: &Chain) {
    let snapshots = shelf::snapshots(shelf_path, None);
    let sealed = snapshots.iter().find(|found| found.name == chain.name);
    let hash = sealed.map(|found| found.root_hash.as_str()).unwrap_or_default();
    let args = Args::new()
        .with("path", written.display().to_string())
        .with("hash", hash);
    session.console.say(&locale.say("archive-sealed", &args));
    session.console.result(hash);
}

fn pack(session: &Session, locale: &Locale, written: &Path) -> Result<(), Exit> {
    let mut name = written.file_name().unwrap_or_default().to_owned();
    name.push(".zip");
    let target = written.with_file_name(name);
    write::create_with(&target, |file| packed::pack(written, file))
        .map_err(|error| session.fail(locale, &target, &error))?;
    let args = Args::new().with("path", target.display().to_string());
    session.console.say(&locale.say("archive-packed", &args));
    Ok(())
}
