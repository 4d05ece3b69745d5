//! The scorecards of offices and leads: a fair comparison, with the formula and what stands behind each part.

use std::collections::BTreeMap;

use serde::Serialize;

use super::address::project_path;
use super::format::{Format, round_half_away};
use super::frame::{FrameOptions, View, frame};
use super::part::{NameLink, ProjectLink, project_link};
use super::sentence::{Sentence, linked, paragraph};
use super::{Facts, Links, milestones, phrase};
use crate::figures::{Evidence, Group, PartKind, Scorecard, scorecard};
use crate::locale::Args;
use crate::markup::bullet::{Bullet, bullet};
use crate::markup::marks::Tone;
use crate::markup::svg::Svg;
use crate::path::SitePath;

/// The scorecards of a year.
#[derive(Clone, Debug, Serialize)]
pub struct ScorecardsPage {
    /// Heading.
    pub heading: String,
    /// How many there are, and how punctual all of them are together.
    pub sentence: Sentence,
    /// What each part measures and weighs.
    pub formula: Vec<FormulaLine>,
    /// The names of the parts, for the tables' heads.
    pub parts: Vec<String>,
    /// Offices, leads, then those who do it day to day.
    pub tables: Vec<CardTable>,
}

/// One part of the formula.
#[derive(Clone, Debug, Serialize)]
pub struct FormulaLine {
    /// Its name.
    pub name: String,
    /// Its share of the whole.
    pub weight: String,
    /// What it measures.
    pub text: String,
}

/// The scorecards of one kind of group.
#[derive(Clone, Debug, Serialize)]
pub struct CardTable {
    /// `处室`, `责任人` or `具体责任人`.
    pub heading: String,
    /// The place of its section.
    pub id: &'static str,
    /// How they are ordered: by score where the site ranks, else by the registry, else by name.
    pub order: String,
    /// One row a group.
    pub rows: Vec<Card>,
}

/// One scorecard.
#[derive(Clone, Debug, Serialize)]
pub struct Card {
    /// The place of the projects behind it.
    pub id: String,
    /// Whose it is.
    pub link: NameLink,
    /// Its projects.
    pub total: String,
    /// Its parts in order; none: nothing to measure.
    pub parts: Vec<Option<CardPart>>,
    /// The weighted mean.
    pub score: Option<String>,
    /// Which parts it is from, where those weigh less than half of the whole.
    pub score_from: Option<String>,
    /// Milestones owed.
    pub owed: String,
    /// Median slip.
    pub slip: String,
    /// What the folded list behind it is called.
    pub behind_note: String,
    /// The projects behind it.
    pub behind: Vec<EvidenceRow>,
}

/// One part of a scorecard.
#[derive(Clone, Debug, Serialize)]
pub struct CardPart {
    /// 0 to 100.
    pub score: String,
    /// The same as a bar.
    pub bullet: Svg,
}

/// What one project adds to a scorecard.
#[derive(Clone, Debug, Serialize)]
pub struct EvidenceRow {
    /// The project.
    pub link: ProjectLink,
    /// What it adds to each part.
    pub parts: Vec<EvidencePart>,
}

/// What one project adds to one part of a scorecard.
#[derive(Clone, Debug, Serialize)]
pub struct EvidencePart {
    /// Points, or so many of so many.
    pub text: String,
    /// Link to the lines of the project's page that it counts; none where it adds nothing.
    pub href: Option<String>,
}

/// Makes the scorecards of `year`.
pub fn scorecards(facts: &Facts, path: &SitePath, year: i32) -> View<ScorecardsPage> {
    let heading = facts.say("scorecard-heading", Args::new().with("year", year.to_string()));
    let writer = Writer {
        facts,
        links: Links::new(path),
        format: facts.format(year),
        year,
    };
    let page = ScorecardsPage {
        sentence: writer.sentence(),
        formula: writer.formula(),
        parts: PARTS.iter().map(|(_, word, _)| facts.words.text(word)).collect(),
        tables: writer.tables(),
        heading,
    };
    let options = FrameOptions {
        title: &page.heading,
        year,
        section: None,
        profile: "",
    };
    View {
        frame: frame(facts, path, options),
        page,
    }
}

/// The parts with the names of their words and of the sentences that say what they measure.
const PARTS: [(PartKind, &str, &str); 5] = [
    (PartKind::Completion, "part-completion", "part-completion-text"),
    (PartKind::Punctuality, "part-punctuality", "part-punctuality-text"),
    (PartKind::Outcomes, "part-outcomes", "part-outcomes-text"),
    (PartKind::Diligence, "part-diligence", "part-diligence-text"),
    (PartKind::Quality, "part-quality", "part-quality-text"),
];

