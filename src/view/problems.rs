//! The register of problems: what is stuck, how long, and with whom?

use std::cmp::Reverse;

use serde::Serialize;

use super::address::YearPage;
use super::frame::{FrameOptions, Section, View, frame};
use super::mark::StatusMark;
use super::part::{NameLink, ProjectLink, office_link, project_link};
use super::sentence::{Sentence, full, linked, plain_words};
use super::{Entry, Facts, Links, phrase};
use crate::locale::Args;
use crate::markup::age::{Ages, ages, scale};
use crate::markup::marks::Tone;
use crate::markup::svg::Svg;
use crate::model::{Date, Days, Deadline, Problem};
use crate::path::SitePath;

/// The problems of a year's projects.
#[derive(Clone, Debug, Serialize)]
pub struct ProblemsPage {
    /// Heading.
    pub heading: String,
    /// How many are open, how old the oldest is, how many are overdue.
    pub sentence: Sentence,
    /// One dot an open problem, at its age; none where no open problem has a date.
    pub strip: Option<Svg>,
    /// Open problems, the oldest first.
    pub open: Vec<ProblemRow>,
    /// Solved problems, the latest first.
    pub solved: Vec<ProblemRow>,
    /// What the folded list of them is called, with its count.
    pub solved_note: String,
}

/// One problem.
#[derive(Clone, Debug, Serialize)]
pub struct ProblemRow {
    /// Days that it is open, or took to be solved.
    pub age: String,
    /// What it is.
    pub text: String,
    /// What must be coordinated, and who decides.
    pub needs: Option<String>,
    /// The project.
    pub link: ProjectLink,
    /// The lead unit.
    pub office: NameLink,
    /// Who solves it.
    pub owner: Option<String>,
    /// Until when.
    pub due: String,
    /// Whether it is overdue, in hand or solved.
    pub mark: StatusMark,
}

/// A problem with its project and what follows from its dates.
struct Found<'a> {
    entry: Entry<'a>,
    problem: &'a Problem,
    /// Days from its first day to its end, or to the status date.
    age: Option<i64>,
    /// Days over its limit.
    overdue: Option<i64>,
    /// The day on which it was solved, if that has come.
    solved: Option<Date>,
}

/// Makes the register of `year`.
pub fn problems(facts: &Facts, path: &SitePath, year: i32) -> View<ProblemsPage> {
    let links = Links::new(path);
    let heading = facts.say("problems-heading", Args::new().with("year", year.to_string()));
    let (mut solved, mut open): (Vec<Found<'_>>, Vec<Found<'_>>) = facts
        .entries(year)
        .flat_map(found)
        .partition(|found| found.solved.is_some());
    open.sort_by_key(|found| Reverse(found.age));
    solved.sort_by_key(|found| Reverse(found.solved));
    let sentence = sentence(facts, &open, &solved);
    let row = |found: &Found<'_>| row(facts, links, found);
    let page = ProblemsPage {
        strip: strip(facts, &open, &plain_words(&sentence)),
        open: open.iter().map(row).collect(),
        solved: solved.iter().map(row).collect(),
        solved_note: facts.say("problems-solved", Args::new().with("n", solved.len())),
        sentence,
        heading,
    };
    let options = FrameOptions {
        title: &page.heading,
        year,
        section: Some(Section::Year(YearPage::Problems)),
        profile: "",
    };
    View {
        frame: frame(facts, path, options),
        page,
    }
}

