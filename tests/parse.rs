//! Malformed content: every input below `tests/parse/` with the full report that an author sees, in both
//! languages, as a snapshot.
//!
//! A file at the top of that folder is read as `projects/2026/<name>.md`; files in its subfolders keep their
//! place below `content/`; `site/*.yaml` are read as `site.yaml`.

#![expect(clippy::disallowed_methods, reason = "a test reads its inputs")]

use std::path::{Path, PathBuf};
use std::sync::Arc;

use milepost::config::{Config, Facet, Registry, RegistryEntry};
use milepost::diagnostic::{Colour, Diagnostic, Sources, github, json, sarif, text};
use milepost::locale::{Language, Locale};
use milepost::pipeline::{Document, Inputs, Options, analyze};
use milepost::source::{Drafts, Parsed, assemble, decode, faults, read, read_site};
use milepost::text::SourceFile;
use proptest::prelude::*;

/// The files of one test, by their paths below the site's root.
struct Files(Vec<(String, SourceFile)>);

impl Sources for Files {
    fn source(&self, path: &str) -> Option<&SourceFile> {
        let found = self.0.iter().find(|(known, _)| known == path);
        found.map(|(_, file)| file)
    }
}

fn config() -> Config {
    let entry = |name: &str, alias: &str| RegistryEntry {
        name: name.to_owned(),
        aliases: vec![alias.to_owned()],
    };
    let facet = |key: &str, name: &str| Facet {
        key: key.to_owned(),
        name: name.to_owned(),
        values: None,
    };
    Config {
        offices: Some(Registry::new(vec![
            entry("组织一处", "组织科"),
            entry("干部教育处", "干教处"),
        ])),
        facets: vec![facet("workstream", "工作线"), facet("orientation", "导向")],
        ..Config::default()
    }
}

/// Reads bytes as the file at `path` and returns the report in both languages.
fn report(path: &str, bytes: &[u8]) -> String {
    let (files, findings) = match decode(path, &bytes.to_vec().into(), bytes.len() as u64) {
        Err(finding) => (Files(Vec::new()), vec![finding]),
        Ok(file) => {
            let findings = if path == "site.yaml" {
                read_site(&file).1
            } else {
                read(&file, &config()).diagnostics
            };
            (Files(vec![(format!("content/{path}"), file)]), findings)
        }
    };
    in_both_languages(&findings, &files)
}

/// Tells whether a title is the name of a sentence in brackets, which stands in for one that does not exist.
fn lacks_a_sentence(report: &str) -> bool {
    let words = ["错误[", "警告[", "error[", "warning["];
    let titles = report
        .lines()
        .filter(|line| words.iter().any(|word| line.starts_with(word)));
    let mut sentences = titles.filter_map(|line| line.split_once("]: "));
    sentences.any(|(_, sentence)| sentence.starts_with('['))
}

fn in_both_languages(findings: &[Diagnostic], files: &Files) -> String {
    let speak = |language| text(findings, files, &Locale::new(language), Colour::Never);
    let reports = Language::ALL.map(speak);
    reports.join("────────\n\n")
}

fn check(name: &str, report: &str) {
    insta::with_settings!({
        snapshot_path => "parse/snapshots",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!(name, report);
    });
}

fn inputs(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the folder of inputs is part of the project")
        .map(|entry| entry.expect("a readable folder").path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            inputs(&path, found);
        } else if path
            .extension()
            .is_some_and(|kind| kind == "md" || kind == "yaml")
        {
            found.push(path);
        }
    }
}

#[test]
fn every_malformed_input_is_explained_at_its_place() {
    // Proved by sabotage: with anchors, aliases, second documents, keys given twice, or hidden characters in names let in,
    // this test fails each time.
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/parse");
    let mut found = Vec::new();
    inputs(&root, &mut found);
    assert!(found.len() > 50, "the inputs are there");
    for path in found {
        let bytes = std::fs::read(&path).expect("a readable input");
        let below = path.strip_prefix(&root).expect("found below it");
        let below = below.to_str().expect("a name in UTF-8").replace('\\', "/");
        let place = match below.split_once('/') {
            None => format!("projects/2026/{below}"),
            Some(("site", _)) => "site.yaml".to_owned(),
            Some(_) => below.clone(),
        };
        let report = report(&place, &bytes);
        assert!(report.contains("-->"), "{below} is not malformed");
        assert!(!lacks_a_sentence(&report), "{report}");
        let name = below.rsplit_once('.').map_or(&*below, |(stem, _)| stem);
        check(&name.replace('/', "--"), &report);
    }
}

