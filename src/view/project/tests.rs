use super::*;
use crate::locale::Language;
use crate::model::{Account as YearEnd, Change, ChangeTarget, Indicator, IndicatorKind, Outcome, Quantity};
use crate::view::address::project_path;
use crate::view::sample::{date, deadline, facts, milestone, portfolio, problem, project as brief, update};

fn page(portfolio: crate::model::Portfolio, language: Language, id: &str) -> ProjectPage {
    let key = crate::model::ProjectKey {
        year: 2026,
        id: id.to_owned(),
    };
    let facts = facts(portfolio, language);
    let index = facts.portfolio.position(&key).expect("a project of the sample");
    project(&facts, &project_path(&key), index).page
}

fn of(brief: Project) -> ProjectPage {
    let id = brief.key.id.clone();
    let one = crate::model::Portfolio {
        projects: vec![brief.into()],
        ..crate::model::Portfolio::default()
    };
    page(one, Language::Chinese, &id)
}

#[test]
fn the_first_words_say_where_a_project_is() {
    let table = [
        (
            "late",
            "3个节点已交1个。欠交1个：“细则送审”，原定10月15日，已过38天。现计划12月23日完成，比原计划晚23天。",
            "1 of 3 milestones delivered. One is owed: “细则送审”, promised for 15 Oct, 38 days ago. Now due 23 Dec, \
             23 days later than first promised.",
        ),
        (
            "silent",
            "持续推进，没有完成时限。",
            "Ongoing; there is no due date.",
        ),
        (
            "on",
            "完成时限待定。11月20日报：正常推进。",
            "The due date is still to be decided. Latest report (20 Nov): 正常推进.",
        ),
        (
            "done",
            "11月13日完成，提前17天。",
            "Finished on 13 Nov, 17 days early.",
        ),
        ("planned", "计划12月1日启动。", "To start on 1 Dec."),
        ("paused", "暂停推进。", "Paused."),
        ("cancelled", "", ""),
        ("withheld", "完成时限不公开。", "The due date is withheld."),
    ];
    for (id, chinese, english) in table {
        assert_eq!(page(portfolio(), Language::Chinese, id).lede, chinese, "{id}");
        assert_eq!(page(portfolio(), Language::English, id).lede, english, "{id}");
    }
}

#[test]
fn an_overdue_project_says_by_how_much() {
    let mut late = brief(2026, "a");
    late.due = Some(deadline("2026-10"));
    assert_eq!(of(late).lede, "应于2026年10月完成，已逾期22天。");
    let mut moved = brief(2026, "a");
    (moved.due, moved.baseline.due) = (Some(deadline("2026-11-15")), Some(deadline("2026-06-30")));
    let page = of(moved);
    assert_eq!(page.lede, "应于11月15日完成，比原计划晚138天，已逾期7天。");
    assert_eq!(
        page.pill.word, "滞后 138天",
        "the pill has a number of the sentence"
    );
}

#[test]
fn what_is_withheld_is_named_with_its_reason() {
    let mut secret = brief(2026, "a");
    secret.office = None;
    secret
        .withheld
        .insert("office".to_owned(), "涉及人员安排".to_owned());
    secret
        .allow
        .insert("stale-update".to_owned(), "按季度报告".to_owned());
    let page = of(secret);
    assert_eq!(page.facts[0].parts[0].text, "不公开");
    assert_eq!(page.facts[0].note.as_deref(), Some("涉及人员安排"));
    let notes: Vec<(&str, &str)> = page
        .notes
        .iter()
        .map(|note| (note.label.as_str(), note.reason.as_str()))
        .collect();
    assert_eq!(
        notes,
        [
            ("不公开：牵头处室", "涉及人员安排"),
            ("豁免检查：stale-update", "按季度报告")
        ]
    );
}

