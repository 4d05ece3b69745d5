//! The preview server: answers from one immutable site, on this machine only.
//!
//! Nothing is looked up on the disk by an address: an address is decoded once and looked up among the outputs
//! of the site, so there is no path that could lead out of it. No request changes anything.

mod body;
mod events;
mod guard;
mod respond;
mod showing;

use std::io::{self, ErrorKind};
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, UdpSocket};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;

use crate::io::digest;
use guard::Doors;
pub use showing::{Preview, Published};

/// Tells whether a preview on `port` would answer this request if it came over the loopback.
pub fn is_admitted<B>(request: &hyper::Request<B>, port: u16) -> bool {
    let doors = Doors {
        port,
        secret: None,
        own: String::new(),
    };
    let local = SocketAddr::from(([127, 0, 0, 1], port));
    doors.judge(request, local).is_ok()
}

/// Connections that are answered at once.
const CONNECTIONS: usize = 64;

/// Greatest size of a request's head, in bytes.
const HEAD: usize = 16 << 10;

/// How long a request's head may take to arrive.
const HEAD_TIME: Duration = Duration::from_secs(10);

/// How many ports behind the one that was asked for are tried.
const NEXT_PORTS: u16 = 100;

/// What a server is asked to be.
#[derive(Clone, Debug)]
pub struct ServerOptions {
    /// The site's folder, from which attachments are read.
    pub root: PathBuf,
    /// The port to listen on; the next free one where it is taken; 0 for any.
    pub port: u16,
    /// Whether other machines may ask too, with a secret.
    pub lan: bool,
}

/// A server that has begun to listen; it ends with the program.
#[derive(Debug)]
pub struct Server {
    /// The port that it listens on.
    pub port: u16,
    /// What it shows.
    pub preview: Arc<Preview>,
    /// The secret that opens the door to other machines.
    secret: Option<String>,
}

impl Server {
    /// Begins to listen. Until something is published, it says that the site is being read.
    ///
    /// # Errors
    /// No port is free, or the system refuses.
    pub fn start(options: &ServerOptions) -> io::Result<Server> {
        let secret = options.lan.then(random_token).transpose()?;
        let listeners = listen(options)?;
        let port = listeners[0].local_addr()?.port();
        let preview = Arc::new(Preview::new(random_token()?, options.root.clone()));
        let doors = Arc::new(Doors {
            port,
            secret: secret.clone(),
            own: format!("{}{}/", respond::OWN, preview.token()),
        });
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let shown = Arc::clone(&preview);
        std::thread::Builder::new()
            .name("preview".to_owned())
            .spawn(move || runtime.block_on(accept_all(listeners, &doors, &shown)))?;
        Ok(Server {
            port,
            preview,
            secret,
        })
    }

    /// Returns the address for a browser on this machine.
    pub fn url(&self) -> String {
        match &self.secret {
            None => format!("http://127.0.0.1:{}/", self.port),
            Some(secret) => format!("http://127.0.0.1:{}/?token={secret}", self.port),
        }
    }

    /// Returns the address for other machines, where they may ask and this one has an address in a network.
    pub fn lan_url(&self) -> Option<String> {
        let secret = self.secret.as_ref()?;
        let address = lan_address()?;
        Some(format!("http://{address}:{}/?token={secret}", self.port))
    }

    /// Returns the address of the status report.
    pub fn status_url(&self) -> String {
        let base = format!("http://127.0.0.1:{}", self.port);
        format!("{base}/_milepost/{}/status.json", self.preview.token())
    }
}

/// Makes a secret of 128 random bits in hexadecimal digits.
fn random_token() -> io::Result<String> {
    let mut bytes = [0; 16];
    let mut filled = 0;
    while filled < bytes.len() {
        let flags = rustix::rand::GetRandomFlags::empty();
        filled += rustix::rand::getrandom(&mut bytes[filled..], flags)?;
    }
    Ok(digest::hex(&bytes))
}

