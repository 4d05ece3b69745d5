//! View models: the facts of a page as a plain structure, with every string finished.
//!
//! One file a page kind. A template sees its view model and the theme's fixed globals, nothing else, so a
//! page is a pure function of its view model. Lists carry small projections of projects, never whole ones.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub use frame::View;
use unicode_normalization::UnicodeNormalization;

use crate::config::Config;
use crate::figures::{Figures, Health, ProjectFigures, YearFigures};
use crate::locale::{Args, Language, Locale};
use crate::model::{Date, Portfolio, Project};

pub mod address;
pub mod archive;
pub mod booklet;
pub mod compare;
pub mod content;
pub mod decision;
pub mod difference;
pub mod directive;
pub mod evidence;
pub mod format;
pub mod frame;
pub mod goals;
pub mod group;
pub mod groups;
mod kept;
pub mod lane;
pub mod lateness;
mod links;
pub mod mark;
pub mod meetings;
pub mod milestones;
pub mod obstacle;
mod order;
pub mod overview;
pub mod pack;
pub mod part;
pub mod parts;
pub mod phrase;
pub mod portfolio_json;
pub mod practices;
pub mod problems;
pub mod project;
pub mod projects;
pub mod prose;
pub mod relations;
pub mod review;
#[cfg(test)]
pub(crate) mod sample;
pub mod scorecards;
pub mod search_index;
pub mod search_page;
pub mod sentence;
pub mod since;
pub mod summary;
pub mod timeline;
pub mod unchanged;
pub mod units;
pub mod updates;
pub mod year_style;

use address::{Addresses, YearPage};
use difference::Difference;
use format::Format;
pub use links::Links;
use order::{list_order, numbers};
use relations::Relations;
use unchanged::{Unchanged, of_same, per_year};

/// All facts of a site, ready to be shown.
#[derive(Debug)]
pub struct Facts {
    /// The site's settings.
    pub config: Arc<Config>,
    /// What the content says.
    pub portfolio: Arc<Portfolio>,
    /// What follows from it.
    pub figures: Arc<Figures>,
    /// The interface's words in the site's language.
    pub words: Arc<Locale>,
    /// Where everything lives.
    pub addresses: Arc<Addresses>,
    /// What other records say of each project.
    pub relations: Arc<Relations>,
    /// The marks of states.
    marks: mark::Marks,
    /// Place of every project in its year's list, from 1, in the order of the portfolio's projects.
    numbers: Arc<[usize]>,
    /// Places of the projects in list order, by year.
    lists: BTreeMap<i32, Arc<[usize]>>,
    /// Bytes of the texts of all briefs, by year.
    text_sizes: BTreeMap<i32, usize>,
    /// Years with projects, ascending.
    years: Vec<i32>,
    /// The pages of each year. Every page asks for them: they are in its navigation.
    pages: BTreeSet<(i32, YearPage)>,
    /// Stretches of each year's list that share a page of the year-end review.
    review_pages: BTreeMap<i32, Arc<[review::ReviewPart]>>,
    /// The rows of the timelines.
    timelines: timeline::Layouts,
    /// The rows of the ledgers of milestones.
    ledgers: milestones::Ledgers,
    /// The lanes of projects.
    lanes: lane::Lanes,
    /// The links to projects.
    listed: part::ListedProjects,
    /// What the frames of pages share.
    shells: frame::Shells,
    /// Files published beside the pages: path below `content/` in NFC, and as it is on disk.
    published: BTreeMap<String, String>,
    /// Paths below `content/` of the records that could not be read, where a site is published all the same.
    unread: BTreeSet<Arc<str>>,
    /// The seal, where this is the site of a snapshot.
    seal: Option<Seal>,
    /// Sealed years, for the archive page: by year, then name.
    sealed: Vec<SealedYear>,
    /// What differs between snapshots that follow on one another.
    differences: Vec<Arc<Difference>>,
}

/// What makes a site the one of a snapshot: it shows one year, and nothing leads out of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seal {
    /// The year that was sealed.
    pub year: i32,
    /// Whether it was sealed although its content has errors or projects without an answer: every page says so.
    pub is_provisional: bool,
}

/// A sealed year beside the site, as the archive page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedYear {
    /// The year.
    pub year: i32,
    /// Name of the snapshot: `2026`, or `2026-2` for its first correction.
    pub name: String,
    /// SHA-512 of its tag manifest in hexadecimal digits.
    pub root_hash: String,
    /// What it is.
    pub state: SealedState,
    /// The status date of its pages, where the snapshot names one.
    pub as_of: Option<Date>,
    /// Who signed its root hash.
    pub signature: SealedSignature,
}

/// What is known of a snapshot's signature; it covers the root hash, and only a verification shows whether the
/// files still fit that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SealedSignature {
    /// There is none.
    Missing,
    /// There is one, and the site names no key to judge it by.
    Unknown,
    /// It was made with the key that the site names.
    Trusted,
    /// It was not made with the key that the site names, or of another root hash.
    Wrong,
}

