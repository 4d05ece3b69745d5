//! Watching a site's folders. What the system reports are hints where to look; the look is the truth.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, EventKind};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

use super::names::is_leftover;
use crate::io::read::Hint;

mod mount;
mod pace;

use pace::{Events, Pace};

/// How often files are looked at where no events come.
const POLL: Duration = Duration::from_secs(1);

/// Where something may have changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hints {
    /// In the content.
    pub content: Hint,
    /// Whether in a theme.
    pub theme: bool,
}

impl Hints {
    /// Returns the hint to look everywhere.
    pub fn everything() -> Hints {
        Hints {
            content: Hint::Everything,
            theme: true,
        }
    }

    /// Returns the hint that nothing in the files may have changed.
    pub fn nothing() -> Hints {
        Hints {
            content: Hint::Paths(BTreeSet::new()),
            theme: false,
        }
    }

    /// Says whether there is nothing to look at.
    pub fn is_nothing(&self) -> bool {
        *self == Hints::nothing()
    }

    fn add(&mut self, path: &Path, root: &Path) {
        let Ok(below) = path.strip_prefix(root) else {
            return;
        };
        if below.iter().any(is_leftover) {
            return;
        }
        let mut parts = below.iter();
        let top = parts.next();
        let rest = parts.as_path().to_str().map(|rest| rest.replace('\\', "/"));
        if top.is_some_and(|top| top == "themes") {
            self.theme = true;
        } else if top.is_some_and(|top| top == "content") {
            match (&mut self.content, rest) {
                (Hint::Paths(paths), Some(rest)) if !rest.is_empty() => drop(paths.insert(rest)),
                (content, _) => *content = Hint::Everything,
            }
        } else if top.is_some_and(|top| top == SNAPSHOTS) {
            // A snapshot appears whole, under its name.
            self.content = Hint::Everything;
        }
    }
}

/// How changes come to be known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// The system reports them.
    Events,
    /// Files are looked at every second: it was asked for.
    PollAsked,
    /// Files are looked at every second: they lie on a drive whose changes the system does not report.
    PollNetwork,
    /// Files are looked at every second: the system reports no changes here.
    PollRefused,
}

/// A watch over the folders of a site.
#[derive(Debug)]
pub struct Watch {
    root: PathBuf,
    mode: Mode,
    events: Receiver<notify::Result<Event>>,
    watcher: Option<RecommendedWatcher>,
    pace: Pace,
}

impl Watch {
    /// Watches the site at `root`, an absolute path; `poll` asks for looking every second instead.
    pub fn new(root: &Path, poll: bool) -> Watch {
        let (sender, events) = mpsc::channel();
        let watcher = if poll || mount::is_remote(root) {
            Ok(None)
        } else {
            // A link may lead anywhere; what it points to is no part of the site.
            let config = notify::Config::default().with_follow_symlinks(false);
            let report = move |event| {
                // The receiver is gone only when the program ends.
                let _ = sender.send(event);
            };
            RecommendedWatcher::new(report, config)
                .and_then(|watcher| cover(watcher, root))
                .map(Some)
        };
        let mode = match &watcher {
            Ok(Some(_)) => Mode::Events,
            Ok(None) if poll => Mode::PollAsked,
            Ok(None) => Mode::PollNetwork,
            Err(_) => Mode::PollRefused,
        };
        Watch {
            root: root.to_path_buf(),
            mode,
            events,
            watcher: watcher.ok().flatten(),
            pace: Pace::default(),
        }
    }

    /// Tells how changes come to be known.
    pub fn mode(&self) -> Mode {
        self.mode
    }

    /// Waits for changes, at most for `patience`; hints at nothing where none came.
    pub fn next(&mut self, patience: Duration) -> Hints {
        if self.mode != Mode::Events {
            std::thread::sleep(patience.min(POLL));
            return Hints::everything();
        }
        let mut hints = Hints::nothing();
        self.pace.rest(Instant::now());
        let until = Instant::now() + patience;
        while hints.is_nothing() {
            match self
                .events
                .recv_timeout(until.saturating_duration_since(Instant::now()))
            {
                Ok(event) => self.take(event, &mut hints),
                Err(RecvTimeoutError::Timeout) => return hints,
                Err(RecvTimeoutError::Disconnected) => {
                    self.mode = Mode::PollRefused;
                    return Hints::everything();
                }
            }
        }
        let mut pace = std::mem::take(&mut self.pace);
        pace.gather(&mut hints, self);
        self.pace = pace;
        hints
    }

    fn take(&mut self, event: notify::Result<Event>, hints: &mut Hints) {
        match event {
            Ok(event) if event.need_rescan() => *hints = Hints::everything(),
            Ok(event) if is_change(event.kind) => {
                event.paths.iter().for_each(|path| hints.add(path, &self.root));
                self.follow(&event);
            }
            Ok(_) => {}
            Err(_) => *hints = Hints::everything(),
        }
    }

    /// Watches a source folder that appears at the root after the watch began.
    fn follow(&mut self, event: &Event) {
        for (folder, depth) in FOLDERS {
            let folder = self.root.join(folder);
            if event.paths.contains(&folder)
                && let Some(watcher) = &mut self.watcher
            {
                // It may be gone again, or watched already: the look says what is there.
                let _ = watcher.watch(&folder, depth);
            }
        }
    }
}

impl Events for Watch {
    fn now(&self) -> Instant {
        Instant::now()
    }

    fn wait(&mut self, hints: &mut Hints, patience: Duration) -> bool {
        let event = self.events.recv_timeout(patience);
        event.map(|event| self.take(event, hints)).is_ok()
    }
}

/// The folder of snapshots beside a site.
const SNAPSHOTS: &str = "archive";

/// The folders of a site that are watched. Of the snapshots only that they come and go: nothing in them changes.
const FOLDERS: [(&str, RecursiveMode); 3] = [
    ("content", RecursiveMode::Recursive),
    ("themes", RecursiveMode::Recursive),
    (SNAPSHOTS, RecursiveMode::NonRecursive),
];

fn cover(mut watcher: RecommendedWatcher, root: &Path) -> notify::Result<RecommendedWatcher> {
    watcher.watch(root, RecursiveMode::NonRecursive)?;
    for (folder, depth) in FOLDERS {
        let folder = root.join(folder);
        if folder.is_dir() {
            watcher.watch(&folder, depth)?;
        }
    }
    Ok(watcher)
}

/// Says whether an event can mean a change; that a file was opened or read does not.
fn is_change(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(kind) => kind == AccessKind::Close(AccessMode::Write),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hints(paths: &[&str]) -> Hints {
        let mut hints = Hints::nothing();
        paths
            .iter()
            .for_each(|path| hints.add(Path::new(path), Path::new("/s")));
        hints
    }

    #[test]
    fn events_of_editors_leftovers_and_of_other_folders_are_no_hints() {
        let nothing = [
            "/s/content/projects/2026/.a.md.swp",
            "/s/content/projects/2026/4913",
            "/s/content/.git/index",
            "/s/public/index.html",
            "/s/README.md",
            "/other/content/a.md",
        ];
        assert!(hints(&nothing).is_nothing());
    }

    #[test]
    fn a_path_is_a_hint_and_the_folder_itself_means_everything() {
        let found = hints(&["/s/content/projects/2026/a.md", "/s/themes/blue/theme.yaml"]);
        let paths = BTreeSet::from(["projects/2026/a.md".to_owned()]);
        assert_eq!(found.content, Hint::Paths(paths));
        assert!(found.theme);
        assert_eq!(hints(&["/s/content"]).content, Hint::Everything);
    }
}
