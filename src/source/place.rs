//! What a content file is, by its path: the kind of record, its year and its id.

use super::context::Context;
use super::misplaced;
use super::names::composed;
use super::references::parse_year;
use crate::locale::Message;
use crate::model::{Date, ProjectKey};
use crate::path::slug;
use crate::text::Span;

/// The longest id, in bytes of its NFC form: it becomes a file name on every system.
///
/// # Source
/// docs/content-model.md, "Identity"; SECURITY.md, "Limits".
const MAX_ID: usize = 90;

/// The record that a file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// `projects/<year>/<id>.md`
    Project(ProjectKey),
    /// `directives/<id>.md`
    Directive(String),
    /// `meetings/<id>.md`, with the date that the id begins with.
    Meeting(String, Option<Date>),
    /// `practices/<id>.md`
    Practice(String),
    /// `years/<year>.md`
    Year(i32),
    /// `pages/<id>.md`
    Page(String),
    /// `index.md`
    Index,
}

/// Finds the place of the file at `path`, below `content/`; reports a path where no record lives.
///
/// A place may come with a finding, for a name that cannot be kept: the file is read all the same, so that
/// everything else that is wrong with it is found too.
pub(crate) fn of(path: &str, first_line: Span, cx: &mut Context<'_>) -> Option<Place> {
    let parts: Vec<&str> = path.split('/').collect();
    let stem = |name: &str, cx: &mut Context<'_>| id(name, first_line, cx);
    match parts.as_slice() {
        ["index.md"] => Some(Place::Index),
        ["projects", year, name] => {
            let id = stem(name, cx);
            let year = year_folder(year, first_line, cx);
            Some(Place::Project(ProjectKey { year: year?, id }))
        }
        ["directives", name] => Some(Place::Directive(stem(name, cx))),
        ["meetings", name] => {
            let id = stem(name, cx);
            let date = leading_date(&id);
            Some(Place::Meeting(id, date))
        }
        ["practices", name] => Some(Place::Practice(stem(name, cx))),
        ["years", name] => year_folder(name.trim_end_matches(".md"), first_line, cx).map(Place::Year),
        ["pages", name] => Some(Place::Page(stem(name, cx))),
        _ => {
            report_unknown(&parts, first_line, cx);
            None
        }
    }
}

/// Tells whether `text` is an id as it stands: Unicode letters, digits, `-` and `_`, and not too long.
pub fn is_id(text: &str) -> bool {
    let valid = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    !text.is_empty() && text.len() <= MAX_ID && text.chars().all(valid) && !text.eq_ignore_ascii_case("index")
}

/// Returns the id of a file's name; one that is none is reported, and the usable one stands in for it.
fn id(name: &str, first_line: Span, cx: &mut Context<'_>) -> String {
    let stem = name.strip_suffix(".md").unwrap_or(name);
    let id = composed(stem).into_owned();
    if is_id(&id) {
        return id;
    }
    let reason = if id.len() > MAX_ID {
        Message::new("invalid-id-long").with("limit", MAX_ID)
    } else if id.eq_ignore_ascii_case("index") {
        Message::new("invalid-id-index")
    } else {
        Message::new("invalid-id-characters")
    };
    let message = Message::new("invalid-id")
        .with("id", &*id)
        .with("reason", reason)
        .with("usable", usable(&id));
    cx.error("invalid-id", first_line, message);
    usable(&id)
}

/// Makes a usable id of any file stem.
fn usable(stem: &str) -> String {
    let mut id = slug(stem);
    if id.eq_ignore_ascii_case("index") {
        return "overview".to_owned();
    }
    while id.len() > MAX_ID {
        id.pop();
    }
    id
}

fn year_folder(written: &str, first_line: Span, cx: &mut Context<'_>) -> Option<i32> {
    let year = parse_year(written);
    if year.is_none() {
        let digits = written.trim_matches(|c: char| !c.is_ascii_digit());
        let correct = parse_year(digits).map_or_else(|| "2026".to_owned(), |year| year.to_string());
        let message = Message::new("invalid-year-name")
            .with("name", written)
            .with("correct", correct);
        cx.error("unknown-place", first_line, message);
    }
    year
}

/// Returns the day that a meeting's id begins with: `2026-10-28` or `2026-10-28-review`.
fn leading_date(id: &str) -> Option<Date> {
    let day = id.get(..10)?;
    let ends = id.len() == 10 || id[10..].starts_with(['-', '_']);
    super::dates::parse_day(day).filter(|_| ends)
}

fn report_unknown(parts: &[&str], first_line: Span, cx: &mut Context<'_>) {
    let path = parts.join("/");
    let message = match (parts, misplaced::correct(&path)) {
        (_, Some(correct)) => Message::new("unknown-place-near").with("correct", correct),
        (["projects", _], _) => Message::new("unknown-place-no-year"),
        (["projects", _, _, ..], _) => Message::new("unknown-place-attachment"),
        _ => Message::new("unknown-place"),
    };
    cx.error("unknown-place", first_line, message.with("path", path));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::text::SourceFile;

    fn place(path: &str) -> Result<Place, &'static str> {
        let file = SourceFile::new(path, "---\n---\n");
        let config = Config::default();
        let mut cx = Context::new(&file, &config);
        let place = of(path, Span::new(0, 3), &mut cx);
        match cx.finish().first() {
            Some(finding) => Err(finding.message.id),
            None => Ok(place.expect("a place or a finding")),
        }
    }

    #[test]
    fn records_live_at_their_places() {
        let key = ProjectKey {
            year: 2026,
            id: "é_1-处".to_owned(),
        };
        assert_eq!(place("projects/2026/e\u{301}_1-处.md"), Ok(Place::Project(key)));
        let day = "2026-10-28".parse().ok();
        assert_eq!(
            place("meetings/2026-10-28-推进会.md"),
            Ok(Place::Meeting("2026-10-28-推进会".to_owned(), day))
        );
        assert_eq!(
            place("meetings/2026-10-281.md").map(|p| matches!(p, Place::Meeting(_, None))),
            Ok(true)
        );
        assert_eq!(place("years/2026.md"), Ok(Place::Year(2026)));
        assert_eq!(place("index.md"), Ok(Place::Index));
    }

    #[test]
    fn other_places_are_refused_with_a_reason() {
        // Proved by sabotage: without the limit on ids the long one is a record.
        let long = format!("pages/{}.md", "长".repeat(31));
        let cases = [
            ("projects/a.md", "unknown-place-no-year"),
            ("projects/26/a.md", "invalid-year-name"),
            ("projects/2026/a/b.md", "unknown-place-attachment"),
            ("years/second.md", "invalid-year-name"),
            ("notes.md", "unknown-place"),
            ("project/2026/a.md", "unknown-place-near"),
            ("pages/a b.md", "invalid-id"),
            ("pages/Index.md", "invalid-id"),
            (&long, "invalid-id"),
        ];
        for (path, id) in cases {
            assert_eq!(place(path), Err(id), "{path}");
        }
        assert_eq!(usable("a b（终稿）"), "a-b-终稿");
        assert!(usable(&"长".repeat(31)).len() <= MAX_ID);
    }
}
