//! Runs that die: killed at random moments, and at the moments that matter.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Instant;

use milepost::io::publish::{Locking, Piece, Replacing, Request};

use crate::desk::{Desk, Pages, Trace, contents, edition, edition_of, publish_pages, request, site_path};
use crate::measure::{figure, size};

/// Names the site, the edition and the way for the child: `<root>\t<edition>\t<way>`.
const ORDER: &str = "MILEPOST_TEST_PUBLISH";

/// The other half of the tests below: a process of its own, to be killed.
#[test]
#[ignore = "started by the other tests of this file"]
fn publisher() {
    let order = std::env::var(ORDER).expect("an order");
    let parts: Vec<&str> = order.split('\t').collect();
    let replacing = match parts[2] {
        "whole" => Replacing::Whole,
        _ => Replacing::OneByOne,
    };
    let number = parts[1].parse().expect("a number");
    publish_pages(Path::new(parts[0]), replacing, &edition(number)).expect("published");
}

fn start(desk: &Desk, number: u64, way: &str) -> Child {
    Command::new(std::env::current_exe().expect("this program"))
        .args(["--exact", "crash::publisher", "--ignored"])
        .env(ORDER, format!("{}\t{number}\t{way}", desk.root().display()))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("this program starts")
}

/// Kills runs at moments spread over the whole time that one takes, and calls `check` after each.
fn kill_often(desk: &Desk, way: &str, check: impl Fn(&Pages)) {
    let time = |number| {
        let begin = Instant::now();
        assert!(start(desk, number, way).wait().expect("it ends").success());
        begin.elapsed()
    };
    // The shortest of three: other tests run meanwhile.
    let usual = [1, 2, 1].map(time).into_iter().min().expect("three");
    let (mut killed, kills) = (0, size("publish-kills") as u64);
    for number in 2..2 + kills {
        let mut child = start(desk, number, way);
        // Steps of the golden ratio fill the time evenly, in no order.
        let part = (number as f64 * 0.618_033_988_749_895).fract();
        sleep(usual.mul_f64(part));
        child.kill().expect("it is ours");
        killed += u64::from(!child.wait().expect("it ends").success());
        check(&contents(&desk.output()));
    }
    println!("{way}: {killed} of {kills} runs of about {usual:?} were killed in time");
    figure(
        &format!("kills-{}", way.replace(' ', "-")),
        format!("{kills} runs, {killed} of them killed before their end, 0 inconsistent"),
    );
    assert!(killed > kills / 10, "the runs ended before they were killed");
}

#[test]
fn a_run_killed_at_any_moment_leaves_a_whole_site() {
    // Proved by sabotage: with the old folder removed and the new one moved there, instead of the exchange,
    // a site is missing; with an old tree's manifest removed before its pages, old pages come back.
    let desk = Desk::in_memory();
    desk.publish(&edition(0)).unwrap();
    fs::create_dir(desk.live(".git")).unwrap();
    fs::write(desk.live(".git/HEAD"), "head").unwrap();
    fs::write(desk.live("CNAME"), "reports.example.org").unwrap();
    let foreign = ["CNAME", ".git", ".git/HEAD"];
    let before = foreign.map(|path| Trace::of(&desk.live(path)));
    kill_often(&desk, "whole", |found| {
        let number = edition_of(&found["index.html"]).expect("a front page");
        let ours = found
            .iter()
            .filter(|(path, _)| !path.starts_with('.') && *path != "CNAME");
        let ours: Pages = ours.map(|(path, bytes)| (path.clone(), bytes.clone())).collect();
        assert!(ours == edition(number), "edition {number} is not whole");
        assert!(found.contains_key("CNAME"), "a single file is never absent");
    });
    let last = edition(100);
    desk.publish(&last).unwrap();
    assert_eq!(before, foreign.map(|path| Trace::of(&desk.live(path))));
    for path in ["CNAME", ".git/HEAD"] {
        fs::remove_file(desk.live(path)).unwrap();
    }
    desk.assert_published(&last);
}

#[test]
fn a_run_file_by_file_that_is_killed_is_completed_by_the_next() {
    // Proved by sabotage: without the manifest-to-be written down first, the next run stops at a file that it
    // does not know.
    let desk = Desk::in_memory();
    desk.publish(&edition(0)).unwrap();
    kill_often(&desk, "one by one", |found| {
        for (path, bytes) in found.iter().filter(|(path, _)| !path.starts_with('.')) {
            let known = edition_of(bytes).unwrap_or(0);
            assert!(edition(known)[path] == *bytes, "{path} is not whole");
        }
    });
    let last = edition(100);
    desk.publish(&last).unwrap();
    desk.assert_published(&last);
}

/// Makes the number of a process that has ended.
fn dead_process() -> u32 {
    let mut child = Command::new("true").spawn().expect("it starts");
    child.wait().expect("it ends");
    child.id()
}

