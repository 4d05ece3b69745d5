//! Addresses that are not what they look like: characters that nobody sees, and layers of encoding.

use super::{decoded, scheme};

/// How many layers of encoding are looked through before an address is refused as a disguise.
const MAX_LAYERS: usize = 4;

/// Returns `url` without control characters and characters that cannot be seen, which browsers drop or
/// readers overlook.
pub(super) fn visible(url: &str) -> String {
    let unseen = |c: char| {
        c.is_control()
            || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
            || matches!(c, '\u{2060}'..='\u{206f}' | '\u{feff}')
    };
    url.chars().filter(|&c| !unseen(c)).collect()
}

/// Returns whether a scheme or host appears in `url` once percent escapes and entities are decoded.
pub(super) fn disguised(url: &str) -> bool {
    if !url.contains(['%', '&']) {
        return false;
    }
    let mut layer = url.to_owned();
    for _ in 0..MAX_LAYERS {
        let next = visible(&decode_entities(&decoded(&layer)));
        let shown = next.trim_start();
        if scheme(shown).is_some() || (shown.starts_with("//") && !url.starts_with("//")) {
            return true;
        }
        if next == layer {
            return false;
        }
        layer = next;
    }
    true
}

/// Returns `text` with numeric character references decoded, and those named ones that matter in an address.
pub(crate) fn decode_entities(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('&') {
        out.push_str(&rest[..start]);
        rest = &rest[start..];
        let (c, length) = entity(rest).unwrap_or(('&', 1));
        out.push(c);
        rest = &rest[length..];
    }
    out.push_str(rest);
    out
}

/// Returns the character that the reference at the start of `text` stands for, and the reference's length.
fn entity(text: &str) -> Option<(char, usize)> {
    const NAMED: [(&str, char); 10] = [
        ("&amp;", '&'),
        ("&lt;", '<'),
        ("&gt;", '>'),
        ("&quot;", '"'),
        ("&apos;", '\''),
        ("&colon;", ':'),
        ("&tab;", '\t'),
        ("&newline;", '\n'),
        ("&sol;", '/'),
        ("&bsol;", '\\'),
    ];
    let begins = |name: &str| {
        text.get(..name.len())
            .is_some_and(|t| t.eq_ignore_ascii_case(name))
    };
    if let Some((name, c)) = NAMED.iter().find(|(name, _)| begins(name)) {
        return Some((*c, name.len()));
    }
    let body = text.strip_prefix("&#")?;
    let (digits, radix) = match body.strip_prefix(['x', 'X']) {
        Some(hex) => (hex, 16),
        None => (body, 10),
    };
    let end = digits.find(|c: char| !c.is_digit(radix)).unwrap_or(digits.len());
    let c = char::from_u32(u32::from_str_radix(&digits[..end], radix).ok()?)?;
    let semicolon = usize::from(digits[end..].starts_with(';'));
    Some((c, text.len() - digits.len() + end + semicolon))
}
