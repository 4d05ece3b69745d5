//! `explain`: teaches every rule, in both languages.

use crate::desk::Desk;

#[test]
fn the_list_names_everything_that_can_be_explained() {
    let desk = Desk::empty();
    for lang in ["en", "zh-CN"] {
        let list = desk.run(&["explain", "--lang", lang]);
        assert_eq!((list.code, list.err.as_str()), (0, ""));
        let names: Vec<&str> = list
            .out
            .lines()
            .filter_map(|line| line.split_whitespace().next())
            .collect();
        assert!(names.len() > 30, "{}", list.out);
        assert!(names.is_sorted(), "{names:?}");
        for expected in [
            "invalid-date",
            "stale-update",
            "unaccounted",
            "words-versus-dates",
        ] {
            assert!(names.contains(&expected), "{expected}");
        }
    }
}

#[test]
fn a_rule_is_taught_in_the_language_asked_for() {
    let desk = Desk::empty();
    let english = desk.run(&["explain", "stale-update", "--lang", "en"]);
    let chinese = desk.run(&["explain", "stale-update", "--lang", "zh-CN"]);
    for said in [&english, &chinese] {
        assert_eq!((said.code, said.err.as_str()), (0, ""));
        assert!(said.out.starts_with("stale-update\n\n"), "{}", said.out);
        assert!(said.out.len() > 200, "{}", said.out);
    }
    assert!(
        english.out.is_ascii() || !english.out.contains('。'),
        "{}",
        english.out
    );
    assert!(chinese.out.contains('。'), "{}", chinese.out);
}

#[test]
fn a_rule_that_does_not_exist_is_wrong_usage_with_the_nearest_name() {
    let said = Desk::empty().run(&["explain", "stale-updat"]);
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    assert!(said.err.contains("Did you mean `stale-update`?"), "{}", said.err);
    assert_eq!(Desk::empty().run(&["explain", "qqqqqq"]).code, 2);
}
