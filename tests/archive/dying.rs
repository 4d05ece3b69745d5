//! Runs that die: there is the whole snapshot or none, and the next run succeeds.

use std::fs;
use std::process::Stdio;
use std::thread::sleep;
use std::time::Instant;

use crate::measure::{figure, size};
use crate::shelf::{Shelf, contents};
use crate::tmpfs::Disk;

fn start(shelf: &Shelf) -> std::process::Child {
    let command = shelf.command(&["archive", "2026"]);
    std::process::Command::new(command.get_program())
        .args(command.get_args())
        .env_clear()
        .env("CI", "true")
        .current_dir(shelf.path(""))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

// Proved by sabotage: with the files written to their place instead of beside it, this test finds a part.
#[test]
fn a_killed_run_leaves_the_whole_or_nothing() {
    let shelf = Shelf::in_memory();
    let time = |_| {
        let _ = fs::remove_dir_all(shelf.path("archive/2026"));
        let begin = Instant::now();
        assert!(start(&shelf).wait().unwrap().success());
        begin.elapsed()
    };
    // The shortest of three: other tests run meanwhile.
    let usual = (0..3).map(time).min().unwrap();
    let whole = contents(&shelf.path("archive/2026"));
    let kills = u32::try_from(size("archive-kills")).unwrap();
    let (mut killed, mut nothing) = (0, 0);
    for number in 0..kills {
        fs::remove_dir_all(shelf.path("archive/2026")).unwrap();
        let mut child = start(&shelf);
        // Steps of the golden ratio fill the time evenly, in no order.
        sleep(usual.mul_f64((f64::from(number) * 0.618_033_988_749_895).fract()));
        child.kill().unwrap();
        killed += u32::from(!child.wait().unwrap().success());
        if shelf.path("archive/2026").exists() {
            assert!(contents(&shelf.path("archive/2026")) == whole, "a part was left");
        } else {
            nothing += 1;
            assert!(start(&shelf).wait().unwrap().success(), "the next run succeeds");
            assert!(
                contents(&shelf.path("archive/2026")) == whole,
                "the next run differs"
            );
        }
        let left: Vec<String> = fs::read_dir(shelf.path("archive"))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| name.contains("-seal-"))
            .collect();
        assert!(
            left.is_empty() || !shelf.path("archive/2026").exists(),
            "{left:?} was left"
        );
    }
    println!("{killed} of {kills} runs of about {usual:?} were killed in time; {nothing} left nothing");
    figure(
        "kills-archive",
        format!("{kills} runs, {killed} of them killed before their end, 0 inconsistent"),
    );
}

#[test]
fn a_full_disk_is_named_and_leaves_nothing_half_sealed() {
    // Proved by sabotage: with what is made left where it is when it cannot be finished, a part is found.
    let shelf = Shelf::new();
    let seal = || shelf.command(&["archive", "2026"]).output().unwrap();
    assert!(seal().status.success());
    let whole = contents(&shelf.path("archive/2026"));
    fs::remove_dir_all(shelf.path("archive/2026")).unwrap();
    // In memory every file takes whole blocks.
    let room: usize = whole.values().map(|bytes| bytes.len().div_ceil(4096) * 4).sum();
    let sizes = size("disk-sizes-archive");
    let mut full = 0;
    for step in 0..sizes {
        let kilobytes = room / 20 + room * 6 * step / (5 * (sizes - 1));
        let Some(_disk) = Disk::mount(&shelf.path("archive"), kilobytes) else {
            return;
        };
        let said = seal();
        let found: Vec<_> = fs::read_dir(shelf.path("archive"))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| !name.ends_with("-lock"))
            .collect();
        if said.status.success() {
            assert!(contents(&shelf.path("archive/2026")) == whole, "{kilobytes} KiB");
            continue;
        }
        let words = String::from_utf8_lossy(&said.stderr).into_owned();
        assert_eq!(said.status.code(), Some(3), "{words}");
        assert!(words.contains("archive/"), "it names no file: {words}");
        assert_eq!(found, Vec::<String>::new(), "{kilobytes} KiB");
        full += 1;
    }
    figure(
        "full-disks-archive",
        format!("{sizes} sizes, {full} too small, 0 left a part"),
    );
    assert!(full > 0 && full < sizes, "{full} of {sizes} are too small");
}

#[test]
fn of_several_runs_at_once_one_seals() {
    let shelf = Shelf::new();
    let mut children: Vec<_> = (0..4).map(|_| start(&shelf)).collect();
    let codes: Vec<Option<i32>> = children
        .iter_mut()
        .map(|child| child.wait().unwrap().code())
        .collect();
    assert_eq!(
        codes.iter().filter(|code| **code == Some(0)).count(),
        1,
        "{codes:?}"
    );
    // The others found the lock held, or the year sealed: just now, or by the time that they looked.
    assert!(
        codes.iter().all(|code| matches!(code, Some(0 | 2 | 3 | 4))),
        "{codes:?}"
    );
    assert!(crate::shelf::judge(&shelf.path("archive/2026")).is_intact_snapshot());
}
