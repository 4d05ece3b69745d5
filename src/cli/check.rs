//! `check`: reads everything and prints every finding.

use super::Exit;
use super::args::{Check, CheckFormat};
use super::explain;
use super::session::{Read, Session};
use crate::diagnostic::{self, Tally};
use crate::locale::{Args, Locale};
use crate::pipeline::Options;
use crate::rules::{OwedByOffice, owed};

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
    let (sources, locale) = (&analysis.sources, &read.locale);
    let faults = read.theme().err().unwrap_or_default();
    // Without a look at them no place is looked up.
    let found = || {
        let mut found = [analysis.diagnostics(), &faults].concat();
        diagnostic::sort(&mut found);
        found
    };
    match options.format {
        CheckFormat::Text => {
            session.print_findings(&read);
            if !faults.is_empty() {
                session.print_faults(&read, &faults);
            }
            if !session.common.quiet || analysis.has_errors() || !faults.is_empty() {
                session.console.say(&Tally::of(&found()).say(locale));
            }
            if let Some(year) = options.year_end {
                session.console.result(&accounts(&read, year));
            }
        }
        CheckFormat::Json => session
            .console
            .result(&diagnostic::json(&found(), sources, locale)),
        CheckFormat::Github => session
            .console
            .result(&diagnostic::github(&found(), sources, locale)),
        CheckFormat::Sarif => {
            let teach = |rule: &str| explain::lesson(rule, locale).map(str::to_owned);
            session
                .console
                .result(&diagnostic::sarif(&found(), sources, locale, &teach));
        }
    }
    if analysis.has_errors() || !faults.is_empty() {
        Exit::ContentErrors
    } else {
        Exit::Done
    }
}

/// Lists by office what is owed at the end of `year`.
fn accounts(read: &Read, year: i32) -> String {
    let (analysis, locale) = (&read.analysis, &read.locale);
    let owed = owed(&analysis.portfolio, &analysis.figures, year);
    let n: usize = owed.iter().map(|office| office.projects.len()).sum();
    let args = Args::new().with("year", year.to_string()).with("n", n);
    let heading = match n {
        0 if analysis.portfolio.projects_of(year).is_empty() => "owed-no-year",
        0 => "owed-none",
        _ => "owed-heading",
    };
    let heading = locale.say(heading, &args);
    let mut parts = vec![heading];
    parts.extend(owed.iter().map(|office| accounts_of(office, locale)));
    parts.join("\n\n")
}

fn accounts_of(office: &OwedByOffice<'_>, locale: &Locale) -> String {
    let name = office
        .office
        .map_or_else(|| locale.text("owed-no-office"), str::to_owned);
    let args = Args::new().with("office", name).with("n", office.projects.len());
    let mut lines = vec![locale.say("owed-office", &args)];
    for owed in &office.projects {
        let project = owed.project;
        let lead = project.lead.clone();
        let args = Args::new()
            .with("name", project.name())
            .with("key", project.key.to_string())
            .with("lead", lead.unwrap_or_else(|| locale.text("owed-no-lead")))
            .with("file", format!("content/{}", project.file))
            .with("missing", owed.missing.clone());
        lines.push(locale.say("owed-project", &args));
    }
    lines.join("\n")
}
