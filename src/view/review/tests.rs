use super::*;
use crate::locale::Language;
use crate::model::{Account, Milestone, Portfolio, Project, Review, Status};
use crate::view::sample::{date, deadline, facts, milestone, portfolio, problem, project, update};

fn sheets(facts: &Facts, part: usize) -> ReviewPage {
    review(facts, &YearPage::Review.part(2026, part), 2026, part).page
}

fn one(brief: Project) -> Sheet {
    let portfolio = Portfolio {
        projects: vec![brief.into()],
        ..Portfolio::default()
    };
    let facts = facts(portfolio, Language::Chinese);
    sheets(&facts, 1).sheets.swap_remove(0)
}

#[test]
fn totals_count_what_is_not_reviewed() {
    let mut reviewed = portfolio();
    Arc::make_mut(&mut reviewed.projects[0]).review = Some(Review {
        conclusion: Some(Conclusion::Mostly),
        date: Some(date("2026-11-20")),
        ..Review::default()
    });
    Arc::make_mut(&mut reviewed.projects[1]).review = Some(Review {
        conclusion: Some(Conclusion::Done),
        date: Some(date("2026-12-20")),
        ..Review::default()
    });
    let facts = facts(reviewed, Language::Chinese);
    let page = sheets(&facts, 1);
    assert_eq!(
        page.totals, "9项：基本完成1，待评议8",
        "a review after the status date has not happened"
    );
    assert!(page.by_health.starts_with("态势：滞后1，"), "{}", page.by_health);
}

#[test]
fn every_project_has_one_sheet_on_one_page() {
    let brief = |index: usize| project(2026, &format!("p{index:04}"));
    let portfolio = Portfolio {
        projects: (0..200).map(brief).map(Arc::new).collect(),
        ..Portfolio::default()
    };
    let facts = facts(portfolio, Language::English);
    let table = [(1, "2026/review.html", "p01"), (90, "2026/review.html", "p90")];
    let further = [
        (91, "2026/review-2.html", "p91"),
        (200, "2026/review-3.html", "p200"),
    ];
    for (number, page, place) in table.into_iter().chain(further) {
        let entry = facts.at_number(2026, number).expect("two hundred projects");
        let (path, id) = sheet_address(&facts, entry);
        assert_eq!((path.as_str(), id.as_str()), (page, place));
    }
    let second = sheets(&facts, 2);
    assert_eq!(second.sheets.len(), 90);
    assert_eq!(second.sheets[0].place, "No. 91 of 200");
    let before = second.sheets[0]
        .previous
        .as_ref()
        .and_then(|link| link.href.as_deref());
    assert_eq!(before, Some("review.html#p90"));
    assert_eq!(second.parts.len(), 3);
}

#[test]
fn a_finished_project_owes_nothing_and_its_box_is_ticked() {
    let mut done = portfolio()
        .projects
        .into_iter()
        .find(|brief| brief.key.id == "done");
    let brief = Arc::make_mut(done.as_mut().expect("a project of the sample"));
    brief.review = Some(Review {
        conclusion: Some(Conclusion::Done),
        comment: Some("做法可推开".to_owned()),
        ..Review::default()
    });
    let sheet = one(brief.clone());
    assert_eq!(&*sheet.verdict.word, "已完成，提前17天");
    assert_eq!(sheet.unfinished.remark.as_deref(), Some("无。"));
    assert!(!sheet.unfinished.fault);
    let ticked: Vec<bool> = sheet.boxes.iter().map(|tick| tick.on).collect();
    assert_eq!(ticked, [true, false, false, false]);
    assert_eq!(sheet.boxes[2].word, "未完成，结转2027年");
    assert_eq!(sheet.remarks.as_deref(), Some("做法可推开"));
}

#[test]
fn without_a_conclusion_there_are_four_empty_boxes_to_tick() {
    let none = one(project(2026, "a"));
    let mut to_come = project(2026, "a");
    to_come.review = Some(Review {
        conclusion: Some(Conclusion::Done),
        date: Some(date("2026-12-20")),
        ..Review::default()
    });
    for sheet in [none, one(to_come)] {
        let boxes: Vec<(&str, bool)> = sheet
            .boxes
            .iter()
            .map(|tick| (tick.word.as_str(), tick.on))
            .collect();
        let empty = ["完成", "基本完成", "未完成，结转2027年", "终止"].map(|word| (word, false));
        assert_eq!(boxes, empty);
    }
}

