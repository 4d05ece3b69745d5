//! The site: a sorted map from addresses to pages, data files, assets and attachments, rendered on demand.
//!
//! It is built once and never changed; `build` renders all of it, `serve` renders what is asked for, and both
//! give the same bytes.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use crate::diagnostic::Diagnostic;
use crate::path::SitePath;
use crate::theme::{Templates, Theme};
use crate::view::address::{self, YearPage};
use crate::view::frame::SiteGlobals;
use crate::view::group::GroupName;
use crate::view::search_index::{SearchFile, SearchIndex, SearchPlan};
use crate::view::unchanged::Unchanged;
use crate::view::{self, Facts};

mod addresses;
mod carried;
pub mod inside;
mod sheet;

use addresses::{data_files, group_pages, merged, of_years, other_pages, plain, project_pages};
pub use carried::Carried;
use sheet::Sheet;

/// A whole site, ready to be rendered.
#[derive(Debug)]
pub struct Site {
    facts: Facts,
    theme: Arc<Theme>,
    templates: Arc<Templates>,
    /// The pages of projects: nearly all pages, and the same ones as long as there are the same briefs.
    projects: Arc<BTreeMap<SitePath, Entry>>,
    /// What changes with less, the pages of every year.
    of_years: BTreeMap<i32, Arc<[(SitePath, PageId)]>>,
    /// Everything but the pages of projects.
    entries: BTreeMap<SitePath, Entry>,
    carried: Carried,
    search: OnceLock<SearchIndex>,
}

/// What stands at an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A page.
    Page(PageId),
    /// A data file or a style sheet made from the facts.
    Data(DataFile),
    /// An asset of the theme, by its path below `assets/`.
    Asset(String),
    /// A file of the content folder, by its path below `content/`.
    Attachment(String),
    /// A file of a snapshot's site, by its path below the folder of snapshots.
    Archived(String),
}

/// Names a page of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageId {
    /// The front page: the current year's overview.
    Front,
    /// A page of a year that is there once.
    Year(YearPage, i32),
    /// A part, from 2, of a page of a year whose list is too long for one page.
    Part(YearPage, i32, usize),
    /// A project, by its place in the portfolio.
    Project(usize),
    /// An office, a lead or a value of a facet in a year.
    Group(i32, GroupName),
    /// One of the site's own pages, by its place in the portfolio.
    Own(usize),
    /// The archive of years.
    Archive,
    /// What differs between two snapshots, by its place among those that the site knows.
    Difference(usize),
    /// The search page, which is an index without a script.
    Search,
    /// A directive, by its place in the portfolio.
    Directive(usize),
    /// A meeting's pack, by its place in the portfolio.
    Meeting(usize),
    /// A practice, by its place in the portfolio.
    Practice(usize),
    /// The page for addresses that do not exist.
    NotFound,
}

/// Names a file that is made from the facts and is no page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataFile {
    /// Every project and every figure, for other programs.
    Portfolio,
    /// A script of the search index.
    Search(SearchFile),
    /// What differs by year in the style: the month grid and the printed heads.
    YearStyle(i32),
}

