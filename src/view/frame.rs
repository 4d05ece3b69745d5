//! What every page has around its own words: title, navigation, status date, footer.

mod shells;

use std::sync::Arc;

use serde::Serialize;

pub(super) use shells::Shells;

use super::address::{self, YearPage};
use super::{Facts, Links};
use crate::locale::Args;
use crate::markup::html::{Html, HtmlWriter};
use crate::markup::sprite::sprite;
use crate::path::SitePath;

/// The frame of a page; a template sees the fields of [`Shell`] among its own.
#[derive(Clone, Debug, Serialize)]
pub struct Frame {
    /// The page's own title, for the browser's tab.
    pub title: String,
    /// A profile name on the body, for print and width: `wide`, `sheets`, or nothing.
    pub profile: &'static str,
    /// What it has in common with others.
    #[serde(flatten)]
    pub shell: Arc<Shell>,
}

/// What the frames of all pages of a folder share that belong to the same year and the same entry of the navigation.
#[derive(Clone, Debug, Serialize)]
pub struct Shell {
    /// `../` for each folder down from the root; assets are found through it.
    pub root: String,
    /// The year that the page belongs to.
    pub year: String,
    /// Link to the year's overview.
    pub home: String,
    /// The same page, or the overview, of every year with projects, the newest first; empty where there is one.
    pub years: Vec<NavItem>,
    /// The navigation; an item appears when its page exists.
    pub nav: Vec<NavItem>,
    /// The site's own pages that ask for a place in the navigation; they stand in the footer.
    pub pages: Vec<NavItem>,
    /// Link to the search page; none where the site has no search.
    pub search: Option<String>,
    /// `数据截至11月22日`, with the last and the next meeting.
    pub as_of: Vec<String>,
    /// The status date in full, for printed heads.
    pub as_of_full: String,
    /// Status date, last meeting and where the figures come from, for the footer.
    pub footer: String,
    /// The style sheet of what differs by year, below the root.
    pub year_style: Option<String>,
    /// A note that the year is closed, or that something on the page is provisional.
    pub notice: Option<String>,
}

/// One entry of the navigation.
#[derive(Clone, Debug, Serialize)]
pub struct NavItem {
    /// Its word.
    pub label: String,
    /// Its link.
    pub href: String,
    /// `page` where it leads to this page, `true` where it leads to the list that this page belongs to.
    pub current: Option<&'static str>,
}

impl NavItem {
    fn new(links: Links<'_>, target: &SitePath, label: String, is_section: bool) -> NavItem {
        NavItem {
            label,
            href: links.to(target),
            current: match (target == links.page(), is_section) {
                (true, _) => Some("page"),
                (false, true) => Some("true"),
                (false, false) => None,
            },
        }
    }
}

/// What a page tells its frame.
#[derive(Clone, Copy, Debug)]
pub struct FrameOptions<'a> {
    /// The page's own title.
    pub title: &'a str,
    /// The year that it belongs to.
    pub year: i32,
    /// The navigation entry that it belongs to.
    pub section: Option<Section>,
    /// The body's profile: `wide`, `sheets`, or nothing.
    pub profile: &'static str,
}

/// An entry of the navigation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// A page of the year.
    Year(YearPage),
    /// The archive of years.
    Archive,
    /// The place in the portfolio of a page of its own.
    Page(usize),
}

/// The navigation's pages of the year, in order, with the names of their words.
const NAVIGATION: [(YearPage, &str); 11] = [
    (YearPage::Overview, "nav-overview"),
    (YearPage::Projects, "nav-projects"),
    (YearPage::Timeline, "nav-timeline"),
    (YearPage::Goals, "nav-goals"),
    (YearPage::Offices, "nav-offices"),
    (YearPage::Leads, "nav-leads"),
    (YearPage::Meetings, "nav-meetings"),
    (YearPage::Problems, "nav-problems"),
    (YearPage::Updates, "nav-updates"),
    (YearPage::Practices, "nav-practices"),
    (YearPage::Review, "nav-review"),
];

/// Makes the frame of the page at `path`.
pub fn frame(facts: &Facts, path: &SitePath, options: FrameOptions<'_>) -> Frame {
    Frame {
        title: options.title.to_owned(),
        profile: options.profile,
        shell: facts.shells.of(facts, path, options),
    }
}

fn shell(facts: &Facts, path: &SitePath, options: FrameOptions<'_>) -> Shell {
    let links = Links::new(path);
    let year = options.year;
    let format = facts.format(year);
    let as_of = facts.as_of(year);
    Shell {
        root: path.to_root(),
        year: year.to_string(),
        home: links.to(&YearPage::Overview.path(year)),
        years: years(facts, links, options),
        nav: navigation(facts, links, options),
        pages: own_pages(facts, links, options),
        search: facts.config.search.then(|| links.to(&search_path())),
        as_of: as_of_lines(facts, year),
        as_of_full: format.full(as_of),
        footer: footer(facts, year),
        year_style: facts.year(year).map(|_| year_style_path(year).to_string()),
        notice: provisional_notice(facts).or_else(|| closed_notice(facts, year)),
    }
}

/// Says on every page of a snapshot that was sealed early that it was.
fn provisional_notice(facts: &Facts) -> Option<String> {
    let seal = facts.seal().filter(|seal| seal.is_provisional)?;
    let args = Args::new()
        .with("year", seal.year.to_string())
        .with("date", facts.format(seal.year).prose(facts.as_of(seal.year)));
    Some(facts.say("sealed-provisional", args))
}

