//! The log: dated updates and the health that they state.

use super::Date;
use crate::text::Excerpt;

/// A dated entry of a brief's log.
#[derive(Clone, Debug, PartialEq)]
pub struct Update {
    /// Its day.
    pub date: Date,
    /// Reported progress, 0–100.
    pub percent: Option<f64>,
    /// The health that the author states.
    pub stated: Option<Stated>,
    /// The rest of the heading, as plain text.
    pub headline: Option<String>,
    /// The section with its heading, as a part of the body.
    pub section: Excerpt,
}

/// The health that an author states in an update.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stated {
    /// 正常, 按期
    OnTrack,
    /// 有风险
    AtRisk,
    /// 滞后
    Late,
    /// 受阻
    Blocked,
}

impl Stated {
    /// Returns the word that the content and the data files use.
    pub fn word(self) -> &'static str {
        match self {
            Stated::OnTrack => "on-track",
            Stated::AtRisk => "at-risk",
            Stated::Late => "late",
            Stated::Blocked => "blocked",
        }
    }
}
