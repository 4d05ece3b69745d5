//! Judges from outside: bagit.py, and the programs that README.txt names.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::measure::figure;
use milepost::archive::verify::Request;

use crate::shelf::{Shelf, link_copy};

/// Returns a Python that has the `bagit` package: the one that `tests/run` has set up, or the system's.
pub fn bagit_python() -> Option<PathBuf> {
    let built = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/python/bin/python3");
    let candidates = [built, PathBuf::from("python3")];
    candidates.into_iter().find(|python| {
        let asked = Command::new(python).args(["-c", "import bagit"]).output();
        asked.is_ok_and(|output| output.status.success())
    })
}

fn accepts(program: &str, arguments: &[&str], folder: &Path) -> Option<bool> {
    let output = Command::new(program)
        .args(arguments)
        .current_dir(folder)
        .output()
        .ok()?;
    Some(output.status.success())
}

/// Makes snapshots of the test site and of the example sites.
fn snapshots() -> (Vec<Shelf>, Vec<PathBuf>) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (mut shelves, mut made) = (Vec::new(), Vec::new());
    for content in [None, Some("content"), Some("tests/sites/english/content")] {
        let shelf = Shelf::new();
        if let Some(content) = content {
            fs::remove_dir_all(shelf.path("content")).unwrap();
            link_copy(&root.join(content), &shelf.path("content"));
        }
        for year in ["2025", "2026"] {
            shelf.done(&["archive", year, "--provisional"]);
            made.push(shelf.path("archive").join(year));
        }
        shelf.done(&["archive", "2026", "--provisional", "--correction"]);
        made.push(shelf.path("archive/2026-2"));
        shelves.push(shelf);
    }
    (shelves, made)
}

#[test]
fn programs_of_others_accept_every_snapshot() {
    let (_shelves, made) = snapshots();
    let python = bagit_python();
    if python.is_none() {
        println!("skipped: bagit.py is not installed (tests/run installs it)");
    }
    let mut checked = 0;
    for snapshot in &made {
        for manifest in ["manifest-sha512.txt", "tagmanifest-sha512.txt"] {
            match accepts("sha512sum", &["-c", "--quiet", "--strict", manifest], snapshot) {
                Some(accepted) => assert!(accepted, "sha512sum refuses {manifest} of {}", snapshot.display()),
                None => println!("skipped: there is no sha512sum"),
            }
        }
        let request = Request {
            rebuild: true,
            ..Request::default()
        };
        let verdict = crate::shelf::judge_as(snapshot, &request);
        let found = crate::shelf::errors(&verdict);
        assert!(verdict.is_intact_snapshot(), "{}: {found:?}", snapshot.display());
        if let Some(python) = &python {
            let accepted = accepts(
                python.to_str().unwrap(),
                &["-m", "bagit", "--validate", "--quiet", "."],
                snapshot,
            );
            assert_eq!(accepted, Some(true), "bagit.py refuses {}", snapshot.display());
            checked += 1;
        }
    }
    figure(
        "archive-outside",
        format!(
            "{} snapshots accepted by sha512sum, {checked} of them by bagit.py",
            made.len()
        ),
    );
}

#[test]
fn the_commands_of_the_readme_work_as_they_are_written() {
    let shelf = Shelf::new();
    shelf.seal(2026);
    let snapshot = shelf.path("archive/2026");
    let readme = fs::read_to_string(snapshot.join("README.txt")).unwrap();
    let commands: Vec<&str> = readme
        .lines()
        .filter(|line| line.starts_with("    sha512sum -c "))
        .map(str::trim)
        .collect();
    assert_eq!(commands.len(), 2, "{readme}");
    for command in commands {
        let accepted = accepts("sh", &["-c", command], &snapshot);
        assert_eq!(accepted, Some(true), "{command}");
    }
    for line in readme.lines().filter(|line| line.starts_with("  data/")) {
        let path = line.trim().split(' ').next().unwrap();
        assert!(snapshot.join(path).exists(), "README.txt names {path}");
    }
}

#[test]
fn an_unpacked_copy_is_the_snapshot() {
    let shelf = Shelf::new();
    shelf.done(&["archive", "2026", "--zip"]);
    fs::create_dir(shelf.path("unpacked")).unwrap();
    let script = "import sys, zipfile; zipfile.ZipFile(sys.argv[1]).extractall(sys.argv[2])";
    let (from, to) = (shelf.path("archive/2026.zip"), shelf.path("unpacked"));
    let unpacked = accepts(
        "python3",
        &["-c", script, from.to_str().unwrap(), to.to_str().unwrap()],
        &to,
    );
    if unpacked.is_none() {
        println!("skipped: there is no python3 to unpack with");
        return;
    }
    assert_eq!(unpacked, Some(true));
    assert_eq!(
        crate::shelf::contents(&shelf.path("unpacked/2026")),
        crate::shelf::contents(&shelf.path("archive/2026"))
    );
    let verdict = crate::shelf::judge(&shelf.path("unpacked/2026"));
    assert!(verdict.findings.is_empty(), "{:?}", verdict.findings);
}
