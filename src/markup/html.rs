//! The typed HTML writer: text, attribute values, addresses and JSON each have their own way in, and each
//! way escapes for its sink, so that no content can reach a page unescaped.

mod escape;
mod script;

use std::convert::Infallible;
use std::{fmt, io};

use serde::{Serialize, Serializer};

pub use self::script::json_for_script;

use self::escape::{Sink, escape};
use super::url::SafeUrl;

/// Finished HTML: escaped or checked where it was made, to be printed as it is.
///
/// Only the writers of `markup` can make one; content becomes one through [`Html::text`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Html(String);

impl Html {
    /// Makes HTML that shows `text` and holds no element.
    pub fn text(text: &str) -> Html {
        let mut writer = HtmlWriter::with_capacity(text.len() + text.len() / 8);
        writer.text(text);
        writer.finish()
    }

    /// Returns the HTML source.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns whether there is nothing to print.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the HTML source, giving up the wrapper.
    pub fn into_string(self) -> String {
        self.0
    }

    /// Takes over what a sanitizer wrote.
    pub(super) fn from_sanitizer(html: String) -> Html {
        Html(html)
    }
}

impl fmt::Display for Html {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for Html {
    /// Gives templates a string that they print as it is, and everybody else its source.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        tera::Value::safe_string(&self.0).serialize(serializer)
    }
}

/// Writes HTML piece by piece; elements are the program's own literals, everything else is escaped.
#[derive(Debug, Default)]
pub struct HtmlWriter {
    out: String,
}

impl HtmlWriter {
    /// Makes an empty writer.
    pub fn new() -> HtmlWriter {
        HtmlWriter::default()
    }

    /// Makes an empty writer with room for `bytes` bytes.
    pub fn with_capacity(bytes: usize) -> HtmlWriter {
        HtmlWriter {
            out: String::with_capacity(bytes),
        }
    }

    /// Writes markup of the program itself. Only literals can come in here: content is never `'static`.
    pub fn markup(&mut self, literal: &'static str) -> &mut HtmlWriter {
        self.out.push_str(literal);
        self
    }

    /// Writes text between elements.
    pub fn text(&mut self, text: &str) -> &mut HtmlWriter {
        self.escape(text, Sink::Text);
        self
    }

    /// Writes ` name="value"` inside a start tag.
    pub fn attribute(&mut self, name: &'static str, value: &str) -> &mut HtmlWriter {
        self.attribute_parts(name, &[value])
    }

    /// Writes ` name="…"` inside a start tag, the value being all `parts` without anything between them.
    pub fn attribute_parts(&mut self, name: &'static str, parts: &[&str]) -> &mut HtmlWriter {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        for part in parts {
            self.escape(part, Sink::Attribute);
        }
        self.out.push('"');
        self
    }

    /// Writes ` name="…"` inside a start tag, the value being `pattern` with `value` in place of its `{}`.
    pub fn attribute_phrase(&mut self, name: &'static str, pattern: &str, value: &str) -> &mut HtmlWriter {
        match pattern.split_once("{}") {
            Some((before, after)) => self.attribute_parts(name, &[before, value, after]),
            None => self.attribute(name, pattern),
        }
    }

    /// Writes ` name="address"` inside a start tag; the only way for an address into `href` and `src`.
    pub fn url(&mut self, name: &'static str, url: &SafeUrl) -> &mut HtmlWriter {
        self.attribute(name, url.as_str())
    }

    /// Writes finished HTML.
    pub fn html(&mut self, html: &Html) -> &mut HtmlWriter {
        self.out.push_str(&html.0);
        self
    }

    /// Returns how many bytes have been written.
    pub fn len(&self) -> usize {
        self.out.len()
    }

    /// Returns whether nothing has been written.
    pub fn is_empty(&self) -> bool {
        self.out.is_empty()
    }

    /// Ends the writing.
    pub fn finish(self) -> Html {
        Html(self.out)
    }

    fn escape(&mut self, text: &str, sink: Sink) {
        let Ok(()) = escape(text, sink, |piece| {
            self.out.push_str(piece);
            Ok::<(), Infallible>(())
        });
    }
}

