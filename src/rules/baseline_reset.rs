//! `baseline-reset`: a baseline that is later than what was promised the year before.

use super::brief::Brief;
use super::{Explanation, Findings, Reach, Rule, Subject};
use crate::diagnostic::Severity;
use crate::locale::Message;
use crate::model::{Date, Days, Deadline, Project, Status};

pub(crate) const RULE: Rule = Rule {
    name: "baseline-reset",
    severity: Severity::Warning,
    reach: Reach::Lineage,
    explanation: Explanation {
        en: "\
The baseline of a brief (its `baseline`, else its due date) is later than the due date that the brief of \
the year before promised; a new date in that brief's account counts as promised.

A new year is not a new promise. If every year may set its own baseline, a project can be years late and \
on time every year.

Give the date that was promised as the baseline, and register the move in `changes`.

    due: 2026-09-30
    baseline: {due: 2026-06-30}",
        zh: "\
本简报的原计划（没写 `原计划` 的按完成时限）比上一年简报答应的时限还晚；上一年的年终说明里写了新时限的，\
按新时限算。

换了年度，承诺不能从头算起。每年都能重定原计划，一个项目就可以年年按期、一拖几年。

原计划照上一年答应的写，改期登记变更。

    完成时限: 2026-09-30
    原计划: {时限: 2026-06-30}",
    },
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for brief in subject.briefs() {
        let (Some(baseline), Some((promised, before))) =
            (brief.project.baseline_due(), promise(subject, brief))
        else {
            continue;
        };
        if baseline <= promised {
            continue;
        }
        let field = if brief.project.baseline.due.is_some() {
            "baseline.due"
        } else {
            "due"
        };
        let message = Message::new("baseline-reset")
            .with("baseline", baseline.to_string())
            .with("before", before.key.to_string())
            .with("promised", promised.to_string())
            .with("days", Days::between(promised, baseline).0);
        findings.add(&brief.project.file, field, message);
    }
}

/// Returns the date promised by the newest brief that this one continues, and that brief; of several of one year
/// the one that promised the latest date.
fn promise<'a>(subject: &Subject<'a>, brief: Brief<'_>) -> Option<(Date, &'a Project)> {
    let before = subject.lineage.predecessors[brief.index].iter();
    let before: Vec<usize> = before.copied().collect();
    let newest = before
        .iter()
        .map(|&index| subject.portfolio.projects[index].key.year)
        .max()?;
    let unfinished = |index: &usize| subject.figures.projects[*index].status != Status::Done;
    let projects = before
        .into_iter()
        .filter(unfinished)
        .map(|index| &*subject.portfolio.projects[index]);
    let of_newest = projects.filter(|project| project.key.year == newest);
    let promised = of_newest.filter_map(|project| Some((promised(project)?, project)));
    promised.max_by_key(|(date, _)| *date)
}

fn promised(project: &Project) -> Option<Date> {
    let renewed = project.account.as_ref().and_then(|account| account.new_due);
    renewed.and_then(Deadline::last_day).or(project.due_day())
}
