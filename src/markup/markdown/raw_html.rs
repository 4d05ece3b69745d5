//! Raw HTML in Markdown: shown as text, or, where a site allows it, reduced to harmless elements.

mod pieces;

use std::sync::LazyLock;

use ammonia::Builder;

use self::pieces::{Piece, attributes, pieces, without_comments};
pub(super) use self::pieces::{is_comment, shown_text};
use super::limits::MAX_DEPTH;
use super::links::Destination;
use super::render::Renderer;
use super::{LinkKind, RawHtml};
use crate::markup::html::{Html, HtmlWriter};
use crate::markup::url::{Link, classify, decode_entities};

/// The elements that authors may write, each with its attributes beside [`EVERYWHERE`].
///
/// Nothing that runs, embeds, submits, styles or names: no script, svg, math, style, form, meta, base, iframe,
/// class, id. `h1` and `h2` belong to the page.
#[rustfmt::skip]
const ELEMENTS: &[(&str, &[&str])] = &[
    ("a", &["href"]), ("abbr", &[]), ("b", &[]), ("bdi", &[]), ("bdo", &[]), ("blockquote", &[]), ("br", &[]),
    ("caption", &[]), ("cite", &[]), ("code", &[]), ("dd", &[]), ("del", &[]), ("details", &["open"]),
    ("dfn", &[]), ("div", &[]), ("dl", &[]), ("dt", &[]), ("em", &[]), ("figcaption", &[]), ("figure", &[]),
    ("h3", &[]), ("h4", &[]), ("h5", &[]), ("h6", &[]), ("hr", &[]), ("i", &[]),
    ("img", &["src", "alt", "width", "height"]), ("ins", &[]), ("kbd", &[]), ("li", &[]), ("mark", &[]),
    ("ol", &["start"]), ("p", &[]), ("pre", &[]), ("q", &[]), ("rp", &[]), ("rt", &[]), ("ruby", &[]),
    ("s", &[]), ("samp", &[]), ("section", &[]), ("small", &[]), ("span", &[]),
    ("strong", &[]), ("sub", &[]), ("summary", &[]), ("sup", &[]), ("table", &[]), ("tbody", &[]),
    ("td", &["colspan", "rowspan"]), ("tfoot", &[]), ("th", &["colspan", "rowspan"]), ("thead", &[]),
    ("time", &[]), ("tr", &[]), ("u", &[]), ("ul", &[]), ("var", &[]), ("wbr", &[]),
];

/// The attributes that authors may write on every element.
const EVERYWHERE: [&str; 3] = ["title", "lang", "dir"];

/// Elements without an end tag.
const VOID: [&str; 4] = ["br", "hr", "img", "wbr"];

/// The elements of [`ELEMENTS`] that stand inside a line. They hold nothing but each other: parsers repeat an
/// unclosed `<b>` in every block that follows, so that a small source could fill the memory.
#[rustfmt::skip]
const PHRASING: [&str; 31] = [
    "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "del", "dfn", "em", "i", "img", "ins", "kbd", "mark",
    "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
];

/// Elements whose content is no text for readers.
const UNREADABLE: [&str; 3] = ["script", "style", "template"];

