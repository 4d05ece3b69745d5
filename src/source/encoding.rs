//! From bytes to text: UTF-8 with or without a byte order mark, and advice for everything else.

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Severity};
use crate::locale::Message;
use crate::text::{FileBytes, SourceFile};

/// The largest content file, in bytes.
///
/// # Source
/// SECURITY.md, "Limits".
pub const MAX_FILE: u64 = 1024 * 1024;

/// Makes the source file at `path`, below `content/`, from its bytes.
///
/// `size` is the file's size on disk in bytes; where it is beyond the limit, `bytes` need not be there.
///
/// # Errors
/// A file that is too large, or that is no UTF-8.
pub fn decode(path: &str, bytes: &FileBytes, size: u64) -> Result<SourceFile, Diagnostic> {
    let size = size.max(bytes.len() as u64);
    if size > MAX_FILE {
        let message = Message::new("limit-file")
            .with("kibibytes", size.div_ceil(1024))
            .with("limit", MAX_FILE / 1024);
        return Err(whole_file("limit-exceeded", path, message));
    }
    match bytes {
        FileBytes::Text(text) if looks_like_utf16(text.as_bytes()) => {
            Err(whole_file("not-utf-8", path, Message::new("encoding-utf-16")))
        }
        FileBytes::Text(text) => Ok(match text.strip_prefix('\u{feff}') {
            Some(rest) => SourceFile::new(path, rest),
            None => SourceFile::new(path, Arc::clone(text)),
        }),
        FileBytes::Other(bytes) => Err(whole_file("not-utf-8", path, advice(bytes))),
    }
}

fn whole_file(rule: &'static str, path: &str, message: Message) -> Diagnostic {
    Diagnostic {
        rule,
        severity: Severity::Error,
        file: Arc::from(format!("content/{path}")),
        span: None,
        message,
        related: Vec::new(),
    }
}

/// Guesses the encoding of bytes that are not UTF-8.
fn advice(bytes: &[u8]) -> Message {
    if looks_like_utf16(bytes) {
        return Message::new("encoding-utf-16");
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let valid = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
    let line = bytes[..valid].iter().filter(|byte| **byte == b'\n').count() + 1;
    let id = if is_gb18030(bytes) {
        "encoding-gb18030"
    } else {
        "encoding-other"
    };
    Message::new(id).with("line", line)
}

/// Tells whether bytes are UTF-16: by its mark, by a fence of hyphens, or by a NUL beside every Latin letter.
fn looks_like_utf16(bytes: &[u8]) -> bool {
    let marks: [&[u8]; 4] = [b"\xff\xfe", b"\xfe\xff", b"-\0-\0", b"\0-\0-"];
    let marked = marks.iter().any(|mark| bytes.starts_with(mark));
    let begin = &bytes[..bytes.len().min(64)];
    let nuls = begin.iter().filter(|byte| **byte == 0).count();
    marked || (nuls > 1 && nuls * 4 >= begin.len())
}

/// Tells whether bytes are well-formed GB18030 in which Chinese characters come in pairs of bytes.
///
/// Text of a Western single-byte encoding is hardly ever well formed here: its accented letters stand alone.
///
/// # Source
/// GB 18030-2022, the ranges of its two-byte and four-byte forms.
fn is_gb18030(bytes: &[u8]) -> bool {
    let mut rest = bytes;
    let mut pairs = 0;
    loop {
        rest = match rest {
            [] => return pairs > 0,
            [0x00..=0x7f, tail @ ..] => tail,
            [0x81..=0xfe, 0x30..=0x39, 0x81..=0xfe, 0x30..=0x39, tail @ ..] => tail,
            [0x81..=0xfe, 0x80..=0xfe, tail @ ..] => {
                pairs += 1;
                tail
            }
            [0x81..=0xfe, 0x40..=0x7e, tail @ ..] => tail,
            _ => return false,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(bytes: &[u8]) -> Result<String, &'static str> {
        decode("a.md", &FileBytes::from(bytes.to_vec()), 0)
            .map(|file| file.text().to_owned())
            .map_err(|finding| finding.message.id)
    }

    #[test]
    fn utf_8_is_read_with_or_without_one_mark() {
        assert_eq!(id("一\r\n".as_bytes()), Ok("一\r\n".to_owned()));
        assert_eq!(id(b"\xef\xbb\xbfa"), Ok("a".to_owned()));
        assert_eq!(id(b"\xef\xbb\xbf\xef\xbb\xbfa"), Ok("\u{feff}a".to_owned()));
    }

    #[test]
    fn other_encodings_are_named() {
        let gb = b"---\ntitle: \xcf\xee\xc4\xbf\n---\n";
        let utf16: Vec<u8> = "---\ntitle: 项目\n"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        let marked: Vec<u8> = [b"\xff\xfe".to_vec(), utf16.clone()].concat();
        let ascii: Vec<u8> = "title: abc".encode_utf16().flat_map(u16::to_be_bytes).collect();
        let chinese: Vec<u8> = "---\n项目: 编制年度项目清单，按条目核对来源\n"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        let cases: [(&[u8], &str); 6] = [
            (&chinese, "encoding-utf-16"),
            (gb, "encoding-gb18030"),
            (&utf16, "encoding-utf-16"),
            (&marked, "encoding-utf-16"),
            (&ascii, "encoding-utf-16"),
            (b"caf\xe9 \x96 bar", "encoding-other"),
        ];
        for (bytes, expected) in cases {
            assert_eq!(id(bytes), Err(expected), "{bytes:x?}");
        }
    }

    #[test]
    fn a_file_beyond_the_limit_is_refused_by_its_size_alone() {
        // Proved by sabotage: without the limit the file is read.
        let finding = decode("a.md", &FileBytes::from(Vec::new()), 50 * 1024 * 1024).expect_err("too large");
        assert_eq!(
            (finding.rule, finding.message.id),
            ("limit-exceeded", "limit-file")
        );
        assert!(finding.span.is_none());
    }
}