#[test]
fn an_unfinished_project_without_an_account_is_told_so() {
    let late = portfolio()
        .projects
        .into_iter()
        .find(|brief| brief.key.id == "late");
    let sheet = one(Arc::unwrap_or_clone(late.expect("a project of the sample")));
    assert_eq!(&*sheet.verdict.word, "未完成，滞后23天");
    assert!(sheet.unfinished.fault);
    let matters: Vec<&str> = sheet
        .unfinished
        .rows
        .iter()
        .map(|row| row.matter.as_str())
        .collect();
    assert_eq!(matters, ["两部门对绩效挂钩<比例>意见不一", "细则送审"]);
    let results: Vec<&str> = sheet.promises.rows.iter().map(|row| &*row.result.word).collect();
    assert_eq!(results, ["已交，提前2天", "未交，原定时限已过38天", "未到期"]);
    assert_eq!(sheet.promises.count.as_deref(), Some("年初3项，交1项"));
}

#[test]
fn whatever_a_brief_holds_its_sheet_keeps_room_for_the_conclusion() {
    let mut brief = project(2026, "a");
    let endless = "很长的说明".repeat(2_000);
    brief.title = Some(endless.chars().take(60).collect());
    brief.measures = vec![endless.clone(); 5];
    brief.account = Some(Account {
        reason: Some(endless.clone()),
        remedy: Some(endless.clone()),
        responsible: Some(endless.clone()),
        new_due: Some(deadline("2027-03-31")),
        ..Account::default()
    });
    brief.problems = vec![problem(&endless, "2026-01-01"); 20];
    brief.milestones = (0..60)
        .map(|index| milestone(&format!("{index}{endless}"), "2026-06-30", None, None))
        .collect();
    let sheet = one(brief);
    let shown = sheet.promises.rows.len() + sheet.unfinished.rows.len();
    assert!((1..=8).contains(&shown), "{shown} rows");
    let longest = sheet.unfinished.rows.iter().map(|row| row.reason.chars().count());
    assert!(longest.max().unwrap_or_default() <= 80);
    assert!(sheet.promises.remark.is_some(), "what is left out is counted");
}

#[test]
fn withheld_names_and_dates_do_not_break_a_sheet() {
    let secret = portfolio()
        .projects
        .into_iter()
        .find(|brief| brief.key.id == "withheld");
    let sheet = one(Arc::unwrap_or_clone(secret.expect("a project of the sample")));
    assert_eq!(sheet.form[0][0].text, "不公开");
    assert_eq!(sheet.form[1][0].text, "不公开—不公开");
    assert!(sheet.strip.is_none());
    assert_eq!(
        sheet.promises.remark.as_deref(),
        Some("简报没有写节点、指标，年初承诺无从对照。")
    );
}

#[test]
fn a_day_that_has_passed_is_not_expected_any_more() {
    let sheet_of = |status: Option<Status>, due: &str| {
        let mut brief = project(2026, "a");
        (brief.status, brief.due) = (status, Some(deadline(due)));
        let sheet = one(brief);
        (
            sheet.verdict.word.to_string(),
            sheet.figures.last().cloned().unwrap_or_default(),
        )
    };
    let table = [
        (None, "2026-10-30", "未完成，逾期23天", "应于10月30日完成"),
        (Some(Status::Paused), "2026-10-30", "暂停", "应于10月30日完成"),
        (Some(Status::Paused), "2026-12-23", "暂停", "预计12月23日"),
    ];
    for (status, due, verdict, finish) in table {
        assert_eq!(sheet_of(status, due), (verdict.to_owned(), finish.to_owned()));
    }
}

#[test]
fn a_project_that_goes_on_and_owes_nothing_says_what_is_to_come() {
    let remark = |milestones: Vec<Milestone>| {
        let mut brief = project(2026, "a");
        brief.milestones = milestones;
        brief.updates = vec![update("2026-11-20", None, "x")];
        one(brief).unfinished.remark.unwrap_or_default()
    };
    let done = milestone("一", "2026-03-20", None, Some("2026-03-18"));
    let to_come = milestone("二", "2026-11-30", None, None);
    assert_eq!(remark(vec![done, to_come]), "没有欠交；还有1个节点未到期。");
    assert_eq!(
        remark(vec![milestone("一", "2026-03-20", None, Some("2026-03-18"))]),
        "没有欠交；项目还没有结项。"
    );
}
