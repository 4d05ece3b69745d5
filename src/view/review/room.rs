//! How much fits on a printed sheet: an estimate in millimetres and lines, made before anything is written.
//!
//! A sheet is exactly one page. What is always there (head, form, strip, conclusion, remarks, signatures) takes
//! a fixed part; the texts of a brief share the rest, and what finds no room is left to the project's page.

use unicode_width::UnicodeWidthStr;

/// Millimetres of an A4 sheet that head, form, headings, strip, conclusion, remarks, signatures and foot leave.
///
/// 297 mm less margins of 25 mm; the fixed parts were measured at 162 mm with a title of one line and a form of one
/// and two lines.
const FREE: f64 = 109.0;

/// Height of a line of running text: 10 pt, line height 1.55.
const LINE: f64 = 5.5;

/// Height of a line of a table's cell: 9.5 pt, line height 1.5.
const CELL_LINE: f64 = 5.05;

/// Padding and rule of a table row.
const ROW: f64 = 2.1;

/// Height of a line of the title: 20 pt, line height 1.35.
const TITLE_LINE: f64 = 9.5;

/// Width of the text area in Han characters of the title.
pub const TITLE: usize = 24;

/// Width of the text area in Han characters of running text.
pub const FULL: usize = 47;

/// The room that is left on a sheet.
#[derive(Clone, Copy, Debug)]
pub struct Room {
    left: f64,
}

impl Room {
    /// Returns the room of an empty sheet.
    pub fn new() -> Room {
        Room { left: FREE }
    }

    /// Takes the room of a paragraph over the whole width, whether or not there is so much.
    pub fn paragraph(&mut self, text: &str) {
        self.left -= lines_f64(lines(text, FULL)) * LINE;
    }

    /// Takes the room of what a title of `title` lines and a form row of `form` lines have more than usual.
    pub fn head_of_sheet(&mut self, title: usize, form: usize) {
        let further = |lines: usize, usual: usize| lines_f64(lines.saturating_sub(usual));
        self.left -= further(title, 1) * TITLE_LINE + further(form, 2) * CELL_LINE;
    }

    /// Takes the room of a table row, whose cells are given with their widths in Han characters; false, and
    /// nothing is taken, where there is not so much left above `reserve` millimetres.
    pub fn row(&mut self, cells: &[(&str, usize)], reserve: f64) -> bool {
        let most = cells.iter().map(|(text, width)| lines(text, *width)).max();
        let height = lines_f64(most.unwrap_or(1)) * CELL_LINE + ROW;
        let fits = self.left - height >= reserve;
        if fits {
            self.left -= height;
        }
        fits
    }

    /// Takes the room of the head of a table.
    pub fn head(&mut self) {
        self.left -= CELL_LINE + ROW;
    }
}

/// Returns how many lines `text` takes in a column `width` Han characters wide; at least one.
pub fn lines(text: &str, width: usize) -> usize {
    text.width().div_ceil(2 * width.max(1)).max(1)
}

/// Cuts `text` so that it takes at most `most` lines of a column `width` Han characters wide.
pub fn cut(text: &str, width: usize, most: usize) -> String {
    let limit = 2 * width * most;
    if text.width() <= limit {
        return text.to_owned();
    }
    let mut used = 2;
    let mut end = 0;
    for (start, c) in text.char_indices() {
        used += unicode_width::UnicodeWidthChar::width(c).unwrap_or(0);
        if used > limit {
            break;
        }
        end = start + c.len_utf8();
    }
    format!("{}…", text[..end].trim_end())
}

fn lines_f64(lines: usize) -> f64 {
    u32::try_from(lines).map_or(f64::MAX, f64::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted_by_the_width_of_their_characters() {
        assert_eq!(lines("", 10), 1);
        assert_eq!(lines("一二三四五六七八九十", 10), 1);
        assert_eq!(lines("一二三四五六七八九十一", 10), 2);
        assert_eq!(lines("abcdefghijabcdefghij", 10), 1);
    }

    #[test]
    fn long_texts_are_cut_to_their_lines() {
        assert_eq!(cut("一二三四", 4, 1), "一二三四");
        assert_eq!(cut("一二三四五", 4, 1), "一二三…");
        assert_eq!(lines(&cut(&"长".repeat(10_013), 12, 4), 12), 4);
    }

    #[test]
    fn a_row_without_room_takes_none() {
        let mut room = Room::new();
        let tall = "长".repeat(500);
        assert!(!room.row(&[(tall.as_str(), 10)], 0.0));
        let before = room.left;
        assert!(room.row(&[("短", 10)], 0.0));
        assert!(room.left < before);
        assert!(!room.row(&[("短", 10)], before));
    }
}
