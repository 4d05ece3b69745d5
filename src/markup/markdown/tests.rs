use super::*;
use crate::markup::url::RelativeLink;

const WORDS: Words<'static> = Words {
    heading_link: "本节链接：{}",
    table: "表格{}",
    task_done: "已完成",
    task_open: "未完成",
    footnotes: "脚注",
    footnote: "脚注{}",
    footnote_back: "回到正文{}",
    cut: "余下部分过长，未显示",
};

const ENGLISH: Words<'static> = Words {
    heading_link: "Link to “{}”",
    table: "Table {}",
    task_done: "Done",
    task_open: "Open",
    footnotes: "Footnotes",
    footnote: "Footnote {}",
    footnote_back: "Back to reference {}",
    cut: "The rest is too long and left out",
};

fn resolve(link: &RelativeLink, kind: LinkKind) -> Target {
    let known = match kind {
        LinkKind::Link => link.path.ends_with(".md"),
        LinkKind::Image => link.path.ends_with(".png"),
    };
    let page = link.path.replace(".md", ".html");
    let target = link
        .fragment
        .as_ref()
        .map_or(page.clone(), |fragment| format!("{page}#{fragment}"));
    if known {
        Target::Page(SafeUrl::relative("a.html", &target))
    } else {
        Target::Broken
    }
}

fn options<'a>(words: &'a Words<'a>, raw_html: RawHtml) -> RenderOptions<'a> {
    RenderOptions {
        heading_base: 3,
        id_prefix: "",
        raw_html,
        words,
        resolve: &resolve,
    }
}

fn html(source: &str) -> String {
    render(source, &options(&WORDS, RawHtml::Text)).html.into_string()
}

fn sanitised(source: &str) -> String {
    render(source, &options(&WORDS, RawHtml::Sanitised))
        .html
        .into_string()
}

#[test]
fn blocks() {
    let table = [
        ("甲\n乙", "<p>甲乙</p>\n"),
        (
            "甲**乙**\n*丙*a\nb",
            "<p>甲<strong>乙</strong><em>丙</em>a\nb</p>\n",
        ),
        (
            "甲，*[乙](x)*\n`丙`\n丁",
            "<p>甲，<em><span class=\"broken\">乙</span></em><code>丙</code>丁</p>\n",
        ),
        ("甲  \n乙", "<p>甲<br>\n乙</p>\n"),
        ("> 甲", "<blockquote>\n<p>甲</p>\n</blockquote>\n"),
        ("- 甲\n- 乙", "<ul>\n<li>甲</li>\n<li>乙</li>\n</ul>\n"),
        ("3. 甲", "<ol start=\"3\">\n<li>甲</li>\n</ol>\n"),
        ("1. 甲\n\n   乙", "<ol>\n<li><p>甲</p>\n<p>乙</p>\n</li>\n</ol>\n"),
        ("***", "<hr>\n"),
        ("~~删，~~乙", "<p><del>删，</del>乙</p>\n"),
        ("    a<b", "<pre tabindex=\"0\"><code>a&lt;b</code></pre>\n"),
        (
            "```c++ {x=1}\na\n```",
            "<pre tabindex=\"0\"><code class=\"language-c++\">a\n</code></pre>\n",
        ),
        (
            "```\"><script>\na\n```",
            "<pre tabindex=\"0\"><code class=\"language-script\">a\n</code></pre>\n",
        ),
        (
            "- [x] 甲\n- [ ] 乙",
            "<ul>\n<li class=\"task\"><input type=\"checkbox\" disabled checked aria-label=\"已完成\"> 甲</li>\n\
             <li class=\"task\"><input type=\"checkbox\" disabled aria-label=\"未完成\"> 乙</li>\n</ul>\n",
        ),
        (
            "|甲|乙||\n|:-|:-:|-:|\n|1|2|3|",
            "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"表格1\"><table><thead><tr>\
             <th scope=\"col\" class=\"left\">甲</th><th scope=\"col\" class=\"center\">乙</th>\
             <td class=\"right\"></td></tr></thead><tbody>\n<tr><td class=\"left\">1</td>\
             <td class=\"center\">2</td><td class=\"right\">3</td></tr>\n</tbody></table></div>\n",
        ),
    ];
    for (source, expected) in table {
        assert_eq!(html(source), expected, "{source}");
    }
}