/// What is published at an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content<'a> {
    /// Bytes made on demand.
    Rendered(Vec<u8>),
    /// Bytes that the theme holds.
    Asset(&'a [u8]),
    /// A file to copy, by its path below `content/`.
    Attachment(&'a str),
    /// A file to copy, by its path below the folder of snapshots.
    Archived(&'a str),
}

impl Site {
    /// Lays out the site of `facts`: every address is settled, nothing is rendered yet.
    ///
    /// `attachments` are the paths below `content/` of the files that briefs link to.
    pub fn new<'a>(facts: Facts, theme: Arc<Theme>, attachments: impl Iterator<Item = &'a str>) -> Site {
        Site::after(None, facts, theme, attachments)
    }

    /// Does what [`new`](Site::new) does, with the same result, and shares with the site before what is unchanged.
    pub fn after<'a>(
        before: Option<(&Site, &Unchanged<'_>)>,
        facts: Facts,
        theme: Arc<Theme>,
        attachments: impl Iterator<Item = &'a str>,
    ) -> Site {
        let facts = facts.with_published(attachments);
        let projects = before
            .and_then(|(site, _)| site.known_projects(&facts))
            .unwrap_or_else(|| Arc::new(project_pages(&facts)));
        let of_years = of_years(before, &facts);
        let years = of_years.values().flat_map(|pages| pages.iter().cloned());
        let of_pages = other_pages(&facts)
            .into_iter()
            .chain(years)
            .chain(group_pages(&facts))
            .map(|(path, page)| (path, Entry::Page(page)));
        let of_data = data_files(&facts)
            .into_iter()
            .map(|(path, data)| (path, Entry::Data(data)));
        let mut entries: BTreeMap<SitePath, Entry> = of_pages.chain(of_data).collect();
        // Without a search its script would be dead weight.
        let wanted = |asset: &str| facts.config.search || asset != "search.js";
        for (asset, _) in theme.assets().filter(|(asset, _)| wanted(asset)) {
            if let Some(path) = SitePath::new(format!("assets/{asset}")) {
                entries.insert(path, Entry::Asset(asset.to_owned()));
            }
        }
        for source in facts.all_published() {
            if let Some(path) = address::attachment_path(source) {
                entries
                    .entry(path)
                    .or_insert_with(|| Entry::Attachment(source.to_owned()));
            }
        }
        let globals = SiteGlobals::new(&facts, theme.asset("custom.css").is_some());
        let templates = theme.templates(globals);
        Site {
            facts,
            theme,
            templates,
            projects,
            of_years,
            entries,
            carried: Carried::default(),
            search: OnceLock::new(),
        }
    }

    /// Returns the site with the pages of the snapshots that lie beside it.
    #[must_use]
    pub fn with_carried(mut self, carried: Carried) -> Site {
        self.carried = carried;
        self
    }

    /// Returns the facts that the site shows.
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// Iterates over all addresses in order.
    pub fn paths(&self) -> impl Iterator<Item = &SitePath> {
        // No facet, and so no page of the site itself, has the folder of the snapshots.
        let folder = plain("archive/-");
        let before = merged(
            self.entries.range(..folder.clone()),
            self.projects.range(..folder.clone()),
        );
        let behind = merged(
            self.entries.range(folder.clone()..),
            self.projects.range(folder..),
        );
        before.chain(self.carried.paths()).chain(behind)
    }

    /// Lists all addresses in the order in which the whole site is rendered with the least work: the texts of the search,
    /// then its terms, which follow from them and need not wait in memory for the pages; then the largest file, for which
    /// all but one thread would wait at the end.
    pub fn making_order(&self) -> Vec<SitePath> {
        let turn = |path: &SitePath| match self.entry(path) {
            Some(Entry::Data(DataFile::Search(SearchFile::Texts(_)))) => 0,
            Some(Entry::Data(DataFile::Search(_))) => 1,
            Some(Entry::Data(DataFile::Portfolio)) => 2,
            _ => 3,
        };
        let mut paths =
            Vec::with_capacity(self.entries.len() + self.projects.len() + self.carried.paths().count());
        paths.extend(self.paths().cloned());
        paths.sort_by_cached_key(turn);
        paths
    }

    /// Returns what stands at an address.
    pub fn entry(&self, path: &SitePath) -> Option<&Entry> {
        self.find(path).map(|(_, entry)| entry)
    }

    fn find(&self, path: &SitePath) -> Option<(&SitePath, &Entry)> {
        self.own(path).or_else(|| self.carried.get(path))
    }

    /// Returns what the site itself has at an address.
    fn own(&self, path: &SitePath) -> Option<(&SitePath, &Entry)> {
        let other = self.entries.get_key_value(path);
        other.or_else(|| self.projects.get_key_value(path))
    }

    /// Returns the pages of projects, where those of `facts` are the same: `facts` has the same briefs by name.
    fn known_projects(&self, facts: &Facts) -> Option<Arc<BTreeMap<SitePath, Entry>>> {
        let has_same = |year: &i32| self.facts.has_briefs(*year) == facts.has_briefs(*year);
        let is_same = facts.figures.years.keys().all(has_same);
        is_same.then(|| Arc::clone(&self.projects))
    }

    /// Renders what stands at `path`; none where nothing does.
    ///
    /// # Errors
    /// The fault of a template.
    pub fn render(&self, path: &SitePath) -> Result<Option<Content<'_>>, Box<Diagnostic>> {
        self.render_into(path, Vec::new())
    }

    /// Does what [`render`](Site::render) does, and writes a page into `room`, which is empty: the room of the page
    /// before, mostly, which has grown already.
    ///
    /// # Errors
    /// The fault of a template.
    pub fn render_into(
        &self,
        path: &SitePath,
        room: Vec<u8>,
    ) -> Result<Option<Content<'_>>, Box<Diagnostic>> {
        let Some((path, entry)) = self.find(path) else {
            return Ok(None);
        };
        Ok(Some(match entry {
            Entry::Page(page) => {
                let html = Sheet::new(self, path, room).page(page)?;
                Content::Rendered(self.inside(path, html))
            }
            Entry::Data(data) => Content::Rendered(self.data(*data).into_bytes()),
            Entry::Asset(asset) => Content::Asset(self.theme.asset(asset).unwrap_or_default()),
            Entry::Attachment(source) => Content::Attachment(source),
            Entry::Archived(file) => Content::Archived(file),
        }))
    }

    /// Returns the page that shows the record at `source` below `content/`.
    pub fn page_of(&self, source: &str) -> Option<SitePath> {
        view::prose::page_of(&self.facts, source).filter(|path| self.own(path).is_some())
    }

    /// Renders the page for addresses that do not exist, as it must be to be read at `path`.
    ///
    /// # Errors
    /// The fault of a template.
    pub fn not_found(&self, path: &SitePath) -> Result<Vec<u8>, Box<Diagnostic>> {
        Sheet::new(self, path, Vec::new()).not_found()
    }

    /// Settles the links to years of which the site has no pages of projects: out of a snapshot none leads, and where
    /// the briefs of a year are gone they lead to the newest snapshot of it.
    fn inside(&self, path: &SitePath, html: Vec<u8>) -> Vec<u8> {
        let facts = &self.facts;
        let is_sealed = facts.seal().is_some();
        if !is_sealed && !facts.remembers() {
            return html;
        }
        let html = String::from_utf8(html).expect("a page is made of texts");
        let exists = |path: &SitePath| self.own(path).is_some();
        let html = if is_sealed {
            inside::without_dead_links(html, path, exists)
        } else {
            self.carried.with_links(html, path, &self.remembered(), exists)
        };
        html.into_bytes()
    }

    /// Returns the years whose briefs are gone, each with the name of its newest snapshot.
    fn remembered(&self) -> BTreeMap<i32, &str> {
        let facts = &self.facts;
        let years = facts.figures.years.iter().filter(|(_, year)| year.is_remembered);
        let name = |year: &i32| {
            facts
                .sealed(*year)
                .last()
                .map_or("", |sealed| sealed.name.as_str())
        };
        years.map(|(year, _)| (*year, name(year))).collect()
    }

    /// Returns the search index, which is made when its first file is asked for: a preview that nobody searches never
    /// pays for it.
    fn search_index(&self) -> &SearchIndex {
        self.search
            .get_or_init(|| SearchIndex::new(&self.facts, SearchPlan::new(&self.facts)))
    }

    fn data(&self, file: DataFile) -> String {
        match file {
            DataFile::Portfolio => view::portfolio_json::portfolio_json(&self.facts),
            DataFile::Search(file) => self.search_index().file(&self.facts, file),
            DataFile::YearStyle(year) => view::year_style::year_style(&self.facts, year),
        }
    }
}

#[cfg(test)]
mod tests;
