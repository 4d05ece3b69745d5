//! `falling-progress`: the reported percentage fell.

use super::brief::shown;
use super::{Explanation, Findings, Reach, Rule, Subject};
use crate::diagnostic::Severity;
use crate::locale::Message;
use crate::model::{ChangeTarget, Date, Project};

pub(crate) const RULE: Rule = Rule {
    name: "falling-progress",
    severity: Severity::Warning,
    reach: Reach::Record,
    explanation: Explanation {
        en: "\
The newest percentage is lower than an earlier one, and no `changes` entry about the scope explains it.

Progress that falls means that the earlier figure was too good, or that there is more to do than was \
planned. Either is worth a sentence; neither is visible in the newest figure alone.

Correct the figure that was wrong, or register why there is more to do now:

    changes:
      - {date: 2026-06-02, what: scope, from: 12 modules, to: 16 modules, reason: new regulation, approved_by: board}",
        zh: "\
最近一次报的百分比比以前报过的低，`变更` 里又没有登记范围（scope）变化。

进度往回退，要么是前面报高了，要么是活儿变多了。哪一种都值得说一句，只看最新的数是看不出来的。

前面报错的改过来；活儿变多的，登记一条：

    变更:
      - {日期: 2026-06-02, 事项: scope, 原: 12门课, 改为: 16门课, 原因: 新规要求, 批准: 部务会}",
    },
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for brief in subject.briefs().filter(|brief| brief.is_open()) {
        let updates = brief.updates();
        let percents: Vec<(usize, Date, f64)> = updates
            .iter()
            .filter_map(|(place, update)| Some((*place, update.date, update.percent?)))
            .collect();
        let Some(((place, date, percent), before)) = percents.split_last() else {
            continue;
        };
        let highest = before.iter().max_by(|a, b| a.2.total_cmp(&b.2));
        let Some((_, then, high)) = highest.filter(|(_, _, high)| high > percent) else {
            continue;
        };
        if scope_changed(brief.project, *then, *date) {
            continue;
        }
        let message = Message::new("falling-progress")
            .with("percent", shown(*percent))
            .with("date", date.to_string())
            .with("high", shown(*high))
            .with("then", then.to_string());
        findings.add(&brief.project.file, format!("updates[{place}].percent"), message);
    }
}

/// Tells whether the scope was changed after the day `then` and not after `date`.
fn scope_changed(project: &Project, then: Date, date: Date) -> bool {
    let within = |day: Date| then < day && day <= date;
    let mut changes = project.changes.iter();
    changes.any(|change| change.what == ChangeTarget::Scope && change.date.is_none_or(within))
}
