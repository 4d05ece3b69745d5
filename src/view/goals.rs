//! The coverage of directives: is every instruction covered by work that moves?

use std::collections::BTreeSet;

use serde::Serialize;

use super::address::{YearPage, clause_anchor, directive_path};
use super::frame::{FrameOptions, Section, View, frame};
use super::part::{NameLink, ProjectLink, project_link};
use super::sentence::{Phrase, Sentence, linked, paragraph};
use super::{Entry, Facts, Links, phrase};
use crate::figures::{ClauseCoverage, Coverage, coverage};
use crate::locale::Args;
use crate::model::{Clause, Directive, Project};
use crate::path::SitePath;

/// How many glyphs a cell of the matrix shows before it counts.
const MAX_MARKS: usize = 18;

/// How many values a facet may have to be the columns of the matrix. With more, nobody could read it, and a facet
/// with a value of its own for every project would make a cell for every clause and every project.
const MAX_COLUMNS: usize = 32;

/// The coverage matrix of a year's directives.
#[derive(Clone, Debug, Serialize)]
pub struct GoalsPage {
    /// Heading.
    pub heading: String,
    /// How many clauses there are and which are uncovered, in a sentence.
    pub sentence: Sentence,
    /// The columns: values of the first facet, or one column for all projects.
    pub columns: Vec<NameLink>,
    /// One group of rows a directive.
    pub directives: Vec<DirectiveRows>,
    /// Clauses that no project carries out.
    pub uncovered: Vec<ClauseLine>,
    /// Clauses whose projects are all late.
    pub all_late: Vec<ClauseLine>,
    /// Projects that carry out no clause.
    pub loose: Vec<ProjectLink>,
    /// What the list of such projects says, with its count.
    pub loose_note: String,
}

/// The clauses of one directive.
#[derive(Clone, Debug, Serialize)]
pub struct DirectiveRows {
    /// Its title.
    pub title: String,
    /// Link to its page.
    pub href: String,
    /// Who issued it and when.
    pub source: String,
    /// One row a clause.
    pub rows: Vec<ClauseRow>,
}

/// One clause in the matrix.
#[derive(Clone, Debug, Serialize)]
pub struct ClauseRow {
    /// `第7条`.
    pub name: String,
    /// What is asked.
    pub text: String,
    /// Link to the clause on its directive's page.
    pub href: String,
    /// One cell a column.
    pub cells: Vec<Cell>,
    /// How many projects carry it out; none: nobody does.
    pub total: Option<String>,
}

/// The projects of one column that carry out one clause.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Cell {
    /// One glyph a project.
    pub marks: Vec<ProjectLink>,
    /// How many more there are.
    pub more: Option<String>,
}

/// A clause in a list.
#[derive(Clone, Debug, Serialize)]
pub struct ClauseLine {
    /// `《2026年度工作要点》第7条`.
    pub name: String,
    /// What is asked.
    pub text: String,
    /// Link to the clause on its directive's page.
    pub href: String,
    /// Who is asked.
    pub office: Option<String>,
    /// Until when.
    pub due: Option<String>,
}

/// Makes the coverage page of `year`.
pub fn goals(facts: &Facts, path: &SitePath, year: i32) -> View<GoalsPage> {
    let links = Links::new(path);
    let heading = facts.say("goals-heading", Args::new().with("year", year.to_string()));
    let covered: Vec<(&Directive, Coverage)> = directives_of(facts, year)
        .map(|directive| (directive, coverage(directive, &facts.portfolio, &facts.figures)))
        .collect();
    let matrix = Matrix::new(facts, links, year);
    let directives = covered
        .iter()
        .map(|(directive, coverage)| matrix.rows(directive, coverage));
    let loose = loose_projects(facts, links, year);
    let uncovered = lines(facts, links, &covered, |clause| clause.projects.is_empty());
    let page = GoalsPage {
        sentence: sentence(facts, &covered, &uncovered),
        columns: matrix.columns.iter().map(|column| column.head.clone()).collect(),
        directives: directives.collect(),
        all_late: lines(facts, links, &covered, ClauseCoverage::is_all_late),
        uncovered,
        loose_note: facts.say("goals-loose-note", Args::new().with("n", loose.len())),
        loose,
        heading,
    };
    let options = FrameOptions {
        title: &page.heading,
        year,
        section: Some(Section::Year(YearPage::Goals)),
        profile: "",
    };
    View {
        frame: frame(facts, path, options),
        page,
    }
}

/// Returns the directives of a year in order.
pub(super) fn directives_of(facts: &Facts, year: i32) -> impl Iterator<Item = &Directive> {
    facts
        .portfolio
        .directives
        .iter()
        .filter(move |directive| directive.year == year)
}

/// Names a clause within its directive: `第7条`; a name that is no number stands for itself.
pub(super) fn clause_name(facts: &Facts, clause: &Clause) -> String {
    if clause.id.bytes().all(|byte| byte.is_ascii_digit()) {
        facts.say("clause-number", Args::new().with("id", &clause.id))
    } else {
        clause.id.clone()
    }
}

