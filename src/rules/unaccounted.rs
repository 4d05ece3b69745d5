//! `unaccounted`: a year ends, and a project is neither closed nor accounted for.

use super::brief::Brief;
use super::{Explanation, Findings, Reach, Rule, Subject};
use crate::diagnostic::Severity;
use crate::figures::ProjectFigures;
use crate::locale::Message;
use crate::model::{Account, Project, Status};

pub(crate) const RULE: Rule = Rule {
    name: "unaccounted",
    severity: Severity::Error,
    reach: Reach::Record,
    explanation: Explanation {
        en: "\
A project of a closed year, or of the year named by `check --year-end`, is neither done nor cancelled, nor \
carried with a complete account. A complete account has a reason, a remedy, a responsible person, and a new \
due date or the brief that carries the work on.

At year end every project is gone through one by one. A project that is simply left standing is how promises \
vanish; so a year cannot be published as closed while one of its projects owes its account.

Close the project, or carry it with its account:

    status: carried
    account:
      reason: the permit came 53 days late
      remedy: acceptance in three parts, one a week from January
      responsible: head of the building office
      new_due: 2027-02-05",
        zh: "\
年度已经关账，或者运行了 `check --year-end`，而这个项目既没有完成、也没有终止，又没有带着完整的年终说明结转。\
完整的年终说明有四项：原因、措施、责任人，以及新时限或结转去向。

年底要一项一项过堂、一件一件交账。不交账的项目留在那里，来年就没人再提，承诺就这样消失了；所以还有项目欠着说明，\
这一年就不能按关账发布。

做完了写 `结项`；没做完的结转，并写明年终说明：

    状态: 结转
    年终说明:
      原因: 消防设计变更，报审、改造、复验共需53天
      措施: 整改分三段，完成一段预验一段
      责任人: 干部教育处处长
      新时限: 2027-02-05",
    },
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for brief in subject.briefs().filter(|brief| subject.owes_account(*brief)) {
        findings.add(&brief.project.file, field(brief), message(brief));
    }
}

/// Returns where the account stands, or where the status says that the project is not over.
fn field(brief: Brief<'_>) -> &'static str {
    let complete = brief.project.account.as_ref().map(Account::is_complete);
    match complete {
        Some(false) => "account",
        _ if brief.project.status.is_some() => "status",
        _ => "account",
    }
}

fn message(brief: Brief<'_>) -> Message {
    let project = brief.project;
    let none = Account::default();
    let account = project.account.as_ref().unwrap_or(&none);
    if account.is_complete() {
        return Message::new("unaccounted-status").with("name", project.name());
    }
    let (english, chinese) = missing(account);
    let carried = if brief.figures.status == Status::Carried {
        "unaccounted-carried"
    } else {
        "unaccounted"
    };
    Message::new(carried)
        .with("name", project.name())
        .with("year", project.key.year.to_string())
        .with("english", english)
        .with("chinese", chinese)
}

/// Tells whether a project is neither closed nor accounted for.
pub(super) fn owes(figures: &ProjectFigures) -> bool {
    !figures.closed
}

/// Says what is missing of a project's account; where it is complete, that the status does not say so.
pub(super) fn accounts_missing(project: &Project) -> Message {
    let none = Account::default();
    let account = project.account.as_ref().unwrap_or(&none);
    if account.is_complete() {
        return Message::new("owed-status");
    }
    let (english, chinese) = missing(account);
    Message::new("owed-missing")
        .with("english", english)
        .with("chinese", chinese)
}

/// Lists what a complete account has and this one has not, in English and in Chinese.
pub(super) fn missing(account: &Account) -> (String, String) {
    let promised = account.new_due.is_some() || account.carry_to.is_some();
    let parts = [
        (account.reason.is_some(), "`reason`", "`原因`"),
        (account.remedy.is_some(), "`remedy`", "`措施`"),
        (account.responsible.is_some(), "`responsible`", "`责任人`"),
        (promised, "`new_due` or `carry_to`", "`新时限`（或 `结转`）"),
    ];
    let absent = || parts.iter().filter(|(given, ..)| !given);
    let english: Vec<&str> = absent().map(|(_, english, _)| *english).collect();
    let chinese: Vec<&str> = absent().map(|(_, _, chinese)| *chinese).collect();
    (english.join(", "), chinese.join("、"))
}
