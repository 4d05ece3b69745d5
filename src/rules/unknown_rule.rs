//! `unknown-rule`: a rule that does not exist, in the settings or in an `allow`.

use super::nearest::nearest;
use super::{Brief, Explanation, Findings, Reach, Rule, Subject, rule, rules};
use crate::diagnostic::Severity;
use crate::locale::Message;
use crate::source::faults;

pub(crate) const RULE: Rule = Rule {
    name: "unknown-rule",
    severity: Severity::Error,
    reach: Reach::Portfolio { concerns },
    explanation: Explanation {
        en: "\
`rules` of `site.yaml`, or `allow` of a brief, names a rule that does not exist. In `site.yaml` this is \
an error, in a brief a warning.

A misspelt name switches nothing off and nothing on: whoever wrote it believes that something is \
checked, or allowed, and is mistaken.

Write the name as the finding shows it in brackets; `milepost explain` lists them all.

    rules: {stale-update: warning, missing-evidence: off}",
        zh: "\
`site.yaml` 的 `rules` 或者简报的 `豁免` 里写了不存在的规则名。写在 `site.yaml` 里是错误，写在简报里是提\
醒。

名字写错，什么也没关、什么也没开；写的人却以为查了，或者以为豁免了。

照检查结果方括号里的名字写；`milepost explain` 会列出全部规则。

    rules: {stale-update: warning, missing-evidence: off}",
    },
    check,
};

/// Tells whether the brief silences a rule that does not exist.
fn concerns(_: &Subject<'_>, brief: Brief<'_>) -> bool {
    brief.project.allow.keys().any(|name| rule(name).is_none())
}

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for name in subject.config.rules.keys().filter(|name| rule(name).is_none()) {
        let message = unknown(name, findings.count());
        findings.add("site.yaml", format!("key:rules.{name}"), message);
    }
    for project in subject.projects() {
        for name in project.allow.keys().filter(|name| rule(name).is_none()) {
            let message = unknown(name, findings.count());
            findings.add_warning(&project.file, format!("key:allow.{name}"), message);
        }
    }
}

fn unknown(name: &str, findings: usize) -> Message {
    if faults().iter().any(|fault| fault.name == name) {
        return Message::new("unknown-rule-reading").with("name", name);
    }
    match nearest(name, rules().iter().map(|rule| rule.name), findings) {
        Some(near) => Message::new("unknown-rule-near")
            .with("name", name)
            .with("near", near),
        None => Message::new("unknown-rule").with("name", name),
    }
}
