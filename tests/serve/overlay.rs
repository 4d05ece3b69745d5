//! Errors keep the last good page, are shown over it, and go when they are mended.

use std::fs;

use crate::bench::{Desk, brief};

const PAGE: &str = "/2026/projects/a.html";

#[test]
fn an_error_keeps_the_page_and_goes_when_it_is_mended() {
    let desk = Desk::new();
    let preview = desk.serve(&[]);
    let good = preview.text(PAGE);
    let first = preview.printed();
    assert_eq!(
        (first["build"].as_u64(), first["ok"].as_bool()),
        (Some(1), Some(true))
    );
    let mut stream = preview.stream(PAGE.trim_start_matches('/'));

    desk.write(
        "content/projects/2026/a.md",
        &brief("甲", "<b>坏</b>").replace("2026-12-20", "2026-02-30"),
    );
    assert_eq!(
        stream.next().0,
        "findings",
        "the page is as it was, only its findings are new"
    );
    let status = preview.wait_for(|status| status["ok"] == false);
    assert_eq!(status["errors"], 1);
    let finding = &status["findings"][0];
    assert_eq!(finding["rule"], "invalid-date");
    assert_eq!(finding["file"], "content/projects/2026/a.md");
    assert_eq!(
        (finding["line"].as_u64(), &finding["source"][1]),
        (Some(6), &"2026-02-30".into())
    );
    assert!(
        finding["help"]
            .as_str()
            .is_some_and(|help| help.contains("2026-02-28")),
        "{finding}"
    );
    let shown: serde_json::Value =
        serde_json::from_str(&preview.text(&preview.own("findings.json"))).expect("JSON");
    assert_eq!(shown["findings"], status["findings"]);
    let words = |page: &str| page.split("data-version").next().map(str::to_owned);
    assert_eq!(
        words(&preview.text(PAGE)),
        words(&good),
        "the last good page stays"
    );

    desk.write("content/projects/2026/a.md", &brief("甲", "第二稿"));
    assert_eq!(stream.next().0, "reload");
    let status = preview.wait_for(|status| status["ok"] == true);
    assert_eq!(status["errors"], 0);
    assert!(preview.text(PAGE).contains("第二稿"));
}

#[test]
fn a_site_that_never_was_good_says_so_and_appears_when_it_is() {
    let desk = Desk::new();
    desk.write("content/projects/2026/a.md", "no front matter\n");
    let preview = desk.serve(&[]);
    let (status, page) = preview.get("/");
    let page = String::from_utf8(page).expect("UTF-8");
    assert_eq!(status, 503);
    assert!(
        page.contains("preview.js") && page.contains("lang=\"zh-CN\""),
        "{page}"
    );
    let mut stream = preview.stream("index.html");
    desk.write("content/projects/2026/a.md", &brief("甲", "好了"));
    assert_eq!(stream.next().0, "reload");
    assert_eq!(preview.get("/").0, 200);
}

#[test]
fn a_broken_template_keeps_the_page_and_says_where() {
    let desk = Desk::new();
    desk.write("themes/blue/theme.yaml", "extends: default\n");
    desk.write(
        "content/site.yaml",
        &format!("{}theme: blue\n", crate::bench::SETTINGS),
    );
    let preview = desk.serve(&[]);
    let good = preview.text(PAGE);
    let mut stream = preview.stream(PAGE.trim_start_matches('/'));
    desk.write("themes/blue/templates/project.html", "{% extends \"base.html\" %}{{ page.nothing.at.all }}{% block main %}{{ page.nothing.at.all }}{% endblock main %}");
    let status = preview.wait_for(|status| status["ok"] == false);
    assert_eq!(status["findings"][0]["rule"], "theme");
    assert_eq!(
        status["findings"][0]["file"],
        "themes/blue/templates/project.html"
    );
    assert_eq!(stream.next().0, "findings");
    let words = |page: &str| page.split("data-version").next().map(str::to_owned);
    assert_eq!(words(&preview.text(PAGE)), words(&good));
    fs::remove_file(desk.path("themes/blue/templates/project.html")).expect("a file");
    preview.wait_for(|status| status["ok"] == true);
}

#[test]
fn a_style_sheet_is_swapped_without_a_reload() {
    let desk = Desk::new();
    desk.write("themes/blue/assets/custom.css", "main{color:blue}");
    desk.write(
        "content/site.yaml",
        &format!("{}theme: blue\n", crate::bench::SETTINGS),
    );
    let preview = desk.serve(&[]);
    let mut stream = preview.stream(PAGE.trim_start_matches('/'));
    desk.write("themes/blue/assets/custom.css", "main{color:navy}");
    assert_eq!(stream.next().0, "style");
    assert_eq!(preview.text("/assets/custom.css"), "main{color:navy}");
}

#[test]
fn only_pages_that_changed_are_told_and_a_rename_is_followed() {
    let desk = Desk::new();
    let preview = desk.serve(&[]);
    let (mut a, mut directive) = (
        preview.stream("2026/projects/a.html"),
        preview.stream("2026/projects/b.html"),
    );
    desk.write("content/projects/2026/a.md", &brief("a", "只有这里变了"));
    assert_eq!(a.next().0, "reload");
    fs::rename(
        desk.path("content/projects/2026/b.md"),
        desk.path("content/projects/2026/新名.md"),
    )
    .expect("a rename");
    let (event, count) = directive.next();
    assert_eq!(
        (event.as_str(), count),
        ("reload", 3),
        "the second edit is the first that this page is told of"
    );
    let (status, _) = preview.get("/2026/projects/b.html");
    assert_eq!(status, 307);
    assert!(
        preview
            .text("/2026/projects/%E6%96%B0%E5%90%8D.html")
            .contains("第一稿")
    );
    assert_eq!(preview.get("/2026/projects/never.html").0, 404);
}

#[test]
fn a_source_that_goes_away_keeps_the_site() {
    let desk = Desk::new();
    let preview = desk.serve(&["--poll"]);
    let away = desk.path("away");
    fs::rename(desk.path("content"), &away).expect("a rename");
    preview.wait_for(|status| status["ok"] == false);
    assert_eq!(preview.get(PAGE).0, 200);
    fs::rename(&away, desk.path("content")).expect("a rename");
    preview.wait_for(|status| status["ok"] == true);

    let kept = desk.path("kept");
    fs::create_dir(&kept).expect("a folder");
    for id in ["a", "b", "c", "d", "e", "f"] {
        let file = format!("{id}.md");
        fs::rename(
            desk.path(&format!("content/projects/2026/{file}")),
            kept.join(file),
        )
        .expect("a rename");
    }
    let status = preview.wait_for(|status| status["ok"] == false);
    assert_eq!(status["findings"][0]["rule"], "unreadable");
    assert_eq!(
        preview.get(PAGE).0,
        200,
        "most of the records are gone: the last site stays"
    );
}
