//! `data/portfolio.json`: every project and every derived figure, for other programs.
//!
//! # Source
//! docs/content-model.md, "portfolio.json": keys in that order, sorted by year, then id.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::{Map, Value, json};

use super::Facts;
use super::address::project_path;
use super::format::round_half_away;
use super::frame::GENERATOR;
use crate::figures::{ClauseCoverage, Group, MilestoneTally, ProjectFigures, Rollup, coverage};
use crate::model::{
    Account, Close, Date, Days, Deadline, Directive, Indicator, Milestone, Problem, Project, Quantity,
    Review, Update,
};

/// Version of the file's form; it changes when a key changes its meaning.
const SCHEMA: u32 = 1;

/// Bytes of a project, about.
const PROJECT: usize = 2048;

/// Writes the file.
pub fn portfolio_json(facts: &Facts) -> String {
    let figures = &facts.figures;
    // A year has figures when it has a record of any kind: without projects they are counts of 0.
    let shown = || figures.years.iter().filter(|(name, _)| facts.has_briefs(**name));
    let years = shown().map(|(name, year)| {
        let mut value = Map::new();
        value.insert("as_of".into(), date(Some(year.as_of)));
        value.extend(rollup_json(&year.rollup));
        (name.to_string(), Value::Object(value))
    });
    let groups = |pick: fn(&crate::figures::YearFigures) -> &Vec<Group>| -> Map<String, Value> {
        shown()
            .map(|(name, year)| (name.to_string(), groups_json(pick(year))))
            .collect()
    };
    let file = File {
        schema: SCHEMA,
        generator: GENERATOR,
        as_of: date(Some(figures.run_date)),
        title: &facts.config.title,
        language: facts.language().tag(),
        projects: Projects(facts),
        years: years.collect(),
        offices: groups(|year| &year.offices),
        leads: groups(|year| &year.leads),
        directives: directives(facts),
    };
    let mut bytes = Vec::with_capacity(PROJECT * facts.project_count());
    serde_json::to_writer(&mut bytes, &file).expect("texts, numbers and keys of text are JSON");
    bytes.push(b'\n');
    String::from_utf8(bytes).expect("JSON is text")
}

/// The file, its keys in their order.
#[derive(Serialize)]
struct File<'a> {
    schema: u32,
    generator: &'static str,
    as_of: Value,
    title: &'a str,
    language: &'static str,
    projects: Projects<'a>,
    years: Map<String, Value>,
    offices: Map<String, Value>,
    leads: Map<String, Value>,
    directives: Map<String, Value>,
}

/// All projects, each made when it is written: ten thousand of them at once take a hundred megabytes.
struct Projects<'a>(&'a Facts);

impl Serialize for Projects<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Projects(facts) = self;
        let pairs = facts.portfolio.projects.iter().zip(&facts.figures.projects);
        let shown = pairs.filter(|(project, _)| facts.has_briefs(project.key.year));
        serializer.collect_seq(shown.map(|(project, figures)| ProjectObject {
            facts,
            project,
            figures,
        }))
    }
}

/// Returns what the file says of one project, with every figure.
pub fn project_json(facts: &Facts, project: &Project, figures: &ProjectFigures) -> Value {
    let object = ProjectObject {
        facts,
        project,
        figures,
    };
    serde_json::to_value(object).expect("texts, numbers and keys of text are JSON")
}

/// What the file says of one project. It is written key by key: a tree of values first would cost several times
/// as much as the text.
struct ProjectObject<'a> {
    facts: &'a Facts,
    project: &'a Project,
    figures: &'a ProjectFigures,
}

impl Serialize for ProjectObject<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        self.identity(&mut map)?;
        self.schedule(&mut map)?;
        self.records(&mut map)?;
        map.end()
    }
}

