//! Files made to exhaust the program: each run ends by itself, with a page in proportion or a finding that names the
//! limit, and takes little more memory than a plain site does.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::measure::figure;

const HEAD: &str = "---\ntitle: T\noffice: O\nlead: L\nstart: 2026-01-05\ndue: 2026-12-18\n";

/// What a run may take above one of a site with a brief of one line, in KiB.
const MEMORY: u64 = 64 * 1024;

/// What a page may hold, and what the frame of a page adds.
const PAGE: u64 = 4 * 1024 * 1024 + 512 * 1024;

/// How long a run may take before it is ended as one that hangs; no time below this is judged.
const PATIENCE: Duration = Duration::from_secs(300);

/// The greatest size of a brief, in bytes.
const BRIEF: usize = 1024 * 1024;

/// Beginnings, repeated pieces and ends of bodies.
#[rustfmt::skip]
const BODIES: [(&str, &str, &str, &str); 27] = [
    ("quotations", "", "> ", "甲"), ("lists", "", "- ", "甲"), ("numbered lists", "", "1. ", "甲"), ("quoted lists", "", "> - ", "甲"),
    ("open emphasis", "", "*甲 ", ""), ("strong emphasis", "", "**甲", ""), ("asterisks", "", "*", "甲"), ("mixed emphasis", "", "*a _b ", ""),
    ("strikethrough", "", "~~甲", ""), ("brackets", "", "[", ""), ("link openers", "", "[a](", ""), ("picture openers", "", "![", "](https://a.example/x)"),
    ("references", "", "[a][b] ", "\n\n[b]: https://a.example/c"), ("backticks", "", "`a``", ""), ("angle brackets", "", "<", ""), ("inline elements", "", "<b>", ""),
    ("block elements", "", "<div>\n\n", "甲"), ("comments", "", "<!-- a\n", ""), ("open attributes", "", "<a b=\"", ""), ("CDATA", "", "<![CDATA[", ""),
    ("table rows", "|a|b|\n|-|-|\n", "|\n", ""), ("table columns", "", "a|", "\n-|-\n"), ("headings", "", "## 甲\n\n", ""), ("footnotes", "", "甲[^1]", "\n\n[^1]: 乙"),
    ("footnotes in footnotes", "[^1]\n\n", "[^1]: [^1]\n", ""), ("entities", "", "&#", ""), ("updates", "", "## 2026-03-28 40%\n\n", ""),
];

/// The names of what a run may be told.
const LIMITS: [&str; 5] = [
    "limit-exceeded",
    "yaml-feature",
    "yaml-syntax",
    "duplicate-key",
    "unknown-key",
];

/// How a run ended.
struct Run {
    code: Option<i32>,
    said: String,
    /// The most memory that it held, in KiB.
    peak: u64,
    /// The size of the largest page that it wrote, in bytes.
    page: u64,
}

fn desk(brief: &[u8]) -> TempDir {
    let desk = tempfile::tempdir().unwrap();
    let folder = desk.path().join("content/projects/2026");
    fs::create_dir_all(&folder).unwrap();
    fs::write(desk.path().join("content/site.yaml"), "title: T\nlanguage: en\n").unwrap();
    fs::write(folder.join("bomb.md"), brief).unwrap();
    desk
}

/// Reads the most memory that a process has held so far, in KiB; none where the system does not say.
fn peak(pid: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().split(' ').next()?.parse().ok()
}

fn run(desk: &Path) -> Run {
    let said = desk.join("said");
    let begin = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_milepost"))
        .args(["build", "--quiet", "--as-of", "2026-06-30", "--root"])
        .arg(desk)
        .env_clear()
        // Every thread has memory of its own: the same number everywhere.
        .env("RAYON_NUM_THREADS", "2")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(fs::File::create(&said).unwrap())
        .spawn()
        .unwrap();
    let mut highest = 0;
    let status = loop {
        highest = peak(child.id()).unwrap_or(highest);
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        if begin.elapsed() > PATIENCE {
            child.kill().unwrap();
        }
        std::thread::sleep(Duration::from_micros(200));
    };
    let pages = walkdir::WalkDir::new(desk.join("public")).into_iter().flatten();
    let sizes = pages
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| entry.metadata().unwrap().len());
    Run {
        code: status.code(),
        said: String::from_utf8_lossy(&fs::read(said).unwrap()).into_owned(),
        peak: highest,
        page: sizes.max().unwrap_or(0),
    }
}

/// Fails unless a run ended well, and returns what it took above a plain site, in KiB.
fn judge(name: &str, run: &Run, plain: u64) -> u64 {
    match run.code {
        Some(0) => {}
        Some(1) => assert!(
            LIMITS.iter().any(|limit| run.said.contains(limit)),
            "{name}: {}",
            run.said
        ),
        code => panic!("{name}: {code:?}: {}", run.said),
    }
    assert!(run.page <= PAGE, "{name}: a file of {} bytes", run.page);
    let above = run.peak.saturating_sub(plain);
    assert!(above <= MEMORY, "{name}: {above} KiB above a plain site");
    above
}

