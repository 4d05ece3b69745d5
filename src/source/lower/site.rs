//! The settings, `site.yaml`: the coordinator's file, with English keys only.

use std::collections::BTreeMap;

use chrono::Datelike;

use super::{groups, required};
use crate::config::{Config, Facet, Registry, RegistryEntry, RuleLevel, ScorecardWeights, Thresholds};
use crate::locale::Message;
use crate::model::{Deadline, YearStart};
use crate::source::context::Context;
use crate::source::fields::{Fields, free_group};
use crate::source::keys::{self, BRIEF, SITE};
use crate::source::misused_keys::report_colon_in_text;
use crate::source::names::{composed, name, names, text};
use crate::source::numbers::{Bounds, number};
use crate::source::place::is_id;
use crate::source::words::{self, ANSWER, LANGUAGE, RAW_HTML, RULE_LEVEL};
use crate::source::yaml::{Node, Tree, Value};
use crate::text::Span;

/// Facet keys that would take the address of another list.
///
/// # Source
/// docs/content-model.md, "Names in addresses".
const RESERVED: [&str; 11] = [
    "projects",
    "offices",
    "leads",
    "people",
    "meetings",
    "practices",
    "goals",
    "pages",
    "data",
    "assets",
    "archive",
];

/// Decodes the settings; what is not given, or cannot be read, keeps its default.
pub(in crate::source) fn site(tree: &Tree<'_>, cx: &mut Context<'_>) -> Config {
    let fields = Fields::new(&tree.entries, SITE, &[], cx);
    if fields.lacks("title") {
        report_missing_title(&fields, tree, cx);
    }
    let usual = Config::default();
    let answer = |name, cx: &mut Context<'_>| fields.read(name, cx, |node, cx| words::word(node, ANSWER, cx));
    let language = fields.read("language", cx, |node, cx| words::word(node, LANGUAGE, cx));
    let raw_html = fields.read("raw_html", cx, |node, cx| words::word(node, RAW_HTML, cx));
    Config {
        title: fields.read("title", cx, name).unwrap_or(usual.title),
        language: language.unwrap_or(usual.language),
        organisation: fields.read("organisation", cx, name),
        base_url: fields.read("base_url", cx, base_url),
        theme: fields.read("theme", cx, theme).unwrap_or(usual.theme),
        year_starts: fields
            .read("year_starts", cx, year_start)
            .unwrap_or(usual.year_starts),
        marking: fields.read("marking", cx, name),
        ranking: answer("ranking", cx).unwrap_or(usual.ranking),
        search: answer("search", cx).unwrap_or(usual.search),
        offices: fields.read("offices", cx, registry),
        leads: fields.read("leads", cx, registry),
        facets: fields.read("facets", cx, facets).unwrap_or_default(),
        causes: fields.read("causes", cx, names).unwrap_or(usual.causes),
        thresholds: fields
            .read("thresholds", cx, thresholds)
            .unwrap_or(usual.thresholds),
        scorecard: fields.read("scorecard", cx, scorecard).unwrap_or(usual.scorecard),
        rules: fields.read("rules", cx, rules).unwrap_or_default(),
        raw_html: raw_html.unwrap_or(usual.raw_html),
        archive_key: fields.read("archive", cx, archive_key),
    }
}

fn report_missing_title(fields: &Fields<'_>, tree: &Tree<'_>, cx: &mut Context<'_>) {
    match fields.entry("title") {
        Some(empty) => cx.error("missing-key", empty.key_span, Message::new("empty-site-title")),
        None if tree.may_hide(SITE, "title") => {}
        None => cx.error("missing-key", Span::default(), Message::new("missing-site-title")),
    }
}

/// Decodes what is settled about sealed years: so far, the key that their signatures are judged by.
fn archive_key(node: &Node<'_>, cx: &mut Context<'_>) -> Option<String> {
    Fields::of(node, keys::ARCHIVE, cx)?.read("key", cx, minisign_key)
}

/// Decodes a public key as the minisign program prints it: the second line of its file.
fn minisign_key(node: &Node<'_>, cx: &mut Context<'_>) -> Option<String> {
    let written = text(node, cx)?;
    if minisign_verify::PublicKey::from_base64(&written).is_ok() {
        return Some(written);
    }
    let message = Message::new("invalid-archive-key").with("text", written);
    cx.error("invalid-setting", node.span, message);
    None
}

