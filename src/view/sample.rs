//! Small portfolios for tests of pages: projects made by hand, without reading files.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Facts;
use crate::config::{Config, Facet};
use crate::figures::figures;
use crate::locale::{Language, Locale};
use crate::model::{
    Baseline, Clause, Close, CloseResult, Date, Deadline, Decision, Directive, GoalRef, Meeting, Milestone,
    Outcome, Portfolio, Practice, Problem, Project, ProjectKey, ProjectRef, Stated, Status, Update,
};
use crate::text::{Excerpt, SourceFile};

/// Reads a date.
pub(crate) fn date(text: &str) -> Date {
    text.parse().expect("a date")
}

/// Reads a deadline.
pub(crate) fn deadline(text: &str) -> Deadline {
    Deadline::parse(text).expect("a deadline")
}

/// Makes an excerpt of its own.
pub(crate) fn excerpt(file: &str, text: &str) -> Excerpt {
    let end = u32::try_from(text.len()).expect("a short text");
    SourceFile::new(file, text).excerpt(crate::text::Span { start: 0, end })
}

/// Makes a project from 1 February to 30 November of its year, with nothing but what is required.
pub(crate) fn project(year: i32, id: &str) -> Project {
    let file = format!("projects/{year}/{id}.md");
    Project {
        key: ProjectKey {
            year,
            id: id.to_owned(),
        },
        body: excerpt(&file, ""),
        file,
        title: Some(format!("项目{id}")),
        lead: Some("分管副部长".to_owned()),
        office: Some("组织一处".to_owned()),
        partners: vec![],
        responsible: None,
        start: Some(deadline(&format!("{year}-02-01"))),
        due: Some(deadline(&format!("{year}-11-30"))),
        due_written: Some(format!("{year}-11-30")),
        baseline: Baseline::default(),
        status: None,
        continues: vec![],
        approved: None,
        goals: vec![],
        facets: BTreeMap::new(),
        measures: vec![],
        milestones: vec![],
        outcomes: vec![],
        problems: vec![],
        changes: vec![],
        after: vec![],
        budget: None,
        close: None,
        account: None,
        review: None,
        allow: BTreeMap::new(),
        draft: false,
        withheld: BTreeMap::new(),
        extra: vec![],
        updates: vec![],
    }
}

/// Makes a milestone.
pub(crate) fn milestone(name: &str, due: &str, baseline: Option<&str>, done: Option<&str>) -> Milestone {
    Milestone {
        name: name.to_owned(),
        due: deadline(due),
        due_written: due.to_owned(),
        baseline: baseline.map(deadline),
        done: done.map(date),
        weight: 1.0,
        phase: None,
        start: None,
        evidence: vec![],
        after: vec![],
        note: None,
    }
}

/// Makes an update.
pub(crate) fn update(day: &str, stated: Option<Stated>, headline: &str) -> Update {
    Update {
        date: date(day),
        percent: Some(50.0),
        stated,
        headline: Some(headline.to_owned()),
        section: Excerpt::default(),
    }
}

/// Makes an unsolved problem.
pub(crate) fn problem(text: &str, since: &str) -> Problem {
    Problem {
        text: text.to_owned(),
        since: Some(deadline(since)),
        owner: None,
        needs: None,
        decider: None,
        due: None,
        solved: None,
    }
}

/// Makes a meeting with one decision.
pub(crate) fn meeting(day: &str, owner: &str, project: &str) -> Meeting {
    Meeting {
        id: format!("{day}-ddh"),
        file: format!("meetings/{day}-ddh.md"),
        title: "调度会".to_owned(),
        date: date(day),
        year: 2026,
        kind: Some("调度会".to_owned()),
        agenda: vec![],
        decisions: vec![Decision {
            id: "1".to_owned(),
            text: "每周五报告".to_owned(),
            owner: Some(owner.to_owned()),
            project: Some(ProjectRef {
                year: None,
                id: project.to_owned(),
            }),
            due: Some(deadline("2026-11-13")),
            done: None,
        }],
        body: excerpt("meetings/x.md", ""),
    }
}

