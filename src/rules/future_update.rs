//! `future-update`: a record that is dated after the status date.

use super::brief::Brief;
use super::{Explanation, Findings, Reach, Rule, Subject};
use crate::diagnostic::Severity;
use crate::locale::Message;
use crate::model::{Date, Meeting};

pub(crate) const RULE: Rule = Rule {
    name: "future-update",
    severity: Severity::Warning,
    reach: Reach::Record,
    explanation: Explanation {
        en: "\
An update, the `done` of a milestone or a decision, the `since` or the `solved` of a problem, or the date \
of a close or a review lies after the status date: today's, or the last day or the closing day of a past \
year. It is not counted yet.

What has not happened yet is a plan, and stands in `due`. After the end of a year, an update written \
into the old brief is seen by nobody: it belongs to the brief of the new year.

Correct the day, or move the entry to where it counts.

    milestones:
      - {name: Acceptance, due: 2026-12-12}",
        zh: "\
进展、节点或议定事项的完成日、问题的登记日和销号日、结项和评价的日期，晚于数据截至日（当年是运行当天，往年是年末或关账那\
天）。这些记录暂不计入。

还没发生的事是计划，写在 `时限` 里。过了年再往旧简报里补的进展没有人看得到，应当写进新一年的简报。

日期写错的改过来；写错地方的，挪到该写的地方。

    节点:
      - {名称: 消防验收, 时限: 2026-12-12}",
    },
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for brief in subject.briefs() {
        let later = records(brief)
            .into_iter()
            .filter(|(date, _)| *date > brief.as_of());
        report(&brief.project.file, brief.as_of(), later.collect(), findings);
    }
    let today = subject.figures.run_date;
    for meeting in &subject.portfolio.meetings {
        let later = decisions(meeting).into_iter().filter(|(date, _)| *date > today);
        report(&meeting.file, today, later.collect(), findings);
    }
}

/// Reports the first of the records that are too late, and counts the others.
fn report(file: &str, as_of: Date, later: Vec<(Date, String)>, findings: &mut Findings) {
    if let Some((date, field)) = later.first() {
        let message = Message::new("future-update")
            .with("date", date.to_string())
            .with("today", as_of.to_string())
            .with("others", later.len() - 1);
        findings.add(file, field, message);
    }
}

/// Returns the day and the field of everything that the brief says has happened.
fn records(brief: Brief<'_>) -> Vec<(Date, String)> {
    let project = brief.project;
    let milestones = project.milestones.iter().enumerate();
    let done = milestones
        .filter_map(|(place, milestone)| Some((milestone.done?, format!("milestones[{place}].done"))));
    let problems = || project.problems.iter().enumerate();
    let raised = problems()
        .filter_map(|(place, problem)| Some((problem.raised_day()?, format!("problems[{place}].since"))));
    let solved = problems()
        .filter_map(|(place, problem)| Some((problem.solved?, format!("problems[{place}].solved"))));
    let closed = project
        .close
        .as_ref()
        .and_then(|close| close.date)
        .map(|date| (date, "close.date".to_owned()));
    let reviewed = project
        .review
        .as_ref()
        .and_then(|review| review.date)
        .map(|date| (date, "review.date".to_owned()));
    let updates = project.updates.iter().enumerate();
    let updates = updates.map(|(place, update)| (update.date, format!("updates[{place}].date")));
    done.chain(raised)
        .chain(solved)
        .chain(closed)
        .chain(reviewed)
        .chain(updates)
        .collect()
}

fn decisions(meeting: &Meeting) -> Vec<(Date, String)> {
    let decisions = meeting.decisions.iter().enumerate();
    decisions
        .filter_map(|(place, decision)| Some((decision.done?, format!("decisions[{place}].done"))))
        .collect()
}
