//! What proves something: words, or a link to a published file, a page or an address outside.

use super::part::NameLink;
use super::prose::destination;
use super::{Facts, Links};
use crate::markup::markdown::LinkKind;
use crate::markup::url::{Link, classify};
use crate::path::relative_link;

/// Shows the evidence that the record in `file` (a path below `content/`) gives.
///
/// A relative link that leads nowhere, and every address that may not be linked, stays text.
pub fn evidence_links(facts: &Facts, links: Links<'_>, file: &str, evidence: &[String]) -> Vec<NameLink> {
    evidence
        .iter()
        .map(|text| evidence_link(facts, links, file, text))
        .collect()
}

/// Shows one piece of evidence.
pub fn evidence_link(facts: &Facts, links: Links<'_>, file: &str, text: &str) -> NameLink {
    let plain = || NameLink {
        name: text.to_owned(),
        href: None,
    };
    match classify(text) {
        Link::External(url) => NameLink {
            name: text.to_owned(),
            href: Some(url.as_str().to_owned()),
        },
        Link::Relative(link) => match destination(facts, file, &link, LinkKind::Link) {
            Some(target) => NameLink {
                name: link.path.rsplit('/').next().unwrap_or(text).to_owned(),
                href: Some(relative_link(links.page().as_str(), &target)),
            },
            None => plain(),
        },
        Link::Fragment(_) | Link::Refused(_) => plain(),
    }
}
