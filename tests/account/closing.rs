//! The gate at the end of a year: what `check --year-end` lists, and what a closed year stops.

use std::fs;
use std::path::Path;
use std::process::Output;

use assert_cmd::Command;
use tempfile::TempDir;

const SETTINGS: &str = "title: Register\nlanguage: en\noffices: [{name: Roads}, {name: Archive}]\n";

/// Briefs of 2025: what they say beside title, lead, office and dates.
const BRIEFS: [(&str, &str, &str); 5] = [
    ("bridge", "Roads", ""),
    (
        "tunnel",
        "Roads",
        "account: {reason: late permit, remedy: three parts}\n",
    ),
    (
        "scan",
        "Archive",
        "status: active\naccount: {reason: late, remedy: more staff, responsible: Head of archive, new_due: 2026-03-31}\n",
    ),
    (
        "shelves",
        "Archive",
        "close: {date: 2025-11-28, result: done, summary: opened}\n",
    ),
    (
        "index-cards",
        "Archive",
        "status: carried\naccount: {reason: late, remedy: more staff, responsible: Head of archive, new_due: 2026-03-31}\n",
    ),
];

fn site(settings: &str, closed: Option<&str>) -> TempDir {
    let folder = TempDir::new().unwrap();
    let write = |path: &str, text: &str| {
        let path = folder.path().join("content").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("site.yaml", settings);
    for (id, office, more) in BRIEFS {
        let head = format!("title: The {id}\nlead: Head of {office}\noffice: {office}\n");
        let dates = "start: 2025-02-01\ndue: 2025-12-12\n";
        write(
            &format!("projects/2025/{id}.md"),
            &format!("---\n{head}{dates}{more}---\n"),
        );
    }
    if let Some(day) = closed {
        write(
            "years/2025.md",
            &format!("---\ntitle: 2025\nclosed: {day}\n---\n"),
        );
    }
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::cargo_bin("milepost").unwrap();
    command
        .current_dir(folder)
        .args(arguments)
        .args(["--as-of", "2025-12-31"]);
    command.output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn what_is_owed_is_listed_by_office_in_registry_order() {
    let folder = site(SETTINGS, None);
    let output = run(folder.path(), &["check", "--year-end", "2025"]);
    assert_eq!(output.status.code(), Some(1));
    let expected = "\
3 projects of 2025 are neither closed nor accounted for.

Roads (2)
  The bridge (2025/bridge) · Head of Roads · missing `reason`, `remedy`, `responsible`, `new_due` or `carry_to` · content/projects/2025/bridge.md
  The tunnel (2025/tunnel) · Head of Roads · missing `responsible`, `new_due` or `carry_to` · content/projects/2025/tunnel.md

Archive (1)
  The scan (2025/scan) · Head of Archive · the account is complete; write `status: carried` · content/projects/2025/scan.md
";
    assert_eq!(text(&output.stdout), expected);
    let chinese = run(folder.path(), &["check", "--year-end", "2025", "--lang", "zh-CN"]);
    let listed = text(&chinese.stdout);
    assert!(
        listed.starts_with("2025年度还有3个项目没有交账。\n\nRoads（2项）\n"),
        "{listed}"
    );
    assert!(
        listed.contains("The tunnel（2025/tunnel），Head of Roads：缺`责任人`、"),
        "{listed}"
    );
}

#[test]
fn the_machine_form_keeps_its_keys() {
    let folder = site(SETTINGS, None);
    let output = run(
        folder.path(),
        &["check", "--year-end", "2025", "--format", "json"],
    );
    assert_eq!(output.status.code(), Some(1));
    let object: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let keys: Vec<&str> = object.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys, ["errors", "warnings", "diagnostics"]);
    assert_eq!(object["errors"], 3);
}

#[test]
fn a_year_that_owes_nothing_passes() {
    let folder = site(SETTINGS, None);
    for id in ["bridge", "tunnel", "scan"] {
        fs::remove_file(folder.path().join(format!("content/projects/2025/{id}.md"))).unwrap();
    }
    let output = run(folder.path(), &["check", "--year-end", "2025"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert_eq!(
        text(&output.stdout),
        "Every project of 2025 is closed or accounted for.\n"
    );
    let other = run(folder.path(), &["check", "--year-end", "2031"]);
    assert_eq!(
        text(&other.stdout),
        "There is no project in 2031.\n",
        "a slip in the year is seen"
    );
}

#[test]
fn a_closed_year_with_unaccounted_projects_is_not_published() {
    let open = site(SETTINGS, None);
    let output = run(open.path(), &["build"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let silenced = format!("{SETTINGS}rules: {{unaccounted: off}}\n");
    for settings in [SETTINGS, &silenced] {
        let folder = site(settings, Some("2025-12-30"));
        let output = run(folder.path(), &["build"]);
        assert_eq!(output.status.code(), Some(1));
        assert!(
            text(&output.stderr).contains("error[unaccounted]"),
            "{}",
            text(&output.stderr)
        );
        assert!(!folder.path().join("public/index.html").exists());
    }
}
