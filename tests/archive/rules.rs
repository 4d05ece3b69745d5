//! Every rule of a snapshot, by its number in the promise: what breaks it is refused under its name.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use milepost::archive::verify::{Request, verify};
use milepost::io::folder::Folder;

use crate::changing::{remake, remake_tags};
use crate::shelf::{Shelf, errors, judge, judge_as, replace};
use crate::signing::{Keys, sign};

/// A sealed year to be spoilt.
struct Sealed {
    shelf: Shelf,
    folder: PathBuf,
}

impl Sealed {
    fn new() -> Sealed {
        let shelf = Shelf::new();
        shelf.seal(2026);
        let folder = shelf.path("archive/2026");
        Sealed { shelf, folder }
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.join(path)
    }

    fn write(&self, path: &str, bytes: &str) {
        replace(&self.path(path), bytes.as_bytes());
    }

    fn edit(&self, path: &str, edit: impl Fn(String) -> String) {
        self.write(path, &edit(fs::read_to_string(self.path(path)).unwrap()));
    }

    fn errors(&self) -> Vec<String> {
        errors(&judge(&self.folder))
    }

    fn has(&self, expected: &str) {
        let found = self.errors();
        assert!(found.contains(&expected.to_owned()), "{expected}: {found:?}");
    }
}

#[test]
fn v1_links_pipes_and_sockets_are_refused() {
    let sealed = Sealed::new();
    symlink("index.html", sealed.path("data/site/link.html")).unwrap();
    symlink("..", sealed.path("data/site/up")).unwrap();
    let pipe = std::process::Command::new("mkfifo")
        .arg(sealed.path("data/pipe"))
        .status();
    assert!(pipe.unwrap().success());
    // The name of a socket has at most 108 bytes, so it is bound from within its folder's path.
    let socket = std::os::unix::net::UnixListener::bind(sealed.path("data/s"));
    for expected in [
        "symlink data/site/link.html",
        "symlink data/site/up",
        "special-file data/pipe",
    ] {
        sealed.has(expected);
    }
    if socket.is_ok() {
        sealed.has("special-file data/s");
    }
}

#[test]
fn v2_no_file_lies_outside_the_manifests_but_the_two_named() {
    let sealed = Sealed::new();
    let keys = Keys::new();
    sign(&sealed.folder, &keys);
    sealed.write("milepost.pub", &keys.public);
    assert_eq!(sealed.errors(), Vec::<String>::new());
    sealed.write("note.txt", "n");
    sealed.write("data/note.txt", "n");
    sealed.has("unlisted-tag-file note.txt");
    sealed.has("unlisted-file data/note.txt");
}

#[test]
fn v3_the_tag_manifest_is_there_and_covers_every_other_tag_file() {
    let sealed = Sealed::new();
    sealed.edit("tagmanifest-sha512.txt", |text| {
        text.lines()
            .filter(|line| !line.ends_with("README.txt"))
            .map(|line| format!("{line}\n"))
            .collect()
    });
    assert_eq!(sealed.errors(), ["unlisted-tag-file README.txt"]);
    fs::remove_file(sealed.path("tagmanifest-sha512.txt")).unwrap();
    sealed.has("part-missing tagmanifest-sha512.txt");
}

#[test]
fn v4_every_manifest_lists_exactly_the_payload() {
    let sealed = Sealed::new();
    sealed.edit("manifest-sha256.txt", |text| {
        let kept = text.lines().filter(|line| !line.ends_with("data/records.csv"));
        let kept: String = kept.map(|line| format!("{line}\n")).collect();
        format!("{kept}{}  data/nowhere.txt\n", "0".repeat(64))
    });
    remake_tags(&sealed.folder);
    assert_eq!(
        sealed.errors(),
        ["missing-file data/nowhere.txt", "unlisted-file data/records.csv"]
    );
}

#[test]
fn v5_paths_that_lead_out_and_lines_that_come_twice_are_refused_on_every_system() {
    let sealed = Sealed::new();
    let unsafe_paths = [
        "/etc/passwd",
        "data/../../x",
        "~/x",
        "c:x",
        r"\\server\x",
        "%HOME%/x",
        r"data\x",
    ];
    sealed.edit("manifest-sha512.txt", |text| {
        let twice = text
            .lines()
            .find(|line| line.ends_with("data/records.csv"))
            .unwrap();
        let digest = "0".repeat(128);
        let outside: String = unsafe_paths
            .iter()
            .map(|path| format!("{digest}  {path}\n"))
            .collect();
        format!("{text}{twice}\n{outside}")
    });
    remake_tags(&sealed.folder);
    for path in unsafe_paths {
        sealed.has(&format!("unsafe-path {path}"));
    }
    sealed.has("duplicate-entry data/records.csv");
}

#[test]
fn v6_the_declaration_is_the_same_to_the_byte() {
    for other in [
        "BagIt-Version: 1.0\r\nTag-File-Character-Encoding: UTF-8\r\n",
        "BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n",
        "\u{feff}BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
        "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8",
    ] {
        let sealed = Sealed::new();
        sealed.write("bagit.txt", other);
        remake_tags(&sealed.folder);
        sealed.has("bagit-form bagit.txt");
    }
}

#[test]
fn v7_names_are_one_under_normalisation_and_case() {
    let sealed = Sealed::new();
    for name in ["data/Caf\u{e9}", "data/cafe\u{301}", "data/nul.txt", "data/a."] {
        sealed.write(name, "x");
    }
    remake(&sealed.folder, false);
    for expected in [
        "name-not-nfc data/cafe\u{301}",
        "name-reserved data/nul.txt",
        "name-reserved data/a.",
    ] {
        sealed.has(expected);
    }
    let collisions = sealed.errors();
    let collisions = collisions
        .iter()
        .filter(|found| found.starts_with("name-collision"));
    assert_eq!(collisions.count(), 1);
}

