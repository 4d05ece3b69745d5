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
const SENTENCES: [&str; 6] = [
    "按序时推进，本月完成了既定节点，材料已报送备案。",
    "走访十二个基层单位，收集意见三十一条，已逐条建账。",
    "与配合单位会商两次，分歧集中在标准口径，拟提请会议明确。",
    "试点单位运行平稳，表单由九张压减到四张，填报时间减半。",
    "预算执行与进度基本一致，余款待验收后支付。",
    "下一步抓好收尾和归档，形成一份可复用的操作指引。",
];

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
        for folder in ["directives", "meetings"] {
            fs::create_dir_all(content.join(folder))?;
        }
        fs::write(content.join("site.yaml"), settings())?;
        for year in YEARS {
            fs::write(content.join(format!("directives/yd{year}.md")), directive(year))?;
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
        "---\ntitle: {year}年{month}月推进会\ndate: {year}-{month:02}-20\nkind: 推进会\ndecisions:\n  - {{id: 1, text: 下月底前补齐凭证, owner: 研究室, due: {year}-12-20}}\n---\n\n听取进展。\n"
    )
}

/// Returns the text of the brief number `index`: front matter with five milestones, and a log of six updates.
pub fn brief(index: usize) -> String {
    let year = year_of(index);
    let pick = |salt: u64, of: usize| mixed(index, salt) % of;
    let done = pick(1, 5);
    let milestones: String = (0..5)
        .map(|step| {
            let (month, day) = (3 + step * 2, 10 + pick(7 + step as u64, 15));
            let due = format!("{year}-{month:02}-{day:02}");
            let met = if step < done {
                format!(", done: {due}, evidence: 正式文件")
            } else {
                String::new()
            };
            format!("  - {{name: {}, due: {due}{met}}}\n", STEPS[step])
        })
        .collect();
    let updates: String = (0..6)
        .map(|count| {
            let (month, percent) = (2 + count * 3 / 2, 10 + count * 12 + pick(20, 8));
            let words: String = (0..3)
                .map(|n| SENTENCES[pick(30 + n + count as u64, 6)])
                .collect();
            format!(
                "\n## {year}-{month:02}-{:02} {percent}% 正常 {}\n{words}\n",
                5 + pick(40, 20),
                STEPS[count.min(4)]
            )
        })
        .collect();
    format!(
        "---\ntitle: 第{index}号重点项目\noffice: {office}\nlead: {lead}\nresponsible: {office}处长\nstart: {year}-02-01\n\
         due: {year}-12-20\nworkstream: {line}\ngoals: [yd{year}/{clause}]\nmeasures:\n  - 建立台账，逐项销号\n  - 按月调度，会议通报\n\
         milestones:\n{milestones}outcomes:\n  - {{name: 覆盖单位, unit: 个, target: 100, actual: {actual}}}\n---\n\n\
         ## 目标\n\n{goal}\n{updates}",
        office = OFFICES[pick(2, OFFICES.len())],
        lead = LEADS[pick(3, LEADS.len())],
        line = LINES[pick(4, LINES.len())],
        clause = 1 + pick(5, 8),
        actual = pick(6, 110),
        goal = SENTENCES.concat(),
    )
}
