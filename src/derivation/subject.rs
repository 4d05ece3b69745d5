//! What can be explained, by name: `2026/jcgb.expected`, `2026.mean_progress`,
//! `2026/offices/组织一处.scorecard.punctuality`, `directives/yd2026.total`, `site.thresholds.tolerance`.

use std::fmt;

use serde_json::Value;

use super::{coverage, group, year};
use crate::figures::Group;
use crate::model::{Date, ProjectKey};
use crate::view::Facts;
use crate::view::portfolio_json::project_json;

/// A figure, or a whole that has figures where `field` is empty or leads to no single one.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Subject {
    /// The whole.
    pub owner: Owner,
    /// Its name.
    pub name: String,
    /// Which of its figures, as the data file names it.
    pub field: String,
}

/// A whole that has figures.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Owner {
    /// A project, by its place in the portfolio.
    Project(usize),
    /// A reporting year.
    Year(i32),
    /// Projects that share a value.
    Group(GroupName),
    /// A directive, by its place in the portfolio.
    Directive(usize),
    /// The site with its settings.
    Site,
}

/// The name of a group: `2026/offices/组织一处`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct GroupName {
    /// Reporting year.
    pub year: i32,
    /// What its projects share: `offices`, `leads`, `people` or a facet's key.
    pub folder: String,
    /// The shared value.
    pub name: String,
}

impl GroupName {
    /// Returns the groups of that year and folder.
    pub(super) fn siblings<'a>(facts: &'a Facts, year: i32, folder: &str) -> &'a [Group] {
        let Some(figures) = facts.year(year) else {
            return &[];
        };
        match folder {
            "offices" => &figures.offices,
            "leads" => &figures.leads,
            "people" => &figures.responsible,
            facet => figures.facets.get(facet).map_or(&[], Vec::as_slice),
        }
    }

    /// Returns the group.
    pub(super) fn find<'a>(&self, facts: &'a Facts) -> Option<&'a Group> {
        let siblings = GroupName::siblings(facts, self.year, &self.folder);
        siblings.iter().find(|group| group.name == self.name)
    }

    /// Returns the group as a whole that can be explained.
    pub(super) fn subject(self) -> Subject {
        Subject {
            name: format!("{}/{}/{}", self.year, self.folder, self.name),
            owner: Owner::Group(self),
            field: String::new(),
        }
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)?;
        if self.field.is_empty() {
            return Ok(());
        }
        write!(f, ".{}", self.field)
    }
}

impl Subject {
    /// Finds what `name` means: the longest name of a whole that a dot and a field, or nothing, follows.
    pub(super) fn find(facts: &Facts, name: &str) -> Option<Subject> {
        let whole = std::iter::once((name, ""));
        let dots = name.rmatch_indices('.');
        let splits = dots.map(|(at, _)| (&name[..at], &name[at + 1..]));
        whole.chain(splits).find_map(|(owner, field)| {
            let found = owner_named(facts, owner)?;
            Some(found.at(field))
        })
    }

    /// Returns a project as a whole.
    pub(super) fn project(facts: &Facts, index: usize) -> Subject {
        Subject {
            owner: Owner::Project(index),
            name: facts.portfolio.projects[index].key.to_string(),
            field: String::new(),
        }
    }

    /// Returns a year as a whole.
    pub(super) fn year(year: i32) -> Subject {
        Subject {
            owner: Owner::Year(year),
            name: year.to_string(),
            field: String::new(),
        }
    }

    /// Returns a directive as a whole.
    pub(super) fn directive(facts: &Facts, index: usize) -> Subject {
        Subject {
            owner: Owner::Directive(index),
            name: format!("directives/{}", facts.portfolio.directives[index].id),
            field: String::new(),
        }
    }

    /// Returns another figure of the same whole.
    pub(super) fn at(&self, field: impl Into<String>) -> Subject {
        Subject {
            field: field.into(),
            ..self.clone()
        }
    }

    /// Returns the status date of its figures.
    pub(super) fn as_of(&self, facts: &Facts) -> Option<Date> {
        let year = match &self.owner {
            Owner::Project(index) => facts.portfolio.projects[*index].key.year,
            Owner::Year(year) => *year,
            Owner::Group(group) => group.year,
            Owner::Directive(index) => facts.portfolio.directives[*index].year,
            Owner::Site => return None,
        };
        Some(facts.as_of(year))
    }

