//! `docs/content-model.md` and its Chinese sister against the program: keys, defaults, rules, examples.
//!
//! The lists of rules and of faults are written by the program: `MILEPOST_BLESS=1 cargo test --test documents`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use milepost::diagnostic::Severity;
use milepost::locale::Language;
use milepost::model::{Date, Deadline};
use milepost::rules::rules;
use milepost::source::{faults, read_site};
use milepost::text::SourceFile;

use super::tables::{code, headings, leading_code, marked, structure, table, unique};
use super::{read, root};

pub const DOCUMENTS: [(&str, Language); 2] = [
    ("docs/content-model.md", Language::English),
    ("docs/content-model.zh-CN.md", Language::Chinese),
];

/// Documents that say the same in both languages.
const PAIRS: [(&str, &str); 2] = [
    ("docs/content-model.md", "docs/content-model.zh-CN.md"),
    ("docs/theme.md", "docs/theme.zh-CN.md"),
];

/// A key of a level of `src/source/keys.rs`.
struct SourceKey {
    /// English first, then the Chinese spellings.
    spellings: Vec<String>,
    /// The level below it.
    below: Option<String>,
}

/// Reads the levels of keys out of the source, each by its name in lower case.
fn levels() -> BTreeMap<String, Vec<SourceKey>> {
    let source = read("src/source/keys.rs");
    let tables = source.split("#[cfg(test)]").next().unwrap();
    let levels = tables.split("pub(crate) const ").skip(1).map(|part| {
        let (name, rest) = part.split_once(": &Keys = &[").expect("a level of keys");
        let (list, _) = rest.split_once("];").expect("the end of the level");
        (name.to_lowercase(), source_keys(list))
    });
    let levels = unique(levels);
    assert!(
        levels.len() > 15 && levels["brief"].len() > 20,
        "the levels are read"
    );
    levels
}

fn source_keys(list: &str) -> Vec<SourceKey> {
    let calls = list.split(')').filter(|call| call.contains('"'));
    calls
        .map(|call| SourceKey {
            spellings: call.split('"').skip(1).step_by(2).map(str::to_owned).collect(),
            below: call.contains("level(").then(|| {
                let below = call.trim_end().trim_end_matches(',').rsplit(',').next();
                below.unwrap().trim().to_lowercase()
            }),
        })
        .collect()
}

/// The levels of keys that belong to the settings, and the names of their leaves: `thresholds.tolerance`.
fn settings(levels: &BTreeMap<String, Vec<SourceKey>>) -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut used, mut leaves) = (BTreeSet::from(["site".to_owned()]), BTreeSet::new());
    for key in &levels["site"] {
        let name = &key.spellings[0];
        match &key.below {
            None => leaves.extend([name.clone()]),
            Some(below) => {
                leaves.extend(
                    levels[below]
                        .iter()
                        .map(|key| format!("{name}.{}", key.spellings[0])),
                );
                used.extend([below.clone()]);
            }
        }
    }
    (used, leaves)
}

/// Reads the levels that a document describes: tables of one level each, and rows of one level each.
fn described(text: &str) -> BTreeMap<String, Vec<Vec<String>>> {
    let tables = text
        .split("<!-- keys: ")
        .skip(1)
        .map(|part| part.split(" -->").next().unwrap())
        .filter(|name| *name != "SITE")
        .map(|name| {
            let rows = table(text, &format!("<!-- keys: {name} -->"));
            let keys = rows.iter().map(|row| [code(&row[0]), code(&row[1])].concat());
            (name.to_lowercase(), keys.collect())
        });
    let groups = text.match_indices("<!-- groups -->").flat_map(|(at, _)| {
        table(&text[at..], "<!-- groups -->").into_iter().map(|row| {
            let keys = row[1].split(" · ").map(leading_code).collect();
            (english_word(&row[0]), keys)
        })
    });
    unique(tables.chain(groups))
}

/// The English name of a group: `problem`, or the one in code of `问题 `problem``.
fn english_word(cell: &str) -> String {
    code(cell).first().cloned().unwrap_or_else(|| cell.to_owned())
}

