//! `docs/theme.md` and its Chinese sister against the built-in theme.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use super::citations::files;
use super::tables::{code, marked, table};
use super::{entries, read, root};

const DOCUMENTS: [&str; 2] = ["docs/theme.md", "docs/theme.zh-CN.md"];

// Proved by sabotage: a template taken out of the table was found missing.
#[test]
fn the_table_of_templates_is_that_of_the_theme() {
    let folder = root().join("themes/default/templates");
    let there: BTreeSet<String> = entries(&folder)
        .into_iter()
        .filter(|name| !name.ends_with('/'))
        .collect();
    let views: String = files(&root().join("src/view"), "rs")
        .into_iter()
        .map(|path| fs::read_to_string(path).unwrap())
        .collect();
    // A call may stand on one line or on several.
    let site = read("src/site/sheet.rs");
    let site = site.split_whitespace().collect::<Vec<_>>().join(" ");
    for document in DOCUMENTS {
        let rows = table(&read(document), "<!-- templates -->");
        let mut named = BTreeSet::new();
        for row in &rows {
            let template = code(&row[0]).remove(0);
            let Some(view) = code(&row[2]).into_iter().next() else {
                named.insert(template);
                continue;
            };
            let (file, model) = view.split_once("::").expect("a file and a view model");
            assert!(
                views.contains(&format!("pub struct {model} {{")),
                "{document}: {view}"
            );
            let render = format!("\"{template}\", view");
            let (_, call) = site
                .split_once(&render)
                .unwrap_or_else(|| panic!("{render} in src/site/sheet.rs"));
            let by_name = call.starts_with(&format!("::{file}::"));
            assert!(
                by_name || call.starts_with(')'),
                "{document}: {template} renders {file}"
            );
            named.insert(template);
        }
        assert_eq!(named, there, "{document}");
    }
}

/// Reads the colours of the first rule of the stylesheet whose selector begins as given.
fn colours(selector: &str) -> BTreeMap<String, String> {
    let css = read("themes/default/assets/milepost.css");
    let (_, rule) = css.split_once(selector).expect("the rule");
    let rule = rule.split('}').next().unwrap();
    let tokens = rule.lines().filter_map(|line| {
        let (name, value) = line.strip_prefix("--")?.split_once(':')?;
        let colour = value.split(';').next()?;
        colour
            .starts_with('#')
            .then(|| (format!("--{name}"), colour.to_owned()))
    });
    tokens.collect()
}

// Proved by sabotage: a red that differs by one was refused.
#[test]
fn the_table_of_colours_is_that_of_the_stylesheet() {
    let (light, dark) = (colours(":root{"), colours(":root:not([data-theme=light]){"));
    assert!(light.len() > 20 && light.len() == dark.len());
    for document in DOCUMENTS {
        let rows = table(&read(document), "<!-- colours -->");
        let named: BTreeSet<String> = rows.iter().flat_map(|row| code(&row[0])).collect();
        assert_eq!(named, light.keys().cloned().collect(), "{document}");
        for row in rows {
            for (place, token) in code(&row[0]).iter().enumerate() {
                let pair = (&code(&row[1])[place], &code(&row[2])[place]);
                assert_eq!(pair, (&light[token], &dark[token]), "{document}: {token}");
            }
        }
    }
}

// Proved by sabotage: a component taken out of the list was found missing.
#[test]
fn every_component_and_partial_is_named() {
    let templates = read("themes/default/templates/components.html");
    let components = templates.split("{% component ").skip(1);
    let mut there: BTreeSet<String> = components
        .map(|rest| rest.split('(').next().unwrap().to_owned())
        .collect();
    assert!(there.len() > 10);
    there.extend(entries(&root().join("themes/default/templates/partials")));
    for document in DOCUMENTS {
        let named: BTreeSet<String> = code(marked(&read(document), "components")).into_iter().collect();
        let missing: Vec<&String> = there.difference(&named).collect();
        assert!(missing.is_empty(), "{document} does not name {missing:?}");
        let gone: Vec<&String> = named.difference(&there).collect();
        assert!(
            gone.is_empty(),
            "{document} names {gone:?}, which the theme has not"
        );
    }
}
