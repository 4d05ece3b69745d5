//! Writing the heading of an update, as `updates.rs` reads it.

use std::fmt::Write as _;

use crate::model::Date;
use crate::source::words::{self, STATED};

/// The heading of an update that is to be appended to a brief.
#[derive(Clone, Debug, PartialEq)]
pub struct UpdateHeading {
    /// Its day.
    pub date: Date,
    /// Progress, 0–100.
    pub percent: Option<f64>,
    /// A health word in either language.
    pub health: Option<String>,
    /// What happened, in a few words.
    pub headline: Option<String>,
}

impl UpdateHeading {
    /// Writes the line, or none where the percentage or the health word is none.
    pub fn write(&self) -> Option<String> {
        let mut line = format!("## {}", self.date);
        if let Some(percent) = self.percent {
            if !(0.0..=100.0).contains(&percent) {
                return None;
            }
            let _ = write!(line, " {percent}%");
        }
        if let Some(health) = &self.health {
            words::find(STATED, health)?;
            let _ = write!(line, " {health}");
        }
        if let Some(headline) = &self.headline {
            let one_line = headline.split_whitespace().collect::<Vec<&str>>().join(" ");
            let _ = write!(line, " {one_line}");
        }
        Some(line)
    }
}
