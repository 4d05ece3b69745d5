//! A site with two years, the program run in it, and the snapshots that it makes.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use assert_cmd::Command;
use milepost::archive::verify::{Request, Verdict, verify};
use milepost::io::folder::Folder;
use tempfile::TempDir;

/// The status date of the tests.
pub const STATUS_DATE: &str = "2026-12-31";

/// A folder with a site in it.
pub struct Shelf {
    folder: TempDir,
}

fn brief(title: &str, year: i32, more: &str) -> String {
    format!(
        "---\ntitle: {title}\nlead: Head\noffice: Registry\nstart: {year}-01-05\ndue: {year}-11-30\n{more}---\n\n## {year}-06-20 55% on-track\n\nHalf is done. See [the note](note.txt).\n"
    )
}

impl Shelf {
    /// Makes a site whose years 2025 and 2026 are answered for.
    pub fn new() -> Shelf {
        Shelf::at(tempfile::tempdir().unwrap())
    }

    /// Makes such a site in memory, where there is such a disk: every seal flushes all that its disk holds.
    pub fn in_memory() -> Shelf {
        let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir());
        Shelf::at(folder.unwrap())
    }

    fn at(folder: TempDir) -> Shelf {
        let shelf = Shelf { folder };
        shelf.write(
            "content/site.yaml",
            "title: Register\nlanguage: en\norganisation: The office\n",
        );
        shelf.write("content/index.md", "Words for the front page.\n");
        shelf.write(
            "content/years/2025.md",
            "---\nclosed: 2026-01-15\n---\n\nA year.\n",
        );
        let done = |year: i32| format!("close: {{date: {year}-11-20, result: done, summary: Finished}}\n");
        let plain =
            |title: &str, year: i32| brief(title, year, &done(year)).replace("See [the note](note.txt).", "");
        shelf.write("content/projects/2025/list.md", plain("Waiting list", 2025));
        shelf.write("content/projects/2025/road.md", plain("Road", 2025));
        shelf.write("content/projects/2026/list.md", plain("The waiting list", 2026));
        let linked = plain("Harbour", 2026) + "See [the note](harbour/note.txt).\n";
        shelf.write("content/projects/2026/harbour.md", linked);
        shelf.write("content/projects/2026/harbour/note.txt", "A note.\n");
        shelf.write(
            "content/projects/2026/harbour/unlinked.txt",
            "Nobody links to this.\n",
        );
        let draft = brief("Secret", 2026, "draft: yes\n");
        shelf.write(
            "content/projects/2026/draft.md",
            draft.replace("See [the note](note.txt).", ""),
        );
        shelf.write(
            "content/meetings/2026-06-17-board.md",
            "---\ntitle: Board\nkind: board\nagenda: [list]\n---\n\nIt met.\n",
        );
        shelf
    }

    /// Returns the place of `path` on the disk.
    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Writes a file, with its folders.
    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let file = self.path(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, bytes).unwrap();
    }

    /// Makes the command with these arguments, in the folder and with nothing of the machine's surroundings.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::cargo_bin("milepost").unwrap();
        command
            .current_dir(self.folder.path())
            .env_clear()
            .env("CI", "true")
            .args(["--as-of", STATUS_DATE, "--lang", "en"])
            .args(arguments);
        command
    }

    /// Runs the program.
    pub fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// Runs the program, which must succeed, and returns its result.
    pub fn done(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {said}");
        String::from_utf8(output.stdout).unwrap().trim_end().to_owned()
    }

    /// Seals a year and returns its root hash.
    pub fn seal(&self, year: i32) -> String {
        self.done(&["archive", &year.to_string()])
    }
}

/// Judges the snapshot at `path`.
pub fn judge(path: &Path) -> Verdict {
    judge_as(path, &Request::default())
}

/// Judges the snapshot at `path` as asked.
pub fn judge_as(path: &Path, request: &Request) -> Verdict {
    verify(&Folder::open(path).unwrap(), request, &|_| {})
}

/// Lists the errors of a verdict as `rule path`.
pub fn errors(verdict: &Verdict) -> Vec<String> {
    use milepost::archive::verify::Level;
    let errors = verdict
        .findings
        .iter()
        .filter(|found| found.level == Level::Error);
    errors
        .map(|found| format!("{} {}", found.rule, found.path))
        .collect()
}

/// Reads every file below a folder by its path.
pub fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
                found.insert(name, fs::read(path).unwrap());
            }
        }
    }
    found
}

/// Copies a folder; files get a second name each, so a change must replace them.
pub fn link_copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            link_copy(&path, &target);
        } else {
            fs::hard_link(&path, target).unwrap();
        }
    }
}

/// Replaces a file, so that its other names keep their bytes.
pub fn replace(path: &Path, bytes: &[u8]) {
    let _ = fs::remove_file(path);
    fs::write(path, bytes).unwrap();
}
