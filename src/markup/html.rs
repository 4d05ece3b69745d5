//! The typed HTML writer: text, attribute values, addresses and JSON each have their own way in, and each
//! way escapes for its sink, so that no content can reach a page unescaped.

use std::borrow::Cow;
use std::fmt;

use serde::{Serialize, Serializer};

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
        escape(text, Sink::Text, &mut self.out);
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
            escape(part, Sink::Attribute, &mut self.out);
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
}

/// Returns `value` as JSON that can stand inside a `<script>` element and inside a script file.
///
/// # Errors
/// Where `value` cannot be JSON, such as a map whose keys are not text.
pub fn json_for_script(value: &impl Serialize) -> Result<Html, serde_json::Error> {
    /// First bytes of what is written in another way: `<`, `>`, `&`, and U+2028, U+2029 with many others.
    fn may_differ(byte: u8) -> bool {
        matches!(byte, b'<' | b'>' | b'&' | 0xe2)
    }
    let json = serde_json::to_string(value)?;
    let mut out = String::with_capacity(json.len() + json.len() / 16);
    let mut rest = json.as_str();
    while let Some(place) = rest.bytes().position(may_differ) {
        let (before, from) = rest.split_at(place);
        out.push_str(before);
        let mut chars = from.chars();
        match chars.next() {
            Some('<') => out.push_str("\\u003c"),
            Some('>') => out.push_str("\\u003e"),
            Some('&') => out.push_str("\\u0026"),
            Some('\u{2028}') => out.push_str("\\u2028"),
            Some('\u{2029}') => out.push_str("\\u2029"),
            other => out.extend(other),
        }
        rest = chars.as_str();
    }
    out.push_str(rest);
    Ok(Html(out))
}

/// Where a piece of text goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sink {
    Text,
    Attribute,
}

/// Bytes at which escaping has to look closer: markup, controls, and the first bytes of characters that
/// HTML forbids (C1 controls and noncharacters).
const SPECIAL: [bool; 256] = special_bytes();

const fn special_bytes() -> [bool; 256] {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        let control = byte < 0x20 && byte != b'\t' as usize && byte != b'\n' as usize;
        let markup =
            byte == b'&' as usize || byte == b'<' as usize || byte == b'>' as usize || byte == b'"' as usize;
        let leads = byte == 0x7f || byte == 0xc2 || byte == 0xef || (byte >= 0xf0 && byte <= 0xf4);
        table[byte] = control || markup || leads;
        byte += 1;
    }
    table
}

/// Appends `text` to `out`, escaped for `sink`, in one pass over its bytes.
fn escape(text: &str, sink: Sink, out: &mut String) {
    let bytes = text.as_bytes();
    let mut clean = 0;
    let mut index = 0;
    while index < bytes.len() {
        if SPECIAL[usize::from(bytes[index])]
            && let Some((length, replacement)) = replacement(&bytes[index..], sink)
        {
            out.push_str(&text[clean..index]);
            out.push_str(replacement);
            index += length;
            clean = index;
        } else {
            index += 1;
        }
    }
    out.push_str(&text[clean..]);
}

/// Returns `text` with U+FFFD for each character that no HTML page may hold: controls and noncharacters.
///
/// # Source
/// WHATWG HTML, "Preprocessing the input stream".
pub fn without_forbidden(text: &str) -> Cow<'_, str> {
    // Most texts have no bytes that such a character begins with, and are not looked at twice. Chinese punctuation begins
    // with 0xef like the noncharacters, but with other bytes behind it.
    let bytes = text.as_bytes();
    let may_begin = |place: usize| match bytes[place] {
        0..=0x1f | 0x7f | 0xc2 | 0xf0.. => true,
        0xef => matches!(bytes.get(place + 1), Some(0xb7 | 0xbf)),
        _ => false,
    };
    if !(0..bytes.len()).any(may_begin) || !text.chars().any(is_forbidden) {
        return Cow::Borrowed(text);
    }
    let allowed = |c| {
        if is_forbidden(c) {
            char::REPLACEMENT_CHARACTER
        } else {
            c
        }
    };
    Cow::Owned(text.chars().map(allowed).collect())
}

fn is_forbidden(c: char) -> bool {
    let is_noncharacter = matches!(c, '\u{fdd0}'..='\u{fdef}') || u32::from(c) & 0xfffe == 0xfffe;
    is_noncharacter || (c.is_control() && !matches!(c, '\t' | '\n' | '\r'))
}

/// Returns what stands for the character at the start of `bytes` and how many bytes it has, or none where
/// the byte may stay.
fn replacement(bytes: &[u8], sink: Sink) -> Option<(usize, &'static str)> {
    match bytes {
        [b'&', ..] => Some((1, "&amp;")),
        [b'<', ..] => Some((1, "&lt;")),
        [b'>', ..] => Some((1, "&gt;")),
        [b'"', ..] => (sink == Sink::Attribute).then_some((1, "&quot;")),
        [b'\r', b'\n', ..] => Some((1, "")),
        [b'\r', ..] => Some((1, "\n")),
        [0xc2, 0x80..=0x9f, ..] => Some((2, "\u{fffd}")),
        [0xef, 0xb7, 0x90..=0xaf, ..] | [0xef, 0xbf, 0xbe | 0xbf, ..] => Some((3, "\u{fffd}")),
        [0xf0..=0xf4, second, 0xbf, 0xbe | 0xbf, ..] if second & 0x0f == 0x0f => Some((4, "\u{fffd}")),
        [0xc2 | 0xef | 0xf0..=0xf4, ..] | [] => None,
        [_, ..] => Some((1, "\u{fffd}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_that_no_page_may_hold_are_replaced() {
        let table = [
            ("组织，一处 😀\t\n", "组织，一处 😀\t\n"),
            ("a\u{1b}[31m\0\u{7f}", "a\u{fffd}[31m\u{fffd}\u{fffd}"),
            ("\u{80}\u{9f}\u{a0}", "\u{fffd}\u{fffd}\u{a0}"),
            (
                "\u{fffe}\u{fdd0}\u{1fffe}\u{fffd}",
                "\u{fffd}\u{fffd}\u{fffd}\u{fffd}",
            ),
        ];
        for (text, expected) in table {
            assert_eq!(without_forbidden(text), expected);
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
    fn json_cannot_leave_its_script() {
        // Proved by sabotage: with `<` left as it is, this test fails.
        let json = json_for_script(&["</script><!--", "a&b\u{2028}"]).expect("text is JSON");
        assert_eq!(
            json.as_str(),
            "[\"\\u003c/script\\u003e\\u003c!--\",\"a\\u0026b\\u2028\"]"
        );
        let back: Vec<String> = serde_json::from_str(json.as_str()).expect("still JSON");
        assert_eq!(back, ["</script><!--", "a&b\u{2028}"]);
    }

    #[test]
    fn html_serializes_as_its_source() {
        let value = serde_json::to_value(Html::text("<a>")).expect("text is JSON");
        assert_eq!(value, serde_json::json!("&lt;a&gt;"));
    }
}
