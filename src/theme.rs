//! Templates, assets and interface words: the site's theme over the built-in one.
//!
//! A theme is a folder `themes/<name>/` with `templates/`, `assets/` and `locale/`; whatever it lacks comes from
//! the theme that its `theme.yaml` extends, in the end from the built-in `default`. So a site overrides one
//! partial, one token or one string without copying anything.

mod expand;
pub mod findings;
mod style;
mod templates;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use include_dir::{Dir, DirEntry, include_dir};
use tera::{ErrorKind, Tera};

use crate::diagnostic::{Diagnostic, Severity, Sources};
use crate::locale::{FluentFault, Language, Locale, Message};
use crate::markup::html::write_for_template;
use crate::text::{SourceFile, Span};
use crate::view::frame::SiteGlobals;
use expand::Expander;
pub use templates::Templates;

/// The built-in theme.
static DEFAULT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// Name of the built-in theme.
pub const DEFAULT_NAME: &str = "default";

/// How many themes may extend one another.
const MAX_DEPTH: usize = 8;

/// One file of a theme of the site.
#[derive(Clone, Debug, PartialEq)]
pub struct ThemeFile {
    /// Path below `themes/`, with `/` between folders: `blue/assets/custom.css`.
    pub path: Arc<str>,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
}

/// A theme ready to render.
pub struct Theme {
    /// Its templates, which know the words without arguments as `t`.
    tera: Tera,
    /// The parts of pages that they show finished.
    shared: Vec<(&'static str, &'static str)>,
    assets: BTreeMap<String, Cow<'static, [u8]>>,
    /// Shared by every edition of a site that is being written: reading the words takes longer than an edit may.
    words: Arc<Locale>,
    /// The templates for the site that asked last. A site that is being written asks with every edit, and nearly always
    /// for the same: to copy all of them takes longer than an edit may.
    last: Mutex<Option<(SiteGlobals, Arc<Templates>)>>,
}

impl std::fmt::Debug for Theme {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Theme")
            .field("assets", &self.assets.keys())
            .finish_non_exhaustive()
    }
}

impl Theme {
    /// Loads the theme `name` from the site's theme files, over what it extends, over the built-in one.
    ///
    /// # Errors
    /// What is wrong with the theme: a missing theme, a template that cannot be read, a faulty word file.
    pub fn load(name: &str, files: &[ThemeFile], language: Language) -> Result<Theme, Vec<Diagnostic>> {
        let chain = chain(name, files)?;
        let mut prefixes: Vec<String> = chain.iter().map(|theme| format!("{theme}/")).collect();
        prefixes.push("built-in/".to_owned());
        let mut tera = Tera::new();
        tera.set_fallback_prefixes(prefixes.clone())
            .expect("no template was added yet");
        let mut layers = vec![built_in()];
        for theme in chain.iter().rev() {
            layers.push(site_layer(theme, files)?);
        }
        let words = layers.iter().filter_map(|layer| layer.words.get(language.tag()));
        let texts: Vec<&str> = words.map(String::as_str).collect();
        let locale =
            Locale::with_texts(language, &texts).map_err(|fault| vec![word_fault(name, language, &fault)])?;
        let plain: BTreeMap<String, String> = texts
            .iter()
            .flat_map(|text| plain_words(text))
            .map(|id| (id.replace('-', "_"), locale.text(id)))
            .collect();
        let (built_in, themes) = layers.split_at(1);
        let expander = Expander::new(
            built_in.iter().flat_map(|layer| &layer.templates),
            themes.iter().flat_map(|layer| &layer.templates),
            &plain,
        );
        let named = layers.iter().zip(prefixes.iter().rev()).enumerate();
        let texts_of = |(depth, (layer, prefix)): (usize, (&'_ Layer, &'_ String))| {
            let text = |(path, text): &(String, String)| {
                let text = if depth == 0 {
                    expander.expand(path, text)
                } else {
                    text.clone()
                };
                (format!("{prefix}{path}"), text)
            };
            layer.templates.iter().map(text).collect::<Vec<_>>()
        };
        tera.add_raw_templates(named.flat_map(texts_of))
            .map_err(|error| vec![template_fault(&error)])?;
        let shared = expander.shared().collect();
        tera.autoescape_on([".html", ".xml", ".svg"]);
        tera.set_escape_fn(write_for_template);
        tera.global_context().insert("t", &plain);
        let assets = layers.into_iter().flat_map(|layer| layer.assets).collect();
        Ok(Theme {
            tera,
            shared,
            assets,
            words: Arc::new(locale),
            last: Mutex::default(),
        })
    }

