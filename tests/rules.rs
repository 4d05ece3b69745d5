//! Every rule against its page in `tests/rules/`: exactly the marked lines are reported.
//!
//! A page is prose with small sites in it. A level-2 heading begins a site; below it may stand
//!
//! - `as-of: 2026-11-22`, the status date (else 2026-06-30), and `year-end: 2026`, as `check --year-end` sets it;
//! - `attachment: projects/2026/a/list.csv 120`, a file of so many bytes that is not read;
//! - a level-3 heading with the path of a file below `content/`, followed by a fenced block with its text.
//!
//! A line that ends in `#! rule-name` must be reported by that rule, and no other line by any rule that is marked
//! on the page or has the page's name. A brief that does not give or withhold `title`, `office`, `lead`, `start`
//! or `due` gets ordinary ones at the end of its front matter.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use milepost::config::Config;
use milepost::diagnostic::Severity;
use milepost::figures::{figures, lineage};
use milepost::locale::{Language, Locale};
use milepost::markup::markdown::outline;
use milepost::rules::{BodyNotes, Judged, Subject, rules, run};
use milepost::source::{Drafts, FieldPath, Parsed, assemble, locate, read, read_site};
use milepost::text::{LineIndex, SourceFile};

/// A site of a page.
struct Case {
    name: String,
    as_of: String,
    year_end: Option<i32>,
    files: BTreeMap<String, SourceFile>,
    attachments: BTreeMap<Arc<str>, u64>,
    /// File, line and rule of every mark.
    marks: BTreeSet<(String, u32, String)>,
}

fn pages() -> Vec<(String, PathBuf)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules");
    let mut pages: Vec<(String, PathBuf)> = fs::read_dir(folder)
        .expect("the folder of the pages")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|end| end == "md"))
        .map(|path| {
            (
                path.file_stem().expect("a name").to_string_lossy().into_owned(),
                path,
            )
        })
        .collect();
    pages.sort();
    pages
}

fn cases(page: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut lines = page.lines();
    let mut path: Option<String> = None;
    while let Some(line) = lines.next() {
        if let Some(name) = line.strip_prefix("## ") {
            cases.push(Case {
                name: name.to_owned(),
                as_of: "2026-06-30".to_owned(),
                year_end: None,
                files: BTreeMap::new(),
                attachments: BTreeMap::new(),
                marks: BTreeSet::new(),
            });
        }
        let Some(case) = cases.last_mut() else {
            continue;
        };
        if let Some(day) = line.strip_prefix("as-of: ") {
            case.as_of = day.to_owned();
        } else if let Some(year) = line.strip_prefix("year-end: ") {
            case.year_end = Some(year.parse().expect("a year"));
        } else if let Some(file) = line.strip_prefix("attachment: ") {
            let (path, size) = file.split_once(' ').expect("a path and a size");
            case.attachments
                .insert(Arc::from(path), size.parse().expect("a size"));
        } else if let Some(heading) = line.strip_prefix("### ") {
            path = Some(heading.to_owned());
        } else if line.starts_with("```") {
            let fence = line.trim_end_matches(|c: char| c != '`');
            let block: Vec<&str> = lines.by_ref().take_while(|line| *line != fence).collect();
            add_file(
                case,
                path.take().expect("a heading with a path above the block"),
                &block,
            );
        }
    }
    cases
}

/// Adds a file to the site: marks are taken off its lines, missing required keys are given.
fn add_file(case: &mut Case, path: String, block: &[&str]) {
    let mut lines: Vec<String> = block.iter().map(|line| (*line).to_owned()).collect();
    if path.starts_with("projects/") {
        give_required(&path, &mut lines);
    }
    for (index, line) in lines.iter_mut().enumerate() {
        while let Some((text, rule)) = line.rsplit_once("#! ") {
            let number = u32::try_from(index + 1).expect("few lines");
            case.marks.insert((path.clone(), number, rule.trim().to_owned()));
            *line = text.trim_end().to_owned();
        }
    }
    let text = lines.join("\n") + "\n";
    case.files.insert(path.clone(), SourceFile::new(path, text));
}

fn give_required(path: &str, lines: &mut Vec<String>) {
    let mut parts = path.trim_end_matches(".md").split('/').skip(1);
    let (year, id) = (parts.next().expect("a year"), parts.next().expect("an id"));
    let is_fence = |line: &String| line.split(" #!").next() == Some("---");
    let end = lines.iter().skip(1).position(is_fence).expect("a closing fence") + 1;
    let given = |keys: &[&str]| {
        let names = |line: &String| {
            keys.iter()
                .any(|key| line.trim_start().starts_with(&format!("{key}:")))
        };
        lines[..end].iter().any(names)
    };
    let required = [
        (&["title", "标题"][..], format!("title: {id}")),
        (&["office", "责任处室"], "office: Office".to_owned()),
        (&["lead", "牵头领导"], "lead: Head".to_owned()),
        (&["start", "开始"], format!("start: {year}-01-05")),
        (&["due", "完成时限"], format!("due: {year}-12-20")),
    ];
    let missing: Vec<String> = required
        .into_iter()
        .filter(|(keys, _)| !given(keys))
        .map(|(_, line)| line)
        .collect();
    lines.splice(end..end, missing);
}

