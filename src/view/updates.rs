//! The feed of updates: what happened this week, and who is silent?

use std::borrow::Cow;
use std::collections::BTreeMap;

use chrono::Datelike;
use serde::Serialize;

use super::address::YearPage;
use super::frame::{FrameOptions, Section, View, frame};
use super::lane::axis_labels;
use super::mark::{StatusMark, status_mark};
use super::part::{Figure, NameLink, ProjectLink, office_link, project_link};
use super::sentence::{Sentence, full, linked, plain_words};
use super::{Entry, Facts, Links};
use crate::figures::{Group, project_at, project_figures};
use crate::locale::Args;
use crate::markup::axis::{Axis, monday_of};
use crate::markup::svg::Svg;
use crate::markup::ticks::{Ticked, Ticks, ticks};
use crate::model::{Date, Days, Project, Update};
use crate::path::SitePath;

/// How many updates the feed shows before it stops at the end of a week: about half a megabyte of page.
const MAX_SHOWN: usize = 400;

/// The updates of a year.
#[derive(Clone, Debug, Serialize)]
pub struct UpdatesPage {
    /// Heading.
    pub heading: String,
    /// Updates of this week, and offices without one, in a sentence.
    pub sentence: Sentence,
    /// Updates a week on the year's ruler.
    pub chart: Svg,
    /// The same as a table: first day of the week and number of updates.
    pub weeks: Vec<WeekCount>,
    /// The feed, the newest week first.
    pub feed: Vec<Week>,
    /// What is left out, where something is.
    pub left_out: Option<String>,
    /// One row an office with projects under way.
    pub offices: Vec<OfficeRow>,
}

/// The updates of one week.
#[derive(Clone, Debug, Serialize)]
pub struct Week {
    /// `11月16日至22日`.
    pub heading: String,
    /// Its place on the page.
    pub anchor: String,
    /// How many updates it has.
    pub count: String,
    /// The newest first.
    pub rows: Vec<UpdateRow>,
}

/// One update.
#[derive(Clone, Debug, Serialize)]
pub struct UpdateRow {
    /// The day; none where the row above has the same.
    pub day: Option<String>,
    /// The project.
    pub link: ProjectLink,
    /// The lead unit.
    pub office: NameLink,
    /// Reported progress.
    pub percent: Option<String>,
    /// What it says in a line.
    pub headline: Option<String>,
    /// The health before and after, where the day changed it.
    pub flip: Option<Flip>,
}

/// How often an office reports.
#[derive(Clone, Debug, Serialize)]
pub struct OfficeRow {
    /// The office.
    pub office: NameLink,
    /// Its projects under way.
    pub under_way: Figure,
    /// Their updates this week.
    pub this_week: Figure,
    /// Their newest update.
    pub last: String,
    /// Projects that were not heard of for longer than the site allows, with the days.
    pub silent: Vec<SilentProject>,
}

/// The number of updates of one week.
#[derive(Clone, Debug, Serialize)]
pub struct WeekCount {
    /// Its first day.
    pub monday: String,
    /// How many, with the link to the week in the feed, as far as that goes back.
    pub count: Figure,
}

/// The health on the day before an update and on its day.
#[derive(Clone, Debug, Serialize)]
pub struct Flip {
    /// Before.
    pub from: StatusMark,
    /// After.
    pub to: StatusMark,
}

/// A project that was not heard of for longer than the site allows.
#[derive(Clone, Debug, Serialize)]
pub struct SilentProject {
    /// The project.
    pub link: ProjectLink,
    /// Days since its newest update, or since its start.
    pub days: String,
}

