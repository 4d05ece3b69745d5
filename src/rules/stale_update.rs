//! `stale-update`: nothing was heard of a project for longer than the site allows.

use super::brief::{Brief, shown};
use super::{Explanation, Findings, Reach, Rule, Subject};
use crate::diagnostic::Severity;
use crate::locale::Message;
use crate::model::Days;

pub(crate) const RULE: Rule = Rule {
    name: "stale-update",
    severity: Severity::Warning,
    reach: Reach::Record,
    explanation: Explanation {
        en: "\
A project that is planned or under way has no update for more days than `stale_after` of `site.yaml` \
allows (38 where it says nothing), counted to the year's status date.

Silence is not green. A project of which nothing is heard is shown as silent, not as on track, and those \
who push it find out only when it is late.

Write an update, even if it is short: what was done, what is missing, what comes next and when.

    ## 2026-11-20 68% at-risk Second round of comments

    The finance office agrees; the other answer is due on 27 November.",
        zh: "\
项目未启动或进行中，距最近一次进展已经超过 `site.yaml` 里 `stale_after` 规定的天数（没写按38天），算到本\
年度的数据截至日。

不吭声不等于正常。没有进展的项目在页面上显示为“无更新”，不算按期；等推进的人想起来问，往往已经晚了。

补写一条进展，一两句话就够：做了什么、差什么、下一步几号。

    ## 2026-11-20 68% 有风险 会签仍有分歧

    财政局回函同意；人社局的书面意见11月27日前到。",
    },
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let limit = subject.config.thresholds.stale_after;
    for brief in subject.briefs().filter(|brief| brief.figures.silent) {
        let (id, field, since) = match brief.newest_update(|_| true) {
            Some((place, update)) => ("stale-update", format!("updates[{place}]"), Some(update.date)),
            None => ("stale-update-none", "start".to_owned(), brief.project.start_day()),
        };
        let Some(since) = since else {
            continue;
        };
        let message = Message::new(id)
            .with("days", Days::between(since, brief.as_of()).0)
            .with("date", since.to_string())
            .with("limit", limit)
            .with("today", brief.as_of().to_string())
            .with("percent", percent(brief));
        findings.add(&brief.project.file, field, message);
    }
}

/// Returns the newest percentage as it stands in a heading, with a blank behind it; empty where there is none.
fn percent(brief: Brief<'_>) -> String {
    let reported = brief.figures.reported;
    reported.map_or(String::new(), |percent| format!("{}% ", shown(percent)))
}
