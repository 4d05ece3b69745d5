//! What changed since the meeting before, in paragraphs that can be read aloud.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::config::Thresholds;
use crate::figures::{ChangesSince, Health, HealthFlip, MovedDate, changes_since};
use crate::locale::Args;
use crate::model::Date;
use crate::view::address::project_path;
use crate::view::part::{health_word, project_title};
use crate::view::{Facts, Links, phrase};

/// How many changes of a kind a paragraph names; the rest are counted.
const MAX_NAMED: usize = 12;

/// Changes of one kind.
#[derive(Clone, Debug, Serialize)]
pub struct ChangeParagraph {
    /// `（一）态势变化4项。`
    pub lead: String,
    /// What changed, project by project.
    pub items: Vec<ChangeItem>,
    /// What stands between two items.
    pub between: &'static str,
    /// The end: a full stop, or how many more there are.
    pub end: String,
}

/// One change.
#[derive(Clone, Debug, Serialize)]
pub struct ChangeItem {
    /// The project's title.
    pub title: String,
    /// Link to its page.
    pub href: String,
    /// What changed, with the blank that the language puts before it.
    pub text: String,
}

/// Writes what changed in `year` between two days, one paragraph a kind; kinds without a change are left out.
pub(super) fn change_paragraphs(
    facts: &Facts,
    links: Links<'_>,
    year: i32,
    days: (Date, Date),
) -> Vec<ChangeParagraph> {
    let thresholds: &Thresholds = &facts.config.thresholds;
    let changes = changes_since(&facts.portfolio, year, days, thresholds);
    let writer = Writer { facts, links, year };
    let kinds = [
        ("pack-flips", changes.flips.len(), writer.flips(&changes)),
        ("pack-moves", changes.moved.len(), writer.moves(&changes)),
        (
            "pack-deliveries",
            changes.delivered.len(),
            writer.deliveries(&changes),
        ),
        (
            "pack-new-problems",
            changes.new_problems.len(),
            writer.problems(&changes.new_problems),
        ),
        (
            "pack-solved-problems",
            changes.solved_problems.len(),
            writer.problems(&changes.solved_problems),
        ),
        ("pack-added", changes.added.len(), writer.named(&changes.added)),
    ];
    let kinds = kinds.into_iter().filter(|(_, _, items)| !items.is_empty());
    kinds
        .enumerate()
        .map(|(place, (word, count, items))| writer.paragraph(place + 1, (word, count), items))
        .collect()
}

struct Writer<'a> {
    facts: &'a Facts,
    links: Links<'a>,
    year: i32,
}

impl Writer<'_> {
    fn paragraph(
        &self,
        place: usize,
        (word, count): (&str, usize),
        mut items: Vec<ChangeItem>,
    ) -> ChangeParagraph {
        let facts = self.facts;
        let more = items.len().saturating_sub(MAX_NAMED);
        let heading = facts.say(word, Args::new().with("n", count).with("projects", items.len()));
        items.truncate(MAX_NAMED);
        ChangeParagraph {
            lead: facts.say("pack-part", Args::new().with("n", place).with("text", heading)),
            items,
            between: phrase::between(facts.language()),
            end: facts.say("pack-and-more", Args::new().with("more", more)),
        }
    }

    fn item(&self, project: usize, text: &str) -> ChangeItem {
        let entry = self.facts.entry(project);
        let gap = if text.is_empty() {
            ""
        } else {
            phrase::gap(self.facts.language())
        };
        ChangeItem {
            title: project_title(self.facts, entry),
            href: self.links.to(&project_path(&entry.project.key)),
            text: format!("{gap}{text}"),
        }
    }

    /// Flips for the worse first: that is what a meeting is for.
    fn flips(&self, changes: &ChangesSince) -> Vec<ChangeItem> {
        let mut flips: Vec<&HealthFlip> = changes.flips.iter().collect();
        flips.sort_by_key(|flip| (flip.to, flip.from));
        let item = |flip: &&HealthFlip| {
            let language = self.facts.language();
            let word = |health: Health| phrase::inline(language, &self.facts.words.text(health_word(health)));
            let args = Args::new()
                .with("from", word(flip.from))
                .with("to", word(flip.to))
                .with("done", if flip.to == Health::Done { "yes" } else { "no" });
            self.item(flip.project, &self.facts.say("pack-flip", args))
        };
        flips.iter().map(item).collect()
    }

    /// The moves of a project together, the projects with the longest delay first.
    fn moves(&self, changes: &ChangesSince) -> Vec<ChangeItem> {
        let mut projects: BTreeMap<usize, Vec<&MovedDate>> = BTreeMap::new();
        for moved in &changes.moved {
            projects.entry(moved.project).or_default().push(moved);
        }
        let delay = |moves: &[&MovedDate]| moves.iter().filter_map(|moved| moved.days()).max();
        let mut projects: Vec<(usize, Vec<&MovedDate>)> = projects.into_iter().collect();
        projects.sort_by_key(|(_, moves)| std::cmp::Reverse(delay(moves)));
        let item = |(project, moves): (usize, Vec<&MovedDate>)| {
            let moves: Vec<String> = moves.into_iter().map(|moved| self.moved(moved)).collect();
            self.item(project, &phrase::clauses(self.facts.language(), &moves))
        };
        projects.into_iter().map(item).collect()
    }

    fn moved(&self, moved: &MovedDate) -> String {
        let format = self.facts.format(self.year);
        let project = &self.facts.portfolio.projects[moved.project];
        let dates = Args::new()
            .with("from", format.prose_deadline(moved.from))
            .with("to", format.prose_deadline(moved.to));
        match moved.milestone {
            Some(place) => {
                let name = project.milestones[place].name.as_str();
                self.facts
                    .say("pack-milestone-moved", dates.with("milestone", name))
            }
            None => self.facts.say("pack-project-moved", dates),
        }
    }

    fn deliveries(&self, changes: &ChangesSince) -> Vec<ChangeItem> {
        let item = |&(project, place): &(usize, usize)| {
            let milestone = &self.facts.portfolio.projects[project].milestones[place];
            let args = Args::new().with("milestone", milestone.name.as_str());
            self.item(project, &self.facts.say("pack-milestone-delivered", args))
        };
        changes.delivered.iter().map(item).collect()
    }

    fn problems(&self, places: &[(usize, usize)]) -> Vec<ChangeItem> {
        let item = |&(project, place): &(usize, usize)| {
            let text = &self.facts.portfolio.projects[project].problems[place].text;
            let text = text.trim_end_matches(['。', '.', '；', ';']);
            self.item(
                project,
                &self.facts.say("pack-problem", Args::new().with("problem", text)),
            )
        };
        places.iter().map(item).collect()
    }

    fn named(&self, projects: &[usize]) -> Vec<ChangeItem> {
        projects.iter().map(|&project| self.item(project, "")).collect()
    }
}
