//! Findings for people: the line itself with a mark below it, what is seen there, and what to write.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::place::Places;
use super::{Diagnostic, Severity, Sources, visible};
use crate::locale::Locale;
use crate::text::{LineIndex, SourceFile, Span};

/// Lines that one frame may cover; places further apart get a frame each.
const MAX_LINES: u32 = 40;

/// Characters of a line that are laid out; a place beyond them is named but not shown.
const MAX_LINE: usize = 2_000;

/// Whether the text carries terminal colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// Plain text.
    Never,
    /// ANSI escape codes.
    Always,
}

/// Writes all findings, each with its frame, an empty line behind each.
pub fn text(diagnostics: &[Diagnostic], sources: &dyn Sources, locale: &Locale, colour: Colour) -> String {
    let renderer = match colour {
        Colour::Never => Renderer::plain(),
        Colour::Always => Renderer::styled(),
    };
    let words = Words::of(locale);
    let mut places = Places::new(sources);
    let mut out = String::new();
    for finding in diagnostics {
        out.push_str(&frame(finding, &mut places, locale, &words, &renderer));
        out.push_str("\n\n");
    }
    out
}

/// The words before a colon.
struct Words {
    error: String,
    warning: String,
    help: String,
}

impl Words {
    fn of(locale: &Locale) -> Words {
        Words {
            error: locale.text("word-error"),
            warning: locale.text("word-warning"),
            help: locale.text("word-help"),
        }
    }
}

fn frame(
    finding: &Diagnostic,
    places: &mut Places<'_>,
    locale: &Locale,
    words: &Words,
    renderer: &Renderer,
) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR.with_name(words.error.as_str()),
        Severity::Warning => Level::WARNING.with_name(words.warning.as_str()),
    };
    let message = locale.speak(&finding.message);
    let title = level
        .primary_title(visible(&message).into_owned())
        .id(finding.rule);
    let mut group = Group::with_title(title);
    for view in views(finding, places, locale) {
        group = match view {
            View::Source(snippet) => group.element(snippet),
            View::Origin(origin) => group.element(origin),
        };
    }
    if let Some(help) = locale.speak_attribute(&finding.message, "help") {
        let help = visible(&help).into_owned();
        group = group.element(Level::HELP.with_name(words.help.as_str()).message(help));
    }
    renderer.render(&[group])
}

/// What stands below a title.
enum View {
    Source(Snippet<'static, annotate_snippets::Annotation<'static>>),
    Origin(Origin<'static>),
}

fn views(finding: &Diagnostic, places: &mut Places<'_>, locale: &Locale) -> Vec<View> {
    let path = visible(&finding.file).into_owned();
    let Some(((source, index), span)) = places.file(&finding.file).zip(finding.span) else {
        return vec![View::Origin(Origin::path(path))];
    };
    let label = locale.speak_attribute(&finding.message, "label");
    let mut frames = vec![Window::new(source, index, span)];
    frames[0].mark(span, label, AnnotationKind::Primary);
    for (place, message) in &finding.related {
        let words = Some(locale.speak(message));
        if !frames[0].reach(*place) {
            frames.push(Window::new(source, index, *place));
        }
        let last = frames.len() - 1;
        frames[last].mark(*place, words, AnnotationKind::Context);
    }
    frames.into_iter().map(|window| window.view(&path)).collect()
}

/// The lines of a file that one frame shows, with what is marked in them.
struct Window<'s> {
    source: &'s SourceFile,
    index: &'s LineIndex,
    first: u32,
    last: u32,
    marks: Vec<(Span, Option<String>, AnnotationKind)>,
}

impl<'s> Window<'s> {
    fn new(source: &'s SourceFile, index: &'s LineIndex, span: Span) -> Window<'s> {
        let line = index.position(source.text(), span.start).line;
        Window {
            source,
            index,
            first: line,
            last: line,
            marks: Vec::new(),
        }
    }

    /// Widens the window to `span`, or tells that it is too far away.
    fn reach(&mut self, span: Span) -> bool {
        let line = self.index.position(self.source.text(), span.start).line;
        let (first, last) = (self.first.min(line), self.last.max(line));
        let near = last - first < MAX_LINES;
        if near {
            (self.first, self.last) = (first, last);
        }
        near
    }

    fn mark(&mut self, span: Span, label: Option<String>, kind: AnnotationKind) {
        self.marks.push((span, label, kind));
    }

    fn view(self, path: &str) -> View {
        let text = self.source.text();
        let place = self.marks.first().map_or(Span::default(), |(span, _, _)| *span);
        let position = self.index.position(text, place.start);
        if position.column as usize > MAX_LINE {
            let origin = Origin::path(path.to_owned())
                .line(position.line as usize)
                .char_column(position.column as usize);
            return View::Origin(origin);
        }
        let shown = self.shown();
        let annotations: Vec<_> = self
            .marks
            .iter()
            .map(|(span, label, kind)| {
                let label = label.as_ref().map(|label| visible(label).into_owned());
                kind.span(shown.range(*span)).label(label)
            })
            .collect();
        let snippet = Snippet::source(shown.text)
            .path(path.to_owned())
            .line_start(self.first as usize)
            .annotations(annotations);
        View::Source(snippet)
    }

    /// Writes the lines as a terminal may show them, remembering where each of their bytes went.
    fn shown(&self) -> Shown {
        let text = self.source.text();
        let mut shown = Shown {
            text: String::new(),
            lines: Vec::new(),
        };
        for line in self.first..=self.last {
            let Some(span) = self.index.line_span(text, line) else {
                break;
            };
            let content = &text[span.range()];
            let end = content
                .char_indices()
                .nth(MAX_LINE * 2)
                .map_or(content.len(), |(end, _)| end);
            shown
                .lines
                .push((span.start as usize, shown.text.len(), content[..end].to_owned()));
            let tabs = content[..end].replace('\t', " ");
            shown.text.push_str(&visible(&tabs));
            shown.text.push('\n');
        }
        shown
    }
}

/// Lines as they are shown.
struct Shown {
    text: String,
    /// Where each line begins in the file and in the text shown, with its content.
    lines: Vec<(usize, usize, String)>,
}

impl Shown {
    /// Returns where a span of the file went.
    fn range(&self, span: Span) -> Range<usize> {
        let start = self.offset(span.start as usize);
        start..self.offset(span.end as usize).max(start)
    }

    fn offset(&self, at: usize) -> usize {
        let line = self.lines.partition_point(|(start, _, _)| *start <= at);
        let Some((start, shown, content)) = line.checked_sub(1).and_then(|line| self.lines.get(line)) else {
            return 0;
        };
        let within = (at - start).min(content.len());
        let before = content.get(..within).unwrap_or(content);
        let before = before.replace('\t', " ");
        shown + visible(&before).len()
    }
}
