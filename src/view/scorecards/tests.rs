use super::*;
use crate::config::Config;
use crate::model::Portfolio;
use crate::view::sample::{facts_with, project, update};

fn names(ranking: bool) -> Vec<String> {
    let done = |id: &str, office: &str, percent: f64| {
        let mut project = project(2026, id);
        project.office = Some(office.to_owned());
        project.updates = vec![update("2026-11-20", None, "进展")];
        project.updates[0].percent = Some(percent);
        project
    };
    let portfolio = Portfolio {
        projects: vec![done("a", "甲处", 90.0).into(), done("b", "乙处", 20.0).into()],
        ..Portfolio::default()
    };
    let config = Config {
        ranking,
        ..Config::default()
    };
    let facts = facts_with(portfolio, config, "2026-11-22");
    let page = scorecards(
        &facts,
        &super::super::address::YearPage::Scorecard.path(2026),
        2026,
    )
    .page;
    page.tables[0]
        .rows
        .iter()
        .map(|row| row.link.name.clone())
        .collect()
}

#[test]
fn nobody_is_ranked_unless_the_site_says_so() {
    assert_eq!(names(true), ["甲处", "乙处"], "by score");
    assert_eq!(
        names(false),
        ["乙处", "甲处"],
        "by name, for there is no registry"
    );
}
