//! `done-with-open-milestones`: a project that is done although milestones are not.

use super::{Explanation, Findings, Reach, Rule, Subject};
use crate::diagnostic::Severity;
use crate::locale::Message;
use crate::model::Status;

pub(crate) const RULE: Rule = Rule {
    name: "done-with-open-milestones",
    severity: Severity::Warning,
    reach: Reach::Record,
    explanation: Explanation {
        en: "\
A project is done, and one of its milestones has no `done` date.

Done means that what was promised was handed over. A milestone left open is either forgotten in the \
brief or not delivered; the reader cannot tell which.

Enter the days on which the milestones were handed over. What was not delivered makes the result \
`partial`, and the rest is carried.

    close: {date: 2026-12-18, result: partial, summary: eight of ten routes are open}",
        zh: "\
项目已经完成，却还有节点没有填完成日期。

完成，就是当初答应的都交了。留着没交的节点，到底是忘了填还是没做，看的人分不清。

做完的补上完成日期；确实没交的，结果写“部分完成”，余下的结转。

    结项: {日期: 2026-12-18, 结果: 部分完成, 总结: 十条路线开放八条}",
    },
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for brief in subject
        .briefs()
        .filter(|brief| brief.figures.status == Status::Done)
    {
        let milestones = brief
            .project
            .milestones
            .iter()
            .zip(&brief.figures.milestones)
            .enumerate();
        let open: Vec<_> = milestones
            .filter(|(_, (_, figures))| figures.done.is_none())
            .collect();
        if let Some((place, (milestone, _))) = open.first() {
            let message = Message::new("done-with-open-milestones")
                .with("name", &milestone.name)
                .with("others", open.len() - 1);
            findings.add(&brief.project.file, format!("milestones[{place}]"), message);
        }
    }
}