/// What a snapshot is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SealedState {
    /// The last word on its year.
    Final,
    /// Sealed before everything was answered for.
    Provisional,
    /// A later snapshot corrects it.
    Corrected,
}

impl Facts {
    /// Gathers the facts; everything that several pages need is settled here once.
    pub fn new(
        config: Arc<Config>,
        portfolio: Arc<Portfolio>,
        figures: Arc<Figures>,
        words: Arc<Locale>,
    ) -> Facts {
        Facts::after(None, config, portfolio, figures, words)
    }

    /// Does what [`new`](Facts::new) does, with the same result, and shares with the facts before what is unchanged.
    pub fn after(
        unchanged: Option<&Unchanged<'_>>,
        config: Arc<Config>,
        portfolio: Arc<Portfolio>,
        figures: Arc<Figures>,
        words: Arc<Locale>,
    ) -> Facts {
        let addresses = match unchanged.filter(|unchanged| unchanged.has_same_groups(&figures)) {
            Some(unchanged) => Arc::clone(&unchanged.before().addresses),
            None => Arc::new(Addresses::new(&config, &figures)),
        };
        let relations = match unchanged {
            Some(unchanged) => Arc::clone(&unchanged.before().relations),
            None => Arc::new(Relations::new(&portfolio, Arc::clone(&figures.lineage))),
        };
        let names = || figures.years.keys().copied();
        let lists = per_year(names(), of_same(unchanged, |facts| &facts.lists), |year| {
            list_order(year, &config, &portfolio).into()
        });
        let text_size = |year| {
            portfolio
                .projects_of(year)
                .iter()
                .map(|project| project.body.len())
                .sum()
        };
        let text_sizes = per_year(names(), of_same(unchanged, |facts| &facts.text_sizes), text_size);
        let numbers = match unchanged.filter(|unchanged| unchanged.before().lists == lists) {
            Some(unchanged) => Arc::clone(&unchanged.before().numbers),
            None => numbers(&lists, portfolio.projects.len()),
        };
        let timelines = timeline::Layouts::new(unchanged, names());
        let ledgers = milestones::Ledgers::new(unchanged, names());
        let years = figures
            .years
            .iter()
            .filter(|(_, year)| year.rollup.total > 0 && !year.is_remembered)
            .map(|(name, _)| *name);
        let years = years.collect();
        let pages = address::pages(&portfolio, &figures);
        let marks = mark::Marks::new(&words);
        let projects = portfolio.projects.len();
        let mut facts = Facts {
            config,
            portfolio,
            figures,
            words,
            addresses,
            relations,
            marks,
            numbers,
            lists,
            text_sizes,
            years,
            pages,
            timelines,
            ledgers,
            lanes: lane::Lanes::new(projects),
            listed: part::listed_projects(projects),
            shells: frame::Shells::default(),
            review_pages: BTreeMap::new(),
            published: BTreeMap::new(),
            unread: BTreeSet::new(),
            seal: None,
            sealed: Vec::new(),
            differences: Vec::new(),
        };
        let names = facts.figures.years.keys().copied();
        let known = of_same(unchanged, |facts| &facts.review_pages);
        facts.review_pages = per_year(names, known, |year| review::layout(&facts, year));
        facts
    }

