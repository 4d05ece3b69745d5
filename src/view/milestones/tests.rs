use super::ledger::ROWS;
use super::*;
use crate::locale::Language;
use crate::model::Portfolio;
use crate::view::sample::{facts, milestone, project};

fn page(count: usize, number: usize) -> (MilestonesPage, String, usize) {
    let mut project = project(2026, "a");
    project.milestones = (0..count)
        .map(|n| {
            milestone(
                &format!("节点{n}"),
                if n % 2 == 0 { "2026-03-31" } else { "2026-12-20" },
                None,
                None,
            )
        })
        .collect();
    let portfolio = Portfolio {
        projects: vec![project.into()],
        ..Portfolio::default()
    };
    let facts = facts(portfolio, Language::Chinese);
    let path = YearPage::Milestones.part(2026, number);
    let link = Ledger::new(&facts, Links::new(&path), 2026).month((2026, 12), Some(Mark::Open));
    (
        milestones(&facts, &path, 2026, number).page,
        link,
        part_count(&facts, 2026),
    )
}

#[test]
fn a_count_leads_to_the_rows_that_it_counts() {
    let (page, link, parts) = page(5, 1);
    assert_eq!((parts, link.as_str()), (1, "milestones.html#m-2026-12-open"));
    assert!(page.parts.is_empty());
    let found: Vec<(&str, usize, Option<&str>)> = page
        .months
        .iter()
        .map(|month| {
            (
                month.anchor.as_str(),
                month.rows.len(),
                month.rows[0].anchor.as_deref(),
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            ("m-2026-03", 3, Some("m-2026-03-owed")),
            ("m-2026-12", 2, Some("m-2026-12-open"))
        ]
    );
    assert!(page.months[0].rows[1].anchor.is_none(), "an anchor stands once");
    assert_eq!(page.sentence, "全年节点5个：欠交3个，待交2个。");
}

#[test]
fn a_long_ledger_is_cut_between_months() {
    let (page, link, parts) = page(2 * ROWS, 2);
    assert_eq!((parts, link.as_str()), (2, "milestones-2.html#m-2026-12-open"));
    assert_eq!(page.months.len(), 1);
    assert_eq!(page.months[0].rows.len(), ROWS);
}

#[test]
fn a_promise_that_was_moved_or_broken_shows_its_days() {
    let mut project = project(2026, "a");
    project.milestones = vec![
        milestone("改期", "2026-12-02", Some("2026-08-28"), None),
        milestone("逾期", "2026-11-13", None, None),
        milestone("提前", "2026-12-02", Some("2026-12-22"), None),
    ];
    let portfolio = Portfolio {
        projects: vec![project.into()],
        ..Portfolio::default()
    };
    let facts = facts(portfolio, Language::Chinese);
    let page = milestones(&facts, &YearPage::Milestones.path(2026), 2026, 1).page;
    let rows = page.months.iter().flat_map(|month| &month.rows);
    let shown: Vec<(Option<&str>, &str, Option<&str>, bool)> = rows
        .map(|row| {
            let due = &row.due;
            (
                due.old.as_deref(),
                due.new.as_str(),
                due.slip.as_deref(),
                due.alarming,
            )
        })
        .collect();
    assert_eq!(
        shown,
        [
            (Some("08-28"), "12-02", Some("+96天"), true),
            (None, "11-13", Some("逾期9天"), true),
            (Some("12-22"), "12-02", Some("\u{2212}20天"), false),
        ]
    );
}
