//! The annex of a pack: where every project stood on the meeting's day, on one landscape page.

use serde::Serialize;

use super::Pack;
use super::standing::StandingProject;
use crate::figures::Health;
use crate::locale::Args;
use crate::markup::axis::Axis;
use crate::view::Entry;
use crate::view::address::YearPage;
use crate::view::lane::{LaneHead, LaneRow, lane_head, lane_row};
use crate::view::part::NameLink;

/// The most rows that one landscape page holds legibly.
///
/// # Source
/// docs/theme.md, "Print", asks for one page; a row of 4.1 mm is the least that keeps its diamonds apart.
const ROWS: usize = 36;

/// The annex.
#[derive(Clone, Debug, Serialize)]
pub struct Annex {
    /// Heading.
    pub heading: String,
    /// What its rows are, and as of when.
    pub note: String,
    /// Ruler and month lines.
    pub head: LaneHead,
    /// One lane a project.
    pub rows: Vec<LaneRow>,
    /// The way to the projects without a row; none where all have one.
    pub more: Option<NameLink>,
}

impl Pack<'_> {
    /// Draws the projects as of the meeting's day: all of them, or, where a page does not hold them, those that are
    /// late, at risk or on the agenda; none where there is no project.
    pub(super) fn annex(&self) -> Option<Annex> {
        let (facts, year) = (self.facts, self.meeting.year);
        let all = &self.standing.projects;
        if all.is_empty() {
            return None;
        }
        let shown: Vec<&StandingProject<'_>> = if all.len() > ROWS {
            all.iter()
                .filter(|project| self.matters_today(project))
                .take(ROWS)
                .collect()
        } else {
            all.iter().collect()
        };
        let axis = Axis::year(facts.config.year_starts.reporting_year(year));
        let format = facts.format(year);
        let row = |project: &&StandingProject<'_>| {
            let entry = Entry {
                project: &project.plan,
                figures: &project.figures,
                ..project.entry
            };
            lane_row(facts, self.links, axis, entry)
        };
        let left = all.len() - shown.len();
        let word = if left > 0 {
            "pack-annex-some"
        } else {
            "pack-annex-all"
        };
        let args = Args::new()
            .with("date", format.prose(self.day))
            .with("n", all.len());
        Some(Annex {
            heading: facts.words.text("pack-annex"),
            note: facts.say(word, args),
            head: lane_head(facts, format, axis, self.day),
            rows: shown.iter().map(row).collect(),
            more: (left > 0).then(|| NameLink {
                name: facts.say("pack-annex-more", Args::new().with("n", left)),
                href: Some(self.links.to(&YearPage::Timeline.path(year))),
            }),
        })
    }

    fn matters_today(&self, project: &StandingProject<'_>) -> bool {
        let heard = |reference| {
            let found = self.facts.portfolio.resolve(reference, self.meeting.year);
            found.is_some_and(|found| found.key == project.plan.key)
        };
        matches!(project.figures.health, Health::Late | Health::AtRisk)
            || self.meeting.agenda.iter().any(heard)
    }
}
