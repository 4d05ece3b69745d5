use super::*;
use crate::locale::Language;
use crate::model::{Portfolio, YearRecord};
use crate::view::sample::{date, deadline, excerpt, facts, milestone, portfolio, project, update};
use crate::view::sentence::plain_words;

fn page(portfolio: Portfolio, language: Language) -> Overview {
    let facts = facts(portfolio, language);
    let view = overview(&facts, &YearPage::Overview.path(2026), 2026);
    view.page.year.expect("2026 has projects")
}

/// A portfolio of `late` late projects and `calm` others; of the late ones `grouped` share a facet value.
fn with_late(late: usize, grouped: usize, calm: usize) -> Portfolio {
    let mut projects: Vec<_> = (0..late + calm)
        .map(|n| project(2026, &format!("p{n:02}")))
        .collect();
    for (place, project) in projects.iter_mut().enumerate() {
        let value = if place < grouped { "干部" } else { "其他" };
        project
            .facets
            .insert("workstream".to_owned(), vec![value.to_owned()]);
        project.updates = vec![update("2026-11-20", None, "x")];
        if place < late {
            project.due = Some(deadline("2026-11-10"));
        }
        if place >= late {
            let key = format!("其他{place}");
            project.facets.insert("workstream".to_owned(), vec![key]);
        }
    }
    Portfolio {
        projects: projects.into_iter().map(std::sync::Arc::new).collect(),
        ..Portfolio::default()
    }
}

#[test]
fn the_verdict_drops_what_is_zero() {
    let table = [
        (with_late(0, 0, 1), "一年已过89%，1个项目走完50%。"),
        (with_late(1, 1, 1), "一年已过89%，2个项目平均走完50%。1项滞后。"),
        (with_late(2, 2, 0), "一年已过89%，2个项目平均走完50%。2项滞后。"),
        (
            with_late(3, 2, 0),
            "一年已过89%，3个项目平均走完50%。3项滞后，其中2项在干部。",
        ),
        (
            with_late(2, 2, 4),
            "一年已过89%，6个项目平均走完50%。2项滞后，都在干部。",
        ),
        (
            portfolio(),
            "一年已过89%，9个项目平均走完58%（取消的和没有进度的不计）。1项滞后；到期节点欠交2个，待交1个。",
        ),
    ];
    let path = YearPage::Overview.path(2026);
    let links = Links::new(&path);
    for (portfolio, expected) in table {
        let facts = facts(portfolio, Language::Chinese);
        let year = facts.year(2026).expect("2026 is there");
        assert_eq!(plain_words(&verdict::verdict(&facts, links, year)), expected);
    }
}

#[test]
fn every_count_of_the_verdict_links_to_the_list_it_counts() {
    let page = page(portfolio(), Language::Chinese);
    let links: Vec<(&str, &str)> = page
        .verdict
        .iter()
        .filter_map(|phrase| Some((phrase.text.as_str(), phrase.href.as_deref()?)))
        .collect();
    let expected = [
        ("9个项目", "projects/index.html"),
        ("58%", "projects/index.html"),
        ("1项滞后", "#attn"),
        ("欠交2个", "#owed"),
        ("1个", "milestones.html#health%3Dopen"),
    ];
    assert_eq!(links, expected);
    assert_eq!(
        page.owed.rows.len(),
        2,
        "the list has as many rows as the verdict says"
    );
    assert!(page.owed.more.is_none());
}

#[test]
fn the_verdict_speaks_english() {
    let verdict = page(with_late(3, 2, 0), Language::English).verdict;
    assert_eq!(
        plain_words(&verdict),
        "89% of the year has passed, and its 3 projects stand at 50% on average. 3 projects are late, 2 of \
         them in 干部."
    );
    let one = page(with_late(1, 0, 0), Language::English).verdict;
    assert_eq!(
        plain_words(&one),
        "89% of the year has passed, and its one project stands at 50%. 1 project is late."
    );
}

