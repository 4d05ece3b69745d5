//! The two lines of defence where a site allows raw HTML, each without the other.

use super::*;
use crate::markup::markdown::document::Document;
use crate::markup::markdown::sentinel::Prepared;
use crate::markup::markdown::{RenderOptions, Target, Words};
use crate::markup::url::{RelativeLink, SafeUrl};

const WORDS: Words<'static> = Words {
    heading_link: "",
    table: "",
    task_done: "",
    task_open: "",
    footnotes: "",
    footnote: "",
    footnote_back: "",
    cut: "",
};

fn page(link: &RelativeLink, _: LinkKind) -> Target {
    Target::Page(SafeUrl::relative("a.html", &link.path))
}

/// Raw HTML and what no page may hold of it.
const HOSTILE: [(&str, &str); 14] = [
    ("<script>alert(1)</script>", "script"),
    ("<svg><set onbegin=alert(1)></svg>", "<s"),
    ("<math><mtext>a</mtext></math>", "<m"),
    ("<style>a{}</style>", "style"),
    ("<form action=x>a</form>", "form"),
    ("<iframe src=x></iframe>", "iframe"),
    ("<object data=x></object>", "object"),
    ("<meta http-equiv=refresh content=0>", "meta"),
    ("<base href=x>", "base"),
    ("<b onclick=alert(1)>a</b>", "onclick"),
    ("<b style=color:red>a</b>", "style"),
    ("<a href=\"javascript:alert(1)\">a</a>", "javascript"),
    ("<a href=\"&#106;avascript:alert(1)\">a</a>", "href"),
    ("<img src=\"data:text/html,a\" onerror=alert(1)>", "data:"),
];

/// Writes `html` as the first line of defence does, before the second has seen it.
fn first_line(html: &str) -> String {
    let prepared = Prepared::new("");
    let document = Document::parse(&prepared);
    let options = RenderOptions {
        heading_base: 3,
        id_prefix: "",
        raw_html: RawHtml::Sanitised,
        words: &WORDS,
        resolve: &page,
    };
    let mut renderer = Renderer::new(&document, &options, html.len());
    renderer.sanitised(html);
    renderer.out.finish().into_string()
}

#[test]
fn the_list_of_elements_alone_lets_nothing_through() {
    // Proved by sabotage: with elements that are not on the list written all the same, with every attribute written,
    // and with addresses written as they are, this test fails each time, and no test of the two lines together does.
    for (html, forbidden) in HOSTILE {
        let written = first_line(html);
        assert!(!written.contains(forbidden), "{html} becomes {written}");
    }
    assert_eq!(
        first_line("<b title=x>a</b>"),
        "<b title=\"x\">a</b>",
        "it does write what it may"
    );
}

#[test]
fn the_sanitiser_alone_lets_nothing_through() {
    // Proved by sabotage: with the sanitiser giving back what it is given, this test fails and no other does.
    let state = RawState {
        used: true,
        ..RawState::default()
    };
    for (html, forbidden) in HOSTILE {
        let mut out = HtmlWriter::new();
        out.html(&Html::from_sanitizer(html.to_owned()));
        let written = state.finish(out).into_string();
        assert!(!written.contains(forbidden), "{html} becomes {written}");
    }
}

#[test]
fn a_tag_that_is_too_long_is_text() {
    // Proved by sabotage: without the limit on tags it is one.
    let tag = |value: usize| first_line(&format!("<b title=\"{}\">a", "x".repeat(value)));
    assert!(tag(4_000).starts_with("<b title="));
    assert!(tag(5_000).starts_with("&lt;b title="));
}
