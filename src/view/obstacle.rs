//! 卡点: the one thing that stands in a project's way, for lists that have room for one.

use std::cmp::Reverse;

use crate::model::{Date, Deadline, Problem, Project, Stated};

/// Returns what stands in the way of a project at `t`; none where its brief does not say.
///
/// That is an open problem: one that waits for somebody's decision before any other, then the one with the
/// earliest limit, then the newest. Where none is open it is the reason of the account, which has no date and so
/// speaks only for `current` figures; else the headline of the newest update that states a health, if it states a
/// bad one: what an update in good health says is news, not an obstacle.
pub fn obstacle(project: &Project, (t, current): (Date, bool)) -> Option<String> {
    let problem = open_problem(project, t).map(|problem| problem.text.clone());
    let account = || project.account.as_ref().filter(|_| current)?.reason.clone();
    problem.or_else(account).or_else(|| stated_trouble(project, t))
}

fn open_problem(project: &Project, t: Date) -> Option<&Problem> {
    let open = project.problems.iter().filter(|problem| problem.is_open_at(t));
    open.min_by_key(|problem| {
        let limit = problem.due.and_then(Deadline::last_day);
        (
            problem.decider.is_none(),
            limit.unwrap_or(Date::MAX),
            Reverse(problem.raised_day()),
        )
    })
}

fn stated_trouble(project: &Project, t: Date) -> Option<String> {
    let stating = project
        .updates
        .iter()
        .filter(|update| update.date <= t && update.stated.is_some());
    let newest = stating.max_by_key(|update| update.date)?;
    let is_bad = newest.stated.is_some_and(|stated| stated != Stated::OnTrack);
    newest.headline.clone().filter(|_| is_bad)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Account;
    use crate::view::sample::{date, deadline, problem, project, update};

    fn limited(text: &str, since: &str, due: &str) -> Problem {
        Problem {
            due: Some(deadline(due)),
            ..problem(text, since)
        }
    }

    /// Proved by sabotage: with the newest problem first the first three rows fail, with the newest headline the
    /// last three.
    #[test]
    fn an_obstacle_is_what_waits_for_a_decision_then_what_is_due_first() {
        let waiting = Problem {
            decider: Some("部务会".to_owned()),
            ..limited("会签未定", "2026-10-20", "2026-12-15")
        };
        let solved = Problem {
            solved: Some(date("2026-11-01")),
            ..waiting.clone()
        };
        let early = || limited("口径不一", "2026-10-01", "2026-11-27");
        let late = || limited("配套未到", "2026-11-10", "2026-12-04");
        let good = || update("2026-11-20", Some(Stated::OnTrack), "供需对接会办了");
        let bad = || update("2026-11-12", Some(Stated::Blocked), "接口未开放");
        let silent = || update("2026-11-20", None, "办了一场");
        let table = [
            (vec![early(), late(), waiting], vec![bad()], Some("会签未定")),
            (vec![late(), early(), solved], vec![], Some("口径不一")),
            (
                vec![problem("无限期", "2026-11-15"), late()],
                vec![],
                Some("配套未到"),
            ),
            (
                vec![problem("旧的", "2026-09-01"), problem("新的", "2026-10-01")],
                vec![],
                Some("新的"),
            ),
            (
                vec![problem("还没提出", "2026-12-01")],
                vec![bad(), silent()],
                Some("接口未开放"),
            ),
            (vec![], vec![bad(), good()], None),
            (vec![], vec![silent()], None),
        ];
        let expected: Vec<Option<&str>> = table.iter().map(|(_, _, expected)| *expected).collect();
        let found = table.map(|(problems, updates, _)| {
            let mut project = project(2026, "a");
            (project.problems, project.updates) = (problems, updates);
            obstacle(&project, (date("2026-11-22"), true))
        });
        assert_eq!(found.each_ref().map(Option::as_deref).as_slice(), expected);
    }

    #[test]
    fn an_account_speaks_for_today_only() {
        let mut project = project(2026, "a");
        project.account = Some(Account {
            reason: Some("人手不足".to_owned()),
            ..Account::default()
        });
        let at = |current| obstacle(&project, (date("2026-11-22"), current));
        assert_eq!((at(true).as_deref(), at(false)), (Some("人手不足"), None));
    }
}
