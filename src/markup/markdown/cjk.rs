//! Which characters count as Chinese, Japanese or Korean when Markdown is read.

use crate::path::is_han;

/// Returns whether `c` is a character of Chinese, Japanese or Korean text, full-width punctuation included.
///
/// # Source
/// Unicode blocks whose characters have East Asian Width W, F or H, without emoji.
pub(super) fn is_cjk(c: char) -> bool {
    is_spaceless(c)
        || matches!(c, '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{a960}'..='\u{a97f}')
        || matches!(c, '\u{ac00}'..='\u{d7ff}' | '\u{ffa0}'..='\u{ffdc}')
}

/// Returns whether `c` belongs to a script that puts no blanks between words: Han, kana, bopomofo, and the
/// full-width forms that stand with them.
fn is_spaceless(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{312f}' | '\u{31a0}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}')
        || matches!(c, '\u{f900}'..='\u{faff}' | '\u{fe10}'..='\u{fe1f}' | '\u{fe30}'..='\u{fe6f}')
        || matches!(c, '\u{ff01}'..='\u{ff9f}' | '\u{ffe0}'..='\u{ffe6}')
        || matches!(c, '\u{1b000}'..='\u{1b16f}' | '\u{1f200}'..='\u{1f2ff}' | '\u{20000}'..='\u{3fffd}')
}

/// Returns whether `c` is punctuation that Chinese shares with Western languages.
fn is_shared_punctuation(c: char) -> bool {
    matches!(c, '“' | '”' | '‘' | '’' | '…' | '—' | '·')
}

/// Returns whether a line break between `before` and `after` is only a wrap of the source and shows nothing.
pub(super) fn joins(before: char, after: char) -> bool {
    let may = |c| is_spaceless(c) || is_shared_punctuation(c);
    may(before) && may(after) && (is_spaceless(before) || is_spaceless(after))
}

/// Returns whether `c` is punctuation or a symbol, as far as delimiter runs beside it are concerned.
pub(super) fn is_punctuation_like(c: char) -> bool {
    // Han first: the tables of the standard library are slow, and most characters are Han.
    if is_han(c) {
        return false;
    }
    let joined = matches!(c, '\u{300}'..='\u{36f}') || is_variation_selector(c);
    !c.is_alphanumeric() && !c.is_whitespace() && !joined
}

/// Returns whether `c` only chooses a form of the character before it.
pub(super) fn is_variation_selector(c: char) -> bool {
    matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_join_between_characters_that_know_no_blanks() {
        for (before, after) in [
            ('甲', '乙'),
            ('，', '乙'),
            ('”', '乙'),
            ('甲', '“'),
            ('か', '漢'),
            ('）', '…'),
        ] {
            assert!(joins(before, after), "{before}{after}");
        }
        for (before, after) in [
            ('甲', 'a'),
            ('a', '乙'),
            ('”', '“'),
            ('한', '글'),
            ('1', '月'),
            ('.', '甲'),
        ] {
            assert!(!joins(before, after), "{before}{after}");
        }
    }

    #[test]
    fn classes_of_characters() {
        for c in ['甲', '，', '（', '한', 'カ', '〇', '𠀀', '￥'] {
            assert!(is_cjk(c), "{c}");
        }
        for c in ['a', ',', '“', '😀', 'é', ' '] {
            assert!(!is_cjk(c), "{c}");
        }
        for c in ['，', ',', '“', '😀', '）', '`'] {
            assert!(is_punctuation_like(c), "{c}");
        }
        for c in ['甲', 'a', '1', '〇', ' ', '\u{3000}', '\u{fe0f}'] {
            assert!(!is_punctuation_like(c), "{c}");
        }
    }
}
