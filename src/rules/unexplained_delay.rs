//! `unexplained-delay`: a late project that says neither why nor what is done about it.

use super::brief::Brief;
use super::{Explanation, Findings, Reach, Rule, Subject, delay};
use crate::diagnostic::Severity;
use crate::locale::Message;
use crate::model::Account;

pub(crate) const RULE: Rule = Rule {
    name: "unexplained-delay",
    severity: Severity::Warning,
    reach: Reach::Record,
    explanation: Explanation {
        en: "\
A project is late (past its due date, promised again for much later, or by its own words), and its brief \
has neither a complete `account` nor an unsolved problem that somebody owns.

\"Slow progress\" that stands unexplained for three quarters is what readers trust least. Whoever can \
help needs the reason, the remedy and the name of the one who sees to it.

Write the account: reason, remedy, responsible, and the new date or where the work goes on. Where the \
obstacle is one thing, register it as a problem with its owner instead.

    account:
      reason: the permit came 53 days late
      remedy: acceptance in three parts, one a week from January
      responsible: head of the building office
      new_due: 2027-02-05",
        zh: "\
项目已经滞后（过了完成时限，或者时限一再后移，或者自己写了滞后、受阻），而简报里既没有完整的年终说明，也\
没有登记有人负责的未销号问题。

“推进缓慢”四个字挂上三个季度，最不让人信服。能帮上忙的人要知道的是：为什么、怎么办、找谁。

写清原因、措施、责任人和新时限（或结转）。如果只是卡在一件事上，登记成问题并写明责任人也可以。

    年终说明:
      原因: 消防设计变更，报审、改造、复验共需53天
      措施: 整改分三段，完成一段预验一段
      责任人: 干部教育处处长
      新时限: 2027-02-05",
    },
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let late = |brief: &Brief<'_>| brief.is_late() && !is_explained(*brief) && !subject.owes_account(*brief);
    for brief in subject.briefs().filter(late) {
        let dates = delay::by_dates(brief, subject.config).filter(|delay| delay.is_late);
        if let Some(delay) = dates.or_else(|| delay::by_words(brief)) {
            let message = Message::new("unexplained-delay").with("fact", delay.fact);
            findings.add(&brief.project.file, delay.field, message);
        }
    }
}

/// Tells whether the brief has a complete account, or an unsolved problem with an owner.
fn is_explained(brief: Brief<'_>) -> bool {
    let accounted = brief.project.account.as_ref().is_some_and(Account::is_complete);
    let mut unsolved = brief.unsolved();
    accounted || unsolved.any(|(_, problem)| problem.owner.is_some() && !problem.text.trim().is_empty())
}
