//! The big list of naughty strings through every text of a brief, to every output, and back.
//!
//! Proved by sabotage: with nothing escaped in templates, and with quotes left as they are in CSV, the test fails and
//! names the string.

use std::collections::BTreeMap;

use milepost::archive::records;
use serde_json::Value;

use crate::data::naughty;
use crate::measure::figure;
use crate::memory::{Files, analysis, errors, page, quoted, site, texts};

/// The texts of a brief that are tried, each with its place in `portfolio.json`; none: pages only.
const FIELDS: [(&str, Option<&str>); 19] = [
    ("title", Some("/title")),
    ("office", Some("/office")),
    ("lead", Some("/lead")),
    ("responsible", Some("/responsible")),
    ("partner", Some("/partners/0")),
    ("measure", None),
    ("milestone", Some("/milestones/0/name")),
    ("milestone note", None),
    ("milestone evidence", None),
    ("outcome", None),
    ("indicator", Some("/indicators/0/name")),
    ("indicator unit", Some("/indicators/0/unit")),
    ("problem", Some("/problems/0/text")),
    ("problem owner", Some("/problems/0/owner")),
    ("change reason", None),
    ("account reason", Some("/account/reason")),
    ("account remedy", Some("/account/remedy")),
    ("review comment", Some("/review/comment")),
    ("close summary", None),
];

fn brief(text: &str) -> String {
    let text = quoted(text);
    format!(
        "---\ntitle: {text}\noffice: {text}\nlead: {text}\nresponsible: {text}\npartners: [{text}]\nstart: 2026-01-05\ndue: 2026-11-30\n\
         measures: [{text}]\nmilestones: [{{name: {text}, due: 2026-06-30, done: 2026-06-30, note: {text}, evidence: {text}}}]\n\
         outcomes: [{text}, {{name: {text}, unit: {text}, target: 2, actual: 1}}]\n\
         problems: [{{text: {text}, since: 2026-03-01, owner: {text}}}]\n\
         changes: [{{date: 2026-02-01, what: scope, reason: {text}, approved_by: {text}}}]\n\
         account: {{reason: {text}, cause: other, remedy: {text}, responsible: {text}, new_due: 2027-01-30}}\n\
         review: {{conclusion: mostly, score: 50, comment: {text}, by: {text}, date: 2026-11-01}}\n\
         close: {{date: 2026-11-01, result: partial, summary: {text}}}\n---\n\n## 2026-11-01 40%\n\nDone.\n"
    )
}

fn id(number: usize) -> String {
    format!("n{number:03}")
}

/// Splits a CSV file into cells, by RFC 4180.
fn cells(csv: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut rest = csv.trim_start_matches('\u{feff}').chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '"' if quoted && rest.peek() == Some(&'"') => cell.extend(rest.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted && rest.peek() == Some(&'\n') => {
                rest.next();
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            other => cell.push(other),
        }
    }
    assert!(
        !quoted && cell.is_empty() && row.is_empty(),
        "the file ends with a whole line"
    );
    rows
}

/// Reads the texts that the search holds: what stands between the brackets of its scripts is JSON.
fn searched(site: &milepost::site::Site) -> Vec<String> {
    let mut found = Vec::new();
    for path in site
        .paths()
        .filter(|path| path.as_str().contains("search/texts-"))
    {
        let script = page(site, path.as_str());
        let start = script.find(",[").unwrap() + 1;
        let json: Value = serde_json::from_str(&script[start..script.rfind(')').unwrap()]).unwrap();
        for document in json.as_array().unwrap() {
            found.push(document[1].as_str().unwrap().to_owned());
        }
    }
    found
}

#[test]
fn every_text_comes_back_from_every_output() {
    let strings = naughty();
    assert_eq!(strings.len(), 515);
    let mut files = Files::from([("site.yaml".to_owned(), "title: T\nlanguage: en\n".to_owned())]);
    for (number, text) in strings.iter().enumerate() {
        files.insert(format!("projects/2026/{}.md", id(number)), brief(text));
    }
    let analysis = analysis(&files);
    let refused = errors(&analysis);
    let site = site(&analysis);
    let portfolio: Value = serde_json::from_str(&page(&site, "data/portfolio.json")).unwrap();
    let projects: BTreeMap<&str, &Value> = portfolio["projects"]
        .as_array()
        .unwrap()
        .iter()
        .map(|project| (project["id"].as_str().unwrap(), project))
        .collect();
    let csv = cells(&records::csv(site.facts()));
    let column = |name: &str| csv[0].iter().position(|head| head == name).unwrap();
    let rows: BTreeMap<&str, &Vec<String>> = csv[1..]
        .iter()
        .map(|row| (row[column("key")].as_str(), row))
        .collect();
    let titles = searched(&site);
    let (mut taken, mut compared) = (0, 0);
    for (number, text) in strings.iter().enumerate() {
        let id = id(number);
        if refused.contains_key(&format!("projects/2026/{id}.md")) {
            continue;
        }
        taken += 1;
        let project = projects[id.as_str()];
        for (field, place) in FIELDS {
            if let Some(place) = place {
                let said = project.pointer(place).and_then(Value::as_str).unwrap_or_default();
                assert_eq!(said, text.trim(), "{field} in portfolio.json");
                compared += 1;
            }
        }
        for name in ["title", "office", "lead", "responsible"] {
            let cell = &rows[format!("2026/{id}").as_str()][column(name)];
            assert_eq!(
                cell.strip_prefix('\'').unwrap_or(cell),
                text.trim().strip_prefix('\'').unwrap_or(text.trim()),
                "{name} in records.csv"
            );
            compared += 1;
        }
        let html = texts(&page(&site, &format!("2026/projects/{id}.html")));
        // Every field is shown at least once: its text stands on the page as often as there are fields. What no page
        // may hold is shown as U+FFFD.
        let wanted = shown_in_html(text.trim());
        let shown = html.iter().filter(|said| said.contains(&wanted)).count();
        assert!(shown >= FIELDS.len(), "{text:?} is {shown} times on its page");
        compared += 1;
        assert!(
            titles.iter().any(|title| title == text.trim()),
            "{text:?} is not in the search"
        );
        compared += 1;
    }
    let mut rules: BTreeMap<&str, usize> = BTreeMap::new();
    for rule in refused.values().flatten() {
        *rules.entry(rule).or_default() += 1;
    }
    figure(
        "naughty-strings",
        format!(
            "{taken} of 515 come back equal from every output ({compared} values compared), {} are refused with a finding: {rules:?}",
            refused.len()
        ),
    );
    assert_eq!(taken + refused.len(), 515);
    assert!(taken > 400, "only {taken} were taken");
}

/// Returns `text` with U+FFFD for each character that no HTML page may hold: controls and noncharacters.
///
/// # Source
/// WHATWG HTML, "Preprocessing the input stream".
fn shown_in_html(text: &str) -> String {
    let is_forbidden = |c: char| {
        let is_noncharacter = matches!(c, '\u{fdd0}'..='\u{fdef}') || u32::from(c) & 0xfffe == 0xfffe;
        is_noncharacter || (c.is_control() && !matches!(c, '\t' | '\n' | '\r'))
    };
    text.chars()
        .map(|c| {
            if is_forbidden(c) {
                char::REPLACEMENT_CHARACTER
            } else {
                c
            }
        })
        .collect()
}
