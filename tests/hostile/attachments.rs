//! Files that would be script on the site's own address: whoever links to them, and however, they are not published.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use assert_cmd::Command;

/// Types that a browser opens as a page, a drawing with scripts, a script or a program; and none at all.
const TYPES: [&str; 12] = [
    "html", "HTML", "htm", "xhtml", "shtml", "svg", "SVG", "xml", "js", "mjs", "wasm", "exe",
];

/// Names with such an ending, hidden behind another one, and without one.
fn names() -> Vec<String> {
    let mut names: Vec<String> = TYPES
        .iter()
        .flat_map(|end| [format!("x.{end}"), format!("y.pdf.{end}")])
        .collect();
    names.extend(["README", "trailing.pdf.", "html"].map(str::to_owned));
    names
}

/// Writes a brief that links to every one of `names` in its text, as a picture, and as evidence of both kinds.
fn brief(names: &[String]) -> String {
    let quoted = |name: &String| format!("\"a/{name}\"");
    let evidence: Vec<String> = names.iter().map(quoted).collect();
    let evidence = evidence.join(", ");
    let links: String = names
        .iter()
        .map(|name| format!("[x](<a/{name}>) ![y](<a/{name}>)\n"))
        .collect();
    format!(
        "---\ntitle: T\noffice: O\nlead: L\nstart: 2026-01-05\ndue: 2026-12-18\nmilestones:\n  - {{name: M, due: 2026-03-01, done: 2026-03-01, evidence: [{evidence}]}}\nclose: {{date: 2026-05-05, result: done, summary: S, evidence: [{evidence}]}}\n---\n\n{links}\n[good](a/good.pdf)\n"
    )
}

fn site(text: &str, names: &[String]) -> tempfile::TempDir {
    let desk = tempfile::tempdir().unwrap();
    let folder = desk.path().join("content/projects/2026/a");
    fs::create_dir_all(&folder).unwrap();
    fs::write(desk.path().join("content/site.yaml"), "title: T\nlanguage: en\n").unwrap();
    fs::write(folder.with_extension("md"), text).unwrap();
    for name in names {
        fs::write(folder.join(name), "<script>alert(1)</script>").unwrap();
    }
    fs::write(folder.join("good.pdf"), "good").unwrap();
    desk
}

fn run(desk: &Path, arguments: &[&str]) -> Option<i32> {
    let mut program = Command::cargo_bin("milepost").unwrap();
    program
        .env_clear()
        .args(arguments)
        .args(["--quiet", "--as-of", "2026-06-30", "--root"])
        .arg(desk);
    program.output().unwrap().status.code()
}

/// Lists the files of the brief's own folder in an output.
fn attached(output: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(output.join("2026/projects/a")).into_iter().flatten();
    entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect()
}

// Proved by sabotage: with every file that is linked to taken for one that may be published, the pages and drawings are
// in the site that is built in spite of errors and in the sealed one.
#[test]
fn no_page_or_drawing_of_an_author_is_published() {
    let names = names();
    let desk = site(&brief(&names), &names);
    let good = BTreeSet::from(["good.pdf".to_owned()]);
    assert_eq!(run(desk.path(), &["build"]), Some(1), "each is an error");
    assert_eq!(run(desk.path(), &["build", "--keep-going"]), Some(1));
    assert_eq!(attached(&desk.path().join("public")), good);
    assert_eq!(run(desk.path(), &["archive", "2026", "--provisional"]), Some(0));
    assert_eq!(attached(&desk.path().join("archive/2026/data/site")), good);
}

// Proved by sabotage: with evidence looked at only where it is named like a file that may be published, each of these is
// published without a word.
#[test]
fn evidence_that_may_not_be_published_is_an_error() {
    for name in names() {
        let text = format!(
            "---\ntitle: T\noffice: O\nlead: L\nstart: 2026-01-05\ndue: 2026-12-18\nclose: {{date: 2026-05-05, result: done, summary: S, evidence: \"a/{name}\"}}\n---\n\n## 2026-05-05 100%\n\n[good](a/good.pdf)\n"
        );
        let desk = site(&text, std::slice::from_ref(&name));
        assert_eq!(run(desk.path(), &["check"]), Some(1), "{name}");
    }
}