    /// Returns the words of the interface.
    pub fn locale(&self) -> Arc<Locale> {
        Arc::clone(&self.words)
    }

    /// Iterates over the assets: path below `assets/` and bytes.
    pub fn assets(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.assets
            .iter()
            .map(|(path, bytes)| (path.as_str(), bytes.as_ref()))
    }

    /// Returns one asset's bytes.
    pub fn asset(&self, path: &str) -> Option<&[u8]> {
        self.assets.get(path).map(AsRef::as_ref)
    }

    /// Returns the templates with the globals that every page sees: `site` and the words without arguments `t`.
    pub fn templates(&self, site: SiteGlobals) -> Arc<Templates> {
        // A thread that panicked while it held the lock has left what was there before, or nothing.
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((of, templates)) = &*last
            && *of == site
        {
            return Arc::clone(templates);
        }
        let mut tera = self.tera.clone();
        tera.global_context().insert("site", &site);
        let templates = Arc::new(Templates::new(tera, self.shared.clone()));
        *last = Some((site, Arc::clone(&templates)));
        templates
    }
}

/// The text files of themes by their path below the site's root, for source frames.
#[derive(Debug, Default)]
pub struct TemplateSources(BTreeMap<String, SourceFile>);

impl TemplateSources {
    /// Gathers the site's own theme files; the built-in ones are shown by name only.
    pub fn new(files: &[ThemeFile]) -> TemplateSources {
        let text = |file: &ThemeFile| {
            let text = std::str::from_utf8(&file.bytes).ok()?;
            let path = format!("themes/{}", file.path);
            Some((path.clone(), SourceFile::new(path, text)))
        };
        TemplateSources(files.iter().filter_map(text).collect())
    }
}

impl Sources for TemplateSources {
    fn source(&self, path: &str) -> Option<&SourceFile> {
        self.0.get(path)
    }
}

/// The files of one theme by what they are for.
#[derive(Default)]
struct Layer {
    templates: Vec<(String, String)>,
    assets: BTreeMap<String, Cow<'static, [u8]>>,
    words: BTreeMap<String, String>,
}

impl Layer {
    fn add(&mut self, path: &str, bytes: Cow<'static, [u8]>) -> Result<(), ()> {
        if let Some(template) = path.strip_prefix("templates/") {
            self.templates.push((template.to_owned(), text(&bytes)?));
        } else if let Some(asset) = path.strip_prefix("assets/") {
            self.assets.insert(asset.to_owned(), bytes);
        } else if let Some(language) = path
            .strip_prefix("locale/")
            .and_then(|name| name.strip_suffix(".ftl"))
        {
            self.words.insert(language.to_owned(), text(&bytes)?);
        }
        Ok(())
    }
}

fn text(bytes: &[u8]) -> Result<String, ()> {
    String::from_utf8(bytes.to_vec()).map_err(|_| ())
}

fn built_in() -> Layer {
    let mut layer = Layer::default();
    let mut folders = vec![&DEFAULT];
    while let Some(folder) = folders.pop() {
        for entry in folder.entries() {
            match entry {
                DirEntry::Dir(folder) => folders.push(folder),
                DirEntry::File(file) => {
                    let path = file.path().to_string_lossy().replace('\\', "/");
                    let bytes = match file.contents_utf8() {
                        Some(css) if path.ends_with(".css") => Cow::Owned(style::packed(css).into_bytes()),
                        _ => Cow::Borrowed(file.contents()),
                    };
                    layer.add(&path, bytes).expect("the built-in theme is UTF-8");
                }
            }
        }
    }
    layer
}