/// Listens on the port that was asked for, else on the next free one.
fn listen(options: &ServerOptions) -> io::Result<Vec<std::net::TcpListener>> {
    let last = options
        .port
        .saturating_add(if options.port == 0 { 0 } else { NEXT_PORTS });
    let mut refused = io::Error::from(ErrorKind::AddrInUse);
    for port in options.port..=last {
        match listen_on(port, options.lan) {
            Ok(listeners) => return Ok(listeners),
            Err(error) if is_taken(&error) => refused = error,
            Err(error) => return Err(error),
        }
    }
    Err(refused)
}

/// Says whether another port may do: this one is taken, or kept for those with more rights.
fn is_taken(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::AddrInUse | ErrorKind::PermissionDenied)
}

/// Listens on `port` for this machine in both versions of IP, or for every machine in version 4.
fn listen_on(port: u16, lan: bool) -> io::Result<Vec<std::net::TcpListener>> {
    let bind = |address: SocketAddr| {
        let listener = std::net::TcpListener::bind(address)?;
        listener.set_nonblocking(true)?;
        Ok(listener)
    };
    if lan {
        return Ok(vec![bind((Ipv4Addr::UNSPECIFIED, port).into())?]);
    }
    let first = bind((Ipv4Addr::LOCALHOST, port).into())?;
    let port = first.local_addr()?.port();
    match bind((Ipv6Addr::LOCALHOST, port).into()) {
        Ok(second) => Ok(vec![first, second]),
        Err(error) if is_taken(&error) => Err(error),
        // A machine without version 6 is served by version 4 alone.
        Err(_) => Ok(vec![first]),
    }
}

/// Returns this machine's address in its network: the one that a packet to anywhere would leave from. None is
/// sent.
fn lan_address() -> Option<std::net::IpAddr> {
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    // A documentation address (RFC 5737): nobody has it, and connecting a datagram socket sends nothing.
    socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9)).ok()?;
    Some(socket.local_addr().ok()?.ip())
}

async fn accept_all(listeners: Vec<std::net::TcpListener>, doors: &Arc<Doors>, preview: &Arc<Preview>) {
    let room = Arc::new(Semaphore::new(CONNECTIONS));
    let mut tasks = Vec::new();
    for listener in listeners {
        let (doors, preview, room) = (Arc::clone(doors), Arc::clone(preview), Arc::clone(&room));
        tasks.push(tokio::spawn(accept(listener, doors, preview, room)));
    }
    for task in tasks {
        // A listener that fails leaves the other one.
        let _ = task.await;
    }
}

async fn accept(
    listener: std::net::TcpListener,
    doors: Arc<Doors>,
    preview: Arc<Preview>,
    room: Arc<Semaphore>,
) -> io::Result<()> {
    let listener = TcpListener::from_std(listener)?;
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            // Too many open files, or a client that was gone at once: others may still come.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        let Ok(place) = Arc::clone(&room).try_acquire_owned() else {
            continue;
        };
        let (doors, preview) = (Arc::clone(&doors), Arc::clone(&preview));
        tokio::spawn(async move {
            serve(stream, doors, preview).await;
            drop(place);
        });
    }
}

async fn serve(stream: TcpStream, doors: Arc<Doors>, preview: Arc<Preview>) {
    let Ok(local) = stream.local_addr() else {
        return;
    };
    // An answer in two writes must not wait for the acknowledgement of the first.
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |request| {
        let (doors, preview) = (Arc::clone(&doors), Arc::clone(&preview));
        async move { Ok::<_, std::convert::Infallible>(respond::answer(&request, local, &doors, &preview).await) }
    });
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIME)
        .max_buf_size(HEAD);
    // A client that breaks the rules, or off, ends its own connection and nothing else.
    let _ = http.serve_connection(TokioIo::new(stream), service).await;
}

/// Opens `url` in the user's own browser.
///
/// # Errors
/// There is no program to ask, or it fails to start.
pub fn open_browser(url: &str) -> io::Result<()> {
    let (program, arguments): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        ("explorer", &[])
    } else {
        ("xdg-open", &[])
    };
    std::process::Command::new(Path::new(program))
        .args(arguments)
        .arg(url)
        .stdin(std::process::Stdio::null())
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .spawn()
        .map(drop)
}
