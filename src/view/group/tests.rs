use std::sync::Arc;

use super::*;
use crate::config::{Registry, RegistryEntry};
use crate::locale::Language;
use crate::view::sample::{facts, portfolio};
use crate::view::sentence::plain_words;

fn page_of(facts: &Facts, name: &GroupName) -> GroupPage {
    let path = SitePath::new("2026/offices/x.html").expect("a path");
    group(facts, &path, 2026, name).expect("the group exists").page
}

fn office() -> GroupName {
    GroupName::Office("组织一处".to_owned())
}

#[test]
fn an_office_is_summed_up_in_a_sentence() {
    let facts = facts(portfolio(), Language::Chinese);
    let page = page_of(&facts, &office());
    let sentence = plain_words(&page.sentence);
    assert!(sentence.starts_with("共8项：滞后1，有风险1"), "{sentence}");
    assert!(
        sentence.ends_with("欠交2个节点，最早一个的原定时限已过38天。"),
        "{sentence}"
    );
    let owed: Vec<&str> = page.owed.rows.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(owed, ["细则送审", "系统对接"], "the oldest promise first");
    assert_eq!(page.owed.rows[0].due.slip.as_deref(), Some("+43天"));
    assert_eq!(page.owed.rows[1].due.slip.as_deref(), Some("逾期12天"));
    assert_eq!(page.rows.len(), 8);
}

#[test]
fn the_desk_has_what_is_decided_and_not_done() {
    let mut portfolio = portfolio();
    Arc::make_mut(&mut portfolio.projects[2]).problems[0].decider = Some("分管副部长".to_owned());
    let facts = facts(portfolio, Language::Chinese);
    let office = page_of(&facts, &office());
    let decisions = office.decisions.expect("offices carry decisions out");
    assert_eq!(
        decisions.len(),
        1,
        "a meeting that is still to come has decided nothing"
    );
    assert_eq!(&*decisions[0].mark.word, "逾期9天");
    assert_eq!(office.problems.expect("offices solve problems").len(), 0);
    let lead = page_of(&facts, &GroupName::Lead("分管副部长".to_owned()));
    assert_eq!(lead.problems.expect("leads decide")[0].role, "请拍板");
}

#[test]
fn another_spelling_of_a_registered_name_is_the_same_office() {
    let mut portfolio = portfolio();
    portfolio.meetings[0].decisions[0].owner = Some("组织科".to_owned());
    let entry = RegistryEntry {
        name: "组织一处".to_owned(),
        aliases: vec!["组织科".to_owned()],
    };
    let config = crate::config::Config {
        offices: Some(Registry::new(vec![entry])),
        ..crate::config::Config::default()
    };
    let facts = crate::view::sample::facts_with(portfolio, config, "2026-11-22");
    assert_eq!(
        page_of(&facts, &office()).decisions.map(|rows| rows.len()),
        Some(1)
    );
}

#[test]
fn levels_of_a_facet_lead_up_and_down() {
    let facts = facts(portfolio(), Language::English);
    let facet = |value: &str| GroupName::Facet {
        key: "workstream".to_owned(),
        value: value.to_owned(),
    };
    let top = page_of(&facts, &facet("基层党建"));
    assert_eq!(top.below.len(), 1);
    assert!(top.decisions.is_none());
    let level = page_of(&facts, &facet("基层党建/4+1"));
    assert_eq!(
        level.crumb.last().map(|link| link.name.as_str()),
        Some("基层党建")
    );
    assert!(
        level
            .crumb
            .iter()
            .all(|link| link.href.is_some() || link.name == "工作线")
    );
    let path = SitePath::new("x.html").expect("a path");
    assert!(group(&facts, &path, 2026, &facet("没有")).is_none());
}

#[test]
fn a_line_of_work_shows_what_it_carries_out_and_its_milestones() {
    use crate::model::{Clause, Directive, GoalRef};
    let mut portfolio = portfolio();
    let goal = |clause: &str| GoalRef {
        directive: "yd".to_owned(),
        clause: clause.to_owned(),
    };
    Arc::make_mut(&mut portfolio.projects[2]).goals = vec![goal("6"), goal("没有")];
    portfolio.directives = vec![Directive {
        id: "yd".to_owned(),
        file: "directives/yd.md".to_owned(),
        title: "要点".to_owned(),
        source: None,
        date: None,
        year: 2026,
        clauses: vec![Clause {
            id: "6".to_owned(),
            text: "党支部分类定级".to_owned(),
            office: None,
            due: None,
        }],
        body: crate::view::sample::excerpt("directives/yd.md", ""),
    }];
    let facts = facts(portfolio, Language::Chinese);
    let facet = GroupName::Facet {
        key: "workstream".to_owned(),
        value: "基层党建".to_owned(),
    };
    let page = page_of(&facts, &facet);
    let goals: Vec<&str> = page.goals.iter().map(|link| link.name.as_str()).collect();
    assert_eq!(
        goals,
        ["第6条　党支部分类定级（要点）"],
        "a goal that does not exist is left out"
    );
    assert!(
        page.steps
            .is_some_and(|drawing| drawing.as_str().contains("实交 1"))
    );
    assert!(page_of(&facts, &office()).steps.is_none());
}
