//! Years whose briefs are gone: the next year is compared with what was sealed of them.

use std::fs;

use milepost::archive::verify::Request;

use crate::shelf::{Shelf, contents, errors, judge_as, link_copy, replace};
use crate::signing::{Keys, sign};

/// A site whose year 2025 is sealed, and its briefs are gone.
fn without_last_year() -> Shelf {
    let shelf = Shelf::new();
    shelf.seal(2025);
    forget(&shelf);
    shelf
}

fn forget(shelf: &Shelf) {
    fs::remove_dir_all(shelf.path("content/projects/2025")).unwrap();
    fs::remove_file(shelf.path("content/years/2025.md")).unwrap();
}

fn page(shelf: &Shelf, path: &str) -> String {
    fs::read_to_string(shelf.path("public").join(path)).unwrap()
}

/// The words of a page, and the titles in its lists, without markup and blanks: a link makes a word of its own, and a
/// year that is gone has fewer of them.
fn words(html: &str) -> String {
    let main = html.split("<main").nth(1).unwrap();
    let parts = main
        .split('<')
        .map(|part| part.split_once('>').map_or(part, |(_, text)| text));
    let text: Vec<&str> = parts.flat_map(str::split_whitespace).collect();
    text.concat()
}

#[test]
fn the_comparison_says_the_same_as_when_the_briefs_were_there() {
    let shelf = Shelf::new();
    shelf.seal(2025);
    shelf.done(&["build"]);
    let with_briefs = page(&shelf, "2026/compare.html");
    let timeline = page(&shelf, "2026/timeline-years.html");
    forget(&shelf);
    shelf.done(&["build"]);
    let compared = page(&shelf, "2026/compare.html");
    assert_eq!(words(&compared), words(&with_briefs));
    assert_eq!(words(&page(&shelf, "2026/timeline-years.html")), words(&timeline));
    // The pages of last year's projects are in the snapshot, and the links lead there.
    for link in ["projects/road.html", "index.html"] {
        let sealed = format!("../archive/2025/2025/{link}");
        assert!(compared.contains(&sealed), "{sealed}: {compared}");
        assert!(shelf.path("public/2026").join(&sealed).exists());
    }
    assert!(!shelf.path("public/2025").exists());
    // What the site has no page of cannot be found, and is in no data file.
    for (path, bytes) in contents(&shelf.path("public")) {
        let is_data = path.starts_with("assets/search/") || path.starts_with("data/");
        let names = String::from_utf8_lossy(&bytes).contains("2025/projects");
        assert!(!(is_data && names), "{path} names a page of 2025");
    }
    let lineage = page(&shelf, "2026/projects/list.html");
    assert!(
        lineage.contains("../../archive/2025/2025/projects/list.html"),
        "{lineage}"
    );
}

#[test]
fn the_demonstration_site_reads_its_last_year_back() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    for content in ["content", "tests/sites/english/content"] {
        let shelf = Shelf::new();
        fs::remove_dir_all(shelf.path("content")).unwrap();
        link_copy(&root.join(content), &shelf.path("content"));
        shelf.done(&["archive", "2025", "--provisional"]);
        shelf.done(&["build"]);
        let with_briefs = words(&page(&shelf, "2026/compare.html"));
        fs::remove_dir_all(shelf.path("content/projects/2025")).unwrap();
        shelf.done(&["build"]);
        assert_eq!(
            words(&page(&shelf, "2026/compare.html")),
            with_briefs,
            "{content}"
        );
        for (path, html) in contents(&shelf.path("public")) {
            let is_live = path.ends_with(".html") && !path.starts_with("archive/");
            if is_live {
                every_link_leads_somewhere(&shelf, &path, &String::from_utf8(html).unwrap());
            }
        }
    }
}

fn every_link_leads_somewhere(shelf: &Shelf, page: &str, html: &str) {
    use milepost::site::inside::{Target, page_links};
    for link in page_links(html) {
        if let Target::Inside(path) = link.target(page) {
            let file = shelf.path("public").join(&path);
            assert!(file.is_file(), "{page} links to {path}, which is not there");
        }
    }
}

