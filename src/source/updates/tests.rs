use super::*;
use crate::config::Config;
use crate::source::body::outline;

fn read(body: &str) -> (Vec<PlacedUpdate>, Vec<&'static str>) {
    let file = SourceFile::new("projects/2026/a.md", body);
    let config = Config::default();
    let mut cx = Context::new(&file, &config);
    let found = updates(&file, &outline(body, 0), body.len(), &mut cx);
    let findings = cx.finish();
    (found, findings.iter().map(|finding| finding.message.id).collect())
}

#[test]
fn headings_are_read_as_the_grammar_says() {
    let cases = [
        ("2026-03-28", None, None, None),
        (
            "2026-03-28 40% 正常 方案印发",
            Some(40.0),
            Some(Stated::OnTrack),
            Some("方案印发"),
        ),
        ("2026-03-28 有风险 40％", Some(40.0), Some(Stated::AtRisk), None),
        (
            "2026-03-28　62.5%　滞后　经费 未到",
            Some(62.5),
            Some(Stated::Late),
            Some("经费 未到"),
        ),
        (
            "2026-03-28 · 40% | blocked：等批复",
            Some(40.0),
            Some(Stated::Blocked),
            Some("等批复"),
        ),
        ("2026-03-28: At-Risk: x", None, Some(Stated::AtRisk), Some("x")),
        ("2026-03-28 方案 40%", None, None, Some("方案 40%")),
        ("2026-03-28 40% 50% 正常", Some(40.0), None, Some("50% 正常")),
        ("2026-03-28 正常 按期", None, Some(Stated::OnTrack), Some("按期")),
        ("2026-03-28 30%的单位已自查", None, None, Some("30%的单位已自查")),
        (
            "2026-03-28 **40%** `正常`",
            Some(40.0),
            Some(Stated::OnTrack),
            None,
        ),
        ("2026-03-28 3 个节点", None, None, Some("3 个节点")),
    ];
    for (heading, percent, stated, headline) in cases {
        let (found, findings) = read(&format!("## {heading}\n"));
        assert_eq!(findings, [""; 0], "{heading}");
        let update = &found[0].update;
        assert_eq!(update.date.to_string(), "2026-03-28");
        assert_eq!(
            (update.percent, update.stated, update.headline.as_deref()),
            (percent, stated, headline),
            "{heading}"
        );
    }
}

#[test]
fn what_is_no_update_is_narrative() {
    let narrative = [
        "## 2026年工作安排",
        "## 2026-03 小结",
        "## 3月28日 会签",
        "## 20261345 号文",
        "# 2026-03-28 一级",
        "### 2026-03-28 三级",
        "> ## 2026-03-28 引用",
        "- ## 2026-03-28 列表",
        "## 背景 2026-03-28",
    ];
    for heading in narrative {
        let (found, findings) = read(&format!("{heading}\n"));
        assert!(found.is_empty() && findings.is_empty(), "{heading}");
    }
}

#[test]
fn a_day_written_with_another_dash_is_reported_and_not_taken_for_a_range() {
    for dash in DASHES {
        let (found, ids) = read(&format!("## 2026{dash}03{dash}28 40% 正常"));
        assert!(found.is_empty(), "{dash}");
        assert_eq!(ids.len(), 1, "{dash}");
        assert_ne!(ids[0], "date-range", "{dash}");
    }
    let (_, ids) = read("## 2026—2027 年规划");
    assert!(ids.is_empty());
}

#[test]
fn a_section_runs_to_the_next_heading_of_the_first_two_levels() {
    let body = "## 2026-03-28 一\na\n\n### b\n\n> ## c\n\n## 2026-03-27\n\n# d\n\n## 2026-03-28 末\ne";
    let (found, _) = read(body);
    let sections: Vec<&str> = found.iter().map(|placed| &*placed.update.section).collect();
    let expected = [
        "## 2026-03-28 一\na\n\n### b\n\n> ## c\n\n",
        "## 2026-03-27\n\n",
        "## 2026-03-28 末\ne",
    ];
    assert_eq!(sections, expected);
}
