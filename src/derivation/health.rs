//! The health of a project: every condition in its order, until one holds.

use super::draft::{Decision, Draft, Origin, day, number};
use super::plan::{gap_inputs, raw_gap};
use super::record::figure;
use super::year::setting_origin;
use crate::figures::Health;
use crate::locale::Message;
use crate::model::{Deadline, Stated, Status};
use crate::view::{Entry, Facts};

/// Returns how the health was decided.
pub(super) fn draft(entry: Entry<'_>, facts: &Facts) -> Draft {
    let (project, figures) = (entry.project, entry.figures);
    let mut decision = Decision::new();
    let ends = [
        (Status::Cancelled, Health::Cancelled),
        (Status::Carried, Health::Carried),
        (Status::Done, Health::Done),
        (Status::Paused, Health::Paused),
    ];
    for (status, health) in ends {
        let condition = format!("status = {}", status.word());
        let holds = figures.status == status;
        decision = decision.test(holds, condition, health.word(), [figure(project, "status")]);
    }
    let start = project.start_day();
    let decision = decision.test(
        start.is_some_and(|start| start > figures.as_of),
        format!("start {} > {}", day(start), figures.as_of),
        Health::NotStarted.word(),
        [figure(project, "start")],
    );
    let decision = at_risk(late(decision, entry, facts), entry, facts);
    let silent = format!("silent = {}", figures.silent);
    decision
        .test(
            figures.silent,
            silent,
            Health::Silent.word(),
            [figure(project, "silent")],
        )
        .otherwise(Message::new("derive-health"), Health::OnTrack.word())
}

fn late(decision: Decision, entry: Entry<'_>, facts: &Facts) -> Decision {
    let (project, figures) = (entry.project, entry.figures);
    let limit = facts.config.thresholds.late_after;
    decision
        .test(
            figures.overdue,
            format!("overdue = {}", figures.overdue),
            Health::Late.word(),
            [figure(project, "overdue")],
        )
        .test(
            figures.slip.is_some_and(|slip| slip.0 > limit),
            format!("slip_days {} > {limit}", slip(entry)),
            Health::Late.word(),
            [
                figure(project, "slip_days"),
                setting_origin("thresholds.late_after"),
            ],
        )
        .test(
            matches!(figures.stated, Some(Stated::Late | Stated::Blocked)),
            format!("stated = {}: late, blocked", stated(entry)),
            Health::Late.word(),
            [figure(project, "stated")],
        )
}

fn at_risk(decision: Decision, entry: Entry<'_>, facts: &Facts) -> Decision {
    let (project, figures) = (entry.project, entry.figures);
    let tolerance = facts.config.thresholds.tolerance;
    let gap = raw_gap(entry);
    let [done, expected] = gap_inputs(entry);
    let (owed, problems) = (owed(entry), overdue_problems(entry));
    decision
        .test(
            !owed.is_empty(),
            format!("milestones overdue + moved = {}", owed.len()),
            Health::AtRisk.word(),
            owed,
        )
        .test(
            figures.slip.is_some_and(|slip| slip.0 > 0),
            format!("slip_days {} > 0", slip(entry)),
            Health::AtRisk.word(),
            [figure(project, "slip_days")],
        )
        .test(
            gap.is_some_and(|gap| gap < -tolerance),
            format!(
                "gap {} < −{}",
                gap.map_or_else(|| "null".to_owned(), number),
                number(tolerance)
            ),
            Health::AtRisk.word(),
            [done, expected, setting_origin("thresholds.tolerance")],
        )
        .test(
            !problems.is_empty(),
            format!(
                "problems: solved = null, due < {}: {}",
                figures.as_of,
                problems.len()
            ),
            Health::AtRisk.word(),
            problems,
        )
        .test(
            figures.stated == Some(Stated::AtRisk),
            format!("stated = {}: at-risk", stated(entry)),
            Health::AtRisk.word(),
            [figure(project, "stated")],
        )
}

fn slip(entry: Entry<'_>) -> String {
    let days = entry
        .figures
        .slip
        .map(|slip| slip.0.to_string().replace('-', "\u{2212}"));
    days.unwrap_or_else(|| "null".to_owned())
}

fn stated(entry: Entry<'_>) -> &'static str {
    entry.figures.stated.map_or("null", Stated::word)
}

fn owed(entry: Entry<'_>) -> Vec<Origin> {
    let milestones = entry.figures.milestones.iter().enumerate();
    milestones
        .filter(|(_, milestone)| milestone.state.is_owed())
        .map(|(place, _)| figure(entry.project, format!("milestones[{place}].state")))
        .collect()
}

fn overdue_problems(entry: Entry<'_>) -> Vec<Origin> {
    let t = entry.figures.as_of;
    let problems = entry.project.problems.iter().enumerate();
    problems
        .filter(|(_, problem)| {
            let due = problem.due.and_then(Deadline::last_day);
            problem.is_open_at(t) && due.is_some_and(|due| due < t)
        })
        .map(|(place, _)| figure(entry.project, format!("problems[{place}].due")))
        .collect()
}
