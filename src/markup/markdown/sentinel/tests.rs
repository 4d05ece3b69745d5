use std::fs;

use pulldown_cmark::html::push_html;

use super::*;

/// Renders `source` without any of Milepost's own HTML.
fn raw(source: &str) -> String {
    let prepared = Prepared::new(source);
    let mut html = String::new();
    push_html(&mut html, prepared.events().map(|(event, _)| event));
    html
}

/// Renders `source` as the parser does without sentinels.
fn plain(source: &str) -> String {
    let mut html = String::new();
    push_html(&mut html, Parser::new_ext(source, options()));
    html
}

/// What becomes of one line.
fn line(source: &str) -> String {
    let html = raw(source);
    let inner = html
        .trim_end()
        .strip_prefix("<p>")
        .and_then(|html| html.strip_suffix("</p>"));
    inner.unwrap_or(&html).to_owned()
}

#[test]
fn chinese_emphasis_opens_and_closes_beside_punctuation() {
    let table = [
        ("**粗体，**字", "<strong>粗体，</strong>字"),
        ("**粗体。**字", "<strong>粗体。</strong>字"),
        ("**提示：**请先会签", "<strong>提示：</strong>请先会签"),
        ("**提示：**note", "<strong>提示：</strong>note"),
        ("**“粗体”**字", "<strong>“粗体”</strong>字"),
        ("字**“粗体”**字", "字<strong>“粗体”</strong>字"),
        ("字**”粗体”**字", "字<strong>”粗体”</strong>字"),
        ("字**（粗体）**字", "字<strong>（粗体）</strong>字"),
        ("字**「粗体」**字", "字<strong>「粗体」</strong>字"),
        ("字**《办法》**字", "字<strong>《办法》</strong>字"),
        ("字**(粗体)**字", "字<strong>(粗体)</strong>字"),
        ("字**\"粗体\"**字", "字<strong>\"粗体\"</strong>字"),
        ("（**粗体**）字", "（<strong>粗体</strong>）字"),
        ("（**粗体，**）字", "（<strong>粗体，</strong>）字"),
        ("甲，**乙**，丙", "甲，<strong>乙</strong>，丙"),
        (
            "甲**乙，**丙**丁。**戊",
            "甲<strong>乙，</strong>丙<strong>丁。</strong>戊",
        ),
        ("完成**85%**以上", "完成<strong>85%</strong>以上"),
        ("完成**85％**以上", "完成<strong>85％</strong>以上"),
        ("**￥300万元**预算", "<strong>￥300万元</strong>预算"),
        ("共**￥300**万", "共<strong>￥300</strong>万"),
        ("*斜体，*字", "<em>斜体，</em>字"),
        ("字*“斜体”*字", "字<em>“斜体”</em>字"),
        ("***粗斜，***字", "<em><strong>粗斜，</strong></em>字"),
        ("字***“粗斜”***字", "字<em><strong>“粗斜”</strong></em>字"),
        ("**粗*斜，*粗。**字", "<strong>粗<em>斜，</em>粗。</strong>字"),
        ("~~删除，~~字", "<del>删除，</del>字"),
        ("字~~“删除”~~字", "字<del>“删除”</del>字"),
        ("字**~~删。~~**字", "字<strong><del>删。</del></strong>字"),
        ("字**~~删~~**字", "字<strong><del>删</del></strong>字"),
        ("字~~**“删”**~~字", "字<del><strong>“删”</strong></del>字"),
        ("（**~~删~~**）", "（<strong><del>删</del></strong>）"),
        ("~~**删，**字。~~后", "<del><strong>删，</strong>字。</del>后"),
        ("字**`代码`**字", "字<strong><code>代码</code></strong>字"),
        ("字**[链接](u)**字", "字<strong><a href=\"u\">链接</a></strong>字"),
        (
            "字**[链接](u)，**字",
            "字<strong><a href=\"u\">链接</a>，</strong>字",
        ),
        (
            "字**![图](u)**字",
            "字<strong><img src=\"u\" alt=\"图\" /></strong>字",
        ),
        (
            "字**<https://a.b>**字",
            "字<strong><a href=\"https://a.b\">https://a.b</a></strong>字",
        ),
        ("[**甲，**乙](u)", "<a href=\"u\"><strong>甲，</strong>乙</a>"),
        ("**강조(强调)**는", "<strong>강조(强调)</strong>는"),
        ("これは**「強調」**です", "これは<strong>「強調」</strong>です"),
        ("葛\u{e0100}**（粗）**字", "葛\u{e0100}<strong>（粗）</strong>字"),
        ("**会签！**。", "<strong>会签！</strong>。"),
        ("**&amp;**字", "<strong>&amp;</strong>字"),
        ("字**—粗—**字", "字<strong>—粗—</strong>字"),
        ("字**……**字", "字<strong>……</strong>字"),
    ];
    for (source, expected) in table {
        assert_eq!(line(source), expected, "{source}");
    }
}

