//! Who and when: what the front matter settles, as a list of terms.

use serde::Serialize;

use super::super::address::{clause_anchor, directive_path};
use super::super::format::Format;
use super::super::part::{NameLink, lead_link, office_link, project_title};
use super::super::{Entry, Facts, Links};
use crate::locale::Args;
use crate::model::{Budget, Deadline, GoalRef, Outcome, Project};

/// A term and what stands for it.
#[derive(Clone, Debug, Serialize)]
pub struct Fact {
    /// The term.
    pub label: String,
    /// What stands for it, part by part; what separates the parts is a part itself.
    pub parts: Vec<FactPart>,
    /// A remark below, such as why it is withheld.
    pub note: Option<String>,
}

/// A piece of a fact.
#[derive(Clone, Debug, Serialize)]
pub struct FactPart {
    /// The words.
    pub text: String,
    /// Where they lead.
    pub href: Option<String>,
    /// Whether they are a date that was moved and is shown struck.
    pub old: bool,
}

impl FactPart {
    fn plain(text: impl Into<String>) -> FactPart {
        FactPart {
            text: text.into(),
            href: None,
            old: false,
        }
    }

    fn link(link: NameLink) -> FactPart {
        FactPart {
            text: link.name,
            href: link.href,
            old: false,
        }
    }

    fn old(text: String) -> FactPart {
        FactPart {
            text,
            href: None,
            old: true,
        }
    }
}

/// Lists office, lead, person in charge, partners and dates.
pub fn facts(facts: &Facts, links: Links<'_>, entry: Entry<'_>) -> Vec<Fact> {
    let project = entry.project;
    let maker = Maker { facts, project };
    let mut list = vec![
        maker.fact(
            "office",
            "office",
            vec![FactPart::link(office_link(facts, links, entry))],
        ),
        maker.fact(
            "lead",
            "lead",
            vec![FactPart::link(lead_link(facts, links, entry))],
        ),
    ];
    if let Some(responsible) = &project.responsible {
        list.push(maker.fact(
            "project-responsible",
            "responsible",
            vec![FactPart::plain(responsible)],
        ));
    }
    if !project.partners.is_empty() {
        let partners = project.partners.join(&facts.words.text("list-enumeration"));
        list.push(maker.fact("project-partners", "partners", vec![FactPart::plain(partners)]));
    }
    list.push(dates(&maker, facts.format(project.key.year)));
    list
}

/// Lists approval, facets, goals, predecessors, the briefs of other years, and money.
pub fn more(facts: &Facts, links: Links<'_>, entry: Entry<'_>) -> Vec<Fact> {
    let project = entry.project;
    let maker = Maker { facts, project };
    let format = facts.format(project.key.year);
    let mut list = Vec::new();
    if let Some(approved) = project.approved {
        list.push(maker.fact(
            "project-approved",
            "approved",
            vec![FactPart::plain(format.prose(approved))],
        ));
    }
    list.extend(facets(&maker, links));
    let goals: Vec<FactPart> = project.goals.iter().map(|goal| maker.goal(links, goal)).collect();
    list.extend(maker.list("project-goals", "goals", goals));
    let after = project.after.iter().map(|reference| {
        let known = facts.portfolio.resolve(reference, project.key.year);
        let place = known.and_then(|project| facts.portfolio.position(&project.key));
        place.map_or_else(
            || FactPart::plain(reference.to_string()),
            |place| maker.brief(links, facts.entry(place)),
        )
    });
    list.extend(maker.list("project-after", "after", after.collect()));
    let briefs = |places: &[usize]| -> Vec<FactPart> {
        places
            .iter()
            .map(|&place| maker.brief(links, facts.entry(place)))
            .collect()
    };
    list.extend(maker.list(
        "project-earlier",
        "continues",
        briefs(facts.relations.earlier(entry.index)),
    ));
    list.extend(maker.list("project-later", "", briefs(facts.relations.later(entry.index))));
    if let Some(budget) = &project.budget {
        list.push(maker.fact(
            "project-budget",
            "budget",
            vec![FactPart::plain(money(facts, format, budget))],
        ));
    }
    list
}

/// Returns the link to the page of the project's first facet's first value, if it has one.
pub fn first_facet(facts: &Facts, links: Links<'_>, entry: Entry<'_>) -> Option<NameLink> {
    let key = &facts.config.facets.first()?.key;
    let value = entry.project.facets.get(key)?.first()?;
    let top = value.split('/').next().unwrap_or(value);
    let page = facts.addresses.facet(entry.project.key.year, key, top);
    Some(NameLink {
        name: top.to_owned(),
        href: page.map(|page| links.to(page)),
    })
}

/// Returns the expected results that are only words.
pub fn outcomes(project: &Project) -> Vec<String> {
    let text = |outcome: &Outcome| match outcome {
        Outcome::Text(text) => Some(text.clone()),
        Outcome::Indicator(_) => None,
    };
    project.outcomes.iter().filter_map(text).collect()
}

/// Makes the facts of one project.
struct Maker<'a> {
    facts: &'a Facts,
    project: &'a Project,
}

