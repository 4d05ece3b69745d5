//! Where an input stands in the content.

use serde_json::Value;

use super::Place;
use super::draft::Origin;
use crate::diagnostic::Sources;
use crate::source::locate;
use crate::text::LineIndex;

/// Returns the line of a field of a content file, or none where no file says it.
pub(super) fn of_origin(sources: &dyn Sources, origin: &Origin) -> Option<Place> {
    let Origin::Field {
        file: Some(file),
        path,
        value,
        ..
    } = origin
    else {
        return None;
    };
    let file = format!("content/{file}");
    let source = sources.source(&file)?;
    let span = locate(source, path);
    let is_settings = source.path() == "site.yaml";
    if is_settings && !says(&source.text()[span.range()], value) {
        return None;
    }
    let line = LineIndex::new(source.text())
        .position(source.text(), span.start)
        .line;
    Some(Place { file, line })
}

/// Tells whether `text` is the number `value`; the settings that a site leaves out have defaults, which stand
/// nowhere.
fn says(text: &str, value: &Value) -> bool {
    text.trim().parse::<f64>().ok() == value.as_f64()
}