// Proved by sabotage: another spelling in the Chinese table and a row taken out of the settings were both refused.
#[test]
fn the_tables_hold_exactly_the_keys_of_the_program() {
    let levels = levels();
    let (of_settings, leaves) = settings(&levels);
    for (document, _) in DOCUMENTS {
        let text = read(document);
        let described = described(&text);
        for (level, keys) in levels.iter().filter(|(level, _)| !of_settings.contains(*level)) {
            let keys: Vec<&Vec<String>> = keys.iter().map(|key| &key.spellings).collect();
            let found: Vec<&Vec<String>> = described.get(level).into_iter().flatten().collect();
            assert_eq!(found, keys, "{document}: the keys of `{level}`");
        }
        let known: BTreeSet<&String> = levels
            .keys()
            .filter(|level| !of_settings.contains(*level))
            .collect();
        assert_eq!(described.keys().collect::<BTreeSet<_>>(), known, "{document}");
        let rows = table(&text, "<!-- keys: SITE -->");
        let names = rows.iter().map(|row| code(&row[0])[0].replace("[]", ""));
        let lists = |name: &String| leaves.iter().any(|leaf| leaf.starts_with(&format!("{name}.")));
        let names: BTreeSet<String> = names.filter(|name| !lists(name)).collect();
        assert_eq!(names, leaves, "{document}: the keys of site.yaml");
    }
}

// Proved by sabotage: 39 days instead of 38 for `stale_after` were refused. The table is read as settings.
#[test]
fn the_defaults_of_the_settings_are_those_of_the_program() {
    for (document, _) in DOCUMENTS {
        let mut given = String::from("title: x\n");
        let mut groups: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let rows = table(&read(document), "<!-- keys: SITE -->");
        for row in rows.iter().filter(|row| !row[2].is_empty()) {
            let (name, value) = (&code(&row[0])[0], &code(&row[2])[0]);
            match name.split_once('.') {
                None => given.push_str(&format!("{name}: {value}\n")),
                Some((group, key)) => groups
                    .entry(group.to_owned())
                    .or_default()
                    .push(format!("{key}: {value}")),
            }
        }
        assert!(
            groups.len() == 2 && given.lines().count() > 6,
            "{document}: {given}"
        );
        for (group, keys) in groups {
            given.push_str(&format!("{group}: {{{}}}\n", keys.join(", ")));
        }
        let (with_all, findings) = read_site(&SourceFile::new("site.yaml", given));
        assert_eq!(findings, [], "{document}");
        let (with_none, _) = read_site(&SourceFile::new("site.yaml", "title: x\n"));
        assert_eq!(with_all, with_none, "{document}");
    }
}

// Proved by sabotage: a quarter that ends a day earlier was refused.
#[test]
fn the_notations_of_dates_mean_what_the_table_says() {
    for (document, _) in DOCUMENTS {
        let rows = table(&read(document), "<!-- dates -->");
        assert_eq!(rows.len(), 6, "{document}");
        for row in rows {
            let day = |cell: &str| cell.parse::<Date>().ok();
            for word in code(&row[0]).into_iter().chain(code(&row[1])) {
                let deadline = Deadline::parse(&word).unwrap_or_else(|| panic!("{document}: {word}"));
                let same = |cell: &str, found: Option<Date>| {
                    cell.starts_with("20")
                        .then(|| assert_eq!(day(cell), found, "{document}: {word}"));
                };
                same(&row[3], deadline.last_day());
                same(&row[4], deadline.first_day());
                let has_day = deadline.last_day().is_some();
                assert_eq!(has_day, row[0].contains("20"), "{document}: {word}");
            }
        }
    }
}

/// The spellings of every fixed vocabulary of a brief, as the source lists them.
fn vocabularies() -> BTreeMap<String, Vec<String>> {
    let source = read("src/source/words.rs");
    let lists = source.split("pub(crate) const ").skip(1).map(|part| {
        let (name, rest) = part.split_once(": &Words<").expect("a vocabulary");
        let list = rest.split("];\n").next().unwrap();
        let words = list.split('"').skip(1).step_by(2).map(str::to_owned).collect();
        (name.to_owned(), words)
    });
    unique(lists)
}

// Proved by sabotage: with 受阻 taken out of a document the test failed.
#[test]
fn every_word_of_the_vocabularies_is_given() {
    let vocabularies = vocabularies();
    for name in [
        "STATUS",
        "RESULT",
        "CONCLUSION",
        "INDICATOR_KIND",
        "STATED",
        "ANSWER",
        "ATTAINED",
    ] {
        let words = &vocabularies[name];
        assert!(words.len() > 4, "{name}: {words:?}");
        for (document, _) in DOCUMENTS {
            let text = read(document);
            let missing: Vec<&String> = words.iter().filter(|word| !text.contains(*word)).collect();
            assert!(missing.is_empty(), "{document}, {name}: {missing:?}");
        }
    }
}

