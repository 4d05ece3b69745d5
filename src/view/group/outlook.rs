//! Whether a line of work is healthy: what it carries out, and its milestones added up over the year.

use std::collections::BTreeSet;

use crate::figures::{Group, Health, YearFigures};
use crate::locale::Args;
use crate::markup::axis::Axis;
use crate::markup::steps::{Steps, Words, steps};
use crate::markup::svg::Svg;
use crate::model::{Date, GoalRef};
use crate::view::address::{clause_anchor, directive_path};
use crate::view::lane::axis_labels;
use crate::view::part::NameLink;
use crate::view::{Entry, Facts, Links};

/// The fewest milestones whose sum is worth a drawing.
const FEWEST: usize = 3;

/// Links the clauses that the group's projects carry out, in the order of the directives and of their clauses.
pub fn goals(facts: &Facts, links: Links<'_>, group: &Group) -> Vec<NameLink> {
    let projects = group.members.iter().map(|&index| facts.entry(index).project);
    let goals: BTreeSet<&GoalRef> = projects.flat_map(|project| &project.goals).collect();
    let place = |goal: &GoalRef| {
        let directive = facts.relations.directive(&facts.portfolio, goal)?;
        let directives = &facts.portfolio.directives;
        let place = directives
            .iter()
            .position(|other| std::ptr::eq(other, directive))?;
        let clause = directive
            .clauses
            .iter()
            .position(|clause| clause.id == goal.clause)?;
        Some((place, clause))
    };
    let places: BTreeSet<(usize, usize)> = goals.into_iter().filter_map(place).collect();
    let link = |(directive, clause): (usize, usize)| {
        let directive = &facts.portfolio.directives[directive];
        let clause = &directive.clauses[clause];
        let page = directive_path(directive.year, &directive.id);
        let args = Args::new()
            .with("clause", &clause.id)
            .with("text", &clause.text)
            .with("directive", &directive.title);
        NameLink {
            name: facts.say("group-goal", args),
            href: Some(links.to_place(&page, &clause_anchor(&clause.id))),
        }
    };
    places.into_iter().map(link).collect()
}

/// Draws the milestones promised, handed over and expected, added up over the year; none for a few. Those of
/// cancelled projects are left out.
pub fn chart(facts: &Facts, year: &YearFigures, group: &Group) -> Option<Svg> {
    let (mut promised, mut done, mut forecast) = (Vec::new(), Vec::new(), Vec::new());
    let entries = group.members.iter().map(|&index| facts.entry(index));
    for entry in entries.filter(|entry| entry.figures.health != Health::Cancelled) {
        gather(entry, (&mut promised, &mut done, &mut forecast));
    }
    if promised.len() < FEWEST {
        return None;
    }
    let (t, axis) = (year.as_of, Axis::year(year.reporting_year));
    let due = promised.iter().filter(|day| **day <= t).count();
    let count = |id: &str, n: usize| facts.say(id, Args::new().with("n", n));
    let words = [
        count("project-steps-promised", due),
        count("project-steps-done", done.len()),
        facts.words.text("project-today"),
    ];
    let finding = Args::new()
        .with("promised", due)
        .with("done", done.len())
        .with("total", group.rollup.milestones.total);
    Some(steps(&Steps {
        axis,
        labels: &axis_labels(facts, axis),
        today: t,
        id: "steps-title",
        finding: &facts.say("project-steps-title", finding),
        promised: &promised,
        done: &done,
        forecast: &forecast,
        words: Words {
            promised: &words[0],
            done: &words[1],
            gap: "",
            forecast: "",
            today: &words[2],
        },
    }))
}

/// Adds a project's days first promised, handed over, and still to come.
fn gather(entry: Entry<'_>, (promised, done, forecast): (&mut Vec<Date>, &mut Vec<Date>, &mut Vec<Date>)) {
    for (milestone, figures) in entry.project.milestones.iter().zip(&entry.figures.milestones) {
        promised.extend(milestone.baseline_day());
        match figures.done {
            Some(day) => done.push(day),
            None => forecast.extend(milestone.due_day()),
        }
    }
}
