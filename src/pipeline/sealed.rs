//! Years of which only a snapshot is left: its `records.json` is read back, so that the years after it can be
//! compared with it, and figures stand as they were sealed.

mod record;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Severity};
use crate::figures::RecordedYear;
use crate::locale::Message;
use crate::model::Project;
use crate::source::is_id;
use record::{File, day};

/// The records of a sealed year whose briefs are gone from the content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedRecords {
    /// The year.
    pub year: i32,
    /// The file's path below the site's root.
    pub path: String,
    /// The bytes of `records.json`, or why they cannot be trusted.
    pub bytes: Result<Arc<[u8]>, SealedFault>,
}

/// Why the records of a snapshot are not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SealedFault {
    /// They, or the manifests that vouch for them, cannot be read.
    Unreadable(String),
    /// They are not the bytes that the manifests name.
    Changed,
    /// They are the bytes that were sealed, and not the records of that year in a form that is known here.
    Form,
}

/// A sealed year, read back.
#[derive(Debug)]
pub(super) struct ReadYear {
    /// Its projects, sorted by id.
    pub projects: Vec<Arc<Project>>,
    /// Its figures, as they were sealed.
    pub figures: RecordedYear,
}

/// What was read back before: records are sealed, so the same bytes are never read twice.
#[derive(Debug, Default)]
pub(super) struct SealedMemory(Vec<(Arc<[u8]>, Arc<ReadYear>)>);

impl SealedMemory {
    /// Reads sealed years back; beside them what is wrong.
    pub(super) fn read(
        &mut self,
        records: &[SealedRecords],
    ) -> (BTreeMap<i32, Arc<ReadYear>>, Vec<Diagnostic>) {
        let (mut years, mut findings, mut kept) = (BTreeMap::new(), Vec::new(), Vec::new());
        for record in records {
            let found = record.bytes.clone().and_then(|bytes| {
                let known = self.0.iter().find(|(known, _)| Arc::ptr_eq(known, &bytes));
                let year = match known {
                    Some((_, year)) => Arc::clone(year),
                    None => Arc::new(read(&bytes, record).ok_or(SealedFault::Form)?),
                };
                Ok((bytes, year))
            });
            match found {
                Ok((bytes, year)) => {
                    years.insert(record.year, Arc::clone(&year));
                    kept.push((bytes, year));
                }
                Err(fault) => findings.push(finding(record, fault)),
            }
        }
        self.0 = kept;
        (years, findings)
    }
}

fn finding(record: &SealedRecords, fault: SealedFault) -> Diagnostic {
    let message = match fault {
        SealedFault::Unreadable(reason) => Message::new("sealed-unreadable").with("reason", reason),
        SealedFault::Changed => Message::new("sealed-changed"),
        SealedFault::Form => Message::new("sealed-form"),
    };
    Diagnostic {
        rule: "sealed-records",
        severity: Severity::Error,
        file: Arc::from(record.path.as_str()),
        span: None,
        message: message.with("year", record.year.to_string()),
        related: Vec::new(),
    }
}

/// Where the projects of a sealed year come from, as a path below `content/`: nothing there can be written better,
/// so rules report it nowhere else.
fn file_of(record: &SealedRecords) -> String {
    format!("{}{}", super::findings::OUTSIDE, record.path)
}

/// Version of the form of `records.json` that is read.
const SCHEMA: u32 = 1;

/// Reads the records of one year back; none where they are not those of that year, every one of them, in the form
/// that is known here.
fn read(bytes: &[u8], record: &SealedRecords) -> Option<ReadYear> {
    let file: File = serde_json::from_slice(bytes).ok()?;
    let name = record.year.to_string();
    let year = file.years.get(&name).filter(|_| file.schema == SCHEMA)?;
    let as_of = day(&year.as_of)?;
    let mut pairs = Vec::with_capacity(file.projects.len());
    for written in &file.projects {
        if written.year != record.year
            || !is_id(&written.id)
            || written.key != format!("{name}/{}", written.id)
        {
            return None;
        }
        let project = written.project(file_of(record))?;
        let figures = written.figures(&project, as_of)?;
        pairs.push((Arc::new(project), Arc::new(figures)));
    }
    pairs.sort_by(|(one, _), (other, _)| one.key.cmp(&other.key));
    let is_once = pairs.windows(2).all(|pair| pair[0].0.key != pair[1].0.key);
    if !is_once || pairs.len() != year.total {
        return None;
    }
    let (projects, figures) = pairs.into_iter().unzip();
    Some(ReadYear {
        projects,
        figures: RecordedYear {
            as_of,
            rollup: year.rollup()?,
            projects: figures,
        },
    })
}