    /// Returns the facts with the files that are published beside the pages, by their paths below `content/`.
    #[must_use]
    pub fn with_published<'a>(mut self, sources: impl Iterator<Item = &'a str>) -> Facts {
        self.published = sources
            .map(|source| (source.nfc().collect(), source.to_owned()))
            .collect();
        self
    }

    /// Returns the facts with the records, by their paths below `content/`, that could not be read: another stands in
    /// place of each.
    #[must_use]
    pub fn with_unread(mut self, unread: BTreeSet<Arc<str>>) -> Facts {
        self.unread = unread;
        self
    }

    /// Tells whether the record at `path` below `content/` could not be read, so that another stands in its place.
    pub fn is_unread(&self, path: &str) -> bool {
        self.unread.contains(path)
    }

    /// Returns the facts as the site of a snapshot shows them.
    #[must_use]
    pub fn with_seal(mut self, seal: Seal) -> Facts {
        self.years.retain(|year| *year == seal.year);
        self.seal = Some(seal);
        self
    }

    /// Returns the facts with the sealed years that lie beside the site, and what differs between them.
    #[must_use]
    pub fn with_sealed(mut self, sealed: Vec<SealedYear>, differences: Vec<Arc<Difference>>) -> Facts {
        self.sealed = sealed;
        self.differences = differences;
        self
    }

    /// Returns what differs between snapshots that follow on one another, in their order.
    pub fn differences(&self) -> &[Arc<Difference>] {
        &self.differences
    }

    /// Returns the seal, where this is the site of a snapshot.
    pub fn seal(&self) -> Option<Seal> {
        self.seal
    }

    /// Tells whether the site has pages of `year`: that of a snapshot has those of its own year only.
    pub fn shows(&self, year: i32) -> bool {
        self.seal.is_none_or(|seal| seal.year == year)
    }

    /// Tells whether the site has pages of the projects of `year`: it has none where the briefs are gone and the
    /// projects are those of a snapshot, which has their pages.
    pub fn has_briefs(&self, year: i32) -> bool {
        self.shows(year) && self.year(year).is_none_or(|year| !year.is_remembered)
    }

    /// Tells whether there is a year whose briefs are gone and whose projects are those of a snapshot.
    pub fn remembers(&self) -> bool {
        self.figures.years.values().any(|year| year.is_remembered)
    }

    /// Iterates over the years of which snapshots lie beside the site.
    pub fn sealed_years(&self) -> impl Iterator<Item = i32> {
        self.sealed.iter().map(|sealed| sealed.year)
    }

    /// Returns the snapshots of a year that lie beside the site, the oldest first.
    pub fn sealed(&self, year: i32) -> impl Iterator<Item = &SealedYear> {
        self.sealed.iter().filter(move |sealed| sealed.year == year)
    }

    /// Returns the path on disk, below `content/`, of the published file that `path` (in NFC) means.
    pub fn published(&self, path: &str) -> Option<&str> {
        self.published.get(path).map(String::as_str)
    }

    /// Iterates over the paths on disk, below `content/`, of all files published beside the pages.
    pub fn all_published(&self) -> impl Iterator<Item = &str> {
        self.published.values().map(String::as_str)
    }

    /// Returns the site's language.
    pub fn language(&self) -> Language {
        self.words.language()
    }

    /// Returns the years that have projects, ascending.
    pub fn years(&self) -> &[i32] {
        &self.years
    }

    /// Returns how many projects the site shows.
    pub fn project_count(&self) -> usize {
        self.years.iter().map(|&year| self.entries(year).len()).sum()
    }

    /// Tells whether `year` has that page.
    pub fn has(&self, page: YearPage, year: i32) -> bool {
        self.pages.contains(&(year, page))
    }

    /// Returns the figures of a year, if it has records.
    pub fn year(&self, year: i32) -> Option<&YearFigures> {
        self.figures.years.get(&year).map(AsRef::as_ref)
    }

    /// Returns a year's status date; for a year without records the run's.
    pub fn as_of(&self, year: i32) -> Date {
        self.year(year)
            .map_or(self.figures.run_date, |figures| figures.as_of)
    }

    /// Tells whether a year was closed: its figures have stopped, and nobody can act on them any more.
    pub fn is_closed(&self, year: i32) -> bool {
        self.year(year).is_some_and(|figures| figures.closed.is_some())
    }

    /// Tells whether a brief is history: its project was done, cancelled or carried on, or its year was closed.
    pub fn is_history(&self, entry: Entry<'_>) -> bool {
        let health = entry.figures.health;
        matches!(health, Health::Done | Health::Cancelled | Health::Carried)
            || self.is_closed(entry.project.key.year)
    }

    /// Returns the stretches of a year's list, counted from 0, that share a page of the year-end review.
    pub fn review_pages(&self, year: i32) -> &[review::ReviewPart] {
        self.review_pages.get(&year).map_or(&[], AsRef::as_ref)
    }

    /// Returns the project at `index` of the portfolio with its figures.
    pub fn entry(&self, index: usize) -> Entry<'_> {
        Entry {
            index,
            number: self.numbers[index],
            project: &self.portfolio.projects[index],
            figures: &self.figures.projects[index],
        }
    }

    /// Returns the project with that number, from 1, in its year's list.
    pub fn at_number(&self, year: i32, number: usize) -> Option<Entry<'_>> {
        let index = self.lists.get(&year)?.get(number.checked_sub(1)?)?;
        Some(self.entry(*index))
    }

    /// Iterates over the projects of a year in list order: by the first facet's order, then the office's,
    /// then the id. Lists, sheets and numbers all keep this order.
    pub fn entries(&self, year: i32) -> impl DoubleEndedIterator<Item = Entry<'_>> + ExactSizeIterator {
        self.lists
            .get(&year)
            .map_or(&[][..], AsRef::as_ref)
            .iter()
            .map(|&index| self.entry(index))
    }

    /// Returns the bytes of the texts of a year's briefs.
    pub fn text_size(&self, year: i32) -> usize {
        self.text_sizes.get(&year).copied().unwrap_or_default()
    }

    /// Returns a formatter for pages of `year`.
    pub fn format(&self, year: i32) -> Format<'_> {
        Format::new(&self.words, year)
    }

    /// Speaks a sentence of the interface.
    pub fn say(&self, id: &str, args: Args) -> String {
        self.words.say(id, &args)
    }
}

/// A project with its figures and its number in its year's list.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// Its place in the portfolio.
    pub index: usize,
    /// Its place in its year's list, from 1.
    pub number: usize,
    /// What its brief says.
    pub project: &'a Project,
    /// What follows from it.
    pub figures: &'a ProjectFigures,
}