/// Says who issued a directive, and when.
pub(super) fn directive_source(facts: &Facts, directive: &Directive) -> String {
    let date = directive.date.map(|date| facts.format(directive.year).full(date));
    let parts: Vec<String> = directive.source.clone().into_iter().chain(date).collect();
    phrase::clauses(facts.language(), &parts)
}

fn sentence(facts: &Facts, covered: &[(&Directive, Coverage)], uncovered: &[ClauseLine]) -> Sentence {
    let total: usize = covered.iter().map(|(_, coverage)| coverage.clauses.len()).sum();
    let args = Args::new()
        .with("n", total)
        .with("covered", total - uncovered.len());
    let place = |name, anchor: &str| (name, Some(format!("#{anchor}")));
    let mut sentences = vec![linked(facts, "goals-total", args, &[place("all", "h-matrix")])];
    if !uncovered.is_empty() {
        // Four names can be read aloud; the rest are in the list below.
        let named: Vec<String> = uncovered.iter().take(4).map(|line| line.name.clone()).collect();
        let args = Args::new()
            .with("n", uncovered.len())
            .with("names", phrase::list(facts.language(), &named))
            .with("more", uncovered.len() - named.len());
        sentences.push(linked(facts, "goals-uncovered", args, &[place("open", "h-open")]));
    } else if total > 0 {
        sentences.push(vec![Phrase::plain(facts.words.text("goals-all-covered"))]);
    }
    paragraph(facts, sentences)
}

fn lines(
    facts: &Facts,
    links: Links<'_>,
    covered: &[(&Directive, Coverage)],
    keep: impl Fn(&ClauseCoverage) -> bool,
) -> Vec<ClauseLine> {
    let several = covered.len() > 1;
    let mut lines = Vec::new();
    for (directive, coverage) in covered {
        for (clause, found) in directive.clauses.iter().zip(&coverage.clauses) {
            if keep(found) {
                lines.push(clause_line(facts, links, directive, clause, several));
            }
        }
    }
    lines
}

fn clause_line(
    facts: &Facts,
    links: Links<'_>,
    directive: &Directive,
    clause: &Clause,
    several: bool,
) -> ClauseLine {
    let own = clause_name(facts, clause);
    let args = || {
        Args::new()
            .with("directive", &directive.title)
            .with("clause", own.as_str())
    };
    ClauseLine {
        name: if several {
            facts.say("clause-of-directive", args())
        } else {
            own.clone()
        },
        text: clause.text.clone(),
        href: clause_href(links, directive, clause),
        office: clause.office.clone(),
        due: clause
            .due
            .map(|due| facts.format(directive.year).short_deadline(due)),
    }
}

fn clause_href(links: Links<'_>, directive: &Directive, clause: &Clause) -> String {
    links.to_place(
        &directive_path(directive.year, &directive.id),
        &clause_anchor(&clause.id),
    )
}

/// Returns the projects of a year that cite no clause that exists.
fn loose_projects(facts: &Facts, links: Links<'_>, year: i32) -> Vec<ProjectLink> {
    let directives = &facts.portfolio.directives;
    let known: BTreeSet<(&str, &str)> = directives
        .iter()
        .flat_map(|directive| {
            directive
                .clauses
                .iter()
                .map(|clause| (directive.id.as_str(), clause.id.as_str()))
        })
        .collect();
    let cites = |project: &Project| {
        let mut goals = project.goals.iter();
        goals.any(|goal| known.contains(&(goal.directive.as_str(), goal.clause.as_str())))
    };
    facts
        .entries(year)
        .filter(|entry| !cites(entry.project))
        .map(|entry| project_link(facts, links, entry))
        .collect()
}

/// A column of the matrix.
struct Column {
    head: NameLink,
    /// The value of the first facet; none: projects without one.
    value: Option<String>,
}

/// What all rows of the matrix share.
struct Matrix<'a> {
    facts: &'a Facts,
    links: Links<'a>,
    facet: Option<&'a str>,
    columns: Vec<Column>,
}

