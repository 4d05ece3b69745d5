//! Unit marks: one glyph a project, by lead, by facet value, by office.

use std::cmp::Reverse;

use serde::Serialize;

use super::mark::{StatusMark, status_mark};
use super::part::{HealthCount, NameLink, ProjectLink, health_counts, project_link};
use super::{Facts, Links};
use crate::figures::{Group, Health};
use crate::path::SitePath;

/// A table of groups, one row each.
#[derive(Clone, Debug, Serialize)]
pub struct UnitTable {
    /// What the groups are: `责任领导`.
    pub heading: String,
    /// What the table shows, for screen readers.
    pub caption: String,
    /// One row a group.
    pub rows: Vec<UnitRow>,
}

/// One group.
#[derive(Clone, Debug, Serialize)]
pub struct UnitRow {
    /// Its name and page.
    pub name: NameLink,
    /// Its projects, worst first; empty where they are counted instead.
    pub units: Vec<ProjectLink>,
    /// Its counts by health, where it has too many projects for a glyph each.
    pub counts: Vec<HealthCount>,
    /// How many projects it has.
    pub total: usize,
    /// How many milestones it owes.
    pub owed: usize,
    /// Whether nobody can act on them any more: the year was closed.
    pub is_history: bool,
}

/// The longest row of glyphs; a longer one is counted.
///
/// # Source
/// docs/theme.md, "Unit marks".
pub const LONGEST_ROW: usize = 40;

/// Which order the rows of a table have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowOrder {
    /// As the groups come: in registry order.
    Given,
    /// The group with most late projects first.
    Lateness,
}

/// Makes the row of a group; `longest` is the number of projects from which on they are counted.
pub fn unit_row(
    facts: &Facts,
    links: Links<'_>,
    group: &Group,
    page: Option<&SitePath>,
    longest: usize,
) -> UnitRow {
    let counted = group.members.len() > longest;
    UnitRow {
        name: NameLink {
            name: group.name.clone(),
            href: page.map(|page| links.to(page)),
        },
        units: if counted {
            Vec::new()
        } else {
            units(facts, links, &group.members)
        },
        counts: if counted {
            health_counts(facts, &group.rollup)
        } else {
            Vec::new()
        },
        total: group.members.len(),
        owed: group.rollup.milestones.owed(),
        is_history: is_history(facts, group),
    }
}

/// Tells whether a group is one of a closed year.
pub fn is_history(facts: &Facts, group: &Group) -> bool {
    let first = group.members.first().map(|&index| facts.entry(index));
    first.is_some_and(|entry| facts.is_closed(entry.project.key.year))
}

/// Makes the marks of projects, worst first, in list order within one health.
pub fn units(facts: &Facts, links: Links<'_>, members: &[usize]) -> Vec<ProjectLink> {
    let mut sorted = members.to_vec();
    sorted.sort_by_key(|&index| {
        let entry = facts.entry(index);
        (entry.figures.health, entry.number)
    });
    sorted
        .into_iter()
        .map(|index| project_link(facts, links, facts.entry(index)))
        .collect()
}

/// Sorts groups; those that are alike keep their order.
pub fn sorted(groups: Vec<&Group>, order: RowOrder) -> Vec<&Group> {
    let mut groups = groups;
    if order == RowOrder::Lateness {
        groups.sort_by_key(|group| {
            let count = |health| Reverse(group.rollup.count(health));
            (
                count(Health::Late),
                count(Health::AtRisk),
                Reverse(group.rollup.milestones.owed()),
            )
        });
    }
    groups
}

/// Returns the marks that occur among all projects of a year, for the key.
pub fn unit_key(facts: &Facts, year: i32) -> Vec<StatusMark> {
    let occurring = facts
        .year(year)
        .into_iter()
        .flat_map(|year| year.rollup.health.keys());
    occurring.map(|&health| status_mark(facts, health)).collect()
}
