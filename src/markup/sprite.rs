//! The symbols that pages and charts refer to, inlined once a page.

use std::sync::LazyLock;

use memchr::memchr_iter;

/// Returns the sprite: an invisible `svg` that defines every glyph, diamond, edge, hatch and arrow.
///
/// Ids: `g-late g-risk g-on g-done g-todo g-hold g-drop g-silent g-carried` (health, 14 px box);
/// `m-done m-todo m-over m-ghost` (milestones on bars); `u-done u-todo u-over` (milestones in the pile);
/// `e-in e-out` (carried in, continuing); `hx-late hx-risk hx-idle` (hatches); `arr` (dependency arrow).
///
/// # Source
/// docs/theme.md, "Status and milestone marks".
pub fn sprite() -> &'static str {
    SPRITE
}

/// Leaves in the sprite of a rendered page the symbols that the page refers to, for most pages use five of twenty, and
/// all of them would be a quarter of a project's page.
///
/// Hatches and arrows stay: style sheets refer to them, not the page. A page without the whole sprite stays as it is. A
/// theme may put the sprite where it likes, and quote as HTML allows.
pub fn keep_used(page: &mut Vec<u8>) {
    let begins = |place: &usize| page[*place..].starts_with(SPRITE.as_bytes());
    let Some(start) = memchr_iter(b'<', page).find(begins) else {
        return;
    };
    let end = start + SPRITE.len();
    let mut is_used = [false; MOST_SYMBOLS];
    // The sprite itself refers to none of its symbols.
    for place in memchr_iter(b'#', page) {
        let reference = &page[place + 1..];
        let within = &reference[..reference.len().min(LONGEST_ID + 1)];
        let goes_on = |byte: &u8| byte.is_ascii_lowercase() || *byte == b'-';
        let Some(length) = within.iter().position(|byte| !goes_on(byte)) else {
            continue;
        };
        if !matches!(within[length], b'"' | b'\'' | b'>' | b'/') && !within[length].is_ascii_whitespace() {
            continue;
        }
        // A list of a year refers to its symbols thousands of times: few of them have this length.
        let is_it = |(id, _): &(&str, &str)| id.len() == length && id.as_bytes() == &within[..length];
        if let Some(index) = SYMBOLS.iter().position(is_it) {
            is_used[index] = true;
        }
    }
    let mut kept = String::with_capacity(SPRITE.len());
    kept.push_str(OPENING);
    for ((_, symbol), _) in SYMBOLS.iter().zip(is_used).filter(|(_, is_used)| *is_used) {
        kept.push_str(symbol);
    }
    kept.push_str(&SPRITE[OPENING.len() + SYMBOLS.iter().map(|(_, symbol)| symbol.len()).sum::<usize>()..]);
    let behind = start + kept.len();
    page[start..behind].copy_from_slice(kept.as_bytes());
    page.drain(behind..end);
}

const OPENING: &str =
    r#"<svg class="sprite" width="0" height="0" aria-hidden="true" focusable="false"><defs>"#;

/// More than the sprite has.
const MOST_SYMBOLS: usize = 32;

/// Bytes of the longest id of a symbol.
const LONGEST_ID: usize = "g-carried".len();

/// What `use` refers to, each with its id; they stand before the hatches.
static SYMBOLS: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let mut symbols = Vec::new();
    let mut rest = &SPRITE[OPENING.len()..];
    loop {
        let closing = if rest.starts_with("<symbol ") {
            "</symbol>"
        } else if rest.starts_with("<g ") {
            "</g>"
        } else {
            return symbols;
        };
        let end = rest.find(closing).expect("an element that was opened is closed") + closing.len();
        let (symbol, behind) = rest.split_at(end);
        let id = symbol.split('"').nth(1).expect("the first attribute is the id");
        symbols.push((id, symbol));
        rest = behind;
    }
});

