//! The same content and status date give the same bytes, wherever, whenever and however it is built.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    clippy::unwrap_used,
    reason = "these tests start the program and look at the disk"
)]

#[path = "measure/mod.rs"]
mod measure;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use assert_cmd::Command;
use milepost::io::read::{Limits, content};
use milepost::pipeline::{Document, Inputs, Options, analyze, site};
use milepost::site::Content;
use milepost::theme::Theme;

/// Everything that a build writes, by its path.
type Bytes = BTreeMap<String, Vec<u8>>;

const STATUS_DATE: &str = "2026-11-22";

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Builds the site in memory from its documents in the given order, on so many threads.
fn in_memory(folder: &Path, threads: usize, order: impl FnOnce(&mut Vec<Arc<Document>>)) -> Bytes {
    let found = content(folder, &Limits::default()).unwrap_or_else(|_| panic!("{}", folder.display()));
    let mut documents = found.documents;
    order(&mut documents);
    let inputs = Inputs {
        documents,
        attachments: found.attachments,
        theme: Vec::new(),
        rejected: found.rejected,
        sealed: Vec::new(),
        run_date: STATUS_DATE.parse().unwrap(),
        options: Options::default(),
    };
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .build()
        .unwrap();
    pool.install(|| render(&inputs))
}

fn render(inputs: &Inputs) -> Bytes {
    let analysis = analyze(inputs, &mut |_| ());
    let config = &analysis.config;
    let theme =
        Theme::load(&config.theme, &[], config.language).unwrap_or_else(|_| panic!("the built-in theme"));
    let site = site(&analysis, Arc::new(theme));
    let bytes = |path: &_| match site.render(path) {
        Ok(Some(Content::Rendered(bytes))) => bytes,
        Ok(Some(Content::Asset(bytes))) => bytes.to_vec(),
        Ok(Some(Content::Attachment(source))) => source.as_bytes().to_vec(),
        _ => panic!("{path} is nothing"),
    };
    site.paths().map(|path| (path.to_string(), bytes(path))).collect()
}

/// Names the files in which two builds differ.
fn differences(a: &Bytes, b: &Bytes) -> Vec<String> {
    let of_a = a.iter().filter(|(path, bytes)| b.get(*path) != Some(bytes));
    let of_b = b.keys().filter(|path| !a.contains_key(*path));
    of_a.map(|(path, _)| path.clone()).chain(of_b.cloned()).collect()
}

/// Puts a list in another order, the same for the same seed.
fn shuffle<T>(items: &mut [T], mut seed: u64) {
    for index in (1..items.len()).rev() {
        // Knuth's MMIX constants: any generator does, if it gives the same orders on every machine.
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        items.swap(index, (seed >> 33) as usize % (index + 1));
    }
}

#[test]
fn neither_the_order_of_files_nor_the_number_of_threads_matters() {
    for folder in [root(), root().join("tests/sites/english")] {
        let expected = in_memory(&folder, 1, |_| ());
        assert!(expected.len() > 50);
        for (seed, threads) in [(1, 1), (2, 2), (3, 4)] {
            let found = in_memory(&folder, threads, |documents| shuffle(documents, seed));
            assert_eq!(
                differences(&expected, &found),
                Vec::<String>::new(),
                "seed {seed}, {threads} threads"
            );
        }
    }
}

/// Copies the content of a site, its files written in reverse order.
fn copy_backwards(from: &Path, to: &Path) {
    let mut files: Vec<PathBuf> = walkdir::WalkDir::new(from)
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file())
        .map(walkdir::DirEntry::into_path)
        .collect();
    files.sort();
    for file in files.iter().rev() {
        let target = to.join(file.strip_prefix(from).unwrap());
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::copy(file, target).unwrap();
    }
}

fn written(folder: &Path) -> Bytes {
    let entries = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap);
    let files = entries.filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| {
            let path = entry
                .path()
                .strip_prefix(folder)
                .unwrap()
                .to_string_lossy()
                .into_owned();
            (path, fs::read(entry.path()).unwrap())
        })
        .collect()
}

/// A build of the demonstration site by the program itself, in surroundings of its own.
fn build(site: &Path, output: &Path, surroundings: &[(&str, &str)]) -> Bytes {
    let mut program = Command::cargo_bin("milepost").unwrap();
    program.env_clear().envs(surroundings.iter().copied());
    program
        .current_dir(site)
        .args(["build", "--quiet", "--output"])
        .arg(output);
    program.assert().success();
    written(output)
}

#[test]
fn neither_place_nor_zone_nor_language_nor_threads_matter() {
    let desk = tempfile::tempdir().unwrap();
    let elsewhere = desk.path().join("elsewhere/a longer name");
    copy_backwards(&root().join("content"), &elsewhere.join("content"));
    // 2026-11-22T12:00:00Z
    let epoch = ("SOURCE_DATE_EPOCH", "1795348800");
    let one = [epoch, ("TZ", "UTC"), ("LANG", "C"), ("RAYON_NUM_THREADS", "1")];
    let expected = build(&root(), &desk.path().join("one"), &one);
    let cases: [(&Path, &[(&str, &str)]); 3] = [
        (
            &root(),
            &[
                epoch,
                ("TZ", "Pacific/Kiritimati"),
                ("LANG", "zh_CN.UTF-8"),
                ("RAYON_NUM_THREADS", "2"),
            ],
        ),
        (
            &elsewhere,
            &[
                epoch,
                ("TZ", "Pacific/Pago_Pago"),
                ("LC_ALL", "tr_TR.UTF-8"),
                ("HOME", "/nowhere"),
            ],
        ),
        (&elsewhere, &[epoch, ("CI", "true"), ("NO_COLOR", "1")]),
    ];
    for (number, (site, surroundings)) in cases.into_iter().enumerate() {
        let found = build(site, &desk.path().join(format!("case {number}")), surroundings);
        assert_eq!(
            differences(&expected, &found),
            Vec::<String>::new(),
            "{surroundings:?}"
        );
    }
    let again = build(&root(), &desk.path().join("one"), &one);
    assert_eq!(
        differences(&expected, &again),
        Vec::<String>::new(),
        "twice into the same folder"
    );
    measure::figure(
        "reproducible",
        "5 builds in other zones, languages, places and numbers of threads: 0 bytes differ",
    );
}

#[test]
fn another_status_date_gives_other_bytes() {
    let bytes = |day: &str| {
        let desk = tempfile::tempdir().unwrap();
        let mut program = Command::cargo_bin("milepost").unwrap();
        program
            .env_clear()
            .current_dir(root())
            .args(["build", "--quiet", "--as-of", day, "--output"]);
        program.arg(desk.path().join("site")).assert().success();
        written(&desk.path().join("site"))
    };
    let changed = differences(&bytes("2026-11-22"), &bytes("2026-11-21"));
    assert!(changed.iter().any(|path| path == "index.html"), "{changed:?}");
}
