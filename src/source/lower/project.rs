//! The brief.

use std::collections::BTreeMap;

use super::milestone::{check_start_before_due, milestones};
use super::project_parts::{account, baseline, budget, changes, close, extra, outcomes, problems, review};
use super::{report_missing, report_none};
use crate::locale::Message;
use crate::model::{Deadline, Project, ProjectKey, Update};
use crate::source::context::Context;
use crate::source::fields::{Fields, free_group};
use crate::source::keys::{self, BRIEF};
use crate::source::names::{self, name, names as name_list, text, texts};
use crate::source::words::{self, ANSWER, STATUS};
use crate::source::yaml::{Node, Tree};
use crate::source::{dates, references, suggest};
use crate::text::{Excerpt, Span};

/// What a project is made from.
pub(in crate::source) struct ProjectSource<'n> {
    /// The brief's name, by its path.
    pub key: ProjectKey,
    /// The file's path below `content/`.
    pub file: &'n str,
    /// The front matter.
    pub tree: &'n Tree<'n>,
    /// The opening fence, where missing keys are reported.
    pub fence: Span,
    /// The body.
    pub body: Excerpt,
    /// The dated updates of the body.
    pub updates: Vec<Update>,
}

/// Keys that a brief must give or withhold, each with a line that shows how.
const REQUIRED: [(&str, &str); 5] = [
    ("title", "example-project"),
    ("office", "example-office"),
    ("lead", "example-lead"),
    ("start", "example-start"),
    ("due", "example-due"),
];

/// Decodes a brief.
pub(in crate::source) fn project(source: ProjectSource<'_>, cx: &mut Context<'_>) -> Project {
    let config = cx.config;
    let facets: Vec<(&str, &str)> = config
        .facets
        .iter()
        .map(|facet| (facet.key.as_str(), facet.name.as_str()))
        .collect();
    let mut fields = Fields::new(&source.tree.entries, BRIEF, &facets, cx);
    let withheld = withhold(&mut fields, &facets, cx);
    for (key, example) in REQUIRED {
        if withheld.contains_key(key) {
            continue;
        }
        if let Some(node) = fields.given(key).filter(|node| names::says_none(node)) {
            report_none((BRIEF, key), node, example, cx);
            fields.drop_given(key);
        } else if fields.lacks(key) {
            report_missing(source.tree, source.fence, (BRIEF, key), example, cx);
        }
    }
    let plan = Plan::read(&fields, cx);
    let list = |name, cx: &mut Context<'_>| fields.read(name, cx, texts).unwrap_or_default();
    Project {
        key: source.key,
        file: source.file.to_owned(),
        title: fields.read("title", cx, name),
        lead: fields.read("lead", cx, names::lead),
        office: fields.read("office", cx, names::office),
        partners: fields.read("partners", cx, names::offices).unwrap_or_default(),
        responsible: fields.read("responsible", cx, name),
        start: plan.start,
        due: plan.due,
        due_written: plan.due_written,
        baseline: fields.read("baseline", cx, baseline).unwrap_or_default(),
        status: fields.read("status", cx, |node, cx| words::word(node, STATUS, cx)),
        continues: fields
            .read("continues", cx, references::project_keys)
            .unwrap_or_default(),
        approved: fields.read("approved", cx, dates::day),
        goals: fields.read("goals", cx, references::goals).unwrap_or_default(),
        facets: facet_values(&fields, &facets, cx),
        measures: list("measures", cx),
        milestones: fields.read("milestones", cx, milestones).unwrap_or_default(),
        outcomes: fields.read("outcomes", cx, outcomes).unwrap_or_default(),
        problems: fields.read("problems", cx, problems).unwrap_or_default(),
        changes: fields.read("changes", cx, changes).unwrap_or_default(),
        after: fields
            .read("after", cx, references::project_refs)
            .unwrap_or_default(),
        budget: fields.read("budget", cx, budget),
        close: fields.read("close", cx, close),
        account: fields.read("account", cx, account),
        review: fields.read("review", cx, review),
        allow: fields.read("allow", cx, allow).unwrap_or_default(),
        draft: fields
            .read("draft", cx, |node, cx| words::word(node, ANSWER, cx))
            .unwrap_or(false),
        withheld,
        extra: fields.read("extra", cx, extra).unwrap_or_default(),
        body: source.body,
        updates: source.updates,
    }
}

