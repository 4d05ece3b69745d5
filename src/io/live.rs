//! A site that is kept up to date while its files are being edited.
//!
//! Only what changed is read again; everything that follows from it is computed anew, so that the result is the
//! same as that of a run that begins with nothing.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::io::read::{self, Changes, ContentReader, Hint, Limits, LookError};
use crate::io::watch::Hints;
use crate::locale::Language;
use crate::model::Date;
use crate::pipeline::{
    self, Analysis, Document, Inputs, Memory, Options, Phase, Rejected, SealedRecords, Shelf, ThemeFile,
};
use crate::site::Site;
use crate::theme::Theme;

/// The snapshots beside a site, as whoever can read them finds them.
pub trait ShelfReader: std::fmt::Debug {
    /// Looks whether something about them has changed; `documents` and `config` are the site's.
    fn look(&mut self, documents: &[Arc<Document>], config: &Config) -> bool;

    /// Returns what the site shows of them.
    fn shelf(&self) -> &Shelf;

    /// Returns the records of those whose year has no briefs any more.
    fn records(&self) -> &[SealedRecords];
}

/// A site and everything that is kept between one look at its files and the next.
#[derive(Debug)]
pub struct LiveSite {
    root: PathBuf,
    options: Options,
    limits: Limits,
    reader: ContentReader,
    /// What was read and is in no edition yet.
    unseen: Option<Changes>,
    memory: Memory,
    run_date: Option<Date>,
    theme: LoadedTheme,
    shelf: Option<Box<dyn ShelfReader>>,
    /// The last site without errors.
    last: Option<Arc<Site>>,
}

/// The site as it is after a change.
#[derive(Debug)]
pub struct Edition {
    /// What the content says, and what is wrong with it.
    pub analysis: Arc<Analysis>,
    /// What is wrong with the theme.
    pub theme_faults: Vec<Diagnostic>,
    /// The theme's files, for source frames of its faults.
    pub theme_files: Arc<[ThemeFile]>,
    /// The site; none where an error stands against publishing it.
    pub site: Option<Arc<Site>>,
    /// What changed in the content.
    pub changes: Changes,
    /// Whether the theme changed.
    pub theme_changed: bool,
    /// How long each part took.
    pub times: Times,
}

/// How long each part of a rebuild took.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Times {
    /// Looking for changes, and reading what changed.
    pub read: Duration,
    /// Making records of it.
    pub parse: Duration,
    /// Computing figures.
    pub derive: Duration,
    /// Checking rules.
    pub check: Duration,
    /// Settling all addresses.
    pub layout: Duration,
}

impl Times {
    /// Returns the time that all parts took together.
    pub fn total(&self) -> Duration {
        self.read + self.parse + self.derive + self.check + self.layout
    }
}

/// The theme as it was loaded last.
#[derive(Debug)]
struct LoadedTheme {
    name: String,
    language: Option<Language>,
    files: Arc<[ThemeFile]>,
    rejected: Vec<Rejected>,
    loaded: Result<Arc<Theme>, Vec<Diagnostic>>,
}

impl LiveSite {
    /// Makes the site at `root`, of which nothing is known yet.
    pub fn new(root: &Path, options: Options) -> LiveSite {
        LiveSite {
            root: root.to_path_buf(),
            options,
            limits: Limits::default(),
            reader: ContentReader::new(root, Limits::default()),
            unseen: None,
            memory: Memory::default(),
            run_date: None,
            theme: LoadedTheme {
                name: String::new(),
                language: None,
                files: Arc::from([]),
                rejected: Vec::new(),
                loaded: Err(Vec::new()),
            },
            shelf: None,
            last: None,
        }
    }

    /// Returns the site with the snapshots that lie beside it.
    #[must_use]
    pub fn with_shelf(mut self, shelf: Box<dyn ShelfReader>) -> LiveSite {
        self.shelf = Some(shelf);
        self
    }

    /// Says whether a file was read so shortly after a change that it should be looked at once more.
    pub fn has_fresh_files(&self) -> bool {
        self.reader.has_fresh_files()
    }

