//! What was promised at the beginning of the year, against what was delivered.

use serde::Serialize;

use super::super::format::Format;
use super::super::mark::StatusMark;
use super::super::project::{judge, quantity, target};
use super::super::{Entry, Facts};
use super::room::{FULL, Room, cut};
use super::sheet::Term;
use crate::figures::{MilestoneFigures, MilestoneState};
use crate::locale::Args;
use crate::model::{Days, Indicator, Milestone, Outcome};

/// Widths of the columns in Han characters: promised, delivered, result.
const WIDTHS: [usize; 3] = [18, 15, 10];

/// The most lines of a list of measures or results, and of a name in the table.
const LINES: usize = 2;

/// Promised against delivered.
#[derive(Clone, Debug, Serialize)]
pub struct Promises {
    /// How many were promised, and how many delivered; none where nothing can be compared.
    pub count: Option<String>,
    /// The measures and expected results in words: term and text.
    pub words: Vec<Term>,
    /// Milestones and indicators.
    pub rows: Vec<PromiseRow>,
    /// How many more there are, or that there is nothing to compare.
    pub remark: Option<String>,
}

/// One promise.
#[derive(Clone, Debug, Serialize)]
pub struct PromiseRow {
    /// What was promised, for when or how much.
    pub promised: String,
    /// What was delivered.
    pub given: String,
    /// What that means.
    pub result: StatusMark,
}

/// Compares the promises of a project with what became of them, as far as there is room.
///
/// Where there are more than fit on a sheet, what is not delivered stays and what is delivered gives way.
pub fn promises(facts: &Facts, entry: Entry<'_>, words: Vec<Term>, room: &mut Room) -> Promises {
    let format = facts.format(entry.project.key.year);
    let pairs = entry.project.milestones.iter().zip(&entry.figures.milestones);
    let mut all: Vec<PromiseRow> = pairs
        .map(|(milestone, figures)| milestone_row(facts, format, entry, milestone, *figures))
        .collect();
    let indicators = entry.project.indicators().zip(&entry.figures.attainments);
    all.extend(
        indicators.map(|(indicator, reached)| indicator_row(facts, format, entry, indicator, *reached)),
    );
    let total = all.len();
    let done = all.iter().filter(|row| row.result.code == "done").count();
    let rows = fitting(all, room);
    let left_out = total - rows.len();
    let count = Args::new().with("n", total).with("done", done);
    Promises {
        count: (total > 0).then(|| facts.say("review-one-count", count)),
        words,
        rows,
        remark: if total == 0 {
            Some(facts.words.text("review-nothing-promised"))
        } else {
            (left_out > 0).then(|| facts.say("review-more", Args::new().with("n", left_out)))
        },
    }
}

/// Keeps the rows that there is room for, in their order: first those not delivered, then the delivered ones.
fn fitting(all: Vec<PromiseRow>, room: &mut Room) -> Vec<PromiseRow> {
    /// Room for the line that counts what is left out, in millimetres.
    const REMARK: f64 = 6.5;
    room.head();
    let mut order: Vec<usize> = (0..all.len()).collect();
    order.sort_by_key(|&index| all[index].result.code == "done");
    let mut kept: Vec<usize> = order
        .into_iter()
        .take_while(|&index| all[index].fits(room, REMARK))
        .collect();
    kept.sort_unstable();
    let mut kept = kept.into_iter().peekable();
    all.into_iter()
        .enumerate()
        .filter(|(index, _)| kept.next_if_eq(index).is_some())
        .map(|(_, row)| row)
        .collect()
}

impl PromiseRow {
    /// Takes the row's room, if there is so much.
    fn fits(&self, room: &mut Room, reserve: f64) -> bool {
        let [promised, given, result] = WIDTHS;
        let cells = [
            (self.promised.as_str(), promised),
            (self.given.as_str(), given),
            (&*self.result.word, result),
        ];
        room.row(&cells, reserve)
    }
}

/// Lists the measures and the expected results that are only words.
pub fn in_words(facts: &Facts, entry: Entry<'_>, room: &mut Room) -> Vec<Term> {
    let semicolon = facts.words.text("list-semicolon");
    let outcomes: Vec<String> = entry
        .project
        .outcomes
        .iter()
        .filter_map(|outcome| match outcome {
            Outcome::Text(text) => Some(text.clone()),
            Outcome::Indicator(_) => None,
        })
        .collect();
    let lists = [
        ("review-measures", &entry.project.measures),
        ("review-outcomes", &outcomes),
    ];
    lists
        .into_iter()
        .filter(|(_, list)| !list.is_empty())
        .map(|(word, list)| {
            let text = cut(&list.join(&semicolon), FULL - 6, LINES);
            room.paragraph(&text);
            Term {
                label: facts.words.text(word),
                text,
            }
        })
        .collect()
}

fn milestone_row(
    facts: &Facts,
    format: Format<'_>,
    entry: Entry<'_>,
    milestone: &Milestone,
    figures: MilestoneFigures,
) -> PromiseRow {
    let promised = milestone.baseline.unwrap_or(milestone.due);
    let args = Args::new()
        .with("name", cut(&milestone.name, WIDTHS[0] - 6, LINES))
        .with("date", format.prose_deadline(promised));
    let given = match figures.done {
        Some(done) => facts.say(
            "review-day-delivered",
            Args::new().with("date", format.prose(done)),
        ),
        None if milestone.baseline_day() == milestone.due_day() => facts.words.text("review-not-moved"),
        None => facts.say(
            "review-now-planned",
            Args::new().with("date", format.prose_deadline(milestone.due)),
        ),
    };
    PromiseRow {
        promised: facts.say("review-by-date", args),
        given,
        result: milestone_result(facts, entry, milestone, figures),
    }
}

/// Judges a milestone: delivered early, on the day or late; owed since when it was first promised; or not due.
fn milestone_result(
    facts: &Facts,
    entry: Entry<'_>,
    milestone: &Milestone,
    figures: MilestoneFigures,
) -> StatusMark {
    let days = |id: &str, n: i64| facts.say(id, Args::new().with("n", n));
    let slip = figures.slip.unwrap_or_default().0;
    let (kind, code, word) = match figures.state {
        MilestoneState::Done => {
            let word = match slip {
                ..0 => days("review-item-early", -slip),
                0 => facts.words.text("review-item-done"),
                1.. => days("review-item-late", slip),
            };
            ("done", "done", word)
        }
        MilestoneState::Overdue | MilestoneState::Moved => {
            let since = milestone.baseline_day().unwrap_or(entry.figures.as_of);
            let n = Days::between(since, entry.figures.as_of).0.max(0);
            ("late", "owed", days("review-item-owed", n))
        }
        MilestoneState::DueSoon | MilestoneState::Open => {
            ("todo", "open", facts.words.text("review-item-open"))
        }
    };
    StatusMark::new(kind, word, code)
}

fn indicator_row(
    facts: &Facts,
    format: Format<'_>,
    entry: Entry<'_>,
    indicator: &Indicator,
    reached: Option<f64>,
) -> PromiseRow {
    let args = Args::new()
        .with("name", cut(&indicator.name, WIDTHS[0] - 6, LINES))
        .with("target", target(facts, format, indicator));
    let value = quantity(facts, format, indicator, indicator.actual);
    let given = if indicator.actual.is_some() {
        facts.say("review-reached", Args::new().with("value", value))
    } else {
        value
    };
    PromiseRow {
        promised: facts.say("review-target", args),
        given,
        result: judge(facts, entry, indicator, reached),
    }
}
