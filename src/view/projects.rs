//! The list of a year's projects: which one do I want?

use serde::Serialize;

use super::address::YearPage;
use super::frame::{FrameOptions, Section, View, frame};
use super::part::{
    HealthCount, MovedDate, NameLink, ProjectLink, finish_date, health_counts, health_sentence, lead_link,
    office_link, project_link,
};
use super::sentence::plain_words;
use super::{Entry, Facts, Links};
use crate::figures::{Group, Health};
use crate::locale::Args;
use crate::markup::bullet::{Bullet, bullet};
use crate::markup::marks::Tone;
use crate::markup::svg::Svg;
use crate::path::SitePath;

/// The list of a year's projects.
#[derive(Clone, Debug, Serialize)]
pub struct ProjectsPage {
    /// Heading.
    pub heading: String,
    /// How many there are and how they stand, in a sentence.
    pub sentence: String,
    /// Counts by health.
    pub counts: Vec<HealthCount>,
    /// One row a project, in list order.
    pub rows: Vec<ProjectRow>,
    /// What to do where there is none.
    pub empty: String,
}

/// One project of the list.
#[derive(Clone, Debug, Serialize)]
pub struct ProjectRow {
    /// Number, title, link and health.
    pub link: ProjectLink,
    /// Who answers for it.
    pub lead: NameLink,
    /// The lead unit.
    pub office: NameLink,
    /// Progress against what should be done by now.
    pub bullet: Svg,
    /// Progress in words.
    pub progress: String,
    /// When it is, or was, to finish.
    pub finish: MovedDate,
    /// What the columns are sorted by.
    pub sort: SortKeys,
}

/// What a row is sorted by, where the shown text does not sort.
#[derive(Clone, Debug, Serialize)]
pub struct SortKeys {
    /// Place of the health in the order of all healths, the worst first.
    pub health: usize,
    /// Place of the lead among all leads of the year; behind every other where it is withheld.
    pub lead: usize,
    /// Place of the office among all offices of the year; behind every other where it is withheld.
    pub office: usize,
    /// Progress with one decimal; below every other where there is none.
    pub progress: String,
    /// The finish as a date; behind every other where there is none.
    pub finish: String,
}

/// Makes the list of the projects of `year`.
pub fn projects(facts: &Facts, path: &SitePath, year: i32) -> View<ProjectsPage> {
    let heading = facts.say("projects-heading", Args::new().with("year", year.to_string()));
    let section = Some(Section::Year(YearPage::Projects));
    let options = FrameOptions {
        title: &heading,
        year,
        section,
        profile: "",
    };
    let frame = frame(facts, path, options);
    let counts = facts
        .year(year)
        .map(|figures| health_counts(facts, &figures.rollup))
        .unwrap_or_default();
    let links = Links::new(path);
    let rows: Vec<ProjectRow> = facts
        .entries(year)
        .map(|entry| row(facts, links, entry))
        .collect();
    let sentence = facts.year(year).map_or_else(String::new, |figures| {
        plain_words(&health_sentence(facts, &figures.rollup, None))
    });
    let empty = facts.say("projects-empty", Args::new().with("year", year.to_string()));
    View {
        frame,
        page: ProjectsPage {
            heading,
            sentence,
            counts,
            rows,
            empty,
        },
    }
}

fn row(facts: &Facts, links: Links<'_>, entry: Entry<'_>) -> ProjectRow {
    let format = facts.format(entry.project.key.year);
    let percent = |value: f64| facts.say("percent", Args::new().with("n", format.percent(value)));
    let figures = entry.figures;
    ProjectRow {
        link: project_link(facts, links, entry),
        lead: lead_link(facts, links, entry),
        office: office_link(facts, links, entry),
        bullet: bullet(&Bullet {
            value: figures.progress,
            expected: figures.expected,
            tone: Tone::from(figures.health),
        }),
        progress: figures
            .progress
            .map_or_else(|| facts.words.text("no-figure"), percent),
        finish: finish_date(facts, format, entry),
        sort: sort_keys(facts, entry),
    }
}