/// Makes the feed of `year`.
pub fn updates(facts: &Facts, path: &SitePath, year: i32) -> View<UpdatesPage> {
    let feed = Feed::new(facts, Links::new(path), year);
    let heading = facts.say("updates-heading", Args::new().with("year", year.to_string()));
    let sentence = feed.sentence();
    let drawn = feed.chart(&plain_words(&sentence));
    let format = facts.format(year);
    let weeks = drawn.weeks.iter().rev();
    let (shown, left_out) = feed.weeks();
    let week_count = |(monday, count): &(Date, usize)| {
        let anchor = week_anchor(*monday);
        let is_shown = shown.iter().any(|week| week.anchor == anchor);
        WeekCount {
            monday: format.short(*monday),
            count: Figure {
                text: count.to_string(),
                href: is_shown.then(|| format!("#{anchor}")),
            },
        }
    };
    let page = UpdatesPage {
        weeks: weeks.map(week_count).collect(),
        chart: drawn.svg,
        feed: shown,
        left_out: (left_out > 0).then(|| facts.say("updates-left-out", Args::new().with("n", left_out))),
        offices: feed.offices(),
        sentence,
        heading,
    };
    let options = FrameOptions {
        title: &page.heading,
        year,
        section: Some(Section::Year(YearPage::Updates)),
        profile: "",
    };
    View {
        frame: frame(facts, path, options),
        page,
    }
}

/// Names the place of the week that begins on `monday`.
fn week_anchor(monday: Date) -> String {
    format!("w-{monday}")
}

/// The updates of a year that exist at its status date.
struct Feed<'a> {
    facts: &'a Facts,
    links: Links<'a>,
    year: i32,
    as_of: Date,
    /// The newest first; those of one day in list order.
    updates: Vec<(Entry<'a>, &'a Update)>,
}

