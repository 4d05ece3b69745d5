//! `check`: every finding of every file, in four forms.

use serde_json::Value;

use crate::desk::{BRIEF, Desk};

/// A site with two errors in two files, and a warning.
fn faulty() -> Desk {
    let desk = Desk::with_site();
    desk.write(
        "content/projects/2026/a.md",
        BRIEF.replace("2026-01-05", "2026-02-30"),
    );
    desk.write(
        "content/projects/2026/b.md",
        BRIEF.replace("lead: Head", "lead: Head、Deputy"),
    );
    desk.write(
        "content/projects/2026/c.md",
        BRIEF.replace("2026-06-20", "2026-03-02"),
    );
    desk
}

#[test]
fn a_site_without_findings_says_so_and_ends_well() {
    let said = Desk::with_site().run(&["check"]);
    assert_eq!((said.code, said.out.as_str()), (0, ""));
    assert_eq!(said.err.trim(), "no errors, no warnings");
}

#[test]
fn all_findings_of_all_files_are_shown_with_their_lines() {
    let said = faulty().run(&["check"]);
    assert_eq!((said.code, said.out.as_str()), (1, ""));
    for expected in [
        "error[invalid-date]: `2026-02-30`",
        "content/projects/2026/a.md:5:8",
        "content/projects/2026/b.md:3:7",
        "warning[stale-update]",
        "content/projects/2026/c.md:9:1",
        "2 errors, 1 warning",
    ] {
        assert!(said.err.contains(expected), "{expected} in:\n{}", said.err);
    }
}

#[test]
fn warnings_alone_do_not_fail_and_quiet_leaves_them_out() {
    let desk = Desk::with_site();
    desk.write(
        "content/projects/2026/c.md",
        BRIEF.replace("2026-06-20", "2026-03-02"),
    );
    let said = desk.run(&["check"]);
    assert_eq!(said.code, 0);
    assert!(said.err.contains("stale-update"), "{}", said.err);
    let quiet = desk.run(&["check", "--quiet"]);
    assert_eq!(
        (quiet.code, quiet.out, quiet.err),
        (0, String::new(), String::new())
    );
}

#[test]
fn json_is_the_contracts_object_on_one_line() {
    let said = faulty().run(&["check", "--format", "json"]);
    assert_eq!((said.code, said.out.matches('\n').count()), (1, 1));
    let report: Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(
        (&report["errors"], &report["warnings"]),
        (&Value::from(2), &Value::from(1))
    );
    let keys = |value: &Value| {
        value
            .as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect::<Vec<String>>()
    };
    assert_eq!(keys(&report), ["errors", "warnings", "diagnostics"]);
    let first = &report["diagnostics"][0];
    assert_eq!(
        keys(first),
        [
            "rule",
            "severity",
            "file",
            "line",
            "column",
            "end_line",
            "end_column",
            "message",
            "help"
        ]
    );
    assert_eq!(first["rule"], "invalid-date");
    assert_eq!(first["severity"], "error");
    assert_eq!(first["file"], "content/projects/2026/a.md");
    assert_eq!(
        (&first["line"], &first["column"]),
        (&Value::from(5), &Value::from(8))
    );
}

#[test]
fn github_and_sarif_point_at_the_same_places() {
    let desk = faulty();
    let github = desk.run(&["check", "--format", "github"]);
    assert_eq!(github.code, 1);
    assert!(
        github
            .out
            .contains("::error file=content/projects/2026/a.md,line=5,"),
        "{}",
        github.out
    );
    assert!(
        github
            .out
            .contains("::warning file=content/projects/2026/c.md,line=9,"),
        "{}",
        github.out
    );
    let sarif = desk.run(&["check", "--format", "sarif"]);
    assert_eq!(sarif.code, 1);
    let log: Value = serde_json::from_str(&sarif.out).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let results = log["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results.len(), 3);
    let place = &results[0]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "content/projects/2026/a.md");
    assert_eq!(place["region"]["startLine"], 5);
}

#[test]
fn at_years_end_every_project_must_be_closed_or_accounted_for() {
    let desk = Desk::with_site();
    assert_eq!(
        desk.run(&["check", "--year-end", "2025"]).code,
        0,
        "no project is of that year"
    );
    let said = desk.run(&["check", "--year-end", "2026"]);
    assert_eq!(said.code, 1);
    assert!(said.err.contains("error[unaccounted]"), "{}", said.err);
    let account = "account: {reason: The registry moved, remedy: A second shift, responsible: Head, new_due: 2027-03-31}\nstatus: carried\n";
    desk.write(
        "content/projects/2026/list.md",
        BRIEF.replace("due: 2026-12-18\n", &format!("due: 2026-12-18\n{account}")),
    );
    let said = desk.run(&["check", "--year-end", "2026"]);
    assert!(!said.err.contains("unaccounted"), "{}", said.err);
}

#[test]
fn colour_comes_when_asked_for() {
    let desk = faulty();
    assert!(desk.run(&["check", "--color", "always"]).err.contains("\u{1b}["));
    assert!(!desk.run(&["check", "--color", "never"]).err.contains('\u{1b}'));
    let json = desk.run(&["check", "--color", "always", "--format", "json"]);
    assert!(
        !json.out.contains('\u{1b}'),
        "a report for programs has no colour"
    );
}

// Proved by sabotage: without a look at the theme, or with a theme that extends itself let in, this test fails.
#[test]
fn a_theme_that_no_page_could_be_made_with_is_an_error_in_every_form() {
    let desk = Desk::with_site();
    let settings = desk.read("content/site.yaml");
    desk.write("content/site.yaml", format!("{settings}theme: mine\n"));
    desk.write("themes/mine/theme.yaml", "extends: default\n");
    assert_eq!(desk.run(&["check"]).code, 0);
    desk.write("themes/mine/templates/archive.html", "{% if %}");
    let said = desk.run(&["check"]);
    assert_eq!(said.code, 1, "{}", said.err);
    assert!(said.err.contains("error[theme]") && said.err.contains("themes/mine/templates/archive.html:1"));
    assert!(said.err.contains("1 error"), "{}", said.err);
    let json = desk.run(&["check", "--format", "json"]);
    assert_eq!(json.code, 1);
    assert!(
        json.out.contains("themes/mine/templates/archive.html"),
        "{}",
        json.out
    );
    assert_eq!(desk.run(&["explain", "theme"]).code, 0);
    desk.write("themes/mine/templates/archive.html", "");
    desk.write("themes/mine/theme.yaml", "extends: mine\n");
    let said = desk.run(&["check"]);
    assert_eq!(said.code, 1, "{}", said.err);
    assert!(said.err.contains("error[theme]"), "{}", said.err);
}
