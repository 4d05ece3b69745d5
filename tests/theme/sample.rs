//! The two sample sites under a theme.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use milepost::diagnostic::{self, Diagnostic};
use milepost::locale::Locale;
use milepost::pipeline::{self, Analysis, Document, Inputs, Options, Shelf, analyze};
use milepost::site::{Content, Site};
use milepost::theme::{TemplateSources, Theme, ThemeFile};
use milepost::view::difference::{Comparison, Difference};
use milepost::view::{SealedSignature, SealedState, SealedYear};

/// The sample sites.
pub const SITES: [&str; 2] = ["content", "tests/sites/english/content"];

/// Reads the files of a folder by their paths below it.
fn collect(folder: &Path, below: &str, found: &mut BTreeMap<String, Vec<u8>>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{below}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{name}/"), found);
        } else {
            found.insert(name, std::fs::read(entry.path()).unwrap());
        }
    }
}

/// Reads a folder of the project.
fn read(folder: &str) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    collect(&root, "", &mut found);
    found
}

/// Makes the file of a theme.
pub fn file(path: &str, text: &str) -> ThemeFile {
    ThemeFile {
        path: Arc::from(path),
        bytes: Arc::from(text.as_bytes()),
    }
}

/// Reads the themes below `tests/themes/`.
pub fn themes() -> Vec<ThemeFile> {
    let files = read("tests/themes").into_iter();
    files
        .map(|(path, bytes)| ThemeFile {
            path: Arc::from(path),
            bytes: bytes.into(),
        })
        .collect()
}

/// Analyses a sample site that names the theme `name`.
pub fn analysis(content: &str, name: &str, theme: Vec<ThemeFile>) -> Analysis {
    analysis_with(content, name, theme, &|_, text| text)
}

/// Analyses a sample site that names the theme `name`, each record edited by its path first.
pub fn analysis_with(
    content: &str,
    name: &str,
    theme: Vec<ThemeFile>,
    edit: &dyn Fn(&str, String) -> String,
) -> Analysis {
    let mut files = read(content);
    files.retain(|path, _| path.ends_with(".md") || path == "site.yaml");
    for (path, bytes) in &mut files {
        *bytes = edit(path, String::from_utf8(std::mem::take(bytes)).unwrap()).into_bytes();
    }
    let settings = files.get_mut("site.yaml").unwrap();
    let mut text = String::from_utf8(settings.clone()).unwrap();
    if text.contains("theme: default") {
        text = text.replace("theme: default", &format!("theme: {name}"));
    } else {
        text.push_str(&format!("\ntheme: {name}\n"));
    }
    *settings = text.into_bytes();
    let document = |(path, bytes): (String, Vec<u8>)| {
        Arc::new(Document {
            path: Arc::from(path),
            size: bytes.len() as u64,
            bytes: bytes.into(),
        })
    };
    let inputs = Inputs {
        documents: files.into_iter().map(document).collect(),
        attachments: BTreeMap::new(),
        theme,
        rejected: Vec::new(),
        sealed: Vec::new(),
        run_date: "2026-11-22".parse().unwrap(),
        options: Options::default(),
    };
    analyze(&inputs, &mut |_| {})
}

/// Lays out a sample site under a theme.
pub fn site(content: &str, name: &str, theme: &[ThemeFile]) -> Site {
    laid_out(&analysis(content, name, theme.to_vec()), name, theme)
}

/// Lays out the site of an analysis under a theme.
pub fn laid_out(analysis: &Analysis, name: &str, theme: &[ThemeFile]) -> Site {
    let language = analysis.config.language;
    let loaded =
        Theme::load(name, theme, language).unwrap_or_else(|faults| panic!("{}", said(&faults, theme)));
    // Two sealed years beside it, and what differs between them: their pages have templates, too.
    let difference = Difference {
        old: "2024".to_owned(),
        new: "2025".to_owned(),
        comparison: Comparison::default(),
    };
    let sealed = |year: i32| SealedYear {
        year,
        name: year.to_string(),
        root_hash: "0".repeat(128),
        state: SealedState::Final,
        as_of: None,
        signature: SealedSignature::Missing,
    };
    let shelf = Shelf {
        sealed: vec![sealed(2024), sealed(2025)],
        differences: vec![Arc::new(difference)],
        ..Shelf::default()
    };
    pipeline::site_with_archive(analysis, Arc::new(loaded), &shelf)
}

/// Renders everything that is a text of its own.
pub fn pages(site: &Site) -> BTreeMap<String, String> {
    let mut pages = BTreeMap::new();
    for path in site.paths() {
        match site.render(path).unwrap().unwrap() {
            Content::Rendered(bytes) => pages.insert(path.to_string(), String::from_utf8(bytes).unwrap()),
            Content::Asset(bytes) => {
                pages.insert(path.to_string(), String::from_utf8_lossy(bytes).into_owned())
            }
            Content::Attachment(_) | Content::Archived(_) => None,
        };
    }
    pages
}

/// Says findings as the program does, in English.
pub fn said(found: &[Diagnostic], theme: &[ThemeFile]) -> String {
    let locale = Locale::new(milepost::locale::Language::English);
    diagnostic::text(
        found,
        &TemplateSources::new(theme),
        &locale,
        diagnostic::Colour::Never,
    )
}
