//! The words of a body without its markup: for search, headings and summaries.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::cjk::joins;
use super::raw_html;
use super::sentinel::Prepared;

/// Text gathered from events, with line breaks that only wrap the source undone.
#[derive(Debug, Default)]
pub(super) struct PlainText {
    text: String,
    wrapped: bool,
}

impl PlainText {
    /// Adds the text that `event` shows inside a line.
    pub(super) fn add(&mut self, event: &Event<'_>) {
        match event {
            Event::Text(text) | Event::Code(text) => self.push(text),
            Event::SoftBreak | Event::HardBreak => self.wrapped = true,
            _ => {}
        }
    }

    /// Adds `text`, after a blank where a line break before it stands between words.
    fn push(&mut self, text: &str) {
        let Some(first) = text.chars().next() else {
            return;
        };
        if std::mem::take(&mut self.wrapped)
            && let Some(last) = self.text.chars().next_back()
            && !joins(last, first)
            && !last.is_whitespace()
        {
            self.text.push(' ');
        }
        self.text.push_str(text);
    }

    /// Ends a block or a cell: what follows stands behind `separator`.
    fn separate(&mut self, separator: char) {
        self.wrapped = false;
        if separator == '\n' {
            self.text.truncate(self.text.trim_end_matches(' ').len());
        }
        if !self.text.is_empty() && !self.text.ends_with(['\n', separator]) {
            self.text.push(separator);
        }
    }

    /// Returns what was gathered, without blanks at its ends.
    pub(super) fn finish(mut self) -> String {
        self.text.truncate(self.text.trim_end().len());
        let blank = self.text.len() - self.text.trim_start().len();
        self.text.drain(..blank);
        self.text
    }
}

/// Returns the words of the Markdown `source`: no markup, no HTML tags, no addresses; blocks and table rows
/// are separated by a line break, cells by a blank.
pub fn plain_text(source: &str) -> String {
    let prepared = Prepared::new(source);
    let mut plain = PlainText {
        text: String::with_capacity(source.len()),
        wrapped: false,
    };
    let mut html = String::new();
    for (event, _) in prepared.events() {
        match event {
            Event::Html(line) => html.push_str(&line),
            Event::End(TagEnd::HtmlBlock) => {
                raw_html::shown_text(&html, |text| plain.push(text.trim()));
                plain.separate('\n');
                html.clear();
            }
            Event::End(TagEnd::TableCell) => plain.separate(' '),
            Event::End(end) if ends_block(end) => plain.separate('\n'),
            other => plain.add(&other),
        }
    }
    plain.finish()
}

/// Returns the words of the first paragraph of `source` that has any and stands in no list, quotation or
/// table.
pub fn first_paragraph(source: &str) -> Option<String> {
    let prepared = Prepared::new(source);
    let mut depth = 0_usize;
    let mut paragraph: Option<PlainText> = None;
    for (event, _) in prepared.events() {
        match event {
            Event::Start(tag) => {
                if depth == 0 && tag == Tag::Paragraph {
                    paragraph = Some(PlainText::default());
                }
                depth += 1;
            }
            Event::End(_) => {
                depth -= 1;
                let finished = if depth == 0 { paragraph.take() } else { None };
                if let Some(text) = finished.map(PlainText::finish).filter(|text| !text.is_empty()) {
                    return Some(text);
                }
            }
            other => {
                if let Some(paragraph) = &mut paragraph {
                    paragraph.add(&other);
                }
            }
        }
    }
    None
}

/// Returns whether `end` ends something that stands on lines of its own.
fn ends_block(end: TagEnd) -> bool {
    !matches!(
        end,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_keeps_words_and_drops_markup() {
        let table = [
            (
                "# 标题 `代码`\n\n第一**行，**\n第二行",
                "标题 代码\n第一行，第二行",
            ),
            ("one\ntwo\n三\nfour", "one two 三 four"),
            ("- 甲\n- 乙\n\n> 丙", "甲\n乙\n丙"),
            ("| 甲 | 乙 |\n|---|---|\n| 1 | 2 |", "甲 乙\n1 2"),
            ("见[附件](a.pdf)和![图](b.png)", "见附件和图"),
            ("a <b>c</b> <!-- x --> d", "a c  d"),
            ("<div>\n里面\n</div>\n\n后", "里面\n后"),
            ("甲[^1]\n\n[^1]: 注", "甲\n注"),
            ("```rust\nlet a = 1;\n```", "let a = 1;"),
            ("甲  \n乙", "甲乙"),
            ("", ""),
        ];
        for (source, expected) in table {
            assert_eq!(plain_text(source), expected, "{source}");
        }
    }

    #[test]
    fn the_first_paragraph_stands_by_itself() {
        let table = [
            (
                "# 题\n\n> 引\n\n- 项\n\n第一**段**\n接着。\n\n第二段",
                Some("第一段接着。"),
            ),
            ("![](a.png)\n\nwords", Some("words")),
            ("- 只有列表", None),
            ("", None),
        ];
        for (source, expected) in table {
            assert_eq!(first_paragraph(source).as_deref(), expected, "{source}");
        }
    }
}
