use super::*;
use crate::locale::Language;
use crate::model::{Account, Portfolio, Review, Status, YearRecord};
use crate::view::part::Figure;
use crate::view::sample::{date, deadline, excerpt, facts, portfolio, project};
use crate::view::sentence::plain_words;

fn of(portfolio: Portfolio, language: Language, year: i32) -> SummaryPage {
    let facts = facts(portfolio, language);
    summary(&facts, &YearPage::Summary.path(year), year).page
}

#[test]
fn the_sentence_counts_how_projects_ended() {
    assert_eq!(
        plain_words(&of(portfolio(), Language::Chinese, 2026).sentence),
        "全年9项；完成1项（提前1项）；已取消1项、尚未结项7项。"
    );
    assert_eq!(
        plain_words(&of(portfolio(), Language::English, 2026).sentence),
        "9 projects; 1 finished (1 early); 1 cancelled, 7 still open."
    );
}

#[test]
fn a_withheld_due_date_is_not_an_undecided_one() {
    let finished = |id: &str| {
        let mut project = project(2026, id);
        (project.status, project.due, project.due_written) = (Some(Status::Done), None, None);
        project
    };
    let mut withheld = finished("b");
    withheld.withheld.insert("due".to_owned(), "涉密".to_owned());
    let both = Portfolio {
        projects: vec![finished("a").into(), withheld.into()],
        ..Portfolio::default()
    };
    let page = of(both, Language::Chinese, 2026);
    let rows: Vec<(&str, usize)> = page
        .classes
        .iter()
        .map(|row| (row.name.as_str(), row.count))
        .collect();
    assert_eq!(rows, [("完成（未定时限）", 1), ("完成（时限不公开）", 1)]);
    assert_eq!(
        plain_words(&page.sentence),
        "全年2项；完成2项（未定时限1项、时限不公开1项）。"
    );
}

#[test]
fn a_year_without_words_asks_for_them() {
    let page = of(portfolio(), Language::Chinese, 2026);
    assert_eq!(page.heading, "2026年度总结");
    assert!(page.narrative.is_none());
    assert!(page.narrative_empty.contains("content/years/2026.md"));
    let mut told = portfolio();
    told.years.insert(
        2026,
        YearRecord {
            year: 2026,
            file: "years/2026.md".to_owned(),
            title: Some("一年账".to_owned()),
            closed: None,
            targets: vec![("立项数".to_owned(), "9".to_owned())],
            body: excerpt("years/2026.md", "## 总的看\n\n走下来了。\n"),
        },
    );
    let page = of(told, Language::Chinese, 2026);
    assert_eq!(page.heading, "一年账");
    assert!(
        page.narrative
            .is_some_and(|text| text.html.as_str().contains("走下来了"))
    );
    assert_eq!(page.targets[0].value, "9");
}

fn two_years() -> Portfolio {
    let mut carried = project(2025, "a");
    carried.status = Some(Status::Carried);
    carried.account = Some(Account {
        reason: Some("人手不足".to_owned()),
        cause: Some("staffing".to_owned()),
        remedy: Some("增员".to_owned()),
        responsible: Some("处长".to_owned()),
        new_due: Some(deadline("2026-06-30")),
        ..Account::default()
    });
    carried.review = Some(Review {
        conclusion: Some(crate::model::Conclusion::Unfinished),
        score: Some(80.0),
        date: Some(date("2025-12-30")),
        ..Review::default()
    });
    let mut own = project(2025, "b");
    own.account = Some(Account {
        reason: Some("自定".to_owned()),
        cause: Some("我处特有".to_owned()),
        ..Account::default()
    });
    Portfolio {
        projects: vec![carried.into(), own.into(), project(2026, "a").into()],
        ..Portfolio::default()
    }
}

#[test]
fn vanished_projects_are_on_record_in_both_years() {
    for year in [2025, 2026] {
        let exits = of(two_years(), Language::Chinese, year).exits;
        let names: Vec<(&str, &str)> = exits
            .iter()
            .map(|row| (row.link.title(), row.year.as_str()))
            .collect();
        assert_eq!(names, [("项目b", "2025")], "{year}");
    }
}

#[test]
fn causes_are_counted_in_the_order_of_the_site() {
    let page = of(two_years(), Language::Chinese, 2025);
    let table = page.causes.expect("two accounts name a cause");
    assert_eq!(table.heads, ["人手", "我处特有"]);
    let shown =
        |figures: &[Figure]| -> Vec<String> { figures.iter().map(|figure| figure.text.clone()).collect() };
    assert_eq!(shown(&table.rows[0].counts), ["1", "1"]);
    assert_eq!(
        (shown(&table.totals), table.total),
        (vec!["1".to_owned(), "1".to_owned()], 2)
    );
    assert_eq!(table.rows[0].counts[1].href.as_deref(), Some("#cau-1-2"));
    assert_eq!(
        table.rows[0].lists[1].projects.len(),
        1,
        "the list behind the count"
    );
    assert!(of(portfolio(), Language::Chinese, 2026).causes.is_none());
}

#[test]
fn carried_projects_lead_to_their_next_brief() {
    let page = of(two_years(), Language::Chinese, 2025);
    assert_eq!(page.carried.len(), 1);
    let row = &page.carried[0];
    assert_eq!(row.until, "2026-06-30");
    let next = row.next.as_ref().and_then(|link| link.href.as_deref());
    assert_eq!(next, Some("../2026/projects/a.html"));
}

#[test]
fn scores_are_averaged_over_those_given() {
    let review = of(two_years(), Language::Chinese, 2025)
        .review
        .expect("one review");
    assert_eq!(plain_words(&review.sentence), "已评议1项。1项打分，平均80分。");
    let counts: Vec<(usize, usize)> = review
        .counts
        .iter()
        .map(|row| (row.count, row.projects.len()))
        .collect();
    assert_eq!(
        counts,
        [(1, 1)],
        "a count stands beside the projects that it counts"
    );
}

#[test]
fn years_are_compared_where_both_have_projects() {
    let page = of(two_years(), Language::Chinese, 2026);
    let first = &page.comparison[0];
    assert_eq!((first.before.text.as_str(), first.now.text.as_str()), ("2", "1"));
    assert!(of(two_years(), Language::Chinese, 2025).comparison.is_empty());
}

#[test]
fn projects_that_are_not_closed_are_named_late_ones_first() {
    let mut projects: Vec<_> = (0..45).map(|n| project(2026, &format!("p{n:02}"))).collect();
    for late in [17, 44] {
        projects[late].due = Some(deadline("2026-10-30"));
    }
    let portfolio = Portfolio {
        projects: projects.into_iter().map(std::sync::Arc::new).collect(),
        ..Portfolio::default()
    };
    let page = of(portfolio, Language::Chinese, 2026);
    let row = &page.classes[0];
    let first: Vec<&str> = row.projects[..3].iter().map(ProjectLink::title).collect();
    assert_eq!(first, ["项目p17", "项目p44", "项目p00"]);
    assert_eq!((row.projects.len(), row.others.len()), (40, 5));
    assert_eq!(row.more.as_deref(), Some("另有5项"), "print says it too");
}
