//! Files that are not ours: they stay, whatever they are and wherever they lie.
//!
//! Proved by sabotage: with everything in an old tree taken for ours, the first three tests fail; with the
//! marker not asked for, the last one does.

use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;

use milepost::io::publish::{Mode, PublishError, Refusal, Stopped};

use crate::desk::{Desk, Trace, contents, edition, pages};

/// What people keep in an output folder: a repository, a domain name, notes beside pages, a folder of
/// their own, a link to a share, a pipe, and a name that is no text.
const FOREIGN: [&str; 9] = [
    ".git",
    ".git/objects/ab/cd",
    "CNAME",
    "2020/projects/notes.txt",
    "uploads",
    "uploads/minutes/scan.pdf",
    "share",
    "pipe",
    "empty",
];

fn leave_foreign(output: &Path) {
    let write = |path: &str, text: &str| {
        let path = output.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    };
    write(".git/objects/ab/cd", "object");
    write("CNAME", "reports.example.org");
    write("2020/projects/notes.txt", "notes");
    write("uploads/minutes/scan.pdf", "scan");
    fs::create_dir(output.join("empty")).unwrap();
    symlink("/nowhere", output.join("share")).unwrap();
    let fifo = rustix::fs::FileType::Fifo;
    let mode = rustix::fs::Mode::RUSR;
    rustix::fs::mknodat(rustix::fs::CWD, output.join("pipe"), fifo, mode, 0).unwrap();
    fs::write(output.join(std::ffi::OsStr::from_bytes(b"\xff\xfe")), "bytes").unwrap();
}

fn traces(output: &Path) -> Vec<Trace> {
    let odd = std::ffi::OsStr::from_bytes(b"\xff\xfe");
    let named = FOREIGN.iter().map(|path| Trace::of(&output.join(path)));
    named.chain([Trace::of(&output.join(odd))]).collect()
}

#[test]
fn foreign_files_come_across_untouched() {
    for one_by_one in [false, true] {
        let desk = Desk::new();
        desk.publish(&edition(0)).unwrap();
        leave_foreign(&desk.output());
        let before = traces(&desk.output());
        for number in 1..6 {
            let site = edition(number);
            let report = if one_by_one {
                desk.publish_one_by_one(&site).unwrap()
            } else {
                desk.publish(&site).unwrap()
            };
            assert_eq!(report.mode == Mode::Exchanged, !one_by_one);
            assert_eq!(report.left_behind, Vec::<std::path::PathBuf>::new());
            assert_eq!(traces(&desk.output()), before, "edition {number}");
            let found = contents(&desk.output());
            assert!(site.iter().all(|(path, bytes)| found[path] == *bytes));
            assert_eq!(found.len(), site.len() + 6, "five of people's and the manifest");
            assert_eq!(desk.stages(), Vec::<String>::new());
        }
    }
}

#[test]
fn a_folder_that_holds_only_hidden_names_is_published_to_and_keeps_them() {
    // The stories of hugo#1796 and zola#2288: the repository in the output folder was deleted.
    let desk = Desk::new();
    fs::create_dir_all(desk.live(".git/refs")).unwrap();
    fs::write(desk.live(".git/HEAD"), "ref: refs/heads/main").unwrap();
    fs::write(desk.live(".gitkeep"), "").unwrap();
    let kept = [".git", ".git/HEAD", ".git/refs", ".gitkeep"];
    let before = kept.map(|path| Trace::of(&desk.live(path)));
    desk.publish(&edition(1)).unwrap();
    desk.publish(&edition(2)).unwrap();
    assert_eq!(before, kept.map(|path| Trace::of(&desk.live(path))));
    assert_eq!(contents(&desk.output()).len(), edition(2).len() + 3);
}

#[test]
fn a_page_never_takes_the_place_of_a_foreign_file() {
    // Proved by sabotage: without the look at what is there, file by file, at a file and at a folder, this test fails
    // each time.
    let site = pages(&[("index.html", "i")]);
    let clashes = [
        ("robots.txt", "robots.txt"),
        ("2027", "2027/index.html"),
        ("2027/index.html/mine", "2027/index.html"),
    ];
    for (foreign, page) in clashes {
        for one_by_one in [false, true] {
            let desk = Desk::new();
            desk.publish(&site).unwrap();
            let path = desk.live(foreign);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, "mine").unwrap();
            let before = Trace::of(&path);
            let next = pages(&[("index.html", "new"), (page, "ours")]);
            let stopped = if one_by_one {
                desk.publish_one_by_one(&next)
            } else {
                desk.publish(&next)
            };
            let Err(Stopped::World(PublishError::Foreign { path: named })) = stopped else {
                panic!("{foreign} is in the way of {page}: {stopped:?}")
            };
            assert!(named.starts_with(desk.output()), "{}", named.display());
            assert_eq!(before, Trace::of(&path), "{foreign}");
            assert_eq!(fs::read(desk.live("index.html")).unwrap(), b"i", "{foreign}");
            assert_eq!(desk.stages(), Vec::<String>::new());
        }
    }
}

