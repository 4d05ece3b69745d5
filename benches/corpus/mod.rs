//! Sites of any size for measuring: the same briefs for the same number, with no person in them.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Reporting years that the briefs are spread over, so that years grow and not their number.
const YEARS: std::ops::RangeInclusive<i32> = 2017..=2026;

const OFFICES: [&str; 12] = [
    "办公室",
    "研究室",
    "组织一处",
    "组织二处",
    "组织三处",
    "干部一处",
    "干部二处",
    "干部监督处",
    "公务员处",
    "人才处",
    "干部教育处",
    "企业干部处",
];
const LEADS: [&str; 5] = [
    "常务副部长",
    "分管副部长（组织）",
    "分管副部长（干部）",
    "分管副部长（人才）",
    "部务委员",
];
const LINES: [&str; 5] = ["政治建设", "基层组织", "干部队伍", "人才工作", "自身建设"];
const STEPS: [&str; 5] = ["方案印发", "动员部署", "集中推进", "中期评估", "总结验收"];
/// A corpus: how many briefs it has.
#[derive(Clone, Copy, Debug)]
pub struct Corpus {
    /// Number of briefs.
    pub briefs: usize,
}

impl Corpus {
    /// Writes the site below `root`, which must not have a `content/` yet.
    pub fn write(self, root: &Path) -> io::Result<()> {
        let content = root.join("content");
        for year in YEARS {
            fs::create_dir_all(content.join(format!("projects/{year}")))?;
        }
        for folder in ["directives", "meetings", "years"] {
            fs::create_dir_all(content.join(folder))?;
        }
        fs::write(content.join("site.yaml"), settings())?;
        for year in YEARS {
            fs::write(content.join(format!("directives/yd{year}.md")), directive(year))?;
            if year < *YEARS.end() {
                let next = year + 1;
                let closed = format!("---\ntitle: {year}年\nclosed: {next}-01-15\n---\n\n全年情况。\n");
                fs::write(content.join(format!("years/{year}.md")), closed)?;
            }
            for month in [3, 6, 9] {
                let path = format!("meetings/{year}-{month:02}-20-tjh.md");
                fs::write(content.join(path), meeting(year, month))?;
            }
        }
        (0..self.briefs).try_for_each(|index| fs::write(content.join(path(index)), brief(index)))
    }
}

/// Returns where the brief number `index` lies below `content/`.
pub fn path(index: usize) -> PathBuf {
    PathBuf::from(format!("projects/{}/p{index:05}.md", year_of(index)))
}

fn year_of(index: usize) -> i32 {
    YEARS.start() + i32::try_from(index % YEARS.count()).expect("fewer years than an i32 holds")
}

/// Mixes a number, so that neighbouring briefs differ (the finaliser of splitmix64).
fn mixed(index: usize, salt: u64) -> usize {
    let mut x = (index as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ salt;
    x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    usize::try_from((x ^ (x >> 31)) & 0xFFFF_FFFF).expect("32 bits fit")
}

fn settings() -> String {
    let list = |names: &[&str]| {
        names
            .iter()
            .map(|name| format!("  - name: {name}\n"))
            .collect::<String>()
    };
    format!(
        "title: 重点项目推进台账\nlanguage: zh-CN\noffices:\n{}leads:\n{}facets:\n  - key: workstream\n    \
         name: 工作线\n    values: [{}]\n",
        list(&OFFICES),
        list(&LEADS),
        LINES.join(", ")
    )
}

fn directive(year: i32) -> String {
    let clauses: String = (1..=8)
        .map(|id| format!("  - {{id: {id}, text: 第{id}项重点任务, due: {year}-12}}\n"))
        .collect();
    format!(
        "---\ntitle: {year}年度工作要点\nsource: 上级机关\ndate: {year}-01-15\nyear: {year}\nclauses:\n{clauses}---\n\n全年任务如下。\n"
    )
}

fn meeting(year: i32, month: u32) -> String {
    format!(
        "---\ntitle: {year}年{month}月推进会\ndate: {year}-{month:02}-20\nkind: 推进会\ndecisions:\n  - {{id: 1, text: 下月底前补齐凭证, owner: 研究室, due: {year}-{month:02}-28, done: {year}-{month:02}-27}}\n---\n\n听取进展。\n"
    )
}

/// Sentences of an update, each with a number of its own.
fn sentences(index: usize, count: usize) -> String {
    let n = |salt: u64, least: usize, of: usize| least + mixed(index * 16 + count, salt) % of;
    format!(
        "走访{}个基层单位，收集意见{}条，已逐条建账。与配合单位会商{}次，材料报送{}份，编号{index}-{count}。",
        n(50, 3, 40),
        n(51, 10, 300),
        n(52, 1, 9),
        n(53, 2, 30),
    )
}

/// Returns the text of the brief number `index`: front matter with five milestones, and a log of six updates.
///
/// As of 22 November 2026 the projects of 2026 are under way and those of earlier years are done; one in ten of
/// 2026 is late.
pub fn brief(index: usize) -> String {
    let year = year_of(index);
    let pick = |salt: u64, of: usize| mixed(index, salt) % of;
    let is_past = year < *YEARS.end();
    let is_late = !is_past && pick(9, 10) == 0;
    let met = if is_past { 5 } else { 4 - usize::from(is_late) };
    let milestones: String = (0..5)
        .map(|step| {
            let (month, day) = ([3, 5, 7, 9, 12][step], 10 + pick(7 + step as u64, 9));
            let due = format!("{year}-{month:02}-{day:02}");
            let done = format!(", done: {due}, evidence: 正式文件");
            let done = if step < met { done.as_str() } else { "" };
            format!("  - {{name: {}, due: {due}{done}}}\n", STEPS[step])
        })
        .collect();
    let updates: String = [(2, 0), (4, 20), (6, 40), (8, 60), (10, 80), (11, 80)]
        .into_iter()
        .enumerate()
        .map(|(count, (month, percent))| {
            let percent = percent.min(met.min(4) * 20);
            let word = if is_late && month > 9 { "滞后" } else { "正常" };
            let (day, text) = (1 + pick(40 + count as u64, 19), sentences(index, count));
            let headline = format!("{percent}% {word} 第{}次调度", count + 1);
            format!("\n## {year}-{month:02}-{day:02} {headline}\n{text}\n")
        })
        .collect();
    let close =
        format!("close: {{date: {year}-12-19, result: done, summary: 按期完成, evidence: 结项报告}}\n");
    format!(
        "---\ntitle: 第{index}号重点项目\noffice: {office}\nlead: {lead}\nresponsible: {office}处长\n\
         start: {year}-02-01\ndue: {year}-12-20\nworkstream: {line}\ngoals: [yd{year}/{clause}]\n\
         measures:\n  - 建立台账，逐项销号\n  - 按月调度，会议通报\nmilestones:\n{milestones}\
         outcomes:\n  - {{name: 覆盖单位, unit: 个, target: 100, actual: {actual}}}\n{close}---\n\n\
         ## 目标\n\n{goal}\n{updates}",
        office = OFFICES[pick(2, OFFICES.len())],
        lead = LEADS[pick(3, LEADS.len())],
        line = LINES[pick(4, LINES.len())],
        clause = 1 + index / YEARS.count() % 8,
        actual = 60 + pick(6, 50),
        close = if is_past { close.as_str() } else { "" },
        goal = sentences(index, 15),
    )
}