#[test]
fn links_and_images() {
    // Proved by sabotage: with pictures of other sites loaded, this test fails.
    let table = [
        ("[甲](b.md#c)", "<a href=\"b.html#c\">甲</a>"),
        ("[甲](b.md \"题\")", "<a href=\"b.html\" title=\"题\">甲</a>"),
        ("[甲](b.exe)", "<span class=\"broken\">甲</span>"),
        ("[甲](#无)", "<span class=\"broken\">甲</span>"),
        ("[甲](javascript:alert(1))", "<span class=\"broken\">甲</span>"),
        (
            "[甲](https://a.org/?a=1&b=2)",
            "<a href=\"https://a.org/?a=1&amp;b=2\" rel=\"noopener noreferrer\">甲</a>",
        ),
        (
            "[甲](//a.org)",
            "<a href=\"https://a.org\" rel=\"noopener noreferrer\">甲</a>",
        ),
        (
            "<a@b.org>",
            "<a href=\"mailto:a@b.org\" rel=\"noopener noreferrer\">a@b.org</a>",
        ),
        (
            "![*甲*\n乙](b.png)",
            "<img src=\"b.png\" alt=\"甲乙\" loading=\"lazy\">",
        ),
        ("![](b.svg)", "<span class=\"broken\">b.svg</span>"),
        (
            "![甲](https://a.org/b.png)",
            "<a href=\"https://a.org/b.png\" rel=\"noopener noreferrer\">甲</a>",
        ),
        ("[![甲](https://a.org/b.png)](b.md)", "<a href=\"b.html\">甲</a>"),
        (
            "[![甲](b.png)](b.md)",
            "<a href=\"b.html\"><img src=\"b.png\" alt=\"甲\" loading=\"lazy\"></a>",
        ),
    ];
    for (source, expected) in table {
        assert_eq!(html(source), format!("<p>{expected}</p>\n"), "{source}");
    }
}

#[test]
fn headings_have_ids_and_named_links_to_themselves() {
    // Proved by sabotage: with attributes of headings read, what stands in the braces is gone.
    let braces = html("# 甲 {#x .y onclick=alert(1)}");
    assert!(
        braces.starts_with("<h3 id=\"s-甲-x-y-onclick-alert-1\">甲 {#x .y onclick=alert(1)} <a"),
        "{braces}"
    );
    let rendered = render(
        "# 甲\n\n## 甲 `b`\n\n#### c\n\n> ## d\n\n[见](#甲)",
        &options(&WORDS, RawHtml::Text),
    );
    let expected = "<h3 id=\"s-甲\">甲 <a class=\"anchor\" href=\"#s-%E7%94%B2\" aria-label=\"本节链接：甲\">#</a></h3>\n\
        <h3 id=\"s-甲-b\">甲 <code>b</code> <a class=\"anchor\" href=\"#s-%E7%94%B2-b\" aria-label=\"本节链接：甲 b\">#</a></h3>\n\
        <h5 id=\"s-c\">c <a class=\"anchor\" href=\"#s-c\" aria-label=\"本节链接：c\">#</a></h5>\n\
        <blockquote>\n<h3 id=\"s-d\">d <a class=\"anchor\" href=\"#s-d\" aria-label=\"本节链接：d\">#</a></h3>\n</blockquote>\n\
        <p><a href=\"#s-%E7%94%B2\">见</a></p>\n";
    assert_eq!(rendered.html.as_str(), expected);
    let toc: Vec<(u8, &str)> = rendered
        .toc
        .iter()
        .map(|entry| (entry.level, entry.id.as_str()))
        .collect();
    assert_eq!(toc, [(3, "s-甲"), (3, "s-甲-b"), (5, "s-c")]);
}

#[test]
fn raw_html_is_shown_as_text_and_comments_not_at_all() {
    // Proved by sabotage: with blocks written as they are, and with tags in a line written as they are, this test
    // fails each time.
    let table = [
        (
            "甲<b onclick=x>乙</b>",
            "<p>甲&lt;b onclick=x&gt;乙&lt;/b&gt;</p>\n",
        ),
        (
            "<div>\n甲\n</div>",
            "<p class=\"raw\">&lt;div&gt;\n甲\n&lt;/div&gt;</p>\n",
        ),
        ("甲<!-- 密 -->乙", "<p>甲乙</p>\n"),
        ("<!-- 密\n密 -->\n\n甲", "<p>甲</p>\n"),
        ("<!-- 密 --> 公开", "<p class=\"raw\">公开</p>\n"),
        ("<!-- 未完\n\n甲", "<p class=\"raw\">&lt;!-- 未完\n\n甲</p>\n"),
    ];
    for (source, expected) in table {
        assert_eq!(html(source), expected, "{source}");
    }
}

