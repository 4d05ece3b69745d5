//! Publishing in spite of errors: what could not be read is set aside, and a record that says so stands in its place.
//!
//! The record is an ordinary one, read like every other, so it is in every list in which the unread one would be, and
//! no figure is made from half of a brief.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_json::Value;

use super::{Analysis, Document, Inputs, SETTINGS, analyze};
use crate::diagnostic::{self, Severity};
use crate::locale::{Args, Locale};
use crate::text::FileBytes;

/// Reads everything again, with a record that says so in place of each one that could not be read; none where the
/// settings could not, without which nothing can be relied on.
pub fn analyze_in_spite(inputs: &Inputs, analysis: &Analysis) -> Option<Analysis> {
    let (inputs, unread) = set_aside(inputs, analysis)?;
    let mut analysis = analyze(&inputs, &mut |_| {});
    analysis.unread = unread;
    Some(analysis)
}

/// Returns the inputs with the records that stand in for others, and the paths of those.
fn set_aside(inputs: &Inputs, analysis: &Analysis) -> Option<(Inputs, BTreeSet<Arc<str>>)> {
    let locale = Locale::new(analysis.config.language);
    let errors: Vec<_> = analysis
        .diagnostics()
        .iter()
        .filter(|found| found.severity == Severity::Error)
        .cloned()
        .collect();
    let mut reasons: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for found in diagnostic::framed(&errors, &analysis.sources, &locale) {
        let file = found["file"].as_str().unwrap_or_default();
        if let Some(path) = file.strip_prefix("content/") {
            reasons.entry(path.to_owned()).or_default().push(reason(&found));
        }
    }
    if reasons.contains_key(SETTINGS) {
        return None;
    }
    let unread = |path: &str| analysis.sources.is_unread(path, inputs.options.drafts);
    let mut documents: BTreeMap<Arc<str>, Arc<Document>> = BTreeMap::new();
    for document in &inputs.documents {
        documents.insert(Arc::clone(&document.path), Arc::clone(document));
    }
    let refused = inputs
        .rejected
        .iter()
        .filter_map(|rejected| rejected.path.strip_prefix("content/"));
    let refused = refused.filter(|path| path.ends_with(".md"));
    let unreadable: Vec<&str> = documents
        .keys()
        .map(AsRef::as_ref)
        .filter(|path| unread(path))
        .collect();
    let replaced: Vec<String> = unreadable.into_iter().chain(refused).map(str::to_owned).collect();
    let mut unread = BTreeSet::new();
    for path in replaced {
        let reasons = reasons.get(&path).map(Vec::as_slice).unwrap_or_default();
        if let Some(text) = stand_in(
            &path,
            reasons,
            analysis.config.year_starts.year_of(inputs.run_date),
            &locale,
        ) {
            let path: Arc<str> = Arc::from(path);
            let document = Document {
                path: Arc::clone(&path),
                size: text.len() as u64,
                bytes: FileBytes::Text(Arc::from(text)),
            };
            documents.insert(Arc::clone(&path), Arc::new(document));
            unread.insert(path);
        }
    }
    let inputs = Inputs {
        documents: documents.into_values().collect(),
        ..inputs.clone()
    };
    Some((inputs, unread))
}

/// Says where and why: `content/projects/2026/atlas.md:7: …`.
fn reason(found: &Value) -> String {
    let text = |key: &str| found[key].as_str().unwrap_or_default().to_owned();
    let place = found["line"]
        .as_u64()
        .map(|line| format!(":{line}"))
        .unwrap_or_default();
    format!("{}{place}: {}", text("file"), text("message"))
}

/// Writes the record that stands in for the one at `path`; none where no record could stand there.
fn stand_in(path: &str, reasons: &[String], year: i32, locale: &Locale) -> Option<String> {
    let quoted = |text: &str| Value::from(text).to_string();
    let title = quoted(&locale.say("unread-title", &Args::new().with("file", path)));
    let why = quoted(&locale.text("unread-note"));
    let folder = path.split_once('/').map_or("", |(folder, _)| folder);
    let keys = match folder {
        "projects" => {
            // Paused, for nobody knows whether it is on track.
            format!(
                "title: {title}\nstatus: paused\nwithheld: {{office: {why}, lead: {why}, start: {why}, due: {why}}}\n"
            )
        }
        "directives" | "practices" => format!("title: {title}\nyear: {year}\n"),
        "meetings" | "pages" | "years" => format!("title: {title}\n"),
        _ if path == "index.md" => format!("title: {title}\n"),
        _ => return None,
    };
    // A block of code: nothing of a hostile text is read as Markdown.
    let lines = reasons.iter().flat_map(|reason| reason.lines());
    let lines: String = lines.map(|line| format!("    {line}\n")).collect();
    Some(format!(
        "---\n{keys}---\n\n{}\n\n{lines}",
        locale.text("unread-note")
    ))
}