#[test]
fn nothing_else_changes() {
    let table = [
        ("`**粗体，**字`", "<code>**粗体，**字</code>"),
        ("`` `**，字` ``", "<code>`**，字`</code>"),
        ("\\**甲，\\**字", "*<em>甲，*</em>字"),
        ("\\*\\*甲，\\*\\*字", "**甲，**字"),
        (
            "[x](甲**，**乙)",
            "<a href=\"%E7%94%B2**%EF%BC%8C**%E4%B9%99\">x</a>",
        ),
        (
            "[x](u \"甲**，**乙\")",
            "<a href=\"u\" title=\"甲**，**乙\">x</a>",
        ),
        (
            "<https://a.b/甲**，**乙>",
            "<a href=\"https://a.b/%E7%94%B2**%EF%BC%8C**%E4%B9%99\">https://a.b/甲**，**乙</a>",
        ),
        (
            "字<i title=\"甲**，**乙\">x</i>",
            "字<i title=\"甲**，**乙\">x</i>",
        ),
        ("字<!-- 甲**，**乙 -->字", "字<!-- 甲**，**乙 -->字"),
        ("2**10，3**4", "2<strong>10，3</strong>4"),
        ("3~5月，6~8月", "3~5月，6~8月"),
        ("字 ** 粗，** 字", "字 ** 粗，** 字"),
        ("a_甲，_b", "a_甲，_b"),
        ("*注：说明", "*注：说明"),
        ("foo*\"bar\"*baz", "foo*\"bar\"*baz"),
        ("**foo,**bar", "**foo,**bar"),
        ("\\甲**乙**丙", "\\甲<strong>乙</strong>丙"),
    ];
    for (source, expected) in table {
        assert_eq!(line(source), expected, "{source}");
    }
}

#[test]
fn blocks_keep_their_shape() {
    let same = [
        "```甲**，**乙\n**粗，**字\n```\n",
        "    **粗，**字\n",
        "<div>\n**粗，**字\n</div>\n",
        "***\n\n* 甲\n* 乙\n\n~~~\n~~甲，~~乙\n~~~\n",
        "| **甲** | **乙**|\n|---|---|\n|**丙**|丁**|\n",
        ">**甲**\n>* 乙\n",
        "甲*，[^*，注]\n\n[^*，注]: 乙\n",
    ];
    for source in same {
        assert_eq!(raw(source), plain(source), "{source}");
    }
}

#[test]
fn references_with_delimiters_in_their_labels_are_found() {
    assert_eq!(
        line("[甲**，**乙]\n\n[甲**，**乙]: /u"),
        "<a href=\"/u\">甲<strong>，</strong>乙</a>"
    );
}

#[test]
fn the_sentinels_own_character_survives() {
    for source in [
        "\u{e000}**粗，**字\u{e000}",
        "&#xE000;**粗，**字&#57344;",
        "`\u{e000}` **粗，**字 \u{e001}",
    ] {
        let html = raw(source);
        let count = |text: &str, c: char| text.matches(c).count();
        let written = count(source, '\u{e000}') + count(source, '&');
        assert_eq!(count(&html, '\u{e000}'), written, "{source:?}");
        assert_eq!(count(&html, '\u{e001}'), count(source, '\u{e001}'), "{source:?}");
        assert!(html.contains("<strong>粗，</strong>字"), "{html}");
    }
}

#[test]
fn a_body_that_uses_up_every_sentinel_is_left_alone() {
    let mut source: String = CANDIDATES.filter_map(char::from_u32).collect();
    source.push_str("**粗，**字");
    assert_eq!(raw(&source), plain(&source));
}

#[test]
fn places_lead_back_to_the_source() {
    let source = "**粗，**字 [链接](u)，**甲：**乙 `码`";
    let prepared = Prepared::new(source);
    assert!(prepared.text().len() > source.len());
    let mut seen = Vec::new();
    for (event, range) in prepared.events() {
        if let Event::Code(_) | Event::Start(Tag::Link { .. } | Tag::Strong) = event {
            seen.push(&source[prepared.span(&range).range()]);
        }
    }
    assert_eq!(seen, ["**粗，**", "[链接](u)", "**甲：**", "`码`"]);
}

/// The examples of the CommonMark specification give the same HTML with and without sentinels.
#[test]
fn commonmark_examples_are_unchanged() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/commonmark/spec.txt");
    let spec = fs::read_to_string(path).expect("the specification is in the repository");
    let fence = "`".repeat(32);
    let mut examples = 0;
    for block in spec.split(&format!("\n{fence} example\n")).skip(1) {
        let example = block.split(&format!("\n{fence}")).next().unwrap_or_default();
        let source = format!("\n{example}")
            .split("\n.\n")
            .next()
            .unwrap_or_default()
            .replace('→', "\t");
        assert_eq!(raw(&source), plain(&source), "{source}");
        let chinese = format!("甲{source}乙");
        let stripped = raw(&chinese);
        assert!(!stripped.contains('\u{e000}'), "{chinese}");
        examples += 1;
    }
    assert_eq!(examples, 652);
}
