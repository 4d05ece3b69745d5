//! The program's own sources in a snapshot: they are whole, so that it can be built in thirty years.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use crate::shelf::{Shelf, contents};

/// Files of the package that a build does not need: documents, settings of tools, what cargo adds.
fn is_beside_the_build(path: &str) -> bool {
    const FILES: [&str; 7] = [
        "ARCHITECTURE.md",
        "SECURITY.md",
        "Cargo.toml.orig",
        "clippy.toml",
        "deny.toml",
        "rustfmt.toml",
        "CHANGELOG.md",
    ];
    const FOLDERS: [&str; 3] = ["docs/", "public/", "."];
    FILES.contains(&path) || FOLDERS.iter().any(|folder| path.starts_with(folder))
}

fn cargo(arguments: &[&str], folder: &Path) -> std::process::Output {
    Command::new(env!("CARGO"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap()
}

// Proved by sabotage: with the benchmarks left in the sealed Cargo.toml, cargo refuses it for want of their files.
#[test]
fn the_sealed_sources_are_the_package() {
    let shelf = Shelf::new();
    shelf.seal(2026);
    let source = shelf.path("archive/2026/data/generator/source");
    let sealed: BTreeSet<String> = contents(&source).into_keys().collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let listed = cargo(&["package", "--list", "--allow-dirty", "--offline"], root);
    assert!(
        listed.status.success(),
        "{}",
        String::from_utf8_lossy(&listed.stderr)
    );
    let listed = String::from_utf8(listed.stdout).unwrap();
    let package: BTreeSet<String> = listed
        .lines()
        .filter(|path| !is_beside_the_build(path))
        .map(str::to_owned)
        .collect();
    let differing: Vec<&String> = sealed.symmetric_difference(&package).collect();
    assert!(differing.is_empty(), "{differing:?}");
    // Asked for a program that there is none of, cargo gets as far as it does before it compiles anything: it has
    // accepted the manifest, the lock and every target.
    let asked = ["check", "--offline", "--locked", "--bin", "no-such-program"];
    let answer = cargo(&asked, &source);
    let said = String::from_utf8_lossy(&answer.stderr);
    assert!(said.contains("no bin target named"), "{said}");
}
