//! A small site, a preview of it, and a client that speaks HTTP and nothing else.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use serde_json::Value;

/// The longest that anything may take on a machine that is busy with other things.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// A site in a folder of its own.
pub struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    /// Makes a site of a few briefs, a directive and a meeting.
    pub fn new() -> Desk {
        let desk = Desk {
            folder: tempfile::tempdir().expect("a folder"),
        };
        desk.write("content/site.yaml", SETTINGS);
        desk.write(
            "content/directives/yd.md",
            "---\ntitle: 要点\nyear: 2026\nclauses:\n  - {id: 1, text: 做好}\n---\n\n正文\n",
        );
        desk.write(
            "content/meetings/2026-03-20-tjh.md",
            "---\ntitle: 推进会\ndate: 2026-03-20\n---\n\n纪要\n",
        );
        for id in ["a", "b", "c", "d", "e", "f"] {
            desk.write(&format!("content/projects/2026/{id}.md"), &brief(id, "第一稿"));
        }
        desk.write(
            "content/projects/2025/old.md",
            &brief("old", "旧稿").replace("2026", "2025"),
        );
        desk
    }

    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    pub fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a path below the site")).expect("folders");
        fs::write(path, text).expect("a file");
    }

    /// Starts a preview of the site.
    pub fn serve(&self, more: &[&str]) -> Preview {
        Preview::start(self.root(), more)
    }
}

pub const SETTINGS: &str = "title: 台账\nlanguage: zh-CN\nfacets: [{key: workstream, name: 工作线}]\n";

/// Returns a brief with this title and this sentence in its body.
pub fn brief(title: &str, sentence: &str) -> String {
    format!(
        "---\ntitle: {title}\noffice: 组织一处\nlead: 分管副部长\nstart: 2026-01-05\ndue: 2026-12-20\nworkstream: 干部\n\
         goals: [yd/1]\nmilestones:\n  - {{name: 方案, due: 2026-03-01, done: 2026-03-01, evidence: 文件}}\n---\n\n\
         ## 目标\n\n{sentence}\n\n## 2026-11-20 40% 正常\n已办。\n"
    )
}

/// A preview that ends when it goes out of sight.
pub struct Preview {
    child: Child,
    lines: Receiver<Value>,
    pub port: u16,
    pub token: String,
    /// The address's query that other machines need.
    pub query: String,
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Preview {
    /// Starts the program and waits for the first build.
    pub fn start(root: &Path, more: &[&str]) -> Preview {
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
            .args(more)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        let output = BufReader::new(child.stdout.take().expect("its output is piped"));
        // Read along: a pipe that is full would stop the program.
        let (sender, lines) = mpsc::channel();
        std::thread::spawn(move || {
            for line in output.lines().map_while(Result::ok) {
                let value = serde_json::from_str(&line).unwrap_or_else(|error| panic!("{line:?}: {error}"));
                let _ = sender.send(value);
            }
        });
        let addresses: Value = lines.recv_timeout(PATIENCE).expect("the addresses");
        let status = addresses["status"].as_str().expect("an address");
        let url = addresses["url"].as_str().expect("an address");
        let preview = Preview {
            token: status.split('/').nth(4).expect("the token").to_owned(),
            port: u16::try_from(addresses["port"].as_u64().expect("a port")).expect("a port"),
            query: url
                .split_once('?')
                .map_or(String::new(), |(_, query)| query.to_owned()),
            child,
            lines,
        };
        preview.wait_for(|status| status["build"].as_u64() >= Some(1));
        preview
    }

    /// Returns the bytes of memory that the program holds, where the system tells.
    pub fn memory(&self) -> Option<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
        let kilobytes: u64 = line.split_whitespace().next()?.parse().ok()?;
        Some(kilobytes << 10)
    }

