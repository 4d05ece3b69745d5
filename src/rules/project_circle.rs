//! `project-circle`: projects that wait for each other, so that none of them could begin.

use super::{Explanation, Findings, Reach, Rule, Subject};
use crate::diagnostic::Severity;
use crate::locale::Message;
use crate::model::Portfolio;

pub(crate) const RULE: Rule = Rule {
    name: "project-circle",
    severity: Severity::Warning,
    reach: Reach::Portfolio { concerns: |_, brief| !brief.project.after.is_empty() },
    explanation: Explanation {
        en: "\
`after` of several briefs leads round in a circle, or a brief comes after itself.

Projects that wait for each other could never begin. Whoever reads one of them is told to wait for the next, and \
nobody sees that there is no first.

Delete the `after` that is not true; the finding stands at the one that closes the circle.

    after: [survey]   # in works.md, and no `after: [works]` in survey.md",
        zh: "\
几份简报的 `前置` 绕成了圈，或者一份简报以自己为前置。

互相等待的项目谁也无法开始。看其中任何一份，都说要等下一份，没有人看得出根本没有第一个。

删去不属实的那个 `前置`；提示写在把圈连上的那一处。

    前置: [survey]   # 写在 works.md；survey.md 里就不能再写 前置: [works]",
    },
    check,
};

/// Names of a circle that a message shows at most.
const MOST: usize = 6;

/// How far a project was followed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Unseen,
    /// On the way that is being followed.
    Open,
    Done,
}

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    let portfolio = subject.portfolio;
    let mut states = vec![State::Unseen; portfolio.projects.len()];
    for brief in subject.briefs() {
        if states[brief.index] == State::Unseen && !brief.project.after.is_empty() {
            follow(brief.index, &mut states, portfolio, findings);
        }
    }
}

/// Follows every `after` from `start` on, without recursion; reports each that leads back to the way followed.
fn follow(start: usize, states: &mut [State], portfolio: &Portfolio, findings: &mut Findings) {
    // A project of the way, and which of its `after` is next.
    let mut way: Vec<(usize, usize)> = vec![(start, 0)];
    states[start] = State::Open;
    while let Some((index, place)) = way.last_mut() {
        let project = &portfolio.projects[*index];
        let Some(reference) = project.after.get(*place) else {
            states[*index] = State::Done;
            way.pop();
            continue;
        };
        let field = format!("after[{place}]");
        *place += 1;
        let next = portfolio.resolve(reference, project.key.year);
        let Some(next) = next.and_then(|next| portfolio.position(&next.key)) else {
            continue;
        };
        match states[next] {
            State::Done => {}
            State::Unseen => {
                states[next] = State::Open;
                way.push((next, 0));
            }
            State::Open => {
                let circle = way.iter().skip_while(|(index, _)| *index != next);
                let circle: Vec<usize> = circle.map(|(index, _)| *index).collect();
                findings.add(&project.file, field, message(&circle, portfolio));
            }
        }
    }
}

/// Names a circle, its first project twice.
fn message(circle: &[usize], portfolio: &Portfolio) -> Message {
    let key = |index: &usize| portfolio.projects[*index].key.to_string();
    if let [only] = circle {
        return Message::new("project-circle-self").with("key", key(only));
    }
    let mut names: Vec<String> = circle.iter().take(MOST).map(key).collect();
    if circle.len() > MOST {
        names.push("…".to_owned());
    }
    names.extend(circle.first().map(key));
    Message::new("project-circle").with("names", names.join(" → "))
}
