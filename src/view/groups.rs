//! The lists of all offices and of all leads of a year.

use serde::Serialize;

use super::address::YearPage;
use super::frame::{FrameOptions, Section, View, frame};
use super::mark::StatusMark;
use super::part::{Figure, projects_href};
use super::sentence::{Sentence, linked};
use super::units::{LONGEST_ROW, UnitRow, unit_key, unit_row};
use super::{Facts, Links, milestones};
use crate::figures::{Group, Health};
use crate::locale::Args;
use crate::markup::bullet::{Bullet, bullet};
use crate::markup::marks::{Mark, Tone};
use crate::markup::svg::Svg;
use crate::path::SitePath;

/// The list of all offices or of all leads.
#[derive(Clone, Debug, Serialize)]
pub struct GroupsPage {
    /// Heading.
    pub heading: String,
    /// How many there are, how many have late projects, what is owed.
    pub sentence: Sentence,
    /// What the groups are: `牵头处室`.
    pub kind: String,
    /// What the table shows, for screen readers.
    pub caption: String,
    /// In registry order, else alphabetical: never ranked.
    pub rows: Vec<GroupRow>,
    /// The marks that occur.
    pub key: Vec<StatusMark>,
    /// Link to the scorecards; only for offices.
    pub scorecard: Option<String>,
    /// What to do where there is none.
    pub empty: String,
}

/// One office or lead.
#[derive(Clone, Debug, Serialize)]
pub struct GroupRow {
    /// Its name and its projects.
    pub unit: UnitRow,
    /// Mean progress against what should be done by now.
    pub bullet: Svg,
    /// Mean progress in words, with the link to the projects that it is the mean of.
    pub progress: Figure,
}

/// Makes the list of the offices of `year`.
pub fn offices(facts: &Facts, path: &SitePath, year: i32) -> View<GroupsPage> {
    let groups = facts.year(year).map_or(&[][..], |figures| &figures.offices);
    list(facts, path, year, (YearPage::Offices, groups))
}

/// Makes the list of the leads of `year`.
pub fn leads(facts: &Facts, path: &SitePath, year: i32) -> View<GroupsPage> {
    let groups = facts.year(year).map_or(&[][..], |figures| &figures.leads);
    list(facts, path, year, (YearPage::Leads, groups))
}

fn list(facts: &Facts, path: &SitePath, year: i32, (page, groups): (YearPage, &[Group])) -> View<GroupsPage> {
    let of_offices = page == YearPage::Offices;
    let (heading, sentence, name) = if of_offices {
        ("offices-heading", "offices-sentence", "office")
    } else {
        ("leads-heading", "leads-sentence", "lead")
    };
    let heading = facts.say(heading, Args::new().with("year", year.to_string()));
    let options = FrameOptions {
        title: &heading,
        year,
        section: Some(Section::Year(page)),
        profile: "",
    };
    let links = Links::new(path);
    let address = |group: &Group| {
        if of_offices {
            facts.addresses.office(year, &group.name)
        } else {
            facts.addresses.lead(year, &group.name)
        }
    };
    let rows = groups
        .iter()
        .map(|group| row(facts, links, group, address(group)))
        .collect();
    let name = facts.words.text(name);
    let order = match facts.config.offices {
        Some(_) => "registry",
        None => "name",
    };
    let has_scores = of_offices && facts.has(YearPage::Scorecard, year);
    View {
        frame: frame(facts, path, options),
        page: GroupsPage {
            sentence: linked(
                facts,
                sentence,
                totals(groups).with("order", order),
                &places(links, year),
            ),
            caption: facts.say("units-caption", Args::new().with("by", &name)),
            kind: name,
            rows,
            key: unit_key(facts, year),
            scorecard: has_scores.then(|| links.to(&YearPage::Scorecard.path(year))),
            empty: facts.say("projects-empty", Args::new().with("year", year.to_string())),
            heading,
        },
    }
}

fn row(facts: &Facts, links: Links<'_>, group: &Group, page: Option<&SitePath>) -> GroupRow {
    let (value, expected) = (group.rollup.mean_progress, group.rollup.mean_expected);
    let format = facts.format(0);
    let percent = |value: f64| facts.say("percent", Args::new().with("n", format.percent(value)));
    GroupRow {
        unit: unit_row(facts, links, group, page, LONGEST_ROW),
        bullet: bullet(&Bullet {
            value,
            expected,
            tone: Tone::On,
        }),
        progress: Figure {
            text: value.map_or_else(|| facts.words.text("no-figure"), percent),
            href: page
                .filter(|_| value.is_some())
                .map(|page| links.to_place(page, "h-lanes")),
        },
    }
}

/// Where the counts of the sentence lead.
fn places(links: Links<'_>, year: i32) -> [(&'static str, Option<String>); 4] {
    [
        ("list", Some("#list".to_owned())),
        ("projects", Some(projects_href(links, year, None))),
        ("late", Some(projects_href(links, year, Some(Health::Late)))),
        ("owed", Some(milestones::link(links, year, Some(Mark::Owed)))),
    ]
}

fn totals(groups: &[Group]) -> Args {
    let sum = |count: fn(&Group) -> usize| groups.iter().map(count).sum::<usize>();
    let late = groups.iter().filter(|group| group.rollup.count(Health::Late) > 0);
    Args::new()
        .with("n", groups.len())
        .with("projects", sum(|group| group.members.len()))
        .with("late", late.count())
        .with("owed", sum(|group| group.rollup.milestones.owed()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Language;
    use crate::view::sample::{facts, portfolio};
    use crate::view::sentence::plain_words;

    #[test]
    fn offices_without_a_registry_are_in_no_official_order() {
        let cases = [
            (Language::Chinese, "按名称排列。"),
            (Language::English, "In the order of their names."),
        ];
        for (language, expected) in cases {
            let view = offices(&facts(portfolio(), language), &YearPage::Offices.path(2026), 2026);
            let said = plain_words(&view.page.sentence);
            assert!(said.ends_with(expected), "{said}");
        }
    }
}
