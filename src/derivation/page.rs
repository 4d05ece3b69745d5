//! Which wholes a page shows the figures of.

use super::subject::{GroupName, Subject};
use crate::view::Facts;
use crate::view::address::{YearPage, directive_path, front_path, meeting_path, project_path};

/// Returns the wholes whose figures the page at the address `page` shows, or none where there is no such page.
pub(super) fn owners(facts: &Facts, page: &str) -> Option<Vec<Subject>> {
    let page = page.trim_start_matches("./").trim_start_matches('/');
    if !page.ends_with(".html") {
        return None;
    }
    if page == front_path().as_str() {
        return facts.figures.current_year().map(|year| vec![Subject::year(year)]);
    }
    let year: i32 = page.split('/').next()?.parse().ok()?;
    facts.year(year)?;
    if !facts.has_briefs(year) {
        return directive(facts, page).or_else(|| meeting(facts, year, page));
    }
    project(facts, page)
        .or_else(|| group(facts, page))
        .or_else(|| directive(facts, page))
        .or_else(|| meeting(facts, year, page))
        .or_else(|| year_page(facts, year, page))
}

fn project(facts: &Facts, page: &str) -> Option<Vec<Subject>> {
    let mut projects = facts.portfolio.projects.iter();
    let index = projects.position(|project| project_path(&project.key).as_str() == page)?;
    Some(vec![Subject::project(facts, index)])
}

fn group(facts: &Facts, page: &str) -> Option<Vec<Subject>> {
    let named = |year: i32, folder: &str, name: &str| GroupName {
        year,
        folder: folder.to_owned(),
        name: name.to_owned(),
    };
    let addresses = &facts.addresses;
    let offices = addresses
        .office_pages()
        .map(|(year, name, path)| (named(year, "offices", name), path));
    let leads = addresses
        .lead_pages()
        .map(|(year, name, path)| (named(year, "leads", name), path));
    let facets = addresses
        .facet_pages()
        .map(|(year, key, name, path)| (named(year, key, name), path));
    let mut pages = offices.chain(leads).chain(facets);
    let (group, _) = pages.find(|(_, path)| path.as_str() == page)?;
    Some(vec![group.subject()])
}

fn directive(facts: &Facts, page: &str) -> Option<Vec<Subject>> {
    let mut directives = facts.portfolio.directives.iter();
    let index = directives.position(|found| directive_path(found.year, &found.id).as_str() == page)?;
    Some(vec![Subject::directive(facts, index)])
}

fn meeting(facts: &Facts, year: i32, page: &str) -> Option<Vec<Subject>> {
    let mut meetings = facts.portfolio.meetings.iter();
    let path = |id: &str| meeting_path(year, id);
    let is_asked = meetings.any(|meeting| meeting.year == year && path(&meeting.id).as_str() == page);
    is_asked.then(|| vec![Subject::year(year)])
}

/// A page of a year, or one of its parts.
fn year_page(facts: &Facts, year: i32, page: &str) -> Option<Vec<Subject>> {
    let groups = |folder: &str| -> Vec<Subject> {
        let siblings = GroupName::siblings(facts, year, folder).iter();
        let named = |name: &str| GroupName {
            year,
            folder: folder.to_owned(),
            name: name.to_owned(),
        };
        siblings.map(|group| named(&group.name).subject()).collect()
    };
    let found = YearPage::ALL.into_iter().find(|kind| {
        let whole = kind.path(year);
        let stem = whole.as_str().trim_end_matches(".html");
        let rest = page
            .strip_prefix(stem)
            .and_then(|rest| rest.strip_suffix(".html"));
        let part = |rest: &str| {
            let number = rest
                .strip_prefix('-')
                .and_then(|number| number.parse::<usize>().ok());
            rest.is_empty() || number.is_some_and(|number| number > 1)
        };
        rest.is_some_and(part) && facts.has(*kind, year)
    })?;
    let whole = Subject::year(year);
    Some(match found {
        YearPage::Offices | YearPage::Scorecard => groups("offices"),
        YearPage::Leads => groups("leads"),
        YearPage::Compare => vec![whole, Subject::year(year - 1)],
        YearPage::Goals => directives_of(facts, year),
        _ => vec![whole],
    })
}

fn directives_of(facts: &Facts, year: i32) -> Vec<Subject> {
    let directives = facts.portfolio.directives.iter().enumerate();
    directives
        .filter(|(_, directive)| directive.year == year)
        .map(|(index, _)| Subject::directive(facts, index))
        .collect()
}
