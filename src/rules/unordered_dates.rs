//! `unordered-dates`: dates that cannot all be true.

use super::brief::Brief;
use super::{Explanation, Findings, Reach, Rule, Subject};
use crate::diagnostic::Severity;
use crate::locale::Message;
use crate::model::{Date, Deadline, Milestone, Portfolio};

pub(crate) const RULE: Rule = Rule {
    name: "unordered-dates",
    severity: Severity::Warning,
    reach: Reach::Portfolio { concerns },
    explanation: Explanation {
        en: "\
Dates of a brief contradict each other: a milestone is due after the project, or was done before it \
began; a problem was solved before it was raised; a project or a milestone is due before one that it \
comes after.

A plan in which the parts end after the whole is no plan. Such dates are mostly slips of the pen, and \
every figure made of them is wrong.

Correct the date; or, if the order is what changed, the `after` of the follower.

    milestones:
      - {name: Acceptance, due: 2026-12-12}
      - {name: Opening, due: 2027-02-05, after: [Acceptance]}",
        zh: "\
日期前后矛盾：节点的时限晚于项目的完成时限，或者完成日早于项目开始；问题的销号早于提出；项目或节点的时限\
早于它的前置。

局部比整体结束得还晚，计划就不成立。这类日期多半是笔误，而由它算出来的数全是错的。

改正日期；如果是先后关系变了，改后一项的 `前置`。

    节点:
      - {名称: 消防验收, 时限: 2026-12-12}
      - {名称: 投入使用, 时限: 2027-02-05, 前置: [消防验收]}",
    },
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for brief in subject.briefs() {
        // Each kind of contradiction is said once a brief, at its first place.
        let own = OWN.iter().filter_map(|find| find(brief));
        for (field, message) in own.chain(before_another_project(brief, subject.portfolio)) {
            findings.add(&brief.project.file, field, message);
        }
    }
}

/// What contradicts itself within a brief.
const OWN: [fn(Brief<'_>) -> Contradiction; 4] = [
    after_the_project,
    before_the_start,
    solved_before_raised,
    before_its_predecessor,
];

/// Tells whether the brief contradicts itself, or waits for another project.
fn concerns(_: &Subject<'_>, brief: Brief<'_>) -> bool {
    !brief.project.after.is_empty() || OWN.iter().any(|find| find(brief).is_some())
}

type Contradiction = Option<(String, Message)>;

fn after_the_project(brief: Brief<'_>) -> Contradiction {
    let end = brief.project.due_day()?;
    let kept = |milestone: &Milestone| milestone.done.is_some_and(|done| done <= end);
    let mut milestones = brief.project.milestones.iter().enumerate();
    let (place, milestone, due) = milestones.find_map(|(place, milestone)| {
        let due = milestone.due_day().filter(|due| *due > end && !kept(milestone))?;
        Some((place, milestone, due))
    })?;
    let message = Message::new("unordered-dates-milestone")
        .with("name", &milestone.name)
        .with("due", due.to_string())
        .with("end", end.to_string());
    Some((format!("milestones[{place}].due"), message))
}

fn before_the_start(brief: Brief<'_>) -> Contradiction {
    let start = brief.project.start_day()?;
    let mut milestones = brief.project.milestones.iter().enumerate();
    let early = |done: &Date| *done < start;
    let (place, milestone, done) =
        milestones.find_map(|(place, milestone)| Some((place, milestone, milestone.done.filter(early)?)))?;
    let message = Message::new("unordered-dates-start")
        .with("name", &milestone.name)
        .with("done", done.to_string())
        .with("start", start.to_string());
    Some((format!("milestones[{place}].done"), message))
}

fn solved_before_raised(brief: Brief<'_>) -> Contradiction {
    let mut problems = brief.project.problems.iter().enumerate();
    let (place, solved, since) = problems.find_map(|(place, problem)| {
        let since = problem.since.and_then(Deadline::first_day)?;
        Some((place, problem.solved.filter(|solved| *solved < since)?, since))
    })?;
    let message = Message::new("unordered-dates-solved")
        .with("solved", solved.to_string())
        .with("since", since.to_string());
    Some((format!("problems[{place}].solved"), message))
}

fn before_its_predecessor(brief: Brief<'_>) -> Contradiction {
    let milestones = &brief.project.milestones;
    let day = |milestone: &Milestone| milestone.done.or(milestone.due_day());
    for (place, milestone) in milestones.iter().enumerate() {
        let first = milestones
            .iter()
            .filter(|first| milestone.after.contains(&first.name));
        let later = first.filter(|first| {
            day(first)
                .zip(day(milestone))
                .is_some_and(|(first, own)| first > own)
        });
        if let Some(first) = later.max_by_key(|first| day(first)) {
            let message = Message::new("unordered-dates-after")
                .with("name", &milestone.name)
                .with("first", &first.name)
                .with("day", day(first).map_or(String::new(), |day| day.to_string()));
            let part = if milestone.done.is_some() { "done" } else { "due" };
            return Some((format!("milestones[{place}].{part}"), message));
        }
    }
    None
}

fn before_another_project(brief: Brief<'_>, portfolio: &Portfolio) -> Contradiction {
    let own = brief.project.due_day()?;
    let mut after = brief.project.after.iter().enumerate();
    let (place, key, due) = after.find_map(|(place, reference)| {
        let first = portfolio.resolve(reference, brief.project.key.year)?;
        Some((place, &first.key, first.due_day().filter(|due| *due > own)?))
    })?;
    let message = Message::new("unordered-dates-project")
        .with("key", key.to_string())
        .with("due", due.to_string())
        .with("own", own.to_string());
    Some((format!("after[{place}]"), message))
}