/// Returns what a site of one small brief takes, in KiB: the most of three runs, for a look may come too early.
fn plain() -> u64 {
    let peak = |_| {
        let desk = desk(&format!("{HEAD}---\n\nText.\n").into_bytes());
        let run = run(desk.path());
        assert_eq!(run.code, Some(0), "{}", run.said);
        run.peak
    };
    (0..3).map(peak).max().unwrap()
}

/// Runs bombs and reports what the worst of them took.
fn explode(key: &str, bombs: Vec<(String, Vec<u8>)>) {
    let plain = plain();
    let (mut worst, mut refused) = ((0, String::new()), 0);
    let count = bombs.len();
    for (name, bomb) in bombs {
        let desk = desk(&bomb);
        let run = run(desk.path());
        let above = judge(&name, &run, plain);
        refused += usize::from(run.code == Some(1));
        worst = worst.max((above, name));
    }
    figure(
        key,
        format!(
            "{count} bombs, {refused} refused with a named limit, the others rendered in proportion; at most {} MiB above the {} MiB of a plain site ({})",
            worst.0 / 1024,
            plain / 1024,
            worst.1
        ),
    );
}

#[test]
fn bodies_that_repeat_stay_in_proportion() {
    let mut bombs = Vec::new();
    for (name, start, piece, end) in BODIES {
        for n in [5_000, 50_000] {
            let times = n.min((BRIEF - HEAD.len() - 64) / piece.len());
            let body = format!("{HEAD}---\n\n{start}{}{end}\n", piece.repeat(times));
            bombs.push((format!("{times} {name}"), body.into_bytes()));
        }
    }
    explode("bombs-markdown", bombs);
}

#[test]
fn front_matter_that_multiplies_is_refused() {
    // Proved by sabotage: with the limit on the size of a brief a thousandfold, the fifty megabytes are over the
    // limit of memory.
    let aliases: String = (1..12)
        .map(|level| {
            format!(
                "  a{level}: &a{level} [{}]\n",
                vec![format!("*a{}", level - 1); 9].join(", ")
            )
        })
        .collect();
    let deep: String = (0..2_000)
        .map(|depth| format!("{}a:\n", " ".repeat(depth % 30_000)))
        .take(350)
        .collect();
    let keys: String = (0..5_000).map(|key| format!("k{key}: v\n")).collect();
    let front = [
        (
            "aliases that multiply",
            format!("extra:\n  a0: &a0 [x, x, x]\n{aliases}"),
        ),
        ("an alias of itself", "extra: &a [*a]\n".to_owned()),
        (
            "merged keys",
            format!("extra: &a {{x: 1}}\n{}", "more: {<<: *a}\n".repeat(1_000)),
        ),
        (
            "lists in brackets",
            format!("extra: {}{}\n", "[".repeat(30_000), "]".repeat(30_000)),
        ),
        ("groups in braces", format!("extra: {}\n", "{a: ".repeat(10_000))),
        (
            "keys below keys",
            format!("extra:\n{}", deep.replace("a:", "  a:")),
        ),
        (
            "lists on one line",
            format!("extra:\n  {}x\n", "- ".repeat(20_000)),
        ),
        ("many keys", keys),
        ("one key many times", "title: T\n".repeat(5_000)),
        ("many values", format!("measures: [{}]\n", "a, ".repeat(15_000))),
        (
            "many tags",
            format!("measures: [{}]\n", "!!str a, ".repeat(5_000)),
        ),
        ("many documents", "--- a\n".repeat(5_000)),
        (
            "an open quote",
            format!("extra: {{a: \"{}\n", "x\n".repeat(20_000)),
        ),
        ("a key of 60 KB", format!("? {}\n: v\n", "k".repeat(60_000))),
    ];
    let mut bombs: Vec<(String, Vec<u8>)> = front
        .map(|(name, text)| (name.to_owned(), format!("{HEAD}{text}---\n").into_bytes()))
        .into();
    bombs.push((
        "a text of 50 MB".to_owned(),
        format!("{HEAD}note: {}\n---\n", "长".repeat(17_000_000)).into_bytes(),
    ));
    bombs.push((
        "a body of 50 MB".to_owned(),
        format!("{HEAD}---\n\n{}\n", "长".repeat(17_000_000)).into_bytes(),
    ));
    bombs.push((
        "a line of 1 MB".to_owned(),
        format!("{HEAD}---\n\n{}\n", "x".repeat(BRIEF - 200)).into_bytes(),
    ));
    bombs.push((
        "a title of 60 KB".to_owned(),
        format!(
            "{}---\n",
            HEAD.replace("title: T", &format!("title: {}", "长".repeat(20_000)))
        )
        .into_bytes(),
    ));
    explode("bombs-yaml", bombs);
}
