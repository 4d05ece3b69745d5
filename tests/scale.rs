//! Work and pages grow in line with the briefs, and pages keep within their sizes: counted, not timed.

#![expect(
    clippy::disallowed_methods,
    reason = "the corpus is written to a folder of the test's own"
)]

#[path = "../benches/corpus/mod.rs"]
mod corpus;

use std::alloc::System;
use std::sync::{Arc, Mutex, PoisonError};

use corpus::Corpus;
use milepost::io::live::LiveSite;
use milepost::io::read::{self, Hint, Limits};
use milepost::io::watch::Hints;
use milepost::model::Date;
use milepost::path::SitePath;
use milepost::pipeline::{self, Inputs, Options};
use milepost::site::{Content, Entry, PageId, Site};
use milepost::theme::Theme;
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// Held by a test that counts: the allocator counts for all threads together.
static COUNTING: Mutex<()> = Mutex::new(());

/// What a brief may cost at ten times as many of them. What does not depend on their number makes it less, and a
/// term that is quadratic in it makes it several times more.
const GROWTH: f64 = 1.15;

/// Bytes of the front page.
///
/// # Source
/// docs/theme.md, "Budgets".
const FRONT_PAGE: usize = 100_000;

/// Bytes of a page of sheets or lanes, however many projects there are.
const CUT_PAGE: usize = 1_050_000;

/// Of the projects' own pages, which are all alike, one in so many is rendered.
const SAMPLE: usize = 20;

/// Allocations that each further brief of the site may add to the preview's work after an edit of one: what the year that
/// it lies in and those beside it are laid out with. Reading, records, figures, findings and all other years are kept.
const EDIT_GROWTH: f64 = 3.0;

/// What the work on a corpus came to, each figure per brief.
struct Work {
    analysis: f64,
    layout: f64,
    project: f64,
    others: f64,
    bytes: f64,
}

// Proved by sabotage: with the names of all files gathered for every project's page, this test fails.
#[test]
fn a_brief_costs_no_more_among_two_thousand_than_among_two_hundred() {
    let _alone = COUNTING.lock().unwrap_or_else(PoisonError::into_inner);
    let (few, many) = (work(200), work(2_000));
    let figures = [
        ("allocations of the analysis", few.analysis, many.analysis),
        ("allocations of the layout", few.layout, many.layout),
        ("allocations of a project's page", few.project, many.project),
        ("allocations of all other pages", few.others, many.others),
        ("bytes of all other pages", few.bytes, many.bytes),
    ];
    for (name, few, many) in figures {
        assert!(few > 0.0, "{name}: nothing was counted");
        assert!(
            many <= few * GROWTH,
            "{name}, per brief: {few:.0} with 200 briefs, {many:.0} with 2,000"
        );
    }
}

// Proved by sabotage: without the memory of figures, or with the templates copied for every edition, this test fails.
#[test]
fn an_edit_of_one_brief_does_little_for_the_others() {
    let _alone = COUNTING.lock().unwrap_or_else(PoisonError::into_inner);
    let (few, many) = (edit(200), edit(2_000));
    let growth = (many - few) / 1_800.0;
    assert!(
        growth <= EDIT_GROWTH,
        "{growth:.1} allocations a further brief: {few} with 200, {many} with 2,000"
    );
    assert!(few < 18_000.0, "{few} allocations for an edit among 200 briefs");
}

/// Counts the allocations of the preview's work after an edit of one brief's body.
#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
fn edit(briefs: usize) -> f64 {
    let folder = tempfile::tempdir().expect("a folder for the test");
    Corpus { briefs }.write(folder.path()).expect("a corpus on disk");
    let day = Date::from_ymd_opt(2026, 11, 22).expect("a day");
    let mut site = LiveSite::new(folder.path(), Options::default());
    site.look(&Hints::everything(), day)
        .expect("what was just written");
    let path = corpus::path(5);
    let file = folder.path().join("content").join(&path);
    let text = std::fs::read_to_string(&file).expect("a brief");
    std::fs::write(&file, text.replacen("## 目标\n", "## 目标\n\n另\n", 1)).expect("a brief");
    let mut hints = Hints::nothing();
    let path = path.to_str().expect("a name of letters");
    hints.content = Hint::Paths([path.to_owned()].into());
    let (edition, allocations) = counted(|| site.look(&hints, day));
    let edition = edition.expect("a readable site").expect("a change");
    assert_eq!(edition.changes.paths.len(), 1, "one file was read again");
    assert!(edition.site.is_some());
    allocations as f64
}

#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
fn work(briefs: usize) -> Work {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let corpus = Corpus { briefs };
    corpus.write(folder.path()).expect("a corpus on disk");
    let content = read::content(folder.path(), &Limits::default()).expect("what was just written");
    let inputs = Inputs {
        documents: content.documents,
        attachments: content.attachments,
        theme: Vec::new(),
        rejected: content.rejected,
        sealed: Vec::new(),
        run_date: Date::from_ymd_opt(2026, 11, 22).expect("a day"),
        options: Options::default(),
    };
    let (analysis, analyzing) = counted(|| pipeline::analyze(&inputs, &mut |_| ()));
    assert_eq!(analysis.portfolio.projects.len(), briefs);
    let theme = Theme::load("default", &[], analysis.config.language).expect("the built-in theme");
    let (site, laying_out) = counted(|| pipeline::site(&analysis, Arc::new(theme)));
    let (mut projects, mut others, mut bytes) = ((0, 0), 0, 0);
    for (number, path) in site.paths().enumerate() {
        let is_project = matches!(site.entry(path), Some(Entry::Page(PageId::Project(_))));
        if is_project && number % SAMPLE != 0 {
            continue;
        }
        let (size, allocations) = counted(|| size(&site, path));
        if is_project {
            projects = (projects.0 + 1, projects.1 + allocations);
        } else {
            others += allocations;
            bytes += size;
        }
    }
    let per_brief = |count: usize| count as f64 / briefs as f64;
    Work {
        analysis: per_brief(analyzing),
        layout: per_brief(laying_out),
        project: projects.1 as f64 / f64::from(projects.0),
        others: per_brief(others),
        bytes: per_brief(bytes),
    }
}

/// Renders a file, checks its size, and returns it.
fn size(site: &Site, path: &SitePath) -> usize {
    let content = site.render(path).expect("a sound template");
    let Some(Content::Rendered(bytes)) = content else {
        return 0;
    };
    let limit = match site.entry(path) {
        Some(Entry::Page(PageId::Front)) => FRONT_PAGE,
        Some(Entry::Page(PageId::Part(..))) => CUT_PAGE,
        _ => usize::MAX,
    };
    assert!(bytes.len() <= limit, "{path}: {} bytes", bytes.len());
    bytes.len()
}

/// Runs `work` and counts its allocations.
fn counted<T>(work: impl FnOnce() -> T) -> (T, usize) {
    let region = Region::new(ALLOCATOR);
    let result = work();
    let change = region.change();
    (result, change.allocations + change.reallocations)
}
