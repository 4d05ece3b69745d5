//! Why projects were late, by office: what the accounts of the briefs give as their cause.

use std::collections::BTreeMap;

use serde::Serialize;

use super::super::part::NameLink;
use super::super::{Entry, Facts, Links};
use crate::locale::Args;

/// Causes by office.
#[derive(Clone, Debug, Serialize)]
pub struct CauseTable {
    /// The causes that occur, in the site's order.
    pub heads: Vec<String>,
    /// One row an office.
    pub rows: Vec<CauseRow>,
    /// All offices together.
    pub totals: Vec<usize>,
    /// Number of projects with a cause.
    pub total: usize,
    /// How many projects owe an account and name no cause; none where none do.
    pub unnamed: Option<String>,
}

/// The causes of one office.
#[derive(Clone, Debug, Serialize)]
pub struct CauseRow {
    /// The office.
    pub office: NameLink,
    /// How often each cause occurs; none where it does not.
    pub counts: Vec<Option<usize>>,
    /// Number of its projects with a cause.
    pub total: usize,
}

/// Counts the causes; none where no account names one.
pub fn causes(facts: &Facts, links: Links<'_>, year: i32) -> Option<CauseTable> {
    let mut by_office: BTreeMap<Option<&str>, BTreeMap<&str, usize>> = BTreeMap::new();
    let mut occurring: Vec<&str> = Vec::new();
    let mut unnamed = 0;
    for entry in facts.entries(year) {
        match cause(entry) {
            Some(cause) => {
                let counts = by_office.entry(entry.project.office.as_deref()).or_default();
                *counts.entry(cause).or_default() += 1;
                occurring.push(cause);
            }
            None => unnamed += usize::from(entry.project.account.is_some()),
        }
    }
    occurring.sort_by_cached_key(|cause| (place(facts, cause), (*cause).to_owned()));
    occurring.dedup();
    if occurring.is_empty() {
        return None;
    }
    let order = facts.year(year).map_or(&[][..], |figures| &figures.offices);
    let offices = order.iter().map(|group| Some(group.name.as_str())).chain([None]);
    let rows: Vec<CauseRow> = offices
        .filter_map(|office| {
            Some(row(
                facts,
                links,
                year,
                office,
                by_office.get(&office)?,
                &occurring,
            ))
        })
        .collect();
    let sum = |index: usize| rows.iter().filter_map(|row| row.counts[index]).sum();
    let totals: Vec<usize> = (0..occurring.len()).map(sum).collect();
    Some(CauseTable {
        heads: occurring.iter().map(|cause| cause_word(facts, cause)).collect(),
        total: totals.iter().sum(),
        totals,
        rows,
        unnamed: (unnamed > 0).then(|| facts.say("summary-causes-unnamed", Args::new().with("n", unnamed))),
    })
}

fn cause(entry: Entry<'_>) -> Option<&str> {
    entry.project.account.as_ref()?.cause.as_deref()
}

/// Returns the place of a cause in the site's list; an unlisted one comes last.
fn place(facts: &Facts, cause: &str) -> usize {
    let known = facts.config.causes.iter().position(|known| known == cause);
    known.unwrap_or(usize::MAX)
}

fn row(
    facts: &Facts,
    links: Links<'_>,
    year: i32,
    office: Option<&str>,
    counts: &BTreeMap<&str, usize>,
    causes: &[&str],
) -> CauseRow {
    let page = office.and_then(|office| facts.addresses.office(year, office));
    CauseRow {
        office: NameLink {
            name: office.map_or_else(|| facts.words.text("withheld"), str::to_owned),
            href: page.map(|page| links.to(page)),
        },
        counts: causes.iter().map(|cause| counts.get(cause).copied()).collect(),
        total: counts.values().sum(),
    }
}

/// Returns the word for a coded cause; one of the site's own stands as it is written.
fn cause_word(facts: &Facts, cause: &str) -> String {
    let id = format!("cause-{cause}");
    if facts.words.has(&id) {
        facts.words.text(&id)
    } else {
        cause.to_owned()
    }
}
