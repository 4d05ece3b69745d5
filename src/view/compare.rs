//! The year against the one before: better than last year?

use serde::Serialize;

use super::address::YearPage;
use super::decision::DecisionTally;
use super::format::{Format, round_half_away};
use super::frame::{FrameOptions, View, frame};
use super::meetings::meetings_of;
use super::part::{Figure, NameLink, ProjectLink, project_link, projects_href};
use super::sentence::{Phrase, Sentence, join, linked};
use super::{Facts, Links, phrase};
use crate::figures::{Health, Lineage, LineageFate, YearFigures, scorecard};
use crate::locale::Args;
use crate::markup::slope::{Pair, Slope, Weight, slope};
use crate::markup::svg::Svg;
use crate::model::{Days, Deadline};
use crate::path::SitePath;

/// The comparison of two years.
#[derive(Clone, Debug, Serialize)]
pub struct ComparePage {
    /// Heading.
    pub heading: String,
    /// The finding, in a sentence.
    pub sentence: Sentence,
    /// The year before, with the link to its overview.
    pub before: NameLink,
    /// This year, with the link to its overview.
    pub after: NameLink,
    /// One row a measure.
    pub measures: Vec<MeasureRow>,
    /// One chart a measure that both years have.
    pub slopes: Vec<SlopeChart>,
    /// Projects that are in both years.
    pub continued: Vec<ContinuedRow>,
    /// What became of the other projects of the year before.
    pub fates: Vec<FateGroup>,
}

/// One measure in two years.
#[derive(Clone, Debug, Serialize)]
pub struct MeasureRow {
    /// What it is.
    pub name: String,
    /// The year before.
    pub before: Figure,
    /// This year.
    pub after: Figure,
    /// The difference with its sign.
    pub change: String,
}

/// A measure as a line from one year to the next.
#[derive(Clone, Debug, Serialize)]
pub struct SlopeChart {
    /// What it is.
    pub name: String,
    /// The drawing.
    pub svg: Svg,
}

/// A project that goes on from one year to the next.
#[derive(Clone, Debug, Serialize)]
pub struct ContinuedRow {
    /// The brief of the year before; several where projects were merged.
    pub before: Vec<ProjectLink>,
    /// The brief of this year.
    pub after: ProjectLink,
    /// Progress at the end of the year before.
    pub progress_before: String,
    /// Progress now.
    pub progress_after: String,
}

/// Projects of the year before with the same fate.
#[derive(Clone, Debug, Serialize)]
pub struct FateGroup {
    /// What became of them, with the count.
    pub heading: String,
    /// Whether somebody must explain it.
    pub alarming: bool,
    /// The projects.
    pub projects: Vec<ProjectLink>,
}

/// Makes the comparison of `year` with the one before.
pub fn compare(facts: &Facts, path: &SitePath, year: i32) -> View<ComparePage> {
    let links = Links::new(path);
    let lineage = facts.relations.lineage();
    let (before, after) = (Numbers::of(facts, year - 1), Numbers::of(facts, year));
    let writer = Writer {
        facts,
        links,
        year,
        format: facts.format(year),
    };
    let heading = facts.say(
        "compare-heading",
        Args::new()
            .with("year", year.to_string())
            .with("before", (year - 1).to_string()),
    );
    let name = |year: i32| NameLink {
        name: facts.say("year-name", Args::new().with("year", year.to_string())),
        href: Some(links.to(&YearPage::Overview.path(year))),
    };
    let page = ComparePage {
        sentence: writer.sentence(&before, &after),
        before: name(year - 1),
        after: name(year),
        measures: writer.measures(&before, &after),
        slopes: writer.slopes(&before, &after),
        continued: writer.continued(lineage),
        fates: writer.fates(lineage),
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

/// The numbers of a year that are compared.
#[derive(Default)]
struct Numbers {
    projects: f64,
    progress: Option<f64>,
    done: f64,
    punctual: Option<f64>,
    slip: Option<f64>,
    carried: f64,
    solved_days: Option<f64>,
    decision_days: Option<f64>,
}

#[expect(
    clippy::cast_precision_loss,
    reason = "counts of projects and days are far below 2^53"
)]
impl Numbers {
    fn of(facts: &Facts, year: i32) -> Numbers {
        let Some(figures) = facts.year(year) else {
            return Numbers::default();
        };
        let members: Vec<usize> = facts.entries(year).map(|entry| entry.index).collect();
        let weights = &facts.config.scorecard;
        let card = scorecard(&members, &facts.portfolio, &facts.figures, weights);
        let rollup = &figures.rollup;
        let mut decisions = DecisionTally::default();
        for meeting in meetings_of(facts, year) {
            decisions.add(meeting, figures.as_of);
        }
        Numbers {
            projects: rollup.total as f64,
            progress: rollup.mean_progress,
            done: rollup.count(Health::Done) as f64,
            punctual: card.parts[1].score,
            slip: rollup.median_slip,
            carried: rollup.count(Health::Carried) as f64,
            solved_days: solved_days(facts, year, figures),
            decision_days: decisions.mean_days(),
        }
    }
}

