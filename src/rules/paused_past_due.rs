//! `paused-past-due`: a paused project whose due date has passed.

use super::{Explanation, Findings, Reach, Rule, Subject};
use crate::diagnostic::Severity;
use crate::locale::Message;
use crate::model::{Days, Status};

pub(crate) const RULE: Rule = Rule {
    name: "paused-past-due",
    severity: Severity::Warning,
    reach: Reach::Record,
    explanation: Explanation {
        en: "\
A project is paused, and its due date lies before the status date.

A pause stops the work, not the promise. A paused project is left out of the late ones; past its due \
date that hides a delay.

Move the due date with an entry in `changes`, or end the project: close it as cancelled, or carry it \
with its account.

    due: 2027-03-31
    baseline: {due: 2026-09-30}
    changes:
      - {date: 2026-10-12, what: due, from: 2026-09-30, to: 2027-03-31, reason: paused by the board, approved_by: board}",
        zh: "\
项目标明“暂停”，完成时限却已经过了。

暂停停的是活儿，不是承诺。暂停的项目不计入滞后，过了时限还停着，就把滞后盖住了。

经批准改期的，改时限并登记变更；不再做的，按终止结项，或者写年终说明结转。

    完成时限: 2027-03-31
    原计划: {时限: 2026-09-30}
    变更:
      - {日期: 2026-10-12, 事项: due, 原: 2026-09-30, 改为: 2027-03-31, 原因: 部务会决定暂停, 批准: 部务会}",
    },
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for brief in subject
        .briefs()
        .filter(|brief| brief.figures.status == Status::Paused)
    {
        let due = brief.project.due_day().filter(|due| *due < brief.as_of());
        if let Some(due) = due.filter(|_| !subject.owes_account(brief)) {
            let message = Message::new("paused-past-due")
                .with("due", due.to_string())
                .with("days", Days::between(due, brief.as_of()).0);
            findings.add(&brief.project.file, "due", message);
        }
    }
}
