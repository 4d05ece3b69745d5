//! `blurred-owner`: an owner that is everybody, so nobody.

use std::collections::BTreeMap;

use super::{Explanation, Findings, Reach, Rule, Subject};
use crate::diagnostic::Severity;
use crate::locale::Message;

pub(crate) const RULE: Rule = Rule {
    name: "blurred-owner",
    severity: Severity::Warning,
    reach: Reach::Record,
    explanation: Explanation {
        en: "\
An owner is named as a crowd: \"as assigned\", \"all relevant units\", \"everyone\", `按职责分工`, `各相关单位`. \
The fields looked at are `office`, `lead`, `responsible`, the owners and deciders of problems, the \
responsible of an account, and the owners of decisions.

What belongs to all is done by nobody. The first-listed unit leads; the others help, and are listed as \
partners.

Name one office or post; the others go under `partners`.

    problems:
      - {text: comments not settled, owner: Organisation Office, decider: deputy head, due: 2026-11-27}",
        zh: "\
责任人写成了一群人：“按职责分工”“各相关单位”“有关部门”“全体”。查的是责任处室、牵头领导、具体责任\
人，问题的责任和决策，年终说明的责任人，以及议定事项的责任。

人人负责，就是没有人负责。列第一位的牵头，其余是配合。

写明一个处室或者一个岗位，其余的写进 `配合单位`。

    存在问题:
      - {内容: 会签意见不一, 责任: 组织一处处长, 决策: 部务会, 限期: 2026-11-27}",
    },
    check,
};

/// Words that name a crowd wherever they stand in a name.
const CROWDS: [&str; 15] = [
    "按职责分工",
    "按照职责分工",
    "职责分工",
    "相关单位",
    "有关单位",
    "相关部门",
    "有关部门",
    "相关处室",
    "有关处室",
    "各处室",
    "各单位",
    "各部门",
    "全体",
    "大家",
    "共同负责",
];

/// English words for the same, in lower case; they count as whole words.
const CROWDS_EN: [&str; 13] = [
    "as assigned",
    "as appropriate",
    "everyone",
    "everybody",
    "all units",
    "all offices",
    "all departments",
    "all parties",
    "relevant units",
    "relevant offices",
    "relevant departments",
    "relevant parties",
    "various",
];

fn check(subject: &Subject<'_>, findings: &mut Findings) {
    // A few names stand in thousands of briefs.
    let mut known: BTreeMap<String, bool> = BTreeMap::new();
    let mut is_crowd = |owner: &str| {
        known.get(owner).copied().unwrap_or_else(|| {
            let is_crowd = is_crowd(owner);
            known.insert(owner.to_owned(), is_crowd);
            is_crowd
        })
    };
    let mut look = |file: &str, field: &dyn Fn() -> String, owner: Option<&String>| {
        if let Some(owner) = owner.filter(|owner| is_crowd(owner)) {
            findings.add(file, field(), Message::new("blurred-owner").with("owner", owner));
        }
    };
    for project in subject.projects() {
        let own = [
            ("office", &project.office),
            ("lead", &project.lead),
            ("responsible", &project.responsible),
        ];
        for (field, owner) in own {
            look(&project.file, &|| field.to_owned(), owner.as_ref());
        }
        for (place, problem) in project.problems.iter().enumerate() {
            look(
                &project.file,
                &|| format!("problems[{place}].owner"),
                problem.owner.as_ref(),
            );
            look(
                &project.file,
                &|| format!("problems[{place}].decider"),
                problem.decider.as_ref(),
            );
        }
        let account = project
            .account
            .as_ref()
            .and_then(|account| account.responsible.as_ref());
        look(&project.file, &|| "account.responsible".to_owned(), account);
    }
    for meeting in &subject.portfolio.meetings {
        for (place, decision) in meeting.decisions.iter().enumerate() {
            look(
                &meeting.file,
                &|| format!("decisions[{place}].owner"),
                decision.owner.as_ref(),
            );
        }
    }
}

fn is_crowd(owner: &str) -> bool {
    let lower = owner.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let words = format!(" {} ", words.join(" "));
    let in_english = |crowd: &&str| words.contains(&format!(" {crowd} "));
    CROWDS.iter().any(|crowd| owner.contains(crowd)) || CROWDS_EN.iter().any(in_english)
}

#[cfg(test)]
mod tests {
    use super::is_crowd;

    #[test]
    fn crowds_are_told_from_offices_and_posts() {
        for crowd in [
            "各相关单位",
            "按职责分工负责",
            "All relevant units",
            "as assigned",
            "全体干部",
        ] {
            assert!(is_crowd(crowd), "{crowd}");
        }
        for one in [
            "组织一处",
            "分管副部长（组织）",
            "Head of Building",
            "Small Units Office",
        ] {
            assert!(!is_crowd(one), "{one}");
        }
    }
}
