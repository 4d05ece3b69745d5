//! How long it takes from saving a file until the changed page has been served: the real program, asked as a
//! browser asks.
//!
//! `cargo bench --bench serve` measures sites of 100, 1,000 and 10,000 briefs; `cargo bench --bench serve -- 1000`
//! one of a thousand. Each line is one kind of edit: median and worst, and the medians of the parts that the
//! program itself reports. What the parts leave of the whole is the system's report of the change, gathering,
//! rendering, and two round trips.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    clippy::disallowed_types,
    reason = "a measurement edits files, talks to a server and prints"
)]

mod corpus;

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use corpus::Corpus;
use serde_json::Value;

/// Edits of each of the five kinds.
const ROUNDS: usize = 10;

/// Pause before an edit, so that what the edit before left to do is done: a writer does not save sooner.
const PAUSE: Duration = Duration::from_millis(900);

const PARTS: [&str; 5] = ["read", "parse", "derive", "check", "layout"];

fn main() {
    let asked: Vec<usize> = std::env::args()
        .filter_map(|argument| argument.parse().ok())
        .collect();
    let sizes = if asked.is_empty() {
        vec![100, 1_000, 10_000]
    } else {
        asked
    };
    println!(
        "{:>7}  {:<9} {:>8} {:>8}   {}",
        "briefs",
        "edit",
        "median",
        "worst",
        PARTS.map(|part| format!("{part:>7}")).join(" ")
    );
    for briefs in sizes {
        measure(briefs);
    }
}

fn measure(briefs: usize) {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    Corpus { briefs }.write(root).expect("a site");
    let settings = root.join("content/site.yaml");
    let plain = fs::read_to_string(&settings).expect("the settings") + "theme: bench\n";
    fs::write(&settings, &plain).expect("the settings");
    let templates = root.join("themes/bench/templates/partials");
    fs::create_dir_all(&templates).expect("a theme");
    fs::write(root.join("themes/bench/theme.yaml"), "extends: default\n").expect("a theme");
    fs::write(templates.join("masthead.html"), "<header></header>\n").expect("a template");
    let preview = Preview::start(root);
    // Files that were written a moment ago are looked at once more: that is over after this.
    std::thread::sleep(Duration::from_secs(4));
    let kinds: [(&str, &dyn Fn(usize) -> String); 5] = [
        ("body", &|round| {
            change(
                root,
                briefs,
                round,
                "## 目标\n",
                &format!("## 目标\n\n测得{round}\n"),
            )
        }),
        ("title", &|round| {
            change(root, briefs, round, "title: ", &format!("title: 测{round} "))
        }),
        ("due", &|round| {
            change(root, briefs, round, "-12-20", &format!("-12-{:02}", round + 1))
        }),
        ("site.yaml", &|round| {
            fs::write(&settings, plain.replace("台账", &format!("台账{round}"))).expect("the settings");
            address(briefs, round)
        }),
        ("template", &|round| {
            fs::write(
                templates.join("masthead.html"),
                format!("<header>{round}</header>\n"),
            )
            .expect("a template");
            address(briefs, round)
        }),
    ];
    let mut all = Vec::new();
    for (name, edit) in kinds {
        let mut times = Vec::new();
        let mut parts: Vec<Vec<f64>> = vec![Vec::new(); PARTS.len()];
        for round in 0..ROUNDS {
            let mut stream = preview.stream(&address(briefs, round));
            std::thread::sleep(PAUSE);
            let begin = Instant::now();
            let page = edit(round);
            stream.wait();
            preview.get(&page);
            times.push(begin.elapsed().as_secs_f64() * 1_000.0);
            let status: Value = serde_json::from_slice(&preview.get(&preview.status)).expect("a report");
            for (part, name) in parts.iter_mut().zip(PARTS) {
                part.push(status["ms"][name].as_f64().expect("a time"));
            }
        }
        let parts: Vec<String> = parts
            .iter_mut()
            .map(|part| format!("{:>7.1}", median(part)))
            .collect();
        all.extend_from_slice(&times);
        print(briefs, name, &mut times, &parts.join(" "));
    }
    print(briefs, "all", &mut all, "");
}

