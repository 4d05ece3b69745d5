//! `build`: publishes everything or changes nothing.

use std::fs;
use std::time::{Duration, SystemTime};

use serde_json::Value;

use crate::desk::{BRIEF, Desk, said};

const BROKEN: &str =
    "---\ntitle: Broken\nlead: Head\noffice: Registry\nstart: 2026-02-30\ndue: 2026-12-18\n---\n";

/// Every file below `path` with its bytes, but for the lock beside an output, which stays to be locked again.
fn state(desk: &Desk, path: &str) -> Vec<(String, Vec<u8>)> {
    let files = desk.files(path).into_iter();
    files
        .filter(|file| !file.ends_with(".milepost-lock"))
        .map(|file| {
            let bytes = fs::read(desk.path(path).join(&file)).unwrap();
            (file, bytes)
        })
        .collect()
}

#[test]
fn a_build_writes_the_site_and_says_so() {
    let desk = Desk::with_site();
    let said = desk.run(&["build"]);
    assert_eq!((said.code, said.out.as_str()), (0, ""), "{}", said.err);
    assert!(said.err.contains("public"), "{}", said.err);
    let files = desk.files("public");
    for file in [
        "index.html",
        "404.html",
        "2026/index.html",
        "2026/projects/index.html",
        "2026/projects/list.html",
        "2026/timeline.html",
        "assets/milepost.css",
        "data/portfolio.json",
    ] {
        assert!(files.iter().any(|written| written == file), "{file} in {files:?}");
    }
    let page = desk.read("public/2026/projects/list.html");
    assert!(page.contains("Waiting list") && page.contains("lang=\"en\""));
}

