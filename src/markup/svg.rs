//! SVG as text: the one writer that every chart uses.
//!
//! Text and attribute values are escaped by construction, elements are closed by the writer, and numbers are
//! printed by one function. There is no way to write a style attribute.

mod value;

use std::fmt;

use serde::{Serialize, Serializer};

pub use self::value::{Percent, Points, Value};
use super::html::append_to_drawing;

/// Finished SVG markup, safe to place in a page as it is.
///
/// Only [`Writer`] makes one, so a template may print it without escaping it again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Svg(String);

impl Svg {
    /// Returns the markup.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Svg {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for Svg {
    /// Gives templates a string that they print as it is, and everybody else its source.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        tera::Value::safe_string(&self.0).serialize(serializer)
    }
}

/// What a chart is to somebody who does not see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose<'a> {
    /// The text beside it says the same: it is hidden.
    Decoration,
    /// It stands for itself: an image whose title states the finding in one sentence.
    Finding {
        /// The title's id, unique in its page.
        id: &'a str,
        /// The finding, a finished sentence in the page's language.
        sentence: &'a str,
    },
}

/// Appends elements to one text; closes what was opened, in order.
pub struct Writer {
    out: String,
    open: Vec<&'static str>,
}

impl Writer {
    /// Makes a writer that expects about `bytes` bytes.
    pub fn with_capacity(bytes: usize) -> Writer {
        Writer {
            out: String::with_capacity(bytes),
            open: Vec::with_capacity(4),
        }
    }

    /// Begins an element; it stays unfinished until [`Tag::end`] or [`Tag::open`].
    pub fn tag(&mut self, name: &'static str) -> Tag<'_> {
        self.out.push('<');
        self.out.push_str(name);
        Tag { writer: self, name }
    }

    /// Opens the outer `svg` element with the attributes that its purpose asks for, and writes its title.
    pub fn root(&mut self, purpose: Purpose<'_>, attributes: impl FnOnce(Tag<'_>) -> Tag<'_>) {
        match purpose {
            Purpose::Decoration => attributes(self.tag("svg"))
                .attr("aria-hidden", "true")
                .attr("focusable", "false")
                .open(),
            Purpose::Finding { id, sentence } => {
                attributes(self.tag("svg"))
                    .attr("role", "img")
                    .attr("aria-labelledby", id)
                    .attr("focusable", "false")
                    .open();
                self.tag("title").attr("id", id).text(sentence);
            }
        }
    }

    /// Writes a line.
    pub fn line<X: Value, Y: Value>(&mut self, class: &'static str, x: (X, X), y: (Y, Y)) {
        let out = &mut self.out;
        for literal in ["<line class=\"", class, "\" x1=\""] {
            out.push_str(literal);
        }
        x.0.append(out);
        out.push_str("\" x2=\"");
        x.1.append(out);
        out.push_str("\" y1=\"");
        y.0.append(out);
        out.push_str("\" y2=\"");
        y.1.append(out);
        out.push_str("\"/>");
    }

    /// Writes a rectangle.
    pub fn rect<X: Value>(&mut self, class: &'static str, x: (X, X), y: f64, height: f64) {
        let out = &mut self.out;
        for literal in ["<rect class=\"", class, "\" x=\""] {
            out.push_str(literal);
        }
        x.0.append(out);
        out.push_str("\" y=\"");
        y.append(out);
        out.push_str("\" width=\"");
        x.1.append(out);
        out.push_str("\" height=\"");
        height.append(out);
        out.push_str("\"/>");
    }

    /// Writes a copy of the sprite's symbol `href` (with its `#`).
    pub fn symbol<X: Value>(&mut self, href: &'static str, x: X, y: f64) {
        let out = &mut self.out;
        for literal in ["<use href=\"", href, "\" x=\""] {
            out.push_str(literal);
        }
        x.append(out);
        out.push_str("\" y=\"");
        y.append(out);
        out.push_str("\"/>");
    }

    /// Appends text between tags.
    pub fn text(&mut self, text: &str) {
        append_to_drawing(text, &mut self.out);
    }

    /// Closes the element opened last.
    pub fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.out.push_str("</");
            self.out.push_str(name);
            self.out.push('>');
        }
    }

    /// Closes everything that is open and returns the markup.
    pub fn finish(mut self) -> Svg {
        while !self.open.is_empty() {
            self.close();
        }
        Svg(self.out)
    }
}

/// An element whose attributes are being written.
#[must_use = "an element must be ended"]
pub struct Tag<'a> {
    writer: &'a mut Writer,
    name: &'static str,
}

impl<'a> Tag<'a> {
    /// Appends an attribute.
    pub fn attr(self, name: &'static str, value: impl Value) -> Tag<'a> {
        let out = &mut self.writer.out;
        out.push(' ');
        out.push_str(name);
        out.push_str("=\"");
        value.append(out);
        out.push('"');
        self
    }

    /// Ends an element without content.
    pub fn end(self) {
        self.writer.out.push_str("/>");
    }

    /// Ends the start tag; the element stays open until the writer closes it.
    pub fn open(self) {
        self.writer.out.push('>');
        self.writer.open.push(self.name);
    }

    /// Ends an element that holds only text.
    pub fn text(self, text: &str) {
        self.writer.out.push('>');
        append_to_drawing(text, &mut self.writer.out);
        self.writer.out.push_str("</");
        self.writer.out.push_str(self.name);
        self.writer.out.push('>');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_text_stays_text() {
        // Proved by sabotage: with text copied as it is, this test and most pictures fail.
        let mut writer = Writer::with_capacity(64);
        writer.tag("g").attr("class", "\"'<>&").open();
        writer.tag("text").text("<script>alert(\"'&\u{0}\")</script>");
        let svg = writer.finish();
        assert_eq!(
            svg.as_str(),
            "<g class=\"&quot;&#39;&lt;&gt;&amp;\"><text>&lt;script&gt;alert(&quot;&#39;&amp;\u{fffd}&quot;)\
             &lt;/script&gt;</text></g>"
        );
    }

    // Found by the Nu HTML checker on the site of naughty strings at full size.
    // Proved by sabotage: with the characters that XML forbids alone replaced, this test fails.
    #[test]
    fn characters_that_no_page_may_hold_stand_in_no_drawing() {
        let mut writer = Writer::with_capacity(64);
        writer.tag("g").attr("class", "\u{80}\u{fdd0}").open();
        writer.tag("text").text("甲\u{9f}乙\u{1fffe}\u{fffe}，\u{a0}");
        assert_eq!(
            writer.finish().as_str(),
            "<g class=\"\u{fffd}\u{fffd}\"><text>甲\u{fffd}乙\u{fffd}\u{fffd}，\u{a0}</text></g>"
        );
    }

    #[test]
    fn a_finding_becomes_an_image_with_a_title() {
        let mut writer = Writer::with_capacity(64);
        let purpose = Purpose::Finding {
            id: "t",
            sentence: "一切按期",
        };
        writer.root(purpose, |svg| svg.attr("class", "c"));
        assert_eq!(
            writer.finish().as_str(),
            "<svg class=\"c\" role=\"img\" aria-labelledby=\"t\" focusable=\"false\"><title id=\"t\">一切按期</title></svg>"
        );
    }
}
