//! "Did you mean": the known spelling that is nearest to what was written.

use unicode_normalization::UnicodeNormalization;

use super::keys::{self, Keys};
use super::synonyms;
use crate::locale::Message;

/// Returns the one of `known` that `written` was most likely meant to be, or none where nothing is near.
///
/// Of equally near spellings the one that begins alike counts, then the first.
pub fn nearest<'k>(written: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    /// Longer words are no slips of the pen, and comparing them costs time.
    const LONGEST: usize = 64;
    let written = plain(written);
    let length = written.chars().count();
    if length == 0 || length > LONGEST {
        return None;
    }
    let mut best: Option<((usize, bool), &str)> = None;
    for candidate in known {
        let spelling = plain(candidate);
        let Some(distance) = distance(&written, length, &spelling) else {
            continue;
        };
        let rank = (distance, written.chars().next() != spelling.chars().next());
        if best.is_none_or(|(least, _)| rank < least) {
            best = Some((rank, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Returns how far two spellings are apart, or none where they are not near each other.
fn distance(written: &str, length: usize, spelling: &str) -> Option<usize> {
    let other = spelling.chars().count();
    // Half of 配合处室 differs from 配合单位, and still nothing else can be meant.
    let share = if spelling.is_ascii() { 3 } else { 2 };
    let most = (length.max(other) / share).max(1);
    let distance = strsim::damerau_levenshtein(written, spelling);
    // One letter of two is no slip: `cn` is not meant to be `en`.
    let long_enough = !written.is_ascii() || length > 2;
    if distance <= most && distance < length.max(other) && long_enough {
        return Some(distance);
    }
    // 项目名称 for 项目, warn for warning: one of two words is contained in the other.
    let ideographs = |text: &str| text.chars().count() >= 2 && !text.is_ascii();
    let contained = (ideographs(spelling) && written.contains(spelling))
        || (ideographs(written) && spelling.contains(written))
        || (length >= 4 && spelling.starts_with(written));
    contained.then_some(most + length.abs_diff(other))
}

/// Folds what a slip changes easily: case, width, hyphens, blanks.
fn plain(text: &str) -> String {
    text.nfkc()
        .flat_map(char::to_lowercase)
        .map(|c| if c == '-' || c == ' ' { '_' } else { c })
        .collect()
}

/// Says that a key is not known, with the nearest one, or with all where none is near.
///
/// `others` are further keys of the level, each with the name that means the same.
pub(crate) fn unknown_key(written: &str, known: &'static Keys, others: &[(&str, &str)]) -> Message {
    if synonyms::is_of_updates(&plain(written), known) {
        return Message::new("unknown-key-of-updates").with("key", written);
    }
    if let Some(near) = nearest_key(written, known, others) {
        return Message::new("unknown-key-near")
            .with("key", written)
            .with("near", near);
    }
    let (english, chinese) = lists(known);
    Message::new("unknown-key")
        .with("key", written)
        .with("english", english)
        .with("chinese", chinese)
}

/// Returns the spelling of a key that was most likely meant.
pub fn nearest_key<'k>(written: &str, known: &'k Keys, others: &[(&'k str, &'k str)]) -> Option<&'k str> {
    if let Some(key) = synonyms::meant(&plain(written), known) {
        return Some(key);
    }
    let others = others.iter().flat_map(|(key, name)| [*key, *name]);
    nearest(written, keys::spellings(known).chain(others))
}

/// Returns the keys of a level as two lists to read, the English and the Chinese one.
pub(crate) fn lists(known: &Keys) -> (String, String) {
    let english: Vec<String> = known.iter().map(|key| format!("`{}`", key.name)).collect();
    let chinese: Vec<String> = known
        .iter()
        .map(|key| format!("`{}`", key.chinese.first().unwrap_or(&key.name)))
        .collect();
    (english.join(", "), chinese.join("、"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::keys::{self, BRIEF};

    #[test]
    fn slips_find_the_key_that_was_meant() {
        let cases = [
            ("titel", Some("title")),
            ("Title", Some("title")),
            ("ｔｉｔｌｅ", Some("title")),
            ("millestones", Some("milestones")),
            ("项木", Some("项目")),
            ("项目名称", Some("项目")),
            ("配合处室", Some("配合单位")),
            ("完成时间", Some("完成时限")),
            ("时限", Some("完成时限")),
            ("mile", Some("milestones")),
            ("duo", Some("due")),
            ("de", None),
            ("colour", None),
            ("预算总盘子说明", None),
            ("", None),
        ];
        for (written, near) in cases {
            assert_eq!(nearest(written, keys::spellings(BRIEF)), near, "{written}");
        }
    }
}
