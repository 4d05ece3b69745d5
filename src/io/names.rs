//! Names of files: which are passed over, which are refused, and how an unreadable one is shown.

use std::ffi::OsStr;

use crate::pipeline::RejectReason;

/// Says whether a name is a hidden one, or one that editors, office programs and systems leave behind.
pub(super) fn is_leftover(name: &OsStr) -> bool {
    let name = name.as_encoded_bytes();
    let begins = |start: &[u8]| name.starts_with(start);
    let ends = |end: &[u8]| name.ends_with(end);
    // `4913` is what vim writes to try whether it may write.
    begins(b".") || begins(b"~$") || ends(b"~") || ends(b".swp") || name == b"4913" || is_of_system(name)
}

fn is_of_system(name: &[u8]) -> bool {
    [&b"Thumbs.db"[..], b"desktop.ini"]
        .iter()
        .any(|system| name.eq_ignore_ascii_case(system))
}

/// Returns why a name may not be the name of a file or folder of a site, if it may not.
pub(super) fn refusal(name: &str, limit: usize) -> Option<RejectReason> {
    if name.len() > limit {
        Some(RejectReason::NameTooLong { limit })
    } else if name.chars().any(is_hidden) {
        Some(RejectReason::NameCharacters)
    } else {
        None
    }
}

/// Returns the name as it can be shown: what is not text as `\xE4`, what would not show as `\u{202e}`.
pub(super) fn escaped(name: &OsStr) -> String {
    let mut shown = String::with_capacity(name.len());
    for chunk in name.as_encoded_bytes().utf8_chunks() {
        for c in chunk.valid().chars() {
            if is_hidden(c) {
                shown.extend(c.escape_unicode());
            } else {
                shown.push(c);
            }
        }
        for byte in chunk.invalid() {
            shown.push_str(&format!("\\x{byte:02X}"));
        }
    }
    shown
}

/// Says whether a character does not show as itself, turns the direction of text, or is a separator on some
/// system.
fn is_hidden(c: char) -> bool {
    let turns = matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    c.is_control() || turns || matches!(c, '\\' | '\u{2028}' | '\u{2029}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leftovers_of_editors_are_passed_over() {
        for name in [
            ".git",
            ".#a.md",
            ".a.md.swp",
            "a.md~",
            "4913",
            "a.md.swp",
            ".tmp12",
            "~$台账.xlsx",
            "thumbs.db",
        ] {
            assert!(is_leftover(OsStr::new(name)), "{name}");
        }
        for name in ["a.md", "4913.md", "a~b.md", "台账.xlsx"] {
            assert!(!is_leftover(OsStr::new(name)), "{name}");
        }
    }

    #[test]
    fn hidden_characters_and_long_names_are_refused() {
        assert_eq!(refusal("处室 (一).md", 100), None);
        for name in ["a\nb", "a\\b", "a\u{202e}b", "\u{feff}a", "a\u{7f}"] {
            assert_eq!(refusal(name, 100), Some(RejectReason::NameCharacters), "{name}");
        }
        let long = "处".repeat(34);
        assert_eq!(
            refusal(&long, 100),
            Some(RejectReason::NameTooLong { limit: 100 })
        );
        assert_eq!(refusal(&long[..99], 100), None);
    }

    #[cfg(unix)]
    #[test]
    fn what_is_not_text_is_shown_as_bytes() {
        use std::os::unix::ffi::OsStrExt;
        assert_eq!(escaped(OsStr::from_bytes(b"a\xe4\xb8.md")), "a\\xE4\\xB8.md");
        assert_eq!(escaped(OsStr::new("a\nb\u{202e}一")), "a\\u{a}b\\u{202e}一");
    }
}
