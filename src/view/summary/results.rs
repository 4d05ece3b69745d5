//! What the year brought: indicators against targets, practices, conclusions and scores.

use std::collections::BTreeMap;

use serde::Serialize;

use super::super::address::practice_path;
use super::super::format::Format;
use super::super::mark::StatusMark;
use super::super::part::{NameLink, ProjectLink, project_link};
use super::super::project::{conclusion_word, judge, quantity, target};
use super::super::sentence::{Sentence, linked, paragraph};
use super::super::{Entry, Facts, Links};
use crate::locale::Args;
use crate::model::{Conclusion, Indicator};

/// How many indicators that miss their target are listed; the others are counted.
const LISTED: usize = 30;

/// The indicators of a year against their targets.
#[derive(Clone, Debug, Serialize)]
pub struct IndicatorTotals {
    /// How many there are, reached, short or without a value.
    pub sentence: String,
    /// Those that miss their target, in list order.
    pub short: Vec<ShortRow>,
    /// How many more miss it; none where all are listed.
    pub more: Option<String>,
}

/// An indicator that misses its target.
#[derive(Clone, Debug, Serialize)]
pub struct ShortRow {
    /// The project.
    pub link: ProjectLink,
    /// What is measured.
    pub name: String,
    /// Value promised.
    pub target: String,
    /// Value reached.
    pub actual: String,
    /// What that means.
    pub mark: StatusMark,
}

/// Counts the indicators of a year, cancelled projects left out; none where there is none.
pub fn indicator_totals(facts: &Facts, links: Links<'_>, year: i32) -> Option<IndicatorTotals> {
    let (mut total, mut reached, mut silent, mut missed) = (0, 0, 0, 0);
    let mut short = Vec::new();
    let format = facts.format(year);
    let counted = |entry: &Entry<'_>| entry.figures.health != crate::figures::Health::Cancelled;
    for entry in facts.entries(year).filter(counted) {
        for (indicator, attainment) in entry.project.indicators().zip(&entry.figures.attainments) {
            total += 1;
            match attainment {
                None => silent += 1,
                Some(value) if *value >= 100.0 => reached += 1,
                Some(_) => {
                    missed += 1;
                    if short.len() < LISTED {
                        short.push(short_row(facts, links, format, entry, indicator, *attainment));
                    }
                }
            }
        }
    }
    if total == 0 {
        return None;
    }
    let args = Args::new()
        .with("n", total)
        .with("reached", reached)
        .with("short", missed)
        .with("silent", silent);
    let more = missed - short.len();
    Some(IndicatorTotals {
        sentence: facts.say("summary-indicators", args),
        short,
        more: (more > 0).then(|| facts.say("summary-more", Args::new().with("n", more))),
    })
}

fn short_row(
    facts: &Facts,
    links: Links<'_>,
    format: Format<'_>,
    entry: Entry<'_>,
    indicator: &Indicator,
    attainment: Option<f64>,
) -> ShortRow {
    ShortRow {
        link: project_link(facts, links, entry),
        name: indicator.name.clone(),
        target: target(facts, format, indicator),
        actual: quantity(facts, format, indicator, indicator.actual),
        mark: judge(facts, entry, indicator, attainment),
    }
}

/// A practice drawn from the year.
#[derive(Clone, Debug, Serialize)]
pub struct PracticeRow {
    /// Its title and page.
    pub link: NameLink,
    /// What kind of result.
    pub kind: Option<String>,
    /// The projects that it comes from.
    pub from: Vec<ProjectLink>,
    /// Who took it over, in words; none where nobody has.
    pub adopted: Option<String>,
}

/// Lists the practices of a year.
pub fn practices(facts: &Facts, links: Links<'_>, year: i32) -> Vec<PracticeRow> {
    let of_year = facts
        .portfolio
        .practices
        .iter()
        .filter(|practice| practice.year == year);
    let enumeration = facts.words.text("list-enumeration");
    of_year
        .map(|practice| PracticeRow {
            link: NameLink {
                name: practice.title.clone(),
                href: Some(links.to(&practice_path(practice.year, &practice.id))),
            },
            kind: practice.kind.clone(),
            from: practice
                .from
                .iter()
                .filter_map(|reference| facts.portfolio.resolve(reference, practice.year))
                .filter_map(|project| facts.portfolio.position(&project.key))
                .map(|index| project_link(facts, links, facts.entry(index)))
                .collect(),
            adopted: (!practice.adopted.is_empty()).then(|| {
                let list = practice.adopted.join(&enumeration);
                facts.say("summary-adopted", Args::new().with("list", list))
            }),
        })
        .collect()
}

/// Conclusions and scores of the year-end review.
#[derive(Clone, Debug, Serialize)]
pub struct ReviewTotals {
    /// How many were reviewed, and their mean score.
    pub sentence: Sentence,
    /// Conclusions with their counts.
    pub counts: Vec<ConclusionCount>,
}

/// How often a conclusion was drawn.
#[derive(Clone, Debug, Serialize)]
pub struct ConclusionCount {
    /// The conclusion.
    pub word: String,
    /// How often, at least once.
    pub count: usize,
    /// The place of its list.
    pub anchor: String,
    /// The projects of which it was said.
    pub projects: Vec<ProjectLink>,
}

/// Counts the conclusions until the status date; none where nothing was reviewed.
pub fn review_totals(facts: &Facts, links: Links<'_>, year: i32) -> Option<ReviewTotals> {
    let mut counts: BTreeMap<Conclusion, Vec<Entry<'_>>> = BTreeMap::new();
    let mut scores = Vec::new();
    for entry in facts.entries(year) {
        let review = entry.project.review_at(entry.figures.as_of);
        if let Some(conclusion) = review.and_then(|review| review.conclusion) {
            counts.entry(conclusion).or_default().push(entry);
        }
        scores.extend(review.and_then(|review| review.score));
    }
    let reviewed: usize = counts.values().map(Vec::len).sum();
    if reviewed == 0 {
        return None;
    }
    let say = |id: &str, args: Args| linked(facts, id, args, &[("list", Some("#con".to_owned()))]);
    let mut sentences = vec![say("summary-reviewed", Args::new().with("n", reviewed))];
    if !scores.is_empty() {
        let n = u32::try_from(scores.len()).unwrap_or(u32::MAX);
        let mean = scores.iter().sum::<f64>() / f64::from(n);
        let args = Args::new()
            .with("score", facts.format(year).number(mean))
            .with("n", scores.len());
        sentences.push(say("summary-mean-score", args));
    }
    let count = |(place, (conclusion, entries)): (usize, (Conclusion, Vec<Entry<'_>>))| ConclusionCount {
        word: facts.words.text(conclusion_word(conclusion)),
        count: entries.len(),
        anchor: format!("con-{}", place + 1),
        projects: entries
            .into_iter()
            .map(|entry| project_link(facts, links, entry))
            .collect(),
    };
    Some(ReviewTotals {
        sentence: paragraph(facts, sentences),
        counts: counts.into_iter().enumerate().map(count).collect(),
    })
}
