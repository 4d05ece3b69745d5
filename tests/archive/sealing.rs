//! What is in a snapshot, and when there is none.

use std::fs;

use crate::shelf::{Shelf, contents, errors, judge, judge_as};
use milepost::archive::verify::Request;

#[test]
fn a_sealed_year_has_every_part_and_nothing_of_other_years() {
    let shelf = Shelf::new();
    shelf.seal(2026);
    let files = contents(&shelf.path("archive/2026"));
    for path in [
        "bagit.txt",
        "bag-info.txt",
        "manifest-sha512.txt",
        "manifest-sha256.txt",
        "tagmanifest-sha512.txt",
        "README.txt",
        "data/site/index.html",
        "data/site/2026/projects/harbour/note.txt",
        "data/site/search.html",
        "data/site/assets/milepost.css",
        "data/source/content/site.yaml",
        "data/source/content/projects/2026/harbour.md",
        "data/source/content/projects/2026/harbour/note.txt",
        "data/source/content/meetings/2026-06-17-board.md",
        "data/before/content/projects/2025/list.md",
        "data/before/content/years/2025.md",
        "data/records.json",
        "data/records.csv",
        "data/schema/records.schema.json",
        "data/build.json",
        "data/generator/version.json",
        "data/generator/Cargo.lock",
        "data/generator/source/src/main.rs",
    ] {
        assert!(files.contains_key(path), "{path} is missing");
    }
    let strays: Vec<&String> = files
        .keys()
        .filter(|path| path.contains("draft") && !path.starts_with("data/generator/"))
        .chain(files.keys().filter(|path| path.contains("unlinked")))
        .chain(files.keys().filter(|path| path.starts_with("data/site/2025")))
        .chain(
            files
                .keys()
                .filter(|path| path.starts_with("data/source/content/projects/2025")),
        )
        .collect();
    assert!(strays.is_empty(), "{strays:?}");
    let secrets = files
        .iter()
        .filter(|(path, _)| !path.starts_with("data/generator/"));
    for (path, bytes) in secrets {
        assert!(
            !String::from_utf8_lossy(bytes).contains("Secret"),
            "a draft shows in {path}"
        );
    }
    assert_eq!(
        files["data/source/content/projects/2026/harbour/note.txt"],
        b"A note.\n"
    );
    let records: serde_json::Value = serde_json::from_slice(&files["data/records.json"]).unwrap();
    assert_eq!(records["projects"].as_array().unwrap().len(), 2);
}

#[test]
fn a_sealed_year_is_intact_and_can_be_rebuilt() {
    let shelf = Shelf::new();
    shelf.seal(2025);
    shelf.seal(2026);
    for year in ["2025", "2026"] {
        let request = Request {
            rebuild: true,
            ..Request::default()
        };
        let verdict = judge_as(&shelf.path("archive").join(year), &request);
        assert!(
            verdict.is_valid_bag() && verdict.is_intact_snapshot(),
            "{:?}",
            errors(&verdict)
        );
        assert!(verdict.findings.is_empty(), "{:?}", verdict.findings);
    }
}

#[test]
fn the_example_site_of_each_language_is_sealed_and_rebuilt() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    for (content, year) in [
        ("content", "2026"),
        ("content", "2025"),
        ("tests/sites/english/content", "2026"),
    ] {
        let shelf = Shelf::new();
        fs::remove_dir_all(shelf.path("content")).unwrap();
        crate::shelf::link_copy(&root.join(content), &shelf.path("content"));
        shelf.done(&["archive", year, "--provisional"]);
        let request = Request {
            rebuild: true,
            ..Request::default()
        };
        let verdict = judge_as(&shelf.path("archive").join(year), &request);
        assert!(
            verdict.is_intact_snapshot(),
            "{content} {year}: {:?}",
            errors(&verdict)
        );
    }
}

