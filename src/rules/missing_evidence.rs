//! `missing-evidence`: something is done, and nothing proves it.

use super::brief::Brief;
use super::{Explanation, Findings, Reach, Rule, Subject};
use crate::diagnostic::Severity;
use crate::locale::Message;
use crate::model::CloseResult;

pub(crate) const RULE: Rule = Rule {
    name: "missing-evidence",
    severity: Severity::Warning,
    reach: Reach::Record,
    explanation: Explanation {
        en: "\
A milestone has a `done` date, or a project is closed as done, and names no evidence.

\"No evidence, no credit\" is how assessments count. A year later nobody remembers where the paper is, \
and a figure that cannot be traced cannot be defended.

Name the paper, or link the file beside the brief; where it may not be published, say so under `allow`.

    milestones:
      - {name: List published, due: 2026-09-10, done: 2026-09-24, evidence: atlas/list.csv}",
        zh: "\
节点填了完成日期，或者项目按完成结项，却没有写凭证。

考核认凭证，“没有凭证的不计分”。过一年，谁也记不清那份材料在哪里；查不到出处的数，自己也说不硬。

写明凭证是什么，或者链接到简报旁边的文件；不宜公开的，在 `豁免` 里说明。

    节点:
      - {名称: 减负清单公布, 时限: 2026-09-10, 完成: 2026-09-24, 凭证: jcgb/jianfu-qingdan.csv}",
    },
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for brief in subject.briefs() {
        let milestones = brief
            .project
            .milestones
            .iter()
            .zip(&brief.figures.milestones)
            .enumerate();
        let bare = milestones
            .filter(|(_, (milestone, figures))| figures.done.is_some() && milestone.evidence.is_empty());
        let bare: Vec<_> = bare.collect();
        if let Some((place, (milestone, _))) = bare.first() {
            let message = Message::new("missing-evidence")
                .with("name", &milestone.name)
                .with("others", bare.len() - 1);
            findings.add(&brief.project.file, format!("milestones[{place}].done"), message);
        } else if is_closed_without(brief) {
            findings.add(
                &brief.project.file,
                "close",
                Message::new("missing-evidence-close"),
            );
        }
    }
}

/// Tells whether the project was closed as done while neither the close nor a milestone names evidence.
fn is_closed_without(brief: Brief<'_>) -> bool {
    let proven = brief
        .project
        .milestones
        .iter()
        .any(|milestone| !milestone.evidence.is_empty());
    let closed = brief.project.close.as_ref().filter(|close| {
        let happened = close.date.is_some_and(|date| date <= brief.as_of());
        happened && close.result == Some(CloseResult::Done)
    });
    !proven && closed.is_some_and(|close| close.evidence.is_empty())
}
