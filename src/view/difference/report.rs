//! A comparison as text, as JSON and as markup: part of a page of the site, or a page that needs no other file.

use serde_json::{Value, json};

use super::{Comparison, Field, FieldChange, Named, Pair, words};
use crate::locale::{Args, Locale};
use crate::markup::html::HtmlWriter;
use crate::view::phrase;

/// The lists of a comparison, in order, with the names of their words.
fn lists(comparison: &Comparison) -> [(&'static str, &'static str, &[Named]); 4] {
    [
        ("added", "diff-added", &comparison.added),
        ("finished", "diff-finished", &comparison.finished),
        ("ended", "diff-ended", &comparison.ended),
        ("vanished", "diff-vanished", &comparison.vanished),
    ]
}

fn pairs(comparison: &Comparison) -> [(&'static str, &'static str, &[Pair]); 2] {
    [
        ("carried", "diff-carried", &comparison.carried),
        ("renamed", "diff-renamed", &comparison.renamed),
    ]
}

fn pair_text(pair: &Pair) -> String {
    if pair.old.title == pair.new.title {
        format!("{} → {} {}", pair.old.key, pair.new.key, pair.new.title)
    } else {
        format!(
            "{} {} → {} {}",
            pair.old.key, pair.old.title, pair.new.key, pair.new.title
        )
    }
}

fn shown<'a>(value: &'a str, none: &'a str) -> &'a str {
    if value.is_empty() { none } else { value }
}

fn heading(word: &str, count: usize, locale: &Locale) -> String {
    locale.say(word, &Args::new().with("n", count))
}

/// A changed field as people read it.
struct Row {
    field: String,
    old: String,
    new: String,
}

/// Makes the rows of changed fields. An item of a list that is new, or gone, is one row and not one a field: its
/// milestone is new, whatever it says.
fn rows(changes: &[FieldChange], locale: &Locale) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut rest = changes;
    while let Some(first) = rest.first() {
        let item = first.field.item();
        let is_same = |change: &&FieldChange| item.is_some() && change.field.item() == item;
        let count = rest.iter().take_while(is_same).count().max(1);
        let (of_item, others) = rest.split_at(count);
        rest = others;
        match item.filter(|_| of_item.iter().any(FieldChange::names_its_item)) {
            Some(item) => rows.push(whole(&item, of_item, locale)),
            None => rows.extend(of_item.iter().map(|change| Row {
                field: words::field(&change.field, locale),
                old: words::value(&change.field, &change.old, locale),
                new: words::value(&change.field, &change.new, locale),
            })),
        }
    }
    rows
}

/// Makes the row of an item that one of the two does not have.
fn whole(item: &Field, changes: &[FieldChange], locale: &Locale) -> Row {
    let parts = |value: fn(&FieldChange) -> &String| {
        let told = changes
            .iter()
            .filter(|change| !value(change).is_empty() && !change.names_its_item());
        let part = |change: &FieldChange| {
            let name = words::last(&change.field, locale);
            format!("{name} {}", words::value(&change.field, value(change), locale))
        };
        let told: Vec<String> = told.map(part).collect();
        // An item of which nothing more is said is at least named.
        let name = changes.iter().find(|change| change.names_its_item());
        match name.filter(|_| told.is_empty()) {
            Some(name) => value(name).clone(),
            None => told.join(" · "),
        }
    };
    Row {
        field: words::field(item, locale),
        old: parts(|change| &change.old),
        new: parts(|change| &change.new),
    }
}

/// Writes a comparison of the snapshots called `names` for people.
pub fn text(names: [&str; 2], comparison: &Comparison, locale: &Locale) -> String {
    let none = locale.text("diff-none");
    let mut text = format!("{} → {}\n", names[0], names[1]);
    for (_, word, list) in lists(comparison) {
        text.push_str(&format!("{}\n", heading(word, list.len(), locale)));
        list.iter()
            .for_each(|named| text.push_str(&format!("  {} {}\n", named.key, named.title)));
    }
    for (_, word, list) in pairs(comparison) {
        text.push_str(&format!("{}\n", heading(word, list.len(), locale)));
        list.iter()
            .for_each(|pair| text.push_str(&format!("  {}\n", pair_text(pair))));
    }
    text.push_str(&format!(
        "{}\n",
        heading("diff-changed", comparison.changed.len(), locale)
    ));
    for (pair, changes) in &comparison.changed {
        text.push_str(&format!("  {}\n", pair_text(pair)));
        for row in rows(changes, locale) {
            let (old, new) = (shown(&row.old, &none), shown(&row.new, &none));
            text.push_str(&format!("    {}: {old} → {new}\n", row.field));
        }
    }
    text
}

/// Writes a comparison as a JSON value.
pub fn json(names: [&str; 2], comparison: &Comparison) -> Value {
    let named = |named: &Named| json!({"key": named.key, "title": named.title});
    let pair = |pair: &Pair| json!({"old": named(&pair.old), "new": named(&pair.new)});
    let mut file = json!({"old": names[0], "new": names[1]});
    for (key, _, list) in lists(comparison) {
        file[key] = list.iter().map(named).collect();
    }
    for (key, _, list) in pairs(comparison) {
        file[key] = list.iter().map(pair).collect();
    }
    let changed = comparison.changed.iter().map(|(of, changes)| {
        let fields: Vec<Value> = changes
            .iter()
            .map(|change| json!({"field": change.field.to_string(), "old": change.old, "new": change.new}))
            .collect();
        json!({"old": of.old.key, "new": of.new.key, "title": of.new.title, "fields": fields})
    });
    file["changed"] = changed.collect();
    file
}