impl<'a> Matrix<'a> {
    fn new(facts: &'a Facts, links: Links<'a>, year: i32) -> Matrix<'a> {
        let facet = facts.config.facets.first().map(|facet| facet.key.as_str());
        let groups = facet.and_then(|key| facts.year(year)?.facets.get(key));
        let top = groups
            .into_iter()
            .flatten()
            .filter(|group| !group.name.contains('/'));
        let mut columns: Vec<Column> = top
            .map(|group| Column {
                head: NameLink {
                    name: group.name.clone(),
                    href: facet
                        .and_then(|key| facts.addresses.facet(year, key, &group.name))
                        .map(|path| links.to(path)),
                },
                value: Some(group.name.clone()),
            })
            .collect();
        if columns.len() > MAX_COLUMNS {
            columns.clear();
        }
        let has_value = |entry: Entry<'_>| facet.and_then(|key| top_value(entry.project, key)).is_some();
        if columns.is_empty() || !facts.entries(year).all(has_value) {
            let word = if columns.is_empty() {
                "project"
            } else {
                "goals-other"
            };
            let head = NameLink {
                name: facts.words.text(word),
                href: None,
            };
            columns.push(Column { head, value: None });
        }
        Matrix {
            facts,
            links,
            facet,
            columns,
        }
    }

    fn rows(&self, directive: &Directive, coverage: &Coverage) -> DirectiveRows {
        let rows = directive.clauses.iter().zip(&coverage.clauses);
        DirectiveRows {
            title: directive.title.clone(),
            href: self.links.to(&directive_path(directive.year, &directive.id)),
            source: directive_source(self.facts, directive),
            rows: rows
                .map(|(clause, found)| self.row(directive, clause, found))
                .collect(),
        }
    }

    fn row(&self, directive: &Directive, clause: &Clause, found: &ClauseCoverage) -> ClauseRow {
        let mut cells: Vec<Vec<ProjectLink>> = vec![Vec::new(); self.columns.len()];
        for entry in found.projects.iter().map(|&index| self.facts.entry(index)) {
            cells[self.place(entry.project)].push(project_link(self.facts, self.links, entry));
        }
        ClauseRow {
            name: clause_name(self.facts, clause),
            text: clause.text.clone(),
            href: clause_href(self.links, directive, clause),
            cells: cells.into_iter().map(cell).collect(),
            total: (!found.projects.is_empty()).then(|| found.projects.len().to_string()),
        }
    }

    /// Returns the column of a project: that of its first value, else the last one, which is for the rest.
    fn place(&self, project: &Project) -> usize {
        let value = self.facet.and_then(|key| top_value(project, key));
        let found = self
            .columns
            .iter()
            .position(|column| column.value.as_deref() == value);
        found.unwrap_or(self.columns.len() - 1)
    }
}

fn top_value<'a>(project: &'a Project, facet: &str) -> Option<&'a str> {
    let value = project.facets.get(facet)?.first()?;
    value.split('/').next()
}

fn cell(mut marks: Vec<ProjectLink>) -> Cell {
    let more = marks.len().saturating_sub(MAX_MARKS);
    marks.truncate(MAX_MARKS);
    Cell {
        marks,
        more: (more > 0).then(|| format!("+{more}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Language;
    use crate::view::sample::{facts, whole_portfolio};
    use crate::view::sentence::plain_words;

    fn page(language: Language) -> GoalsPage {
        goals(
            &facts(whole_portfolio(), language),
            &YearPage::Goals.path(2026),
            2026,
        )
        .page
    }

    #[test]
    fn uncovered_clauses_are_named_and_counted() {
        let cases = [
            (
                Language::Chinese,
                "共3条部署，2条有项目承接。1条没有项目承接：第3条。",
            ),
            (
                Language::English,
                "3 clauses handed down, 2 carried out by projects. One clause has no project: Clause 3.",
            ),
        ];
        for (language, expected) in cases {
            let page = page(language);
            assert_eq!(plain_words(&page.sentence), expected);
            assert_eq!(page.uncovered.len(), 1);
        }
    }

    #[test]
    fn a_project_stands_in_the_column_of_its_first_value_and_the_rest_in_the_last() {
        let page = page(Language::Chinese);
        let columns: Vec<&str> = page.columns.iter().map(|column| column.name.as_str()).collect();
        assert_eq!(columns, ["基层党建", "其他"]);
        let rows = &page.directives[0].rows;
        let marks = |row: usize, column: usize| rows[row].cells[column].marks.len();
        assert_eq!((marks(0, 0), marks(0, 1)), (1, 0), "`late` is 基层党建/4+1");
        assert_eq!((marks(1, 0), marks(1, 1)), (0, 1), "`on` has no value");
        assert_eq!(rows[1].href, "goals/yd.html#c-2-b", "an id holds no blank");
        assert_eq!(rows[2].total, None);
    }

    #[test]
    fn a_facet_with_many_values_is_one_column() {
        // Proved by sabotage: without the limit there is a column for every value.
        let mut portfolio = whole_portfolio();
        let has_values = |project: &&std::sync::Arc<Project>| !project.facets.is_empty();
        let brief = portfolio
            .projects
            .iter()
            .find(has_values)
            .expect("a brief with a facet");
        let brief = Project::clone(brief);
        for number in 0..=MAX_COLUMNS {
            let mut other = brief.clone();
            other.key.year = 2026;
            other.key.id = format!("more-{number}");
            for values in other.facets.values_mut() {
                *values = vec![format!("value {number}")];
            }
            portfolio.projects.push(std::sync::Arc::new(other));
        }
        portfolio.projects.sort_by(|a, b| a.key.cmp(&b.key));
        let page = goals(
            &facts(portfolio, Language::English),
            &YearPage::Goals.path(2026),
            2026,
        )
        .page;
        assert_eq!(page.columns.len(), 1);
    }

    #[test]
    fn a_clause_whose_projects_are_all_late_and_projects_without_one_are_listed() {
        let page = page(Language::Chinese);
        assert_eq!(
            page.all_late
                .iter()
                .map(|line| line.name.as_str())
                .collect::<Vec<_>>(),
            ["第1条"]
        );
        assert_eq!(
            page.loose.len(),
            7,
            "nine projects, two of which cite a clause that exists"
        );
    }
}
