//! After any sequence of edits, what is served is what a build that begins with nothing would write.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use milepost::diagnostic;
use milepost::io::read::{self, Limits};
use milepost::locale::Locale;
use milepost::path::percent_encode;
use milepost::pipeline::{self, Inputs, Options};
use milepost::site::{Content, Entry};
use milepost::theme::Theme;
use serde_json::Value;

use crate::bench::{Desk, PATIENCE, Preview, SETTINGS, brief, without_script};
use crate::measure::{figure, size};
use crate::random::Random;

/// Every output of the site but attachments; none where errors stand against it.
type Outputs = Option<BTreeMap<String, Vec<u8>>>;

/// Builds the site from nothing, in this process; beside it, its findings as the status report lists them.
fn cold(root: &Path) -> (Outputs, Vec<Value>) {
    let content = read::content(root, &Limits::default()).expect("the content can be read");
    let config = pipeline::settings_of(&content.documents);
    let (theme, rejected) = read::themes(root, &config.theme, &Limits::default()).expect("few files");
    let inputs = Inputs {
        documents: content.documents,
        attachments: content.attachments,
        theme,
        rejected: content.rejected.into_iter().chain(rejected).collect(),
        sealed: Vec::new(),
        run_date: "2026-11-22".parse().expect("a date"),
        options: Options::default(),
    };
    let analysis = pipeline::analyze(&inputs, &mut |_| {});
    let mut found = analysis.diagnostics().to_vec();
    found.sort_by_key(|finding| finding.severity);
    found.truncate(100);
    let findings = diagnostic::framed(&found, &analysis.sources, &Locale::new(config.language));
    let theme = Theme::load(&config.theme, &inputs.theme, config.language).expect("the theme is a good one");
    if analysis.has_errors() {
        return (None, findings);
    }
    let site = pipeline::site(&analysis, Arc::new(theme));
    let output = |path| match site.render(path).expect("the templates work") {
        Some(Content::Rendered(bytes)) => Some(bytes),
        Some(Content::Asset(bytes)) => Some(bytes.to_vec()),
        Some(Content::Attachment(source)) => {
            Some(fs::read(root.join("content").join(source)).expect("a file"))
        }
        Some(Content::Archived(source)) => Some(fs::read(root.join("archive").join(source)).expect("a file")),
        None => None,
    };
    let outputs = site
        .paths()
        .filter(|path| !matches!(site.entry(path), Some(Entry::Asset(name)) if name != "custom.css"))
        .filter_map(|path| Some((path.to_string(), output(path)?)))
        .collect();
    (Some(outputs), findings)
}

/// Lists the briefs that are there.
fn briefs(desk: &Desk) -> Vec<String> {
    let mut found = Vec::new();
    for year in ["2025", "2026"] {
        let Ok(entries) = fs::read_dir(desk.path(&format!("content/projects/{year}"))) else {
            continue;
        };
        let names = entries.map(|entry| entry.expect("an entry").file_name());
        let names = names.filter_map(|name| name.to_str().map(str::to_owned));
        let briefs = names.filter(|name| name.ends_with(".md"));
        found.extend(briefs.map(|name| format!("content/projects/{year}/{name}")));
    }
    found.sort();
    found
}

/// Edits the site in one of many ways.
fn edit(desk: &Desk, dice: &mut Random, number: usize) {
    let briefs = briefs(desk);
    let one = briefs[dice.below(briefs.len())].clone();
    let change = |from: &str, to: &str| {
        let text = fs::read_to_string(desk.path(&one)).expect("a brief");
        desk.write(&one, &text.replace(from, to));
    };
    match dice.below(17) {
        0 | 1 => change("已办。", &format!("已办，第{number}次。")),
        2 => change("title: ", &format!("title: 新{number} ")),
        3 => change("2026-12-20", "2026-10-30"),
        4 => change("组织一处", ["干部处", "人才处", "组织一处"][dice.below(3)]),
        5 | 6 => desk.write(&format!("content/projects/2026/n{number}.md"), &brief(&format!("新增{number}"), "新建")),
        7 if briefs.len() > 4 => fs::remove_file(desk.path(&one)).expect("a brief"),
        8 => {
            let to = desk.path(&one).with_file_name(format!("r{number}.md"));
            fs::rename(desk.path(&one), to).expect("a rename");
        }
        9 => {
            let other = if one.contains("/2026/") { "2025" } else { "2026" };
            let year = if one.contains("/2026/") { "2026" } else { "2025" };
            let text = fs::read_to_string(desk.path(&one)).expect("a brief");
            fs::remove_file(desk.path(&one)).expect("a brief");
            desk.write(&one.replace(&format!("/{year}/"), &format!("/{other}/")), &text);
        }
        10 => desk.write("content/site.yaml", &settings(dice, number)),
        11 => {
            let masthead = format!("<header><p>{number} {{{{ site.title }}}}</p></header>\n");
            desk.write("themes/blue/templates/partials/masthead.html", &masthead);
        }
        12 => desk.write("themes/blue/assets/custom.css", &format!("main{{margin:{number}px}}")),
        13 => {
            let files = one.trim_end_matches(".md");
            desk.write(&format!("{files}/凭证{number}.txt"), &format!("凭证{number}"));
            let name = Path::new(files).file_name().and_then(|name| name.to_str()).expect("a name");
            change("已办。", &format!("已办。见[凭证]({name}/凭证{number}.txt)。"));
        }
        14 => desk.write(
            "content/meetings/2026-03-20-tjh.md",
            &format!("---\ntitle: 推进会\ndate: 2026-03-20\ndecisions:\n  - {{id: 1, text: 第{number}项, owner: 办公室, due: 2026-12-01}}\n---\n\n纪要{number}\n"),
        ),
        15 => change("due: 2026-", "due: 2026-13-"),
        _ => desk.write("content/years/2025.md", &format!("---\nclosed: 2026-01-{:02}\n---\n\n第{number}稿\n", 1 + dice.below(28))),
    }
}

