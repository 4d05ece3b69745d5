//! The bodies of records as HTML: Markdown whose links lead to pages and published files of the site.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::address::{
    YearPage, attachment_path, directive_path, front_path, meeting_path, page_path, practice_path,
    project_path,
};
use super::{Facts, Links};
use crate::config;
use crate::locale::Args;
use crate::markup::markdown::{
    LinkKind, Parts, RawHtml, RenderOptions, Rendered, Target, Words, outline, render, render_parts,
};
use crate::markup::url::{RelativeLink, SafeUrl};
use crate::model::{Project, ProjectKey};
use crate::path::{SitePath, content_path};
use crate::text::Excerpt;

/// Renders bodies for one page.
#[derive(Clone, Copy)]
pub struct Prose<'a> {
    facts: &'a Facts,
    links: Links<'a>,
    base: u8,
    prefix: &'a str,
}

impl<'a> Prose<'a> {
    /// Renders for the page of `links`, whose only body this is: headings of level 2 and below.
    pub fn new(facts: &'a Facts, links: Links<'a>) -> Prose<'a> {
        Prose {
            facts,
            links,
            base: 2,
            prefix: "",
        }
    }

    /// Puts the body's highest headings on `level`, 1 to 6.
    #[must_use]
    pub fn at_level(mut self, level: u8) -> Prose<'a> {
        self.base = level;
        self
    }

    /// Puts `prefix` (letters, digits and `-`) into every id, so that several bodies can share the page.
    #[must_use]
    pub fn with_prefix(mut self, prefix: &'a str) -> Prose<'a> {
        self.prefix = prefix;
        self
    }

    /// Renders the body of the record in `file`, a path below `content/`, as one piece.
    pub fn whole(self, file: &str, body: &Excerpt) -> Rendered {
        self.with_options(file, |options| render(body, options))
    }

    /// Renders the body of a brief with its updates apart, in the order of the project's updates.
    pub fn brief(self, project: &Project) -> Parts {
        let start = project.body.span().start as usize;
        let updates: Vec<Range<usize>> = project
            .updates
            .iter()
            .map(|update| {
                let range = update.section.span().range();
                range.start.saturating_sub(start)..range.end.saturating_sub(start)
            })
            .collect();
        self.with_options(&project.file, |options| {
            render_parts(&project.body, &updates, options)
        })
    }

    fn with_options<T>(self, file: &str, render: impl FnOnce(&RenderOptions<'_>) -> T) -> T {
        let text = |id: &str| self.facts.words.text(id);
        let phrase = |id: &str| self.facts.say(id, Args::new().with("value", "{}"));
        let (heading_link, table) = (phrase("prose-heading-link"), phrase("prose-table"));
        let (task_done, task_open) = (text("prose-task-done"), text("prose-task-open"));
        let (footnote, footnote_back) = (phrase("prose-footnote"), phrase("prose-footnote-back"));
        let (footnotes, cut) = (text("prose-footnotes"), text("prose-cut"));
        let words = Words {
            heading_link: &heading_link,
            table: &table,
            task_done: &task_done,
            task_open: &task_open,
            footnotes: &footnotes,
            footnote: &footnote,
            footnote_back: &footnote_back,
            cut: &cut,
        };
        render(&RenderOptions {
            heading_base: self.base,
            id_prefix: self.prefix,
            raw_html: match self.facts.config.raw_html {
                config::RawHtml::Text => RawHtml::Text,
                config::RawHtml::Sanitised => RawHtml::Sanitised,
            },
            words: &words,
            resolve: &|link, kind| self.resolve(file, link, kind),
        })
    }

    fn resolve(&self, file: &str, link: &RelativeLink, kind: LinkKind) -> Target {
        match destination(self.facts, file, link, kind) {
            Some(target) => Target::Page(SafeUrl::relative(self.links.page().as_str(), &target)),
            None => Target::Broken,
        }
    }
}

/// Returns the address, with its fragment, to which `link` in the record at `file` leads.
///
/// None where it leads to no record and no published file, or to a heading that its record does not have. An
/// image leads to a published file only.
pub fn destination(facts: &Facts, file: &str, link: &RelativeLink, kind: LinkKind) -> Option<String> {
    let path = content_path(file, &link.path).ok();
    let attached = path.as_deref().and_then(|path| facts.published(path));
    if let Some(path) = attached.and_then(attachment_path) {
        return Some(path.to_string());
    }
    if kind == LinkKind::Image {
        return None;
    }
    let (page, body) = path
        .and_then(|path| record(facts, &path))
        .or_else(|| named_project(facts, &link.path))?;
    match &link.fragment {
        None => Some(page.to_string()),
        Some(fragment) => Some(format!("{page}#{}", outline(body).anchors().find(fragment)?)),
    }
}

/// Returns the page of the record at `path` below `content/`.
pub fn page_of(facts: &Facts, path: &str) -> Option<SitePath> {
    record(facts, path).map(|(page, _)| page)
}

/// Finds the page of the record at `path` below `content/`, and its body.
fn record<'a>(facts: &'a Facts, path: &str) -> Option<(SitePath, &'a str)> {
    let portfolio = &facts.portfolio;
    let parts: Vec<&str> = path.split('/').collect();
    match parts[..] {
        ["index.md"] => Some((
            front_path(),
            portfolio.index.as_ref().map_or("", |page| &page.body),
        )),
        ["projects", year, file] => brief(facts, year, file.strip_suffix(".md").unwrap_or(file)),
        ["directives", file] => {
            let id = file.strip_suffix(".md")?;
            let found = portfolio.directives.iter().find(|record| record.id == id)?;
            Some((directive_path(found.year, id), &found.body))
        }
        ["meetings", file] => {
            let id = file.strip_suffix(".md")?;
            let found = portfolio.meetings.iter().find(|record| record.id == id)?;
            Some((meeting_path(found.year, id), &found.body))
        }
        ["practices", file] => {
            let id = file.strip_suffix(".md")?;
            let found = portfolio.practices.iter().find(|record| record.id == id)?;
            Some((practice_path(found.year, id), &found.body))
        }
        ["pages", file] => {
            let id = file.strip_suffix(".md")?;
            let found = portfolio.pages.iter().find(|record| record.id == id)?;
            Some((page_path(id), &found.body))
        }
        ["years", file] => {
            let year = file.strip_suffix(".md")?.parse().ok()?;
            let found = portfolio.years.get(&year)?;
            let has_summary = facts.year(year).is_some_and(|figures| figures.rollup.total > 0);
            let page = if has_summary {
                YearPage::Summary
            } else {
                YearPage::Overview
            };
            Some((page.path(year), &found.body))
        }
        _ => None,
    }
}