#[test]
fn a_report_in_json_is_one_object_on_one_line() {
    let desk = Desk::with_site();
    let early = BRIEF.replace("2026-06-20", "2026-03-02");
    desk.write("content/projects/2026/early.md", &early);
    let said = desk.run(&["build", "--format", "json"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert_eq!(said.out.matches('\n').count(), 1, "{}", said.out);
    let report: Value = serde_json::from_str(&said.out).unwrap();
    let keys = |value: &Value| {
        value
            .as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect::<Vec<String>>()
    };
    assert_eq!(
        keys(&report),
        [
            "pages",
            "bytes",
            "written",
            "unchanged",
            "removed",
            "errors",
            "warnings",
            "ms"
        ]
    );
    assert_eq!(
        keys(&report["ms"]),
        ["read", "parse", "derive", "check", "render", "publish", "total"]
    );
    let pages = desk
        .files("public")
        .iter()
        .filter(|file| file.ends_with(".html"))
        .count();
    assert_eq!(report["pages"], pages);
    assert_eq!((&report["errors"], &report["warnings"]), (&0.into(), &1.into()));
    assert_eq!(
        report["written"].as_u64().unwrap() as usize,
        desk.files("public").len() - 1,
        "all but the manifest"
    );
}

#[test]
fn a_second_build_of_the_same_changes_nothing() {
    let desk = Desk::with_site();
    assert_eq!(desk.run(&["build"]).code, 0);
    let before = state(&desk, "public");
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    let page = fs::File::options()
        .write(true)
        .open(desk.path("public/index.html"))
        .unwrap();
    page.set_modified(long_ago).unwrap();
    let said = desk.run(&["build", "--format", "json"]);
    let report: Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(
        (&report["written"], &report["removed"]),
        (&Value::from(0), &Value::from(0))
    );
    assert_eq!(state(&desk, "public"), before);
    let modified = fs::metadata(desk.path("public/index.html"))
        .unwrap()
        .modified()
        .unwrap();
    assert_eq!(modified, long_ago, "an unchanged file keeps its time");
}

#[test]
fn a_page_that_is_gone_is_removed_and_named() {
    // Proved by sabotage: without the sentence, this test fails.
    let desk = Desk::with_site();
    desk.write("content/projects/2026/second.md", BRIEF);
    assert_eq!(desk.run(&["build"]).code, 0);
    fs::remove_file(desk.path("content/projects/2026/second.md")).unwrap();
    let said = desk.run(&["build"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(
        said.err
            .contains("These pages were published before and are gone now:\n  2026/projects/second.html\n"),
        "{}",
        said.err
    );
    assert!(!desk.path("public/2026/projects/second.html").exists());
    assert!(desk.path("public/2026/projects/list.html").exists());
    assert!(!desk.run(&["build"]).err.contains("gone now"));
}

#[test]
fn errors_publish_nothing_and_leave_the_old_site_as_it_was() {
    let desk = Desk::with_site();
    assert_eq!(desk.run(&["build"]).code, 0);
    let before = state(&desk, "public");
    desk.write("content/projects/2026/broken.md", BROKEN);
    let said = desk.run(&["build"]);
    assert_eq!((said.code, said.out.as_str()), (1, ""));
    assert!(
        said.err.contains("content/projects/2026/broken.md:5:8"),
        "{}",
        said.err
    );
    assert!(said.err.contains("Nothing was published"), "{}", said.err);
    assert_eq!(state(&desk, "public"), before);
    let json = desk.run(&["build", "--format", "json"]);
    let report: Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(
        (json.code, &report["errors"], &report["pages"]),
        (1, &Value::from(1), &Value::from(0))
    );
}

#[test]
fn drafts_are_left_out_unless_asked_for() {
    // Proved by sabotage: with drafts read like other records, this test fails.
    let desk = Desk::with_site();
    desk.write(
        "content/projects/2026/idea.md",
        BRIEF.replace("title: Waiting list", "title: Half an idea\ndraft: yes"),
    );
    let mentions = |desk: &Desk| {
        state(desk, "public")
            .iter()
            .filter(|(_, bytes)| String::from_utf8_lossy(bytes).contains("Half an idea"))
            .count()
    };
    assert_eq!(desk.run(&["build"]).code, 0);
    assert_eq!(mentions(&desk), 0);
    assert_eq!(desk.run(&["build", "--drafts"]).code, 0);
    assert!(mentions(&desk) > 2);
    assert_eq!(desk.run(&["build"]).code, 0);
    assert_eq!(mentions(&desk), 0);
}

#[test]
fn an_output_that_would_cost_somebody_files_is_refused() {
    let desk = Desk::with_site();
    desk.write("work/report.txt", "mine");
    desk.write("home/letter.txt", "mine");
    desk.write("file", "mine");
    let cases = [
        ("work", "it holds files that Milepost did not write"),
        (".", "the site's sources are there"),
        ("content", "it lies in the site's sources"),
        ("content/projects", "it lies in the site's sources"),
        ("home", "your own folder"),
        ("/", "it is the root of the file system"),
        ("file", "it is not a folder"),
    ];
    let before = state(&desk, "");
    for (output, reason) in cases {
        let said = desk.run(&["build", "--output", output]);
        assert_eq!((said.code, said.out.as_str()), (3, ""), "{output}: {}", said.err);
        assert!(said.err.contains(reason), "{output}: {}", said.err);
        assert_eq!(state(&desk, ""), before, "{output}");
    }
}

#[test]
fn a_quiet_build_says_nothing_and_a_chatty_one_names_files() {
    let desk = Desk::with_site();
    let quiet = desk.run(&["build", "--quiet"]);
    assert_eq!(
        (quiet.code, quiet.out, quiet.err),
        (0, String::new(), String::new())
    );
    desk.write("content/projects/2026/second.md", BRIEF);
    let chatty = desk.run(&["build", "--verbose"]);
    assert!(
        chatty.err.contains("+ 2026/projects/second.html"),
        "{}",
        chatty.err
    );
}

#[test]
fn an_output_elsewhere_is_relative_to_the_current_folder() {
    let desk = Desk::with_site();
    desk.write("desk/note.txt", "here");
    let said = said(desk.program().current_dir(desk.path("desk")).args([
        "build",
        "--root",
        "..",
        "--output",
        "site",
        "--as-of",
        "2026-06-30",
    ]));
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(desk.path("desk/site/index.html").exists());
    assert!(!desk.path("public").exists());
}

#[test]
fn keep_going_publishes_the_others_and_says_what_could_not_be_read() {
    // Proved by sabotage: with the unread record left out instead of replaced, the lists do not name it; with the
    // overview not told of it, the overview says nothing.
    let desk = Desk::with_site();
    desk.write(
        "content/projects/2026/bad.md",
        BRIEF
            .replace("due: 2026-12-18", "due: 2026-02-30")
            .replace("Waiting list", "<b>Half</b>"),
    );
    desk.write("content/meetings/2026-06-17-board.md", "no front matter\n");
    let said = desk.run(&["build"]);
    assert_eq!(said.code, 1);
    assert!(!desk.path("public").exists());
    let said = desk.run(&["build", "--keep-going"]);
    assert_eq!(said.code, 1, "{}", said.err);
    assert!(
        said.err.contains("invalid-date") && said.err.contains("in spite of"),
        "{}",
        said.err
    );
    let page = desk.read("public/2026/projects/bad.html");
    assert!(page.contains("Could not be read: projects/2026/bad.md"), "{page}");
    assert!(page.contains("content/projects/2026/bad.md:6: "), "{page}");
    assert!(!page.contains("Half"), "nothing of half a brief is shown: {page}");
    for list in ["projects/index.html", "timeline.html"] {
        assert!(
            desk.read(&format!("public/2026/{list}"))
                .contains("projects/2026/bad.md"),
            "{list}"
        );
    }
    let overview = desk.read("public/2026/index.html");
    for said in [
        "1 brief could not be read",
        "<a href=\"projects/bad.html\">projects/2026/bad.md</a>",
    ] {
        assert!(overview.contains(said), "{said}: {overview}");
    }
    let portfolio: Value = serde_json::from_str(&desk.read("public/data/portfolio.json")).unwrap();
    let bad = portfolio["projects"]
        .as_array()
        .unwrap()
        .iter()
        .find(|project| project["id"] == "bad");
    assert_eq!(
        bad.unwrap()["health"],
        "paused",
        "nobody knows whether it is on track"
    );
    assert!(
        desk.read("public/2026/meetings/2026-06-17-board.html")
            .contains("Could not be read")
    );
    assert!(
        desk.read("public/2026/projects/list.html")
            .contains("Waiting list"),
        "the others are there"
    );
    desk.write("content/projects/2026/bad.md", BRIEF);
    fs::remove_file(desk.path("content/meetings/2026-06-17-board.md")).unwrap();
    let said = desk.run(&["build", "--keep-going"]);
    assert_eq!(
        said.code, 0,
        "without errors it is a build like any other: {}",
        said.err
    );
    assert!(!desk.read("public/2026/index.html").contains("could not be read"));
}

#[cfg(unix)]
#[test]
fn keep_going_names_what_may_not_be_read_and_stops_at_bad_settings() {
    let desk = Desk::with_site();
    std::os::unix::fs::symlink("list.md", desk.path("content/projects/2026/link.md")).unwrap();
    let said = desk.run(&["build", "--keep-going", "--lang", "zh-CN"]);
    assert_eq!(said.code, 1, "{}", said.err);
    assert!(said.err.contains("仍已发布"), "{}", said.err);
    assert!(
        desk.read("public/2026/projects/link.html")
            .contains("projects/2026/link.md")
    );
    desk.write("content/site.yaml", "title: Register\nlanguage: en\ntitel: x\n");
    let said = desk.run(&["build", "--keep-going"]);
    assert_eq!(said.code, 1);
    assert!(said.err.contains("Nothing was published"), "{}", said.err);
}