    /// Looks where `hints` say and returns the new edition; none where nothing changed.
    ///
    /// # Errors
    /// The content cannot be read, or most of it is gone; the next look starts from what was known before.
    pub fn look(&mut self, hints: &Hints, run_date: Date) -> Result<Option<Edition>, LookError> {
        let start = Instant::now();
        if hints.content != Hint::Paths(Default::default())
            && let Some(changes) = self.reader.look(&hints.content)?
        {
            // Kept until it is shown: the reader tells it once, and the theme may not be readable now.
            let unseen = self.unseen.get_or_insert_default();
            unseen.paths.extend(changes.paths);
            unseen.paths.sort_unstable();
            unseen.paths.dedup();
            unseen.renamed.extend(changes.renamed);
        }
        let config = pipeline::settings_of(&self.reader.content().documents);
        let theme_changed = self.reload_theme(&config, hints.theme).map_err(LookError::Read)?;
        let shelf_changed = hints.content == Hint::Everything && self.look_at_shelf(&config);
        let is_new_day = self.run_date != Some(run_date);
        if self.unseen.is_none() && !theme_changed && !shelf_changed && !is_new_day {
            return Ok(None);
        }
        self.run_date = Some(run_date);
        let inputs = self.inputs(run_date);
        let mut times = Times {
            read: start.elapsed(),
            ..Times::default()
        };
        let mut last = Instant::now();
        let analysis = pipeline::analyze_again(&inputs, &mut self.memory, &mut |phase| {
            let time = match phase {
                Phase::Parse => &mut times.parse,
                Phase::Derive => &mut times.derive,
                Phase::Check => &mut times.check,
            };
            *time = last.elapsed();
            last = Instant::now();
        });
        let site = match &self.theme.loaded {
            Ok(theme) if !analysis.has_errors() => Some(Arc::new(self.site(&analysis, theme))),
            _ => None,
        };
        if let Some(site) = &site {
            self.last = Some(Arc::clone(site));
        }
        times.layout = last.elapsed();
        Ok(Some(Edition {
            analysis: Arc::new(analysis),
            theme_faults: self.theme.loaded.as_ref().err().cloned().unwrap_or_default(),
            theme_files: Arc::clone(&self.theme.files),
            site,
            changes: self.unseen.take().unwrap_or_default(),
            theme_changed,
            times,
        }))
    }

    fn look_at_shelf(&mut self, config: &Config) -> bool {
        let documents = &self.reader.content().documents;
        let shelf = self.shelf.as_mut();
        shelf.is_some_and(|shelf| shelf.look(documents, config))
    }

    fn site(&self, analysis: &Analysis, theme: &Arc<Theme>) -> Site {
        let nothing = Shelf::default();
        let shelf = self.shelf.as_ref().map_or(&nothing, |shelf| shelf.shelf());
        pipeline::site_again(analysis, Arc::clone(theme), shelf, self.last.as_deref())
    }

    fn inputs(&self, run_date: Date) -> Inputs {
        let content = self.reader.content();
        let rejected = content.rejected.iter().chain(&self.theme.rejected);
        Inputs {
            documents: content.documents.clone(),
            attachments: content.attachments.clone(),
            theme: self.theme.files.to_vec(),
            rejected: rejected.cloned().collect(),
            sealed: self
                .shelf
                .as_ref()
                .map_or_else(Vec::new, |shelf| shelf.records().to_vec()),
            run_date,
            options: self.options,
        }
    }

    /// Loads the theme where another one is asked for, or its files changed; says whether it did.
    fn reload_theme(&mut self, config: &Config, may_have_changed: bool) -> Result<bool, read::ReadError> {
        let is_same = self.theme.name == config.theme && self.theme.language == Some(config.language);
        if is_same && !may_have_changed {
            return Ok(false);
        }
        let (files, rejected) = read::themes(&self.root, &config.theme, &self.limits)?;
        if is_same && *self.theme.files == files && self.theme.rejected == rejected {
            return Ok(false);
        }
        self.theme = LoadedTheme {
            name: config.theme.clone(),
            language: Some(config.language),
            loaded: Theme::load(&config.theme, &files, config.language).map(Arc::new),
            files: Arc::from(files),
            rejected,
        };
        Ok(true)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;

    use super::*;

    // Proved by sabotage: with what was read forgotten when the theme cannot be, this test fails.
    #[test]
    fn what_was_read_while_the_theme_could_not_be_is_shown_later() {
        let folder = tempfile::tempdir().expect("a folder");
        let write = |path: &str, text: &str| {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, text).expect("a file");
        };
        let brief = |title: &str| format!("---\ntitle: {title}\n---\n");
        write("content/site.yaml", "title: 台账\nlanguage: zh-CN\ntheme: blue\n");
        write("content/projects/2026/a.md", &brief("甲"));
        write("themes/blue/assets/a.txt", "");
        write("themes/blue/assets/b.txt", "");
        let day = "2026-11-22".parse().expect("a date");
        let mut site = LiveSite::new(folder.path(), Options::default());
        site.look(&Hints::everything(), day)
            .expect("it can be read")
            .expect("the first edition");
        write("content/projects/2026/a.md", &brief("乙"));
        let hints = Hints {
            content: Hint::Paths(BTreeSet::from(["projects/2026/a.md".to_owned()])),
            theme: true,
        };
        site.limits.files = 1;
        site.look(&hints, day).expect_err("the theme has more files");
        write("content/projects/2026/a.md", &brief("丙"));
        site.look(&hints, day).expect_err("the theme has more files");
        site.limits.files = 10;
        let next = site.look(&Hints::everything(), day).expect("it can be read");
        let next = next.expect("an edition with what was read before");
        assert_eq!(next.analysis.portfolio.projects[0].title.as_deref(), Some("丙"));
        assert_eq!(next.changes.paths, [Arc::from("projects/2026/a.md")]);
        assert!(
            site.look(&Hints::everything(), day)
                .expect("it can be read")
                .is_none()
        );
    }
}
