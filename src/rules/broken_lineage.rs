//! `broken-lineage`: a brief continues one that does not exist, or one that is not earlier.

use std::collections::BTreeSet;

use super::nearest::nearest;
use super::{Explanation, Findings, Reach, Rule, Subject};
use crate::diagnostic::Severity;
use crate::locale::Message;
use crate::model::{Portfolio, ProjectKey};

pub(crate) const RULE: Rule = Rule {
    name: "broken-lineage",
    severity: Severity::Error,
    reach: Reach::Portfolio { concerns: |_, brief| !brief.project.continues.is_empty() },
    explanation: Explanation {
        en: "\
`continues` names a brief that does not exist, or one of the same or a later year.

The lineage carries a project's history over the years: its first promise, its moves, its account. Where it is \
broken, a carried project looks like a new one and the old one like one that vanished.

Name the earlier brief by its year and id, as its file is called (`projects/2025/old-name.md`):

    continues: 2025/old-name",
        zh: "\
`接续` 写的那份简报不存在，或者不在更早的年度。

项目跨年靠接续连成一条线：最初答应的时限、历次改期、年终说明都在这条线上。线断了，结转的项目看上去是新立的，\
旧的那个看上去是消失了。

写年度和代号，代号就是文件名（`projects/2025/旧代号.md`）：

    接续: 2025/旧代号",
    },
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for project in subject.projects() {
        let mut seen = BTreeSet::new();
        for (place, key) in project.continues.iter().enumerate() {
            if !seen.insert(key) {
                continue;
            }
            let message = if key.year >= project.key.year {
                Message::new("broken-lineage-not-earlier")
                    .with("key", key.to_string())
                    .with("year", project.key.year.to_string())
            } else if subject.portfolio.position(key).is_none() {
                absent(key, subject.portfolio, findings.count())
            } else {
                continue;
            };
            findings.add(&project.file, format!("continues[{place}]"), message);
        }
    }
}

fn absent(key: &ProjectKey, portfolio: &Portfolio, findings: usize) -> Message {
    let ids = portfolio
        .projects_of(key.year)
        .iter()
        .map(|project| project.key.id.as_str());
    match nearest(&key.id, ids, findings) {
        Some(id) => Message::new("broken-lineage-near")
            .with("key", key.to_string())
            .with("near", format!("{}/{id}", key.year)),
        None => Message::new("broken-lineage").with("key", key.to_string()),
    }
}