impl Maker<'_> {
    /// Makes a fact; `key` is the brief's key, whose reason is given where it is withheld.
    fn fact(&self, word: &str, key: &str, parts: Vec<FactPart>) -> Fact {
        Fact {
            label: self.facts.words.text(word),
            parts,
            note: self.project.withheld.get(key).cloned(),
        }
    }

    /// Makes a fact of several parts, or none where there is none.
    fn list(&self, word: &str, key: &str, items: Vec<FactPart>) -> Option<Fact> {
        let mut parts = Vec::with_capacity(items.len() * 2);
        for item in items {
            if !parts.is_empty() {
                parts.push(FactPart::plain(self.facts.words.text("list-enumeration")));
            }
            parts.push(item);
        }
        (!parts.is_empty()).then(|| self.fact(word, key, parts))
    }

    /// Names another brief with its year where that is another one.
    fn brief(&self, links: Links<'_>, other: Entry<'_>) -> FactPart {
        let title = project_title(self.facts, other);
        let year = other.project.key.year;
        let text = if year == self.project.key.year {
            title
        } else {
            let args = Args::new().with("year", year.to_string()).with("title", title);
            self.facts.say("project-of-year", args)
        };
        FactPart {
            text,
            href: Some(links.to_project(&other.project.key)),
            old: false,
        }
    }

    /// Names a clause of a directive, or repeats the reference where there is no such clause.
    fn goal(&self, links: Links<'_>, goal: &GoalRef) -> FactPart {
        let directive = self.facts.relations.directive(&self.facts.portfolio, goal);
        let known =
            directive.filter(|directive| directive.clauses.iter().any(|clause| clause.id == goal.clause));
        let Some(directive) = known else {
            return FactPart::plain(goal.to_string());
        };
        let args = Args::new()
            .with("directive", &directive.title)
            .with("clause", &goal.clause);
        let page = directive_path(directive.year, &directive.id);
        FactPart {
            text: self.facts.say("project-clause", args),
            href: Some(links.to_place(&page, &clause_anchor(&goal.clause))),
            old: false,
        }
    }
}

/// Lists the values of every declared facet that the project has, each with its page.
fn facets(maker: &Maker<'_>, links: Links<'_>) -> Vec<Fact> {
    let (facts, project) = (maker.facts, maker.project);
    let mut list = Vec::new();
    for facet in &facts.config.facets {
        let values = project.facets.get(&facet.key).map_or(&[][..], Vec::as_slice);
        let part = |value: &String| {
            let page = facts.addresses.facet(project.key.year, &facet.key, value);
            FactPart {
                text: value.replace('/', " / "),
                href: page.map(|page| links.to(page)),
                old: false,
            }
        };
        let fact = maker.list("project-facet", &facet.key, values.iter().map(part).collect());
        list.extend(fact.map(|fact| Fact {
            label: facet.name.clone(),
            ..fact
        }));
    }
    list
}

/// Shows start and due date; a moved one with its first promise struck before it.
fn dates(maker: &Maker<'_>, format: Format<'_>) -> Fact {
    let (facts, project) = (maker.facts, maker.project);
    let shown = |date: Option<Deadline>, id: &str, withheld: &str| match date {
        Some(Deadline::Ongoing | Deadline::Undecided) => {
            date.map_or_else(String::new, |date| format.prose_deadline(date))
        }
        Some(date) => facts.say(id, Args::new().with("date", format.prose_deadline(date))),
        None => facts.words.text(withheld),
    };
    let moved = |old: Option<Deadline>, new: Option<Deadline>| {
        let differs = old.is_some_and(|old| Some(old) != new);
        old.filter(|_| differs)
            .map(|old| FactPart::old(format.prose_deadline(old)))
    };
    let mut parts = Vec::new();
    parts.extend(moved(project.baseline.start, project.start));
    parts.push(FactPart::plain(shown(
        project.start,
        "project-from",
        "project-start-withheld",
    )));
    parts.push(FactPart::plain(facts.words.text("list-comma")));
    parts.extend(moved(project.baseline.due, project.due));
    parts.push(FactPart::plain(shown(
        project.due,
        "project-until",
        "lane-due-withheld",
    )));
    let mut fact = maker.fact("project-dates", "due", parts);
    fact.note = fact.note.or_else(|| project.withheld.get("start").cloned());
    fact
}

/// Says what the project costs, on both bases: the whole project, and this year.
fn money(facts: &Facts, format: Format<'_>, budget: &Budget) -> String {
    let unit = budget.unit.clone().unwrap_or_default();
    let amount = |value: f64| {
        let args = Args::new()
            .with("n", format.number(value))
            .with("unit", unit.as_str());
        facts.say("project-amount", args)
    };
    let clause = |id: &str, value: Option<f64>| {
        value.map(|value| facts.say(id, Args::new().with("amount", amount(value))))
    };
    let share = budget
        .spent
        .zip(budget.year_plan)
        .filter(|(_, plan)| *plan > 0.0)
        .map(|(spent, plan)| {
            let share = format.percent(100.0 * spent / plan);
            facts.say("project-budget-share", Args::new().with("n", share))
        });
    let clauses = [
        clause("project-budget-total", budget.total),
        clause("project-budget-year", budget.year_plan),
        clause("project-budget-spent", budget.spent),
        share,
    ];
    let clauses: Vec<String> = clauses.into_iter().flatten().collect();
    clauses.join(&facts.words.text("list-comma"))
}
