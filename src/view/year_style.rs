//! The style sheet of what differs by year: the heads of printed pages.

use std::fmt::Write as _;

use super::Facts;
use crate::locale::Args;

/// Writes the style sheet of `year`.
pub fn year_style(facts: &Facts, year: i32) -> String {
    let Some(figures) = facts.year(year) else {
        return String::new();
    };
    let format = facts.format(year);
    let head = facts.say(
        "print-head",
        Args::new()
            .with("title", &facts.config.title)
            .with("year", year.to_string()),
    );
    let as_of = facts.say("as-of", Args::new().with("date", format.full(figures.as_of)));
    let font = "font:8.5pt \"Songti SC\",\"SimSun\",\"Noto Serif CJK SC\",serif;color:#333;\
                vertical-align:bottom;padding-bottom:4mm";
    let marking = facts
        .config
        .marking
        .as_deref()
        .map_or_else(String::new, |marking| {
            format!("@top-center{{content:{};{font}}}", css_string(marking))
        });
    format!(
        "@page{{@top-left{{content:{};{font}}}@top-right{{content:{};{font}}}{marking}}}\n{OWN_HEADS}",
        css_string(&head),
        css_string(&as_of),
    )
}

/// Sheets and packs carry heads of their own. It stands here because browsers let the later rule for a margin
/// win, also over a named page.
const OWN_HEADS: &str = "@page sheet{@top-left{content:none}@top-right{content:none}}\n\
                         @page gw{@top-left{content:none}@top-right{content:none}}\n";

/// Writes `text` as a CSS string: everything but letters, digits and CJK is escaped by its code point.
///
/// # Source
/// CSS Syntax Module Level 3, section 4.3.7 (escaped code points).
fn css_string(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        if c.is_alphanumeric() || c == ' ' {
            out.push(c);
        } else {
            let _ = write!(out, "\\{:x} ", u32::from(c));
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_cannot_leave_their_quotes() {
        // Proved by sabotage: with signs left as they are, this test fails.
        assert_eq!(css_string("a\"};b"), "\"a\\22 \\7d \\3b b\"");
        assert_eq!(css_string("台账 2026"), "\"台账 2026\"");
    }
}
