//! The year in summary (年度总结): its narrative, and the totals that the narrative must answer to.

mod causes;
mod comparison;
mod lists;
mod results;

use serde::Serialize;

use super::address::YearPage;
use super::frame::{FrameOptions, Section, View, frame};
use super::part::{NameLink, ProjectLink};
use super::project::Narrative;
use super::prose::Prose;
use super::sentence::Sentence;
use super::{Facts, Links};
use crate::locale::Args;
use crate::path::SitePath;
use causes::CauseTable;
use comparison::CompareRow;
use lists::{ClassRow, ExitRow};
use results::{IndicatorTotals, PracticeRow, ReviewTotals};

/// From how many headings on the narrative gets a table of contents.
const TOC: usize = 6;

/// The summary of a year.
#[derive(Clone, Debug, Serialize)]
pub struct SummaryPage {
    /// Heading: the year record's own title, where it has one.
    pub heading: String,
    /// How many projects, how many finished, and how.
    pub sentence: Sentence,
    /// Whether the year is closed, and when.
    pub closed: String,
    /// The year's narrative; none where it is not written.
    pub narrative: Option<Narrative>,
    /// What to do where it is not written.
    pub narrative_empty: String,
    /// Projects by how they ended.
    pub classes: Vec<ClassRow>,
    /// What the year set out to do, as written.
    pub targets: Vec<Target>,
    /// Conclusions and scores; none where nothing was reviewed yet.
    pub review: Option<ReviewTotals>,
    /// Causes of delay by office; none where no account names one.
    pub causes: Option<CauseTable>,
    /// Indicators against their targets; none where there is none.
    pub indicators: Option<IndicatorTotals>,
    /// Practices drawn from the year.
    pub practices: Vec<PracticeRow>,
    /// Projects that go on in a later year.
    pub carried: Vec<CarriedRow>,
    /// This year against the one before; empty where there was none.
    pub comparison: Vec<CompareRow>,
    /// The years compared: this one and the one before.
    pub compared: Option<Compared>,
    /// Projects that ended without a word.
    pub exits: Vec<ExitRow>,
    /// What it means where there is none.
    pub exits_empty: String,
    /// Links to the sheets and the list.
    pub links: Vec<NameLink>,
}

/// A target of the year, as its record words it.
#[derive(Clone, Debug, Serialize)]
pub struct Target {
    /// What.
    pub name: String,
    /// How much.
    pub value: String,
}

/// A project that goes on in a later year.
#[derive(Clone, Debug, Serialize)]
pub struct CarriedRow {
    /// The project.
    pub link: ProjectLink,
    /// Why it was not finished; none where the brief does not say.
    pub reason: Option<String>,
    /// Until when, or where it goes.
    pub until: String,
    /// The brief of the later year, where it is written.
    pub next: Option<NameLink>,
}

/// Two years side by side.
#[derive(Clone, Debug, Serialize)]
pub struct Compared {
    /// The year before.
    pub before: String,
    /// This year.
    pub now: String,
    /// Link to the page that compares them.
    pub href: String,
}

/// Makes the summary of `year`.
pub fn summary(facts: &Facts, path: &SitePath, year: i32) -> View<SummaryPage> {
    let links = Links::new(path);
    let record = facts.portfolio.years.get(&year);
    let heading = record
        .and_then(|record| record.title.clone())
        .unwrap_or_else(|| facts.say("summary-heading", Args::new().with("year", year.to_string())));
    let options = FrameOptions {
        title: &heading,
        year,
        section: Some(Section::Year(YearPage::Review)),
        profile: "",
    };
    let frame = frame(facts, path, options);
    let narrative = record.and_then(|record| {
        let rendered = Prose::new(facts, links)
            .at_level(3)
            .whole(&record.file, &record.body);
        let long = rendered.toc.len() >= TOC;
        (!rendered.html.as_str().trim().is_empty()).then(|| Narrative {
            toc: if long { rendered.toc } else { Vec::new() },
            html: rendered.html,
        })
    });
    let targets = record.map_or(&[][..], |record| &record.targets);
    let target = |(name, value): &(String, String)| Target {
        name: name.clone(),
        value: value.clone(),
    };
    let page = SummaryPage {
        sentence: lists::sentence(facts, links, year),
        closed: closed(facts, year),
        narrative,
        narrative_empty: facts.say(
            "summary-narrative-empty",
            Args::new().with("year", year.to_string()),
        ),
        classes: lists::classes(facts, links, year),
        targets: targets.iter().map(target).collect(),
        review: results::review_totals(facts, links, year),
        causes: causes::causes(facts, links, year),
        indicators: results::indicator_totals(facts, links, year),
        practices: results::practices(facts, links, year),
        carried: lists::carried(facts, links, year),
        comparison: comparison::comparison(facts, links, year),
        compared: comparison::compared(facts, links, year),
        exits: lists::exits(facts, links, year),
        exits_empty: facts.words.text("summary-exits-none"),
        links: vec![
            link(facts, links, "summary-to-review", YearPage::Review, year),
            link(facts, links, "summary-to-projects", YearPage::Projects, year),
        ],
        heading,
    };
    View { frame, page }
}

fn link(facts: &Facts, links: Links<'_>, word: &str, page: YearPage, year: i32) -> NameLink {
    NameLink {
        name: facts.words.text(word),
        href: Some(links.to(&page.path(year))),
    }
}

fn closed(facts: &Facts, year: i32) -> String {
    let day = facts.year(year).and_then(|figures| figures.closed);
    day.map_or_else(
        || facts.words.text("summary-not-closed"),
        |day| {
            let date = facts.format(year).full(day);
            facts.say("summary-closed", Args::new().with("date", date))
        },
    )
}

#[cfg(test)]
mod tests;
