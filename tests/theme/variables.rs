//! Every variable that a built-in template asks for is in the view model of its pages.
//!
//! Tera says so itself where it prints a missing variable; one in an `if`, in a branch that no page takes, or in a list
//! that is empty it passes over in silence. So the templates are read here, branch by branch, and every path in them is
//! looked up in the shape of the view models, which a theme of dumps (`{{ page }}`) writes for every page of both sites.
//!
//! Proved by sabotage: `page.more_fact` for `page.more_facts` in an `if` of project.html, `link.marc` in a loop of
//! goals.html, and `unit.mark.wort` in the component `marks` are each named with their template.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use milepost::site::{Content, Entry, PageId};
use milepost::view::address::YearPage;

use crate::sample::{SITES, file, site};

/// What a value may hold, as far as the pages show it.
#[derive(Clone, Debug, Default, PartialEq)]
struct Shape {
    fields: BTreeMap<String, Shape>,
    items: Option<Box<Shape>>,
    /// Whether it was anything but nothing on some page: a field of which nothing is known proves nothing.
    known: bool,
}

impl Shape {
    fn join(&mut self, other: Shape) {
        self.known |= other.known;
        for (name, field) in other.fields {
            self.fields.entry(name).or_default().join(field);
        }
        match (&mut self.items, other.items) {
            (Some(items), Some(others)) => items.join(*others),
            (items @ None, others) => *items = others,
            (Some(_), None) => {}
        }
    }
}

/// Reads the dump of a value: like JSON, but nothing stands for none.
fn dumped(text: &mut &str) -> Shape {
    let mut shape = Shape::default();
    let Some(first) = text.chars().next() else {
        return shape;
    };
    let list = |text: &mut &str, end: char, shape: &mut Shape| {
        shape.known = true;
        *text = &text[1..];
        while !text.starts_with(end) {
            if end == '}' {
                let name = quoted(text);
                *text = text.strip_prefix(": ").unwrap();
                let field = dumped(text);
                shape.fields.entry(name).or_default().join(field);
            } else {
                let item = dumped(text);
                shape.items.get_or_insert_default().join(item);
            }
            *text = text.strip_prefix(", ").unwrap_or(text);
        }
        *text = &text[1..];
    };
    match first {
        '{' => list(text, '}', &mut shape),
        '[' => {
            list(text, ']', &mut shape);
            shape.items.get_or_insert_default();
        }
        '"' => {
            quoted(text);
            shape.known = true;
        }
        _ => {
            let end = text.find([',', '}', ']']).unwrap();
            shape.known = end > 0;
            *text = &text[end..];
        }
    }
    shape
}

/// Reads a text in quotation marks and returns it without them.
fn quoted(text: &mut &str) -> String {
    let mut escaped = false;
    let inside = &text[1..];
    let end = inside
        .char_indices()
        .find(|(_, c)| {
            let ends = *c == '"' && !escaped;
            escaped = *c == '\\' && !escaped;
            ends
        })
        .unwrap()
        .0;
    *text = &inside[end + 1..];
    inside[..end].to_owned()
}

/// Names the template of a page.
fn template(page: &PageId) -> &'static str {
    match page {
        PageId::Front => "overview.html",
        PageId::Year(page, _) | PageId::Part(page, _, _) => match page {
            YearPage::Overview => "overview.html",
            YearPage::Projects => "projects.html",
            YearPage::Timeline
            | YearPage::TimelineByOffice
            | YearPage::TimelineByLead
            | YearPage::TimelineThreeYears => "timeline.html",
            YearPage::Milestones => "milestones.html",
            YearPage::Goals => "goals.html",
            YearPage::Offices | YearPage::Leads => "groups.html",
            YearPage::Meetings => "meetings.html",
            YearPage::Problems => "problems.html",
            YearPage::Updates => "updates.html",
            YearPage::Practices => "practices.html",
            YearPage::Review => "review.html",
            YearPage::Summary => "summary.html",
            YearPage::Scorecard => "scorecard.html",
            YearPage::Compare => "compare.html",
            YearPage::Booklet => "booklet.html",
        },
        PageId::Project(_) => "project.html",
        PageId::Group(..) => "group.html",
        PageId::Own(_) => "content.html",
        PageId::Archive => "archive.html",
        PageId::Difference(_) => "difference.html",
        PageId::Search => "search.html",
        PageId::Directive(_) => "directive.html",
        PageId::Meeting(_) => "pack.html",
        PageId::Practice(_) => "practice.html",
        PageId::NotFound => "404.html",
    }
}

