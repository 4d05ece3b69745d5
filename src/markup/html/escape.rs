//! Text to HTML, in one pass over its bytes: markup is escaped, and what no page may hold is replaced.

/// Where a piece of text goes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sink {
    /// Between elements.
    Text,
    /// Into the value of an attribute.
    Attribute,
    /// Wherever a template prints it: quotation marks of both kinds are escaped, and line ends stay.
    Template,
    /// Into a drawing, between elements or into an attribute: quotation marks of both kinds are escaped.
    Drawing,
}

/// How many bytes are looked at together: a register of every processor.
const CHUNK: usize = 16;

/// Bytes at which escaping has to look closer: markup, controls, and the first bytes of characters that
/// HTML forbids (C1 controls and noncharacters).
const SPECIAL: [bool; 256] = special_bytes();

const fn special_bytes() -> [bool; 256] {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = is_special(byte as u8) || byte == 0xef;
        byte += 1;
    }
    table
}

/// Returns whether a byte is one of [`SPECIAL`], 0xef apart: Chinese punctuation begins with it, too.
const fn is_special(byte: u8) -> bool {
    let control = (byte < 0x20) & (byte != b'\t') & (byte != b'\n');
    let markup = (byte == b'&') | (byte == b'<') | (byte == b'>') | (byte == b'"') | (byte == b'\'');
    control | markup | (byte == 0x7f) | (byte == 0xc2) | (byte >= 0xf0)
}

/// Gives `out` the pieces of `text`, escaped for `sink`.
///
/// # Source
/// WHATWG HTML, "Preprocessing the input stream", for the characters that become U+FFFD.
pub(super) fn escape<E>(text: &str, sink: Sink, mut out: impl FnMut(&str) -> Result<(), E>) -> Result<(), E> {
    let bytes = text.as_bytes();
    let mut clean = 0;
    let mut index = plain(bytes);
    while index < bytes.len() {
        if SPECIAL[usize::from(bytes[index])]
            && let Some((length, replacement)) = replacement(&bytes[index..], sink)
        {
            out(&text[clean..index])?;
            out(replacement)?;
            index += length;
            clean = index;
            index += plain(&bytes[index..]);
        } else {
            index += 1;
        }
    }
    out(&text[clean..])
}

/// Returns how many bytes at the start of `bytes` surely stand for themselves.
///
/// Whole chunks are looked at without a branch for each byte, which the compiler turns into a few wide
/// instructions; the last chunk overlaps the one before.
fn plain(bytes: &[u8]) -> usize {
    let mut index = 0;
    while let Some(chunk) = bytes.get(index..index + CHUNK + 1) {
        if !is_plain(chunk) {
            return index;
        }
        index += CHUNK;
    }
    match bytes.last_chunk::<{ CHUNK + 1 }>() {
        // The last byte of a text begins no character of several.
        Some(chunk) if is_plain(chunk) && !is_special(chunk[CHUNK]) => bytes.len(),
        _ => index,
    }
}

/// Returns whether all bytes of a chunk stand for themselves; the byte behind it is looked at for what it makes of
/// the last one.
fn is_plain(chunk: &[u8]) -> bool {
    let pairs = chunk[..CHUNK].iter().zip(&chunk[1..=CHUNK]);
    !pairs.fold(false, |found, (&byte, &next)| {
        found | is_special(byte) | ((byte == 0xef) & ((next == 0xb7) | (next == 0xbf)))
    })
}

/// Returns what stands for the character at the start of `bytes` and how many bytes it has, or none where
/// the byte may stay.
fn replacement(bytes: &[u8], sink: Sink) -> Option<(usize, &'static str)> {
    match bytes {
        [b'&', ..] => Some((1, "&amp;")),
        [b'<', ..] => Some((1, "&lt;")),
        [b'>', ..] => Some((1, "&gt;")),
        [b'"', ..] => (sink != Sink::Text).then_some((1, "&quot;")),
        [b'\'', ..] => matches!(sink, Sink::Template | Sink::Drawing).then_some((1, "&#39;")),
        [b'\r', ..] if sink == Sink::Template => None,
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

    fn escaped(text: &str, sink: Sink) -> String {
        let mut out = String::new();
        let written = escape::<()>(text, sink, |piece| {
            out.push_str(piece);
            Ok(())
        });
        written.map(|()| out).expect("nothing failed")
    }

    #[test]
    fn every_character_is_escaped_at_every_place_of_a_chunk() {
        let escapes = [
            ('&', "&amp;"),
            ('<', "&lt;"),
            ('>', "&gt;"),
            ('"', "&quot;"),
            ('\'', "&#39;"),
        ];
        let kept = [
            '\t', '\n', '\r', 'a', '，', '\u{fffd}', '\u{fdf0}', '\u{a0}', '😀',
        ];
        let forbidden = [
            '\0',
            '\u{1b}',
            '\u{7f}',
            '\u{85}',
            '\u{fdd0}',
            '\u{fdef}',
            '\u{fffe}',
            '\u{10ffff}',
        ];
        let cases = escapes
            .into_iter()
            .map(|(c, text)| (c, text.to_owned()))
            .chain(kept.map(|c| (c, c.to_string())))
            .chain(forbidden.map(|c| (c, "\u{fffd}".to_owned())));
        // Proved by sabotage: where the last chunk's last byte is not looked at, this test fails.
        for (c, expected) in cases {
            for before in 0..40 {
                for after in [0, 1, 15, 16, 17, 33] {
                    let text = format!("{}{c}{}", "x".repeat(before), "组".repeat(after));
                    let expected = text.replace(c, &expected);
                    assert_eq!(escaped(&text, Sink::Template), expected, "{text:?}");
                }
            }
        }
    }

    #[test]
    fn two_characters_are_escaped_however_far_apart() {
        for first in ['<', '\u{85}', '\u{fdd0}', '\u{1fffe}'] {
            for second in ['&', '\u{7f}', '\u{ffff}'] {
                for between in 0..40 {
                    let text = format!("组{first}{}{second}织", "y".repeat(between));
                    let forbidden = |c: char| if c == first || c == second { '\u{fffd}' } else { c };
                    let expected: String = text
                        .chars()
                        .map(|c| match c {
                            '<' => "&lt;".to_owned(),
                            '&' => "&amp;".to_owned(),
                            other => forbidden(other).to_string(),
                        })
                        .collect();
                    for sink in [Sink::Text, Sink::Attribute, Sink::Template, Sink::Drawing] {
                        assert_eq!(escaped(&text, sink), expected, "{text:?}");
                    }
                }
            }
        }
    }
}