const BRIEF: &str = "---\ntitle: 干部学院二期\noffice: 干教处\nlead: 常务副部长\nstart: 2026-03-01\ndue: 2026-12-31\nmilestones:\n  \
     - {name: 封顶, due: 2026-06-30, done: 2026-06-28}\n  - {name: 装修, due: 2026-09, after: 封顶}\nworkstream: [基层党建/4+1]\n\
     ---\n\n## 背景\n\n见[上年简报](2025/gbxy)。\n\n## 2026-03-28 40% 正常 方案印发\n会签完成。\n";

fn read_text(path: &str, text: &str) -> Parsed {
    read(&SourceFile::new(path, text), &config())
}

#[test]
fn other_encodings_are_refused_with_advice() {
    let utf16: Vec<u8> = "\u{feff}---\ntitle: 项目\n---\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let cases: [(&str, &[u8]); 4] = [
        ("encoding-gb18030", b"---\ntitle: \xcf\xee\xc4\xbf\n---\n"),
        ("encoding-utf-16", &utf16),
        ("encoding-cp1252", b"---\ntitle: Plan \x96 caf\xe9\n---\n"),
        (
            "encoding-two-marks",
            b"\xef\xbb\xbf\xef\xbb\xbf---\ntitle: a\n---\n",
        ),
    ];
    for (name, bytes) in cases {
        check(name, &report("projects/2026/a.md", bytes));
    }
}

#[test]
fn line_ends_and_a_mark_change_nothing() {
    let plain = read_text("projects/2026/a.md", BRIEF);
    assert_eq!(plain.diagnostics, []);
    for end in ["\r\n", "\r"] {
        let bytes = format!("\u{feff}{}", BRIEF.replace('\n', end));
        let file = decode("projects/2026/a.md", &bytes.into_bytes().into(), 0).expect("UTF-8 with a mark");
        let parsed = read(&file, &config());
        assert_eq!(parsed.diagnostics, [], "{end:?}");
        let strip = |parsed: &Parsed| match parsed.record.clone() {
            Some(milepost::source::Record::Project(project)) => {
                let mut project = Arc::unwrap_or_clone(project);
                project.body = milepost::text::Excerpt::default();
                for update in &mut project.updates {
                    update.section = milepost::text::Excerpt::default();
                }
                project
            }
            _ => panic!("a brief is a project"),
        };
        assert_eq!(strip(&parsed), strip(&plain), "{end:?}");
    }
}

#[test]
fn a_finding_stands_at_its_line_whatever_the_line_ends() {
    for (name, end) in [("crlf", "\r\n"), ("lone-cr", "\r")] {
        let text = BRIEF
            .replace("due: 2026-12-31", "due: 2026-02-30")
            .replace('\n', end);
        check(
            &format!("line-ends-{name}"),
            &report("projects/2026/a.md", text.as_bytes()),
        );
    }
}

#[test]
fn bombs_end_in_a_named_limit() {
    // Proved by sabotage: without the limit on depth, or on values, of the front matter, this test fails each time.
    let front = |extra: &str| BRIEF.replace("workstream:", &format!("{extra}\nworkstream:"));
    let many = "x, ".repeat(6_000);
    let cases = [
        (
            "bomb-nested-brackets",
            front(&format!("extra: {}", "[".repeat(5_000))),
        ),
        (
            "bomb-nested-keys",
            front(&format!("extra: {}1{}", "{a: ".repeat(5_000), "}".repeat(5_000))),
        ),
        (
            "bomb-nested-lines",
            front(&format!("extra:\n{}", nested_lines(300))),
        ),
        ("bomb-many-values", front(&format!("extra: {{a: [{many}x]}}"))),
        (
            "bomb-long-front-matter",
            front(&format!("extra: {{a: {}}}", "长".repeat(30_000))),
        ),
        (
            "bomb-nested-quotations",
            format!("{BRIEF}\n{} 深\n", ">".repeat(5_000)),
        ),
    ];
    for (name, text) in cases {
        let report = report("projects/2026/a.md", text.as_bytes());
        let shortened: String = report
            .lines()
            .map(|line| line.chars().take(100).collect::<String>() + "\n")
            .collect();
        check(name, shortened.trim_end());
    }
    let huge = vec![b'a'; 50 * 1024 * 1024];
    check("bomb-huge-file", &report("projects/2026/a.md", &huge));
}

