//! The same site and status date give the same bytes, whatever else differs.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::process::CommandExt;

use crate::shelf::{Shelf, contents};

/// Everything that a run leaves in `archive/`, the packed copy with it, but not the lock beside it.
fn sealed(shelf: &Shelf) -> BTreeMap<String, Vec<u8>> {
    let mut files = contents(&shelf.path("archive"));
    files.retain(|path, _| !path.starts_with('.'));
    files
}

fn standard(shelf: &Shelf) -> std::process::Command {
    let command = shelf.command(&["archive", "2026", "--zip"]);
    let mut plain = std::process::Command::new(command.get_program());
    plain.args(command.get_args()).env_clear().env("CI", "true");
    plain.current_dir(shelf.path(""));
    plain
}

fn reference() -> BTreeMap<String, Vec<u8>> {
    let shelf = Shelf::new();
    assert!(standard(&shelf).output().unwrap().status.success());
    sealed(&shelf)
}

fn same(what: &str, made: &BTreeMap<String, Vec<u8>>, expected: &BTreeMap<String, Vec<u8>>) {
    let paths: Vec<&String> = expected.keys().chain(made.keys()).collect();
    let differing: Vec<&&String> = paths
        .iter()
        .filter(|path| made.get(**path) != expected.get(**path))
        .collect();
    assert!(differing.is_empty(), "{what}: {differing:?} differ");
}

// Proved by sabotage: with the moment of the run written into bag-info.txt, both tests fail and name the file.
#[test]
fn zone_locale_threads_mask_and_home_change_no_byte() {
    let expected = reference();
    assert!(expected.contains_key("2026.zip") && expected.contains_key("2026/bagit.txt"));
    for (name, value) in [
        ("TZ", "Pacific/Kiritimati"),
        ("TZ", "America/Anchorage"),
        ("LC_ALL", "zh_CN.UTF-8"),
        ("LC_ALL", "C"),
        ("RAYON_NUM_THREADS", "1"),
        ("RAYON_NUM_THREADS", "8"),
        ("HOME", "/"),
    ] {
        let shelf = Shelf::new();
        let output = standard(&shelf).env(name, value).output().unwrap();
        assert!(output.status.success(), "{name}={value}");
        same(&format!("{name}={value}"), &sealed(&shelf), &expected);
    }
    for mask in ["077", "000"] {
        let shelf = Shelf::new();
        let plain = standard(&shelf);
        let mut masked = std::process::Command::new("sh");
        masked
            .arg("-c")
            .arg(format!("umask {mask}; exec \"$0\" \"$@\""))
            .arg(plain.get_program());
        masked
            .args(plain.get_args())
            .env_clear()
            .env("CI", "true")
            .current_dir(shelf.path(""));
        assert!(
            masked.arg0("sh").output().unwrap().status.success(),
            "umask {mask}"
        );
        same(&format!("umask {mask}"), &sealed(&shelf), &expected);
    }
}

#[test]
fn folder_and_order_of_files_change_no_byte() {
    let expected = reference();
    let shelf = Shelf::new();
    // Written anew in the opposite order: folders list their files in another order on most file systems.
    let files = contents(&shelf.path("content"));
    fs::remove_dir_all(shelf.path("content")).unwrap();
    for (path, bytes) in files.iter().rev() {
        shelf.write(&format!("content/{path}"), bytes);
    }
    assert!(standard(&shelf).output().unwrap().status.success());
    same("the order of files", &sealed(&shelf), &expected);

    let shelf = Shelf::new();
    let mut elsewhere = standard(&shelf);
    let root = shelf.path("");
    elsewhere.arg("--root").arg(&root).current_dir("/");
    assert!(elsewhere.output().unwrap().status.success());
    same("another current folder", &sealed(&shelf), &expected);
}
