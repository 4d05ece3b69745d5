//! Joins sentences, clauses and names as the language of the site does.

use crate::locale::Language;

/// Joins whole sentences to a paragraph.
pub fn paragraph(language: Language, sentences: impl IntoIterator<Item = String>) -> String {
    let gap = gap(language);
    let sentences: Vec<String> = sentences.into_iter().filter(|text| !text.is_empty()).collect();
    sentences.join(gap)
}

/// Joins names or short counts: `甲、乙`, `a, b`.
pub fn list(language: Language, items: &[String]) -> String {
    items.join(enumeration(language))
}

/// Returns what stands between two names of a list.
pub fn enumeration(language: Language) -> &'static str {
    match language {
        Language::Chinese => "、",
        Language::English => ", ",
    }
}

/// Joins clauses of one sentence: `甲三项，乙两项`, `three a, two b`.
pub fn clauses(language: Language, items: &[String]) -> String {
    items.join(match language {
        Language::Chinese => "，",
        Language::English => ", ",
    })
}

/// Returns a word of the interface as it stands within a sentence: English words lose their capital.
pub fn inline(language: Language, word: &str) -> String {
    match language {
        Language::Chinese => word.to_owned(),
        Language::English => word.to_lowercase(),
    }
}

/// Returns what stands between two words or sentences: nothing in Chinese.
pub fn gap(language: Language) -> &'static str {
    match language {
        Language::Chinese => "",
        Language::English => " ",
    }
}

/// Returns what stands between the items of a list whose items hold commas.
pub fn between(language: Language) -> &'static str {
    match language {
        Language::Chinese => "；",
        Language::English => "; ",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_has_no_blanks_between_sentences() {
        let parts = || ["一。".to_owned(), String::new(), "二。".to_owned()];
        assert_eq!(paragraph(Language::Chinese, parts()), "一。二。");
        assert_eq!(paragraph(Language::English, parts()), "一。 二。");
        assert_eq!(
            list(Language::Chinese, &["甲".to_owned(), "乙".to_owned()]),
            "甲、乙"
        );
        assert_eq!(
            clauses(Language::English, &["a".to_owned(), "b".to_owned()]),
            "a, b"
        );
    }
}
