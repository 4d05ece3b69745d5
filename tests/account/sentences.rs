//! The sentences of a year, read at several dates as a secretary would read them.

use milepost::path::SitePath;
use milepost::view::address::YearPage;
use milepost::view::sentence::plain_words;
use milepost::view::{groups, meetings, overview, pack, summary, updates};

use crate::sample::{CHINESE, ENGLISH, Sample, sample};

impl Sample {
    /// Speaks the sentence that a page opens with.
    fn says(&self, page: YearPage, year: i32) -> String {
        let path: SitePath = page.path(year);
        let facts = &self.facts;
        match page {
            YearPage::Overview => {
                let view = overview::overview(facts, &path, year);
                plain_words(&view.page.year.expect("the year has projects").verdict)
            }
            YearPage::Offices => plain_words(&groups::offices(facts, &path, year).page.sentence),
            YearPage::Leads => plain_words(&groups::leads(facts, &path, year).page.sentence),
            YearPage::Meetings => plain_words(&meetings::meetings(facts, &path, year).page.sentence),
            YearPage::Updates => plain_words(&updates::updates(facts, &path, year).page.sentence),
            YearPage::Summary => plain_words(&summary::summary(facts, &path, year).page.sentence),
            other => panic!("no sentence is read on {}", other.file()),
        }
    }
}

/// Reads every sentence of a table.
fn read(content: &str, table: &[(&str, i32, YearPage, &str)]) {
    for (day, year, page, expected) in table {
        let said = sample(content, day).says(*page, *year);
        assert_eq!(said, *expected, "{day} {}", page.file());
    }
}

/// Reads what a pack says in running text, section by section.
fn read_pack(content: &str, day: &str, meeting: &str, expected: &[&str]) {
    let sample = sample(content, day);
    let facts = &sample.facts;
    let mut meetings = facts.portfolio.meetings.iter();
    let index = meetings
        .position(|found| found.id == meeting)
        .expect("the meeting is there");
    let year = facts.portfolio.meetings[index].year;
    let path = milepost::view::address::meeting_path(year, meeting);
    let page = pack::pack(facts, &path, index).page;
    let mut said = vec![plain_words(&page.overall.rows)];
    said.extend(page.changes.map(|section| section.text));
    said.extend(page.decisions.map(|section| section.text));
    said.extend([page.late.text, page.matters.text]);
    said.extend(page.decided.map(|section| section.text));
    assert_eq!(said, expected, "{meeting} on {day}");
}

#[test]
fn a_secretary_would_sign_the_sentences_of_the_year() {
    use YearPage::{Leads, Meetings, Offices, Overview, Summary, Updates};
    read(
        CHINESE,
        &[
            (
                "2026-01-05",
                2026,
                Overview,
                "一年已过1%，36个项目平均走完3%。待交节点159个。",
            ),
            (
                "2026-01-31",
                2026,
                Overview,
                "一年已过8%，36个项目平均走完5%。待交节点158个。",
            ),
            (
                "2026-06-30",
                2026,
                Overview,
                "一年已过49%，36个项目平均走完40%。待交节点102个。",
            ),
            (
                "2026-11-22",
                2026,
                Overview,
                "一年已过89%，36个项目平均走完81%。6项滞后，其中3项在干部队伍；到期节点欠交14个，待交34个。",
            ),
            (
                "2026-12-31",
                2026,
                Overview,
                "全年已经结束，36个项目平均走完81%。24项滞后；到期节点欠交46个，未到期2个。",
            ),
            (
                "2026-11-22",
                2025,
                Overview,
                "全年已经结束，12个项目平均走完67%（取消的和没有进度的不计）。到期节点欠交3个，未到期2个。",
            ),
            (
                "2026-01-05",
                2026,
                Meetings,
                "第1次部长办公会：年度项目立项定于1月16日召开。",
            ),
            (
                "2026-11-22",
                2026,
                Meetings,
                "第11次调度会定于11月25日召开。第10次调度会（10月28日）议定7条，已办4条，在办2条，逾期1条。今年已开会6次，议定21条。",
            ),
            (
                "2026-01-10",
                2026,
                Offices,
                "13个处室牵头36个项目，没有滞后项目，没有欠交的节点。按部内次序排列。",
            ),
            (
                "2026-11-22",
                2026,
                Offices,
                "13个处室牵头36个项目，6个处室有滞后项目，欠交节点14个。按部内次序排列。",
            ),
            (
                "2026-11-22",
                2025,
                Leads,
                "5位领导负责12个项目，没有滞后项目，欠交节点3个。",
            ),
            ("2026-11-30", 2026, Updates, "本周没有更新。"),
            (
                "2026-11-22",
                2026,
                Summary,
                "全年36项；完成6项（提前5项、延期1项）；尚未结项30项。",
            ),
            (
                "2026-11-22",
                2025,
                Summary,
                "全年12项；完成5项（提前2项、按时1项、未定时限1项、时限不公开1项）；结转6项、已取消1项。",
            ),
        ],
    );
}

