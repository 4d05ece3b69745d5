//! `init` and `new`: what they write can be checked and built, and nothing is ever overwritten.

use std::fs;

use serde_json::Value;

use crate::desk::{BRIEF, Desk, STATUS_DATE, said};

fn findings(desk: &Desk) -> Value {
    serde_json::from_str(&desk.run(&["check", "--format", "json"]).out).unwrap()
}

#[test]
fn a_new_site_has_no_errors_and_builds_in_both_languages() {
    for (lang, language) in [("en", "en"), ("zh-CN", "zh-CN")] {
        let desk = Desk::empty();
        let init = desk.run(&["init", "site", "--lang", lang, "--title", "A: \"quoted\" 标题"]);
        assert_eq!((init.code, init.out.as_str()), (0, ""), "{}", init.err);
        let check = desk.run(&["check", "--root", "site", "--format", "json"]);
        let report: Value = serde_json::from_str(&check.out).unwrap();
        assert_eq!(
            (check.code, &report["errors"]),
            (0, &Value::from(0)),
            "{}",
            check.out
        );
        let build = desk.run(&["build", "--root", "site"]);
        assert_eq!(build.code, 0, "{}", build.err);
        let front = desk.read("site/public/index.html");
        assert!(front.contains(&format!("lang=\"{language}\"")));
        assert!(
            front.contains("A: &quot;quoted&quot; 标题"),
            "the title is kept as it was given"
        );
    }
}

#[test]
fn a_site_that_is_there_is_not_started_again() {
    let desk = Desk::with_site();
    let before = desk.files("");
    let said = desk.run(&["init"]);
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    assert!(said.err.contains("nothing was changed"), "{}", said.err);
    assert_eq!(desk.files(""), before);
}

#[test]
fn every_new_record_is_read_without_a_fault_but_for_what_is_left_to_fill_in() {
    for language in ["en", "zh-CN"] {
        let desk = Desk::with_site();
        desk.write(
            "content/site.yaml",
            format!("title: Register\nlanguage: {language}\n"),
        );
        let records: [(&[&str], &str); 5] = [
            (
                &["project", "roof", "--title", "New roof"],
                "projects/2026/roof.md",
            ),
            (
                &["project", "2027/roof", "--title", "New roof"],
                "projects/2027/roof.md",
            ),
            (
                &["meeting", "2026-06-25-board", "--title", "Board"],
                "meetings/2026-06-25-board.md",
            ),
            (&["directive", "plan", "--title", "Plan"], "directives/plan.md"),
            (
                &["practice", "list", "--title", "Weekly list"],
                "practices/list.md",
            ),
        ];
        for (arguments, path) in records {
            let said = desk.run(&[&["new"], arguments].concat());
            assert_eq!((said.code, said.out.as_str()), (0, ""), "{path}: {}", said.err);
            assert!(said.err.contains(path), "{}", said.err);
            let before = desk.read(&format!("content/{path}"));
            let again = desk.run(&[&["new"], arguments].concat());
            assert_eq!(again.code, 2, "{path}: {}", again.err);
            assert_eq!(
                desk.read(&format!("content/{path}")),
                before,
                "{path} is not overwritten"
            );
        }
        // What the comment beside a list says is written below it.
        let roof = desk.read("content/projects/2027/roof.md");
        let milestones = roof
            .lines()
            .find(|line| line.starts_with("milestones:") || line.starts_with("节点:"));
        let milestones = milestones.expect("the key of milestones");
        let line = format!("{milestones}\n  - {{name: Plan approved, due: 2027-03-20}}");
        desk.write("content/projects/2027/roof.md", roof.replace(milestones, &line));
        let report = findings(&desk);
        for found in report["diagnostics"].as_array().unwrap() {
            let rule = found["rule"].as_str().unwrap();
            let left_to_fill = found["severity"] == "warning" || rule == "missing-key";
            assert!(left_to_fill, "{language}: {found}");
        }
    }
}

