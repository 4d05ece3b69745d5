//! `words-versus-dates`: an update says better than the dates do.

use super::brief::Brief;
use super::{Explanation, Findings, Reach, Rule, Subject, delay};
use crate::diagnostic::Severity;
use crate::figures::Health;
use crate::locale::Message;
use crate::model::Stated;

pub(crate) const RULE: Rule = Rule {
    name: "words-versus-dates",
    severity: Severity::Warning,
    reach: Reach::Record,
    explanation: Explanation {
        en: "\
The newest health word of the updates is better than what dates, milestones and problems show: \"on \
track\" beside a milestone that is owed, or \"at risk\" when the project is late.

Of 270 end dates that one public register moved later in ten years, 32 stood beside the words \"on \
track\". A reader who finds that out once believes no word any more.

Say what the dates say, and what is done about it; or correct the dates, with an entry in `changes`.

    ## 2026-11-20 68% late Comments not settled

    The draft goes out again on 27 November.",
        zh: "\
最近一次进展写的态势，比时限、节点和问题反映的要好：节点欠着没交却写“正常”，已经滞后却只写“有风险”。

有一份公开台账十年里把270个完成时限往后挪，其中32个旁边写的还是“正常”。读的人发现过一次，以后哪句都不\
信了。

照实写态势，并写明怎么办；如果是日期没有及时改，改日期并登记变更。

    ## 2026-11-20 68% 滞后 会签仍有分歧

    11月27日前重新送审。",
    },
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for brief in subject.briefs() {
        let Some(word) = true_word(brief) else {
            continue;
        };
        let stated = brief.newest_update(|update| update.stated.is_some());
        let (Some((place, update)), Some(delay)) = (stated, delay::by_dates(brief, subject.config)) else {
            continue;
        };
        let message = Message::new("words-versus-dates")
            .with("date", update.date.to_string())
            .with("said", delay::word(update.stated))
            .with("fact", delay.fact)
            .with("today", brief.as_of().to_string())
            .with("word", delay::word(Some(word)));
        findings.add(&brief.project.file, format!("updates[{place}].stated"), message);
    }
}

/// Returns the word that would be true, where the one that was said is better than the evidence.
///
/// A stated word only makes the health worse, so a worse health comes from the evidence.
fn true_word(brief: Brief<'_>) -> Option<Stated> {
    match (brief.figures.stated?, brief.figures.health) {
        (Stated::OnTrack | Stated::AtRisk, Health::Late) => Some(Stated::Late),
        (Stated::OnTrack, Health::AtRisk) => Some(Stated::AtRisk),
        _ => None,
    }
}