/// Returns the section of a project's page that holds the lines which a part counts.
fn section(kind: PartKind) -> &'static str {
    match kind {
        PartKind::Completion => "h-pg",
        PartKind::Punctuality => "h-ms",
        PartKind::Outcomes => "h-in",
        PartKind::Diligence => "h-up",
        PartKind::Quality => "h-cl",
    }
}

struct Writer<'a> {
    facts: &'a Facts,
    links: Links<'a>,
    format: Format<'a>,
    year: i32,
}

impl Writer<'_> {
    fn card(&self, members: &[usize]) -> Scorecard {
        let facts = self.facts;
        scorecard(members, &facts.portfolio, &facts.figures, &facts.config.scorecard)
    }

    fn sentence(&self) -> Sentence {
        let facts = self.facts;
        let Some(year) = facts.year(self.year) else {
            return Sentence::new();
        };
        let members: Vec<usize> = facts.entries(self.year).map(|entry| entry.index).collect();
        let all = self.card(&members);
        let count = Args::new()
            .with("offices", year.offices.len())
            .with("leads", year.leads.len());
        let places = [
            (
                "offices",
                (!year.offices.is_empty()).then(|| "#h-offices".to_owned()),
            ),
            ("leads", (!year.leads.is_empty()).then(|| "#h-leads".to_owned())),
        ];
        let mut sentences = vec![linked(facts, "scorecard-count", count, &places)];
        if let Some(share) = all.parts[1].score {
            let args = Args::new().with("n", round_half_away(share, 0));
            let list = ("list", Some(milestones::link(self.links, self.year, None)));
            sentences.push(linked(facts, "scorecard-punctual", args, &[list]));
        }
        paragraph(facts, sentences)
    }

    fn formula(&self) -> Vec<FormulaLine> {
        let weights = &self.facts.config.scorecard;
        let weights = [
            weights.completion,
            weights.punctuality,
            weights.outcomes,
            weights.diligence,
            weights.quality,
        ];
        let sum: f64 = weights.iter().sum();
        let line = |((_, word, text), weight): (&(PartKind, &str, &str), f64)| FormulaLine {
            name: self.facts.words.text(word),
            weight: self.percent(if sum > 0.0 { 100.0 * weight / sum } else { 0.0 }),
            text: self.facts.words.text(text),
        };
        PARTS.iter().zip(weights).map(line).collect()
    }

    fn percent(&self, value: f64) -> String {
        let args = Args::new().with("n", self.format.number(value));
        self.facts.say("percent", args)
    }

    fn tables(&self) -> Vec<CardTable> {
        let facts = self.facts;
        let Some(year) = facts.year(self.year) else {
            return Vec::new();
        };
        let addresses = &facts.addresses;
        let office = |name: &str| addresses.office(self.year, name).map(|path| self.links.to(path));
        let lead = |name: &str| addresses.lead(self.year, name).map(|path| self.links.to(path));
        let (offices, leads) = (&facts.config.offices, &facts.config.leads);
        vec![
            self.table(
                ("nav-offices", "h-offices", offices.is_some()),
                &year.offices,
                office,
            ),
            self.table(("nav-leads", "h-leads", leads.is_some()), &year.leads, lead),
            self.table(("scorecard-people", "h-people", false), &year.responsible, |_| {
                None
            }),
        ]
    }

    /// Says how a table is ordered; `registered` tells whether its groups have a registry.
    fn order(&self, registered: bool) -> String {
        self.facts
            .words
            .text(match (self.facts.config.ranking, registered) {
                (true, _) => "scorecard-ranked",
                (false, true) => "scorecard-registry",
                (false, false) => "scorecard-by-name",
            })
    }

    fn table(
        &self,
        (word, id, registered): (&str, &'static str, bool),
        groups: &[Group],
        find: impl Fn(&str) -> Option<String>,
    ) -> CardTable {
        let mut cards: Vec<(&Group, Scorecard)> = groups
            .iter()
            .map(|group| (group, self.card(&group.members)))
            .collect();
        if self.facts.config.ranking {
            let score = |card: &Scorecard| card.total.unwrap_or(-1.0);
            cards.sort_by(|(_, a), (_, b)| score(b).total_cmp(&score(a)));
        }
        let row = |(place, (group, card)): (usize, &(&Group, Scorecard))| {
            let link = NameLink {
                name: group.name.clone(),
                href: find(&group.name),
            };
            self.row(group, card, (format!("{id}-{}", place + 1), link))
        };
        CardTable {
            heading: self.facts.words.text(word),
            id,
            order: self.order(registered),
            rows: cards.iter().enumerate().map(row).collect(),
        }
    }

    fn row(&self, group: &Group, card: &Scorecard, (id, link): (String, NameLink)) -> Card {
        let facts = self.facts;
        let part = |score: f64| CardPart {
            score: self.format.percent(score),
            bullet: bullet(&Bullet {
                value: Some(score),
                expected: None,
                tone: Tone::Done,
            }),
        };
        Card {
            id,
            link,
            total: group.rollup.total.to_string(),
            parts: card
                .parts
                .iter()
                .map(|measured| measured.score.map(part))
                .collect(),
            score: card.total.map(|total| self.format.tenths(total)),
            score_from: self.score_from(card),
            owed: group.rollup.milestones.owed().to_string(),
            slip: group.rollup.median_slip.map_or_else(
                || facts.words.text("no-figure"),
                |days| facts.say("days", Args::new().with("n", round_half_away(days, 1))),
            ),
            behind_note: facts.say("scorecard-behind", Args::new().with("name", &group.name)),
            behind: self.behind(&group.members, card),
        }
    }

    /// Names the parts behind a score that stands for little: those with nothing to measure gave it their weight.
    fn score_from(&self, card: &Scorecard) -> Option<String> {
        let whole: f64 = card.parts.iter().map(|part| part.weight).sum();
        let measured = || {
            let named = card.parts.iter().zip(&PARTS);
            named.filter(|(part, _)| part.score.is_some() && part.weight > 0.0)
        };
        let weight: f64 = measured().map(|(part, _)| part.weight).sum();
        let names: Vec<String> = measured()
            .map(|(_, (_, word, _))| self.facts.words.text(word))
            .collect();
        let args = Args::new()
            .with("parts", phrase::list(self.facts.language(), &names))
            .with("n", self.format.percent(100.0 * weight / whole));
        (weight > 0.0 && 2.0 * weight < whole).then(|| self.facts.say("scorecard-from", args))
    }

    /// Lists the projects of a group, also those that add nothing to any part.
    fn behind(&self, members: &[usize], card: &Scorecard) -> Vec<EvidenceRow> {
        let nothing = |project: &usize| (*project, vec![None; PARTS.len()]);
        let mut rows: BTreeMap<usize, Vec<Option<(PartKind, Evidence)>>> =
            members.iter().map(nothing).collect();
        for (place, part) in card.parts.iter().enumerate() {
            for evidence in &part.evidence {
                let row = rows
                    .entry(evidence.project)
                    .or_insert_with(|| vec![None; PARTS.len()]);
                row[place] = Some((part.kind, *evidence));
            }
        }
        let row = |(project, parts): (usize, Vec<Option<(PartKind, Evidence)>>)| EvidenceRow {
            link: project_link(self.facts, self.links, self.facts.entry(project)),
            parts: parts
                .into_iter()
                .map(|part| self.evidence(project, part))
                .collect(),
        };
        rows.into_iter().map(row).collect()
    }

    /// Writes what a project adds to a part: points, or `4／6` for shares.
    fn evidence(&self, project: usize, part: Option<(PartKind, Evidence)>) -> EvidencePart {
        let Some((kind, evidence)) = part else {
            return EvidencePart {
                text: self.facts.words.text("no-figure"),
                href: None,
            };
        };
        let page = project_path(&self.facts.entry(project).project.key);
        EvidencePart {
            text: self.gained(kind, evidence),
            href: Some(self.links.to_place(&page, section(kind))),
        }
    }

    fn gained(&self, kind: PartKind, evidence: Evidence) -> String {
        match kind {
            PartKind::Completion | PartKind::Quality => self.format.tenths(evidence.gained),
            PartKind::Outcomes => self.format.tenths(evidence.gained / f64::from(evidence.measured)),
            PartKind::Punctuality | PartKind::Diligence => {
                let args = Args::new()
                    .with("part", round_half_away(evidence.gained, 0))
                    .with("whole", f64::from(evidence.measured));
                self.facts.say("part-of-whole", args)
            }
        }
    }
}

#[cfg(test)]
mod tests;
