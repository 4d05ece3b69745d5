//! A folder to work in, and the program run in it with nothing of the machine's own surroundings.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use assert_cmd::Command;
use tempfile::TempDir;

/// The status date of the tests, unless one says otherwise.
pub const STATUS_DATE: &str = "2026-06-30";

/// A brief without a fault.
pub const BRIEF: &str = "---\ntitle: Waiting list\nlead: Head\noffice: Registry\nstart: 2026-01-05\ndue: 2026-12-18\n---\n\n## 2026-06-20 55% on-track\n\nHalf of the files are read.\n";

/// A temporary folder with the program beside it.
pub struct Desk {
    folder: TempDir,
}

/// How a run ended and what it said.
pub struct Said {
    /// The exit code.
    pub code: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Desk {
    /// Makes an empty desk.
    pub fn empty() -> Desk {
        Desk {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    /// Makes a desk with an English site of one brief.
    pub fn with_site() -> Desk {
        let desk = Desk::empty();
        desk.write("content/site.yaml", "title: Register\nlanguage: en\n");
        desk.write("content/projects/2026/list.md", BRIEF);
        desk
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

    /// Reads a text file.
    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Returns the program, in this folder, with an empty environment but for what is needed to run at all.
    pub fn program(&self) -> Command {
        let mut program = Command::cargo_bin("milepost").unwrap();
        program
            .current_dir(self.folder.path())
            .env_clear()
            .env("LANG", "en_GB.UTF-8")
            .env("HOME", self.folder.path().join("home"));
        program
    }

    /// Runs the program on the status date of the tests.
    pub fn run(&self, arguments: &[&str]) -> Said {
        let mut program = self.program();
        said(program.args(arguments).args(["--as-of", STATUS_DATE]))
    }

    /// Lists the files below `path`, sorted, with `/` between folders; nothing where there is no such folder.
    pub fn files(&self, path: &str) -> Vec<String> {
        files(&self.path(path))
    }
}

/// Runs a command.
pub fn said(program: &mut Command) -> Said {
    let Output {
        status,
        stdout,
        stderr,
    } = program.output().unwrap();
    Said {
        code: status.code().expect("the program ends by itself"),
        out: String::from_utf8(stdout).unwrap(),
        err: String::from_utf8(stderr).unwrap(),
    }
}

/// Lists the files below `folder`, sorted, with `/` between folders.
pub fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(&next).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let below = path.strip_prefix(folder).unwrap().to_string_lossy();
                found.push(below.replace('\\', "/"));
            }
        }
    }
    found.sort();
    found
}