    /// Returns its value as the data file has it.
    pub(super) fn value(&self, facts: &Facts) -> Option<Value> {
        let whole = match &self.owner {
            Owner::Project(index) => {
                let entry = facts.entry(*index);
                project_json(facts, entry.project, entry.figures)
            }
            Owner::Year(year) => year::value(facts, *year)?,
            Owner::Group(group) => group::value(facts, group)?,
            Owner::Directive(index) => coverage::value(facts, *index),
            Owner::Site => year::settings(facts),
        };
        pick(&whole, &self.field).cloned()
    }
}

fn owner_named(facts: &Facts, name: &str) -> Option<Subject> {
    if name == "site" {
        return Some(Subject {
            owner: Owner::Site,
            name: name.to_owned(),
            field: String::new(),
        });
    }
    let Some((first, rest)) = name.split_once('/') else {
        let year: i32 = name.parse().ok()?;
        return is_derived(facts, year).then(|| Subject::year(year));
    };
    if first == "directives" {
        let mut directives = facts.portfolio.directives.iter();
        let index = directives.position(|directive| directive.id == rest)?;
        return Some(Subject::directive(facts, index));
    }
    let year = first.parse().ok()?;
    if !is_derived(facts, year) {
        return None;
    }
    if let Some((folder, group)) = rest.split_once('/') {
        let group = GroupName {
            year,
            folder: folder.to_owned(),
            name: group.to_owned(),
        };
        return group.find(facts).is_some().then(|| group.subject());
    }
    let id = rest.to_owned();
    let index = facts.portfolio.position(&ProjectKey { year, id })?;
    Some(Subject::project(facts, index))
}

/// Tells whether the figures of a year are made from briefs: those of a sealed year are taken as they were sealed.
fn is_derived(facts: &Facts, year: i32) -> bool {
    facts.year(year).is_some() && facts.has_briefs(year)
}

/// Lists the names of all wholes.
pub(super) fn owners(facts: &Facts) -> Vec<String> {
    let projects = facts.portfolio.projects.iter();
    let projects = projects.filter(|project| is_derived(facts, project.key.year));
    let directives = facts.portfolio.directives.iter();
    let mut names: Vec<String> = projects.map(|project| project.key.to_string()).collect();
    names.extend(directives.map(|directive| format!("directives/{}", directive.id)));
    let years = facts.figures.years.keys();
    for &year in years.filter(|year| is_derived(facts, **year)) {
        names.push(year.to_string());
        let facets = facts.config.facets.iter().map(|facet| facet.key.as_str());
        for folder in ["offices", "leads", "people"].into_iter().chain(facets) {
            let groups = GroupName::siblings(facts, year, folder).iter();
            names.extend(groups.map(|group| format!("{year}/{folder}/{}", group.name)));
        }
    }
    names.push("site".to_owned());
    names
}

/// Splits a question that names nothing into what may be a whole and, with its dot, what may be a field.
pub(super) fn split(question: &str) -> (&str, &str) {
    question.split_at(question.find('.').unwrap_or(question.len()))
}

/// Follows `field` into `value`: `milestones[3].state`; the empty field is the whole.
pub(super) fn pick<'v>(value: &'v Value, field: &str) -> Option<&'v Value> {
    let steps = field.split(['.', '[']).filter(|step| !step.is_empty());
    steps
        .map(|step| step.strip_suffix(']').ok_or(step))
        .try_fold(value, |value, step| match step {
            Ok(index) => value.get(index.parse::<usize>().ok()?),
            Err(key) => value.get(key),
        })
}

/// Collects every single value below `field`, with its way there; lists of plain values are single ones.
pub(super) fn leaves(value: &Value, field: &str, found: &mut Vec<(String, Value)>) {
    match value {
        Value::Object(entries) => {
            for (key, value) in entries {
                let below = if field.is_empty() {
                    key.clone()
                } else {
                    format!("{field}.{key}")
                };
                leaves(value, &below, found);
            }
        }
        Value::Array(items) if items.iter().any(Value::is_object) => {
            for (index, item) in items.iter().enumerate() {
                leaves(item, &format!("{field}[{index}]"), found);
            }
        }
        single => found.push((field.to_owned(), single.clone())),
    }
}
