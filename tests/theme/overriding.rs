//! The theme of `tests/themes/plain`: one partial, one token, one word, and nothing else.

use crate::sample::{SITES, analysis_with, file, laid_out, pages, site, themes};

/// The words for late in the two languages: built-in, and those of the theme.
const LATE: [(&str, &str); 2] = [("滞后", "落后"), ("Late", "Behind")];

#[test]
fn one_partial_one_token_and_one_word_take_effect_and_nothing_else_changes() {
    for (content, (word, other)) in SITES.into_iter().zip(LATE) {
        let before = pages(&site(content, "default", &[]));
        let after = pages(&site(content, "plain", &themes()));
        let added: Vec<&String> = after.keys().filter(|path| !before.contains_key(*path)).collect();
        assert_eq!(added, ["assets/custom.css"], "{content}");
        assert!(after["assets/custom.css"].contains("--late:#7a1f5c"));
        let (mut partials, mut words) = (0, 0);
        for (path, old) in &before {
            let new = &after[path];
            let missing = missing_symbols(new);
            assert!(missing.is_empty(), "{content}: {path}: {missing:?}");
            partials += new.matches("plain-key").count();
            words += usize::from(old.contains(word) && new.contains(other));
            let (found, expected) = (undone(new, old, (word, other)), normal(old, (word, other)));
            assert!(
                found == expected,
                "{content}: {path}: {}",
                difference(&found, &expected)
            );
        }
        assert!(
            partials > 5,
            "{content}: the partial stands on {partials} projects"
        );
        assert!(words > 10, "{content}: the word stands on {words} pages");
    }
}

/// Lists the symbols that a page refers to and does not have. Which of them it has follows from what its partials draw.
fn missing_symbols(page: &str) -> Vec<&str> {
    let used = page
        .split("<use href=\"#")
        .skip(1)
        .filter_map(|rest| rest.split('"').next());
    used.filter(|id| !page.contains(&format!("id=\"{id}\"")))
        .collect()
}

/// Takes the sprite out of a page.
fn without_sprite(page: &str) -> String {
    let Some((before, sprite)) = page.split_once("<svg class=\"sprite\"") else {
        return page.to_owned();
    };
    let (_, behind) = sprite.split_once("</svg>").expect("the sprite ends");
    format!("{before}{behind}")
}

/// Shows where two texts part.
fn difference(found: &str, expected: &str) -> String {
    let pairs = found.chars().zip(expected.chars());
    let same = pairs.take_while(|(a, b)| a == b).count();
    let from = same.saturating_sub(30);
    let show = |text: &str| text.chars().skip(from).take(90).collect::<String>();
    format!("\n  {}\n  {}", show(found), show(expected))
}

/// Takes what the theme changes out of a page, so that the rest can be compared.
fn undone(new: &str, old: &str, words: (&str, &str)) -> String {
    let linked = new
        .lines()
        .filter(|line| !line.contains("assets/custom.css"))
        .collect::<Vec<_>>()
        .join("\n");
    let own = linked.find("<p class=\"key plain-key\">").map(|start| {
        let end = start + linked[start..].find("</p>").unwrap() + 4;
        (start, end)
    });
    let Some((start, end)) = own else {
        return normal(&linked, words);
    };
    let built_in = partial(old).expect("the built-in partial stands where the theme's does");
    normal(
        &format!("{}{built_in}{}", &linked[..start], &linked[end..]),
        words,
    )
}

/// Returns the built-in partial of a page: the key below the plan.
fn partial(page: &str) -> Option<&str> {
    let start = page.find("<figcaption><ul class=\"key\">")? + "<figcaption>".len();
    let end = start + page[start..].find("</ul>")? + "</ul>".len();
    Some(&page[start..end])
}

/// Writes both words for late alike, and leaves out the sprite and line ends.
fn normal(page: &str, (word, other): (&str, &str)) -> String {
    let lower = |text: &str| text.to_lowercase();
    let page = without_sprite(page)
        .replace(word, other)
        .replace(&lower(word), &lower(other));
    page.lines().map(str::trim).collect()
}