/// The built-in templates by their names.
fn templates() -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/templates");
    let mut found = BTreeMap::new();
    for folder in ["", "partials/"] {
        for entry in std::fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                let name = format!("{folder}{}", path.file_name().unwrap().to_string_lossy());
                found.insert(name, std::fs::read_to_string(path).unwrap());
            }
        }
    }
    found
}

/// Returns the shape of the view model of each template, over all pages of both sites.
fn shapes() -> BTreeMap<&'static str, Shape> {
    let dump = r#"{"frame": {{ frame | safe }}, "page": {{ page | safe }}, "site": {{ site | safe }}, "t": {{ t | safe }}}"#;
    let pages = templates();
    let pages = pages
        .keys()
        .filter(|name| !name.contains('/') && *name != "base.html" && *name != "components.html");
    let theme: Vec<_> = pages
        .map(|name| file(&format!("dump/templates/{name}"), dump))
        .collect();
    let mut shapes: BTreeMap<&'static str, Shape> = BTreeMap::new();
    for content in SITES {
        let site = site(content, "dump", &theme);
        for path in site.paths() {
            let Some(Entry::Page(page)) = site.entry(path) else {
                continue;
            };
            let Some(Content::Rendered(bytes)) = site.render(path).unwrap() else {
                continue;
            };
            let text = String::from_utf8(bytes).unwrap();
            shapes
                .entry(template(page))
                .or_default()
                .join(dumped(&mut text.as_str()));
        }
    }
    shapes
}

/// A variable of a template, and what is known of it; none: nothing, so that nothing is checked.
type Scope = BTreeMap<String, Option<Shape>>;

/// Reads templates and notes what they ask for in vain.
struct Reader {
    templates: BTreeMap<String, String>,
    components: BTreeMap<String, (Vec<String>, String)>,
    missing: BTreeSet<String>,
    checked: usize,
}

impl Reader {
    fn new() -> Reader {
        let templates = templates();
        let mut components = BTreeMap::new();
        let mut rest = templates["components.html"].as_str();
        while let Some((_, behind)) = rest.split_once("{% component ") {
            let (head, behind) = behind.split_once("%}").unwrap();
            let (name, args) = head.trim().split_once('(').unwrap();
            let args = args.trim_end_matches(')').split(',');
            let args = args
                .map(|arg| arg.split(':').next().unwrap().trim().to_owned())
                .collect();
            let (body, behind) = behind
                .split_once(&format!("{{% endcomponent {name} %}}"))
                .unwrap();
            components.insert(name.to_owned(), (args, body.to_owned()));
            rest = behind;
        }
        Reader {
            templates,
            components,
            missing: BTreeSet::new(),
            checked: 0,
        }
    }

    fn template(&mut self, name: &str, scope: &Scope) {
        let text = self.templates[name].clone();
        self.text(name, &text, scope);
    }

    fn text(&mut self, name: &str, text: &str, scope: &Scope) {
        let mut scopes = vec![scope.clone()];
        let mut rest = text;
        while let Some(start) = rest.find('{') {
            rest = &rest[start..];
            let end = match rest.as_bytes().get(1) {
                Some(b'#') => "#}",
                Some(b'%') => "%}",
                Some(b'{') if rest.starts_with("{{<") => "/>}}",
                Some(b'{') => "}}",
                _ => {
                    rest = &rest[1..];
                    continue;
                }
            };
            let Some((tag, behind)) = rest.split_once(end) else {
                break;
            };
            rest = behind;
            match end {
                "%}" => self.statement(name, tag[2..].trim(), &mut scopes),
                "/>}}" => self.call(name, &tag[3..], &scopes),
                "}}" => {
                    self.expression(name, &tag[2..], &scopes);
                }
                _ => {}
            }
        }
    }

