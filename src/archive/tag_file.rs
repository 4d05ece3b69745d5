//! Reading the tag files of a bag: its declaration, its metadata, its manifests.
//!
//! # Source
//! RFC 8493; earlier versions (0.93 to 0.97) where they are more lenient.

use crate::io::digest::Algorithm;

/// The encoding of tag files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-16 with a mark, or big endian without one.
    Utf16,
    /// ISO 8859-1.
    Latin1,
}

impl Encoding {
    fn from_name(name: &str) -> Option<Encoding> {
        match name.to_ascii_uppercase().as_str() {
            "UTF-8" | "UTF8" => Some(Encoding::Utf8),
            "UTF-16" | "UTF16" => Some(Encoding::Utf16),
            "ISO-8859-1" | "ISO8859-1" | "LATIN-1" | "LATIN1" => Some(Encoding::Latin1),
            _ => None,
        }
    }

    /// Decodes a tag file, or gives none where its bytes are not of this encoding.
    pub fn decode(self, bytes: &[u8]) -> Option<String> {
        match self {
            Encoding::Utf8 => std::str::from_utf8(bytes).ok().map(str::to_owned),
            Encoding::Latin1 => Some(bytes.iter().copied().map(char::from).collect()),
            Encoding::Utf16 => utf16(bytes),
        }
    }
}

fn utf16(bytes: &[u8]) -> Option<String> {
    let (is_little, rest) = match bytes {
        [0xff, 0xfe, rest @ ..] => (true, rest),
        [0xfe, 0xff, rest @ ..] => (false, rest),
        all => (false, all),
    };
    if rest.len() % 2 != 0 {
        return None;
    }
    let units = rest.chunks_exact(2).map(|pair| {
        let pair = [pair[0], pair[1]];
        if is_little {
            u16::from_le_bytes(pair)
        } else {
            u16::from_be_bytes(pair)
        }
    });
    char::decode_utf16(units).collect::<Result<String, _>>().ok()
}

/// What `bagit.txt` declares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Declaration {
    /// Major and minor number of the version.
    pub version: (u32, u32),
    /// Encoding of the other tag files.
    pub encoding: Encoding,
}

impl Declaration {
    /// Tells whether the bag is held to RFC 8493 itself.
    pub fn is_one(self) -> bool {
        self.version >= (1, 0)
    }

    /// Reads `bagit.txt`, or gives none where it is not in the one form that the version allows: no mark, the two
    /// lines in order, no blank before a colon, and from 1.0 exactly one behind it and none at the end.
    pub fn parse(bytes: &[u8]) -> Option<Declaration> {
        let text = std::str::from_utf8(bytes).ok()?;
        if text.starts_with('\u{feff}') {
            return None;
        }
        let mut lines = lines(text).into_iter();
        let version = value(lines.next()?, "BagIt-Version")?;
        let (major, minor) = version.trim().split_once('.')?;
        let version_number = (number(major)?, number(minor)?);
        let encoding = value(lines.next()?, "Tag-File-Character-Encoding")?;
        if lines.any(|line| !line.trim().is_empty()) {
            return None;
        }
        let is_exact = |value: &str| value.strip_prefix(' ').is_some_and(|value| value == value.trim());
        if version_number >= (1, 0) && !(is_exact(version) && is_exact(encoding)) {
            return None;
        }
        Some(Declaration {
            version: version_number,
            encoding: Encoding::from_name(encoding.trim())?,
        })
    }
}

fn value<'a>(line: &'a str, name: &str) -> Option<&'a str> {
    line.strip_prefix(name)?.strip_prefix(':')
}

fn number(text: &str) -> Option<u32> {
    let is_number = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    is_number.then(|| text.parse().ok())?
}

/// Splits a tag file into lines, which LF, CR LF or CR end.
pub fn lines(text: &str) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(['\n', '\r']).unwrap_or(rest.len());
        lines.push(&rest[..end]);
        let behind = &rest[end..];
        rest = behind
            .strip_prefix("\r\n")
            .or_else(|| behind.strip_prefix(['\n', '\r']))
            .unwrap_or_default();
    }
    lines
}

