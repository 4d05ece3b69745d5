//! `data/portfolio.json`: every project and every derived figure, for other programs.
//!
//! # Source
//! content-model.md, "portfolio.json": keys in that order, sorted by year then id. `directives` follows them: an
//! addition of this program's own.

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

/// Writes the file.
pub fn portfolio_json(facts: &Facts) -> String {
    let figures = &facts.figures;
    let projects: Vec<Value> = facts
        .portfolio
        .projects
        .iter()
        .zip(&figures.projects)
        .filter(|(project, _)| facts.shows(project.key.year))
        .map(|(project, figures)| project_json(facts, project, figures))
        .collect();
    let with_projects = || {
        let years = figures.years.iter();
        years.filter(|(name, year)| year.rollup.total > 0 && facts.shows(**name))
    };
    let years: Map<String, Value> = with_projects()
        .map(|(name, year)| {
            let mut value = Map::new();
            value.insert("as_of".into(), date(Some(year.as_of)));
            value.extend(rollup_json(&year.rollup));
            (name.to_string(), Value::Object(value))
        })
        .collect();
    let groups = |pick: fn(&crate::figures::YearFigures) -> &Vec<Group>| -> Map<String, Value> {
        with_projects()
            .map(|(name, year)| (name.to_string(), groups_json(pick(year))))
            .collect()
    };
    let file = json!({
        "schema": SCHEMA,
        "generator": GENERATOR,
        "as_of": date(Some(figures.run_date)),
        "title": facts.config.title,
        "language": facts.language().tag(),
        "projects": projects,
        "years": years,
        "offices": groups(|year| &year.offices),
        "leads": groups(|year| &year.leads),
        "directives": directives(facts),
    });
    format!("{file}\n")
}

/// Returns what the file says of one project, with every figure.
pub fn project_json(facts: &Facts, project: &Project, figures: &ProjectFigures) -> Value {
    let t = figures.as_of;
    json!({
        "key": project.key.to_string(),
        "year": project.key.year,
        "id": project.key.id,
        "title": project.title,
        "lead": project.lead,
        "office": project.office,
        "responsible": project.responsible,
        "partners": project.partners,
        "facets": facets(facts, project),
        "goals": project.goals.iter().map(ToString::to_string).collect::<Vec<String>>(),
        "start": date(project.start_day()),
        "due": date(project.due_day()),
        "due_text": project.due_written,
        "baseline_due": date(project.baseline_due()),
        "status": figures.status.word(),
        "health": figures.health.word(),
        "stated": figures.stated.map(crate::model::Stated::word),
        "pace": figures.pace.map(crate::figures::Pace::word),
        "progress": percent(figures.progress),
        "reported": percent(figures.reported),
        "earned": percent(figures.earned),
        "expected": percent(figures.expected),
        "gap": percent(figures.gap),
        "slip_days": days(figures.slip),
        "overdue": figures.overdue,
        "silent": figures.silent,
        "finish": figures.finish.map(crate::figures::Finish::word),
        "closed": figures.closed,
        "last_update": date(figures.last_update),
        "milestones": milestones(project, figures),
        "updates": updates(project, t),
        "problems": project.problems.iter().map(|problem| problem_json(problem, t)).collect::<Vec<Value>>(),
        "indicators": indicators(project, figures),
        "account": project.account.as_ref().map(account_json),
        "close": project.close.as_ref().filter(|close| close.date.is_none_or(|day| day <= t)).map(close_json),
        "review": project.review.as_ref().map(review_json),
        "continues": project.continues.iter().map(ToString::to_string).collect::<Vec<String>>(),
        "path": project_path(&project.key).as_str(),
        "source": {"file": project.file, "line": 1},
    })
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

fn milestones(project: &Project, figures: &ProjectFigures) -> Vec<Value> {
    let pairs = project.milestones.iter().zip(&figures.milestones);
    pairs
        .map(|(milestone, figures): (&Milestone, _)| {
            json!({
                "name": milestone.name,
                "due": date(milestone.due_day()),
                "baseline": date(milestone.baseline_day()),
                "done": date(figures.done),
                "weight": number(milestone.weight),
                "slip_days": days(figures.slip),
                "state": figures.state.word(),
            })
        })
        .collect()
}

/// Lists the updates until the status date, by date; of one day in the order of the file.
fn updates(project: &Project, t: Date) -> Vec<Value> {
    let mut updates: Vec<&Update> = project.updates.iter().filter(|update| update.date <= t).collect();
    updates.sort_by_key(|update| update.date);
    let value = |update: &Update| {
        json!({
            "date": date(Some(update.date)),
            "percent": percent(update.percent),
            "health": update.stated.map(crate::model::Stated::word),
            "headline": update.headline,
        })
    };
    updates.into_iter().map(value).collect()
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
