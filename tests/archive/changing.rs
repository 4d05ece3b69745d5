//! Random single changes of a snapshot: every one is refused, and the file named.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::ffi::OsStringExt;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use milepost::archive::bag::{BAGIT, bag_info};
use milepost::archive::verify::authenticity::Trust;
use milepost::archive::verify::{Level, Request};
use milepost::io::digest::{sha256, sha512};

use crate::measure::{figure, size};
use crate::outside::bagit_python;
use crate::random::Random;
use crate::shelf::{Shelf, contents, judge_as, link_copy, replace};
use crate::signing::{Keys, sign};

/// Writes manifests, tag manifest and size of the payload anew, and the record of the build too if asked: what
/// somebody would do who knows the format.
pub fn remake(snapshot: &Path, with_record: bool) {
    let record_path = snapshot.join("data/build.json");
    if with_record {
        let mut record: serde_json::Value = serde_json::from_slice(&fs::read(&record_path).unwrap()).unwrap();
        for list in ["inputs", "outputs"] {
            for file in record[list].as_array_mut().unwrap() {
                let bytes = fs::read(snapshot.join(file["path"].as_str().unwrap())).unwrap();
                file["sha512"] = sha512(&bytes).into();
                file["size"] = bytes.len().into();
            }
        }
        replace(&record_path, format!("{record:#}\n").as_bytes());
    }
    let payload: BTreeMap<String, Vec<u8>> = contents(&snapshot.join("data"));
    let lines = |digest: fn(&[u8]) -> String| -> String {
        let line = |(path, bytes): (&String, &Vec<u8>)| format!("{}  data/{path}\n", digest(bytes));
        payload.iter().map(line).collect()
    };
    replace(&snapshot.join("manifest-sha512.txt"), lines(sha512).as_bytes());
    replace(&snapshot.join("manifest-sha256.txt"), lines(sha256).as_bytes());
    let bytes: usize = payload.values().map(Vec::len).sum();
    let info = fs::read_to_string(snapshot.join("bag-info.txt")).unwrap();
    let oxum = bag_info(&[("Payload-Oxum", format!("{bytes}.{}", payload.len()))]);
    let line = |line: &str| {
        if line.starts_with("Payload-Oxum") {
            oxum.clone()
        } else {
            format!("{line}\n")
        }
    };
    replace(
        &snapshot.join("bag-info.txt"),
        info.lines().map(line).collect::<String>().as_bytes(),
    );
    remake_tags(snapshot);
}

/// Writes the tag manifest anew.
pub fn remake_tags(snapshot: &Path) {
    let names = [
        "README.txt",
        "bag-info.txt",
        "bagit.txt",
        "manifest-sha256.txt",
        "manifest-sha512.txt",
    ];
    let line = |name: &&str| format!("{}  {name}\n", sha512(&fs::read(snapshot.join(name)).unwrap()));
    let lines: String = names.iter().map(line).collect();
    replace(&snapshot.join("tagmanifest-sha512.txt"), lines.as_bytes());
}

/// A change: its name, and what it does to a copy; it returns the path that must be named.
type Change = (&'static str, fn(&Bench<'_>, &mut Random) -> String);

/// A copy of the snapshot that is about to be changed.
struct Bench<'a> {
    copy: PathBuf,
    /// Files of the payload but the record of the build, which every one of the changes below would have to fit.
    payload: &'a [String],
    keys: &'a Keys,
}

impl Bench<'_> {
    fn pick(&self, random: &mut Random) -> String {
        self.payload[random.below(self.payload.len())].clone()
    }

    fn at(&self, path: &str) -> PathBuf {
        self.copy.join(path)
    }

    fn edit(&self, path: &str, edit: impl FnOnce(&mut Vec<u8>)) -> String {
        let mut bytes = fs::read(self.at(path)).unwrap();
        edit(&mut bytes);
        replace(&self.at(path), &bytes);
        path.to_owned()
    }

    fn edit_text(&self, path: &str, edit: impl FnOnce(String) -> String) -> String {
        let text = fs::read_to_string(self.at(path)).unwrap();
        replace(&self.at(path), edit(text).as_bytes());
        path.to_owned()
    }

    fn new_file(&self, path: &str) -> String {
        fs::write(self.at(path), "new\n").unwrap();
        path.to_owned()
    }
}

const TAGS: [&str; 5] = [
    "README.txt",
    "bag-info.txt",
    "bagit.txt",
    "manifest-sha256.txt",
    "manifest-sha512.txt",
];

