use super::*;
use crate::locale::Language;
use crate::model::{Change, ChangeTarget};
use crate::view::address::meeting_path;
use crate::view::sample::{date, facts, meeting, portfolio};
use crate::view::sentence::plain_words;

/// Three meetings, each with one decision that is due on 13 November and never done; the project `late` was
/// moved on 12 November, with approval.
fn year(language: Language) -> Facts {
    let mut portfolio = portfolio();
    portfolio.meetings = ["2026-09-10", "2026-10-28", "2026-11-25"]
        .map(|day| meeting(day, "组织一处", "late"))
        .to_vec();
    for project in &mut portfolio.projects {
        if project.key.id == "late" {
            std::sync::Arc::make_mut(project).changes = vec![Change {
                date: Some(date("2026-11-12")),
                what: ChangeTarget::Due,
                from: Some("2026-11-30".to_owned()),
                to: Some("2026-12-23".to_owned()),
                reason: None,
                approved_by: None,
            }];
        }
    }
    facts(portfolio, language)
}

fn page(facts: &Facts, index: usize) -> PackPage {
    let meeting = &facts.portfolio.meetings[index];
    pack(facts, &meeting_path(meeting.year, &meeting.id), index).page
}

#[test]
fn a_meeting_to_come_is_as_of_the_status_date_and_a_past_one_as_of_its_day() {
    let facts = year(Language::Chinese);
    let (past, next) = (page(&facts, 1), page(&facts, 2));
    let standing = |page: &PackPage| plain_words(&page.overall.rows);
    let stood = standing(&past);
    assert!(stood.starts_with("截至10月28日，9个重点项目"), "{stood}");
    let stands = standing(&next);
    assert!(stands.starts_with("截至11月22日，9个重点项目"), "{stands}");
    let in_annex = |page: &PackPage| page.annex.as_ref().map(|annex| annex.rows.len());
    assert_eq!((in_annex(&past), in_annex(&next)), (Some(9), Some(9)));
    let late = |page: &PackPage| {
        page.late
            .rows
            .iter()
            .map(|row| row.link.title().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(late(&next), ["项目late"], "moved by more than the site allows");
    assert_eq!(late(&past), [""; 0], "the move was not approved yet");
}

#[test]
fn a_late_project_says_why_and_by_how_much() {
    let row = page(&year(Language::Chinese), 2).late.rows.remove(0);
    assert_eq!(row.reason.as_deref(), Some("两部门对绩效挂钩<比例>意见不一"));
    assert_eq!(
        (row.finish.new.as_str(), row.finish.slip.as_deref()),
        ("12-23", Some("+23天"))
    );
}

#[test]
fn changes_are_those_between_the_two_meetings() {
    let facts = year(Language::Chinese);
    let changes = page(&facts, 2).changes.expect("there was a meeting before");
    let said: Vec<String> = changes
        .rows
        .iter()
        .map(|part| {
            let items: Vec<String> = part
                .items
                .iter()
                .map(|item| format!("{}{}{}{}", item.before, item.title, item.text, item.after))
                .collect();
            format!("{}{}{}", part.lead, items.concat(), part.end)
        })
        .collect();
    assert!(said[0].starts_with("（一）态势变化"), "{said:?}");
    assert!(said[0].contains("由有风险转为滞后1项：项目late；"), "{said:?}");
    assert!(said[0].contains("完成1项：项目done"), "{said:?}");
    assert!(
        said.iter()
            .any(|part| part.contains("项目late完成时限由11月30日改到12月23日")),
        "{said:?}"
    );
    assert_eq!(
        page(&facts, 0).changes.map(|section| section.heading),
        None,
        "no meeting before the first"
    );
}

#[test]
fn overdue_decisions_of_older_meetings_come_first_with_their_meeting() {
    let section = page(&year(Language::Chinese), 2)
        .decisions
        .expect("there are decisions");
    assert_eq!(
        section.text,
        "上次会议议定1条，逾期1条。更早的会议还有1条逾期未办，列在表首。"
    );
    let named: Vec<bool> = section.rows.iter().map(|row| row.meeting.is_some()).collect();
    assert_eq!(named, [true, false]);
    assert_eq!(&*section.rows[0].mark.word, "逾期9天");
    let before_due = page(&year(Language::Chinese), 1)
        .decisions
        .expect("there are decisions");
    assert_eq!(
        &*before_due.rows[0].mark.word, "在办",
        "as of 28 October it was not due"
    );
}

#[test]
fn sections_are_numbered_without_gaps() {
    let facts = year(Language::English);
    for index in 0..3 {
        let page = page(&facts, index);
        let mut headings = vec![page.overall.heading];
        headings.extend(page.changes.map(|section| section.heading));
        headings.extend(page.decisions.map(|section| section.heading));
        headings.extend([page.late.heading, page.matters.heading]);
        headings.extend(page.agenda.map(|section| section.heading));
        headings.extend(page.decided.map(|section| section.heading));
        for (place, heading) in headings.iter().enumerate() {
            assert!(heading.starts_with(&format!("{}. ", place + 1)), "{headings:?}");
        }
    }
}
