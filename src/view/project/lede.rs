//! The sentences at the head of a project's page: what is delivered, what stands in the way, when it ends.

use super::super::lane::close_date;
use super::super::lateness::overdue_days;
use super::super::part::finish_word;
use super::super::timeline::Choice;
use super::super::{Entry, Facts};
use crate::figures::{Finish, Health, MilestoneState};
use crate::locale::Args;
use crate::model::{Days, Deadline, Milestone};

/// Says where a project is. Each sentence is left out where it has nothing to say.
pub fn lede(facts: &Facts, entry: Entry<'_>) -> String {
    let sentences = [
        delivered(facts, entry),
        owed(facts, entry),
        ending(facts, entry),
        latest(facts, entry),
    ];
    let sentences: Vec<String> = sentences.into_iter().flatten().collect();
    sentences.join(&facts.words.text("sentence-gap"))
}

/// Says how many phases are finished, or, where there are no phases, how many milestones are delivered.
fn delivered(facts: &Facts, entry: Entry<'_>) -> Option<String> {
    let pairs = || entry.project.milestones.iter().zip(&entry.figures.milestones);
    let total = entry.project.milestones.len();
    if total == 0 {
        return None;
    }
    let is_done = |state: MilestoneState| state == MilestoneState::Done;
    let done = pairs().filter(|(_, figures)| is_done(figures.state)).count();
    let mut phases: Vec<&str> = pairs()
        .filter_map(|(milestone, _)| milestone.phase.as_deref())
        .collect();
    phases.sort_unstable();
    phases.dedup();
    if phases.len() < 2 {
        let args = Args::new().with("done", done).with("total", total);
        return Some(facts.say("project-milestones-done", args));
    }
    let finished = phases.iter().filter(|phase| {
        pairs()
            .filter(|(milestone, _)| milestone.phase.as_deref() == Some(**phase))
            .all(|(_, figures)| is_done(figures.state))
    });
    let args = Args::new()
        .with("phases", phases.len())
        .with("finished", finished.count())
        .with("total", total)
        .with("done", done);
    Some(facts.say("project-phases-done", args))
}

/// Names the owed milestone that was promised first, with the days since then, and counts them all.
fn owed(facts: &Facts, entry: Entry<'_>) -> Option<String> {
    if !entry.figures.health.is_under_way() {
        return None;
    }
    let pairs = entry.project.milestones.iter().zip(&entry.figures.milestones);
    let owed: Vec<&Milestone> = pairs
        .filter(|(_, figures)| figures.state.is_owed())
        .map(|(milestone, _)| milestone)
        .collect();
    let first = owed.iter().min_by_key(|milestone| milestone.baseline_day())?;
    let format = facts.format(entry.project.key.year);
    let promised = first.baseline.unwrap_or(first.due);
    let since = promised.last_day().unwrap_or(entry.figures.as_of);
    let args = Args::new()
        .with("n", owed.len())
        .with("name", &first.name)
        .with("date", format.prose_deadline(promised))
        .with("days", Days::between(since, entry.figures.as_of).0);
    Some(facts.say("project-owed", args))
}

/// Says when the project ended, or when it is to end.
fn ending(facts: &Facts, entry: Entry<'_>) -> Option<String> {
    let (project, figures) = (entry.project, entry.figures);
    let format = facts.format(project.key.year);
    let closed = close_date(project, figures.as_of);
    let dated = |id: &str, date| facts.say(id, Args::new().with("date", format.prose(date)));
    match figures.health {
        Health::Done => {
            return figures
                .done_date
                .map(|done| finished(facts, entry, format.prose(done)));
        }
        Health::Cancelled => return closed.map(|date| dated("project-cancelled-on", date)),
        Health::Carried => return Some(facts.words.text("project-carried")),
        Health::Paused => return Some(facts.words.text("project-paused")),
        Health::NotStarted => return project.start_day().map(|date| dated("project-starts", date)),
        Health::Late | Health::AtRisk | Health::Silent | Health::OnTrack => {}
    }
    match project.due {
        None => Some(facts.words.text("project-due-withheld")),
        Some(Deadline::Ongoing) => Some(facts.words.text("project-ongoing")),
        Some(Deadline::Undecided) => Some(facts.words.text("project-undecided")),
        Some(due) => Some(due_sentence(facts, entry, &format.prose_deadline(due))),
    }
}

