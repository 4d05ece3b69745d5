//! `unknown-cause`: a cause of delay that the site does not know.

use super::nearest::nearest;
use super::{Explanation, Findings, Rule, Subject};
use crate::diagnostic::Severity;
use crate::locale::Message;

pub(crate) const RULE: Rule = Rule {
    name: "unknown-cause",
    severity: Severity::Warning,
    explanation: Explanation {
        en: "\
The `cause` of an account is none of the coded reasons that `site.yaml` lists under `causes`.

Causes are counted over the year to see what holds projects up. A cause of one's own is counted alone \
and seen by nobody.

Take one of the listed causes and say the rest in `reason`; or add the cause to `site.yaml`.

    account: {cause: approval, reason: the fire plan had to be approved again}",
        zh: "\
年终说明里的原因类别，不在 `site.yaml` 的 `causes` 之内。

原因类别是拿来统计的，一年下来看什么最拖后腿。自己编一个类别，统计里就孤零零一个，谁也看不见。

从登记的类别里选一个，具体情况写在 `原因` 里；确有需要的，在 `site.yaml` 里补上。

    年终说明: {原因类别: approval, 原因: 消防设计变更须重新报审}",
    },
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let causes = &subject.config.causes;
    for project in &subject.portfolio.projects {
        let cause = project
            .account
            .as_ref()
            .and_then(|account| account.cause.as_ref());
        let Some(cause) = cause.filter(|cause| !causes.contains(cause)) else {
            continue;
        };
        let message = match nearest(cause, causes.iter().map(String::as_str), findings.count()) {
            Some(near) => Message::new("unknown-cause-near").with("near", near),
            None => Message::new("unknown-cause").with("causes", causes.join(", ")),
        };
        findings.add(&project.file, "account.cause", message.with("cause", cause));
    }
}
