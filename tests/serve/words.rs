//! What the preview says in the terminal: where it is, what differs from what was asked, one line a rebuild.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};

use crate::bench::{Desk, PATIENCE, brief};

/// A preview whose words are read.
struct Spoken {
    child: Child,
    lines: Receiver<String>,
}

impl Drop for Spoken {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Spoken {
    fn start(desk: &Desk, arguments: &[&str]) -> Spoken {
        let mut child = Command::new(env!("CARGO_BIN_EXE_milepost"))
            .args(["serve", "--as-of", "2026-11-22", "--root"])
            .arg(desk.root())
            .args(arguments)
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let said = BufReader::new(child.stderr.take().expect("its words are piped"));
        let (sender, lines) = mpsc::channel();
        std::thread::spawn(move || {
            said.lines()
                .map_while(Result::ok)
                .for_each(|line| drop(sender.send(line)));
        });
        Spoken { child, lines }
    }

    /// Reads until a line has these words; returns all lines read.
    fn until(&self, words: &str) -> Vec<String> {
        let mut read = Vec::new();
        loop {
            let line = self.lines.recv_timeout(PATIENCE);
            read.push(line.unwrap_or_else(|_| panic!("`{words}` is not among {read:#?}")));
            if read.last().is_some_and(|line| line.contains(words)) {
                return read;
            }
        }
    }
}

#[test]
fn the_next_free_port_is_taken_and_said_in_both_languages() {
    let desk = Desk::new();
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("an address").port().to_string();
    for (language, words) in [
        ("zh-CN", format!("端口 {port} 已被占用，改用")),
        ("en", format!("Port {port} is taken; this is port")),
    ] {
        let spoken = Spoken::start(&desk, &["--port", &port, "--lang", language]);
        spoken.until(&words);
    }
}

#[test]
fn opening_to_other_machines_and_polling_are_said() {
    let desk = Desk::new();
    let spoken = Spoken::start(&desk, &["--port", "0", "--lan", "--poll", "--lang", "zh-CN"]);
    let said = spoken.until("按 Ctrl-C 结束").join("\n");
    for words in [
        "警告：拿到这个地址的人可以看到整个站点",
        "每秒查看一次文件",
        "?token=",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
}

#[test]
fn a_rebuild_is_one_line_and_an_error_is_shown_once() {
    let desk = Desk::new();
    let spoken = Spoken::start(&desk, &["--port", "0", "--lang", "en"]);
    spoken.until("#1 · everything");
    desk.write("content/projects/2026/a.md", &brief("a", "another"));
    assert_eq!(spoken.until("#2 · projects/2026/a.md").len(), 1, "one line");
    let broken = brief("a", "another").replace("due: 2026-12-20", "due: 2026-12-40");
    desk.write("content/projects/2026/a.md", &broken);
    let said = spoken.until("#3 · projects/2026/a.md").join("\n");
    assert!(
        said.contains("error[invalid-date]") && said.contains("1 error"),
        "{said}"
    );
    desk.write("content/projects/2026/b.md", &brief("b", "another"));
    let said = spoken.until("#4 · projects/2026/b.md").join("\n");
    assert!(!said.contains("invalid-date"), "said already: {said}");
    desk.write("content/projects/2026/a.md", &brief("a", "mended"));
    let said = spoken.until("#5 · projects/2026/a.md").join("\n");
    assert!(said.contains("All errors are mended"), "{said}");
}

#[test]
fn midnight_alone_moves_the_status_date() {
    use milepost::io::live::LiveSite;
    use milepost::io::watch::Hints;
    use milepost::pipeline::Options;

    let desk = Desk::new();
    let mut site = LiveSite::new(desk.root(), Options::default());
    let day = |text: &str| text.parse().expect("a day");
    let first = site.look(&Hints::everything(), day("2026-11-22"));
    assert!(first.expect("a readable site").is_some());
    let same = site.look(&Hints::nothing(), day("2026-11-22"));
    assert!(
        same.expect("a readable site").is_none(),
        "the same day is no news"
    );
    let next = site.look(&Hints::nothing(), day("2026-11-23"));
    let next = next.expect("a readable site").expect("a new day is news");
    assert!(next.changes.paths.is_empty());
    assert_eq!(next.analysis.figures.run_date, day("2026-11-23"));
    let page = milepost::path::SitePath::new("index.html").expect("a path");
    let site = next.site.expect("a site without errors");
    let Ok(Some(milepost::site::Content::Rendered(page))) = site.render(&page) else {
        panic!("there is a front page");
    };
    assert!(String::from_utf8_lossy(&page).contains("11月23日"));
}
