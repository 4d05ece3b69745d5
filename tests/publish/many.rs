//! Many runs of the program at once, holders of the lock that are killed, and random trees of other people's files.

use std::fs;
use std::os::unix::ffi::OsStringExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, WaitOptions, kill_process, waitpid};

use crate::desk::{Desk, Trace, contents, edition};
use crate::measure::{figure, size};
use crate::random::Random;

fn site() -> Desk {
    let desk = Desk::in_memory();
    fs::create_dir_all(desk.root().join("content/projects/2026")).unwrap();
    for number in 0..20 {
        let brief = format!(
            "---\ntitle: Project {number}\noffice: O\nlead: L\nstart: 2026-01-05\ndue: 2026-12-18\n---\n\n## 2026-06-20 55%\n\nHalf.\n"
        );
        fs::write(
            desk.root().join(format!("content/projects/2026/p{number}.md")),
            brief,
        )
        .unwrap();
    }
    desk
}

fn start(root: &Path) -> Child {
    Command::new(env!("CARGO_BIN_EXE_milepost"))
        .args(["build", "--quiet", "--as-of", "2026-06-30", "--root"])
        .arg(root)
        .env("RAYON_NUM_THREADS", "1")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Changes one brief, so that there is something to publish.
fn edit(desk: &Desk, number: usize) {
    let path = desk.root().join("content/projects/2026/p0.md");
    let brief = fs::read_to_string(&path).unwrap();
    let head = brief.split("## ").next().unwrap();
    fs::write(&path, format!("{head}## 2026-06-20 55%\n\nEdit {number}.\n")).unwrap();
}

/// Builds the same content elsewhere, from nothing.
fn clean(desk: &Desk) -> crate::desk::Pages {
    let other = tempfile::tempdir().unwrap();
    for entry in walkdir::WalkDir::new(desk.root().join("content"))
        .into_iter()
        .map(Result::unwrap)
    {
        let target = other.path().join(entry.path().strip_prefix(desk.root()).unwrap());
        if entry.file_type().is_dir() {
            fs::create_dir_all(target).unwrap();
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
    assert!(start(other.path()).wait().unwrap().success());
    contents(&other.path().join("public"))
}

#[test]
fn of_runs_at_once_one_publishes_and_the_others_say_so() {
    // Proved by sabotage: with the lock taken and never looked at, runs fail with other codes.
    let desk = site();
    let (pairs, fours) = (size("pairs"), size("fours"));
    let (mut published, mut locked) = (0, 0);
    for number in 0..pairs + fours {
        edit(&desk, number);
        let runs = if number < pairs { 2 } else { 4 };
        let children: Vec<Child> = (0..runs).map(|_| start(desk.root())).collect();
        let codes: Vec<Option<i32>> = children
            .into_iter()
            .map(|mut child| child.wait().unwrap().code())
            .collect();
        assert!(codes.iter().all(|code| matches!(code, Some(0 | 4))), "{codes:?}");
        let done = codes.iter().filter(|code| **code == Some(0)).count();
        assert!(done > 0, "nobody published: {codes:?}");
        published += done;
        locked += runs - done;
        assert_eq!(desk.stages(), Vec::<String>::new());
    }
    assert!(
        contents(&desk.output()) == clean(&desk),
        "the last edit is published whole"
    );
    figure(
        "at-once",
        format!(
            "{pairs} pairs and {fours} fours: {published} runs published, {locked} were told of the lock, 0 anything else"
        ),
    );
    assert!(locked > 0, "no two runs met");
}

/// Tells whether the run `holder` of the site at `root` holds the lock: the file names it, and is locked.
fn holds_lock(root: &Path, holder: &Child) -> bool {
    let lock = root.join(".public.milepost-lock");
    // Another run's name may still stand in it, and a lock that was tried for too early would be in the way of this run.
    let line = fs::read_to_string(&lock).unwrap_or_default();
    line.starts_with(&format!("{} ", holder.id()))
        && fs::File::open(&lock).is_ok_and(|file| file.try_lock().is_err())
}

/// Waits until a run holds the lock and then for `more`, stops it, and kills it if it still holds the lock; says whether
/// it did.
fn kill_holding(root: &Path, mut holder: Child, more: Duration) -> bool {
    let pid = Pid::from_child(&holder);
    let begin = Instant::now();
    while !holds_lock(root, &holder) {
        if holder.try_wait().unwrap().is_some() {
            return false;
        }
        assert!(
            begin.elapsed() < Duration::from_secs(300),
            "it never takes the lock"
        );
    }
    sleep(more);
    // Stopped, it can neither let the lock go nor end between the look and the kill.
    kill_process(pid, Signal::STOP).unwrap();
    let (_, state) = waitpid(Some(pid), WaitOptions::UNTRACED)
        .unwrap()
        .expect("it was waited for");
    if !state.stopped() {
        return false;
    }
    let holds = holds_lock(root, &holder);
    holder.kill().unwrap();
    holder.wait().unwrap();
    holds
}

// Proved by sabotage: with a lock that counts as held while its file is not empty, this test fails.
#[test]
fn the_lock_of_a_killed_run_is_free() {
    let desk = site();
    let kills = size("killed-holders");
    let (mut killed, mut tries) = (0, 0);
    while killed < kills {
        tries += 1;
        assert!(
            tries < kills * 20,
            "{killed} of {tries} runs held the lock when they were killed"
        );
        edit(&desk, tries);
        // Steps of the golden ratio spread the kills evenly over the first ten milliseconds.
        let more = Duration::from_millis(10).mul_f64((tries as f64 * 0.618_033_988_749_895).fract());
        if !kill_holding(desk.root(), start(desk.root()), more) {
            continue;
        }
        killed += 1;
        assert_eq!(
            start(desk.root()).wait().unwrap().code(),
            Some(0),
            "kill {killed}"
        );
    }
    edit(&desk, 0);
    assert!(start(desk.root()).wait().unwrap().success());
    assert!(contents(&desk.output()) == clean(&desk));
    figure(
        "killed-holders",
        format!("{killed} runs killed while they held the lock, 0 locks stuck"),
    );
}

/// Leaves files, folders and links of somebody's in an output; returns their places.
fn litter(output: &Path, random: &mut Random) -> Vec<PathBuf> {
    let folders: Vec<PathBuf> = walkdir::WalkDir::new(output)
        .sort_by_file_name()
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_dir())
        .map(walkdir::DirEntry::into_path)
        .collect();
    let mut left = Vec::new();
    for number in 0..=random.below(8) {
        let mut name = [
            ".git",
            "notes",
            "报告",
            ".htaccess",
            "a b",
            "CNAME",
            "con.",
            "%2e",
        ][random.below(8)]
        .as_bytes()
        .to_vec();
        name.extend(format!("-{number}").bytes());
        if random.below(4) == 0 {
            name.push(0xff);
        }
        let path = folders[random.below(folders.len())].join(std::ffi::OsString::from_vec(name));
        match random.below(4) {
            0 => {
                fs::create_dir_all(path.join("sub/folder")).unwrap();
                fs::write(path.join("sub/file"), "below").unwrap();
                left.extend([path.join("sub/folder"), path.join("sub/file")]);
            }
            1 => std::os::unix::fs::symlink("/nowhere", &path).unwrap(),
            _ => fs::write(&path, format!("bytes {number}")).unwrap(),
        }
        left.push(path);
    }
    left
}

// Proved by sabotage: with every file of the old tree taken for ours, this test fails.
#[test]
fn random_trees_of_others_stay_as_they_are() {
    let trees = size("foreign-trees");
    let mut files = 0;
    for tree in 0..trees {
        // The number of the tree is the seed, so a failure names it.
        let mut random = Random(0x9e37_79b9_7f4a_7c15 ^ (tree as u64 + 1));
        let desk = Desk::in_memory();
        let first = edition(tree as u64);
        desk.publish(&first).unwrap();
        let left = litter(&desk.output(), &mut random);
        let before: Vec<Trace> = left.iter().map(|path| Trace::of(path)).collect();
        let next = edition(tree as u64 + 1);
        let report = if tree % 2 == 0 {
            desk.publish(&next)
        } else {
            desk.publish_one_by_one(&next)
        };
        report.unwrap_or_else(|error| panic!("tree {tree}: {error:?}"));
        let after: Vec<Trace> = left.iter().map(|path| Trace::of(path)).collect();
        assert_eq!(before, after, "tree {tree}");
        let found = contents(&desk.output());
        assert!(
            next.iter().all(|(path, bytes)| found[path] == *bytes),
            "tree {tree}"
        );
        files += left.len();
    }
    figure(
        "foreign-files",
        format!("{trees} random trees with {files} files, folders and links of others: 0 changed"),
    );
}
