//! A site on somebody's disk, its editions, and what can be seen of its output.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use milepost::io::publish::{
    Locking, MANIFEST, Piece, PublishReport, Replacing, Request, Stopped, parse_manifest, publish,
};
use milepost::path::SitePath;
use tempfile::TempDir;

/// The bytes of pages by their path.
pub type Pages = BTreeMap<String, Vec<u8>>;

/// A folder with a site in it, removed at the end of the test.
pub struct Desk {
    folder: TempDir,
}

impl Desk {
    /// Makes a site without an output.
    pub fn new() -> Desk {
        Desk::at(tempfile::tempdir().expect("a folder"))
    }

    /// Makes a site in memory, where there is such a disk: every publish flushes all that its disk holds, so that many of
    /// them wait for whatever else is written there.
    pub fn in_memory() -> Desk {
        let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir());
        Desk::at(folder.expect("a folder"))
    }

    fn at(folder: TempDir) -> Desk {
        fs::create_dir(folder.path().join("content")).expect("a folder");
        fs::write(folder.path().join("content/site.yaml"), "title: t\n").expect("a file");
        Desk { folder }
    }

    /// The site's root.
    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    /// The output folder.
    pub fn output(&self) -> PathBuf {
        self.root().join("public")
    }

    /// The path of a file of the output.
    pub fn live(&self, path: &str) -> PathBuf {
        self.output().join(path)
    }

    /// Publishes pages in one step.
    pub fn publish(&self, pages: &Pages) -> Result<PublishReport, Stopped<String>> {
        publish_pages(self.root(), Replacing::Whole, pages)
    }

    /// Publishes pages file by file.
    pub fn publish_one_by_one(&self, pages: &Pages) -> Result<PublishReport, Stopped<String>> {
        publish_pages(self.root(), Replacing::OneByOne, pages)
    }

    /// Puts an output of `pages` in place without looking at any stage, as the run that died had done.
    pub fn publish_fresh_beside(&self, pages: &Pages) {
        let other = Desk::new();
        other.publish(pages).expect("published elsewhere");
        fs::rename(other.output(), self.output()).expect("on the same disk");
    }

    /// Returns the names beside the output that a publish made, but for the lock.
    pub fn stages(&self) -> Vec<String> {
        let names = fs::read_dir(self.root()).expect("the root");
        let names = names.map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        });
        names.filter(|name| name.contains("milepost-stage")).collect()
    }

    /// Fails unless the output holds exactly `pages` beside its manifest, and the manifest is true.
    pub fn assert_published(&self, pages: &Pages) {
        let mut found = contents(&self.output());
        let manifest = found.remove(MANIFEST).expect("a manifest");
        assert_eq!(
            found.keys().collect::<Vec<_>>(),
            pages.keys().collect::<Vec<_>>(),
            "the files are others"
        );
        assert!(found == *pages, "a file has other bytes");
        assert_manifest(&manifest, pages);
        assert_eq!(self.stages(), Vec::<String>::new(), "a stage is left");
    }
}

/// Fails unless the manifest names exactly `pages`.
pub fn assert_manifest(manifest: &[u8], pages: &Pages) {
    let text = std::str::from_utf8(manifest).expect("text");
    let manifest = parse_manifest(text).expect("a manifest");
    assert!(manifest.keys().eq(pages.keys()), "the manifest names other files");
    for (path, entry) in manifest {
        use sha2::{Digest, Sha256};
        let hash: [u8; 32] = Sha256::digest(&pages[&path]).into();
        assert_eq!(
            (entry.sha256, entry.size),
            (hash, pages[&path].len() as u64),
            "{path}"
        );
    }
}

/// Publishes `pages` to `public` in the site at `root`.
pub fn publish_pages(
    root: &Path,
    replacing: Replacing,
    pages: &Pages,
) -> Result<PublishReport, Stopped<String>> {
    let paths = pages.keys().map(|path| site_path(path)).collect();
    let output = root.join("public");
    publish(&request(root, &output, replacing), paths, |path, _| {
        Ok(Piece::Bytes(Cow::Borrowed(&pages[path.as_str()])))
    })
}

/// A request with the lock and without a home.
pub fn request<'a>(root: &'a Path, output: &'a Path, replacing: Replacing) -> Request<'a> {
    Request {
        output,
        root,
        home: None,
        locking: Locking::Required,
        replacing,
    }
}

/// A path that is known to be one.
pub fn site_path(path: &str) -> SitePath {
    SitePath::new(path).expect("a path below the output")
}

/// Pages of the given paths and texts.
pub fn pages(pairs: &[(&str, &str)]) -> Pages {
    let pair = |(path, text): &(&str, &str)| ((*path).to_owned(), text.as_bytes().to_vec());
    pairs.iter().map(pair).collect()
}

/// An edition of a site of about 150 pages: 50 that never change, 80 that say which edition they are of, and
/// up to 20 that only some editions have.
pub fn edition(number: u64) -> Pages {
    let mut pages = Pages::new();
    let text = |text: String| [text.as_bytes(), &[b'.'; 3000]].concat();
    for page in 0..50 {
        pages.insert(format!("assets/{page}.css"), text(format!("constant {page} ")));
    }
    for page in 0..80 {
        let path = format!("{}/projects/p{page}.html", 2020 + page % 5);
        pages.insert(path, text(format!("edition {number} ")));
    }
    for page in 0..number % 3 * 10 {
        let path = format!("extra/{}/x{page}.html", number % 3);
        pages.insert(path, text(format!("edition {number} ")));
    }
    pages.insert("index.html".to_owned(), text(format!("edition {number} ")));
    pages
}

/// Returns which edition a page says it is of; none for one that is the same in all.
pub fn edition_of(bytes: &[u8]) -> Option<u64> {
    let text = String::from_utf8_lossy(bytes);
    text.strip_prefix("edition ")?.split(' ').next()?.parse().ok()
}

/// Reads every file below `folder`, by its path; links and folders are left out.
pub fn contents(folder: &Path) -> Pages {
    let files = walkdir::WalkDir::new(folder).into_iter();
    let files = files.map(|entry| entry.expect("an entry"));
    let files = files.filter(|entry| entry.file_type().is_file());
    let read = |entry: walkdir::DirEntry| {
        let path = entry.path().strip_prefix(folder).expect("below the folder");
        let path = path.to_string_lossy().into_owned();
        (path, fs::read(entry.path()).expect("a file"))
    };
    files.map(read).collect()
}

/// What must not change of a file that is not ours: which one it is, when it was changed, and its bytes.
#[derive(Debug, PartialEq, Eq)]
pub struct Trace {
    number: u64,
    changed: (i64, i64),
    mode: u32,
    bytes: Vec<u8>,
}

impl Trace {
    /// Looks at the file, folder or link at `path`.
    pub fn of(path: &Path) -> Trace {
        let status = fs::symlink_metadata(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let bytes = if status.is_symlink() {
            fs::read_link(path)
                .expect("a link")
                .into_os_string()
                .into_encoded_bytes()
        } else if status.is_file() {
            fs::read(path).expect("a file")
        } else {
            Vec::new()
        };
        Trace {
            number: status.ino(),
            changed: (status.mtime(), status.mtime_nsec()),
            mode: status.mode(),
            bytes,
        }
    }
}