#[test]
fn the_account_comes_from_the_brief_else_from_its_problems_else_it_is_asked_for() {
    let mut late = brief(2026, "a");
    late.due = Some(deadline("2026-10-30"));
    let asked = of(late.clone()).account.expect("a late project owes an account");
    let missing = asked.missing.expect("nothing is written");
    assert_eq!(missing.text, "还没有写：原因、措施、责任与时限。在简报里补上：");
    assert!(
        missing.example.starts_with("年终说明: {原因"),
        "{}",
        missing.example
    );

    late.problems = vec![problem("会签未结", "2026-10-01")];
    let from_problems = of(late.clone()).account.expect("a late project owes an account");
    assert_eq!(from_problems.reasons, ["会签未结"]);
    let missing = from_problems.missing.expect("nobody is named");
    assert_eq!(missing.text, "还没有写：措施、责任与时限。在简报里补上：");

    late.account = Some(YearEnd {
        reason: Some("甲未定；乙重报。".to_owned()),
        remedy: Some("并行推进".to_owned()),
        responsible: Some("组织一处处长".to_owned()),
        new_due: Some(deadline("2026-12-23")),
        ..YearEnd::default()
    });
    let whole = of(late).account.expect("a late project owes an account");
    assert_eq!(whole.reasons, ["一、甲未定。", "二、乙重报。"]);
    assert_eq!(whole.duties, ["组织一处处长", "新时限12月23日"]);
    assert!(whole.missing.is_none());
}

#[test]
fn only_late_and_risky_projects_owe_an_account() {
    for (id, owes) in [("late", true), ("risk", true), ("on", false), ("done", false)] {
        let account = page(portfolio(), Language::Chinese, id).account;
        assert_eq!(account.is_some(), owes, "{id}");
    }
}

#[test]
fn what_is_dated_after_the_status_date_is_not_there_yet() {
    let mut project = brief(2026, "a");
    project.updates = vec![
        update("2026-11-20", None, "已报"),
        update("2026-11-25", None, "未来"),
    ];
    project.changes = ["2026-11-12", "2026-12-01"]
        .map(|day| Change {
            date: Some(date(day)),
            what: ChangeTarget::Due,
            from: Some("2026-10-31".to_owned()),
            to: Some("2026-11-30".to_owned()),
            reason: None,
            approved_by: None,
        })
        .into();
    project.problems = vec![problem("接口", "2026-10-01")];
    project.problems[0].solved = Some(date("2026-11-23"));
    let page = of(project);
    assert_eq!(page.updates.len(), 1);
    assert_eq!(page.changes.len(), 1);
    assert_eq!(
        (page.changes[0].from.as_deref(), page.changes[0].to.as_deref()),
        (Some("10-31"), Some("11-30"))
    );
    assert_eq!((page.problems.len(), page.solved.len()), (1, 0));
}

#[test]
fn indicators_are_judged_in_their_own_unit() {
    let indicator = |unit: &str, base, target, actual: Option<f64>, kind| {
        Outcome::Indicator(Indicator {
            name: "指标".to_owned(),
            unit: Some(unit.to_owned()),
            base,
            target: Some(Quantity::Number(target)),
            actual: actual.map(Quantity::Number),
            kind,
            by: None,
        })
    };
    let mut project = brief(2026, "a");
    project.due = Some(deadline("2026-12-31"));
    project.milestones = vec![
        milestone("一", "2026-03-01", None, Some("2026-03-01")),
        milestone("二", "2026-12-31", None, None),
    ];
    project.outcomes = vec![
        indicator("%", None, 100.0, Some(97.8), IndicatorKind::Increase),
        indicator("张", Some(71.0), 42.0, Some(40.0), IndicatorKind::Decrease),
        indicator("个", None, 6.0, Some(2.0), IndicatorKind::AtLeast),
        indicator("人", None, 5.0, None, IndicatorKind::Increase),
        indicator("项", None, 5.0, Some(5.0), IndicatorKind::Increase),
    ];
    let rows = of(project).indicators;
    let judged: Vec<(&str, &str)> = rows
        .iter()
        .map(|row| (row.judgement.kind, &*row.judgement.word))
        .collect();
    assert_eq!(
        judged,
        [
            ("on", "差2.2个百分点"),
            ("done", "已超目标"),
            ("risk", "完成33%，差4个"),
            ("silent", "还没有数"),
            ("done", "已达目标"),
        ]
    );
    assert_eq!(rows[1].note.as_deref(), Some("基数71张"));
    assert_eq!(rows[2].target, "不低于6个");
}

#[test]
fn milestones_show_their_first_promise_and_what_became_of_it() {
    let page = page(portfolio(), Language::Chinese, "late");
    let rows: Vec<(&str, &str, &str, Option<&str>, bool)> = page
        .milestones
        .rows
        .iter()
        .map(|row| {
            (
                row.mark.code,
                row.baseline.as_str(),
                row.current.as_str(),
                row.slip.as_deref(),
                row.alarming,
            )
        })
        .collect();
    assert_eq!(
        rows,
        [
            ("done", "03-20", "03-18", Some("\u{2212}2天"), false),
            ("moved", "10-15", "11-27", Some("+43天"), true),
            ("open", "2026年12月", "2026年12月", None, false),
        ]
    );
    assert!(page.milestones.steps.is_some(), "three milestones have a date");
    let drift = page.milestones.drift.expect("one milestone moved");
    assert!(drift.as_str().contains("细则送审从10月15日改到11月27日"));
}

