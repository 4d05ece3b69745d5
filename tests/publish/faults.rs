//! Calls of the system that fail, one at a time, while the program builds and seals: it never panics, says which file
//! it was, and leaves the live site as it was, or whole and new.
//!
//! Proved by sabotage: with the failure to give a file its second name passed over, a site is found that is neither the
//! old nor the new one.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::desk::contents;
use crate::measure::{figure, size};

const CALLS: [&str; 14] = [
    "openat",
    "openat2",
    "read",
    "write",
    "close",
    "statx",
    "newfstatat",
    "getdents64",
    "mkdirat",
    "linkat",
    "unlinkat",
    "renameat2",
    "fsync",
    "syncfs",
];

const ERRORS: [&str; 7] = ["ENOSPC", "EIO", "EACCES", "EROFS", "EMFILE", "EDQUOT", "EINTR"];

/// One fault: from which call on which number of it, and what the system says.
#[derive(Clone, Copy, Debug)]
struct Fault {
    call: &'static str,
    error: &'static str,
    number: usize,
}

/// How a run ended.
struct Run {
    code: Option<i32>,
    said: String,
    /// Whether the fault came at all.
    hit: bool,
    /// Whether it came before the program itself had begun.
    early: bool,
    /// Whether it came to what the program said: a number is counted in each thread by itself, so one fault can hit a
    /// page and the message about that page.
    mute: bool,
}

/// A small site in a folder of its own, whose one brief is of one of two editions.
struct Site {
    folder: tempfile::TempDir,
}

impl Site {
    fn new() -> Site {
        // In memory where there is such a disk: every run flushes its own, and others may keep that busy.
        let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir());
        let site = Site {
            folder: folder.unwrap(),
        };
        fs::create_dir_all(site.path("content/projects/2026/a")).unwrap();
        fs::write(
            site.path("content/site.yaml"),
            "title: T\nlanguage: en\nsearch: false\n",
        )
        .unwrap();
        fs::write(site.path("content/projects/2026/a/note.txt"), "A note.\n").unwrap();
        site.edit("one");
        site
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn edit(&self, word: &str) {
        let brief = format!(
            "---\ntitle: Edition {word}\noffice: O\nlead: L\nstart: 2026-01-05\ndue: 2026-12-18\nclose: {{date: 2026-06-20, result: done, summary: Done, evidence: a/note.txt}}\n---\n\nSee [the note](a/note.txt).\n\n## 2026-06-20 55%\n\nHalf.\n"
        );
        fs::write(self.path("content/projects/2026/a.md"), brief).unwrap();
    }

    /// Runs the program with `arguments`, and with a fault where one is given.
    fn run(&self, arguments: &[&str], fault: Option<Fault>) -> Run {
        let log = self.path("strace.log");
        let mut program = Command::new("strace");
        program
            .args(["-f", "--seccomp-bpf", "-qq", "-e", "signal=none", "-o"])
            .arg(&log);
        match fault {
            Some(Fault { call, error, number }) => {
                program.args(["-e", &format!("trace={call}"), "-e"]);
                program.arg(format!("inject={call}:error={error}:when={number}"));
            }
            None => {
                program.args(["-e", &format!("trace={}", CALLS.join(","))]);
            }
        }
        let output = program
            .arg(env!("CARGO_BIN_EXE_milepost"))
            .args(arguments)
            .args(["--quiet", "--as-of", "2026-06-30", "--root"])
            .arg(self.folder.path())
            .env("RAYON_NUM_THREADS", "1")
            .env("CI", "true")
            .env_remove("RUST_BACKTRACE")
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        let log = fs::read_to_string(log).unwrap_or_default();
        Run {
            code: output.status.code(),
            hit: log.contains("(INJECTED)"),
            mute: log.lines().any(|line| {
                line.contains("(INJECTED)")
                    && [" write(1, ", " write(2, "]
                        .iter()
                        .any(|call| line.contains(call))
            }),
            early: said.contains("error while loading shared libraries"),
            said,
        }
    }

    /// Counts how often one thread makes each call while nothing fails.
    fn count(&self, arguments: &[&str]) -> BTreeMap<&'static str, usize> {
        let run = self.run(arguments, None);
        assert_eq!(run.code, Some(0), "{}", run.said);
        let log = fs::read_to_string(self.path("strace.log")).unwrap();
        let mut by_thread: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        for line in log.lines() {
            let (thread, rest) = line.split_once(' ').unwrap_or(("", line));
            let call = rest.trim_start().split('(').next().unwrap_or_default();
            *by_thread.entry((thread, call)).or_default() += 1;
        }
        let most = |call: &str| {
            by_thread
                .iter()
                .filter(|((_, made), _)| *made == call)
                .map(|(_, n)| *n)
                .max()
        };
        CALLS
            .iter()
            .filter_map(|call| Some((*call, most(call)?)))
            .collect()
    }
}

/// Says whether faults can be injected here.
fn can_inject() -> bool {
    let tried = Command::new("strace")
        .args([
            "-f",
            "--seccomp-bpf",
            "-qq",
            "-o",
            "/dev/null",
            "-e",
            "trace=close",
            "true",
        ])
        .output();
    let can = tried.is_ok_and(|output| output.status.success());
    if !can {
        println!("skipped: strace is missing or may not trace here, so no fault was injected");
    }
    can
}