/// Returns the problems of a project that were raised by its status date.
fn found(entry: Entry<'_>) -> impl Iterator<Item = Found<'_>> {
    let t = entry.figures.as_of;
    entry.project.problems_at(t).map(move |problem| {
        let since = problem.raised_day();
        let solved = problem.solved.filter(|solved| *solved <= t);
        let due = problem.due.and_then(Deadline::last_day);
        Found {
            entry,
            problem,
            age: since.map(|since| Days::between(since, solved.unwrap_or(t)).0),
            overdue: due
                .filter(|due| *due < t && solved.is_none())
                .map(|due| Days::between(due, t).0),
            solved,
        }
    })
}

fn sentence(facts: &Facts, open: &[Found<'_>], solved: &[Found<'_>]) -> Sentence {
    if open.is_empty() {
        let args = Args::new().with("n", solved.len());
        let place = ("solved", Some("#h-solved".to_owned()));
        return linked(facts, "problems-none-open", args, &[place]);
    }
    let count = |id: &str, n: usize| {
        let place = ("open", Some("#h-open".to_owned()));
        linked(facts, id, Args::new().with("n", n), &[place])
    };
    let mut clauses = vec![count("problems-open", open.len())];
    if let Some(oldest) = open.iter().filter_map(|found| found.age).max() {
        let days = usize::try_from(oldest).unwrap_or_default();
        let word = if open.len() > 1 {
            "problems-oldest"
        } else {
            "problems-age"
        };
        clauses.push(count(word, days));
    }
    let overdue = open.iter().filter(|found| found.overdue.is_some()).count();
    if overdue > 0 {
        clauses.push(count("problems-overdue", overdue));
    }
    full(facts, clauses)
}

fn strip(facts: &Facts, open: &[Found<'_>], finding: &str) -> Option<Svg> {
    let tone = |found: &Found<'_>| {
        if found.overdue.is_some() {
            Tone::Late
        } else {
            Tone::On
        }
    };
    let dots: Vec<(i64, Tone)> = open
        .iter()
        .filter_map(|found| Some((found.age?, tone(found))))
        .collect();
    let oldest = dots.iter().map(|(age, _)| *age).max()?;
    let labels: Vec<String> = scale(oldest)
        .into_iter()
        .map(|days| facts.say("days", Args::new().with("n", days)))
        .collect();
    Some(ages(&Ages {
        id: "ages",
        finding,
        labels: &labels,
        limit: None,
        dots: &dots,
    }))
}

fn row(facts: &Facts, links: Links<'_>, found: &Found<'_>) -> ProblemRow {
    let problem = found.problem;
    let format = facts.format(found.entry.project.key.year);
    let none = || facts.words.text("no-figure");
    ProblemRow {
        age: found.age.map_or_else(none, |days| days.to_string()),
        text: problem.text.clone(),
        needs: needs(facts, problem),
        link: project_link(facts, links, found.entry),
        office: office_link(facts, links, found.entry),
        owner: problem.owner.clone(),
        due: match (found.solved, problem.due) {
            (Some(solved), _) => format.short(solved),
            (None, Some(due)) => format.short_deadline(due),
            (None, None) => none(),
        },
        mark: mark(facts, found),
    }
}

fn needs(facts: &Facts, problem: &Problem) -> Option<String> {
    let decider = problem.decider.as_ref();
    let decider = decider.map(|decider| facts.say("pack-decider", Args::new().with("name", decider)));
    let parts: Vec<String> = problem.needs.clone().into_iter().chain(decider).collect();
    (!parts.is_empty()).then(|| phrase::clauses(facts.language(), &parts))
}

fn mark(facts: &Facts, found: &Found<'_>) -> StatusMark {
    match (found.solved, found.overdue) {
        (Some(_), _) => StatusMark::new("done", facts.words.text("problem-solved"), "done"),
        (None, Some(days)) => {
            let word = facts.say("overdue-days", Args::new().with("n", days));
            StatusMark::new("late", word, "overdue")
        }
        (None, None) => StatusMark::new("on", facts.words.text("problem-open"), "open"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Language;
    use crate::model::{Portfolio, Problem};
    use crate::view::sample::{date, deadline, facts, problem, project};

    fn page(problems: Vec<Problem>, language: Language) -> ProblemsPage {
        let mut project = project(2026, "a");
        project.problems = problems;
        let portfolio = Portfolio {
            projects: vec![project.into()],
            ..Portfolio::default()
        };
        problems_of(&facts(portfolio, language))
    }

    fn problems_of(facts: &Facts) -> ProblemsPage {
        problems(facts, &YearPage::Problems.path(2026), 2026).page
    }

    fn solved(day: &str) -> Problem {
        Problem {
            solved: Some(date(day)),
            ..problem("已解决", "2026-10-01")
        }
    }

    #[test]
    fn the_oldest_comes_first_and_what_has_not_happened_is_not_there() {
        let overdue = Problem {
            due: Some(deadline("2026-11-20")),
            ..problem("逾期的", "2026-10-23")
        };
        let undated = Problem {
            since: None,
            ..problem("没有日期", "2026-01-01")
        };
        let problems = vec![
            overdue,
            undated,
            problem("最久", "2026-09"),
            problem("还没提出", "2026-12-01"),
            solved("2026-11-01"),
            solved("2026-11-30"),
        ];
        let page = page(problems, Language::Chinese);
        let shown: Vec<(&str, &str, &str)> = page
            .open
            .iter()
            .map(|row| (row.text.as_str(), row.age.as_str(), &*row.mark.word))
            .collect();
        assert_eq!(
            shown,
            [
                ("最久", "82", "在办"),
                ("已解决", "52", "在办"),
                ("逾期的", "30", "逾期2天"),
                ("没有日期", "—", "在办"),
            ]
        );
        assert_eq!(
            page.solved.len(),
            1,
            "the other one is solved after the status date"
        );
        assert_eq!(page.solved[0].age, "31");
        assert_eq!(plain_words(&page.sentence), "在册问题4个，最久82天，逾期1个。");
    }

    #[test]
    fn a_register_without_open_problems_says_so() {
        let cases = [
            (Language::Chinese, "没有在册问题。今年提出的1个已全部销号。"),
            (
                Language::English,
                "No problem is open. The one raised this year is solved.",
            ),
        ];
        for (language, expected) in cases {
            let page = page(vec![solved("2026-11-01")], language);
            assert_eq!(plain_words(&page.sentence), expected);
            assert!(page.strip.is_none());
        }
    }
}
