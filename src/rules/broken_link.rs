//! `broken-link`: a link, a piece of evidence or a reference that leads nowhere.

mod references;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::attachment::{Use, is_named_like_one};
use super::links::{Shelf, Standing, bodies};
use super::{Brief, Explanation, Findings, Reach, Rule, Subject};
use crate::diagnostic::Severity;
use crate::source::BodyNotes;

pub(crate) const RULE: Rule = Rule {
    name: "broken-link",
    severity: Severity::Error,
    reach: Reach::Portfolio { concerns },
    explanation: Explanation {
        en: "\
A link in the text leads to no record, heading or attachment; an attachment is of a type or size that is not \
published; or a field names a clause or a brief that does not exist (`goals`, `after`, `agenda`, `project`, `from`).

Evidence that cannot be opened proves nothing, and a goal that does not exist is carried out by nobody. On paper \
and in the sealed year a wrong link can never be put right again.

Write the path from the file in which the link stands, or `<year>/<id>` for a brief; a brief's attachments are in \
the folder of its name:

    [closing list](atlas/closing-list.csv)
    [last year's brief](2025/atlas)
    goals: [plan2026/4]",
        zh: "\
正文里的链接指到的记录、标题或附件不存在；附件的类型或大小不能发布；或者登记项写的条款、项目查不到\
（`对应任务`、`前置`、`议程`、`项目`、`来源项目`）。

打不开的凭证等于没有凭证，对应不上的任务等于没有人承接。印成纸、封存归档以后，错了就改不了。

链接写从本文件出发的相对路径，指简报也可以写“年度/代号”；附件放在与简报同名的文件夹里：

    [甩项清单](gbxy/punch-list.csv)
    [上年简报](2025/gbxy)
    对应任务: [yd2026/2]",
    },
    check,
};

/// Tells whether the brief leads anywhere: by a link, a piece of evidence, a project before it, or a clause that does
/// not exist.
fn concerns(subject: &Subject<'_>, brief: Brief<'_>) -> bool {
    let project = brief.project;
    let notes = subject.bodies.get(project.file.as_str());
    let mut evidence = project
        .milestones
        .iter()
        .flat_map(|milestone| &milestone.evidence);
    let mut closing = project.close.iter().flat_map(|close| &close.evidence);
    notes.is_some_and(|notes| !notes.links.is_empty())
        || !project.after.is_empty()
        || evidence.any(|evidence| is_path(evidence))
        || closing.any(|evidence| is_path(evidence))
        || references::has_unknown_goal(subject.portfolio, project)
}

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let shelf = Shelf::new(subject);
    let linking = Linking::of(subject);
    for (file, body) in bodies(subject) {
        let Some(notes) = linking.notes(file) else {
            continue;
        };
        let start = body.span().start;
        let mut reported = BTreeSet::new();
        for link in &notes.links {
            let used = if link.is_image { Use::Picture } else { Use::Link };
            let standing = Standing {
                file,
                destination: &link.destination,
                used,
                findings: findings.count(),
            };
            if let Some(message) = shelf.fault(standing)
                && reported.insert(&link.destination)
            {
                let place = link.span.start.saturating_sub(start)..link.span.end.saturating_sub(start);
                findings.add(file, format!("body:{}..{}", place.start, place.end), message);
            }
        }
    }
    check_evidence(subject, &shelf, findings);
    references::check(subject, findings);
}

/// The records that link to anything.
enum Linking<'a> {
    /// All of them: they are few, and looking one up among few is quick.
    Few(BTreeMap<&'a str, &'a BodyNotes>),
    /// Those among all records.
    Among(&'a BTreeMap<Arc<str>, Arc<BodyNotes>>),
}

impl<'a> Linking<'a> {
    fn of(subject: &Subject<'a>) -> Linking<'a> {
        if subject.asked.is_some() {
            return Linking::Among(subject.bodies);
        }
        let linking = subject.bodies.iter().filter(|(_, notes)| !notes.links.is_empty());
        Linking::Few(linking.map(|(file, notes)| (&**file, &**notes)).collect())
    }

    fn notes(&self, file: &str) -> Option<&BodyNotes> {
        match self {
            Linking::Few(linking) => linking.get(file).copied(),
            Linking::Among(all) => all.get(file).map(AsRef::as_ref),
        }
    }
}

/// Tells whether a piece of evidence is written as a path to an attachment.
fn is_path(evidence: &str) -> bool {
    evidence.contains('/') && is_named_like_one(evidence) && !evidence.contains(char::is_whitespace)
}

/// Checks those pieces of evidence that are written as a path to an attachment, `atlas/list.csv`, or lead to one.
fn check_evidence(subject: &Subject<'_>, shelf: &Shelf<'_>, findings: &mut Findings) {
    // The path of a field is written only where something is found: nearly all evidence is a name.
    let mut follow = |file: &str, field: &dyn Fn() -> String, evidence: &str| {
        // A file that is there is linked to, whatever its name; what only looks like a path may be a name.
        let leads_to_one = || shelf.is_attached(file, evidence);
        if !is_path(evidence) && !leads_to_one() {
            return;
        }
        let standing = Standing {
            file,
            destination: evidence,
            used: Use::Link,
            findings: findings.count(),
        };
        if let Some(message) = shelf.fault(standing) {
            findings.add(file, field(), message);
        }
    };
    for project in subject.projects() {
        for (index, milestone) in project.milestones.iter().enumerate() {
            for (place, evidence) in milestone.evidence.iter().enumerate() {
                follow(
                    &project.file,
                    &|| format!("milestones[{index}].evidence[{place}]"),
                    evidence,
                );
            }
        }
        let closing = project.close.iter().flat_map(|close| &close.evidence);
        for (place, evidence) in closing.enumerate() {
            follow(&project.file, &|| format!("close.evidence[{place}]"), evidence);
        }
    }
    for practice in &subject.portfolio.practices {
        for (place, evidence) in practice.evidence.iter().enumerate() {
            follow(&practice.file, &|| format!("evidence[{place}]"), evidence);
        }
    }
}