/// Returns the mean number of days from a problem's first day to the day on which it was solved.
#[expect(
    clippy::cast_precision_loss,
    reason = "counts of problems and days are far below 2^53"
)]
fn solved_days(facts: &Facts, year: i32, figures: &YearFigures) -> Option<f64> {
    let problems = facts.entries(year).flat_map(|entry| &entry.project.problems);
    let days: Vec<i64> = problems
        .filter_map(|problem| {
            let solved = problem.solved.filter(|solved| *solved <= figures.as_of)?;
            let since = problem.since.and_then(Deadline::first_day)?;
            Some(Days::between(since, solved).0)
        })
        .collect();
    (!days.is_empty()).then(|| days.iter().sum::<i64>() as f64 / days.len() as f64)
}

/// How a measure is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    Count,
    Percent,
    Days,
}

/// A measure: the name of its word, its unit, and how it is read from the numbers.
type Measure = (&'static str, Unit, fn(&Numbers) -> Option<f64>);

/// Returns the list behind a measure of a year; none where the year lacks the page.
fn behind(facts: &Facts, links: Links<'_>, word: &str, year: i32) -> Option<String> {
    let page = |page: YearPage, anchor: &str| {
        let path = page.path(year);
        let href = if anchor.is_empty() {
            links.to(&path)
        } else {
            links.to_place(&path, anchor)
        };
        facts.has(page, year).then_some(href)
    };
    match word {
        "measure-done" => Some(projects_href(links, year, Some(Health::Done))),
        "measure-carried" => Some(projects_href(links, year, Some(Health::Carried))),
        "measure-punctual" => page(YearPage::Milestones, ""),
        "measure-solved" => page(YearPage::Problems, "h-solved"),
        "measure-decisions" => page(YearPage::Meetings, "h-list"),
        _ => Some(projects_href(links, year, None)),
    }
}

/// What is compared, in order.
const MEASURES: [Measure; 8] = [
    ("measure-projects", Unit::Count, |numbers| Some(numbers.projects)),
    ("measure-done", Unit::Count, |numbers| Some(numbers.done)),
    ("measure-carried", Unit::Count, |numbers| Some(numbers.carried)),
    ("measure-progress", Unit::Percent, |numbers| numbers.progress),
    ("measure-punctual", Unit::Percent, |numbers| numbers.punctual),
    ("measure-slip", Unit::Days, |numbers| numbers.slip),
    ("measure-solved", Unit::Days, |numbers| numbers.solved_days),
    ("measure-decisions", Unit::Days, |numbers| numbers.decision_days),
];

struct Writer<'a> {
    facts: &'a Facts,
    links: Links<'a>,
    year: i32,
    format: Format<'a>,
}

