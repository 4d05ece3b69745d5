//! How the rows of a timeline are grouped.

use std::collections::BTreeMap;

use super::super::address::YearPage;
use super::super::lane::{LaneRow, own_lane_row, shown};
use super::super::{Entry, Facts, Links};
use crate::figures::Group;
use crate::model::Project;
use crate::path::SitePath;

/// By what the rows of a timeline are grouped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grouping {
    /// By the top level of the first facet; by office where the site declares none.
    FirstFacet,
    /// By lead unit.
    Office,
    /// By lead.
    Lead,
}

impl Grouping {
    /// Returns the grouping of a timeline page; of any other page, the first facet.
    pub fn of(page: YearPage) -> Grouping {
        match page {
            YearPage::TimelineByOffice => Grouping::Office,
            YearPage::TimelineByLead => Grouping::Lead,
            _ => Grouping::FirstFacet,
        }
    }

    /// Returns the grouping that pages of this site really have.
    pub(super) fn settled(self, facts: &Facts) -> Grouping {
        match self {
            Grouping::FirstFacet if facts.config.facets.is_empty() => Grouping::Office,
            other => other,
        }
    }

    /// Names what the rows are grouped by, as a word within a sentence.
    pub fn name(self, facts: &Facts) -> String {
        match (self.settled(facts), facts.config.facets.first()) {
            (Grouping::FirstFacet, Some(facet)) => facet.name.clone(),
            (Grouping::Lead, _) => facts.words.text("timeline-by-lead"),
            _ => facts.words.text("timeline-by-office"),
        }
    }

    /// Returns the name of the word over the second column: what the groups do not say already.
    pub fn second_column(self) -> &'static str {
        if self == Grouping::Office {
            "lead"
        } else {
            "office"
        }
    }

    /// Makes the row of one project.
    pub fn row(self, facts: &Facts, links: Links<'_>, entry: Entry<'_>) -> LaneRow {
        let project = entry.project;
        let owner = if self == Grouping::Office {
            &project.lead
        } else {
            &project.office
        };
        own_lane_row(facts, links, entry.index, shown(facts, owner.as_ref()))
    }
}

/// Returns the top level of a project's first value of the first facet.
pub fn top_value<'a>(facts: &Facts, project: &'a Project) -> Option<&'a str> {
    let facet = facts.config.facets.first()?;
    let value = project.facets.get(&facet.key)?.first()?;
    Some(value.split('/').next().unwrap_or(value))
}

/// Returns the groups that follow one another in the year's list, with their sizes.
pub fn groups_in_list(facts: &Facts, year: i32) -> Vec<(Option<&str>, usize)> {
    let groups = by_first_facet(facts, year);
    groups
        .into_iter()
        .map(|(key, entries)| (key, entries.len()))
        .collect()
}

/// Returns the name of a group, or the word for none.
pub(super) fn name_of(facts: &Facts, grouping: Grouping, key: Option<&str>) -> String {
    key.map_or_else(
        || facts.words.text(no_value(grouping.settled(facts))),
        str::to_owned,
    )
}

fn no_value(grouping: Grouping) -> &'static str {
    match grouping {
        Grouping::FirstFacet => "timeline-no-value",
        Grouping::Office | Grouping::Lead => "withheld",
    }
}

/// Returns the address of a group's page.
pub(super) fn address<'a>(
    facts: &'a Facts,
    year: i32,
    grouping: Grouping,
    key: &str,
) -> Option<&'a SitePath> {
    match grouping.settled(facts) {
        Grouping::FirstFacet => facts
            .addresses
            .facet(year, &facts.config.facets.first()?.key, key),
        Grouping::Office => facts.addresses.office(year, key),
        Grouping::Lead => facts.addresses.lead(year, key),
    }
}

/// Returns the groups of a year: declared or registered values in their order, then the others, then the projects
/// without a value.
pub(super) fn keyed(facts: &Facts, year: i32, grouping: Grouping) -> Vec<(Option<&str>, Vec<Entry<'_>>)> {
    match grouping {
        Grouping::FirstFacet => by_first_facet(facts, year),
        Grouping::Office => {
            let order = facts.year(year).map_or(&[][..], |figures| &figures.offices);
            by_groups(facts, year, order, |project| project.office.as_deref())
        }
        Grouping::Lead => {
            let order = facts.year(year).map_or(&[][..], |figures| &figures.leads);
            by_groups(facts, year, order, |project| project.lead.as_deref())
        }
    }
}

/// Groups the list by its own order, which begins with the first facet.
fn by_first_facet(facts: &Facts, year: i32) -> Vec<(Option<&str>, Vec<Entry<'_>>)> {
    let mut groups: Vec<(Option<&str>, Vec<Entry<'_>>)> = Vec::new();
    for entry in facts.entries(year) {
        let key = top_value(facts, entry.project);
        match groups.last_mut() {
            Some((last, entries)) if *last == key => entries.push(entry),
            _ => groups.push((key, vec![entry])),
        }
    }
    groups
}

/// Groups the list by `order`, the year's roll-ups; projects without a value come last.
fn by_groups<'a>(
    facts: &'a Facts,
    year: i32,
    order: &'a [Group],
    key: impl Fn(&'a Project) -> Option<&'a str>,
) -> Vec<(Option<&'a str>, Vec<Entry<'a>>)> {
    let mut groups: BTreeMap<Option<&str>, Vec<Entry<'_>>> = BTreeMap::new();
    for entry in facts.entries(year) {
        groups.entry(key(entry.project)).or_default().push(entry);
    }
    let names = order.iter().map(|group| Some(group.name.as_str())).chain([None]);
    names.filter_map(|name| groups.remove_entry(&name)).collect()
}
