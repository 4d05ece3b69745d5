//! The verdict: the state of a year in two sentences that can be read aloud in a meeting.

use crate::figures::{Group, Health, Rollup, YearFigures, elapsed};
use crate::locale::Args;
use crate::model::Date;
use crate::view::address::YearPage;
use crate::view::sentence::{Phrase, Sentence, join, with_link};
use crate::view::{Facts, Links};

/// Share of the late projects, in percent, from which on a group is named.
///
/// # Source
/// docs/theme.md, "The verdict".
const CONCENTRATED: usize = 40;

/// Makes the verdict of `year`.
pub fn verdict(facts: &Facts, links: Links<'_>, year: &YearFigures) -> Sentence {
    let mut sentence = opening(facts, links, year);
    let milestones = join(
        facts,
        vec![owed_clause(facts, &year.rollup), left_clause(facts, year)],
        "list-comma",
    );
    let clauses = join(
        facts,
        vec![late_clause(facts, year), milestones],
        "list-semicolon",
    );
    if !clauses.is_empty() {
        sentence.push(Phrase::plain(facts.words.text("sentence-space")));
        sentence.extend(clauses);
        sentence.push(Phrase::plain(facts.words.text("full-stop")));
    }
    sentence
}

/// Says how much of the year has passed and how far the projects are.
fn opening(facts: &Facts, links: Links<'_>, year: &YearFigures) -> Sentence {
    let (first, last) = (year.reporting_year.first_day(), year.reporting_year.last_day());
    let format = facts.format(year.reporting_year.name());
    let progress = year.rollup.mean_progress;
    let args = Args::new()
        .with("stage", stage(year))
        .with("elapsed", format.percent(elapsed(first, last, year.as_of)))
        .with("n", year.rollup.total)
        .with(
            "progress",
            progress.map_or_else(String::new, |mean| format.percent(mean)),
        );
    let id = if progress.is_some() {
        "verdict-progress"
    } else {
        "verdict-total"
    };
    let count = facts.say("verdict-projects", Args::new().with("n", year.rollup.total));
    let list = links.to(&YearPage::Projects.path(year.reporting_year.name()));
    with_link(facts, id, args, Phrase::link(count, list))
}

/// Tells whether the year has begun, and whether it is over.
fn stage(year: &YearFigures) -> &'static str {
    let (first, last) = (year.reporting_year.first_day(), year.reporting_year.last_day());
    match year.as_of {
        day if day < first => "before",
        day if day >= last || year.closed.is_some() => "over",
        _ => "running",
    }
}

fn late_clause(facts: &Facts, year: &YearFigures) -> Sentence {
    let late = year.rollup.count(Health::Late);
    if late == 0 {
        return Sentence::new();
    }
    let count = facts.say("verdict-late-count", Args::new().with("n", late));
    let link = Phrase::link(count, "#attn".to_owned()).alarming();
    let Some((group, share)) = concentration(facts, year) else {
        return with_link(facts, "verdict-late", Args::new().with("n", late), link);
    };
    let id = if share == late {
        "verdict-late-all"
    } else {
        "verdict-late-in"
    };
    let args = Args::new()
        .with("n", late)
        .with("k", share)
        .with("group", &group.name);
    with_link(facts, id, args, link)
}

/// Finds the group in which lateness concentrates, and its late projects: a value of the first facet, or an
/// office where the site has no facet. One late project is no concentration.
pub fn concentration<'a>(facts: &Facts, year: &'a YearFigures) -> Option<(&'a Group, usize)> {
    let facet = facts
        .config
        .facets
        .first()
        .and_then(|facet| year.facets.get(&facet.key));
    let groups = facet.unwrap_or(&year.offices);
    let late = |group: &Group| group.rollup.count(Health::Late);
    let total = year.rollup.count(Health::Late);
    let top = groups
        .iter()
        .filter(|group| facet.is_none() || !group.name.contains('/'));
    let (group, share) = top
        .map(|group| (group, late(group)))
        .rev()
        .max_by_key(|(_, share)| *share)?;
    (share >= 2 && share * 100 >= total * CONCENTRATED).then_some((group, share))
}

fn owed_clause(facts: &Facts, rollup: &Rollup) -> Sentence {
    let owed = rollup.milestones.owed();
    if owed == 0 {
        return Sentence::new();
    }
    let count = facts.say("verdict-owed-count", Args::new().with("n", owed));
    let link = Phrase::link(count, "#owed".to_owned()).alarming();
    with_link(facts, "verdict-owed", Args::new().with("n", owed), link)
}

/// Counts the milestones that are neither handed over nor owed and are due by the end of the year.
fn left_clause(facts: &Facts, year: &YearFigures) -> Sentence {
    let left = left(facts, year, year.reporting_year.last_day());
    if left == 0 {
        return Sentence::new();
    }
    let args = Args::new()
        .with("n", left)
        .with("owed", year.rollup.milestones.owed())
        .with("stage", stage(year));
    let count = facts.say("verdict-left-count", args.clone());
    let link = Phrase::link(count, "#pile".to_owned());
    with_link(facts, "verdict-left", args, link)
}

fn left(facts: &Facts, year: &YearFigures, last: Date) -> usize {
    let open = |entry: crate::view::Entry<'_>| {
        let pairs = entry.project.milestones.iter().zip(&entry.figures.milestones);
        pairs
            .filter(|(milestone, figures)| {
                let by_then = milestone.due_day().is_some_and(|due| due <= last);
                figures.done.is_none() && !figures.state.is_owed() && by_then
            })
            .count()
    };
    facts
        .entries(year.reporting_year.name())
        .filter(|entry| entry.figures.health != Health::Cancelled)
        .map(open)
        .sum()
}
