//! How long changes are gathered before anybody looks: one at once, a storm of them in few portions.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use super::Hints;
use crate::io::read::Hint;

/// After the first event, others are gathered for at most this long, so that a burst is one rebuild.
///
/// # Source
/// The project's rules on watching: a save is a handful of events within a few milliseconds.
const GATHER: Duration = Duration::from_millis(10);

/// A pause of this length ends the gathering early.
const QUIET: Duration = Duration::from_millis(2);

/// For how long a file counts as one that was just saved, and a storm as one that goes on.
const RECENTLY: Duration = Duration::from_secs(1);

/// More files than a person saves within [`RECENTLY`]: a checkout, or an import. Nobody waits for a page in the middle
/// of that, so it is let end.
const STORM: usize = 16;

/// So many portions within [`RECENTLY`], of more than [`FEW`] files, are no person either.
const PORTIONS: usize = 3;

/// So many are none whatever they are of: a program writes a file again and again.
const RELENTLESS: usize = 6;

/// Files that a person saves one after the other within [`RECENTLY`].
const FEW: usize = 4;

/// Events in a second from which on a storm goes on: a save is a handful.
const BUSY: u32 = 20;

/// How long a storm is gathered at most, and what pause ends it. Both are twice as long for each portion that follows,
/// up to [`LONGEST`]: ten seconds of events are three rebuilds.
const STORM_GATHER: (Duration, Duration) = (Duration::from_secs(4), Duration::from_millis(200));

/// No portion is gathered longer, for somebody may be waiting after all, and none waits for a longer pause: the last
/// state is to be seen within two seconds.
const LONGEST: (Duration, Duration) = (Duration::from_secs(8), Duration::from_secs(1));

/// Where events come from, and the time that passes meanwhile.
pub(super) trait Events {
    /// Returns what time it is.
    fn now(&self) -> Instant;

    /// Waits for the next event, at most for `patience`, and takes what it hints at; says whether one came.
    fn wait(&mut self, hints: &mut Hints, patience: Duration) -> bool;
}

/// What is remembered between one portion of changes and the next.
#[derive(Debug, Default)]
pub(super) struct Pace {
    /// The files that were hinted at lately, and when.
    recent: BTreeMap<String, Instant>,
    /// When the last portions ended.
    portions: Vec<Instant>,
    /// How many portions of the storm that goes on there were.
    stormy: u32,
    /// Since when the next event is waited for.
    idle: Option<Instant>,
}

impl Pace {
    /// Notes that everything that came was looked at, and the next event is waited for.
    pub fn rest(&mut self, now: Instant) {
        self.idle.get_or_insert(now);
    }

    /// Gathers what belongs to the first change, which `hints` have.
    pub fn gather(&mut self, hints: &mut Hints, events: &mut impl Events) {
        let is_calm = |since: Instant| events.now().duration_since(since) >= RECENTLY;
        if self.idle.take().is_some_and(is_calm) {
            self.stormy = 0;
        }
        take(hints, events, (GATHER, QUIET));
        if self.is_storm(hints, events.now()) {
            let times = 1 << self.stormy.min(4);
            let longest = (STORM_GATHER.0 * times).min(LONGEST.0);
            let begin = events.now();
            let taken = take(hints, events, (longest, (STORM_GATHER.1 * times).min(LONGEST.1)));
            let lasted = events.now().duration_since(begin).max(RECENTLY);
            let goes_on = f64::from(taken) > f64::from(BUSY) * lasted.as_secs_f64();
            self.stormy = if goes_on { self.stormy + 1 } else { 0 };
        }
        self.portions.push(events.now());
    }

    /// Says whether so much was saved lately that more is to be expected: many files at once or one after the other, or the
    /// same few without an end.
    fn is_storm(&mut self, hints: &Hints, now: Instant) -> bool {
        let is_recent = |seen: &Instant| now.duration_since(*seen) < RECENTLY;
        self.recent.retain(|_, seen| is_recent(seen));
        self.portions.retain(is_recent);
        if let Hint::Paths(paths) = &hints.content {
            self.recent.extend(paths.iter().map(|path| (path.clone(), now)));
        }
        let (files, portions) = (self.recent.len(), self.portions.len());
        self.stormy > 0 || files > STORM || (files > FEW && portions >= PORTIONS) || portions >= RELENTLESS
    }
}

