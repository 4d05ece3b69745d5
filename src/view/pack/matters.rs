//! What a meeting is asked to decide: problems that wait for somebody's word.

use serde::Serialize;

use super::{Pack, PackSection};
use crate::locale::Args;
use crate::model::Problem;
use crate::view::part::ProjectLink;
use crate::view::{Facts, phrase};

/// Something that the meeting is asked to decide.
#[derive(Clone, Debug, Serialize)]
pub struct Matter {
    /// The project.
    pub link: ProjectLink,
    /// What is in the way.
    pub problem: String,
    /// What is asked for, by whom and until when.
    pub request: String,
}

impl Pack<'_> {
    /// Lists what waits for somebody's word: open problems that say what they need, or who decides them.
    pub(super) fn matters(&mut self) -> PackSection<Vec<Matter>> {
        let (facts, links) = (self.facts, self.links);
        let mut rows = Vec::new();
        for project in &self.standing.projects {
            let mut problems: Vec<&Problem> = project.open_problems().collect();
            problems.sort_by_key(|problem| problem.raised_day());
            for problem in problems {
                if problem.needs.is_some() || problem.decider.is_some() {
                    rows.push(Matter {
                        link: project.link(facts, links),
                        problem: with_stop(facts, &problem.text),
                        request: self.request(problem),
                    });
                }
            }
        }
        let text = if rows.is_empty() {
            facts.words.text("pack-no-matters")
        } else {
            String::new()
        };
        self.section("pack-matters", text, rows)
    }

    /// Says what is asked for, who decides and until when.
    fn request(&self, problem: &Problem) -> String {
        let facts = self.facts;
        let needs = problem.needs.as_deref().map(|needs| with_stop(facts, needs));
        let due = problem
            .due
            .map(|due| facts.format(self.meeting.year).prose_deadline(due));
        let due = due.map(|date| facts.say("pack-by", Args::new().with("date", date)));
        let decider = problem.decider.as_ref();
        let decider = decider.map(|decider| facts.say("pack-decider", Args::new().with("name", decider)));
        let terms: Vec<String> = decider.into_iter().chain(due).collect();
        let terms = phrase::clauses(facts.language(), &terms);
        let terms = (!terms.is_empty()).then(|| facts.say("full-sentence", Args::new().with("text", terms)));
        phrase::paragraph(facts.language(), needs.into_iter().chain(terms))
    }
}

/// Returns `text` with a full stop, if it has none.
fn with_stop(facts: &Facts, text: &str) -> String {
    if text.ends_with(['。', '.', '！', '!', '？', '?']) {
        return text.to_owned();
    }
    facts.say("full-sentence", Args::new().with("text", text))
}
