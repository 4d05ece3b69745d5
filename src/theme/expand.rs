//! What built-in templates refer to, put in its place when the theme is read.
//!
//! A page calls some eighty components and looks up a hundred words, and the engine needs as long for a call as for ten lines of
//! markup. So partials, words, and components without a loop of their own are copied to where built-in templates name them, as long
//! as no theme replaces them: the pages are the same, byte for byte.

mod tags;

use std::collections::{BTreeMap, BTreeSet};

use super::templates::{FINISHED, SHARED};
use crate::markup::html::write_for_template;
use tags::{Piece, call, inner, is_name, is_path, pieces, renamed, roots};

/// How deep partials and components may name one another.
const MAX_DEPTH: usize = 8;

/// Words that a template may use besides the names that it is given.
const KEYWORDS: [&str; 12] = [
    "if", "elif", "else", "endif", "and", "or", "not", "in", "is", "true", "false", "none",
];

/// The file that defines components.
const COMPONENTS: &str = "components.html";

/// Expands the built-in templates.
pub(super) struct Expander<'a> {
    partials: BTreeMap<&'a str, &'a str>,
    components: BTreeMap<&'a str, Component<'a>>,
    words: &'a BTreeMap<String, String>,
    /// Those of [`SHARED`] that no theme replaces: the field of [`FINISHED`], and the path.
    shared: Vec<(&'static str, &'static str)>,
}

/// A component that is nothing but markup around what it is given.
struct Component<'a> {
    parameters: Vec<&'a str>,
    body: &'a str,
}

impl<'a> Expander<'a> {
    /// Takes the built-in templates, those of the site's themes, which replace some of them, and the words without arguments.
    pub(super) fn new(
        built_in: impl Iterator<Item = &'a (String, String)> + Clone,
        themes: impl Iterator<Item = &'a (String, String)> + Clone,
        words: &'a BTreeMap<String, String>,
    ) -> Expander<'a> {
        let replaced: BTreeSet<&str> = themes.clone().map(|(path, _)| path.as_str()).collect();
        let own_components: BTreeSet<&str> = themes
            .flat_map(|(_, text)| names_behind_component(text))
            .collect();
        let all = built_in.clone().filter(|(path, _)| path == COMPONENTS);
        let found = all.flat_map(|(_, text)| components(text));
        Expander {
            partials: built_in
                .map(|(path, text)| (path.as_str(), text.as_str()))
                .filter(|(path, text)| {
                    path.starts_with("partials/") && !replaced.contains(path) && sets_nothing(text)
                })
                .collect(),
            components: found
                .filter(|(name, _)| !own_components.contains(name))
                .filter_map(|(name, component)| Some((name, component.filter(Component::is_plain)?)))
                .collect(),
            words,
            shared: SHARED
                .into_iter()
                .filter(|(_, path)| !replaced.contains(path))
                .collect(),
        }
    }

    /// Iterates over the parts of pages that templates show finished: the field of [`FINISHED`], and the path of the partial.
    pub(super) fn shared(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.shared.iter().copied()
    }

    /// Returns the template `path` with everything in its place.
    pub(super) fn expand(&self, path: &str, text: &str) -> String {
        // What a component is given may have the name of the words.
        let has_words = path != COMPONENTS;
        self.expanded(text, has_words, 0)
    }

    fn expanded(&self, text: &str, has_words: bool, depth: usize) -> String {
        let mut out = String::with_capacity(text.len());
        for piece in pieces(text) {
            let put = match piece {
                Piece::Tag(tag) if depth < MAX_DEPTH => self
                    .component(tag, depth)
                    .or_else(|| self.partial(tag, has_words, depth))
                    .or_else(|| self.word(tag).filter(|_| has_words)),
                _ => None,
            };
            out.push_str(put.as_deref().unwrap_or(piece.text()));
        }
        out
    }

    /// Returns what `{{<name parameter={path} />}}` stands for.
    fn component(&self, tag: &str, depth: usize) -> Option<String> {
        let (name, arguments) = call(tag)?;
        let component = self.components.get(name)?;
        let arguments: BTreeMap<&str, &str> = arguments.into_iter().collect();
        let is_whole = component.parameters.len() == arguments.len()
            && component
                .parameters
                .iter()
                .all(|name| arguments.contains_key(name))
            && arguments.values().all(|value| is_path(value));
        is_whole.then(|| {
            let body: String = pieces(component.body)
                .map(|piece| match piece {
                    Piece::Text(text) => text.to_owned(),
                    Piece::Tag(tag) => renamed(tag, &arguments),
                })
                .collect();
            self.expanded(&body, false, depth + 1)
        })
    }

    /// Returns what `{% include "partials/…" %}` stands for.
    fn partial(&self, tag: &str, has_words: bool, depth: usize) -> Option<String> {
        let path = inner(tag, "{%", "%}")?.strip_prefix("include")?.trim();
        let path = path.strip_prefix('"')?.strip_suffix('"')?;
        if let Some((field, _)) = self.shared.iter().find(|(_, shared)| *shared == path) {
            return Some(format!("{{{{ {FINISHED}.{field} }}}}"));
        }
        let text = self.partials.get(path)?;
        Some(self.expanded(text, has_words, depth + 1))
    }

    /// Returns what `{{ t.word }}` stands for, as the engine would print it.
    fn word(&self, tag: &str) -> Option<String> {
        let word = self.words.get(inner(tag, "{{", "}}")?.strip_prefix("t.")?)?;
        let mut printed = Vec::new();
        write_for_template(word, &mut printed).ok()?;
        let printed = String::from_utf8(printed).ok()?;
        (!printed.contains('{')).then_some(printed)
    }
}

