//! `unknown-office`: an office that the registry does not know.

use super::nearest::nearest;
use super::{Brief, Explanation, Findings, Reach, Rule, Subject};
use crate::config::Registry;
use crate::diagnostic::Severity;
use crate::locale::Message;

pub(crate) const RULE: Rule = Rule {
    name: "unknown-office",
    severity: Severity::Error,
    reach: Reach::Portfolio { concerns },
    explanation: Explanation {
        en: "\
The `office` of a brief is none of the offices that `site.yaml` lists, under any of their names.

One office under two names is two offices in every count, and a project of a misspelt office is missing from \
the sheet of the office that leads it.

Write the registered name, or add the office or its former name to the registry:

    offices:
      - {name: Organisation Office, aliases: [Organisation Division]}",
        zh: "\
简报的责任处室不在 `site.yaml` 登记的处室之内，别名里也没有。

一个处室写成两个名字，统计里就成了两个处室；写错名字的项目，也不会出现在它责任处室的那张表上。

改成登记的名称；确是新处室或曾用名的，在 `site.yaml` 里补登：

    offices:
      - {name: 组织一处, aliases: [组织科]}",
    },
    check,
};

/// Tells whether the registry lacks the brief's office.
fn concerns(subject: &Subject<'_>, brief: Brief<'_>) -> bool {
    let registry = subject.config.offices.as_ref();
    let office = brief.project.office.as_deref();
    registry
        .zip(office)
        .is_some_and(|(registry, office)| registry.find(office).is_none())
}

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let Some(registry) = &subject.config.offices else {
        return;
    };
    for project in subject.projects() {
        if let Some(office) = &project.office
            && registry.find(office).is_none()
        {
            let ids = ("unknown-office", "unknown-office-near");
            let message = unregistered(ids, office, registry, findings.count());
            findings.add(&project.file, "office", message);
        }
    }
}

/// Says that `name` is not registered; the second of `ids` also names the registered name that is nearest.
pub(super) fn unregistered(
    (id, id_near): (&'static str, &'static str),
    name: &str,
    registry: &Registry,
    findings: usize,
) -> Message {
    match nearest(name, registry.spellings(), findings) {
        Some(near) => Message::new(id_near).with("name", name).with("near", near),
        None => Message::new(id).with("name", name),
    }
}
