//! "Did you mean", for rules that may have very many findings.

/// How many findings of a rule look for a nearer name: each compares with all known ones, and whoever has
/// more broken references than that has another problem than spelling.
const MOST: usize = 200;

/// Returns the one of `known` that `written` was most likely meant to be, or none where nothing is near, or
/// where the rule has many findings already.
pub(super) fn nearest<'k>(
    written: &str,
    known: impl Iterator<Item = &'k str>,
    findings: usize,
) -> Option<&'k str> {
    (findings < MOST)
        .then(|| crate::source::nearest(written, known))
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_first_findings_look_for_a_nearer_name() {
        let known = || ["jcgb", "组织一处"].into_iter();
        assert_eq!(nearest("jcbg", known(), MOST - 1), Some("jcgb"));
        assert_eq!(nearest("jcbg", known(), MOST), None);
    }
}
