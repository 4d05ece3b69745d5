//! Others at work at the same time: readers of the site, and a second run.

use std::collections::BTreeSet;
use std::fs;
use std::io::Read;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use milepost::io::Tree;
use milepost::io::publish::{MANIFEST, Piece, PublishError, Replacing, Stopped, parse_manifest, publish};
use sha2::{Digest, Sha256};

use crate::desk::{Desk, edition, edition_of, request, site_path};
use crate::measure::{figure, size};

/// Stops the readers at the end, also where the publishing thread panics: a failure must not hang.
struct StopAtEnd<'a>(&'a AtomicBool);

impl Drop for StopAtEnd<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Reads the whole site by one handle and compares each file with the manifest; none where a file was gone:
/// a reader that holds the old folder sees it cleared away, but never a mixture.
fn read_whole(output: &Path) -> Option<bool> {
    let handle = Tree::open(output).expect("there is a site at every moment");
    let read = |path: &str| {
        let mut bytes = Vec::new();
        handle.file(path)?.0.read_to_end(&mut bytes)?;
        std::io::Result::Ok(bytes)
    };
    let text = String::from_utf8(read(MANIFEST).ok()?).ok()?;
    let manifest = parse_manifest(&text).ok()?;
    let mut editions = BTreeSet::new();
    for (path, entry) in manifest {
        let bytes = read(&path).ok()?;
        let hash: [u8; 32] = Sha256::digest(&bytes).into();
        editions.insert(edition_of(&bytes));
        if hash != entry.sha256 {
            return Some(false);
        }
    }
    // The constant pages have none.
    Some(editions.len() == 2)
}

#[test]
fn a_reader_sees_whole_sites_only() {
    // Proved by sabotage: file by file instead of the exchange, and the old folder moved away before the new
    // one is moved in, are both seen here.
    let desk = Desk::new();
    desk.publish(&edition(0)).unwrap();
    let output = desk.output();
    let publishes = size("publishes-while-read") as u64;
    let stop = AtomicBool::new(false);
    let (whole, fronts) = thread::scope(|scope| {
        let whole = scope.spawn(|| {
            let mut whole = 0;
            while !stop.load(Ordering::Relaxed) {
                match read_whole(&output) {
                    Some(true) => whole += 1,
                    Some(false) => panic!("a site that is not whole"),
                    None => {}
                }
            }
            whole
        });
        let fronts = scope.spawn(|| {
            let mut fronts = 0;
            while !stop.load(Ordering::Relaxed) {
                let front = fs::read(output.join("index.html")).expect("a front page at every moment");
                let number = edition_of(&front).expect("a whole page");
                assert!(front == edition(number)["index.html"]);
                fronts += 1;
                // A look is quicker than a read: it finds a gap of a few microseconds.
                assert!(
                    (0..100).all(|_| output.join("index.html").exists()),
                    "a missing page"
                );
            }
            fronts
        });
        let stopping = StopAtEnd(&stop);
        for number in 1..=publishes {
            desk.publish(&edition(number)).unwrap();
        }
        drop(stopping);
        (
            whole.join().expect("no mixed site"),
            fronts.join().expect("no missing page"),
        )
    });
    figure(
        "readers",
        format!(
            "{publishes} publishes, {whole} whole sites and {fronts} front pages read meanwhile, 0 mixed"
        ),
    );
    assert!(whole > 0 && fronts > 0, "the readers read nothing");
}

#[test]
fn file_by_file_each_page_is_there_and_whole_at_every_moment() {
    let desk = Desk::new();
    desk.publish(&edition(0)).unwrap();
    let output = desk.output();
    let publishes = size("publishes-while-read") as u64;
    let stop = AtomicBool::new(false);
    thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut reads = 0;
            while !stop.load(Ordering::Relaxed) {
                let page = fs::read(output.join("2021/projects/p1.html")).expect("a page at every moment");
                let number = edition_of(&page).expect("a whole page");
                assert!(page == edition(number)["2021/projects/p1.html"]);
                reads += 1;
            }
            reads
        });
        let stopping = StopAtEnd(&stop);
        for number in 1..=publishes {
            desk.publish_one_by_one(&edition(number)).unwrap();
        }
        drop(stopping);
        assert!(reader.join().expect("no missing page") > 0);
    });
    desk.assert_published(&edition(publishes));
}

#[test]
fn of_two_runs_at_once_one_is_told_who_holds_the_lock() {
    // Proved by sabotage: with the lock not taken, the second run publishes into the first one's.
    let desk = Desk::new();
    let output = desk.output();
    let (entered, has_entered) = mpsc::channel();
    let (leave, may_leave) = mpsc::channel::<()>();
    let may_leave = std::sync::Mutex::new(may_leave);
    thread::scope(|scope| {
        let first = scope.spawn(|| {
            let request = request(desk.root(), &output, Replacing::Whole);
            publish(&request, vec![site_path("index.html")], |_, _| {
                entered.send(()).map_err(|_| "nobody waits")?;
                let wait = may_leave.lock().map_err(|_| "nobody panics")?;
                wait.recv().map_err(|_| "nobody answers")?;
                Ok::<_, &str>(Piece::Bytes(b"first".into()))
            })
        });
        let entered = has_entered.recv_timeout(Duration::from_secs(60));
        entered.expect("the first run has begun");
        let second = desk.publish(&edition(1));
        leave.send(()).expect("the first run waits");
        let Err(Stopped::World(PublishError::Locked { lock, holder })) = second else {
            panic!("{second:?}")
        };
        assert!(lock.ends_with(".public.milepost-lock"));
        assert_eq!(holder.expect("it says who").pid, std::process::id());
        assert_eq!(first.join().expect("no panic").expect("published").written, 1);
    });
    assert_eq!(fs::read(desk.live("index.html")).unwrap(), b"first");
    desk.publish(&edition(1)).expect("the lock is free again");
}
