//! Files that were made to stop the program: each ends with a finding, and no file of anybody is touched.

use std::time::Duration;

use serde_json::Value;

use crate::desk::{BRIEF, Desk, STATUS_DATE, Said, said};

/// Long enough for a slow and busy machine; a run that hangs is ended and fails.
const PATIENCE: Duration = Duration::from_secs(120);

/// Checks a site with one hostile file, and returns the rules that found fault with it.
fn rules(path: &str, bytes: &[u8]) -> Vec<String> {
    let desk = Desk::with_site();
    desk.write(path, bytes);
    let Said { code, out, err } = check(&desk);
    assert_eq!(code, 1, "{path}: {err}");
    let report: Value = serde_json::from_str(&out).unwrap();
    let build = said(
        desk.program()
            .args(["build", "--quiet", "--as-of", STATUS_DATE])
            .timeout(PATIENCE),
    );
    assert_eq!(build.code, 1, "{path}: a build is refused too");
    assert!(!desk.path("public").exists(), "{path}: nothing was written");
    let found = report["diagnostics"].as_array().unwrap().iter();
    found
        .filter(|found| found["severity"] == "error")
        .map(|found| {
            assert_eq!(found["file"], path, "{found}");
            found["rule"].as_str().unwrap().to_owned()
        })
        .collect()
}

fn check(desk: &Desk) -> Said {
    said(
        desk.program()
            .args(["check", "--format", "json", "--as-of", STATUS_DATE])
            .timeout(PATIENCE),
    )
}

/// Tells whether a brief is found to be over a limit; what it lacks because it could not be read does not matter.
fn is_over_a_limit(brief: &[u8]) -> bool {
    rules(BRIEF_PATH, brief)
        .iter()
        .any(|rule| rule == "limit-exceeded")
}

const BRIEF_PATH: &str = "content/projects/2026/hostile.md";

#[test]
fn text_that_is_not_utf8_is_named_with_its_encoding() {
    let gb18030 = [b"---\ntitle: ".as_slice(), &[0xD6, 0xD8, 0xB5, 0xE3], b"\n---\n"].concat();
    assert_eq!(rules(BRIEF_PATH, &gb18030), ["not-utf-8"]);
    assert_eq!(rules(BRIEF_PATH, b"\xFF\xFE-\0-\0-\0\n\0"), ["not-utf-8"]);
    assert_eq!(rules(BRIEF_PATH, b"---\ntitle: \x96\n---\n"), ["not-utf-8"]);
}

#[test]
fn five_thousand_levels_end_in_a_finding() {
    let flow = format!("---\ntitle: {}{}\n---\n", "[".repeat(5_000), "]".repeat(5_000));
    assert!(is_over_a_limit(flow.as_bytes()));
    let mut lines = String::from("---\n");
    for depth in 0..300 {
        lines.push_str(&format!("{}a:\n", " ".repeat(depth)));
    }
    lines.push_str("---\n");
    assert!(is_over_a_limit(lines.as_bytes()));
    let quotation = format!("{BRIEF}\n{}deep\n", ">".repeat(5_000));
    assert!(is_over_a_limit(quotation.as_bytes()));
}

#[test]
fn fifty_megabytes_in_one_value_end_in_a_finding() {
    let scalar = format!("---\ntitle: {}\n---\n", "长".repeat(50 * 1024 * 1024 / 3));
    assert!(is_over_a_limit(scalar.as_bytes()));
}

#[test]
fn aliases_cannot_multiply() {
    let mut bomb = String::from("---\ntitle: T\nextra:\n  a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for level in 1..12 {
        let uses = vec![format!("*a{}", level - 1); 9].join(", ");
        bomb.push_str(&format!("  a{level}: &a{level} [{uses}]\n"));
    }
    bomb.push_str("---\n");
    let found = rules(BRIEF_PATH, bomb.as_bytes());
    assert!(!found.is_empty(), "an alias is an error");
}

#[test]
fn a_hostile_settings_file_ends_in_a_finding() {
    let nested = format!("title: {}\n", "{a: ".repeat(5_000));
    let found = rules("content/site.yaml", nested.as_bytes());
    assert!(found.iter().any(|rule| rule == "limit-exceeded"), "{found:?}");
}

#[cfg(unix)]
#[test]
fn a_name_that_is_not_utf8_is_reported_with_its_bytes() {
    use std::os::unix::ffi::OsStrExt;
    let desk = Desk::with_site();
    let name = std::ffi::OsStr::from_bytes(b"caf\xE9.md");
    std::fs::write(desk.path("content/projects/2026").join(name), BRIEF).unwrap();
    let said = check(&desk);
    assert_eq!(said.code, 1);
    assert!(
        said.out.contains("invalid-name") && said.out.contains(r"caf\\xE9.md"),
        "{}",
        said.out
    );
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_site_is_not_followed() {
    let desk = Desk::with_site();
    desk.write("secret.md", BRIEF.replace("Waiting list", "Secret"));
    std::os::unix::fs::symlink(desk.path("secret.md"), desk.path("content/projects/2026/link.md")).unwrap();
    let said = check(&desk);
    assert_eq!(said.code, 1);
    assert!(
        said.out.contains("symlink") && !said.out.contains("Secret"),
        "{}",
        said.out
    );
}
