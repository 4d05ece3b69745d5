//! The flag at the today line of a pile, and the words beside it.

use super::Pile;
use crate::markup::labels::width;
use crate::markup::ruler::TEXT;
use crate::markup::svg::Writer;

/// Width of the pile on a full page, in pixels.
pub(super) const WIDTH: f64 = 1_200.0;

/// Width of the pile on a telephone, in pixels: flag and words stay on the page there too.
const NARROW: f64 = 358.0;
/// Margin of a page on a telephone, in pixels.
const GUTTER: f64 = 16.0;

/// Where the flag and the words beside it lie, in pixels on a full page.
pub(super) struct Flag {
    /// Width of the flag.
    wide: f64,
    /// The flag's left edge, counted from the today line.
    from: f64,
    /// Where the words begin, or end, counted from the today line.
    words: (f64, &'static str),
    /// Left end of flag and words.
    pub left: f64,
    /// Right end of flag and words.
    pub right: f64,
}

impl Flag {
    /// The flag hangs left of the line and the words stand right of it, while there is room.
    pub(super) fn new(pile: &Pile<'_>) -> Flag {
        let x = pile.axis.noon_of(pile.today).along(WIDTH);
        let narrow = pile.axis.noon_of(pile.today).along(NARROW);
        let wide = (width(pile.flag, TEXT) + 12.0).ceil();
        let words = width(pile.left, TEXT);
        if narrow + GUTTER < wide {
            Flag {
                wide,
                from: -0.6,
                words: (wide + 8.0, "start"),
                left: x,
                right: x + wide + 8.0 + words,
            }
        } else if narrow + 8.0 + words > NARROW + GUTTER {
            Flag {
                wide,
                from: 0.6 - wide,
                words: (-wide - 8.0, "end"),
                left: x - wide - 8.0 - words,
                right: x,
            }
        } else {
            Flag {
                wide,
                from: 0.6 - wide,
                words: (8.0, "start"),
                left: x - wide,
                right: x + 8.0 + words,
            }
        }
    }
}

/// Draws the today line, its flag and the words about what is left.
pub(super) fn draw_flag(writer: &mut Writer, pile: &Pile<'_>) {
    let x = pile.axis.noon_of(pile.today);
    let flag = Flag::new(pile);
    let svg = writer.tag("svg").attr("class", "now pflag").attr("x", x);
    svg.attr("y", 0).attr("overflow", "visible").open();
    writer.line("tl-today", (0, 0), (-172, -22));
    let cloth = writer.tag("rect").attr("x", flag.from).attr("y", -190);
    cloth.attr("width", flag.wide).attr("height", 18).end();
    let text = writer
        .tag("text")
        .attr("x", flag.from + flag.wide / 2.0)
        .attr("y", -177);
    text.attr("text-anchor", "middle").text(pile.flag);
    writer.close();
    if pile.left.is_empty() {
        return;
    }
    let svg = writer.tag("svg").attr("class", "pflag").attr("x", x);
    svg.attr("y", 0).attr("overflow", "visible").open();
    let text = writer
        .tag("text")
        .attr("class", "an")
        .attr("x", flag.words.0)
        .attr("y", -177);
    text.attr("text-anchor", flag.words.1).text(pile.left);
    writer.close();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::tests::{date, year};

    #[test]
    fn the_flag_stays_inside_at_both_ends_of_the_year() {
        for day in ["2026-01-01", "2026-06-01", "2026-12-31"] {
            let axis = year(1, 1);
            let flag = Flag::new(&Pile {
                axis,
                labels: &[],
                today: date(day),
                flag: "今天 12-31",
                left: "剩364天",
                id: "p",
                finding: "f",
                promises: &[],
            });
            assert!(flag.left >= 0.0 && flag.right <= WIDTH, "{day}");
        }
    }
}