#[test]
fn a_rebuild_finds_a_page_that_its_sources_do_not_give() {
    let shelf = Shelf::new();
    shelf.seal(2026);
    let sealed = shelf.path("archive/2026");
    let page = sealed.join("data/site/2026/index.html");
    let forged = fs::read_to_string(&page).unwrap().replace("Harbour", "Haven");
    fs::write(&page, forged).unwrap();
    crate::changing::remake(&sealed, true);
    let quiet = judge(&sealed);
    assert!(
        quiet.is_intact_snapshot(),
        "all digests agree: {:?}",
        errors(&quiet)
    );
    let request = Request {
        rebuild: true,
        ..Request::default()
    };
    let verdict = judge_as(&sealed, &request);
    assert_eq!(errors(&verdict), ["rebuild-differs data/site/2026/index.html"]);
}

#[test]
fn errors_and_missing_answers_keep_a_year_open_unless_it_is_provisional() {
    let shelf = Shelf::new();
    let open = "---\ntitle: Open\nlead: Head\noffice: Registry\nstart: 2026-01-05\ndue: 2026-11-30\n---\n\n## 2026-06-20 55% on-track\n\nHalf is done.\n";
    shelf.write("content/projects/2026/open.md", open);
    let refused = shelf.run(&["archive", "2026"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(!shelf.path("archive/2026").exists());
    assert!(String::from_utf8_lossy(&refused.stderr).contains("unaccounted"));
    // What is wrong in another year does not concern this one.
    assert_eq!(shelf.run(&["archive", "2025"]).status.code(), Some(0));
    shelf.done(&["archive", "2026", "--provisional"]);
    let info = fs::read_to_string(shelf.path("archive/2026/bag-info.txt")).unwrap();
    assert!(info.contains("Milepost-State: provisional"));
    let files = contents(&shelf.path("archive/2026/data/site"));
    let pages = files.iter().filter(|(path, _)| path.ends_with(".html"));
    for (path, page) in pages {
        assert!(
            String::from_utf8_lossy(page).contains("Provisional:"),
            "{path} does not say so"
        );
    }
}

#[test]
fn a_sealed_year_is_never_changed_and_a_correction_names_it() {
    let shelf = Shelf::new();
    let before = shelf.seal(2025);
    let first = shelf.seal(2026);
    let bytes = contents(&shelf.path("archive/2026"));
    assert_eq!(shelf.run(&["archive", "2026"]).status.code(), Some(2));
    let second = shelf.done(&["archive", "2026", "--correction"]);
    assert_eq!(contents(&shelf.path("archive/2026")), bytes);
    assert_ne!(first, second);
    let info = fs::read_to_string(shelf.path("archive/2026-2/bag-info.txt")).unwrap();
    assert!(
        info.contains(&format!("Milepost-Replaces-Root: {first}")),
        "{info}"
    );
    assert!(
        info.contains(&format!("Milepost-Previous-Root: {before}")),
        "{info}"
    );
    let list = shelf.done(&["archive", "list"]);
    assert!(
        list.contains("2026\tcorrected by a later one") && list.contains(&second),
        "{list}"
    );
    assert_eq!(shelf.run(&["archive", "2024"]).status.code(), Some(2));
}

#[test]
fn the_live_site_lists_sealed_years_and_carries_their_pages() {
    let shelf = Shelf::new();
    let hash = shelf.seal(2025);
    fs::remove_dir_all(shelf.path("content/projects/2025")).unwrap();
    fs::remove_file(shelf.path("content/years/2025.md")).unwrap();
    shelf.done(&["build"]);
    let page = fs::read_to_string(shelf.path("public/archive.html")).unwrap();
    assert!(
        page.contains(&hash) && page.contains("archive/2025/index.html"),
        "{page}"
    );
    let carried = contents(&shelf.path("public/archive/2025"));
    assert_eq!(carried, contents(&shelf.path("archive/2025/data/site")));
    let report = shelf.done(&["build", "--format", "json"]);
    assert!(report.contains("\"written\":0"), "nothing changed: {report}");
}

#[test]
fn two_years_are_compared_from_their_folders_alone() {
    let shelf = Shelf::new();
    shelf.seal(2025);
    shelf.seal(2026);
    fs::remove_dir_all(shelf.path("content")).unwrap();
    let diff = shelf.done(&[
        "archive",
        "diff",
        "archive/2025",
        "archive/2026",
        "--format",
        "json",
    ]);
    let diff: serde_json::Value = serde_json::from_str(&diff).unwrap();
    assert_eq!(diff["added"][0]["key"], "2026/harbour");
    assert_eq!(diff["finished"][0]["key"], "2025/road");
    assert_eq!(diff["renamed"][0]["new"]["title"], "The waiting list");
    let due = diff["changed"][0]["fields"].as_array().unwrap();
    assert!(
        due.iter()
            .any(|field| field["field"] == "due" && field["new"] == "2026-11-30"),
        "{diff}"
    );
    let page = shelf.done(&[
        "archive",
        "diff",
        "archive/2025",
        "archive/2026",
        "--format",
        "html",
    ]);
    assert!(
        page.starts_with("<!doctype html>") && page.contains("Road <small>2025/road</small>"),
        "{page}"
    );
    let text = shelf.done(&["archive", "diff", "archive/2025", "archive/2026"]);
    assert!(text.contains("Finished: 1\n  2025/road Road"), "{text}");
}

#[test]
fn a_name_that_would_not_travel_is_refused_with_its_path() {
    let shelf = Shelf::new();
    shelf.write("content/projects/2026/harbour/100%.txt", "x");
    let brief = fs::read_to_string(shelf.path("content/projects/2026/harbour.md")).unwrap();
    shelf.write(
        "content/projects/2026/harbour.md",
        brief + "\n[x](harbour/100%25.txt)\n",
    );
    let refused = shelf.run(&["archive", "2026"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("harbour/100%.txt"));
    assert!(!shelf.path("archive/2026").exists());
}

#[test]
fn what_changed_between_sealed_years_is_a_page_of_the_site_in_both_languages() {
    let shelf = Shelf::new();
    shelf.seal(2025);
    shelf.seal(2026);
    shelf.done(&["archive", "2026", "--correction"]);
    let settings = fs::read_to_string(shelf.path("content/site.yaml")).unwrap();
    for (language, words, field, value) in [
        ("en", "Finished: 1", "closing · date", "health"),
        ("zh-CN", "已完成：1", "结项 · 日期", "态势"),
    ] {
        let changed = settings.replace("language: en", &format!("language: {language}"));
        shelf.write("content/site.yaml", changed);
        shelf.done(&["build"]);
        let read = |path: &str| fs::read_to_string(shelf.path("public").join(path)).unwrap();
        let archive = read("archive.html");
        for page in ["2025_2026-2", "2026_2026-2"] {
            assert!(
                archive.contains(&format!("differences/{page}.html")),
                "{page}: {archive}"
            );
        }
        let page = read("differences/2025_2026-2.html");
        assert!(page.contains(words) && page.contains(field), "{page}");
        assert!(!page.contains(&format!(">{value} · ")), "{page}");
        // Each project leads to its page in the snapshot that it is of.
        for link in [
            "archive/2025/2025/projects/road.html",
            "archive/2026-2/2026/projects/harbour.html",
        ] {
            assert!(page.contains(&format!("../{link}")), "{link}: {page}");
            assert!(shelf.path("public").join(link).is_file(), "{link}");
        }
        let corrected = read("differences/2026_2026-2.html");
        assert!(
            !corrected.contains("<table"),
            "the correction changed nothing: {corrected}"
        );
    }
    // Records that were touched are compared with nothing.
    fs::write(shelf.path("archive/2025/data/records.json"), "{}").unwrap();
    shelf.done(&["build"]);
    assert!(!shelf.path("public/differences/2025_2026-2.html").exists());
    assert_eq!(
        shelf.run(&["archive", "diff", "2025", "2026"]).status.code(),
        Some(11)
    );
}
