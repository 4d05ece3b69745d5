//! What is owed at the end of a year, office by office.

use super::unaccounted::{accounts_missing, owes};
use crate::figures::{Figures, ProjectFigures};
use crate::locale::Message;
use crate::model::{Portfolio, Project};

/// The projects of one office that are neither closed nor accounted for.
#[derive(Clone, Debug, PartialEq)]
pub struct OwedByOffice<'a> {
    /// The office; none where briefs withhold theirs.
    pub office: Option<&'a str>,
    /// Its projects, sorted by id.
    pub projects: Vec<OwedAccount<'a>>,
}

/// One project that is neither closed nor accounted for.
#[derive(Clone, Debug, PartialEq)]
pub struct OwedAccount<'a> {
    /// The project.
    pub project: &'a Project,
    /// What is missing of its account, or that only its status is.
    pub missing: Message,
}

/// Lists what is owed of a reporting year: offices in registry order, those that owe nothing left out, and
/// the projects without an office last.
pub fn owed<'a>(portfolio: &'a Portfolio, figures: &'a Figures, year: i32) -> Vec<OwedByOffice<'a>> {
    let Some(of_year) = figures.years.get(&year) else {
        return Vec::new();
    };
    let entry = |index: usize| account(&portfolio.projects[index], &figures.projects[index]);
    let mut owed: Vec<OwedByOffice<'a>> = of_year
        .offices
        .iter()
        .map(|group| OwedByOffice {
            office: Some(&group.name),
            projects: group.members.iter().filter_map(|&index| entry(index)).collect(),
        })
        .collect();
    let places = 0..portfolio.projects.len();
    let homeless = places.filter(|&index| {
        let project = &portfolio.projects[index];
        project.key.year == year && project.office.is_none()
    });
    owed.push(OwedByOffice {
        office: None,
        projects: homeless.filter_map(entry).collect(),
    });
    owed.retain(|office| !office.projects.is_empty());
    owed
}

fn account<'a>(project: &'a Project, figures: &ProjectFigures) -> Option<OwedAccount<'a>> {
    owes(figures).then(|| OwedAccount {
        project,
        missing: accounts_missing(project),
    })
}
