//! The conformance suite of the Library of Congress: verdict and reason of every bag.

use std::fs;
use std::path::{Path, PathBuf};

use crate::data::traversals;
use crate::measure::figure;
use crate::shelf::judge;
use milepost::archive::verify::{Level, Scope, Verdict};

fn suite() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/archive/bagit-conformance")
}

/// The named rule of each bag that no digest refuses, and of those where the defect of a digest is not the point.
const NAMED: [(&str, &str); 14] = [
    ("v0.97/invalid/baginfo-missing-encoding", "bagit-form bagit.txt"),
    ("v0.97/invalid/bom-in-bagit.txt", "bagit-form bagit.txt"),
    ("v0.97/invalid/invalid-version-number", "bagit-form bagit.txt"),
    ("v0.97/invalid/missing-bagit.txt", "bagit-missing bagit.txt"),
    (
        "v1.0/invalid/bagit-with-invalid-whitespace",
        "bagit-form bagit.txt",
    ),
    (
        "v0.97/invalid/out-of-scope-file-paths-using-dot-notation-for-fetch",
        "unsafe-path ../../../README.md",
    ),
    (
        "v0.97/linux-only/out-of-scope-file-paths-using-absolute-path-for-fetch",
        "unsafe-path /tmp/test.txt",
    ),
    (
        "v0.97/linux-only/out-of-scope-file-paths-using-shortcut-for-fetch",
        "unsafe-path ~/test.txt",
    ),
    (
        "v0.97/linux-only/out-of-scope-file-paths-using-shortcut-username-for-fetch",
        "unsafe-path ~root/foo",
    ),
    (
        "v0.97/windows-only/out-of-scope-file-paths-using-absolute-path-for-fetch",
        r"unsafe-path C:\Windows\System32\setx.exe",
    ),
    (
        "v0.97/windows-only/out-of-scope-file-paths-using-shortcut-for-fetch",
        r"unsafe-path %HomeDrive%\Windows\System32\setx.exe",
    ),
    (
        "v0.97/windows-only/out-of-scope-file-paths-using-unc-for-fetch",
        r"unsafe-path \\?\UNC\server\Windows\System32\setx.exe",
    ),
    (
        "v1.0/invalid/same-filename-listed-twice-with-the-same-hash",
        "duplicate-entry data/README",
    ),
    (
        "v1.0/invalid/same-filename-listed-twice-with-different-hashes",
        "duplicate-entry data/README",
    ),
];

/// Turns one defect of EXPECTED.tsv into what our finding must say: `rule path`.
fn reason(defect: &str) -> Option<String> {
    let (manifest, what) = defect.split_once(": ").unwrap_or(("", defect));
    let path = |text: &str| text.trim_matches('\'').to_owned();
    let words: Vec<&str> = what.splitn(2, ' ').collect();
    Some(match (manifest, words.as_slice()) {
        ("", ["clean"]) => return None,
        ("", ["OXUM", _]) => "wrong-oxum bag-info.txt".to_owned(),
        (_, ["HASH", file]) => format!("wrong-digest {}", path(file)),
        (_, ["missing", file]) => format!("missing-file {}", path(file)),
        (_, ["unlisted", file]) => format!("unlisted-file {}", path(file)),
        (_, ["outside", file]) => format!("unsafe-path {}", path(file)),
        (_, ["dup", rest]) => format!("duplicate-entry {}", rest.split(' ').next().unwrap()),
        _ => panic!("{defect} is not a defect that is known here"),
    })
}

/// Lists the findings of the bag's own verdict, errors and warnings, as `rule path`.
fn findings(verdict: &Verdict, level: Option<Level>) -> Vec<String> {
    let of_bag = verdict.findings.iter().filter(|found| found.scope == Scope::Bag);
    let chosen = of_bag.filter(|found| level.is_none_or(|level| found.level == level));
    chosen
        .map(|found| format!("{} {}", found.rule, found.path))
        .collect()
}

