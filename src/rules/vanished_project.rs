//! `vanished-project`: a project that was never closed and is not there the next year.

use super::{Explanation, Findings, Reach, Rule, Subject};
use crate::diagnostic::Severity;
use crate::figures::LineageFate;
use crate::locale::Message;

pub(crate) const RULE: Rule = Rule {
    name: "vanished-project",
    severity: Severity::Warning,
    reach: Reach::Lineage,
    explanation: Explanation {
        en: "\
A project is neither done, cancelled nor carried with a complete account, its next year has projects, \
and no brief of a later year continues it.

Of 413 series in one public register, 197 vanished before their own end date. A project that disappears \
takes its promise with it.

Close the brief or write its account; or name it in the brief that goes on with it:

    continues: 2025/old-name",
        zh: "\
项目既没有完成、终止，也没有写全年终说明结转；下一年已经有项目，却没有一份简报接续它。

有一份公开台账，413个项目里197个没到自己的完成时限就不见了。项目不见了，承诺也跟着不见了。

给这份简报结项，或者写年终说明；有接着做的，在那份简报里写明：

    接续: 2025/旧代号",
    },
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for brief in subject.briefs().filter(|brief| !subject.owes_account(*brief)) {
        let fate = subject
            .lineage
            .fate(brief.index, subject.portfolio, subject.figures);
        if fate == LineageFate::Vanished {
            let year = brief.project.key.year;
            let message = Message::new("vanished-project")
                .with("name", brief.project.name())
                .with("key", brief.project.key.to_string())
                .with("next", (year + 1).to_string());
            findings.add(&brief.project.file, "", message);
        }
    }
}
