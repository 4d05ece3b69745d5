//! Words that people write for keys, and that are too far from them in spelling to be found by it.

use super::keys::{self, Keys};

/// Words with the keys that they may mean; the first that the level has is meant.
const SYNONYMS: [(&[&str], &[&str]); 28] = [
    (
        &[
            "截止",
            "截止日期",
            "截止时间",
            "期限",
            "到期",
            "完成期限",
            "办结时限",
        ],
        &["时限", "完成时限", "限期"],
    ),
    (
        &["deadline", "due_date", "end", "end_date", "finish", "target_date"],
        &["due", "by"],
    ),
    (&["起始", "起始时间", "启动", "启动时间", "开始日期"], &["开始"]),
    (&["begin", "start_date", "from_date"], &["start"]),
    (
        &["分管领导", "主管领导", "项目负责人", "负责人", "包保领导"],
        &["牵头领导", "责任", "责任人"],
    ),
    (
        &["manager", "leader", "sro", "responsible_owner"],
        &["lead", "owner"],
    ),
    (&["owner"], &["lead"]),
    (
        &["部门", "处室", "科室", "牵头部门", "承办单位", "责任科室"],
        &["责任处室", "责任单位", "offices"],
    ),
    (&["department", "team", "division"], &["office"]),
    (&["描述", "说明", "问题", "事由"], &["内容", "备注", "意见"]),
    (&["description", "issue", "problem"], &["text", "note"]),
    (&["comment", "remark", "remarks"], &["note", "text"]),
    (&["从", "由", "原为", "变更前"], &["原"]),
    (&["到", "至", "变更后"], &["改为"]),
    (&["审批", "审批人", "批准人", "批复"], &["批准"]),
    (&["比重", "权数", "占比"], &["权重"]),
    (&["证明", "佐证", "佐证材料", "附件", "依据"], &["凭证"]),
    (&["attachment", "attachments", "proof"], &["evidence"]),
    (&["里程碑", "关键节点", "节点计划"], &["节点"]),
    (&["语言"], &["language"]),
    (&["标题", "站名"], &["title"]),
    (&["单位", "组织"], &["organisation"]),
    (&["网址"], &["base_url"]),
    (&["主题"], &["theme"]),
    (&["标识", "密级"], &["marking"]),
    (&["领导", "牵头领导"], &["leads"]),
    (&["分类"], &["facets"]),
    (&["规则"], &["rules"]),
];

/// Words for what is not a key but part of an update.
const OF_UPDATES: [&str; 14] = [
    "进度",
    "当前进度",
    "完成进度",
    "完成率",
    "进展",
    "进展情况",
    "工作进展",
    "态势",
    "progress",
    "percent",
    "percentage",
    "health",
    "rag",
    "update",
];

/// Returns the key of the level that `written`, in lower case, means in other words.
pub(super) fn meant(written: &str, known: &Keys) -> Option<&'static str> {
    let found = SYNONYMS.iter().filter(|(words, _)| words.contains(&written));
    found
        .flat_map(|(_, keys)| keys.iter().copied())
        .find(|key| keys::find(known, key).is_some())
}

/// Tells whether `written`, in lower case, is what an update says, at the level of a brief.
pub(super) fn is_of_updates(written: &str, known: &Keys) -> bool {
    keys::find(known, "milestones").is_some() && OF_UPDATES.contains(&written)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::keys::{BRIEF, CHANGE, MILESTONE, PROBLEM, SITE};

    #[test]
    fn other_words_find_the_key_of_their_level() {
        let cases = [
            ("截止日期", BRIEF, Some("完成时限")),
            ("截止日期", MILESTONE, Some("时限")),
            ("截止日期", PROBLEM, Some("限期")),
            ("deadline", MILESTONE, Some("due")),
            ("负责人", BRIEF, Some("牵头领导")),
            ("负责人", PROBLEM, Some("责任")),
            ("从", CHANGE, Some("原")),
            ("到", CHANGE, Some("改为")),
            ("处室", SITE, Some("offices")),
            ("处室", BRIEF, Some("责任处室")),
            ("从", BRIEF, None),
            ("甲", BRIEF, None),
        ];
        for (written, known, key) in cases {
            assert_eq!(meant(written, known), key, "{written}");
        }
        assert!(is_of_updates("进度", BRIEF) && !is_of_updates("进度", MILESTONE));
    }

    #[test]
    fn no_key_is_called_something_else() {
        for level in [BRIEF, MILESTONE, PROBLEM, CHANGE, SITE] {
            for spelling in keys::spellings(level) {
                assert!(!is_of_updates(spelling, level), "{spelling}");
            }
        }
    }
}
