//! `missed-milestone`: a milestone is past its due date and not handed over.

use super::{Explanation, Findings, Reach, Rule, Subject};
use crate::diagnostic::Severity;
use crate::figures::MilestoneState;
use crate::locale::Message;
use crate::model::Days;

pub(crate) const RULE: Rule = Rule {
    name: "missed-milestone",
    severity: Severity::Warning,
    reach: Reach::Record,
    explanation: Explanation {
        en: "\
A milestone of a project that is planned or under way was due before the status date and has no `done` \
date. The finding stands at the one that is overdue longest and counts the others.

Milestones are what the expected progress is made of. One that is neither done nor moved makes every \
figure of the project a guess.

Enter the day on which it was handed over, or promise it anew: the new date in `due`, the first one in \
`baseline`, the reason in `changes`.

    milestones:
      - {name: Acceptance, due: 2026-12-12, baseline: 2026-10-20}",
        zh: "\
项目未启动或进行中，有节点过了时限，还没有填完成日期。位置标在超期最久的一个，其余的一并计数。

应有的进度是按节点算的。节点既没交、也没改期，这个项目的每个数都只能靠猜。

已经完成的填上日期；没完成的重新答应一个：新日期写 `时限`，原来的写 `原定`，原因写进 `变更`。

    节点:
      - {名称: 消防验收, 时限: 2026-12-12, 原定: 2026-10-20}",
    },
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for brief in subject.briefs().filter(|brief| brief.is_running()) {
        let milestones = brief
            .project
            .milestones
            .iter()
            .zip(&brief.figures.milestones)
            .enumerate();
        let overdue = milestones.filter(|(_, (_, figures))| figures.state == MilestoneState::Overdue);
        let overdue: Vec<_> = overdue
            .filter_map(|(place, (milestone, _))| Some((milestone.due_day()?, place, milestone)))
            .collect();
        let Some((due, place, milestone)) = overdue.iter().min_by_key(|(due, place, _)| (*due, *place))
        else {
            continue;
        };
        let message = Message::new("missed-milestone")
            .with("name", &milestone.name)
            .with("due", due.to_string())
            .with("days", Days::between(*due, brief.as_of()).0)
            .with("others", overdue.len() - 1);
        findings.add(&brief.project.file, format!("milestones[{place}].due"), message);
    }
}