const KINDS: [Change; 24] = [
    ("bit flipped", |bench, random| {
        let path = bench.pick(random);
        let (place, bit) = (random.below(1 << 30), random.below(8));
        bench.edit(&path, |bytes| {
            let place = place % bytes.len();
            bytes[place] ^= 1 << bit;
        })
    }),
    ("truncated", |bench, random| {
        let path = bench.pick(random);
        let keep = random.below(1 << 30);
        bench.edit(&path, |bytes| bytes.truncate(keep % bytes.len()))
    }),
    ("appended to", |bench, random| {
        let path = bench.pick(random);
        bench.edit(&path, |bytes| bytes.push(b' '))
    }),
    ("two files swapped", |bench, random| {
        let a = bench.pick(random);
        let bytes = fs::read(bench.at(&a)).unwrap();
        let b = bench
            .payload
            .iter()
            .cycle()
            .skip(random.below(bench.payload.len()))
            .find(|b| fs::read(bench.at(b)).unwrap() != bytes)
            .unwrap();
        let other = fs::read(bench.at(b)).unwrap();
        replace(&bench.at(&a), &other);
        replace(&bench.at(b), &bytes);
        a
    }),
    ("removed", |bench, random| {
        let path = bench.pick(random);
        fs::remove_file(bench.at(&path)).unwrap();
        path
    }),
    ("renamed", |bench, random| {
        let path = bench.pick(random);
        fs::rename(bench.at(&path), bench.at(&format!("{path}.old"))).unwrap();
        path
    }),
    ("file added to the payload", |bench, _| {
        bench.new_file("data/site/new.html")
    }),
    ("file added to the root", |bench, _| bench.new_file("new.html")),
    ("folder of files added to the root", |bench, _| {
        fs::create_dir(bench.at("extra")).unwrap();
        bench.new_file("extra/new.txt")
    }),
    ("file made a link", |bench, random| {
        let path = bench.pick(random);
        let outside = bench.copy.with_extension("outside");
        fs::copy(bench.at(&path), &outside).unwrap();
        fs::remove_file(bench.at(&path)).unwrap();
        symlink(outside, bench.at(&path)).unwrap();
        path
    }),
    ("link to a foreign folder", |bench, _| {
        symlink("/", bench.at("data/site/door")).unwrap();
        "data/site/door".to_owned()
    }),
    ("pipe", |bench, _| {
        let made = Command::new("mkfifo")
            .arg(bench.at("data/site/pipe"))
            .status()
            .unwrap();
        assert!(made.success());
        "data/site/pipe".to_owned()
    }),
    ("empty folder", |bench, _| {
        fs::create_dir(bench.at("data/site/empty")).unwrap();
        "data/site/empty".to_owned()
    }),
    ("tag manifest removed", |bench, _| {
        fs::remove_file(bench.at("tagmanifest-sha512.txt")).unwrap();
        "tagmanifest-sha512.txt".to_owned()
    }),
    ("tag manifest removed and metadata edited", |bench, _| {
        fs::remove_file(bench.at("tagmanifest-sha512.txt")).unwrap();
        bench.edit_text("bag-info.txt", |text| {
            text.replace("Bagging-Date: 2026", "Bagging-Date: 2027")
        })
    }),
    ("tag file edited", |bench, random| {
        let path = TAGS[random.below(TAGS.len())];
        bench.edit(path, |bytes| bytes.push(b'\n'))
    }),
    ("tag file removed", |bench, random| {
        let path = TAGS[random.below(TAGS.len())];
        fs::remove_file(bench.at(path)).unwrap();
        path.to_owned()
    }),
    ("manifests made anew", |bench, random| {
        let path = bench.pick(random);
        bench.edit(&path, |bytes| bytes.push(b' '));
        remake(&bench.copy, false);
        path
    }),
    ("everything made anew, the signature stale", |bench, random| {
        let path = bench.pick(random);
        bench.edit(&path, |bytes| bytes.push(b' '));
        remake(&bench.copy, true);
        "tagmanifest-sha512.txt.minisig".to_owned()
    }),
    ("everything made anew, signed by another key", |bench, random| {
        let path = bench.pick(random);
        bench.edit(&path, |bytes| bytes.push(b' '));
        remake(&bench.copy, true);
        let _ = fs::remove_file(bench.at("tagmanifest-sha512.txt.minisig"));
        sign(&bench.copy, &Keys::new());
        replace(&bench.at("milepost.pub"), bench.keys.public.as_bytes());
        "tagmanifest-sha512.txt.minisig".to_owned()
    }),
    ("name that is not text", |bench, _| {
        let name = std::ffi::OsString::from_vec(b"data/site/\xe4\xff.html".to_vec());
        fs::write(bench.copy.join(name), "x").unwrap();
        "data/site/\\xE4\\xFF.html".to_owned()
    }),
    ("second name that folds to the first", |bench, _| {
        bench.new_file("data/site/INDEX.html");
        "data/site/index.html".to_owned()
    }),
    ("something to fetch", |bench, _| {
        replace(
            &bench.at("fetch.txt"),
            b"https://example.org/x - data/site/x.html\n",
        );
        "fetch.txt".to_owned()
    }),
    ("declaration with blanks, tag manifest made anew", |bench, _| {
        replace(&bench.at("bagit.txt"), BAGIT.replace(": ", " : ").as_bytes());
        remake_tags(&bench.copy);
        "bagit.txt".to_owned()
    }),
];