#[test]
fn what_continues_a_sealed_project_is_no_error_and_what_vanished_is_told() {
    let shelf = Shelf::new();
    let open = "---\ntitle: Open\nlead: Head\noffice: Registry\nstart: 2025-01-05\ndue: 2025-11-30\n---\n\n## 2025-06-20 55%\n\nHalf is done.\n";
    shelf.write("content/projects/2025/open.md", open);
    shelf.done(&["archive", "2025", "--provisional"]);
    forget(&shelf);
    let brief = fs::read_to_string(shelf.path("content/projects/2026/harbour.md")).unwrap();
    let continued = brief.replacen("---\n", "---\ncontinues: 2025/road\n", 1);
    shelf.write("content/projects/2026/harbour.md", continued);
    let said = shelf.done(&["check", "--format", "json"]);
    assert!(!said.contains("broken-lineage"), "{said}");
    let report: serde_json::Value = serde_json::from_str(&said).unwrap();
    let vanished: Vec<&serde_json::Value> = report["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|found| found["rule"] == "vanished-project")
        .collect();
    assert_eq!(vanished.len(), 1, "{said}");
    assert_eq!(vanished[0]["file"], "archive/2025/data/records.json");
    assert!(vanished[0]["message"].as_str().unwrap().contains("Open"));
    // Nothing else is said of what cannot be mended.
    let sealed = said.matches("archive/2025").count();
    assert_eq!(sealed, 1, "{said}");
}

// Proved by sabotage: without the comparison with the manifests the changed records are compared as if they were true.
#[test]
fn records_that_are_not_those_that_were_sealed_are_an_error_and_never_shown() {
    let shelf = without_last_year();
    let path = shelf.path("archive/2025/data/records.json");
    let sealed = fs::read(&path).unwrap();
    let refused = |rule: &str| {
        let output = shelf.run(&["build"]);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(1), "{said}");
        assert!(
            said.contains(rule) && said.contains("archive/2025/data/records.json"),
            "{said}"
        );
        assert!(!shelf.path("public/index.html").exists());
    };
    let text = String::from_utf8(sealed.clone()).unwrap();
    replace(&path, text.replace("Road", "Bridge").as_bytes());
    refused("not the bytes that were sealed");
    fs::remove_file(&path).unwrap();
    refused("cannot be read");
    // Manifests that were made anew vouch for anything; the form of the records is looked at all the same.
    replace(
        &path,
        text.replace("\"2025/road\"", "\"2025/../road\"").as_bytes(),
    );
    crate::changing::remake(&shelf.path("archive/2025"), true);
    refused("a form that is not known here");
    replace(&path, &sealed);
    crate::changing::remake(&shelf.path("archive/2025"), true);
    shelf.done(&["build"]);
}

#[test]
fn records_signed_by_a_stranger_are_not_taken() {
    let shelf = without_last_year();
    let keys = Keys::new();
    let key = keys.public.lines().last().unwrap();
    let settings = fs::read_to_string(shelf.path("content/site.yaml")).unwrap();
    shelf.write(
        "content/site.yaml",
        format!("{settings}archive: {{key: {key}}}\n"),
    );
    sign(&shelf.path("archive/2025"), &Keys::new());
    assert_eq!(shelf.run(&["check"]).status.code(), Some(1));
    fs::remove_file(shelf.path("archive/2025/tagmanifest-sha512.txt.minisig")).unwrap();
    sign(&shelf.path("archive/2025"), &keys);
    shelf.done(&["check"]);
}

#[test]
fn a_year_sealed_after_the_briefs_of_the_last_one_were_gone_is_rebuilt_from_its_records() {
    let shelf = without_last_year();
    shelf.seal(2026);
    let sealed = shelf.path("archive/2026");
    assert_eq!(
        fs::read(sealed.join("data/before/records.json")).unwrap(),
        fs::read(shelf.path("archive/2025/data/records.json")).unwrap()
    );
    let compared = fs::read_to_string(sealed.join("data/site/2026/compare.html")).unwrap();
    assert!(
        compared.contains("Road") && !compared.contains("2025/projects"),
        "{compared}"
    );
    let request = Request {
        rebuild: true,
        ..Request::default()
    };
    let verdict = judge_as(&sealed, &request);
    assert!(verdict.is_intact_snapshot(), "{:?}", errors(&verdict));
}

#[test]
fn a_folder_that_is_no_snapshot_is_passed_over() {
    let shelf = Shelf::new();
    shelf.write("archive/2024/notes.txt", "x");
    shelf.done(&["check"]);
}