    fn statement(&mut self, name: &str, tag: &str, scopes: &mut Vec<Scope>) {
        let (word, rest) = tag.split_once(' ').unwrap_or((tag, ""));
        match word {
            "for" => {
                let (variable, list) = rest.split_once(" in ").unwrap();
                let items = self.expression(name, list, scopes).and_then(|shape| shape.items);
                let mut inner = scopes.last().unwrap().clone();
                inner.insert(
                    variable.trim().to_owned(),
                    items.map(|items| *items).filter(|items| items.known),
                );
                inner.insert("loop".to_owned(), None);
                scopes.push(inner);
            }
            "endfor" => drop(scopes.pop()),
            "set" => {
                let (variable, value) = rest.split_once('=').unwrap();
                let shape = self.expression(name, value, scopes);
                scopes
                    .last_mut()
                    .unwrap()
                    .insert(variable.trim().to_owned(), shape);
            }
            "include" => {
                let scope = scopes.last().unwrap().clone();
                self.template(rest.trim().trim_matches('"'), &scope);
            }
            "if" | "elif" => drop(self.expression(name, rest, scopes)),
            _ => {}
        }
    }

    /// Reads a component as it is called: with what is known of its arguments.
    fn call(&mut self, name: &str, tag: &str, scopes: &[Scope]) {
        let tag = tag.trim();
        let (component, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
        let mut scope = Scope::new();
        while let Some((argument, behind)) = rest.split_once("={") {
            let (value, behind) = behind.split_once('}').unwrap();
            let shape = self.expression(name, value, scopes);
            scope.insert(argument.trim().to_owned(), shape.filter(|shape| shape.known));
            rest = behind;
        }
        let (arguments, body) = self.components[component].clone();
        for argument in scope.keys() {
            if !arguments.contains(argument) {
                self.missing
                    .insert(format!("{name}: {component} has no argument {argument}"));
            }
        }
        self.text("components.html", &body, &scope);
    }

    /// Looks every path of an expression up; returns the shape of its first.
    fn expression(&mut self, name: &str, text: &str, scopes: &[Scope]) -> Option<Shape> {
        let scope = scopes.last().unwrap();
        let bare: String = text.split('"').step_by(2).collect::<Vec<_>>().join(" ");
        let mut first = None;
        let mut filter = false;
        for word in bare.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '|'))) {
            if word == "|" {
                filter = true;
                continue;
            }
            let root = word.split('.').next().unwrap();
            let is_path = root.starts_with(|c: char| c.is_ascii_lowercase())
                && !matches!(
                    root,
                    "and" | "or" | "not" | "in" | "is" | "if" | "else" | "true" | "false"
                );
            if std::mem::take(&mut filter) || !is_path {
                continue;
            }
            let found = self.path(name, word, scope);
            first = first.or(Some(found));
        }
        first.flatten()
    }

    fn path(&mut self, name: &str, path: &str, scope: &Scope) -> Option<Shape> {
        let mut parts = path.split('.');
        let root = parts.next().unwrap();
        let Some(known) = scope.get(root) else {
            self.missing.insert(format!("{name}: {root} is no variable"));
            return None;
        };
        let mut shape = known.clone()?;
        for part in parts {
            self.checked += 1;
            if shape.fields.is_empty() {
                if shape.known {
                    self.missing
                        .insert(format!("{name}: {path}: nothing below {part}"));
                }
                return None;
            }
            let Some(inner) = shape.fields.get(part) else {
                self.missing.insert(format!("{name}: {path}: no {part}"));
                return None;
            };
            shape = inner.clone();
        }
        Some(shape)
    }
}

#[test]
fn every_variable_of_a_template_is_in_its_view_model() {
    let mut reader = Reader::new();
    let shapes = shapes();
    for (template, shape) in &shapes {
        let scope: Scope = shape
            .fields
            .iter()
            .map(|(name, field)| (name.clone(), Some(field.clone())))
            .collect();
        reader.template("base.html", &scope);
        reader.template(template, &scope);
    }
    let pages = reader.templates.keys().filter(|name| !name.contains('/'));
    let unseen: Vec<&String> = pages
        .filter(|name| {
            !shapes.contains_key(name.as_str()) && *name != "base.html" && *name != "components.html"
        })
        .collect();
    assert!(unseen.is_empty(), "no page of the sample sites uses {unseen:?}");
    assert!(
        reader.checked > 1000,
        "only {} paths were looked up",
        reader.checked
    );
    let missing: Vec<&str> = reader.missing.iter().map(String::as_str).collect();
    assert!(
        missing.is_empty(),
        "asked for in vain:\n  {}",
        missing.join("\n  ")
    );
}