#[test]
fn sanitised_html_keeps_only_what_is_harmless() {
    let table = [
        (
            "甲<sub onclick=x id=y title='\"'>乙</sub>",
            "<p>甲<sub title=\"&quot;\">乙</sub></p>\n",
        ),
        ("<i>甲\n\n乙", "<p><i>甲</i></p><p>乙</p>"),
        ("甲<i>乙\n\n丙</i>丁", "<p>甲<i>乙</i></p>\n<p>丙丁</p>\n"),
        ("<script>\nalert(1)\n</script>\n\n甲", "<p>甲</p>\n"),
        ("甲<svg><style>乙", "<p>甲乙</p>\n"),
        (
            "<details open>\n\n甲\n\n</details>",
            "<details open=\"\"><p>甲</p>\n</details>",
        ),
        ("<a href='b.md'>甲</a>", "<p><a href=\"b.html\">甲</a></p>\n"),
        ("<a href='java&#115;cript:x'>甲</a>", "<p><a>甲</a></p>\n"),
        (
            "<a href=https://a.org>甲</a>",
            "<p><a href=\"https://a.org\" rel=\"noopener noreferrer\">甲</a></p>\n",
        ),
        ("甲<img src=https://a.org/x.png>", "<p>甲<img></p>\n"),
        (
            "甲<img src=x.png width=10 height=1em>",
            "<p>甲<img src=\"x.png\" width=\"10\"></p>\n",
        ),
        ("<plaintext>\n甲 & <乙\n\n## 丙", "<p>甲 &amp; &lt;乙</p>\n"),
    ];
    for (source, expected) in table {
        let rendered = sanitised(source);
        let loose = |html: &str| html.replace([' ', '\n'], "");
        if source.starts_with("<plaintext>") {
            assert!(loose(&rendered).starts_with("甲&amp;&lt;乙<h3"), "{rendered}");
        } else {
            assert_eq!(loose(&rendered), loose(expected), "{source}");
        }
    }
}

#[test]
fn updates_are_parts_that_share_definitions_and_footnotes() {
    let source = "# 题\n\n[甲][k]注[^n]\n\n## 2026-03-01\n\n[乙][k]注[^n]与[^m]\n\n### 细\n\n## 背景\n\n丙\n\n\
                  ## 2026-02-01\n\n丁[^m]，[回](#2026-03-01)\n\n[k]: b.md\n[^n]: 一\n[^m]: 二[^n]\n";
    let sections: Vec<Range<usize>> = outline(source)
        .headings
        .iter()
        .filter(|heading| heading.text.starts_with("2026"))
        .map(|heading| heading.section.range())
        .rev()
        .collect();
    let parts = render_parts(source, &sections, &options(&ENGLISH, RawHtml::Text));
    let narrative = parts.narrative.as_str();
    assert!(
        narrative.contains("<a href=\"b.html\">甲</a>注") && narrative.contains("<p>丙</p>"),
        "{narrative}"
    );
    assert!(
        narrative.contains("<li id=\"fn-0-1\"><p>一") && !narrative.contains("二"),
        "{narrative}"
    );
    let toc: Vec<&str> = parts.toc.iter().map(|entry| entry.text.as_str()).collect();
    assert_eq!(toc, ["题", "背景"]);

    assert_eq!(parts.updates[1].id, "s-2026-03-01");
    let march = parts.updates[1].html.as_str();
    assert!(march.starts_with("<p><a href=\"b.html\">乙</a>注<sup"), "{march}");
    assert!(march.contains("<h4 id=\"s-细\">"), "{march}");
    let notes = march.split("<ol>").nth(1).unwrap_or_default();
    let place = |id: &str| notes.find(&format!("id=\"{id}\"")).expect("the note is listed");
    assert!(place("fn-2-1") < place("fn-2-2"), "{notes}");

    let february = parts.updates[0].html.as_str();
    assert!(
        february.contains("<a href=\"#s-2026-03-01\">回</a>"),
        "{february}"
    );
    assert!(february.contains("<li id=\"fn-1-1\"><p>二") && february.contains("<li id=\"fn-1-2\"><p>一"));
    assert!(
        february.contains("aria-label=\"Back to reference 1\">↩</a></p>"),
        "{february}"
    );
}

