//! The style sheet of what differs by year: the month grid behind the lanes, and the heads of printed pages.

use std::fmt::Write as _;

use chrono::Months;

use super::Facts;
use crate::locale::Args;
use crate::model::{Days, ReportingYear};

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
    let mut css = String::new();
    let _ = write!(
        css,
        ":root{{--months:{}}}\n@page{{@top-left{{content:{};{font}}}@top-right{{content:{};{font}}}{marking}}}\n",
        month_grid(figures.reporting_year),
        css_string(&head),
        css_string(&as_of),
    );
    css
}

/// Writes a gradient with a hairline at the first day of every month but the first.
fn month_grid(year: ReportingYear) -> String {
    let first = year.first_day();
    let total = Days::between(first, year.last_day()).0 + 1;
    let mut grid = "linear-gradient(90deg".to_owned();
    for month in 1..12 {
        let Some(date) = first.checked_add_months(Months::new(month)) else {
            continue;
        };
        let hundredths = (Days::between(first, date).0 * 10_000 + total / 2) / total;
        let x = format!("{}.{:02}%", hundredths / 100, hundredths % 100);
        let _ = write!(grid, ",transparent 0 {x},var(--rule) 0 calc({x} + 1px)");
    }
    grid.push_str(",transparent 0)");
    grid
}

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
    use crate::model::YearStart;

    #[test]
    fn strings_cannot_leave_their_quotes() {
        assert_eq!(css_string("a\"};b"), "\"a\\22 \\7d \\3b b\"");
        assert_eq!(css_string("台账 2026"), "\"台账 2026\"");
    }

    #[test]
    fn the_grid_follows_the_year() {
        let grid = month_grid(YearStart::default().reporting_year(2026));
        assert!(grid.contains("0 8.49%") && grid.contains("0 91.51%"), "{grid}");
        let fiscal = month_grid(
            YearStart::new(4, 1)
                .expect("a day of every year")
                .reporting_year(2026),
        );
        assert!(fiscal.contains("0 8.22%"), "April has 30 days: {fiscal}");
    }
}
