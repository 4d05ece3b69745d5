//! Late projects in a pack: who answers for them, and what they are stuck on.

use serde::Serialize;

use super::standing::StandingProject;
use super::{Pack, PackSection};
use crate::figures::Health;
use crate::locale::Args;
use crate::view::lateness::Lateness;
use crate::view::part::{MovedDate, NameLink, ProjectLink};

/// A late project.
#[derive(Clone, Debug, Serialize)]
pub struct LateRow {
    /// The project.
    pub link: ProjectLink,
    /// Who answers for it.
    pub lead: NameLink,
    /// The lead unit.
    pub office: NameLink,
    /// Who does it day to day.
    pub responsible: Option<String>,
    /// What it is stuck on; none: its brief does not say.
    pub reason: Option<String>,
    /// When it is to finish now.
    pub finish: MovedDate,
}

impl Pack<'_> {
    /// Lists the late projects, the longest delay first.
    pub(super) fn late(&mut self) -> PackSection<Vec<LateRow>> {
        let late = |project: &&StandingProject<'_>| project.figures.health == Health::Late;
        let mut projects: Vec<&StandingProject<'_>> = self.standing.projects.iter().filter(late).collect();
        projects.sort_by_key(|project| std::cmp::Reverse(project.lateness().map(Lateness::days)));
        let rows: Vec<LateRow> = projects
            .into_iter()
            .map(|project| self.late_row(project))
            .collect();
        let word = if rows.is_empty() {
            "pack-none-late"
        } else {
            "pack-late-note"
        };
        let text = self.facts.say(word, Args::new().with("n", rows.len()));
        self.section("pack-late", text, rows)
    }

    fn late_row(&self, project: &StandingProject<'_>) -> LateRow {
        let facts = self.facts;
        let current = self.day == facts.as_of(self.meeting.year);
        LateRow {
            link: project.link(facts, self.links),
            lead: project.lead(facts, self.links),
            office: project.office(facts, self.links),
            responsible: project.plan.responsible.clone(),
            reason: project.reason(current),
            finish: self.finish(project),
        }
    }

    /// Shows when a late project is to finish, with the days that the list is sorted by.
    fn finish(&self, project: &StandingProject<'_>) -> MovedDate {
        let facts = self.facts;
        let format = facts.format(self.meeting.year);
        let new = project.plan.due.map(|due| format.short_deadline(due));
        MovedDate {
            old: None,
            new: new.unwrap_or_else(|| facts.words.text("withheld")),
            slip: project.lateness().map(|lateness| lateness.text(facts, format)),
            alarming: false,
        }
    }
}
