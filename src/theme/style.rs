//! The built-in stylesheet as it is published: without what only its authors read.

/// Returns `css` without comments, line ends and indentation.
///
/// Text in quotation marks stays as it is. A line end between two words of a value stays a blank.
pub(super) fn packed(css: &str) -> String {
    let mut packed = String::with_capacity(css.len());
    let mut quote: Option<char> = None;
    let mut rest = css;
    while let Some(next) = rest.chars().next() {
        if quote.is_none() && rest.starts_with("/*") {
            rest = rest.split_once("*/").map_or("", |(_, behind)| behind);
            continue;
        }
        rest = &rest[next.len_utf8()..];
        match next {
            '"' | '\'' if quote.is_none() => quote = Some(next),
            _ if quote == Some(next) => quote = None,
            '\n' | '\r' if quote.is_none() => {
                rest = rest.trim_start();
                packed.truncate(packed.trim_end().len());
                if !packed.ends_with(['{', '}', ';', ',']) && !packed.is_empty() {
                    packed.push(' ');
                }
                continue;
            }
            _ => {}
        }
        packed.push(next);
    }
    packed.truncate(packed.trim_end().len());
    packed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_authors_read_is_left_out() {
        let cases = [
            (
                "/* why */\n.a{color:red} /* so */\n\n.b,\n  .c{top:0}\n",
                ".a{color:red}.b,.c{top:0}",
            ),
            ("a{margin:1px\n 2px}", "a{margin:1px 2px}"),
            (
                "a::before{content:\"/* no\n comment */\"}",
                "a::before{content:\"/* no\n comment */\"}",
            ),
            ("a{b:url('x\"y')}/* open", "a{b:url('x\"y')}"),
            ("", ""),
        ];
        for (css, expected) in cases {
            assert_eq!(packed(css), expected, "{css}");
        }
    }
}
