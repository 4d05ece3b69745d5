//! Where the names of phases and milestones find room in a project Gantt.

use super::{LINE, Row};
use crate::markup::axis::Axis;
use crate::markup::bar::Parts;
use crate::markup::labels::{fit, width};
use crate::markup::marks::Mark;
use crate::markup::svg::Percent;

/// Width for which names are placed, in pixels: the content column of the narrowest window that shows them, and of
/// an A4 page. Names that keep clear of each other there do so in every wider chart.
const WIDTH: f64 = 640.0;
/// Font size of a milestone's name.
const SMALL: f64 = 12.0;
/// Font size of a phase's name.
const LARGE: f64 = 13.0;
/// A milestone's name is cut to this width, with its date.
const LONGEST: f64 = 210.0;
/// Least room between two names.
const GAP: f64 = 8.0;
/// How far a name may reach out of the chart, into the margin of the page.
const OVER: f64 = 6.0;
/// A name beyond this part of the axis goes left of the bar.
const LATE: f64 = 86.0;
/// A phase that begins beyond this part of the axis has its name end with its promised end.
const FAR: f64 = 58.0;
/// Distance of the first line of names from the row's top.
const FIRST_LINE: f64 = 70.0;

/// The milestone names of one row.
#[derive(Debug, Default)]
pub(super) struct Names {
    pub placed: Vec<Placed>,
    /// How many found no room.
    pub dropped: usize,
    lines: usize,
}

/// A name that found its place.
#[derive(Debug)]
pub(super) struct Placed {
    pub words: String,
    pub mark: Mark,
    pub x: Percent,
    pub anchor: Anchor,
    /// Distance of the base line from the row's top.
    pub down: f64,
}

/// How a name lies to its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    /// Centred on the diamond.
    Middle,
    /// Begins with the diamond.
    Start,
    /// Ends with the diamond.
    End,
    /// Ends before the bar.
    Before,
}

impl Anchor {
    /// In the order of preference: centred first.
    const BELOW: [Anchor; 3] = [Anchor::Middle, Anchor::Start, Anchor::End];

    pub(super) fn word(self) -> &'static str {
        match self {
            Anchor::Middle => "middle",
            Anchor::Start => "start",
            Anchor::End | Anchor::Before => "end",
        }
    }

    /// Returns how far the anchor lies right of the place, in pixels.
    pub(super) fn shift(self) -> f64 {
        match self {
            Anchor::Middle => 0.0,
            Anchor::Start => -5.0,
            Anchor::End => 5.0,
            Anchor::Before => -10.0,
        }
    }

    fn left(self, name: &Name) -> f64 {
        let from = name.x.along(WIDTH) + self.shift();
        match self {
            Anchor::Middle => from - name.wide / 2.0,
            Anchor::Start => from,
            Anchor::End | Anchor::Before => from - name.wide,
        }
    }
}

/// A name that looks for its place.
struct Name {
    words: String,
    wide: f64,
    mark: Mark,
    x: Percent,
}

impl Name {
    fn placed(self, anchor: Anchor, down: f64) -> Placed {
        Placed {
            words: self.words,
            mark: self.mark,
            x: self.x,
            anchor,
            down,
        }
    }

    /// What it costs to leave the name for the next line, where `later` names follow it in this one: what is owed
    /// keeps its name longest, and of equals the earlier stands higher.
    fn cost(&self, later: usize) -> u32 {
        let state = match self.mark {
            Mark::Done => 100,
            Mark::Open => 180,
            Mark::Owed => 260,
        };
        state + 8 * later.min(9) as u32
    }
}

