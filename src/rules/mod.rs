//! What can be written but should not be published: one file a rule.
//!
//! A rule looks at the whole subject (content, figures, lineages, links) and adds findings. Each has a page in
//! `tests/rules/` and an explanation in both languages that `explain` prints. A rule that is an error stands
//! whatever the site says; a warning may be set to `error`, `warning` or `off` in `site.yaml`, and silenced on
//! one brief by its `allow`.

mod attachment;
mod brief;
mod delay;
mod fields;
mod links;
mod memory;
mod nearest;

mod baseline_reset;
mod bidi_character;
mod blurred_owner;
mod broken_lineage;
mod broken_link;
mod carried_without_account;
mod done_with_open_milestones;
mod falling_progress;
mod fixed_severity;
mod future_update;
mod missed_milestone;
mod missing_evidence;
mod moved_without_change;
mod orphan_project;
mod paused_past_due;
mod progress_without_evidence;
mod project_circle;
mod repeated_text;
mod stale_update;
mod stuck_problem;
mod template_text;
mod two_updates_a_day;
mod unaccounted;
mod uncovered_clause;
mod undated_project;
mod unexplained_delay;
mod unfinished_decision;
mod unknown_facet_value;
mod unknown_lead;
mod unknown_office;
mod unknown_rule;
mod unordered_dates;
mod vanished_project;
mod words_versus_dates;
mod year_end;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

pub use self::attachment::may_be_published;
pub use self::brief::Brief;
pub use self::memory::{Basis, Memory};
use crate::config::{Config, RuleLevel};
use crate::diagnostic::Severity;
use crate::figures::{Figures, Lineage};
use crate::locale::{Language, Message};
use crate::model::{Portfolio, Project};
use crate::source::BodyNotes;
pub use year_end::{OwedAccount, OwedByOffice, owed};

/// All rules, by name.
static RULES: [Rule; 34] = [
    baseline_reset::RULE,
    bidi_character::RULE,
    blurred_owner::RULE,
    broken_lineage::RULE,
    broken_link::RULE,
    carried_without_account::RULE,
    done_with_open_milestones::RULE,
    falling_progress::RULE,
    fixed_severity::RULE,
    future_update::RULE,
    missed_milestone::RULE,
    missing_evidence::RULE,
    moved_without_change::RULE,
    orphan_project::RULE,
    paused_past_due::RULE,
    progress_without_evidence::RULE,
    project_circle::RULE,
    repeated_text::RULE,
    stale_update::RULE,
    stuck_problem::RULE,
    template_text::RULE,
    two_updates_a_day::RULE,
    unaccounted::RULE,
    uncovered_clause::RULE,
    undated_project::RULE,
    unexplained_delay::RULE,
    unfinished_decision::RULE,
    unknown_facet_value::RULE,
    unknown_lead::RULE,
    unknown_office::RULE,
    unknown_rule::RULE,
    unordered_dates::RULE,
    vanished_project::RULE,
    words_versus_dates::RULE,
];

/// Returns all rules, sorted by name.
pub fn rules() -> &'static [Rule] {
    &RULES
}

/// Returns the rule of that name.
pub fn rule(name: &str) -> Option<&'static Rule> {
    let place = RULES.binary_search_by(|rule| rule.name.cmp(name)).ok()?;
    Some(&RULES[place])
}

/// A rule: its name, how much it matters where the site says nothing, and how it is checked.
#[derive(Debug)]
pub struct Rule {
    /// Kebab case; reads as "allow stale-update".
    pub name: &'static str,
    /// An error stands whatever `site.yaml` says; a warning is what it is where `site.yaml` says nothing.
    pub severity: Severity,
    /// How far it looks.
    pub reach: Reach,
    /// What it finds, why it matters, what to write.
    pub explanation: Explanation,
    /// Adds its findings.
    pub check: fn(&Subject<'_>, &mut Findings),
}

/// How far a rule looks. What it finds about a brief that stays as it was is not looked for again where the rule
/// looks at nothing else.
#[derive(Clone, Copy, Debug)]
pub enum Reach {
    /// What it finds about a brief follows from that brief and its figures, the settings, the day, the directives, and
    /// which years are closed.
    Record,
    /// It also looks at which briefs there are, and at those that this one continues or that continue it.
    Lineage,
    /// It looks at several records together, or counts its findings.
    Portfolio {
        /// Tells of a brief, from what [`Reach::Record`] looks at, whether the rule may find anything about it.
        concerns: fn(&Subject<'_>, Brief<'_>) -> bool,
    },
}

/// What a rule finds, why that matters, and what to write instead, in both languages: paragraphs separated by
/// blank lines, with an example.
#[derive(Clone, Copy, Debug)]
pub struct Explanation {
    /// In English.
    pub en: &'static str,
    /// In Chinese.
    pub zh: &'static str,
}

impl Explanation {
    /// Returns the explanation in `language`.
    pub fn text(self, language: Language) -> &'static str {
        match language {
            Language::Chinese => self.zh,
            Language::English => self.en,
        }
    }
}

/// Everything that a rule may look at.
#[derive(Debug)]
pub struct Subject<'a> {
    /// The site's settings.
    pub config: &'a Config,
    /// What the content says.
    pub portfolio: &'a Portfolio,
    /// What follows from it.
    pub figures: &'a Figures,
    /// Which briefs go on with which.
    pub lineage: &'a Lineage,
    /// Headings and links of every body, by the file's path below `content/`.
    pub bodies: &'a BTreeMap<Arc<str>, Arc<BodyNotes>>,
    /// Other files below `content/`: path and size in bytes.
    pub attachments: &'a BTreeMap<Arc<str>, u64>,
    /// The year whose projects must all be closed or accounted for.
    pub year_end: Option<i32>,
    /// The briefs that are asked about, by place, ascending; none: all of them. Records of other kinds always are.
    pub asked: Option<&'a [usize]>,
}