#[test]
fn names_that_cannot_be_ids_are_refused() {
    let desk = Desk::with_site();
    let before = desk.files("");
    let long = "a".repeat(91);
    for id in [
        "../x",
        "a/b",
        "index",
        "a b",
        "26/a",
        "",
        ".",
        "a\u{202e}b",
        long.as_str(),
    ] {
        let said = desk.run(&["new", "project", id]);
        assert_eq!(said.code, 2, "{id:?}: {}", said.err);
    }
    for id in ["board", "2026-02-30", "2026-06-25/../x"] {
        assert_eq!(desk.run(&["new", "meeting", id]).code, 2, "{id:?}");
    }
    for kind in ["directive", "practice"] {
        assert_eq!(desk.run(&["new", kind, "../x"]).code, 2, "{kind}");
    }
    assert_eq!(desk.files(""), before);
}

#[test]
fn an_update_is_appended_once_a_day_and_keeps_the_line_ends() {
    let desk = Desk::with_site();
    let path = "content/projects/2026/list.md";
    desk.write(path, BRIEF.replace('\n', "\r\n"));
    let update = [
        "new",
        "update",
        "list",
        "--percent",
        "55%",
        "--health",
        "at-risk",
        "Second half begun",
    ];
    let said = desk.run(&update);
    assert_eq!((said.code, said.out.as_str()), (0, ""), "{}", said.err);
    let text = desk.read(path);
    assert!(
        text.ends_with(&format!(
            "\r\n\r\n## {STATUS_DATE} 55% at-risk Second half begun\r\n\r\n"
        )),
        "{text:?}"
    );
    assert!(
        text.starts_with(BRIEF.trim_end().replace('\n', "\r\n").as_str()),
        "what was there stays"
    );
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    assert_eq!(findings(&desk)["errors"], 0);
    let again = desk.run(&update);
    assert_eq!(again.code, 2);
    assert!(
        again.err.contains("has an update of that day already"),
        "{}",
        again.err
    );
    assert_eq!(desk.read(path), text);
}

#[test]
fn an_update_that_cannot_be_written_changes_nothing() {
    let desk = Desk::with_site();
    let path = "content/projects/2026/list.md";
    let cases: [(&[&str], &str); 4] = [
        (&["nobody"], "there is no content/projects/2026/nobody.md"),
        (&["list", "--percent", "101"], "a percentage is 0 to 100"),
        (&["list", "--health", "splendid"], "a health word"),
        (&["2025/list"], "there is no content/projects/2025/list.md"),
    ];
    for (arguments, reason) in cases {
        let said = desk.run(&[&["new", "update"], arguments].concat());
        assert_eq!(said.code, 2, "{arguments:?}: {}", said.err);
        assert!(said.err.contains(reason), "{arguments:?}: {}", said.err);
        assert_eq!(desk.read(path), BRIEF, "{arguments:?}");
    }
    desk.write(path, [0xFF, 0xFE, 0x41, 0x00]);
    let said = desk.run(&["new", "update", "list"]);
    assert_eq!(said.code, 2, "{}", said.err);
    assert_eq!(fs::read(desk.path(path)).unwrap(), [0xFF, 0xFE, 0x41, 0x00]);
}

#[test]
fn a_chinese_update_uses_chinese_words() {
    let desk = Desk::with_site();
    desk.write("content/site.yaml", "title: 台账\nlanguage: zh-CN\n");
    let said = said(desk.program().args([
        "new",
        "update",
        "list",
        "--health",
        "有风险",
        "会签仍有分歧",
        "--as-of",
        STATUS_DATE,
    ]));
    assert_eq!(said.code, 0, "{}", said.err);
    let heading = format!("## {STATUS_DATE} 有风险 会签仍有分歧");
    assert!(desk.read("content/projects/2026/list.md").contains(&heading));
    assert_eq!(findings(&desk)["errors"], 0);
}
