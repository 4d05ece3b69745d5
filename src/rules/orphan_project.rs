//! `orphan-project`: a project that carries out nothing that was asked.

use std::collections::BTreeSet;

use super::{Explanation, Findings, Reach, Rule, Subject};
use crate::diagnostic::Severity;
use crate::locale::Message;

pub(crate) const RULE: Rule = Rule {
    name: "orphan-project",
    severity: Severity::Warning,
    reach: Reach::Record,
    explanation: Explanation {
        en: "\
A brief names no `goals`, although its year has directives.

Projects are how tasks handed down become somebody's duty. One that answers to no task may be worth \
doing, but nobody asked for it, and the coverage of the tasks looks thinner than it is.

Name the clauses that it carries out; or say under `allow` that it is the office's own initiative.

    goals: [plan2026/4, plan2026/12]",
        zh: "\
本年度登记了上级文件，这份简报却没有写 `对应任务`。

项目是把任务变成职责的办法。哪条任务都对不上的项目，也许值得做，但说不清是谁要的；任务有没有人承接，也会\
看走眼。

写上它承接的条款；确是自选动作的，在 `豁免` 里说明。

    对应任务: [yd2026/12, khmb2026/1]",
    },
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let years: BTreeSet<i32> = subject
        .portfolio
        .directives
        .iter()
        .map(|directive| directive.year)
        .collect();
    let orphan = |brief: &super::brief::Brief<'_>| {
        brief.project.goals.is_empty()
            && !brief.project.withheld.contains_key("goals")
            && years.contains(&brief.project.key.year)
    };
    for brief in subject.briefs().filter(orphan) {
        let message = Message::new("orphan-project").with("name", brief.project.name());
        findings.add(&brief.project.file, "goals", message);
    }
}
