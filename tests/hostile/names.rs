//! Odd names of briefs: each is published under an address of its own or refused with a finding, none takes the place
//! of another, and nobody panics.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::os::unix::ffi::OsStringExt;

use assert_cmd::Command;
use serde_json::Value;

use crate::measure::figure;

const BRIEF: &str = "---\ntitle: T\noffice: O\nlead: L\nstart: 2026-01-05\ndue: 2026-12-18\n---\n";

/// Names that are text.
#[rustfmt::skip]
const PLAIN: &[&str] = &[
    "a", "A", "é", "e\u{301}", "ﬁ", "fi", "ß", "ss", "SS", "İ", "i\u{307}", "ı", "Ω", "Ω", "Å", "Å", "가", "가", "𝒳", "甲", "甲 乙", "甲　乙", "index",
    "INDEX", "con", "CON", "nul", "aux", "com1", "lpt9", "prn", "-", "--", "_", "__proto__", "constructor", "toString", "hasOwnProperty", "...", "..a",
    "a..", "a.", "a ", " a", "a.b", "a.md", "a.html", "~", "~root", "$HOME", "%2e%2e", "%00", "%", "%zz", "a%20b", "a+b", "a&b", "a=b", "a?b", "a#b",
    "a:b", "a;b", "a,b", "a|b", "a*b", "a<b>", "a\"b", "a'b", "a`b", "a\\b", "..\\..\\a", "{{a}}", "{%a%}", "<script>", "javascript:alert(1)",
    "[a](b)", "!a", "@a", "(a)", "[a]", "{a}", "a\nb", "a\rb", "a\tb", "\u{1}", "\u{7f}", "\u{85}", "\u{a0}", "\u{ad}", "\u{200b}", "\u{200d}",
    "a\u{202e}b", "\u{2066}a", "\u{feff}", "\u{feff}a", "\u{fffd}", "\u{e000}", "👨‍👩‍👧", "🏳️‍🌈", "1️⃣", "٣", "１", "ａ", "Ａ", "א", "ا", "ภ", "𠮷",
    "\u{301}", "a\u{301}\u{301}\u{301}", "ﷺ", "Thumbs", "desktop", ".hidden", "~$a", "a~", "4913", "2026", "2026-01-05", "0", "00", "01", "1e5", "NaN",
    "null", "true", "no", "Yes", "undefined", "assets", "data", "archive", "search", "projects", "offices", "leads", "404",
];

/// Two hundred names, without their ending.
fn names() -> Vec<Vec<u8>> {
    let mut names: Vec<Vec<u8>> = PLAIN.iter().map(|name| name.as_bytes().to_vec()).collect();
    names.extend([
        b"\xff".to_vec(),
        b"caf\xe9".to_vec(),
        b"\xed\xa0\x80".to_vec(),
        b"\xc0\xae".to_vec(),
        b"\xd6\xd8\xb5\xe3".to_vec(),
        b"a\xffb".to_vec(),
    ]);
    for length in [80, 89, 90, 91, 96, 97, 98, 100, 101, 150, 200, 251, 252] {
        names.push(vec![b'x'; length]);
        names.push("长".repeat(length / 3).into_bytes());
    }
    names.dedup();
    let mut number = 0;
    while names.len() < 200 {
        names.push(format!("n{number}\u{300}\u{31b}").into_bytes());
        number += 1;
    }
    names
}

// Proved by sabotage: with names let in that hold characters which do not show, this test fails.
#[test]
fn odd_names_are_published_or_refused_and_never_overwrite() {
    let desk = tempfile::tempdir().unwrap();
    let folder = desk.path().join("content/projects/2026");
    fs::create_dir_all(&folder).unwrap();
    fs::write(desk.path().join("content/site.yaml"), "title: T\nlanguage: en\n").unwrap();
    let names = names();
    assert_eq!(names.len(), 200);
    let mut made = 0;
    for name in &names {
        let file = OsString::from_vec([name.as_slice(), b".md"].concat());
        // What the system itself refuses, or takes for a name that is there already, is not ours to judge.
        made += usize::from(
            fs::File::create_new(folder.join(file))
                .and_then(|mut file| std::io::Write::write_all(&mut file, BRIEF.as_bytes()))
                .is_ok(),
        );
    }
    let run = |arguments: &[&str]| {
        let mut program = Command::cargo_bin("milepost").unwrap();
        program
            .env_clear()
            .args(arguments)
            .args(["--as-of", "2026-06-30", "--root"])
            .arg(desk.path());
        program.output().unwrap()
    };
    let check = run(&["check", "--format", "json"]);
    assert_eq!(
        check.status.code(),
        Some(1),
        "{}",
        String::from_utf8_lossy(&check.stderr)
    );
    let report: Value = serde_json::from_slice(&check.stdout).unwrap();
    let refused: BTreeSet<&str> = report["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|found| found["severity"] == "error")
        .map(|found| found["file"].as_str().unwrap())
        .collect();
    // Errors stop a build; what is good is published when they are passed over, and each name once.
    let build = run(&["build", "--keep-going", "--quiet"]);
    assert_eq!(
        build.status.code(),
        Some(1),
        "{}",
        String::from_utf8_lossy(&build.stderr)
    );
    let portfolio: Value =
        serde_json::from_slice(&fs::read(desk.path().join("public/data/portfolio.json")).unwrap()).unwrap();
    let projects = portfolio["projects"].as_array().unwrap();
    let pages: BTreeSet<&str> = projects
        .iter()
        .map(|project| project["path"].as_str().unwrap())
        .collect();
    assert_eq!(pages.len(), projects.len(), "two briefs share a page");
    for page in &pages {
        assert!(desk.path().join("public").join(page).is_file(), "{page}");
    }
    let leftovers = names
        .iter()
        .filter(|name| name.starts_with(b".") || name.starts_with(b"~$"))
        .count();
    let good: BTreeSet<String> = projects
        .iter()
        .map(|project| format!("content/{}", project["source"]["file"].as_str().unwrap()))
        .collect();
    let lost = made
        - leftovers
        - good
            .iter()
            .filter(|file| !refused.contains(file.as_str()))
            .count()
        - refused.len();
    assert_eq!(
        lost,
        0,
        "{made} files, {} good, {} refused",
        good.len(),
        refused.len()
    );
    figure(
        "names",
        format!(
            "{made} odd names: {} published, {} refused with a finding, {leftovers} passed over as hidden, 0 overwritten",
            made - refused.len() - leftovers,
            refused.len()
        ),
    );
}