/// Takes what comes, for at most `longest`, and only until nothing came for `pause`; counts it.
fn take(hints: &mut Hints, events: &mut impl Events, (longest, pause): (Duration, Duration)) -> u32 {
    let end = events.now() + longest;
    let mut taken = 0;
    while let Some(left) = end.checked_duration_since(events.now())
        && events.wait(hints, left.min(pause))
    {
        taken += 1;
    }
    taken
}

#[cfg(test)]
mod tests {
    use std::collections::VecDeque;
    use std::path::Path;

    use super::*;

    /// When a file is saved, and which.
    type Saves = Vec<(Duration, usize)>;

    /// Saves in a time that only passes when it is waited for.
    struct Simulated {
        begin: Instant,
        now: Duration,
        saves: VecDeque<(Duration, String)>,
    }

    impl Events for Simulated {
        fn now(&self) -> Instant {
            self.begin + self.now
        }

        fn wait(&mut self, hints: &mut Hints, patience: Duration) -> bool {
            let latest = self.now + patience;
            let Some((at, path)) = self.saves.pop_front_if(|(at, _)| *at <= latest) else {
                self.now = latest;
                return false;
            };
            self.now = self.now.max(at);
            hints.add(Path::new(&path), Path::new("/s"));
            true
        }
    }

    const fn ms(count: u64) -> Duration {
        Duration::from_millis(count)
    }

    /// Returns when each portion was gathered, where a rebuild takes fifty milliseconds.
    fn portions(saves: impl Iterator<Item = (Duration, usize)>) -> Vec<Duration> {
        let path = |(at, file): (Duration, usize)| (at, format!("/s/content/projects/2026/p{file}.md"));
        let mut events = Simulated {
            begin: Instant::now(),
            now: Duration::ZERO,
            saves: saves.map(path).collect(),
        };
        let (mut pace, mut portions) = (Pace::default(), Vec::new());
        while !events.saves.is_empty() {
            pace.rest(events.now());
            let mut hints = Hints::nothing();
            while !events.wait(&mut hints, ms(400)) {}
            pace.gather(&mut hints, &mut events);
            portions.push(events.now);
            events.now += ms(50);
        }
        portions
    }

    // Proved by sabotage: where each portion of a storm was judged anew, a file every 10 ms was seven portions.
    #[test]
    fn ten_seconds_of_storm_are_three_portions_and_the_end_is_seen_within_two_seconds() {
        let saves =
            |apart: u64, files: usize| (0..10_000 / apart).map(move |n| (ms(apart * n), n as usize % files));
        let with_pauses = saves(1, 106).filter(|(at, _)| at.as_millis() % 900 < 750);
        let storms: [(&str, usize, Saves); 4] = [
            ("without a pause", 3, saves(1, 106).collect()),
            ("with pauses", 3, with_pauses.collect()),
            ("a file every 10 ms", 5, saves(10, 1_000).collect()),
            ("one file over and over", 8, saves(1, 1).collect()),
        ];
        for (name, most, storm) in storms {
            let last = storm.last().expect("a save").0;
            let found = portions(storm.into_iter());
            assert!(found[0] <= GATHER, "{name}: the first save is answered at once");
            let end = found.last().expect("a portion").saturating_sub(last);
            assert!(end <= ms(1_900), "{name}: the end is seen after {end:?}");
            assert!(found.len() <= most, "{name}: {} portions", found.len());
        }
    }

    #[test]
    fn a_person_is_answered_at_once() {
        let answered = |saves: Saves| {
            let found = portions(saves.iter().copied());
            let late = saves.iter().filter(|(at, _)| {
                let next = found.iter().find(|end| *end >= at);
                next.is_none_or(|end| *end > *at + ms(62))
            });
            (found.len(), late.count())
        };
        let one_file_over_and_over = (0..20).map(|n| (ms(300 * n), 0)).collect();
        assert_eq!(answered(one_file_over_and_over), (20, 0));
        let all_open_files = (0..10).map(|n| (ms(0), n)).collect();
        assert_eq!(answered(all_open_files), (1, 0));
        let file_after_file = (0..20).map(|n| (ms(600 * n), n as usize)).collect();
        assert_eq!(answered(file_after_file), (20, 0));
        let after_a_storm = (0..200)
            .map(|n| (ms(n), n as usize))
            .chain([(ms(4_000), 0)])
            .collect();
        assert_eq!(answered(after_a_storm).0, 3);
    }

    #[test]
    fn files_saved_one_by_one_in_a_row_are_a_storm_too() {
        let found = portions((0..40).map(|n| (ms(60 * n), n as usize)));
        assert!(found.len() <= 6, "{} portions of 40 files", found.len());
    }
}
