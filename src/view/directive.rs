//! A directive: its clauses, who carries them out, and its text.

use serde::Serialize;

use super::address::{YearPage, clause_anchor};
use super::format::round_half_away;
use super::frame::{FrameOptions, Section, View, frame};
use super::goals::{clause_name, directive_source};
use super::part::{NameLink, ProjectLink, project_link};
use super::prose::Prose;
use super::sentence::{Phrase, Sentence, linked, paragraph};
use super::{Facts, Links, phrase};
use crate::figures::{Coverage, Health, Rollup, coverage};
use crate::locale::Args;
use crate::markup::html::Html;
use crate::model::{Clause, Directive};
use crate::path::SitePath;

/// The page of a directive.
#[derive(Clone, Debug, Serialize)]
pub struct DirectivePage {
    /// Its title.
    pub heading: String,
    /// Link back to the year's coverage.
    pub goals: NameLink,
    /// Who issued it and when.
    pub source: String,
    /// How it is covered, in a sentence.
    pub sentence: Sentence,
    /// Its clauses in order.
    pub clauses: Vec<ClauseBlock>,
    /// What to do where it has none.
    pub empty: String,
    /// Its text.
    pub body: Html,
}

/// One clause with the projects that carry it out.
#[derive(Clone, Debug, Serialize)]
pub struct ClauseBlock {
    /// Its place on the page.
    pub anchor: String,
    /// `第7条`.
    pub name: String,
    /// What is asked.
    pub text: String,
    /// Who is asked.
    pub office: Option<NameLink>,
    /// Until when.
    pub due: Option<String>,
    /// The projects that carry it out.
    pub projects: Vec<ProjectLink>,
}

/// Makes the page of the directive at `index` of the portfolio.
pub fn directive(facts: &Facts, path: &SitePath, index: usize) -> View<DirectivePage> {
    let directive = &facts.portfolio.directives[index];
    let links = Links::new(path);
    let coverage = coverage(directive, &facts.portfolio, &facts.figures);
    let clauses = directive.clauses.iter().zip(&coverage.clauses);
    let clauses = clauses.map(|(clause, found)| block(facts, links, directive, (clause, &found.projects)));
    let page = DirectivePage {
        heading: directive.title.clone(),
        goals: NameLink {
            name: facts.words.text("nav-goals"),
            href: Some(links.to(&YearPage::Goals.path(directive.year))),
        },
        source: directive_source(facts, directive),
        sentence: sentence(facts, &coverage),
        clauses: clauses.collect(),
        empty: facts.words.text("directive-empty"),
        body: Prose::new(facts, links)
            .at_level(3)
            .whole(&directive.file, &directive.body)
            .html,
    };
    let options = FrameOptions {
        title: &directive.title,
        year: directive.year,
        section: Some(Section::Year(YearPage::Goals)),
        profile: "",
    };
    View {
        frame: frame(facts, path, options),
        page,
    }
}

fn block(
    facts: &Facts,
    links: Links<'_>,
    directive: &Directive,
    (clause, projects): (&Clause, &[usize]),
) -> ClauseBlock {
    let office = |name: &String| NameLink {
        name: name.clone(),
        href: facts
            .addresses
            .office(directive.year, name)
            .map(|path| links.to(path)),
    };
    ClauseBlock {
        anchor: clause_anchor(&clause.id),
        name: clause_name(facts, clause),
        text: clause.text.clone(),
        office: clause.office.as_ref().map(office),
        due: clause.due.map(|due| {
            let date = facts.format(directive.year).short_deadline(due);
            // A word stands for what has no date.
            match due.last_day() {
                Some(_) => facts.say("clause-due", Args::new().with("date", date)),
                None => date,
            }
        }),
        projects: projects
            .iter()
            .map(|&index| project_link(facts, links, facts.entry(index)))
            .collect(),
    }
}

fn sentence(facts: &Facts, coverage: &Coverage) -> Sentence {
    let total = coverage.clauses.len();
    if total == 0 {
        return Sentence::new();
    }
    let covered = total - coverage.uncovered();
    let args = Args::new().with("n", total).with("covered", covered);
    let clauses = ("all", Some("#h-clauses".to_owned()));
    let mut sentences = vec![linked(facts, "goals-total", args, &[clauses])];
    if coverage.rollup.total > 0 {
        sentences.push(vec![Phrase::plain(projects_sentence(facts, &coverage.rollup))]);
    }
    paragraph(facts, sentences)
}

/// Says how many projects carry it out, how far they are and how many of them are late.
fn projects_sentence(facts: &Facts, rollup: &Rollup) -> String {
    let mut clauses = vec![facts.say("directive-projects", Args::new().with("n", rollup.total))];
    if let Some(progress) = rollup.mean_progress {
        let args = Args::new().with("n", round_half_away(progress, 0));
        clauses.push(facts.say("directive-progress", args));
    }
    let late = rollup.count(Health::Late);
    if late > 0 {
        clauses.push(facts.say("directive-late", Args::new().with("n", late)));
    }
    let clauses = phrase::clauses(facts.language(), &clauses);
    facts.say("full-sentence", Args::new().with("text", clauses))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Language;
    use crate::view::address::directive_path;
    use crate::view::sample::{facts, whole_portfolio};
    use crate::view::sentence::plain_words;

    #[test]
    fn the_sentence_counts_in_words_and_leads_to_the_clauses() {
        let cases = [
            (
                Language::Chinese,
                "共3条部署，2条有项目承接。承接项目2个，平均走完42%，其中1项滞后。",
            ),
            (
                Language::English,
                "3 clauses handed down, 2 carried out by projects. 2 projects carry it out, on average 42% done, 1 of \
                 them late.",
            ),
        ];
        for (language, expected) in cases {
            let path = directive_path(2026, "yd");
            let sentence = directive(&facts(whole_portfolio(), language), &path, 0)
                .page
                .sentence;
            assert_eq!(plain_words(&sentence), expected);
            let links: Vec<&str> = sentence
                .iter()
                .filter_map(|phrase| phrase.href.as_deref())
                .collect();
            assert_eq!(links, ["#h-clauses", "#h-clauses"]);
        }
    }
}
