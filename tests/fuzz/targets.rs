// What is done with each input of a fuzzer. tests/fuzz.rs replays and mutates a corpus through the same functions, so
// that what a fuzzer finds is a test of every run. Each function panics where a promise is broken.

use std::ops::Range;

use crate::html_oracle::Judge;
use milepost::archive::tag_file;
use milepost::config::Config;
use milepost::io::server::is_admitted;
use milepost::markup::markdown::{
    LinkKind, RawHtml, RenderOptions, Target, Words, first_paragraph, outline, plain_text, render_parts,
};
use milepost::markup::url::{RelativeLink, SafeUrl};
use milepost::path::{fold, percent_decode, resolve};
use milepost::source;
use milepost::text::{FileBytes, SourceFile};
use milepost::url::{Link, classify};
use milepost::view::difference::{self, report};

/// What is done with an input.
pub type Promise = fn(&[u8]);

/// The targets by their names.
pub const TARGETS: [(&str, Promise); 6] = [
    ("front_matter", front_matter),
    ("markdown", markdown),
    ("url", url),
    ("manifest", manifest),
    ("request", request),
    ("diff", diff),
];

/// Content files of every kind and the settings: no panic, every finding at a place of the file.
pub fn front_matter(data: &[u8]) {
    let config = Config::default();
    let bytes = FileBytes::from(data.to_vec());
    for path in [
        "projects/2026/a.md",
        "directives/a.md",
        "meetings/2026-01-05-a.md",
        "practices/a.md",
        "years/2026.md",
        "pages/a.md",
        "index.md",
    ] {
        let Ok(file) = source::decode(path, &bytes, data.len() as u64) else {
            continue;
        };
        let parsed = source::read(&file, &config);
        for finding in &parsed.diagnostics {
            let span = finding.span.unwrap_or_default();
            assert!(
                file.text().get(span.range()).is_some(),
                "{} at {span:?}",
                finding.rule
            );
        }
    }
    if let Ok(file) = source::decode("site.yaml", &bytes, data.len() as u64) {
        let _ = source::read_site(&file);
    }
}

const WORDS: Words<'static> = Words {
    heading_link: "Link to “{}”",
    table: "Table {}",
    task_done: "Done",
    task_open: "Open",
    footnotes: "Footnotes",
    footnote: "Footnote {}",
    footnote_back: "Back to reference {}",
    cut: "The rest is too long and left out",
};

fn find(link: &RelativeLink, kind: LinkKind) -> Target {
    if kind == LinkKind::Image && link.path.contains("svg") {
        return Target::Broken;
    }
    Target::Page(SafeUrl::relative("2026/projects/a.html", &link.path))
}

/// Markdown: what comes out is on the lists of an independent HTML tokenizer.
pub fn markdown(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    for raw_html in [RawHtml::Text, RawHtml::Sanitised] {
        let sections: Vec<Range<usize>> = outline(&text)
            .headings
            .iter()
            .filter(|heading| heading.level == 2)
            .map(|heading| heading.section.range())
            .collect();
        let options = RenderOptions {
            heading_base: 3,
            id_prefix: "",
            raw_html,
            words: &WORDS,
            resolve: &find,
        };
        let parts = render_parts(&text, &sections, &options);
        let mut judge = Judge::new(&text, raw_html);
        judge.read(parts.narrative.as_str());
        parts
            .updates
            .iter()
            .for_each(|update| judge.read(update.html.as_str()));
        assert!(
            judge.bytes() <= text.len() * 30 + 512 * 1024,
            "{} bytes",
            judge.bytes()
        );
    }
    let _ = (plain_text(&text), first_paragraph(&text));
}

