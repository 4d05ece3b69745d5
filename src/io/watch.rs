//! Watching a site's folders. What the system reports are hints where to look; the look is the truth.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, EventKind};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

use super::names::is_leftover;
use crate::io::read::Hint;

mod mount;

/// After the first event, others are gathered for at most this long, so that a burst is one rebuild.
///
/// # Source
/// The project's rules on watching: a save is a handful of events within a few milliseconds.
const GATHER: Duration = Duration::from_millis(10);

/// A pause of this length ends the gathering early.
const QUIET: Duration = Duration::from_millis(2);

/// More files than a person saves within [`RECENTLY`]: a checkout, or an import. Nobody waits for a page in the middle
/// of that, so it is let end.
const STORM: usize = 16;

/// For how long a file counts as one that was just saved.
const RECENTLY: Duration = Duration::from_secs(1);

/// A storm is gathered for at most this long, and one that goes on after that for twice as long each time, up to
/// [`LONGEST`]: ten seconds of events are three rebuilds.
const STORM_GATHER: Duration = Duration::from_secs(2);

/// No storm is gathered longer: somebody may be waiting after all.
const LONGEST: Duration = Duration::from_secs(8);

/// A pause of this length ends a storm.
const STORM_QUIET: Duration = Duration::from_millis(100);

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
    /// How long the next storm is gathered at most.
    storm: Duration,
    /// The files that were hinted at lately, and when.
    recent: BTreeMap<String, Instant>,
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
            storm: STORM_GATHER,
            recent: BTreeMap::new(),
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
        let mut goes_on = self.gather(&mut hints, GATHER, QUIET);
        if self.is_storm(&hints) {
            goes_on = self.gather(&mut hints, self.storm, STORM_QUIET);
            self.storm = (self.storm * 2).min(LONGEST);
        }
        if !goes_on {
            self.storm = STORM_GATHER;
        }
        hints
    }

    /// Says whether so many files were saved lately that more are to be expected: at once, or one after the other.
    fn is_storm(&mut self, hints: &Hints) -> bool {
        let now = Instant::now();
        self.recent.retain(|_, seen| now.duration_since(*seen) < RECENTLY);
        if let Hint::Paths(paths) = &hints.content {
            self.recent.extend(paths.iter().map(|path| (path.clone(), now)));
        }
        self.recent.len() > STORM
    }

    /// Takes what comes, for at most `longest`, and only until nothing came for `pause`; says whether it was ended by
    /// the time and not by a pause.
    fn gather(&mut self, hints: &mut Hints, longest: Duration, pause: Duration) -> bool {
        let end = Instant::now() + longest;
        while let Some(left) = end.checked_duration_since(Instant::now()) {
            match self.events.recv_timeout(left.min(pause)) {
                Ok(event) => self.take(event, hints),
                Err(_) => return left < pause,
            }
        }
        true
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
