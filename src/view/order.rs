//! The order of a year's list, which lists, sheets and numbers all keep.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::config::Config;
use crate::model::{Portfolio, Project};

/// Returns the place of every project, from 1, in the list of its year.
pub(super) fn numbers(lists: &BTreeMap<i32, Arc<[usize]>>, projects: usize) -> Arc<[usize]> {
    let mut numbers = vec![0; projects];
    for list in lists.values() {
        for (place, &index) in list.iter().enumerate() {
            numbers[index] = place + 1;
        }
    }
    numbers.into()
}

/// Sorts the projects of a year for lists: by the first facet, then the office, both in their declared order,
/// then by id.
pub(super) fn list_order(year: i32, config: &Config, portfolio: &Portfolio) -> Vec<usize> {
    let start = portfolio
        .projects
        .partition_point(|project| project.key.year < year);
    let count = portfolio.projects_of(year).len();
    let mut list: Vec<usize> = (start..start + count).collect();
    list.sort_by_cached_key(|&index| {
        let project = &portfolio.projects[index];
        (facet_place(config, project), office_place(config, project), index)
    });
    list
}

fn facet_place<'a>(config: &Config, project: &'a Project) -> (usize, &'a str) {
    let Some(facet) = config.facets.first() else {
        return (0, "");
    };
    let value = project.facets.get(&facet.key).and_then(|values| values.first());
    let Some(value) = value else {
        return (usize::MAX, "");
    };
    let top = value.split('/').next().unwrap_or(value);
    let known = facet
        .values
        .as_ref()
        .and_then(|values| values.iter().position(|known| known == top));
    (known.unwrap_or(usize::MAX - 1), top)
}

fn office_place<'a>(config: &Config, project: &'a Project) -> (usize, &'a str) {
    let Some(office) = project.office.as_deref() else {
        return (usize::MAX, "");
    };
    let known = config.offices.as_ref().and_then(|registry| registry.find(office));
    known.map_or_else(|| (usize::MAX - 1, office), |(place, _)| (place, ""))
}
