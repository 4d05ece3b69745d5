//! `bidi-character`: a character that cannot be seen, or that turns the text around it.

use memchr::memchr2_iter;

use super::links::bodies;
use super::{Explanation, Findings, Reach, Rule, Subject, fields};
use crate::diagnostic::Severity;
use crate::locale::Message;

pub(crate) const RULE: Rule = Rule {
    name: "bidi-character",
    severity: Severity::Warning,
    reach: Reach::Record,
    explanation: Explanation {
        en: "\
A text holds a zero-width character, a byte order mark, or a control that changes the direction of \
writing (U+200B–200F, U+202A–202E, U+2066–2069, U+FEFF). Joiners inside emoji do not count.

Such characters make two texts that look the same differ, hide from a search, and can make a line read \
otherwise than it is written. They come along when text is copied from other programs.

Delete the character; it is easiest to type the words anew.",
        zh: "\
文字里有零宽字符、字节序标记或改变书写方向的控制符（U+200B–200F、U+202A–202E、U+2066–2069、U+FEFF）。表\
情符号内部的连接符不算。

这些字符看不见：两处看上去一样的字其实不同，搜索搜不到，还能让一行字显示得和写的不一样。多半是从别的程序\
复制过来时带进来的。

删掉它；最简单的办法是把那几个字重新打一遍。",
    },
    check,
};

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let portfolio = subject.portfolio;
    let mut look = |file: &str, field: fields::Field<'_>, text: &str| {
        if let Some((_, hidden)) = first_hidden(text) {
            findings.add(file, field.to_string(), message(hidden));
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
    for (file, body) in bodies(subject) {
        if let Some((at, hidden)) = first_hidden(body) {
            findings.add(
                file,
                format!("body:{at}..{}", at + hidden.len_utf8()),
                message(hidden),
            );
        }
    }
}

fn message(hidden: char) -> Message {
    Message::new("bidi-character").with("code", format!("U+{:04X}", u32::from(hidden)))
}

/// Finds the first character of `text` that hides or turns text.
///
/// # Source
/// SECURITY.md, "Threats in short".
fn first_hidden(text: &str) -> Option<(usize, char)> {
    let hidden = |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    // A joiner between two pictures makes one picture of them.
    let joins = |at: usize| {
        let before = text[..at].chars().next_back();
        before.is_some_and(|c| c == '\u{fe0f}' || ('\u{2600}'..='\u{27bf}').contains(&c) || c >= '\u{1f000}')
    };
    // In UTF-8 all of them begin with one of these two bytes, and no character holds one of the two elsewhere.
    memchr2_iter(0xe2, 0xef, text.as_bytes())
        .filter_map(|at| Some((at, text[at..].chars().next()?)))
        .find(|&(at, c)| hidden(c) && !(c == '\u{200d}' && joins(at)))
}

#[cfg(test)]
mod tests {
    use super::first_hidden;

    #[test]
    fn hidden_characters_are_found_and_emoji_are_left_alone() {
        for text in ["a\u{200b}b", "\u{202e}abc", "处\u{feff}室", "a\u{200d}b"] {
            assert!(first_hidden(text).is_some(), "{text:?}");
        }
        for text in ["组织一处", "👩\u{200d}🚒", "“引号”", "❤\u{fe0f}\u{200d}🔥"] {
            assert_eq!(first_hidden(text), None, "{text:?}");
        }
    }
}