fn nested_lines(depth: usize) -> String {
    (1..depth)
        .map(|level| format!("{}a:\n", " ".repeat(level)))
        .collect()
}

#[test]
fn names_that_a_file_system_would_join_are_reported_with_both_files() {
    let paths = [
        "projects/2026/École.md",
        "projects/2026/e\u{301}cole.md",
        "projects/2025/école.md",
    ];
    let parsed = || {
        paths
            .iter()
            .map(|path| read_text(path, BRIEF))
            .collect::<Vec<_>>()
    };
    let (portfolio, findings) = assemble(&parsed(), Drafts::Leave);
    assert_eq!(portfolio.projects.len(), 2);
    let mut reversed = parsed();
    reversed.reverse();
    assert_eq!(assemble(&reversed, Drafts::Leave), (portfolio, findings.clone()));
    let files = paths.map(|path| (format!("content/{path}"), SourceFile::new(path, BRIEF)));
    check("collision", &in_both_languages(&findings, &Files(files.into())));
}

/// A site with these files that are not read as records.
fn with_files(paths: &[&str]) -> Inputs {
    let document = |path: &str, text: &str| {
        Arc::new(Document {
            path: Arc::from(path),
            bytes: text.as_bytes().to_vec().into(),
            size: text.len() as u64,
        })
    };
    Inputs {
        documents: vec![
            document(
                "projects/2026/a.md",
                "---\ntitle: a\noffice: b\nlead: c\nstart: 2026\ndue: 2026\n---\n",
            ),
            document("site.yaml", "title: 台账\n"),
        ],
        attachments: paths.iter().map(|path| (Arc::from(*path), 1)).collect(),
        theme: Vec::new(),
        rejected: Vec::new(),
        sealed: Vec::new(),
        run_date: "2026-01-10".parse().expect("a date"),
        options: Options::default(),
    }
}

#[test]
fn files_that_only_look_like_records_are_named() {
    let unread = [
        "Site.yaml",
        "site.yml",
        "index.markdown",
        "project/2026/b.MD",
        "projects/2026/b.MD",
        "projects/2026/b.md.txt",
        "projects/2026/b.docx",
        "会议/2026-03-20.txt",
    ];
    let analysis = analyze(&with_files(&unread), &mut |_| {});
    check(
        "unread-files",
        &in_both_languages(analysis.diagnostics(), &Files(Vec::new())),
    );
    let free = [
        "projects/2026/a/b.MD",
        "projects/2026/a/c/site.yml",
        "projects/2026/a.pdf",
        "logo.svg",
    ];
    assert_eq!(analyze(&with_files(&free), &mut |_| {}).diagnostics(), []);
}

#[test]
fn drafts_are_left_out_with_their_findings() {
    let draft = BRIEF.replace("due: 2026-12-31", "due: 年底前后\ndraft: yes");
    let parsed = || vec![read_text("projects/2026/a.md", &draft)];
    let (portfolio, findings) = assemble(&parsed(), Drafts::Leave);
    assert!(portfolio.projects.is_empty() && findings.is_empty());
    let (portfolio, findings) = assemble(&parsed(), Drafts::Include);
    assert_eq!((portfolio.projects.len(), findings.len()), (1, 1));
}

#[test]
fn programs_get_the_same_findings_in_their_own_formats() {
    let text = BRIEF
        .replace("due: 2026-12-31", "due: 2026-02-30")
        .replace("title:", "标题: 另一个\ntitle:");
    let path = "projects/2026/干部,a.md";
    let file = SourceFile::new(path, text);
    let findings = read(&file, &config()).diagnostics;
    let files = Files(vec![(format!("content/{path}"), file)]);
    let locale = Locale::new(Language::English);
    let explain = |name: &str| {
        let found = faults().iter().find(|fault| fault.name == name);
        found.map(|fault| fault.explanation(Language::English).to_owned())
    };
    check("format-json", &json(&findings, &files, &locale));
    check("format-github", &github(&findings, &files, &locale));
    let sarif = sarif(&findings, &files, &locale, &explain);
    let sarif: serde_json::Value = serde_json::from_str(&sarif).expect("SARIF is JSON");
    check("format-sarif", &format!("{sarif:#}"));
    assert!(!json(&findings, &files, &locale).contains('\n'));
}

