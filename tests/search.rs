//! The search as a reader meets it: the published script over the published index, run by Node.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    clippy::unwrap_used,
    reason = "tests look at the disk and start node"
)]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use milepost::pipeline::{self, Document, Inputs, Options};
use milepost::site::{Content, Site};
use milepost::theme::Theme;
use milepost::view::search_index::terms;
use serde_json::{Value, json};

/// Builds the site of briefs made in memory: path below `content/` and text.
fn site(files: Vec<(String, String)>) -> Site {
    let mut files = files;
    files.push((
        "site.yaml".to_owned(),
        "title: 台账\nlanguage: zh-CN\n".to_owned(),
    ));
    files.sort();
    let documents = files.into_iter().map(|(path, text)| {
        Arc::new(Document {
            path: path.into(),
            size: text.len() as u64,
            bytes: text.into_bytes().into(),
        })
    });
    let inputs = Inputs {
        documents: documents.collect(),
        attachments: Default::default(),
        theme: Vec::new(),
        rejected: Vec::new(),
        sealed: Vec::new(),
        run_date: "2026-11-22".parse().expect("a date"),
        options: Options::default(),
    };
    let analysis = pipeline::analyze(&inputs, &mut |_| {});
    assert!(
        analysis
            .diagnostics()
            .iter()
            .all(|found| found.severity != milepost::diagnostic::Severity::Error),
        "the briefs of the test are sound: {:?}",
        analysis.diagnostics()
    );
    let theme = Theme::load("default", &[], analysis.config.language).expect("the built-in theme is sound");
    pipeline::site(&analysis, Arc::new(theme))
}

/// Writes what the search needs into a folder.
fn publish(site: &Site, folder: &Path) {
    for path in site
        .paths()
        .filter(|path| path.as_str().starts_with("assets/search"))
    {
        let bytes = match site.render(path).expect("rendered").expect("listed") {
            Content::Rendered(bytes) => bytes,
            Content::Asset(bytes) => bytes.to_vec(),
            Content::Attachment(_) | Content::Archived(_) => continue,
        };
        let file = folder.join(path.as_str());
        std::fs::create_dir_all(file.parent().expect("below the folder")).expect("a folder");
        std::fs::write(file, bytes).expect("a file");
    }
}

/// Asks the script; none where there is no Node to run it.
fn ask(site: &Site, requests: &Value) -> Option<Vec<Value>> {
    let folder = tempfile::tempdir().expect("a folder");
    publish(site, folder.path());
    let script: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/search/query.js");
    let output = Command::new("node")
        .arg(script)
        .arg(folder.path())
        .arg(requests.to_string())
        .output();
    let Ok(output) = output else {
        println!("skipped: there is no `node` to run the script");
        return None;
    };
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    Some(serde_json::from_slice(&output.stdout).expect("the answers as JSON"))
}

fn brief(title: &str, more: &str) -> String {
    format!(
        "---\ntitle: {title}\noffice: 组织一处\nlead: 分管副部长\nstart: 2026-02-01\ndue: 2026-11-30\n---\n\n{more}\n"
    )
}

fn small() -> Site {
    let briefs = [
        ("a", "领军人才引进计划", "企业出题，合同由企业签。"),
        (
            "b",
            "Bridge Bearings 更换",
            "The Mill Lane bridge <b>reopens</b> in spring.",
        ),
        ("c", "干部学院二期", "人才公寓与干部学院同步投入使用。"),
    ];
    site(
        briefs
            .map(|(id, title, more)| (format!("projects/2026/{id}.md"), brief(title, more)))
            .to_vec(),
    )
}

#[test]
fn the_script_and_the_index_cut_text_alike() {
    let texts = [
        "领军人才",
        "才",
        "“512”年轻干部培养计划（二期）",
        "Ｍｉｌｌ Lane, İSTANBUL ΟΔΟΣ 2026-11-22",
        "あいう カタカナ 한국어 々〆〇",
        "ﬁn ½ ² x²y é e\u{301} \u{1f600} 𠮷野家",
        " ，。…— ",
        "snake_case kebab-case a1b2",
    ];
    let requests: Vec<Value> = texts.iter().map(|text| json!({"tokens": text})).collect();
    let Some(answers) = ask(&small(), &json!(requests)) else {
        return;
    };
    for (text, answer) in texts.iter().zip(answers) {
        let mut here = Vec::new();
        terms(text, |term| here.push(json!(term.to_string())));
        assert_eq!(answer, Value::Array(here), "{text}");
    }
}

fn titles(answer: &Value) -> Vec<&str> {
    let hits = answer["hits"].as_array().expect("an index that loaded");
    hits.iter().filter_map(|hit| hit["title"].as_str()).collect()
}

#[test]
fn words_of_one_two_and_more_characters_are_found() {
    let queries = [
        "人才",
        "学",
        "mill",
        "brid 更换",
        "领军干部",
        "没有的词",
        "reopens",
    ];
    let requests: Vec<Value> = queries.iter().map(|text| json!({"query": text})).collect();
    let Some(answers) = ask(&small(), &json!(requests)) else {
        return;
    };
    let expected: [&[&str]; 7] = [
        &["领军人才引进计划", "干部学院二期"],
        &["干部学院二期"],
        &["Bridge Bearings 更换"],
        &["Bridge Bearings 更换"],
        &[],
        &[],
        &["Bridge Bearings 更换"],
    ];
    for ((query, answer), expected) in queries.iter().zip(&answers).zip(expected) {
        assert_eq!(titles(answer), expected, "{query}");
    }
    assert_eq!(answers[0]["hits"][0]["href"], "2026/projects/a.html");
}

#[test]
fn a_large_site_is_searched_by_a_few_shards() {
    let text = "推进会听取各处室汇报，逐项明确责任、时限和凭证。".repeat(20);
    let mut files: Vec<(String, String)> = (0..500)
        .map(|number| {
            (
                format!("projects/2026/p{number:03}.md"),
                brief(&format!("项目{number:03}"), &text),
            )
        })
        .collect();
    files[417].1 = brief("唯一的灯塔", &text);
    let Some(answers) = ask(&site(files), &json!([{"query": "灯塔"}, {"query": "凭证"}])) else {
        return;
    };
    assert_eq!(titles(&answers[0]), ["唯一的灯塔"]);
    let loaded = answers[0]["loaded"].as_array().expect("a list");
    assert_eq!(
        loaded.len(),
        3,
        "the head, one shard of terms and one of texts: {loaded:?}"
    );
    assert_eq!(titles(&answers[1]).len(), 20, "a page of results");
}

#[test]
fn a_word_is_found_behind_many_texts_that_only_hold_its_pairs() {
    let apart = "消防，防验，验收。".repeat(3);
    let mut files: Vec<(String, String)> = (0..320)
        .map(|number| {
            (
                format!("projects/2026/p{number:03}.md"),
                brief(&format!("项目{number:03}"), &apart),
            )
        })
        .collect();
    files[311].1 = brief("项目311", "消防验收");
    let Some(answers) = ask(&site(files), &json!([{"query": "消防验收"}])) else {
        return;
    };
    assert_eq!(titles(&answers[0]), ["项目311"]);
}
