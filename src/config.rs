//! What `site.yaml` settles for the whole site.

use std::collections::BTreeMap;

use crate::locale::Language;
use crate::model::YearStart;

/// The site's settings; every field has a default.
#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    /// The site's title.
    pub title: String,
    /// Language of pages, dates, numbers and diagnostics.
    pub language: Language,
    /// Who publishes it.
    pub organisation: Option<String>,
    /// The published address, ending in `/`; only feeds, calendars and the site map need it.
    pub base_url: Option<String>,
    /// Name of the theme; `default` is built in.
    pub theme: String,
    /// First day of every reporting year.
    pub year_starts: YearStart,
    /// A line above every page and printed sheet.
    pub marking: Option<String>,
    /// Whether scorecards are ordered by score.
    pub ranking: bool,
    /// Whether the site has a search.
    pub search: bool,
    /// Registry of offices, in protocol order; none: any name is an office.
    pub offices: Option<Registry>,
    /// Registry of leads, in protocol order; none: any name is a lead.
    pub leads: Option<Registry>,
    /// Declared facets, in order.
    pub facets: Vec<Facet>,
    /// Coded reasons of delay.
    pub causes: Vec<String>,
    /// Limits of the derived figures.
    pub thresholds: Thresholds,
    /// Weights of the scorecard's parts.
    pub scorecard: ScorecardWeights,
    /// Severities that the site sets for rules, by rule name.
    pub rules: BTreeMap<String, RuleLevel>,
    /// What becomes of raw HTML in Markdown.
    pub raw_html: RawHtml,
    /// The minisign public key that signatures of sealed years are judged by, as one line.
    pub archive_key: Option<String>,
}

impl Config {
    /// Tells whether rules find the same, in the same figures, under both settings: what differs is presentation.
    pub fn judges_alike(&self, other: &Config) -> bool {
        let shown_as = |config: &Config| Config {
            title: String::new(),
            language: other.language,
            organisation: None,
            base_url: None,
            theme: String::new(),
            marking: None,
            ranking: false,
            search: false,
            archive_key: None,
            ..config.clone()
        };
        shown_as(self) == shown_as(other)
    }

    /// Tells whether the same content has the same figures under both settings.
    ///
    /// Every field is named, so that a new one cannot be forgotten here.
    pub fn computes_alike(&self, other: &Config) -> bool {
        let Config {
            title: _,
            language: _,
            organisation: _,
            base_url: _,
            theme: _,
            year_starts,
            marking: _,
            ranking: _,
            search: _,
            offices,
            leads,
            facets,
            causes: _,
            thresholds,
            scorecard: _,
            rules: _,
            raw_html: _,
            archive_key: _,
        } = self;
        *year_starts == other.year_starts
            && *offices == other.offices
            && *leads == other.leads
            && *facets == other.facets
            && *thresholds == other.thresholds
    }

    /// Tells whether the same content has the same pages, in the same order, under both settings.
    ///
    /// Every field is named, so that a new one cannot be forgotten here.
    pub fn lays_out_alike(&self, other: &Config) -> bool {
        let Config {
            title: _,
            language: _,
            organisation: _,
            base_url: _,
            theme: _,
            year_starts,
            marking: _,
            ranking,
            search,
            offices,
            leads,
            facets,
            causes: _,
            thresholds: _,
            scorecard,
            rules: _,
            raw_html: _,
            archive_key: _,
        } = self;
        *year_starts == other.year_starts
            && *ranking == other.ranking
            && *search == other.search
            && *offices == other.offices
            && *leads == other.leads
            && *facets == other.facets
            && *scorecard == other.scorecard
    }

    /// Tells whether every content file says the same, with the same findings, under both settings.
    ///
    /// Every field is named, so that a new one cannot be forgotten here.
    pub fn reads_alike(&self, other: &Config) -> bool {
        let Config {
            title: _,
            language: _,
            organisation: _,
            base_url: _,
            theme: _,
            year_starts,
            marking: _,
            ranking: _,
            search: _,
            offices,
            leads,
            facets,
            causes,
            thresholds: _,
            scorecard: _,
            rules: _,
            raw_html,
            archive_key: _,
        } = self;
        *year_starts == other.year_starts
            && *offices == other.offices
            && *leads == other.leads
            && *facets == other.facets
            && *causes == other.causes
            && *raw_html == other.raw_html
    }
}

