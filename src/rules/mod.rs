//! What can be written but should not be published: one file a rule.
//!
//! A rule looks at the whole subject (content, figures, lineages, links) and adds findings. Each has a page in
//! `tests/rules/` and an explanation in both languages that `explain` prints.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::config::{Config, RuleLevel};
use crate::figures::{Figures, Lineage};
use crate::locale::{Language, Message};
use crate::model::Portfolio;
use crate::source::BodyNotes;

/// A rule: its name, how much it matters where the site says nothing, and how it is checked.
pub struct Rule {
    /// Kebab case; reads as "allow stale-update".
    pub name: &'static str,
    /// Severity where `site.yaml` says nothing.
    pub level: RuleLevel,
    /// What it finds, why it matters, what to write.
    pub explanation: Explanation,
    /// Adds its findings.
    pub check: fn(&Subject<'_>, &mut Findings),
}

/// What a rule finds, why that matters, and what to write instead, in both languages.
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
    pub bodies: &'a BTreeMap<Arc<str>, BodyNotes>,
    /// Other files below `content/`: path and size in bytes.
    pub attachments: &'a BTreeMap<Arc<str>, u64>,
    /// The year whose projects must all be closed or accounted for.
    pub year_end: Option<i32>,
}

/// A finding of a rule, before its place is looked up.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The file's path below `content/`.
    pub file: String,
    /// Where in the file: a field path such as `milestones[2].due`, as [`crate::source::locate`] reads it.
    pub field: String,
    /// What is wrong, with the fact and the figure; its attributes `label` and `help` say the rest.
    pub message: Message,
    /// A severity that stands whatever the site says; none: the rule's.
    pub level: Option<RuleLevel>,
}

/// The findings of one rule.
#[derive(Debug, Default)]
pub struct Findings(Vec<Finding>);

impl Findings {
    /// Adds a finding at `field` of `file`.
    pub fn add(&mut self, file: &str, field: impl Into<String>, message: Message) {
        self.0.push(Finding { file: file.to_owned(), field: field.into(), message, level: None });
    }

    /// Adds a finding that is an error whatever the site says.
    pub fn add_error(&mut self, file: &str, field: impl Into<String>, message: Message) {
        let level = Some(RuleLevel::Error);
        self.0.push(Finding { file: file.to_owned(), field: field.into(), message, level });
    }

    /// Returns them.
    pub fn into_inner(self) -> Vec<Finding> {
        self.0
    }
}
