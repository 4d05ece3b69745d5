//! What comes in as a dependency: licences, bans and sources are judged by `deny.toml` on every run, cargo-deny or not.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    clippy::unwrap_used,
    reason = "these tests ask cargo, read files of the repository and report figures"
)]

#[path = "measure/mod.rs"]
mod measure;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn read(name: &str) -> String {
    fs::read_to_string(path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Returns the texts in quotation marks between `start` and the `]` that ends its line or stands on one.
fn list(text: &str, start: &str) -> BTreeSet<String> {
    let rest = text
        .split_once(start)
        .unwrap_or_else(|| panic!("deny.toml has no {start}"))
        .1;
    let end = rest.find("\n]").unwrap_or(rest.len());
    rest[..end]
        .split('"')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect()
}

/// The names and sources of `Cargo.lock`.
fn locked() -> Vec<(String, Option<String>)> {
    let lock = read("Cargo.lock");
    let value = |block: &str, key: &str| {
        let line = block
            .lines()
            .find_map(|line| line.strip_prefix(&format!("{key} = \"")));
        line.map(|line| line.trim_end_matches('"').to_owned())
    };
    let blocks = lock.split("[[package]]").skip(1);
    blocks
        .map(|block| (value(block, "name").unwrap(), value(block, "source")))
        .collect()
}

/// Asks cargo about the packages that are built on this machine, without the network.
fn metadata() -> Value {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let version = Command::new("rustc").arg("-vV").output().unwrap();
    let version = String::from_utf8(version.stdout).unwrap();
    let host = version
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .unwrap();
    let output = Command::new(cargo)
        .args([
            "metadata",
            "--format-version",
            "1",
            "--offline",
            "--locked",
            "--filter-platform",
            host,
        ])
        .current_dir(path(""))
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Tells whether an SPDX expression can be met by allowed licences alone. `/` is how older packages write OR.
fn is_allowed(expression: &str, allowed: &BTreeSet<String>) -> bool {
    let spaced = expression
        .replace('/', " OR ")
        .replace('(', " ( ")
        .replace(')', " ) ");
    let mut words: Vec<String> = Vec::new();
    for word in spaced.split_whitespace() {
        match words.last_mut() {
            Some(last) if word == "WITH" || last.ends_with(" WITH") => {
                last.push(' ');
                last.push_str(word);
            }
            _ => words.push(word.to_owned()),
        }
    }
    let mut words = words.into_iter().peekable();
    let met = any(&mut words, allowed);
    met && words.next().is_none()
}

type Words = std::iter::Peekable<std::vec::IntoIter<String>>;

fn any(words: &mut Words, allowed: &BTreeSet<String>) -> bool {
    let mut met = all(words, allowed);
    while words.next_if_eq("OR").is_some() {
        met |= all(words, allowed);
    }
    met
}

fn all(words: &mut Words, allowed: &BTreeSet<String>) -> bool {
    let mut met = one(words, allowed);
    while words.next_if_eq("AND").is_some() {
        met &= one(words, allowed);
    }
    met
}

fn one(words: &mut Words, allowed: &BTreeSet<String>) -> bool {
    if words.next_if_eq("(").is_some() {
        let met = any(words, allowed);
        return words.next_if_eq(")").is_some() && met;
    }
    words.next().is_some_and(|word| allowed.contains(&word))
}

#[test]
fn expressions_are_read_as_spdx_has_them() {
    let allowed = list(
        "allow = [\n \"MIT\",\n \"Apache-2.0\", \"Apache-2.0 WITH LLVM-exception\",\n]",
        "allow = [",
    );
    for good in [
        "MIT",
        "MIT/GPL-3.0",
        "GPL-3.0 OR MIT",
        "(MIT OR GPL-3.0) AND Apache-2.0",
        "Apache-2.0 WITH LLVM-exception",
    ] {
        assert!(is_allowed(good, &allowed), "{good}");
    }
    for bad in [
        "GPL-3.0",
        "MIT AND GPL-3.0",
        "(MIT AND GPL-3.0) OR GPL-2.0",
        "",
        "MIT MIT",
        "(MIT",
        "MIT WITH X",
    ] {
        assert!(!is_allowed(bad, &allowed), "{bad}");
    }
}

#[test]
fn every_dependency_may_come_in() {
    // Proved by sabotage: with MIT taken off the list, a hundred packages are named; with `tera` put on the list of
    // what is banned, it is.
    let deny = read("deny.toml");
    let (allowed, banned) = (list(&deny, "\nallow = ["), list(&deny, "\ndeny = ["));
    let locked = locked();
    for (name, source) in &locked {
        assert!(!banned.contains(name), "{name} is banned");
        assert!(
            source.as_deref().is_none_or(|source| source == REGISTRY),
            "{name} comes from {source:?}"
        );
    }
    let own = locked.iter().filter(|(_, source)| source.is_none()).count();
    assert_eq!(own, 1, "only Milepost itself is not from the registry");
    let metadata = metadata();
    let packages = metadata["packages"].as_array().unwrap();
    let in_use: BTreeSet<&str> = metadata["resolve"]["nodes"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|node| node["id"].as_str())
        .collect();
    let used = || {
        packages
            .iter()
            .filter(|package| package["id"].as_str().is_some_and(|id| in_use.contains(id)))
    };
    let refused: Vec<String> = used()
        .filter(|package| {
            !package["license"]
                .as_str()
                .is_some_and(|license| is_allowed(license, &allowed))
        })
        .map(|package| format!("{} {}", package["name"], package["license"]))
        .collect();
    assert!(refused.is_empty(), "{refused:#?}");
    let direct = packages
        .iter()
        .find(|package| package["name"] == "milepost")
        .unwrap()["dependencies"]
        .as_array()
        .unwrap();
    let of_kind = |wanted: &Value| {
        direct
            .iter()
            .filter(|dependency| dependency["kind"] == *wanted)
            .count()
    };
    assert!(
        direct.iter().all(|dependency| dependency["req"] != "*"),
        "a dependency of any version"
    );
    measure::figure(
        "dependencies",
        format!(
            "{} direct, {} more for tests, {} in all of which {} are built here; 0 with a licence, a name or a source that deny.toml refuses",
            of_kind(&Value::Null),
            of_kind(&Value::from("dev")),
            locked.len() - 1,
            used().count() - 1
        ),
    );
}

#[test]
fn no_line_of_our_own_is_unsafe() {
    assert!(read("Cargo.toml").contains("unsafe_code = \"forbid\""));
    let mut lines = 0;
    for entry in walkdir::WalkDir::new(path("src")).into_iter().map(Result::unwrap) {
        if entry.path().extension().is_some_and(|kind| kind == "rs") {
            let text = fs::read_to_string(entry.path()).unwrap();
            lines += text
                .lines()
                .filter(|line| line.contains("unsafe {") || line.contains("unsafe fn"))
                .count();
        }
    }
    assert_eq!(lines, 0);
    measure::figure(
        "unsafe-lines",
        format!("{lines} lines of our own, forbidden by the compiler"),
    );
}
