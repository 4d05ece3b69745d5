//! `two-updates-a-day`: two updates of one day, of which one does not count.

use std::collections::BTreeMap;

use super::{Explanation, Findings, Reach, Rule, Subject};
use crate::diagnostic::Severity;
use crate::locale::Message;

pub(crate) const RULE: Rule = Rule {
    name: "two-updates-a-day",
    severity: Severity::Warning,
    reach: Reach::Record,
    explanation: Explanation {
        en: "\
A brief has two updates with the same day. The one that stands later in the file counts for percentage \
and health; the earlier one is shown, but not counted.

Two figures for one day contradict each other sooner or later, and nobody can tell which one was meant.

Join them into one update, or correct the day of one of them.

    ## 2026-03-28 40% on-track Plan printed and sent out",
        zh: "\
同一天写了两条进展。计算百分比和态势时只认文件里靠后的一条，靠前的只显示、不计算。

一天两个数，迟早会对不上，也说不清以哪个为准。

合并成一条，或者把写错的日期改过来。

    ## 2026-03-28 40% 正常 方案印发并分送各县区",
    },
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for project in subject.projects() {
        let mut last = BTreeMap::new();
        for (place, update) in project.updates.iter().enumerate() {
            if let Some(earlier) = last.insert(update.date, place) {
                let message = Message::new("two-updates-a-day").with("date", update.date.to_string());
                findings.add(&project.file, format!("updates[{earlier}]"), message);
            }
        }
    }
}