fn settings(dice: &mut Random, number: usize) -> String {
    let more = [
        format!("title: 台账{number}\nlanguage: zh-CN\nfacets: [{{key: workstream, name: 工作线}}]\n"),
        SETTINGS.replace("zh-CN", "en"),
        format!(
            "{SETTINGS}thresholds: {{tolerance: {}, due_soon: 14, stale_after: 38, late_after: 14}}\n",
            dice.below(20)
        ),
        format!("{SETTINGS}offices: [{{name: 组织一处, aliases: [人才处]}}, {{name: 干部处}}]\n"),
        SETTINGS.replace("工作线", "条线"),
    ];
    format!("{}theme: blue\n", more[dice.below(more.len())])
}

/// Writes every brief and the settings anew.
fn mend(desk: &Desk) {
    for path in briefs(desk) {
        let text = brief("改好", "改好");
        let text = if path.contains("/2025/") {
            text.replace("2026", "2025")
        } else {
            text
        };
        desk.write(&path, &text);
    }
    desk.write("content/site.yaml", &format!("{SETTINGS}theme: blue\n"));
    // Without the file its year is open again.
    let _ = fs::remove_file(desk.path("content/years/2025.md"));
}

/// Returns the address of an output.
fn address(path: &str) -> String {
    let mut address = String::new();
    for part in path.split('/') {
        address.push('/');
        percent_encode(part, &mut address);
    }
    address
}

fn served(preview: &Preview, path: &str) -> (u16, Vec<u8>) {
    let (status, bytes) = preview.get(&address(path));
    if !path.ends_with(".html") {
        return (status, bytes);
    }
    (
        status,
        without_script(&String::from_utf8(bytes).expect("UTF-8")).into_bytes(),
    )
}

/// Waits until the outputs at `paths` are served as they should be.
fn wait(preview: &Preview, outputs: &BTreeMap<String, Vec<u8>>, paths: &BTreeSet<&String>, number: usize) {
    let begin = Instant::now();
    for path in paths {
        let expected = outputs.get(*path);
        loop {
            let (status, bytes) = served(preview, path);
            let right = match expected {
                Some(expected) => status == 200 && bytes == **expected,
                None => matches!(status, 404 | 307),
            };
            if right {
                break;
            }
            assert!(
                begin.elapsed() < PATIENCE,
                "edit {number}: {path} is not what a cold build writes: {}",
                String::from_utf8_lossy(&bytes)
            );
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

#[test]
fn random_edits_serve_what_a_cold_build_writes() {
    let desk = Desk::new();
    desk.write("themes/blue/theme.yaml", "extends: default\n");
    desk.write("content/site.yaml", &format!("{SETTINGS}theme: blue\n"));
    let preview = desk.serve(&[]);
    let mut dice = Random(0x2545_F491_4F6C_DD1D);
    let mut good = cold(desk.root()).0.expect("the site begins without errors");
    let (mut compared, mut broken) = (0, 0);
    let edits = size("edits");
    for number in 1..=edits {
        edit(&desk, &mut dice, number);
        let (now, findings) = cold(desk.root());
        preview.wait_for(|status| status["findings"].as_array() == Some(&findings));
        let Some(now) = now else {
            broken += 1;
            assert_eq!(preview.status()["ok"], false);
            let some = good.keys().nth(dice.below(good.len())).expect("a page");
            wait(&preview, &good, &BTreeSet::from([some]), number);
            mend(&desk);
            good = cold(desk.root()).0.expect("the errors are mended");
            preview.wait_for(|status| status["ok"] == true);
            wait(&preview, &good, &good.keys().collect(), number);
            compared += good.len();
            continue;
        };
        let all = now.keys().chain(good.keys());
        let different = |path: &&String| now.get(*path) != good.get(*path);
        let mut paths: BTreeSet<&String> = if number % 20 == 0 {
            all.collect()
        } else {
            all.filter(different).collect()
        };
        paths.extend((0..3).filter_map(|_| now.keys().nth(dice.below(now.len()))));
        wait(&preview, &now, &paths, number);
        compared += paths.len();
        good = now;
    }
    assert!(broken > 0, "some edits must be errors");
    assert!(
        compared > 10 * edits,
        "{compared} outputs are too few to show anything"
    );
    figure(
        "warm-equals-cold",
        format!("{edits} of {edits} random edits, {compared} outputs compared"),
    );
}