#[test]
fn a_folder_of_people_that_becomes_ours_too_keeps_their_files() {
    let desk = Desk::new();
    desk.publish(&pages(&[("index.html", "i")])).unwrap();
    fs::create_dir_all(desk.live("2027/own")).unwrap();
    fs::write(desk.live("2027/own/plan.txt"), "plan").unwrap();
    fs::write(desk.live("2027/list.txt"), "list").unwrap();
    let kept = ["2027/own", "2027/own/plan.txt", "2027/list.txt"];
    let before = kept.map(|path| Trace::of(&desk.live(path)));
    desk.publish(&pages(&[("2027/index.html", "2027")])).unwrap();
    assert_eq!(before, kept.map(|path| Trace::of(&desk.live(path))));
    desk.publish(&pages(&[("index.html", "i")])).unwrap();
    assert_eq!(before, kept.map(|path| Trace::of(&desk.live(path))));
}

#[test]
fn a_full_folder_without_a_manifest_is_refused() {
    // The story of gitbook#273: the book was built into the folder of somebody's work, and that was gone.
    let desk = Desk::new();
    fs::create_dir(desk.output()).unwrap();
    fs::write(desk.live("thesis.docx"), "years of work").unwrap();
    let before = Trace::of(&desk.live("thesis.docx"));
    let refused = desk.publish(&edition(1));
    let Err(Stopped::World(PublishError::Refused { reason, output })) = refused else {
        panic!("{refused:?}")
    };
    assert_eq!(
        (reason, output),
        (Refusal::NotOurs, desk.output().canonicalize().unwrap())
    );
    assert_eq!(before, Trace::of(&desk.live("thesis.docx")));
    assert_eq!(contents(&desk.output()).len(), 1);
}

#[test]
fn a_manifest_that_cannot_be_understood_stops_the_publish() {
    // Proved by sabotage: with a damaged manifest taken for none, this test fails.
    let desk = Desk::new();
    desk.publish(&edition(1)).unwrap();
    let manifest = desk.live(".milepost-manifest");
    let text = fs::read_to_string(&manifest).unwrap();
    let hash = "0".repeat(64);
    fs::write(&manifest, format!("{text}{hash} 1 ../content/site.yaml\n")).unwrap();
    let stopped = desk.publish(&edition(2));
    let Err(Stopped::World(PublishError::DamagedManifest { path, line })) = stopped else {
        panic!("{stopped:?}")
    };
    assert_eq!(line, edition(1).len() + 2);
    assert!(path.ends_with("public/.milepost-manifest"));
    assert!(desk.root().join("content/site.yaml").exists());
}

#[test]
fn a_link_in_the_output_never_leads_a_removal_outside() {
    // Proved by sabotage: with folders opened without a look at links, this test fails.
    for one_by_one in [false, true] {
        let desk = Desk::new();
        desk.publish(&pages(&[("a/b.html", "ours"), ("index.html", "i")]))
            .unwrap();
        let outside = desk.root().join("outside");
        fs::create_dir(&outside).unwrap();
        fs::write(outside.join("b.html"), "ours").unwrap();
        fs::remove_dir_all(desk.live("a")).unwrap();
        symlink(&outside, desk.live("a")).unwrap();
        let site = pages(&[("index.html", "new")]);
        let report = if one_by_one {
            // The way to the stale file leads through a link, which is an error and not a removal.
            desk.publish_one_by_one(&site)
        } else {
            desk.publish(&site)
        };
        assert_eq!(report.is_ok(), !one_by_one);
        assert_eq!(fs::read(outside.join("b.html")).unwrap(), b"ours");
        assert_eq!(fs::read_link(desk.live("a")).unwrap(), outside);
    }
}

#[test]
fn a_link_in_the_place_of_an_unchanged_page_is_never_given_a_second_name() {
    // Proved by sabotage: with live files opened through links, the link is taken for the page and stays.
    for one_by_one in [false, true] {
        let desk = Desk::new();
        desk.publish(&pages(&[("a/b.html", "same"), ("index.html", "i")]))
            .unwrap();
        let outside = desk.root().join("outside.html");
        fs::write(&outside, "same").unwrap();
        fs::remove_file(desk.live("a/b.html")).unwrap();
        symlink(&outside, desk.live("a/b.html")).unwrap();
        let before = Trace::of(&outside);
        let site = pages(&[("a/b.html", "same"), ("index.html", "new")]);
        if one_by_one {
            desk.publish_one_by_one(&site).unwrap();
        } else {
            desk.publish(&site).unwrap();
        }
        let page = fs::symlink_metadata(desk.live("a/b.html")).unwrap();
        assert!(page.is_file(), "one by one: {one_by_one}");
        desk.assert_published(&site);
        assert_eq!(before, Trace::of(&outside));
    }
}

#[test]
fn a_folder_that_only_has_the_name_of_a_stage_is_left_alone() {
    // Proved by sabotage: with stages of other machines, and folders without a marker, cleared away, this test fails
    // each time.
    let desk = Desk::new();
    let named = desk.root().join(".public.milepost-stage-1");
    fs::create_dir_all(named.join("tree")).unwrap();
    fs::write(named.join("tree/work.txt"), "work").unwrap();
    let marked = desk.root().join(".public.milepost-stage-2");
    fs::create_dir_all(marked.join("tree")).unwrap();
    fs::write(marked.join("owner"), "2 another-host 2026-11-22\n").unwrap();
    desk.publish(&edition(1)).unwrap();
    assert_eq!(fs::read(named.join("tree/work.txt")).unwrap(), b"work");
    assert!(
        marked.join("tree").exists(),
        "a run on another machine may be at work in it"
    );
}