impl ProjectObject<'_> {
    /// Writes which project it is and what was promised.
    fn identity<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        let Self { facts, project, .. } = self;
        map.serialize_entry("key", &project.key.to_string())?;
        map.serialize_entry("year", &project.key.year)?;
        map.serialize_entry("id", &project.key.id)?;
        map.serialize_entry("title", &project.title)?;
        map.serialize_entry("lead", &project.lead)?;
        map.serialize_entry("office", &project.office)?;
        map.serialize_entry("responsible", &project.responsible)?;
        map.serialize_entry("partners", &project.partners)?;
        map.serialize_entry("facets", &facets(facts, project))?;
        map.serialize_entry("goals", &keys(&project.goals))?;
        map.serialize_entry("start", &date(project.start_day()))?;
        map.serialize_entry("due", &date(project.due_day()))?;
        map.serialize_entry("due_text", &project.due_written)?;
        map.serialize_entry("baseline_due", &date(project.baseline_due()))
    }

    /// Writes its figures.
    fn schedule<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        let figures = self.figures;
        map.serialize_entry("status", &figures.status.word())?;
        map.serialize_entry("health", &figures.health.word())?;
        map.serialize_entry("stated", &figures.stated.map(crate::model::Stated::word))?;
        map.serialize_entry("pace", &figures.pace.map(crate::figures::Pace::word))?;
        map.serialize_entry("progress", &percent(figures.progress))?;
        map.serialize_entry("reported", &percent(figures.reported))?;
        map.serialize_entry("earned", &percent(figures.earned))?;
        map.serialize_entry("expected", &percent(figures.expected))?;
        map.serialize_entry("gap", &percent(figures.gap))?;
        map.serialize_entry("slip_days", &days(figures.slip))?;
        map.serialize_entry("overdue", &figures.overdue)?;
        map.serialize_entry("silent", &figures.silent)?;
        map.serialize_entry("finish", &figures.finish.map(crate::figures::Finish::word))?;
        map.serialize_entry("closed", &figures.closed)?;
        map.serialize_entry("last_update", &date(figures.last_update))
    }

    /// Writes its lists and accounts, and where it is.
    fn records<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        let Self { project, figures, .. } = self;
        let t = figures.as_of;
        let problems: Vec<Value> = project
            .problems_at(t)
            .map(|problem| problem_json(problem, t))
            .collect();
        let closed = |close: &&Close| close.date.is_none_or(|day| day <= t);
        let close = project.close.as_ref().filter(closed);
        map.serialize_entry("milestones", &milestones(project, figures))?;
        map.serialize_entry("updates", &updates(project, t))?;
        map.serialize_entry("problems", &problems)?;
        map.serialize_entry("indicators", &indicators(project, figures))?;
        map.serialize_entry("account", &project.account.as_ref().map(account_json))?;
        map.serialize_entry("close", &close.map(close_json))?;
        map.serialize_entry("review", &project.review_at(t).map(review_json))?;
        map.serialize_entry("continues", &keys(&project.continues))?;
        map.serialize_entry("path", project_path(&project.key).as_str())?;
        map.serialize_entry("source", &json!({"file": project.file, "line": 1}))
    }
}

/// Writes keys and clauses as texts.
fn keys<T: ToString>(list: &[T]) -> Vec<String> {
    list.iter().map(ToString::to_string).collect()
}

/// Returns the values of every declared facet, in the order declared.
fn facets(facts: &Facts, project: &Project) -> Map<String, Value> {
    let values = |key: &str| project.facets.get(key).cloned().unwrap_or_default();
    facts
        .config
        .facets
        .iter()
        .map(|facet| (facet.key.clone(), json!(values(&facet.key))))
        .collect()
}

/// A milestone as the file has it.
#[derive(Serialize)]
struct MilestoneObject<'a> {
    name: &'a str,
    due: Value,
    baseline: Value,
    done: Value,
    weight: Value,
    slip_days: Value,
    state: &'static str,
}

fn milestones<'a>(project: &'a Project, figures: &ProjectFigures) -> Vec<MilestoneObject<'a>> {
    let pairs = project.milestones.iter().zip(&figures.milestones);
    pairs
        .map(|(milestone, figures): (&Milestone, _)| MilestoneObject {
            name: &milestone.name,
            due: date(milestone.due_day()),
            baseline: date(milestone.baseline_day()),
            done: date(figures.done),
            weight: number(milestone.weight),
            slip_days: days(figures.slip),
            state: figures.state.word(),
        })
        .collect()
}

/// An update as the file has it.
#[derive(Serialize)]
struct UpdateObject<'a> {
    date: Value,
    percent: Value,
    health: Option<&'static str>,
    headline: Option<&'a str>,
}

/// Lists the updates until the status date, by date; of one day in the order of the file.
fn updates(project: &Project, t: Date) -> Vec<UpdateObject<'_>> {
    let mut updates: Vec<&Update> = project.updates.iter().filter(|update| update.date <= t).collect();
    updates.sort_by_key(|update| update.date);
    updates.into_iter().map(update_object).collect()
}

fn update_object(update: &Update) -> UpdateObject<'_> {
    UpdateObject {
        date: date(Some(update.date)),
        percent: percent(update.percent),
        health: update.stated.map(crate::model::Stated::word),
        headline: update.headline.as_deref(),
    }
}

fn problem_json(problem: &Problem, t: Date) -> Value {
    json!({
        "text": problem.text,
        "since": date(problem.since.and_then(Deadline::first_day)),
        "owner": problem.owner,
        "due": date(problem.due.and_then(Deadline::last_day)),
        "solved": date(problem.solved.filter(|day| *day <= t)),
    })
}

fn indicators(project: &Project, figures: &ProjectFigures) -> Vec<Value> {
    let value = |(indicator, attainment): (&Indicator, &Option<f64>)| {
        json!({
            "name": indicator.name,
            "unit": indicator.unit,
            "base": indicator.base.map(number),
            "target": indicator.target.map(quantity),
            "actual": indicator.actual.map(quantity),
            "kind": indicator.kind.word(),
            "attainment": percent(*attainment),
        })
    };
    project
        .indicators()
        .zip(&figures.attainments)
        .map(value)
        .collect()
}