/// Says that the year was closed, where it was: its pages stay as they are.
fn closed_notice(facts: &Facts, year: i32) -> Option<String> {
    let closed = facts.year(year)?.closed?;
    let args = Args::new()
        .with("year", year.to_string())
        .with("date", facts.format(year).prose(closed));
    Some(facts.say("year-closed", args))
}

/// Lists the years with projects, the newest first, each with this kind of page if it has one.
fn years(facts: &Facts, links: Links<'_>, options: FrameOptions<'_>) -> Vec<NavItem> {
    if facts.years().len() < 2 {
        return Vec::new();
    }
    let page_of = |year: i32| match options.section {
        Some(Section::Year(page)) if facts.has(page, year) => page,
        _ => YearPage::Overview,
    };
    let years = facts.years().iter().rev();
    years
        .map(|&year| {
            NavItem::new(
                links,
                &page_of(year).path(year),
                year.to_string(),
                year == options.year,
            )
        })
        .collect()
}

/// Lists the site's own pages that have a place in the navigation, in that order.
fn own_pages(facts: &Facts, links: Links<'_>, options: FrameOptions<'_>) -> Vec<NavItem> {
    let pages = facts.portfolio.pages.iter().enumerate();
    pages
        .filter(|(_, page)| page.nav.is_some())
        .map(|(place, page)| {
            let label = page.title.clone().unwrap_or_else(|| page.id.clone());
            let current = options.section == Some(Section::Page(place));
            NavItem::new(links, &address::page_path(&page.id), label, current)
        })
        .collect()
}

/// Returns the address of the search page.
pub fn search_path() -> SitePath {
    SitePath::new("search.html").expect("a plain name is a path")
}

/// Returns the address of the archive of years.
pub fn archive_path() -> SitePath {
    SitePath::new("archive.html").expect("a plain name is a path")
}

fn navigation(facts: &Facts, links: Links<'_>, options: FrameOptions<'_>) -> Vec<NavItem> {
    let year = options.year;
    let mut items: Vec<NavItem> = NAVIGATION
        .iter()
        .filter(|(page, _)| facts.has(*page, year))
        .map(|(page, word)| {
            let current = options.section == Some(Section::Year(*page));
            NavItem::new(links, &page.path(year), facts.words.text(word), current)
        })
        .collect();
    let current = options.section == Some(Section::Archive);
    items.push(NavItem::new(
        links,
        &archive_path(),
        facts.words.text("nav-archive"),
        current,
    ));
    items
}

/// Says as of when the figures are, when the last meeting was, and when the next one is.
fn as_of_lines(facts: &Facts, year: i32) -> Vec<String> {
    let (format, as_of) = (facts.format(year), facts.as_of(year));
    let mut lines = vec![facts.say("as-of", Args::new().with("date", format.prose(as_of)))];
    let meetings = &facts.portfolio.meetings;
    let next = meetings.partition_point(|meeting| meeting.date <= as_of);
    let of_year = |index: usize| meetings.get(index).filter(|meeting| meeting.year == year);
    if let Some(last) = next.checked_sub(1).and_then(of_year) {
        lines.push(facts.say("last-meeting", Args::new().with("date", format.prose(last.date))));
    }
    if let Some(next) = of_year(next) {
        lines.push(facts.say("next-meeting", Args::new().with("date", format.prose(next.date))));
    }
    lines
}

fn footer(facts: &Facts, year: i32) -> String {
    let total = facts.year(year).map_or(0, |figures| figures.rollup.total);
    let date = facts.format(year).full(facts.as_of(year));
    facts.say("footer", Args::new().with("date", date).with("n", total))
}

/// Returns the address of the style sheet of what differs by year.
pub fn year_style_path(year: i32) -> SitePath {
    SitePath::new(format!("assets/year-{year}.css")).expect("a year is a plain name")
}

/// What every template of a site sees besides its page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SiteGlobals {
    /// The site's title.
    pub title: String,
    /// Who publishes it.
    pub organisation: Option<String>,
    /// A line above every page and printed sheet.
    pub marking: Option<String>,
    /// Language tag.
    pub lang: &'static str,
    /// Name and version of the program.
    pub generator: &'static str,
    /// Whether the theme has a style sheet of its own over the built-in one.
    pub custom_style: bool,
    /// Every glyph, diamond, hatch and arrow that a page's drawings refer to.
    pub sprite: Html,
}

/// Name and version of the program, as pages and data files name it.
pub const GENERATOR: &str = concat!("milepost ", env!("CARGO_PKG_VERSION"));

impl SiteGlobals {
    /// Gathers them.
    pub fn new(facts: &Facts, custom_style: bool) -> SiteGlobals {
        let mut writer = HtmlWriter::new();
        writer.markup(sprite());
        SiteGlobals {
            title: facts.config.title.clone(),
            organisation: facts.config.organisation.clone(),
            marking: facts.config.marking.clone(),
            lang: facts.language().tag(),
            generator: GENERATOR,
            custom_style,
            sprite: writer.finish(),
        }
    }
}

/// A page: its frame and its own facts.
#[derive(Clone, Debug)]
pub struct View<T> {
    /// What is around it.
    pub frame: Frame,
    /// What it says.
    pub page: T,
}
