//! `new`: starts a record with guidance as comments, or appends an update to a brief.

use std::path::{Path, PathBuf};

use chrono::Datelike;

use super::Exit;
use super::args::NewKind;
use super::session::Session;
use crate::config::Config;
use crate::io::write;
use crate::locale::{Args, Language, Locale};
use crate::model::{Date, Deadline, ProjectKey};
use crate::pipeline::Options;
use crate::source::UpdateHeading;

const PROJECT: [&str; 2] = [
    include_str!("blank/project.zh-CN.md"),
    include_str!("blank/project.en.md"),
];
const MEETING: [&str; 2] = [
    include_str!("blank/meeting.zh-CN.md"),
    include_str!("blank/meeting.en.md"),
];
const DIRECTIVE: [&str; 2] = [
    include_str!("blank/directive.zh-CN.md"),
    include_str!("blank/directive.en.md"),
];
const PRACTICE: [&str; 2] = [
    include_str!("blank/practice.zh-CN.md"),
    include_str!("blank/practice.en.md"),
];

/// Runs the command.
pub(super) fn run(session: &Session, kind: &NewKind) -> Exit {
    let read = match session.read(Options {
        drafts: true,
        year_end: None,
    }) {
        Ok(read) => read,
        Err(exit) => return exit,
    };
    let place = Place {
        session,
        root: &read.root,
        locale: session.locale(Some(read.analysis.config.language)),
        config: &read.analysis.config,
    };
    match kind {
        NewKind::Project { id, title } => place.project(id, title.as_deref()),
        NewKind::Meeting { id, title } => place.meeting(id, title.as_deref()),
        NewKind::Directive { id, title } => place.record("directives", id, DIRECTIVE, title.as_deref()),
        NewKind::Practice { id, title } => place.record("practices", id, PRACTICE, title.as_deref()),
        NewKind::Update {
            id,
            percent,
            health,
            text,
        } => {
            let heading = UpdateHeading {
                date: session.run_date,
                percent: *percent,
                health: health.clone(),
                headline: text.clone(),
            };
            place.update(id, &heading)
        }
    }
}

/// The site in which a record is started.
struct Place<'a> {
    session: &'a Session,
    root: &'a Path,
    locale: Locale,
    config: &'a Config,
}

