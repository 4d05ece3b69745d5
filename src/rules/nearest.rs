//! "Did you mean": the known name that is nearest to what was written.

/// How many findings of a rule look for a nearer name: each compares with all known ones, and whoever has
/// more broken references than that has another problem than spelling.
const MOST: usize = 200;

/// Returns the one of `known` that `written` was most likely meant to be, or none where nothing is near, or
/// where the rule has many findings already. Of equally near names the first one counts.
pub(super) fn nearest<'k>(
    written: &str,
    known: impl Iterator<Item = &'k str>,
    findings: usize,
) -> Option<&'k str> {
    if findings >= MOST {
        return None;
    }
    let length = written.chars().count();
    let most = (length / 3).max(1);
    let near = known.filter_map(|name| {
        let apart = strsim::damerau_levenshtein(written, name);
        let same = apart >= length.max(name.chars().count());
        let contained = length >= 2 && name.contains(written);
        ((apart <= most && !same) || contained).then_some((apart, name))
    });
    near.min_by_key(|(apart, _)| *apart).map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_find_the_name_that_was_meant() {
        let known = ["jcgb", "组织一处", "分管副部长（组织）"];
        let find = |written: &str| nearest(written, known.into_iter(), 0);
        assert_eq!(find("jcbg"), Some("jcgb"));
        assert_eq!(find("组织处"), Some("组织一处"));
        assert_eq!(find("分管副部长"), Some("分管副部长（组织）"));
        assert_eq!(find("x"), None);
        assert_eq!(find(""), None);
        assert_eq!(nearest("jcbg", known.into_iter(), MOST), None);
    }
}
