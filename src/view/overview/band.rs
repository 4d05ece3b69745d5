//! The figures band: how many projects stand how, over the months, and against the previous meeting.

use chrono::Months;
use serde::Serialize;

use crate::figures::{Health, YearFigures, project_at, project_figures};
use crate::locale::Args;
use crate::markup::bullet::{Bullet, bullet};
use crate::markup::marks::Tone;
use crate::markup::spark::spark;
use crate::markup::svg::Svg;
use crate::model::Date;
use crate::view::address::YearPage;
use crate::view::mark::{StatusMark, status_mark};
use crate::view::part::projects_href;
use crate::view::{Facts, Links};

/// One figure of the band.
#[derive(Clone, Debug, Serialize)]
pub struct BandFigure {
    /// What is counted.
    pub mark: StatusMark,
    /// The words of all healths that are counted here: `未启动 · 暂停`.
    pub label: String,
    /// How many projects.
    pub count: usize,
    /// Link to the list of these projects; none where there is no such project.
    pub href: Option<String>,
    /// The months of the year so far.
    pub spark: Svg,
    /// Against the previous meeting: `较上次+1`; none where there was none.
    pub change: Option<String>,
    /// How many came and went since, where both happened: `进1 出2`.
    pub flow: Option<String>,
}

/// The mean progress.
#[derive(Clone, Debug, Serialize)]
pub struct BandProgress {
    /// In percent, without the sign; none without any project that has one.
    pub value: Option<String>,
    /// Link to the projects that it is the mean of.
    pub href: String,
    /// The drawing.
    pub bullet: Svg,
    /// What should be done by now, in words.
    pub expected: Option<String>,
}

/// The figures band.
#[derive(Clone, Debug, Serialize)]
pub struct Band {
    /// The counts; together they are all projects.
    pub figures: Vec<BandFigure>,
    /// The mean progress.
    pub progress: BandProgress,
}

/// Healths that have a figure of their own, in order.
const OWN: [Health; 4] = [Health::Late, Health::AtRisk, Health::OnTrack, Health::Done];
/// Healths that share the last figure, in order.
const REST: [Health; 5] = [
    Health::NotStarted,
    Health::Paused,
    Health::Silent,
    Health::Carried,
    Health::Cancelled,
];

/// Makes the band of `year`; `previous` is the day of the previous meeting.
pub fn band(facts: &Facts, links: Links<'_>, year: &YearFigures, previous: Option<Date>) -> Band {
    let history = History::new(facts, year, previous);
    let name = year.reporting_year.name();
    let mut figures: Vec<BandFigure> = OWN
        .iter()
        .map(|health| history.figure(facts, links, name, &[*health]))
        .collect();
    let rest: Vec<Health> = REST
        .into_iter()
        .filter(|health| year.rollup.count(*health) > 0)
        .collect();
    if !rest.is_empty() {
        figures.push(history.figure(facts, links, name, &rest));
    }
    Band {
        figures,
        progress: progress(facts, links, year),
    }
}

/// The healths of a year's projects on several days.
struct History {
    /// By month end up to the status date, which is the last: the health of every project.
    months: Vec<Vec<Health>>,
    /// On the day of the previous meeting.
    previous: Option<Vec<Health>>,
}

impl History {
    fn new(facts: &Facts, year: &YearFigures, previous: Option<Date>) -> History {
        History {
            months: days(year).map(|day| healths(facts, year, day)).collect(),
            previous: previous.map(|day| healths(facts, year, day)),
        }
    }

    fn figure(&self, facts: &Facts, links: Links<'_>, year: i32, healths: &[Health]) -> BandFigure {
        let count = |all: &[Health]| all.iter().filter(|health| healths.contains(health)).count();
        let counts: Vec<usize> = self.months.iter().map(|all| count(all)).collect();
        let now = self.months.last().map_or(&[][..], Vec::as_slice);
        let marks: Vec<StatusMark> = healths.iter().map(|health| status_mark(facts, *health)).collect();
        let words: Vec<&str> = marks.iter().map(|mark| &*mark.word).collect();
        let codes: Vec<&str> = marks.iter().map(|mark| mark.code).collect();
        let label = words.join(" · ");
        let href = links.to_place(
            &YearPage::Projects.path(year),
            &format!("health={}", codes.join("+")),
        );
        let values: Vec<f64> = counts.iter().map(|&count| f64::from(small(count))).collect();
        BandFigure {
            mark: marks[0].clone(),
            label,
            count: count(now),
            href: (count(now) > 0).then_some(href),
            spark: spark(&values, Tone::from(healths[0])),
            change: self
                .previous
                .as_ref()
                .map(|before| change(facts, count(before), count(now))),
            flow: self
                .previous
                .as_ref()
                .and_then(|before| flow(facts, before, now, healths)),
        }
    }
}

fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Iterates over the last days of the months of the year that have passed, and the status date.
fn days(year: &YearFigures) -> impl Iterator<Item = Date> {
    let (first, as_of) = (year.reporting_year.first_day(), year.as_of);
    let ends = (1..=12).filter_map(move |month| first.checked_add_months(Months::new(month))?.pred_opt());
    ends.take_while(move |end| *end < as_of).chain([as_of])
}

/// Returns the health of every project of the year on `day`, with later changes of its plan undone.
fn healths(facts: &Facts, year: &YearFigures, day: Date) -> Vec<Health> {
    facts
        .entries(year.reporting_year.name())
        .map(|entry| {
            if day == entry.figures.as_of {
                return entry.figures.health;
            }
            let project = project_at(entry.project, day);
            project_figures(&project, day, &facts.config.thresholds).health
        })
        .collect()
}

fn change(facts: &Facts, before: usize, now: usize) -> String {
    let (sign, difference) = match now.cmp(&before) {
        std::cmp::Ordering::Less => ("\u{2212}", before - now),
        std::cmp::Ordering::Equal => ("±", 0),
        std::cmp::Ordering::Greater => ("+", now - before),
    };
    facts.say(
        "band-change",
        Args::new().with("n", format!("{sign}{difference}")),
    )
}

fn flow(facts: &Facts, before: &[Health], now: &[Health], healths: &[Health]) -> Option<String> {
    let pairs = before.iter().zip(now);
    let (mut came, mut went) = (0_usize, 0_usize);
    for (before, now) in pairs {
        match (healths.contains(before), healths.contains(now)) {
            (false, true) => came += 1,
            (true, false) => went += 1,
            _ => {}
        }
    }
    let both = came > 0 && went > 0;
    both.then(|| facts.say("band-flow", Args::new().with("came", came).with("went", went)))
}

fn progress(facts: &Facts, links: Links<'_>, year: &YearFigures) -> BandProgress {
    let format = facts.format(year.reporting_year.name());
    let (value, expected) = (year.rollup.mean_progress, year.rollup.mean_expected);
    BandProgress {
        href: projects_href(links, year.reporting_year.name(), None),
        value: value.map(|value| format.percent(value)),
        bullet: bullet(&Bullet {
            value,
            expected,
            tone: Tone::On,
        }),
        expected: expected
            .map(|value| facts.say("band-expected", Args::new().with("n", format.percent(value)))),
    }
}