fn due_sentence(facts: &Facts, entry: Entry<'_>, due: &str) -> String {
    let figures = entry.figures;
    let slip = figures.slip.unwrap_or_default().0;
    if figures.overdue {
        let args = Args::new()
            .with("date", due)
            .with("n", overdue_days(entry.project, figures).0)
            .with("slip", slip.max(0));
        return facts.say("project-overdue", args);
    }
    let id = match slip {
        ..0 => "project-due-earlier",
        0 => "project-due",
        1.. => "project-due-later",
    };
    facts.say(id, Args::new().with("date", due).with("n", slip.abs()))
}

fn finished(facts: &Facts, entry: Entry<'_>, date: String) -> String {
    let slip = entry.figures.slip.unwrap_or_default().0.abs();
    let id = match entry.figures.finish {
        Some(Finish::Early) => "project-finished-early",
        Some(Finish::Late) => "project-finished-late",
        Some(Finish::OnTime) => "project-finished-on-time",
        None => "project-finished",
    };
    facts.say(id, Args::new().with("date", date).with("n", slip))
}

/// Repeats the newest headline, which says best what moves and what does not.
fn latest(facts: &Facts, entry: Entry<'_>) -> Option<String> {
    let known = entry
        .project
        .updates
        .iter()
        .filter(|update| update.date <= entry.figures.as_of);
    let newest = known.max_by_key(|update| update.date)?;
    let headline = newest.headline.as_deref()?.trim_end_matches(['。', '.']);
    let format = facts.format(entry.project.key.year);
    let args = Args::new()
        .with("date", format.prose(newest.date))
        .with("headline", headline);
    Some(facts.say("project-latest", args))
}

/// Puts the figures beside the bullet into words; counts lead to the lists they count.
pub fn caption(facts: &Facts, entry: Entry<'_>) -> Vec<Choice> {
    let mut parts: Vec<(String, &str)> = Vec::new();
    if let Some(finish) = entry.figures.finish {
        parts.push((facts.words.text(finish_word(finish)), ""));
    }
    parts.extend(expectation(facts, entry).map(|text| (text, "")));
    parts.extend(milestone_counts(facts, entry).map(|text| (text, "h-ms")));
    let unsolved = super::log::unsolved_count(entry);
    if unsolved > 0 {
        parts.push((
            facts.say("project-unsolved", Args::new().with("n", unsolved)),
            "h-up",
        ));
    }
    let link = |(label, place): (String, &str)| Choice {
        label,
        href: if place.is_empty() {
            String::new()
        } else {
            format!("#{place}")
        },
        current: false,
    };
    parts.into_iter().map(link).collect()
}

/// Compares like with like: milestones delivered with milestones due, else reported with elapsed time.
fn expectation(facts: &Facts, entry: Entry<'_>) -> Option<String> {
    let figures = entry.figures;
    let (expected, gap) = (figures.expected?, figures.gap?);
    let format = facts.format(entry.project.key.year);
    let direction = if gap < 0.0 { "behind" } else { "ahead" };
    let rounded = format.percent(gap.abs());
    let direction = if rounded == "0" { "level" } else { direction };
    let args = Args::new()
        .with("expected", format.percent(expected))
        .with("gap", rounded)
        .with("direction", direction);
    Some(match figures.earned {
        Some(earned) => facts.say(
            "project-expected-milestones",
            args.with("earned", format.percent(earned)),
        ),
        None => facts.say("project-expected-time", args),
    })
}

fn milestone_counts(facts: &Facts, entry: Entry<'_>) -> Option<String> {
    let mut tally = crate::figures::MilestoneTally::default();
    for milestone in &entry.figures.milestones {
        tally.add(milestone.state);
    }
    // Nothing is to come of what was cancelled.
    let to_come = match entry.figures.health {
        Health::Cancelled => 0,
        _ => tally.to_come(),
    };
    (tally.done + tally.owed() + to_come > 0).then(|| {
        let count = |id: &str, n: usize| (n > 0).then(|| facts.say(id, Args::new().with("n", n)));
        let counts = [
            count("project-count-done", tally.done),
            count("project-count-owed", tally.owed()),
            count("project-count-open", to_come),
        ];
        let counts: Vec<String> = counts.into_iter().flatten().collect();
        let list = counts.join(&facts.words.text("list-enumeration"));
        facts.say("project-counts", Args::new().with("list", list))
    })
}
