//! SVG as text: the one writer that every chart uses.
//!
//! Text and attribute values are escaped by construction, elements are closed by the writer, and numbers are
//! printed by one function. There is no way to write a style attribute.

use std::fmt;

use serde::{Serialize, Serializer};

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

/// A position or length along an axis, in hundredths of a percent of its width; negative is left of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Percent(i32);

impl Percent {
    /// The left end.
    pub const START: Percent = Percent(0);
    /// The right end.
    pub const END: Percent = Percent(10_000);
    /// One percent.
    pub const ONE: Percent = Percent(100);

    /// Returns `part` ÷ `whole` as a percentage, rounded half up, within 0–100.
    ///
    /// A whole that is not positive gives 0: a chart of nothing has no extent.
    pub fn of(part: i64, whole: i64) -> Percent {
        if whole <= 0 {
            return Percent::START;
        }
        let part = i128::from(part.clamp(0, whole));
        let whole = i128::from(whole);
        let hundredths = (part * 20_000 + whole) / (2 * whole);
        Percent(i32::try_from(hundredths).expect("a part of a whole is at most 10,000 hundredths"))
    }

    /// Returns a value that is already a percentage, rounded half up, within 0–100; not a number gives 0.
    pub fn from_value(value: f64) -> Percent {
        Percent(hundredths(value.clamp(0.0, 100.0)) as i32)
    }

    /// Returns the position as a share of `width`, in the unit of `width`.
    pub fn along(self, width: f64) -> f64 {
        f64::from(self.0) * width / 10_000.0
    }

    /// Returns the length from `start` to this position; never negative.
    pub fn since(self, start: Percent) -> Percent {
        Percent((self.0 - start.0).max(0))
    }

    /// Returns the position half way between this one and `other`.
    pub fn middle(self, other: Percent) -> Percent {
        Percent((self.0 + other.0).div_euclid(2))
    }

    /// Returns the number of hundredths of a percent.
    pub fn hundredths(self) -> i64 {
        i64::from(self.0)
    }
}

/// What an attribute can hold.
pub trait Value {
    /// Appends the value as it stands between the quotation marks.
    fn append(&self, out: &mut String);
}

impl Value for &str {
    fn append(&self, out: &mut String) {
        escape(self, out);
    }
}

impl Value for f64 {
    fn append(&self, out: &mut String) {
        append_decimal(hundredths(*self), out);
    }
}

impl Value for i32 {
    fn append(&self, out: &mut String) {
        append_decimal(i64::from(*self) * 100, out);
    }
}

impl Value for Percent {
    fn append(&self, out: &mut String) {
        append_decimal(i64::from(self.0), out);
        out.push('%');
    }
}

/// A list of points, `x,y x,y`.
pub struct Points<'a>(pub &'a [(f64, f64)]);

impl Value for Points<'_> {
    fn append(&self, out: &mut String) {
        for (index, (x, y)) in self.0.iter().enumerate() {
            if index > 0 {
                out.push(' ');
            }
            x.append(out);
            out.push(',');
            y.append(out);
        }
    }
}

/// Rounds half away from zero to hundredths; what is not a number becomes 0.
fn hundredths(value: f64) -> i64 {
    (value * 100.0).round() as i64
}

/// Appends a number given in hundredths, with at most two decimals and no trailing zero.
fn append_decimal(hundredths: i64, out: &mut String) {
    if hundredths < 0 {
        out.push('-');
    }
    let digits = hundredths.unsigned_abs();
    append_integer(digits / 100, out);
    let fraction = digits % 100;
    if fraction > 0 {
        out.push('.');
        out.push(digit(fraction / 10));
        if fraction % 10 > 0 {
            out.push(digit(fraction % 10));
        }
    }
}

fn append_integer(number: u64, out: &mut String) {
    if number >= 10 {
        append_integer(number / 10, out);
    }
    out.push(digit(number % 10));
}

fn digit(number: u64) -> char {
    char::from(b'0' + (number % 10) as u8)
}

/// Appends `text` with markup characters escaped; characters that XML 1.0 forbids become U+FFFD.
///
/// # Source
/// XML 1.0, section 2.2 (characters).
fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' => out.push(c),
            '\u{0}'..='\u{1f}' | '\u{7f}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            _ => out.push(c),
        }
    }
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
    pub fn line<X: Value, Y: Value>(&mut self, class: &str, x: (X, X), y: (Y, Y)) {
        self.tag("line")
            .attr("class", class)
            .attr("x1", x.0)
            .attr("x2", x.1)
            .attr("y1", y.0)
            .attr("y2", y.1)
            .end();
    }

    /// Writes a rectangle.
    pub fn rect<X: Value>(&mut self, class: &str, x: (X, X), y: f64, height: f64) {
        self.tag("rect")
            .attr("class", class)
            .attr("x", x.0)
            .attr("y", y)
            .attr("width", x.1)
            .attr("height", height)
            .end();
    }

    /// Writes a copy of the sprite's symbol `href` (with its `#`).
    pub fn symbol<X: Value>(&mut self, href: &str, x: X, y: f64) {
        self.tag("use").attr("href", href).attr("x", x).attr("y", y).end();
    }

    /// Appends text between tags.
    pub fn text(&mut self, text: &str) {
        escape(text, &mut self.out);
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
        escape(text, &mut self.writer.out);
        self.writer.out.push_str("</");
        self.writer.out.push_str(self.name);
        self.writer.out.push('>');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_at_most_two_decimals_and_no_trailing_zero() {
        let print = |value: f64| {
            let mut out = String::new();
            value.append(&mut out);
            out
        };
        let cases = [
            (0.0, "0"),
            (-0.001, "0"),
            (1.5, "1.5"),
            (-12.2, "-12.2"),
            (89.178, "89.18"),
            (1.05, "1.05"),
            (1234.0, "1234"),
            (f64::NAN, "0"),
        ];
        for (value, expected) in cases {
            assert_eq!(print(value), expected, "{value}");
        }
    }

    #[test]
    fn percentages_stay_within_the_whole() {
        assert_eq!(Percent::of(64, 365), Percent(1753));
        assert_eq!(Percent::of(-3, 365), Percent::START);
        assert_eq!(Percent::of(400, 365), Percent::END);
        assert_eq!(Percent::of(1, 0), Percent::START);
        assert_eq!(Percent::from_value(f64::NAN), Percent::START);
        assert_eq!(Percent::from_value(250.0), Percent::END);
    }

    #[test]
    fn hostile_text_stays_text() {
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
