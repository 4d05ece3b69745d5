//! How much room words take, estimated without a font, and where they find it.

use unicode_width::UnicodeWidthChar;

use crate::path::is_han;

/// A word whose end may be hidden where room is short: `1` + `月`, `J` + `an`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Label {
    /// What is always shown.
    pub head: String,
    /// What narrow screens hide.
    pub tail: String,
}

impl Label {
    /// Returns the width in pixels at `size` pixels.
    pub(super) fn width(&self, size: f64) -> f64 {
        width(&self.head, size) + width(&self.tail, size)
    }
}

/// Width of a Latin letter or digit, as a share of the font size.
///
/// The digits of the theme's fonts are 0.50–0.56 em wide; a little too much costs only room.
const LATIN: f64 = 0.55;

/// Returns the width of `text` in pixels at `size` pixels: 1 em a Han character, 0.55 em a Latin one.
pub(super) fn width(text: &str, size: f64) -> f64 {
    text.chars().map(|c| ems(c) * size).sum()
}

/// Curly quotation marks, dashes and the ellipsis count as wide, for the Chinese fonts draw them so.
fn ems(c: char) -> f64 {
    // Nearly all words are of these, and need no table.
    match c {
        ' '..='~' => return LATIN,
        _ if is_han(c) => return 1.0,
        _ => {}
    }
    let cells = if ('\u{2010}'..='\u{2027}').contains(&c) {
        c.width_cjk()
    } else {
        c.width()
    };
    match cells.unwrap_or(0) {
        0 => 0.0,
        1 => LATIN,
        _ => 1.0,
    }
}

/// Returns `text`, or its beginning and `…` where it is wider than `limit` pixels at `size` pixels.
pub(super) fn fit(text: &str, size: f64, limit: f64) -> String {
    if width(text, size) <= limit {
        return text.to_owned();
    }
    let mut room = limit - size;
    let mut kept = String::new();
    for c in text.chars() {
        room -= ems(c) * size;
        if room < 0.0 {
            break;
        }
        kept.push(c);
    }
    let mut kept = kept.trim_end().to_owned();
    kept.push('…');
    kept
}

/// A rectangle that a word takes up, in pixels; `y` grows downwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Area {
    pub left: f64,
    pub right: f64,
    pub top: f64,
    pub bottom: f64,
}

/// Moves `areas` apart, up or down, so that none overlaps another and all stay within `top`–`bottom` if they can.
///
/// They keep their vertical order; each moves no further than it must. Returns the new tops, in the given order.
pub(super) fn spread(areas: &[Area], top: f64, bottom: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..areas.len()).collect();
    order.sort_by(|&a, &b| areas[a].top.total_cmp(&areas[b].top).then(a.cmp(&b)));
    let mut placed: Vec<Area> = areas.to_vec();
    for position in 0..order.len() {
        let free = order[..position]
            .iter()
            .filter(|&&above| beside(&areas[above], &areas[order[position]]))
            .map(|&above| placed[above].bottom)
            .fold(top, f64::max);
        let area = &mut placed[order[position]];
        shift(area, area.top.max(free));
    }
    for position in (0..order.len()).rev() {
        let free = order[position + 1..]
            .iter()
            .filter(|&&below| beside(&areas[below], &areas[order[position]]))
            .map(|&below| placed[below].top)
            .fold(bottom, f64::min);
        let area = &mut placed[order[position]];
        let height = area.bottom - area.top;
        shift(area, area.top.min(free - height));
    }
    placed.iter().map(|area| area.top).collect()
}

fn beside(a: &Area, b: &Area) -> bool {
    a.left < b.right && b.left < a.right
}

fn shift(area: &mut Area, top: f64) {
    area.bottom += top - area.top;
    area.top = top;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn han_is_one_em_and_latin_a_little_more_than_half() {
        assert_eq!(width("今天", 12.0), 24.0);
        assert!((width("11-22", 12.0) - 33.0).abs() < 1e-9);
        assert_eq!(width("“”", 10.0), 20.0);
        assert_eq!(width("e\u{301}", 10.0), 5.5);
        for c in (' '..='~').chain('\u{4e00}'..='\u{9fff}') {
            let cells = if c.width() == Some(2) { 1.0 } else { LATIN };
            assert_eq!(ems(c), cells, "{c}");
        }
    }

    #[test]
    fn long_words_are_cut_with_an_ellipsis() {
        assert_eq!(fit("考核细则", 10.0, 40.0), "考核细则");
        assert_eq!(fit("考核细则送审", 10.0, 40.0), "考核细…");
        assert_eq!(fit("考核", 10.0, 5.0), "…");
    }

    #[test]
    fn labels_move_apart_and_stay_inside() {
        let area = |left: f64, top: f64| Area {
            left,
            right: left + 50.0,
            top,
            bottom: top + 10.0,
        };
        assert_eq!(spread(&[area(0.0, 5.0), area(0.0, 8.0)], 0.0, 100.0), [5.0, 15.0]);
        assert_eq!(
            spread(&[area(0.0, 95.0), area(0.0, 94.0)], 0.0, 100.0),
            [90.0, 80.0]
        );
        assert_eq!(
            spread(&[area(0.0, 5.0), area(60.0, 8.0)], 0.0, 100.0),
            [5.0, 8.0],
            "side by side they need not move"
        );
    }
}