/// Chooses so many faults of all that there are, evenly spread.
fn choose(counts: &BTreeMap<&'static str, usize>, most: usize) -> Vec<Fault> {
    let all: Vec<Fault> = counts
        .iter()
        .flat_map(|(call, count)| (1..=*count).map(move |number| (*call, number)))
        .flat_map(|(call, number)| ERRORS.map(|error| Fault { call, error, number }))
        .collect();
    // Rare calls matter as much as frequent ones: each gets its share, and what it does not need goes to the others.
    let mut chosen = Vec::new();
    let mut calls: Vec<(&str, usize)> = counts.iter().map(|(call, count)| (*call, *count)).collect();
    calls.sort_by_key(|(_, count)| *count);
    for (done, (call, _)) in calls.iter().enumerate() {
        let of_call: Vec<Fault> = all.iter().filter(|fault| fault.call == *call).copied().collect();
        let share = (most.saturating_sub(chosen.len()) / (calls.len() - done)).min(of_call.len());
        chosen.extend((0..share).map(|place| of_call[place * of_call.len() / share]));
    }
    chosen
}

/// What every run with a fault must keep, whatever it was to do.
fn judge(fault: Fault, run: &Run) {
    // The standard library itself ends a program for which a folder cannot be closed; no disk does that.
    if fault.call == "close" && run.said.contains("unexpected error during closedir") {
        return;
    }
    assert!(
        matches!(run.code, Some(0..=4)),
        "{fault:?}: {:?}: {}",
        run.code,
        run.said
    );
    assert!(!run.said.contains("panicked"), "{fault:?}: {}", run.said);
    if matches!(run.code, Some(1..=3)) && !run.mute {
        let names_one = ["/", "--> content", "stdout"]
            .iter()
            .any(|name| run.said.contains(name));
        assert!(names_one, "{fault:?} names no file: {}", run.said);
    }
}

/// Reports how many faults of each call came and were handled.
fn report(key: &str, handled: &BTreeMap<&str, usize>) {
    let by_call: Vec<String> = handled
        .iter()
        .map(|(call, count)| format!("{call} {count}"))
        .collect();
    let all: usize = handled.values().sum();
    figure(
        key,
        format!("{all} injected, {all} handled ({})", by_call.join(", ")),
    );
    assert!(all > 0, "no fault came");
}

#[test]
fn a_failing_call_leaves_the_old_site_or_the_new_one() {
    if !can_inject() {
        return;
    }
    let site = Site::new();
    let build = ["build"];
    let editions = ["two", "one"].map(|word| {
        site.edit(word);
        assert_eq!(site.run(&build, None).code, Some(0));
        (word, contents(&site.path("public")))
    });
    site.edit("two");
    let counts = site.count(&build);
    fs::write(site.path("public/CNAME"), "reports.example.org").unwrap();
    let mut handled = BTreeMap::new();
    for fault in choose(&counts, size("fault-injections") / 2) {
        let mut live = contents(&site.path("public"));
        live.remove("CNAME");
        // The run is to publish the edition that is not there.
        let (word, _) = editions.iter().find(|(_, pages)| *pages != live).unwrap();
        site.edit(word);
        let run = site.run(&build, Some(fault));
        if !run.hit || run.early {
            continue;
        }
        judge(fault, &run);
        let mut after = contents(&site.path("public"));
        assert!(
            after.remove("CNAME").is_some(),
            "{fault:?}: a file of somebody's is gone: {}",
            run.said
        );
        let found = editions.iter().find(|(_, pages)| *pages == after);
        let (found, _) =
            found.unwrap_or_else(|| panic!("{fault:?}: neither site: {:?} {}", run.code, run.said));
        assert!(
            run.code != Some(0) || found == word,
            "{fault:?}: it says that it is done"
        );
        *handled.entry(fault.call).or_default() += 1;
    }
    let last = site.run(&build, None);
    assert_eq!(last.code, Some(0), "a run after all that: {}", last.said);
    let left: Vec<_> = fs::read_dir(site.folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.contains("milepost-stage"))
        .collect();
    assert!(left.is_empty(), "{left:?} is left");
    report("faults-build", &handled);
}

#[test]
fn a_failing_call_leaves_a_whole_snapshot_or_none() {
    if !can_inject() {
        return;
    }
    let site = Site::new();
    let seal = ["archive", "2026"];
    let counts = site.count(&seal);
    let snapshot = site.path("archive/2026");
    let whole = contents(&snapshot);
    let mut handled = BTreeMap::new();
    for fault in choose(&counts, size("fault-injections") / 2) {
        let _ = fs::remove_dir_all(&snapshot);
        let run = site.run(&seal, Some(fault));
        if !run.hit || run.early {
            continue;
        }
        judge(fault, &run);
        if snapshot.exists() {
            assert!(
                contents(&snapshot) == whole,
                "{fault:?}: a part: {:?} {}",
                run.code,
                run.said
            );
        } else {
            assert_ne!(run.code, Some(0), "{fault:?}: it says that it is done");
        }
        *handled.entry(fault.call).or_default() += 1;
    }
    let _ = fs::remove_dir_all(&snapshot);
    assert_eq!(site.run(&seal, None).code, Some(0));
    assert!(contents(&snapshot) == whole);
    report("faults-archive", &handled);
}
