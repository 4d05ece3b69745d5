//! Sealed years in the preview: they are listed, their pages are served as they were sealed, and the years after them
//! are compared with them.

use std::fs;
use std::process::Command;

use crate::bench::{Desk, Preview};

fn seal(desk: &Desk, more: &[&str]) {
    let sealed = Command::new(env!("CARGO_BIN_EXE_milepost"))
        .args([
            "archive",
            "2025",
            "--provisional",
            "--as-of",
            "2026-11-22",
            "--root",
        ])
        .arg(desk.root())
        .args(more)
        .output()
        .expect("the program runs");
    assert!(
        sealed.status.success(),
        "{}",
        String::from_utf8_lossy(&sealed.stderr)
    );
}

/// Asserts that every page of the snapshot is served as it was sealed.
fn serves_the_snapshot(desk: &Desk, preview: &Preview, name: &str) {
    for page in [
        "index.html",
        "2025/projects/old.html",
        "assets/milepost.css",
        "data/portfolio.json",
    ] {
        let sealed = fs::read(desk.path(&format!("archive/{name}/data/site/{page}"))).expect("a sealed page");
        let (status, bytes) = preview.get(&format!("/archive/{name}/{page}"));
        assert_eq!(status, 200, "{page}");
        assert!(bytes == sealed, "{page} is not what was sealed");
    }
}

#[test]
fn a_year_that_is_sealed_meanwhile_is_listed_and_its_pages_are_served() {
    let desk = Desk::new();
    let preview = desk.serve(&[]);
    assert!(!preview.text("/archive.html").contains("archive/2025/index.html"));
    assert_eq!(preview.get("/archive/2025/index.html").0, 404);
    seal(&desk, &[]);
    preview.wait_for_page("/archive.html", |page| page.contains("archive/2025/index.html"));
    serves_the_snapshot(&desk, &preview, "2025");
    // A folder is its front page, and nothing but the rendered site is there.
    assert_eq!(
        preview.get("/archive/2025/").1,
        preview.get("/archive/2025/index.html").1
    );
    for outside in [
        "/archive/2025/bag-info.txt",
        "/archive/2025/data/records.json",
        "/archive/2025/data/source/content/site.yaml",
        "/archive/2025/../2025/bag-info.txt",
        "/archive/2025/%2e%2e/%2e%2e/bag-info.txt",
        "/archive/",
    ] {
        assert_eq!(preview.get(outside).0, 404, "{outside}");
    }
    seal(&desk, &["--correction"]);
    preview.wait_for_page("/archive.html", |page| {
        page.contains("differences/2025_2025-2.html")
    });
    serves_the_snapshot(&desk, &preview, "2025-2");
    assert_eq!(preview.get("/differences/2025_2025-2.html").0, 200);
}

#[test]
fn a_link_in_a_snapshot_is_not_followed() {
    let desk = Desk::new();
    seal(&desk, &[]);
    let page = desk.path("archive/2025/data/site/index.html");
    fs::remove_file(&page).expect("a page");
    std::os::unix::fs::symlink("/etc/hostname", &page).expect("a link");
    let preview = desk.serve(&[]);
    assert_eq!(preview.get("/archive/2025/index.html").0, 404);
    assert_eq!(preview.get("/archive/2025/2025/index.html").0, 200);
}

#[test]
fn when_the_briefs_of_a_sealed_year_go_the_comparison_stays() {
    let desk = Desk::new();
    seal(&desk, &[]);
    let preview = desk.serve(&[]);
    let link = "../2025/projects/old.html";
    preview.wait_for_page("/2026/compare.html", |page| page.contains(link));
    fs::remove_dir_all(desk.path("content/projects/2025")).expect("a folder");
    let page = preview.wait_for_page("/2026/compare.html", |page| {
        page.contains("../archive/2025/2025/projects/old.html")
    });
    assert!(!page.contains("href=\"../2025/"), "{page}");
    // Records that are no longer those that were sealed are an error, over the last good site.
    fs::write(desk.path("archive/2025/data/records.json"), "{}").expect("a file");
    desk.write("content/index.md", "正文\n");
    let status = preview.wait_for(|status| status["ok"] == false);
    assert_eq!(status["findings"][0]["rule"], "sealed-records");
    assert_eq!(preview.get("/2026/compare.html").0, 200);
}