fn sort_keys(facts: &Facts, entry: Entry<'_>) -> SortKeys {
    let (project, figures) = (entry.project, entry.figures);
    let year = facts.year(project.key.year);
    let place_in = |groups: &[Group], name: &Option<String>| {
        let place = groups.iter().position(|group| Some(&group.name) == name.as_ref());
        place.unwrap_or(groups.len())
    };
    let place = Health::ALL.iter().position(|health| *health == figures.health);
    let finish = figures.done_date.or(project.due_day());
    SortKeys {
        health: place.unwrap_or(Health::ALL.len()),
        lead: year.map_or(0, |year| place_in(&year.leads, &project.lead)),
        office: year.map_or(0, |year| place_in(&year.offices, &project.office)),
        progress: figures
            .progress
            .map_or_else(|| "-1".to_owned(), |value| format!("{value:.1}")),
        finish: finish.map_or_else(|| "9999".to_owned(), |day| day.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Language;
    use crate::model::{Portfolio, Status};
    use crate::view::sample::{deadline, facts, portfolio, project};

    fn page(portfolio: Portfolio, language: Language) -> ProjectsPage {
        let facts = facts(portfolio, language);
        projects(&facts, &YearPage::Projects.path(2026), 2026).page
    }

    #[test]
    fn the_sentence_counts_every_health_that_occurs() {
        let chinese = page(portfolio(), Language::Chinese);
        assert_eq!(
            chinese.sentence,
            "共9项：滞后1，有风险1，无更新1，按期2，已完成1，未启动1，暂停1，已取消1。"
        );
        let english = page(portfolio(), Language::English);
        assert!(
            english.sentence.starts_with("9 projects: 1 late, 1 at risk"),
            "{}",
            english.sentence
        );
        assert!(page(Portfolio::default(), Language::English).rows.is_empty());
    }

    #[test]
    fn rows_sort_by_what_they_mean() {
        let page = page(portfolio(), Language::Chinese);
        let row = |title: &str| {
            let mut rows = page.rows.iter();
            rows.rfind(|row| row.link.title().contains(title)).expect("a row")
        };
        assert_eq!(row("项目late").sort.health, 0);
        assert_eq!(row("项目done").sort.finish, "2026-11-13");
        assert_eq!(row("withheld").sort.finish, "9999");
        assert_eq!(row("项目silent").sort.progress, "-1");
    }

    #[test]
    fn the_finish_says_how_late_it_is_and_hides_no_plan_that_has_lapsed() {
        let finish = |due: &str, status: Option<Status>| {
            let mut brief = project(2026, "a");
            (brief.due, brief.status) = (Some(deadline(due)), status);
            let only = Portfolio {
                projects: vec![brief.into()],
                ..Portfolio::default()
            };
            let finish = page(only, Language::Chinese).rows.swap_remove(0).finish;
            (finish.old, finish.new, finish.slip, finish.alarming)
        };
        let some = |text: &str| Some(text.to_owned());
        let table = [
            (
                "2026-10-30",
                None,
                (None, "10-30".to_owned(), some("逾期23天"), true),
            ),
            ("2026-12-23", None, (None, "12-23".to_owned(), None, false)),
            (
                "2026-10-30",
                Some(Status::Paused),
                (some("10-30"), "暂停".to_owned(), None, false),
            ),
            (
                "2026-12-23",
                Some(Status::Paused),
                (None, "12-23".to_owned(), None, false),
            ),
            (
                "ongoing",
                Some(Status::Cancelled),
                (None, "已取消".to_owned(), None, false),
            ),
        ];
        for (due, status, expected) in table {
            assert_eq!(finish(due, status), expected, "{due} {status:?}");
        }
    }
}
