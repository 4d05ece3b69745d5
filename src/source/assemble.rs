//! From the files, each read by itself, to the portfolio: canonical order, no two records of one name.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

use super::{Parsed, Record};
use crate::diagnostic::{self, Diagnostic, Severity};
use crate::locale::Message;
use crate::model::Portfolio;
use crate::text::Span;

/// What becomes of briefs marked as drafts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Drafts {
    /// They are left out of everything, their findings too.
    #[default]
    Leave,
    /// They are read like all others.
    Include,
}

/// Puts all records into one portfolio.
///
/// The order of `parsed` does not matter. Of records whose names a file system that folds case or composes
/// characters would take for one, the first by path is kept and every other one is reported. The findings
/// returned are those of all files and of the whole, in their one order.
pub fn assemble<'p>(
    parsed: impl IntoIterator<Item = &'p Parsed>,
    drafts: Drafts,
) -> (Portfolio, Vec<Diagnostic>) {
    let mut parsed: Vec<&Parsed> = parsed.into_iter().collect();
    parsed.sort_by(|a, b| a.path.cmp(&b.path));
    let mut portfolio = Portfolio::default();
    let mut findings = Vec::new();
    let mut taken: BTreeMap<&str, &Arc<str>> = BTreeMap::new();
    for file in parsed {
        if drafts == Drafts::Leave && file.is_draft() {
            continue;
        }
        findings.extend(file.diagnostics.iter().cloned());
        match taken.entry(&file.folded) {
            Entry::Occupied(first) => findings.push(collision(&file.path, first.get())),
            Entry::Vacant(free) => {
                free.insert(&file.path);
                if let Some(record) = &file.record {
                    add(&mut portfolio, record.clone());
                }
            }
        }
    }
    order(&mut portfolio);
    diagnostic::sort(&mut findings);
    (portfolio, findings)
}

fn add(portfolio: &mut Portfolio, record: Record) {
    match record {
        Record::Project(project) => portfolio.projects.push(project),
        Record::Directive(directive) => portfolio.directives.push(directive),
        Record::Meeting(meeting) => portfolio.meetings.push(meeting),
        Record::Year(year) => {
            portfolio.years.insert(year.year, year);
        }
        Record::Practice(practice) => portfolio.practices.push(practice),
        Record::Page(page) => portfolio.pages.push(page),
        Record::Index(page) => portfolio.index = Some(page),
    }
}

fn order(portfolio: &mut Portfolio) {
    portfolio.projects.sort_by(|a, b| a.key.cmp(&b.key));
    portfolio
        .directives
        .sort_by(|a, b| (a.year, a.date, &a.id).cmp(&(b.year, b.date, &b.id)));
    portfolio
        .meetings
        .sort_by(|a, b| (a.date, &a.id).cmp(&(b.date, &b.id)));
    portfolio
        .practices
        .sort_by(|a, b| (a.year, &a.id).cmp(&(b.year, &b.id)));
    portfolio.pages.sort_by(|a, b| {
        let place = |nav: Option<f64>| nav.unwrap_or(f64::INFINITY);
        place(a.nav)
            .total_cmp(&place(b.nav))
            .then_with(|| a.id.cmp(&b.id))
    });
}

fn collision(path: &Arc<str>, first: &Arc<str>) -> Diagnostic {
    Diagnostic {
        rule: "duplicate-id",
        severity: Severity::Error,
        file: Arc::from(format!("content/{path}")),
        span: Some(Span::default()),
        message: Message::new("duplicate-id").with("other", format!("content/{first}")),
        related: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::source::read;
    use crate::text::SourceFile;

    fn parsed(path: &str, keys: &str) -> Parsed {
        let file = SourceFile::new(path, format!("---\n{keys}\n---\n"));
        read(&file, &Config::default())
    }

    #[test]
    fn every_list_has_its_canonical_order() {
        let files = vec![
            parsed("pages/b.md", "title: b"),
            parsed("pages/a.md", "title: a\nnav: 2"),
            parsed("pages/c.md", "title: c\nnav: 1.5"),
            parsed("meetings/2026-10-28.md", "title: 后"),
            parsed("meetings/2026-01-16-z.md", "title: 先"),
            parsed("directives/b.md", "title: b\nyear: 2025"),
            parsed("directives/a.md", "title: a\ndate: 2026-01-05"),
            parsed("practices/a.md", "title: a\nyear: 2026"),
            parsed("years/2025.md", "closed: 2026-01-15"),
            parsed("index.md", "title: 首页"),
        ];
        let (portfolio, findings) = assemble(&files, Drafts::Leave);
        assert_eq!(findings, []);
        let ids = |pages: Vec<&String>| pages.into_iter().cloned().collect::<Vec<_>>();
        assert_eq!(
            ids(portfolio.pages.iter().map(|page| &page.id).collect()),
            ["c", "a", "b"]
        );
        let meetings = portfolio.meetings.iter().map(|meeting| &meeting.title).collect();
        assert_eq!(ids(meetings), ["先", "后"]);
        let directives = portfolio
            .directives
            .iter()
            .map(|directive| &directive.id)
            .collect();
        assert_eq!(ids(directives), ["b", "a"]);
        assert_eq!(portfolio.reporting_years(), [2025, 2026]);
        assert!(portfolio.index.is_some());
    }
}
