//! 总览: are we on time, and what needs me?
//!
//! The year's page, and the front page of the site, which adds the words of `index.md` to the current year's.

mod ahead;
mod attention;
mod band;
mod promises;
mod verdict;

use serde::Serialize;

pub use attention::{milestone_due, newest_headline};
pub use verdict::concentration;

use self::ahead::Ahead;
use self::attention::Attention;
use self::band::Band;
use self::promises::Promises;
use super::address::YearPage;
use super::frame::{FrameOptions, Section, View, frame};
use super::group::owed::{OwedRow, owed};
use super::mark::StatusMark;
use super::part::NameLink;
use super::prose::Prose;
use super::sentence::Sentence;
use super::since::{Since, Span, meeting_before, since};
use super::units::{LONGEST_ROW, RowOrder, UnitTable, sorted, unit_key, unit_row};
use super::{Facts, Links, milestones};
use crate::figures::{Group, YearFigures};
use crate::locale::Args;
use crate::markup::html::Html;
use crate::markup::marks::Mark;
use crate::model::{Date, Days};
use crate::path::SitePath;

/// The overview of a year.
#[derive(Clone, Debug, Serialize)]
pub struct OverviewPage {
    /// Heading.
    pub heading: String,
    /// What the year has to say; none where it has no project.
    pub year: Option<Overview>,
    /// What to do where there is no project.
    pub empty: String,
    /// Words of the front page.
    pub words: Option<FrontWords>,
}

/// The words of the front page.
#[derive(Clone, Debug, Serialize)]
pub struct FrontWords {
    /// Their heading.
    pub title: String,
    /// The body.
    pub body: Html,
}

/// What a year has to say.
#[derive(Clone, Debug, Serialize)]
pub struct Overview {
    /// The verdict.
    pub verdict: Sentence,
    /// The briefs that are missing from the figures; none where all could be read.
    pub unread: Option<Unread>,
    /// The milestone pile.
    pub promises: Promises,
    /// The milestones owed, as far as they have room.
    pub owed: OwedList,
    /// The figures.
    pub band: Band,
    /// The projects that need attention.
    pub attention: Attention,
    /// What changed since the previous meeting; none where there was none.
    pub since: Option<Since>,
    /// What to do where there was no meeting.
    pub no_meeting: String,
    /// The milestones of the coming three weeks; none in a year that is over.
    pub ahead: Option<Ahead>,
    /// Who answers for what.
    pub units: Vec<UnitTable>,
    /// The marks that occur.
    pub unit_key: Vec<StatusMark>,
    /// The projects of which nothing was heard; none where there is none.
    pub stale: Option<Stale>,
}

/// The milestones that a year owes.
#[derive(Clone, Debug, Serialize)]
pub struct OwedList {
    /// What the list is called, with its count.
    pub heading: String,
    /// The oldest promise first.
    pub rows: Vec<OwedRow>,
    /// How many are not shown, with a link to where they are.
    pub more: Option<NameLink>,
}

/// Briefs that could not be read, of a site that is published all the same.
#[derive(Clone, Debug, Serialize)]
pub struct Unread {
    /// How many there are, and what they are missing from.
    pub intro: String,
    /// The first of them, each with its page, which says why.
    pub briefs: Vec<NameLink>,
    /// The way to the others; none where all are named.
    pub more: Option<NameLink>,
}

/// Projects of which nothing was heard for longer than the site allows.
#[derive(Clone, Debug, Serialize)]
pub struct Stale {
    /// How many there are, and since when.
    pub intro: String,
    /// The first of them, longest silence first, each with its days.
    pub projects: Vec<NameLink>,
    /// How many are not shown.
    pub more: Option<String>,
}

/// The most rows of a list of changes.
const MOST_CHANGES: usize = 12;
/// The most milestones in the list of those owed; the offices' pages have them all.
const MOST_OWED: usize = 40;
/// The most names in the note about silence.
const MOST_STALE: usize = 8;
/// The most names in the note about briefs that could not be read.
const MOST_UNREAD: usize = 8;
/// The most projects for which all tables have a glyph for every project: three tables of more are no longer
/// read glyph by glyph, and make the page heavy.
const MOST_UNITS: usize = 120;

/// Makes the overview of `year`.
pub fn overview(facts: &Facts, path: &SitePath, year: i32) -> View<OverviewPage> {
    let heading = facts.say("overview-heading", Args::new().with("year", year.to_string()));
    let options = FrameOptions {
        title: &heading,
        year,
        section: Some(Section::Year(YearPage::Overview)),
        profile: "",
    };
    let links = Links::new(path);
    let figures = facts.year(year).filter(|figures| figures.rollup.total > 0);
    View {
        frame: frame(facts, path, options),
        page: OverviewPage {
            year: figures.map(|figures| year_overview(facts, links, figures)),
            empty: facts.say("projects-empty", Args::new().with("year", year.to_string())),
            heading,
            words: None,
        },
    }
}

/// Makes the front page: the overview of the current year and the site's own words.
pub fn front(facts: &Facts, path: &SitePath) -> View<OverviewPage> {
    let run_date = facts.figures.run_date;
    let year = facts.figures.current_year();
    let mut view = overview(
        facts,
        path,
        year.unwrap_or(facts.config.year_starts.year_of(run_date)),
    );
    view.page.words = facts.portfolio.index.as_ref().map(|index| FrontWords {
        title: index
            .title
            .clone()
            .unwrap_or_else(|| facts.words.text("front-words")),
        body: Prose::new(facts, Links::new(path))
            .at_level(3)
            .whole(&index.file, &index.body)
            .html,
    });
    view
}

