//! `progress-without-evidence`: much more is reported than was handed over.

use super::brief::shown;
use super::{Explanation, Findings, Reach, Rule, Subject};
use crate::diagnostic::Severity;
use crate::locale::Message;

pub(crate) const RULE: Rule = Rule {
    name: "progress-without-evidence",
    severity: Severity::Warning,
    reach: Reach::Record,
    explanation: Explanation {
        en: "\
The reported percentage is more than 25 points above the share of the milestones that were handed over.

Ninety per cent done and nothing delivered is the oldest trap of reporting. The milestones are the \
promise; what is done beyond them can be seen by nobody.

Enter the milestones that are done, with their day and their evidence; correct the percentage; or split \
a large milestone so that its parts can be handed over.

    milestones:
      - {name: Draft approved, due: 2026-03-20, done: 2026-03-27, evidence: minutes of 27 March}",
        zh: "\
报的百分比，比按节点交付折算出来的高出25个百分点以上。

报了九成、节点一个没交，是报进度最常见的毛病。节点是当初答应的东西，节点之外干了多少，谁也看不见。

已经完成的节点补上日期和凭证；报高了的改下来；节点太大的拆成几个，做完一段交一段。

    节点:
      - {名称: 实施方案印发, 时限: 2026-03-20, 完成: 2026-03-27, 凭证: 印发稿}",
    },
    check,
};

/// Points by which a report may run ahead of the milestones: more than one of four equal ones.
const TOLERATED: f64 = 25.0;

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for brief in subject.briefs().filter(|brief| brief.is_open()) {
        let (Some(reported), Some(earned)) = (brief.figures.reported, brief.figures.earned) else {
            continue;
        };
        let newest = brief.newest_update(|update| update.percent.is_some());
        if let Some((place, _)) = newest.filter(|_| reported - earned > TOLERATED) {
            let message = Message::new("progress-without-evidence")
                .with("reported", shown(reported))
                .with("earned", shown(earned))
                .with("points", shown(reported - earned));
            findings.add(&brief.project.file, format!("updates[{place}].percent"), message);
        }
    }
}