#[test]
fn colour_is_there_only_when_it_is_asked_for() {
    let file = SourceFile::new("projects/2026/a.md", "---\n---\n");
    let findings = read(&file, &config()).diagnostics;
    let files = Files(vec![("content/projects/2026/a.md".to_owned(), file)]);
    let locale = Locale::new(Language::English);
    assert!(!text(&findings, &files, &locale, Colour::Never).contains('\u{1b}'));
    assert!(text(&findings, &files, &locale, Colour::Always).contains("\u{1b}["));
}

/// A change of a good brief, as a hurried hand or a broken disk makes it.
#[derive(Clone, Debug)]
enum Mutation {
    Delete(usize, usize),
    Insert(usize, String),
    Repeat(usize, usize),
    Swap(usize, usize),
}

fn mutations() -> impl Strategy<Value = Vec<Mutation>> {
    let at = 0..2_000_usize;
    let piece = prop_oneof![
        prop::sample::select(vec![
            "\n",
            "\r",
            "\t",
            " ",
            ": ",
            "：",
            "- ",
            "[",
            "]",
            "{",
            "}",
            "\"",
            "'",
            "”",
            "&a ",
            "*a",
            "!t ",
            "---\n",
            "...\n",
            "|",
            ">",
            "%",
            "@",
            "`",
            "#",
            "\0",
            "\u{1b}",
            "\u{feff}",
            "\u{202e}",
            "，",
            "~",
            "<<: ",
            "? ",
            "2026-02-30",
            "100%",
        ])
        .prop_map(str::to_owned),
        any::<char>().prop_map(String::from),
    ];
    let one = prop_oneof![
        (at.clone(), 1..40_usize).prop_map(|(at, length)| Mutation::Delete(at, length)),
        (at.clone(), piece).prop_map(|(at, text)| Mutation::Insert(at, text)),
        (at.clone(), 1..80_usize).prop_map(|(at, length)| Mutation::Repeat(at, length)),
        (at.clone(), at).prop_map(|(one, other)| Mutation::Swap(one, other)),
    ];
    prop::collection::vec(one, 1..8)
}

fn mutate(good: &str, mutations: &[Mutation]) -> String {
    let mut text: Vec<char> = good.chars().collect();
    for mutation in mutations {
        let length = text.len().max(1);
        match mutation {
            Mutation::Delete(at, count) => {
                let at = (at % length).min(text.len());
                text.drain(at..(at + count).min(text.len()));
            }
            Mutation::Insert(at, piece) => {
                let at = (at % length).min(text.len());
                text.splice(at..at, piece.chars());
            }
            Mutation::Repeat(at, count) => {
                let at = (at % length).min(text.len());
                let again = text[at..(at + count).min(text.len())].to_vec();
                text.splice(at..at, again);
            }
            Mutation::Swap(one, other) if !text.is_empty() => text.swap(one % length, other % length),
            Mutation::Swap(..) => {}
        }
    }
    text.into_iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_mutated_brief_gives_a_record_or_an_error_and_never_a_panic(mutations in mutations()) {
        let text = mutate(BRIEF, &mutations);
        let file = SourceFile::new("projects/2026/a.md", text);
        let parsed = read(&file, &config());
        prop_assert!(parsed.record.is_some() || parsed.has_errors());
        for finding in &parsed.diagnostics {
            let span = finding.span.expect("a place");
            prop_assert!(file.text().get(span.range()).is_some(), "{finding:?} cuts a character");
        }
        let findings = parsed.diagnostics;
        let files = Files(vec![("content/projects/2026/a.md".to_owned(), file)]);
        let report = in_both_languages(&findings, &files);
        prop_assert!(!report.contains(['\u{1b}', '\u{202e}', '\0']), "{report}");
        prop_assert!(!lacks_a_sentence(&report), "{report}");
    }

    #[test]
    fn mutated_settings_give_settings_and_never_a_panic(mutations in mutations()) {
        let good = include_str!("parse/site/settings.yaml");
        let file = SourceFile::new("site.yaml", mutate(good, &mutations));
        let (_, findings) = read_site(&file);
        for finding in findings {
            let span = finding.span.expect("a place");
            prop_assert!(file.text().get(span.range()).is_some());
        }
    }
}