impl<'a> Feed<'a> {
    fn new(facts: &'a Facts, links: Links<'a>, year: i32) -> Feed<'a> {
        let as_of = facts.as_of(year);
        let of = |entry: Entry<'a>| entry.project.updates.iter().map(move |update| (entry, update));
        let mut updates: Vec<_> = facts
            .entries(year)
            .flat_map(of)
            .filter(|(_, update)| update.date <= as_of)
            .collect();
        updates.sort_by_key(|(entry, update)| (std::cmp::Reverse(update.date), entry.number));
        Feed {
            facts,
            links,
            year,
            as_of,
            updates,
        }
    }

    fn sentence(&self) -> Sentence {
        let facts = self.facts;
        let week = self.this_week();
        let count = |id: &str, n: usize, anchor: &str| {
            let place = ("list", Some(format!("#{anchor}")));
            linked(facts, id, Args::new().with("n", n), &[place])
        };
        let monday = week_anchor(monday_of(self.as_of));
        let mut clauses = vec![count("updates-this-week", week.len(), &monday)];
        let quiet = self.groups().filter(|group| self.is_quiet(group, &week)).count();
        // Where nobody wrote, no office is singled out.
        if quiet > 0 && !week.is_empty() {
            clauses.push(count("updates-quiet-offices", quiet, "h-silent"));
        }
        full(facts, clauses)
    }

    /// Returns the projects' places of this week's updates.
    fn this_week(&self) -> Vec<usize> {
        let monday = monday_of(self.as_of);
        let this_week = self
            .updates
            .iter()
            .take_while(|(_, update)| update.date >= monday);
        this_week.map(|(entry, _)| entry.index).collect()
    }

    /// Iterates over the offices that have projects under way.
    fn groups(&self) -> impl Iterator<Item = &'a Group> {
        let offices = self
            .facts
            .year(self.year)
            .map_or(&[][..], |year| &year.offices[..]);
        offices.iter().filter(|group| self.under_way(group) > 0)
    }

    fn under_way(&self, group: &Group) -> usize {
        let is_under_way = |&&index: &&usize| self.facts.figures.projects[index].health.is_under_way();
        group.members.iter().filter(is_under_way).count()
    }

    fn is_quiet(&self, group: &Group, week: &[usize]) -> bool {
        !week
            .iter()
            .any(|index| group.members.binary_search(index).is_ok())
    }

    fn chart(&self, finding: &str) -> Ticked {
        let reporting_year = self.facts.config.year_starts.reporting_year(self.year);
        let axis = Axis::year(reporting_year);
        let dates: Vec<Date> = self.updates.iter().map(|(_, update)| update.date).collect();
        ticks(&Ticks {
            axis,
            labels: &axis_labels(self.facts, axis),
            today: self.as_of,
            id: "weeks",
            finding,
            dates: &dates,
        })
    }

    /// Returns the weeks shown, and how many updates are left out.
    fn weeks(&self) -> (Vec<Week>, usize) {
        let mut by_week: BTreeMap<Date, Vec<&(Entry<'a>, &'a Update)>> = BTreeMap::new();
        for update in &self.updates {
            by_week.entry(monday_of(update.1.date)).or_default().push(update);
        }
        let (mut weeks, mut shown) = (Vec::new(), 0);
        for (monday, updates) in by_week.into_iter().rev() {
            if shown > 0 && shown + updates.len() > MAX_SHOWN {
                break;
            }
            shown += updates.len();
            weeks.push(self.week(monday, &updates));
        }
        (weeks, self.updates.len() - shown)
    }

    fn week(&self, monday: Date, updates: &[&(Entry<'a>, &'a Update)]) -> Week {
        let facts = self.facts;
        let format = facts.format(self.year);
        let sunday = monday + chrono::Days::new(6);
        let args = Args::new()
            .with("from", format.prose(monday))
            .with("to", format.prose(sunday))
            .with("n", monday.iso_week().week());
        let mut rows = Vec::with_capacity(updates.len());
        let mut above = None;
        for (entry, update) in updates.iter().copied() {
            let day = (above != Some(update.date)).then(|| format.short(update.date));
            above = Some(update.date);
            rows.push(self.row(*entry, update, day));
        }
        Week {
            anchor: week_anchor(monday),
            heading: facts.say("updates-week", args),
            count: facts.say("updates-count", Args::new().with("n", rows.len())),
            rows,
        }
    }

    fn row(&self, entry: Entry<'a>, update: &Update, day: Option<String>) -> UpdateRow {
        let facts = self.facts;
        let format = facts.format(self.year);
        let percent = |value: f64| facts.say("percent", Args::new().with("n", format.percent(value)));
        UpdateRow {
            day,
            link: project_link(facts, self.links, entry),
            office: office_link(facts, self.links, entry),
            percent: update.percent.map(percent),
            headline: update.headline.clone(),
            flip: self.flip(entry.project, update.date),
        }
    }

    /// Returns the health on the day before and on the day itself, where they differ.
    fn flip(&self, project: &Project, day: Date) -> Option<Flip> {
        let health = |day: Date| {
            let plan: Cow<'_, Project> = project_at(project, day);
            project_figures(&plan, day, &self.facts.config.thresholds).health
        };
        let (before, after) = (health(day.pred_opt()?), health(day));
        let mark = |health| status_mark(self.facts, health);
        (before != after).then(|| Flip {
            from: mark(before),
            to: mark(after),
        })
    }

    fn offices(&self) -> Vec<OfficeRow> {
        let week = self.this_week();
        self.groups().map(|group| self.office(group, &week)).collect()
    }

    fn office(&self, group: &Group, week: &[usize]) -> OfficeRow {
        let facts = self.facts;
        let format = facts.format(self.year);
        let entries = || group.members.iter().map(|&index| facts.entry(index));
        let last = entries().filter_map(|entry| entry.figures.last_update).max();
        let updates = week
            .iter()
            .filter(|index| group.members.binary_search(index).is_ok())
            .count();
        let silent = entries().filter(|entry| entry.figures.silent).map(|entry| {
            let since = entry
                .figures
                .last_update
                .or(entry.project.start_day())
                .unwrap_or(self.as_of);
            let days = Days::between(since, self.as_of).0;
            let days = facts.say("days", Args::new().with("n", days));
            SilentProject {
                link: project_link(facts, self.links, entry),
                days,
            }
        });
        let page = facts.addresses.office(self.year, &group.name);
        OfficeRow {
            office: NameLink {
                name: group.name.clone(),
                href: page.map(|path| self.links.to(path)),
            },
            under_way: Figure {
                text: self.under_way(group).to_string(),
                href: page.map(|path| self.links.to_place(path, "h-lanes")),
            },
            this_week: Figure::count(updates, || format!("#{}", week_anchor(monday_of(self.as_of)))),
            last: last.map_or_else(|| facts.words.text("no-figure"), |day| format.short(day)),
            silent: silent.collect(),
        }
    }
}

#[cfg(test)]
mod tests;