/// Addresses: what is linked has a harmless scheme, and no path of the site leads out of it.
pub fn url(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    match classify(&text) {
        Link::External(url) => {
            let url = url.as_str().to_ascii_lowercase();
            let harmless = ["http://", "https://", "mailto:"]
                .iter()
                .any(|scheme| url.starts_with(scheme));
            let plain = url
                .chars()
                .all(|c| !c.is_control() && !matches!(c, ' ' | '\\' | '"' | '<' | '>'));
            assert!(harmless && plain, "{text:?} becomes {url:?}");
        }
        Link::Relative(link) => {
            let href = SafeUrl::relative("2026/projects/a.html", &link.path);
            let read: String = href.as_str().chars().filter(|c| !c.is_control()).collect();
            let head = read.split(['/', '?', '#']).next().unwrap_or_default();
            assert!(
                !head.contains(':') && !read.starts_with("//"),
                "{text:?} becomes {read:?}"
            );
            if let Some(path) = resolve("projects/2026/a.md", &link.path) {
                assert!(
                    path.split('/').all(|part| part != ".." && !part.is_empty()),
                    "{text:?} leads to {path:?}"
                );
            }
        }
        Link::Fragment(_) | Link::Refused(_) => {}
    }
    let _ = (percent_decode(&text), fold(&text));
}

/// Tag files of a bag: no panic, and every path that leads out is called unsafe.
pub fn manifest(data: &[u8]) {
    let _ = tag_file::Declaration::parse(data);
    let text = String::from_utf8_lossy(data);
    let _ = (
        tag_file::metadata(&text),
        tag_file::fetch(&text),
        tag_file::lines(&text),
    );
    let Some(manifest) = tag_file::manifest("manifest-sha512.txt", &text) else {
        return;
    };
    for line in &manifest.lines {
        for path in [line.path.clone(), tag_file::meant_path(&line.path)] {
            if !tag_file::is_unsafe(&path) {
                let leads_out =
                    path.starts_with('/') || path.split('/').any(|part| part == "..") || path.contains('\\');
                assert!(!leads_out, "{path:?} is taken for safe");
            }
        }
    }
}

/// Heads of requests: what is answered is a GET or HEAD for exactly one of our names, from our own pages.
pub fn request(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let mut lines = text.lines();
    let mut first = lines.next().unwrap_or_default().splitn(3, ' ');
    let (method, target) = (first.next().unwrap_or_default(), first.next().unwrap_or_default());
    let mut builder = hyper::Request::builder().method(method).uri(target);
    let mut hosts = Vec::new();
    let mut origins = Vec::new();
    for line in lines.take_while(|line| !line.is_empty()) {
        let Some((name, value)) = line.split_once(':') else {
            continue;
        };
        match name.to_ascii_lowercase().as_str() {
            "host" => hosts.push(value.trim().to_owned()),
            "origin" => origins.push(value.trim().to_owned()),
            _ => {}
        }
        builder = builder.header(name, value.trim());
    }
    let Ok(request) = builder.body(()) else {
        return;
    };
    if is_admitted(&request, 4747) {
        let [host] = hosts.as_slice() else {
            panic!("{hosts:?}")
        };
        assert!(
            ["127.0.0.1:4747", "localhost:4747", "[::1]:4747"].contains(&host.as_str()),
            "{host:?}"
        );
        assert!(matches!(method, "GET" | "HEAD"), "{method:?}");
        assert!(
            origins.is_empty() || origins == [format!("http://{host}")],
            "{origins:?}"
        );
    }
}

/// Records of two snapshots: whatever JSON they are, they are compared or refused.
pub fn diff(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let (old, new) = text.split_once('\u{0}').unwrap_or((&text, &text));
    let (Ok(old), Ok(new)) = (serde_json::from_str(old), serde_json::from_str(new)) else {
        return;
    };
    if let Some(found) = difference::compare(&old, &new) {
        let locale = milepost::locale::Locale::new(milepost::locale::Language::English);
        let html = report::html(["a", "b"], &found, &locale);
        assert!(!html.to_ascii_lowercase().contains("<script"), "{html}");
        let _ = (
            report::json(["a", "b"], &found),
            report::text(["a", "b"], &found, &locale),
        );
    }
    let _ = SourceFile::new("a", text.as_ref());
}
