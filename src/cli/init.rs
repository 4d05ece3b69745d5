//! `init`: a working site to start from, in the chosen language.

use std::path::Path;

use chrono::Datelike;
use include_dir::{Dir, DirEntry, include_dir};

use super::Exit;
use super::args::Init;
use super::session::Session;
use crate::io::{environment, write};
use crate::locale::{Args, Language, Locale};

static CHINESE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/cli/starter/zh-CN");
static ENGLISH: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/cli/starter/en");

/// Runs the command.
pub(super) fn run(session: &Session, options: &Init) -> Exit {
    let locale = session.locale(None);
    let here = match environment::current_folder() {
        Ok(folder) => folder,
        Err(error) => return session.fail(&locale, Path::new("."), &error),
    };
    let folder = here.join(&options.folder);
    if write::exists(&folder.join("content")) {
        let path = folder.join("content").display().to_string();
        session.console.error(
            &locale,
            &locale.say("init-exists", &Args::new().with("path", path)),
        );
        return Exit::Usage;
    }
    for (path, text) in files(session, &locale, options.title.as_deref()) {
        let path = folder.join("content").join(path);
        if let Err(error) = write::create(&path, text.as_bytes()) {
            return session.fail(&locale, &path, &error);
        }
    }
    if !session.common.quiet {
        let path = options.folder.display().to_string();
        session
            .console
            .say(&locale.say("init-done", &Args::new().with("path", path)));
    }
    Exit::Done
}

/// Lists the files of the starting point with their texts: `{year}` and the other places are filled.
fn files(session: &Session, locale: &Locale, title: Option<&str>) -> Vec<(String, String)> {
    let starter = match locale.language() {
        Language::Chinese => &CHINESE,
        Language::English => &ENGLISH,
    };
    let year = session.run_date.year();
    let fill = |text: &str| {
        let title = title.map_or_else(|| locale.text("init-title"), str::to_owned);
        let title = super::new::yaml_text(&title);
        text.replace("{title}", &title)
            .replace("{year}", &year.to_string())
            .replace("{last}", &(year - 1).to_string())
    };
    let mut files = Vec::new();
    let mut folders = vec![starter];
    while let Some(folder) = folders.pop() {
        for entry in folder.entries() {
            match entry {
                DirEntry::Dir(folder) => folders.push(folder),
                DirEntry::File(file) => {
                    let text = file.contents_utf8().expect("the starting point is UTF-8");
                    let path = file.path().to_string_lossy().replace("YEAR", &year.to_string());
                    files.push((path.replace('\\', "/"), fill(text)));
                }
            }
        }
    }
    files.sort();
    files
}