/// Returns the first sentence of an explanation.
fn first_sentence(text: &str) -> &str {
    let text = text.trim_start();
    let is_end = |&(at, c): &(usize, char)| {
        let next = text[at + c.len_utf8()..].chars().next();
        c == '。' || (c == '.' && next.is_none_or(char::is_whitespace))
    };
    let end = text.char_indices().find(is_end);
    &text[..end.map_or(text.len(), |(at, c)| at + c.len_utf8())]
}

/// The table of rules as the registry has it.
fn rule_table(language: Language) -> String {
    let (head, error, warning) = match language {
        Language::English => ("| rule | severity | finds |", "error, always", "warning"),
        Language::Chinese => ("| 规则 | 级别 | 查什么 |", "错误，不可改", "提醒"),
    };
    let mut text = format!("\n{head}\n| --- | --- | --- |\n");
    for rule in rules() {
        let severity = match rule.severity {
            Severity::Error => error,
            Severity::Warning => warning,
        };
        let sentence = first_sentence(rule.explanation.text(language)).replace('|', "\\|");
        text.push_str(&format!("| `{}` | {severity} | {sentence} |\n", rule.name));
    }
    text
}

/// The faults of reading by severity, as the reader lists them.
fn fault_list(language: Language) -> String {
    let names = |severity: Severity| {
        let chosen = faults().iter().filter(|fault| fault.severity == severity);
        chosen
            .map(|fault| format!("`{}`", fault.name))
            .collect::<Vec<_>>()
            .join(" ")
    };
    let (errors, warnings) = (names(Severity::Error), names(Severity::Warning));
    match language {
        Language::English => format!("\nErrors: {errors}\n\nWarnings: {warnings}\n"),
        Language::Chinese => format!("\n错误：{errors}\n\n提醒：{warnings}\n"),
    }
}

// Proved by sabotage: another severity of a rule and a fault taken out of the list were both refused.
#[test]
fn the_lists_of_rules_and_faults_are_those_of_the_program() {
    for (document, language) in DOCUMENTS {
        let mut text = read(document);
        for (marker, expected) in [("rules", rule_table(language)), ("faults", fault_list(language))] {
            let found = marked(&text, marker);
            if std::env::var_os("MILEPOST_BLESS").is_some() {
                let begin = format!("<!-- {marker} -->");
                text = text.replacen(
                    &format!("{begin}{found}<!-- end -->"),
                    &format!("{begin}{expected}<!-- end -->"),
                    1,
                );
                fs::write(root().join(document), &text).unwrap();
            } else {
                assert_eq!(
                    found, expected,
                    "{document}: write the list anew with MILEPOST_BLESS=1 cargo test --test documents"
                );
            }
        }
    }
}

// Proved by sabotage: with `archive` taken out of the document the test failed.
#[test]
fn the_reserved_keys_of_facets_are_named() {
    let source = read("src/source/lower/site.rs");
    let (_, list) = source.split_once("const RESERVED: [&str;").expect("the list");
    let list = list.split("];").next().unwrap();
    let reserved: BTreeSet<String> = list.split('"').skip(1).step_by(2).map(str::to_owned).collect();
    assert!(reserved.len() > 5);
    for (document, _) in DOCUMENTS {
        let named: BTreeSet<String> = code(marked(&read(document), "reserved")).into_iter().collect();
        assert_eq!(named, reserved, "{document}");
    }
}

// Proved by sabotage: an item taken out of one language was found missing.
#[test]
fn both_languages_are_built_alike() {
    for (english, chinese) in PAIRS {
        let (a, b) = (read(english), read(chinese));
        let names = |text: &str| {
            headings(text)
                .into_iter()
                .map(|(_, name)| name)
                .collect::<Vec<_>>()
        };
        let (left, right) = (structure(&a), structure(&b));
        assert!(left.len() > 5, "{english}");
        for (place, (one, other)) in left.iter().zip(&right).enumerate() {
            let heading = |names: Vec<String>| names.get(place.wrapping_sub(1)).cloned().unwrap_or_default();
            assert_eq!(
                one,
                other,
                "level, rows, items and examples below `{}` of {english} and `{}` of {chinese}",
                heading(names(&a)),
                heading(names(&b))
            );
        }
        assert_eq!(left.len(), right.len(), "headings of {english} and {chinese}");
    }
}
