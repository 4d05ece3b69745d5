//! `stuck-problem`: a problem that nobody moves.

use super::{Explanation, Findings, Reach, Rule, Subject};
use crate::diagnostic::Severity;
use crate::locale::Message;
use crate::model::{Date, Days, Deadline, Problem};

pub(crate) const RULE: Rule = Rule {
    name: "stuck-problem",
    severity: Severity::Warning,
    reach: Reach::Record,
    explanation: Explanation {
        en: "\
A problem of a project that is not over is unsolved past its due date; or it is older than 30 days and \
has no owner, or neither a due date nor anybody who decides it.

A problem is registered so that somebody solves it. Without an owner, a decider or a date it is only a \
complaint, and grows old in the register.

Enter `solved` if it is; else name the owner, and what is to be decided, by whom, until when.

    problems:
      - {text: comments not settled, since: 2026-10-20, owner: deputy head, decider: board, due: 2026-11-27}",
        zh: "\
项目还没结束，登记的问题过了限期没有销号；或者提出已经超过30天，没有责任人，或者既没有限期也没有决策人。

登记问题是为了有人去解决。没有责任人、没有人拍板、没有限期，就只是诉苦，在台账里越放越旧。

已经解决的填 `销号`；没解决的写明谁负责、要谁定什么、哪天之前定。

    存在问题:
      - {内容: 会签意见不一, 提出: 2026-10-20, 责任: 分管副部长（组织）, 决策: 部务会, 限期: 2026-11-27}",
    },
    check,
};

/// Days after which a problem must have an owner, and a due date or somebody who decides it.
const PATIENCE: i64 = 30;

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for brief in subject.briefs().filter(|brief| brief.is_open()) {
        for (place, problem) in brief.unsolved() {
            let overdue = overdue(problem, brief.as_of()).map(|message| ("due", message));
            let stuck = || left(problem, brief.as_of()).map(|message| ("since", message));
            if let Some((part, message)) = overdue.or_else(stuck) {
                findings.add(&brief.project.file, format!("problems[{place}].{part}"), message);
            }
        }
    }
}

fn overdue(problem: &Problem, t: Date) -> Option<Message> {
    let due = problem.due.and_then(Deadline::last_day).filter(|due| *due < t)?;
    Some(
        Message::new("stuck-problem")
            .with("due", due.to_string())
            .with("days", Days::between(due, t).0),
    )
}

/// Says that a problem has been left lying; none while somebody can be expected to move it.
fn left(problem: &Problem, t: Date) -> Option<Message> {
    let since = problem.since.and_then(Deadline::first_day)?;
    let days = Days::between(since, t).0;
    let id = if days <= PATIENCE {
        return None;
    } else if problem.owner.is_none() {
        "stuck-problem-owner"
    } else if problem.due.is_none() && problem.decider.is_none() {
        "stuck-problem-decider"
    } else {
        return None;
    };
    Some(
        Message::new(id)
            .with("since", since.to_string())
            .with("days", days),
    )
}
