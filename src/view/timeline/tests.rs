use super::*;
use crate::config::{Config, Facet, Registry, RegistryEntry};
use crate::locale::Language;
use crate::model::{Portfolio, Project, Status};
use crate::view::sample::{deadline, facts, facts_with, portfolio, project};

fn lanes(facts: &Facts, page: YearPage, part: usize) -> TimelinePage {
    timeline(facts, &page.part(2026, part), page, 2026, part).page
}

fn names(page: &TimelinePage) -> Vec<&str> {
    page.groups.iter().map(|group| group.name.as_str()).collect()
}

fn many(count: usize) -> Portfolio {
    let brief = |index: usize| Project {
        facets: [("workstream".to_owned(), vec![format!("线{}", index / 300)])].into(),
        ..project(2026, &format!("p{index:04}"))
    };
    Portfolio {
        projects: (0..count).map(brief).map(std::sync::Arc::new).collect(),
        ..Portfolio::default()
    }
}

#[test]
fn the_sentence_drops_what_is_not_there() {
    let facts = facts(portfolio(), Language::Chinese);
    let page = lanes(&facts, YearPage::Timeline, 1);
    assert_eq!(
        page.sentence,
        "9项按工作线排列。1项要延续到下年；1项改过完成日期，最长推迟23天。"
    );
    let quiet = super::super::sample::facts(many(2), Language::English);
    assert_eq!(
        lanes(&quiet, YearPage::Timeline, 1).sentence,
        "2 projects, by 工作线."
    );
}

#[test]
fn projects_without_a_value_come_last() {
    let facts = facts(portfolio(), Language::Chinese);
    assert_eq!(
        names(&lanes(&facts, YearPage::Timeline, 1)),
        ["基层党建", "未分类"]
    );
    assert_eq!(
        names(&lanes(&facts, YearPage::TimelineByOffice, 1)),
        ["组织一处", "不公开"]
    );
    assert_eq!(
        names(&lanes(&facts, YearPage::TimelineByLead, 1)),
        ["分管副部长", "不公开"]
    );
}

#[test]
fn offices_keep_the_registry_order_and_stand_in_for_a_missing_facet() {
    let mut projects = vec![project(2026, "a"), project(2026, "b")];
    projects[0].office = Some("乙处".to_owned());
    projects[1].office = Some("甲处".to_owned());
    let entry = |name: &str| RegistryEntry {
        name: name.to_owned(),
        aliases: vec![],
    };
    let config = Config {
        offices: Some(Registry::new(vec![entry("甲处"), entry("乙处")])),
        ..Config::default()
    };
    let portfolio = Portfolio {
        projects: projects.into_iter().map(std::sync::Arc::new).collect(),
        ..Portfolio::default()
    };
    let facts = facts_with(portfolio, config, "2026-11-22");
    let page = lanes(&facts, YearPage::Timeline, 1);
    assert_eq!(names(&page), ["甲处", "乙处"]);
    assert_eq!(page.groupings.len(), 2, "office and lead only");
}

#[test]
fn long_timelines_are_cut_between_groups() {
    let facts = facts(many(1_000), Language::Chinese);
    assert_eq!(part_count(&facts, YearPage::Timeline, 2026), 3);
    let second = lanes(&facts, YearPage::Timeline, 2);
    assert_eq!(names(&second), ["线1"]);
    assert_eq!(second.groups[0].rows.len(), 300);
    let current: Vec<bool> = second.parts.iter().map(|part| part.current).collect();
    assert_eq!(current, [false, true, false]);
    assert_eq!(second.parts[0].href, "timeline.html");
    assert_eq!(second.parts[2].href, "timeline-3.html");
    assert_eq!(
        part_count(&facts, YearPage::TimelineByOffice, 2026),
        3,
        "one office with a thousand projects has to be cut"
    );
}

#[test]
fn a_project_of_several_years_is_one_line() {
    let mut before = project(2025, "a");
    before.status = Some(Status::Carried);
    let mut merged = project(2025, "b");
    merged.status = Some(Status::Carried);
    let mut now = project(2026, "a");
    now.continues = vec![merged.key.clone()];
    now.due = Some(deadline("2027-02-05"));
    let alone = project(2025, "c");
    let portfolio = Portfolio {
        projects: vec![before.into(), merged.into(), alone.into(), now.into()],
        ..Portfolio::default()
    };
    let facts = facts(portfolio, Language::Chinese);
    let page = lanes(&facts, YearPage::TimelineThreeYears, 1);
    let rows: Vec<(&str, &str)> = page
        .groups
        .iter()
        .flat_map(|group| &group.rows)
        .map(|row| (row.link.title(), row.owner.as_str()))
        .collect();
    assert_eq!(rows, [("项目a", "2025–2026"), ("项目c", "2025")]);
    assert_eq!(
        page.sentence,
        "2025—2027年共2条线，一个项目跨年只画一条；其中1条跨年接续。"
    );
}

#[test]
fn each_row_says_in_words_what_its_lane_shows() {
    let mut sample = portfolio();
    let mut overdue = project(2026, "overdue");
    overdue.due = Some(deadline("2026-10-30"));
    sample.projects.push(overdue.into());
    sample.projects.sort_by(|a, b| a.key.cmp(&b.key));
    let facts = facts(sample, Language::Chinese);
    let page = lanes(&facts, YearPage::Timeline, 1);
    let row = |title: &str| {
        let mut rows = page.groups.iter().flat_map(|group| &group.rows);
        rows.find(|row| row.link.title() == title)
            .expect("a row of the sample")
    };
    assert_eq!(
        row("项目late").drawn.text("spoken"),
        "2月1日开始，原定11月30日完成，现计划12月23日；进度33%，节点已交1个、共3个，欠交1个"
    );
    assert_eq!(
        row("项目planned").drawn.text("spoken"),
        "计划12月1日开始，计划11月30日完成"
    );
    assert_eq!(
        row("（名称不公开：withheld）").drawn.text("spoken"),
        "完成时限不公开"
    );
    let finish = |title: &str| {
        let drawn = &row(title).drawn;
        ["finish.text", "finish.kind", "finish.slip"].map(|path| drawn.text(path))
    };
    assert_eq!(finish("项目late"), ["12-23", "late", "+23天"]);
    assert_eq!(
        finish("项目overdue"),
        ["10-30", "late", "逾期23天"],
        "its date was not moved, and it has passed"
    );
    assert_eq!(row("项目done").drawn.text("finish.text"), "11-13 交");
    assert_eq!(row("项目paused").drawn.text("finish.text"), "暂停");
}

#[test]
fn a_year_that_begins_in_april_has_its_own_ruler() {
    let config = Config {
        language: Language::English,
        year_starts: crate::model::YearStart::new(4, 1).expect("a day of every year"),
        facets: vec![Facet {
            key: "workstream".to_owned(),
            name: "Line".to_owned(),
            values: None,
        }],
        ..Config::default()
    };
    let facts = facts_with(portfolio(), config, "2026-11-22");
    let page = lanes(&facts, YearPage::Timeline, 1);
    assert_eq!(page.head.span, "1 Apr 2026 to 31 Mar 2027");
    assert!(page.sentence.contains("carried in"), "{}", page.sentence);
}