/// The current plan's dates.
struct Plan {
    start: Option<Deadline>,
    due: Option<Deadline>,
    due_written: Option<String>,
}

impl Plan {
    fn read(fields: &Fields<'_>, cx: &mut Context<'_>) -> Plan {
        let start = fields.read("start", cx, dates::start);
        let due = fields.read("due", cx, dates::deadline);
        if let (Some(start), Some(due)) = (start, due) {
            check_start_before_due(fields, start, due, cx);
        }
        let due_written = due.and_then(|_| fields.read("due", cx, text));
        Plan {
            start,
            due,
            due_written,
        }
    }
}

/// Reads which fields are withheld and drops what is given for them all the same.
fn withhold(
    fields: &mut Fields<'_>,
    facets: &[(&str, &str)],
    cx: &mut Context<'_>,
) -> BTreeMap<String, String> {
    let mut withheld = BTreeMap::new();
    let Some(node) = fields.given("withheld") else {
        return withheld;
    };
    for entry in free_group(node, cx) {
        let written = entry.key.trim();
        let facet = facets
            .iter()
            .find(|(key, name)| *key == written || *name == written);
        let key = keys::find(BRIEF, written).map(|key| key.name);
        let Some(key) = key.or(facet.map(|(key, _)| *key)) else {
            let message = suggest::unknown_key(written, BRIEF, facets);
            cx.error("unknown-key", entry.key_span, message);
            continue;
        };
        match text(&entry.value, cx) {
            Some(reason) => {
                withheld.insert(key.to_owned(), reason);
            }
            None => cx.error("missing-key", entry.key_span, Message::new("missing-reason")),
        }
    }
    for key in withheld.keys() {
        if let Some(given) = fields.drop_given(key) {
            let message = Message::new("withheld-given").with("key", given.key.trim());
            cx.warning("withheld-given", given.key_span, message);
        }
    }
    withheld
}

/// Reads the values of every declared facet.
fn facet_values(
    fields: &Fields<'_>,
    facets: &[(&str, &str)],
    cx: &mut Context<'_>,
) -> BTreeMap<String, Vec<String>> {
    facets
        .iter()
        .map(|(key, _)| {
            let values = fields.read(key, cx, levelled).unwrap_or_default();
            ((*key).to_owned(), values)
        })
        .collect()
}

/// Levels that a value of a facet may have: each has a page and is a folder of the next.
const MAX_LEVELS: usize = 6;

/// Reads the values of a facet; one of too many levels is reported and left out.
fn levelled(node: &Node<'_>, cx: &mut Context<'_>) -> Option<Vec<String>> {
    let mut values = name_list(node, cx)?;
    let all = values.len();
    values.retain(|value| value.split('/').count() <= MAX_LEVELS);
    if values.len() < all {
        let message = Message::new("limit-levels").with("limit", MAX_LEVELS);
        cx.error("limit-exceeded", node.span, message);
    }
    Some(values)
}

/// Reads which rules are silenced, each with its reason.
fn allow(node: &Node<'_>, cx: &mut Context<'_>) -> Option<BTreeMap<String, String>> {
    let mut allowed = BTreeMap::new();
    for entry in free_group(node, cx) {
        match text(&entry.value, cx) {
            Some(reason) => {
                allowed.insert(entry.key.trim().to_owned(), reason);
            }
            None => cx.error("missing-key", entry.key_span, Message::new("missing-reason")),
        }
    }
    Some(allowed)
}

#[cfg(test)]
mod tests {
    use crate::config::{Config, Facet, Registry, RegistryEntry};
    use crate::model::*;
    use crate::source::keys::BRIEF;
    use crate::source::{Record, read};
    use crate::text::{Excerpt, SourceFile};