/// Makes a portfolio of 2026 with one project of every kind, and whatever may be withheld withheld.
pub(crate) fn portfolio() -> Portfolio {
    let mut late = project(2026, "late");
    late.due = Some(deadline("2026-12-23"));
    late.baseline.due = Some(deadline("2026-11-30"));
    late.facets = BTreeMap::from([("workstream".to_owned(), vec!["基层党建/4+1".to_owned()])]);
    late.problems = vec![problem("两部门对绩效挂钩<比例>意见不一", "2026-10-01")];
    late.milestones = vec![
        milestone("方案印发", "2026-03-20", None, Some("2026-03-18")),
        milestone("细则送审", "2026-11-27", Some("2026-10-15"), None),
        milestone("面上推开", "2026-12", None, None),
    ];
    let mut risk = project(2026, "risk");
    risk.milestones = vec![milestone("系统对接", "2026-11-10", None, None)];
    risk.updates = vec![update("2026-11-12", Some(Stated::AtRisk), "接口尚未开放")];
    let mut silent = project(2026, "silent");
    silent.due = Some(Deadline::Ongoing);
    let mut on = project(2026, "on");
    on.due = Some(Deadline::Undecided);
    on.updates = vec![update("2026-11-20", None, "正常推进")];
    let mut done = project(2026, "done");
    done.close = Some(Close {
        date: Some(date("2026-11-13")),
        result: Some(CloseResult::Done),
        summary: None,
        evidence: vec![],
        score: None,
    });
    let mut planned = project(2026, "planned");
    planned.start = Some(deadline("2026-12-01"));
    let mut paused = project(2026, "paused");
    paused.status = Some(Status::Paused);
    let mut cancelled = project(2026, "cancelled");
    cancelled.status = Some(Status::Cancelled);
    let mut withheld = project(2026, "withheld");
    (withheld.title, withheld.lead, withheld.office) = (None, None, None);
    (withheld.start, withheld.due, withheld.due_written) = (None, None, None);
    let mut projects = vec![late, risk, silent, on, done, planned, paused, cancelled, withheld];
    projects.sort_by(|a, b| a.key.cmp(&b.key));
    Portfolio {
        projects: projects.into_iter().map(Arc::new).collect(),
        meetings: vec![
            meeting("2026-10-28", "组织一处", "late"),
            meeting("2026-11-25", "组织一处", "late"),
        ],
        ..Portfolio::default()
    }
}

/// Makes the same portfolio with a record of every other kind, and the year before.
pub(crate) fn whole_portfolio() -> Portfolio {
    let mut portfolio = portfolio();
    let clause = |id: &str| Clause {
        id: id.to_owned(),
        text: format!("第{id}项<任务>"),
        office: Some("组织一处".to_owned()),
        due: Some(deadline("2026-Q3")),
    };
    portfolio.directives = vec![Directive {
        id: "yd".to_owned(),
        file: "directives/yd.md".to_owned(),
        title: "年度工作要点".to_owned(),
        source: Some("市委".to_owned()),
        date: Some(date("2026-01-08")),
        year: 2026,
        clauses: vec![clause("1"), clause("2 b"), clause("3")],
        body: excerpt("directives/yd.md", "按条立项。"),
    }];
    portfolio.practices = vec![Practice {
        id: "peipao".to_owned(),
        file: "practices/peipao.md".to_owned(),
        title: "陪跑一个人".to_owned(),
        year: 2026,
        kind: Some("做法".to_owned()),
        from: vec![ProjectRef {
            year: None,
            id: "done".to_owned(),
        }],
        adopted: vec!["市政务办".to_owned()],
        evidence: vec!["陪跑记录".to_owned()],
        body: excerpt("practices/peipao.md", "先陪跑，再改表。"),
    }];
    let goal = |clause: &str| GoalRef {
        directive: "yd".to_owned(),
        clause: clause.to_owned(),
    };
    for project in portfolio.projects.iter_mut().map(Arc::make_mut) {
        match project.key.id.as_str() {
            "late" => project.goals = vec![goal("1")],
            "on" => project.goals = vec![goal("2 b"), goal("9")],
            "done" => project.outcomes = vec![Outcome::Text("一项制度".to_owned())],
            _ => {}
        }
    }
    let mut before = project(2025, "late");
    before.updates = vec![update("2025-11-20", None, "结转")];
    before.status = Some(Status::Carried);
    let mut merged = project(2025, "old");
    merged.status = Some(Status::Done);
    portfolio.projects.splice(0..0, [before.into(), merged.into()]);
    portfolio
}

/// Gathers the facts of `portfolio` as of 22 November 2026, with one facet and no registries.
pub(crate) fn facts(portfolio: Portfolio, language: Language) -> Facts {
    let config = Config {
        title: "台账".to_owned(),
        language,
        facets: vec![Facet {
            key: "workstream".to_owned(),
            name: "工作线".to_owned(),
            values: None,
        }],
        ..Config::default()
    };
    facts_with(portfolio, config, "2026-11-22")
}

/// Gathers the facts of `portfolio` with these settings on that day.
pub(crate) fn facts_with(portfolio: Portfolio, config: Config, day: &str) -> Facts {
    let words = match config.language {
        Language::Chinese => include_str!("../../themes/default/locale/zh-CN.ftl"),
        Language::English => include_str!("../../themes/default/locale/en.ftl"),
    };
    let words = Locale::with_texts(config.language, &[words]).expect("the built-in words are valid");
    let figures = figures(&portfolio, &config, date(day));
    Facts::new(
        Arc::new(config),
        Arc::new(portfolio),
        Arc::new(figures),
        Arc::new(words),
    )
}
