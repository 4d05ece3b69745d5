//! Every text of a record with its field path: what rules about wording look through.

use std::fmt;

use crate::model::{Directive, Meeting, Outcome, Practice, Project};

/// The path of a field: `title`, `measures[2]`, `problems[0].owner` or `account.reason`.
#[derive(Clone, Copy)]
pub(super) struct Field<'a> {
    key: &'a str,
    item: Option<usize>,
    part: Option<&'a str>,
}

impl fmt::Display for Field<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key)?;
        if let Some(item) = self.item {
            write!(f, "[{item}]")?;
        }
        if let Some(part) = self.part {
            write!(f, ".{part}")?;
        }
        Ok(())
    }
}

/// Hands out texts with their fields, without making a path for each.
struct Texts<'v> {
    visit: &'v mut dyn FnMut(Field<'_>, &str),
}

impl Texts<'_> {
    fn one(&mut self, key: &str, text: Option<&String>) {
        if let Some(text) = text {
            (self.visit)(
                Field {
                    key,
                    item: None,
                    part: None,
                },
                text,
            );
        }
    }

    fn part(&mut self, key: &str, part: &str, text: Option<&String>) {
        if let Some(text) = text {
            (self.visit)(
                Field {
                    key,
                    item: None,
                    part: Some(part),
                },
                text,
            );
        }
    }

    fn list(&mut self, key: &str, texts: &[String]) {
        for (item, text) in texts.iter().enumerate() {
            (self.visit)(
                Field {
                    key,
                    item: Some(item),
                    part: None,
                },
                text,
            );
        }
    }

    fn item(&mut self, key: &str, item: usize, parts: &[(&str, Option<&String>)]) {
        for (part, text) in parts {
            if let Some(text) = text {
                (self.visit)(
                    Field {
                        key,
                        item: Some(item),
                        part: Some(*part),
                    },
                    text,
                );
            }
        }
    }
}

/// Visits every text of a brief's front matter but facet values and free data.
pub(super) fn of_project(project: &Project, visit: &mut dyn FnMut(Field<'_>, &str)) {
    let mut texts = Texts { visit };
    texts.one("title", project.title.as_ref());
    texts.one("lead", project.lead.as_ref());
    texts.one("office", project.office.as_ref());
    texts.list("partners", &project.partners);
    texts.one("responsible", project.responsible.as_ref());
    texts.list("measures", &project.measures);
    of_milestones(project, &mut texts);
    of_outcomes(project, &mut texts);
    of_problems(project, &mut texts);
    of_changes(project, &mut texts);
    of_ending(project, &mut texts);
    for (rule, reason) in &project.allow {
        texts.part("allow", rule, Some(reason));
    }
    for (key, reason) in &project.withheld {
        texts.part("withheld", key, Some(reason));
    }
}

fn of_milestones(project: &Project, texts: &mut Texts<'_>) {
    for (item, milestone) in project.milestones.iter().enumerate() {
        let parts = [
            ("name", Some(&milestone.name)),
            ("phase", milestone.phase.as_ref()),
            ("note", milestone.note.as_ref()),
        ];
        texts.item("milestones", item, &parts);
        for evidence in &milestone.evidence {
            texts.item("milestones", item, &[("evidence", Some(evidence))]);
        }
    }
}

fn of_outcomes(project: &Project, texts: &mut Texts<'_>) {
    for (item, outcome) in project.outcomes.iter().enumerate() {
        match outcome {
            Outcome::Text(text) => {
                (texts.visit)(
                    Field {
                        key: "outcomes",
                        item: Some(item),
                        part: None,
                    },
                    text,
                );
            }
            Outcome::Indicator(indicator) => {
                let parts = [("name", Some(&indicator.name)), ("unit", indicator.unit.as_ref())];
                texts.item("outcomes", item, &parts);
            }
        }
    }
}

fn of_problems(project: &Project, texts: &mut Texts<'_>) {
    for (item, problem) in project.problems.iter().enumerate() {
        let parts = [
            ("text", Some(&problem.text)),
            ("owner", problem.owner.as_ref()),
            ("needs", problem.needs.as_ref()),
            ("decider", problem.decider.as_ref()),
        ];
        texts.item("problems", item, &parts);
    }
}

fn of_changes(project: &Project, texts: &mut Texts<'_>) {
    for (item, change) in project.changes.iter().enumerate() {
        let parts = [
            ("reason", change.reason.as_ref()),
            ("approved_by", change.approved_by.as_ref()),
        ];
        texts.item("changes", item, &parts);
    }
}

/// Visits what is said of the project's end: close, account and review.
fn of_ending(project: &Project, texts: &mut Texts<'_>) {
    if let Some(close) = &project.close {
        texts.part("close", "summary", close.summary.as_ref());
        for evidence in &close.evidence {
            texts.part("close", "evidence", Some(evidence));
        }
    }
    if let Some(account) = &project.account {
        texts.part("account", "reason", account.reason.as_ref());
        texts.part("account", "remedy", account.remedy.as_ref());
        texts.part("account", "responsible", account.responsible.as_ref());
    }
    if let Some(review) = &project.review {
        texts.part("review", "comment", review.comment.as_ref());
        texts.part("review", "by", review.by.as_ref());
    }
}

/// Visits every text of a directive's front matter.
pub(super) fn of_directive(directive: &Directive, visit: &mut dyn FnMut(Field<'_>, &str)) {
    let mut texts = Texts { visit };
    texts.one("title", Some(&directive.title));
    texts.one("source", directive.source.as_ref());
    for (item, clause) in directive.clauses.iter().enumerate() {
        texts.item(
            "clauses",
            item,
            &[("text", Some(&clause.text)), ("office", clause.office.as_ref())],
        );
    }
}

/// Visits every text of a meeting's front matter.
pub(super) fn of_meeting(meeting: &Meeting, visit: &mut dyn FnMut(Field<'_>, &str)) {
    let mut texts = Texts { visit };
    texts.one("title", Some(&meeting.title));
    texts.one("kind", meeting.kind.as_ref());
    for (item, decision) in meeting.decisions.iter().enumerate() {
        let parts = [("text", Some(&decision.text)), ("owner", decision.owner.as_ref())];
        texts.item("decisions", item, &parts);
    }
}

/// Visits every text of a practice's front matter.
pub(super) fn of_practice(practice: &Practice, visit: &mut dyn FnMut(Field<'_>, &str)) {
    let mut texts = Texts { visit };
    texts.one("title", Some(&practice.title));
    texts.one("kind", practice.kind.as_ref());
    texts.list("adopted", &practice.adopted);
    texts.list("evidence", &practice.evidence);
}