    const ENGLISH: &str = "---
title: College
office: old name
lead: [Deputy]
responsible: No
partners: Works
start: 2026
due: 2026-Q3
baseline: {start: 2026-01, due: 2026-06-30}
status: active
continues: 2025/a
approved: 2025-12-01
goals: [plan/1, plan/2.1]
workstream: party/4+1
measures: [0123, yes]
milestones:
  - {name: a, due: tbd, baseline: 2026-03, done: 2026-03-28, weight: 2.5, phase: p, start: 2026-02, evidence: x.pdf, after: b, note: n}
  - {name: b, due: 2026}
outcomes:
  - words
  - {name: i, unit: m2, base: -1, target: 10.5, actual: yes, kind: at_most, by: ongoing}
problems: [{text: t, since: 2026-02, owner: old name, needs: n, decider: d, due: 2026-09, solved: 2026-04-01}]
changes: [{date: 2026-05-01, what: milestones.a, from: 2026-03, to: tbd, reason: r, approved_by: board}]
after: [2025/x, y]
budget: {total: 10, year_plan: 5, spent: 0, unit: k}
close: {date: 2026-09-01, result: partial, summary: s, evidence: [e], score: 88.5}
account: {reason: r, cause: funding, remedy: m, responsible: q, new_due: 2027-03, carry_to: 2027/a}
review: {conclusion: mostly, score: 100, comment: c, by: panel, date: 2027-01-10}
allow: {stale-update: winter}
withheld: {responsible: none of your business}
extra: {code: 0123, list: [1, {k: ~}]}
---
";

    const CHINESE: &str = "---
项目: College
牵头处室: old name
责任领导: [Deputy]
具体责任人: No
配合单位: Works
开始: 2026
完成时限: 2026-Q3
原计划: {开始: 2026-01, 时限: 2026-06-30}
状态: 进行中
接续: 2025/a
立项: 2025-12-01
对应任务: [plan/1, plan/2.1]
工作线: party/4+1
推进措施: [0123, yes]
时序进度:
  - {名称: a, 时限: 待定, 原定: 2026-03, 完成: 2026-03-28, 权重: 2.5, 阶段: p, 开始: 2026-02, 凭证: x.pdf, 前置: b, 备注: n}
  - {名称: b, 时限: 2026}
预期成效:
  - words
  - {名称: i, 单位: m2, 基数: -1, 目标: 10.5, 实际: 是, 类型: 不高于, 时限: 持续推进}
存在问题: [{内容: t, 提出: 2026-02, 责任: old name, 需协调: n, 决策: d, 限期: 2026-09, 销号: 2026-04-01}]
变更: [{日期: 2026-05-01, 事项: 节点.a, 原: 2026-03, 改为: tbd, 原因: r, 批准: board}]
前置: [2025/x, y]
资金: {总额: 10, 年度计划: 5, 已支出: 0, 单位: k}
结项: {日期: 2026-09-01, 结果: 部分完成, 总结: s, 凭证: [e], 得分: 88.5}
年终说明: {原因: r, 原因类别: funding, 措施: m, 责任人: q, 新时限: 2027-03, 结转: 2027/a}
评价: {结论: 基本完成, 得分: 100, 意见: c, 评议: panel, 日期: 2027-01-10}
豁免: {stale-update: winter}
不公开: {具体责任人: none of your business}
extra: {code: 0123, list: [1, {k: ~}]}
---
";

    fn project(text: &str) -> (Project, Vec<&'static str>) {
        let config = Config {
            offices: Some(Registry::new(vec![RegistryEntry {
                name: "Training".to_owned(),
                aliases: vec!["old name".to_owned()],
            }])),
            facets: vec![
                Facet {
                    key: "workstream".to_owned(),
                    name: "工作线".to_owned(),
                    values: None,
                },
                Facet {
                    key: "none".to_owned(),
                    name: "空".to_owned(),
                    values: None,
                },
            ],
            ..Config::default()
        };
        let parsed = read(&SourceFile::new("projects/2026/a.md", text), &config);
        let findings = parsed.diagnostics.iter().map(|finding| finding.rule).collect();
        match parsed.record {
            Some(Record::Project(project)) => (std::sync::Arc::unwrap_or_clone(project), findings),
            other => panic!("not a project: {other:?}"),
        }
    }

