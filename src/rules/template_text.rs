//! `template-text`: words of a template that nobody replaced.

use std::ops::Range;
use std::sync::LazyLock;

use memchr::memchr2;
use memchr::memmem::Finder;

use super::links::bodies;
use super::{Explanation, Findings, Reach, Rule, Subject, fields};
use crate::diagnostic::Severity;
use crate::locale::Message;

pub(crate) const RULE: Rule = Rule {
    name: "template-text",
    severity: Severity::Error,
    reach: Reach::Record,
    explanation: Explanation {
        en: "\
A text still holds words of a template: `TODO`, `XXX`, `fill in here`, a choice such as `planned|active|done`, or \
a blank in angle brackets such as `<name of the unit>`.

Published template text tells every reader that nobody has read the brief, and a choice left open can be taken for \
a statement.

Replace it by what is true, or delete the field; what may not be published goes under `withheld` with the reason:

    withheld: {responsible: to be appointed by the board in May}",
        zh: "\
文字里还留着模板的原话：`待填写`、`此处填写`、`TODO`、`XXX`，或者 `planned|active|done` 这样的备选项、\
`<单位名称>` 这样的空格。

带着模板原话发布出去，等于告诉大家这份简报没有人看过；没选的备选项，还会被当成真话。

换成真实内容，没有内容的就删掉这一项；按规定不能公开的，写进 `不公开` 并说明理由：

    不公开: {responsible: 人选5月由部务会确定}",
    },
    check,
};

/// Words that templates use for what is still to be written. Latin ones count as whole words only.
///
/// Words that offices also use in earnest (`请填写`, `待补充`) are not among them: this is an error.
const PLACEHOLDERS: [&str; 13] = [
    "TODO",
    "FIXME",
    "XXX",
    "fill in here",
    "write here",
    "lorem ipsum",
    "待填写",
    "此处填写",
    "在此填写",
    "【请填写",
    "（请填写",
    "［请填写",
    "[请填写",
];

/// What stands in every placeholder: most texts hold none of these, and that is found out fast.
const SIGNS: [&str; 6] = ["TODO", "FIXME", "XXX", " here", "lorem ipsum", "填写"];

/// Looks for each of [`SIGNS`].
static FINDERS: LazyLock<[Finder<'static>; 6]> = LazyLock::new(|| SIGNS.map(Finder::new));

/// The longest part of a choice, in characters: longer ones are prose in which a bar happens to stand.
const LONGEST_CHOICE: usize = 24;

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let portfolio = subject.portfolio;
    let mut look = |file: &str, field: fields::Field<'_>, text: &str| {
        if let Some(words) = left_over(text) {
            findings.add(file, field.to_string(), message(words));
        }
    };
    for record in subject.projects() {
        fields::of_project(record, &mut |field, text| look(&record.file, field, text));
    }
    for record in &portfolio.directives {
        fields::of_directive(record, &mut |field, text| look(&record.file, field, text));
    }
    for record in &portfolio.meetings {
        fields::of_meeting(record, &mut |field, text| look(&record.file, field, text));
    }
    for record in &portfolio.practices {
        fields::of_practice(record, &mut |field, text| look(&record.file, field, text));
    }
    // Pages may speak of templates: the one that teaches how to write a brief does.
    for (file, body) in bodies(subject).filter(|(file, _)| file.contains('/') && !file.starts_with("pages/"))
    {
        if let Some(place) = placeholder_in_prose(body) {
            let message = message(&body[place.clone()]);
            findings.add(file, format!("body:{}..{}", place.start, place.end), message);
        }
    }
}

fn message(words: &str) -> Message {
    Message::new("template-text").with("words", words)
}

/// Returns the words of a template that `text` still holds.
fn left_over(text: &str) -> Option<&str> {
    let found = placeholder(text).map(|place| &text[place]);
    found.or_else(|| choice(text)).or_else(|| blank(text))
}