/// Reads a file of metadata such as `bag-info.txt`: labels and values in their order, continued lines joined.
///
/// Beside them the numbers, from 1, of lines that are neither.
pub fn metadata(text: &str) -> (Vec<(String, String)>, Vec<usize>) {
    let (mut entries, mut wrong): (Vec<(String, String)>, _) = (Vec::new(), Vec::new());
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    for (index, line) in lines(text).into_iter().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        match (
            line.starts_with([' ', '\t']),
            entries.last_mut(),
            line.split_once(':'),
        ) {
            (true, Some((_, value)), _) => {
                value.push(' ');
                value.push_str(line.trim());
            }
            (false, _, Some((label, value))) => {
                entries.push((label.trim().to_owned(), value.trim().to_owned()));
            }
            _ => wrong.push(index + 1),
        }
    }
    (entries, wrong)
}

/// A line of a manifest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ManifestLine {
    /// Its number, from 1.
    pub number: usize,
    /// The digest in lower-case hexadecimal digits.
    pub digest: String,
    /// The path as written.
    pub path: String,
    /// Whether `*` stands before the path, as the md5sum programs write it.
    pub has_star: bool,
}

/// A manifest of the payload or of the tag files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manifest {
    /// Its file name.
    pub name: String,
    /// Its algorithm, where it is one that can be checked here.
    pub algorithm: Option<Algorithm>,
    /// Whether it lists tag files.
    pub lists_tags: bool,
    /// Its lines.
    pub lines: Vec<ManifestLine>,
    /// Numbers, from 1, of lines that are no entries.
    pub wrong_lines: Vec<usize>,
}

/// Tells whether a file in the bag's root is a manifest: what its name says of it.
pub fn manifest_name(name: &str) -> Option<(bool, &str)> {
    let stem = name.strip_suffix(".txt")?;
    stem.strip_prefix("tagmanifest-")
        .map(|algorithm| (true, algorithm))
        .or_else(|| stem.strip_prefix("manifest-").map(|algorithm| (false, algorithm)))
}

/// Reads a manifest.
pub fn manifest(name: &str, text: &str) -> Option<Manifest> {
    let (lists_tags, algorithm) = manifest_name(name)?;
    let algorithm = Algorithm::from_name(&algorithm.to_ascii_lowercase());
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (mut entries, mut wrong_lines) = (Vec::new(), Vec::new());
    for (index, line) in lines(text).into_iter().enumerate() {
        if line.is_empty() {
            continue;
        }
        match manifest_line(line, index + 1, algorithm) {
            Some(line) => entries.push(line),
            None => wrong_lines.push(index + 1),
        }
    }
    Some(Manifest {
        name: name.to_owned(),
        algorithm,
        lists_tags,
        lines: entries,
        wrong_lines,
    })
}

fn manifest_line(line: &str, number: usize, algorithm: Option<Algorithm>) -> Option<ManifestLine> {
    let (digest, rest) = line.split_once([' ', '\t'])?;
    let is_digest = !digest.is_empty() && digest.bytes().all(|b| b.is_ascii_hexdigit());
    let fits = algorithm.is_none_or(|algorithm| digest.len() == algorithm.digits());
    let rest = rest.trim_start_matches([' ', '\t']);
    let path = rest.strip_prefix('*').unwrap_or(rest);
    (is_digest && fits && !path.is_empty()).then(|| ManifestLine {
        number,
        digest: digest.to_ascii_lowercase(),
        path: path.to_owned(),
        has_star: rest.len() != path.len(),
    })
}

/// Lists the paths that `fetch.txt` names; what is no entry is given as the number of its line, from 1.
pub fn fetch(text: &str) -> (Vec<String>, Vec<usize>) {
    let (mut paths, mut wrong) = (Vec::new(), Vec::new());
    for (index, line) in lines(text).into_iter().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        let mut parts = line.splitn(3, [' ', '\t']);
        match (parts.next(), parts.next(), parts.next()) {
            (Some(_), Some(_), Some(path)) => paths.push(path.trim_start().to_owned()),
            _ => wrong.push(index + 1),
        }
    }
    (paths, wrong)
}