// Proved by sabotage: with the rule of `Declaration::parse` on blanks taken out, with `is_unsafe` made false and
// with `duplicate` left out, this test fails for the bags of those rules.
#[test]
fn every_bag_gets_its_verdict_for_its_reason() {
    let table = fs::read_to_string(suite().join("EXPECTED.tsv")).unwrap();
    let mut faults = Vec::new();
    let mut count = 0;
    for line in table.lines().filter(|line| !line.starts_with(['#'])).skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        let (case, defects, expected) = (fields[0], fields[3], fields[4]);
        count += 1;
        let verdict = judge(&suite().join(case));
        let all = findings(&verdict, None);
        if verdict.is_valid_bag() != expected.starts_with("valid") {
            faults.push(format!("{case}: expected {expected}, found {all:?}"));
        }
        if expected == "valid+warning" && findings(&verdict, Some(Level::Warning)).is_empty() {
            faults.push(format!("{case}: no warning"));
        }
        let named = NAMED
            .iter()
            .find(|(named, _)| *named == case)
            .map(|(_, reason)| (*reason).to_owned());
        for reason in defects.split("; ").filter_map(reason).chain(named) {
            if !all.contains(&reason) {
                faults.push(format!("{case}: `{reason}` is not among {all:?}"));
            }
        }
        if verdict.is_snapshot {
            faults.push(format!("{case}: taken for a snapshot of ours"));
        }
    }
    assert_eq!(count, 60);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    figure(
        "conformance",
        format!("{count} of {count} bags, verdict and reason"),
    );
}

#[test]
fn a_missing_file_comes_with_the_likely_cause() {
    for (case, hint) in [
        ("duplicate-file-with-different-case", "bag-hint-case"),
        (
            "same-filename-listed-twice-with-different-normalization",
            "bag-hint-normalisation",
        ),
        ("special-system-files", "bag-hint-system"),
    ] {
        let verdict = judge(&suite().join("v0.97/warning").join(case));
        let missing = verdict.findings.iter().find(|found| found.rule == "missing-file");
        let message = format!("{:?}", missing.expect(case).message);
        assert!(message.contains(hint), "{case}: {message}");
    }
}

#[test]
fn a_manifest_that_leads_out_is_refused_line_by_line() {
    // Proved by sabotage: with no path taken for unsafe, this test names those that lead out.
    let desk = tempfile::tempdir().unwrap();
    let bag = desk.path().join("a/b/c/bag");
    fs::create_dir_all(bag.join("data")).unwrap();
    for folder in ["", "a", "a/b", "a/b/c"] {
        fs::write(desk.path().join(folder).join("secret.txt"), "secret").unwrap();
    }
    fs::write(bag.join("bagit.txt"), milepost::archive::bag::BAGIT).unwrap();
    fs::write(bag.join("data/a.txt"), "a").unwrap();
    let digest = |text: &str| milepost::io::digest::sha512(text.as_bytes());
    let paths = traversals("secret.txt");
    let lines = paths.iter().map(|path| format!("{}  {path}\n", digest("secret")));
    let manifest = format!("{}  data/a.txt\n{}", digest("a"), lines.collect::<String>());
    fs::write(bag.join("manifest-sha512.txt"), manifest).unwrap();
    let verdict = judge(&bag);
    let errors: Vec<_> = verdict
        .findings
        .iter()
        .filter(|found| found.level == Level::Error)
        .collect();
    let named = |path: &String| {
        let decoded = path
            .replace("%0A", "\n")
            .replace("%0a", "\n")
            .replace("%0D", "\r")
            .replace("%0d", "\r")
            .replace("%25", "%");
        errors.iter().any(|found| {
            found.path == *path
                || found.path == decoded
                || path.strip_prefix("./").is_some_and(|rest| rest == found.path)
        })
    };
    let leads_out =
        |path: &&String| path.starts_with(['/', '\\']) || path.split(['/', '\\']).any(|part| part == "..");
    let is_named_unsafe = |path: &&String| {
        errors
            .iter()
            .any(|found| found.rule == "unsafe-path" && found.path == **path)
    };
    let trusted: Vec<&String> = paths
        .iter()
        .filter(leads_out)
        .filter(|path| !is_named_unsafe(path))
        .collect();
    assert!(trusted.is_empty(), "{trusted:#?}");
    let silent: Vec<&String> = paths.iter().filter(|path| !named(path)).collect();
    assert!(silent.is_empty(), "{silent:#?}");
    // A file that had been read outside would have the digest that the manifest gives, and no error.
    assert!(!verdict.is_valid_bag(), "the bag is refused");
    figure(
        "traversal-manifest",
        format!(
            "1027 paths in a manifest: {} errors, 0 files read outside",
            errors.len()
        ),
    );
}
