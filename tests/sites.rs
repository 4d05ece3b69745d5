//! Golden sites: the findings that their stories must raise, and nothing beside them.
//!
//! `tests/sites/<name>.warnings` lists them, one a line: rule, file, line. `MILEPOST_BLESS=1 cargo test --test sites`
//! writes the lists anew; read the difference before it is committed.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    clippy::unwrap_used,
    reason = "tests look at the disk and say what they skip"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use milepost::diagnostic::{Severity, Sources};
use milepost::io::read::{Limits, content};
use milepost::pipeline::{Analysis, Inputs, Options, analyze, site};
use milepost::site::{Content, Site};
use milepost::text::LineIndex;
use milepost::theme::Theme;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Reads and analyses the site at `folder` as of `day`, in its built-in theme.
fn read(folder: &Path, day: &str) -> Analysis {
    let found = content(folder, &Limits::default()).unwrap_or_else(|_| panic!("{}", folder.display()));
    let inputs = Inputs {
        documents: found.documents,
        attachments: found.attachments,
        theme: Vec::new(),
        rejected: found.rejected,
        sealed: Vec::new(),
        run_date: day.parse().unwrap(),
        options: Options::default(),
    };
    analyze(&inputs, &mut |_| ())
}

/// Lists the findings of a severity, one a line: rule, file, line; in the order in which they are reported.
fn findings(analysis: &Analysis, severity: Severity) -> String {
    let of_severity = analysis
        .diagnostics()
        .iter()
        .filter(|found| found.severity == severity);
    let mut list = String::new();
    for found in of_severity {
        let line = analysis
            .sources
            .source(&found.file)
            .zip(found.span)
            .map_or(1, |(file, span)| {
                LineIndex::new(file.text()).position(file.text(), span.start).line
            });
        list.push_str(&format!("{} {}:{line}\n", found.rule, found.file));
    }
    list
}

fn laid_out(analysis: &Analysis) -> Site {
    let config = &analysis.config;
    let theme =
        Theme::load(&config.theme, &[], config.language).unwrap_or_else(|_| panic!("the built-in theme"));
    site(analysis, Arc::new(theme))
}

/// Renders every page of a site; returns how many there are.
fn render_all(site: &Site) -> usize {
    let pages = site.paths().filter(|path| path.as_str().ends_with(".html"));
    let rendered = pages.map(|path| match site.render(path) {
        Ok(Some(Content::Rendered(html))) => {
            let html = String::from_utf8(html).unwrap();
            assert!(html.starts_with("<!doctype html>"), "{path}");
            assert!(html.trim_end().ends_with("</html>"), "{path} is whole");
            // Proved by sabotage: a page that speaks a sentence without `sentence::linked` shows its marks.
            assert!(!html.contains("[["), "{path} shows the marks of a link");
        }
        _ => panic!("{path} is no page"),
    });
    rendered.count()
}

/// Compares the findings of a site with its list, and renders all of it.
fn golden(name: &str, folder: &str) {
    let analysis = read(&root().join(folder), "2026-11-22");
    assert_eq!(findings(&analysis, Severity::Error), "", "{name}: errors");
    let list = root().join(format!("tests/sites/{name}.warnings"));
    let found = findings(&analysis, Severity::Warning);
    if std::env::var_os("MILEPOST_BLESS").is_some() {
        fs::write(&list, &found).unwrap();
    }
    let expected = fs::read_to_string(&list).unwrap_or_else(|error| panic!("{}: {error}", list.display()));
    assert_eq!(found, expected, "{name}: the warnings that its stories raise");
    assert!(render_all(&laid_out(&analysis)) > 20, "{name}: its pages");
}

#[test]
fn the_demonstration_site_raises_the_warnings_of_its_stories() {
    golden("demonstration", ".");
}

#[test]
fn the_english_site_raises_the_warnings_of_its_stories() {
    golden("english", "tests/sites/english");
}

#[test]
fn an_english_site_has_no_chinese_word_of_its_own() {
    let site = laid_out(&read(&root().join("tests/sites/english"), "2026-11-22"));
    let is_han = |c: &char| ('\u{4e00}'..='\u{9fff}').contains(c);
    for path in site.paths().filter(|path| path.as_str().ends_with(".html")) {
        let Ok(Some(Content::Rendered(html))) = site.render(path) else {
            panic!("{path} is no page");
        };
        let han: String = String::from_utf8(html).unwrap().chars().filter(is_han).collect();
        assert_eq!(han, "", "{path}");
    }
}

#[test]
fn ten_years_of_real_projects_build_without_errors() {
    let folder = root().join("../shared/data/gmpp-site");
    if !folder.is_dir() {
        println!("skipped: ../shared/data/gmpp-site is not there");
        return;
    }
    let analysis = read(&folder, "2023-03-31");
    assert_eq!(findings(&analysis, Severity::Error), "");
    let pages = render_all(&laid_out(&analysis));
    assert!(pages > 1_700, "{pages} pages of 1,727 briefs");
}
