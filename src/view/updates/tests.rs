use super::*;
use crate::locale::Language;
use crate::model::{Portfolio, Stated};
use crate::view::sample::{facts, portfolio, project, update};

fn page(portfolio: Portfolio, language: Language) -> UpdatesPage {
    updates(&facts(portfolio, language), &YearPage::Updates.path(2026), 2026).page
}

#[test]
fn a_week_shows_its_updates_and_who_is_silent() {
    let page = page(portfolio(), Language::Chinese);
    assert_eq!(plain_words(&page.sentence), "本周1条更新。");
    let weeks: Vec<(&str, usize)> = page
        .feed
        .iter()
        .map(|week| (week.heading.as_str(), week.rows.len()))
        .collect();
    assert_eq!(weeks, [("11月16日至11月22日", 1), ("11月9日至11月15日", 1)]);
    let silent: Vec<&str> = page.offices[0]
        .silent
        .iter()
        .map(|item| item.link.title())
        .collect();
    assert_eq!(silent, ["项目late", "项目silent"]);
    assert_eq!(page.offices[0].silent[1].days, "294天", "counted from the start");
}

#[test]
fn an_update_that_changes_the_health_shows_both() {
    let mut project = project(2026, "a");
    project.updates = vec![
        update("2026-11-12", None, "如期"),
        update("2026-11-19", Some(Stated::AtRisk), "会签退回"),
        update("2026-12-01", None, "还没发生"),
    ];
    // Half done in November would be behind the plan before anybody says so.
    for update in &mut project.updates {
        update.percent = None;
    }
    let portfolio = Portfolio {
        projects: vec![project.into()],
        ..Portfolio::default()
    };
    let page = page(portfolio, Language::English);
    let flip = page.feed[0].rows[0].flip.as_ref().expect("a change of health");
    assert_eq!((flip.from.code, flip.to.code), ("on-track", "at-risk"));
    assert_eq!(page.feed.iter().map(|week| week.rows.len()).sum::<usize>(), 2);
}

#[test]
fn a_long_feed_stops_at_the_end_of_a_week_and_says_so() {
    let projects = (0..150)
        .map(|number| {
            let mut project = project(2026, &format!("p{number:03}"));
            let days = ["2026-10-01", "2026-10-08", "2026-10-15", "2026-10-22"];
            project.updates = days.map(|day| update(day, None, "进展")).to_vec();
            project.into()
        })
        .collect();
    let portfolio = Portfolio {
        projects,
        ..Portfolio::default()
    };
    let page = page(portfolio, Language::Chinese);
    assert_eq!(page.feed.len(), 2);
    assert_eq!(page.left_out.as_deref(), Some("更早的300条未列，见各项目页。"));
}