/// Finds the brief that a link names as front matter does: `2025/jcgb`.
fn named_project<'a>(facts: &'a Facts, link: &str) -> Option<(SitePath, &'a str)> {
    let (year, id) = link.split_once('/')?;
    brief(facts, year, &id.nfc().collect::<String>())
}

fn brief<'a>(facts: &'a Facts, year: &str, id: &str) -> Option<(SitePath, &'a str)> {
    let key = ProjectKey {
        year: year.parse().ok()?,
        id: id.to_owned(),
    };
    let project = facts.portfolio.project(&key)?;
    Some((project_path(&key), &project.body))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Language;
    use crate::markup::url::{Link, classify};
    use crate::model::{Page, Portfolio};
    use crate::view::sample::{excerpt, facts, meeting, project};

    fn page(id: &str, body: &str) -> Page {
        let file = format!("pages/{id}.md");
        Page {
            id: id.to_owned(),
            body: excerpt(&file, body),
            file,
            title: Some(id.to_owned()),
            nav: None,
        }
    }

    fn portfolio() -> Portfolio {
        let mut brief = project(2026, "a");
        brief.body = excerpt("projects/2026/a.md", "## 背景\n\n文字\n");
        Portfolio {
            projects: vec![project(2025, "老").into(), brief.into()],
            meetings: vec![meeting("2026-10-28", "组织一处", "a")],
            pages: vec![page("rules", "# 一、目的\n")],
            ..Portfolio::default()
        }
    }

    #[test]
    fn links_between_records_lead_to_their_pages() {
        let facts = facts(portfolio(), Language::Chinese)
            .with_published(["projects/2026/a/x 1.pdf", "projects/2026/a/图.png"].into_iter());
        let table = [
            (
                "projects/2026/a.md",
                "../2025/老.md",
                Some("2025/projects/老.html"),
            ),
            (
                "projects/2026/a.md",
                "../2025/%E8%80%81.md",
                Some("2025/projects/老.html"),
            ),
            ("projects/2026/a.md", "2025/老", Some("2025/projects/老.html")),
            (
                "projects/2026/a.md",
                "a.md#背景",
                Some("2026/projects/a.html#s-背景"),
            ),
            ("projects/2026/a.md", "a.md#没有", None),
            (
                "projects/2026/a.md",
                "a/x%201.pdf",
                Some("2026/projects/a/x 1.pdf"),
            ),
            ("projects/2026/a.md", "a/y.pdf", None),
            ("projects/2026/a.md", "../../../x.md", None),
            ("projects/2026/a.md", "../../site.yaml", None),
            (
                "pages/rules.md",
                "/projects/2026/a.md",
                Some("2026/projects/a.html"),
            ),
            (
                "pages/rules.md",
                "../meetings/2026-10-28-ddh.md",
                Some("2026/meetings/2026-10-28-ddh.html"),
            ),
            (
                "index.md",
                "pages/rules.md#一、目的",
                Some("pages/rules.html#s-一-目的"),
            ),
            ("index.md", "./index.md", Some("index.html")),
            ("index.md", "pages/none.md", None),
        ];
        for (file, link, expected) in table {
            let Link::Relative(relative) = classify(link) else {
                panic!("{link} is relative");
            };
            let found = destination(&facts, file, &relative, LinkKind::Link);
            assert_eq!(found.as_deref(), expected, "{link} in {file}");
        }
    }

    #[test]
    fn images_are_published_files_and_broken_links_become_text() {
        let facts =
            facts(portfolio(), Language::Chinese).with_published(["projects/2026/a/图.png"].into_iter());
        let path = project_path(&facts.portfolio.projects[1].key);
        let prose = Prose::new(&facts, Links::new(&path));
        let body = excerpt(
            "x",
            "![图](a/图.png) ![无](a.md) [断](b.md) [旧](../2025/老.md)\n",
        );
        let html = prose.whole("projects/2026/a.md", &body).html.into_string();
        assert!(html.contains("src=\"a/%E5%9B%BE.png\""), "{html}");
        assert!(html.contains("<span class=\"broken\">断</span>"), "{html}");
        assert!(
            html.contains("href=\"../../2025/projects/%E8%80%81.html\""),
            "{html}"
        );
        assert_eq!(html.matches("<img").count(), 1, "{html}");
    }
}
