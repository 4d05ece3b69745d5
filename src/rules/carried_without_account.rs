//! `carried-without-account`: a project that is carried over without a complete account.

use super::unaccounted::missing;
use super::{Explanation, Findings, Reach, Rule, Subject};
use crate::diagnostic::Severity;
use crate::locale::Message;
use crate::model::{Account, Status};

pub(crate) const RULE: Rule = Rule {
    name: "carried-without-account",
    severity: Severity::Warning,
    reach: Reach::Record,
    explanation: Explanation {
        en: "\
A project is carried into a later year, and its account lacks the reason, the remedy, the responsible \
person, or the new date (or the brief that carries it on). In a closed year this is the error \
`unaccounted`.

Carrying over is a decision that somebody answers for. Without the account, the new year begins with a \
project of which nobody knows why it is there.

Complete the account:

    account:
      reason: six more people for the check came in December instead of August
      remedy: the group of 14 finishes by September
      responsible: deputy head of the records office
      carry_to: 2027/records",
        zh: "\
项目已经标明结转，年终说明里却缺原因、措施、责任人，或者缺新时限（或结转去向）。年度关账以后，这就是 `un\
accounted` 错误。

结转是要有人负责的决定。说明不写全，新的一年一开头就背着一个说不清来由的项目。

把年终说明补全：

    年终说明:
      原因: 校核人手估计不足，8月提出增员，12月才到位
      措施: 校核组由6人增到14人，9月全部验收
      责任人: 干部一处副处长
      结转: 2027/dasz",
    },
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for brief in subject
        .briefs()
        .filter(|brief| brief.figures.status == Status::Carried)
    {
        let none = Account::default();
        let account = brief.project.account.as_ref().unwrap_or(&none);
        if account.is_complete() || subject.owes_account(brief) {
            continue;
        }
        let (english, chinese) = missing(account);
        let message = Message::new("carried-without-account")
            .with("name", brief.project.name())
            .with("english", english)
            .with("chinese", chinese);
        findings.add(&brief.project.file, "account", message);
    }
}
