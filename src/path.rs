//! Addresses of the site: slugs, site paths, and links from one page to another.

use std::borrow::Cow;
use std::fmt;

use unicode_normalization::UnicodeNormalization;

/// The place of a page, asset or data file below the output folder, with `/` between folders.
///
/// A path is never empty, never absolute, and has no empty, `.` or `..` part.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SitePath(String);

impl SitePath {
    /// Makes a site path, or none where `path` is not one.
    pub fn new(path: impl Into<String>) -> Option<SitePath> {
        let path = path.into();
        // Every link asks this; nearly all addresses are plain, and for those one look at the bytes is enough.
        let is_plain = path.bytes().all(|byte| byte.is_ascii_graphic());
        let has_control = !is_plain && path.chars().any(char::is_control);
        let bytes = path.as_bytes();
        let parts_are_names = bytes
            .split(|byte| *byte == b'/')
            .all(|part| !matches!(part, b"" | b"." | b".."));
        (parts_are_names && !has_control && !bytes.contains(&b'\\')).then_some(SitePath(path))
    }

    /// Returns the path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the link, percent-encoded, that leads from the page at this path to `target`.
    pub fn link_to(&self, target: &SitePath) -> String {
        relative_link(&self.0, &target.0)
    }

    /// Returns `../` once for each folder that the page lies below the site's root.
    pub fn to_root(&self) -> String {
        "../".repeat(self.0.matches('/').count())
    }
}

impl fmt::Display for SitePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Returns the percent-encoded link from the page at `from` to `target`, both below the site's root.
///
/// A fragment behind `#` in `target` is kept. Links never begin with `/`, so the same bytes work from a
/// disk, a sub-path and a server.
pub fn relative_link(from: &str, target: &str) -> String {
    let (path, fragment) = target
        .split_once('#')
        .map_or((target, None), |(p, f)| (p, Some(f)));
    let shared = behind_shared_folders(from.as_bytes(), path.as_bytes());
    let up = from.as_bytes()[shared..]
        .iter()
        .filter(|byte| **byte == b'/')
        .count();
    let mut link =
        String::with_capacity(3 * up + path.len() - shared + fragment.map_or(0, |text| text.len() + 1));
    for _ in 0..up {
        link.push_str("../");
    }
    encode_except(&path[shared..], |byte| byte == b'/', &mut link);
    if let Some(fragment) = fragment {
        link.push('#');
        percent_encode(fragment, &mut link);
    }
    link
}

/// Returns the place behind the last folder that both paths lie in.
fn behind_shared_folders(one: &[u8], other: &[u8]) -> usize {
    let mut shared = 0;
    for (place, (a, b)) in one.iter().zip(other).enumerate() {
        if a != b {
            break;
        }
        if *a == b'/' {
            shared = place + 1;
        }
    }
    shared
}

/// Returns the path that the decoded relative link `link` means when it stands in the file at `from`, both
/// below the same root; none where it leaves the root, is absolute, or means the root itself.
pub fn resolve(from: &str, link: &str) -> Option<String> {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop()?;
            }
            "" => return None,
            part => parts.push(part),
        }
    }
    (!parts.is_empty()).then(|| parts.join("/"))
}

/// Why a link in a record leads to no file below `content/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Astray {
    /// It leads out of `content/`.
    Outside,
    /// It names a folder.
    Folder,
}

/// Returns the path below `content/`, in NFC, that the decoded link `link` means in the record at `from`.
///
/// A link that begins with `/` counts from `content/`; several `/` in a row count as one.
///
/// # Errors
/// A link that leads out of `content/`, and one that names a folder.
pub fn content_path(from: &str, link: &str) -> Result<String, Astray> {
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let folder = if link.starts_with('/') { "" } else { folder };
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in link.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop().ok_or(Astray::Outside)?),
            part => parts.push(part),
        }
    }
    let last = link.rsplit('/').next().unwrap_or_default();
    if matches!(last, "" | "." | "..") {
        return Err(Astray::Folder);
    }
    Ok(parts.join("/").nfc().collect())
}

/// Appends `part` with every byte that is not unreserved in a URL as `%XX`.
///
/// # Source
/// RFC 3986, section 2.3 (unreserved characters).
pub fn percent_encode(part: &str, out: &mut String) {
    encode_except(part, |_| false, out);
}

/// Does what [`percent_encode`] does, and leaves the bytes of ASCII that `stays` names as they are, too.
fn encode_except(text: &str, stays: impl Fn(u8) -> bool, out: &mut String) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let is_plain =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') || stays(byte);
    let mut rest = text;
    // Whole stretches of what stays, which most links are from end to end, then the bytes up to the next one. What
    // stays is ASCII, so both ends of a stretch lie between characters.
    while !rest.is_empty() {
        let plain = rest.bytes().take_while(|byte| is_plain(*byte)).count();
        out.push_str(&rest[..plain]);
        rest = &rest[plain..];
        let escaped = rest.bytes().take_while(|byte| !is_plain(*byte)).count();
        for byte in rest[..escaped].bytes() {
            out.push('%');
            out.push(char::from(HEX[usize::from(byte >> 4)]));
            out.push(char::from(HEX[usize::from(byte & 15)]));
        }
        rest = &rest[escaped..];
    }
}