/// Asks bagit.py about folders, one process for all.
struct Bagit {
    process: Child,
    said: BufReader<std::process::ChildStdout>,
}

impl Bagit {
    fn start() -> Option<Bagit> {
        const SCRIPT: &str = "import sys, logging, bagit\nlogging.disable(logging.CRITICAL)\nfor line in sys.stdin:\n    try:\n        bagit.Bag(line.rstrip('\\n')).validate()\n        print('valid', flush=True)\n    except Exception:\n        print('refused', flush=True)\n";
        let mut process = Command::new(bagit_python()?)
            .args(["-c", SCRIPT])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .ok()?;
        let said = BufReader::new(process.stdout.take()?);
        Some(Bagit { process, said })
    }

    fn refuses(&mut self, folder: &Path) -> bool {
        let asked = self.process.stdin.as_mut().unwrap();
        writeln!(asked, "{}", folder.display()).unwrap();
        let mut line = String::new();
        self.said.read_line(&mut line).unwrap();
        line.trim() == "refused"
    }
}

impl Drop for Bagit {
    fn drop(&mut self) {
        drop(self.process.stdin.take());
        let _ = self.process.wait();
    }
}

// Proved by sabotage: without the rule on links, on unlisted files of the root, on empty folders, without the record
// of the build or without the signature this test fails for the changes of that kind, and names them.
#[test]
fn every_change_is_refused_and_the_file_named() {
    let shelf = Shelf::new();
    shelf.seal(2026);
    let sealed = shelf.path("archive/2026");
    let keys = Keys::new();
    sign(&sealed, &keys);
    let request = Request {
        trust: Trust {
            key: Some(keys.public.clone()),
            root_hash: None,
        },
        ..Request::default()
    };
    assert!(
        judge_as(&sealed, &request).is_intact_snapshot(),
        "before any change"
    );
    let payload: Vec<String> = contents(&sealed)
        .into_iter()
        .filter(|(path, bytes)| path.starts_with("data/") && path != "data/build.json" && !bytes.is_empty())
        .map(|(path, _)| path)
        .collect();
    let changes = size("archive-changes");
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let mut bagit = Bagit::start();
    let (mut accepted, mut unnamed, mut by_bagit) = (Vec::new(), Vec::new(), 0);
    for number in 0..changes {
        let (kind, change) = KINDS[number % KINDS.len()];
        let copy = shelf.path(&format!("changed/{number}/2026"));
        link_copy(&sealed, &copy);
        let bench = Bench {
            copy,
            payload: &payload,
            keys: &keys,
        };
        let named = change(&bench, &mut random);
        let verdict = judge_as(&bench.copy, &request);
        if verdict.is_intact_snapshot() {
            accepted.push(format!("{kind}: {named}"));
        }
        let is_named = |level| {
            verdict
                .findings
                .iter()
                .any(|found| found.path == named && found.level == level)
        };
        if !is_named(Level::Error) {
            unnamed.push(format!("{kind}: {named}"));
        }
        if let Some(bagit) = &mut bagit {
            by_bagit += usize::from(bagit.refuses(&bench.copy));
        }
        fs::remove_dir_all(shelf.path(&format!("changed/{number}"))).unwrap();
    }
    let beside = match bagit {
        Some(_) => format!("bagit.py refused {by_bagit}"),
        None => "bagit.py is not installed, so it was not asked".to_owned(),
    };
    let refused = changes - accepted.len();
    figure(
        "archive-changes",
        format!(
            "{changes} changes of {} kinds: {refused} refused, {} named; {beside}",
            KINDS.len(),
            changes - unnamed.len()
        ),
    );
    assert!(accepted.is_empty(), "accepted: {accepted:#?}");
    assert!(unnamed.is_empty(), "not named: {unnamed:#?}");
}