fn site_layer(theme: &str, files: &[ThemeFile]) -> Result<Layer, Vec<Diagnostic>> {
    let mut layer = Layer::default();
    let mut faults = Vec::new();
    for file in files {
        let Some(path) = file
            .path
            .strip_prefix(theme)
            .and_then(|rest| rest.strip_prefix('/'))
        else {
            continue;
        };
        if layer.add(path, Cow::Owned(file.bytes.to_vec())).is_err() {
            faults.push(fault(&file.path, None, Message::new("theme-not-utf8")));
        }
    }
    if faults.is_empty() { Ok(layer) } else { Err(faults) }
}

/// Returns the names of the site's themes from `name` down to the last one before the built-in theme.
fn chain(name: &str, files: &[ThemeFile]) -> Result<Vec<String>, Vec<Diagnostic>> {
    let mut chain = Vec::new();
    let mut next = name.to_owned();
    while chain.len() < MAX_DEPTH {
        let exists = files
            .iter()
            .any(|file| file.path.split('/').next() == Some(next.as_str()));
        if !exists {
            if next == DEFAULT_NAME {
                return Ok(chain);
            }
            let message = Message::new("theme-missing").with("name", next.as_str());
            return Err(vec![fault(&next, None, message)]);
        }
        let parent = extends(&next, files);
        chain.push(next.clone());
        if next == DEFAULT_NAME {
            return Ok(chain);
        }
        next = parent;
    }
    Err(vec![fault(
        name,
        None,
        Message::new("theme-loop")
            .with("name", name)
            .with("limit", MAX_DEPTH),
    )])
}

/// Returns what the theme's `theme.yaml` says that it extends; the built-in theme where it says nothing.
pub fn extends(name: &str, files: &[ThemeFile]) -> String {
    let path = format!("{name}/theme.yaml");
    let file = files.iter().find(|file| *file.path == *path);
    let text = file
        .and_then(|file| std::str::from_utf8(&file.bytes).ok())
        .unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("extends:"));
    line.map_or(DEFAULT_NAME, |value| value.trim().trim_matches(['"', '\'']))
        .to_owned()
}

/// Iterates over the names of the messages of a Fluent text whose value takes no argument.
fn plain_words(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter_map(|line| {
        let (id, value) = line.split_once('=')?;
        let id = id.trim_end();
        let starts = id.starts_with(|c: char| c.is_ascii_alphabetic());
        (starts && !value.contains('$') && !value.trim().is_empty()).then_some(id)
    })
}

fn fault(path: &str, span: Option<Span>, message: Message) -> Diagnostic {
    Diagnostic {
        rule: "theme",
        severity: Severity::Error,
        file: Arc::from(format!("themes/{path}")),
        span,
        message,
        related: Vec::new(),
    }
}

fn word_fault(name: &str, language: Language, found: &FluentFault) -> Diagnostic {
    let path = format!("{name}/locale/{}.ftl", language.tag());
    let message = Message::new("theme-words").with("reason", found.reason.as_str());
    fault(&path, Some(Span::new(found.offset, found.offset)), message)
}

/// Turns the template engine's error into a diagnostic at its place.
fn template_fault(error: &tera::Error) -> Diagnostic {
    let located = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => Some(report),
        _ => None,
    };
    let Some(report) = located else {
        return fault(
            "",
            None,
            Message::new("theme-template").with("reason", error.to_string()),
        );
    };
    let span = report.span();
    let path = report.filename().replacen('/', "/templates/", 1);
    let message = Message::new("theme-template").with("reason", report.message());
    fault(&path, Some(Span::new(span.range.start, span.range.end)), message)
}
