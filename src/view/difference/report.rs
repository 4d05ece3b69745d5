//! A comparison as text, as JSON and as markup: part of a page of the site, or a page that needs no other file.

use serde_json::{Value, json};

use super::{Comparison, FieldChange, Named, Pair, words};
use crate::locale::{Args, Locale};
use crate::markup::html::HtmlWriter;

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
        for change in changes {
            let (old, new) = (shown(&change.old, &none), shown(&change.new, &none));
            let value = |value: &str| words::value(&change.field, value, locale);
            let field = words::field(&change.field, locale);
            text.push_str(&format!("    {field}: {} → {}\n", value(old), value(new)));
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

/// Says in one sentence what differs.
pub(super) fn sentence(comparison: &Comparison, locale: &Locale) -> String {
    let args = Args::new()
        .with("added", comparison.added.len())
        .with("finished", comparison.finished.len())
        .with("vanished", comparison.vanished.len())
        .with("carried", comparison.carried.len())
        .with("changed", comparison.changed.len());
    locale.say("diff-sentence", &args)
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
        page.markup("<h3 class=\"h3 gap\">");
        both(page, pair, page_of);
        page.markup("</h3>\n");
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
    page.markup("<ul class=\"cols\">\n");
    for item in list {
        page.markup("<li><span>");
        write(page, item);
        page.markup("</span></li>\n");
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
    page.markup("<table class=\"tb tight\"><caption class=\"vh\">")
        .text(&pair_text(pair))
        .markup("</caption><thead><tr>");
    for word in ["diff-field", "diff-old", "diff-new"] {
        page.markup("<th scope=\"col\">")
            .text(&locale.text(word))
            .markup("</th>");
    }
    page.markup("</tr></thead>\n<tbody>\n");
    for change in changes {
        let value = |value: &str| words::value(&change.field, shown(value, &none), locale);
        page.markup("<tr><th scope=\"row\">")
            .text(&words::field(&change.field, locale))
            .markup("</th><td>");
        page.text(&value(&change.old))
            .markup("</td><td>")
            .text(&value(&change.new))
            .markup("</td></tr>\n");
    }
    page.markup("</tbody>\n</table>\n");
}