fn base_url(node: &Node<'_>, cx: &mut Context<'_>) -> Option<String> {
    let written = name(node, cx)?;
    let host = ["http://", "https://"]
        .iter()
        .find_map(|scheme| written.strip_prefix(scheme));
    let valid = host.is_some_and(|host| !host.is_empty() && !host.starts_with('/'))
        && !written.contains(|c: char| c.is_whitespace() || matches!(c, '?' | '#' | '"' | '<' | '>' | '\\'));
    if !valid {
        let message = Message::new("invalid-address").with("text", written);
        cx.error("invalid-setting", node.span, message);
        return None;
    }
    Some(if written.ends_with('/') {
        written
    } else {
        format!("{written}/")
    })
}

fn theme(node: &Node<'_>, cx: &mut Context<'_>) -> Option<String> {
    let written = name(node, cx)?;
    if is_id(&written) {
        return Some(written);
    }
    let message = Message::new("invalid-theme").with("text", written);
    cx.error("invalid-setting", node.span, message);
    None
}

fn year_start(node: &Node<'_>, cx: &mut Context<'_>) -> Option<YearStart> {
    let written = text(node, cx)?;
    // Month and day have the same form as in a date, so a date of a common year reads them.
    let start = match Deadline::parse(&format!("2025-{written}")) {
        Some(Deadline::Day(date)) => YearStart::new(date.month(), date.day()),
        _ => None,
    };
    if start.is_none() {
        let message = Message::new("invalid-year-start").with("text", written);
        cx.error("invalid-setting", node.span, message);
    }
    start
}

/// Decodes a registry: names, or groups of a name and its aliases.
fn registry(node: &Node<'_>, cx: &mut Context<'_>) -> Option<Registry> {
    let Value::List(items) = &node.value else {
        cx.error("wrong-kind", node.span, Message::new("expected-registry"));
        return None;
    };
    let mut entries: Vec<RegistryEntry> = Vec::new();
    let mut spellings: BTreeMap<String, Span> = BTreeMap::new();
    for item in items {
        let Some(entry) = registry_entry(item, cx) else {
            continue;
        };
        for (spelling, place) in spellings_of(item) {
            if let Some(first) = spellings.get(&spelling) {
                let message = Message::new("duplicate-name").with("name", spelling);
                let why = Message::new("first-given-here");
                cx.error_with("duplicate-name", place, message, (*first, why));
            } else {
                spellings.insert(spelling, place);
            }
        }
        entries.push(entry);
    }
    Some(Registry::new(entries))
}

/// Returns the name of an entry and its aliases, each with its place.
fn spellings_of<'n>(item: &'n Node<'n>) -> Vec<(String, Span)> {
    let nodes: Vec<&'n Node<'n>> = match &item.value {
        Value::Group(entries) => {
            let of = |key: &&str| entries.iter().find(|entry| entry.key.trim() == *key);
            let given = ["name", "aliases"].iter().filter_map(of);
            given.flat_map(|entry| parts_of(&entry.value)).collect()
        }
        _ => vec![item],
    };
    let spelling = |node: &Node<'_>| match &node.value {
        Value::Text(text) => Some((composed(text.trim()).into_owned(), node.span)),
        _ => None,
    };
    nodes.into_iter().filter_map(spelling).collect()
}

/// Returns the parts of a list, or the one node that stands for a list of one.
fn parts_of<'n>(node: &'n Node<'n>) -> &'n [Node<'n>] {
    match &node.value {
        Value::List(items) => items,
        _ => std::slice::from_ref(node),
    }
}

fn registry_entry(item: &Node<'_>, cx: &mut Context<'_>) -> Option<RegistryEntry> {
    if !matches!(item.value, Value::Group(_)) {
        report_colon_in_text(item, keys::REGISTRY, cx);
        return name(item, cx).map(|name| RegistryEntry {
            name,
            aliases: Vec::new(),
        });
    }
    let fields = Fields::of(item, keys::REGISTRY, cx)?;
    let aliases = fields.read("aliases", cx, names).unwrap_or_default();
    let name = required(&fields, "name", item.span, "missing-registry-name", cx, name)?;
    Some(RegistryEntry { name, aliases })
}

