//! Findings with the line that they are about, as JSON, for the overlay of the preview.

use serde_json::{Value, json as object};

use super::place::Places;
use super::{Diagnostic, Sources, visible};
use crate::locale::Locale;
use crate::text::Span;

/// Characters of a line that are shown.
const MAX_LINE: usize = 400;

/// Returns each finding as an object: severity, rule, message, file, line (from 1; null where it is about a whole
/// file), `source` (the line in three parts: before the place, the place, behind it; null where there is none),
/// label and help.
///
/// Everything is plain text of hostile origin: whoever shows it escapes it.
pub fn framed(diagnostics: &[Diagnostic], sources: &dyn Sources, locale: &Locale) -> Vec<Value> {
    let mut places = Places::new(sources);
    let shown = |text: String| visible(&text).into_owned();
    diagnostics
        .iter()
        .map(|finding| {
            let frame = frame(finding, &mut places);
            let attribute = |name| locale.speak_attribute(&finding.message, name).map(shown);
            object!({
                "severity": finding.severity.word(),
                "rule": finding.rule,
                "message": shown(locale.speak(&finding.message)),
                "file": visible(&finding.file),
                "line": frame.as_ref().map(|(line, _)| *line),
                "source": frame.map(|(_, parts)| parts),
                "label": attribute("label"),
                "help": attribute("help"),
            })
        })
        .collect()
}

/// Returns the line of a finding, and its text before the place, at it and behind it.
fn frame(finding: &Diagnostic, places: &mut Places<'_>) -> Option<(u32, [String; 3])> {
    let span = finding.span?;
    let (source, index) = places.file(&finding.file)?;
    let text = source.text();
    let line = index.position(text, span.start).line;
    let whole = index.line_span(text, line)?.range();
    let Span { start, end } = span;
    let start = (start as usize).clamp(whole.start, whole.end);
    let end = (end as usize).clamp(start, whole.end);
    let part = |range: std::ops::Range<usize>| {
        let text: String = text.get(range)?.chars().take(MAX_LINE).collect();
        Some(visible(&text.replace('\t', " ")).into_owned())
    };
    let parts = [
        part(whole.start..start)?,
        part(start..end)?,
        part(end..whole.end)?,
    ];
    Some((line, parts))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::locale::{Language, Message};
    use crate::text::SourceFile;

    struct One(SourceFile);

    impl Sources for One {
        fn source(&self, path: &str) -> Option<&SourceFile> {
            (path == self.0.path()).then_some(&self.0)
        }
    }

    #[test]
    fn the_line_is_cut_at_the_place() {
        let file = One(SourceFile::new(
            "content/a.md",
            "---\ndue: 2026-02-30 # 二月\n---\n",
        ));
        let path: Arc<str> = Arc::from("content/a.md");
        let finding = Diagnostic::error(
            "invalid-date",
            &path,
            Span::new(9, 19),
            Message::new("theme-not-utf8"),
        );
        let elsewhere = Diagnostic {
            file: Arc::from("content/b.md"),
            ..finding.clone()
        };
        let locale = Locale::new(Language::English);
        let found = framed(&[finding, elsewhere], &file, &locale);
        assert_eq!(found[0]["line"], 2);
        assert_eq!(found[0]["source"], object!(["due: ", "2026-02-30", " # 二月"]));
        assert_eq!(found[0]["help"], "save it as UTF-8");
        assert!(found[1]["line"].is_null() && found[1]["source"].is_null());
    }
}
