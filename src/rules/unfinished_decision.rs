//! `unfinished-decision`: a decision that is past its due date.

use super::{Explanation, Findings, Reach, Rule, Subject};
use crate::diagnostic::Severity;
use crate::figures::{DecisionState, decision_state};
use crate::locale::Message;

pub(crate) const RULE: Rule = Rule {
    name: "unfinished-decision",
    severity: Severity::Warning,
    reach: Reach::Portfolio { concerns: |_, _| false },
    explanation: Explanation {
        en: "\
A decision of a meeting was due before the status date and is not done.

Every meeting hears first what became of the decisions of the last one. A decision that is neither done \
nor promised anew shows that deciding has no consequences.

Enter the day on which it was done; or decide anew, with an owner and a date that can be kept, and write that \
date into `due` here.

    decisions:
      - {id: \"6\", text: Collect the test data, owner: Supervision Office, due: 2026-11-13, done: 2026-11-18}",
        zh: "\
会议议定的事项过了时限，还没有办结。

每次会先听上次议定事项的落实。既不办结也不重新定时限，会就白开了。

办结的填上日期；没办结的，由会议重新明确责任和时限，新时限写进这里的 `时限`。

    议定事项:
      - {编号: \"6\", 内容: 归集试算数据, 责任: 干部监督处, 时限: 2026-11-13, 办结: 2026-11-18}",
    },
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for meeting in &subject.portfolio.meetings {
        for (place, decision) in meeting.decisions.iter().enumerate() {
            let DecisionState::Overdue(days) = decision_state(decision, subject.figures.run_date) else {
                continue;
            };
            let message = Message::new("unfinished-decision")
                .with("id", &decision.id)
                .with("due", decision.due.map_or(String::new(), |due| due.to_string()))
                .with("days", days.0);
            findings.add(&meeting.file, format!("decisions[{place}].due"), message);
        }
    }
}
