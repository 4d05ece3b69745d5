//! What is wrong with a theme is said with its file, its line, and what to write.

use milepost::diagnostic::Severity;
use milepost::locale::Language;
use milepost::theme::Theme;

use crate::sample::{SITES, analysis, file, pages, said, site, themes};

#[test]
fn a_template_that_cannot_be_read_is_located() {
    let files = [file("own/templates/404.html", "<p>\n{% if page.heading }</p>\n")];
    let faults = Theme::load("own", &files, Language::Chinese).expect_err("the tag is not closed");
    let text = said(&faults, &files);
    assert!(text.contains("error[theme]"), "{text}");
    assert!(text.contains("themes/own/templates/404.html:2:"), "{text}");
    assert!(
        text.contains("{% if page.heading }"),
        "the line is shown:\n{text}"
    );
}

#[test]
fn themes_that_extend_one_another_without_end_are_refused() {
    // Proved by sabotage: without the limit on the chain the long one is loaded.
    let chain = |length: usize, last: &str| {
        let own = (0..length).map(|number| {
            let parent = if number + 1 == length {
                last.to_owned()
            } else {
                format!("t{}", number + 1)
            };
            file(&format!("t{number}/theme.yaml"), &format!("extends: {parent}\n"))
        });
        let files: Vec<_> = own.collect();
        Theme::load("t0", &files, Language::English).map(drop)
    };
    assert!(chain(7, "default").is_ok());
    for (length, last) in [(8, "default"), (200, "default"), (2, "t0")] {
        let faults = chain(length, last).expect_err("there is no end to it");
        assert!(
            said(&faults, &[]).contains("go round in a circle, or are more than 8"),
            "{}",
            said(&faults, &[])
        );
    }
}

#[test]
fn a_template_that_asks_for_what_its_page_lacks_is_located() {
    let files = [file(
        "own/templates/404.html",
        "{% extends \"base.html\" %}\n{% block main %}\n{{ page.headline }}\n{% endblock main %}\n",
    )];
    let site = site(SITES[0], "own", &files);
    let path = site.paths().find(|path| path.as_str() == "404.html").unwrap();
    let fault = site.render(path).expect_err("there is no such field");
    let text = said(&[*fault], &files);
    assert!(text.contains("themes/own/templates/404.html:3:"), "{text}");
    assert!(text.contains("headline"), "{text}");
}

/// Proved by sabotage: without the call in `pipeline::analyze` every case finds nothing.
#[test]
fn what_a_theme_says_to_nobody_is_a_warning_with_the_nearest_name() {
    let cases = [
        (
            "own/templates/partials/plankey.html",
            "x",
            "no page asks for the template `partials/plankey.html`",
            "did you mean `partials/plan-key.html`?",
        ),
        (
            "own/locale/zh-CN.ftl",
            "a = b\nhealth-lated = x\n",
            "nothing speaks the word `health-lated`",
            "did you mean `health-late`?",
        ),
        (
            "own/theme.yaml",
            "extend: default\n",
            "`extend` is not a key of theme.yaml",
            "did you mean `extends`?",
        ),
        (
            "own/custom.css",
            ":root{}",
            "nothing reads this file of the theme",
            "put it in `templates/`, `assets/` or `locale/`",
        ),
        (
            "own/locale/fr.ftl",
            "health-late = en retard\n",
            "nothing reads this file of the theme",
            "zh-CN.ftl",
        ),
    ];
    for (path, text, message, near) in cases {
        let theme = vec![
            file("own/assets/custom.css", ":root{--late:#000}"),
            file(path, text),
        ];
        let found = analysis(SITES[0], "own", theme.clone()).diagnostics().to_vec();
        let found: Vec<_> = found.into_iter().filter(|found| found.rule == "theme").collect();
        assert!(
            found.iter().all(|found| found.severity == Severity::Warning),
            "{path}"
        );
        let text = said(&found, &theme);
        assert!(text.contains(message) && text.contains(near), "{path}:\n{text}");
        assert!(text.contains(path), "{path}:\n{text}");
    }
}

#[test]
fn what_is_used_is_no_finding() {
    let mut files = themes();
    files.extend([
        file("plain/README.md", "For people."),
        file("plain/templates/own/stamp.html", "<p>{{ t.own_stamp }}</p>"),
        file(
            "plain/templates/404.html",
            "{% extends \"base.html\" %}{% block main %}{% include \"own/stamp.html\" %}{% endblock main %}",
        ),
        file("plain/locale/zh-CN.ftl", "health-late = 落后\nown-stamp = 内部\n"),
    ]);
    let found = analysis(SITES[0], "plain", files.clone()).diagnostics().to_vec();
    let found: Vec<_> = found.into_iter().filter(|found| found.rule == "theme").collect();
    assert!(found.is_empty(), "{}", said(&found, &files));
    assert!(pages(&site(SITES[0], "plain", &files))["404.html"].contains("<p>内部</p>"));
}