/// Appends `text` to a drawing, which stands in a page and is read by its rules.
pub(super) fn append_to_drawing(text: &str, out: &mut String) {
    let Ok(()) = escape(text, Sink::Drawing, |piece| {
        out.push_str(piece);
        Ok::<(), Infallible>(())
    });
}

/// Writes `text` as a template prints it: escaped for text and attributes, with U+FFFD for each character that no
/// HTML page may hold.
///
/// # Errors
/// Those of `out`.
pub fn write_for_template(text: &str, out: &mut dyn io::Write) -> io::Result<()> {
    escape(text, Sink::Template, |piece| out.write_all(piece.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_print_no_markup_and_no_character_that_no_page_may_hold() {
        let table = [
            ("组织，一处 😀\t\r\n", "组织，一处 😀\t\r\n"),
            ("a\u{1b}[31m\0\u{7f}", "a\u{fffd}[31m\u{fffd}\u{fffd}"),
            ("\u{80}\u{9f}\u{a0}", "\u{fffd}\u{fffd}\u{a0}"),
            (
                "\u{fffe}\u{fdd0}\u{1fffe}\u{fffd}",
                "\u{fffd}\u{fffd}\u{fffd}\u{fffd}",
            ),
            ("<a href=\"'&'\">", "&lt;a href=&quot;&#39;&amp;&#39;&quot;&gt;"),
        ];
        for (text, expected) in table {
            let mut out = Vec::new();
            write_for_template(text, &mut out).expect("memory takes everything");
            assert_eq!(String::from_utf8(out).expect("UTF-8"), expected);
        }
    }

    #[test]
    fn text_and_attributes_are_escaped_for_their_sink() {
        // Proved by sabotage: with `<` left as it is, and with quotes in attributes left as they are, this test fails
        // each time.
        let table = [
            ("a<b>&\"c'", "a&lt;b&gt;&amp;\"c'", "a&lt;b&gt;&amp;&quot;c'"),
            ("组织，一处", "组织，一处", "组织，一处"),
            ("a\r\nb\rc\td", "a\nb\nc\td", "a\nb\nc\td"),
            (
                "\u{0}x\u{7f}\u{85}",
                "\u{fffd}x\u{fffd}\u{fffd}",
                "\u{fffd}x\u{fffd}\u{fffd}",
            ),
            (
                "\u{fdd0}\u{ffff}\u{1ffff}😀ﷻ",
                "\u{fffd}\u{fffd}\u{fffd}😀ﷻ",
                "\u{fffd}\u{fffd}\u{fffd}😀ﷻ",
            ),
            ("", "", ""),
        ];
        for (raw, text, attribute) in table {
            assert_eq!(Html::text(raw).as_str(), text, "{raw:?} as text");
            let mut writer = HtmlWriter::new();
            writer.attribute("title", raw);
            let expected = format!(" title=\"{attribute}\"");
            assert_eq!(writer.finish().as_str(), expected, "{raw:?} as attribute");
        }
    }

    #[test]
    fn every_noncharacter_is_replaced_and_nothing_else_is_lost() {
        for c in (0x80..=0x10_ffff_u32).filter_map(char::from_u32) {
            let code = c as u32;
            let forbidden = code < 0xa0 || (0xfdd0..=0xfdef).contains(&code) || code & 0xfffe == 0xfffe;
            let expected = if forbidden { '\u{fffd}' } else { c };
            assert_eq!(Html::text(&c.to_string()).as_str(), expected.to_string());
        }
    }

    #[test]
    fn phrases_put_the_value_where_the_braces_are() {
        let mut writer = HtmlWriter::new();
        writer
            .attribute_phrase("a", "to “{}”", "<x>")
            .attribute_phrase("b", "table", "1");
        assert_eq!(writer.finish().as_str(), " a=\"to “&lt;x&gt;”\" b=\"table\"");
    }

    #[test]
    fn html_serializes_as_its_source() {
        let value = serde_json::to_value(Html::text("<a>")).expect("text is JSON");
        assert_eq!(value, serde_json::json!("&lt;a&gt;"));
    }
}
