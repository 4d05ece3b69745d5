//! The digest of everything that a site follows from: two sites with the same one are the same bytes.

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::{Document, Inputs, Options, Rejected, SealedRecords, Shelf};
use crate::theme::ThemeFile;

/// SHA-256 of what a site follows from.
pub type Fingerprint = [u8; 32];

impl Inputs {
    /// Returns the digest of these inputs, of the snapshots beside the site with the files of their sites, and of
    /// `program`, the digest of the program itself.
    ///
    /// Files that are copied into the site are not part of it but for their paths and sizes.
    pub fn fingerprint(&self, shelf: &Shelf, program: Fingerprint) -> Fingerprint {
        // Taken apart by name, so that an input that is added later cannot be left out.
        let Inputs {
            documents,
            attachments,
            theme,
            rejected,
            sealed,
            run_date,
            options: Options { drafts, year_end },
        } = self;
        let mut parts = Parts(Sha256::new_with_prefix(program));
        parts.text(&run_date.to_string());
        parts.text(&format!("{drafts} {year_end:?}"));
        let of_documents = documents.par_iter().map(|document| {
            let Document { path, bytes, size } = &**document;
            let mut parts = Parts(Sha256::new());
            parts.text(path);
            parts.bytes(bytes);
            parts.number(*size);
            parts.0.finalize().into()
        });
        let of_documents: Vec<Fingerprint> = of_documents.collect();
        parts.list(&of_documents, |parts, digest| parts.bytes(digest));
        parts.list(attachments, |parts, (path, size)| {
            parts.text(path);
            parts.number(*size);
        });
        parts.list(theme, |parts, ThemeFile { path, bytes }| {
            parts.text(path);
            parts.bytes(bytes);
        });
        parts.list(rejected, |parts, Rejected { path, reason }| {
            parts.text(path);
            parts.text(&format!("{reason:?}"));
        });
        parts.list(sealed, |parts, SealedRecords { year, path, bytes }| {
            parts.text(&format!("{year} {path} {:?}", bytes.as_ref().err()));
            parts.bytes(bytes.as_deref().unwrap_or_default());
        });
        let Shelf {
            sealed,
            carried,
            // What differs follows from the snapshots, and their root hashes stand for those.
            differences: _,
        } = shelf;
        parts.list(sealed, |parts, year| parts.text(&format!("{year:?}")));
        parts.list(carried.paths().collect::<Vec<_>>(), |parts, path| {
            parts.text(path.as_str())
        });
        parts.0.finalize().into()
    }
}

/// Parts of a digest, each with its length, so that no two lists of parts give the same bytes.
struct Parts(Sha256);

impl Parts {
    fn number(&mut self, number: u64) {
        self.0.update(number.to_le_bytes());
    }

    fn bytes(&mut self, bytes: &[u8]) {
        self.number(bytes.len() as u64);
        self.0.update(bytes);
    }

    fn text(&mut self, text: &str) {
        self.bytes(text.as_bytes());
    }

    fn list<T>(
        &mut self,
        list: impl IntoIterator<Item = T, IntoIter: ExactSizeIterator>,
        mut add: impl FnMut(&mut Self, T),
    ) {
        let list = list.into_iter();
        self.number(list.len() as u64);
        list.for_each(|item| add(self, item));
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::pipeline::RejectReason;
    use crate::site::Carried;
    use crate::view::{SealedSignature, SealedState, SealedYear};

    fn inputs(documents: &[(&str, &str)]) -> Inputs {
        let document = |(path, text): &(&str, &str)| {
            Arc::new(Document {
                path: Arc::from(*path),
                bytes: text.as_bytes().to_vec().into(),
                size: text.len() as u64,
            })
        };
        Inputs {
            documents: documents.iter().map(document).collect(),
            attachments: [(Arc::from("projects/2026/a/图.png"), 7)].into(),
            theme: vec![ThemeFile {
                path: Arc::from("blue/theme.yaml"),
                bytes: Arc::from(*b"extends: default\n"),
            }],
            rejected: Vec::new(),
            sealed: Vec::new(),
            run_date: "2026-11-22".parse().expect("a date"),
            options: Options::default(),
        }
    }

    fn carrying() -> Shelf {
        Shelf {
            sealed: Vec::new(),
            differences: Vec::new(),
            carried: Carried::new(vec!["2025/data/site/index.html".to_owned()]),
        }
    }

    fn listing() -> Shelf {
        Shelf {
            sealed: vec![SealedYear {
                year: 2025,
                name: "2025".to_owned(),
                root_hash: "0".repeat(128),
                state: SealedState::Final,
                as_of: None,
                signature: SealedSignature::Missing,
            }],
            ..Shelf::default()
        }
    }

    fn rejected() -> Rejected {
        Rejected {
            path: "content/projects/2026/b.md".to_owned(),
            reason: RejectReason::Symlink,
        }
    }

    fn records() -> SealedRecords {
        SealedRecords {
            year: 2025,
            path: "archive/2025/data/records.json".to_owned(),
            bytes: Ok(Arc::from(*b"{}")),
        }
    }

    #[test]
    fn every_input_changes_the_fingerprint() {
        let plain = || inputs(&[("projects/2026/a.md", "甲"), ("site.yaml", "title: x\n")]);
        let changed = |change: &dyn Fn(&mut Inputs)| {
            let mut inputs = plain();
            change(&mut inputs);
            inputs.fingerprint(&Shelf::default(), [0; 32])
        };
        let all = [
            plain().fingerprint(&Shelf::default(), [0; 32]),
            plain().fingerprint(&Shelf::default(), [1; 32]),
            plain().fingerprint(&carrying(), [0; 32]),
            changed(&|inputs| inputs.options.drafts = true),
            changed(&|inputs| inputs.run_date = "2026-11-23".parse().expect("a date")),
            changed(&|inputs| inputs.documents.truncate(1)),
            changed(&|inputs| inputs.attachments.clear()),
            changed(&|inputs| inputs.theme.clear()),
            changed(&|inputs| inputs.theme[0].bytes = Arc::from(*b"extends: other\n")),
            changed(&|inputs| inputs.options.year_end = Some(2026)),
            changed(&|inputs| inputs.rejected.push(rejected())),
            changed(&|inputs| Arc::make_mut(&mut inputs.documents[0]).size += 1),
            plain().fingerprint(&listing(), [0; 32]),
            changed(&|inputs| inputs.sealed.push(records())),
            inputs(&[("projects/2026/a.md", "乙"), ("site.yaml", "title: x\n")])
                .fingerprint(&Shelf::default(), [0; 32]),
            inputs(&[("projects/2026/a.m", "d甲"), ("site.yaml", "title: x\n")])
                .fingerprint(&Shelf::default(), [0; 32]),
        ];
        for (place, fingerprint) in all.iter().enumerate() {
            assert!(!all[..place].contains(fingerprint), "change {place} is seen");
        }
        assert_eq!(all[0], plain().fingerprint(&Shelf::default(), [0; 32]));
    }
}