impl Names {
    /// Finds a place for each name on the axis: left of the bar at the end of the year, else below its diamond in
    /// one of `lines` lines, else none.
    pub(super) fn place(axis: Axis, row: &Row, parts: Option<Parts>, lines: usize) -> Names {
        let mut names = Names::default();
        let mut waiting = Vec::new();
        for name in collect(axis, row) {
            match beside(&name, parts).filter(|_| names.placed.len() < 2) {
                Some(begin) => {
                    let down = 46.0 + LINE * names.placed.len() as f64;
                    let name = Name { x: begin, ..name };
                    names.placed.push(name.placed(Anchor::Before, down));
                }
                None => waiting.push(name),
            }
        }
        while names.lines < lines && !waiting.is_empty() {
            let down = FIRST_LINE + LINE * names.lines as f64;
            let anchors = fill_line(&waiting);
            let mut left = Vec::new();
            for (name, anchor) in waiting.into_iter().zip(anchors) {
                match anchor {
                    Some(anchor) => names.placed.push(name.placed(anchor, down)),
                    None => left.push(name),
                }
            }
            waiting = left;
            names.lines += 1;
        }
        names.dropped = waiting.len();
        names
    }

    /// Returns how many lines there are below the first.
    pub(super) fn extra_lines(&self) -> f64 {
        self.lines.saturating_sub(1) as f64
    }
}

/// Returns the names of the milestones on the axis, by date.
fn collect(axis: Axis, row: &Row) -> Vec<Name> {
    let mut on_axis: Vec<_> = row
        .milestones
        .iter()
        .filter(|named| axis.contains(named.diamond.date))
        .collect();
    on_axis.sort_by_key(|named| (named.diamond.date, named.diamond.mark));
    on_axis
        .into_iter()
        .map(|named| {
            let date = width(&named.date, SMALL) + SMALL / 2.0;
            let words = format!("{} {}", fit(&named.name, SMALL, LONGEST - date), named.date);
            Name {
                wide: width(&words, SMALL),
                words,
                mark: named.diamond.mark,
                x: axis.start_of(named.diamond.date),
            }
        })
        .collect()
}

/// Returns the bar's begin where the name belongs left of it and has room there.
fn beside(name: &Name, parts: Option<Parts>) -> Option<Percent> {
    let begin = parts?.track.0;
    let room = begin.along(WIDTH) - 10.0 - name.wide;
    (name.x.along(100.0) > LATE && room >= 0.0).then_some(begin)
}

/// Chooses for each name, given from left to right, how it lies in one line, or none where it must wait: as few
/// and as unimportant names as possible wait, then as many as possible are centred.
fn fill_line(names: &[Name]) -> Vec<Option<Anchor>> {
    let mut best: Vec<Step> = Vec::with_capacity(names.len() * Anchor::BELOW.len());
    let mut skipped = vec![0];
    for (index, name) in names.iter().enumerate() {
        for (rank, anchor) in Anchor::BELOW.into_iter().enumerate() {
            let left = anchor.left(name);
            if left < -OVER || left + name.wide > WIDTH + OVER {
                continue;
            }
            let step = best_before(&best, &skipped, index, left);
            best.push(Step {
                index,
                anchor,
                right: left + name.wide,
                cost: step.1 + rank as u32,
                before: step.0,
            });
        }
        skipped.push(skipped[index] + name.cost(names.len() - 1 - index));
    }
    let all = skipped[names.len()];
    let mut chosen = best
        .iter()
        .enumerate()
        .map(|(at, step)| (step.cost + all - skipped[step.index + 1], at))
        .min()
        .map(|(_, at)| at);
    let mut anchors = vec![None; names.len()];
    while let Some(at) = chosen {
        anchors[best[at].index] = Some(best[at].anchor);
        chosen = best[at].before;
    }
    anchors
}

/// A name in its place, as the last one of the line so far.
struct Step {
    index: usize,
    anchor: Anchor,
    right: f64,
    cost: u32,
    /// The step of the name placed before it.
    before: Option<usize>,
}

/// Returns the cheapest step that ends before `left`, and what the line costs up to name `index` with it.
fn best_before(best: &[Step], skipped: &[u32], index: usize, left: f64) -> (Option<usize>, u32) {
    best.iter()
        .enumerate()
        .filter(|(_, step)| step.index < index && step.right + GAP <= left)
        .map(|(at, step)| (Some(at), step.cost + skipped[index] - skipped[step.index + 1]))
        .fold((None, skipped[index]), |least, next| {
            if next.1 < least.1 { next } else { least }
        })
}

