//! `unknown-facet-value`: a value that a facet does not declare.

use super::nearest::nearest;
use super::{Brief, Explanation, Findings, Reach, Rule, Subject};
use crate::config::Facet;
use crate::diagnostic::Severity;
use crate::locale::Message;
use crate::model::Project;

pub(crate) const RULE: Rule = Rule {
    name: "unknown-facet-value",
    severity: Severity::Warning,
    reach: Reach::Portfolio { concerns },
    explanation: Explanation {
        en: "\
A facet declares its values in `site.yaml`, and a brief gives it another one. Levels below a declared \
value (`organisation/4+1`) are free.

A misspelt value makes a group of its own with one project in it, and the right group lacks that \
project.

Write a declared value, or declare the new one:

    facets: [{key: workstream, name: Line of work, values: [Building, Staff, Talent]}]",
        zh: "\
分类在 `site.yaml` 里列了可用的值，简报写的是别的。列出的值下面再分级（如 `基层组织/4+1`）不受限制。

写错一个字，就单独成了一组，组里只有它自己；该在的那一组又少了它。

改成列出的值；确是新的，在 `site.yaml` 里补上：

    facets: [{key: workstream, name: 工作线, values: [基层组织, 干部队伍, 人才工作]}]",
    },
    check,
};

/// Tells whether a value of the brief is not declared.
fn concerns(subject: &Subject<'_>, brief: Brief<'_>) -> bool {
    subject.config.facets.iter().any(|facet| {
        let given = brief.project.facets.get(&facet.key).into_iter().flatten();
        let known = facet.values.as_ref();
        known.is_some_and(|known| given.into_iter().any(|value| !is_declared(value, known)))
    })
}

/// Tells whether a value, or one of the levels above it, is among those declared.
fn is_declared(value: &str, known: &[String]) -> bool {
    let mut ends = value.match_indices('/').map(|(end, _)| end).chain([value.len()]);
    ends.any(|end| known.iter().any(|known| *known == value[..end]))
}

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for facet in &subject.config.facets {
        let Some(known) = &facet.values else {
            continue;
        };
        for project in subject.projects() {
            check_facet(project, (facet, known), findings);
        }
    }
}

fn check_facet(project: &Project, (facet, known): (&Facet, &[String]), findings: &mut Findings) {
    let given = project.facets.get(&facet.key).map_or(&[][..], Vec::as_slice);
    for (place, value) in given.iter().enumerate() {
        if is_declared(value, known) {
            continue;
        }
        let message = match nearest(value, known.iter().map(String::as_str), findings.count()) {
            Some(near) => Message::new("unknown-facet-value-near").with("near", near),
            None => Message::new("unknown-facet-value").with("values", known.join(" · ")),
        };
        let message = message.with("value", value).with("facet", &facet.name);
        findings.add(
            &project.file,
            format!("{}|{}[{place}]", facet.key, facet.name),
            message,
        );
    }
}
