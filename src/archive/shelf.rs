//! The snapshots that lie side by side in a folder: `2025`, `2026`, and `2026-2` for a correction.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use super::bag::{BAG_INFO_NAME, SIGNATURE, TAG_MANIFEST};
use super::build_record::{Chain, ChainLink};
use super::remembered;
use super::tag_file::metadata;
use super::verify::authenticity::{is_signature, is_signed_by};
use crate::io::digest::sha512;
use crate::io::folder::{EntryKind, Folder};
use crate::model::{Date, Deadline};
use crate::pipeline::Shelf;
use crate::site::Carried;
use crate::view::difference::{self, Difference};
use crate::view::{SealedSignature, SealedState, SealedYear};

/// Greatest size of a tag manifest or of metadata that is read, in bytes.
const MAX_TAG_FILE: u64 = 1 << 20;

/// The place of a snapshot's name in order: year, then number of the correction.
pub fn name_parts(name: &str) -> Option<(i32, u32)> {
    let (year, number) = name
        .split_once('-')
        .map_or((name, None), |(year, n)| (year, Some(n)));
    let is_year = year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit());
    let number = match number {
        None => 1,
        Some(number) => {
            let is_number = !number.starts_with('0') && number.bytes().all(|b| b.is_ascii_digit());
            number.parse().ok().filter(|number| is_number && *number > 1)?
        }
    };
    is_year.then(|| year.parse().ok())?.map(|year| (year, number))
}

/// Returns the name of a snapshot.
pub fn name(year: i32, number: u32) -> String {
    if number == 1 {
        year.to_string()
    } else {
        format!("{year}-{number}")
    }
}

/// Lists the names of the folders at `path` that are called as snapshots are, by year, then number, whatever is in
/// them.
///
/// # Errors
/// There is no such folder, or it cannot be listed.
pub fn names(path: &Path) -> std::io::Result<Vec<String>> {
    let mut names = crate::io::read::folder_names(path)?;
    names.retain(|name| name_parts(name).is_some());
    names.sort_by_key(|name| name_parts(name));
    Ok(names)
}

/// Lists the snapshots in the folder at `path`, by year, then number; none where there is no such folder.
///
/// `key` is the public key that signatures are judged by. Beyond that they are taken at their word: only a
/// verification shows whether they are whole.
pub fn snapshots(path: &Path, key: Option<&str>) -> Vec<SealedYear> {
    let folders = names(path).unwrap_or_default();
    let mut found: BTreeMap<(i32, u32), SealedYear> = BTreeMap::new();
    for name in folders {
        let Some(place) = name_parts(&name) else { continue };
        if let Some(snapshot) = snapshot(path, name, place.0, key) {
            found.insert(place, snapshot);
        }
    }
    let mut snapshots: Vec<SealedYear> = found.into_values().collect();
    for index in 1..snapshots.len() {
        if snapshots[index].year == snapshots[index - 1].year {
            snapshots[index - 1].state = SealedState::Corrected;
        }
    }
    snapshots
}

fn snapshot(path: &Path, name: String, year: i32, key: Option<&str>) -> Option<SealedYear> {
    let folder = Folder::open(&path.join(&name)).ok()?;
    let tag_manifest = folder.read(TAG_MANIFEST, MAX_TAG_FILE).ok()?;
    let root_hash = sha512(&tag_manifest);
    let signature = match (folder.read(SIGNATURE, MAX_TAG_FILE), key) {
        (Err(_), _) => SealedSignature::Missing,
        (Ok(bytes), None) if is_signature(&bytes) => SealedSignature::Unknown,
        (Ok(bytes), Some(key)) if is_signed_by(&tag_manifest, &bytes, key) => SealedSignature::Trusted,
        (Ok(_), _) => SealedSignature::Wrong,
    };
    let info = folder.read(BAG_INFO_NAME, MAX_TAG_FILE).ok()?;
    let (info, _) = metadata(&String::from_utf8_lossy(&info));
    let value = |label: &str| {
        let found = info.iter().find(|(found, _)| found == label);
        found.map(|(_, value)| value.as_str())
    };
    let as_of: Option<Date> = value("Milepost-As-Of").and_then(|text| match Deadline::parse(text) {
        Some(Deadline::Day(day)) => Some(day),
        _ => None,
    });
    let state = if value("Milepost-State") == Some("provisional") {
        SealedState::Provisional
    } else {
        SealedState::Final
    };
    Some(SealedYear {
        year,
        name,
        root_hash,
        state,
        as_of,
        signature,
    })
}