const SPRITE: &str = concat!(
    r#"<svg class="sprite" width="0" height="0" aria-hidden="true" focusable="false"><defs>"#,
    r#"<symbol id="g-late" viewBox="0 0 14 14" overflow="visible"><rect x="1.2" y="1.2" width="11.6" height="11.6" rx="1" fill="currentColor"/><path d="M7 3.4v4.4M7 9.6v1.4" stroke="var(--paper)" stroke-width="1.7"/></symbol>"#,
    r#"<symbol id="g-risk" viewBox="0 0 14 14" overflow="visible"><path d="M7 .9 13.6 12.8H.4z" fill="currentColor" stroke="currentColor" stroke-width=".6" stroke-linejoin="round"/><path d="M7 4.9v4M7 10.1v1.3" stroke="var(--paper)" stroke-width="1.5"/></symbol>"#,
    r#"<symbol id="g-on" viewBox="0 0 14 14" overflow="visible"><circle cx="7" cy="7" r="5.6" fill="currentColor"/></symbol>"#,
    r#"<symbol id="g-done" viewBox="0 0 14 14" overflow="visible"><circle cx="7" cy="7" r="5.9" fill="none" stroke="currentColor" stroke-width="1.5"/><path d="M4.1 7.3 6.2 9.4 10 4.9" fill="none" stroke="currentColor" stroke-width="1.6"/></symbol>"#,
    r#"<symbol id="g-todo" viewBox="0 0 14 14" overflow="visible"><circle cx="7" cy="7" r="5.6" fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="2.6 1.8"/></symbol>"#,
    r#"<symbol id="g-hold" viewBox="0 0 14 14" overflow="visible"><circle cx="7" cy="7" r="5.9" fill="none" stroke="currentColor" stroke-width="1.4"/><path d="M5.3 4.6v4.8M8.7 4.6v4.8" stroke="currentColor" stroke-width="1.6"/></symbol>"#,
    r#"<symbol id="g-drop" viewBox="0 0 14 14" overflow="visible"><circle cx="7" cy="7" r="5.9" fill="none" stroke="currentColor" stroke-width="1.4"/><path d="M4.8 4.8 9.2 9.2M9.2 4.8 4.8 9.2" stroke="currentColor" stroke-width="1.5"/></symbol>"#,
    r#"<symbol id="g-silent" viewBox="0 0 14 14" overflow="visible"><circle cx="7" cy="7" r="5.9" fill="none" stroke="currentColor" stroke-width="1.4"/><path d="M4.3 7h5.4" stroke="currentColor" stroke-width="1.6"/></symbol>"#,
    r#"<symbol id="g-carried" viewBox="0 0 14 14" overflow="visible"><circle cx="7" cy="7" r="5.9" fill="none" stroke="currentColor" stroke-width="1.4"/><path d="M3.8 7h5.6M7.2 4.6 9.8 7 7.2 9.4" fill="none" stroke="currentColor" stroke-width="1.4"/></symbol>"#,
    r#"<g id="m-done"><path class="m-halo" d="M0-5.4 5.4 0 0 5.4-5.4 0z"/><path class="m-done" d="M0-5 5 0 0 5-5 0z"/></g>"#,
    r#"<g id="m-todo"><path class="m-halo" d="M0-5.4 5.4 0 0 5.4-5.4 0z"/><path class="m-todo" d="M0-4.7 4.7 0 0 4.7-4.7 0z"/></g>"#,
    r#"<g id="m-over"><path class="m-halo" d="M0-6.4 6.4 0 0 6.4-6.4 0z"/><path class="m-over" d="M0-5.2 5.2 0 0 5.2-5.2 0z"/><path class="m-overi" d="M0-2.2V.4M0 1.4V2.4"/></g>"#,
    r#"<g id="m-ghost"><path class="m-ghost" d="M0-3.4 3.4 0 0 3.4-3.4 0z"/></g>"#,
    r#"<g id="e-in"><path class="edge" d="M-1-4.5-6.5 0-1 4.5z"/></g><g id="e-out"><path class="edge" d="M1-4.5 6.5 0 1 4.5z"/></g>"#,
    r#"<g id="u-done"><path class="u-done" d="M0-5.4 5.4 0 0 5.4-5.4 0z"/></g>"#,
    r#"<g id="u-todo"><path class="u-todo" d="M0-4.8 4.8 0 0 4.8-4.8 0z"/></g>"#,
    r#"<g id="u-over"><path class="u-over" d="M0-4.7 4.7 0 0 4.7-4.7 0z"/><path class="u-overi" d="M0-1.9 1.9 0 0 1.9-1.9 0z"/></g>"#,
    r#"<pattern id="hx-late" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="hx late" d="M0 0V4"/></pattern>"#,
    r#"<pattern id="hx-risk" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="hx risk" d="M0 0V4"/></pattern>"#,
    r#"<pattern id="hx-idle" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="hx idle" d="M0 0V4"/></pattern>"#,
    r#"<marker id="arr" viewBox="0 0 6 6" refX="5" refY="3" markerWidth="6" markerHeight="6" orient="auto"><path class="depa" d="M0 0 6 3 0 6z"/></marker>"#,
    "</defs></svg>",
);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::Health;
    use crate::markup::marks::{Mark, Tone, glyph};
    use crate::markup::wellformed;

    #[test]
    fn the_sprite_has_every_symbol_that_charts_name() {
        let sprite = sprite();
        wellformed::check(sprite);
        let has = |id: &str| sprite.contains(&format!("id=\"{id}\""));
        for health in Health::ALL {
            assert!(has(glyph(health)), "{}", glyph(health));
        }
        for mark in [Mark::Done, Mark::Open, Mark::Owed] {
            assert!(has(&mark.diamond()[1..]) && has(&mark.unit()[1..]));
        }
        for tone in [Tone::Late, Tone::Risk, Tone::Idle] {
            assert!(has(&format!("hx-{}", tone.word())));
        }
        for id in ["m-ghost", "e-in", "e-out", "arr"] {
            assert!(has(id), "{id}");
        }
        assert!(!sprite.contains("style="));
        assert!(sprite.starts_with(OPENING) && SYMBOLS.len() <= MOST_SYMBOLS);
        assert!(SYMBOLS.iter().all(|(id, _)| id.len() <= LONGEST_ID));
    }

    // Proved by sabotage: without the quotation mark behind an id, `#g-risky` keeps `g-risk` and this test fails.
    #[test]
    fn a_page_keeps_the_symbols_that_it_refers_to() {
        let page = |body: &str| format!("<body>{}{body}</body>", sprite()).into_bytes();
        let kept = |body: &str| {
            let mut page = page(body);
            keep_used(&mut page);
            String::from_utf8(page).expect("a page is text")
        };
        let body =
            r##"<use href="#g-late"/><use href="#m-done"/><a href="#g-risky">处</a><a href="#e-in-b">x</a>"##;
        let text = kept(body);
        wellformed::check(&text[6..text.len() - 7 - body.len()]);
        assert!(text.ends_with(&format!("{body}</body>")));
        for id in ["g-late", "m-done", "hx-late", "hx-risk", "hx-idle", "arr"] {
            assert!(text.contains(&format!("id=\"{id}\"")), "{id} is used");
        }
        for id in ["g-risk", "m-todo", "e-in", "u-over"] {
            assert!(!text.contains(&format!("id=\"{id}\"")), "{id} is not used");
        }
        for body in [
            "<use href='#g-late'/>",
            "<use href=#g-late />",
            "<use href=#g-late>",
            "<use href=#g-late/>",
        ] {
            assert!(kept(body).contains("id=\"g-late\""), "{body}");
        }
        assert!(!kept("#g-late, #g-lately").contains("id=\"g-late\""));
        let mut behind = format!("<use href=\"#g-late\"/>{}", sprite()).into_bytes();
        keep_used(&mut behind);
        let behind = String::from_utf8(behind).expect("a page is text");
        assert!(behind.contains("id=\"g-late\"") && !behind.contains("id=\"g-on\""));
        let all: String = SYMBOLS
            .iter()
            .map(|(id, _)| format!(r##"<use href="#{id}"/>"##))
            .collect();
        assert_eq!(kept(&all).into_bytes(), page(&all));
        let mut other = b"<svg class=\"sprite\"></svg>".to_vec();
        keep_used(&mut other);
        assert_eq!(other, b"<svg class=\"sprite\"></svg>");
    }
}