impl Default for Config {
    fn default() -> Config {
        Config {
            title: String::new(),
            language: Language::Chinese,
            organisation: None,
            base_url: None,
            theme: "default".to_owned(),
            year_starts: YearStart::default(),
            marking: None,
            ranking: false,
            search: true,
            offices: None,
            leads: None,
            facets: Vec::new(),
            causes: DEFAULT_CAUSES.map(str::to_owned).to_vec(),
            thresholds: Thresholds::default(),
            scorecard: ScorecardWeights::default(),
            rules: BTreeMap::new(),
            raw_html: RawHtml::Text,
            archive_key: None,
        }
    }
}

/// Coded reasons where the site declares none.
///
/// # Source
/// docs/content-model.md, "site.yaml".
pub const DEFAULT_CAUSES: [&str; 9] = [
    "policy",
    "funding",
    "approval",
    "procurement",
    "scope",
    "staffing",
    "weather",
    "partner",
    "other",
];

/// A list of known names in protocol order, each with other spellings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Registry {
    entries: Vec<RegistryEntry>,
    spellings: BTreeMap<String, usize>,
}

/// One registered name.
#[derive(Clone, Debug, PartialEq)]
pub struct RegistryEntry {
    /// The name that pages show.
    pub name: String,
    /// Other spellings that mean the same.
    pub aliases: Vec<String>,
}

impl Registry {
    /// Makes a registry; of two entries with the same spelling the first one counts.
    pub fn new(entries: Vec<RegistryEntry>) -> Registry {
        let mut spellings = BTreeMap::new();
        for (index, entry) in entries.iter().enumerate() {
            for spelling in std::iter::once(&entry.name).chain(&entry.aliases) {
                spellings.entry(spelling.clone()).or_insert(index);
            }
        }
        Registry { entries, spellings }
    }

    /// Returns the place, from 0, and the registered name that `spelling` stands for.
    pub fn find(&self, spelling: &str) -> Option<(usize, &str)> {
        let index = *self.spellings.get(spelling)?;
        Some((index, &self.entries[index].name))
    }

    /// Returns the entries in protocol order.
    pub fn entries(&self) -> &[RegistryEntry] {
        &self.entries
    }

    /// Iterates over every spelling, names and aliases alike.
    pub fn spellings(&self) -> impl Iterator<Item = &str> {
        self.spellings.keys().map(String::as_str)
    }
}

/// A way of grouping projects that the site declares.
#[derive(Clone, Debug, PartialEq)]
pub struct Facet {
    /// The key that briefs use.
    pub key: String,
    /// The name that pages show.
    pub name: String,
    /// Its known values in order; none: any value.
    pub values: Option<Vec<String>>,
}

/// Limits of the derived figures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Thresholds {
    /// Percentage points that a project may be off its plan and still be on pace.
    pub tolerance: f64,
    /// Days before a due date in which a milestone is due soon.
    pub due_soon: i64,
    /// Days without an update after which a project is silent.
    pub stale_after: i64,
    /// Days of slip after which a project is late.
    pub late_after: i64,
}

impl Default for Thresholds {
    fn default() -> Thresholds {
        Thresholds {
            tolerance: 5.0,
            due_soon: 14,
            stale_after: 38,
            late_after: 14,
        }
    }
}

/// Weights of the parts of a scorecard; only their proportions matter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScorecardWeights {
    /// Mean progress.
    pub completion: f64,
    /// Milestones handed over as promised.
    pub punctuality: f64,
    /// Attainment of indicators.
    pub outcomes: f64,
    /// Months with an update.
    pub diligence: f64,
    /// The reviewers' scores.
    pub quality: f64,
}

impl Default for ScorecardWeights {
    fn default() -> ScorecardWeights {
        ScorecardWeights {
            completion: 35.0,
            punctuality: 25.0,
            outcomes: 20.0,
            diligence: 10.0,
            quality: 10.0,
        }
    }
}

/// What the site makes of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleLevel {
    /// A finding stops the publish.
    Error,
    /// A finding is shown.
    Warning,
    /// Not looked for.
    Off,
}

/// What becomes of raw HTML in Markdown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RawHtml {
    /// It is shown as text.
    Text,
    /// It is cleaned by an allow-list.
    Sanitised,
}