/// Runs all rules over the site.
fn judge(case: &Case) -> Vec<Judged> {
    let (config, found) = match case.files.get("site.yaml") {
        Some(file) => read_site(file),
        None => (Config::default(), Vec::new()),
    };
    assert_eq!(found, [], "{}: site.yaml", case.name);
    let records = case.files.values().filter(|file| file.path() != "site.yaml");
    let parsed: Vec<_> = records.map(|file| read(file, &config)).collect();
    let bodies = parsed
        .iter()
        .map(|one| (Arc::clone(&one.path), notes(case, one)))
        .collect();
    let (portfolio, found) = assemble(parsed, Drafts::Leave);
    let errors: Vec<_> = found
        .iter()
        .filter(|one| one.severity == Severity::Error)
        .collect();
    assert_eq!(errors, Vec::<&_>::new(), "{}: the site cannot be read", case.name);
    let figures = figures(&portfolio, &config, case.as_of.parse().expect("a date"));
    run(&Subject {
        config: &config,
        portfolio: &portfolio,
        figures: &figures,
        lineage: &lineage(&portfolio),
        bodies: &bodies,
        attachments: &case.attachments,
        year_end: case.year_end,
    })
}

/// Makes the notes of a body.
fn notes(case: &Case, parsed: &Parsed) -> BodyNotes {
    let text = case.files[&*parsed.path].text();
    let body = text.rsplit_once("\n---\n").map_or("", |(_, body)| body);
    let headings = outline(body)
        .headings
        .into_iter()
        .map(|heading| (heading.text, heading.span))
        .collect();
    BodyNotes {
        headings,
        links: parsed.links.clone(),
    }
}

/// Returns file, line and rule of a finding.
fn place(case: &Case, judged: &Judged) -> (String, u32, String) {
    let file = &case.files[&judged.finding.file];
    let span = locate(file, &FieldPath::parse(&judged.finding.field));
    let position = LineIndex::new(file.text()).position(file.text(), span.start);
    (judged.finding.file.clone(), position.line, judged.rule.to_owned())
}

#[test]
fn exactly_the_marked_lines_are_reported() {
    for (name, path) in pages() {
        let page = fs::read_to_string(path).expect("a page");
        let cases = cases(&page);
        let mut marked: BTreeSet<String> = cases
            .iter()
            .flat_map(|case| &case.marks)
            .map(|(_, _, rule)| rule.clone())
            .collect();
        assert!(marked.contains(&name), "{name}: no line of its page is marked");
        marked.insert(name.clone());
        for case in &cases {
            let found = judge(case);
            let watched = found.iter().filter(|judged| marked.contains(judged.rule));
            let places: Vec<_> = watched.map(|judged| place(case, judged)).collect();
            let distinct: BTreeSet<_> = places.iter().cloned().collect();
            assert_eq!(distinct, case.marks, "{name}: {}", case.name);
            assert_eq!(distinct.len(), places.len(), "{name}: {}: said twice", case.name);
        }
    }
}

#[test]
fn every_finding_says_what_to_write_in_both_languages() {
    let locales = Language::ALL.map(Locale::new);
    for (name, path) in pages() {
        let page = fs::read_to_string(path).expect("a page");
        for case in cases(&page) {
            for judged in judge(&case) {
                let message = &judged.finding.message;
                for locale in &locales {
                    let said = [
                        Some(locale.speak(message)),
                        locale.speak_attribute(message, "label"),
                        locale.speak_attribute(message, "help"),
                    ];
                    for text in said {
                        let text =
                            text.unwrap_or_else(|| panic!("{name}: `{}` lacks an attribute", message.id));
                        let unspoken = text.contains("{$") || text.contains("{ $") || text.starts_with('[');
                        assert!(
                            !unspoken,
                            "{name}: `{}` in {}: {text}",
                            message.id,
                            locale.language().tag()
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn every_rule_has_its_page_and_every_page_its_rule() {
    let pages: Vec<String> = pages().into_iter().map(|(name, _)| name).collect();
    let rules: Vec<&str> = rules().iter().map(|rule| rule.name).collect();
    assert_eq!(pages, rules);
}