/// Writes a comparison as a page that needs no other file: no script, nothing to load.
pub fn html(names: [&str; 2], comparison: &Comparison, locale: &Locale) -> String {
    let title = format!("{} → {}", names[0], names[1]);
    let mut page = HtmlWriter::new();
    page.markup("<!doctype html>\n<html")
        .attribute("lang", locale.language().tag());
    page.markup(concat!(
        ">\n<head>\n<meta charset=\"utf-8\">\n",
        "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n",
        // The style is written here and nothing else is let in; what is compared reaches the page as text only.
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; ",
        "base-uri 'none'; form-action 'none'\">\n<title>",
    ));
    page.text(&title).markup("</title>\n<style>\n");
    page.markup(include_str!("report.css"))
        .markup("</style>\n</head>\n<body>\n<main>\n<h1>")
        .text(&title)
        .markup("</h1>\n<p>")
        .text(&sentence(comparison, locale))
        .markup("</p>\n");
    body(&mut page, comparison, locale, &|_, _| None);
    page.markup("</main>\n</body>\n</html>\n");
    page.finish().into_string()
}

/// Says in one sentence what differs; what does not occur is left out.
pub(super) fn sentence(comparison: &Comparison, locale: &Locale) -> String {
    let counts = [
        ("diff-count-added", comparison.added.len()),
        ("diff-count-finished", comparison.finished.len()),
        ("diff-count-ended", comparison.ended.len()),
        ("diff-count-carried", comparison.carried.len()),
        ("diff-count-renamed", comparison.renamed.len()),
        ("diff-count-vanished", comparison.vanished.len()),
        ("diff-count-changed", comparison.changed.len()),
    ];
    let clauses: Vec<String> = counts
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(word, count)| heading(word, count, locale))
        .collect();
    if clauses.is_empty() {
        return locale.text("diff-same");
    }
    let clauses = phrase::clauses(locale.language(), &clauses);
    locale.say("diff-sentence", &Args::new().with("clauses", clauses))
}

/// Which snapshot a project is looked up in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// The earlier one.
    Old,
    /// The later one.
    New,
}

/// Finds the page of a project, if there is one to lead to.
type PageOf<'a> = dyn Fn(Side, &Named) -> Option<String> + 'a;

/// Writes the lists and tables of a comparison.
pub(super) fn body(page: &mut HtmlWriter, comparison: &Comparison, locale: &Locale, page_of: &PageOf<'_>) {
    for (key, word, list) in lists(comparison) {
        let side = if key == "added" { Side::New } else { Side::Old };
        let write = |page: &mut HtmlWriter, named: &Named| name(page, side, named, page_of);
        section(page, &heading(word, list.len(), locale), list, write);
    }
    for (_, word, list) in pairs(comparison) {
        let write = |page: &mut HtmlWriter, pair: &Pair| both(page, pair, page_of);
        section(page, &heading(word, list.len(), locale), list, write);
    }
    if comparison.changed.is_empty() {
        return;
    }
    open(page, &heading("diff-changed", comparison.changed.len(), locale));
    for (pair, changes) in &comparison.changed {
        page.markup("<h3 class=\"h3 gap\"><span>");
        both(page, pair, page_of);
        page.markup("</span></h3>\n");
        table(page, pair, changes, locale);
    }
    page.markup("</div></section>\n");
}

/// Writes a list under its heading; the sentence above has said already that there is none of a kind.
fn section<T>(page: &mut HtmlWriter, heading: &str, list: &[T], write: impl Fn(&mut HtmlWriter, &T)) {
    if list.is_empty() {
        return;
    }
    open(page, heading);
    page.markup("<ul class=\"files\">\n");
    for item in list {
        page.markup("<li>");
        write(page, item);
        page.markup("</li>\n");
    }
    page.markup("</ul>\n</div></section>\n");
}

fn open(page: &mut HtmlWriter, heading: &str) {
    page.markup("<section class=\"sec\"><div class=\"hd\"><h2>")
        .text(heading)
        .markup("</h2></div><div>\n");
}

fn name(page: &mut HtmlWriter, side: Side, named: &Named, page_of: &PageOf<'_>) {
    match page_of(side, named) {
        Some(address) => {
            page.markup("<a").attribute("href", &address).markup(">");
            page.text(&named.title).markup("</a>");
        }
        None => {
            page.text(&named.title);
        }
    }
    page.markup(" <small>").text(&named.key).markup("</small>");
}

fn both(page: &mut HtmlWriter, pair: &Pair, page_of: &PageOf<'_>) {
    name(page, Side::Old, &pair.old, page_of);
    page.markup(" → ");
    name(page, Side::New, &pair.new, page_of);
}

fn table(page: &mut HtmlWriter, pair: &Pair, changes: &[FieldChange], locale: &Locale) {
    let none = locale.text("diff-none");
    page.markup("<table class=\"tb tight stack\"><caption class=\"vh\">")
        .text(&pair_text(pair))
        .markup("</caption><thead><tr>");
    let [field, before, after] = ["diff-field", "diff-old", "diff-new"].map(|word| locale.text(word));
    for word in [&field, &before, &after] {
        page.markup("<th scope=\"col\">").text(word).markup("</th>");
    }
    page.markup("</tr></thead>\n<tbody>\n");
    for row in rows(changes, locale) {
        page.markup("<tr><th scope=\"row\">")
            .text(&row.field)
            .markup("</th><td")
            .attribute("data-l", &before)
            .markup(">")
            .text(shown(&row.old, &none))
            .markup("</td><td")
            .attribute("data-l", &after)
            .markup(">")
            .text(shown(&row.new, &none))
            .markup("</td></tr>\n");
    }
    page.markup("</tbody>\n</table>\n");
}
