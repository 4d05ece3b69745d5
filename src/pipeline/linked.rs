//! The attachments that records link to, of a type and size that may be: only these are published.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

use crate::figures::Figures;
use crate::model::Portfolio;
use crate::path::content_path;
use crate::rules::may_be_published;
use crate::source::BodyNotes;
use crate::text::Span;
use crate::url::{Link, classify};

/// Finds the attachments that a body, or a piece of evidence, links to, without those that may not be published: a build
/// that goes on in spite of errors leaves them out, too.
pub(super) fn linked(
    portfolio: &Portfolio,
    figures: &Figures,
    bodies: &BTreeMap<Arc<str>, Arc<BodyNotes>>,
    attachments: &BTreeMap<Arc<str>, u64>,
) -> BTreeSet<Arc<str>> {
    let mut linked = BTreeSet::new();
    if attachments.is_empty() {
        return linked;
    }
    // By path in NFC: what authors write and what is on the disk may be composed differently.
    let by_name: BTreeMap<String, &Arc<str>> = attachments
        .iter()
        .filter(|(path, size)| may_be_published(path, **size))
        .map(|(path, _)| (path.nfc().collect(), path))
        .collect();
    let mut link = |file: &str, destination: &str| {
        let Link::Relative(relative) = classify(destination) else {
            return;
        };
        let path = content_path(file, &relative.path).ok();
        if let Some(path) = path.and_then(|path| by_name.get(&path)) {
            linked.insert(Arc::clone(path));
        }
    };
    // Updates after a project's status date do not exist yet, and neither does what only they name.
    let of_projects = portfolio.projects.iter().zip(&figures.projects);
    let later: BTreeMap<&str, Vec<Span>> = of_projects
        .map(|(project, figures)| (project.file.as_str(), project.later_updates(figures.as_of)))
        .filter(|(_, places)| !places.is_empty())
        .collect();
    for (file, notes) in bodies {
        let later = later.get(&**file).map_or(&[][..], Vec::as_slice);
        let is_known = |span: Span| {
            !later
                .iter()
                .any(|place| place.start <= span.start && span.end <= place.end)
        };
        for found in notes.links.iter().filter(|found| is_known(found.span)) {
            link(file, &found.destination);
        }
    }
    for project in &portfolio.projects {
        let closing = project.close.iter().flat_map(|close| &close.evidence);
        let milestones = project
            .milestones
            .iter()
            .flat_map(|milestone| &milestone.evidence);
        closing
            .chain(milestones)
            .for_each(|evidence| link(&project.file, evidence));
    }
    for practice in &portfolio.practices {
        practice
            .evidence
            .iter()
            .for_each(|evidence| link(&practice.file, evidence));
    }
    linked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::figures::figures;
    use crate::source::{Drafts, assemble, read};
    use crate::text::SourceFile;

    fn linked_in(text: &str, attachments: &BTreeMap<Arc<str>, u64>) -> BTreeSet<Arc<str>> {
        let parsed = [read(
            &SourceFile::new("projects/2026/a.md", text),
            &Config::default(),
        )];
        let bodies = parsed
            .iter()
            .map(|file| (Arc::clone(&file.path), Arc::clone(&file.body)))
            .collect();
        let (portfolio, _) = assemble(&parsed, Drafts::Leave);
        let today = "2026-05-31".parse().expect("a date");
        let figures = figures(&portfolio, &Config::default(), today);
        linked(&portfolio, &figures, &bodies, attachments)
    }

    #[test]
    fn what_may_not_be_published_is_not_whoever_links_to_it() {
        // Proved by sabotage: with every file that is linked to taken, a page and a drawing with a script, a file that is
        // too large and one of no brief are named.
        let text = "---\ntitle: a\noffice: b\nlead: c\nstart: 2026\ndue: 2026\n\
                    milestones: [{name: m, due: 2026-03, evidence: [a/page.html, a/plan.pdf]}]\n\
                    close: {date: 2026-05-05, result: done, evidence: a/drawing.svg}\n---\n\n\
                    [1](a/page.xhtml) ![2](a/drawing.SVG) [3](a/huge.pdf) [4](loose.txt) [5](a/none)\n";
        let names = [
            ("a/page.html", 1),
            ("a/page.xhtml", 1),
            ("a/drawing.svg", 1),
            ("a/drawing.SVG", 1),
            ("a/huge.pdf", 26 << 20),
            ("a/none", 1),
            ("a/plan.pdf", 1),
            ("loose.txt", 1),
        ];
        let attachments = names.map(|(name, size)| (Arc::from(format!("projects/2026/{name}")), size));
        let linked = linked_in(text, &BTreeMap::from(attachments));
        assert_eq!(linked, BTreeSet::from([Arc::from("projects/2026/a/plan.pdf")]));
    }

    // Proved by sabotage: with the links of all updates taken, this test fails.
    #[test]
    fn what_only_a_later_update_names_does_not_exist_yet() {
        let text = "---\ntitle: a\noffice: b\nlead: c\nstart: 2026\ndue: 2026\n---\n\n[1](a/both.pdf)\n\n\
                    ## 2026-06-28 55% Later\n\n[2](a/later.pdf) [3](a/both.pdf)\n\n## 2026-05-02 30% Before\n\n[4](a/before.pdf)\n";
        let names = ["both.pdf", "later.pdf", "before.pdf"];
        let attachments = names.map(|name| (Arc::from(format!("projects/2026/a/{name}")), 1));
        let known = ["before.pdf", "both.pdf"].map(|name| Arc::from(format!("projects/2026/a/{name}")));
        assert_eq!(
            linked_in(text, &BTreeMap::from(attachments)),
            BTreeSet::from(known)
        );
    }

    #[test]
    fn a_link_counts_however_its_path_is_written() {
        // Proved by sabotage: with every attachment published, this test and one of a sealed year fail.
        let text = "---\ntitle: a\noffice: b\nlead: c\nstart: 2026\ndue: 2026\n\
                    milestones: [{name: m, due: 2026-03, evidence: /projects/2026/a/minutes.pdf}]\n---\n\n\
                    [1](/projects/2026/a/top.pdf) [2](a/caf\u{e9}.pdf) [3](./a//slashes.pdf) [4](a/%E5%9B%BE.png#x) [5](a/)\n";
        let attachments: BTreeMap<Arc<str>, u64> = [
            "minutes.pdf",
            "top.pdf",
            "cafe\u{301}.pdf",
            "slashes.pdf",
            "图.png",
            "unlinked.pdf",
        ]
        .iter()
        .map(|name| (Arc::from(format!("projects/2026/a/{name}")), 1))
        .collect();
        let linked = linked_in(text, &attachments);
        let unlinked: Vec<&Arc<str>> = attachments
            .keys()
            .filter(|path| !linked.contains(*path))
            .collect();
        assert_eq!(unlinked, [&Arc::from("projects/2026/a/unlinked.pdf")]);
    }
}
