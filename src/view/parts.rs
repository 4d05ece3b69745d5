//! Long lists on several pages: where a list of groups is cut.

use std::ops::Range;

/// Cuts a list, made of groups of the given sizes, into stretches of at most `limit` items.
///
/// A page begins with a group wherever that is possible: a group that does not fit on what is left of a page
/// begins the next one; only a group longer than a whole page is cut. An empty list has one empty stretch, for
/// there is always a page that says so.
pub fn parts(groups: &[usize], limit: usize) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let (mut start, mut end) = (0, 0);
    for &size in groups {
        if end > start && end + size - start > limit {
            parts.push(start..end);
            start = end;
        }
        end += size;
        while end - start > limit {
            parts.push(start..start + limit);
            start += limit;
        }
    }
    if end > start || parts.is_empty() {
        parts.push(start..end);
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sizes of groups, and the pages that they make: first place and one past the last.
    type Case<'a> = (&'a [usize], &'a [(usize, usize)]);

    #[test]
    fn groups_stay_together_where_they_fit() {
        let table: [Case<'_>; 6] = [
            (&[], &[(0, 0)]),
            (&[3, 4, 3], &[(0, 10)]),
            (&[6, 5, 5], &[(0, 6), (6, 16)]),
            (&[25], &[(0, 10), (10, 20), (20, 25)]),
            (&[4, 12, 1], &[(0, 4), (4, 14), (14, 17)]),
            (&[10, 10], &[(0, 10), (10, 20)]),
        ];
        for (groups, expected) in table {
            let found: Vec<(usize, usize)> = parts(groups, 10)
                .into_iter()
                .map(|range| (range.start, range.end))
                .collect();
            assert_eq!(found, expected, "{groups:?}");
        }
    }
}
