//! A record that is found empty while a program saves it: such a program empties the file first and fills it then.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use super::reader::{Kept, read_once};
use super::{Found, Tree};

/// How long a file that was found empty is given to be filled.
const FILLING: Duration = Duration::from_millis(10);

/// Reads a file, and once more a little later where a record that had something in it is found empty.
pub(super) fn read_file(tree: &Tree, path: &Arc<str>, limit: u64, known: Option<&Kept>) -> io::Result<Kept> {
    read_filled(tree, path, limit, known, || std::thread::sleep(FILLING))
}

fn read_filled(
    tree: &Tree,
    path: &Arc<str>,
    limit: u64,
    known: Option<&Kept>,
    wait: impl FnOnce(),
) -> io::Result<Kept> {
    let kept = read_once(tree, path, limit, known)?;
    let had_bytes = matches!(known.map(|known| &known.found), Some(Found::Document(old)) if old.size > 0);
    let is_empty = matches!(&kept.found, Found::Document(now) if now.size == 0);
    if !(had_bytes && is_empty) {
        return Ok(kept);
    }
    wait();
    read_once(tree, path, limit, known)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::PathBuf;

    use super::*;

    /// A folder with one record in it, and the record's name.
    fn folder(text: &str) -> (tempfile::TempDir, Tree, PathBuf, Arc<str>) {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("a.md");
        fs::write(&file, text).expect("a file");
        let tree = Tree::open(folder.path()).expect("a folder");
        (folder, tree, file, Arc::from("a.md"))
    }

    fn text(kept: &Kept) -> &str {
        let Found::Document(document) = &kept.found else {
            panic!("a record")
        };
        std::str::from_utf8(&document.bytes).expect("text")
    }

    // Proved by sabotage: without the second read, or with it before the wait, the record is empty here.
    #[test]
    fn a_record_that_is_emptied_while_it_is_saved_is_read_once_more() {
        let (_folder, tree, file, path) = folder("before");
        let before = read_once(&tree, &path, 100, None).expect("a record");
        fs::write(&file, "").expect("a file");
        let fill = || fs::write(&file, "after").expect("a file");
        let kept = read_filled(&tree, &path, 100, Some(&before), fill).expect("a record");
        assert_eq!(text(&kept), "after");
    }

    #[test]
    fn a_record_that_stays_empty_is_taken_for_empty_after_one_wait() {
        let (_folder, tree, file, path) = folder("before");
        let before = read_once(&tree, &path, 100, None).expect("a record");
        fs::write(&file, "").expect("a file");
        let mut waits = 0;
        let kept = read_filled(&tree, &path, 100, Some(&before), || waits += 1).expect("a record");
        assert_eq!((text(&kept), waits), ("", 1));
    }

    // Proved by sabotage: with every empty record waited for, the first one is; with every known one waited for, the others.
    #[test]
    fn nothing_is_waited_for_that_is_new_or_was_empty_or_has_text() {
        let never = || unreachable!("it waits");
        let (_folder, tree, file, path) = folder("");
        let empty = read_filled(&tree, &path, 100, None, never).expect("a new record");
        let kept = read_filled(&tree, &path, 100, Some(&empty), never).expect("an empty record");
        assert_eq!(text(&kept), "");
        fs::write(&file, "text").expect("a file");
        let full = read_filled(&tree, &path, 100, Some(&empty), never).expect("a filled record");
        fs::write(&file, "more").expect("a file");
        let kept = read_filled(&tree, &path, 100, Some(&full), never).expect("another text");
        assert_eq!(text(&kept), "more");
    }
}