/// Returns `text` with every `%XX` decoded once, or none where the result is not UTF-8 or an escape is cut.
pub fn percent_decode(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut index = 0;
    while index < bytes.len() {
        if bytes[index] == b'%' {
            let hex = text.get(index + 1..index + 3)?;
            let valid = hex.bytes().all(|b| b.is_ascii_hexdigit());
            decoded.push(u8::from_str_radix(hex, 16).ok().filter(|_| valid)?);
            index += 3;
        } else {
            decoded.push(bytes[index]);
            index += 1;
        }
    }
    String::from_utf8(decoded).ok()
}

/// Says whether `c` is of the block that holds nearly all of a Chinese text: a letter that has no case, and that no form
/// changes, so that whoever looks at such a text needs no table.
pub fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// Returns the address name of an office, a lead or one level of a facet value.
///
/// NFC; every run of characters that are not letters, digits or `_` becomes one `-`; ends are trimmed. A
/// name without any letter or digit becomes `-`'s stand-in `x`, so that no address is empty.
///
/// # Source
/// docs/content-model.md, "Names in addresses".
pub fn slug(name: &str) -> String {
    // Nearly all names are ASCII and Han, which no form changes and whose letters need no table.
    let name: Cow<'_, str> = if name.chars().all(|c| c.is_ascii() || is_han(c)) {
        Cow::Borrowed(name)
    } else {
        Cow::Owned(name.nfc().collect())
    };
    let mut slug = String::with_capacity(name.len());
    for c in name.chars() {
        if is_han(c) || c.is_alphanumeric() || c == '_' {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let trimmed = slug.trim_end_matches('-');
    if trimmed.is_empty() {
        "x".to_owned()
    } else {
        trimmed.to_owned()
    }
}

/// Returns the form in which two names are equal if a file system that folds case and composes characters
/// would take them for one file: NFC of the full lower case of the NFC form.
pub fn fold(name: &str) -> String {
    let lower: String = name.nfc().flat_map(char::to_lowercase).collect();
    lower
        .nfc()
        .map(|c| if c == 'ς' { 'σ' } else { c })
        .collect::<String>()
        .replace('ß', "ss")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn site_paths_refuse_what_leaves_the_folder() {
        for bad in ["", "/a", "a//b", "../a", "a/..", "a/./b", "a\\b", "a\u{0}b"] {
            assert_eq!(SitePath::new(bad), None, "{bad}");
        }
        assert!(SitePath::new("2026/projects/处.html").is_some());
    }

    #[test]
    fn links_are_relative_and_encoded() {
        let link = |from: &str, to: &str| relative_link(from, to);
        assert_eq!(link("2026/projects/a.html", "2026/projects/b.html"), "b.html");
        assert_eq!(
            link("2026/projects/a.html", "2026/index.html#x"),
            "../index.html#x"
        );
        assert_eq!(
            link("index.html", "2026/offices/组 一.html"),
            "2026/offices/%E7%BB%84%20%E4%B8%80.html"
        );
        assert_eq!(link("2026/a/b.html", "2025/a/b.html"), "../../2025/a/b.html");
        assert_eq!(link("2026/x.html", "2026/x.html"), "x.html");
    }

    #[test]
    fn relative_links_stay_below_the_root() {
        let from = "projects/2026/a.md";
        assert_eq!(resolve(from, "a/x.pdf").as_deref(), Some("projects/2026/a/x.pdf"));
        assert_eq!(
            resolve(from, "../2025/./b.md").as_deref(),
            Some("projects/2025/b.md")
        );
        assert_eq!(
            resolve(from, "../../meetings/m.md").as_deref(),
            Some("meetings/m.md")
        );
        for outside in ["../../../x.md", "/x.md", "a//b.md", "../..", ""] {
            assert_eq!(resolve(from, outside), None, "{outside}");
        }
    }

    #[test]
    fn links_of_records_are_counted_from_the_record_or_from_the_top() {
        let from = "projects/2026/a.md";
        let cases = [
            ("a/x.pdf", Ok("projects/2026/a/x.pdf")),
            ("./a//x.pdf", Ok("projects/2026/a/x.pdf")),
            ("../2025/b.md", Ok("projects/2025/b.md")),
            ("/pages/e\u{301}.md", Ok("pages/\u{e9}.md")),
            ("a/", Err(Astray::Folder)),
            ("..", Err(Astray::Folder)),
            ("/", Err(Astray::Folder)),
            ("../../../x.md", Err(Astray::Outside)),
        ];
        for (link, path) in cases {
            assert_eq!(content_path(from, link).as_deref(), path.as_deref(), "{link}");
        }
    }

    #[test]
    fn percent_decoding_is_the_inverse_and_refuses_broken_escapes() {
        assert_eq!(percent_decode("%E7%BB%84%20a").as_deref(), Some("组 a"));
        for bad in ["%", "%2", "%zz", "%ff", "%+1"] {
            assert_eq!(percent_decode(bad), None, "{bad}");
        }
    }

    #[test]
    fn slugs_keep_letters_of_any_script() {
        assert_eq!(slug("组织一处"), "组织一处");
        assert_eq!(slug("分管副部长(组织)"), "分管副部长-组织");
        assert_eq!(slug(" A & B / C "), "A-B-C");
        assert_eq!(slug("e\u{301}cole"), "école");
        assert_eq!(slug("4+1"), "4-1");
        assert_eq!(slug("!!!"), "x");
    }

    #[test]
    fn folding_joins_what_file_systems_join() {
        assert_eq!(fold("ÉCOLE"), fold("e\u{301}cole"));
        assert_ne!(fold("a"), fold("b"));
    }
}
