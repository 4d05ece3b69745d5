//! Every key that authors may write, in English and in Chinese, level by level.
//!
//! # Source
//! docs/content-model.md, "The brief", "Groups in a brief", "Other kinds" and "site.yaml".

/// A key and what may stand below it.
#[derive(Debug)]
pub(crate) struct Key {
    /// The English key; the program knows it by this name.
    pub name: &'static str,
    /// The Chinese keys that mean the same; the first is the one that messages suggest.
    pub chinese: &'static [&'static str],
    /// The keys of the group, or of each group of the list, that stands below it.
    pub below: Option<&'static [Key]>,
}

/// A level of keys.
pub(crate) type Keys = [Key];

const fn key(name: &'static str, chinese: &'static [&'static str]) -> Key {
    Key {
        name,
        chinese,
        below: None,
    }
}

const fn level(name: &'static str, chinese: &'static [&'static str], below: &'static [Key]) -> Key {
    Key {
        name,
        chinese,
        below: Some(below),
    }
}

/// Returns the key that is written as `written`.
pub(crate) fn find<'k>(keys: &'k Keys, written: &str) -> Option<&'k Key> {
    keys.iter()
        .find(|key| key.name == written || key.chinese.contains(&written))
}

/// Iterates over all spellings of all keys of a level.
pub(crate) fn spellings(keys: &Keys) -> impl Iterator<Item = &str> {
    keys.iter()
        .flat_map(|key| std::iter::once(key.name).chain(key.chinese.iter().copied()))
}

/// The brief.
pub(crate) const BRIEF: &Keys = &[
    key("title", &["项目", "名称", "标题"]),
    key("lead", &["牵头领导", "责任领导"]),
    key("office", &["责任处室", "责任单位", "牵头处室", "牵头单位"]),
    key("partners", &["配合单位"]),
    key("responsible", &["具体责任人"]),
    key("start", &["开始"]),
    key("due", &["完成时限"]),
    level("baseline", &["原计划"], BASELINE),
    key("status", &["状态"]),
    key("continues", &["接续"]),
    key("approved", &["立项"]),
    key("goals", &["对应任务"]),
    key("measures", &["推进措施"]),
    level("milestones", &["时序进度", "节点"], MILESTONE),
    level("outcomes", &["预期成效"], INDICATOR),
    level("problems", &["存在问题"], PROBLEM),
    level("changes", &["变更"], CHANGE),
    key("after", &["前置"]),
    level("budget", &["资金"], BUDGET),
    level("close", &["结项"], CLOSE),
    level("account", &["年终说明"], ACCOUNT),
    level("review", &["评价"], REVIEW),
    key("allow", &["豁免"]),
    key("draft", &["草稿"]),
    key("withheld", &["不公开"]),
    key("extra", &[]),
];

/// A milestone.
pub(crate) const MILESTONE: &Keys = &[
    key("name", &["名称"]),
    key("due", &["时限"]),
    key("baseline", &["原定"]),
    key("done", &["完成"]),
    key("weight", &["权重"]),
    key("phase", &["阶段"]),
    key("start", &["开始"]),
    key("evidence", &["凭证"]),
    key("after", &["前置"]),
    key("note", &["备注"]),
];

/// An indicator among the outcomes.
pub(crate) const INDICATOR: &Keys = &[
    key("name", &["名称"]),
    key("unit", &["单位"]),
    key("base", &["基数"]),
    key("target", &["目标"]),
    key("actual", &["实际"]),
    key("kind", &["类型"]),
    key("by", &["时限"]),
];

/// A problem.
pub(crate) const PROBLEM: &Keys = &[
    key("text", &["内容"]),
    key("since", &["提出"]),
    key("owner", &["责任"]),
    key("needs", &["需协调", "协调事项"]),
    key("decider", &["决策"]),
    key("due", &["限期"]),
    key("solved", &["销号"]),
];

/// An approved change.
pub(crate) const CHANGE: &Keys = &[
    key("date", &["日期"]),
    key("what", &["事项"]),
    key("from", &["原"]),
    key("to", &["改为"]),
    key("reason", &["原因"]),
    key("approved_by", &["批准"]),
];

/// The first promise.
pub(crate) const BASELINE: &Keys = &[key("start", &["开始"]), key("due", &["时限"])];

/// Money.
pub(crate) const BUDGET: &Keys = &[
    key("total", &["总额"]),
    key("year_plan", &["年度计划"]),
    key("spent", &["已支出"]),
    key("unit", &["单位"]),
];

/// How a project ended.
pub(crate) const CLOSE: &Keys = &[
    key("date", &["日期"]),
    key("result", &["结果"]),
    key("summary", &["总结"]),
    key("evidence", &["凭证"]),
    key("score", &["得分"]),
];

