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
