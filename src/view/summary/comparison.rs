//! This year against the one before, in the few figures that both have.

use serde::Serialize;

use super::super::address::YearPage;
use super::super::format::round_half_away;
use super::super::part::{Figure, projects_href};
use super::super::{Facts, Links, milestones};
use super::Compared;
use crate::figures::{Finish, Health, YearFigures};
use crate::locale::Args;

/// One figure of two years.
#[derive(Clone, Debug, Serialize)]
pub struct CompareRow {
    /// What it counts.
    pub name: String,
    /// In the year before.
    pub before: Figure,
    /// In this year.
    pub now: Figure,
}

/// Names the years compared; none where the year before has no projects.
pub fn compared(facts: &Facts, links: Links<'_>, year: i32) -> Option<Compared> {
    facts.has(YearPage::Compare, year).then(|| Compared {
        before: (year - 1).to_string(),
        now: year.to_string(),
        href: links.to(&YearPage::Compare.path(year)),
    })
}

/// Compares the year with the one before; empty where that has no projects.
pub fn comparison(facts: &Facts, links: Links<'_>, year: i32) -> Vec<CompareRow> {
    let with_projects = |year: i32| facts.year(year).filter(|figures| figures.rollup.total > 0);
    let (Some(before), Some(now)) = (with_projects(year - 1), with_projects(year)) else {
        return Vec::new();
    };
    let before = figures(facts, links, year - 1, before);
    let now = figures(facts, links, year, now);
    before
        .into_iter()
        .zip(now)
        .map(|((word, before), (_, now))| CompareRow {
            name: facts.words.text(word),
            before,
            now,
        })
        .collect()
}

/// Returns the figures of one year, each with the name of its word and the way to the list behind it.
fn figures(facts: &Facts, links: Links<'_>, year: i32, figures: &YearFigures) -> Vec<(&'static str, Figure)> {
    let format = facts.format(year);
    let rollup = &figures.rollup;
    let list = |health: Option<Health>| projects_href(links, year, health);
    let counted = |health: Health| Figure::count(rollup.count(health), || list(Some(health)));
    let measured = |value: Option<String>, href: String| Figure {
        href: value.is_some().then_some(href),
        text: value.unwrap_or_else(|| facts.words.text("no-figure")),
    };
    let percent = |value: Option<f64>| {
        value.map(|value| facts.say("percent", Args::new().with("n", format.percent(value))))
    };
    let kept = facts
        .entries(year)
        .filter(|entry| matches!(entry.figures.finish, Some(Finish::Early | Finish::OnTime)))
        .count();
    let promised = facts
        .entries(year)
        .filter(|entry| entry.figures.finish.is_some())
        .count();
    let slip = rollup
        .median_slip
        .map(|days| facts.say("summary-days", Args::new().with("n", round_half_away(days, 1))));
    let delivered = percent(share(rollup.milestones.done, rollup.milestones.total));
    vec![
        ("summary-figure-total", Figure::count(rollup.total, || list(None))),
        ("summary-figure-done", counted(Health::Done)),
        (
            "summary-figure-kept",
            measured(percent(share(kept, promised)), list(Some(Health::Done))),
        ),
        (
            "summary-figure-milestones",
            measured(delivered, milestones::link(links, year, None)),
        ),
        ("summary-figure-slip", measured(slip, list(None))),
        ("summary-figure-carried", counted(Health::Carried)),
        ("summary-figure-cancelled", counted(Health::Cancelled)),
    ]
}

/// Returns `part` of `whole` as a percentage; none where there is no whole.
fn share(part: usize, whole: usize) -> Option<f64> {
    let exact = |n: usize| u32::try_from(n).map(f64::from).unwrap_or(f64::MAX);
    (whole > 0).then(|| 100.0 * exact(part) / exact(whole))
}