/// What an unfinished project owes at year end.
pub(crate) const ACCOUNT: &Keys = &[
    key("reason", &["原因"]),
    key("cause", &["原因类别"]),
    key("remedy", &["措施"]),
    key("responsible", &["责任人"]),
    key("new_due", &["新时限"]),
    key("carry_to", &["结转"]),
];

/// The year-end meeting's word.
pub(crate) const REVIEW: &Keys = &[
    key("conclusion", &["结论"]),
    key("score", &["得分"]),
    key("comment", &["意见"]),
    key("by", &["评议"]),
    key("date", &["日期"]),
];

/// A directive.
pub(crate) const DIRECTIVE: &Keys = &[
    key("title", &["标题"]),
    key("source", &["来源"]),
    key("date", &["日期"]),
    key("year", &["年度"]),
    level("clauses", &["条款"], CLAUSE),
];

/// A clause of a directive.
pub(crate) const CLAUSE: &Keys = &[
    key("id", &["编号"]),
    key("text", &["内容"]),
    key("office", &["责任单位"]),
    key("due", &["时限"]),
];

/// A meeting.
pub(crate) const MEETING: &Keys = &[
    key("title", &["标题"]),
    key("date", &["日期"]),
    key("kind", &["类型"]),
    key("agenda", &["议程"]),
    level("decisions", &["议定事项"], DECISION),
];

/// A decision of a meeting.
pub(crate) const DECISION: &Keys = &[
    key("id", &["编号"]),
    key("text", &["内容"]),
    key("owner", &["责任"]),
    key("project", &["项目"]),
    key("due", &["时限"]),
    key("done", &["办结"]),
];

/// The narrative of a year.
pub(crate) const YEAR: &Keys = &[
    key("title", &["标题"]),
    key("closed", &["关账"]),
    key("targets", &["目标"]),
];

/// Good practice.
pub(crate) const PRACTICE: &Keys = &[
    key("title", &["标题"]),
    key("year", &["年度"]),
    key("kind", &["类型"]),
    key("from", &["来源项目"]),
    key("adopted", &["采用"]),
    key("evidence", &["凭证"]),
];

/// Any other page.
pub(crate) const PAGE: &Keys = &[key("title", &["标题"]), key("nav", &["导航"])];

/// The settings; the coordinator's file, in English only.
pub(crate) const SITE: &Keys = &[
    key("title", &[]),
    key("language", &[]),
    key("organisation", &[]),
    key("base_url", &[]),
    key("theme", &[]),
    key("year_starts", &[]),
    key("marking", &[]),
    key("ranking", &[]),
    key("search", &[]),
    level("offices", &[], REGISTRY),
    level("leads", &[], REGISTRY),
    level("facets", &[], FACET),
    key("causes", &[]),
    level("thresholds", &[], THRESHOLDS),
    level("scorecard", &[], SCORECARD),
    key("rules", &[]),
    key("raw_html", &[]),
    level("archive", &[], ARCHIVE),
];

/// Sealed years.
pub(crate) const ARCHIVE: &Keys = &[key("key", &[])];

/// A registered office or lead.
pub(crate) const REGISTRY: &Keys = &[key("name", &[]), key("aliases", &[])];

/// A declared facet.
pub(crate) const FACET: &Keys = &[key("key", &[]), key("name", &[]), key("values", &[])];

/// Limits of the derived figures.
pub(crate) const THRESHOLDS: &Keys = &[
    key("tolerance", &[]),
    key("due_soon", &[]),
    key("stale_after", &[]),
    key("late_after", &[]),
];

/// Weights of the scorecard.
pub(crate) const SCORECARD: &Keys = &[
    key("completion", &[]),
    key("punctuality", &[]),
    key("outcomes", &[]),
    key("diligence", &[]),
    key("quality", &[]),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn check(keys: &Keys) {
        let mut all: Vec<&str> = spellings(keys).collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count, "two keys of a level share a spelling: {all:?}");
        for below in keys.iter().filter_map(|key| key.below) {
            check(below);
        }
    }

    #[test]
    fn no_spelling_means_two_keys_of_a_level() {
        for keys in [BRIEF, DIRECTIVE, MEETING, YEAR, PRACTICE, PAGE, SITE] {
            check(keys);
        }
    }

    #[test]
    fn keys_are_found_in_both_languages() {
        for written in ["title", "项目", "名称", "标题"] {
            assert_eq!(find(BRIEF, written).map(|key| key.name), Some("title"));
        }
        assert!(find(BRIEF, "时限").is_none());
        assert!(find(MILESTONE, "时限").is_some());
    }
}
