//! The verdict: the state of a year in two sentences that can be read aloud in a meeting.

use crate::figures::{Group, Health, YearFigures, elapsed};
use crate::locale::Args;
use crate::markup::marks::Mark;
use crate::path::SitePath;
use crate::view::part::projects_href;
use crate::view::sentence::{Phrase, Sentence, alarming, join, linked};
use crate::view::{Facts, Links, milestones};

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
        vec![owed_clause(facts, year), left_clause(facts, links, year)],
        "list-comma",
    );
    let clauses = join(
        facts,
        vec![late_clause(facts, links, year), milestones],
        "list-semicolon",
    );
    if !clauses.is_empty() {
        sentence.push(Phrase::plain(facts.words.text("sentence-space")));
        sentence.extend(clauses);
        sentence.push(Phrase::plain(facts.words.text("full-stop")));
    }
    sentence
}

/// Says how much of the year has passed and how far the projects are: all of them, or those that have a progress
/// and are not cancelled.
fn opening(facts: &Facts, links: Links<'_>, year: &YearFigures) -> Sentence {
    let (first, last) = (year.reporting_year.first_day(), year.reporting_year.last_day());
    let format = facts.format(year.reporting_year.name());
    let progress = year.rollup.mean_progress;
    let counted = facts
        .entries(year.reporting_year.name())
        .filter(|entry| entry.figures.health != Health::Cancelled && entry.figures.progress.is_some())
        .count();
    let args = Args::new()
        .with("stage", stage(year))
        .with("elapsed", format.percent(elapsed(first, last, year.as_of)))
        .with("n", year.rollup.total)
        .with("counted", if counted == year.rollup.total { 0 } else { counted })
        .with(
            "progress",
            progress.map_or_else(String::new, |mean| format.percent(mean)),
        );
    let id = if progress.is_some() {
        "verdict-progress"
    } else {
        "verdict-total"
    };
    let list = projects_href(links, year.reporting_year.name(), None);
    linked(
        facts,
        id,
        args,
        &[("projects", Some(list.clone())), ("mean", Some(list))],
    )
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

fn late_clause(facts: &Facts, links: Links<'_>, year: &YearFigures) -> Sentence {
    let late = year.rollup.count(Health::Late);
    if late == 0 {
        return Sentence::new();
    }
    let attention = ("late", Some("#attn".to_owned()));
    let Some((group, share)) = concentration(facts, year) else {
        return alarming(linked(
            facts,
            "verdict-late",
            Args::new().with("n", late),
            &[attention],
        ));
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
    let page = group_page(facts, year.reporting_year.name(), &group.name);
    let share = ("group", page.map(|page| links.to(page)));
    alarming(linked(facts, id, args, &[attention, share]))
}

/// Returns the page of a group of projects that the verdict may name.
fn group_page<'a>(facts: &'a Facts, year: i32, name: &str) -> Option<&'a SitePath> {
    match facts.config.facets.first() {
        Some(facet) => facts.addresses.facet(year, &facet.key, name),
        None => facts.addresses.office(year, name),
    }
}

/// Finds the group in which lateness concentrates, and its late projects: a value of the first facet, or an
/// office where the site has no facet. One late project is no concentration, nor is a group that holds all projects.
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
    let is_all = group.rollup.total == year.rollup.total;
    (share >= 2 && share * 100 >= total * CONCENTRATED && !is_all).then_some((group, share))
}

/// Counts the milestones owed; of a closed year without alarm, for nobody can act on them there.
fn owed_clause(facts: &Facts, year: &YearFigures) -> Sentence {
    let owed = year.rollup.milestones.owed();
    if owed == 0 {
        return Sentence::new();
    }
    let place = ("owed", Some("#owed".to_owned()));
    let clause = linked(facts, "verdict-owed", Args::new().with("n", owed), &[place]);
    if year.closed.is_some() {
        return clause;
    }
    alarming(clause)
}

/// Counts the milestones still to come, as the pile, the ledger and the packs do.
fn left_clause(facts: &Facts, links: Links<'_>, year: &YearFigures) -> Sentence {
    let left = year.rollup.milestones.to_come();
    if left == 0 {
        return Sentence::new();
    }
    let args = Args::new()
        .with("n", left)
        .with("owed", year.rollup.milestones.owed())
        .with("stage", stage(year));
    let list = milestones::link(links, year.reporting_year.name(), Some(Mark::Open));
    linked(facts, "verdict-left", args, &[("left", Some(list))])
}
