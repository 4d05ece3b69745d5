//! Links that stay inside: what a page links to, and a page without the links that would lead to nothing.
//!
//! Pages are Milepost's own, written by its templates and typed writers: a `<` in text is always escaped, so every
//! `<` followed by a letter begins a tag.

use std::ops::Range;

use crate::path::{SitePath, percent_decode, resolve};

/// A link of a page, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageLink {
    /// Where the attribute stands in the page, with the blank before it.
    pub place: Range<usize>,
    /// Where its value stands in the page.
    pub value: Range<usize>,
    /// The address as written, character references decoded.
    pub address: String,
    /// Whether the browser loads it by itself: pictures, scripts and style sheets, not links to follow.
    pub is_loaded: bool,
}

/// Where a link of a page leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// To the page itself.
    Here,
    /// To this path below the site.
    Inside(String),
    /// Out of the site: to an address with a scheme.
    Outside,
    /// Out of the folder, or to no path at all.
    Nowhere,
}

impl PageLink {
    /// Returns where the link leads from the page at `page`.
    pub fn target(&self, page: &str) -> Target {
        let path = self.address.split(['#', '?']).next().unwrap_or_default();
        if path.is_empty() {
            return Target::Here;
        }
        let scheme = path.split('/').next().is_some_and(|first| first.contains(':'));
        if scheme || path.starts_with("//") {
            return Target::Outside;
        }
        let inside = percent_decode(path).and_then(|path| resolve(page, &path));
        inside.map_or(Target::Nowhere, Target::Inside)
    }
}

/// Lists the links of a page in their order.
pub fn page_links(html: &str) -> Vec<PageLink> {
    let mut links = Vec::new();
    let mut rest = 0;
    while let Some(tag) = next_tag(html, rest) {
        rest = tag.end;
        let name_end = html[tag.start + 1..tag.end]
            .find(|c: char| !c.is_ascii_alphanumeric())
            .map_or(tag.end, |end| tag.start + 1 + end);
        let name = &html[tag.start + 1..name_end];
        for (attribute, place, value) in attributes(html, name_end..tag.end) {
            let address = decoded(&html[value.clone()]);
            let is_loaded = match attribute {
                "src" | "srcset" | "poster" | "data" => true,
                "href" => matches!(name, "link" | "use" | "image"),
                _ => continue,
            };
            links.push(PageLink {
                place,
                value,
                address,
                is_loaded,
            });
        }
    }
    links
}

/// Returns the page without the addresses of links that lead to nothing: their words stay.
pub fn without_dead_links(html: String, page: &SitePath, exists: impl Fn(&SitePath) -> bool) -> String {
    let is_dead = |link: &PageLink| match link.target(page.as_str()) {
        Target::Here | Target::Outside => false,
        Target::Inside(path) => !SitePath::new(path).is_some_and(|path| exists(&path)),
        Target::Nowhere => true,
    };
    let dead = page_links(&html).into_iter().filter(is_dead);
    let dead: Vec<_> = dead.map(|link| (link, None)).collect();
    with_links(html, &dead)
}

/// Returns the page with other addresses for some of its links, in their order: an address that is percent-encoded, or
/// none, which leaves the link's words alone.
pub(super) fn with_links(html: String, changes: &[(PageLink, Option<String>)]) -> String {
    if changes.is_empty() {
        return html;
    }
    let mut changed = String::with_capacity(html.len());
    let mut from = 0;
    for (link, address) in changes {
        let place = if address.is_some() {
            &link.value
        } else {
            &link.place
        };
        changed.push_str(&html[from..place.start]);
        changed.push_str(&escaped(address.as_deref().unwrap_or_default()));
        from = place.end;
    }
    changed.push_str(&html[from..]);
    changed
}

/// Returns an address as an attribute's value: what is not percent-encoded in one of ours is a fragment's.
fn escaped(address: &str) -> String {
    address
        .replace('&', "&amp;")
        .replace('"', "&quot;")
        .replace('<', "&lt;")
}