impl Component<'_> {
    /// Says whether the body is the same wherever it stands: no loop, no variable of its own, no name that it is not given.
    fn is_plain(&self) -> bool {
        let is_known =
            |name: &str| self.parameters.contains(&name) || KEYWORDS.contains(&name) || name.starts_with('"');
        sets_nothing(self.body)
            && pieces(self.body).all(|piece| match piece {
                Piece::Text(_) => true,
                Piece::Tag(tag) => match call(tag) {
                    Some((_, arguments)) => arguments.iter().all(|(_, value)| roots(value).all(is_known)),
                    None => roots(tag).all(is_known),
                },
            })
    }
}

/// Says whether a text can stand elsewhere: it sets no variable and extends nothing.
fn sets_nothing(text: &str) -> bool {
    let starts = |tag: &str, word: &str| {
        inner(tag, "{%", "%}").is_some_and(|inner| inner.split_whitespace().next() == Some(word))
    };
    let strange = [
        "set",
        "set_global",
        "raw",
        "block",
        "extends",
        "filter",
        "component",
        "break",
        "continue",
    ];
    pieces(text).all(|piece| match piece {
        Piece::Text(_) => true,
        Piece::Tag(tag) => !strange.iter().any(|word| starts(tag, word)),
    })
}

/// Iterates over the names of the components that a theme's template may define, however it writes that: a name too many
/// costs a call.
fn names_behind_component(text: &str) -> impl Iterator<Item = &str> {
    text.split("component").skip(1).map(|behind| {
        let behind = behind.trim_start();
        behind.split(|c| !is_name(c)).next().unwrap_or(behind)
    })
}

