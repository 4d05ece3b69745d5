//! Tables: a focusable scroll region around a plain table, alignment by classes.

use pulldown_cmark::{Alignment, Event, TagEnd};

use super::render::Renderer;

/// Where the renderer stands in the table that it writes.
#[derive(Debug, Default)]
pub(super) struct TableState {
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
    /// How many tables the body has had so far.
    count: usize,
}

impl Renderer<'_> {
    /// Begins a table and returns its end.
    pub(super) fn open_table(&mut self, alignments: &[Alignment]) -> &'static str {
        self.table.alignments = alignments.to_vec();
        self.table.count += 1;
        let number = self.table.count.to_string();
        self.out
            .markup("<div class=\"scroll\" tabindex=\"0\" role=\"region\"")
            .attribute_phrase("aria-label", self.options.words.table, &number)
            .markup("><table>");
        "</tbody></table></div>\n"
    }

    /// Begins the head of a table and returns its end, which begins the body.
    pub(super) fn open_head(&mut self) -> &'static str {
        self.table.in_head = true;
        self.table.column = 0;
        self.out.markup("<thead><tr>");
        "</tr></thead><tbody>\n"
    }

    /// Begins a row of the body and returns its end.
    pub(super) fn open_row(&mut self) -> &'static str {
        self.table.in_head = false;
        self.table.column = 0;
        self.out.markup("<tr>");
        "</tr>\n"
    }

    /// Begins the cell that event `index` begins and returns its end. An empty cell of the head is no heading.
    pub(super) fn open_cell(&mut self, index: usize) -> &'static str {
        let next = self.document.events.get(index + 1);
        let is_empty = matches!(next, Some(Event::End(TagEnd::TableCell)));
        let is_heading = self.table.in_head && !is_empty;
        let alignment = self.table.alignments.get(self.table.column);
        self.table.column += 1;
        self.out
            .markup(if is_heading { "<th scope=\"col\"" } else { "<td" });
        self.out.markup(match alignment {
            Some(Alignment::Left) => " class=\"left\">",
            Some(Alignment::Center) => " class=\"center\">",
            Some(Alignment::Right) => " class=\"right\">",
            Some(Alignment::None) | None => ">",
        });
        if is_heading { "</th>" } else { "</td>" }
    }
}