/// Returns the path that a manifest means: without `./` before it, and with the escapes of line ends and `%`
/// decoded.
///
/// # Source
/// RFC 8493, section 2.1.3.
pub fn meant_path(written: &str) -> String {
    let path = written.strip_prefix("./").unwrap_or(written);
    ["0A", "0a", "0D", "0d", "25"]
        .iter()
        .zip(["\n", "\n", "\r", "\r", "%"])
        .fold(path.to_owned(), |path, (code, plain)| {
            path.replace(&format!("%{code}"), plain)
        })
}

/// Returns why a path of a manifest could lead out of the bag, on any system.
pub fn is_unsafe(path: &str) -> bool {
    let bytes = path.as_bytes();
    let is_drive = bytes.len() > 1 && bytes[0].is_ascii_alphabetic() && bytes[1] == b':';
    let is_variable = path.starts_with('%') && path[1..].contains('%');
    path.starts_with(['/', '~', '$'])
        || path.contains('\\')
        || is_drive
        || is_variable
        || path.split('/').any(|part| part == "..")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_declaration_is_taken_in_its_one_form_only() {
        let parse = |text: &str| Declaration::parse(text.as_bytes());
        let good = parse("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
        assert_eq!(good.map(|found| found.version), Some((1, 0)));
        for bad in [
            "\u{feff}BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n",
            "BagIt-Version: .97\nTag-File-Character-Encoding: UTF-8\n",
            "BagIt-Version : 1.0\nTag-File-Character-Encoding : UTF-8\n",
            "BagIt-Version: 1.0 \nTag-File-Character-Encoding: UTF-8\n",
            "BagIt-Version:  1.0\nTag-File-Character-Encoding: UTF-8\n",
            "BagIt-Version: 1.0\n",
            "BagIt-Version: 1.0\nTag-File-Character-Encoding: KLINGON\n",
            "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\nmore\n",
        ] {
            assert_eq!(parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn paths_that_could_lead_out_are_unsafe_on_every_system() {
        for path in [
            "/etc/foo",
            "~/foo",
            "~root/foo",
            "../x",
            "data/../../x",
            "C:\\Windows",
            "c:x",
            "%HomeDrive%\\x",
            "%HOME%/x",
            "\\\\server\\x",
            "data\\x",
        ] {
            assert!(is_unsafe(path), "{path}");
        }
        for path in [
            "data/a",
            "data/~a",
            "data/%7Ea",
            "data/a..b",
            "./data/a",
            "data/组织.html",
        ] {
            assert!(!is_unsafe(path), "{path}");
        }
    }

    #[test]
    fn manifest_lines_are_read_as_programs_write_them() {
        let digest = "b1946ac92492d2347c6235b4d2611184";
        let text = format!("{digest} *data/a b.txt\r\n{digest}\tdata/c\n\nxyz data/d\n{digest}\n");
        let manifest = manifest("manifest-md5.txt", &text).expect("a manifest's name");
        let paths: Vec<&str> = manifest.lines.iter().map(|line| line.path.as_str()).collect();
        assert_eq!(paths, ["data/a b.txt", "data/c"]);
        assert!(manifest.lines[0].has_star && !manifest.lines[1].has_star);
        assert_eq!(manifest.wrong_lines, [4, 5]);
        assert_eq!(meant_path("./data/a%0Ab%25c"), "data/a\nb%c");
    }

    #[test]
    fn metadata_may_be_continued_and_repeated() {
        let (entries, wrong) = metadata("A: 1\r\n  more\r\nA : 2\nnothing\n");
        let entry = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(entries, [entry("A", "1 more"), entry("A", "2")]);
        assert_eq!(wrong, [4]);
    }
}
