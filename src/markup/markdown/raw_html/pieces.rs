//! Raw HTML split into text, comments and tags.

/// A piece of raw HTML.
pub(super) enum Piece<'h> {
    Text(&'h str),
    Comment,
    Open { name: &'h str, attributes: &'h str },
    Close { name: &'h str },
}

/// How many bytes a tag has at most; what is longer is text, so that unclosed quotes cost no time.
const MAX_TAG_BYTES: usize = 4096;

/// Splits `html` into text, comments and complete tags; what is none of them is text.
pub(super) fn pieces(html: &str) -> impl Iterator<Item = Piece<'_>> {
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
    let name_end = body
        .find(|c: char| !(c.is_ascii_alphanumeric() || c == '-'))
        .unwrap_or(body.len());
    if !body.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let (name, inner) = body.split_at(name_end);
    let end = tag_end(inner)?;
    let length = html.len() - inner.len() + end + 1;
    let attributes = &inner[..end];
    let piece = if closes {
        Piece::Close { name }
    } else {
        Piece::Open { name, attributes }
    };
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
pub(super) fn attributes(inner: &str) -> impl Iterator<Item = (&str, &str)> {
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
pub(in crate::markup::markdown) fn is_comment(html: &str) -> bool {
    html.starts_with("<!--")
        && pieces(html).all(|piece| match piece {
            Piece::Comment => true,
            Piece::Text(text) => text.trim().is_empty(),
            Piece::Open { .. } | Piece::Close { .. } => false,
        })
}

/// Hands `show` the text of `html` that stands between tags and comments.
pub(in crate::markup::markdown) fn shown_text(html: &str, mut show: impl FnMut(&str)) {
    for piece in pieces(html) {
        if let Piece::Text(text) = piece {
            show(text);
        }
    }
}

/// Returns `html` without its comments.
pub(super) fn without_comments(html: &str) -> String {
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
