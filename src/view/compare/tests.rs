use super::*;
use crate::locale::Language;
use crate::view::sample::{facts, project, whole_portfolio};
use crate::view::sentence::plain_words;

fn page(language: Language) -> ComparePage {
    let mut portfolio = whole_portfolio();
    portfolio.projects.insert(2, project(2025, "zz-gone").into());
    compare(&facts(portfolio, language), &YearPage::Compare.path(2026), 2026).page
}

#[test]
fn projects_of_both_years_are_matched_and_the_others_accounted_for() {
    let page = page(Language::Chinese);
    let pairs: Vec<(&str, &str)> = page
        .continued
        .iter()
        .map(|row| (row.before[0].title(), row.after.title()))
        .collect();
    assert_eq!(pairs, [("项目late", "项目late")]);
    let fates: Vec<(&str, bool)> = page
        .fates
        .iter()
        .map(|group| (group.heading.as_str(), group.alarming))
        .collect();
    assert_eq!(
        fates,
        [
            ("不见了：1项", true),
            ("转入今年：1项", false),
            ("已了结：1项", false)
        ]
    );
}

#[test]
fn the_sentence_drops_what_cannot_be_measured() {
    assert_eq!(
        plain_words(&page(Language::Chinese).sentence),
        "2026年9项，比2025年多6项；没有结转，上年1项。"
    );
    assert_eq!(
        plain_words(&page(Language::English).sentence),
        "2026 has 9 projects, 6 more than 2025; none carried over (1 the year before)."
    );
}

#[test]
fn a_change_is_the_difference_of_what_is_shown() {
    let facts = facts(whole_portfolio(), Language::Chinese);
    let path = YearPage::Compare.path(2026);
    let writer = Writer {
        facts: &facts,
        links: Links::new(&path),
        year: 2026,
        format: facts.format(2026),
    };
    let cases = [
        (Unit::Percent, 70.4, 71.4, "+1个百分点"),
        (Unit::Percent, 70.4, 70.45, "0个百分点"),
        (Unit::Days, 121.0, 58.0, "\u{2212}63天"),
        (Unit::Count, 12.0, 36.0, "+24"),
    ];
    for (unit, before, after, expected) in cases {
        assert_eq!(writer.change(unit, Some((before, after))), expected);
    }
    assert_eq!(writer.change(Unit::Days, None), "—");
}
