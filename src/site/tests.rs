use super::*;
use crate::locale::Language;
use crate::theme::DEFAULT_NAME;
use crate::view::sample::{facts, portfolio, whole_portfolio};

fn site(portfolio: crate::model::Portfolio, language: Language) -> Site {
    let theme = Theme::load(DEFAULT_NAME, &[], language).expect("the built-in theme is sound");
    Site::new(facts(portfolio, language), Arc::new(theme), std::iter::empty())
}

fn render(site: &Site, path: &SitePath) -> String {
    match site.render(path) {
        Ok(Some(Content::Rendered(bytes))) => String::from_utf8(bytes).expect("pages are UTF-8"),
        Ok(other) => panic!("{path} is no page: {other:?}"),
        Err(fault) => panic!("{path}: {fault:?}"),
    }
}

fn every_page(site: &Site) -> Vec<(SitePath, String)> {
    let pages = site
        .entries
        .iter()
        .filter(|(_, entry)| matches!(entry, Entry::Page(_)));
    pages
        .map(|(path, _)| (path.clone(), render(site, path)))
        .collect()
}

#[test]
fn every_page_renders_in_both_languages_with_all_its_words() {
    for language in Language::ALL {
        for portfolio in [portfolio(), whole_portfolio(), crate::model::Portfolio::default()] {
            for (path, html) in every_page(&site(portfolio, language)) {
                let missing = html
                    .split('[')
                    .skip(1)
                    .filter_map(|rest| rest.split_once(']'))
                    .map(|(word, _)| word)
                    .find(|word| {
                        word.contains('-') && word.chars().all(|c| c.is_ascii_lowercase() || c == '-')
                    });
                assert_eq!(missing, None, "{path} in {}", language.tag());
                assert_eq!(
                    html.matches("<h1").count(),
                    1,
                    "{path} has one heading of level 1"
                );
                assert!(!html.contains(" style="), "{path} has no style attribute");
            }
        }
    }
}

#[test]
fn hostile_words_stay_text() {
    for (path, html) in every_page(&site(whole_portfolio(), Language::Chinese)) {
        assert!(!html.contains("<比例>") && !html.contains("<任务>"), "{path}");
    }
}

#[test]
fn both_languages_have_the_same_words_once_each() {
    let names = |text: &str| -> Vec<String> {
        let lines = text
            .lines()
            .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
        let mut names: Vec<String> = lines
            .filter_map(|line| Some(line.split_once(" =")?.0.to_owned()))
            .collect();
        names.sort_unstable();
        names
    };
    let chinese = names(include_str!("../../themes/default/locale/zh-CN.ftl"));
    let english = names(include_str!("../../themes/default/locale/en.ftl"));
    assert_eq!(chinese, english);
    let twice = chinese.windows(2).find(|pair| pair[0] == pair[1]);
    assert_eq!(twice, None);
}