fn account_json(account: &Account) -> Value {
    json!({
        "reason": account.reason,
        "cause": account.cause,
        "remedy": account.remedy,
        "responsible": account.responsible,
        "new_due": date(account.new_due.and_then(Deadline::last_day)),
        "carry_to": account.carry_to,
    })
}

fn close_json(close: &Close) -> Value {
    json!({
        "date": date(close.date),
        "result": close.result.map(crate::model::CloseResult::word),
        "summary": close.summary,
        "evidence": close.evidence,
        "score": close.score.map(number),
    })
}

fn review_json(review: &Review) -> Value {
    json!({
        "conclusion": review.conclusion.map(crate::model::Conclusion::word),
        "score": review.score.map(number),
        "comment": review.comment,
        "by": review.by,
        "date": date(review.date),
    })
}

fn groups_json(groups: &[Group]) -> Value {
    let value = |group: &Group| (group.name.clone(), Value::Object(rollup_json(&group.rollup)));
    Value::Object(groups.iter().map(value).collect())
}

/// Lists every directive by its id.
fn directives(facts: &Facts) -> Map<String, Value> {
    let directives = facts.portfolio.directives.iter();
    directives
        .map(|directive| (directive.id.clone(), directive_json(facts, directive)))
        .collect()
}

/// Returns what the file says of a directive: clause by clause the projects of its year that carry it out.
pub fn directive_json(facts: &Facts, directive: &Directive) -> Value {
    let key = |&index: &usize| facts.portfolio.projects[index].key.to_string();
    let coverage = coverage(directive, &facts.portfolio, &facts.figures);
    let pairs = || directive.clauses.iter().zip(&coverage.clauses);
    let ids = |chosen: fn(&ClauseCoverage) -> bool| -> Vec<&str> {
        pairs()
            .filter(|(_, found)| chosen(found))
            .map(|(clause, _)| clause.id.as_str())
            .collect()
    };
    let clauses: Map<String, Value> = pairs()
        .map(|(clause, found)| {
            (
                clause.id.clone(),
                json!(found.projects.iter().map(key).collect::<Vec<String>>()),
            )
        })
        .collect();
    json!({
        "year": directive.year,
        "title": directive.title,
        "total": directive.clauses.len(),
        "uncovered": ids(|found| found.projects.is_empty()),
        "all_late": ids(ClauseCoverage::is_all_late),
        "clauses": clauses,
    })
}

/// Returns what the file says of a group of projects together.
pub fn rollup_json(rollup: &Rollup) -> Map<String, Value> {
    let health: Map<String, Value> = rollup
        .health
        .iter()
        .map(|(word, n)| (word.word().to_owned(), json!(n)))
        .collect();
    let pace: Map<String, Value> = rollup
        .pace
        .iter()
        .map(|(word, n)| (word.word().to_owned(), json!(n)))
        .collect();
    let mut value = Map::new();
    value.insert("total".into(), json!(rollup.total));
    value.insert("health".into(), Value::Object(health));
    value.insert("pace".into(), Value::Object(pace));
    value.insert("mean_progress".into(), percent(rollup.mean_progress));
    value.insert("mean_expected".into(), percent(rollup.mean_expected));
    value.insert("milestones".into(), tally_json(rollup.milestones));
    value.insert("median_slip".into(), percent(rollup.median_slip));
    value
}

fn tally_json(tally: MilestoneTally) -> Value {
    json!({
        "total": tally.total,
        "done": tally.done,
        "overdue": tally.overdue,
        "moved": tally.moved,
        "due_soon": tally.due_soon,
        "open": tally.open,
    })
}

/// Writes a day, or null.
pub fn date(date: Option<Date>) -> Value {
    date.map_or(Value::Null, |date| Value::String(date.to_string()))
}

/// Writes a figure with one decimal, halves rounded away from zero, or null.
pub fn percent(value: Option<f64>) -> Value {
    value.map_or(Value::Null, |value| json!(round_half_away(value, 1)))
}

fn days(days: Option<Days>) -> Value {
    days.map_or(Value::Null, |days| json!(days.0))
}

/// Writes a number as its author did: whole numbers without a decimal point.
pub fn number(value: f64) -> Value {
    /// Up to here every whole number is exact in binary floating point: 2^53.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    #[expect(clippy::cast_possible_truncation, reason = "whole and within 2^53")]
    if value.fract() == 0.0 && value.abs() <= EXACT {
        json!(value as i64)
    } else {
        json!(value)
    }
}

fn quantity(quantity: Quantity) -> Value {
    match quantity {
        Quantity::Number(value) => number(value),
        Quantity::Answer(answer) => json!(answer),
    }
}