/// Finds the next start tag, from its `<` to behind its `>`.
fn next_tag(html: &str, from: usize) -> Option<Range<usize>> {
    let bytes = html.as_bytes();
    let mut start = from;
    loop {
        start += html.get(start..)?.find('<')?;
        if bytes.get(start + 1).is_some_and(u8::is_ascii_alphabetic) {
            break;
        }
        start += 1;
    }
    let mut quote = None;
    for (index, &byte) in bytes.iter().enumerate().skip(start) {
        match (quote, byte) {
            (None, b'>') => return Some(start..index + 1),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), close) if open == close => quote = None,
            _ => {}
        }
    }
    None
}

/// Lists the attributes with quoted values of the tag whose inside lies at `inside`: name, place with the blank
/// before it, and place of the value.
fn attributes(html: &str, inside: Range<usize>) -> Vec<(&str, Range<usize>, Range<usize>)> {
    let mut found = Vec::new();
    let mut from = inside.start;
    while let Some(equals) = html[from..inside.end].find('=').map(|at| from + at) {
        let name_start = html[from..equals]
            .rfind(char::is_whitespace)
            .map_or(from, |at| from + at + 1);
        let Some(quote) = html[equals + 1..inside.end].chars().next() else {
            break;
        };
        if quote != '"' && quote != '\'' {
            from = equals + 1;
            continue;
        }
        let Some(length) = html[equals + 2..inside.end].find(quote) else {
            break;
        };
        let value = equals + 2..equals + 2 + length;
        let before = html[..name_start].trim_end().len();
        found.push((&html[name_start..equals], before..value.end + 1, value.clone()));
        from = value.end + 1;
    }
    found
}

/// Returns an attribute's value with the character references that our writers use decoded.
fn decoded(value: &str) -> String {
    if !value.contains('&') {
        return value.to_owned();
    }
    const REFERENCES: [(&str, &str); 8] = [
        ("&quot;", "\""),
        ("&#x27;", "'"),
        ("&#39;", "'"),
        ("&#x2F;", "/"),
        ("&#x2f;", "/"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
    ];
    REFERENCES
        .iter()
        .fold(value.to_owned(), |text, (reference, plain)| {
            text.replace(reference, plain)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_found_with_what_loads_by_itself() {
        let page = r##"<link rel="icon" href="../a.svg"><p class="x=y">1 &lt; 2 <a title='h="1"' href="b%20c.html#d">b</a><img src="e.png"><use href="#s"/></p>"##;
        let links = page_links(page);
        let found: Vec<(&str, bool)> = links
            .iter()
            .map(|link| (link.address.as_str(), link.is_loaded))
            .collect();
        assert_eq!(
            found,
            [
                ("../a.svg", true),
                ("b%20c.html#d", false),
                ("e.png", true),
                ("#s", true)
            ]
        );
        let target = |index: usize| links[index].target("2026/x.html");
        assert_eq!(target(0), Target::Inside("a.svg".to_owned()));
        assert_eq!(target(1), Target::Inside("2026/b c.html".to_owned()));
        assert_eq!(target(3), Target::Here);
    }

    #[test]
    fn a_dead_link_keeps_its_words() {
        let page = SitePath::new("2026/index.html").expect("a path");
        let html = r#"<a class="n" href="../2025/index.html">2025</a> <a href="x.html">x</a> <a href="https://e.org/">e</a>"#;
        let kept = without_dead_links(html.to_owned(), &page, |path| path.as_str() == "2026/x.html");
        assert_eq!(
            kept,
            r#"<a class="n">2025</a> <a href="x.html">x</a> <a href="https://e.org/">e</a>"#
        );
    }

    #[test]
    fn a_link_out_of_the_folder_leads_nowhere() {
        let link = |address: &str| PageLink {
            place: 0..0,
            value: 0..0,
            address: address.to_owned(),
            is_loaded: false,
        };
        assert_eq!(link("../../x").target("2026/a.html"), Target::Nowhere);
        assert_eq!(link("/x").target("2026/a.html"), Target::Nowhere);
        assert_eq!(link("//h/x").target("a.html"), Target::Outside);
        assert_eq!(link("mailto:a@b").target("a.html"), Target::Outside);
    }
}
