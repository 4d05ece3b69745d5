use super::*;
use crate::config::{Config, Registry, RegistryEntry};
use crate::model::Portfolio;
use crate::view::sample::{facts_with, milestone, project, update};

fn page(config: Config) -> ScorecardsPage {
    let done = |id: &str, office: &str, percent: f64| {
        let mut project = project(2026, id);
        project.office = Some(office.to_owned());
        project.updates = vec![update("2026-11-20", None, "进展")];
        project.updates[0].percent = Some(percent);
        project
    };
    let mut punctual = done("c", "丙处", 60.0);
    punctual.milestones = vec![milestone("甲", "2026-03-20", None, Some("2026-03-20"))];
    let portfolio = Portfolio {
        projects: vec![
            done("a", "甲处", 90.0).into(),
            done("b", "乙处", 10.0).into(),
            punctual.into(),
        ],
        ..Portfolio::default()
    };
    let facts = facts_with(portfolio, config, "2026-11-22");
    let path = super::super::address::YearPage::Scorecard.path(2026);
    scorecards(&facts, &path, 2026).page
}

fn names(ranking: bool) -> Vec<String> {
    let config = Config {
        ranking,
        ..Config::default()
    };
    page(config).tables[0]
        .rows
        .iter()
        .map(|row| row.link.name.clone())
        .collect()
}

#[test]
fn nobody_is_ranked_unless_the_site_says_so() {
    assert_eq!(names(true), ["甲处", "丙处", "乙处"], "by score");
    assert_eq!(
        names(false),
        ["丙处", "乙处", "甲处"],
        "by name, for there is no registry"
    );
}

#[test]
fn a_table_says_how_it_is_ordered() {
    let orders = |config: Config| -> Vec<String> {
        let tables = page(config).tables;
        tables.into_iter().map(|table| table.order).collect()
    };
    let names = ["丙处", "乙处", "甲处"].map(|name| RegistryEntry {
        name: name.to_owned(),
        aliases: vec![],
    });
    let registered = Config {
        offices: Some(Registry::new(names.into())),
        ..Config::default()
    };
    let by_name = "按名称顺序，不排名次。";
    assert_eq!(orders(Config::default()), [by_name; 3]);
    assert_eq!(
        orders(registered),
        ["按名册顺序，不排名次。", by_name, by_name],
        "those who do it day to day have no registry"
    );
}

#[test]
fn a_score_from_little_says_from_what_and_all_have_one_decimal() {
    let rows = page(Config::default()).tables.remove(0).rows;
    let scores: Vec<(&str, Option<&str>, Option<&str>)> = rows
        .iter()
        .map(|row| {
            (
                row.link.name.as_str(),
                row.score.as_deref(),
                row.score_from.as_deref(),
            )
        })
        .collect();
    let little = Some("只按完成、更新，占权重45%");
    assert_eq!(
        scores,
        [
            ("丙处", Some("65.7"), None),
            ("乙处", Some("10.0"), little),
            ("甲处", Some("72.2"), little),
        ]
    );
}
