//! `undated-project`: a date that is still to be decided.

use super::{Explanation, Findings, Reach, Rule, Subject};
use crate::diagnostic::Severity;
use crate::locale::Message;
use crate::model::Deadline;

pub(crate) const RULE: Rule = Rule {
    name: "undated-project",
    severity: Severity::Warning,
    reach: Reach::Record,
    explanation: Explanation {
        en: "\
The start, the due date or a milestone of a project that is not over is `tbd`.

What has no date is never late, so it is the first to be forgotten. An honest month is better than an \
invented day, and both are better than nothing.

Write the date as exactly as it is known: a day, a month, a quarter or a year; `ongoing` where the work \
really has no end.

    due: 2026-Q3",
        zh: "\
项目还没有结束，开始、完成时限或者节点时限写的还是“待定”。

没有日期就永远不算晚，也就最先被忘掉。老老实实写个月份，胜过编一个日子；两样都胜过空着。

知道多准就写多准：某日、某月、某季度、某年都可以；确实没有终点的写“持续推进”。

    完成时限: 2026-Q3",
    },
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let open = |deadline: Option<Deadline>| deadline == Some(Deadline::Undecided);
    for brief in subject.briefs().filter(|brief| brief.is_open()) {
        let project = brief.project;
        if open(project.start) {
            findings.add(&project.file, "start", Message::new("undated-project-start"));
        }
        if open(project.due) {
            findings.add(&project.file, "due", Message::new("undated-project"));
        }
        let milestones = project.milestones.iter().enumerate();
        let undated: Vec<_> = milestones
            .filter(|(_, milestone)| open(Some(milestone.due)))
            .collect();
        if let Some((place, milestone)) = undated.first() {
            let message = Message::new("undated-project-milestone")
                .with("name", &milestone.name)
                .with("others", undated.len() - 1);
            findings.add(&project.file, format!("milestones[{place}].due"), message);
        }
    }
}