fn facets(node: &Node<'_>, cx: &mut Context<'_>) -> Option<Vec<Facet>> {
    let mut facets: Vec<(Facet, [Span; 2])> = Vec::new();
    for (group, fields) in groups(node, keys::FACET, cx) {
        let label = fields.read("name", cx, name);
        let values = fields.read("values", cx, names);
        let Some(key) = required(&fields, "key", group.span, "missing-facet-key", cx, facet_key) else {
            continue;
        };
        let place = fields.entry("key").map_or(group.span, |entry| entry.value.span);
        let facet = Facet {
            name: label.unwrap_or_else(|| key.clone()),
            key,
            values,
        };
        let by_name = fields.entry("name").map_or(place, |entry| entry.value.span);
        let first_of = |name: &String| {
            let same = |(other, [key, label]): &(Facet, [Span; 2])| {
                let places = [(&other.key, key), (&other.name, label)];
                places
                    .into_iter()
                    .find_map(|(taken, place)| (taken == name).then_some(*place))
            };
            facets.iter().find_map(same)
        };
        let given = [(&facet.key, place), (&facet.name, by_name)];
        let twice = given
            .into_iter()
            .find_map(|(name, place)| Some((name, place, first_of(name)?)));
        if let Some((name, place, first)) = twice {
            let message = Message::new("duplicate-name").with("name", name);
            let why = Message::new("first-given-here");
            cx.error_with("duplicate-name", place, message, (first, why));
        } else if keys::find(BRIEF, &facet.name).is_some() {
            let message = Message::new("reserved-facet").with("key", &facet.name);
            cx.error("invalid-setting", place, message);
        } else {
            facets.push((facet, [place, by_name]));
        }
    }
    Some(facets.into_iter().map(|(facet, _)| facet).collect())
}

fn facet_key(node: &Node<'_>, cx: &mut Context<'_>) -> Option<String> {
    let key = name(node, cx)?;
    let reserved = RESERVED.contains(&&*key) || keys::find(BRIEF, &key).is_some();
    let id = match (reserved, is_id(&key)) {
        (false, true) => return Some(key),
        (true, _) => "reserved-facet",
        (false, false) => "invalid-facet",
    };
    cx.error("invalid-setting", node.span, Message::new(id).with("key", key));
    None
}

fn thresholds(node: &Node<'_>, cx: &mut Context<'_>) -> Option<Thresholds> {
    let fields = Fields::of(node, keys::THRESHOLDS, cx)?;
    let usual = Thresholds::default();
    let points = fields.read("tolerance", cx, |node, cx| number(node, Bounds::NotNegative, cx));
    let days = |name, otherwise, cx: &mut Context<'_>| fields.read(name, cx, days).unwrap_or(otherwise);
    Some(Thresholds {
        tolerance: points.unwrap_or(usual.tolerance),
        due_soon: days("due_soon", usual.due_soon, cx),
        stale_after: days("stale_after", usual.stale_after, cx),
        late_after: days("late_after", usual.late_after, cx),
    })
}

/// Decodes a number of days: whole, not negative, within ten years.
fn days(node: &Node<'_>, cx: &mut Context<'_>) -> Option<i64> {
    let written = text(node, cx)?;
    let days = written
        .parse::<i64>()
        .ok()
        .filter(|days| (0..=3660).contains(days));
    if days.is_none() {
        let message = Message::new("invalid-days").with("text", written);
        cx.error("invalid-number", node.span, message);
    }
    days
}

fn scorecard(node: &Node<'_>, cx: &mut Context<'_>) -> Option<ScorecardWeights> {
    let fields = Fields::of(node, keys::SCORECARD, cx)?;
    let usual = ScorecardWeights::default();
    let weight = |name, otherwise, cx: &mut Context<'_>| {
        fields
            .read(name, cx, |node, cx| number(node, Bounds::NotNegative, cx))
            .unwrap_or(otherwise)
    };
    Some(ScorecardWeights {
        completion: weight("completion", usual.completion, cx),
        punctuality: weight("punctuality", usual.punctuality, cx),
        outcomes: weight("outcomes", usual.outcomes, cx),
        diligence: weight("diligence", usual.diligence, cx),
        quality: weight("quality", usual.quality, cx),
    })
}

/// Decodes the severities that the site sets; whether the rules exist is for the rules to say.
fn rules(node: &Node<'_>, cx: &mut Context<'_>) -> Option<BTreeMap<String, RuleLevel>> {
    let mut levels = BTreeMap::new();
    for entry in free_group(node, cx) {
        if let Some(level) = words::word(&entry.value, RULE_LEVEL, cx) {
            levels.insert(entry.key.trim().to_owned(), level);
        }
    }
    Some(levels)
}
