//! `uncovered-clause`: a clause that no project carries out.

use std::collections::BTreeSet;

use super::{Explanation, Findings, Reach, Rule, Subject};
use crate::diagnostic::Severity;
use crate::locale::Message;

pub(crate) const RULE: Rule = Rule {
    name: "uncovered-clause",
    severity: Severity::Warning,
    reach: Reach::Portfolio,
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
    let goals = portfolio.projects.iter().flat_map(|project| {
        let year = project.key.year;
        project
            .goals
            .iter()
            .map(move |goal| (year, goal.directive.as_str(), goal.clause.as_str()))
    });
    let cited: BTreeSet<(i32, &str, &str)> = goals.collect();
    for directive in &portfolio.directives {
        if portfolio.projects_of(directive.year).is_empty() {
            continue;
        }
        for (place, clause) in directive.clauses.iter().enumerate() {
            if cited.contains(&(directive.year, &directive.id, &clause.id)) {
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