#[test]
fn a_civil_servant_would_sign_them_in_english() {
    use YearPage::{Leads, Meetings, Offices, Overview, Summary, Updates};
    read(
        ENGLISH,
        &[
            (
                "2026-04-05",
                2026,
                Overview,
                "1% of the year has passed, and its 8 projects stand at 3% on average (leaving out those cancelled or without progress). 16 milestones are to come.",
            ),
            (
                "2026-06-30",
                2026,
                Overview,
                "25% of the year has passed, and its 8 projects stand at 19% on average (leaving out those cancelled or without progress). 1 project is late; 13 milestones are to come.",
            ),
            (
                "2026-10-31",
                2026,
                Overview,
                "59% of the year has passed, and its 8 projects stand at 71% on average (leaving out those cancelled or without progress). 1 project is late; 2 milestones are owed, and 3 more are to come.",
            ),
            (
                "2027-01-20",
                2026,
                Overview,
                "81% of the year has passed, and its 8 projects stand at 72% on average (leaving out those cancelled or without progress). 1 project is late; 3 milestones are owed, and 2 more are to come.",
            ),
            (
                "2027-03-31",
                2026,
                Overview,
                "The year is over; its 8 projects stand at 72% on average (leaving out those cancelled or without progress). 1 project is late; 4 milestones are owed, and 1 more was not yet due.",
            ),
            (
                "2026-10-31",
                2025,
                Overview,
                "The year is over; its 3 projects stand at 75% on average. 1 milestone was not yet due.",
            ),
            (
                "2026-04-05",
                2026,
                Meetings,
                "Programme Board, June meets on 17 Jun.",
            ),
            (
                "2026-10-31",
                2026,
                Meetings,
                "Programme Board, October (14 Oct) took 4 decisions: 2 done, 2 in hand. 2 meetings this year, 6 decisions.",
            ),
            (
                "2026-04-05",
                2026,
                Offices,
                "6 offices lead 8 projects; no project is late, and no milestone is owed. In the official order.",
            ),
            (
                "2026-10-31",
                2026,
                Leads,
                "3 leads answer for 8 projects; one lead has late projects, and 2 milestones are owed.",
            ),
            ("2026-11-30", 2026, Updates, "No update this week."),
            ("2026-04-30", 2026, Summary, "8 projects; 8 still open."),
            (
                "2026-11-30",
                2026,
                Summary,
                "8 projects; 3 finished (1 early, 1 on time, 1 late); 1 cancelled, 4 still open.",
            ),
        ],
    );
}

#[test]
fn the_packs_read_well_from_the_first_to_the_last() {
    read_pack(
        CHINESE,
        "2026-01-05",
        "2026-01-16-bzbgh",
        &[
            "截至1月5日，34个重点项目，平均完成3%，按时序应到3%。其中无更新5项，按期1项，未启动27项，暂停1项。全年节点149个，已交5个，还要交144个。",
            "没有滞后项目。",
            "没有需要会议研究的问题。",
        ],
    );
    read_pack(
        CHINESE,
        "2026-10-31",
        "2026-10-28-ddh",
        &[
            "截至10月28日，36个重点项目，平均完成73%，按时序应到70%。其中滞后3项，有风险6项，按期20项，已完成5项，未启动1项，暂停1项。全年节点164个，已交107个，到期欠交6个，还要交51个。",
            "与第9次调度会（9月10日）相比：",
            "上次会议议定3条，已办3条。",
            "共3项，按滞后天数排列。",
            "",
            "会议议定7条。截至10月31日，在办7条。",
        ],
    );
    read_pack(
        CHINESE,
        "2026-11-22",
        "2026-11-25-ddh",
        &[
            "截至11月22日，36个重点项目，平均完成81%，按时序应到80%。其中滞后6项，有风险5项，无更新1项，按期16项，已完成6项，未启动1项，暂停1项。全年节点164个，已交116个，到期欠交14个，还要交34个。",
            "与第10次调度会（10月28日）相比：",
            "上次会议议定7条，已办4条，在办2条，逾期1条。",
            "共6项，按滞后天数排列。",
            "",
        ],
    );
    read_pack(
        ENGLISH,
        "2026-06-30",
        "2026-06-17-board",
        &[
            "As of 17 Jun there are 8 projects, on average 13% done, 17% expected by now. Of these: 1 late, 3 without an update, 3 on track, 1 paused. 17 milestones this year, 3 delivered, 14 to come.",
            "One project is late.",
            "No problem waits for a decision.",
            "2 decisions were taken. As of 30 Jun: 1 done, 1 in hand.",
        ],
    );
    read_pack(
        ENGLISH,
        "2026-11-30",
        "2026-10-14-board",
        &[
            "As of 14 Oct there are 8 projects, on average 67% done, 74% expected by now. Of these: 2 late, 1 without an update, 1 on track, 2 done, 1 paused, 1 cancelled. 15 milestones this year, 9 delivered, 2 owed, 4 to come.",
            "Against Programme Board, June (17 Jun):",
            "The last meeting took 2 decisions: 2 done.",
            "2 projects are late, the longest delay first.",
            "",
            "4 decisions were taken. As of 30 Nov: 2 done, 1 in hand, 1 overdue.",
        ],
    );
}

/// Without `figures::set_back` the pages of an earlier day count plans that were moved later, and the packs do not.
#[test]
fn the_overview_and_the_pack_of_a_day_count_alike() {
    for content in [CHINESE, ENGLISH] {
        let meetings = sample(content, "2027-03-31").facts.portfolio.meetings.clone();
        assert!(meetings.len() >= 2, "{content} has meetings");
        for meeting in meetings {
            let day = meeting.date.to_string();
            let sample = sample(content, &day);
            let facts = &sample.facts;
            let index = facts
                .portfolio
                .meetings
                .iter()
                .position(|found| found.id == meeting.id);
            let path = milepost::view::address::meeting_path(meeting.year, &meeting.id);
            let page = pack::pack(facts, &path, index.expect("the meeting is there")).page;
            let year = facts.year(meeting.year).expect("the year has projects");
            let late = year.rollup.count(milepost::figures::Health::Late);
            assert_eq!(page.late.rows.len(), late, "late projects on {day} in {content}");
        }
    }
}
