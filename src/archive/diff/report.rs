//! A comparison as text, as JSON and as a page that needs no other file.

use serde_json::{Value, json};

use super::{Comparison, Named, Pair};
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
            text.push_str(&format!("    {}: {old} → {new}\n", change.field));
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
            .map(|change| json!({"field": change.field, "old": change.old, "new": change.new}))
            .collect();
        json!({"old": of.old.key, "new": of.new.key, "title": of.new.title, "fields": fields})
    });
    file["changed"] = changed.collect();
    file
}

/// Writes a comparison as a page: no script, no style sheet, nothing to load.
pub fn html(names: [&str; 2], comparison: &Comparison, locale: &Locale) -> String {
    let title = format!("{} → {}", names[0], names[1]);
    let mut page = HtmlWriter::new();
    page.markup("<!doctype html>\n<html")
        .attribute("lang", locale.language().tag());
    page.markup(">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'; form-action 'none'\">\n<title>");
    page.text(&title)
        .markup("</title>\n</head>\n<body>\n<h1>")
        .text(&title)
        .markup("</h1>\n");
    for (_, word, list) in lists(comparison) {
        let items: Vec<String> = list
            .iter()
            .map(|named| format!("{} {}", named.key, named.title))
            .collect();
        section(&mut page, &heading(word, list.len(), locale), &items);
    }
    for (_, word, list) in pairs(comparison) {
        let items: Vec<String> = list.iter().map(pair_text).collect();
        section(&mut page, &heading(word, list.len(), locale), &items);
    }
    page.markup("<h2>")
        .text(&heading("diff-changed", comparison.changed.len(), locale))
        .markup("</h2>\n");
    for (pair, changes) in &comparison.changed {
        page.markup("<h3>")
            .text(&pair_text(pair))
            .markup("</h3>\n<table>\n<thead><tr>");
        for word in ["diff-field", "diff-old", "diff-new"] {
            page.markup("<th scope=\"col\">")
                .text(&locale.text(word))
                .markup("</th>");
        }
        page.markup("</tr></thead>\n<tbody>\n");
        for change in changes {
            page.markup("<tr><th scope=\"row\">")
                .text(&change.field)
                .markup("</th><td>");
            page.text(&change.old)
                .markup("</td><td>")
                .text(&change.new)
                .markup("</td></tr>\n");
        }
        page.markup("</tbody>\n</table>\n");
    }
    page.markup("</body>\n</html>\n");
    page.finish().into_string()
}

fn section(page: &mut HtmlWriter, heading: &str, items: &[String]) {
    page.markup("<h2>").text(heading).markup("</h2>\n");
    if items.is_empty() {
        return;
    }
    page.markup("<ul>\n");
    for item in items {
        page.markup("<li>").text(item).markup("</li>\n");
    }
    page.markup("</ul>\n");
}
