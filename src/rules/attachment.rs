//! Which files may be published beside the pages: their types, sizes and places.

use crate::locale::Message;

/// Types that may be published, by the end of the name: pictures first.
///
/// # Source
/// SECURITY.md, "Limits": an allow-list, for a type that nobody thought of must not be served from the site's address.
const PICTURES: [&str; 6] = ["png", "jpg", "jpeg", "gif", "webp", "avif"];

/// Types other than pictures.
const DOCUMENTS: [&str; 4] = ["pdf", "csv", "xlsx", "txt"];

/// Greatest size of a picture, in MiB.
///
/// # Source
/// SECURITY.md, "Limits".
const MAX_PICTURE: u64 = 10;

/// Greatest size of any other file, in MiB.
///
/// # Source
/// SECURITY.md, "Limits".
const MAX_DOCUMENT: u64 = 25;

/// What a file is used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    /// It is linked to.
    Link,
    /// It is shown in the page.
    Picture,
}

/// Tells whether the last part of `path` ends like a file that may be published.
pub(super) fn is_named_like_one(path: &str) -> bool {
    let end = ending(path);
    PICTURES.contains(&end.as_str()) || DOCUMENTS.contains(&end.as_str())
}

/// Tells whether the file at `path` below `content/`, of `size` bytes, is published where a record links to it.
pub fn may_be_published(path: &str, size: u64) -> bool {
    fault(path, size, Use::Link).is_none()
}

/// Says why the file at `path` below `content/`, of `size` bytes, cannot be published and used so; none where
/// it can.
pub(super) fn fault(path: &str, size: u64, used: Use) -> Option<Message> {
    let end = ending(path);
    let is_picture = PICTURES.contains(&end.as_str());
    let limit = if is_picture { MAX_PICTURE } else { MAX_DOCUMENT };
    let name = path.rsplit('/').next().unwrap_or(path);
    if !is_in_a_brief(path) {
        return Some(Message::new("attachment-place").with("path", path));
    }
    if !is_picture && !DOCUMENTS.contains(&end.as_str()) {
        let types = PICTURES
            .iter()
            .chain(&DOCUMENTS)
            .copied()
            .collect::<Vec<_>>()
            .join(" ");
        return Some(
            Message::new("attachment-type")
                .with("name", name)
                .with("types", types),
        );
    }
    if used == Use::Picture && !is_picture {
        return Some(Message::new("attachment-picture").with("name", name));
    }
    (size > limit * 1024 * 1024).then(|| {
        // Tenths of MiB, rounded up: what is over the limit never looks as if it kept it.
        let tenths = u32::try_from((size * 10).div_ceil(1024 * 1024)).unwrap_or(u32::MAX);
        Message::new("attachment-size")
            .with("name", name)
            .with("size", f64::from(tenths) / 10.0)
            .with("limit", limit)
    })
}

/// Tells whether the path is `projects/<year>/<id>/…`: only the attachments of a brief are published.
fn is_in_a_brief(path: &str) -> bool {
    let Some((year, rest)) = path
        .strip_prefix("projects/")
        .and_then(|rest| rest.split_once('/'))
    else {
        return false;
    };
    year.parse::<u16>().is_ok() && rest.contains('/')
}

fn ending(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.')
        .map_or(String::new(), |(_, end)| end.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_known_types_of_a_modest_size_in_the_folder_of_a_brief_are_published() {
        // Proved by sabotage: with every type, every size, and every place let in, this test fails each time.
        const MIB: u64 = 1024 * 1024;
        let cases = [
            ("projects/2026/a/x.PDF", 25 * MIB, Use::Link, None),
            ("projects/2026/a/b/x.png", 10 * MIB, Use::Picture, None),
            (
                "projects/2026/a/x.pdf",
                25 * MIB + 1,
                Use::Link,
                Some("attachment-size"),
            ),
            (
                "projects/2026/a/x.png",
                10 * MIB + 1,
                Use::Link,
                Some("attachment-size"),
            ),
            ("projects/2026/a/x.svg", 1, Use::Picture, Some("attachment-type")),
            ("projects/2026/a/x", 1, Use::Link, Some("attachment-type")),
            (
                "projects/2026/a/x.pdf",
                1,
                Use::Picture,
                Some("attachment-picture"),
            ),
            ("projects/2026/x.pdf", 1, Use::Link, Some("attachment-place")),
            ("pages/x.pdf", 1, Use::Link, Some("attachment-place")),
        ];
        for (path, size, used, id) in cases {
            assert_eq!(fault(path, size, used).map(|message| message.id), id, "{path}");
        }
    }
}