#[test]
fn the_site_is_over_the_theme_that_it_extends_and_that_over_the_built_in_one() {
    let mut files = themes();
    files.push(file("house/theme.yaml", "extends: plain\n"));
    files.push(file("house/locale/zh-CN.ftl", "health-late = 拖后\n"));
    files.push(file(
        "house/templates/404.html",
        "{% extends \"base.html\" %}{% block main %}自家的{% endblock main %}",
    ));
    let found = pages(&site(SITES[0], "house", &files));
    assert!(found["404.html"].contains("自家的"), "the site's own template");
    assert!(
        found["2026/index.html"].contains("拖后"),
        "the site's own word, not that of the theme below"
    );
    assert!(!found["2026/index.html"].contains("落后"));
    assert!(
        found["2026/projects/jcgb.html"].contains("plain-key"),
        "the partial of the theme below"
    );
    assert!(
        found["assets/custom.css"].contains("--late"),
        "the token of the theme below"
    );
    assert!(
        found["assets/milepost.css"].contains("--late:#a62417"),
        "the rest is built in"
    );
}

// Built-in templates have their partials and components put in place, and masthead and foot are written once for many pages:
// what a theme replaces must be asked all the same. Proved by sabotage: with the names of a theme's own components not looked
// for, and with its own masthead written once for all pages, this test fails each time.
#[test]
fn own_components_and_an_own_masthead_see_what_they_saw_before() {
    let files = [
        file("house/theme.yaml", "extends: default\n"),
        file(
            "house/templates/components.html",
            "{%- component status(mark: map) -%}<b class=\"own\">{{ mark.word }}</b>{%- endcomponent status -%}",
        ),
        file(
            "house/templates/partials/masthead.html",
            "<header>{{ frame.title }}{% if frame.profile %} {{ frame.profile }}{% endif %}{% if page.year %} 有年度{% endif %}</header>",
        ),
    ];
    let found = pages(&site(SITES[0], "house", &files));
    let project = &found["2026/projects/jcgb.html"];
    assert!(project.contains("<b class=\"own\">") && !project.contains("<span class=\"st c-done\">"));
    let titles = project
        .split_once("<header>")
        .and_then(|(_, rest)| rest.split_once("</header>"));
    let (title, _) = titles.expect("a masthead");
    assert!(project.contains(&format!("<title>{title} · ")), "{title}");
    assert!(found["2026/timeline.html"].contains(" wide"), "a profile");
    assert!(found["2026/index.html"].contains(" 有年度</header>"));
    assert!(project.contains("<footer class=\"foot\">"), "the built-in foot");
}

// Proved by sabotage: with no data on the page, this test fails.
#[test]
fn a_theme_shows_the_free_data_of_a_brief() {
    let files = [
        file("house/theme.yaml", "extends: default\n"),
        file(
            "house/templates/project.html",
            "{% extends \"base.html\" %}{% block main %}<dl>{% if page.extra.code %}{{ page.extra.code }}{% for note in page.extra.notes %}\
             <dd>{{ note }}</dd>{% endfor %}{{ page.extra.room.floor }}{{ page.extra[\"处室\"] }}{% endif %}</dl>{% endblock main %}",
        ),
    ];
    let extra =
        "extra: {code: 0123, notes: [一, \"<script>x</script>\"], room: {floor: 三层}, 处室: 办公室}\n";
    let analysis = analysis_with(SITES[0], "house", files.to_vec(), &|path, text| match path {
        "projects/2026/jcgb.md" => text.replacen("---\n", &format!("---\n{extra}"), 1),
        _ => text,
    });
    let found = pages(&laid_out(&analysis, "house", &files));
    assert!(
        found["2026/projects/jcgb.html"]
            .contains("<dl>0123<dd>一</dd><dd>&lt;script&gt;x&lt;/script&gt;</dd>三层办公室</dl>")
    );
    let without = found
        .iter()
        .filter(|(path, page)| path.contains("projects/") && page.contains("<dl></dl>"));
    assert!(without.count() > 1, "most briefs have none");
}
