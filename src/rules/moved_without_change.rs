//! `moved-without-change`: a date was moved, and no change says why.

use super::brief::Brief;
use super::{Explanation, Findings, Reach, Rule, Subject};
use crate::diagnostic::Severity;
use crate::locale::Message;
use crate::model::{Change, ChangeTarget, Deadline, Project};

pub(crate) const RULE: Rule = Rule {
    name: "moved-without-change",
    severity: Severity::Warning,
    reach: Reach::Lineage,
    explanation: Explanation {
        en: "\
The current due date of the project or of a milestone differs from its `baseline`, and no entry of \
`changes` says when, why and by whom it was moved; or the newest entry names another date than the \
current one; or it names a milestone that does not exist.

Moving a date is no shame, moving it silently is. In the Kubernetes tree 587 targets moved later, most \
without a word, and nobody can say today which of them were decided.

Keep the first promise under `baseline`, and add one entry for every move:

    changes:
      - {date: 2026-10-23, what: due, from: 2026-11-30, to: 2027-02-05,
         reason: a third escape route, approved_by: board}",
        zh: "\
项目或节点现在的时限和 `原计划`、`原定` 不一样，`变更` 里却没有登记什么时候、为什么改、谁批准的；或者最\
近一次登记的日期和现在的时限对不上；或者登记的节点查无此名。

改期不丢人，悄悄改才丢人。报批调整和自行拖延，差别就在这一行登记。

最初答应的日期留在 `原计划`（节点用 `原定`），每改一次登记一条：

    变更:
      - {日期: 2026-10-23, 事项: due, 原: 2026-11-30, 改为: 2027-02-05,
         原因: 疏散通道须增一处, 批准: 部务会}",
    },
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for brief in subject.briefs() {
        let project = brief.project;
        let moves = moves(project);
        let earlier = subject.lineage.predecessors[brief.index].iter();
        let earlier: Vec<&Project> = earlier
            .map(|&index| &*subject.portfolio.projects[index])
            .collect();
        let unexplained = moves.iter().filter(|moved| !is_carried(moved, &earlier));
        let unexplained: Vec<&Move> = unexplained.filter(|moved| !is_recorded(moved, project)).collect();
        if let Some(first) = unexplained.first() {
            let message = message(first, project, unexplained.len() - 1);
            findings.add(&project.file, first.field.clone(), message);
        }
        check_names(brief, findings);
    }
}

/// A date that is not the one first promised.
struct Move {
    target: ChangeTarget,
    field: String,
    from: Deadline,
    to: Deadline,
}

/// Returns the due dates of the project and its milestones that differ from their baselines.
fn moves(project: &Project) -> Vec<Move> {
    let own = project.baseline.due.zip(project.due).map(|(from, to)| Move {
        target: ChangeTarget::Due,
        field: "due".to_owned(),
        from,
        to,
    });
    let milestones = project
        .milestones
        .iter()
        .enumerate()
        .filter_map(|(place, milestone)| {
            let from = milestone.baseline?;
            Some(Move {
                target: ChangeTarget::Milestone(milestone.name.clone()),
                field: format!("milestones[{place}].due"),
                from,
                to: milestone.due,
            })
        });
    let differ = |moved: &Move| moved.from.last_day() != moved.to.last_day();
    own.into_iter().chain(milestones).filter(differ).collect()
}

/// Returns the newest entry about `target`.
fn newest<'p>(project: &'p Project, target: &ChangeTarget) -> Option<&'p Change> {
    let about = |change: &&Change| change.what == *target;
    project
        .changes
        .iter()
        .filter(about)
        .max_by_key(|change| change.date)
}

/// Tells whether the newest entry about the date leads to where it is now; one without a readable date does.
fn is_recorded(moved: &Move, project: &Project) -> bool {
    newest(project, &moved.target).is_some_and(|change| match recorded(change) {
        Some(to) => to.last_day() == moved.to.last_day(),
        None => true,
    })
}

fn recorded(change: &Change) -> Option<Deadline> {
    change.to.as_deref().and_then(Deadline::parse)
}

/// Tells whether a brief that this one continues had already promised the date, in its account or its plan.
fn is_carried(moved: &Move, earlier: &[&Project]) -> bool {
    let day = moved.to.last_day();
    earlier.iter().any(|before| match &moved.target {
        ChangeTarget::Milestone(name) => {
            let mut milestones = before.milestones.iter();
            milestones.any(|milestone| milestone.name == *name && milestone.due.last_day() == day)
        }
        _ => {
            let promised = before.account.as_ref().and_then(|account| account.new_due);
            before.due_day() == day || promised.is_some_and(|promised| promised.last_day() == day)
        }
    })
}

fn message(moved: &Move, project: &Project, others: usize) -> Message {
    let about = newest(project, &moved.target).and_then(recorded);
    let (id, what, name) = match (&moved.target, about) {
        (ChangeTarget::Milestone(name), None) => (
            "moved-without-change-milestone",
            format!("milestones.{name}"),
            name.as_str(),
        ),
        (ChangeTarget::Milestone(name), Some(_)) => (
            "moved-without-change-again",
            format!("milestones.{name}"),
            name.as_str(),
        ),
        (_, None) => ("moved-without-change", "due".to_owned(), ""),
        (_, Some(_)) => ("moved-without-change-again", "due".to_owned(), ""),
    };
    Message::new(id)
        .with("name", name)
        .with("what", what)
        .with("from", moved.from.to_string())
        .with("recorded", about.map_or(String::new(), |to| to.to_string()))
        .with("to", moved.to.to_string())
        .with("others", others)
}

/// Reports entries about milestones that the brief does not have: the move they record is recorded of nothing.
fn check_names(brief: Brief<'_>, findings: &mut Findings) {
    for (place, change) in brief.project.changes.iter().enumerate() {
        if let ChangeTarget::Milestone(name) = &change.what
            && brief
                .project
                .milestones
                .iter()
                .all(|milestone| milestone.name != *name)
        {
            let message = Message::new("moved-without-change-unknown").with("name", name);
            findings.add(&brief.project.file, format!("changes[{place}].what"), message);
        }
    }
}