/// Returns a phase's name, cut to its room, the place it is anchored to and how.
pub(super) fn phase(name: &str, parts: Option<Parts>) -> (String, Percent, &'static str) {
    let (begin, end) = parts.map_or((Percent::START, Percent::START), |parts| parts.track);
    if begin.along(100.0) > FAR {
        let end = end.max(begin);
        (fit(name, LARGE, end.along(WIDTH)), end, "end")
    } else {
        (fit(name, LARGE, WIDTH - begin.along(WIDTH)), begin, "start")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::gantt::Named;
    use crate::markup::marks::Tone;
    use crate::markup::tests::{bar, diamond, year};

    fn row(start: &str, milestones: &[(&str, Mark)]) -> Row {
        let named = |(day, mark): &(&str, Mark)| Named {
            diamond: diamond(day, None, *mark),
            name: "会议审议通过方案".to_owned(),
            date: day[5..].to_owned(),
        };
        Row {
            name: "阶段".to_owned(),
            bar: Some(bar(start, "2026-12-31", "2026-12-31", 10.0, Tone::Late)),
            milestones: milestones.iter().map(named).collect(),
        }
    }

    fn place(row: &Row, lines: usize) -> Names {
        let axis = year(1, 1);
        let parts = row.bar.map(|bar| bar.parts(axis));
        Names::place(axis, row, parts, lines)
    }

    #[test]
    fn two_neighbours_turn_away_from_each_other() {
        let near = row(
            "2026-01-01",
            &[("2026-05-05", Mark::Done), ("2026-05-27", Mark::Done)],
        );
        let names = place(&near, 1);
        let anchors: Vec<Anchor> = names.placed.iter().map(|placed| placed.anchor).collect();
        assert_eq!(anchors, [Anchor::End, Anchor::Start]);
    }

    #[test]
    fn what_is_owed_keeps_its_name_and_the_rest_goes_down_or_away() {
        let days = ["2026-05-01", "2026-05-02", "2026-05-03", "2026-05-04"];
        let marks = [Mark::Done, Mark::Done, Mark::Owed, Mark::Done];
        let crowd: Vec<(&str, Mark)> = days.into_iter().zip(marks).collect();
        let names = place(&row("2026-01-01", &crowd), 1);
        assert!(names.placed.iter().any(|placed| placed.mark == Mark::Owed));
        assert_eq!((names.placed.len(), names.dropped), (1, 3));
        let names = place(&row("2026-01-01", &crowd), 4);
        assert_eq!((names.placed.len(), names.dropped), (4, 0));
        assert_eq!(names.extra_lines(), 3.0);
    }

    #[test]
    fn late_names_go_left_of_a_bar_that_leaves_room() {
        let end = [
            ("2026-12-01", Mark::Owed),
            ("2026-12-20", Mark::Open),
            ("2026-12-30", Mark::Open),
        ];
        let late = place(&row("2026-10-01", &end), 2);
        let anchors: Vec<Anchor> = late.placed.iter().map(|placed| placed.anchor).collect();
        assert_eq!(anchors, [Anchor::Before, Anchor::Before, Anchor::End]);
        let early = place(&row("2026-01-01", &end), 3);
        assert!(early.placed.iter().all(|placed| placed.anchor != Anchor::Before));
        assert_eq!(early.dropped, 0);
    }

    #[test]
    fn a_late_phase_has_its_name_end_with_its_bar() {
        let axis = year(1, 1);
        let parts = |start| row(start, &[]).bar.map(|bar| bar.parts(axis));
        assert_eq!(phase("阶段", parts("2026-02-01")).2, "start");
        assert_eq!(phase("阶段", parts("2026-10-01")).2, "end");
        let long = "阶".repeat(200);
        assert!(phase(&long, parts("2026-02-01")).0.ends_with('…'));
    }
}