#[test]
fn a_note_has_a_way_back_to_each_reference() {
    let expected = "<p>甲<sup class=\"note\"><a href=\"#fn-0-1\" id=\"fnref-0-1-1\" role=\"doc-noteref\" aria-label=\"脚注1\">1</a></sup>\
        乙<sup class=\"note\"><a href=\"#fn-0-1\" id=\"fnref-0-1-2\" role=\"doc-noteref\" aria-label=\"脚注1\">1</a></sup></p>\n\
        <section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"脚注\"><ol>\n<li id=\"fn-0-1\"><p>注 \
        <a class=\"back\" href=\"#fnref-0-1-1\" role=\"doc-backlink\" aria-label=\"回到正文1\">↩</a> \
        <a class=\"back\" href=\"#fnref-0-1-2\" role=\"doc-backlink\" aria-label=\"回到正文1\">↩</a></p>\n</li>\n</ol></section>\n";
    assert_eq!(html("甲[^A]\n乙[^a]\n\n[^a]: 注"), expected);
}

#[test]
fn bodies_that_share_a_page_have_different_ids() {
    // Proved by sabotage: with ids that have no prefix of their own, this test and three others fail.
    let shared = RenderOptions {
        id_prefix: "p2-",
        ..options(&WORDS, RawHtml::Text)
    };
    let rendered = render("# 甲\n\n[见](#甲)[^1]\n\n[^1]: 注", &shared);
    for id in [
        "id=\"s-p2-甲\"",
        "href=\"#s-p2-%E7%94%B2\">见",
        "id=\"fn-p2-0-1\"",
        "href=\"#fnref-p2-0-1-1\"",
    ] {
        assert!(rendered.html.as_str().contains(id), "{id} in {}", rendered.html);
    }
    assert_eq!(rendered.toc[0].id, "s-p2-甲");
}

#[test]
fn what_is_too_deep_is_flattened_to_text() {
    // Proved by sabotage: without the limit on depth forty quotations stand within one another.
    let source = format!("{}甲 **乙**", "> ".repeat(40));
    let rendered = html(&source);
    assert_eq!(rendered.matches("<blockquote>").count(), MAX_DEPTH);
    assert!(rendered.contains("<p class=\"flat\">甲 乙"), "{rendered}");
    let outline = outline(&source);
    assert_eq!(outline.exceeded.len(), 1);
    assert_eq!(outline.exceeded[0].0, Limit::Depth);

    let inside = html(&format!("{}甲 **乙**", "> ".repeat(MAX_DEPTH - 2)));
    assert!(inside.contains("<p>甲 <strong>乙</strong></p>"), "{inside}");
}

#[test]
fn a_table_that_is_too_wide_is_flattened_to_text() {
    // Proved by sabotage: without the limit on columns it is a table.
    let row = |cell: &str, columns: usize| format!("|{}\n", format!("{cell}|").repeat(columns));
    let table = |columns| row("甲", columns) + &row("-", columns) + &row("乙", columns);
    assert!(html(&table(MAX_TABLE_COLUMNS)).contains("<table>"));
    let wide = html(&table(MAX_TABLE_COLUMNS + 1));
    assert!(
        wide.starts_with("<p class=\"flat\">甲\n甲") && !wide.contains("<table>"),
        "{wide}"
    );
    assert_eq!(
        outline(&table(MAX_TABLE_COLUMNS + 1)).exceeded[0].0,
        Limit::TableColumns
    );
}

#[test]
fn footnotes_beyond_the_limit_stay_where_they_are() {
    // Proved by sabotage: without the limit on footnotes all of them are in the list.
    let mut source = String::new();
    for note in 0..=MAX_FOOTNOTES {
        source.push_str(&format!("[^{note}]\n\n[^{note}]: 注{note}\n\n"));
    }
    let rendered = html(&source);
    assert_eq!(rendered.matches("<li id=").count(), MAX_FOOTNOTES);
    assert!(rendered.contains("<p>[^500]</p>\n<div class=\"note\">\n<p>注500</p>"));
    assert_eq!(outline(&source).exceeded[0].0, Limit::Footnotes);
}

