//! The table of limits in SECURITY.md against the constants.

use std::collections::BTreeSet;
use std::fs;

use super::citations::files;
use super::tables::{code, table};
use super::{read, root};

/// The limits that the table names: file, constant, and the value in bytes, seconds or pieces.
fn stated() -> Vec<(String, String, u64)> {
    let rows = table(&read("SECURITY.md"), "## Limits");
    rows.iter()
        .map(|row| {
            let [file, name] = &code(&row[3])[..] else {
                panic!("no file and constant in {row:?}");
            };
            (file.clone(), name.clone(), value(&row[1]))
        })
        .collect()
}

/// Reads `64 KiB`, `5,000`, `30 times` or `10 s`.
fn value(text: &str) -> u64 {
    let (number, unit) = text.split_once(' ').unwrap_or((text, ""));
    let number: u64 = number
        .replace(',', "")
        .parse()
        .unwrap_or_else(|_| panic!("{text}"));
    number
        * match unit {
            "" | "bytes" | "times" | "s" => 1,
            "KiB" => 1 << 10,
            "MiB" => 1 << 20,
            "GiB" => 1 << 30,
            unit => panic!("{unit}"),
        }
}

/// Finds the value of a constant, or of a field of defaults, in a source.
fn constant(file: &str, name: &str) -> u64 {
    let source = read(file);
    let lines: Vec<&str> = source.lines().collect();
    let found = lines.iter().enumerate();
    let found = found
        .filter_map(|(at, line)| Some((at, declared(line, name)?)))
        .next();
    let (at, written) = found.unwrap_or_else(|| panic!("there is no {name} in {file}"));
    // The comment of a constant says its unit.
    let mut comment = lines[..at].iter().rev().take_while(|line| line.contains("///"));
    let mebibytes = comment.any(|line| line.contains("in MiB"));
    evaluate(written) << if mebibytes { 20 } else { 0 }
}

/// Returns the value in `const NAME: usize = 8;` or in `name: 8,`.
fn declared<'l>(line: &'l str, name: &str) -> Option<&'l str> {
    if let Some((_, rest)) = line.split_once("const ") {
        let (_, value) = rest.strip_prefix(name)?.strip_prefix(": ")?.split_once(" = ")?;
        return Some(value.trim_end_matches(';'));
    }
    let value = line.trim_start().strip_prefix(name)?.strip_prefix(": ")?;
    let value = value.trim_end_matches(',');
    value.starts_with(|c: char| c.is_ascii_digit()).then_some(value)
}

/// Computes `64 * 1024`, `25 << 20`, `5_000` or `from_secs(10)`.
fn evaluate(written: &str) -> u64 {
    let number = |text: &str| -> u64 {
        let seconds = text.trim().trim_start_matches("Duration::");
        let digits = seconds.trim_start_matches("from_secs(").trim_end_matches(')');
        digits
            .replace('_', "")
            .parse()
            .unwrap_or_else(|_| panic!("{written}"))
    };
    match written.split_once("<<") {
        Some((value, bits)) => number(value) << number(bits),
        None => written.split('*').map(number).product(),
    }
}

// Proved by sabotage: 65 KiB instead of 64 for the front matter were refused.
#[test]
fn the_table_of_limits_has_the_values_of_the_constants() {
    let stated = stated();
    assert!(stated.len() > 20, "{stated:?}");
    for (file, name, value) in stated {
        assert_eq!(value, constant(&file, &name), "`{name}` of {file} in SECURITY.md");
    }
}

// Proved by sabotage: with the row of the front matter taken out the test failed.
#[test]
fn every_limit_that_cites_the_table_is_in_it() {
    let named: BTreeSet<(String, String)> =
        stated().into_iter().map(|(file, name, _)| (file, name)).collect();
    let mut count = 0;
    for path in files(&root().join("src"), "rs") {
        let file = path
            .strip_prefix(root())
            .unwrap()
            .to_string_lossy()
            .replace('\\', "/");
        let source = fs::read_to_string(&path).unwrap();
        for part in source.split("SECURITY.md, \"Limits\"").skip(1) {
            let behind = part
                .lines()
                .skip(1)
                .find(|line| !line.trim_start().starts_with("//"));
            let declared = behind.and_then(|line| line.split_once("const "));
            let Some((name, kind)) = declared.and_then(|(_, rest)| rest.split_once(": ")) else {
                continue;
            };
            if !kind.starts_with(['u', 'D']) {
                continue;
            }
            count += 1;
            let pair = (file.clone(), name.to_owned());
            assert!(
                named.contains(&pair),
                "SECURITY.md has no row for `{name}` of {file}"
            );
        }
    }
    assert!(count >= 5, "only {count} constants cite the table");
}

/// The types of attachments that the program publishes, as its source lists them.
fn types() -> Vec<String> {
    let source = read("src/rules/attachment.rs");
    let lists = source.split("const ").filter(|part| part.contains(": [&str;"));
    let list = |part: &str| -> Vec<String> {
        let list = part.split("];").next().unwrap();
        list.split('"').skip(1).step_by(2).map(str::to_owned).collect()
    };
    lists.flat_map(list).collect()
}

// Proved by sabotage: with `avif` taken out of the sentence the test failed.
#[test]
fn the_types_of_attachments_are_named() {
    let text = read("SECURITY.md");
    let (_, rest) = text.split_once("Attachments are ").expect("the sentence");
    let sentence = rest.split(';').next().unwrap().replace(" and ", ", ");
    let named: Vec<&str> = sentence.split(", ").collect();
    assert_eq!(named, types());
}

#[test]
fn expressions_are_computed() {
    for (written, value) in [
        ("64 * 1024", 65_536),
        ("1 << 20", 1 << 20),
        ("5_000", 5_000),
        ("from_secs(10)", 10),
    ] {
        assert_eq!(evaluate(written), value, "{written}");
    }
}