impl Place<'_> {
    fn project(&self, id: &str, title: Option<&str>) -> Exit {
        let key = match self.key(id) {
            Ok(key) => key,
            Err(exit) => return exit,
        };
        self.create(
            &format!("projects/{key}.md"),
            PROJECT,
            title,
            self.session.run_date,
        )
    }

    fn meeting(&self, id: &str, title: Option<&str>) -> Exit {
        let date = id.get(..10).and_then(Deadline::parse);
        let (Some(Deadline::Day(date)), true) = (date, crate::source::is_id(id)) else {
            return self.refuse("new-invalid-meeting", id);
        };
        self.create(&format!("meetings/{id}.md"), MEETING, title, date)
    }

    fn record(&self, folder: &str, id: &str, blank: [&str; 2], title: Option<&str>) -> Exit {
        if !crate::source::is_id(id) {
            return self.refuse("new-invalid-id", id);
        }
        self.create(&format!("{folder}/{id}.md"), blank, title, self.session.run_date)
    }

    /// Reads `<id>` (of the current reporting year) or `<year>/<id>`.
    fn key(&self, text: &str) -> Result<ProjectKey, Exit> {
        let (year, id) = text
            .split_once('/')
            .map_or((None, text), |(year, id)| (Some(year), id));
        let year = match year {
            None => Some(self.config.year_starts.year_of(self.session.run_date)),
            Some(year) => year.parse().ok().filter(|year| (1000..=9999).contains(year)),
        };
        match year {
            Some(year) if crate::source::is_id(id) => Ok(ProjectKey {
                year,
                id: id.to_owned(),
            }),
            _ => Err(self.refuse("new-invalid-id", text)),
        }
    }

    fn create(&self, path: &str, blank: [&str; 2], title: Option<&str>, date: Date) -> Exit {
        let [chinese, english] = blank;
        let text = if self.locale.language() == Language::Chinese {
            chinese
        } else {
            english
        };
        let text = self.fill(text, title, date);
        let file = self.root.join("content").join(path);
        match write::create(&file, text.as_bytes()) {
            Ok(()) => self.done("new-done", path),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
                self.refuse("new-exists", path)
            }
            Err(error) => self.session.fail(&self.locale, &file, &error),
        }
    }

    /// Fills the places of a blank record.
    fn fill(&self, text: &str, title: Option<&str>, date: Date) -> String {
        let is_chinese = self.locale.language() == Language::Chinese;
        let comma = if is_chinese { "、" } else { ", " };
        let names = |registry: Option<&crate::config::Registry>| {
            let entries = registry.map(|registry| registry.entries()).unwrap_or_default();
            entries
                .iter()
                .map(|entry| entry.name.as_str())
                .collect::<Vec<&str>>()
                .join(comma)
        };
        let title = title.map(yaml_text);
        let facets: String = self
            .config
            .facets
            .iter()
            .map(|facet| {
                let values = facet.values.as_deref().unwrap_or_default().join(comma);
                // Both are read; a brief has the keys of one language.
                let (key, other) = if is_chinese {
                    (&facet.name, "")
                } else {
                    (&facet.key, facet.name.as_str())
                };
                format!(
                    "{}\n",
                    format!("{key}:            # {other} {values}").trim_end_matches([' ', '#'])
                )
            })
            .collect();
        text.replace("{title}", &title.unwrap_or_default())
            .replace("{date}", &date.to_string())
            .replace("{year}", &date.year().to_string())
            .replace("{offices}", &names(self.config.offices.as_ref()))
            .replace("{leads}", &names(self.config.leads.as_ref()))
            .replace("{facets}\n", &facets)
    }

    fn update(&self, id: &str, heading: &UpdateHeading) -> Exit {
        let key = match self.key(id) {
            Ok(key) => key,
            Err(exit) => return exit,
        };
        let path = format!("projects/{key}.md");
        let file: PathBuf = self.root.join("content").join(&path);
        let bytes = match write::read(&file) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return self.refuse("new-no-brief", &path);
            }
            Err(error) => return self.session.fail(&self.locale, &file, &error),
        };
        let Ok(text) = String::from_utf8(bytes) else {
            return self.refuse("new-not-utf8", &path);
        };
        let Some(written) = heading.write() else {
            return self.refuse("new-invalid-update", &path);
        };
        if text
            .lines()
            .any(|line| line.starts_with(&format!("## {}", heading.date)))
        {
            return self.refuse("new-update-exists", &path);
        }
        match write::replace(&file, appended(&text, &written).as_bytes()) {
            Ok(()) => self.done("new-update-done", &path),
            Err(error) => self.session.fail(&self.locale, &file, &error),
        }
    }

    fn done(&self, id: &str, path: &str) -> Exit {
        if !self.session.common.quiet {
            let args = Args::new().with("path", format!("content/{path}"));
            self.session.console.say(&self.locale.say(id, &args));
        }
        Exit::Done
    }

    fn refuse(&self, id: &str, value: &str) -> Exit {
        let message = self.locale.say(id, &Args::new().with("value", value));
        self.session.console.error(&self.locale, &message);
        Exit::Usage
    }
}

/// Writes `text` as a YAML value on one line, quoted where YAML would take it for something else.
pub(super) fn yaml_text(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<&str>>().join(" ");
    let yaml = serde_yaml::to_string(&line).expect("a text is always a YAML value");
    yaml.trim_end().to_owned()
}

/// Appends a heading as a section of its own, with the line ends that the text has.
fn appended(text: &str, heading: &str) -> String {
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    format!("{}{end}{end}{heading}{end}{end}", text.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_stay_what_was_asked_for() {
        for text in ["人才工作", "no", "0123", "a: b", "# 一", "“512”计划", "[甲]", "'"] {
            let yaml = yaml_text(text);
            assert_eq!(yaml.lines().count(), 1, "{yaml}");
            assert_eq!(serde_yaml::from_str::<String>(&yaml).unwrap(), text);
        }
        assert_eq!(yaml_text("两\n行"), "两 行");
    }

    #[test]
    fn an_update_is_a_section_of_its_own_with_the_files_line_ends() {
        assert_eq!(
            appended("---\na: 1\n---\ntext\n\n\n", "## 2026-01-01"),
            "---\na: 1\n---\ntext\n\n## 2026-01-01\n\n"
        );
        assert_eq!(appended("a\r\n", "## d"), "a\r\n\r\n## d\r\n\r\n");
    }
}