/// Settles the place of a new snapshot of `year` among those that are there.
pub fn chain(snapshots: &[SealedYear], year: i32) -> Chain {
    let link = |found: &SealedYear| ChainLink {
        name: found.name.clone(),
        root_hash: found.root_hash.clone(),
    };
    let newest = |year: i32| snapshots.iter().rfind(|found| found.year == year);
    let number = newest(year)
        .and_then(|found| name_parts(&found.name))
        .map_or(1, |(_, number)| number + 1);
    Chain {
        name: name(year, number),
        previous: newest(year - 1).map(link),
        replaces: newest(year).map(link),
    }
}

/// Reads what a site shows of the snapshots in the folder at `path`; `key` is the public key that signatures are
/// judged by.
pub fn look(path: &Path, key: Option<&str>) -> Shelf {
    let sealed = snapshots(path, key);
    let carried = Carried::new(site_files(path, &sealed));
    let differences = differences(path, &sealed, key);
    Shelf {
        sealed,
        carried,
        differences,
    }
}

/// Compares each snapshot with the one that it corrects, and the newest one of each year with that of the year before.
/// One whose records are not those that were sealed is compared with nothing.
fn differences(path: &Path, sealed: &[SealedYear], key: Option<&str>) -> Vec<Arc<Difference>> {
    let newest = |year: i32| sealed.iter().rfind(|found| found.year == year);
    let mut pairs: Vec<(&SealedYear, &SealedYear)> = Vec::new();
    for (place, new) in sealed.iter().enumerate() {
        let corrected = place.checked_sub(1).map(|before| &sealed[before]);
        pairs.extend(corrected.filter(|old| old.year == new.year).map(|old| (old, new)));
        if newest(new.year) == Some(new) {
            pairs.extend(newest(new.year - 1).map(|old| (old, new)));
        }
    }
    let named: BTreeSet<&str> = pairs
        .iter()
        .flat_map(|(old, new)| [old.name.as_str(), new.name.as_str()])
        .collect();
    let read = |name: &&str| {
        let bytes = remembered::vouched(&path.join(name), key).ok()?;
        let records: serde_json::Value = serde_json::from_slice(&bytes).ok()?;
        Some((name.to_string(), records))
    };
    let records: BTreeMap<String, serde_json::Value> = named.par_iter().filter_map(read).collect();
    let compare = |(old, new): &(&SealedYear, &SealedYear)| {
        let comparison = difference::compare(records.get(&old.name)?, records.get(&new.name)?)?;
        Some(Arc::new(Difference {
            old: old.name.clone(),
            new: new.name.clone(),
            comparison,
        }))
    };
    pairs.par_iter().filter_map(compare).collect()
}

/// Lists the files of the rendered sites of `snapshots`, by their paths below the folder at `path`.
fn site_files(path: &Path, snapshots: &[SealedYear]) -> Vec<String> {
    let mut files = Vec::new();
    for snapshot in snapshots {
        let base = format!("{}/data/site", snapshot.name);
        let Ok(folder) = Folder::open(&path.join(&base)) else {
            continue;
        };
        let entries = folder.entries().into_iter();
        let regular = entries.filter(|entry| entry.is_plain && matches!(entry.kind, EntryKind::File(_)));
        files.extend(regular.map(|entry| format!("{base}/{}", entry.path)));
    }
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_snapshots_have_one_form() {
        assert_eq!(name_parts("2026"), Some((2026, 1)));
        assert_eq!(name_parts("2026-2"), Some((2026, 2)));
        for bad in [
            "26", "2026-1", "2026-02", "2026-", "2026-x", "2026-+2", "+026", "x",
        ] {
            assert_eq!(name_parts(bad), None, "{bad}");
        }
        assert_eq!(name(2026, 1), "2026");
        assert_eq!(name(2026, 3), "2026-3");
    }
}