#[test]
fn a_body_that_grows_too_large_is_cut_with_a_note() {
    let columns = MAX_TABLE_COLUMNS;
    let mut source = format!("|{}\n|{}\n", "a|".repeat(columns), "-|".repeat(columns));
    source.push_str(&"a\n".repeat(4000));
    source.push_str("\n尾");
    let rendered = html(&source);
    assert!(
        rendered.len() < source.len() * 30 + 70 * 1024,
        "{} bytes",
        rendered.len()
    );
    assert!(
        rendered.ends_with("</tr>\n</tbody></table></div>\n<p class=\"cut\">余下部分过长，未显示</p>\n"),
        "{}",
        rendered.get(rendered.len() - 200..).unwrap_or_default()
    );
    assert!(!rendered.contains('尾'));
}

#[test]
fn the_outline_tells_what_a_body_holds() {
    let source = "# 题\n\n[甲]( <b c.md> '题') ![乙](d\\).png) [丙][r] <https://a.org> <x@y.org>\n\n\
                  > # 引\n\n甲**\n===\n\n## 末 `x`\n\n<!-- 密 -->\n\n<b>x</b>。** 粗 **字 \\**x\n\n\
                  |a|b|\n|-|-|\n\n[^1]\n\n[^1]: n\n[^2]: m\n\n[r]: e.md\n";
    let outline = outline(source);
    let headings: Vec<(u8, &str, &str)> = outline
        .headings
        .iter()
        .map(|heading| {
            (
                heading.level,
                heading.text.as_str(),
                &source[heading.span.range()],
            )
        })
        .collect();
    assert_eq!(
        headings,
        [
            (1, "题", "# 题"),
            (1, "甲**", "甲**\n==="),
            (2, "末 x", "## 末 `x`")
        ]
    );
    assert_eq!(outline.headings[0].section.end, outline.headings[1].span.start);
    assert_eq!(outline.headings[1].section.end as usize, source.len());

    let links: Vec<(&str, &str, bool)> = outline
        .links
        .iter()
        .map(|link| {
            (
                link.destination.as_str(),
                &source[link.destination_span.range()],
                link.is_image,
            )
        })
        .collect();
    let expected = [
        ("b c.md", "b c.md", false),
        ("d).png", "d\\).png", true),
        ("e.md", "[丙][r]", false),
        ("https://a.org", "https://a.org", false),
        ("mailto:x@y.org", "x@y.org", false),
    ];
    assert_eq!(links, expected);

    let raw: Vec<(&str, bool)> = outline
        .raw_html
        .iter()
        .map(|html| (source[html.span.range()].trim(), html.is_comment))
        .collect();
    assert_eq!(raw, [("<!-- 密 -->", true), ("<b>", false), ("</b>", false)]);
    assert_eq!(
        outline.unresolved_emphasis.len(),
        3,
        "{:?}",
        outline.unresolved_emphasis
    );
    assert_eq!((outline.footnotes, outline.table_columns), (2, 2));
    assert_eq!(&source[outline.unused_footnotes[0].range()].trim(), &"[^2]: m");
    assert_eq!(
        outline.anchors().ids().collect::<Vec<_>>(),
        ["s-引", "s-末-x", "s-甲", "s-题"]
    );
    assert_eq!(outline.exceeded, []);
}

#[test]
fn sections_end_at_the_next_heading_of_their_rank() {
    let source = "## 一\n\n### 细\n\n## 二\n\n# 三\n\n- ## 四\n";
    let sections: Vec<&str> = outline(source)
        .headings
        .iter()
        .map(|heading| &source[heading.section.range()])
        .collect();
    assert_eq!(
        sections,
        [
            "## 一\n\n### 细\n\n",
            "### 细\n\n",
            "## 二\n\n",
            "# 三\n\n- ## 四\n"
        ]
    );
}

#[test]
fn rendering_gives_the_ids_that_the_outline_promises() {
    let source = "# 甲\n\n> ## 甲\n\n## B\n\n## b\n\n[^1]\n\n[^1]: # 注\n";
    let rendered = html(source);
    for id in outline(source).anchors().ids() {
        assert!(rendered.contains(&format!(" id=\"{id}\">")), "{id} in {rendered}");
    }
}
