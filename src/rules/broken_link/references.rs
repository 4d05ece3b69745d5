//! References of front matter: to clauses and to projects.

use std::cell::LazyCell;
use std::collections::BTreeSet;

use crate::locale::Message;
use crate::model::{GoalRef, Portfolio, Project, ProjectRef};
use crate::rules::nearest::nearest;
use crate::rules::{Findings, Subject};

/// Reports references that name nothing.
pub(super) fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let portfolio = subject.portfolio;
    check_goals(subject, findings);
    for project in subject.projects() {
        for (place, after) in project.after.iter().enumerate() {
            let field = format!("after[{place}]");
            check_project(
                portfolio,
                (after, project.key.year),
                &project.file,
                field,
                findings,
            );
        }
    }
    for meeting in &portfolio.meetings {
        for (place, heard) in meeting.agenda.iter().enumerate() {
            let field = format!("agenda[{place}]");
            check_project(portfolio, (heard, meeting.year), &meeting.file, field, findings);
        }
        for (place, decision) in meeting.decisions.iter().enumerate() {
            if let Some(about) = &decision.project {
                let field = format!("decisions[{place}].project");
                check_project(portfolio, (about, meeting.year), &meeting.file, field, findings);
            }
        }
    }
    for practice in &portfolio.practices {
        for (place, from) in practice.from.iter().enumerate() {
            let field = format!("from[{place}]");
            check_project(portfolio, (from, practice.year), &practice.file, field, findings);
        }
    }
}

/// Tells whether a brief names a clause that does not exist.
pub(super) fn has_unknown_goal(portfolio: &Portfolio, project: &Project) -> bool {
    let exists = |goal: &GoalRef| {
        let mut directives = portfolio
            .directives
            .iter()
            .filter(|directive| directive.id == goal.directive);
        directives.any(|directive| directive.clauses.iter().any(|clause| clause.id == goal.clause))
    };
    !project.goals.iter().all(exists)
}

fn check_goals(subject: &Subject<'_>, findings: &mut Findings) {
    let portfolio = subject.portfolio;
    let clauses = portfolio.directives.iter().flat_map(|directive| {
        let name = |clause| (directive.id.as_str(), clause);
        directive
            .clauses
            .iter()
            .map(move |clause| name(clause.id.as_str()))
    });
    let clauses: BTreeSet<(&str, &str)> = clauses.collect();
    // Most sites have no wrong reference, and need no names to suggest.
    let names = LazyCell::new(|| {
        let name = |(directive, clause): &(&str, &str)| format!("{directive}/{clause}");
        clauses.iter().map(name).collect::<Vec<String>>()
    });
    for project in subject.projects() {
        for (place, goal) in project.goals.iter().enumerate() {
            if !clauses.contains(&(goal.directive.as_str(), goal.clause.as_str())) {
                let message = unknown_goal(portfolio, goal, &names, findings.count());
                findings.add(&project.file, format!("goals[{place}]"), message);
            }
        }
    }
}

fn unknown_goal(portfolio: &Portfolio, goal: &GoalRef, names: &[String], findings: usize) -> Message {
    let is_directive = portfolio
        .directives
        .iter()
        .any(|directive| directive.id == goal.directive);
    let (id, id_near) = if is_directive {
        ("broken-link-clause", "broken-link-clause-near")
    } else {
        ("broken-link-directive", "broken-link-directive-near")
    };
    let written = goal.to_string();
    let message = |id| {
        Message::new(id)
            .with("goal", &written)
            .with("directive", &goal.directive)
            .with("clause", &goal.clause)
    };
    match nearest(&written, names.iter().map(String::as_str), findings) {
        Some(near) => message(id_near).with("near", near),
        None => message(id),
    }
}

fn check_project(
    portfolio: &Portfolio,
    (reference, year): (&ProjectRef, i32),
    file: &str,
    field: String,
    findings: &mut Findings,
) {
    if portfolio.resolve(reference, year).is_some() {
        return;
    }
    let of_year = reference.year.unwrap_or(year);
    let key = format!("{of_year}/{}", reference.id);
    let ids = portfolio
        .projects_of(of_year)
        .iter()
        .map(|project| project.key.id.as_str());
    let called = portfolio
        .projects_of(of_year)
        .iter()
        .find(|project| project.title.as_deref() == Some(reference.id.as_str()))
        .map(|project| project.key.id.as_str());
    let message = match called.or_else(|| nearest(&reference.id, ids, findings.count())) {
        Some(near) => {
            let near = ProjectRef {
                year: reference.year,
                id: near.to_owned(),
            };
            Message::new("broken-link-project-near")
                .with("key", key)
                .with("near", near.to_string())
        }
        None => Message::new("broken-link-project").with("key", key),
    };
    findings.add(file, field, message);
}