    #[test]
    fn a_value_of_too_many_levels_is_a_finding() {
        // Proved by sabotage: without the limit on levels the value stays.
        let config = Config {
            facets: vec![Facet {
                key: "stream".into(),
                name: "Stream".into(),
                values: None,
            }],
            ..Config::default()
        };
        let value = |levels: usize| vec!["a"; levels].join("/");
        let text = format!("---\ntitle: T\nstream: [{}, {}]\n---\n", value(6), value(7));
        let parsed = read(&SourceFile::new("projects/2026/a.md", text), &config);
        let Some(Record::Project(project)) = &parsed.record else {
            panic!("a brief")
        };
        assert_eq!(project.facets["stream"], [value(6)]);
        assert!(
            parsed
                .diagnostics
                .iter()
                .any(|found| found.rule == "limit-exceeded")
        );
    }

    #[test]
    fn both_languages_say_the_same() {
        let (english, findings) = project(ENGLISH);
        assert_eq!(findings, ["withheld-given"]);
        let (mut chinese, findings) = project(CHINESE);
        assert_eq!(findings, ["withheld-given"]);
        assert_eq!(chinese.milestones[0].due_written, "待定");
        chinese.milestones[0].due_written = "tbd".to_owned();
        assert_eq!(chinese, english);
    }

    #[test]
    fn every_field_is_held_as_it_was_written() {
        let (project, _) = project(ENGLISH);
        let day = |text: &str| text.parse::<Date>().ok();
        assert_eq!(project.office.as_deref(), Some("Training"));
        assert_eq!(project.lead.as_deref(), Some("Deputy"));
        assert_eq!(project.responsible, None, "withheld");
        assert_eq!(project.start, Some(Deadline::Year(2026)));
        assert_eq!(project.due_written.as_deref(), Some("2026-Q3"));
        assert_eq!(project.measures, ["0123", "yes"], "text stays text");
        assert_eq!(project.goals[1].to_string(), "plan/2.1");
        assert_eq!(project.facets["workstream"], ["party/4+1"]);
        assert_eq!(project.facets["none"], [""; 0]);
        let milestone = &project.milestones[0];
        assert_eq!(
            (milestone.due, milestone.done),
            (Deadline::Undecided, day("2026-03-28"))
        );
        assert_eq!((milestone.weight, project.milestones[1].weight), (2.5, 1.0));
        let Outcome::Indicator(indicator) = &project.outcomes[1] else {
            panic!("an indicator");
        };
        assert_eq!(indicator.actual, Some(Quantity::Answer(true)));
        assert_eq!(indicator.kind, IndicatorKind::AtMost);
        assert_eq!(project.problems[0].owner.as_deref(), Some("Training"));
        assert_eq!(project.changes[0].what, ChangeTarget::Milestone("a".to_owned()));
        assert_eq!(project.after[0].to_string(), "2025/x");
        assert_eq!(project.close.and_then(|close| close.score), Some(88.5));
        assert!(project.account.is_some_and(|account| account.is_complete()));
        let extra = [("code", "\"0123\""), ("list", "[\"1\",{\"k\":null}]")];
        assert_eq!(
            project.extra,
            extra.map(|(key, value)| (key.to_owned(), value.to_owned()))
        );
    }

    #[test]
    fn a_field_with_an_error_costs_that_field_only() {
        let broken = ENGLISH
            .replace("due: 2026-Q3", "due: soon")
            .replace("status: active", "status: actif")
            .replace("{name: b, due: 2026}", "{name: b, due: 2026, weight: heavy}");
        let (project, findings) = project(&broken);
        let expected = ["withheld-given", "invalid-date", "unknown-word", "invalid-number"];
        assert_eq!(findings, expected);
        assert_eq!((project.due, project.status), (None, None));
        assert_eq!(project.milestones.len(), 2);
    }

    #[test]
    fn an_empty_optional_key_is_one_that_is_not_given() {
        let required = ["title", "office", "lead", "start", "due"];
        let of = |lines: &str| {
            let front = "title: a\noffice: b\nlead: c\nstart: 2026\ndue: 2026";
            let (mut project, findings) = project(&format!("---\n{front}\n{lines}\n---\n"));
            project.body = Excerpt::default();
            (project, findings)
        };
        let without = of("");
        assert_eq!(without.1, [""; 0]);
        for key in BRIEF.iter().filter(|key| !required.contains(&key.name)) {
            for nothing in ["", "~", "null", "''", "[]", "{}"] {
                assert_eq!(
                    of(&format!("{}: {nothing}", key.name)),
                    without,
                    "{}: {nothing}",
                    key.name
                );
            }
        }
    }
}