/// A finding of a rule, before its place is looked up.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The file's path below `content/`.
    pub file: String,
    /// Where in the file: a field path such as `milestones[2].due`, as
    /// [`FieldPath::parse`](crate::source::FieldPath::parse) reads it.
    pub field: String,
    /// What is wrong, with the fact and the figure; its attributes `label` and `help` say the rest.
    pub message: Message,
    /// A severity that stands whatever the site says; none: the rule's.
    pub severity: Option<Severity>,
}

/// The findings of one rule.
#[derive(Debug, Default)]
pub struct Findings(Vec<Finding>);

impl Findings {
    /// Adds a finding at `field` of `file`.
    pub fn add(&mut self, file: &str, field: impl Into<String>, message: Message) {
        self.push(file, field.into(), message, None);
    }

    /// Adds a finding that is a warning whatever the site says.
    pub fn add_warning(&mut self, file: &str, field: impl Into<String>, message: Message) {
        self.push(file, field.into(), message, Some(Severity::Warning));
    }

    /// Counts them.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    fn push(&mut self, file: &str, field: String, message: Message, severity: Option<Severity>) {
        let file = file.to_owned();
        self.0.push(Finding {
            file,
            field,
            message,
            severity,
        });
    }
}

/// A finding that stands, with the name of its rule and its severity.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// The rule's name.
    pub rule: &'static str,
    /// How much it matters on this site.
    pub severity: Severity,
    /// What was found.
    pub finding: Finding,
}

/// Checks every rule that the site has not switched off, in the order of [`rules`].
///
/// What a brief's `allow` silences is left out; only warnings can be silenced.
pub fn run(subject: &Subject<'_>) -> Vec<Judged> {
    let found = found(&RULES.iter().collect::<Vec<_>>(), subject);
    judge(
        found,
        subject,
        subject.portfolio.projects.iter().map(AsRef::as_ref),
    )
}

/// What one rule found.
type Found = (&'static Rule, Finding);

/// So many briefs are checked on one thread.
const FEW: usize = 100;

/// Checks these rules, those that are switched off left out.
fn found(rules: &[&'static Rule], subject: &Subject<'_>) -> Vec<Found> {
    let check = |rule: &&'static Rule| -> Vec<Found> {
        if severity_of(rule, subject.config).is_none() {
            return Vec::new();
        }
        let mut findings = Findings::default();
        (rule.check)(subject, &mut findings);
        findings.0.into_iter().map(|finding| (*rule, finding)).collect()
    };
    // To wake another thread takes longer than to look at a few briefs.
    if subject.asked.is_some_and(|asked| asked.len() < FEW) {
        return rules.iter().flat_map(check).collect();
    }
    let found: Vec<Vec<Found>> = rules.par_iter().map(check).collect();
    let mut all = Vec::with_capacity(found.iter().map(Vec::len).sum());
    all.extend(found.into_iter().flatten());
    all
}

/// Settles the severity of findings, and leaves out what is silenced. `allowing` are all briefs that silence a rule, and
/// others maybe.
fn judge<'a>(
    found: Vec<Found>,
    subject: &Subject<'_>,
    allowing: impl Iterator<Item = &'a Project>,
) -> Vec<Judged> {
    let allowed: BTreeMap<&str, &BTreeMap<String, String>> = allowing
        .filter(|project| !project.allow.is_empty())
        .map(|project| (project.file.as_str(), &project.allow))
        .collect();
    // Nearly all of them stand.
    let mut standing = Vec::with_capacity(found.len());
    let judged = found.into_iter().filter_map(|(rule, finding)| {
        let severity = severity_of(rule, subject.config)?;
        Some(Judged {
            rule: rule.name,
            severity: finding.severity.unwrap_or(severity),
            finding,
        })
    });
    let years = &subject.figures.years;
    let sealed: BTreeSet<&str> = years
        .iter()
        .filter(|(_, figures)| figures.is_remembered)
        .flat_map(|(year, _)| subject.portfolio.projects_of(*year))
        .map(|project| project.file.as_str())
        .collect();
    let stands = |one: &Judged| {
        // What is sealed cannot be written better; but that a project is nowhere any more must be answered now.
        if sealed.contains(one.finding.file.as_str()) && one.rule != vanished_project::RULE.name {
            return false;
        }
        let silenced = allowed
            .get(one.finding.file.as_str())
            .is_some_and(|allow| allow.contains_key(one.rule));
        one.severity == Severity::Error || !silenced
    };
    standing.extend(judged.filter(stands));
    standing
}

/// Returns how much a finding of `rule` matters on the site; none where the rule is switched off.
fn severity_of(rule: &Rule, config: &Config) -> Option<Severity> {
    match config.rules.get(rule.name) {
        _ if rule.severity == Severity::Error => Some(Severity::Error),
        None => Some(rule.severity),
        Some(RuleLevel::Error) => Some(Severity::Error),
        Some(RuleLevel::Warning) => Some(Severity::Warning),
        Some(RuleLevel::Off) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_sorted_by_name_and_explained_in_three_paragraphs() {
        assert!(RULES.windows(2).all(|pair| pair[0].name < pair[1].name));
        for rule in rules() {
            assert!(super::rule(rule.name).is_some(), "{}", rule.name);
            for text in [rule.explanation.en, rule.explanation.zh] {
                let paragraphs = text.split("\n\n").filter(|part| !part.trim().is_empty()).count();
                assert!(paragraphs >= 3, "{}: {paragraphs} paragraphs", rule.name);
            }
        }
    }
}
