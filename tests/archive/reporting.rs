//! Reports of a verification: of one folder and of many, for people and for programs.

use std::fs;

use serde_json::Value;

use crate::shelf::{Shelf, replace};
use crate::signing::{Keys, sign};

/// A shelf with three snapshots, the second of them damaged.
fn three() -> Shelf {
    let shelf = Shelf::new();
    shelf.seal(2025);
    shelf.seal(2026);
    shelf.done(&["archive", "2026", "--correction"]);
    replace(&shelf.path("archive/2026/data/records.csv"), b"x");
    shelf
}

fn text(shelf: &Shelf, arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = shelf.run(&[&["archive", "verify"], arguments].concat());
    let said = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code(), said(output.stdout), said(output.stderr))
}

#[test]
fn all_snapshots_are_checked_in_one_run_with_one_summary() {
    let shelf = three();
    let (code, report, said) = text(&shelf, &["--all"]);
    assert_eq!(code, Some(11));
    let counts = "3 checked: 0 intact and authentic, 2 intact but not authenticated, 1 damaged";
    assert!(report.contains(counts), "{report}");
    assert!(
        said.contains("1 of 3: 2025") && said.contains("3 of 3: 2026-2"),
        "{said}"
    );
    // What a broken-off run had checked is not checked again, and the report says so.
    let (code, report, _) = text(&shelf, &["--all", "archive", "--from", "2026-2"]);
    assert_eq!(code, Some(10));
    assert!(
        report.contains("one checked") && report.contains("2026: left out by --from"),
        "{report}"
    );
    assert_eq!(text(&shelf, &["--all", "archive", "--from", "2024"]).0, Some(2));
    assert_eq!(text(&shelf, &["--all", "content"]).0, Some(2));
    assert_eq!(text(&shelf, &["--all", "nowhere"]).0, Some(3));
}

#[test]
fn one_that_cannot_be_read_does_not_keep_the_others_from_being_checked() {
    let shelf = three();
    let (code, report, _) = text(&shelf, &["nowhere", "archive/2025", "--format", "json"]);
    assert_eq!(code, Some(3));
    let report: Value = serde_json::from_str(&report).unwrap();
    assert!(report["snapshots"][0]["unreadable"].is_string(), "{report}");
    assert_eq!(report["snapshots"][1]["snapshot"], "intact");
}

#[test]
fn every_heading_stands_in_the_text_in_both_languages() {
    let shelf = three();
    let (_, english, _) = text(&shelf, &["archive/2025"]);
    let mut command = shelf.command(&["archive", "verify", "archive/2026"]);
    let chinese = command.env("LANG", "zh_CN.UTF-8").args(["--lang", "zh-CN"]);
    // The later of two languages counts, as with every option.
    let chinese = chinese.output().unwrap().stdout;
    let chinese = String::from_utf8(chinese).unwrap();
    for heading in [
        "Verification report",
        "Authenticity",
        "Completeness",
        "Usability",
        "Safety",
    ] {
        assert!(english.contains(heading), "{heading}: {english}");
    }
    assert_eq!(english.matches("nothing to object to").count(), 4, "{english}");
    for heading in ["核验报告", "真实性", "完整性", "可用性", "安全性", "有损坏"] {
        assert!(chinese.contains(heading), "{heading}: {chinese}");
    }
    assert_eq!(chinese.matches("没有问题").count(), 2, "{chinese}");
}

#[test]
fn sarif_names_every_file_by_its_path() {
    let shelf = three();
    let (code, log, _) = text(&shelf, &["--all", "--format", "sarif"]);
    assert_eq!(code, Some(11));
    let log: Value = serde_json::from_str(&log).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let results = log["runs"][0]["results"].as_array().unwrap();
    let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
    let wrong = results
        .iter()
        .find(|found| found["ruleId"] == "wrong-digest")
        .unwrap();
    let uri = &wrong["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
    assert!(
        uri.as_str().unwrap().ends_with("archive/2026/data/records.csv"),
        "{uri}"
    );
    assert!(rules.iter().any(|rule| rule["id"] == "wrong-digest"), "{rules:?}");
    assert!(results.iter().all(|found| found["message"]["text"].is_string()));
}

fn pin(shelf: &Shelf, key: &str) {
    let settings = fs::read_to_string(shelf.path("content/site.yaml")).unwrap();
    shelf.write(
        "content/site.yaml",
        format!("{settings}archive: {{key: {key}}}\n"),
    );
}

#[test]
fn the_key_in_the_settings_is_trusted_and_another_one_wins() {
    let shelf = Shelf::new();
    let keys = Keys::new();
    let line = keys.public.lines().last().unwrap();
    pin(&shelf, line);
    shelf.seal(2026);
    assert_eq!(text(&shelf, &["archive/2026"]).0, Some(10));
    let page = |words: &str| {
        shelf.done(&["build"]);
        let page = fs::read_to_string(shelf.path("public/archive.html")).unwrap();
        assert!(page.contains(words), "{words}: {page}");
    };
    page(" · not signed");
    sign(&shelf.path("archive/2026"), &keys);
    let (code, report, _) = text(&shelf, &["--all"]);
    assert!(
        code == Some(0) && report.contains("judged by the key in content/site.yaml"),
        "{report}"
    );
    page("signed with this site");
    assert!(
        shelf
            .done(&["archive", "list"])
            .contains("signed by the key that you trust")
    );

    let other = Keys::new();
    let other = other.public.lines().last().unwrap();
    assert_eq!(text(&shelf, &["archive/2026", "--key", other]).0, Some(11));
    fs::write(
        shelf.path("archive/2026/tagmanifest-sha512.txt.minisig"),
        "forged",
    )
    .unwrap();
    page("the signature is wrong");
}

#[test]
fn the_key_of_a_sealed_site_vouches_for_nothing() {
    let shelf = Shelf::new();
    let keys = Keys::new();
    pin(&shelf, keys.public.lines().last().unwrap());
    shelf.seal(2026);
    sign(&shelf.path("archive/2026"), &keys);
    // Whoever is in the sealed sources has the sealed settings, which a forger writes as he likes.
    let inside = ["--root", "archive/2026/data/source", "archive/2026"];
    let (code, report, _) = text(&shelf, &inside);
    assert_eq!(code, Some(10), "{report}");
    assert!(report.contains("no key was given"), "{report}");
}

#[test]
fn a_key_that_is_none_is_an_error_at_its_line() {
    let shelf = Shelf::new();
    pin(&shelf, "RWsecret");
    let output = shelf.run(&["check"]);
    let said =
        String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        said.contains("content/site.yaml:4:16") && said.contains("not a public key of minisign"),
        "{said}"
    );
}
