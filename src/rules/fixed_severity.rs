//! `fixed-severity`: a setting or an `allow` for a rule that is always an error.

use super::{Explanation, Findings, Reach, Rule, Subject, rule};
use crate::config::RuleLevel;
use crate::diagnostic::Severity;
use crate::locale::Message;

pub(crate) const RULE: Rule = Rule {
    name: "fixed-severity",
    severity: Severity::Warning,
    reach: Reach::Record,
    explanation: Explanation {
        en: "\
`rules` of `site.yaml` sets a rule to `warning` or `off`, or `allow` of a brief names a rule, that is \
always an error: an account that is owed, a broken link or lineage, an unknown office or lead, template \
text.

These are what a published year must not hold; the setting has no effect, and whoever wrote it should \
know.

Delete the line, and put right what the rule finds.",
        zh: "\
`site.yaml` 的 `rules` 把某条规则设成 `warning` 或 `off`，或者简报的 `豁免` 写了它，而它始终是错误：没交\
账、断链、断了接续、未登记的处室或牵头领导、模板原话。

这些东西不能带着发布。设了也不起作用，写的人应当知道。

删掉这一行，把规则查出来的地方改好。",
    },
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let is_fixed = |name: &str| rule(name).is_some_and(|rule| rule.severity == Severity::Error);
    let lowered = subject
        .config
        .rules
        .iter()
        .filter(|(_, level)| **level != RuleLevel::Error);
    for (name, _) in lowered.filter(|(name, _)| is_fixed(name)) {
        let message = Message::new("fixed-severity").with("name", name);
        findings.add("site.yaml", format!("key:rules.{name}"), message);
    }
    for project in subject.projects() {
        for name in project.allow.keys().filter(|name| is_fixed(name)) {
            let message = Message::new("fixed-severity-allow").with("name", name);
            findings.add(&project.file, format!("key:allow.{name}"), message);
        }
    }
}
