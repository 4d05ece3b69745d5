//! The commands. Only this room prints: results to standard output, everything else to standard error.

mod archive;
mod args;
mod build;
mod check;
mod explain;
mod help;
mod init;
mod new;
mod serve;
mod session;

use clap::FromArgMatches;
use clap::error::ErrorKind;

use args::{Args, Command};
use session::{Console, Session};

use crate::io::environment::Environment;
use crate::locale::{Language, Locale};

/// How a run of the program ended.
///
/// # Source
/// README.md, "Commands".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Done.
    Done = 0,
    /// The content has errors.
    ContentErrors = 1,
    /// Wrong usage.
    Usage = 2,
    /// Reading or writing failed.
    World = 3,
    /// Another run holds the lock.
    Locked = 4,
    /// A fault of the program itself.
    Fault = 5,
    /// A snapshot is intact, and nobody whose key is known has signed it.
    Unsigned = 10,
    /// A snapshot is damaged.
    Damaged = 11,
    /// A folder is no snapshot.
    NotASnapshot = 12,
}

/// Runs the program with the command line that it was started with.
pub fn main() -> Exit {
    let exit = run();
    if Console::has_lost_a_result() {
        Exit::World
    } else {
        exit
    }
}

fn run() -> Exit {
    let environment = Environment::read();
    let arguments: Vec<std::ffi::OsString> = arguments();
    let spoken = language(&arguments, &environment);
    let locale = Locale::new(spoken.unwrap_or(Language::English));
    let matches = match help::command(&locale).try_get_matches_from(&arguments) {
        Ok(matches) => matches,
        Err(error) => return refuse(&error, &locale),
    };
    let args = Args::from_arg_matches(&matches).expect("the matches were made from the same declaration");
    let console = Console::new(args.common.color, environment.no_color);
    let session = match Session::new(args.common, environment, spoken, console) {
        Ok(session) => session,
        Err(exit) => return exit,
    };
    match args.command {
        Command::Init(options) => init::run(&session, &options),
        Command::New(options) => new::run(&session, &options.kind),
        Command::Build(options) => build::run(&session, &options),
        Command::Serve(options) => serve::run(&session, &options),
        Command::Check(options) => check::run(&session, &options),
        Command::Archive(options) => archive::run(&session, &options),
        Command::Explain(options) => explain::run(&session, &options),
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the command line is read here and nowhere else"
)]
fn arguments() -> Vec<std::ffi::OsString> {
    std::env::args_os().collect()
}

/// Finds the language before the command line is read, so that its help and errors can be spoken: `--lang`,
/// else what the environment says; none where neither names one of ours.
fn language(arguments: &[std::ffi::OsString], environment: &Environment) -> Option<Language> {
    let texts: Vec<&str> = arguments
        .iter()
        .filter_map(|argument| argument.to_str())
        .collect();
    let behind = texts
        .iter()
        .position(|text| *text == "--lang")
        .and_then(|place| texts.get(place + 1).copied());
    let joined = texts.iter().find_map(|text| text.strip_prefix("--lang="));
    let asked = behind.or(joined).and_then(Language::from_tag);
    asked.or_else(|| environment.locale.as_deref().and_then(Language::from_tag))
}

/// Answers a command line that asks for help or the version, or that is wrong.
fn refuse(error: &clap::Error, locale: &Locale) -> Exit {
    let console = Console::new(args::Color::Auto, false);
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            console.result(&error.render().to_string());
            Exit::Done
        }
        _ => {
            console.error(locale, &help::usage_error(error, locale));
            Exit::Usage
        }
    }
}
