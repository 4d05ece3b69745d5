//! What made a snapshot: the program's version and its own sources, as they were when it was compiled.

use include_dir::{Dir, DirEntry, include_dir};
use serde_json::json;

static SOURCES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src");
static THEMES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes");

/// What a build of the program needs beside `src/` and `themes/`.
const PLAIN: [(&str, &[u8]); 3] = [
    ("source/Cargo.toml", include_bytes!("../../Cargo.toml")),
    ("source/LICENSE", include_bytes!("../../LICENSE")),
    ("source/README.md", include_bytes!("../../README.md")),
];

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
    files.push(("version.json".to_owned(), version()));
    files.sort();
    files
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