    pub fn host(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// Sends these bytes and returns everything that comes back until the connection ends.
    pub fn send(&self, request: &[u8]) -> Vec<u8> {
        let mut stream = self.connect();
        // A server that refuses early may have closed already.
        let _ = stream.write_all(request);
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        answer
    }

    /// Opens a connection on which nothing has been asked yet.
    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).expect("the server listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a socket");
        stream
    }

    /// Asks for an address and returns the first line of the answer, of one without an end too; nothing where the
    /// connection is closed.
    pub fn first_line(&self, path: &str) -> String {
        let mut stream = self.connect();
        let host = self.host();
        let _ = write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        );
        let mut line = String::new();
        let _ = BufReader::new(stream).read_line(&mut line);
        line
    }

    /// Asks for an address and returns the status and the body.
    pub fn get(&self, path: &str) -> (u16, Vec<u8>) {
        let host = self.host();
        let request = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        let answer = self.send(request.as_bytes());
        let text = String::from_utf8_lossy(&answer);
        let status = text
            .split(' ')
            .nth(1)
            .and_then(|status| status.parse().ok())
            .expect("a status line");
        let place = answer
            .windows(4)
            .position(|four| four == b"\r\n\r\n")
            .expect("a head");
        (status, body(&answer[..place], &answer[place + 4..]))
    }

    pub fn text(&self, path: &str) -> String {
        String::from_utf8(self.get(path).1).expect("UTF-8")
    }

    pub fn own(&self, name: &str) -> String {
        format!("/_milepost/{}/{name}", self.token)
    }

    pub fn status(&self) -> Value {
        serde_json::from_slice(&self.get(&self.own("status.json")).1).expect("a status report")
    }

    /// Waits until the status report fits, and returns it.
    pub fn wait_for(&self, fits: impl Fn(&Value) -> bool) -> Value {
        let begin = Instant::now();
        loop {
            let status = self.status();
            if fits(&status) {
                return status;
            }
            assert!(begin.elapsed() < PATIENCE, "it never came: {status}");
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Waits until the page says what it should.
    pub fn wait_for_page(&self, path: &str, fits: impl Fn(&str) -> bool) -> String {
        let begin = Instant::now();
        loop {
            let text = self.text(path);
            if fits(&text) {
                return text;
            }
            assert!(
                begin.elapsed() < PATIENCE,
                "{path} never came to be what it should: {text}"
            );
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Opens the stream of a page as its script does, with the version that the page was served with.
    pub fn stream(&self, path: &str) -> Stream {
        let text = self.text(&format!("/{path}"));
        let value = |name: &str| {
            let rest = text
                .split_once(&format!("data-{name}=\""))
                .expect("the preview's script")
                .1;
            rest.split('"').next().expect("a value").to_owned()
        };
        let query = format!("events?page={}&version={}", value("page"), value("version"));
        let mut stream = self.connect();
        let (path, host) = (self.own(&query), self.host());
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n").expect("a request");
        Stream {
            lines: BufReader::new(stream),
        }
    }

    /// Returns the next line that the program prints, as JSON.
    pub fn printed(&self) -> Value {
        self.lines.recv_timeout(PATIENCE).expect("a line")
    }
}

/// Takes a body out of its chunks, where it came in chunks.
fn body(head: &[u8], bytes: &[u8]) -> Vec<u8> {
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    if !head.contains("transfer-encoding: chunked") {
        return bytes.to_vec();
    }
    let (mut whole, mut rest) = (Vec::new(), bytes);
    while let Some(end) = rest.windows(2).position(|two| two == b"\r\n") {
        let size = std::str::from_utf8(&rest[..end]).expect("a size");
        let size = usize::from_str_radix(size, 16).expect("a size");
        if size == 0 {
            break;
        }
        whole.extend_from_slice(&rest[end + 2..end + 2 + size]);
        rest = &rest[end + 4 + size..];
    }
    whole
}

/// An open stream of events.
pub struct Stream {
    lines: BufReader<TcpStream>,
}

impl Stream {
    /// Waits for the stream's first line.
    pub fn wait_until_open(&mut self) {
        let mut line = String::new();
        while !line.starts_with("retry:") {
            line.clear();
            assert!(
                self.lines.read_line(&mut line).expect("a line in time") > 0,
                "the stream ended"
            );
        }
    }

    /// Returns the next event and its counter.
    pub fn next(&mut self) -> (String, u64) {
        let mut event = None;
        loop {
            let mut line = String::new();
            let read = self.lines.read_line(&mut line).expect("an event in time");
            assert!(read > 0, "the stream ended");
            if let Some(name) = line.trim_end().strip_prefix("event: ") {
                event = Some(name.to_owned());
            }
            if let Some(count) = line.trim_end().strip_prefix("data: ") {
                return (
                    event.expect("a name before the data"),
                    count.parse().expect("a counter"),
                );
            }
        }
    }
}

/// Takes out of a page what the preview added to it.
pub fn without_script(page: &str) -> String {
    let Some(start) = page.find("<link rel=\"stylesheet\" href=\"/_milepost/") else {
        return page.to_owned();
    };
    let end = page[start..].find("</script>").expect("the script is closed") + start + "</script>".len();
    format!("{}{}", &page[..start], &page[end..])
}
