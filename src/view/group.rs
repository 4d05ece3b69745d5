//! One office, one lead or one value of a facet: how its projects are doing, and what it owes.

mod desk;
mod outlook;
pub mod owed;

use serde::Serialize;

use self::desk::{DecisionRow, ProblemRow, UpdateRow};
use self::owed::Owed;
use super::address::YearPage;
use super::frame::{FrameOptions, Section, View, frame};
use super::lane::{LaneHead, LaneRow, lane_head, own_lane_row, shown};
use super::part::{HealthCount, NameLink, ProjectLink, health_counts, health_sentence};
use super::sentence::{Phrase, Sentence, linked, paragraph};
use super::units::{LONGEST_ROW, units};
use super::{Facts, Links};
use crate::figures::{Group, YearFigures};
use crate::locale::Args;
use crate::markup::axis::Axis;
use crate::markup::svg::Svg;
use crate::path::SitePath;

/// Names a group of a year's projects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GroupName {
    /// The projects that an office leads.
    Office(String),
    /// The projects that somebody answers for.
    Lead(String),
    /// The projects with a value of a facet.
    Facet {
        /// The facet's key.
        key: String,
        /// The value, with the levels above it: `基层党建/4+1`.
        value: String,
    },
}

impl GroupName {
    /// Returns the name that the page shows.
    pub fn name(&self) -> &str {
        match self {
            GroupName::Office(name) | GroupName::Lead(name) => name,
            GroupName::Facet { value, .. } => value,
        }
    }

    /// Finds the group's projects and figures.
    fn find<'a>(&self, year: &'a YearFigures) -> Option<&'a Group> {
        let groups = match self {
            GroupName::Office(_) => &year.offices,
            GroupName::Lead(_) => &year.leads,
            GroupName::Facet { key, .. } => year.facets.get(key)?,
        };
        groups.iter().find(|group| group.name == self.name())
    }

    /// Returns what kind of group it is: `牵头处室`, `责任领导` or the facet's name.
    fn kind(&self, facts: &Facts) -> String {
        match self {
            GroupName::Office(_) => facts.words.text("office"),
            GroupName::Lead(_) => facts.words.text("lead"),
            GroupName::Facet { key, .. } => {
                let facet = facts.config.facets.iter().find(|facet| facet.key == *key);
                facet.map_or_else(|| key.clone(), |facet| facet.name.clone())
            }
        }
    }

    fn section(&self) -> Option<Section> {
        match self {
            GroupName::Office(_) => Some(Section::Year(YearPage::Offices)),
            GroupName::Lead(_) => Some(Section::Year(YearPage::Leads)),
            GroupName::Facet { .. } => None,
        }
    }
}

/// The page of a group.
#[derive(Clone, Debug, Serialize)]
pub struct GroupPage {
    /// The way here: the list and, for a level of a facet, the levels above.
    pub crumb: Vec<NameLink>,
    /// The group's name.
    pub heading: String,
    /// How its projects stand and what it owes, in a sentence.
    pub sentence: Sentence,
    /// One mark a project; empty where they are counted instead.
    pub marks: Vec<ProjectLink>,
    /// Counts by health.
    pub counts: Vec<HealthCount>,
    /// The values one level below.
    pub below: Vec<NameLink>,
    /// The clauses that it carries out; only for values of a facet.
    pub goals: Vec<NameLink>,
    /// Its milestones added up over the year; only for values of a facet.
    pub steps: Option<Svg>,
    /// Milestones owed.
    pub owed: Owed,
    /// Decisions of meetings that it has to carry out; only for offices and leads.
    pub decisions: Option<Vec<DecisionRow>>,
    /// Problems that it has to solve or to decide; only for offices and leads.
    pub problems: Option<Vec<ProblemRow>>,
    /// The head of the lanes.
    pub head: LaneHead,
    /// What the second column of the lanes shows.
    pub owner: String,
    /// Whether that is the lead, whose names are longer than those of offices.
    pub by_lead: bool,
    /// What the lanes are, for screen readers.
    pub caption: String,
    /// One lane a project.
    pub rows: Vec<LaneRow>,
    /// The newest updates.
    pub updates: Vec<UpdateRow>,
    /// The projects of which nothing was heard, each with its days.
    pub silent: Vec<NameLink>,
    /// Link to the scorecards; none where there are none.
    pub scorecard: Option<String>,
}

/// Makes the page of a group of `year`; none where no project belongs to it.
pub fn group(facts: &Facts, path: &SitePath, year: i32, name: &GroupName) -> Option<View<GroupPage>> {
    let figures = facts.year(year)?;
    let found = name.find(figures)?;
    let options = FrameOptions {
        title: name.name(),
        year,
        section: name.section(),
        profile: "",
    };
    let links = Links::new(path);
    Some(View {
        frame: frame(facts, path, options),
        page: page(facts, links, figures, (name, found)),
    })
}