impl Renderer<'_> {
    /// Writes a block of raw HTML.
    pub(super) fn html_block(&mut self, html: &str) {
        match self.options.raw_html {
            RawHtml::Sanitised if !self.is_flattened() => {
                self.sanitised(html);
                self.close_phrasing();
            }
            RawHtml::Sanitised | RawHtml::Text => {
                let shown = without_comments(html);
                let shown = shown.trim();
                if !shown.is_empty() && self.is_flattened() {
                    self.out.text(shown).markup("\n");
                } else if !shown.is_empty() {
                    self.out.markup("<p class=\"raw\">").text(shown).markup("</p>\n");
                }
            }
        }
    }

    /// Writes one inline tag.
    pub(super) fn inline_html(&mut self, html: &str) {
        match self.options.raw_html {
            RawHtml::Sanitised if !self.is_flattened() => {
                self.raw.in_line = true;
                self.sanitised(html);
                self.raw.in_line = false;
            }
            RawHtml::Sanitised | RawHtml::Text if is_comment(html) => {}
            RawHtml::Sanitised | RawHtml::Text => self.show(html),
        }
    }

    /// Writes the harmless elements of `html` and its text.
    fn sanitised(&mut self, html: &str) {
        self.raw.used = true;
        let mut unreadable: Option<&str> = None;
        for piece in pieces(html) {
            match (piece, unreadable) {
                (Piece::Close { name }, Some(open)) if name.eq_ignore_ascii_case(open) => unreadable = None,
                (_, Some(_)) | (Piece::Comment, None) => {}
                (Piece::Text(text), None) => self.show(&decode_entities(text)),
                (Piece::Close { name }, None) => self.close_raw(name),
                (Piece::Open { name, attributes }, None) => {
                    let known = |element: &&str| element.eq_ignore_ascii_case(name);
                    unreadable = UNREADABLE.iter().copied().find(|element| known(element));
                    self.open_raw(name, attributes);
                }
            }
        }
    }

    /// Writes a start tag, where its element is allowed and not too deep.
    fn open_raw(&mut self, name: &str, inner: &str) {
        let Some((element, own)) = ELEMENTS
            .iter()
            .find(|(element, _)| element.eq_ignore_ascii_case(name))
        else {
            return;
        };
        if !self.fits(element) {
            return;
        }
        if !VOID.contains(element) {
            self.raw.open.push(element);
            self.raw.inline += usize::from(self.raw.in_line);
        }
        self.out.markup("<").markup(element);
        let mut written: Vec<&str> = Vec::new();
        for (name, value) in attributes(inner) {
            let allowed = own
                .iter()
                .chain(&EVERYWHERE)
                .find(|known| known.eq_ignore_ascii_case(name));
            if let Some(name) = allowed.filter(|name| !written.contains(name)) {
                written.push(name);
                self.raw_attribute(name, &decode_entities(value));
            }
        }
        self.out.markup(">");
    }

    /// Makes room for `element` and returns whether it may stand where it is.
    fn fits(&mut self, element: &str) -> bool {
        let innermost = self.raw.open.last().copied();
        if PHRASING.contains(&element) {
            let nested_link = element == "a" && (self.in_link || self.raw.open.contains(&"a"));
            return !nested_link && self.raw.open.len() < MAX_DEPTH;
        }
        if self.raw.in_line || innermost.is_some_and(|open| PHRASING.contains(&open)) {
            return false;
        }
        // Parsers close these by themselves where the next one of their kind begins.
        let closes = matches!(element, "p" | "li" | "td" | "th" | "tr" | "dt" | "dd");
        if closes && innermost == Some(element) {
            self.close_innermost();
        }
        self.raw.open.len() < MAX_DEPTH
    }

    /// Writes an attribute of an allowed element, where its value is harmless.
    fn raw_attribute(&mut self, name: &'static str, value: &str) {
        match name {
            "href" | "src" => {
                let kind = if name == "href" {
                    LinkKind::Link
                } else {
                    LinkKind::Image
                };
                let outside = matches!(classify(value), Link::External(_));
                match self.destination(value, kind) {
                    Destination::Page(url) => self.out.url(name, &url),
                    Destination::Outside(url) if outside && kind == LinkKind::Link => {
                        self.out.url(name, &url).markup(" rel=\"noopener noreferrer\"")
                    }
                    Destination::Outside(_) | Destination::Broken => &mut self.out,
                };
            }
            "colspan" | "rowspan" | "width" | "height" | "start" => {
                if (1..=4).contains(&value.len()) && value.bytes().all(|byte| byte.is_ascii_digit()) {
                    self.out.attribute(name, value);
                }
            }
            "open" => {
                self.out.markup(" open");
            }
            "dir" if !matches!(value, "ltr" | "rtl" | "auto") => {}
            _ => {
                self.out.attribute(name, value);
            }
        }
    }

    /// Writes an end tag, where its element is the innermost that raw HTML has open.
    ///
    /// Others are left to the parser, which closes in an order of its own; the depth counted here then stays
    /// too large, never too small.
    fn close_raw(&mut self, name: &str) {
        let reachable = !self.raw.in_line || self.raw.inline > 0;
        let innermost = self.raw.open.last();
        if reachable && innermost.is_some_and(|element| element.eq_ignore_ascii_case(name)) {
            self.close_innermost();
        }
    }

    fn close_innermost(&mut self) {
        if let Some(element) = self.raw.open.pop() {
            self.raw.inline = self.raw.inline.saturating_sub(1);
            self.out.markup("</").markup(element).markup(">");
        }
    }

    /// Ends what raw HTML has opened inside the paragraph, heading or cell that ends now, so that an author's
    /// unclosed `<i>` does not slant the rest of the page.
    pub(super) fn end_line(&mut self) {
        while self.raw.inline > 0 {
            self.close_innermost();
        }
    }

    /// Ends what a block of raw HTML has opened that may not hold the blocks behind it.
    fn close_phrasing(&mut self) {
        while self.raw.open.last().is_some_and(|open| PHRASING.contains(open)) {
            self.close_innermost();
        }
    }
}

/// What raw HTML has left behind in one part of a body.
#[derive(Debug, Default)]
pub(super) struct RawState {
    /// The elements that are open, innermost last.
    open: Vec<&'static str>,
    /// How many of them, from the innermost, were opened inside the current paragraph, heading or cell.
    inline: usize,
    /// Whether the tag that is being read stands inside a line.
    in_line: bool,
    /// Whether any raw HTML was let through.
    used: bool,
}

impl RawState {
    /// Finishes a part: balances its elements where raw HTML was let through, and judges them once more.
    pub(super) fn finish(&self, out: HtmlWriter) -> Html {
        let html = out.finish();
        if !self.used {
            return html;
        }
        Html::from_sanitizer(SANITIZER.clean(html.as_str()).to_string())
    }
}

/// The second line behind [`ELEMENTS`]: lets through what Milepost writes itself and what authors may write.
static SANITIZER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::empty();
    builder
        .add_tags(ELEMENTS.iter().map(|(element, _)| element))
        .add_tags(["input"])
        .add_generic_attributes(EVERYWHERE)
        .add_generic_attributes(["id", "class", "role", "tabindex", "aria-label"])
        .add_tag_attributes("input", ["type", "disabled", "checked"])
        .add_tag_attributes("a", ["rel"])
        .add_tag_attributes("th", ["scope"])
        .add_tag_attributes("img", ["loading"])
        .add_url_schemes(["http", "https", "mailto"])
        .url_relative(ammonia::UrlRelative::PassThrough)
        .link_rel(None);
    for (element, own) in ELEMENTS {
        builder.add_tag_attributes(*element, own.iter().copied());
    }
    builder
});

#[cfg(test)]
mod tests;
