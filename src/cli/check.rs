//! `check`: reads everything and prints every finding.

use super::Exit;
use super::args::{Check, CheckFormat};
use super::explain;
use super::session::Session;
use crate::diagnostic::{self, Tally};
use crate::pipeline::Options;

/// Runs the command.
pub(super) fn run(session: &Session, options: &Check) -> Exit {
    let asked = Options {
        drafts: options.drafts,
        year_end: options.year_end,
    };
    let read = match session.read(asked) {
        Ok(read) => read,
        Err(exit) => return exit,
    };
    let analysis = &read.analysis;
    let (found, sources, locale) = (&analysis.diagnostics, &analysis.sources, &read.locale);
    match options.format {
        CheckFormat::Text => {
            session.print_findings(&read);
            if !session.common.quiet || analysis.has_errors() {
                session.console.say(&Tally::of(found).say(locale));
            }
        }
        CheckFormat::Json => session.console.result(&diagnostic::json(found, sources, locale)),
        CheckFormat::Github => session
            .console
            .result(&diagnostic::github(found, sources, locale)),
        CheckFormat::Sarif => {
            let teach = |rule: &str| explain::lesson(rule, locale).map(str::to_owned);
            session
                .console
                .result(&diagnostic::sarif(found, sources, locale, &teach));
        }
    }
    if analysis.has_errors() {
        Exit::ContentErrors
    } else {
        Exit::Done
    }
}