fn page(
    facts: &Facts,
    links: Links<'_>,
    year: &YearFigures,
    (name, group): (&GroupName, &Group),
) -> GroupPage {
    let number = year.reporting_year.name();
    let format = facts.format(number);
    let axis = Axis::year(year.reporting_year);
    let owed = owed::owed(facts, links, &group.members);
    let people = !matches!(name, GroupName::Facet { .. });
    let scores = !matches!(name, GroupName::Facet { .. } | GroupName::Lead(_))
        && facts.has(YearPage::Scorecard, number);
    GroupPage {
        crumb: crumb(facts, links, number, name),
        heading: name.name().replace('/', " / "),
        sentence: sentence(facts, group, &owed),
        marks: if group.members.len() > LONGEST_ROW {
            Vec::new()
        } else {
            units(facts, links, &group.members)
        },
        counts: health_counts(facts, &group.rollup),
        below: below(facts, links, year, name),
        goals: if people {
            Vec::new()
        } else {
            outlook::goals(facts, links, group)
        },
        steps: if people {
            None
        } else {
            outlook::chart(facts, year, group)
        },
        decisions: people.then(|| desk::decisions(facts, links, year, name)),
        problems: people.then(|| desk::problems(facts, links, year, name)),
        head: lane_head(facts, format, axis, year.as_of),
        owner: owner_heading(facts, name),
        by_lead: matches!(name, GroupName::Office(_)),
        caption: facts.say("group-lanes-caption", Args::new().with("name", name.name())),
        rows: lanes(facts, links, (name, group)),
        updates: desk::updates(facts, links, group),
        silent: desk::silent(facts, links, group),
        scorecard: scores.then(|| links.to(&YearPage::Scorecard.path(number))),
        owed,
    }
}

/// An office's lanes name the lead, all others the office.
fn owner_heading(facts: &Facts, name: &GroupName) -> String {
    facts.words.text(match name {
        GroupName::Office(_) => "lead",
        GroupName::Lead(_) | GroupName::Facet { .. } => "office",
    })
}

fn lanes(facts: &Facts, links: Links<'_>, (name, group): (&GroupName, &Group)) -> Vec<LaneRow> {
    let mut members = group.members.clone();
    members.sort_by_key(|&index| facts.entry(index).number);
    let lane = |index: usize| {
        let entry = facts.entry(index);
        let owner = match name {
            GroupName::Office(_) => &entry.project.lead,
            GroupName::Lead(_) | GroupName::Facet { .. } => &entry.project.office,
        };
        own_lane_row(facts, links, index, shown(facts, owner.as_ref()))
    };
    members.into_iter().map(lane).collect()
}

/// Says how the projects stand, how far they are and what is owed.
fn sentence(facts: &Facts, group: &Group, owed: &Owed) -> Sentence {
    let lanes = || Some("#h-lanes".to_owned());
    let mut sentences = vec![health_sentence(facts, &group.rollup, lanes())];
    if let Some(mean) = group.rollup.mean_progress {
        let args = Args::new()
            .with("n", facts.format(0).percent(mean))
            .with("projects", group.rollup.total);
        sentences.push(linked(facts, "group-progress", args, &[("list", lanes())]));
    }
    let link = |summary: &String| Phrase::link(summary.clone(), "#owed".to_owned());
    sentences.push(vec![match &owed.summary {
        Some(summary) if super::units::is_history(facts, group) => link(summary),
        Some(summary) => link(summary).alarming(),
        None => Phrase::plain(owed.empty.clone()),
    }]);
    paragraph(facts, sentences)
}

fn crumb(facts: &Facts, links: Links<'_>, year: i32, name: &GroupName) -> Vec<NameLink> {
    let list = |page: YearPage, word: &str| NameLink {
        name: facts.words.text(word),
        href: Some(links.to(&page.path(year))),
    };
    match name {
        GroupName::Office(_) => vec![list(YearPage::Offices, "nav-offices")],
        GroupName::Lead(_) => vec![list(YearPage::Leads, "nav-leads")],
        GroupName::Facet { key, value } => {
            let mut crumb = vec![
                list(YearPage::Overview, "nav-overview"),
                NameLink {
                    name: name.kind(facts),
                    href: None,
                },
            ];
            let ends = value.match_indices('/').map(|(end, _)| end);
            crumb.extend(ends.map(|end| facet_link(facts, links, year, (key, &value[..end]))));
            crumb
        }
    }
}

fn facet_link(facts: &Facts, links: Links<'_>, year: i32, (key, value): (&str, &str)) -> NameLink {
    NameLink {
        name: value.rsplit('/').next().unwrap_or(value).to_owned(),
        href: facts.addresses.facet(year, key, value).map(|path| links.to(path)),
    }
}

/// Links the values one level below a value of a facet.
fn below(facts: &Facts, links: Links<'_>, year: &YearFigures, name: &GroupName) -> Vec<NameLink> {
    let GroupName::Facet { key, value } = name else {
        return Vec::new();
    };
    let groups = year.facets.get(key).into_iter().flatten();
    let is_child = |group: &&Group| {
        let rest = group
            .name
            .strip_prefix(value.as_str())
            .and_then(|rest| rest.strip_prefix('/'));
        rest.is_some_and(|rest| !rest.contains('/'))
    };
    let number = year.reporting_year.name();
    groups
        .filter(is_child)
        .map(|group| facet_link(facts, links, number, (key, &group.name)))
        .collect()
}

#[cfg(test)]
mod tests;
