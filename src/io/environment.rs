//! The environment's variables that Milepost looks at.

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, Read};
use std::path::PathBuf;

use sha2::{Digest, Sha256};

/// What the environment says, read once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Environment {
    /// The language of messages as the system names it, such as `zh_CN.UTF-8`: the first of `LC_ALL`,
    /// `LC_MESSAGES` and `LANG` that is set and not empty.
    pub locale: Option<String>,
    /// Whether `NO_COLOR` is set and not empty.
    ///
    /// # Source
    /// no-color.org.
    pub no_color: bool,
    /// Whether `CI` is set, not empty and not `false`: nobody watches, so nothing moves on the screen.
    pub ci: bool,
    /// `SOURCE_DATE_EPOCH` as it was found, bytes that are not text replaced; an empty value counts as set.
    pub source_date_epoch: Option<String>,
    /// The user's own folder, which is never an output.
    pub home: Option<PathBuf>,
}

impl Environment {
    /// Reads the environment of this process.
    pub fn read() -> Environment {
        Environment::from_variables(|name| std::env::var_os(name))
    }

    fn from_variables(variable: impl Fn(&str) -> Option<OsString>) -> Environment {
        let filled = |name: &str| variable(name).filter(|value| !value.is_empty());
        let text = |value: OsString| value.to_string_lossy().into_owned();
        Environment {
            locale: ["LC_ALL", "LC_MESSAGES", "LANG"]
                .into_iter()
                .find_map(filled)
                .map(text),
            no_color: filled("NO_COLOR").is_some(),
            ci: filled("CI").is_some_and(|value| value != "false"),
            source_date_epoch: variable("SOURCE_DATE_EPOCH").map(text),
            home: filled("HOME")
                .or_else(|| filled("USERPROFILE"))
                .map(PathBuf::from),
        }
    }
}

/// Returns the folder in which the program was started.
///
/// # Errors
/// The folder is gone, or may not be looked at.
pub fn current_folder() -> io::Result<PathBuf> {
    std::env::current_dir()
}

/// Returns the SHA-256 of this program's own file: what a site is made of changes with it.
///
/// # Errors
/// The file is gone, or may not be read.
pub fn program_digest() -> io::Result<[u8; 32]> {
    let mut program = File::open(std::env::current_exe()?)?;
    let mut digest = Sha256::new();
    let mut chunk = vec![0; 256 * 1024];
    loop {
        match program.read(&mut chunk) {
            Ok(0) => return Ok(digest.finalize().into()),
            Ok(read) => digest.update(&chunk[..read]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn environment(pairs: &[(&str, &str)]) -> Environment {
        Environment::from_variables(|name| {
            let pair = pairs.iter().find(|(key, _)| *key == name);
            pair.map(|(_, value)| OsString::from(value))
        })
    }

    #[test]
    fn the_first_locale_that_says_something_counts() {
        let locale = |pairs: &[(&str, &str)]| environment(pairs).locale;
        assert_eq!(
            locale(&[("LC_ALL", ""), ("LANG", "zh_CN.UTF-8")]).as_deref(),
            Some("zh_CN.UTF-8")
        );
        assert_eq!(
            locale(&[("LC_ALL", "C"), ("LC_MESSAGES", "en"), ("LANG", "zh_CN")]).as_deref(),
            Some("C")
        );
        assert_eq!(locale(&[]), None);
    }

    #[test]
    fn switches_count_when_they_are_filled() {
        assert!(environment(&[("NO_COLOR", "1")]).no_color);
        assert!(!environment(&[("NO_COLOR", "")]).no_color);
        assert!(environment(&[("CI", "true")]).ci);
        assert!(!environment(&[("CI", "false")]).ci);
        let empty = environment(&[("SOURCE_DATE_EPOCH", "")]);
        assert_eq!(
            empty.source_date_epoch.as_deref(),
            Some(""),
            "empty is set, and wrong"
        );
    }
}
