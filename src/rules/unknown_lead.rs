//! `unknown-lead`: a lead that the registry does not know.

use super::unknown_office::unregistered;
use super::{Brief, Explanation, Findings, Reach, Rule, Subject};
use crate::diagnostic::Severity;
use crate::locale::Message;

pub(crate) const RULE: Rule = Rule {
    name: "unknown-lead",
    severity: Severity::Error,
    reach: Reach::Portfolio { concerns },
    explanation: Explanation {
        en: "\
The `lead` of a brief is none of the leads that `site.yaml` lists, under any of their names.

The lead answers for the project. Under a misspelt name the project is missing from the list that the lead \
reads, and nobody answers for it.

Write the registered name, or add the post or its former name to the registry:

    leads:
      - {name: Deputy head (organisation), aliases: [Deputy head]}",
        zh: "\
简报的牵头领导不在 `site.yaml` 登记的名单之内，别名里也没有。

项目由牵头领导负总责。名字写错了，这个项目就不在他的清单里，等于没有人管。

改成登记的称谓；确有新设或曾用的，在 `site.yaml` 里补登：

    leads:
      - {name: 分管副部长（组织）, aliases: [分管组织副部长]}",
    },
    check,
};

/// Tells whether the registry lacks the brief's lead.
fn concerns(subject: &Subject<'_>, brief: Brief<'_>) -> bool {
    let registry = subject.config.leads.as_ref();
    let lead = brief.project.lead.as_deref();
    registry
        .zip(lead)
        .is_some_and(|(registry, lead)| registry.find(lead).is_none())
}

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let Some(registry) = &subject.config.leads else {
        return;
    };
    for project in subject.projects() {
        if let Some(lead) = &project.lead
            && registry.find(lead).is_none()
        {
            let ids = ("unknown-lead", "unknown-lead-near");
            let message: Message = unregistered(ids, lead, registry, findings.count());
            findings.add(&project.file, "lead", message);
        }
    }
}