fn year_overview(facts: &Facts, links: Links<'_>, year: &YearFigures) -> Overview {
    let name = year.reporting_year.name();
    let meeting = meeting_before(facts, name, year.as_of);
    let span = |since| Span {
        year: name,
        since,
        until: year.as_of,
        meeting,
        most: MOST_CHANGES,
    };
    let is_over = year.closed.is_some() || year.as_of >= year.reporting_year.last_day();
    Overview {
        verdict: verdict::verdict(facts, links, year),
        unread: unread(facts, links, name),
        owed: owed_list(facts, links, name),
        promises: promises::promises(facts, links, year),
        band: band::band(facts, links, year, meeting.map(|meeting| meeting.date)),
        attention: attention::attention(facts, links, year),
        since: meeting.map(|meeting| since(facts, links, span(meeting.date))),
        no_meeting: facts.words.text(if is_over {
            "since-no-meeting-over"
        } else {
            "since-no-meeting"
        }),
        ahead: (!is_over).then(|| ahead::ahead(facts, links, year)),
        units: unit_tables(facts, links, year),
        unit_key: unit_key(facts, name),
        stale: stale(facts, links, year),
    }
}

fn unread(facts: &Facts, links: Links<'_>, year: i32) -> Option<Unread> {
    let briefs: Vec<NameLink> = facts
        .entries(year)
        .filter(|entry| facts.is_unread(&entry.project.file))
        .map(|entry| NameLink {
            name: entry.project.file.clone(),
            href: Some(links.to_project(&entry.project.key)),
        })
        .collect();
    let total = briefs.len();
    let more = || NameLink {
        name: facts.say("unread-more", Args::new().with("n", total - MOST_UNREAD)),
        href: Some(links.to(&YearPage::Projects.path(year))),
    };
    (total > 0).then(|| Unread {
        intro: facts.say("unread-briefs", Args::new().with("n", total)),
        more: (total > MOST_UNREAD).then(more),
        briefs: briefs.into_iter().take(MOST_UNREAD).collect(),
    })
}

fn owed_list(facts: &Facts, links: Links<'_>, year: i32) -> OwedList {
    let members: Vec<usize> = facts.entries(year).map(|entry| entry.index).collect();
    let mut rows = owed(facts, links, &members).rows;
    let total = rows.len();
    rows.truncate(MOST_OWED);
    let more = NameLink {
        name: facts.say("owed-more", Args::new().with("n", total - rows.len())),
        href: Some(milestones::link(links, year, Some(Mark::Owed))),
    };
    OwedList {
        heading: facts.say("owed-list", Args::new().with("n", total)),
        more: (total > rows.len()).then_some(more),
        rows,
    }
}

fn unit_tables(facts: &Facts, links: Links<'_>, year: &YearFigures) -> Vec<UnitTable> {
    let name = year.reporting_year.name();
    let longest = if year.rollup.total > MOST_UNITS {
        0
    } else {
        LONGEST_ROW
    };
    let table = |heading: String, groups: Vec<&Group>, page: &dyn Fn(&str) -> Option<SitePath>| UnitTable {
        caption: facts.say("units-caption", Args::new().with("by", &heading)),
        heading,
        rows: sorted(groups, RowOrder::Lateness)
            .into_iter()
            .map(|group| unit_row(facts, links, group, page(&group.name).as_ref(), longest))
            .collect(),
    };
    let mut tables = vec![table(
        facts.words.text("lead"),
        year.leads.iter().collect(),
        &|lead| facts.addresses.lead(name, lead).cloned(),
    )];
    if let Some(facet) = facts.config.facets.first() {
        let groups = year.facets.get(&facet.key).into_iter().flatten();
        let top = groups.filter(|group| !group.name.contains('/')).collect();
        tables.push(table(facet.name.clone(), top, &|value| {
            facts.addresses.facet(name, &facet.key, value).cloned()
        }));
    }
    tables.push(table(
        facts.words.text("office"),
        year.offices.iter().collect(),
        &|office| facts.addresses.office(name, office).cloned(),
    ));
    tables.retain(|table| !table.rows.is_empty());
    tables
}

fn stale(facts: &Facts, links: Links<'_>, year: &YearFigures) -> Option<Stale> {
    let mut silent: Vec<(Days, usize)> = facts
        .entries(year.reporting_year.name())
        .filter(|entry| entry.figures.silent)
        .map(|entry| {
            let heard: Option<Date> = entry.figures.last_update.or(entry.project.start_day());
            let days = heard.map_or(Days(0), |heard| Days::between(heard, year.as_of));
            (days, entry.index)
        })
        .collect();
    silent.sort_by_key(|&(days, index)| (std::cmp::Reverse(days), facts.entry(index).number));
    let total = silent.len();
    let name = |&(days, index): &(Days, usize)| {
        let link = super::part::project_link(facts, links, facts.entry(index));
        let args = Args::new().with("title", link.title()).with("n", days.0);
        NameLink {
            name: facts.say("stale-project", args),
            href: Some(link.href().to_owned()),
        }
    };
    let args = Args::new()
        .with("n", total)
        .with("days", facts.config.thresholds.stale_after);
    (total > 0).then(|| Stale {
        intro: facts.say("stale-intro", args),
        projects: silent.iter().take(MOST_STALE).map(name).collect(),
        more: (total > MOST_STALE)
            .then(|| facts.say("stale-more", Args::new().with("n", total - MOST_STALE))),
    })
}

#[cfg(test)]
mod tests;
