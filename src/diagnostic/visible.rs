//! Text of a hostile source on its way to a terminal: nothing in it acts, everything can be seen.

use std::borrow::Cow;

/// Replaces every character that a terminal would obey instead of show, one for one.
///
/// Control characters become their pictures (`␛`), and what turns or hides text becomes `�`.
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.chars().any(acts) {
        Cow::Owned(text.chars().map(picture).collect())
    } else {
        Cow::Borrowed(text)
    }
}

fn acts(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{061c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

fn picture(c: char) -> char {
    match c {
        '\u{7f}' => '\u{2421}',
        c if u32::from(c) < 0x20 => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
        c if acts(c) => '\u{fffd}',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_a_terminal_obeys_remains() {
        assert_eq!(visible("一 a"), "一 a");
        assert_eq!(
            visible("\u{1b}[31m\u{202e}x\n\u{9b}\u{feff}"),
            "␛[31m\u{fffd}x␊\u{fffd}\u{fffd}"
        );
    }
}
