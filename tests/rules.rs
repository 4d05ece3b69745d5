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

#![expect(clippy::disallowed_methods, reason = "the pages are read from the disk")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use milepost::diagnostic::{Diagnostic, Severity};
use milepost::locale::{Language, Locale};
use milepost::pipeline::{Document, Inputs, Memory, Options, analyze, analyze_again};
use milepost::rules::{rule, rules};
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

/// Returns what the program is given of the site.
fn inputs(case: &Case) -> Inputs {
    Inputs {
        documents: case.files.values().map(document).collect(),
        attachments: case.attachments.clone(),
        theme: Vec::new(),
        rejected: Vec::new(),
        sealed: Vec::new(),
        run_date: case.as_of.parse().expect("a date"),
        options: Options {
            drafts: false,
            year_end: case.year_end,
        },
    }
}

/// Analyses the site and returns what rules found; everything else must be in order.
fn judge(case: &Case) -> Vec<Diagnostic> {
    let analysis = analyze(&inputs(case), &mut |_| {});
    let (found, faults): (Vec<_>, Vec<_>) = analysis
        .diagnostics()
        .iter()
        .cloned()
        .partition(|found| rule(found.rule).is_some());
    let errors: Vec<_> = faults
        .iter()
        .filter(|fault| fault.severity == Severity::Error)
        .collect();
    assert_eq!(
        errors,
        Vec::<&Diagnostic>::new(),
        "{}: the site cannot be read",
        case.name
    );
    found
}

fn document(file: &SourceFile) -> Arc<Document> {
    let bytes = file.text().as_bytes();
    Arc::new(Document {
        path: Arc::from(file.path()),
        bytes: bytes.to_vec().into(),
        size: bytes.len() as u64,
    })
}

/// Returns file, line and rule of a finding.
fn place(case: &Case, found: &Diagnostic) -> (String, u32, String) {
    let path = found
        .file
        .strip_prefix("content/")
        .expect("rules look at content");
    let text = case.files[path].text();
    let span = found.span.expect("a rule names a place");
    let position = LineIndex::new(text).position(text, span.start);
    (path.to_owned(), position.line, found.rule.to_owned())
}

#[test]
fn exactly_the_marked_lines_are_reported() {
    let mut differences = Vec::new();
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
            let watched = found.iter().filter(|found| marked.contains(found.rule));
            let places: Vec<_> = watched.map(|found| place(case, found)).collect();
            let distinct: BTreeSet<_> = places.iter().cloned().collect();
            let unmarked = distinct
                .difference(&case.marks)
                .map(|place| ("not marked", place));
            let unreported = case
                .marks
                .difference(&distinct)
                .map(|place| ("not reported", place));
            for (what, (file, line, rule)) in unmarked.chain(unreported) {
                differences.push(format!("{name}, {}: {file}:{line}: {rule} {what}", case.name));
            }
            if distinct.len() < places.len() {
                differences.push(format!("{name}, {}: a line is reported twice", case.name));
            }
        }
    }
    assert!(differences.is_empty(), "\n{}", differences.join("\n"));
}

#[test]
fn every_finding_says_what_to_write_in_both_languages() {
    let locales = Language::ALL.map(Locale::new);
    for (name, path) in pages() {
        let page = fs::read_to_string(path).expect("a page");
        for case in cases(&page) {
            for found in judge(&case) {
                let message = &found.message;
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

/// Returns the sites that are one edit of one file away from `inputs`: without the file, and, of a brief, with one that
/// says nothing but what it must, and with a heading more.
fn neighbours(case: &Case, inputs: &Inputs) -> Vec<Inputs> {
    let with = |place: usize, text: Option<String>| {
        let mut other = inputs.clone();
        match text {
            Some(text) => {
                let path = Arc::clone(&other.documents[place].path);
                other.documents[place] = document(&SourceFile::new(path, text));
            }
            None => drop(other.documents.remove(place)),
        }
        other
    };
    let mut found = Vec::new();
    for (place, (path, file)) in case.files.iter().enumerate() {
        found.push(with(place, None));
        found.push(with(place, Some(format!("{}\n\n## 再写一条\n", file.text()))));
        if path.starts_with("projects/") {
            let mut lines = vec!["---".to_owned(), "---".to_owned()];
            give_required(path, &mut lines);
            found.push(with(place, Some(lines.join("\n") + "\n")));
        }
    }
    found
}

// Proved by sabotage: rules of reach `Lineage` were asked about the brief alone, also where lineages had changed; `concerns` of
// `broken-link` left out links; the old findings of a brief and of its file were kept; other directives and closed years were
// not noticed; headings stayed as they were. Each time this failed.
#[test]
fn an_edit_is_judged_as_a_run_that_begins_with_nothing() {
    let mut compared = 0;
    for (name, path) in pages() {
        let page = fs::read_to_string(path).expect("a page");
        for case in cases(&page) {
            let one = inputs(&case);
            for other in neighbours(&case, &one) {
                let mut memory = Memory::default();
                for (step, inputs) in [&one, &other, &one].into_iter().enumerate() {
                    let warm = analyze_again(inputs, &mut memory, &mut |_| {});
                    let cold = analyze(inputs, &mut |_| {});
                    assert_eq!(
                        warm.diagnostics(),
                        cold.diagnostics(),
                        "{name}, {}: step {step}",
                        case.name
                    );
                    assert_eq!(warm.portfolio, cold.portfolio, "{name}, {}", case.name);
                    assert_eq!(warm.figures, cold.figures, "{name}, {}", case.name);
                    assert_eq!(warm.linked, cold.linked, "{name}, {}", case.name);
                    compared += 1;
                }
            }
        }
    }
    assert!(compared > 1_000, "{compared} runs are too few to show anything");
}