impl Writer<'_> {
    fn write(&self, unit: Unit, value: Option<f64>) -> String {
        let facts = self.facts;
        let Some(value) = value else {
            return facts.words.text("no-figure");
        };
        match unit {
            Unit::Count => self.format.number(value),
            Unit::Percent => facts.say("percent", Args::new().with("n", self.format.percent(value))),
            Unit::Days => facts.say("days", Args::new().with("n", round_half_away(value, 1))),
        }
    }

    fn measures(&self, before: &Numbers, after: &Numbers) -> Vec<MeasureRow> {
        let row = |(word, unit, read): &Measure| {
            let (before, after) = (read(before), read(after));
            MeasureRow {
                name: self.facts.words.text(word),
                before: self.figure((word, *unit), before, self.year - 1),
                after: self.figure((word, *unit), after, self.year),
                change: self.change(*unit, before.zip(after)),
            }
        };
        MEASURES.iter().map(row).collect()
    }

    fn figure(&self, (word, unit): (&str, Unit), value: Option<f64>, year: i32) -> Figure {
        let counted = value.filter(|value| unit != Unit::Count || *value > 0.0);
        Figure {
            text: self.write(unit, value),
            href: counted.and_then(|_| behind(self.facts, self.links, word, year)),
        }
    }

    fn change(&self, unit: Unit, pair: Option<(f64, f64)>) -> String {
        let Some((before, after)) = pair else {
            return self.facts.words.text("no-figure");
        };
        let decimals = if matches!(unit, Unit::Percent) { 0 } else { 1 };
        let change = round_half_away(
            round_half_away(after, decimals) - round_half_away(before, decimals),
            decimals,
        );
        let number = self.format.number(change.abs());
        let sign = match change {
            change if change > 0.0 => "+",
            change if change < 0.0 => "\u{2212}",
            _ => "",
        };
        let signed = format!("{sign}{number}");
        match unit {
            Unit::Count => signed,
            Unit::Percent => self.facts.say("points-signed", Args::new().with("n", signed)),
            Unit::Days => self.facts.say("days-signed", Args::new().with("n", signed)),
        }
    }

    /// Draws the measures that are no plain counts, those of one unit on one scale: on a scale of its own every
    /// small difference would look large.
    fn slopes(&self, before: &Numbers, after: &Numbers) -> Vec<SlopeChart> {
        let units = [(Unit::Percent, "compare-percent"), (Unit::Days, "compare-days")];
        let chart = |(unit, word)| self.slope(unit, word, before, after);
        units.into_iter().filter_map(chart).collect()
    }

    fn slope(&self, unit: Unit, word: &str, before: &Numbers, after: &Numbers) -> Option<SlopeChart> {
        let facts = self.facts;
        let years = [(self.year - 1).to_string(), self.year.to_string()];
        let pair = |(name, _, read): &Measure| {
            let (before, after) = (read(before)?, read(after)?);
            Some(Pair {
                name: facts.words.text(&format!("{name}-short")),
                before,
                after,
                before_words: self.write(unit, Some(before)),
                after_words: self.write(unit, Some(after)),
                weight: Weight::Strong,
            })
        };
        let of_unit = MEASURES.iter().filter(|(_, measured, _)| *measured == unit);
        let lines: Vec<Pair> = of_unit.filter_map(pair).collect();
        let finding = |pair: &Pair| {
            let args = Args::new()
                .with("name", &pair.name)
                .with("before", &pair.before_words)
                .with("after", &pair.after_words);
            facts.say("compare-finding", args)
        };
        let findings: Vec<String> = lines.iter().map(finding).collect();
        let svg = slope(&Slope {
            id: word,
            finding: &findings.join(phrase::between(facts.language())),
            before: &years[0],
            after: &years[1],
            lines: &lines,
        });
        (!lines.is_empty()).then(|| SlopeChart {
            name: facts.words.text(word),
            svg,
        })
    }

    fn sentence(&self, before: &Numbers, after: &Numbers) -> Sentence {
        let facts = self.facts;
        let say = |id: &str, args: Args, word: &str| {
            let list = |year: i32| behind(facts, self.links, word, year);
            let places = [("after", list(self.year)), ("before", list(self.year - 1))];
            linked(facts, id, args, &places)
        };
        let years = Args::new()
            .with("year", self.year.to_string())
            .with("before", (self.year - 1).to_string());
        let difference = after.projects - before.projects;
        let more = match difference {
            difference if difference > 0.0 => "more",
            difference if difference < 0.0 => "fewer",
            _ => "same",
        };
        let args = years
            .with("n", after.projects)
            .with("difference", difference.abs())
            .with("more", more);
        let mut clauses = vec![say("compare-projects", args, "measure-projects")];
        if let Some((before, after)) = before.punctual.zip(after.punctual) {
            let args = Args::new()
                .with("before", round_half_away(before, 0))
                .with("after", round_half_away(after, 0));
            clauses.push(say("compare-punctual", args, "measure-punctual"));
        }
        if before.carried + after.carried > 0.0 {
            let args = Args::new()
                .with("before", before.carried)
                .with("after", after.carried);
            clauses.push(say("compare-carried", args, "measure-carried"));
        }
        let mut sentence = join(facts, clauses, "list-semicolon");
        sentence.push(Phrase::plain(facts.words.text("full-stop")));
        sentence
    }

    fn continued(&self, lineage: &Lineage) -> Vec<ContinuedRow> {
        let facts = self.facts;
        let last_year = |index: &&usize| facts.portfolio.projects[**index].key.year == self.year - 1;
        let row = |entry: super::Entry<'_>| {
            let before: Vec<usize> = lineage.predecessors[entry.index]
                .iter()
                .filter(last_year)
                .copied()
                .collect();
            let first = facts.entry(*before.first()?);
            let link = |&index: &usize| project_link(facts, self.links, facts.entry(index));
            Some(ContinuedRow {
                before: before.iter().map(link).collect(),
                after: project_link(facts, self.links, entry),
                progress_before: self.write(Unit::Percent, first.figures.progress),
                progress_after: self.write(Unit::Percent, entry.figures.progress),
            })
        };
        facts.entries(self.year).filter_map(row).collect()
    }

    /// Lists what became of last year's projects, those that vanished first: somebody must explain them.
    fn fates(&self, lineage: &Lineage) -> Vec<FateGroup> {
        let facts = self.facts;
        let fates = [
            (LineageFate::Vanished, "fate-vanished"),
            (LineageFate::Merged, "fate-merged"),
            (LineageFate::Carried, "fate-carried"),
            (LineageFate::Finished, "fate-finished"),
        ];
        let fate = |index: usize| lineage.fate(index, &facts.portfolio, &facts.figures);
        let group = |(wanted, word): (LineageFate, &str)| {
            let of_fate = facts
                .entries(self.year - 1)
                .filter(|entry| fate(entry.index) == wanted);
            let projects: Vec<ProjectLink> = of_fate
                .map(|entry| project_link(facts, self.links, entry))
                .collect();
            FateGroup {
                heading: facts.say(word, Args::new().with("n", projects.len())),
                alarming: wanted == LineageFate::Vanished,
                projects,
            }
        };
        let groups = fates.into_iter().map(group);
        groups.filter(|group| !group.projects.is_empty()).collect()
    }
}

#[cfg(test)]
mod tests;
