//! Files that lie where nobody reads them though their author may think so: `b.MD`, `site.yml`, `project/2026/b.md`.

use std::sync::Arc;

use super::references::parse_year;
use super::suggest::nearest;
use crate::diagnostic::{Diagnostic, Severity};
use crate::locale::Message;

/// The folders of records, each with the names that offices give it.
const FOLDERS: [(&str, &[&str]); 6] = [
    ("projects", &["项目", "重点项目", "简报"]),
    ("directives", &["部署", "上级部署", "任务", "文件"]),
    ("meetings", &["会议"]),
    ("practices", &["成果", "经验", "典型经验"]),
    ("years", &["年度", "年份"]),
    ("pages", &["页面", "网页"]),
];

/// Ends of names of Markdown and plain text, in lower case.
const TEXTS: [&str; 6] = ["md", "markdown", "mdown", "mkd", "mdx", "txt"];

/// Ends of names of other files in which people write records, in lower case.
const OTHERS: [&str; 7] = ["yaml", "yml", "doc", "docx", "wps", "odt", "rtf"];

/// The settings.
const SETTINGS: &str = "site.yaml";

/// Reports the file at `path` below `content/`, which is no record, where its author may think that it is read.
///
/// Folders of attachments are free: there any file may lie.
pub fn unread(path: &str) -> Option<Diagnostic> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let folder = &path[..path.len() - name.len()];
    let (stem, ending) = name.rsplit_once('.')?;
    let ending = ending.to_lowercase();
    // Windows hides the true end of `b.md.txt`.
    let stem = stem.strip_suffix(".md").unwrap_or(stem);
    let renamed = format!("{folder}{stem}.md");
    let is_among_records = path
        .split_once('/')
        .is_some_and(|(first, _)| known_folder(first).is_some());
    let (severity, message) = if folder.is_empty() && is_like_settings(name) {
        (
            Severity::Error,
            Message::new("unknown-place-settings").with("correct", SETTINGS),
        )
    } else if is_attachment(path) {
        return None;
    } else if TEXTS.contains(&&*ending) {
        let correct = correct(&renamed).unwrap_or(renamed);
        (
            Severity::Error,
            Message::new("unknown-place-ending").with("correct", correct),
        )
    } else if OTHERS.contains(&&*ending) && is_among_records {
        let correct = correct(&renamed).unwrap_or(renamed);
        (
            Severity::Warning,
            Message::new("unknown-place-kind").with("correct", correct),
        )
    } else {
        return None;
    };
    Some(Diagnostic {
        rule: "unknown-place",
        severity,
        file: Arc::from(format!("content/{path}")),
        span: None,
        message: message.with("path", path),
        related: Vec::new(),
    })
}

fn is_like_settings(name: &str) -> bool {
    matches!(
        &*name.to_lowercase(),
        "site.yaml" | "site.yml" | "site.yaml.txt" | "site.txt"
    )
}

/// Tells whether a path is `projects/<year>/<id>/…`.
fn is_attachment(path: &str) -> bool {
    let mut parts = path.split('/');
    parts.next() == Some("projects")
        && parts.next().is_some_and(|year| parse_year(year).is_some())
        && parts.nth(1).is_some()
}

/// Returns where a Markdown file that lies at no place of a record belongs, as far as that can be told.
pub(super) fn correct(path: &str) -> Option<String> {
    let parts: Vec<&str> = path.split('/').collect();
    let (file, folders) = parts.split_last()?;
    let Some((first, below)) = folders.split_first() else {
        return (file.eq_ignore_ascii_case("index.md") && *file != "index.md").then(|| "index.md".to_owned());
    };
    let folder = known_folder(first)?;
    let found = match (folder, below) {
        ("projects", [year]) => format!("projects/{year}/{file}"),
        ("projects", _) => return None,
        // Only briefs lie in folders of years.
        (folder, _) => format!("{folder}/{file}"),
    };
    (found != path).then_some(found)
}

fn known_folder(written: &str) -> Option<&'static str> {
    let named = |(folder, names): &&(&'static str, &[&str])| *folder == written || names.contains(&written);
    let found = FOLDERS.iter().find(named).map(|(folder, _)| *folder);
    found.or_else(|| nearest(written, FOLDERS.iter().map(|(folder, _)| *folder)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(path: &str) -> Option<(&'static str, String)> {
        let finding = unread(path)?;
        let english = crate::locale::Locale::new(crate::locale::Language::English);
        let help = english
            .speak_attribute(&finding.message, "help")
            .expect("it says what to do");
        Some((finding.message.id, help))
    }

    #[test]
    fn what_looks_like_a_record_and_is_not_read_is_reported_with_its_right_name() {
        let cases = [
            ("projects/2026/b.MD", "unknown-place-ending", "projects/2026/b.md"),
            (
                "projects/2026/b.markdown",
                "unknown-place-ending",
                "projects/2026/b.md",
            ),
            (
                "projects/2026/b.md.txt",
                "unknown-place-ending",
                "projects/2026/b.md",
            ),
            (
                "projects/2026/方案.docx",
                "unknown-place-kind",
                "projects/2026/方案.md",
            ),
            ("project/2026/b.txt", "unknown-place-ending", "projects/2026/b.md"),
            ("项目/2026/b.Md", "unknown-place-ending", "projects/2026/b.md"),
            (
                "会议/2026/2026-03-20.markdown",
                "unknown-place-ending",
                "meetings/2026-03-20.md",
            ),
            ("site.yml", "unknown-place-settings", "site.yaml"),
            ("Site.yaml", "unknown-place-settings", "site.yaml"),
            ("site.yaml.txt", "unknown-place-settings", "site.yaml"),
        ];
        for (path, id, correct) in cases {
            let (found, help) = said(path).expect(path);
            assert_eq!(found, id, "{path}");
            assert!(help.contains(&format!("`{correct}`")), "{path}: {help}");
        }
    }

    #[test]
    fn attachments_and_files_of_other_kinds_are_left_alone() {
        for path in [
            "projects/2026/b/notes.docx",
            "projects/2026/b/c/readme.markdown",
            "projects/2026/b.pdf",
            "logo.svg",
            "资料/方案.docx",
            "offices.yaml",
            "LICENSE",
        ] {
            assert_eq!(said(path), None, "{path}");
        }
    }

    #[test]
    fn a_markdown_file_at_a_wrong_place_is_told_its_right_one() {
        let cases = [
            ("project/2026/a.md", Some("projects/2026/a.md")),
            ("Projects/2026/a.md", Some("projects/2026/a.md")),
            ("meetings/2026/a.md", Some("meetings/a.md")),
            ("practise/a.md", Some("practices/a.md")),
            ("Index.md", Some("index.md")),
            ("projects/a.md", None),
            ("projects/2026/a/b.md", None),
            ("archive/a.md", None),
            ("notes.md", None),
        ];
        for (path, place) in cases {
            assert_eq!(correct(path).as_deref(), place, "{path}");
        }
    }
}
