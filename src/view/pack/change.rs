//! What changed since the meeting before, in paragraphs that can be read aloud.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::config::Thresholds;
use crate::figures::{ChangesSince, Health, HealthFlip, MovedDate, changes_since};
use crate::locale::Args;
use crate::model::Date;
use crate::view::mark::health_word;
use crate::view::part::project_title;
use crate::view::{Facts, Links, phrase};

/// How many changes of a kind a paragraph names; the rest are counted.
const MAX_NAMED: usize = 12;

/// From how many changes on, and with how many letters each in the middle, every one has a line of its own.
const LINES: usize = 4;
const LETTERS: usize = 25;

/// Changes of one kind.
#[derive(Clone, Debug, Serialize)]
pub struct ChangeParagraph {
    /// `（一）态势变化4项。`
    pub lead: String,
    /// Whether each project has a line of its own: several with much to say are nothing to read aloud in one piece.
    pub in_lines: bool,
    /// What changed, project by project.
    pub items: Vec<ChangeItem>,
    /// The end: a full stop, or how many more there are.
    pub end: String,
}

/// One change.
#[derive(Clone, Debug, Serialize)]
pub struct ChangeItem {
    /// What stands before the project: what it shares with those that follow, where it is the first of them.
    pub before: String,
    /// The project's title.
    pub title: String,
    /// Link to its page.
    pub href: String,
    /// What changed, with the blank that the language puts before it.
    pub text: String,
    /// What stands between it and the next; nothing behind the last.
    pub after: &'static str,
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
    // What was raised and solved in between is said once, where it is solved.
    let mut raised = changes.new_problems.clone();
    raised.retain(|problem| !changes.solved_problems.contains(problem));
    let kinds = [
        ("pack-flips", changes.flips.len(), writer.flips(&changes)),
        ("pack-moves", changes.moved.len(), writer.moves(&changes)),
        (
            "pack-deliveries",
            changes.delivered.len(),
            writer.deliveries(&changes),
        ),
        ("pack-new-problems", raised.len(), writer.problems(&raised)),
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
        if let Some(last) = items.last_mut() {
            last.after = "";
        }
        let letters: usize = items.iter().map(|item| item.text.chars().count()).sum();
        ChangeParagraph {
            in_lines: items.len() >= LINES && letters > LETTERS * items.len(),
            lead: facts.say("pack-part", Args::new().with("n", place).with("text", heading)),
            items,
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
            before: String::new(),
            after: phrase::between(self.facts.language()),
            title: project_title(self.facts, entry),
            href: self.links.to_project(&entry.project.key),
            text: format!("{gap}{text}"),
        }
    }

    /// Flips for the worse first: that is what a meeting is for. Projects that changed alike stand together.
    fn flips(&self, changes: &ChangesSince) -> Vec<ChangeItem> {
        let mut flips: Vec<&HealthFlip> = changes.flips.iter().collect();
        // Whatever it was before, a project that is done is done.
        let kind = |flip: &HealthFlip| (flip.to, (flip.to != Health::Done).then_some(flip.from));
        flips.sort_by_key(|flip| kind(flip));
        let alike = flips.chunk_by(|a, b| kind(a) == kind(b));
        alike.flat_map(|group| self.flipped_alike(group)).collect()
    }

    fn flipped_alike(&self, group: &[&HealthFlip]) -> Vec<ChangeItem> {
        let language = self.facts.language();
        let mut items: Vec<ChangeItem> = group.iter().map(|flip| self.item(flip.project, "")).collect();
        for item in items.iter_mut().rev().skip(1) {
            item.after = phrase::enumeration(language);
        }
        if let (Some(first), Some(flip)) = (items.first_mut(), group.first()) {
            let word = |health: Health| phrase::inline(language, &self.facts.words.text(health_word(health)));
            let args = Args::new()
                .with("n", group.len())
                .with("from", word(flip.from))
                .with("to", word(flip.to))
                .with("done", if flip.to == Health::Done { "yes" } else { "no" });
            first.before = self.facts.say("pack-flip", args) + phrase::gap(language);
        }
        items
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

    /// The deliveries of a project together.
    fn deliveries(&self, changes: &ChangesSince) -> Vec<ChangeItem> {
        let name = |&(project, place): &(usize, usize)| {
            let milestone = &self.facts.portfolio.projects[project].milestones[place];
            let args = Args::new().with("milestone", milestone.name.as_str());
            self.facts.say("pack-milestone-name", args)
        };
        let of_projects = changes.delivered.chunk_by(|a, b| a.0 == b.0);
        let item = |delivered: &[(usize, usize)]| {
            let names: Vec<String> = delivered.iter().map(name).collect();
            let args = Args::new().with("list", phrase::list(self.facts.language(), &names));
            self.item(delivered[0].0, &self.facts.say("pack-milestone-delivered", args))
        };
        of_projects.map(item).collect()
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
