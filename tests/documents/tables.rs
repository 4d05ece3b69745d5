//! The tables, fenced blocks and headings of a Markdown document, as far as these tests look at them.

use std::collections::BTreeMap;

/// Returns what stands between `<!-- name -->` and `<!-- end -->`.
pub fn marked<'t>(text: &'t str, name: &str) -> &'t str {
    let begin = format!("<!-- {name} -->");
    let (_, rest) = text
        .split_once(&begin)
        .unwrap_or_else(|| panic!("there is no {begin}"));
    let (part, _) = rest
        .split_once("<!-- end -->")
        .unwrap_or_else(|| panic!("{begin} has no end"));
    part
}

/// Returns the cells of the rows of the first table behind `marker`, its head left out.
pub fn table(text: &str, marker: &str) -> Vec<Vec<String>> {
    let (_, rest) = text
        .split_once(marker)
        .unwrap_or_else(|| panic!("there is no {marker}"));
    let rows = rest.lines().skip_while(|line| !line.starts_with('|'));
    let rows = rows.take_while(|line| line.starts_with('|'));
    rows.skip(2).map(cells).collect()
}

/// Splits a row at the bars that are not escaped.
fn cells(row: &str) -> Vec<String> {
    let plain = row.trim().trim_matches('|').replace("\\|", "\u{0}");
    let cell = |cell: &str| cell.trim().replace('\u{0}', "|");
    plain.split('|').map(cell).collect()
}

/// Returns the words in code spans of `text`.
pub fn code(text: &str) -> Vec<String> {
    text.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// Returns the code spans with which `text` begins, one behind the other.
pub fn leading_code(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = text.trim_start();
    while let Some((word, behind)) = rest.strip_prefix('`').and_then(|open| open.split_once('`')) {
        words.push(word.to_owned());
        rest = behind.trim_start();
    }
    words
}

/// The fenced blocks of a document by what stands behind their fence: `yaml site.yaml`.
pub fn blocks(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(info) = line.strip_prefix("```") {
            let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            found.push((info.to_owned(), block.join("\n") + "\n"));
        }
    }
    found
}

/// The headings of a document outside of fenced blocks, with their levels.
pub fn headings(text: &str) -> Vec<(usize, String)> {
    outside_of_blocks(text)
        .filter_map(|line| {
            let level = line.len() - line.trim_start_matches('#').len();
            let title = line[level..].strip_prefix(' ')?;
            (level > 0).then(|| (level, title.trim().to_owned()))
        })
        .collect()
}

fn outside_of_blocks(text: &str) -> impl Iterator<Item = &str> {
    let mut inside = false;
    text.lines().filter(move |line| {
        let is_fence = line.starts_with("```");
        inside ^= is_fence;
        !inside && !is_fence
    })
}

/// The place that a heading is linked by, as GitHub names it.
pub fn anchor(heading: &str) -> String {
    let kept = |c: &char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_');
    let plain: String = heading.chars().filter(kept).collect();
    plain.to_lowercase().replace(' ', "-")
}

/// Counts of a document, heading by heading: level, rows of tables, items of lists, fenced blocks.
pub fn structure(text: &str) -> Vec<[usize; 4]> {
    let mut counts: Vec<[usize; 4]> = vec![[0; 4]];
    let mut inside = false;
    for line in text.lines() {
        if line.starts_with("```") {
            inside = !inside;
            counts.last_mut().expect("the beginning")[3] += usize::from(inside);
        } else if !inside && line.starts_with('#') {
            counts.push([line.len() - line.trim_start_matches('#').len(), 0, 0, 0]);
        } else if !inside {
            let last = counts.last_mut().expect("the beginning");
            last[1] += usize::from(line.starts_with('|'));
            last[2] += usize::from(line.starts_with("- "));
        }
    }
    counts
}

/// Gathers pairs, refusing one that is there already.
pub fn unique<V>(pairs: impl IntoIterator<Item = (String, V)>) -> BTreeMap<String, V> {
    let mut all = BTreeMap::new();
    for (name, value) in pairs {
        assert!(all.insert(name.clone(), value).is_none(), "{name} is there twice");
    }
    all
}