/// Iterates over the components that a built-in template defines: their names, and what could be read of them.
fn components(text: &str) -> impl Iterator<Item = (&str, Option<Component<'_>>)> {
    text.split("{% component ").skip(1).filter_map(|text| {
        let (head, rest) = text.split_once("%}")?;
        let (name, parameters) = head.split_once('(')?;
        let component = || {
            let mut names = Vec::new();
            for parameter in parameters.trim().strip_suffix(')')?.split(',') {
                // One with a value of its own, or without a type, is left to the engine.
                let (name, _) = parameter
                    .split_once(':')
                    .filter(|(_, kind)| !kind.contains('='))?;
                names.push(name.trim());
            }
            let (body, _) = rest.split_once("{% endcomponent")?;
            Some(Component {
                parameters: names,
                body,
            })
        };
        Some((name.trim(), component()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const MARKS: &str = "{% component status(mark: map) %}<b class=\"{{ mark.kind }}\">{{ mark.word }}</b>{% endcomponent status %}\
        {% component row(row: map, of: map) %}{{<status mark={row.mark} />}}{% if row.mark.word == \"row.mark\" and of.row %}!{% endif %}{% endcomponent row %}\
        {% component list(rows: array) %}{% for row in rows %}{{ row }}{% endfor %}{% endcomponent list %}\
        {% component free(row: map) %}{{ page.title }}{% endcomponent free %}\
        {% component usual(text: string = \"x\") %}{{ text }}{% endcomponent usual %}";

    fn expanded(text: &str, themes: &[(String, String)]) -> String {
        let file = |path: &str, text: &str| (path.to_owned(), text.to_owned());
        let built_in = [
            file(COMPONENTS, MARKS),
            file(
                "partials/a.html",
                "<i>{{ page.a }}{{ t.word }}</i>\n{% include \"partials/b.html\" %}",
            ),
            file("partials/b.html", "b"),
            file("partials/set.html", "{% set x = 1 %}"),
        ];
        let words = [("word", "词 & <语>"), ("braces", "{{ x }}")];
        let words = words.map(|(id, word)| (id.to_owned(), word.to_owned())).into();
        Expander::new(built_in.iter(), themes.iter(), &words).expand("project.html", text)
    }

    // Proved by sabotage: with fields taken for names, with texts in quotes read, or with loops put in place, this test fails.
    #[test]
    fn what_a_template_names_stands_in_its_place() {
        let table = [
            (
                "{{<status mark={page.mark} />}}",
                "<b class=\"{{ page.mark.kind }}\">{{ page.mark.word }}</b>",
            ),
            (
                "{{<row row={r.link} of={page} />}}",
                "<b class=\"{{ r.link.mark.kind }}\">{{ r.link.mark.word }}</b>\
                 {% if r.link.mark.word == \"row.mark\" and page.row %}!{% endif %}",
            ),
            ("{% include \"partials/foot.html\" %}", "{{ finished.foot }}"),
            (
                "{% include \"partials/a.html\" %}.",
                "<i>{{ page.a }}词 &amp; &lt;语&gt;</i>\nb.",
            ),
            (
                "<p>{{ t.word }}{% if t.word %}",
                "<p>词 &amp; &lt;语&gt;{% if t.word %}",
            ),
        ];
        for (text, whole) in table {
            assert_eq!(expanded(text, &[]), whole);
        }
    }

    #[test]
    fn what_could_mean_something_else_stays_a_call() {
        for text in [
            "{{<list rows={page.rows} />}}",
            "{{<free row={page.row} />}}",
            "{{<usual text={page.text} />}}",
            "{{<usual />}}",
            "{{<status mark={page.marks[0]} />}}",
            "{{<status />}}",
            "{{<unknown mark={page.mark} />}}",
            "{% include \"partials/set.html\" %}",
            "{% include \"partials/none.html\" %}",
            "{{ t.none }}{{ t.braces }}{{ x.word }}{{ t.word | upper }}",
            "a { b {{ and no end",
        ] {
            assert_eq!(expanded(text, &[]), text);
        }
    }

    // Proved by sabotage: without the names of a theme's own templates, this test fails.
    #[test]
    fn what_a_theme_replaces_is_asked_of_the_theme() {
        let own = [
            (
                "components.html".to_owned(),
                "{% component status(mark: map) %}own{% endcomponent status %}".to_owned(),
            ),
            ("partials/b.html".to_owned(), "own".to_owned()),
            ("partials/foot.html".to_owned(), "own".to_owned()),
        ];
        let table = [
            (
                "{{<status mark={page.mark} />}}",
                "{{<status mark={page.mark} />}}",
            ),
            (
                "{{<row row={r} of={page} />}}",
                "{{<status mark={r.mark} />}}{% if r.mark.word == \"row.mark\" and page.row %}!{% endif %}",
            ),
            (
                "{% include \"partials/b.html\" %}",
                "{% include \"partials/b.html\" %}",
            ),
        ];
        let foot = "{% include \"partials/foot.html\" %}";
        for (text, whole) in table.into_iter().chain([(foot, foot)]) {
            assert_eq!(expanded(text, &own), whole);
        }
        for own in [
            "{%- component status(mark: map) -%}",
            "{%component\nstatus(mark: map)%}",
        ] {
            let own = [("components.html".to_owned(), own.to_owned())];
            let call = "{{<status mark={page.mark} />}}";
            assert_eq!(expanded(call, &own), call);
        }
    }

    #[test]
    fn built_in_templates_are_written_as_the_expander_reads_them() {
        for (path, text) in &crate::theme::built_in().templates {
            assert!(path.ends_with(".html"), "{path} is escaped as HTML");
            for piece in pieces(text) {
                let Piece::Tag(tag) = piece else { continue };
                let is_comment = tag.starts_with("{#");
                let is_trimmed = ["{%-", "{{-", "{#-"].iter().any(|open| tag.starts_with(open))
                    || ["-%}", "-}}", "-#}"].iter().any(|close| tag.ends_with(close));
                assert!(!is_trimmed, "{path}: {tag} takes the space beside it away");
                assert!(
                    is_comment || !tag.contains('\''),
                    "{path}: {tag} has a text that is not in \""
                );
            }
        }
    }
}