/// Finds the first placeholder in `text`.
fn placeholder(text: &str) -> Option<Range<usize>> {
    FINDERS.iter().find_map(|sign| sign.find(text.as_bytes()))?;
    let places = PLACEHOLDERS.iter().filter_map(|word| {
        let is_word = |at: usize| {
            let letter = |c: char| c.is_ascii_alphanumeric() || c == '_';
            let before = text[..at].chars().next_back().is_some_and(letter);
            let after = text[at + word.len()..].chars().next().is_some_and(letter);
            !(word.is_ascii() && (before || after))
        };
        let at = text
            .match_indices(word)
            .map(|(at, _)| at)
            .find(|at| is_word(*at))?;
        Some(at..at + word.len())
    });
    places.min_by_key(|place| place.start)
}

/// Returns `text` where it is a choice of three or more words: `planned|active|done`.
fn choice(text: &str) -> Option<&str> {
    // The first byte of a wide bar begins other wide signs too, and no letter.
    memchr2(b'|', 0xef, text.as_bytes())?;
    let parts = text.split(['|', '｜']);
    let short = |part: &str| {
        let part = part.trim();
        !part.is_empty() && part.chars().count() <= LONGEST_CHOICE
    };
    (text.matches(['|', '｜']).count() >= 2 && parts.clone().all(short)).then_some(text)
}

/// Returns `text` where it is one blank to fill in: `<name of the unit>`.
fn blank(text: &str) -> Option<&str> {
    let inner = text.trim().strip_prefix('<')?.strip_suffix('>')?;
    (!inner.is_empty() && !inner.contains(['<', '>', ':', '@'])).then_some(text)
}

/// Finds the first placeholder in a body outside of code.
fn placeholder_in_prose(body: &str) -> Option<Range<usize>> {
    placeholder(body)?;
    let mut fence: Option<&str> = None;
    let mut start = 0;
    for line in body.split_inclusive('\n') {
        let marker = ["```", "~~~"]
            .into_iter()
            .find(|marker| line.trim_start().starts_with(marker));
        match (fence, marker) {
            (None, Some(marker)) => fence = Some(marker),
            (Some(open), Some(marker)) if open == marker => fence = None,
            (None, None) => {
                if let Some(place) = outside_code(line) {
                    return Some(start + place.start..start + place.end);
                }
            }
            (Some(_), _) => {}
        }
        start += line.len();
    }
    None
}

/// Finds the first placeholder in a line that stands outside of `` `code` ``.
fn outside_code(line: &str) -> Option<Range<usize>> {
    let mut start = 0;
    for (index, piece) in line.split('`').enumerate() {
        if index % 2 == 0
            && let Some(place) = placeholder(piece)
        {
            return Some(start + place.start..start + place.end);
        }
        start += piece.len() + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn template_words_are_found_and_ordinary_words_are_not() {
        for text in [
            "TODO: due date",
            "责任人待填写",
            "planned|active|done",
            "按期｜滞后｜受阻",
            "<项目名称>",
            "XXX",
        ] {
            assert!(left_over(text).is_some(), "{text}");
        }
        for text in [
            "TODOS",
            "XXXIII",
            "a|b",
            "<https://example.org>",
            "数据 < 5 且 > 3",
            "两委会|班子",
            "请填写登记表，材料待补充",
            "the first part of a sentence that is long | the second part of it | and the third",
        ] {
            assert_eq!(left_over(text), None, "{text}");
        }
    }

    #[test]
    fn every_placeholder_holds_a_sign() {
        for word in PLACEHOLDERS {
            assert!(SIGNS.iter().any(|sign| word.contains(sign)), "{word}");
        }
    }

    #[test]
    fn code_may_show_a_placeholder() {
        assert_eq!(placeholder_in_prose("a\n\n```\nTODO\n```\n`XXX` b\n"), None);
        let body = "```\nTODO\n```\n\n写到 `XXX` 为止，TODO\n";
        let place = placeholder_in_prose(body).expect("the second one");
        assert_eq!(&body[place.clone()], "TODO");
        assert!(place.start > 20);
    }
}