fn print(briefs: usize, name: &str, times: &mut [f64], parts: &str) {
    let middle = median(times);
    let worst = times.iter().copied().fold(0.0, f64::max);
    println!("{briefs:>7}  {name:<9} {middle:>5.0} ms {worst:>5.0} ms   {parts}");
}

fn median(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    f64::midpoint(times[(times.len() - 1) / 2], times[times.len() / 2])
}

/// The brief that a round edits: one of each year.
fn index(briefs: usize, round: usize) -> usize {
    (briefs / ROUNDS / 10 * 10 * round + round) % briefs
}

fn address(briefs: usize, round: usize) -> String {
    let path = corpus::path(index(briefs, round));
    let parts: Vec<&str> = path.iter().filter_map(|part| part.to_str()).collect();
    format!("/{}/projects/{}", parts[1], parts[2].replace(".md", ".html"))
}

fn change(root: &Path, briefs: usize, round: usize, from: &str, to: &str) -> String {
    let file = root.join("content").join(corpus::path(index(briefs, round)));
    let text = fs::read_to_string(&file).expect("a brief");
    assert!(text.contains(from), "{text}");
    fs::write(&file, text.replacen(from, to, 1)).expect("a brief");
    address(briefs, round)
}

struct Preview {
    child: Child,
    port: u16,
    status: String,
}

impl Drop for Preview {
    fn drop(&mut self) {
        // It may have ended by itself, which the requests have told already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Preview {
    fn start(root: &Path) -> Preview {
        let mut child = Command::new(env!("CARGO_BIN_EXE_milepost"))
            .args([
                "serve",
                "--port",
                "0",
                "--format",
                "json",
                "--as-of",
                "2026-11-22",
                "--root",
            ])
            .arg(root)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        let mut lines = BufReader::new(child.stdout.take().expect("its output is piped")).lines();
        let first: Value =
            serde_json::from_str(&lines.next().expect("a line").expect("text")).expect("addresses");
        lines.next().expect("the first build").expect("text");
        // Nobody reads the later lines; they must not fill the pipe.
        std::thread::spawn(move || lines.for_each(drop));
        let status = first["status"].as_str().expect("an address");
        Preview {
            child,
            port: u16::try_from(first["port"].as_u64().expect("a port")).expect("a port"),
            status: status
                .splitn(4, '/')
                .nth(3)
                .map(|path| format!("/{path}"))
                .expect("a path"),
        }
    }

    fn ask(&self, path: &str, connection: &str) -> TcpStream {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("the server listens");
        let port = self.port;
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: {connection}\r\n\r\n"
        )
        .expect("a request");
        stream
    }

    fn get(&self, path: &str) -> Vec<u8> {
        let mut answer = Vec::new();
        self.ask(path, "close")
            .read_to_end(&mut answer)
            .expect("an answer");
        let head = answer
            .windows(4)
            .position(|four| four == b"\r\n\r\n")
            .expect("a head");
        assert!(answer.starts_with(b"HTTP/1.1 200"), "{path}");
        answer.split_off(head + 4)
    }

    /// Opens the stream of a page, as its script does.
    fn stream(&self, path: &str) -> Stream {
        let page = String::from_utf8(self.get(path)).expect("UTF-8");
        let value = |name: &str| {
            let rest = page
                .split_once(&format!("data-{name}=\""))
                .expect("the preview's script")
                .1;
            rest.split('"').next().expect("a value").to_owned()
        };
        let events = format!(
            "{}events?page={}&version={}",
            value("own"),
            value("page"),
            value("version")
        );
        let mut stream = Stream(BufReader::new(self.ask(&events, "keep-alive")));
        stream.until("retry:");
        stream
    }
}

struct Stream(BufReader<TcpStream>);

impl Stream {
    /// Waits until the page is told that it is no longer what it was.
    fn wait(&mut self) {
        self.until("event: reload");
        self.until("data:");
    }

    fn until(&mut self, start: &str) {
        let mut line = String::new();
        while !line.starts_with(start) {
            line.clear();
            assert!(
                self.0.read_line(&mut line).expect("a line") > 0,
                "the stream ended"
            );
        }
    }
}
