//! A year as it stood on a day: every plan and every figure as of then.

use std::borrow::Cow;

use crate::figures::{Health, ProjectFigures, Rollup, project_at, project_figures, rollup};
use crate::locale::Args;
use crate::model::{Date, Problem, Project};
use crate::view::format::round_half_away;
use crate::view::lateness::Lateness;
use crate::view::mark::{health_word, status_mark};
use crate::view::obstacle::obstacle;
use crate::view::part::{NameLink, ProjectLink};
use crate::view::sentence::{Phrase, Sentence, full, linked, paragraph};
use crate::view::{Entry, Facts, Links, phrase};

/// The place of the annex.
pub(super) const ANNEX: &str = "annex";

/// A year's projects as of a day, in list order; those approved later are not there yet.
pub(super) struct Standing<'a> {
    pub facts: &'a Facts,
    pub year: i32,
    pub day: Date,
    pub projects: Vec<StandingProject<'a>>,
    pub rollup: Rollup,
}

/// A project as of a day.
pub(super) struct StandingProject<'a> {
    pub entry: Entry<'a>,
    /// Its plan, with changes approved later undone.
    pub plan: Cow<'a, Project>,
    pub figures: ProjectFigures,
}

impl<'a> Standing<'a> {
    /// Recomputes the projects of `year` as of `day`.
    pub fn new(facts: &'a Facts, year: i32, day: Date) -> Standing<'a> {
        let known = |entry: &Entry<'_>| entry.project.approved.is_none_or(|approved| approved <= day);
        let stand = |entry: Entry<'a>| {
            let plan = project_at(entry.project, day);
            let figures = project_figures(&plan, day, &facts.config.thresholds);
            StandingProject { entry, plan, figures }
        };
        let projects: Vec<StandingProject<'a>> = facts.entries(year).filter(known).map(stand).collect();
        let rollup = rollup(projects.iter().map(|project| &project.figures));
        Standing {
            facts,
            year,
            day,
            projects,
            rollup,
        }
    }

    /// Says in a paragraph how the year stood; every count leads to the annex, which shows the same day.
    pub fn paragraph(&self) -> Sentence {
        if self.rollup.total == 0 {
            return vec![Phrase::plain(self.facts.words.text("pack-no-projects"))];
        }
        let sentences = vec![
            self.progress_sentence(),
            self.health_sentence(),
            self.milestone_sentence(),
        ];
        paragraph(self.facts, sentences)
    }

    fn say(&self, id: &str, args: Args) -> Sentence {
        linked(self.facts, id, args, &[("list", Some(format!("#{ANNEX}")))])
    }

    fn progress_sentence(&self) -> Sentence {
        let facts = self.facts;
        let rounded = |value: f64| round_half_away(value, 0);
        let date = facts.format(self.year).prose(self.day);
        let total = Args::new().with("date", date).with("n", self.rollup.total);
        let mut clauses = vec![self.say("pack-as-of", total)];
        if let Some(progress) = self.rollup.mean_progress {
            let args = Args::new().with("n", rounded(progress));
            clauses.push(self.say("pack-progress", args.with("projects", self.rollup.total)));
        }
        if let Some(expected) = self.rollup.mean_expected {
            clauses.push(self.say("pack-expected", Args::new().with("n", rounded(expected))));
        }
        full(facts, clauses)
    }

    fn health_sentence(&self) -> Sentence {
        let facts = self.facts;
        let count = |(&health, &count): (&Health, &usize)| {
            let args = Args::new()
                .with(
                    "health",
                    phrase::inline(facts.language(), &facts.words.text(health_word(health))),
                )
                .with("code", health.word())
                .with("n", count);
            self.say("pack-health", args)
        };
        let mut counts: Vec<Sentence> = self.rollup.health.iter().map(count).collect();
        if let Some(first) = counts.first_mut() {
            first.insert(0, Phrase::plain(facts.words.text("pack-of-them")));
        }
        full(facts, counts)
    }

    fn milestone_sentence(&self) -> Sentence {
        let tally = self.rollup.milestones;
        let counts = [
            ("pack-milestones", tally.total),
            ("pack-delivered", tally.done),
            ("pack-owed", tally.owed()),
            ("pack-to-come", tally.to_come()),
        ];
        let occurring = counts.iter().filter(|(_, count)| *count > 0);
        let said = occurring.map(|(word, count)| self.say(word, Args::new().with("n", *count)));
        full(self.facts, said.collect())
    }
}

impl StandingProject<'_> {
    /// Makes the link to the project, with its health as of the day.
    pub fn link(&self, facts: &Facts, links: Links<'_>) -> ProjectLink {
        let mark = status_mark(facts, self.figures.health);
        ProjectLink::new(facts, links, self.entry, mark)
    }

    /// Makes the link to the lead of the day.
    pub fn lead(&self, facts: &Facts, links: Links<'_>) -> NameLink {
        let year = self.plan.key.year;
        named(facts, self.plan.lead.as_deref(), |lead| {
            facts.addresses.lead(year, lead).map(|path| links.to(path))
        })
    }

    /// Makes the link to the office of the day.
    pub fn office(&self, facts: &Facts, links: Links<'_>) -> NameLink {
        let year = self.plan.key.year;
        named(facts, self.plan.office.as_deref(), |office| {
            facts.addresses.office(year, office).map(|path| links.to(path))
        })
    }

    /// Iterates over the problems that were known and not solved on the day, the newest first.
    pub fn open_problems(&self) -> impl Iterator<Item = &Problem> {
        let day = self.figures.as_of;
        let problems = self.plan.problems.iter();
        let mut open: Vec<&Problem> = problems.filter(|problem| problem.is_open_at(day)).collect();
        open.sort_by_key(|problem| std::cmp::Reverse(problem.raised_day()));
        open.into_iter()
    }

    /// Says what the project is stuck on; `current` tells whether the day is that of the year's figures.
    pub fn reason(&self, current: bool) -> Option<String> {
        obstacle(&self.plan, (self.figures.as_of, current))
    }

    /// Tells by how many days the project is late.
    pub fn lateness(&self) -> Option<Lateness> {
        Lateness::of(&self.plan, &self.figures)
    }
}

fn named(facts: &Facts, name: Option<&str>, find: impl Fn(&str) -> Option<String>) -> NameLink {
    NameLink {
        name: name.map_or_else(|| facts.words.text("withheld"), str::to_owned),
        href: name.and_then(find),
    }
}