#[test]
fn the_figures_sum_to_all_projects() {
    for portfolio in [portfolio(), with_late(2, 0, 3)] {
        let total = portfolio.projects.len();
        let band = page(portfolio, Language::Chinese).band;
        let sum: usize = band.figures.iter().map(|figure| figure.count).sum();
        assert_eq!(sum, total);
        assert!(
            band.figures
                .iter()
                .all(|figure| figure.href.is_some() == (figure.count > 0))
        );
    }
}

#[test]
fn figures_are_compared_with_the_previous_meeting() {
    let band = page(portfolio(), Language::Chinese).band;
    let changes: Vec<Option<&str>> = band
        .figures
        .iter()
        .map(|figure| figure.change.as_deref())
        .collect();
    assert_eq!(
        changes[0],
        Some("较上次±0"),
        "moved milestones count as moved without a recorded change"
    );
    assert_eq!(changes[3], Some("较上次+1"), "one was finished on 13 November");
    let without = page(with_late(1, 0, 1), Language::Chinese);
    assert!(without.since.is_none());
    assert!(without.band.figures.iter().all(|figure| figure.change.is_none()));
}

#[test]
fn attention_sorts_late_before_risk_and_names_the_obstacle() {
    let attention = page(portfolio(), Language::Chinese).attention;
    let rows: Vec<(&str, &str, Option<&str>)> = attention
        .rows
        .iter()
        .map(|row| (row.link.title(), row.slip.as_str(), row.blocker.as_deref()))
        .collect();
    assert_eq!(
        rows,
        [
            ("项目late", "+23天", Some("两部门对绩效挂钩<比例>意见不一")),
            ("项目risk", "未改期", Some("接口尚未开放")),
        ]
    );
    assert_eq!(
        attention.rows[1].next.as_ref().map(|next| next.name.as_str()),
        Some("系统对接")
    );
}

#[test]
fn attention_is_sorted_by_the_days_that_it_shows() {
    let late = |id: &str, due: &str, baseline: Option<&str>| {
        let mut late = project(2026, id);
        late.due = Some(deadline(due));
        late.baseline.due = baseline.map(deadline);
        std::sync::Arc::new(late)
    };
    let portfolio = Portfolio {
        projects: vec![
            late("a", "2026-11-10", None),
            late("b", "2026-12-30", Some("2026-11-30")),
            late("c", "2026-11-15", Some("2026-06-30")),
        ],
        ..Portfolio::default()
    };
    let rows = page(portfolio, Language::Chinese).attention.rows;
    let days: Vec<&str> = rows.iter().map(|row| row.slip.as_str()).collect();
    assert_eq!(days, ["+138天", "+30天", "逾期12天"]);
}

#[test]
fn long_lists_say_what_they_leave_out() {
    let attention = page(with_late(25, 0, 0), Language::Chinese).attention;
    assert_eq!(attention.rows.len(), 20);
    let more = attention.more.expect("five more");
    assert_eq!(more.name, "另有5项，见项目列表");
    assert!(
        more.href
            .is_some_and(|href| href.ends_with("projects/index.html#health%3Dlate%2Bat-risk"))
    );
}

#[test]
fn the_coming_weeks_hold_what_is_due_and_mark_what_is_owed() {
    let ahead = page(portfolio(), Language::Chinese)
        .ahead
        .expect("the year is not over");
    let rows: Vec<(&str, bool)> = ahead
        .rows
        .iter()
        .map(|row| (row.date.as_str(), row.owed))
        .collect();
    assert_eq!(
        rows,
        [("11-27", true)],
        "a month due by its end is three weeks off"
    );
}

