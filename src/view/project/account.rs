//! Why a project is late or at risk: reason, remedy, and who answers for it until when.

use serde::Serialize;

use super::super::{Entry, Facts};
use crate::figures::Health;
use crate::locale::{Args, Language};
use crate::model::{Deadline, Problem};

/// The three columns that a late project owes.
#[derive(Clone, Debug, Serialize)]
pub struct Account {
    /// `为什么滞后` or `风险在哪`.
    pub heading: String,
    /// Where the columns come from.
    pub source: String,
    /// Why.
    pub reasons: Vec<String>,
    /// What is done about it.
    pub remedies: Vec<String>,
    /// Who, until when.
    pub duties: Vec<String>,
    /// What is missing and how to write it; none where nothing is.
    pub missing: Option<Missing>,
}

/// What a brief still owes, with an example.
#[derive(Clone, Debug, Serialize)]
pub struct Missing {
    /// The sentence.
    pub text: String,
    /// What to write, as front matter.
    pub example: String,
}

/// Makes the account of a project that is late or at risk; none for any other.
///
/// The columns come from the brief's account, else from its unsolved problems.
pub fn account(facts: &Facts, entry: Entry<'_>) -> Option<Account> {
    let heading = match entry.figures.health {
        Health::Late => "project-why-late",
        Health::AtRisk => "project-why-risk",
        _ => return None,
    };
    let columns = if entry.project.account.is_some() {
        from_account(facts, entry)
    } else {
        from_problems(facts, entry)
    };
    let source = if entry.project.account.is_some() {
        "project-why-from-account"
    } else {
        "project-why-from-problems"
    };
    let missing = missing(facts, &columns);
    let nothing = columns.is_empty();
    Some(Account {
        heading: facts.words.text(heading),
        source: facts
            .words
            .text(if nothing { "project-why-rule" } else { source }),
        reasons: numbered(facts, columns.reasons),
        remedies: numbered(facts, columns.remedies),
        duties: columns.duties,
        missing,
    })
}

/// The three columns, not yet numbered.
#[derive(Default)]
struct Columns {
    reasons: Vec<String>,
    remedies: Vec<String>,
    duties: Vec<String>,
}

impl Columns {
    fn is_empty(&self) -> bool {
        self.reasons.is_empty() && self.remedies.is_empty() && self.duties.is_empty()
    }
}

fn from_account(facts: &Facts, entry: Entry<'_>) -> Columns {
    let Some(account) = &entry.project.account else {
        return Columns::default();
    };
    let format = facts.format(entry.project.key.year);
    let items = |text: &Option<String>| text.as_deref().map(points).unwrap_or_default();
    let mut reasons = items(&account.reason);
    if reasons.is_empty() {
        reasons.extend(account.cause.clone());
    }
    let mut duties: Vec<String> = account.responsible.clone().into_iter().collect();
    duties.extend(account.new_due.map(|due| {
        let args = Args::new().with("date", format.prose_deadline(due));
        facts.say("project-new-due", args)
    }));
    duties.extend(
        account
            .carry_to
            .as_ref()
            .map(|to| facts.say("project-carry-to", Args::new().with("to", to))),
    );
    Columns {
        reasons,
        remedies: items(&account.remedy),
        duties,
    }
}

fn from_problems(facts: &Facts, entry: Entry<'_>) -> Columns {
    let format = facts.format(entry.project.key.year);
    let t = entry.figures.as_of;
    let unsolved = entry
        .project
        .problems
        .iter()
        .filter(|problem| problem.is_open_at(t));
    let mut columns = Columns::default();
    for problem in unsolved {
        columns.reasons.push(problem.text.clone());
        columns.remedies.extend(problem.needs.clone());
        let due = problem.due.map(|due: Deadline| format.prose_deadline(due));
        columns.duties.extend(duty(facts, problem, due));
    }
    columns
}

fn duty(facts: &Facts, problem: &Problem, due: Option<String>) -> Option<String> {
    match (&problem.owner, due) {
        (Some(owner), Some(due)) => {
            Some(facts.say("project-duty", Args::new().with("owner", owner).with("date", due)))
        }
        (Some(owner), None) => Some(owner.clone()),
        (None, due) => due,
    }
}

/// Cuts a text at Chinese semicolons and line ends, as officials write several reasons in one line.
fn points(text: &str) -> Vec<String> {
    text.split(['；', '\n'])
        .map(|part| part.trim().to_owned())
        .filter(|part| !part.is_empty())
        .collect()
}

/// Numbers the points of a column where there are several: `一、…`, `1. …`; in Chinese each then ends with a stop, of which
/// the text that was cut has one at its end alone.
fn numbered(facts: &Facts, items: Vec<String>) -> Vec<String> {
    const HAN: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    if items.len() < 2 {
        return items;
    }
    let mark = |index: usize| match (facts.language(), HAN.get(index)) {
        (Language::Chinese, Some(digit)) => format!("{digit}、"),
        (Language::Chinese, None) => format!("{}、", index + 1),
        (Language::English, _) => format!("{}. ", index + 1),
    };
    items
        .into_iter()
        .enumerate()
        .map(|(index, item)| match facts.language() {
            Language::Chinese => format!("{}{}。", mark(index), item.trim_end_matches('。')),
            Language::English => format!("{}{item}", mark(index)),
        })
        .collect()
}

fn missing(facts: &Facts, columns: &Columns) -> Option<Missing> {
    let owed = [
        ("project-reason", columns.reasons.is_empty()),
        ("project-remedy", columns.remedies.is_empty()),
        ("project-duties", columns.duties.is_empty()),
    ];
    let names: Vec<String> = owed
        .iter()
        .filter(|(_, missing)| *missing)
        .map(|(word, _)| facts.words.text(word))
        .collect();
    if names.is_empty() {
        return None;
    }
    let list = names.join(&facts.words.text("list-enumeration"));
    Some(Missing {
        text: facts.say("project-why-missing", Args::new().with("list", list)),
        example: facts.words.text("project-why-example"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_reasons_in_one_line_are_several_points() {
        assert_eq!(points("甲未定；乙重报。"), ["甲未定", "乙重报。"]);
        assert_eq!(points("one reason; still one"), ["one reason; still one"]);
        assert_eq!(points("甲\n\n乙"), ["甲", "乙"]);
        assert!(points(" ； ").is_empty());
    }
}
