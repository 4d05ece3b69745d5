//! The two sample sites on a day.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use milepost::pipeline::{Analysis, Document, Inputs, Options, analyze, facts};
use milepost::theme::Theme;
use milepost::view::Facts;

fn collect(folder: &Path, below: &str, found: &mut BTreeMap<String, Vec<u8>>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{below}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{name}/"), found);
        } else if name.ends_with(".md") || name == "site.yaml" {
            found.insert(name, std::fs::read(entry.path()).unwrap());
        }
    }
}

/// A sample site on a day.
pub struct Sample {
    pub analysis: Analysis,
    pub facts: Facts,
}

/// Reads a sample site as of `day`.
pub fn sample(content: &str, day: &str) -> Sample {
    let mut files = BTreeMap::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(content);
    collect(&root, "", &mut files);
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
        theme: Vec::new(),
        rejected: Vec::new(),
        sealed: Vec::new(),
        run_date: day.parse().unwrap(),
        options: Options::default(),
    };
    let analysis = analyze(&inputs, &mut |_| {});
    let theme = Theme::load("default", &[], analysis.config.language).expect("the built-in theme loads");
    let facts = facts(&analysis, &theme);
    Sample { analysis, facts }
}

/// The demonstration site.
pub const CHINESE: &str = "content";
/// A council's year from April to March.
pub const ENGLISH: &str = "tests/sites/english/content";
