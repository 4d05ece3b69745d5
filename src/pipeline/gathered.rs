//! From the files, each read by itself, to one portfolio; after an edit of briefs under their old names only these are
//! put in their places.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::memory::{Files, ReadFile};
use super::sealed::ReadYear;
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::figures;
use crate::model::{Date, Portfolio, Project};
use crate::source::{self, BodyNotes, Drafts, Parsed, Record};

/// What a site's files say together.
#[derive(Clone, Debug)]
pub(super) struct Gathered {
    /// The records, those of sealed years among them.
    pub portfolio: Arc<Portfolio>,
    /// Headings and links of every body, by the file's path below `content/`.
    pub bodies: Arc<Bodies>,
    /// Records of sealed years that have no briefs any more.
    pub remembered: Years,
    /// What is wrong with the files.
    pub findings: Vec<Diagnostic>,
}

type Bodies = BTreeMap<Arc<str>, Arc<BodyNotes>>;
type Years = BTreeMap<i32, Arc<ReadYear>>;

/// What the gathered follows from beside the files.
#[derive(Clone, Copy, Debug)]
pub(super) struct Setting<'a> {
    /// The site's settings.
    pub config: &'a Config,
    /// The run's status date.
    pub run_date: Date,
    /// What becomes of drafts.
    pub drafts: Drafts,
    /// The sealed years that could be read.
    pub sealed: &'a Years,
}

/// What was gathered last.
#[derive(Debug, Default)]
pub(super) struct GatheredMemory(Option<Last>);

#[derive(Debug)]
struct Last {
    run_date: Date,
    drafts: Drafts,
    sealed: Years,
    gathered: Gathered,
}

impl GatheredMemory {
    /// Gathers what `files` say; the same with a memory as without.
    pub(super) fn gather(&mut self, files: &Files<'_>, setting: Setting<'_>) -> Gathered {
        let last = self.0.take().filter(|last| {
            let is_same_day = (last.run_date, last.drafts) == (setting.run_date, setting.drafts);
            is_same_day && are_same(&last.sealed, setting.sealed)
        });
        let gathered = last
            .and_then(|last| edited(last.gathered, files, setting))
            .unwrap_or_else(|| gather(files.all, setting));
        self.0 = Some(Last {
            run_date: setting.run_date,
            drafts: setting.drafts,
            sealed: setting.sealed.clone(),
            gathered: gathered.clone(),
        });
        gathered
    }
}

fn are_same(one: &Years, other: &Years) -> bool {
    let same = |((year, one), (name, other)): ((&i32, _), (&i32, _))| year == name && Arc::ptr_eq(one, other);
    one.len() == other.len() && one.iter().zip(other).all(same)
}

fn gather(files: &[Arc<ReadFile>], setting: Setting<'_>) -> Gathered {
    let parsed = || files.iter().filter_map(|file| file.parsed.as_ref());
    let mut bodies = Vec::with_capacity(files.len());
    bodies.extend(
        parsed()
            .filter(|file| setting.drafts == Drafts::Include || !file.is_draft())
            .map(|file| (Arc::clone(&file.path), Arc::clone(&file.body))),
    );
    let (mut portfolio, of_records) = source::assemble(parsed(), setting.drafts);
    figures::set_back(&mut portfolio, setting.config, setting.run_date);
    let mut remembered = setting.sealed.clone();
    remember(&mut portfolio, &mut remembered);
    let undecoded = files.iter().filter_map(|file| file.text.as_ref().err().cloned());
    Gathered {
        portfolio: Arc::new(portfolio),
        bodies: Arc::new(bodies.into_iter().collect()),
        remembered,
        findings: undecoded.chain(of_records).collect(),
    }
}

/// Adds the projects of sealed years; a year that has briefs is what they say.
fn remember(portfolio: &mut Portfolio, remembered: &mut Years) {
    remembered.retain(|year, _| portfolio.projects_of(*year).is_empty());
    if remembered.is_empty() {
        return;
    }
    for read in remembered.values() {
        portfolio.projects.extend(read.projects.iter().cloned());
    }
    portfolio.projects.sort_by(|a, b| a.key.cmp(&b.key));
}

/// Returns what was gathered before with the briefs that changed; none where more than the text of briefs did.
fn edited(mut before: Gathered, files: &Files<'_>, setting: Setting<'_>) -> Option<Gathered> {
    let changes = files.changed.as_ref()?.iter();
    // The settings are read before everything else, and nothing of them is gathered here.
    let edits: Option<Vec<Edit<'_>>> = changes
        .filter(|change| !(change.before.is_settings() && change.now.is_settings()))
        .map(|change| {
            Edit::of(
                change.before.parsed.as_ref()?,
                change.now.parsed.as_ref()?,
                &before.portfolio,
            )
        })
        .collect();
    let edits = edits?;
    if edits.is_empty() {
        return Some(before);
    }
    let portfolio = Arc::make_mut(&mut before.portfolio);
    let bodies = Arc::make_mut(&mut before.bodies);
    for edit in &edits {
        let day = figures::plan_day(edit.project, &portfolio.years, setting.config, setting.run_date);
        portfolio.projects[edit.place] = figures::plan_at(edit.project, day);
        bodies.insert(Arc::clone(&edit.now.path), Arc::clone(&edit.now.body));
    }
    let edited: BTreeSet<&str> = edits.iter().map(|edit| &*edit.now.path).collect();
    let is_old = |found: &Diagnostic| {
        found
            .file
            .strip_prefix("content/")
            .is_some_and(|path| edited.contains(path))
    };
    before.findings.retain(|found| !is_old(found));
    let anew = edits.iter().flat_map(|edit| edit.now.diagnostics.iter().cloned());
    before.findings.extend(anew);
    Some(before)
}

/// A brief that was written again, and nothing about which record it is.
struct Edit<'a> {
    /// Its place in the portfolio.
    place: usize,
    now: &'a Parsed,
    project: &'a Arc<Project>,
}

impl<'a> Edit<'a> {
    fn of(before: &Parsed, now: &'a Parsed, portfolio: &Portfolio) -> Option<Edit<'a>> {
        let (Some(Record::Project(old)), Some(Record::Project(project))) = (&before.record, &now.record)
        else {
            return None;
        };
        let place = portfolio.position(&project.key)?;
        // Of two files with one name the first is in the portfolio.
        let is_it = old.key == project.key && portfolio.projects[place].file == project.file;
        (is_it && !old.draft && !project.draft).then_some(Edit { place, now, project })
    }
}