#[test]
fn a_brief_with_nothing_says_what_to_write() {
    let page = of(brief(2026, "a"));
    assert!(page.milestones.rows.is_empty());
    assert_eq!(
        page.milestones.example.as_deref(),
        Some("- {名称: 实施方案印发, 时限: 2026-03-20}")
    );
    assert_eq!(page.updates_empty, "还没有进展。在简报末尾写一条：");
    assert!(page.position.progress.is_none() && page.narrative.is_none());
    assert!(page.pager.previous.is_none() && page.pager.next.is_none());
}

#[test]
fn an_overdue_milestone_says_its_days_and_has_no_place_in_the_forecast() {
    let mut project = brief(2026, "a");
    project.milestones = vec![
        milestone("一", "2026-03-20", None, Some("2026-03-20")),
        milestone("二", "2026-11-13", None, None),
        milestone("三", "2026-12-09", None, None),
    ];
    let page = of(project);
    let row = &page.milestones.rows[1];
    assert_eq!((row.slip.as_deref(), row.alarming), (Some("逾期9天"), true));
    assert!(
        page.lede.contains("欠交1个：“二”，原定11月13日，已过9天。"),
        "{}",
        page.lede
    );
    let steps = page.milestones.steps.expect("three milestones have a date");
    assert!(steps.as_str().contains("12-09到2个"), "{}", steps.as_str());
}

#[test]
fn a_brief_that_is_history_asks_for_nothing_and_raises_no_alarm() {
    let mut cancelled = brief(2026, "a");
    cancelled.status = Some(crate::model::Status::Cancelled);
    cancelled.due = Some(deadline("2026-10-31"));
    cancelled.outcomes = vec![Outcome::Indicator(Indicator {
        name: "新增床位".to_owned(),
        unit: Some("张".to_owned()),
        base: None,
        target: Some(Quantity::Number(200.0)),
        actual: Some(Quantity::Number(0.0)),
        kind: IndicatorKind::Increase,
        by: None,
    })];
    let page = of(cancelled.clone());
    assert_eq!(page.milestones.empty, "这份简报没有写节点。");
    assert!(page.milestones.example.is_none() && page.updates_example.is_none());
    assert_eq!(page.updates_empty, "没有写过进展。");
    let judgement = &page.indicators[0].judgement;
    assert_eq!((judgement.kind, &*judgement.word), ("drop", "完成0%，差200张"));
    cancelled.status = Some(crate::model::Status::Carried);
    cancelled.milestones = vec![milestone("一", "2026-06-30", None, None)];
    let row = of(cancelled).milestones.rows.swap_remove(0);
    assert_eq!((row.mark.kind, row.owed, row.alarming), ("drop", false, false));
}

// Proved by sabotage: without days of silence, without the link, or with a dash for the target, this test fails.
#[test]
fn silence_carrying_and_an_answer_are_said_in_full() {
    let silent = page(portfolio(), Language::Chinese, "silent").pill.word;
    assert!(
        silent.starts_with("无更新 ") && silent.ends_with('天'),
        "{silent}"
    );
    let mut carried = brief(2025, "old");
    carried.status = Some(crate::model::Status::Carried);
    carried.account = Some(YearEnd {
        carry_to: Some("2026/next".to_owned()),
        ..YearEnd::default()
    });
    carried.outcomes = vec![Outcome::Indicator(Indicator {
        name: "上线".to_owned(),
        unit: None,
        base: None,
        target: None,
        actual: Some(Quantity::Answer(true)),
        kind: IndicatorKind::Done,
        by: None,
    })];
    let both = crate::model::Portfolio {
        projects: vec![carried.into(), brief(2026, "next").into()],
        ..crate::model::Portfolio::default()
    };
    let facts = facts(both, Language::Chinese);
    let page = project(&facts, &project_path(&facts.portfolio.projects[0].key), 0).page;
    let links: Vec<&NameLink> = page.closing.iter().flat_map(|item| &item.links).collect();
    assert_eq!(links.len(), 1);
    assert_eq!(
        (links[0].name.as_str(), links[0].href.as_deref()),
        ("2026 项目next", Some("../../2026/projects/next.html"))
    );
    assert_eq!(page.indicators[0].target, "是");
}
