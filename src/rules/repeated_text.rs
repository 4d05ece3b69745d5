//! `repeated-text`: the same sentence in three updates.

use std::collections::BTreeMap;

use super::{Explanation, Findings, Reach, Rule, Subject};
use crate::diagnostic::Severity;
use crate::locale::Message;
use crate::model::Update;

pub(crate) const RULE: Rule = Rule {
    name: "repeated-text",
    severity: Severity::Warning,
    reach: Reach::Record,
    explanation: Explanation {
        en: "\
The same sentence stands in three or more updates of a brief. Sentences of fewer than eight characters \
and lines of tables do not count.

\"Work is proceeding according to plan\", copied from month to month, tells that nobody looked. Readers \
learn to skip such updates, and skip the one that matters too.

Write what changed since the last update: a figure, a day, a name of a paper, or what did not happen.

    The draft went to 12 offices on 3 June; nine answered, the finance office asks for two changes.",
        zh: "\
同一句话在三条以上的进展里原样出现。不足八个字的短句和表格行不算。

“各项工作按计划有序推进”月月照抄，等于告诉人没有去看。看惯了，真有要紧事的那条也会被跳过去。

写这次和上次比变了什么：一个数、一个日子、一份文件，或者该发生而没发生的事。

    6月3日发12个处室征求意见，9个已回，财政局提出2处修改。",
    },
    check,
};

/// In how many updates a sentence may stand before it says nothing any more.
const MOST: usize = 2;

/// Shorter sentences, in characters, repeat by themselves.
const SHORTEST: usize = 8;

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    for brief in subject.briefs() {
        let updates = brief.updates();
        if updates.len() <= MOST {
            continue;
        }
        // Of every sentence: in how many updates it stands, and the newest of them.
        let mut seen: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for (order, (_, update)) in updates.iter().enumerate() {
            for sentence in sentences(update) {
                let entry = seen.entry(sentence).or_insert((0, usize::MAX));
                if entry.1 != order {
                    *entry = (entry.0 + 1, order);
                }
            }
        }
        let repeated = seen.iter().filter(|(_, (count, _))| *count > MOST);
        let Some((sentence, (count, newest))) = repeated.max_by_key(|(_, (count, newest))| (*count, *newest))
        else {
            continue;
        };
        let message = Message::new("repeated-text")
            .with("sentence", shortened(sentence))
            .with("count", *count);
        findings.add(
            &brief.project.file,
            format!("updates[{}]", updates[*newest].0),
            message,
        );
    }
}

/// Iterates over the sentences of an update's text.
fn sentences(update: &Update) -> impl Iterator<Item = &str> {
    let text = update.section.split_once('\n').map_or("", |(_, text)| text);
    let lines = text.lines().filter(|line| !line.starts_with(['|', '#']));
    let pieces = lines.flat_map(|line| line.split(['。', '！', '？', '；', '!', '?', ';']));
    let sentences = pieces.flat_map(|piece| piece.split(". "));
    let bare = |piece: &'_ str| -> bool { piece.chars().count() >= SHORTEST };
    sentences
        .map(|piece| piece.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '*' | '>' | '.')))
        .filter(move |piece| bare(piece))
}

/// Cuts a long sentence for a message.
fn shortened(sentence: &str) -> String {
    const LONGEST: usize = 40;
    match sentence.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &sentence[..end]),
        None => sentence.to_owned(),
    }
}
