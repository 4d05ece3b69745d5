//! Everything that the content folder says, as one value.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::{Directive, Meeting, Page, Practice, Project, ProjectKey, ProjectRef, YearRecord};

/// All records of a site, each list in its canonical order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Portfolio {
    /// By year, then id; no two with the same key; drafts are left out unless they were asked for.
    /// Shared, so that the portfolio after an edit costs no copy of the briefs that stayed as they were.
    pub projects: Vec<Arc<Project>>,
    /// By year, then date, then id.
    pub directives: Vec<Directive>,
    /// By date, then id.
    pub meetings: Vec<Meeting>,
    /// By year, then id.
    pub practices: Vec<Practice>,
    /// By year.
    pub years: BTreeMap<i32, YearRecord>,
    /// By place in the navigation (those without one last), then id.
    pub pages: Vec<Page>,
    /// Words for the front page.
    pub index: Option<Page>,
}

impl Portfolio {
    /// Returns the place in `projects` of the project with that name.
    pub fn position(&self, key: &ProjectKey) -> Option<usize> {
        self.projects
            .binary_search_by(|project| project.key.cmp(key))
            .ok()
    }

    /// Returns the project with that name.
    pub fn project(&self, key: &ProjectKey) -> Option<&Project> {
        self.position(key).map(|index| &*self.projects[index])
    }

    /// Returns the project that `reference` names when it is written in a record of `year`.
    pub fn resolve(&self, reference: &ProjectRef, year: i32) -> Option<&Project> {
        let key = ProjectKey {
            year: reference.year.unwrap_or(year),
            id: reference.id.clone(),
        };
        self.project(&key)
    }

    /// Returns the projects of `year`, sorted by id.
    pub fn projects_of(&self, year: i32) -> &[Arc<Project>] {
        &self.projects[self.places_of(year)]
    }

    /// Returns the places in `projects` of the projects of `year`.
    pub fn places_of(&self, year: i32) -> Range<usize> {
        let start = self.projects.partition_point(|project| project.key.year < year);
        let of_year = &self.projects[start..];
        start..start + of_year.partition_point(|project| project.key.year == year)
    }

    /// Returns the places of the projects that are other values than in the portfolio `before`, ascending; none where
    /// the two have not the same projects by name.
    ///
    /// What is shared is not looked into, so this is quick where nearly everything is.
    pub fn changed_since(&self, before: &Portfolio) -> Option<Vec<usize>> {
        if self.projects.len() != before.projects.len() {
            return None;
        }
        let mut pairs = self.projects.iter().zip(&before.projects);
        let is_other = |index: &usize| !Arc::ptr_eq(&self.projects[*index], &before.projects[*index]);
        let has_same_names = pairs.all(|(now, old)| Arc::ptr_eq(now, old) || now.key == old.key);
        has_same_names.then(|| (0..self.projects.len()).filter(is_other).collect())
    }

    /// Returns the years that have a project, a meeting, a directive, a practice or a year record, ascending.
    pub fn reporting_years(&self) -> Vec<i32> {
        let mut years = Vec::new();
        let mut next = 0;
        while let Some(project) = self.projects.get(next) {
            years.push(project.key.year);
            next = self.places_of(project.key.year).end.max(next + 1);
        }
        years.extend(self.directives.iter().map(|directive| directive.year));
        years.extend(self.meetings.iter().map(|meeting| meeting.year));
        years.extend(self.practices.iter().map(|practice| practice.year));
        years.extend(self.years.keys());
        years.sort_unstable();
        years.dedup();
        years
    }
}
