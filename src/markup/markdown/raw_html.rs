//! Raw HTML in Markdown: shown as text, or, where a site allows it, reduced to harmless elements.

use std::sync::LazyLock;

use ammonia::Builder;

use super::links::Destination;
use super::limits::MAX_DEPTH;
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

/// Elements whose content is no text for readers.
const UNREADABLE: [&str; 3] = ["script", "style", "template"];

/// A piece of raw HTML.
enum Piece<'h> {
    Text(&'h str),
    Comment,
    Open { name: &'h str, attributes: &'h str },
    Close { name: &'h str },
}

/// How many bytes a tag has at most; what is longer is text, so that unclosed quotes cost no time.
const MAX_TAG_BYTES: usize = 4096;

/// Splits `html` into text, comments and complete tags; what is none of them is text.
fn pieces(html: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = html;
    let mut comments_end = true;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        if comments_end && rest.starts_with("<!--") {
            // `<!-->` and `<!--->` are whole comments, so the end may share the beginning's hyphens.
            if let Some(end) = rest[2..].find("-->") {
                rest = &rest[end + 5..];
                return Some(Piece::Comment);
            }
            comments_end = false;
        }
        if let Some((piece, length)) = tag(rest) {
            rest = &rest[length..];
            return Some(piece);
        }
        // The first character is text even where it is `<`.
        let next = rest.char_indices().skip(1).find(|&(_, c)| c == '<');
        let (text, after) = rest.split_at(next.map_or(rest.len(), |(index, _)| index));
        rest = after;
        Some(Piece::Text(text))
    })
}

/// Returns the complete start or end tag at the start of `html` and its length.
fn tag(html: &str) -> Option<(Piece<'_>, usize)> {
    let body = html.strip_prefix('<')?;
    let (closes, body) = match body.strip_prefix('/') {
        Some(body) => (true, body),
        None => (false, body),
    };
    let name_end = body.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).unwrap_or(body.len());
    if !body.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let (name, inner) = body.split_at(name_end);
    let end = tag_end(inner)?;
    let length = html.len() - inner.len() + end + 1;
    let attributes = &inner[..end];
    let piece = if closes { Piece::Close { name } } else { Piece::Open { name, attributes } };
    Some((piece, length))
}

/// Returns where the `>` stands that ends the tag whose attributes begin `inner`.
fn tag_end(inner: &str) -> Option<usize> {
    let mut quote = None;
    for (index, byte) in inner.bytes().enumerate().take(MAX_TAG_BYTES) {
        match (quote, byte) {
            (None, b'>') => return Some(index),
            (None, b'<') => return None,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}

/// Splits the inside of a start tag into names and values, as written.
fn attributes(inner: &str) -> impl Iterator<Item = (&str, &str)> {
    let blank = |c: char| c.is_ascii_whitespace() || c == '/';
    let mut rest = inner;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(blank);
        if rest.is_empty() {
            return None;
        }
        // An equals sign that begins a name belongs to it, so that every step consumes something.
        let name_end = rest.char_indices().skip(1).find(|&(_, c)| blank(c) || c == '=');
        let (name, after) = rest.split_at(name_end.map_or(rest.len(), |(index, _)| index));
        let Some(after) = after.trim_start().strip_prefix('=') else {
            rest = after;
            return Some((name, ""));
        };
        let after = after.trim_start();
        let (value, after) = value(after);
        rest = after;
        Some((name, value))
    })
}

/// Splits `text` behind the attribute value it begins with, quotes taken away.
fn value(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(quoted) = text.strip_prefix(quote) {
            return quoted.split_once(quote).unwrap_or((quoted, ""));
        }
    }
    text.split_at(text.find(|c: char| c.is_ascii_whitespace()).unwrap_or(text.len()))
}

/// Returns whether `html` is nothing but comments and blanks.
pub(super) fn is_comment(html: &str) -> bool {
    html.starts_with("<!--")
        && pieces(html).all(|piece| match piece {
            Piece::Comment => true,
            Piece::Text(text) => text.trim().is_empty(),
            Piece::Open { .. } | Piece::Close { .. } => false,
        })
}

/// Hands `show` the text of `html` that stands between tags and comments.
pub(super) fn shown_text(html: &str, mut show: impl FnMut(&str)) {
    for piece in pieces(html) {
        if let Piece::Text(text) = piece {
            show(text);
        }
    }
}

/// Returns `html` without its comments.
fn without_comments(html: &str) -> String {
    let mut shown = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = rest.find("<!--") {
        let Some(end) = rest[start + 2..].find("-->") else {
            break;
        };
        shown.push_str(&rest[..start]);
        rest = &rest[start + end + 5..];
    }
    shown.push_str(rest);
    shown
}

impl Renderer<'_> {
    /// Writes a block of raw HTML.
    pub(super) fn html_block(&mut self, html: &str) {
        match self.options.raw_html {
            RawHtml::Sanitised if !self.is_flattened() => self.sanitised(html),
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
        let Some((element, own)) = ELEMENTS.iter().find(|(element, _)| element.eq_ignore_ascii_case(name))
        else {
            return;
        };
        if !VOID.contains(element) {
            // Parsers close these by themselves where the next one of their kind begins.
            let closes = matches!(*element, "p" | "li" | "td" | "th" | "tr" | "dt" | "dd");
            if !(closes && self.raw.open.last() == Some(element)) {
                if self.raw.open.len() == MAX_DEPTH {
                    return;
                }
                self.raw.open.push(element);
                self.raw.inline += usize::from(self.raw.in_line);
            }
        }
        self.out.markup("<").markup(element);
        let mut written: Vec<&str> = Vec::new();
        for (name, value) in attributes(inner) {
            let allowed = own.iter().chain(&EVERYWHERE).find(|known| known.eq_ignore_ascii_case(name));
            if let Some(name) = allowed.filter(|name| !written.contains(name)) {
                written.push(name);
                self.raw_attribute(name, &decode_entities(value));
            }
        }
        self.out.markup(">");
    }

    /// Writes an attribute of an allowed element, where its value is harmless.
    fn raw_attribute(&mut self, name: &'static str, value: &str) {
        match name {
            "href" | "src" => {
                let kind = if name == "href" { LinkKind::Link } else { LinkKind::Image };
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