// Proved by sabotage: without the comparison with the size that was listed, the file that grows goes unnoticed.
#[test]
fn v8_a_file_that_changes_while_it_is_read_is_told() {
    let sealed = Sealed::new();
    let first = AtomicBool::new(true);
    let last = sealed.path("tagmanifest-sha512.txt");
    let grow = |_| {
        if first.swap(false, Ordering::Relaxed) {
            let text = fs::read_to_string(&last).unwrap();
            fs::write(&last, text + "\n").unwrap();
        }
    };
    // One thread reads the files in order, so the last one is read after the first.
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    let verdict = pool.install(|| verify(&Folder::open(&sealed.folder).unwrap(), &Request::default(), &grow));
    let found = errors(&verdict);
    assert!(
        found.contains(&"changed tagmanifest-sha512.txt".to_owned()),
        "{found:?}"
    );
}

#[test]
fn v9_a_signature_is_judged_by_a_trusted_key_and_its_absence_is_told() {
    let sealed = Sealed::new();
    let verify = |key: &str| {
        let output = sealed
            .shelf
            .run(&["archive", "verify", "archive/2026", "--key", key]);
        let text = String::from_utf8(output.stdout).unwrap();
        (output.status.code(), text)
    };
    let keys = Keys::new();
    let line = keys.public.lines().last().unwrap();
    let (code, text) = verify(line);
    assert!(
        code == Some(10) && text.contains("signature: not signed"),
        "{text}"
    );
    sign(&sealed.folder, &keys);
    let (code, text) = verify(line);
    assert!(
        code == Some(0) && text.contains("signature: signed by the key that you trust"),
        "{text}"
    );
    let (code, text) = verify(Keys::new().public.lines().last().unwrap());
    assert!(
        code == Some(11) && text.contains("error[wrong-signature] tagmanifest-sha512.txt.minisig"),
        "{text}"
    );
}

#[test]
fn v10_the_year_before_has_the_root_hash_that_is_named() {
    let shelf = Shelf::new();
    let before = shelf.seal(2025);
    shelf.seal(2026);
    let with = |root: &str| Request {
        beside: BTreeMap::from([("2025".to_owned(), root.to_owned())]),
        ..Request::default()
    };
    let sealed = shelf.path("archive/2026");
    assert!(judge_as(&sealed, &with(&before)).is_intact_snapshot());
    let broken = judge_as(&sealed, &with(&before.replace('0', "1")));
    assert_eq!(errors(&broken), ["chain-broken bag-info.txt"]);
    let alone = judge_as(&sealed, &Request::default());
    assert!(
        alone.unchecked.contains(&"previous"),
        "what was not checked is said"
    );
}

#[test]
fn v11_what_the_sources_do_not_give_is_found_although_every_digest_agrees() {
    let sealed = Sealed::new();
    sealed.edit("data/records.csv", |text| text.replace("Harbour", "Haven"));
    remake(&sealed.folder, true);
    assert_eq!(sealed.errors(), Vec::<String>::new());
    let request = Request {
        rebuild: true,
        ..Request::default()
    };
    assert_eq!(
        errors(&judge_as(&sealed.folder, &request)),
        ["rebuild-differs data/records.csv"]
    );
}

#[test]
fn v12_every_link_of_the_pages_stays_inside_and_nothing_is_loaded_from_outside() {
    let sealed = Sealed::new();
    let added = r#"<a href="nowhere.html">x</a><a href="../../../x.html">y</a><img src="https://example.org/x.png"></body>"#;
    sealed.edit("data/site/index.html", |text| text.replace("</body>", added));
    remake(&sealed.folder, true);
    assert_eq!(
        sealed.errors(),
        [
            "broken-link data/site/index.html",
            "broken-link data/site/index.html",
            "outside-resource data/site/index.html"
        ]
    );
}

fn spoil(folder: &Path) -> [&'static str; 4] {
    let page = folder.join("data/site/index.html");
    let text = fs::read_to_string(&page).unwrap();
    replace(&page, text.replacen('e', "E", 1).as_bytes());
    fs::remove_file(folder.join("data/records.csv")).unwrap();
    replace(&folder.join("stray.txt"), b"x");
    symlink("/", folder.join("data/door")).unwrap();
    [
        "wrong-digest data/site/index.html",
        "missing-file data/records.csv",
        "unlisted-tag-file stray.txt",
        "symlink data/door",
    ]
}

#[test]
fn v13_everything_that_is_wrong_is_told_at_once() {
    let sealed = Sealed::new();
    for expected in spoil(&sealed.folder) {
        sealed.has(expected);
    }
}

#[test]
fn v14_the_exit_code_says_how_a_folder_stands() {
    let sealed = Sealed::new();
    let hash = sealed.shelf.done(&["archive", "list", "--format", "json"]);
    let hash: serde_json::Value = serde_json::from_str(&hash).unwrap();
    let hash = hash["snapshots"][0]["root_hash"].as_str().unwrap().to_owned();
    let code = |arguments: &[&str]| {
        let all = [&["archive", "verify"], arguments].concat();
        sealed.shelf.run(&all).status.code()
    };
    assert_eq!(code(&["archive/2026", "--expect", &hash]), Some(0));
    assert_eq!(code(&["archive/2026"]), Some(10));
    assert_eq!(code(&["content"]), Some(12));
    assert_eq!(code(&["nowhere"]), Some(3));
    spoil(&sealed.folder);
    assert_eq!(code(&["archive/2026"]), Some(11));
    assert_eq!(code(&["content", "nowhere", "archive/2026"]), Some(11));
}