#[test]
fn promises_of_other_years_and_without_a_date_are_named() {
    let mut one = project(2026, "a");
    one.milestones = vec![
        milestone("甲", "2026-03-20", None, None),
        milestone("乙", "2027-03-20", None, None),
        milestone("丙", "tbd", None, None),
    ];
    let only = Portfolio {
        projects: vec![one.into()],
        ..Portfolio::default()
    };
    let promises = page(only, Language::Chinese).promises;
    assert_eq!(
        promises.notes[1..],
        ["其中1个承诺在本年以外，图上不画", "其中1个没有日期，图上不画"]
    );
    let key: Vec<&str> = promises.key.iter().map(|entry| entry.text.as_str()).collect();
    assert_eq!(key, ["欠交 1", "待交 2"], "the key counts as the list behind it");
    let march = &promises.months[2];
    assert_eq!((march.total.text.as_str(), march.open.text.as_str()), ("1", "0"));
    assert_eq!(march.owed.href.as_deref(), Some("milestones.html#m-2026-03-owed"));
    let others = promises.months.iter().filter(|month| month.total.href.is_some());
    assert_eq!(others.count(), 1);
}

#[test]
fn a_closed_year_stands_still_and_looks_no_further() {
    let mut closed = portfolio();
    closed.years.insert(
        2026,
        YearRecord {
            year: 2026,
            file: "years/2026.md".to_owned(),
            title: None,
            closed: Some(date("2026-11-15")),
            targets: vec![],
            body: excerpt("years/2026.md", ""),
        },
    );
    let facts = facts(closed, Language::Chinese);
    let view = overview(&facts, &YearPage::Overview.path(2026), 2026);
    assert_eq!(
        view.frame.shell.notice.as_deref(),
        Some("2026年已于11月15日关账，页面停在那一天。")
    );
    let year = view.page.year.expect("2026 has projects");
    assert!(year.ahead.is_none());
    assert!(plain_words(&year.verdict).starts_with("全年已经结束"));
    let owed = year.verdict.iter().find(|phrase| phrase.text == "欠交2个");
    assert_eq!(owed.map(|phrase| phrase.kind), Some(None), "history is never red");
    assert_eq!(year.no_meeting, "这一年没有登记会议。");
    assert!(
        year.units
            .iter()
            .flat_map(|table| &table.rows)
            .all(|row| row.is_history)
    );
}

#[test]
fn a_site_without_projects_says_what_to_do() {
    let facts = facts(Portfolio::default(), Language::English);
    let view = front(&facts, &crate::view::address::front_path());
    assert!(view.page.year.is_none());
    assert!(view.page.empty.contains("milepost new project"));
}

#[test]
fn silence_is_named_with_its_days() {
    let stale = page(portfolio(), Language::Chinese)
        .stale
        .expect("silent projects");
    let names: Vec<&str> = stale.projects.iter().map(|link| link.name.as_str()).collect();
    assert!(names.contains(&"项目silent（294天）"), "{names:?}");
}

#[test]
fn briefs_that_could_not_be_read_are_counted_and_named() {
    // Proved by sabotage: with all of them named, and without the way to the others, the second case fails.
    let say = |unread: usize, language| {
        let all = with_late(0, 0, 12);
        let files = all.projects.iter().take(unread);
        let files = files.map(|project| project.file.as_str().into()).collect();
        let facts = facts(all, language).with_unread(files);
        let view = overview(&facts, &YearPage::Overview.path(2026), 2026);
        view.page.year.expect("2026 has projects").unread
    };
    assert!(say(0, Language::Chinese).is_none());
    let note = say(10, Language::Chinese).expect("ten are missing");
    assert!(note.intro.starts_with("10份简报未能读取"), "{}", note.intro);
    assert_eq!(note.briefs.len(), MOST_UNREAD);
    assert_eq!(note.briefs[0].name, "projects/2026/p00.md");
    assert_eq!(note.briefs[0].href.as_deref(), Some("projects/p00.html"));
    let more = note.more.expect("two are not named");
    assert_eq!(
        (&*more.name, more.href.as_deref()),
        ("另有2份", Some("projects/index.html"))
    );
    let note = say(1, Language::English).expect("one is missing");
    assert!(
        note.intro.starts_with("1 brief could not be read."),
        "{}",
        note.intro
    );
    assert!(note.more.is_none());
}
