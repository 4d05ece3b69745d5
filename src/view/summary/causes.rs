//! Why projects were late, by office: what the accounts of the briefs give as their cause.

use std::collections::BTreeMap;

use serde::Serialize;

use super::super::part::{Figure, NameLink, ProjectLink, project_link};
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
    pub totals: Vec<Figure>,
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
    /// The place of its lists.
    pub anchor: String,
    /// How often each cause occurs.
    pub counts: Vec<Figure>,
    /// Number of its projects with a cause.
    pub total: usize,
    /// The projects behind the counts, one list a cause that occurs.
    pub lists: Vec<CauseList>,
}

/// The projects of one office that give one cause.
#[derive(Clone, Debug, Serialize)]
pub struct CauseList {
    /// The place of the list.
    pub anchor: String,
    /// The cause.
    pub cause: String,
    /// The projects.
    pub projects: Vec<ProjectLink>,
}

/// The projects of an office by the cause that their accounts give.
type ByCause<'a> = BTreeMap<&'a str, Vec<Entry<'a>>>;

/// Counts the causes; none where no account names one.
pub fn causes(facts: &Facts, links: Links<'_>, year: i32) -> Option<CauseTable> {
    let mut by_office: BTreeMap<Option<&str>, ByCause<'_>> = BTreeMap::new();
    let mut occurring: Vec<&str> = Vec::new();
    let mut unnamed = 0;
    for entry in facts.entries(year) {
        match cause(entry) {
            Some(cause) => {
                let counts = by_office.entry(entry.project.office.as_deref()).or_default();
                counts.entry(cause).or_default().push(entry);
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
    let found = offices.filter_map(|office| Some((office, by_office.get(&office)?)));
    let rows: Vec<CauseRow> = found
        .enumerate()
        .map(|(place, (office, counts))| {
            let link = office_of(facts, links, year, office);
            row(facts, links, (place + 1, link), counts, &occurring)
        })
        .collect();
    let sum = |cause: &&str| {
        by_office
            .values()
            .filter_map(|counts| counts.get(cause))
            .map(Vec::len)
            .sum()
    };
    let sums: Vec<usize> = occurring.iter().map(sum).collect();
    Some(CauseTable {
        heads: occurring.iter().map(|cause| cause_word(facts, cause)).collect(),
        total: sums.iter().sum(),
        totals: sums
            .into_iter()
            .map(|n| Figure::count(n, || "#cau".to_owned()))
            .collect(),
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

fn office_of(facts: &Facts, links: Links<'_>, year: i32, office: Option<&str>) -> NameLink {
    let page = office.and_then(|office| facts.addresses.office(year, office));
    NameLink {
        name: office.map_or_else(|| facts.words.text("withheld"), str::to_owned),
        href: page.map(|page| links.to(page)),
    }
}

fn row(
    facts: &Facts,
    links: Links<'_>,
    (place, office): (usize, NameLink),
    counts: &ByCause<'_>,
    causes: &[&str],
) -> CauseRow {
    let anchor = |cause: usize| format!("cau-{place}-{}", cause + 1);
    let figure = |(number, cause): (usize, &&str)| {
        let n = counts.get(cause).map_or(0, Vec::len);
        Figure::count(n, || format!("#{}", anchor(number)))
    };
    let list = |(number, cause): (usize, &&str)| {
        Some(CauseList {
            anchor: anchor(number),
            cause: cause_word(facts, cause),
            projects: counts
                .get(cause)?
                .iter()
                .map(|entry| project_link(facts, links, *entry))
                .collect(),
        })
    };
    CauseRow {
        anchor: format!("cau-{place}"),
        office,
        counts: causes.iter().enumerate().map(figure).collect(),
        total: counts.values().map(Vec::len).sum(),
        lists: causes.iter().enumerate().filter_map(list).collect(),
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
