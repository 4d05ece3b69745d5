//! `uncovered-clause`: a clause that no project carries out.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Explanation, Findings, Reach, Rule, Subject};
use crate::diagnostic::Severity;
use crate::locale::Message;
use crate::model::{Directive, Project};

pub(crate) const RULE: Rule = Rule {
    name: "uncovered-clause",
    severity: Severity::Warning,
    reach: Reach::Portfolio {
        concerns: |_, _| false,
    },
    explanation: Explanation {
        en: "\
A clause of a directive is named by the `goals` of no project of its year, although the year has \
projects.

A task without a project is nobody's duty. It is found out at the assessment, when it is too late.

Name it in the brief that carries it out, or write a brief for it:

    goals: [plan2026/4]",
        zh: "\
上级文件的某一条，本年度没有任何项目的 `对应任务` 写到它。

没有项目承接的任务，就没有人管，到考核时才发现已经晚了。

在承接它的简报里写上；确实没有人做的，立一个项目：

    对应任务: [yd2026/4]",
    },
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let portfolio = subject.portfolio;
    for directive in &portfolio.directives {
        let projects = portfolio.projects_of(directive.year);
        if projects.is_empty() {
            continue;
        }
        let uncovered = uncovered(directive, projects);
        for (place, clause) in directive.clauses.iter().enumerate() {
            if !uncovered.contains(clause.id.as_str()) {
                continue;
            }
            let message = Message::new("uncovered-clause")
                .with("clause", &clause.id)
                .with("goal", format!("{}/{}", directive.id, clause.id))
                .with("year", directive.year.to_string());
            findings.add(&directive.file, format!("clauses[{place}]"), message);
        }
    }
}

/// Returns the clauses of `directive` that none of `projects` names. As soon as every one is named the rest of the
/// projects is not looked at.
fn uncovered<'a>(directive: &'a Directive, projects: &[Arc<Project>]) -> BTreeSet<&'a str> {
    let clauses = directive.clauses.iter().map(|clause| clause.id.as_str());
    let mut uncovered: BTreeSet<&str> = clauses.collect();
    for project in projects {
        if uncovered.is_empty() {
            break;
        }
        let goals = project.goals.iter().filter(|goal| goal.directive == directive.id);
        uncovered.retain(|clause| goals.clone().all(|goal| goal.clause != *clause));
    }
    uncovered
}