fn stage_of_dead_run(desk: &Desk) -> std::path::PathBuf {
    stage_of(desk, dead_process())
}

/// Makes the stage of a run that died right after the exchange: the live tree as it was is in it.
fn stage_of_run_that_died_exchanged(desk: &Desk) -> std::path::PathBuf {
    let stage = stage_of_dead_run(desk);
    fs::write(stage.join("ready"), "").unwrap();
    fs::remove_dir(stage.join("tree")).unwrap();
    fs::rename(desk.output(), stage.join("tree")).unwrap();
    stage
}

/// Makes the stage of a run with this number.
fn stage_of(desk: &Desk, pid: u32) -> std::path::PathBuf {
    // What a lock file says is what a marker says, but for the number.
    let lock = fs::read_to_string(desk.root().join(".public.milepost-lock")).unwrap();
    let (_, rest) = lock.split_once(' ').unwrap();
    let stage = desk.root().join(format!(".public.milepost-stage-{pid}"));
    fs::create_dir_all(stage.join("tree")).unwrap();
    fs::write(stage.join("owner"), format!("{pid} {rest}")).unwrap();
    stage
}

#[test]
fn the_stage_of_a_dead_run_is_cleared_away() {
    // Proved by sabotage: with nothing cleared away, this test and the one of what comes back fail.
    let desk = Desk::new();
    desk.publish(&edition(1)).unwrap();
    let stage = stage_of_dead_run(&desk);
    fs::write(stage.join("tree/half.html"), "ha").unwrap();
    let unmarked = desk.root().join(".public.milepost-stage-7");
    fs::create_dir(&unmarked).unwrap();
    fs::write(unmarked.join("owner"), "").unwrap();
    desk.publish(&edition(1)).unwrap();
    desk.assert_published(&edition(1));
}

#[test]
fn without_a_lock_the_stage_of_a_living_run_stays() {
    // Proved by sabotage: with every run of this machine taken for dead, the stage is gone.
    let desk = Desk::new();
    desk.publish(&edition(1)).unwrap();
    let stage = stage_of(&desk, std::os::unix::process::parent_id());
    let publish = |locking| {
        let output = desk.output();
        let request = Request {
            locking,
            ..request(desk.root(), &output, Replacing::Whole)
        };
        let page = |_: &_, _: Vec<u8>| Ok::<_, String>(Piece::Bytes(b"page".into()));
        milepost::io::publish::publish(&request, vec![site_path("index.html")], page).unwrap();
    };
    publish(Locking::Off);
    assert!(stage.join("tree").exists(), "another run may be at work in it");
    publish(Locking::Required);
    assert!(!stage.exists(), "no other run can be at work now");
}

#[test]
fn what_a_dead_run_had_not_moved_across_yet_comes_back() {
    // A run that died right after the exchange: the old tree is in its stage, with people's files in it.
    // Proved by sabotage: with the sealed stage removed like any other, the repository is gone.
    let desk = Desk::new();
    desk.publish(&edition(1)).unwrap();
    let stage = stage_of_run_that_died_exchanged(&desk);
    desk.publish_fresh_beside(&edition(2));
    fs::create_dir_all(stage.join("tree/.git/refs")).unwrap();
    fs::write(stage.join("tree/.git/HEAD"), "head").unwrap();
    fs::write(stage.join("tree/2020/notes.txt"), "notes").unwrap();
    let before =
        [".git", ".git/HEAD", "2020/notes.txt"].map(|path| Trace::of(&stage.join("tree").join(path)));
    desk.publish(&edition(2)).unwrap();
    let after = [".git", ".git/HEAD", "2020/notes.txt"].map(|path| Trace::of(&desk.live(path)));
    assert_eq!(before, after);
    assert_eq!(desk.stages(), Vec::<String>::new());
    fs::remove_dir_all(desk.live(".git")).unwrap();
    fs::remove_file(desk.live("2020/notes.txt")).unwrap();
    desk.assert_published(&edition(2));
}

#[test]
fn of_two_files_with_one_name_neither_is_lost() {
    // Somebody has put a file in the new tree that has the name of one in the old tree, which a dead run left behind.
    // Proved by sabotage: where what is given back may replace what is there, the new one is gone; with the same name
    // taken for the same file, the old one is.
    let desk = Desk::new();
    desk.publish(&edition(1)).unwrap();
    let stage = stage_of_run_that_died_exchanged(&desk);
    desk.publish_fresh_beside(&edition(2));
    let (old, new) = (stage.join("tree/CNAME"), desk.live("CNAME"));
    fs::write(&old, "old.example.org").unwrap();
    fs::write(&new, "new.example.org").unwrap();
    let before = [&old, &new].map(|path| Trace::of(path));
    for number in 2..4 {
        desk.publish(&edition(number)).unwrap();
        assert_eq!(
            before,
            [&old, &new].map(|path| Trace::of(path)),
            "edition {number}"
        );
    }
}
