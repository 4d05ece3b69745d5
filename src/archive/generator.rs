//! What made a snapshot: the program's version and its own sources, as they were when it was compiled.

use include_dir::{Dir, DirEntry, include_dir};
use serde_json::json;

static SOURCES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src");
static THEMES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes");

/// What a build of the program needs beside `src/`, `themes/` and `Cargo.toml`.
const PLAIN: [(&str, &[u8]); 2] = [
    ("source/LICENSE", include_bytes!("../../LICENSE")),
    ("source/README.md", include_bytes!("../../README.md")),
];

/// How the program is built.
const MANIFEST: &str = include_str!("../../Cargo.toml");

/// The exact version of every library, for the folder itself and for the sources.
const LOCK: &[u8] = include_bytes!("../../Cargo.lock");

/// Lists the files of the generator folder by their paths below it, in order.
pub fn files() -> Vec<(String, &'static [u8])> {
    let mut files: Vec<(String, &'static [u8])> = PLAIN
        .iter()
        .map(|(path, bytes)| ((*path).to_owned(), *bytes))
        .collect();
    files.push(("Cargo.lock".to_owned(), LOCK));
    files.push(("source/Cargo.lock".to_owned(), LOCK));
    add(&SOURCES, "source/src", &mut files);
    add(&THEMES, "source/themes", &mut files);
    files.push(("source/Cargo.toml".to_owned(), manifest()));
    files.push(("version.json".to_owned(), version()));
    files.sort();
    files
}

/// Returns `Cargo.toml` without the benchmarks, whose files are not sealed: a target without its file would keep the
/// program from being built. A packaged crate has none of them either.
fn manifest() -> &'static [u8] {
    static SEALED: std::sync::OnceLock<Vec<u8>> = std::sync::OnceLock::new();
    SEALED.get_or_init(|| without_tables(MANIFEST, "[[bench]]").into_bytes())
}

/// Takes every table with that header out of a TOML text.
fn without_tables(text: &str, header: &str) -> String {
    let mut is_kept = true;
    let mut kept = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        if line.starts_with('[') {
            is_kept = line.trim_end() != header;
        }
        if is_kept {
            kept.push_str(line);
        }
    }
    kept
}

fn add(folder: &Dir<'static>, name: &str, files: &mut Vec<(String, &'static [u8])>) {
    let mut folders = vec![folder.entries()];
    while let Some(entries) = folders.pop() {
        for entry in entries {
            match entry {
                DirEntry::Dir(folder) => folders.push(folder.entries()),
                DirEntry::File(file) => {
                    let path = file.path().to_string_lossy().replace('\\', "/");
                    files.push((format!("{name}/{path}"), file.contents()));
                }
            }
        }
    }
}

/// Returns `version.json`. The commit is known where the builder named it in `MILEPOST_COMMIT`.
fn version() -> &'static [u8] {
    static VERSION: std::sync::OnceLock<Vec<u8>> = std::sync::OnceLock::new();
    VERSION.get_or_init(|| {
        let version = json!({
            "name": env!("CARGO_PKG_NAME"),
            "version": env!("CARGO_PKG_VERSION"),
            "commit": option_env!("MILEPOST_COMMIT"),
            "rust_version": env!("CARGO_PKG_RUST_VERSION"),
            "licence": env!("CARGO_PKG_LICENSE"),
            "source": "source/",
            "build": "cargo build --release --locked",
        });
        format!("{version:#}\n").into_bytes()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sources_of_the_program_are_all_there() {
        let files = files();
        let has = |path: &str| files.iter().any(|(found, _)| found == path);
        for path in [
            "Cargo.lock",
            "version.json",
            "source/Cargo.toml",
            "source/src/archive/generator.rs",
            "source/src/main.rs",
            "source/themes/default/templates/base.html",
        ] {
            assert!(has(path), "{path}");
        }
    }
}
